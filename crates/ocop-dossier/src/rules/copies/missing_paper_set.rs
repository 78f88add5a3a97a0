//! No paper set of the dossier, and no upload with the value of paper.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-paper-set",
    stage: Stage::Applicant,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Sets),
    checks: Label::constant(
        "Hồ sơ có một bộ giấy, hoặc đã nộp trên phần mềm chấm điểm",
        "The dossier has a paper set, or was uploaded to scoring software",
    ),
    why: Label::constant(
        "Bản giấy, hoặc bản nộp trên phần mềm có giá trị như bản giấy, được lưu để đối chiếu",
        "The paper set, or the upload that has the value of paper, is kept for reference",
    ),
    message: Label::constant(
        "chưa nộp đủ hồ sơ giấy: đã nộp {given} bộ, yêu cầu {asked} bộ",
        "paper sets submitted: {given}, required: {asked}",
    ),
    repair: Label::constant(
        "nộp đủ {asked} bộ hồ sơ giấy",
        "submit the dossier on paper ({asked} set required)",
    ),
    example: Label::constant(
        "Chủ thể chỉ gửi bản chụp qua thư điện tử",
        "The applicant sends scans by e-mail only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let copies = examination.dossier.copies;
    let sets = examination.procedure.sets;
    let asked = sets.paper;
    let uploaded = copies.uploaded && sets.upload_is_paper;
    if copies.paper < asked && !uploaded {
        let values = vec![("given", copies.paper.into()), ("asked", asked.into())];
        findings.add("copies.paper", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::Copies;
    use crate::testing::{clean, finds, of_sheet};

    const NONE: (&str, &str, &str) = (
        "copies.paper",
        "Chưa nộp đủ hồ sơ giấy: đã nộp 0 bộ, yêu cầu 1 bộ",
        "Paper sets submitted: 0, required: 1",
    );

    #[test]
    fn one_set_is_on_paper_in_every_edition() {
        for mut dossier in [
            clean(),
            of_sheet(Edition::E2023, 4),
            of_sheet(Edition::E2019, 11),
        ] {
            finds("missing-paper-set", &dossier, &[]);
            dossier.copies.paper = 2;
            finds("missing-paper-set", &dossier, &[]);
            dossier.copies.paper = 0;
            finds("missing-paper-set", &dossier, &[NONE]);
        }
    }

    #[test]
    fn an_upload_has_the_value_of_paper_since_26_2026() {
        let uploaded = Copies {
            uploaded: true,
            ..Copies::default()
        };
        let mut dossier = clean();
        dossier.copies = uploaded;
        finds("missing-paper-set", &dossier, &[]);

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.copies = uploaded;
        finds("missing-paper-set", &dossier, &[NONE]);
    }
}
