//! A document that is put forward for a criterion which the sheet has not.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "evidence-for-unknown-criterion",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Minh chứng được xếp vào tiêu chí có trên bộ tiêu chí",
        "Evidence is put forward for criteria that stand on the sheet",
    ),
    why: Label::constant(
        "Xếp sai tiêu chí thì hội đồng không tìm thấy minh chứng",
        "A council does not find evidence under a criterion that is not there",
    ),
    message: Label::constant(
        "{document} “{name}” xếp vào tiêu chí {criterion}, nhưng bộ tiêu chí không có tiêu chí này",
        "the {document} “{name}” is put forward for criterion {criterion}, which the sheet has not",
    ),
    repair: Label::constant(
        "xếp {document} vào đúng tiêu chí của bộ tiêu chí đang dùng",
        "put the {document} forward for a criterion of this sheet",
    ),
    example: Label::constant(
        "Tiêu chí 1.a của 148/2023 còn ghi trong hồ sơ theo 26/2026",
        "Criterion 1.a of 148/2023 still stands in a dossier under 26/2026",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !examination.unknown_criteria {
        return;
    }
    let sheet = examination.sheet();
    for (name, document) in &examination.dossier.documents {
        for key in &document.criteria {
            if sheet.criterion(key).is_ok() {
                continue;
            }
            let values = vec![
                ("document", document.kind.label().into()),
                ("name", name.into()),
                ("criterion", key.into()),
            ];
            findings.add(format!("documents.{name}.criteria"), values);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds, paper};

    #[test]
    fn criteria_stand_on_the_sheet() {
        let mut dossier = clean();
        paper(&mut dossier, "nhan").criteria.insert("2.3".into());
        finds("evidence-for-unknown-criterion", &dossier, &[]);

        let criteria = &mut paper(&mut dossier, "nhan").criteria;
        criteria.insert("2.a".into());
        criteria.insert("20".into());
        finds(
            "evidence-for-unknown-criterion",
            &dossier,
            &[
                (
                    "documents.nhan.criteria",
                    "Nhãn sản phẩm “nhan” xếp vào tiêu chí 2.a, nhưng bộ tiêu chí không có tiêu chí này",
                    "The product label “nhan” is put forward for criterion 2.a, which the sheet has not",
                ),
                (
                    "documents.nhan.criteria",
                    "Nhãn sản phẩm “nhan” xếp vào tiêu chí 20, nhưng bộ tiêu chí không có tiêu chí này",
                    "The product label “nhan” is put forward for criterion 20, which the sheet has not",
                ),
            ],
        );
    }
}
