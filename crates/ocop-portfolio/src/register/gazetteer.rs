//! Units by the names and codes that a register has in its columns.

use std::collections::HashMap;
use std::rc::Rc;

use ocop_core::internal::text::words;
use ocop_core::internal::{error, outside};
use ocop_core::text::bare;
use ocop_core::units::{FormerUnit, Unit, UnitKind};
use ocop_core::{Error, ErrorDetail, ErrorValue, Label, Lang};

use crate::register::column::Column;
use crate::register::place::one;

/// The cells of a row that name units; blank if the table does not have the column.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(crate) struct Named<'a> {
    pub(crate) province: &'a str,
    pub(crate) district: &'a str,
    /// A commune of now or of before.
    pub(crate) commune: &'a str,
    pub(crate) before: &'a str,
    pub(crate) now: &'a str,
    /// Whether the certificate is of the time of districts.
    pub(crate) is_former: bool,
}

/// What the cells say.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) province: Option<Unit>,
    /// All that are possible, by code.
    pub(crate) communes: Vec<Unit>,
    pub(crate) former: Option<FormerUnit>,
    pub(crate) faults: Vec<(Column, Error)>,
}

/// The units by their names without diacritics, and the cells that were looked up already.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer<'a> {
    now: HashMap<String, Vec<Unit>>,
    former: HashMap<String, Vec<FormerUnit>>,
    provinces: HashMap<&'a str, Province>,
    known: HashMap<Named<'a>, Rc<Found>>,
}

impl<'a> Gazetteer<'a> {
    /// Looks the cells of a row up.
    pub(crate) fn find(&mut self, named: Named<'a>) -> Rc<Found> {
        if let Some(found) = self.known.get(&named) {
            return Rc::clone(found);
        }
        if self.now.is_empty() {
            for unit in Unit::communes() {
                let before = unit.before().map(|(_, name)| name);
                for name in before.into_iter().chain([unit.name()]) {
                    let units = self.now.entry(key(name)).or_default();
                    if units.last() != Some(&unit) {
                        units.push(unit);
                    }
                }
            }
            for unit in FormerUnit::communes() {
                self.former.entry(key(&unit.name())).or_default().push(unit);
            }
        }
        let province = self.provinces.entry(named.province);
        let province = *province.or_insert_with(|| province_of(named.province));
        let found = Rc::new(self.look_up(named, province));
        self.known.insert(named, Rc::clone(&found));
        found
    }

    fn look_up(&self, named: Named<'_>, province: Province) -> Found {
        let mut found = Found::default();
        let scope = Scope::of(named, province, &mut found);
        let is_blank = |text: &&str| text.is_empty();
        let texts = [named.commune, named.before, named.now];
        if texts.iter().all(is_blank) {
            found.province = scope.province();
            // Of several districts of one name, none is known.
            found.former = one(scope.districts.iter().copied()).or(scope.former);
            return found;
        }
        let (now, former) = (self.now(named, &scope), self.former(named, &scope));
        for (column, text) in [
            (Column::Commune, named.commune),
            (Column::CommuneBefore, named.before),
            (Column::CommuneNow, named.now),
        ] {
            let known = match column {
                Column::CommuneBefore => !former.is_empty(),
                Column::CommuneNow => !now.is_empty(),
                _ => !former.is_empty() || !now.is_empty(),
            };
            if !text.is_empty() && !known {
                found.faults.push((column, scope.unknown(text)));
            }
        }
        let mut from_former: Vec<Unit> = former.iter().flat_map(|unit| unit.now()).collect();
        from_former.retain(|unit| scope.has(*unit));
        let both: Vec<Unit> = now
            .iter()
            .copied()
            .filter(|unit| from_former.contains(unit))
            .collect();
        let says_now = !named.now.is_empty() && !now.is_empty();
        let says_before = !named.before.is_empty() && !former.is_empty();
        let is_former;
        (found.communes, is_former) = if says_now && says_before {
            // The column of now chooses among the parts of a commune of before.
            if both.is_empty() {
                let values = [
                    ("expected", list(&from_former)),
                    ("found", outside(named.now)),
                ];
                let fault = error(ErrorDetail::PlacesDisagree, "", values);
                found.faults.push((Column::CommuneNow, fault));
                (now, false)
            } else {
                (both, true)
            }
        } else if says_now || former.is_empty() {
            (now, false)
        } else if says_before || now.is_empty() || scope.has_district {
            (from_former, true)
        } else if named.is_former {
            // The name is of then or of now.
            let mut all = from_former;
            all.extend(now);
            (all, true)
        } else {
            (now, false)
        };
        found.communes.sort_unstable_by_key(|unit| unit.code());
        found.communes.dedup();
        let became = |unit: &&FormerUnit| {
            let mut communes = found.communes.iter();
            is_former && communes.any(|commune| unit.became(*commune))
        };
        found.former = one(former.iter().filter(became).copied());
        let provinces = found.communes.iter().map(|unit| unit.province());
        found.province = one(provinces).or_else(|| scope.province());
        found
    }

