//! Rules: one defect each, with its catalogue entry.

use core::fmt;

use ocop_core::{Edition, Label, Lang};

use crate::base::words::vocabulary;
use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;

/// A rule of the catalogue, named by the defect that it finds.
///
/// ```
/// use ocop_core::Lang;
/// use ocop_dossier::{Rule, Severity};
///
/// let rule = Rule::named("applicant-without-name")?;
/// assert_eq!(rule.severity(), Severity::Error);
/// assert_eq!(rule.checks(Lang::En), "The applicant has a name");
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
    Severity, "severity";
    /// The dossier cannot be accepted until it is repaired.
    Error = "error", "lỗi", "error";
    /// The dossier can be accepted; points or the star may be lost.
    Warning = "warning", "cảnh báo", "warning";
    /// Information only.
    Note = "note", "lưu ý", "note";
}

vocabulary! {
    /// The topic of a rule.
    Topic, "topic of rules";
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
    /// The law: a place by edition. For other editions only guides are known.
    Law(&'static [Place]),
    /// The criterion of the finding, on the sheet.
    Criterion,
    /// The sheet.
    Sheet,
    /// Another law.
    Other(&'static Label),
    /// A council's own rules.
    Council,
    /// The practice of clerks.
    Practice,
}

/// A place in an edition, in both languages, without the edition's name.
pub(crate) type Place = (Edition, &'static str, &'static str);

impl Rule {
    /// The rule with a name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownRule`](crate::ErrorKind::UnknownRule) if no rule has the name.
    pub fn named(name: &str) -> Result<&'static Self, crate::Error> {
        crate::rules::index_of(name).map(|index| crate::rules::RULES[index])
    }

    /// All rules, in the order of a report.
    #[must_use]
    pub fn all() -> &'static [&'static Self] {
        crate::rules::RULES
    }

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

    /// How to repair the defect, with `{names}` of the values of a finding.
    #[must_use]
    pub fn repair(&self, lang: Lang) -> &str {
        self.repair.get(lang)
    }

    /// The message of its findings, with `{names}` of the values of a finding.
    #[must_use]
    pub fn message(&self, lang: Lang) -> &str {
        self.message.get(lang)
    }

    /// Its place in the law, over all editions.
    #[must_use]
    pub fn place(&self, lang: Lang) -> alloc::string::String {
        self.basis.everywhere(lang)
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rule").field(&self.name).finish()
    }
}

impl Eq for Rule {}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Basis {
    /// The basis if only guides of that time are known.
    const SECONDARY: Label = Label::constant(
        "theo hướng dẫn của các tỉnh (nguồn thứ cấp)",
        "from provincial guides (secondary sources)",
    );
    pub(crate) const COUNCIL: Label = Label::constant(
        "quy chế của hội đồng, không phải luật",
        "council rule, not law",
    );
    pub(crate) const PRACTICE: Label =
        Label::constant("thông lệ xét hồ sơ, không phải luật", "practice, not law");

    /// The place in one edition; for [`Basis::Criterion`] and [`Basis::Sheet`] the sheet gives it.
    pub(crate) fn within(self, edition: Edition, lang: Lang) -> alloc::string::String {
        use alloc::format;
        match self {
            Self::Law(places) => match places.iter().find(|(of, _, _)| *of == edition) {
                Some((_, vi, en)) => {
                    let place = if lang == Lang::Vi { vi } else { en };
                    format!("{edition}, {place}")
                }
                None => format!("{edition}, {}", Self::SECONDARY.get(lang)),
            },
            Self::Other(place) => place.get(lang).into(),
            Self::Council => Self::COUNCIL.get(lang).into(),
            Self::Practice => Self::PRACTICE.get(lang).into(),
            Self::Criterion | Self::Sheet => format!("{edition}"),
        }
    }

    fn everywhere(self, lang: Lang) -> alloc::string::String {
        match self {
            Self::Law(places) => {
                let places = places
                    .iter()
                    .map(|&(edition, ..)| self.within(edition, lang));
                places.collect::<alloc::vec::Vec<_>>().join("; ")
            }
            Self::Criterion => {
                let label =
                    Label::constant("tiêu chí trên bộ tiêu chí", "the criterion on the sheet");
                label.get(lang).into()
            }
            Self::Sheet => Label::constant("bộ tiêu chí", "the criteria sheet")
                .get(lang)
                .into(),
            _ => self.within(Edition::E2026, lang),
        }
    }
}
