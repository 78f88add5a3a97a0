//! Names of units in the text of an address.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::text::same;
use ocop_core::units::{FormerUnit, Unit, UnitKind};
use ocop_core::{Date, Label, Lang};

use crate::check::examination::{Examination, said};
use crate::check::name_fault::{NameFault, PlaceFault};
use crate::model::Address;
use crate::rules::shared::units::{List, are_right, coded, commune_of, places, province_of};

/// The day on which names are looked up: the reference date, or the first of the edition.
pub(crate) fn day(examination: &Examination<'_>) -> Date {
    let first = || examination.edition().in_force_from();
    examination.day.unwrap_or_else(first)
}

/// Whether a text ends in the names of a commune and its province on a day, and names no district before.
///
/// It knows the usual spelling only.
pub(crate) fn end_in(text: &str, commune: Unit, on: Date) -> bool {
    let without = |text, unit: Unit| {
        let (kind, name) = unit.on(on);
        let rest = str::strip_suffix(text, name)?.trim_end();
        let word = kind.label(Lang::Vi);
        let (rest, found) = rest.split_at_checked(rest.len().checked_sub(word.len())?)?;
        // The first letter may be a capital.
        let same = found == word || found.get(1..) == word.get(1..) && found.is_char_boundary(1);
        same.then(|| rest.trim_end_matches([' ', ',']))
    };
    let rest = without(text, commune.province()).and_then(|rest| without(rest, commune));
    rest.is_some_and(|rest| !may_name_unit(rest))
}

/// Whether a text may name a unit: it has a word for a district, a point of an abbreviation, or nothing to
/// look at.
fn may_name_unit(text: &str) -> bool {
    text.is_empty() || text.contains('.') || may_name_district(text)
}

/// Whether a text may contain `huyện`, `quận`, `thị`, `phố`, `TP` or `TX`: the vowel behind its consonant, or
/// the letters. Most texts stop here.
pub(crate) fn may_name_district(text: &str) -> bool {
    text.as_bytes().windows(4).any(|bytes| {
        matches!(
            bytes,
            [b'y' | b'Y', 0xE1, 0xBB, 0x86 | 0x87]
                | [b'u' | b'U', 0xE1, 0xBA, 0xAC | 0xAD]
                | [b'h' | b'H', 0xE1, 0xBB, 0x8A | 0x8B | 0x90 | 0x91]
                | [b'T' | b't', b'P' | b'p' | b'X' | b'x', ..]
        )
    })
        // A letter may also be decomposed. Combining marks begin with these bytes.
        || text.bytes().any(|byte| matches!(byte, 0xCC | 0xCD))
}

/// A unit that a text names, with the word for its kind.
#[derive(Clone, Copy)]
struct Mention<'a> {
    kind: UnitKind,
    name: &'a str,
}

impl Mention<'_> {
    fn written(self) -> String {
        format!("{} {}", self.kind.label(Lang::Vi), self.name)
    }

    fn is_of_commune(self) -> bool {
        matches!(
            self.kind,
            UnitKind::Commune | UnitKind::Ward | UnitKind::SpecialZone | UnitKind::Township
        )
    }

    /// A district of before that has the name. A city may be a province instead.
    fn is_of_district(self) -> bool {
        let is_district = matches!(
            self.kind,
            UnitKind::District | UnitKind::UrbanDistrict | UnitKind::Town | UnitKind::City
        );
        let mut cities = Unit::provinces().filter(|unit| unit.kind() == UnitKind::City);
        let mut is_city =
            || self.kind == UnitKind::City && cities.any(|unit| unit.is_named(self.name));
        let mut districts = FormerUnit::districts().filter(|unit| unit.kind() == self.kind);
        is_district && !is_city() && districts.any(|unit| unit.is_named(self.name))
    }

    /// A province, of now or of before.
    fn is_of_province(self) -> bool {
        match self.kind {
            UnitKind::Province => true,
            UnitKind::City => {
                !self.is_of_district() && {
                    let mut all = Unit::provinces();
                    let mut former = FormerUnit::provinces();
                    all.any(|unit| unit.is_named(self.name))
                        || former.any(|unit| unit.is_named(self.name))
                }
            }
            _ => false,
        }
    }
}

