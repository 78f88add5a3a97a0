//! The parts of a dossier under which a letter lists its findings.

use alloc::format;
use alloc::string::{String, ToString};

use ocop_core::{Label, Lang};

use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::report::finding::Finding;
use crate::report::value::Value;
use crate::rules::rule::Topic;

/// A part of the dossier, in the order of a letter.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Part {
    Grounds,
    Reading,
    General,
    Forms,
    Legal,
    /// The evidence of a criterion, by its place on the sheet.
    Criterion(usize),
    OtherEvidence,
    Facts,
    SelfScore,
    Certificate,
    Copies,
    Dates,
    Commune,
    Province,
}

impl Part {
    pub(super) fn of(finding: &Finding) -> Self {
        if finding.rejects() {
            return Self::Grounds;
        }
        match finding.rule.stage {
            Stage::Commune => return Self::Commune,
            Stage::Province => return Self::Province,
            Stage::Applicant => {}
        }
        match finding.rule.topic {
            Topic::Grounds => Self::Grounds,
            Topic::Reading => Self::Reading,
            Topic::Eligibility | Topic::Applicant | Topic::Product => Self::General,
            Topic::Forms => Self::Forms,
            Topic::Copies => Self::Copies,
            Topic::SelfScore => Self::SelfScore,
            Topic::Certificate => Self::Certificate,
            Topic::Papers => Self::OtherEvidence,
            Topic::Documents | Topic::Dates | Topic::Evidence | Topic::Facts | Topic::Agreement => {
                Self::of_evidence(finding)
            }
        }
    }

    fn of_evidence(finding: &Finding) -> Self {
        if finding.criterion.is_none() && document(finding).is_some_and(is_legal) {
            return Self::Legal;
        }
        // A document belongs to the first criterion that it would cost points.
        let risk = finding.risk.as_ref();
        let first = risk.and_then(|risk| risk.levels.first());
        let key = finding.criterion.as_deref();
        let key = key.or(first.map(|fall| &*fall.criterion));
        if let Some(Ok(criterion)) = key.map(|key| finding.sheet.criterion(key)) {
            return Self::Criterion(criterion.index());
        }
        match finding.rule.topic {
            Topic::Facts => Self::Facts,
            Topic::Dates if document(finding).is_none() => Self::Dates,
            _ => Self::OtherEvidence,
        }
    }

    pub(super) fn title(self, finding: &Finding, lang: Lang) -> String {
        let label = match self {
            Self::Criterion(index) => {
                let Some(criterion) = finding.sheet.criteria().nth(index) else {
                    return String::new();
                };
                let head = lang.pick("Minh chứng tiêu chí", "Evidence for criterion");
                let (key, name) = (criterion.key(), criterion.label().get(lang));
                return format!("{head} {key}: {name}");
            }
            Self::Grounds => GROUNDS,
            Self::Reading => READING,
            Self::General => GENERAL,
            Self::Forms => FORMS,
            Self::Legal => LEGAL,
            Self::OtherEvidence => OTHER,
            Self::Facts => FACTS,
            Self::SelfScore => SELF_SCORE,
            Self::Certificate => CERTIFICATE,
            Self::Copies => COPIES,
            Self::Dates => DATES,
            Self::Commune => COMMUNE,
            Self::Province => PROVINCE,
        };
        label.get(lang).to_string()
    }
}

/// The kind of the document that a finding is about, present or missing.
fn document(finding: &Finding) -> Option<DocumentKind> {
    if let Some(document) = finding.documents().next() {
        return Some(document.kind());
    }
    // A missing document has its kind in its path, or among the values if others of its kinds do not count.
    let name = finding.path.strip_prefix("documents.")?;
    let by_path = name.split('.').next().and_then(DocumentKind::named);
    by_path.or_else(|| {
        let named = |kind: &DocumentKind| ("document", Value::from(kind.words()));
        let mut kinds = DocumentKind::ALL.iter().copied();
        kinds.find(|kind| finding.values.contains(&named(kind)))
    })
}

/// Documents that permit the business or the product.
const fn is_legal(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::BusinessRegistration
            | DocumentKind::ProductionEligibility
            | DocumentKind::ProductionLicence
            | DocumentKind::FoodSafetyCertificate
            | DocumentKind::FoodSafetyCommitment
            | DocumentKind::FireSafetyPaper
            | DocumentKind::SecurityCertificate
            | DocumentKind::QualityDeclaration
            | DocumentKind::TourismRegistration
    )
}

const GROUNDS: Label = Label::constant(
    "Trường hợp bị loại, không được đánh giá",
    "Grounds for rejection",
);
const READING: Label = Label::constant("Mục chưa đọc được", "Entries that cannot be read");
const GENERAL: Label = Label::constant(
    "Thông tin về chủ thể và sản phẩm",
    "Details of the applicant and the product",
);
const FORMS: Label = Label::constant("Mẫu biểu", "Forms");
const LEGAL: Label = Label::constant("Giấy tờ pháp lý", "Legal documents");
const OTHER: Label = Label::constant("Giấy tờ, minh chứng khác", "Other documents");
const FACTS: Label = Label::constant("Số liệu kê khai", "Declared figures");
const SELF_SCORE: Label = Label::constant("Phần tự chấm điểm", "Self-score");
const CERTIFICATE: Label =
    Label::constant("Giấy chứng nhận OCOP đã cấp", "Earlier OCOP certificate");
const COPIES: Label = Label::constant("Số bộ hồ sơ và sản phẩm mẫu", "Sets and samples");
const DATES: Label = Label::constant(
    "Ngày nộp hồ sơ và quy định áp dụng",
    "Filing date and applicable rules",
);
const COMMUNE: Label = Label::constant("Phần của cấp xã", "Commune's part");
const PROVINCE: Label = Label::constant("Phần của cấp tỉnh", "Province's part");
