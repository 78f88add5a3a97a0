//! The basis of a rule: where its requirement comes from, and its place in the law.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::explain::day;
use ocop_core::{Date, DossierKind, Label, Lang};

use crate::base::words::vocabulary;
use crate::model::FormKind;
use crate::procedure::{Procedure, Provision};

vocabulary! {
    /// The kind of the basis of a finding: where its requirement comes from.
    BasisKind, "loại căn cứ", "kind of basis";
    /// A clause of the decision, or another law.
    Law = "law", "pháp luật", "law";
    /// The criteria sheet.
    Sheet = "sheet", "bộ tiêu chí", "criteria sheet";
    /// A form of the decision.
    Form = "form", "biểu mẫu", "form";
    /// The rules of the council, which may differ between provinces.
    Council = "council", "quy chế của hội đồng", "rules of the council";
    /// The practice of clerks, or provincial guides of an edition that was not read itself.
    Practice = "practice", "thông lệ thẩm định", "practice";
    /// What electronic data require, such as digests and file names, and what a check cannot know.
    Technical = "technical", "yêu cầu kỹ thuật", "technical requirement";
}

/// The basis of a rule: where its requirement comes from.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Basis {
    /// The decision: the procedure of each edition has the article.
    Law(Provision),
    /// A form of the decision: the procedure of each edition has its place.
    Form(Provision),
    /// A provision of the newest edition that states it, whatever the edition of the dossier.
    Current(Provision),
    /// The clause on papers of a re-evaluation. For other dossiers it is practice.
    ReEvaluation,
    /// The criterion of the finding, on the sheet.
    Criterion,
    /// The sheet.
    Sheet,
    /// A law beside the decision.
    Beside(&'static Statute),
    /// None: there is no source on a provision of the edition.
    NoSource(Provision),
    /// A council's own rules.
    Council,
    /// The practice of clerks.
    Practice,
    /// What electronic data require.
    Technical,
}

/// A law beside the decision.
#[derive(Debug, Eq, Hash, PartialEq)]
pub(crate) struct Statute {
    /// The law, with its clause if one is cited.
    pub(crate) place: Label,
    /// The day to which it is known to be in force.
    pub(crate) as_of: Date,
}

impl Statute {
    /// Days off of public offices.
    pub(crate) const LABOUR_CODE: &Self = &Self {
        place: Label::constant(
            "Bộ luật Lao động 2019, Điều 111, Điều 112",
            "Labour Code 2019, Art. 111, Art. 112",
        ),
        as_of: Date::constant(2026, 11, 29),
    };
    /// Sites that need no certificate of food-safety eligibility.
    pub(crate) const FOOD_SAFETY: &Self = &Self {
        place: Label::constant(
            "Nghị định 15/2018/NĐ-CP, Điều 12.1",
            "Decree 15/2018/NĐ-CP, Art. 12.1",
        ),
        as_of: Date::constant(2026, 11, 29),
    };
    /// Test reports at the self-declaration.
    pub(crate) const FOOD_TESTS: &Self = &Self {
        place: Label::constant(
            "Nghị định 15/2018/NĐ-CP, Điều 4, Điều 5",
            "Decree 15/2018/NĐ-CP, Art. 4, Art. 5",
        ),
        as_of: Date::constant(2026, 11, 29),
    };
    /// Codes of provinces and communes.
    pub(crate) const UNITS: &Self = &Self {
        place: Label::constant(
            "Quyết định 19/2025/QĐ-TTg; Nghị quyết 30/2026/QH16; Nghị quyết 237/NQ-UBTVQH16",
            "Decision 19/2025/QĐ-TTg; Resolution 30/2026/QH16; Resolution 237/NQ-UBTVQH16",
        ),
        as_of: Date::constant(2026, 11, 29),
    };
}

impl Basis {
    const COUNCIL: Label = Label::constant(
        "theo quy chế của hội đồng; pháp luật không quy định",
        "the council's own rules; the law does not require it",
    );
    const PRACTICE: Label = Label::constant(
        "theo thông lệ thẩm định; pháp luật không quy định",
        "practice of examiners; the law does not require it",
    );
    const TECHNICAL: Label = Label::constant(
        "yêu cầu kỹ thuật của hồ sơ điện tử; pháp luật không quy định",
        "technical requirement of electronic dossiers; the law does not require it",
    );
    const CRITERION: Label =
        Label::constant("tiêu chí trên bộ tiêu chí", "the criterion on the sheet");
    const SHEET: Label = Label::constant("bộ tiêu chí", "the criteria sheet");
    const NO_SOURCE: Label = Label::constant("chưa có văn bản để đối chiếu", "text not at hand");

