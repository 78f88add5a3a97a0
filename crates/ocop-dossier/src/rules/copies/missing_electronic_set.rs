//! No electronic set of the dossier, and no upload.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-electronic-set",
    stage: Stage::Applicant,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Sets),
    checks: Label::constant(
        "Hồ sơ có một bộ điện tử, hoặc đã nộp trên phần mềm chấm điểm",
        "The dossier has an electronic set, or was uploaded to scoring software",
    ),
    why: Label::constant(
        "Thành viên hội đồng nghiên cứu hồ sơ điện tử trước khi họp",
        "The council's members read the electronic set before they meet",
    ),
    message: Label::constant(
        "chưa nộp đủ hồ sơ điện tử: đã nộp {given} bộ, yêu cầu {asked} bộ",
        "electronic sets submitted: {given}, required: {asked}",
    ),
    repair: Label::constant(
        "quét toàn bộ hồ sơ và nộp đủ {asked} bộ điện tử",
        "scan the whole dossier and submit it as an electronic set ({asked} required)",
    ),
    example: Label::constant(
        "Chủ thể chỉ nộp bản giấy",
        "The applicant submits paper only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let copies = examination.dossier.copies;
    let asked = examination.procedure.sets.electronic;
    if copies.electronic < asked && !copies.uploaded {
        let values = vec![("given", copies.electronic.into()), ("asked", asked.into())];
        findings.add("copies.electronic", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn one_set_is_electronic_since_148() {
        for mut dossier in [clean(), of_sheet(Edition::E2023, 4)] {
            finds("missing-electronic-set", &dossier, &[]);
            dossier.copies.electronic = 2;
            finds("missing-electronic-set", &dossier, &[]);
            dossier.copies.electronic = 0;
            finds(
                "missing-electronic-set",
                &dossier,
                &[(
                    "copies.electronic",
                    "Chưa nộp đủ hồ sơ điện tử: đã nộp 0 bộ, yêu cầu 1 bộ",
                    "Electronic sets submitted: 0, required: 1",
                )],
            );
            dossier.copies.uploaded = true;
            finds("missing-electronic-set", &dossier, &[]);
        }
        let mut dossier = of_sheet(Edition::E2019, 11);
        dossier.copies.electronic = 0;
        finds("missing-electronic-set", &dossier, &[]);
    }
}