/// The units that a text names, in its order, except what brackets say of the time before.
fn mentions(text: &str) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    let brackets = text.split(['(', ')']).enumerate();
    let parts = brackets.filter(|(index, part)| index % 2 == 0 || !is_of_before(part));
    let parts = parts.flat_map(|(_, part)| part.split([',', ';', '\n', '\t']));
    for part in parts {
        let mut rest = part.trim();
        let mut before = "";
        while !rest.is_empty() {
            // `Hợp tác xã` is no unit.
            let unit = match same(before, "tác") {
                true => None,
                false => UnitKind::split(rest),
            };
            match unit {
                Some((kind, after)) => {
                    // The name ends where the next unit begins.
                    let mut starts = words(after).map(|(from, _)| from).skip(1);
                    let end = starts.find(|&from| UnitKind::split(&after[from..]).is_some());
                    let (name, next) = after.split_at(end.unwrap_or(after.len()));
                    let name = name.trim_end_matches([' ', '.', '-', '–', '/']);
                    found.push(Mention { kind, name });
                    before = name.rsplit(' ').next().unwrap_or_default();
                    rest = next;
                }
                None => {
                    let mut starts = words(rest).map(|(from, _)| from).skip(1);
                    let next = starts.next().unwrap_or(rest.len());
                    before = rest[..next].trim_end();
                    rest = &rest[next..];
                }
            }
        }
    }
    found
}

/// Whether brackets tell of the time before: `(trước đây thuộc huyện …)`, `(địa chỉ cũ: …)`.
fn is_of_before(text: &str) -> bool {
    let mut words = ocop_core::internal::text::words(text);
    words.any(|word| same(word, "cũ") || same(word, "trước"))
}

/// The end of a text, where the units are. No address is longer, and each unit that a text names is looked up.
fn end(text: &str) -> &str {
    const LONGEST: usize = 1_024;
    let from = text.len().saturating_sub(LONGEST);
    let mut ends = (from..text.len()).filter_map(|from| text.get(from..));
    ends.next().unwrap_or_default()
}

/// Where words begin and end, between spaces.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(move |word| {
        let from = place(word);
        (from, from + word.len())
    })
}

/// Whether a text contains the name of a unit, with or without the word for its kind.
fn contains(text: &str, unit: Unit) -> bool {
    let length = unit.name().split(' ').count();
    let words: Vec<_> = words(text).collect();
    words.windows(length).any(|words| match words {
        [(from, _), .., (_, to)] | [(from, to)] => unit.is_named(&text[*from..*to]),
        [] => false,
    })
}

/// The communes of now that a text names, of the province that it names or that is given.
pub(crate) fn communes_named(text: &str, province: Option<Unit>) -> Vec<(String, Vec<Unit>)> {
    let all = mentions(end(text));
    let named = all.iter().filter(|own| own.is_of_province());
    let named = named.filter_map(|own| Unit::provinces().find(|unit| unit.is_named(own.name)));
    let provinces: Vec<_> = province.into_iter().chain(named).collect();
    let communes = all.iter().filter(|own| own.is_of_commune());
    let found = communes.filter_map(|own| {
        let units = successors(*own, &all, &provinces);
        (!units.is_empty()).then(|| (own.written(), units))
    });
    found.collect()
}

