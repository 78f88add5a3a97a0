//! A figure of a document that cannot be: bounds of which the least is above the greatest, a negative value,
//! a class of goods that does not exist.

use alloc::format;
use alloc::string::String;
use alloc::vec;

use ocop_core::Label;
use rust_decimal::Decimal;

use crate::check::examination::Examination;
use crate::check::findings::{Cost, Findings};
use crate::check::risk::Entry;
use crate::check::signs::Sign;
use crate::model::{Document, Measured, Stage};
use crate::report::entry::entry;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::{measures, tested};

pub(crate) const RULE: Rule = Rule {
    name: "impossible-value",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant(
        "Mức công bố, kết quả kiểm nghiệm và nhóm hàng hóa là giá trị có thể có",
        "Declared bounds, test results and classes of goods are possible values",
    ),
    why: Label::constant(
        "Giá trị không thể có là do nhập sai, không dùng làm minh chứng được",
        "An impossible value is a mistake of entry, and proves nothing",
    ),
    message: Label::constant(
        "{entry} ghi {value}: {fault}",
        "{entry} says {value}: {fault}",
    ),
    repair: Label::constant(
        "đối chiếu bản chính và ghi lại cho đúng",
        "compare the entry with the original and correct it",
    ),
    example: Label::constant(
        "Nhãn ghi chỉ tiêu đường từ 70 đến 60 g/100 g",
        "The label states from 70 to 60 g/100 g of sugar",
    ),
    check,
};

const BOUNDS: Label = Label::constant(
    "mức thấp nhất lớn hơn mức cao nhất",
    "the least value is above the greatest",
);
const NEGATIVE: Label = Label::constant("giá trị này không thể âm", "it cannot be negative");
const CLASS: Label = Label::constant(
    "nhóm hàng hóa, dịch vụ chỉ từ 1 đến 45",
    "classes of goods and services are from 1 to 45",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document) in examination.with(Sign::Values) {
        let mut add = |rest: String, value: Value, fault: Label, cost: Cost| {
            let owner = examination.named(name).map(|named| named.label());
            let values = vec![
                ("entry", entry(&rest, owner).into()),
                ("value", value),
                ("fault", fault.into()),
            ];
            findings.add_at_risk(format!("documents.{name}{rest}"), values, cost);
        };
        for (index, claim) in document.claims.iter().enumerate() {
            let negative = || {
                let mut bounds = [claim.least, claim.most].into_iter().flatten();
                bounds.any(|bound| is_negative(bound, claim.unit.as_deref()))
            };
            let fault = if tested::is_impossible(claim) {
                BOUNDS
            } else if negative() {
                NEGATIVE
            } else {
                continue;
            };
            let cost = examination.risk_without_entry(name, Entry::Claims);
            let value = tested::bounds(claim).into();
            add(format!(".claims[{index}]"), value, fault, cost);
        }
        for (index, result) in document.results.iter().enumerate() {
            let number = result.value.and_then(Measured::number);
            if number.is_some_and(|number| is_negative(number, result.unit.as_deref())) {
                let cost = examination.risk_without_entry(name, Entry::Results);
                let value = tested::measured(result).into();
                add(format!(".results[{index}].value"), value, NEGATIVE, cost);
            }
        }
        let classes = impossible_classes(document);
        if classes.clone().next().is_some() {
            let value = classes.collect();
            add(".classes".into(), value, CLASS, Cost::default());
        }
    }
}

/// Whether a number is negative, which amounts and shares cannot be. Other figures, such as a temperature,
/// may be.
fn is_negative(number: Decimal, unit: Option<&str>) -> bool {
    number < Decimal::ZERO && unit.is_some_and(measures::is_amount)
}

/// The classes that the Nice classification does not have.
fn impossible_classes(document: &Document) -> impl Iterator<Item = u16> + Clone {
    let classes = document.classes.iter();
    let wrong = classes.filter(|class| !(1..=45).contains(*class));
    wrong.copied().map(u16::from)
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, decimal, finds, measured, paper};

    const RULE: &str = "impossible-value";

    #[test]
    fn the_least_is_not_above_the_greatest() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        paper(&mut dossier, "nhan").claims[0].most = decimal("60");
        finds(RULE, &dossier, &[]);
        paper(&mut dossier, "nhan").claims[0].most = decimal("50");
        finds(
            RULE,
            &dossier,
            &[(
                "documents.nhan.claims[0]",
                "Mục “chỉ tiêu công bố (mục thứ 1)” của nhãn sản phẩm ghi từ 60 đến 50 g/100 g: mức thấp nhất lớn hơn mức cao nhất",
                "The entry “declared indicators (item 1)” of the product label says from 60 to 50 g/100 g: the least value is above the greatest",
            )],
        );
        // It costs as much as a contradiction, and is none.
        assert_eq!(costs(RULE, &dossier), ["2.3: 3 → 0, 75 → 72, 4★ → 2★"]);
        finds("label-claim-contradicted", &dossier, &[]);
    }

    #[test]
    fn an_amount_is_not_negative() {
        let mut dossier = clean();
        paper(&mut dossier, "kiem-nghiem").results[1].value = measured("-5");
        finds(
            RULE,
            &dossier,
            &[(
                "documents.kiem-nghiem.results[1].value",
                "Mục “kết quả (mục thứ 2)” của phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 ghi -5 g/100 g: giá trị này không thể âm",
                "The entry “result (item 2)” of the test report no. KN-2026-0715 of 2026-07-15 says -5 g/100 g: it cannot be negative",
            )],
        );
        assert!(!costs(RULE, &dossier).is_empty());
        for value in ["0", "-0", "<0.5", "KPH"] {
            paper(&mut dossier, "kiem-nghiem").results[1].value = measured(value);
            finds(RULE, &dossier, &[]);
        }
        // A freezing point may be.
        let result = &mut paper(&mut dossier, "kiem-nghiem").results[1];
        (result.value, result.unit) = (measured("-5"), Some("°C".into()));
        finds(RULE, &dossier, &[]);
        paper(&mut dossier, "cong-bo").claims[1].most = decimal("-1");
        assert_eq!(costs(RULE, &dossier).len(), 1);
    }

    #[test]
    fn classes_are_from_1_to_45() {
        let mut dossier = clean();
        paper(&mut dossier, "nhan-hieu").classes = [1, 30, 45].into();
        finds(RULE, &dossier, &[]);
        paper(&mut dossier, "nhan-hieu").classes = [0, 30, 46, 50].into();
        finds(
            RULE,
            &dossier,
            &[(
                "documents.nhan-hieu.classes",
                "Mục “nhóm hàng hóa, dịch vụ” của giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 ghi 0, 46, 50: nhóm hàng hóa, dịch vụ chỉ từ 1 đến 45",
                "The entry “classes of goods” of the trademark certificate no. GD-NH-400123 of 2023-11-20 says 0, 46, 50: classes of goods and services are from 1 to 45",
            )],
        );
    }
}
