//! The administrative units, as they are written: `crates/ocop-core/law/units`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

pub(crate) mod against;
#[cfg(test)]
mod tests;

/// The lists of now and of before July 2025.
pub(crate) struct Units {
    pub(crate) sources: BTreeMap<String, Source>,
    pub(crate) provinces: Vec<Unit>,
    pub(crate) communes: Vec<Unit>,
    /// Codes that other lists give to a commune, with its code here.
    pub(crate) other_codes: Vec<(u32, u32)>,
    pub(crate) former: Former,
}

/// The list of before July 2025.
pub(crate) struct Former {
    pub(crate) provinces: Vec<Unit>,
    pub(crate) districts: Vec<Unit>,
    pub(crate) communes: Vec<Unit>,
    /// For each commune, the communes that took its place.
    pub(crate) now: Vec<Vec<u32>>,
}

/// What a list rests on.
pub(crate) struct Source {
    pub(crate) vi: String,
    pub(crate) en: String,
    /// The day of the list.
    pub(crate) as_of: String,
}

/// A unit of a list.
pub(crate) struct Unit {
    pub(crate) code: u32,
    pub(crate) name: Name,
    /// The code of the unit to which it belongs; 0 for a province.
    pub(crate) within: u32,
    /// The day from which its name applies, and its name before, if it was another one.
    pub(crate) renamed: Option<(String, Name)>,
}

/// The kinds of units: the Vietnamese word, and the name in the tables.
const KINDS: [(&str, &str); 9] = [
    ("Tỉnh", "Province"),
    ("Thành phố", "City"),
    ("Xã", "Commune"),
    ("Phường", "Ward"),
    ("Đặc khu", "SpecialZone"),
    ("Huyện", "District"),
    ("Quận", "UrbanDistrict"),
    ("Thị xã", "Town"),
    ("Thị trấn", "Township"),
];

/// A name without the word for the kind.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Name {
    /// The name of the kind in the tables.
    pub(crate) kind: &'static str,
    pub(crate) bare: String,
}

impl Name {
    fn read(text: &str) -> Result<Self> {
        for (word, kind) in KINDS {
            if let Some(bare) = text
                .strip_prefix(word)
                .and_then(|rest| rest.strip_prefix(' '))
            {
                ensure!(
                    !bare.is_empty() && bare.trim() == bare,
                    "{text:?} has outer spaces"
                );
                let bare = bare.to_owned();
                return Ok(Self { kind, bare });
            }
        }
        bail!("{text:?} does not begin with the kind of the unit");
    }
}

impl Units {
    /// Reads the lists, and checks that codes are sorted and units belong to units of the lists.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let path = |name: &str| folder.join(format!("{name}.tsv"));
        let mut sources = BTreeMap::new();
        for row in rows(
            &path("sources"),
            ["list", "source_vi", "source_en", "as_of"],
        )? {
            let [list, vi, en, as_of] = row;
            sources.insert(list, Source { vi, en, as_of });
        }
        let renamed = ["from", "name_before"];
        let [from, before] = renamed;
        let provinces = rows(&path("provinces"), ["code", "name", from, before])?;
        let provinces = provinces
            .into_iter()
            .map(|[code, name, from, before]| unit(&code, 2, &name, 0, (from, &before)));
        let provinces = sorted(provinces.collect::<Result<_>>()?)?;
        let columns = ["code", "province", "name", from, before];
        let communes = rows(&path("communes"), columns)?;
        let communes = communes
            .into_iter()
            .map(|[code, province, name, from, before]| {
                unit(&code, 5, &name, number(&province, 2)?, (from, &before))
            });
        let communes = sorted(communes.collect::<Result<_>>()?)?;
        belong(&communes, &provinces)?;
        let mut other_codes = Vec::new();
        for [code, commune] in rows(&path("other-codes"), ["code", "commune"])? {
            let (code, commune) = (number(&code, 5)?, number(&commune, 5)?);
            ensure!(!has(&communes, code), "{code:05} is a commune of the list");
            ensure!(has(&communes, commune), "{commune:05} is no commune");
            other_codes.push((code, commune));
        }
        let former = Former::read(&path, &communes)?;
        Ok(Self {
            sources,
            provinces,
            communes,
            other_codes,
            former,
        })
    }
}