/// The communes of now of a name in the first of these provinces that has any; then those that took
/// the place of a commune of the name.
fn successors(own: Mention<'_>, all: &[Mention<'_>], provinces: &[Unit]) -> Vec<Unit> {
    for &province in provinces {
        let communes = Unit::communes().filter(|unit| unit.province() == province);
        let found: Vec<_> = communes.filter(|unit| unit.is_named(own.name)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    let former = FormerUnit::provinces().filter(|unit| {
        let mut all = provinces.iter();
        all.any(|&province| unit.became(province))
    });
    let former: Vec<_> = former.collect();
    // Many wards have a number for a name: a district that the text names says which is meant.
    let districts: Vec<_> = FormerUnit::districts()
        .filter(|unit| former.contains(&unit.province()))
        .filter(|unit| {
            let mut named = all.iter().filter(|named| named.kind == unit.kind());
            named.any(|named| unit.is_named(named.name))
        })
        .collect();
    let is_in = |unit: FormerUnit| match unit.district() {
        Some(district) if !districts.is_empty() => districts.contains(&district),
        // Looking up the province is faster than comparing the name.
        _ => former.contains(&unit.province()),
    };
    let former = FormerUnit::communes().filter(|unit| is_in(*unit) && unit.is_named(own.name));
    let mut found: Vec<_> = former.flat_map(FormerUnit::now).collect();
    found.sort_unstable_by_key(|unit| unit.code());
    found.dedup();
    found
}

/// The province of now that a text names.
pub(crate) fn province_named(text: &str) -> Option<(String, Unit)> {
    let all = mentions(end(text));
    let mut named = all.iter().filter(|own| own.is_of_province());
    named.find_map(|own| Some((own.written(), province_of_name(own.name)?)))
}

/// The province of now of a name, or the one that took the place of a province of the name.
fn province_of_name(name: &str) -> Option<Unit> {
    let now = Unit::provinces().find(|unit| unit.is_named(name));
    let former = || FormerUnit::provinces().find(|unit| unit.is_named(name));
    now.or_else(|| former()?.now().first().copied())
}

/// What is wrong with the names in the addresses, each with the member and the name of its place. To look names
/// up is slow, and several rules need it.
pub(crate) fn faults<'e>(examination: &'e Examination<'_>) -> &'e [PlaceFault] {
    if are_right(examination) {
        return &[];
    }
    examination.name_faults.get_or_init(|| {
        let places = places(&examination.dossier.applicant);
        let faults = places.flat_map(|(member, place, address)| {
            let faults = faults_in(examination, address);
            faults.into_iter().map(move |fault| (member, place, fault))
        });
        faults.collect()
    })
}

/// What is wrong with the names in an address. Names of before July 2025 are not compared.
fn faults_in(examination: &Examination<'_>, address: &Address) -> Vec<NameFault> {
    let mut faults = Vec::new();
    let Some(text) = said(&address.text).map(end) else {
        return faults;
    };
    if List::of(examination) != List::Now {
        return faults;
    }
    let on = day(examination);
    let commune = commune_of(address);
    let province = province_of(address).or_else(|| commune.map(Unit::province));
    let all = mentions(text);
    let names = |unit: Unit| {
        let (kind, name) = unit.on(on);
        format!("{} {name}", kind.label(Lang::Vi))
    };
    let in_use: Vec<_> = commune.into_iter().chain(province).map(names).collect();
    let in_use = in_use.join(", ");
    for own in all.iter().filter(|own| own.is_of_district()) {
        let (named, right) = (own.written(), in_use.clone());
        faults.push(NameFault::NotInUse { named, right });
    }
    let own = all.iter().filter(|own| own.is_of_province());
    let own: Vec<_> = own.copied().collect();
    if let Some(unit) = province {
        faults.extend(fault(text, (&own, &all), unit, on, &[]));
    }
    let named = own.last().and_then(|own| province_of_name(own.name));
    let provinces: Vec<_> = province.into_iter().chain(named).collect();
    if let Some(unit) = commune {
        let own = all.iter().filter(|own| own.is_of_commune());
        let own: Vec<_> = own.copied().collect();
        faults.extend(fault(text, (&own, &all), unit, on, &provinces));
    }
    // Another rule reports codes that do not belong together, with those of the name.
    if commune.is_some_and(|unit| Some(unit.province()) != province) {
        faults.retain(|fault| matches!(fault, NameFault::NotInUse { .. }));
    }
    faults
}

/// What is wrong with the names of one level. A commune is looked for in some provinces.
fn fault(
    text: &str,
    (named, all): (&[Mention<'_>], &[Mention<'_>]),
    unit: Unit,
    on: Date,
    provinces: &[Unit],
) -> Option<NameFault> {
    let (kind, name) = unit.on(on);
    let right = format!("{} {name}", kind.label(Lang::Vi));
    let last = *named.last()?;
    let mut own = named.iter().filter(|own| unit.is_named(own.name));
    if let Some(first) = own.next() {
        let is_in_use = first.kind == kind || own.any(|own| own.kind == kind);
        let named = first.written();
        return (!is_in_use).then_some(NameFault::NotInUse { named, right });
    }
    let others = |own: Mention<'_>| -> Vec<_> {
        match unit.is_province() {
            true => province_of_name(own.name).into_iter().collect(),
            false => successors(own, all, provinces),
        }
    };
    // The last name that is one of a unit. What is behind it may be anything: `TT. Huế`, a room.
    let mut known = named.iter().rev().map(|own| (*own, others(*own)));
    let known = known.find(|(_, units)| !units.is_empty());
    let (last, others) = known.unwrap_or((last, Vec::new()));
    let written = last.written();
    // A former name, or more words behind the name.
    if others.contains(&unit) || others.is_empty() {
        let is_there = others.is_empty() && contains(text, unit);
        let named = written;
        return (!is_there).then_some(NameFault::NotInUse { named, right });
    }
    let codes: Vec<_> = others.into_iter().map(coded).collect();
    let right = Label::new(
        format!("mã của “{written}” là {}", codes.join(", ")),
        format!("the code of “{written}” is {}", codes.join(", ")),
    );
    Some(NameFault::Other {
        member: if unit.is_province() {
            "province"
        } else {
            "commune"
        },
        named: written,
        code: format!("{unit}"),
        unit: unit.full_name(),
        right,
    })
}
