//! The age of test reports: on filing, at the declaration, and since the certificate of a re-evaluation.

use alloc::format;
use alloc::vec;

use ocop_core::{Criterion, DossierKind};

use crate::check::examination::Examination;
use crate::check::risk::Entry;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::procedure::Provision;
use crate::rules::dates::stale_test_report::{counting_reports, is_replaced};
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::months::{full_months, is_older_than};
use crate::rules::shared::row::Row;

/// The age in months from which a report is named: the limit at the self-declaration.
const MONTHS: u16 = 12;

pub(crate) const OLD: Rule = Row {
    name: "old-test-report",
    severity: Severity::Note,
    basis: Basis::Practice,
    checks: (
        "Phiếu kết quả kiểm nghiệm quá 12 tháng được nêu rõ số tháng",
        "The age of every test report older than 12 months is stated",
    ),
    why: (
        "Pháp luật không quy định thời hạn của phiếu khi nộp hồ sơ OCOP; quy chế của hội đồng có thể quy định",
        "No national text limits the age of a report at an OCOP filing. The rules of the council may",
    ),
    message: (
        "{paper} được cấp {age} tháng trước ngày {day}",
        "the {paper} is {age} months old on {day}",
    ),
    repair: (
        "đề nghị hội đồng cho biết có chấp nhận phiếu này hay không; nếu không thì {renewal}",
        "ask the council whether it accepts this report; if not, {renewal}",
    ),
    example: (
        "Phiếu kết quả kiểm nghiệm cấp trước ngày nộp 5 năm",
        "A test report issued 5 years before the filing",
    ),
    check: |examination, findings| {
        let Some(day) = examination.day else { return };
        let limit = examination.settings.test_report_months;
        for (name, report) in examination.documents(DocumentKind::TestReport) {
            let Some(issued) = report.issued else {
                continue;
            };
            if !is_older_than(MONTHS, issued, day) || is_replaced(examination, report, day, MONTHS)
            {
                continue;
            }
            // Past the limit of the council, `stale-test-report` states the age.
            if limit.is_some_and(|limit| is_older_than(limit, issued, day)) {
                continue;
            }
            let values = vec![
                ("document", report.kind.words().into()),
                ("name", examination.document(name)),
                ("issued", issued.into()),
                ("age", full_months(issued, day).into()),
                ("day", day.into()),
            ];
            findings.add(format!("documents.{name}.issued"), values);
        }
    },
}
.rule(Topic::Dates);

pub(crate) const AT_DECLARATION: Rule = Row {
    name: "test-report-old-at-declaration",
    severity: Severity::Error,
    basis: Basis::Beside(Statute::FOOD_TESTS),
    checks: (
        "Khi công bố, phiếu kết quả kiểm nghiệm của thực phẩm còn trong 12 tháng",
        "At the declaration of a food, its test report is no older than 12 months",
    ),
    why: (
        "Bản công bố phải kèm phiếu kết quả kiểm nghiệm trong thời hạn 12 tháng",
        "A declaration requires a test report of the last 12 months",
    ),
    message: (
        "khi lập {paper}, phiếu gần nhất ({other_paper}) đã được cấp quá 12 tháng",
        "on the date of the {paper}, the latest report ({other_paper}) was more than 12 months old",
    ),
    repair: (
        "nộp phiếu kết quả kiểm nghiệm đã dùng khi công bố; nếu không có thì kiểm nghiệm và làm thủ tục công bố lại",
        "submit the test report used at the declaration; if there is none, have the product tested and declare it again",
    ),
    example: (
        "Công bố năm 2025 theo phiếu kết quả kiểm nghiệm năm 2023",
        "A declaration of 2025 relies on a test report of 2023",
    ),
    check: |examination, findings| {
        let reports = || {
            let reports = counting_reports(examination);
            reports.filter_map(|(name, report)| Some((report.issued?, name)))
        };
        for (name, declaration) in examination.documents(DocumentKind::QualityDeclaration) {
            let Some(declared) = declaration.issued else {
                continue;
            };
            // The report of the declaration may be left out for one that is newer.
            let Some((issued, report)) = reports().max().filter(|&(issued, _)| {
                issued <= declared && is_older_than(MONTHS, issued, declared)
            }) else {
                continue;
            };
            if !is_food(examination) {
                return;
            }
            let values = vec![
                ("document", declaration.kind.words().into()),
                ("name", examination.document(name)),
                ("declared", declared.into()),
                ("report", examination.document(report)),
                ("issued", issued.into()),
                ("age", full_months(issued, declared).into()),
            ];
            let risk = examination.risk_without(name);
            findings.add_at_risk(format!("documents.{report}.issued"), values, risk);
        }
    },
}
.rule(Topic::Dates);

