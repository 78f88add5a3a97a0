//! A dossier under an edition that does not apply on its dates.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::{Date, Edition, InForce, Label, Lang};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::{Procedure, Provision};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "edition-not-in-force",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::InForce),
    checks: Label::constant(
        "Hồ sơ theo đúng văn bản có hiệu lực vào ngày nộp và ngày quyết định",
        "The dossier follows the edition in force on its dates of filing and decision",
    ),
    why: Label::constant(
        "Bộ tiêu chí, mẫu biểu và hạng sao khác nhau giữa các văn bản",
        "Sheets, forms and star bands differ between editions",
    ),
    message: Label::constant(
        "hồ sơ lập theo {edition}, {step} ngày {day}, nhưng {applies}",
        "the dossier is under {edition} and {step} on {day}, but {applies}",
    ),
    repair: Label::constant("{again}sửa {date} ghi sai", "{again}correct the {date}"),
    example: Label::constant(
        "Nộp tháng 9/2026 theo bộ tiêu chí của 148/2023",
        "Filed in September 2026 on a sheet of 148/2023",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let (own, kind) = (examination.edition(), examination.dossier.kind);
    let (filed, decided) = match (&examination.dossier.steps, result(examination)) {
        (steps, Some(decided)) if steps.filed.is_none() => (None, Some(decided)),
        (steps, decided) => (steps.filed.or(examination.day), decided),
    };
    let Some(day) = filed.or(decided) else { return };
    if own.check_days(filed, decided, Some(kind)).is_ok() {
        return;
    }
    let applies = Edition::in_force(day, decided, kind);
    // An edition whose articles were read says from when it is in force and how long the earlier one may be used.
    let mut editions = applies
        .iter()
        .flat_map(|found| found.editions())
        .chain([own]);
    let is_current = editions.any(|own| Procedure::of(own).states(Provision::InForce));
    let again = if applies.is_ok() { AGAIN } else { NOT_AGAIN };
    let applies = match (applies, filed) {
        (Ok(found), Some(_)) => Label::new(
            format!("phải theo {}", explained(found, Lang::Vi)),
            format!("must be under {}", explained(found, Lang::En)),
        ),
        (Ok(found), None) => Label::new(
            format!("khi đó áp dụng {}", decisions(found, Lang::Vi)),
            format!("then {} applied", decisions(found, Lang::En)),
        ),
        (Err(_), _) if day < Edition::ALL[0].in_force_from() => NONE,
        // Decided before it was filed: `steps-out-of-order` reports it.
        (Err(_), _) => return,
    };
    let (step, date) = match filed {
        Some(_) => (
            Label::constant("nộp", "filed"),
            Label::constant("ngày nộp", "date of filing"),
        ),
        // The day of filing is not known.
        None => (
            Label::constant("quyết định", "decided"),
            Label::constant("ngày quyết định", "date of the decision"),
        ),
    };
    let values = vec![
        ("edition", own.into()),
        ("step", step.into()),
        ("day", day.into()),
        ("applies", applies.into()),
        ("again", again.into()),
        ("date", date.into()),
    ];
    findings.add("sheet.edition", values);
    if is_current {
        findings.rest_on(Basis::Current(Provision::InForce));
    }
}

/// Why the editions apply, with the decisions in words.
fn explained(found: InForce, lang: Lang) -> String {
    let text = found.explain(lang);
    let reason = text.split_once(": ").map_or("", |(_, reason)| reason);
    format!("{}: {reason}", decisions(found, lang))
}

/// The decisions that may apply.
fn decisions(found: InForce, lang: Lang) -> String {
    let editions: Vec<_> = found
        .editions()
        .map(|edition| edition.label(lang))
        .collect();
    editions.join(lang.pick(" hoặc ", " or "))
}

/// The day of the result: the ministry's, which recognises five stars, or the province's.
pub(crate) fn result(examination: &Examination<'_>) -> Option<Date> {
    let steps = &examination.dossier.steps;
    steps.decided_above.or(steps.decided)
}

