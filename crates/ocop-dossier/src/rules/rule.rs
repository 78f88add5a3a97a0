//! Rules: one defect each, with its catalogue entry.

use alloc::string::String;
use core::fmt;

use ocop_core::{Label, Lang};

use crate::base::words::vocabulary;
use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Procedure;

pub use crate::rules::basis::BasisKind;
pub(crate) use crate::rules::basis::{Basis, Statute};

/// Finds the defects of a rule.
pub(crate) type Find = fn(&Examination<'_>, &mut Findings<'_>);

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
    pub(crate) check: Find,
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
    Grounds = "grounds", "Trường hợp bị loại, dừng đánh giá", "Grounds for rejection";
    Papers = "papers", "Văn bản", "Letters and decisions";
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
    /// second one `{other_paper}`. `{doubt}` is one or two sentences, if days that were counted are not certain.
    #[must_use]
    pub fn message(&self, lang: Lang) -> &str {
        self.message.get(lang)
    }

    /// The kind of its basis under the newest edition. A finding may have another: of an earlier edition, places are known
    /// from guides, and some papers are law in a re-evaluation only ([`Finding::basis`](crate::Finding::basis)).
    ///
    /// ```
    /// use ocop_dossier::{BasisKind, Rule};
    ///
    /// assert_eq!(Rule::named("missing-paper-set")?.basis(), BasisKind::Law);
    /// assert_eq!(Rule::named("stale-test-report")?.basis(), BasisKind::Council);
    /// # Ok::<(), ocop_dossier::Error>(())
    /// ```
    #[must_use]
    pub fn basis(&self) -> BasisKind {
        self.basis.kind(Procedure::newest())
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