pub(crate) const BEFORE_CERTIFICATE: Rule = Row {
    name: "test-report-before-certificate",
    severity: Severity::Error,
    basis: Basis::Law(Provision::ReEvaluationDossier),
    checks: (
        "Hồ sơ phân hạng lại có phiếu kiểm nghiệm định kỳ cấp sau giấy chứng nhận OCOP",
        "A re-evaluation contains a periodic test report issued after the certificate",
    ),
    why: (
        "Hồ sơ phân hạng lại phải cập nhật phiếu kiểm nghiệm định kỳ từ khi được công nhận",
        "A re-evaluation updates the periodic test reports since recognition",
    ),
    message: (
        "giấy chứng nhận OCOP cấp ngày {certified}, nhưng phiếu mới nhất trong hồ sơ là {paper}",
        "the OCOP certificate was issued on {certified}, but the newest report in the dossier is the {paper}",
    ),
    repair: (
        "nộp phiếu kiểm nghiệm định kỳ cấp sau ngày {certified}",
        "submit a periodic test report issued after {certified}",
    ),
    example: (
        "Phân hạng lại năm 2026 chỉ nộp phiếu kiểm nghiệm của lần đầu năm 2023",
        "A re-evaluation of 2026 contains only the test report of 2023, from the first evaluation",
    ),
    check: |examination, findings| {
        if examination.dossier.kind != DossierKind::ReEvaluation
            || !examination.procedure.states(Provision::ReEvaluationDossier)
        {
            return;
        }
        let certificate = examination.dossier.certificate.as_ref();
        let Some(certified) = certificate.and_then(|certificate| certificate.issued) else {
            return;
        };
        let mut newest = None;
        for (name, report) in counting_reports(examination) {
            // A report without a date may be newer; its own finding reports it.
            let Some(issued) = report.issued.filter(|&issued| issued < certified) else {
                return;
            };
            newest = newest.max(Some((issued, name)));
        }
        let Some((issued, name)) = newest else { return };
        let values = vec![
            ("document", DocumentKind::TestReport.words().into()),
            ("name", examination.document(name)),
            ("issued", issued.into()),
            ("certified", certified.into()),
        ];
        let risk = examination.risk_without_kinds(Kinds::of(&[DocumentKind::TestReport]), Entry::All);
        findings.add_at_risk(format!("documents.{name}.issued"), values, risk);
    },
}
.rule(Topic::Dates);

