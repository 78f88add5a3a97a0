//! A business code of 10 or 13 digits, which is also the tax code, with a wrong check digit.

use alloc::format;
use alloc::vec;

use ocop_core::{Date, Label};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::document_kind::DocumentKind;
use crate::model::{LegalForm, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::check_digits::{Digits, is_business_code};

pub(crate) const RULE: Rule = Rule {
    name: "wrong-tax-code-check-digit",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Mã số doanh nghiệp, mã số thuế 10 hoặc 13 chữ số có chữ số kiểm tra đúng",
        "A business or tax code of 10 or 13 digits has the right check digit",
    ),
    why: Label::constant(
        "Chữ số thứ mười được tính từ chín chữ số đầu; không khớp thường là do gõ nhầm",
        "The tenth digit is computed from the first nine. A mismatch is usually a typing error",
    ),
    message: Label::constant(
        "mã số “{number}” có chữ số kiểm tra không đúng",
        "the code “{number}” has a wrong check digit",
    ),
    repair: Label::constant(
        "đối chiếu mã số với bản chính giấy đăng ký và sửa số ghi sai",
        "compare the code with the original registration and correct the wrong digit",
    ),
    example: Label::constant(
        "Mã số doanh nghiệp 0100109107 trong khi mã đúng là 0100109106",
        "The business code is given as 0100109107 instead of 0100109106",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let applicant = &examination.dossier.applicant;
    let since = match applicant.legal_form {
        Some(LegalForm::Cooperative) => OF_COOPERATIVES,
        _ => OF_ENTERPRISES,
    };
    let own = applicant.registration.as_ref();
    let own = own.and_then(|own| Some((said(&own.number)?, own.issued)));
    if let Some((number, issued)) = own
        && is_wrong(number, issued, since)
    {
        let path = "applicant.registration.number";
        findings.add(path, vec![("number", number.into())]);
    }
    for (name, document) in examination.documents(DocumentKind::BusinessRegistration) {
        let Some(number) = said(&document.number) else {
            continue;
        };
        // The same number is one finding.
        let other = own.is_none_or(|(own, _)| own != number);
        if other && is_wrong(number, document.issued, since) {
            let path = format!("documents.{name}.number");
            findings.add(path, vec![("number", number.into())]);
        }
    }
}

/// The days since which the number of a registration is the tax code. Earlier numbers of 10 digits have
/// no check digit. Earlier numbers of households have letters.
const OF_ENTERPRISES: Date = Date::constant(2010, 7, 1);
const OF_COOPERATIVES: Date = Date::constant(2019, 5, 28);

/// Whether a number is a business code, alone or with the three digits of a branch, with a wrong check
/// digit. Personal numbers of 12 digits have none.
fn is_wrong(number: &str, issued: Option<Date>, since: Date) -> bool {
    if issued.is_some_and(|issued| issued < since) {
        return false;
    }
    let digits = Digits::of(number);
    let digits = digits.as_ref().map(Digits::as_slice);
    digits.is_some_and(|digits| matches!(digits.len(), 10 | 13) && !is_business_code(digits))
}

#[cfg(test)]
mod tests {
    use crate::model::LegalForm;
    use crate::testing::{clean, costs, day, finds, paper};

    #[test]
    fn codes_of_10_and_13_digits_have_a_check_digit() {
        let mut dossier = clean();
        finds("wrong-tax-code-check-digit", &dossier, &[]);
        for (number, wrong) in [
            ("0100109106", false),
            ("0100109107", true),
            ("0100109106-001", false),
            ("0100109106001", false),
            ("0100109107-001", true),
            ("01 0010 9107", true),
            // A personal number, an old number of a cooperative, other lengths.
            ("001090000001", false),
            ("4207A00012", false),
            ("010010910", false),
            ("01001091070", false),
        ] {
            let registration = dossier.applicant.registration.as_mut().unwrap();
            registration.number = Some(number.into());
            paper(&mut dossier, "dang-ky-kinh-doanh").number = Some(number.into());
            let found = costs("wrong-tax-code-check-digit", &dossier).len();
            assert_eq!(found, usize::from(wrong), "{number}");
        }
    }

    #[test]
    fn each_wrong_number_is_one_finding() {
        let mut dossier = clean();
        let registration = dossier.applicant.registration.as_mut().unwrap();
        registration.number = Some("0100109107".into());
        paper(&mut dossier, "dang-ky-kinh-doanh").number = Some("0100109108".into());
        finds(
            "wrong-tax-code-check-digit",
            &dossier,
            &[
                (
                    "applicant.registration.number",
                    "Mã số “0100109107” có chữ số kiểm tra không đúng",
                    "The code “0100109107” has a wrong check digit",
                ),
                (
                    "documents.dang-ky-kinh-doanh.number",
                    "Mã số “0100109108” có chữ số kiểm tra không đúng",
                    "The code “0100109108” has a wrong check digit",
                ),
            ],
        );
    }

    #[test]
    fn earlier_numbers_of_registrations_are_no_tax_codes() {
        let mut dossier = clean();
        let none = dossier.documents.remove("dang-ky-kinh-doanh");
        assert!(none.is_some());
        for (form, issued, wrong) in [
            (LegalForm::Cooperative, day(2019, 5, 27), false),
            (LegalForm::Cooperative, day(2019, 5, 28), true),
            (LegalForm::LimitedCompany, day(2010, 6, 30), false),
            (LegalForm::LimitedCompany, day(2010, 7, 1), true),
        ] {
            dossier.applicant.legal_form = Some(form);
            let registration = dossier.applicant.registration.as_mut().unwrap();
            registration.number = Some("0100109107".into());
            registration.issued = Some(issued);
            let found = costs("wrong-tax-code-check-digit", &dossier).len();
            assert_eq!(found, usize::from(wrong), "{form} {issued}");
        }
    }
}
