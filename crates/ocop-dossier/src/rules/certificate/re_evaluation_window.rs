//! The filing date of a dossier with an earlier certificate: before, in or after the window of a re-evaluation,
//! in the grace of the transition, or after the certificate expires (26/2026, Art. 7.6.a, 12.3 and 4.3).

use alloc::vec;

use ocop_core::{Certificate, Date, DossierKind, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::due;

pub(crate) const TOO_EARLY: Rule = Rule {
    name: "re-evaluation-too-early",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::ReEvaluationWindow),
    checks: Label::constant(
        "Hồ sơ phân hạng lại nộp không sớm hơn thời gian quy định trước khi giấy chứng nhận hết hạn",
        "A re-evaluation is not filed before its window opens",
    ),
    why: Label::constant(
        "Nộp sớm hơn là chưa đến thời gian nộp hồ sơ phân hạng lại",
        "A re-evaluation cannot be filed earlier",
    ),
    message: Label::constant(
        "hồ sơ phân hạng lại nộp ngày {day}, sớm hơn ngày đầu tiên được nộp ({first}); giấy chứng nhận hết hạn ngày {expires}",
        "the re-evaluation was filed on {day}, before the first day for filing ({first}); the certificate expires on {expires}",
    ),
    repair: Label::constant(
        "nộp hồ sơ trong thời gian từ ngày {first} đến ngày {last}",
        "file between {first} and {last}",
    ),
    example: Label::constant(
        "Nộp phân hạng lại khi giấy chứng nhận còn một năm",
        "A re-evaluation is filed a year before the certificate expires",
    ),
    check: |examination, findings| check(examination, findings, Phase::TooEarly),
};

pub(crate) const CLOSING: Rule = Rule {
    name: "re-evaluation-window-closing",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Hồ sơ phân hạng lại nộp trước mười ngày cuối của thời gian nộp hồ sơ",
        "A re-evaluation is filed before the last ten days of its window",
    ),
    why: Label::constant(
        "Nếu phải nộp lại, hồ sơ có thể không kịp thời gian nộp",
        "A dossier that must be filed again may miss the window",
    ),
    message: Label::constant(
        "hồ sơ phân hạng lại nộp ngày {day}, sát ngày cuối cùng được nộp ({last}, còn {left} ngày); giấy chứng nhận hết hạn ngày {expires}",
        "the re-evaluation was filed on {day}, close to the last day for filing ({last}; days left: {left}); the certificate expires on {expires}",
    ),
    repair: Label::constant(
        "nếu phải nộp lại hồ sơ thì nộp chậm nhất ngày {last}",
        "if the dossier must be filed again, do so by {last}",
    ),
    example: Label::constant(
        "Nộp phân hạng lại một ngày trước ngày cuối cùng được nộp",
        "A re-evaluation is filed one day before the last filing date",
    ),
    check: |examination, findings| check(examination, findings, Phase::Closing),
};

pub(crate) const TOO_LATE: Rule = Rule {
    name: "re-evaluation-too-late",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::ReEvaluationWindow),
    checks: Label::constant(
        "Hồ sơ phân hạng lại nộp không muộn hơn thời gian quy định trước khi giấy chứng nhận hết hạn",
        "A re-evaluation is filed before its window closes",
    ),
    why: Label::constant(
        "Nộp muộn hơn là đã quá thời gian nộp hồ sơ phân hạng lại",
        "A re-evaluation cannot be filed later",
    ),
    message: Label::constant(
        "hồ sơ phân hạng lại nộp ngày {day}, muộn hơn ngày cuối cùng được nộp ({last}); giấy chứng nhận hết hạn ngày {expires}",
        "the re-evaluation was filed on {day}, after the last day for filing ({last}); the certificate expires on {expires}",
    ),
    repair: Label::constant(
        "đề nghị cơ quan quản lý Chương trình OCOP cấp tỉnh hướng dẫn, vì đã quá thời gian nộp hồ sơ phân hạng lại",
        "ask the OCOP agency of the province how to proceed, because the period for filing is over",
    ),
    example: Label::constant(
        "Nộp phân hạng lại khi giấy chứng nhận chỉ còn hai tháng",
        "A re-evaluation is filed two months before the certificate expires",
    ),
    check: |examination, findings| check(examination, findings, Phase::TooLate),
};

