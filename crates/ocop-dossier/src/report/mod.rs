//! The report of a check: findings, counts, verdict, and the rating that the documents support.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use ocop_core::{Date, DossierKind, Lang, Points, Scorecard, Sheet, Star};

use crate::base::words::vocabulary;
use crate::model::Stage;
use crate::report::finding::Finding;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) mod citation;
pub(crate) mod entry;
pub(crate) mod finding;
mod json;
pub(crate) mod letter;
mod markdown;
pub(crate) mod paper;
mod part;
pub(crate) mod risk;
mod text;
pub(crate) mod value;

pub use letter::{Annex, AnnexLine, Item, Letter, LetterWords, Section};
pub use paper::NamedDocument;

/// The result of a check.
///
/// It displays as a letter in Vietnamese. [`Report::text`] and [`Report::to_markdown`] take the
/// language. It serializes to JSON for other programs.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Report {
    pub(crate) sheet: Sheet,
    pub(crate) kind: DossierKind,
    pub(crate) stage: Stage,
    pub(crate) product: Option<String>,
    pub(crate) applicant: Option<String>,
    pub(crate) representative: Option<String>,
    pub(crate) address: Option<String>,
    /// The last day for completing the dossier, from the settings.
    pub(crate) complete_by: Option<Date>,
    pub(crate) day: Option<Date>,
    pub(crate) wanted: Option<Star>,
    pub(crate) claimed: Option<Standing>,
    pub(crate) supported: Option<Standing>,
    pub(crate) set_aside: Vec<&'static Rule>,
    pub(crate) findings: Vec<Finding>,
}

/// A total and the star that follows from it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Standing {
    pub(crate) total: Points,
    pub(crate) star: Option<Star>,
    pub(crate) card: Scorecard,
}

vocabulary! {
    /// The verdict on a dossier: what it supports, not how many errors it has.
    ///
    /// No verdict says that an office receives the dossier. That is the act of the commune.
    ///
    /// ```
    /// use ocop_dossier::Verdict;
    ///
    /// assert!(Verdict::Acceptable.is_acceptable());
    /// assert!(!Verdict::ToBeCompleted.is_acceptable());
    /// assert_eq!(Verdict::ToBeCompleted.as_str(), "to-be-completed");
    /// ```
    Verdict, "kết luận", "verdict";
    /// Nothing was found.
    NoFindings = "no-findings", "Không phát hiện thiếu sót", "No findings";
    /// Only warnings and notes were found, and the documents support the whole self-score.
    Acceptable = "acceptable", "Hồ sơ không có nội dung buộc phải bổ sung", "Acceptable";
    /// There is an error, a part of the dossier is missing, or the documents support less than the
    /// self-score claims. All of it can be repaired.
    ToBeCompleted = "to-be-completed", "Hồ sơ cần bổ sung, hoàn thiện", "To be completed";
    /// A line or requirement of the sheet applies, or the applicant may not apply. That cannot be repaired.
    Rejected = "rejected", "Hồ sơ thuộc trường hợp bị loại", "Rejected";
}

impl Verdict {
    /// Whether the dossier needs no completion: [`NoFindings`](Self::NoFindings) or
    /// [`Acceptable`](Self::Acceptable).
    #[must_use]
    pub const fn is_acceptable(self) -> bool {
        matches!(self, Self::NoFindings | Self::Acceptable)
    }
}

impl Standing {
    /// The total.
    #[must_use]
    pub const fn total(&self) -> Points {
        self.total
    }

    /// The star; `None` after a stop on zero or a ground for rejection.
    #[must_use]
    pub const fn star(&self) -> Option<Star> {
        self.star
    }

    /// The scorecard behind total and star.
    #[must_use]
    pub const fn scorecard(&self) -> &Scorecard {
        &self.card
    }
}

impl Report {
    /// The version of the JSON form.
    pub const FORMAT: u32 = 1;

    /// The findings, by stage, in the order in which a clerk works.
    #[must_use]
    pub fn findings(&self) -> impl ExactSizeIterator<Item = &Finding> {
        self.findings.iter()
    }

