//! Comparing our list of units of now with another list, such as a public package's.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use unicode_normalization::UnicodeNormalization;

use super::{KINDS, Unit, Units};

/// Columns by the names that lists use for them, in small letters without diacritics and signs.
const CODE: &[&str] = &[
    "code",
    "commune",
    "communecode",
    "wardcode",
    "unitcode",
    "ma",
    "maxa",
    "maphuongxa",
    "madonvihanhchinh",
    "id",
];
const NAME: &[&str] = &[
    "name",
    "communename",
    "wardname",
    "unitname",
    "fullname",
    "ten",
    "tenxa",
    "tenphuongxa",
    "tendonvihanhchinh",
];
const PROVINCE: &[&str] = &[
    "province",
    "provincecode",
    "provinceid",
    "parentcode",
    "matinh",
    "matinhthanhpho",
];

/// A row of the other list.
struct Other {
    name: String,
    province: Option<u32>,
}

/// What was compared, and the differences, one a line.
pub(crate) struct Comparison {
    pub(crate) summary: String,
    pub(crate) differences: Vec<String>,
}

/// Compares the list with a table of tabs, commas or semicolons with columns for codes and names.
pub(crate) fn compare(units: &Units, file: &Path) -> Result<Comparison> {
    let text = std::fs::read(file).with_context(|| file.display().to_string())?;
    let text = String::from_utf8(text).ok();
    let text = text.with_context(|| format!("{} is not UTF-8", file.display()))?;
    compare_text(units, &text).with_context(|| file.display().to_string())
}

pub(super) fn compare_text(units: &Units, text: &str) -> Result<Comparison> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let mut separators = [b'\t', b';', b','].into_iter();
    let separator = separators.find(|mark| head.as_bytes().contains(mark));
    let separator = separator.context("the first line has one column; expected codes and names")?;
    let mut table = csv::ReaderBuilder::new();
    let table = table.delimiter(separator).quoting(separator != b'\t');
    // Empty cells at the end may be absent.
    let table = table.flexible(true);
    let mut table = table.from_reader(text.as_bytes());
    let head: Vec<_> = table.headers()?.iter().map(str::to_owned).collect();
    let column = |known: &[&str]| {
        known
            .iter()
            .find_map(|known| head.iter().position(|cell| plain(cell) == *known))
    };
    let columns = || head.join(", ");
    let code = column(CODE).with_context(|| format!("no column of codes among: {}", columns()))?;
    let name = column(NAME).with_context(|| format!("no column of names among: {}", columns()))?;
    let province = column(PROVINCE).filter(|&column| column != code);
    let (mut communes, mut provinces) = (BTreeMap::new(), BTreeMap::new());
    let mut without_zeros = 0;
    for record in table.records() {
        let cells = record?;
        let line = cells.position().map_or(0, csv::Position::line);
        let (cells_there, columns) = (cells.len(), head.len());
        ensure!(
            cells_there <= columns,
            "line {line} has {cells_there} columns, not {columns}"
        );
        let cell = |column: usize| cells.get(column).map_or("", |cell| cell.trim());
        let written = cell(code);
        let number =
            digits(written).with_context(|| format!("line {line}: {written:?} is no code"))?;
        // A spreadsheet drops the zeros in front. Up to two digits may be a province or a commune
        // then, which the province says: a province belongs to none.
        let belongs = province.map(cell).filter(|cell| !cell.is_empty());
        let belongs = belongs
            .map(|cell| {
                digits(cell)
                    .with_context(|| format!("line {line}: {cell:?} is no code of a province"))
            })
            .transpose()?;
        let is_province = written.len() <= 2 && belongs.is_none();
        let full = if is_province { 2 } else { 5 };
        without_zeros += usize::from(written.len() < full);
        let other = Other {
            name: cell(name).to_owned(),
            province: belongs,
        };
        ensure!(!other.name.is_empty(), "line {line}: {written} has no name");
        let list = if is_province {
            &mut provinces
        } else {
            &mut communes
        };
        ensure!(
            list.insert(number, other).is_none(),
            "line {line}: the code {written} is twice in the list"
        );
    }
    ensure!(
        !communes.is_empty() || !provinces.is_empty(),
        "the list has no rows"
    );
    let mut differences = Vec::new();
    let mut summary = String::new();
    for (ours, theirs, digits, what) in [
        (&units.provinces, &provinces, 2, "provinces"),
        (&units.communes, &communes, 5, "communes"),
    ] {
        // A list may have one level only.
        if !theirs.is_empty() {
            differ(ours, theirs, digits, &mut differences);
            let _ = writeln!(
                summary,
                "{} {what} here, {} there",
                ours.len(),
                theirs.len()
            );
        }
    }
    if without_zeros > 0 {
        let _ = writeln!(
            summary,
            "{without_zeros} codes there lack zeros in front; they were added"
        );
    }
    let _ = write!(summary, "{} differences", differences.len());
    Ok(Comparison {
        summary,
        differences,
    })
}

fn differ(ours: &[Unit], theirs: &BTreeMap<u32, Other>, digits: usize, found: &mut Vec<String>) {
    for Unit {
        code, name, within, ..
    } in ours
    {
        let own = format!("{} {}", word(name.kind), name.bare);
        let Some(other) = theirs.get(code) else {
            found.push(format!("missing there: {code:0digits$} {own}"));
            continue;
        };
        // The other list may leave the kind out.
        let names = [folded(&own), folded(&name.bare)];
        if !names.contains(&folded(&other.name)) {
            found.push(format!(
                "other name: {code:0digits$} {own} here, {} there",
                other.name
            ));
        }
        if let Some(province) = other.province.filter(|province| province != within) {
            found.push(format!(
                "other province: {code:0digits$} {own} in {within:02} here, in {province:02} there"
            ));
        }
    }
    for (code, other) in theirs {
        if !super::has(ours, *code) {
            found.push(format!("extra there: {code:0digits$} {}", other.name));
        }
    }
}

fn word(kind: &str) -> &'static str {
    KINDS
        .iter()
        .find(|(_, own)| *own == kind)
        .map_or("", |(word, _)| word)
}

fn digits(text: &str) -> Option<u32> {
    let plain = (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// The marks of the five tones.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A name without case, outer spaces and the place of the tone in a syllable.
fn folded(name: &str) -> String {
    let words = name.split_whitespace().map(|word| {
        let word: String = word.to_lowercase().nfd().collect();
        let (tones, letters): (Vec<char>, Vec<char>) =
            word.chars().partition(|letter| TONES.contains(letter));
        let word: String = letters.into_iter().chain(tones).collect();
        word.nfc().collect()
    });
    words.collect::<Vec<String>>().join(" ")
}

/// A heading in small letters without diacritics and signs.
fn plain(heading: &str) -> String {
    let letters = heading.nfd().flat_map(char::to_lowercase);
    let letters = letters.map(|letter| if letter == 'đ' { 'd' } else { letter });
    letters.filter(char::is_ascii_alphanumeric).collect()
}
