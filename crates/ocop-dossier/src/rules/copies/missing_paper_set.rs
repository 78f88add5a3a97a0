//! No set of the dossier on paper, and no upload that stands for it.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::required;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-paper-set",
    stage: Stage::Applicant,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 6", "Art. 6")]),
    checks: Label::constant(
        "Hồ sơ có một bộ giấy, hoặc đã nộp trên phần mềm chấm điểm",
        "There is a set on paper, or an upload to scoring software",
    ),
    why: Label::constant(
        "Hồ sơ giấy, hoặc bản nộp trên phần mềm có giá trị như giấy, là bản để lưu và đối chiếu",
        "The set on paper, or the upload that has its value, is kept and compared",
    ),
    message: Label::constant(
        "thiếu hồ sơ giấy: có {given} bộ, cần {asked} bộ",
        "too few sets on paper: {given}, {asked} asked",
    ),
    repair: Label::constant("nộp {asked} bộ hồ sơ giấy", "hand in {asked} set on paper"),
    example: Label::constant(
        "Chủ thể chỉ gửi bản chụp qua thư điện tử",
        "The applicant sends scans by mail only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let copies = examination.dossier.copies;
    let (asked, _) = required::sets(examination.edition());
    let uploaded = copies.uploaded && required::upload_is_paper(examination.edition());
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
        "Thiếu hồ sơ giấy: có 0 bộ, cần 1 bộ",
        "Too few sets on paper: 0, 1 asked",
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
