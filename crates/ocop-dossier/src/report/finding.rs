//! A finding: one defect of a dossier.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use ocop_core::{Date, Lang, Sheet};

use crate::model::document_kind::DocumentKind;
use crate::procedure::Procedure;
use crate::report::paper::NamedDocument;
use crate::report::risk::Risk;
use crate::report::value::{Value, filled};
use crate::rules::basis::{Basis, BasisKind};
use crate::rules::rule::{Rule, Severity};

/// One defect of a dossier, with its path, its place in the law, its cost and its repair.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Finding {
    pub(crate) rule: &'static Rule,
    pub(crate) severity: Severity,
    pub(crate) path: Cow<'static, str>,
    pub(crate) values: Vec<(&'static str, Value)>,
    pub(crate) risk: Option<Arc<Risk>>,
    /// The key of its criterion, if it has one.
    pub(crate) criterion: Option<String>,
    pub(crate) basis: Basis,
    pub(crate) sheet: Sheet,
    pub(crate) procedure: &'static Procedure,
}

impl Finding {
    /// The rule that found it.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The severity, from the rule or from the settings.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The path to the defect, such as `documents.label.issued`. A missing entry has the path that it would
    /// have.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The values of the message, by name.
    #[must_use]
    pub fn values(&self) -> &[(&'static str, Value)] {
        &self.values
    }

    /// The key of its criterion, if it has one.
    #[must_use]
    pub fn criterion(&self) -> Option<&str> {
        self.criterion.as_deref()
    }

    /// The message: a sentence without a full stop.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let text = filled(self.rule.message.get(lang), |name| self.word(name, lang));
        in_words(text, lang)
    }

    /// How to repair the defect.
    #[must_use]
    pub fn repair(&self, lang: Lang) -> String {
        let text = filled(self.rule.repair.get(lang), |name| self.word(name, lang));
        in_words(text, lang)
    }

    /// Whether the dossier is rejected for it.
    pub(crate) fn rejects(&self) -> bool {
        self.rule.rejects && self.severity == Severity::Error
    }

    /// The text of a `{name}` of a template.
    fn word(&self, name: &str, lang: Lang) -> Option<String> {
        let own = self.documents().next();
        if let Some(own) = own.filter(|own| name == "document" && own.kind() == DocumentKind::Other)
        {
            return Some(own.thing(lang).into());
        }
        let value = self.values.iter().find(|(known, _)| *known == name);
        if let Some((_, value)) = value {
            return Some(value.shown(lang));
        }
        match name {
            "other_paper" => self.documents().nth(1)?.word("paper", lang),
            // Most days are certain.
            "doubt" => Some(String::new()),
            _ => own?.word(name, lang),
        }
    }

    /// The documents that the values name: the first is `{paper}`, the second `{other_paper}`.
    pub(crate) fn documents(&self) -> impl Iterator<Item = &NamedDocument> {
        self.values.iter().filter_map(|(_, value)| match value {
            Value::Document(document) => Some(&**document),
            _ => None,
        })
    }

    /// The kind of its basis: law, sheet, form, the council's own rules, practice, or technical.
    ///
    /// ```
    /// use ocop_core::{DossierKind, Edition, Lang};
    /// use ocop_dossier::{BasisKind, Dossier, Settings, check};
    ///
    /// let empty = Dossier::builder(Edition::E2026, 4, DossierKind::First).build()?;
    /// let report = check(&empty, &Settings::default());
    /// let set = report.findings().find(|finding| finding.rule().name() == "missing-paper-set").unwrap();
    /// assert_eq!((set.basis(), set.as_of()), (BasisKind::Law, None));
    /// assert_eq!(set.place(Lang::En), "26/2026, Art. 7.1");
    /// # Ok::<(), ocop_dossier::Error>(())
    /// ```
    #[must_use]
    pub const fn basis(&self) -> BasisKind {
        self.basis.kind(self.procedure)
    }

    /// The day to which a law beside the decision is known to be in force, such as Decree 15/2018/NĐ-CP.
    /// `None` for any other basis.
    #[must_use]
    pub const fn as_of(&self) -> Option<Date> {
        self.basis.as_of()
    }

    /// The place in the law, or a note that it is a council's rule, a practice or a technical requirement.
    #[must_use]
    pub fn place(&self, lang: Lang) -> String {
        use alloc::string::ToString;
        match (self.basis, &self.criterion) {
            (Basis::Criterion | Basis::Sheet, Some(key)) => match self.sheet.criterion(key) {
                Ok(criterion) => criterion.place(lang).to_string(),
                Err(_) => self.sheet.place(lang).to_string(),
            },
            (Basis::Criterion | Basis::Sheet, None) => self.sheet.place(lang).to_string(),
            (basis, _) => basis.within(self.procedure, lang),
        }
    }

    /// The cost, if points are at risk.
    #[must_use]
    pub fn risk(&self) -> Option<&Risk> {
        self.risk.as_deref()
    }
}

/// A text with its stars in words: `4 sao` for `4★`.
fn in_words(text: String, lang: Lang) -> String {
    if text.contains('★') {
        text.replace("1★", lang.pick("1 sao", "1 star"))
            .replace('★', lang.pick(" sao", " stars"))
    } else {
        text
    }
}
