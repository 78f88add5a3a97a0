//! No number of samples, on a sheet that requires samples.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "samples-not-stated",
    stage: Stage::Applicant,
    topic: Topic::Copies,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Phiếu đăng ký ghi số sản phẩm mẫu",
        "The registration form states the number of samples",
    ),
    why: Label::constant(
        "Cấp xã phải gửi đủ sản phẩm mẫu lên cấp tỉnh",
        "The commune must send the required samples to the province",
    ),
    message: Label::constant(
        "phiếu đăng ký chưa ghi số sản phẩm mẫu; yêu cầu {asked} sản phẩm mẫu",
        "the number of samples is missing; {asked} are required",
    ),
    repair: Label::constant(
        "chuẩn bị {asked} sản phẩm mẫu và ghi số lượng vào phiếu đăng ký",
        "prepare {asked} samples and state the number on the registration form",
    ),
    example: Label::constant(
        "Phần tài liệu kèm theo không ghi số sản phẩm mẫu",
        "The list of attachments does not state the number of samples",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let asked = u16::from(examination.sheet().samples());
    if asked > 0 && examination.dossier.samples.is_none() {
        findings.add("samples", vec![("asked", asked.into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn goods_go_with_samples_in_every_edition() {
        for mut dossier in [
            clean(),
            of_sheet(Edition::E2023, 4),
            of_sheet(Edition::E2019, 11),
        ] {
            finds("samples-not-stated", &dossier, &[]);
            dossier.samples = None;
            finds(
                "samples-not-stated",
                &dossier,
                &[(
                    "samples",
                    "Phiếu đăng ký chưa ghi số sản phẩm mẫu; yêu cầu 5 sản phẩm mẫu",
                    "The number of samples is missing; 5 are required",
                )],
            );
        }
    }

    #[test]
    fn tourism_has_no_samples() {
        let mut dossier = of_sheet(Edition::E2026, 26);
        dossier.samples = None;
        finds("samples-not-stated", &dossier, &[]);
    }
}