pub(crate) const AFTER_DAYS_OFF: Rule = Rule {
    name: "re-evaluation-after-days-off",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::ReEvaluationWindow),
    checks: Label::constant(
        "Ngày cuối cùng nộp hồ sơ phân hạng lại không rơi vào ngày nghỉ",
        "The last day for filing a re-evaluation is no day off",
    ),
    why: Label::constant(
        "Quyết định không nêu ngày cuối cùng rơi vào ngày nghỉ thì có chuyển sang ngày làm việc tiếp theo hay không",
        "The decision does not say whether a last day on a day off moves to the next working day",
    ),
    message: Label::constant(
        "hồ sơ phân hạng lại nộp ngày {day}, là ngày làm việc đầu tiên sau ngày cuối cùng được nộp ({last}, ngày nghỉ); giấy chứng nhận hết hạn ngày {expires}",
        "the re-evaluation was filed on {day}, the first working day after the last day for filing ({last}, a day off); the certificate expires on {expires}",
    ),
    repair: Label::constant(
        "ghi rõ trong hồ sơ rằng ngày cuối cùng là ngày nghỉ; người xét hồ sơ quyết định có tính là đúng thời gian hay không",
        "state in the dossier that the last day was a day off; the examiner decides whether it is in time",
    ),
    example: Label::constant(
        "Ngày cuối cùng là Chủ nhật, hồ sơ nộp vào thứ Hai",
        "The last day is a Sunday, and the dossier is filed on Monday",
    ),
    check: |examination, findings| check(examination, findings, Phase::AfterDaysOff),
};

pub(crate) const IN_GRACE: Rule = Rule {
    name: "re-evaluation-in-grace",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::CertificateGrace),
    checks: Label::constant(
        "Hồ sơ phân hạng lại của giấy chứng nhận chuyển tiếp nộp trong thời gian quy định trước khi hết hạn",
        "A re-evaluation of a transitional certificate is filed in its window before it expires",
    ),
    why: Label::constant(
        "Chỉ khi hồ sơ không thể nộp đúng thời gian thì giấy chứng nhận mới còn giá trị đến khi có kết quả",
        "Only if the dossier could not be filed in that window does the certificate stay valid until the result",
    ),
    message: Label::constant(
        "hồ sơ phân hạng lại nộp ngày {day}, muộn hơn ngày cuối cùng được nộp ({last}). Nếu trước đó không thể nộp thì giấy chứng nhận còn giá trị đến khi có kết quả, chậm nhất đến hết ngày {grace}",
        "the re-evaluation was filed on {day}, after the last day for filing ({last}). If it could not be filed by then, the certificate stays valid until the result, at most until {grace}",
    ),
    repair: Label::constant(
        "nêu lý do không thể nộp hồ sơ trước hoặc trong ngày {last}",
        "explain in the dossier why it could not be filed by {last}",
    ),
    example: Label::constant(
        "Giấy chứng nhận năm 2023 hết hạn trong thời gian chuyển tiếp",
        "A certificate of 2023 expires during the transition",
    ),
    check: |examination, findings| check(examination, findings, Phase::InGrace),
};

pub(crate) const WITHOUT_WINDOW: Rule = Rule {
    name: "re-evaluation-without-window",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Law(Provision::CertificateGrace),
    checks: Label::constant(
        "Thời gian nộp hồ sơ phân hạng lại của giấy chứng nhận chưa qua khi quyết định có hiệu lực",
        "The window of a re-evaluation was not over when the decision took effect",
    ),
    why: Label::constant(
        "Trước khi quyết định có hiệu lực thì không ai có thể nộp hồ sơ trong thời gian đó",
        "Nobody could file in a window that ended before there was one",
    ),
    message: Label::constant(
        "thời gian nộp hồ sơ phân hạng lại hết ngày {last}, trước khi {edition} có hiệu lực, nên không thể nộp đúng thời gian; giấy chứng nhận còn giá trị đến khi có kết quả, chậm nhất đến hết ngày {grace}",
        "the window for filing ended on {last}, before {edition} took effect, so nobody could use it; the certificate stays valid until the result, at most until {grace}",
    ),
    repair: Label::constant(
        "nộp hồ sơ đủ sớm để có kết quả trước khi hết ngày {grace}",
        "file soon enough to have the result by {grace}",
    ),
    example: Label::constant(
        "Giấy chứng nhận ngày 10/07/2023, nộp phân hạng lại ngày 01/06/2026",
        "A certificate of 2023-07-10, filed again on 2026-06-01",
    ),
    check: |examination, findings| check(examination, findings, Phase::WithoutWindow),
};

