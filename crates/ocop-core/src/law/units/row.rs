//! The rows of the tables of units of now.

use jiff::civil::Date;

use crate::law::units::unit_kind::UnitKind;

/// A province.
#[derive(Debug)]
pub(crate) struct ProvinceRow {
    pub(crate) code: u8,
    pub(crate) kind: UnitKind,
    pub(crate) name: &'static str,
}

pub(crate) const fn province(code: u8, kind: UnitKind, name: &'static str) -> ProvinceRow {
    ProvinceRow { code, kind, name }
}

/// A commune. Its name is a part of the text of all names.
#[derive(Debug)]
pub(crate) struct CommuneRow {
    pub(crate) code: u16,
    /// The place of the name.
    pub(crate) place: u16,
    /// Its length in bytes.
    pub(crate) length: u8,
    /// The row of the province.
    pub(crate) province: u8,
    pub(crate) kind: UnitKind,
}

pub(crate) const fn commune(
    code: u16,
    province: u8,
    kind: UnitKind,
    place: u16,
    length: u8,
) -> CommuneRow {
    CommuneRow {
        code,
        place,
        length,
        province,
        kind,
    }
}

/// A unit with another kind or name before a day.
#[derive(Debug)]
pub(crate) struct Renamed {
    pub(crate) row: u16,
    pub(crate) from: Date,
    pub(crate) kind: UnitKind,
    pub(crate) name: &'static str,
}

pub(crate) const fn renamed(row: u16, from: Date, kind: UnitKind, name: &'static str) -> Renamed {
    Renamed {
        row,
        from,
        kind,
        name,
    }
}
