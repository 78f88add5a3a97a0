//! The tables of administrative units. Names are kept once, in one text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use anyhow::{Context, Result};

use super::{day, head};
use crate::units::{Former, Name, Source, Unit, Units};

/// The tables by their file names below `src/law/units/tables`.
pub(crate) fn tables(units: &Units) -> Result<BTreeMap<String, String>> {
    Ok([
        ("now.rs".to_owned(), now(units)?),
        ("former.rs".to_owned(), former(units)?),
    ]
    .into())
}

/// The units of now: one row for each, and a text of all names of communes.
fn now(units: &Units) -> Result<String> {
    let mut text = head("law/units");
    text.push_str(
        "use jiff::civil::{Date, date};\n\n\
         use crate::base::label::{Label, label};\n\
         use crate::law::units::row::{CommuneRow, ProvinceRow, Renamed, commune, province, renamed};\n\
         use crate::law::units::unit_kind::UnitKind::{City, Commune, Province, SpecialZone, Ward};\n\n",
    );
    source(&mut text, units.sources.get("now"))?;
    writeln!(
        text,
        "pub(crate) static PROVINCES: [ProvinceRow; {}] = [",
        units.provinces.len()
    )?;
    for Unit {
        code,
        name: Name { kind, bare },
        ..
    } in &units.provinces
    {
        writeln!(text, "    province({code}, {kind}, {bare:?}),")?;
    }
    text.push_str("];\n\n");
    let names: BTreeSet<_> = units
        .communes
        .iter()
        .map(|unit| unit.name.bare.as_str())
        .collect();
    let mut places = BTreeMap::new();
    let mut all = String::new();
    for name in names {
        places.insert(name, all.len());
        all.push_str(name);
    }
    let what = "The names of all communes, each once.";
    concatenated(&mut text, what, "NAMES", places.keys())?;
    writeln!(
        text,
        "/// Code, row of the province, kind, place and length of the name.\n\
         pub(crate) static COMMUNES: [CommuneRow; {}] = [",
        units.communes.len()
    )?;
    for Unit {
        code,
        name: Name { kind, bare },
        within,
        ..
    } in &units.communes
    {
        let province = row(&units.provinces, *within)?;
        let place = places
            .get(bare.as_str())
            .context("every name has a place")?;
        writeln!(
            text,
            "    commune({code}, {province}, {kind}, {place}, {}), // {bare}",
            bare.len()
        )?;
    }
    text.push_str("];\n\n/// Units whose name is another one from a day on, by their rows.\n");
    for (list, of) in [
        ("PROVINCES", &units.provinces),
        ("COMMUNES", &units.communes),
    ] {
        let rows = of.iter().zip(0_usize..);
        let mut renamed = String::new();
        let mut count = 0;
        for (unit, row) in rows {
            if let Some((from, Name { kind, bare })) = &unit.renamed {
                writeln!(
                    renamed,
                    "    renamed({row}, {}, {kind}, {bare:?}),",
                    day(from)?
                )?;
                count += 1;
            }
        }
        writeln!(
            text,
            "pub(crate) static RENAMED_{list}: [Renamed; {count}] = [\n{renamed}];\n"
        )?;
    }
    writeln!(
        text,
        "/// Codes that other lists give to a commune, and its row.\npub(crate) static OTHER_CODES: [(u16, u16); {}] = [",
        units.other_codes.len()
    )?;
    for &(code, commune) in &units.other_codes {
        writeln!(text, "    ({code}, {}),", row(&units.communes, commune)?)?;
    }
    text.push_str("];\n");
    Ok(text)
}

/// One text of many, in lines.
fn concatenated<'a>(
    text: &mut String,
    what: &str,
    name: &str,
    parts: impl Iterator<Item = &'a &'a str>,
) -> Result<()> {
    writeln!(
        text,
        "/// {what}\npub(crate) static {name}: &str = concat!("
    )?;
    let mut line = String::new();
    for part in parts {
        line.push_str(part);
        if line.len() > 80 {
            writeln!(text, "    {line:?},")?;
            line.clear();
        }
    }
    writeln!(text, "    {line:?},\n);\n")?;
    Ok(())
}