impl Former {
    fn read(path: &dyn Fn(&str) -> std::path::PathBuf, communes_of_now: &[Unit]) -> Result<Self> {
        let none = || (String::new(), "");
        let provinces = rows(&path("former-provinces"), ["code", "name"])?;
        let provinces = provinces.into_iter();
        let provinces = provinces.map(|[code, name]| unit(&code, 2, &name, 0, none()));
        let provinces = sorted(provinces.collect::<Result<_>>()?)?;
        let districts = rows(&path("former-districts"), ["code", "province", "name"])?;
        let districts = districts
            .into_iter()
            .map(|[code, province, name]| unit(&code, 3, &name, number(&province, 2)?, none()));
        let districts = sorted(districts.collect::<Result<_>>()?)?;
        belong(&districts, &provinces)?;
        let (mut communes, mut now) = (Vec::new(), Vec::new());
        for row in rows(
            &path("former-communes"),
            ["code", "district", "name", "now"],
        )? {
            let [code, district, name, successors] = row;
            communes.push(unit(&code, 5, &name, number(&district, 3)?, none())?);
            let successors = successors.split(',').map(|code| number(code, 5));
            let successors: Vec<_> = successors
                .collect::<Result<_>>()
                .with_context(|| code.clone())?;
            ensure!(
                successors.is_sorted_by(|one, other| one < other)
                    && successors.iter().all(|&code| has(communes_of_now, code)),
                "{code}: the communes of now are not sorted, or not in the list"
            );
            now.push(successors);
        }
        let communes = sorted(communes)?;
        belong(&communes, &districts)?;
        Ok(Self {
            provinces,
            districts,
            communes,
            now,
        })
    }
}

fn unit(
    code: &str,
    digits: usize,
    name: &str,
    within: u32,
    (from, before): (String, &str),
) -> Result<Unit> {
    ensure!(
        from.is_empty() == before.is_empty(),
        "{code}: a day without a name, or a name without a day"
    );
    let before = (!before.is_empty())
        .then(|| Name::read(before))
        .transpose()?;
    Ok(Unit {
        code: number(code, digits)?,
        name: Name::read(name).with_context(|| code.to_owned())?,
        within,
        renamed: before.map(|before| (from, before)),
    })
}

/// A code with all its digits, which is not zero.
fn number(text: &str, digits: usize) -> Result<u32> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    ensure!(plain, "{text:?} does not have {digits} digits");
    let number = text.parse()?;
    ensure!(number > 0, "{text:?} is zero");
    Ok(number)
}

fn sorted(units: Vec<Unit>) -> Result<Vec<Unit>> {
    let mut pairs = units.iter().zip(units.iter().skip(1));
    if let Some((_, next)) = pairs.find(|(unit, next)| unit.code >= next.code) {
        bail!(
            "the code {} is twice in the list, or not in order",
            next.code
        );
    }
    Ok(units)
}

fn has(units: &[Unit], code: u32) -> bool {
    units.binary_search_by_key(&code, |unit| unit.code).is_ok()
}

/// Every unit belongs to one of these, and each of these has one.
fn belong(units: &[Unit], to: &[Unit]) -> Result<()> {
    let used: BTreeSet<_> = units.iter().map(|unit| unit.within).collect();
    let known: BTreeSet<_> = to.iter().map(|unit| unit.code).collect();
    ensure!(
        used == known,
        "units belong to units that are not in the list, or some have none"
    );
    Ok(())
}

/// The rows of a table with these columns. Empty columns at the end of a row may be absent.
fn rows<const N: usize>(path: &Path, columns: [&str; N]) -> Result<Vec<[String; N]>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut lines = text.lines();
    let head: Vec<_> = lines.next().unwrap_or_default().split('\t').collect();
    ensure!(
        head == columns,
        "{}: the columns are {head:?}, not {columns:?}",
        path.display()
    );
    let rows = lines.zip(2..).map(|(line, number)| {
        let mut cells: Vec<_> = line.split('\t').map(str::to_owned).collect();
        if cells.len() < N {
            cells.resize(N, String::new());
        }
        let row = <[String; N]>::try_from(cells);
        row.map_err(|_| anyhow::anyhow!("{}: line {number} has too many columns", path.display()))
    });
    rows.collect()
}
