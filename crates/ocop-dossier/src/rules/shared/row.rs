//! The row of a rule in a table of rules about what the applicant submits.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

/// What differs from rule to rule of a table.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
    pub(crate) basis: Basis,
    pub(crate) checks: Text,
    pub(crate) why: Text,
    pub(crate) message: Text,
    pub(crate) repair: Text,
    pub(crate) example: Text,
    pub(crate) check: fn(&Examination<'_>, &mut Findings<'_>),
}

/// A text in Vietnamese and in English.
pub(crate) type Text = (&'static str, &'static str);

impl Row {
    /// The rule of the row. Its defect arises with the applicant and can be repaired.
    pub(crate) const fn rule(self, topic: Topic) -> Rule {
        Rule {
            name: self.name,
            stage: Stage::Applicant,
            topic,
            severity: self.severity,
            rejects: false,
            basis: self.basis,
            checks: label(self.checks),
            why: label(self.why),
            message: label(self.message),
            repair: label(self.repair),
            example: label(self.example),
            check: self.check,
        }
    }
}

const fn label((vi, en): Text) -> Label {
    Label::constant(vi, en)
}