    /// The communes of now that the cells may mean.
    fn now(&self, named: Named<'_>, scope: &Scope) -> Vec<Unit> {
        let text = match named.now {
            "" => named.commune,
            text => text,
        };
        let fits = |unit: &Unit| scope.has(*unit);
        if let Some(code) = code(text, 5) {
            let unit = Unit::commune_by_code(code);
            return unit.into_iter().filter(fits).collect();
        }
        let kind = split(text);
        let is_named = |unit: &Unit| {
            let of_kind =
                kind.is_some_and(|(kind, bare)| is_of_kind(*unit, kind) && unit.is_named(bare));
            of_kind || unit.is_named(text)
        };
        let known = names(text).filter_map(|name| self.now.get(&name));
        let units = known.flatten().copied().filter(fits);
        units.filter(is_named).collect()
    }

    /// The communes of before that the cells may mean.
    fn former(&self, named: Named<'_>, scope: &Scope) -> Vec<FormerUnit> {
        let text = match named.before {
            "" => named.commune,
            text => text,
        };
        let fits = |unit: &FormerUnit| scope.had(*unit);
        if let Some(code) = code(text, 5) {
            let unit = FormerUnit::commune_by_code(code);
            return unit.into_iter().filter(fits).collect();
        }
        let kind = split(text);
        let is_named = |unit: &FormerUnit| {
            let of_kind =
                kind.is_some_and(|(kind, bare)| unit.kind() == kind && unit.is_named(bare));
            of_kind || unit.is_named(text)
        };
        let known = names(text).filter_map(|name| self.former.get(&name));
        let units = known.flatten().copied().filter(fits);
        units.filter(is_named).collect()
    }
}

/// A province of now, and the one of before if it ended.
type Province = (Option<Unit>, Option<FormerUnit>);

/// The province of a cell.
fn province_of(text: &str) -> Province {
    if text.is_empty() {
        return (None, None);
    }
    let bare = split(text).map_or(text, |(_, bare)| bare);
    let (now, former) = match code(text, 2) {
        Some(code) => (
            Unit::province_by_code(code),
            FormerUnit::province_by_code(code),
        ),
        None => (
            Unit::provinces().find(|unit| unit.is_named(bare) || unit.is_named(text)),
            FormerUnit::provinces().find(|unit| unit.is_named(bare) || unit.is_named(text)),
        ),
    };
    let became = former.and_then(|unit| unit.now().first().copied());
    (now.or(became), former.filter(|_| now.is_none()))
}

/// The province and the districts in which a commune is looked for.
#[derive(Debug, Default)]
struct Scope {
    now: Option<Unit>,
    /// A province that ended.
    former: Option<FormerUnit>,
    districts: Vec<FormerUnit>,
    has_district: bool,
}

impl Scope {
    fn of(named: Named<'_>, (now, former): Province, found: &mut Found) -> Self {
        let mut scope = Self {
            now,
            former,
            ..Self::default()
        };
        if !named.province.is_empty() && scope.now.is_none() {
            let fault = unknown(named.province, None);
            found.faults.push((Column::Province, fault));
        }
        if !named.district.is_empty() {
            let text = named.district;
            let (kind, code) = (split(text), code(text, 3));
            let is_meant = |unit: &FormerUnit| match code {
                Some(code) => unit.code() == code,
                None => {
                    let of_kind =
                        kind.is_some_and(|(kind, bare)| unit.kind() == kind && unit.is_named(bare));
                    of_kind || unit.is_named(text)
                }
            };
            let districts = FormerUnit::districts().filter(|unit| scope.had(*unit));
            scope.districts = districts.filter(is_meant).collect();
            scope.has_district = !scope.districts.is_empty();
            if !scope.has_district {
                found.faults.push((Column::District, scope.unknown(text)));
            }
        }
        scope
    }

