//! A product without the ministry that manages its group.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "ministry-not-stated",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Hồ sơ ghi bộ quản lý nhóm sản phẩm",
        "The ministry that manages the product group is stated",
    ),
    why: Label::constant(
        "Biết bộ quản lý thì biết quy định chuyên ngành nào áp dụng",
        "The ministry shows which sector rules apply",
    ),
    message: Label::constant(
        "chưa ghi bộ quản lý nhóm sản phẩm ({ministries})",
        "the ministry that manages the product group is missing ({ministries})",
    ),
    repair: Label::constant(
        "ghi bộ quản lý như trên bộ tiêu chí: {ministries}",
        "state the ministry as on the sheet: {ministries}",
    ),
    example: Label::constant(
        "Phiếu đăng ký không ghi bộ quản lý",
        "A registration form does not state the ministry",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let ministries = examination.sheet().ministries();
    if ministries.len() > 0 && said(&examination.dossier.product.ministry).is_none() {
        let ministries = ministries.cloned().collect();
        findings.add("product.ministry", vec![("ministries", ministries)]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn the_ministry_is_stated_if_the_sheet_prints_one() {
        let mut dossier = clean();
        finds("ministry-not-stated", &dossier, &[]);

        for ministry in [None, Some(" ".into())] {
            dossier.product.ministry = ministry;
            finds(
                "ministry-not-stated",
                &dossier,
                &[(
                    "product.ministry",
                    "Chưa ghi bộ quản lý nhóm sản phẩm (Bộ Nông nghiệp và Môi trường)",
                    "The ministry that manages the product group is missing (Ministry of Agriculture and Environment)",
                )],
            );
        }
    }

    #[test]
    fn sheets_of_earlier_editions_print_none() {
        for (edition, set) in [(Edition::E2023, 4), (Edition::E2019, 11)] {
            let mut dossier = of_sheet(edition, set);
            dossier.product.ministry = None;
            finds("ministry-not-stated", &dossier, &[]);
        }
    }
}
