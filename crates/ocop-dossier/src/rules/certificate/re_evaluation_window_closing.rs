//! A re-evaluation filed in the last days of its window, which a completed dossier may miss: 26/2026.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "re-evaluation-window-closing",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Hồ sơ phân hạng lại nộp sớm hơn mười ngày cuối của thời gian tiếp nhận",
        "A re-evaluation is filed before the last ten days of its window",
    ),
    why: Label::constant(
        "Hồ sơ bị trả để bổ sung có thể không kịp nộp lại trong thời gian tiếp nhận",
        "A dossier sent back for completion may not be in again before the window closes",
    ),
    message: Label::constant(
        "nộp phân hạng lại ngày {day}, chỉ còn {left} ngày đến ngày cuối cùng được nộp ({last}); giấy chứng nhận hết hạn ngày {expires}",
        "the re-evaluation is filed on {day}, days left to the last day for it ({last}): {left}; the certificate expires on {expires}",
    ),
    repair: Label::constant(
        "bổ sung những gì còn thiếu và nộp lại chậm nhất ngày {last}",
        "complete what is missing and be in again on {last} at the latest",
    ),
    example: Label::constant(
        "Nộp phân hạng lại một ngày trước ngày cuối cùng được nộp",
        "A re-evaluation filed one day before the last day for it",
    ),
    check,
};

/// The days before the end of the window in which the rule speaks: our choice.
const LAST_DAYS: u32 = 10;

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let (Some(certificate), Some(day)) = (examination.re_evaluated(), examination.day) else {
        return;
    };
    let window = certificate.re_evaluation_window();
    let Ok(left) = u32::try_from((window.last() - day).get_days()) else {
        return;
    };
    if window.contains(day) && left < LAST_DAYS {
        let values = vec![
            ("day", day.into()),
            ("left", left.into()),
            ("last", window.last().into()),
            ("expires", certificate.expires().into()),
        ];
        findings.add("steps.filed", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, day, finds, re_evaluation};

    #[test]
    fn it_speaks_in_the_last_ten_days_of_the_window() {
        finds("re-evaluation-window-closing", &clean(), &[]);
        // The window ends on 15/10/2026.
        let mut dossier = re_evaluation();
        dossier.steps.filed = Some(day(2026, 10, 5));
        finds("re-evaluation-window-closing", &dossier, &[]);
        for (filed, left, vi) in [(6, 9, "06"), (15, 0, "15")] {
            dossier.steps.filed = Some(day(2026, 10, filed));
            let (vi, en) = (
                alloc::format!(
                    "Nộp phân hạng lại ngày {vi}/10/2026, chỉ còn {left} ngày đến ngày cuối cùng được nộp (15/10/2026); giấy chứng nhận hết hạn ngày 12/02/2027"
                ),
                alloc::format!(
                    "The re-evaluation is filed on 2026-10-{vi}, days left to the last day for it (2026-10-15): {left}; the certificate expires on 2027-02-12"
                ),
            );
            finds(
                "re-evaluation-window-closing",
                &dossier,
                &[("steps.filed", &vi, &en)],
            );
        }
        dossier.steps.filed = Some(day(2026, 10, 16));
        finds("re-evaluation-window-closing", &dossier, &[]);
    }
}
