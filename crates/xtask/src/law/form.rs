//! The form of the law's data files, key by key; the schemas in `law/schema` are made from it.

use schemars::JsonSchema;
use serde::Deserialize;

/// How a decision prints a note or a ground; `reading` if it leaves a gap.
const KINDS: [&str; 7] = [
    "requirement",
    "info",
    "conditional",
    "not-assessed",
    "stop",
    "exclude",
    "reading",
];
const TIERS: [&str; 3] = ["district", "province", "centre"];
const TIERS_OR_NONE: [Option<&str>; 4] = [Some("district"), Some("province"), Some("centre"), None];

/// A wording in both languages.
#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// In Vietnamese.
    pub(crate) vi: String,
    /// In English.
    pub(crate) en: String,
}

/// A level's wording, with tags for what its condition depends on.
#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tagged {
    /// In Vietnamese.
    pub(crate) vi: String,
    /// In English.
    pub(crate) en: String,
    /// Places that count: `commune`, `district`, `province` or `locality`.
    #[serde(default)]
    pub(crate) place: Vec<String>,
    /// Shares with their bounds, such as `under 50%`.
    #[serde(default)]
    pub(crate) share: Vec<String>,
    /// Periods, such as `12 months`.
    #[serde(default)]
    pub(crate) period: Vec<String>,
    /// What else is required, by names that labels share.
    #[serde(default)]
    pub(crate) condition: Vec<String>,
}

/// The file of interpretations.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Interpretations {
    pub(super) interpretation: Vec<Interpretation>,
}

/// One interpretation: how the library decides where the decision says nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Interpretation {
    /// The name, in kebab-case; never reused.
    pub(crate) id: String,
    /// Where it applies.
    pub(crate) about: About,
    /// The article that it completes, if there is one.
    pub(crate) article: Option<String>,
    /// In Vietnamese.
    pub(crate) vi: String,
    /// In English.
    pub(crate) en: String,
    /// The reason, in English.
    pub(crate) why: String,
}

/// Where an interpretation applies.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum About {
    /// In ratings.
    Rating,
    /// In dates and certificates.
    Dates,
    /// In improvements.
    Improvement,
    /// In findings on dossiers.
    Dossier,
}

/// Everyday words by which people search for a product, in both languages.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordList {
    /// In Vietnamese.
    pub(crate) vi: Vec<String>,
    /// In English.
    pub(crate) en: Vec<String>,
}

/// A requirement or remark that an evaluator must know, in our own words.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Note {
    /// How the decision prints it; `reading` if the decision leaves a gap.
    #[schemars(extend("enum" = KINDS))]
    pub(crate) kind: String,
    /// In Vietnamese.
    pub(crate) vi: String,
    /// In English.
    pub(crate) en: String,
}

/// An edition of the decision: what holds for all of its sheets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edition {
    /// The number and year of the decision, such as `26/2026`.
    #[schemars(regex(pattern = r"^[0-9]+/[0-9]{4}$"))]
    pub(crate) id: String,
    /// The two digits that begin the codes of its sheets; no other edition has them.
    #[schemars(range(max = 99))]
    pub(crate) code: u8,
    /// The full name of the decision, in Vietnamese.
    pub(crate) instrument_vi: String,
    /// The full name of the decision, in English.
    pub(crate) instrument_en: String,
    /// The first day in force, as `2026-05-22`.
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub(crate) in_force_from: String,
    /// Whether the decision numbers its sheets. If not, they are cited by title.
    pub(crate) numbered_sheets: bool,
    /// The annex with the sheets, in Vietnamese; left out if there is no such name.
    pub(crate) annex_vi: Option<String>,
    /// The annex with the sheets, in English.
    pub(crate) annex_en: Option<String>,
    /// The least points for two, three, four and five stars.
    #[schemars(inner(range(max = 100)))]
    pub(crate) bands: [u8; 4],
    /// Whether the decision prints the bands by whole points, so that a mean can be between two.
    pub(crate) bands_leave_gaps: bool,
    /// The article with the bands, if the text was read.
    pub(crate) bands_place: Option<String>,
    /// The article by which one and two stars are not recognised, if the text was read.
    pub(crate) unrecognised_place: Option<String>,
    /// The article on results that the province sends up to the centre, if the text was read.
    pub(crate) potential_place: Option<String>,
    /// Who does what with such a result, in Vietnamese.
    pub(crate) potential_vi: Option<String>,
    /// Who does what with such a result, in English.
    pub(crate) potential_en: Option<String>,
    /// The article on results that the centre returns to the province, if the text was read.
    pub(crate) returned_place: Option<String>,
    /// Whether the articles were read in the decision itself, not in secondary sources.
    pub(crate) text_was_read: bool,
    /// Whether an amendment asks for minimum requirements in prose, which no mark expresses.
    pub(crate) minima_in_prose: bool,
    /// The parts of every sheet, in printed order.
    pub(crate) part: Vec<EditionPart>,
    /// Who recognises, period by period; the first begins with the edition.
    pub(crate) period: Vec<Period>,
    /// Sheets of the decision for which there is no source.
    #[serde(default)]
    pub(crate) missing: Vec<Missing>,
    /// What may be named for the heads of the sheets, if the sources lack them.
    pub(crate) heads: Option<Heads>,
    /// Until when a dossier filed earlier may be decided under the edition before this one.
    pub(crate) transition: Option<Transition>,
    #[serde(skip)]
    pub(crate) sheets: Vec<Sheet>,
}

