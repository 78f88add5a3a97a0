//! What stands in the law's data files, field by field.

use serde::Deserialize;

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) vi: String,
    pub(crate) en: String,
}

/// Everyday words for products.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordList {
    pub(crate) vi: Vec<String>,
    pub(crate) en: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Note {
    pub(crate) kind: String,
    pub(crate) vi: String,
    pub(crate) en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edition {
    pub(crate) id: String,
    /// What begins the codes of its sheets: a number of two digits of its own.
    pub(crate) code: u8,
    pub(crate) instrument_vi: String,
    pub(crate) instrument_en: String,
    pub(crate) in_force_from: String,
    /// Sheets are cited by the decision's own numbers, not by title.
    pub(crate) numbered_sheets: bool,
    pub(crate) annex_vi: Option<String>,
    pub(crate) annex_en: Option<String>,
    pub(crate) bands: [u8; 4],
    pub(crate) bands_leave_gaps: bool,
    /// Articles, where the text was at hand.
    pub(crate) bands_place: Option<String>,
    pub(crate) unrecognised_place: Option<String>,
    pub(crate) text_was_read: bool,
    pub(crate) minima_in_prose: bool,
    pub(crate) part: Vec<EditionPart>,
    pub(crate) period: Vec<Period>,
    #[serde(default)]
    pub(crate) missing: Vec<Missing>,
    pub(crate) transition: Option<Transition>,
    #[serde(skip)]
    pub(crate) sheets: Vec<Sheet>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EditionPart {
    pub(crate) id: String,
    pub(crate) max: u16,
}

/// Who recognises, from a day on; the first period has none, it begins with the edition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Period {
    pub(crate) from: Option<String>,
    pub(crate) amended_by_vi: Option<String>,
    pub(crate) amended_by_en: Option<String>,
    pub(crate) tier: Vec<Tier>,
}

/// A sheet for which there is no source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Missing {
    pub(crate) set: u16,
    pub(crate) heading: String,
}

/// How long dossiers filed before an edition may be decided under the one before it, in days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Transition {
    pub(crate) place: String,
    pub(crate) first_days: u16,
    pub(crate) upgrade_days: u16,
    pub(crate) re_evaluation_days: u16,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tier {
    pub(crate) id: String,
    pub(crate) recognises: Vec<u8>,
    pub(crate) sends_up_from: Option<u8>,
    pub(crate) sends_up_to: Option<String>,
    pub(crate) returns_to: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sheet {
    pub(crate) set: u16,
    pub(crate) heading: String,
    #[serde(default)]
    pub(crate) industry_number: String,
    #[serde(default)]
    pub(crate) industry: String,
    #[serde(default)]
    pub(crate) group: String,
    #[serde(default)]
    pub(crate) subgroup: String,
    #[serde(default)]
    pub(crate) ministries: Vec<String>,
    pub(crate) samples: u8,
    #[serde(default)]
    pub(crate) marks_without_legend: bool,
    #[serde(default)]
    pub(crate) grounds_unknown: bool,
    pub(crate) unreconciled: Option<Unreconciled>,
    /// The sets of the next edition that take its products up.
    #[serde(default)]
    pub(crate) continued_by: Vec<u16>,
    /// Names of lists of everyday words.
    pub(crate) words: Vec<String>,
    #[serde(default)]
    pub(crate) grounds: Vec<Ground>,
    #[serde(default)]
    pub(crate) slip: Vec<Slip>,
    pub(crate) part: Vec<Part>,
}

impl Sheet {
    /// Its criteria in printed order.
    pub(crate) fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        let sections = self.part.iter().flat_map(|part| &part.section);
        sections.flat_map(|section| &section.criteria)
    }
}

/// What of a sheet does not add up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unreconciled {
    pub(crate) reaches: u16,
    pub(crate) vi: String,
    pub(crate) en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ground {
    pub(crate) id: String,
    pub(crate) kind: String,
    /// What this sheet prints more narrowly than the ground's usual wording.
    pub(crate) vi: Option<String>,
    pub(crate) en: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slip {
    pub(crate) place_vi: String,
    pub(crate) place_en: String,
    pub(crate) printed: String,
    pub(crate) used: String,
    pub(crate) why_vi: String,
    pub(crate) why_en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    pub(crate) id: String,
    pub(crate) max: u16,
    pub(crate) section: Vec<Section>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) max: u16,
    pub(crate) criteria: Vec<Criterion>,
}

/// A criterion as a sheet writes it: taken up from the shared ones with `as`, or written out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Criterion {
    pub(crate) key: String,
    pub(crate) max: u8,
    #[serde(rename = "as")]
    pub(crate) shared: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) concept: Option<String>,
    pub(crate) single_line: Option<bool>,
    pub(crate) levels: Option<Vec<Level>>,
    /// Marks in place of the shared ones; 0 for none.
    pub(crate) marks: Option<Vec<u8>>,
    /// A mark on the criterion's own line.
    pub(crate) line_mark: Option<u8>,
    pub(crate) notes: Option<Vec<String>>,
    pub(crate) group: Option<String>,
    pub(crate) only_with: Option<String>,
    #[serde(default)]
    pub(crate) zero_stops: bool,
    #[serde(default)]
    pub(crate) some_products: bool,
    #[serde(default)]
    pub(crate) grounds: Vec<Ground>,
}

/// A criterion that several sheets print alike.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shared {
    pub(super) title: String,
    pub(super) concept: String,
    #[serde(default)]
    pub(super) single_line: bool,
    pub(super) line_mark: Option<u8>,
    #[serde(default)]
    pub(super) notes: Vec<String>,
    pub(super) levels: Vec<Level>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Level {
    pub(crate) case: Option<char>,
    pub(crate) points: u8,
    pub(crate) mark: Option<u8>,
    pub(crate) label: String,
}