/// Whether the sheet is of a food or drink, to which the law on food safety applies: it requires a
/// food-safety certificate, or rates the taste.
fn is_food(examination: &Examination<'_>) -> bool {
    let sheet = examination.sheet();
    let mut concepts = sheet.criteria().filter_map(Criterion::concept);
    sheet
        .grounds_of("food-safety-certificate-breach")
        .next()
        .is_some()
        || concepts.any(|concept| concept.as_str().ends_with("taste"))
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::DocumentKind;
    use crate::check::settings::Settings;
    use crate::model::Document;
    use crate::testing::{
        clean, costs, costs_under, day, empty, finds, finds_under, paper, re_evaluation, under,
    };

    const OLD: &str = "old-test-report";
    const AT_DECLARATION: &str = "test-report-old-at-declaration";
    const BEFORE_CERTIFICATE: &str = "test-report-before-certificate";

    #[test]
    fn the_age_of_a_report_of_five_years_is_stated() {
        let mut dossier = clean();
        finds(OLD, &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2025, 9, 14));
        finds(OLD, &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2021, 9, 1));
        let stated = [(
            "documents.kiem-nghiem.issued",
            "Phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 01/09/2021 được cấp 60 tháng trước ngày 14/09/2026",
            "The test report no. KN-2026-0715 of 2021-09-01 is 60 months old on 2026-09-14",
        )];
        finds(OLD, &dossier, &stated);
        assert_eq!(costs(OLD, &dossier), ["nothing"]);
        // Under a limit that accepts it too; past the limit, the error has the age.
        finds_under(
            &Settings::default().with_test_reports_of(72),
            OLD,
            &dossier,
            &stated,
        );
        let strict = Settings::default().with_test_reports_of(24);
        finds_under(&strict, OLD, &dossier, &[]);
        assert_eq!(costs_under(&strict, "stale-test-report", &dossier).len(), 1);
    }

    #[test]
    fn a_newer_report_of_the_same_makes_the_age_of_the_older_one_unimportant() {
        let mut dossier = clean();
        let newer = paper(&mut dossier, "kiem-nghiem").clone();
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2021, 9, 1));
        dossier.documents.insert("kiem-nghiem-moi".into(), newer);
        finds(OLD, &dossier, &[]);
    }

    #[test]
    fn at_the_declaration_a_report_is_no_older_than_twelve_months() {
        let mut dossier = clean();
        finds(AT_DECLARATION, &dossier, &[]);
        // The declaration is of 05/05/2025.
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2024, 5, 5));
        finds(AT_DECLARATION, &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2024, 5, 4));
        finds(
            AT_DECLARATION,
            &dossier,
            &[(
                "documents.kiem-nghiem.issued",
                "Khi lập bản công bố chất lượng sản phẩm số 01/MORTG/2025 ngày 05/05/2025, phiếu gần nhất (phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 04/05/2024) đã được cấp quá 12 tháng",
                "On the date of the quality declaration no. 01/MORTG/2025 of 2025-05-05, the latest report (test report no. KN-2026-0715 of 2024-05-04) was more than 12 months old",
            )],
        );
        assert_eq!(
            costs(AT_DECLARATION, &dossier),
            ["9: 2 → 0, 75 → 71, 4★ → 2★"]
        );
        // A newer report beside it.
        let mut newer = Document::new(DocumentKind::TestReport);
        newer.issued = Some(day(2026, 7, 15));
        dossier.documents.insert("moi".into(), newer);
        finds(AT_DECLARATION, &dossier, &[]);
    }

    #[test]
    fn the_decree_is_on_food_only() {
        let found = |edition, set| {
            let mut dossier = under(edition, set);
            paper(&mut dossier, "kiem-nghiem").issued = Some(day(2020, 5, 4));
            costs(AT_DECLARATION, &dossier).len()
        };
        for set in 1..=17 {
            assert_eq!(
                (found(Edition::E2026, set), found(Edition::E2023, set)),
                (1, 1),
                "{set}"
            );
        }
        for set in 19..=26 {
            assert_eq!(
                (found(Edition::E2026, set), found(Edition::E2023, set)),
                (0, 0),
                "{set}"
            );
        }
        // Of 1048/2019: fresh meat, vegetables, cosmetics, clothes.
        assert_eq!(
            [18, 15, 12, 13].map(|set| found(Edition::E2019, set)),
            [1, 1, 0, 0]
        );
    }

    #[test]
    fn a_re_evaluation_has_a_report_since_its_certificate() {
        let mut dossier = re_evaluation();
        finds(BEFORE_CERTIFICATE, &dossier, &[]);
        // The certificate is of 12/02/2024.
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2024, 2, 12));
        finds(BEFORE_CERTIFICATE, &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2024, 2, 11));
        finds(
            BEFORE_CERTIFICATE,
            &dossier,
            &[(
                "documents.kiem-nghiem.issued",
                "Giấy chứng nhận OCOP cấp ngày 12/02/2024, nhưng phiếu mới nhất trong hồ sơ là phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 11/02/2024",
                "The OCOP certificate was issued on 2024-02-12, but the newest report in the dossier is the test report no. KN-2026-0715 of 2024-02-11",
            )],
        );
        assert_eq!(
            costs(BEFORE_CERTIFICATE, &dossier),
            ["7: 3 → 1, 9: 2 → 0, 75 → 68, 4★ → 2★"]
        );
        // One newer report is enough, and one without a date may be newer.
        let mut newer = Document::new(DocumentKind::TestReport);
        dossier.documents.insert("moi".into(), newer.clone());
        finds(BEFORE_CERTIFICATE, &dossier, &[]);
        newer.issued = Some(day(2026, 1, 5));
        dossier.documents.insert("moi".into(), newer);
        finds(BEFORE_CERTIFICATE, &dossier, &[]);
        // One of another product, or of a day to come, is not.
        paper(&mut dossier, "moi").products = alloc::vec!["Chè".into()];
        assert_eq!(costs(BEFORE_CERTIFICATE, &dossier).len(), 1);
        paper(&mut dossier, "moi").products.clear();
        paper(&mut dossier, "moi").issued = Some(day(2027, 12, 1));
        assert_eq!(costs(BEFORE_CERTIFICATE, &dossier).len(), 1);
        // No other kind of dossier, and no dossier without reports.
        dossier.documents.remove("moi");
        dossier.kind = DossierKind::Upgrade;
        finds(BEFORE_CERTIFICATE, &dossier, &[]);
        dossier.kind = DossierKind::ReEvaluation;
        dossier.documents.remove("kiem-nghiem");
        finds(BEFORE_CERTIFICATE, &dossier, &[]);
        finds(BEFORE_CERTIFICATE, &empty(Edition::E2026, 26), &[]);
    }
}
