//! A test report that is older than the council's own rules allow.

use alloc::format;
use alloc::vec;

use ocop_core::{Date, Label};

use crate::check::examination::{Examination, same};
use crate::check::findings::Findings;
use crate::model::document_kind::DocumentKind;
use crate::model::{Document, Stage};
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

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
    let is_stale = |report: &Document| {
        let last = report
            .issued
            .and_then(|issued| months_after(issued, months));
        last.is_some_and(|last| last < day)
    };
    for (name, report) in examination.documents(DocumentKind::TestReport) {
        if !is_stale(report) {
            continue;
        }
        // A report that is new enough and measures the same takes its place.
        let mut others = examination.documents(DocumentKind::TestReport);
        let replaced = others.any(|(_, other)| {
            let is_fresh = other.issued.is_some_and(|issued| issued <= day) && !is_stale(other);
            is_fresh && measures_all_of(other, report)
        });
        if replaced {
            continue;
        }
        let issued = report.issued.map_or_else(|| "".into(), Value::from);
        let values = vec![
            ("document", report.kind.words().into()),
            ("name", name.into()),
            ("issued", issued),
            ("months", months.into()),
            ("day", day.into()),
        ];
        let path = format!("documents.{name}.issued");
        findings.add_at_risk(path, values, examination.risk_without(name));
    }
}

fn measures_all_of(report: &Document, older: &Document) -> bool {
    older.results.iter().all(|result| {
        let mut own = report.results.iter();
        own.any(|own| same(&own.indicator, &result.indicator))
    })
}

/// The same day of the month so many months later, or the last of that month (Civil Code 2015,
/// Art. 148.3).
fn months_after(day: Date, months: u16) -> Option<Date> {
    let count = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + i32::from(months);
    let year = i16::try_from(count / 12).ok()?;
    let month = i8::try_from(count % 12 + 1).ok()?;
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, day.day().min(first.days_in_month())).ok()
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
    fn months_end_with_the_month() {
        let months_after = super::months_after;
        assert_eq!(months_after(day(2025, 8, 31), 6), Some(day(2026, 2, 28)));
        assert_eq!(months_after(day(2024, 2, 29), 12), Some(day(2025, 2, 28)));
        assert_eq!(months_after(day(2025, 12, 1), 1), Some(day(2026, 1, 1)));
        assert_eq!(months_after(day(2025, 1, 15), 0), Some(day(2025, 1, 15)));
        assert_eq!(
            months_after(day(2199, 12, 31), 1200),
            Some(day(2299, 12, 31))
        );
        assert_eq!(months_after(day(9999, 12, 31), u16::MAX), None);
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
        // It does not where it leaves something out, or is of a day to come.
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
    }
}