    /// The province of now.
    fn province(&self) -> Option<Unit> {
        let of = |unit: &FormerUnit| unit.province().now().first().copied();
        let by_district = one(self.districts.iter().map(of)).flatten();
        self.now.or(by_district)
    }

    /// Whether a commune of now is within.
    fn has(&self, unit: Unit) -> bool {
        self.now.is_none_or(|own| unit.province() == own)
    }

    /// Whether a unit of before was within.
    fn had(&self, unit: FormerUnit) -> bool {
        let province = unit.province();
        let district = |own: &FormerUnit| unit.district() == Some(*own);
        self.former.is_none_or(|own| province == own)
            && self.now.is_none_or(|own| province.became(own))
            && (self.districts.is_empty() || self.districts.iter().any(district))
    }

    /// That no unit within has a name.
    fn unknown(&self, text: &str) -> Error {
        let district = one(self.districts.iter().copied());
        let within = district.or(self.former).map(FormerUnit::full_name);
        unknown(text, within.or_else(|| self.now.map(Unit::full_name)))
    }
}

fn unknown(text: &str, within: Option<String>) -> Error {
    let found = ("found", outside(text));
    match within {
        None => error(ErrorDetail::UnitNameUnknown, "", [found]),
        Some(within) => {
            let within = ("within", outside(&within));
            error(ErrorDetail::UnitNameUnknown, "", [found, within])
        }
    }
}

/// Units with their codes: `03253 (Xã Tuần Giáo), 03256 (Xã Ảng Tở)`.
pub(crate) fn list(units: &[Unit]) -> ErrorValue {
    const SOME: usize = 6;
    let shown = units.iter().take(SOME);
    let shown = shown.map(|unit| format!("{unit} ({})", unit.full_name()));
    let mut shown = shown.collect::<Vec<_>>().join(", ");
    if units.len() > SOME {
        shown.push_str(", …");
    }
    Label::new(shown.clone(), shown).into()
}

/// A code of so many digits, perhaps without its zeros in front, which spreadsheet programs cut off.
fn code(text: &str, width: usize) -> Option<u32> {
    let plain = !text.is_empty() && text.len() <= width;
    let plain = plain && text.bytes().all(|byte| byte.is_ascii_digit());
    // `Phường 5` is often written as `5`.
    let plain = plain && (width < 5 || text.len() > 2);
    plain.then(|| text.parse().ok()).flatten()
}

/// Takes the word for the kind off a name, also one that is written without diacritics.
fn split(name: &str) -> Option<(UnitKind, &str)> {
    let without = || {
        let plain = name.is_ascii().then_some(name)?;
        let mut kinds = UnitKind::ALL.into_iter();
        kinds.find_map(|kind| {
            let word: String = bare(kind.label(Lang::Vi)).collect();
            let (first, rest) = plain.split_at_checked(word.len())?;
            let name = rest.trim_start();
            let is_word = name.len() < rest.len() && !name.is_empty();
            (is_word && first.eq_ignore_ascii_case(&word)).then_some((kind, name))
        })
    };
    UnitKind::split(name).or_else(without)
}

/// Whether the unit is or was of a kind.
fn is_of_kind(unit: Unit, kind: UnitKind) -> bool {
    unit.kind() == kind || unit.before().is_some_and(|(before, _)| before == kind)
}

/// The keys of a name with and without the word for the kind.
fn names(text: &str) -> impl Iterator<Item = String> {
    let whole = key(text);
    let bare = split(text).map(|(_, bare)| key(bare));
    let bare = bare.filter(|bare| *bare != whole);
    bare.into_iter().chain([whole])
}

