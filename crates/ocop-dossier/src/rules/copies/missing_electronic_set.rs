//! No electronic set of the dossier, and no upload.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::required;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-electronic-set",
    stage: Stage::Applicant,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 6", "Art. 6")]),
    checks: Label::constant(
        "Hồ sơ có một bộ điện tử, hoặc đã nộp trên phần mềm chấm điểm",
        "There is an electronic set, or an upload to scoring software",
    ),
    why: Label::constant(
        "Thành viên hội đồng đọc bản điện tử trước khi họp",
        "The members read the electronic set before they meet",
    ),
    message: Label::constant(
        "thiếu hồ sơ điện tử: có {given} bộ, cần {asked} bộ",
        "too few electronic sets: {given}, {asked} asked",
    ),
    repair: Label::constant(
        "quét hồ sơ và nộp {asked} bộ điện tử",
        "scan the dossier and hand in {asked} electronic set",
    ),
    example: Label::constant(
        "Chủ thể chỉ nộp bản giấy",
        "The applicant hands in paper only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let copies = examination.dossier.copies;
    let (_, asked) = required::sets(examination.edition());
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
                    "Thiếu hồ sơ điện tử: có 0 bộ, cần 1 bộ",
                    "Too few electronic sets: 0, 1 asked",
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
