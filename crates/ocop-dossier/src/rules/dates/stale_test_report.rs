//! A test report that is older than the council's own rules allow.

use alloc::format;
use alloc::vec;

use ocop_core::{Date, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::model::{Document, Stage};
use crate::rules::agreement::scope_without_product::is_of_another_product;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::months::{full_months, is_older_than};
use crate::rules::shared::tested::is_same_indicator;

pub(crate) const RULE: Rule = Rule {
    name: "stale-test-report",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Council,
    checks: Label::constant(
        "Phiếu kết quả kiểm nghiệm không quá số tháng mà quy chế của hội đồng cho phép",
        "Test reports are not older than the council's rules allow",
    ),
    why: Label::constant(
        "Hội đồng có quy chế riêng về thời gian của phiếu kết quả kiểm nghiệm; pháp luật không quy định chung",
        "The council has its own rule on the age of test reports; no national text sets a limit",
    ),
    message: Label::constant(
        "{paper} đã quá {months} tháng tính đến ngày {day}",
        "the {paper} is older than {months} months on {day}",
    ),
    repair: Label::constant("{renewal} và nộp vào hồ sơ", "{renewal} and submit it"),
    example: Label::constant(
        "Quy chế nhận phiếu kết quả trong 12 tháng, phiếu nộp đã 14 tháng",
        "The council accepts reports up to 12 months old, and the report is 14 months old",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let (Some(day), Some(months)) = (examination.day, examination.settings.test_report_months)
    else {
        return;
    };
    for (name, report) in examination.documents(DocumentKind::TestReport) {
        let Some(issued) = report.issued else {
            continue;
        };
        if !is_older_than(months, issued, day) || is_replaced(examination, report, day, months) {
            continue;
        }
        let values = vec![
            ("document", report.kind.words().into()),
            ("name", examination.document(name)),
            ("issued", issued.into()),
            ("age", full_months(issued, day).into()),
            ("months", months.into()),
            ("day", day.into()),
        ];
        let path = format!("documents.{name}.issued");
        findings.add_at_risk(path, values, examination.risk_without(name));
    }
}

/// Whether a report that is new enough measures all that an older one does, and takes its place.
pub(crate) fn is_replaced(
    examination: &Examination<'_>,
    older: &Document,
    day: Date,
    months: u16,
) -> bool {
    let mut others = counting_reports(examination);
    others.any(|(_, other)| {
        let by = examination.issued_by.unwrap_or(day);
        let is_fresh = |issued| issued <= by && !is_older_than(months, issued, day);
        other.issued.is_some_and(is_fresh) && measures_all_of(other, older)
    })
}

/// The test reports of this product that are valid on the day. A single one is always returned: what is
/// wrong with it has a finding of its own.
pub(super) fn counting_reports<'a>(
    examination: &Examination<'a>,
) -> impl Iterator<Item = (&'a str, &'a Document)> {
    let reports = || examination.of_kinds(Kinds::one(DocumentKind::TestReport));
    let several = reports().nth(1).is_some();
    let counts = move |report, valid| valid && !is_of_another_product(examination, report);
    let counting = reports().filter(move |&(_, report, valid)| !several || counts(report, valid));
    counting.map(|(name, report, _)| (name, report))
}

fn measures_all_of(report: &Document, older: &Document) -> bool {
    older.results.iter().all(|result| {
        let mut own = report.results.iter();
        own.any(|own| is_same_indicator(&own.indicator, &result.indicator))
    })
}

#[cfg(test)]
mod tests {
    use crate::check::settings::Settings;
    use crate::testing::{clean, costs_under, day, finds, finds_under, paper};

    #[test]
    fn no_limit_is_applied_but_the_councils_own() {
        let mut dossier = clean();
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2020, 1, 1));
        finds("stale-test-report", &dossier, &[]);
    }

    #[test]
    fn a_report_is_taken_up_to_the_same_day_of_the_month() {
        let settings = Settings::default().with_test_reports_of(12);
        finds_under(&settings, "stale-test-report", &clean(), &[]);

        let mut dossier = clean();
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2025, 9, 14));
        finds_under(&settings, "stale-test-report", &dossier, &[]);

        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2025, 9, 13));
        finds_under(
            &settings,
            "stale-test-report",
            &dossier,
            &[(
                "documents.kiem-nghiem.issued",
                "Phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 13/09/2025 đã quá 12 tháng tính đến ngày 14/09/2026",
                "The test report no. KN-2026-0715 of 2025-09-13 is older than 12 months on 2026-09-14",
            )],
        );
        assert_eq!(
            costs_under(&settings, "stale-test-report", &dossier),
            ["7: 3 → 1, 9: 2 → 0, 75 → 68, 4★ → 2★"]
        );
    }

    #[test]
    fn a_newer_report_of_the_same_takes_its_place() {
        let settings = Settings::default().with_test_reports_of(12);
        let mut dossier = clean();
        let mut newer = paper(&mut dossier, "kiem-nghiem").clone();
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2024, 7, 15));
        dossier
            .documents
            .insert("kiem-nghiem-moi".into(), newer.clone());
        finds_under(&settings, "stale-test-report", &dossier, &[]);
        // It does not where it is of another product, leaves something out, or is of a day to come.
        paper(&mut dossier, "kiem-nghiem-moi").products = alloc::vec!["Chè".into()];
        assert_eq!(
            costs_under(&settings, "stale-test-report", &dossier).len(),
            1
        );
        let dropped = newer.results.pop();
        dossier
            .documents
            .insert("kiem-nghiem-moi".into(), newer.clone());
        assert_eq!(
            costs_under(&settings, "stale-test-report", &dossier).len(),
            1
        );
        newer.results.extend(dropped);
        newer.issued = Some(day(2026, 9, 15));
        dossier.documents.insert("kiem-nghiem-moi".into(), newer);
        assert_eq!(
            costs_under(&settings, "stale-test-report", &dossier).len(),
            1
        );
        // Until the dossier is complete, a new report may be added on request.
        dossier.steps.completed = Some(day(2026, 9, 15));
        finds_under(&settings, "stale-test-report", &dossier, &[]);
        finds_under(&settings, "old-test-report", &dossier, &[]);
    }
}