/// A part of every sheet of an edition.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EditionPart {
    /// `A`, `B` or `C`.
    pub(crate) id: String,
    /// The printed maximum of its points.
    pub(crate) max: u16,
}

/// Who recognises, from a day on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Period {
    /// The first day; the first period has none, because it begins with the edition.
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub(crate) from: Option<String>,
    /// The decision that changed who recognises, in Vietnamese.
    pub(crate) amended_by_vi: Option<String>,
    /// The decision that changed who recognises, in English.
    pub(crate) amended_by_en: Option<String>,
    /// The tiers that score or recognise, from the lowest up.
    pub(crate) tier: Vec<Tier>,
}

/// A sheet for which there is no source.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Missing {
    /// The number of the sheet.
    pub(crate) set: u16,
    /// Its title, as printed.
    pub(crate) heading: String,
}

/// The rejection lines that may be named for the heads of an edition's sheets, because the sources
/// lack the heads.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Heads {
    /// The edition whose sheet of the same number gives the lines, except those that the sheet
    /// prints elsewhere.
    pub(crate) as_in: Option<String>,
    /// Lines on every sheet.
    #[serde(default)]
    pub(crate) grounds: Vec<Ground>,
}

/// How long a dossier filed before an edition may be decided under the one before it, in days after
/// the first day in force.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Transition {
    /// The article that says so.
    pub(crate) place: String,
    /// For a first recognition.
    pub(crate) first_days: u16,
    /// For an upgrade.
    pub(crate) upgrade_days: u16,
    /// For a re-evaluation.
    pub(crate) re_evaluation_days: u16,
}

/// A tier and what it may do.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tier {
    /// The tier.
    #[schemars(extend("enum" = TIERS))]
    pub(crate) id: String,
    /// The stars that it recognises.
    #[schemars(inner(range(min = 1, max = 5)))]
    pub(crate) recognises: Vec<u8>,
    /// The least points with which it sends a dossier up; together with `sends_up_to`.
    #[schemars(range(max = 100))]
    pub(crate) sends_up_from: Option<u8>,
    /// The tier that it sends a dossier up to.
    #[schemars(extend("enum" = TIERS_OR_NONE))]
    pub(crate) sends_up_to: Option<String>,
    /// The tier that gets a dossier back if the stars are not enough here.
    #[schemars(extend("enum" = TIERS_OR_NONE))]
    pub(crate) returns_to: Option<String>,
}

/// A criteria sheet, as printed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sheet {
    /// Its number in the edition.
    pub(crate) set: u16,
    /// Its title as printed, a name in `titles.toml`.
    pub(crate) heading: String,
    /// The printed number of the industry.
    #[serde(default)]
    pub(crate) industry_number: String,
    /// The industry as printed, a name in `titles.toml`.
    #[serde(default)]
    pub(crate) industry: String,
    /// The group of products as printed, a name in `titles.toml`.
    #[serde(default)]
    pub(crate) group: String,
    /// The subgroup of products as printed, a name in `titles.toml`.
    #[serde(default)]
    pub(crate) subgroup: String,
    /// The ministries in charge, names in `titles.toml`.
    #[serde(default)]
    pub(crate) ministries: Vec<String>,
    /// How many samples of the product a dossier needs.
    pub(crate) samples: u8,
    /// Whether levels carry marks although the sheet prints no legend of them.
    #[serde(default)]
    pub(crate) marks_without_legend: bool,
    /// Whether the sources lack its head, and with it some rejection and stop lines.
    #[serde(skip)]
    pub(crate) grounds_unknown: bool,
    /// Why the printed levels do not add up, if they do not.
    pub(crate) unreconciled: Option<Unreconciled>,
    /// The sets of the next edition for the same products.
    #[serde(default)]
    pub(crate) continued_by: Vec<u16>,
    /// Names of lists in `words.toml`.
    pub(crate) words: Vec<String>,
    /// The rejection lines at the head of the sheet.
    #[serde(default)]
    pub(crate) grounds: Vec<Ground>,
    /// Misprints of the sheet.
    #[serde(default)]
    pub(crate) erratum: Vec<Erratum>,
    /// The parts, in printed order.
    pub(crate) part: Vec<Part>,
}

impl Sheet {
    /// Its criteria in printed order.
    pub(crate) fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        let sections = self.part.iter().flat_map(|part| &part.section);
        sections.flat_map(|section| &section.criteria)
    }
}