    /// The number of findings with a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let of = self
            .findings
            .iter()
            .filter(|finding| finding.severity == severity);
        of.count()
    }

    /// The verdict on the dossier.
    ///
    /// A form, set, sample or letter that Art. 6 of 26/2026 lists makes it
    /// [`ToBeCompleted`](Verdict::ToBeCompleted) whatever severity the settings give its rule.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let must_be_mended =
            |finding: &Finding| finding.rule.rejects || is_part_of_dossier(finding.rule);
        if self.grounds().next().is_some() {
            Verdict::Rejected
        } else if self.count(Severity::Error) > 0
            || self.findings.iter().any(must_be_mended)
            || !self.supports_claim()
        {
            Verdict::ToBeCompleted
        } else if self.findings.is_empty() {
            Verdict::NoFindings
        } else {
            Verdict::Acceptable
        }
    }

    /// Whether the documents support all that the self-score claims. Without a complete self-score, they
    /// support nothing.
    fn supports_claim(&self) -> bool {
        let both = self.claimed.as_ref().zip(self.supported.as_ref());
        both.is_some_and(|(claimed, supported)| {
            // A ground for rejection leaves no star.
            claimed.card == supported.card && claimed.card.star() == supported.star
        })
    }

    /// The findings for which the dossier is rejected.
    pub fn grounds(&self) -> impl Iterator<Item = &Finding> {
        let errors = self
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        errors.filter(|finding| finding.rule.rejects)
    }

    /// The sheet.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The stage at which the dossier was checked.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The reference date for documents. `None` if neither the dossier nor the settings have one; then no
    /// document was checked for its validity.
    #[must_use]
    pub const fn day(&self) -> Option<Date> {
        self.day
    }

    /// The rating that the self-score claims; `None` if the self-score is incomplete.
    #[must_use]
    pub const fn claimed(&self) -> Option<&Standing> {
        self.claimed.as_ref()
    }

    /// The rating that would remain without repairs: the claims less all that errors and warnings put at
    /// risk.
    #[must_use]
    pub const fn supported(&self) -> Option<&Standing> {
        self.supported.as_ref()
    }

    /// The rules that the settings set aside.
    #[must_use]
    pub fn set_aside(&self) -> &[&'static Rule] {
        &self.set_aside
    }

    /// The letter to the applicant, as data: for an office that has its own form.
    ///
    /// ```
    /// use ocop_core::{DossierKind, Edition, Lang};
    /// use ocop_dossier::{Dossier, Settings, check};
    ///
    /// let empty = Dossier::builder(Edition::E2026, 4, DossierKind::First).build()?;
    /// let letter = check(&empty, &Settings::default()).letter(Lang::Vi);
    /// assert_eq!(letter.title, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ");
    /// let first = &letter.sections[0].items[0];
    /// // Names of rules and paths are in the annex, by the number of the finding.
    /// assert_eq!(letter.annex.lines[0].number, first.number);
    /// assert!(!first.message.contains(letter.annex.lines[0].rule));
    /// # Ok::<(), ocop_dossier::Error>(())
    /// ```
    #[must_use]
    pub fn letter(&self, lang: Lang) -> Letter {
        Letter::of(self, lang)
    }

    /// The letter to the applicant, as text. Its lines are not wrapped.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        text::text(&self.letter(lang))
    }

    /// The letter to the applicant, as Markdown.
    #[must_use]
    pub fn to_markdown(&self, lang: Lang) -> String {
        markdown::markdown(&self.letter(lang))
    }
}

/// Whether a rule finds that a form, set, sample or letter of the dossier is missing or incomplete.
fn is_part_of_dossier(rule: &Rule) -> bool {
    let listed = matches!(rule.topic, Topic::Forms | Topic::Copies | Topic::Papers);
    listed && rule.severity == Severity::Error && !matches!(rule.basis, Basis::Practice)
}

/// The letter in Vietnamese.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ocop_core::explain::pad(f, format_args!("{}", self.text(Lang::Vi)))
    }
}

#[cfg(test)]
mod tests;
