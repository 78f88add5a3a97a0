//! The laboratory of a test report: the applicant itself, or without an accreditation.

use alloc::format;
use alloc::vec;

use ocop_core::text::has_name;

use crate::check::examination::said;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::row::Row;

pub(crate) const IS_APPLICANT: Rule = Row {
    name: "laboratory-is-applicant",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Phiếu kết quả kiểm nghiệm do phòng kiểm nghiệm độc lập với chủ thể cấp",
        "Test reports come from a laboratory other than the applicant",
    ),
    why: (
        "Kết quả tự kiểm nghiệm chưa bảo đảm khách quan; khi công bố thực phẩm, phòng kiểm nghiệm phải được chỉ định hoặc công nhận ISO/IEC 17025",
        "The applicant's own tests are not independent. At a food declaration, the laboratory must be designated or accredited to ISO/IEC 17025",
    ),
    message: (
        "nơi cấp {paper} là chính chủ thể ({issuer})",
        "the issuer of the {paper} is the applicant itself ({issuer})",
    ),
    repair: (
        "kiểm nghiệm tại phòng kiểm nghiệm độc lập được chỉ định hoặc công nhận ISO/IEC 17025 và nộp phiếu kết quả",
        "have the product tested by an independent laboratory that is designated or accredited to ISO/IEC 17025, and submit its report",
    ),
    example: (
        "Hợp tác xã tự kiểm nghiệm mật ong của mình và cấp phiếu",
        "A cooperative tests its own honey and issues the report",
    ),
    check: |examination, findings| {
        let Some(applicant) = said(&examination.dossier.applicant.name) else {
            return;
        };
        for (name, report) in examination.documents(DocumentKind::TestReport) {
            let Some(issuer) = said(&report.issuer) else {
                continue;
            };
            // Also a department: “Phòng KCS, Công ty …”.
            if !has_name(issuer, applicant) {
                continue;
            }
            let values = vec![
                ("document", report.kind.words().into()),
                ("name", examination.document(name)),
                ("issuer", issuer.into()),
            ];
            let risk = examination.risk_without(name);
            findings.add_at_risk(format!("documents.{name}.issuer"), values, risk);
        }
    },
}
.rule(Topic::Evidence);

pub(crate) const WITHOUT_ACCREDITATION: Rule = Row {
    name: "test-report-without-accreditation",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Phiếu kết quả kiểm nghiệm ghi phòng kiểm nghiệm được chỉ định hoặc công nhận",
        "Every test report names the designation or accreditation of its laboratory",
    ),
    why: (
        "Khi công bố thực phẩm, phòng kiểm nghiệm phải được chỉ định hoặc công nhận ISO/IEC 17025 (Nghị định 15/2018/NĐ-CP). Hội đồng thường yêu cầu như vậy với mọi phiếu",
        "At a food declaration, the laboratory must be designated or accredited to ISO/IEC 17025 (Decree 15/2018/NĐ-CP). Councils usually require the same of every report",
    ),
    message: (
        "{paper} chưa ghi số chỉ định hoặc số công nhận (ví dụ VILAS) của phòng kiểm nghiệm",
        "the {paper} has no designation or accreditation number (such as VILAS) of its laboratory",
    ),
    repair: (
        "ghi số chỉ định hoặc số công nhận của phòng kiểm nghiệm theo bản chính. Nếu phòng kiểm nghiệm không có, kiểm nghiệm tại phòng được chỉ định hoặc công nhận",
        "enter the number of the designation or accreditation from the original. If the laboratory has none, have the product tested by one that has",
    ),
    example: (
        "Phiếu kết quả kiểm nghiệm không có dấu VILAS hoặc quyết định chỉ định",
        "A test report shows neither a VILAS mark nor a designation",
    ),
    check: |examination, findings| {
        for (name, report) in examination.documents(DocumentKind::TestReport) {
            if said(&report.accreditation).is_none() {
                let values = vec![
                    ("document", report.kind.words().into()),
                    ("name", examination.document(name)),
                ];
                findings.add(format!("documents.{name}.accreditation"), values);
            }
        }
    },
}
.rule(Topic::Evidence);

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    const IS_APPLICANT: &str = "laboratory-is-applicant";
    const WITHOUT: &str = "test-report-without-accreditation";

    #[test]
    fn the_laboratory_is_not_the_applicant() {
        let mut dossier = clean();
        finds(IS_APPLICANT, &dossier, &[]);
        let applicant = dossier.applicant.name.clone().unwrap();
        for issuer in [
            applicant.clone(),
            applicant.to_uppercase(),
            alloc::format!("Phòng kiểm tra chất lượng, {applicant}"),
            "Phòng KCS – HTX mật ong núi Tuần Giáo (giả định)".into(),
        ] {
            paper(&mut dossier, "kiem-nghiem").issuer = Some(issuer);
            assert_eq!(
                costs(IS_APPLICANT, &dossier),
                ["7: 3 → 1, 9: 2 → 0, 75 → 68, 4★ → 2★"]
            );
        }
        paper(&mut dossier, "kiem-nghiem").issuer = Some("HTX mật ong núi Tuần Giao".into());
        finds(IS_APPLICANT, &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").issuer = Some(applicant);
        finds(
            IS_APPLICANT,
            &dossier,
            &[(
                "documents.kiem-nghiem.issuer",
                "Nơi cấp phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 là chính chủ thể (Hợp tác xã mật ong núi Tuần Giáo (giả định))",
                "The issuer of the test report no. KN-2026-0715 of 2026-07-15 is the applicant itself (Hợp tác xã mật ong núi Tuần Giáo (giả định))",
            )],
        );
        dossier.applicant.name = None;
        finds(IS_APPLICANT, &dossier, &[]);
    }

    #[test]
    fn a_report_names_the_accreditation() {
        let mut dossier = clean();
        finds(WITHOUT, &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").accreditation = Some(" ".into());
        finds(
            WITHOUT,
            &dossier,
            &[(
                "documents.kiem-nghiem.accreditation",
                "Phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 chưa ghi số chỉ định hoặc số công nhận (ví dụ VILAS) của phòng kiểm nghiệm",
                "The test report no. KN-2026-0715 of 2026-07-15 has no designation or accreditation number (such as VILAS) of its laboratory",
            )],
        );
        assert_eq!(costs(WITHOUT, &dossier), ["nothing"]);
    }
}
