//! Administrative units: those of now (Decision 19/2025/QĐ-TTg, as amended), and those of before
//! 01/07/2025.

#[cfg(feature = "units-before-2025")]
pub(crate) mod former_row;
#[cfg(feature = "units-before-2025")]
pub(crate) mod former_unit;
pub(crate) mod names;
pub(crate) mod row;
#[rustfmt::skip]
pub(crate) mod tables {
    #[cfg(feature = "units-before-2025")]
    pub(crate) mod former;
    pub(crate) mod now;
}
pub(crate) mod unit;
pub(crate) mod unit_kind;
