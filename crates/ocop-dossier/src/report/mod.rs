//! The report of a check: findings, counts, verdict, and the rating that the documents support.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use ocop_core::{Date, DossierKind, Lang, Points, Scorecard, Sheet, Star};

use crate::base::words::vocabulary;
use crate::model::Stage;
use crate::report::finding::Finding;
use crate::rules::rule::{Rule, Severity};

mod citation;
pub(crate) mod finding;
mod json;
pub(crate) mod letter;
mod markdown;
pub(crate) mod paper;
mod part;
pub(crate) mod risk;
mod text;
pub(crate) mod texts;
pub(crate) mod value;

pub use letter::{Annex, AnnexLine, Item, Letter, Section};

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
    /// The verdict that follows from the findings.
    Verdict, "kết luận", "verdict";
    /// No finding is an error.
    Acceptable = "acceptable", "Hồ sơ đạt yêu cầu để tiếp nhận", "Acceptable";
    /// There are errors, and all can be repaired.
    ToBeCompleted = "to-be-completed", "Hồ sơ cần bổ sung, hoàn thiện", "To be completed";
    /// At least one error cannot be repaired.
    Rejected = "rejected", "Hồ sơ bị loại", "Rejected";
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

    /// The verdict that follows from the findings.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.grounds().next().is_some() {
            Verdict::Rejected
        } else if self.count(Severity::Error) > 0 {
            Verdict::ToBeCompleted
        } else {
            Verdict::Acceptable
        }
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

    /// The letter to the applicant, as data.
    #[must_use]
    pub fn letter(&self, lang: Lang) -> Letter {
        Letter::of(self, lang)
    }

    /// The letter to the applicant, as text. Its lines are not wrapped.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        text::text(&self.letter(lang), lang)
    }

    /// The letter to the applicant, as Markdown.
    #[must_use]
    pub fn to_markdown(&self, lang: Lang) -> String {
        markdown::markdown(&self.letter(lang), lang)
    }
}

/// The letter in Vietnamese.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ocop_core::explain::pad(f, format_args!("{}", self.text(Lang::Vi)))
    }
}
