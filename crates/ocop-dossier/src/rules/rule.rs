//! Rules: one defect each, with its catalogue entry.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use ocop_core::{Label, Lang};

use crate::base::words::vocabulary;
use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::{Procedure, Provision};

/// A rule of the catalogue, named by the defect that it finds.
///
/// ```
/// use ocop_core::Lang;
/// use ocop_dossier::{Rule, Severity};
///
/// let rule = Rule::named("applicant-without-name")?;
/// assert_eq!(rule.severity(), Severity::Error);
/// assert_eq!(rule.checks(Lang::En), "The name of the applicant is given");
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
pub struct Rule {
    pub(crate) name: &'static str,
    pub(crate) stage: Stage,
    pub(crate) topic: Topic,
    pub(crate) severity: Severity,
    /// The defect cannot be repaired: the dossier is rejected.
    pub(crate) rejects: bool,
    pub(crate) basis: Basis,
    pub(crate) checks: Label,
    pub(crate) why: Label,
    /// With `{names}` of the values that the check supplies.
    pub(crate) message: Label,
    pub(crate) repair: Label,
    /// An example of the defect.
    pub(crate) example: Label,
    pub(crate) check: fn(&Examination<'_>, &mut Findings<'_>),
}

vocabulary! {
    /// The severity of a finding.
    Severity, "mức độ", "severity";
    /// The dossier cannot be accepted until it is repaired.
    Error = "error", "lỗi", "error";
    /// A level, points or the star may be lost. If one is at risk, the dossier must be completed.
    Warning = "warning", "cảnh báo", "warning";
    /// Information only.
    Note = "note", "lưu ý", "note";
}

vocabulary! {
    /// The topic of a rule.
    Topic, "nhóm quy tắc", "topic of rules";
    Reading = "reading", "Mục không đọc được", "Unreadable entries";
    Eligibility = "eligibility", "Điều kiện tham gia", "Eligibility";
    Applicant = "applicant", "Chủ thể", "Applicant";
    Product = "product", "Sản phẩm", "Product";
    Forms = "forms", "Biểu mẫu", "Forms";
    Copies = "copies", "Bộ hồ sơ, sản phẩm mẫu", "Sets and samples";
    Documents = "documents", "Giấy tờ", "Documents";
    Dates = "dates", "Ngày, thời hạn", "Dates and validity";
    Evidence = "evidence", "Minh chứng", "Evidence";
    Facts = "facts", "Số liệu kê khai", "Declared facts";
    Agreement = "agreement", "Đối chiếu giấy tờ", "Consistency of documents";
    SelfScore = "self-score", "Tự chấm điểm", "Self-score";
    Certificate = "certificate", "Giấy chứng nhận đã cấp", "Earlier certificate";
    Grounds = "grounds", "Căn cứ loại, dừng đánh giá", "Grounds for rejection";
    Papers = "papers", "Văn bản", "Letters and decisions";
}

/// The basis of a rule: where its requirement comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Basis {
    /// The decision: the procedure of each edition has the article.
    Law(Provision),
    /// The criterion of the finding, on the sheet.
    Criterion,
    /// The sheet.
    Sheet,
    /// Another law.
    Other(&'static Label),
    /// None: there is no source on a provision of the edition.
    NoSource(Provision),
    /// A council's own rules.
    Council,
    /// The practice of clerks.
    Practice,
}

impl Rule {
    /// The name in kebab-case; never reused.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The stage at which the defect arises.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The topic of the rule.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        self.topic
    }

    /// The severity of its findings, unless settings override it.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// Whether the defect cannot be repaired: the dossier is rejected.
    #[must_use]
    pub const fn rejects(&self) -> bool {
        self.rejects
    }

    /// What the rule checks.
    #[must_use]
    pub fn checks(&self, lang: Lang) -> &str {
        self.checks.get(lang)
    }

    /// Why the rule exists.
    #[must_use]
    pub fn why(&self, lang: Lang) -> &str {
        self.why.get(lang)
    }

    /// An example of the defect.
    #[must_use]
    pub fn example(&self, lang: Lang) -> &str {
        self.example.get(lang)
    }

    /// How to repair the defect, with `{names}` of the values of a finding. What depends on the kind of
    /// document is `{renewal}` or `{amendment}`.
    #[must_use]
    pub fn repair(&self, lang: Lang) -> &str {
        self.repair.get(lang)
    }

    /// The message of its findings, with `{names}` of the values of a finding. A document is `{paper}`, and a
    /// second one `{other_paper}`.
    #[must_use]
    pub fn message(&self, lang: Lang) -> &str {
        self.message.get(lang)
    }

    /// Its place in the law, over all editions.
    #[must_use]
    pub fn place(&self, lang: Lang) -> String {
        self.basis.everywhere(lang)
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rule").field(&self.name).finish()
    }
}

impl Eq for Rule {}

impl core::hash::Hash for Rule {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Basis {
    pub(crate) const COUNCIL: Label = Label::constant(
        "quy chế của hội đồng; pháp luật không quy định",
        "the council's own rules; the law does not require it",
    );
    pub(crate) const PRACTICE: Label = Label::constant(
        "theo thông lệ thẩm định; pháp luật không quy định",
        "practice of examiners; the law does not require it",
    );
    const CRITERION: Label =
        Label::constant("tiêu chí trên bộ tiêu chí", "the criterion on the sheet");
    const SHEET: Label = Label::constant("bộ tiêu chí", "the criteria sheet");
    const NO_SOURCE: Label = Label::constant("chưa có nguồn", "no source at hand");

    /// The place in one edition; for [`Basis::Criterion`] and [`Basis::Sheet`] the finding knows it.
    pub(crate) fn within(self, procedure: &Procedure, lang: Lang) -> String {
        match self {
            Self::Law(provision) => procedure.cite(provision, lang),
            Self::NoSource(_) => format!("{}, {}", procedure.edition, Self::NO_SOURCE.get(lang)),
            Self::Other(place) => place.get(lang).into(),
            Self::Council => Self::COUNCIL.get(lang).into(),
            Self::Practice => Self::PRACTICE.get(lang).into(),
            Self::Criterion => Self::CRITERION.get(lang).into(),
            Self::Sheet => Self::SHEET.get(lang).into(),
        }
    }

    /// The places in all editions.
    fn everywhere(self, lang: Lang) -> String {
        let editions = Procedure::all().iter().copied();
        let editions: Vec<_> = match self {
            Self::Law(provision) => editions
                .filter(|procedure| procedure.places.get(provision).is_some())
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
