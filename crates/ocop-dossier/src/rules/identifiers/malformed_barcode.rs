//! A barcode number (GTIN) that cannot be right: a wrong check digit, or the short form of a spreadsheet.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::check_digits::{Digits, of_gtin};
use crate::rules::shared::gtin;

pub(crate) const RULE: Rule = Rule {
    name: "malformed-barcode",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Mã số trên mã vạch (GTIN) đủ chữ số và có chữ số kiểm tra đúng",
        "A barcode number (GTIN) has all its digits and the right check digit",
    ),
    why: Label::constant(
        "Mã số sai thì máy quét và cơ sở dữ liệu mã vạch không nhận ra sản phẩm",
        "With a wrong number, neither a scanner nor a register finds the product",
    ),
    message: Label::constant(
        "mã số “{number}” trên mã vạch chưa đúng: {fault}",
        "the barcode number “{number}” is wrong: {fault}",
    ),
    repair: Label::constant(
        "ghi lại mã số đúng như in dưới mã vạch",
        "enter the number exactly as printed below the bars",
    ),
    example: Label::constant(
        "Mã số 8936000000013, chữ số cuối đúng là 1",
        "The number is 8936000000013, but its last digit should be 1",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document) in examination.documents(DocumentKind::Barcode) {
        for number in said(&document.number).into_iter().flat_map(gtin::numbers) {
            let Some(fault) = fault(number) else {
                continue;
            };
            let values = vec![
                ("document", document.kind.words().into()),
                ("name", examination.document(name)),
                ("number", number.into()),
                ("fault", fault),
            ];
            findings.add(format!("documents.{name}.number"), values);
        }
    }
}

/// What is wrong with a number. Other numbers than GTINs, such as that of a certificate, are not judged.
fn fault(number: &str) -> Option<Value> {
    static SHORTENED: Label = Label::constant(
        "phần mềm bảng tính đã rút gọn, mất chữ số",
        "a spreadsheet shortened it, and digits are lost",
    );
    if is_shortened(number) {
        return Some((&SHORTENED).into());
    }
    let digits = Digits::of(number)?;
    let digits = gtin::of(&digits)?;
    let (check, last) = (of_gtin(digits), digits.last()?);
    (check != *last).then(|| {
        Label::new(
            format!("chữ số kiểm tra (chữ số cuối) phải là {check}"),
            format!("its check digit (the last one) should be {check}"),
        )
        .into()
    })
}

/// Whether a spreadsheet wrote a long number as `8.936E+12`.
fn is_shortened(number: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((head, power)) = number.split_once(['E', 'e']) else {
        return false;
    };
    let (whole, part) = head.split_once(['.', ',']).unwrap_or((head, "0"));
    digits(whole) && digits(part) && digits(power.strip_prefix('+').unwrap_or(power))
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn a_gtin_has_all_its_digits_and_its_check_digit() {
        let mut dossier = clean();
        finds("malformed-barcode", &dossier, &[]);
        for (number, wrong) in [
            ("8936000000011", 0),
            ("893 6000 00001 1", 0),
            ("8936000000013", 1),
            ("18936000000018", 0),
            ("18936000000011", 1),
            ("96385074", 0),
            ("96385075", 1),
            ("036000291452", 0),
            ("036000291453", 1),
            ("8936000000011; 8936000000028", 0),
            ("8936000000011, 8936000000020/8936000000030", 2),
            ("8.936E+12", 1),
            ("8,936e12", 1),
            ("8,936E+12; 8.936E+12", 2),
            // A company's prefix and the numbers of certificates.
            ("89360000", 0),
            ("893600000", 0),
            ("8936000000", 0),
            ("GD-893-0001-0001", 0),
            ("VN012E12", 0),
            ("E12", 0),
        ] {
            paper(&mut dossier, "ma-vach").number = Some(number.into());
            assert_eq!(
                costs("malformed-barcode", &dossier).len(),
                wrong,
                "{number}"
            );
        }
    }

    #[test]
    fn the_fault_is_named() {
        let mut dossier = clean();
        paper(&mut dossier, "ma-vach").number = Some("8936000000013".into());
        finds(
            "malformed-barcode",
            &dossier,
            &[(
                "documents.ma-vach.number",
                "Mã số “8936000000013” trên mã vạch chưa đúng: chữ số kiểm tra (chữ số cuối) phải là 1",
                "The barcode number “8936000000013” is wrong: its check digit (the last one) should be 1",
            )],
        );
        paper(&mut dossier, "ma-vach").number = Some("8.936E+12".into());
        finds(
            "malformed-barcode",
            &dossier,
            &[(
                "documents.ma-vach.number",
                "Mã số “8.936E+12” trên mã vạch chưa đúng: phần mềm bảng tính đã rút gọn, mất chữ số",
                "The barcode number “8.936E+12” is wrong: a spreadsheet shortened it, and digits are lost",
            )],
        );
    }
}
