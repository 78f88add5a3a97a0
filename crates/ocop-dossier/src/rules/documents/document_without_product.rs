//! A declaration, test report or label that does not tell for which product it is.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::lacking;

pub(crate) const RULE: Rule = Rule {
    name: "document-without-product",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Bản công bố, phiếu kiểm nghiệm và nhãn đều ghi tên sản phẩm",
        "Declarations, test reports and labels tell the product",
    ),
    why: Label::constant(
        "Không ghi sản phẩm thì giấy không chứng minh được cho sản phẩm nào",
        "A paper that names no product proves nothing for one",
    ),
    message: Label::constant(
        "{document} “{name}” chưa ghi tên sản phẩm",
        "the {document} “{name}” does not tell which product it covers",
    ),
    repair: Label::constant(
        "ghi tên sản phẩm của {document}; nếu bản giấy không có thì xin cấp hoặc lập lại",
        "tell the product of the {document}; if the paper lacks it, have it issued or drawn up anew",
    ),
    example: Label::constant(
        "Phiếu kết quả kiểm nghiệm chỉ ghi “mẫu số 3”",
        "A test report that only says “sample no. 3”",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    lacking::lacking(examination, findings, "products", |document| {
        document.kind.demands().product
            && !document
                .products
                .iter()
                .any(|product| !product.trim().is_empty())
    });
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn declarations_test_reports_and_labels_tell_their_product() {
        let mut dossier = clean();
        finds("document-without-product", &dossier, &[]);

        paper(&mut dossier, "kiem-nghiem").products.clear();
        paper(&mut dossier, "nhan").products = vec![" ".into()];
        // A certificate of the site covers all that is made there.
        paper(&mut dossier, "an-toan-thuc-pham").products.clear();
        finds(
            "document-without-product",
            &dossier,
            &[
                (
                    "documents.kiem-nghiem.products",
                    "Phiếu kết quả kiểm nghiệm “kiem-nghiem” chưa ghi tên sản phẩm",
                    "The test report “kiem-nghiem” does not tell which product it covers",
                ),
                (
                    "documents.nhan.products",
                    "Nhãn sản phẩm “nhan” chưa ghi tên sản phẩm",
                    "The product label “nhan” does not tell which product it covers",
                ),
            ],
        );
        assert_eq!(
            costs("document-without-product", &dossier),
            [
                "7: 3 → 1, 9: 2 → 0, 75 → 68, 4★ → 2★",
                "2.3: 3 → 0, 75 → 72, 4★ → 2★"
            ]
        );
    }
}
