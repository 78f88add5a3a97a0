//! A value of the dossier that could not be read.

use alloc::format;
use alloc::string::String;
use alloc::vec;

use ocop_core::text::outside;
use ocop_core::{Error, ErrorDetail, Label, Lang};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::unreadable::place;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::model::unreadable::paper;
use crate::report::entry::entry;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unreadable-value",
    stage: Stage::Applicant,
    topic: Topic::Reading,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant(
        "Mọi mục của hồ sơ điện tử đọc được",
        "Every entry of the dossier can be read",
    ),
    why: Label::constant(
        "Mục không đọc được thì không kiểm tra được và chưa được tính là có minh chứng",
        "An entry that cannot be read cannot be checked, and proves nothing",
    ),
    message: Label::constant(
        "{entry} không đọc được: {fault}",
        "{entry} cannot be read: {fault}",
    ),
    repair: Label::constant("sửa lại: {how}", "correct it: {how}"),
    example: Label::constant(
        "Ngày hết hạn ghi 09/04/2028 thay cho 2028-04-09",
        "An expiry date is written 09/04/2028 instead of 2028-04-09",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for fault in &examination.dossier.unreadable {
        let place = place(examination, fault);
        let both =
            |of: fn(&Error, Lang) -> String| Label::new(of(fault, Lang::Vi), of(fault, Lang::En));
        let values = vec![
            ("entry", entry_at(examination, &place.path).into()),
            (
                "fault",
                both(|fault, lang| fault.message_in(lang).into()).into(),
            ),
            ("how", both(how).into()),
        ];
        findings.add_at_risk(place.path, values, place.risk);
    }
}

/// The entry at a path, in words.
fn entry_at(examination: &Examination<'_>, path: &str) -> Label {
    let Some((name, document, rest)) = paper(examination.dossier, path) else {
        return entry(path, None);
    };
    // A document whose kind cannot be read has only its name.
    let owner = match examination.named(name) {
        Some(named) if document.kind != DocumentKind::Other => named.label(),
        _ => {
            let name = outside::short(name, 60);
            Label::new(format!("giấy tờ “{name}”"), format!("document “{name}”"))
        }
    };
    if rest.is_empty() {
        let [vi, en] = Lang::ALL.map(|lang| owner.get(lang));
        return Label::new(String::from(vi), format!("the {en}"));
    }
    entry(rest, Some(owner))
}

/// A whole number that was written as a text.
fn number_in_quotes(fault: &Error) -> Option<String> {
    let shown = |name| Some(fault.value(name)?.show(Lang::En));
    let is_text = shown("given")?.starts_with("the string ");
    let is_wanted = shown("expected")?.starts_with("a whole number ");
    let found = fault.found()?;
    let is_number = !found.is_empty() && found.bytes().all(|byte| byte.is_ascii_digit());
    (is_text && is_wanted && is_number).then(|| found.into())
}

