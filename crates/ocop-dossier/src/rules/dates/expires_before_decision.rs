//! A document that is valid on the reference date but expires before the decision is due.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::{due, uncertain};

pub(crate) const RULE: Rule = Rule {
    name: "expires-before-decision",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ còn giá trị đến khi có kết quả",
        "Documents are valid until the decision",
    ),
    why: Label::constant(
        "Hội đồng chấm vào ngày họp; giấy tờ hết hạn trước đó có thể không được tính",
        "The council scores on the day it meets; a document that expired before may not count",
    ),
    message: Label::constant(
        "{paper} còn giá trị khi nộp hồ sơ nhưng hết hạn ngày {until}, trước ngày phải có kết quả ({due}){doubt}",
        "the validity of the {paper} covers the filing date but ends on {until}, before the decision is due ({due}){doubt}",
    ),
    repair: Label::constant(
        "{renewal} và nộp vào hồ sơ trước ngày {until}",
        "{renewal} and submit it before {until}",
    ),
    example: Label::constant(
        "Giấy VietGAP hết hạn giữa lúc chờ hội đồng họp",
        "A VietGAP certificate expires before the council meets",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let (Some(day), Some(due)) = (examination.day, due::decision(examination)) else {
        return;
    };
    for (name, document) in examination.with(Sign::Term) {
        let Some(until) = document
            .valid_until
            .filter(|&until| day <= until && until < due)
        else {
            continue;
        };
        if due::renewal(examination, document, due).is_some() {
            continue;
        }
        let mut values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("until", until.into()),
            ("due", due.into()),
        ];
        values.extend(uncertain::of_decision(examination, due));
        let path = format!("documents.{name}.valid_until");
        findings.add_at_risk(path, values, examination.risk_without(name));
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, Edition, Lang, Star};

    use crate::Calendar;
    use crate::check::check;
    use crate::check::settings::{Round, Settings};
    use crate::model::Dossier;
    use crate::testing::{clean, costs, costs_under, day, finds, paper, re_evaluation, under};

    #[test]
    fn papers_are_valid_to_the_end_of_the_round() {
        // Filed on 14/09/2026: sent by 05/10, so results come before 30/12/2026.
        let mut dossier = clean();
        paper(&mut dossier, "vietgap").valid_until = Some(day(2026, 12, 29));
        finds("expires-before-decision", &dossier, &[]);

        paper(&mut dossier, "vietgap").valid_until = Some(day(2026, 12, 28));
        finds(
            "expires-before-decision",
            &dossier,
            &[(
                "documents.vietgap.valid_until",
                "Giấy chứng nhận vùng nguyên liệu, vùng sản xuất TCVN 11041:2017 (hữu cơ) số GD-VG-0077 ngày 01/10/2025 còn giá trị khi nộp hồ sơ nhưng hết hạn ngày 28/12/2026, trước ngày phải có kết quả (29/12/2026)",
                "The validity of the certificate of the raw-material or production area TCVN 11041:2017 (hữu cơ) no. GD-VG-0077 of 2025-10-01 covers the filing date but ends on 2026-12-28, before the decision is due (2026-12-29)",
            )],
        );
        assert_eq!(
            costs("expires-before-decision", &dossier),
            ["1.2: 2 → 1, 75 → 74, 4★ → 4★"]
        );

        paper(&mut dossier, "vietgap").valid_until = Some(day(2026, 9, 14));
        assert_eq!(costs("expires-before-decision", &dossier).len(), 1);
        // It expired before filing, which `expired-document` reports.
        paper(&mut dossier, "vietgap").valid_until = Some(day(2026, 9, 13));
        finds("expires-before-decision", &dossier, &[]);
    }

    #[track_caller]
    fn due(dossier: &mut Dossier, settings: &Settings, last: Date) {
        let count =
            |dossier: &Dossier| costs_under(settings, "expires-before-decision", dossier).len();
        paper(dossier, "vietgap").valid_until = Some(last);
        assert_eq!(count(dossier), 0, "valid to the last day");
        paper(dossier, "vietgap").valid_until = Some(last.yesterday().unwrap());
        assert_eq!(count(dossier), 1, "a day less");
    }

    #[test]
    fn five_stars_take_the_round_of_the_ministry_too() {
        // The province decides by 29/12/2026, the ministry on requests before 30/01/2027.
        let mut dossier = clean();
        dossier.wanted = Some(Star::Five);
        due(&mut dossier, &Settings::default(), day(2027, 3, 29));
    }

    #[test]
    fn the_round_is_that_of_the_request() {
        let settings = Settings::default();
        let mut dossier = clean();
        // 15 working days from 08/10/2026 end on 29/10, from 09/10 on 30/10.
        dossier.steps.filed = Some(day(2026, 10, 8));
        due(&mut dossier, &settings, day(2026, 12, 29));
        dossier.steps.filed = Some(day(2026, 10, 9));
        due(&mut dossier, &settings, day(2027, 6, 29));
        // A holiday more moves the day of the request.
        dossier.steps.filed = Some(day(2026, 10, 8));
        let calendar = Calendar::new().with_holiday(day(2026, 10, 12));
        due(
            &mut dossier,
            &Settings::default().with_calendar(calendar),
            day(2027, 6, 29),
        );
        // A round of the council's own.
        let mut own = Settings::default();
        own.extra_rounds.push(Round {
            requests_before: day(2026, 11, 1),
            results_before: day(2026, 11, 20),
        });
        dossier.steps.filed = Some(day(2026, 10, 9));
        due(&mut dossier, &own, day(2026, 11, 19));
        // What is known is not guessed.
        dossier.steps.sent = Some(day(2026, 10, 29));
        due(&mut dossier, &settings, day(2026, 12, 29));
        dossier.steps.decided = Some(day(2026, 12, 10));
        due(&mut dossier, &settings, day(2026, 12, 10));
        dossier.steps.sent_up = Some(day(2026, 12, 12));
        due(&mut dossier, &settings, day(2027, 3, 29));
        dossier.steps.decided_above = Some(day(2027, 3, 1));
        due(&mut dossier, &settings, day(2027, 3, 1));
    }

    #[test]
    fn the_other_possibility_of_the_communes_days_may_be_another_round() {
        // Rounds of the council's own: requests before 10/02/2027 and before 01/03/2027.
        let mut settings = Settings::default();
        for (requests_before, results_before) in [
            (day(2027, 2, 10), day(2027, 3, 10)),
            (day(2027, 3, 1), day(2027, 3, 31)),
        ] {
            settings.extra_rounds.push(Round {
                requests_before,
                results_before,
            });
        }
        // 15 working days from 14/01/2027 end on 11/02, or on 04/02 if Tết begins a day later.
        let mut dossier = clean();
        dossier.steps.filed = Some(day(2027, 1, 14));
        paper(&mut dossier, "vietgap").valid_until = Some(day(2027, 3, 1));
        let message = |settings: &Settings| {
            let report = check(&dossier, settings);
            let mut findings = report.findings();
            let found = findings.find(|found| found.rule().name() == "expires-before-decision");
            found.unwrap().message(Lang::En)
        };
        let found = message(&settings);
        assert!(
            found.ends_with(
                "before the decision is due (2027-03-30). The days off of 2027 are computed from the law, without the days that a notice swaps. If Tết has one day off before the new year and four from its first day, the last day is 2027-03-09"
            ),
            "{found}"
        );
        settings.extra_rounds.clear();
        let found = message(&settings);
        assert!(
            found.ends_with("before the decision is due (2027-06-29)"),
            "{found}"
        );
    }

    #[test]
    fn a_re_evaluation_takes_45_days_from_the_full_dossier() {
        let settings = Settings::default();
        let mut dossier = re_evaluation();
        due(&mut dossier, &settings, day(2026, 10, 29));
        dossier.steps.received = Some(day(2026, 9, 15));
        due(&mut dossier, &settings, day(2026, 10, 30));
        dossier.steps.completed = Some(day(2026, 9, 20));
        due(&mut dossier, &settings, day(2026, 11, 4));
        dossier.steps.decided = Some(day(2026, 10, 20));
        due(&mut dossier, &settings, day(2026, 10, 20));
    }

    #[test]
    fn a_renewed_paper_and_the_earlier_editions_are_left_alone() {
        let mut dossier = clean();
        let renewed = paper(&mut dossier, "haccp").clone();
        paper(&mut dossier, "haccp").valid_until = Some(day(2026, 11, 1));
        assert_eq!(costs("expires-before-decision", &dossier).len(), 1);
        dossier.documents.insert("haccp-moi".into(), renewed);
        finds("expires-before-decision", &dossier, &[]);
        // A certificate for another standard is not a renewal.
        paper(&mut dossier, "haccp-moi").standard = Some("ISO 9001".into());
        assert_eq!(costs("expires-before-decision", &dossier).len(), 1);

        let mut dossier = under(Edition::E2023, 4);
        paper(&mut dossier, "haccp").valid_until = Some(day(2026, 9, 20));
        finds("expires-before-decision", &dossier, &[]);
    }
}