/// Why the levels of a sheet do not add up to its maximum.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unreconciled {
    /// The sum of the best levels.
    pub(crate) reaches: u16,
    /// The reason, in Vietnamese.
    pub(crate) vi: String,
    /// The reason, in English.
    pub(crate) en: String,
}

/// A printed line that rejects a dossier or ends its evaluation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ground {
    /// A name in `grounds.toml`.
    pub(crate) id: String,
    /// `exclude` rejects the dossier, `stop` ends its evaluation, `requirement` must be met,
    /// `not-assessed` leaves the product out.
    #[schemars(extend("enum" = KINDS))]
    pub(crate) kind: String,
    /// What this sheet prints more narrowly than `grounds.toml`, in Vietnamese.
    pub(crate) vi: Option<String>,
    /// The same in English.
    pub(crate) en: Option<String>,
    /// Whether it may be named by parallel with another edition, and no source prints it here.
    #[serde(skip)]
    pub(crate) by_parallel: bool,
}

/// A misprint.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Erratum {
    /// Where it is, in Vietnamese.
    pub(crate) place_vi: String,
    /// Where it is, in English.
    pub(crate) place_en: String,
    /// What is printed; empty if nothing is.
    pub(crate) printed: String,
    /// What the library uses; the same as `printed` if the misprint stays.
    pub(crate) used: String,
    /// The reason, in Vietnamese.
    pub(crate) why_vi: String,
    /// The reason, in English.
    pub(crate) why_en: String,
}

/// A part of a sheet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    /// `A`, `B` or `C`.
    pub(crate) id: String,
    /// Its printed maximum.
    pub(crate) max: u16,
    /// Its sections, in printed order.
    pub(crate) section: Vec<Section>,
}

/// A section of a part.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    /// Its printed number.
    pub(crate) number: String,
    /// Its title as printed, a name in `titles.toml`.
    pub(crate) title: String,
    /// Its printed maximum.
    pub(crate) max: u16,
    /// Its criteria, in printed order.
    pub(crate) criteria: Vec<Criterion>,
}

/// A criterion. It takes its text from `shared.toml` with `as`, or has `title`, `concept` and `levels`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Criterion {
    /// Its printed number, such as `1.2` or `6.d`.
    pub(crate) key: String,
    /// Its printed maximum.
    pub(crate) max: u8,
    /// A name in `shared.toml`. The keys beside it replace what is written there.
    #[serde(rename = "as")]
    pub(crate) shared: Option<String>,
    /// Its title as printed, a name in `titles.toml`.
    pub(crate) title: Option<String>,
    /// The idea that it has in common with other sheets, a name in `concepts.toml`.
    pub(crate) concept: Option<String>,
    /// Whether it is printed as a single line that is met or not.
    pub(crate) single_line: Option<bool>,
    /// Its levels, in printed order.
    pub(crate) levels: Option<Vec<Level>>,
    /// The mark of each level instead of those in `shared.toml`; 0 for none.
    #[schemars(inner(range(max = 5)))]
    pub(crate) marks: Option<Vec<u8>>,
    /// The star of a mark on the criterion's own line.
    #[schemars(range(min = 3, max = 5))]
    pub(crate) line_mark: Option<u8>,
    /// Names in `notes.toml`.
    pub(crate) notes: Option<Vec<String>>,
    /// The printed sub-group of criteria that it belongs to, a name in `titles.toml`.
    pub(crate) group: Option<String>,
    /// The key of the story without which the criterion does not apply.
    pub(crate) requires: Option<String>,
    /// Whether 0 points here end the evaluation.
    #[serde(default)]
    pub(crate) zero_stops: bool,
    /// Whether it is mandatory for some products only.
    #[serde(default)]
    pub(crate) some_products: bool,
    /// The rejection and stop lines that are printed at the criterion.
    #[serde(default)]
    pub(crate) grounds: Vec<Ground>,
}

/// A criterion that several sheets of an edition print alike.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Shared {
    /// Its title as printed, a name in `titles.toml`.
    pub(super) title: String,
    /// The idea that it has in common with other sheets, a name in `concepts.toml`.
    pub(super) concept: String,
    /// Whether it is printed as a single line that is met or not.
    #[serde(default)]
    pub(super) single_line: bool,
    /// The star of a mark on the criterion's own line.
    #[schemars(range(min = 3, max = 5))]
    pub(super) line_mark: Option<u8>,
    /// Names in `notes.toml`.
    #[serde(default)]
    pub(super) notes: Vec<String>,
    /// Its levels, in printed order.
    pub(super) levels: Vec<Level>,
}

/// A level of a criterion.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Level {
    /// The letter of the printed case, if the criterion has two.
    pub(crate) case: Option<char>,
    /// The printed points.
    pub(crate) points: u8,
    /// The star that needs at least this level: the printed asterisks.
    #[schemars(range(min = 3, max = 5))]
    pub(crate) mark: Option<u8>,
    /// Our own short wording of the condition, a name in `labels/`.
    pub(crate) label: String,
}