/// How to write the value.
fn how(fault: &Error, lang: Lang) -> String {
    if let Some(number) = number_in_quotes(fault) {
        return match lang {
            Lang::Vi => format!("ghi {number}, không đặt trong dấu ngoặc kép"),
            Lang::En => format!("write {number} without quotation marks"),
        };
    }
    match (fault.detail(), fault.nearest()) {
        (ErrorDetail::BadDay | ErrorDetail::YearOutOfRange, _) => lang.pick(
            "ghi ngày theo dạng năm-tháng-ngày, ví dụ 2026-07-10",
            "write the date as year-month-day, such as 2026-07-10",
        ),
        (ErrorDetail::BadNumber, _) => lang.pick(
            "ghi số không có dấu phân cách, phần lẻ sau dấu chấm, ví dụ 0.75",
            "write the number without separators, with a decimal point, such as 0.75",
        ),
        (ErrorDetail::ThousandsSeparator | ErrorDetail::FractionOfDong, Some(nearest)) => {
            return match lang {
                Lang::Vi => format!(
                    "ghi liền là {nearest} nếu giấy tờ ghi đúng số đó, không phải nghìn hay triệu"
                ),
                Lang::En => format!(
                    "write {nearest} if the document states that number, not thousands or millions"
                ),
            };
        }
        (ErrorDetail::FractionOfDong, None) => lang.pick(
            "ghi đủ số đồng theo giấy tờ, không rút gọn thành nghìn hoặc triệu",
            "write the whole number of đồng, not thousands or millions",
        ),
        (ErrorDetail::MeanOutOfRange, _) => lang.pick(
            "ghi điểm trung bình của hội đồng, từ 0 đến 100",
            "write the mean of the council, from 0 to 100",
        ),
        (ErrorDetail::NumberTooLong, _) => {
            let most = fault.most().unwrap_or_default();
            return match lang {
                Lang::Vi => format!("ghi nhiều nhất {most} chữ số"),
                Lang::En => format!("write at most {most} digits"),
            };
        }
        (ErrorDetail::DuplicateKey | ErrorDetail::DuplicateValue, _) => {
            lang.pick("chỉ ghi một lần", "write it only once")
        }
        (ErrorDetail::MissingField | ErrorDetail::MissingMember, _) => {
            lang.pick("bổ sung mục này", "add the entry")
        }
        (_, Some(nearest)) => {
            return match lang {
                Lang::Vi => format!("có thể là “{nearest}”"),
                Lang::En => format!("it may be “{nearest}”"),
            };
        }
        (ErrorDetail::UnknownField | ErrorDetail::UnknownMember, None) => lang.pick(
            "sửa tên theo định dạng hồ sơ, hoặc bỏ mục này",
            "use a name of the format, or remove the entry",
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

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use ocop_core::Lang;

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::Dossier;
    use crate::testing::{clean, finds};

    /// The clean dossier with another text in its JSON.
    fn with(text: &str, other: &str) -> Dossier {
        let json = serde_json::to_string(&clean()).unwrap();
        assert!(json.contains(text), "{text}");
        Dossier::read(json.replacen(text, other, 1).as_bytes()).unwrap()
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_fault() {
        finds("unreadable-value", &clean(), &[]);
        finds(
            "unreadable-value",
            &with("\"samples\":5", "\"samples\":\"5\""),
            &[(
                "samples",
                "Mục “số sản phẩm mẫu” không đọc được: giá trị là chuỗi `5`, yêu cầu số nguyên từ 0 đến 4294967295",
                "The entry “number of samples” cannot be read: found the string `5`, expected a whole number from 0 to 4294967295",
            )],
        );
    }

    #[test]
    fn the_repair_says_how_to_write_it() {
        let repairs = |text: &str, other: &str| {
            let report = check(&with(text, other), &Settings::default());
            let found = report.findings().next().unwrap();
            assert_eq!(found.rule().name(), "unreadable-value");
            let both = Lang::ALL.map(|lang| found.repair(lang));
            both.map(|text| String::from(text.split_once(": ").unwrap().1))
                .to_vec()
        };
        let say = |vi: &str, en: &str| -> Vec<String> {
            let both = Lang::ALL.map(|lang| lang.pick(vi, en).into());
            both.to_vec()
        };
        for (text, other, vi, en) in [
            (
                "\"samples\":5",
                "\"samples\":\"5\"",
                "ghi 5, không đặt trong dấu ngoặc kép",
                "write 5 without quotation marks",
            ),
            (
                "\"samples\":5",
                "\"samples\":\"5 mẫu\"",
                "ghi số nguyên từ 0 đến 4294967295",
                "write a whole number from 0 to 4294967295",
            ),
            (
                "\"filed\":\"2026-09-14\"",
                "\"filed\":\"14/09/2026\"",
                "ghi ngày theo dạng năm-tháng-ngày, ví dụ 2026-07-10",
                "write the date as year-month-day, such as 2026-07-10",
            ),
            (
                "\"filed\":\"2026-09-14\"",
                "\"filed\":\"0206-09-14\"",
                "ghi ngày theo dạng năm-tháng-ngày, ví dụ 2026-07-10",
                "write the date as year-month-day, such as 2026-07-10",
            ),
            (
                "\"commune\":\"0.85\"",
                "\"commune\":\"85%\"",
                "ghi số không có dấu phân cách, phần lẻ sau dấu chấm, ví dụ 0.75",
                "write the number without separators, with a decimal point, such as 0.75",
            ),
            (
                "\"profit\":\"210000000\"",
                "\"profit\":\"210.000.000\"",
                "ghi liền là 210000000 nếu giấy tờ ghi đúng số đó, không phải nghìn hay triệu",
                "write 210000000 if the document states that number, not thousands or millions",
            ),
            (
                "\"profit\":\"210000000\"",
                "\"profit\":\"1.02\"",
                "ghi đủ số đồng theo giấy tờ, không rút gọn thành nghìn hoặc triệu",
                "write the whole number of đồng, not thousands or millions",
            ),
            (
                "\"samples\":5",
                "\"samples\":5,\"samples\":5",
                "chỉ ghi một lần",
                "write it only once",
            ),
            (
                "\"kind\":\"business-registration\",",
                "",
                "bổ sung mục này",
                "add the entry",
            ),
            (
                "\"kind\":\"business-registration\"",
                "\"kind\":\"busines-registration\"",
                "có thể là “business-registration”",
                "it may be “business-registration”",
            ),
            (
                "\"samples\":5",
                "\"sampels\":5",
                "có thể là “samples”",
                "it may be “samples”",
            ),
            (
                "\"samples\":5",
                "\"samples\":5,\"remark\":1",
                "sửa tên theo định dạng hồ sơ, hoặc bỏ mục này",
                "use a name of the format, or remove the entry",
            ),
            (
                "\"uploaded\":false",
                "\"uploaded\":0",
                "ghi true hoặc false",
                "write true or false",
            ),
        ] {
            assert_eq!(repairs(text, other), say(vi, en), "{other}");
        }
    }
}
