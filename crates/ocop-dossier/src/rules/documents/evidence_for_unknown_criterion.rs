//! A document that is cited for a criterion that is not on the sheet.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "evidence-for-unknown-criterion",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant(
        "Minh chứng được nộp cho tiêu chí có trên bộ tiêu chí",
        "Evidence is named for criteria that are on the sheet",
    ),
    why: Label::constant(
        "Ghi sai tiêu chí thì hội đồng không tìm thấy minh chứng",
        "The council cannot find evidence under a criterion that is not on the sheet",
    ),
    message: Label::constant(
        "{paper} được nộp cho tiêu chí {criterion}, là tiêu chí không có trên bộ tiêu chí",
        "criterion {criterion}, named for the {paper}, is not on the sheet",
    ),
    repair: Label::constant(
        "xếp {document} vào tiêu chí của bộ tiêu chí đang dùng",
        "name a criterion of this sheet for the {document}",
    ),
    example: Label::constant(
        "Hồ sơ theo 26/2026 còn ghi tiêu chí 1.a của 148/2023",
        "A dossier under 26/2026 still cites criterion 1.a of 148/2023",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let sheet = examination.sheet();
    for (name, document) in examination.with(Sign::UnknownCriterion) {
        for key in &document.criteria {
            if sheet.criterion(key).is_ok() {
                continue;
            }
            let values = vec![
                ("document", document.kind.words().into()),
                ("name", examination.document(name)),
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
    fn cited_criteria_are_on_the_sheet() {
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
                    "Nhãn sản phẩm được nộp cho tiêu chí 2.a, là tiêu chí không có trên bộ tiêu chí",
                    "Criterion 2.a, named for the product label, is not on the sheet",
                ),
                (
                    "documents.nhan.criteria",
                    "Nhãn sản phẩm được nộp cho tiêu chí 20, là tiêu chí không có trên bộ tiêu chí",
                    "Criterion 20, named for the product label, is not on the sheet",
                ),
            ],
        );
    }
}