const AGAIN: Label = Label::constant(
    "chấm lại theo bộ tiêu chí của văn bản đang áp dụng, hoặc ",
    "score the product again on the sheet of the edition that applies, or ",
);

/// No edition applies, so only the date can be wrong.
const NOT_AGAIN: Label = Label::constant("", "");

const NONE: Label = Label::constant(
    "khi đó chưa văn bản nào có hiệu lực",
    "no edition was in force then",
);

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::Dossier;
    use crate::testing::{both_repairs, clean, costs, day, finds, under};

    #[test]
    fn the_edition_is_that_of_the_day_of_filing() {
        finds("edition-not-in-force", &clean(), &[]);

        let dossier = under(Edition::E2023, 4);
        finds(
            "edition-not-in-force",
            &dossier,
            &[(
                "sheet.edition",
                "Hồ sơ lập theo Quyết định 148/QĐ-TTg năm 2023, nộp ngày 14/09/2026, nhưng phải theo Quyết định 26/2026/QĐ-TTg: nộp khi văn bản này có hiệu lực",
                "The dossier is under Decision 148/QĐ-TTg of 2023 and filed on 2026-09-14, but must be under Decision 26/2026/QĐ-TTg: filed while this edition was in force",
            )],
        );
    }

    #[test]
    fn a_decision_without_a_day_of_filing_is_looked_at_too() {
        let mut dossier = clean();
        dossier.steps.filed = None;
        for (decided, found) in [
            (day(2026, 5, 21), 1),
            (day(2026, 5, 22), 0),
            (day(2015, 1, 1), 1),
        ] {
            dossier.steps.decided = Some(decided);
            assert_eq!(
                costs("edition-not-in-force", &dossier).len(),
                found,
                "{decided}"
            );
        }
        dossier.steps.decided = Some(day(2026, 5, 21));
        finds(
            "edition-not-in-force",
            &dossier,
            &[(
                "sheet.edition",
                "Hồ sơ lập theo Quyết định 26/2026/QĐ-TTg, quyết định ngày 21/05/2026, nhưng khi đó áp dụng Quyết định 148/QĐ-TTg năm 2023",
                "The dossier is under Decision 26/2026/QĐ-TTg and decided on 2026-05-21, but then Decision 148/QĐ-TTg of 2023 applied",
            )],
        );
    }

    #[test]
    fn editions_change_on_their_first_day() {
        let mut dossier = under(Edition::E2019, 11);
        for (filed, faults) in [
            (day(2019, 8, 20), 1),
            (day(2019, 8, 21), 0),
            (day(2023, 2, 23), 0),
            (day(2023, 2, 24), 1),
        ] {
            dossier.steps.filed = Some(filed);
            assert_eq!(
                costs("edition-not-in-force", &dossier).len(),
                faults,
                "{filed}"
            );
        }
        let mut dossier = under(Edition::E2026, 4);
        for (filed, faults) in [
            (day(2023, 2, 23), 1),
            (day(2023, 2, 24), 0),
            (day(2026, 5, 22), 0),
        ] {
            dossier.steps.filed = Some(filed);
            assert_eq!(
                costs("edition-not-in-force", &dossier).len(),
                faults,
                "{filed}"
            );
        }
    }

    #[test]
    fn before_the_first_edition_none_applies() {
        let mut dossier = under(Edition::E2019, 11);
        dossier.steps.filed = Some(day(2019, 8, 20));
        finds(
            "edition-not-in-force",
            &dossier,
            &[(
                "sheet.edition",
                "Hồ sơ lập theo Quyết định 1048/QĐ-TTg năm 2019, nộp ngày 20/08/2019, nhưng khi đó chưa văn bản nào có hiệu lực",
                "The dossier is under Decision 1048/QĐ-TTg of 2019 and filed on 2019-08-20, but no edition was in force then",
            )],
        );
    }

    #[test]
    fn without_an_edition_only_the_date_can_be_wrong() {
        let mut dossier = under(Edition::E2019, 11);
        dossier.steps.filed = Some(day(2019, 8, 20));
        let repairs_of = |dossier: &Dossier| both_repairs("edition-not-in-force", dossier);
        assert_eq!(
            repairs_of(&dossier),
            ["Sửa ngày nộp ghi sai", "Correct the date of filing"]
        );
        dossier.steps.filed = None;
        dossier.steps.decided = Some(day(2019, 8, 20));
        assert_eq!(
            repairs_of(&dossier),
            [
                "Sửa ngày quyết định ghi sai",
                "Correct the date of the decision"
            ]
        );
        dossier.steps.filed = Some(day(2026, 9, 14));
        dossier.steps.decided = None;
        assert_eq!(
            repairs_of(&dossier),
            [
                "Chấm lại theo bộ tiêu chí của văn bản đang áp dụng, hoặc sửa ngày nộp ghi sai",
                "Score the product again on the sheet of the edition that applies, or correct the date of filing"
            ]
        );
    }

    #[test]
    fn two_editions_may_apply_to_a_dossier_of_the_transition() {
        let mut dossier = under(Edition::E2019, 11);
        dossier.steps.filed = Some(day(2026, 5, 21));
        finds(
            "edition-not-in-force",
            &dossier,
            &[(
                "sheet.edition",
                "Hồ sơ lập theo Quyết định 1048/QĐ-TTg năm 2019, nộp ngày 21/05/2026, nhưng phải theo Quyết định 148/QĐ-TTg năm 2023 hoặc Quyết định 26/2026/QĐ-TTg: nộp trước khi văn bản sau có hiệu lực; phụ thuộc ngày có kết quả (đến hết 21/07/2026) [26/2026, Điều 12.2]",
                "The dossier is under Decision 1048/QĐ-TTg of 2019 and filed on 2026-05-21, but must be under Decision 148/QĐ-TTg of 2023 or Decision 26/2026/QĐ-TTg: filed before the next edition; the decision date decides (until 2026-07-21) [26/2026, Art. 12.2]",
            )],
        );
    }

    #[test]
    fn the_day_of_decision_decides_which_edition_ends_the_transition() {
        let mut dossier = under(Edition::E2023, 4);
        dossier.steps.filed = Some(day(2026, 5, 21));
        dossier.steps.decided = Some(day(2026, 7, 21));
        finds("edition-not-in-force", &dossier, &[]);
        dossier.steps.decided = Some(day(2026, 7, 22));
        finds(
            "edition-not-in-force",
            &dossier,
            &[(
                "sheet.edition",
                "Hồ sơ lập theo Quyết định 148/QĐ-TTg năm 2023, nộp ngày 21/05/2026, nhưng phải theo Quyết định 26/2026/QĐ-TTg: nộp trước khi văn bản này có hiệu lực, có kết quả sau thời hạn chuyển tiếp (đến hết 21/07/2026) [26/2026, Điều 12.2]",
                "The dossier is under Decision 148/QĐ-TTg of 2023 and filed on 2026-05-21, but must be under Decision 26/2026/QĐ-TTg: filed before this edition and decided after the transition (until 2026-07-21) [26/2026, Art. 12.2]",
            )],
        );
        dossier.kind = DossierKind::ReEvaluation;
        dossier.steps.decided = Some(day(2026, 6, 21));
        finds("edition-not-in-force", &dossier, &[]);
        dossier.steps.decided = Some(day(2026, 6, 22));
        assert_eq!(costs("edition-not-in-force", &dossier).len(), 1);
        // The ministry's decision is the result, whether the province gave one before or not.
        for decided in [None, Some(day(2026, 6, 1))] {
            dossier.steps.decided = decided;
            dossier.steps.decided_above = Some(day(2026, 6, 21));
            finds("edition-not-in-force", &dossier, &[]);
            dossier.steps.decided_above = Some(day(2026, 6, 22));
            assert_eq!(costs("edition-not-in-force", &dossier).len(), 1);
        }
        dossier.steps.decided_above = None;
        // Decided before it was filed: `steps-out-of-order` reports it.
        dossier.steps.decided = Some(day(2026, 5, 20));
        finds("edition-not-in-force", &dossier, &[]);
    }
}
