//! A declaration, test report or certificate that does not name its standard.

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::lacking;

pub(crate) const RULE: Rule = Rule {
    name: "document-without-standard",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Bản công bố, phiếu kiểm nghiệm và giấy chứng nhận nêu tiêu chuẩn áp dụng",
        "Declarations, test reports and certificates name their standard",
    ),
    why: Label::constant(
        "Mức điểm khác nhau theo tiêu chuẩn: cơ sở, quốc gia hay quốc tế",
        "Levels differ by the standard: the maker's own, national or international",
    ),
    message: Label::constant(
        "{document} “{name}” chưa nêu tiêu chuẩn",
        "the {document} “{name}” does not name its standard",
    ),
    repair: Label::constant(
        "ghi số hiệu tiêu chuẩn mà {document} áp dụng",
        "tell the number of the standard that the {document} goes by",
    ),
    example: Label::constant(
        "Phiếu kiểm nghiệm không ghi chỉ tiêu theo tiêu chuẩn nào",
        "A test report that does not say by which standard it measures",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    lacking::lacking(examination, findings, "standard", |document| {
        document.kind.demands().standard && said(&document.standard).is_none()
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds, paper};

    #[test]
    fn declarations_tests_and_certificates_name_their_standard() {
        let mut dossier = clean();
        finds("document-without-standard", &dossier, &[]);

        paper(&mut dossier, "haccp").standard = None;
        paper(&mut dossier, "kiem-nghiem").standard = Some(" ".into());
        // A label goes by none.
        paper(&mut dossier, "nhan").standard = None;
        finds(
            "document-without-standard",
            &dossier,
            &[
                (
                    "documents.haccp.standard",
                    "Giấy chứng nhận quản lý chất lượng (ISO, HACCP…) “haccp” chưa nêu tiêu chuẩn",
                    "The quality-management certificate (ISO, HACCP, …) “haccp” does not name its standard",
                ),
                (
                    "documents.kiem-nghiem.standard",
                    "Phiếu kết quả kiểm nghiệm “kiem-nghiem” chưa nêu tiêu chuẩn",
                    "The test report “kiem-nghiem” does not name its standard",
                ),
            ],
        );
    }
}
