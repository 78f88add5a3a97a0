//! The rows of the tables of units of before July 2025.

use crate::law::units::unit_kind::UnitKind;

/// A province of before.
#[derive(Debug)]
pub(crate) struct FormerProvinceRow {
    pub(crate) code: u8,
    pub(crate) kind: UnitKind,
    pub(crate) name: &'static str,
    /// The row of the province of now.
    pub(crate) now: u8,
}

pub(crate) const fn former_province(
    code: u8,
    kind: UnitKind,
    name: &'static str,
    now: u8,
) -> FormerProvinceRow {
    FormerProvinceRow {
        code,
        kind,
        name,
        now,
    }
}

/// A district. Its name is behind those of the communes.
#[derive(Debug)]
pub(crate) struct DistrictRow {
    pub(crate) code: u16,
    /// The row of the province.
    pub(crate) province: u8,
    pub(crate) kind: UnitKind,
}

pub(crate) const fn district(code: u16, province: u8, kind: UnitKind) -> DistrictRow {
    DistrictRow {
        code,
        province,
        kind,
    }
}
