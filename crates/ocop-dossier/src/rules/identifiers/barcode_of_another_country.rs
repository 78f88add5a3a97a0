//! A barcode number (GTIN) that an organisation of another country gave out.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::check_digits::{Digits, of_gtin};
use crate::rules::shared::gtin;

pub(crate) const RULE: Rule = Rule {
    name: "barcode-of-another-country",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Mã số trên mã vạch có đầu số 893 của Việt Nam",
        "A barcode number begins with 893, the prefix of Viet Nam",
    ),
    why: Label::constant(
        "Dùng mã số nước ngoài thì cần có giấy tờ về quyền sử dụng mã số đó",
        "The use of a foreign number needs a document of the right to use it",
    ),
    message: Label::constant(
        "mã số “{number}” trên mã vạch có đầu số {prefix}, không phải 893 của Việt Nam",
        "the barcode number “{number}” has the prefix {prefix}, not 893 of Viet Nam",
    ),
    repair: Label::constant(
        "kiểm tra lại mã số; nếu dùng mã số nước ngoài thì nộp giấy tờ về quyền sử dụng",
        "check the number; if it is a foreign one, submit the document of the right to use it",
    ),
    example: Label::constant(
        "Mã số 4006381333931, đầu số 400 của Đức",
        "The number is 4006381333931, with the German prefix 400",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document) in examination.documents(DocumentKind::Barcode) {
        for number in said(&document.number).into_iter().flat_map(gtin::numbers) {
            let Some(prefix) = foreign(number) else {
                continue;
            };
            let [one, two, three] = prefix;
            let values = vec![
                ("document", document.kind.words().into()),
                ("name", examination.document(name)),
                ("number", number.into()),
                ("prefix", (&format!("{one}{two}{three}")).into()),
            ];
            findings.add(format!("documents.{name}.number"), values);
        }
    }
}

/// The prefix of a right GTIN if it is not that of Viet Nam. A number with a wrong check digit is left to
/// another rule.
fn foreign(number: &str) -> Option<[u8; 3]> {
    let digits = Digits::of(number)?;
    let digits = gtin::of(&digits)?;
    let right = Some(&of_gtin(digits)) == digits.last();
    gtin::country(digits).filter(|&prefix| right && prefix != gtin::VIET_NAM)
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn a_number_of_viet_nam_begins_with_893() {
        let mut dossier = clean();
        for (number, foreign) in [
            ("8936000000011", false),
            ("18936000000018", false),
            ("89360000", false),
            ("4006381333931", true),
            ("036000291452", true),
            ("96385074", true),
            // These have a finding of their own, or are no GTIN.
            ("4006381333932", false),
            ("GD-893-0001-0001", false),
            ("8.936E+12", false),
        ] {
            paper(&mut dossier, "ma-vach").number = Some(number.into());
            let found = costs("barcode-of-another-country", &dossier).len();
            assert_eq!(found, usize::from(foreign), "{number}");
        }
        paper(&mut dossier, "ma-vach").number = Some("036000291452".into());
        finds(
            "barcode-of-another-country",
            &dossier,
            &[(
                "documents.ma-vach.number",
                "Mã số “036000291452” trên mã vạch có đầu số 003, không phải 893 của Việt Nam",
                "The barcode number “036000291452” has the prefix 003, not 893 of Viet Nam",
            )],
        );
    }
}