pub(crate) const EXPIRED: Rule = Rule {
    name: "certificate-expired",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::CertificateTerm),
    checks: Label::constant(
        "Giấy chứng nhận đã cấp còn giá trị vào ngày nộp hồ sơ",
        "The earlier certificate is valid on the filing date",
    ),
    why: Label::constant(
        "Giấy chứng nhận hết hạn thì không còn hạng sao để nâng hạng hoặc phân hạng lại",
        "An expired certificate leaves no star to raise or renew",
    ),
    message: Label::constant(
        "giấy chứng nhận đã cấp có giá trị đến hết ngày {until}, không còn giá trị vào ngày {day}",
        "the earlier certificate was valid until {until} and is not valid on {day}",
    ),
    repair: Label::constant(
        "nộp hồ sơ đánh giá lần đầu, hoặc đề nghị cơ quan quản lý Chương trình OCOP cấp tỉnh hướng dẫn",
        "file a first-time dossier, or ask the OCOP agency of the province how to proceed",
    ),
    example: Label::constant(
        "Nộp nâng hạng khi giấy chứng nhận 3 sao đã quá 36 tháng",
        "An upgrade is filed after the 36 months of a 3-star certificate",
    ),
    check: |examination, findings| check(examination, findings, Phase::Expired),
};

/// The last days of the window, in which a completed dossier may come too late: our choice.
const LAST_DAYS: i32 = 10;

/// The phase of a filing date, from the window of a re-evaluation to the end of the certificate.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
enum Phase {
    TooEarly,
    InTime,
    /// In the last days of the window.
    Closing,
    /// After the window of a certificate without grace.
    TooLate,
    /// After the window, on the first working day after a last day that is a day off.
    AfterDaysOff,
    /// After the window of a certificate that the transition keeps valid.
    InGrace,
    /// The same, and the window ended before the edition took effect.
    WithoutWindow,
    Expired,
}

impl Phase {
    fn of(examination: &Examination<'_>, certificate: Certificate, day: Date) -> Self {
        if valid_until(examination, certificate) < day {
            return Self::Expired;
        }
        if examination.re_evaluated().is_none() {
            return Self::InTime;
        }
        let Some(window) = due::filing_window(examination, certificate) else {
            return Self::InTime;
        };
        // The window is the edition's: before that nobody had to wait for it.
        let begins = examination.edition().in_force_from();
        if day < begins {
            Self::InTime
        } else if day < window.first {
            Self::TooEarly
        } else if day > window.last {
            match certificate.grace_until() {
                Some(_) if window.last < begins => Self::WithoutWindow,
                _ if is_next_working_day(examination, window.last, day) => Self::AfterDaysOff,
                Some(_) => Self::InGrace,
                None => Self::TooLate,
            }
        } else if (window.last - day).get_days() < LAST_DAYS {
            Self::Closing
        } else {
            Self::InTime
        }
    }
}

/// Whether a day comes after a day off, with no working day between them.
fn is_next_working_day(examination: &Examination<'_>, off: Date, day: Date) -> bool {
    let calendar = &examination.settings.calendar;
    !calendar.is_working_day(off) && day <= calendar.after_working_days(off, 1)
}