fn source(text: &mut String, source: Option<&Source>) -> Result<()> {
    let Source { vi, en, as_of } = source.context("every list has a source")?;
    writeln!(
        text,
        "pub(crate) static SOURCE: Label = label({vi:?}, {en:?});\npub(crate) const AS_OF: Date = {};\n",
        day(as_of)?
    )?;
    Ok(())
}

/// The row of a code.
fn row(units: &[Unit], code: u32) -> Result<usize> {
    let row = units.binary_search_by_key(&code, |unit| unit.code);
    row.ok()
        .with_context(|| format!("the code {code} is not in the list"))
}

/// How many names or codes are from one that can be found at once to the next.
const STEP: usize = 32;

/// The bit of the last word of a name, and of the last commune of now.
const LAST: u16 = 1 << 15;

/// The bits of the communes of now: a row or place; whether it is a place in `SPLITS`; the kind.
const SPLIT: u16 = 1 << 12;
const KIND: usize = 13;

/// The units of before July 2025. Names are lists of words, as most words are in many names.
fn former(units: &Units) -> Result<String> {
    let Former {
        provinces,
        districts,
        communes,
        now,
    } = &units.former;
    let mut text = head("law/units");
    text.push_str(
        "use jiff::civil::{Date, date};\n\n\
         use crate::base::label::{Label, label};\n\
         use crate::law::units::former_row::{DistrictRow, FormerProvinceRow, district, former_province};\n\
         use crate::law::units::unit_kind::UnitKind::{City, District, Province, Town, UrbanDistrict};\n\n",
    );
    source(&mut text, units.sources.get("former"))?;
    // The province of now is that of its communes.
    let mut became = BTreeMap::new();
    for (commune, now) in communes.iter().zip(now) {
        let district = &districts[row(districts, commune.within)?];
        for &code in now {
            let province = units.communes[row(&units.communes, code)?].within;
            let known = became.insert(district.within, province);
            anyhow::ensure!(
                known.is_none_or(|known| known == province),
                "a province was split"
            );
        }
    }
    writeln!(
        text,
        "/// Code, kind, name, and the row of the province of now.\npub(crate) static PROVINCES: [FormerProvinceRow; {}] = [",
        provinces.len()
    )?;
    for Unit {
        code,
        name: Name { kind, bare },
        ..
    } in provinces
    {
        let now = row(
            &units.provinces,
            *became.get(code).context("every province has communes")?,
        )?;
        writeln!(
            text,
            "    former_province({code}, {kind}, {bare:?}, {now}),"
        )?;
    }
    writeln!(
        text,
        "];\n\n/// Code, row of the province, kind.\npub(crate) static DISTRICTS: [DistrictRow; {}] = [",
        districts.len()
    )?;
    for Unit {
        code,
        name: Name { kind, bare },
        within,
        ..
    } in districts
    {
        writeln!(
            text,
            "    district({code}, {}, {kind}), // {bare}",
            row(provinces, *within)?
        )?;
    }
    text.push_str("];\n\n");
    let all = || communes.iter().chain(districts);
    let words: BTreeSet<_> = all().flat_map(|unit| unit.name.bare.split(' ')).collect();
    let words: BTreeMap<_, _> = words.into_iter().zip(0_u16..).collect();
    let mut ends = Vec::new();
    let mut end = 0;
    for word in words.keys() {
        end += word.len();
        ends.push(end);
    }
    let what = "The words of all names, each once.";
    concatenated(&mut text, what, "WORDS", words.keys())?;
    array(&mut text, "Where each word ends.", "ENDS", &ends)?;
    let (mut names, mut steps) = (Vec::new(), Vec::new());
    for (unit, number) in all().zip(0..) {
        if number % STEP == 0 {
            steps.push(names.len());
        }
        let mut parts = unit.name.bare.split(' ').peekable();
        while let Some(word) = parts.next() {
            let last = if parts.peek().is_none() { LAST } else { 0 };
            names.push(usize::from(words[word] | last));
        }
    }
    array(
        &mut text,
        "The names of communes, then of districts, as rows of words; the last word of each is marked.",
        "NAMES",
        &names,
    )?;
    array(&mut text, "Where every 32nd name begins.", "STEPS", &steps)?;
    let codes: Vec<_> = communes.iter().map(|unit| unit.code as usize).collect();
    let starts: Vec<_> = codes.iter().step_by(STEP).copied().collect();
    array(
        &mut text,
        "The code of every 32nd commune.",
        "STARTS",
        &starts,
    )?;
    let steps = codes.iter().zip(std::iter::once(&0).chain(&codes)).zip(0..);
    let steps: Vec<_> = steps
        .map(|((code, before), row)| if row == 0 { 0 } else { code - before })
        .collect();
    array_of(
        &mut text,
        "u8",
        "From the code of a commune to the next.",
        "STEPS_OF_CODES",
        &steps,
    )?;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (commune, number) in communes.iter().zip(0..) {
        let district = row(districts, commune.within)?;
        if runs.last().is_none_or(|&(_, last)| last != district) {
            runs.push((number, district));
        }
    }
    writeln!(
        text,
        "/// From which commune on communes are of which district.\npub(crate) static RUNS: [(u16, u16); {}] = [",
        runs.len()
    )?;
    for part in runs.chunks(12) {
        let part: Vec<_> = part
            .iter()
            .map(|(from, district)| format!("({from}, {district})"))
            .collect();
        writeln!(text, "    {},", part.join(", "))?;
    }
    text.push_str("];\n\n");
    let (mut successors, mut splits) = (Vec::new(), Vec::new());
    for (commune, now) in communes.iter().zip(now) {
        let kind = match commune.name.kind {
            "Commune" => 0,
            "Ward" => 1,
            "Township" => 2,
            other => anyhow::bail!("{}: no commune was a {other}", commune.code),
        };
        let mut rows = now
            .iter()
            .map(|&code| row(&units.communes, code))
            .peekable();
        let place = if now.len() == 1 {
            rows.next().context("every commune has one of now")??
        } else {
            let place = splits.len() + usize::from(SPLIT);
            while let Some(row) = rows.next() {
                let last = if rows.peek().is_none() { LAST } else { 0 };
                splits.push(row? | usize::from(last));
            }
            place
        };
        successors.push(place + (kind << KIND));
    }
    array(
        &mut text,
        "The row of the commune of now, or a place in `SPLITS`; and the kind.",
        "NOW",
        &successors,
    )?;
    array(
        &mut text,
        "The rows of the communes of now, where they are several; the last of each is marked.",
        "SPLITS",
        &splits,
    )?;
    Ok(text)
}

fn array(text: &mut String, what: &str, name: &str, numbers: &[usize]) -> Result<()> {
    array_of(text, "u16", what, name, numbers)
}

fn array_of(text: &mut String, of: &str, what: &str, name: &str, numbers: &[usize]) -> Result<()> {
    let most = if of == "u8" { 0xFF } else { 0xFFFF };
    let fit = numbers.iter().all(|&number| number <= most);
    anyhow::ensure!(fit, "a number of {name} does not fit");
    writeln!(
        text,
        "/// {what}\npub(crate) static {name}: [{of}; {}] = [",
        numbers.len()
    )?;
    for part in numbers.chunks(20) {
        let part: Vec<_> = part.iter().map(ToString::to_string).collect();
        writeln!(text, "    {},", part.join(", "))?;
    }
    text.push_str("];\n\n");
    Ok(())
}
