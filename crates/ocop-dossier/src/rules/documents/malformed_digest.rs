//! A SHA-256 digest that is not 64 hexadecimal digits in lower case.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::repeated;

pub(crate) const RULE: Rule = Rule {
    name: "malformed-digest",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant(
        "Mã SHA-256 gồm 64 chữ số thập lục phân, chữ thường",
        "A SHA-256 digest is 64 hexadecimal digits in lower case",
    ),
    why: Label::constant(
        "Mã không đúng dạng thì không đối chiếu được với tệp nào",
        "A malformed digest matches no file",
    ),
    message: Label::constant(
        "mã SHA-256 của tệp “{file}” ({paper}) không đúng dạng: “{digest}”",
        "the SHA-256 digest of the file “{file}” ({paper}) is malformed: “{digest}”",
    ),
    repair: Label::constant(
        "tính lại mã SHA-256 của tệp: 64 chữ số 0–9, a–f",
        "compute the SHA-256 digest of the file again: 64 digits 0–9, a–f",
    ),
    example: Label::constant(
        "Mã bị mất một ký tự khi sao chép, còn 63 ký tự",
        "A digest lost a digit when it was copied and has 63",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document, index, file) in examination.files_with(Sign::MalformedDigest) {
        // A blank digest is a missing one.
        let Some(digest) = said(&file.sha256).filter(|digest| !repeated::is_digest(digest)) else {
            continue;
        };
        let values = vec![
            ("file", (&file.name).into()),
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("digest", digest.into()),
        ];
        findings.add(format!("documents.{name}.files[{index}].sha256"), values);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn a_digest_is_64_digits_in_lower_case() {
        let mut dossier = clean();
        finds("malformed-digest", &dossier, &[]);

        paper(&mut dossier, "nhan").files[0].sha256 = Some("9F3039".into());
        paper(&mut dossier, "to-roi").files[0].sha256 = Some(" ".into());
        finds(
            "malformed-digest",
            &dossier,
            &[(
                "documents.nhan.files[0].sha256",
                "Mã SHA-256 của tệp “nhan.pdf” (nhãn sản phẩm) không đúng dạng: “9F3039”",
                "The SHA-256 digest of the file “nhan.pdf” (product label) is malformed: “9F3039”",
            )],
        );
        for (digest, faults) in [
            ("a".repeat(63), 1),
            ("a".repeat(64), 0),
            ("a".repeat(65), 1),
            ("A".repeat(64), 1),
            ("g".repeat(64), 1),
        ] {
            paper(&mut dossier, "nhan").files[0].sha256 = Some(digest.clone());
            assert_eq!(
                costs("malformed-digest", &dossier).len(),
                faults,
                "{digest}"
            );
        }
    }
}