/// Grace is for re-evaluations only (26/2026, Art. 12.3).
fn valid_until(examination: &Examination<'_>, certificate: Certificate) -> Date {
    match examination.dossier.kind {
        DossierKind::ReEvaluation => certificate.valid_until(None),
        _ => certificate.expires(),
    }
}

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>, defect: Phase) {
    if examination.dossier.kind == DossierKind::First {
        return;
    }
    let (Some(certificate), Some(day)) = (examination.certificate(), examination.day) else {
        return;
    };
    if Phase::of(examination, certificate, day) != defect {
        return;
    }
    let expires = certificate.expires();
    let mut values = vec![("day", day.into())];
    if defect == Phase::Expired {
        values.insert(0, ("until", valid_until(examination, certificate).into()));
        findings.add("certificate.issued", values);
        return;
    }
    let Some(window) = due::filing_window(examination, certificate) else {
        return;
    };
    let (first, last) = (window.first, window.last);
    match defect {
        Phase::InTime | Phase::Expired => return,
        Phase::TooEarly => {
            values.extend([
                ("first", first.into()),
                ("last", last.into()),
                ("expires", expires.into()),
            ]);
        }
        // Sent on, it is not filed again.
        Phase::Closing if examination.is_at(Stage::Commune) => return,
        Phase::Closing => {
            let left = (last - day).get_days().unsigned_abs();
            values.extend([
                ("left", left.into()),
                ("last", last.into()),
                ("expires", expires.into()),
            ]);
        }
        Phase::TooLate | Phase::AfterDaysOff => {
            values.extend([("last", last.into()), ("expires", expires.into())]);
        }
        Phase::InGrace | Phase::WithoutWindow => {
            let grace = valid_until(examination, certificate);
            let edition = examination.edition().into();
            values.extend([
                ("last", last.into()),
                ("grace", grace.into()),
                ("edition", edition),
            ]);
        }
    }
    findings.add("steps.filed", values);
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, DossierKind, Edition};

    use crate::model::{Dossier, Stage};
    use crate::testing::{clean, costs, day, finds, re_evaluation, under};

    /// The clean re-evaluation, filed on a day: its certificate of 12/02/2024 expires on 12/02/2027.
    fn filed(on: Date) -> Dossier {
        let mut dossier = re_evaluation();
        dossier.steps.filed = Some(on);
        dossier
    }

    /// The same with a certificate issued under 26/2026, on 10/07/2026, which expires on 10/07/2029.
    fn newer(on: Date) -> Dossier {
        let mut dossier = filed(on);
        dossier.certificate.as_mut().unwrap().issued = Some(day(2026, 7, 10));
        dossier
    }

    #[test]
    fn it_is_filed_180_days_before_expiry_at_the_earliest() {
        finds("re-evaluation-too-early", &re_evaluation(), &[]);
        finds("re-evaluation-too-early", &filed(day(2026, 8, 16)), &[]);
        finds(
            "re-evaluation-too-early",
            &filed(day(2026, 8, 15)),
            &[(
                "steps.filed",
                "Hồ sơ phân hạng lại nộp ngày 15/08/2026, sớm hơn ngày đầu tiên được nộp (16/08/2026); giấy chứng nhận hết hạn ngày 12/02/2027",
                "The re-evaluation was filed on 2026-08-15, before the first day for filing (2026-08-16); the certificate expires on 2027-02-12",
            )],
        );
    }

    #[test]
    fn the_last_ten_days_of_the_window_are_noted() {
        finds("re-evaluation-window-closing", &clean(), &[]);
        // The window ends on 15/10/2026.
        let mut dossier = re_evaluation();
        dossier.steps.filed = Some(day(2026, 10, 5));
        finds("re-evaluation-window-closing", &dossier, &[]);
        for (filed, left, vi) in [(6, 9, "06"), (15, 0, "15")] {
            dossier.steps.filed = Some(day(2026, 10, filed));
            let (vi, en) = (
                alloc::format!(
                    "Hồ sơ phân hạng lại nộp ngày {vi}/10/2026, sát ngày cuối cùng được nộp (15/10/2026, còn {left} ngày); giấy chứng nhận hết hạn ngày 12/02/2027"
                ),
                alloc::format!(
                    "The re-evaluation was filed on 2026-10-{vi}, close to the last day for filing (2026-10-15; days left: {left}); the certificate expires on 2027-02-12"
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
        // What was sent on is not filed again.
        dossier.steps.filed = Some(day(2026, 10, 15));
        assert_eq!(costs("re-evaluation-window-closing", &dossier).len(), 1);
        dossier.stage = Stage::Commune;
        finds("re-evaluation-window-closing", &dossier, &[]);
    }

    #[test]
    fn it_is_filed_120_days_before_expiry_at_the_latest() {
        finds("re-evaluation-too-late", &re_evaluation(), &[]);
        finds("re-evaluation-too-late", &newer(day(2029, 3, 12)), &[]);
        finds(
            "re-evaluation-too-late",
            &newer(day(2029, 3, 13)),
            &[(
                "steps.filed",
                "Hồ sơ phân hạng lại nộp ngày 13/03/2029, muộn hơn ngày cuối cùng được nộp (12/03/2029); giấy chứng nhận hết hạn ngày 10/07/2029",
                "The re-evaluation was filed on 2029-03-13, after the last day for filing (2029-03-12); the certificate expires on 2029-07-10",
            )],
        );
        assert_eq!(
            costs("re-evaluation-too-late", &newer(day(2029, 7, 10))).len(),
            1
        );
        // From then on the certificate is expired.
        finds("re-evaluation-too-late", &newer(day(2029, 7, 11)), &[]);
        assert_eq!(
            costs("certificate-expired", &newer(day(2029, 7, 11))).len(),
            1
        );
    }

    #[test]
    fn a_last_day_that_is_a_day_off_may_move() {
        // The last day, 11/03/2029, is a Sunday.
        let issued = |on: Date, filed| {
            let mut dossier = newer(filed);
            dossier.certificate.as_mut().unwrap().issued = Some(on);
            dossier
        };
        let dossier = issued(day(2026, 7, 9), day(2029, 3, 12));
        finds("re-evaluation-too-late", &dossier, &[]);
        finds(
            "re-evaluation-after-days-off",
            &dossier,
            &[(
                "steps.filed",
                "Hồ sơ phân hạng lại nộp ngày 12/03/2029, là ngày làm việc đầu tiên sau ngày cuối cùng được nộp (11/03/2029, ngày nghỉ); giấy chứng nhận hết hạn ngày 09/07/2029",
                "The re-evaluation was filed on 2029-03-12, the first working day after the last day for filing (2029-03-11, a day off); the certificate expires on 2029-07-09",
            )],
        );
        // The same for a certificate that the transition keeps valid: 20/09/2026 is a Sunday.
        for (filed, in_grace) in [(day(2026, 9, 21), false), (day(2026, 9, 22), true)] {
            let dossier = issued(day(2024, 1, 18), filed);
            let found = |rule| costs(rule, &dossier).len();
            assert_eq!(found("re-evaluation-in-grace"), usize::from(in_grace));
            assert_eq!(
                found("re-evaluation-after-days-off"),
                usize::from(!in_grace)
            );
        }
        for (on, filed) in [
            // Tuesday after that Sunday.
            (day(2026, 7, 9), day(2029, 3, 13)),
            // The last day is a Monday.
            (day(2026, 7, 10), day(2029, 3, 13)),
        ] {
            let dossier = issued(on, filed);
            assert_eq!(costs("re-evaluation-too-late", &dossier).len(), 1);
            finds("re-evaluation-after-days-off", &dossier, &[]);
        }
    }

    #[test]
    fn certificates_of_the_transition_have_grace() {
        let dossier = filed(day(2026, 10, 16));
        finds("re-evaluation-too-late", &dossier, &[]);
        assert_eq!(costs("re-evaluation-in-grace", &dossier).len(), 1);
    }

    #[test]
    fn there_was_no_window_before_the_decision() {
        // 180 days before its expiry are 16/08/2026.
        finds("re-evaluation-too-early", &filed(day(2026, 5, 21)), &[]);
        assert_eq!(
            costs("re-evaluation-too-early", &filed(day(2026, 5, 22))).len(),
            1
        );
        // The last day for filing is 120 days before the expiry, three years after the issue.
        let issued = |on| {
            let mut dossier = filed(day(2026, 6, 1));
            dossier.certificate.as_mut().unwrap().issued = Some(on);
            dossier
        };
        let dossier = issued(day(2023, 9, 18));
        finds("re-evaluation-in-grace", &dossier, &[]);
        finds(
            "re-evaluation-without-window",
            &dossier,
            &[(
                "steps.filed",
                "Thời gian nộp hồ sơ phân hạng lại hết ngày 21/05/2026, trước khi Quyết định 26/2026/QĐ-TTg có hiệu lực, nên không thể nộp đúng thời gian; giấy chứng nhận còn giá trị đến khi có kết quả, chậm nhất đến hết ngày 17/03/2027",
                "The window for filing ended on 2026-05-21, before Decision 26/2026/QĐ-TTg took effect, so nobody could use it; the certificate stays valid until the result, at most until 2027-03-17",
            )],
        );
        let dossier = issued(day(2023, 9, 19));
        finds("re-evaluation-without-window", &dossier, &[]);
        assert_eq!(costs("re-evaluation-in-grace", &dossier).len(), 1);
    }

    #[test]
    fn only_a_re_evaluation_under_26_has_a_window() {
        for (rule, mut dossier) in [
            ("re-evaluation-too-early", filed(day(2026, 8, 15))),
            ("re-evaluation-too-late", newer(day(2029, 3, 13))),
        ] {
            assert_eq!(costs(rule, &dossier).len(), 1);
            dossier.kind = DossierKind::Upgrade;
            finds(rule, &dossier, &[]);
            let mut old = under(Edition::E2023, 4);
            old.kind = DossierKind::ReEvaluation;
            old.certificate = dossier.certificate;
            old.steps = dossier.steps;
            finds(rule, &old, &[]);
        }
    }

    #[test]
    fn a_certificate_of_the_transition_stays_valid_up_to_180_days_past_expiry() {
        finds("re-evaluation-in-grace", &re_evaluation(), &[]);
        finds("re-evaluation-in-grace", &filed(day(2026, 10, 15)), &[]);
        finds(
            "re-evaluation-in-grace",
            &filed(day(2026, 10, 16)),
            &[(
                "steps.filed",
                "Hồ sơ phân hạng lại nộp ngày 16/10/2026, muộn hơn ngày cuối cùng được nộp (15/10/2026). Nếu trước đó không thể nộp thì giấy chứng nhận còn giá trị đến khi có kết quả, chậm nhất đến hết ngày 11/08/2027",
                "The re-evaluation was filed on 2026-10-16, after the last day for filing (2026-10-15). If it could not be filed by then, the certificate stays valid until the result, at most until 2027-08-11",
            )],
        );
        // Past expiry too.
        assert_eq!(
            costs("re-evaluation-in-grace", &filed(day(2027, 8, 11))).len(),
            1
        );
        finds("certificate-expired", &filed(day(2027, 8, 11)), &[]);
        finds("re-evaluation-in-grace", &filed(day(2027, 8, 12)), &[]);
        assert_eq!(
            costs("certificate-expired", &filed(day(2027, 8, 12))).len(),
            1
        );
    }

    #[test]
    fn certificates_of_26_and_upgrades_have_no_grace() {
        finds("re-evaluation-in-grace", &newer(day(2029, 3, 13)), &[]);
        let mut dossier = filed(day(2026, 10, 16));
        dossier.kind = DossierKind::Upgrade;
        finds("re-evaluation-in-grace", &dossier, &[]);
    }

    #[test]
    fn a_certificate_is_valid_for_36_months() {
        finds("certificate-expired", &clean(), &[]);
        finds("certificate-expired", &newer(day(2029, 7, 10)), &[]);
        finds(
            "certificate-expired",
            &newer(day(2029, 7, 11)),
            &[(
                "certificate.issued",
                "Giấy chứng nhận đã cấp có giá trị đến hết ngày 10/07/2029, không còn giá trị vào ngày 11/07/2029",
                "The earlier certificate was valid until 2029-07-10 and is not valid on 2029-07-11",
            )],
        );
    }

    #[test]
    fn grace_is_for_re_evaluations_and_not_for_upgrades() {
        finds("certificate-expired", &filed(day(2027, 8, 11)), &[]);
        finds(
            "certificate-expired",
            &filed(day(2027, 8, 12)),
            &[(
                "certificate.issued",
                "Giấy chứng nhận đã cấp có giá trị đến hết ngày 11/08/2027, không còn giá trị vào ngày 12/08/2027",
                "The earlier certificate was valid until 2027-08-11 and is not valid on 2027-08-12",
            )],
        );
        let mut dossier = filed(day(2027, 2, 12));
        dossier.kind = DossierKind::Upgrade;
        finds("certificate-expired", &dossier, &[]);
        dossier.steps.filed = Some(day(2027, 2, 13));
        finds(
            "certificate-expired",
            &dossier,
            &[(
                "certificate.issued",
                "Giấy chứng nhận đã cấp có giá trị đến hết ngày 12/02/2027, không còn giá trị vào ngày 13/02/2027",
                "The earlier certificate was valid until 2027-02-12 and is not valid on 2027-02-13",
            )],
        );
    }

    #[test]
    fn without_a_date_and_for_the_first_time_nothing_is_reported() {
        let mut dossier = filed(day(2027, 8, 12));
        dossier.kind = DossierKind::First;
        finds("certificate-expired", &dossier, &[]);
        dossier.kind = DossierKind::ReEvaluation;
        dossier.steps.filed = None;
        finds("certificate-expired", &dossier, &[]);
    }
}