/// The letters of a name without diacritics, spaces and signs; numbers without zeros in front.
fn key(name: &str) -> String {
    let mut key = String::new();
    for word in words(name) {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        let word = if is_number {
            word.trim_start_matches('0')
        } else {
            word
        };
        key.extend(bare(word));
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn find(named: Named<'_>) -> (Vec<String>, Vec<String>) {
        let found = Gazetteer::default().find(named);
        let communes = found.communes.iter().map(Unit::to_string).collect();
        let faults = found.faults.iter().map(|(_, fault)| fault.to_string());
        (communes, faults.collect())
    }

    fn of<'a>(province: &'a str, district: &'a str, commune: &'a str) -> Named<'a> {
        Named {
            province,
            district,
            commune,
            ..Named::default()
        }
    }

    #[test]
    fn every_commune_is_found_by_its_name_and_by_its_code() {
        let mut gazetteer = Gazetteer::default();
        let texts: Vec<_> = Unit::communes()
            .map(|unit| {
                let province = unit.province();
                (
                    unit,
                    province.full_name(),
                    unit.full_name(),
                    province.to_string(),
                    unit.to_string(),
                )
            })
            .collect();
        for (unit, province, name, province_code, code) in &texts {
            let found = gazetteer.find(of(province, "", name));
            assert!(found.communes.contains(unit), "{name}, {province}");
            assert_eq!(found.province, Some(unit.province()));
            let found = gazetteer.find(of(province_code, "", code));
            assert_eq!(found.communes, [*unit], "{code}");
        }
        let texts: Vec<_> = FormerUnit::communes()
            .step_by(7)
            .map(|unit| {
                let (district, province) = (unit.district().unwrap(), unit.province());
                let names = [province, district, unit].map(FormerUnit::full_name);
                (unit, names)
            })
            .collect();
        for (unit, [province, district, name]) in &texts {
            let found = gazetteer.find(of(province, district, name));
            assert_eq!(found.communes, unit.now(), "{name}, {district}, {province}");
            assert_eq!(found.former, Some(*unit));
        }
    }

    #[test]
    fn names_are_read_in_usual_spellings() {
        for named in [
            of("Điện Biên", "Tuần Giáo", "Quài Cang"),
            of("DIEN BIEN", "H. Tuan Giao", "xa quai cang"),
            of("11", "99", "3289"),
            of("", "Huyện Tuần Giáo", "Xã Quài Cang"),
            of("Tỉnh Điện Biên", "", "Quài Cang"),
        ] {
            assert_eq!(find(named), (vec!["03253".into()], vec![]), "{named:?}");
        }
        // A province that ended.
        let cho_lach = (vec!["28870".into()], vec![]);
        assert_eq!(find(of("Bến Tre", "Chợ Lách", "Hòa Nghĩa")), cho_lach);
        assert_eq!(find(of("Vĩnh Long", "Chợ Lách", "Hòa Nghĩa")), cho_lach);
    }

    #[test]
    fn unknown_names_are_named_with_their_place() {
        let fault = |named| find(named).1;
        assert_eq!(fault(of("Tây Bắc", "", "")), ["no unit is named `Tây Bắc`"]);
        assert_eq!(
            fault(of("Điện Biên", "", "Quài Cang Tở")),
            ["no unit is named `Quài Cang Tở` in Tỉnh Điện Biên"]
        );
        assert_eq!(
            fault(of("Điện Biên", "Tuần Giáo", "Chợ Lách")),
            ["no unit is named `Chợ Lách` in Huyện Tuần Giáo"]
        );
    }

    #[test]
    fn the_columns_of_before_and_of_now_decide_together() {
        let split: FormerUnit = "00019".parse().unwrap();
        let (name, district) = (split.full_name(), split.district().unwrap().full_name());
        let mut named = Named {
            province: "Hà Nội",
            district: &district,
            before: &name,
            ..Named::default()
        };
        assert_eq!(find(named).0, ["00004", "00070", "00190", "00226"]);
        let now = Unit::commune_by_code(190).unwrap().full_name();
        named.now = &now;
        assert_eq!(find(named), (vec!["00190".into()], vec![]));
        named.now = "Phường Bồ Đề";
        let (communes, faults) = find(named);
        assert_eq!((communes.len(), faults.len()), (1, 1));
        assert!(
            faults[0].ends_with("but the columns have Phường Bồ Đề"),
            "{faults:?}"
        );
    }

    #[test]
    fn a_name_of_both_lists_is_open_for_certificates_of_before() {
        // Xã Quài Tở is now a commune of three of before.
        let mut named = of("Điện Biên", "", "Xã Quài Tở");
        assert_eq!(find(named).0, ["03295"]);
        named.is_former = true;
        assert_eq!(find(named).0, ["03295"]);
    }
}
