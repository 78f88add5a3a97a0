//! A value of the dossier that could not be read.

use alloc::format;
use alloc::vec;

use ocop_core::{Error, ErrorDetail, Label, Lang};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::unreadable::place;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unreadable-value",
    stage: Stage::Applicant,
    topic: Topic::Reading,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Mọi mục của hồ sơ điện tử đọc được",
        "Every entry of the dossier can be read",
    ),
    why: Label::constant(
        "Mục không đọc được thì không kiểm tra được và chưa được tính là có minh chứng",
        "An entry that cannot be read cannot be checked, and proves nothing",
    ),
    message: Label::constant(
        "mục “{entry}” không đọc được: {fault}",
        "the entry “{entry}” cannot be read: {fault}",
    ),
    repair: Label::constant("sửa mục “{entry}”: {how}", "correct “{entry}”: {how}"),
    example: Label::constant(
        "Ngày hết hạn ghi 09/04/2028 thay cho 2028-04-09",
        "A last valid day is written 09/04/2028 in place of 2028-04-09",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for fault in &examination.dossier.unreadable {
        let place = place(examination, fault);
        let both = |of: fn(&Error, Lang) -> alloc::string::String| {
            Label::new(of(fault, Lang::Vi), of(fault, Lang::En))
        };
        let values = vec![
            ("entry", place.path.as_str().into()),
            (
                "fault",
                both(|fault, lang| fault.message_in(lang).into()).into(),
            ),
            ("how", both(how).into()),
        ];
        findings.add_at_risk(place.path, values, place.risk);
    }
}

/// How to write the value.
fn how(fault: &Error, lang: Lang) -> alloc::string::String {
    match (fault.detail(), fault.nearest()) {
        (ErrorDetail::BadDay | ErrorDetail::YearOutOfRange, _) => lang.pick(
            "ghi ngày theo dạng năm-tháng-ngày, ví dụ 2026-07-10",
            "write the date as year-month-day, such as 2026-07-10",
        ),
        (ErrorDetail::BadNumber, _) => lang.pick(
            "ghi số không có dấu phân cách, phần lẻ sau dấu chấm, ví dụ 0.75",
            "write the number without separators, with a decimal point, such as 0.75",
        ),
        (ErrorDetail::DuplicateKey | ErrorDetail::DuplicateValue, _) => {
            lang.pick("chỉ ghi một lần", "write it once")
        }
        (ErrorDetail::MissingField | ErrorDetail::MissingMember, _) => {
            lang.pick("bổ sung mục này", "add it")
        }
        (_, Some(nearest)) => {
            return match lang {
                Lang::Vi => format!("có thể là “{nearest}”"),
                Lang::En => format!("it may be “{nearest}”"),
            };
        }
        (ErrorDetail::UnknownField | ErrorDetail::UnknownMember, None) => lang.pick(
            "sửa tên theo định dạng hồ sơ, hoặc bỏ mục này",
            "use a name of the format, or remove it",
        ),
        _ => match fault.value("expected") {
            Some(expected) => {
                let expected = expected.show(lang);
                return match lang {
                    Lang::Vi => format!("ghi {expected}"),
                    Lang::En => format!("write {expected}"),
                };
            }
            None => lang.pick(
                "ghi lại theo định dạng hồ sơ",
                "write it as the format requires",
            ),
        },
    }
    .into()
}
