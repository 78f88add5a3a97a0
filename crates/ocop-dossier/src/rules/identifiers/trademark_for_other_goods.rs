//! A trademark that is registered for classes of goods of which none fits the product.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::risk::Entry;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::model::{Document, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "trademark-for-other-goods",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Nhãn hiệu được đăng ký cho nhóm hàng hóa, dịch vụ (Ni-xơ) của sản phẩm",
        "The trademark is registered for the Nice class of the product",
    ),
    why: Label::constant(
        "Nhãn hiệu chỉ được bảo hộ cho nhóm hàng hóa, dịch vụ đã đăng ký",
        "A mark is protected only for the goods and services of its registration",
    ),
    message: Label::constant(
        "{paper} đăng ký cho nhóm {classes}, không có nhóm nào phù hợp với sản phẩm ({fitting})",
        "classes registered by the {paper}: {classes}; none fits the product ({fitting})",
    ),
    repair: Label::constant(
        "nộp đơn đăng ký hoặc giấy chứng nhận nhãn hiệu cho nhóm hàng hóa của sản phẩm",
        "submit an application or a certificate of the mark for the class of the product",
    ),
    example: Label::constant(
        "Nhãn hiệu mật ong chỉ đăng ký cho nhóm 25 (quần áo)",
        "The mark of a honey is registered for class 25 (clothing) only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let documents = || {
        TRADEMARK
            .into_iter()
            .flat_map(|kind| examination.documents(kind))
    };
    if documents().all(|(_, document)| document.classes.is_empty()) {
        return;
    }
    let Some(goods) = examination.procedure.goods(examination.sheet()) else {
        return;
    };
    let fitting = goods.classes;
    if fitting.is_empty() {
        return;
    }
    // One mark for the product is enough. A document without classes may be the one.
    let fits = |document: &Document| {
        let mut classes = document.classes.iter();
        document.classes.is_empty() || classes.any(|class| fitting.contains(class))
    };
    if documents().any(|(_, document)| fits(document)) {
        return;
    }
    let risk = examination.risk_without_kinds(Kinds::of(&TRADEMARK), Entry::Mark);
    for (name, document) in documents() {
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            (
                "classes",
                document.classes.iter().copied().map(u16::from).collect(),
            ),
            ("fitting", fitting.iter().copied().map(u16::from).collect()),
        ];
        findings.add_at_risk(format!("documents.{name}.classes"), values, risk.clone());
    }
}

/// Certificates and accepted applications.
const TRADEMARK: [DocumentKind; 2] = [
    DocumentKind::TrademarkCertificate,
    DocumentKind::TrademarkApplication,
];

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use ocop_core::Edition;

    use crate::DocumentKind;
    use crate::model::Document;
    use crate::testing::{clean, costs, finds, paper, under};

    #[test]
    fn a_mark_is_for_the_goods() {
        let mut dossier = clean();
        finds("trademark-for-other-goods", &dossier, &[]);
        paper(&mut dossier, "nhan-hieu").classes = [25, 43].into();
        finds(
            "trademark-for-other-goods",
            &dossier,
            &[(
                "documents.nhan-hieu.classes",
                "Giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 đăng ký cho nhóm 25, 43, không có nhóm nào phù hợp với sản phẩm (5, 29, 30, 31, 32, 33)",
                "Classes registered by the trademark certificate no. GD-NH-400123 of 2023-11-20: 25, 43; none fits the product (5, 29, 30, 31, 32, 33)",
            )],
        );
        assert_eq!(
            costs("trademark-for-other-goods", &dossier),
            ["3.5: 2 → 0, 75 → 73, 4★ → 2★"]
        );
        // One class that fits is enough, and so is one mark.
        paper(&mut dossier, "nhan-hieu").classes = [25, 30].into();
        finds("trademark-for-other-goods", &dossier, &[]);
        paper(&mut dossier, "nhan-hieu").classes = [25].into();
        let application = Document::new(DocumentKind::TrademarkApplication);
        let name = "don-nhan-hieu".to_owned();
        dossier.documents.insert(name.clone(), application.clone());
        finds("trademark-for-other-goods", &dossier, &[]);
        dossier
            .documents
            .insert(name.clone(), application.clone().classes([30]));
        finds("trademark-for-other-goods", &dossier, &[]);
        dossier.documents.insert(name, application.classes([0, 46]));
        assert_eq!(costs("trademark-for-other-goods", &dossier).len(), 2);
    }

    #[test]
    fn every_sheet_has_its_classes() {
        for (edition, set, class, other) in [
            (Edition::E2026, 1, 31, 25),
            (Edition::E2026, 14, 33, 25),
            (Edition::E2023, 18, 5, 25),
            (Edition::E2026, 19, 3, 30),
            (Edition::E2026, 20, 3, 25),
            (Edition::E2026, 21, 21, 30),
            (Edition::E2026, 22, 25, 30),
            (Edition::E2026, 24, 31, 30),
            (Edition::E2026, 26, 43, 30),
        ] {
            let mut dossier = under(edition, set);
            for (class, found) in [(class, 0), (other, 1)] {
                paper(&mut dossier, "nhan-hieu").classes = [class].into();
                let costs = costs("trademark-for-other-goods", &dossier);
                assert_eq!(costs.len(), found, "{edition} {set}: {class}");
            }
        }
        let mut dossier = under(Edition::E2019, 4);
        paper(&mut dossier, "nhan-hieu").classes = [25].into();
        finds("trademark-for-other-goods", &dossier, &[]);
    }
}