    /// The basis of what a form contains.
    pub(crate) const fn of_form(form: FormKind) -> Self {
        Self::Form(match form {
            FormKind::Registration => Provision::RegistrationContents,
            FormKind::SelfReport => Provision::ReportContents,
            FormKind::BusinessPlan => Provision::BusinessPlan,
            FormKind::OrganisationChart => Provision::OrganisationChart,
            FormKind::CommuneReport => Provision::CommuneReportContents,
        })
    }

    /// The basis in a dossier of a kind. What is known of the earlier editions says nothing of papers of a
    /// re-evaluation.
    pub(crate) fn of(self, procedure: &Procedure, kind: DossierKind) -> Self {
        let own = Provision::ReEvaluationDossier;
        match self {
            Self::ReEvaluation if kind == DossierKind::ReEvaluation && procedure.states(own) => {
                Self::Law(own)
            }
            Self::ReEvaluation => Self::Practice,
            other => other,
        }
    }

    /// The kind under an edition. What is known from guides only is practice.
    pub(crate) const fn kind(self, procedure: &Procedure) -> BasisKind {
        match self {
            Self::Law(provision) | Self::Form(provision) if !procedure.cites(provision) => {
                BasisKind::Practice
            }
            Self::Law(_) | Self::Current(_) | Self::ReEvaluation | Self::Beside(_) => {
                BasisKind::Law
            }
            Self::Form(_) => BasisKind::Form,
            Self::Criterion | Self::Sheet => BasisKind::Sheet,
            Self::Council => BasisKind::Council,
            Self::Practice => BasisKind::Practice,
            Self::NoSource(_) | Self::Technical => BasisKind::Technical,
        }
    }

    /// The day to which a law beside the decision is known to be in force.
    pub(crate) const fn as_of(self) -> Option<Date> {
        match self {
            Self::Beside(statute) => Some(statute.as_of),
            _ => None,
        }
    }

    /// The place in one edition; for [`Basis::Criterion`] and [`Basis::Sheet`] the finding knows it.
    pub(crate) fn within(self, procedure: &Procedure, lang: Lang) -> String {
        match self {
            Self::Law(provision) | Self::Form(provision) => procedure.cite(provision, lang),
            Self::Current(provision) => {
                let mut newest = Procedure::all().iter().rev();
                let own = newest.find(|own| own.states(provision));
                own.copied().unwrap_or(procedure).cite(provision, lang)
            }
            Self::ReEvaluation => {
                let place = procedure.cite(Provision::ReEvaluationDossier, lang);
                let kind = lang.pick("hồ sơ phân hạng lại", "re-evaluation");
                let other = lang.pick("hồ sơ khác", "other dossiers");
                let practice = Self::PRACTICE;
                format!("{place} ({kind}); {other}: {}", practice.get(lang))
            }
            Self::Beside(Statute { place, as_of }) => {
                let (place, as_of) = (place.get(lang), day(*as_of, lang));
                let known = lang.pick("còn hiệu lực tại ngày", "in force as of");
                format!("{place} ({known} {as_of})")
            }
            Self::NoSource(_) => format!("{} ({})", procedure.edition, Self::NO_SOURCE.get(lang)),
            Self::Council => Self::COUNCIL.get(lang).into(),
            Self::Practice => Self::PRACTICE.get(lang).into(),
            Self::Technical => Self::TECHNICAL.get(lang).into(),
            Self::Criterion => Self::CRITERION.get(lang).into(),
            Self::Sheet => Self::SHEET.get(lang).into(),
        }
    }

    /// The places in all editions.
    pub(crate) fn everywhere(self, lang: Lang) -> String {
        let editions = Procedure::all().iter().copied();
        let editions: Vec<_> = match self {
            Self::Law(provision) | Self::Form(provision) => editions
                .filter(|procedure| procedure.places.get(provision).is_some())
                .collect(),
            Self::ReEvaluation => editions
                .filter(|procedure| procedure.states(Provision::ReEvaluationDossier))
                .collect(),
            Self::NoSource(provision) => editions
                .filter(|procedure| !procedure.states(provision))
                .collect(),
            // Editions do not matter.
            _ => editions.take(1).collect(),
        };
        let places = editions
            .into_iter()
            .map(|procedure| self.within(procedure, lang));
        places.collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Lang;
    use ocop_core::units::Unit;

    use super::*;

    #[test]
    fn findings_on_units_cite_what_the_list_rests_on() {
        for lang in Lang::ALL {
            assert_eq!(Statute::UNITS.place.get(lang), Unit::source().get(lang));
        }
    }
}
