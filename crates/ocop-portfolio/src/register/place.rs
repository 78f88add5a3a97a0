//! Where a product comes from: units of now, by the units that a register names.

use ocop_core::units::{FormerUnit, Unit};
use ocop_core::{CodeEra, ProductCode};

/// The province and the commune of an entry.
///
/// A register names units of now or of before July 2025. A commune of before may have been split: then several
/// communes of now are possible, and a person has to choose. [`commune`](Place::commune) is `None` until then.
///
/// ```
/// use ocop_portfolio::Place;
///
/// let place = Place::of_code("01-001-00019-1-2023".parse()?);
/// assert_eq!(place.province().unwrap().full_name(), "Thành phố Hà Nội");
/// assert_eq!(place.commune(), None);
/// let possible: Vec<_> = place.communes().iter().map(ToString::to_string).collect();
/// assert_eq!(possible, ["00004", "00070", "00190", "00226"]);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Place {
    pub(crate) province: Option<Unit>,
    /// By code, each once.
    pub(crate) communes: Vec<Unit>,
    pub(crate) former: Option<FormerUnit>,
}

impl Place {
    /// A commune of now, in its province; a province, without a commune.
    #[must_use]
    pub fn of(unit: Unit) -> Self {
        Self {
            province: Some(unit.province()),
            communes: (!unit.is_province()).then_some(unit).into_iter().collect(),
            former: None,
        }
    }

    /// A unit of before July 2025. Of a district the province alone is known.
    #[must_use]
    pub fn of_former(unit: FormerUnit) -> Self {
        let is_commune = unit.district().is_some_and(|district| district != unit);
        let communes = if is_commune { unit.now() } else { Vec::new() };
        // A commune of now may be in another province than the rest of the former one.
        let by_commune = one(communes.iter().map(|unit| unit.province()));
        let province = by_commune.or_else(|| unit.province().now().first().copied());
        Self {
            province,
            communes,
            former: Some(unit),
        }
    }

    /// The units in a product code, as far as the lists have them.
    #[must_use]
    pub fn of_code(code: ProductCode) -> Self {
        let province = u32::from(code.province());
        let former_province = || FormerUnit::province_by_code(province).map(Self::of_former);
        let now = || {
            let unit = Unit::commune_by_code(code.commune()?)?;
            (unit.province().code() == province).then(|| Self::of(unit))
        };
        let former = || {
            let unit = FormerUnit::commune_by_code(code.commune()?)?;
            (unit.province().code() == province).then(|| Self::of_former(unit))
        };
        let district = || {
            let unit = FormerUnit::district_by_code(code.district()?.into())?;
            (unit.province().code() == province).then(|| Self::of_former(unit))
        };
        let found = match code.era() {
            CodeEra::New => now()
                .or_else(former)
                .or_else(|| Unit::province_by_code(province).map(Self::of)),
            CodeEra::Old | CodeEra::WithoutCommune => former().or_else(district),
        };
        found.or_else(former_province).unwrap_or_default()
    }

    /// The province of now.
    #[must_use]
    pub const fn province(&self) -> Option<Unit> {
        self.province
    }

    /// The commune of now, if it is known and the only one that is possible.
    #[must_use]
    pub const fn commune(&self) -> Option<Unit> {
        match self.communes.as_slice() {
            [unit] => Some(*unit),
            _ => None,
        }
    }

    /// The possible communes of now, by code; several if the commune of before was split, none if it is unknown.
    #[must_use]
    pub fn communes(&self) -> &[Unit] {
        &self.communes
    }

    /// The unit of before July 2025 that the register names.
    #[must_use]
    pub const fn former(&self) -> Option<FormerUnit> {
        self.former
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// The only value of several equal ones.
pub(crate) fn one<T: PartialEq>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut values = values.into_iter();
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
