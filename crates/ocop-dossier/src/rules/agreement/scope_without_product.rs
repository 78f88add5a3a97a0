//! A document whose scope names other products but not this one.

use alloc::format;
use alloc::string::String;
use alloc::vec;

use ocop_core::Label;
use ocop_core::internal::text::words;

use crate::check::examination::{Examination, said, same};
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::{Document, Stage};
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "scope-without-product",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Phạm vi của giấy tờ có sản phẩm đăng ký",
        "The scope of a document includes the product",
    ),
    why: Label::constant(
        "Giấy tờ cấp cho sản phẩm khác không chứng minh được cho sản phẩm này",
        "A document for another product proves nothing for this one",
    ),
    message: Label::constant(
        "{paper} ghi {products}, không ghi sản phẩm “{product}”",
        "the {paper} covers {products}, but not “{product}”",
    ),
    repair: Label::constant(
        "nộp {document} của đúng sản phẩm này, hoặc ghi thống nhất một tên sản phẩm trong hồ sơ",
        "submit the {document} for this product, or use one product name throughout the dossier",
    ),
    example: Label::constant(
        "Bản công bố ghi “Mật ong hoa nhãn”, sản phẩm đăng ký là mật ong rừng",
        "The declaration is for longan honey, but the application is for forest honey",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(product) = said(&examination.dossier.product.name) else {
        return;
    };
    for (name, document) in examination.with(Sign::OtherProducts) {
        if covers(document, product) {
            continue;
        }
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("products", quoted(&document.products)),
            ("product", product.into()),
        ];
        let path = format!("documents.{name}.products");
        findings.add_at_risk(path, values, examination.risk_without(name));
    }
}

/// Whether a document is of another product and does not count for this one. Settings may let it count.
pub(crate) fn is_of_another_product(examination: &Examination<'_>, document: &Document) -> bool {
    let product = said(&examination.dossier.product.name);
    let others_count = || {
        let severity = examination.settings.severity(&RULE);
        severity.is_none_or(|severity| severity == Severity::Note)
    };
    product.is_some_and(|product| !covers(document, product)) && !others_count()
}

/// Whether the scope of a document includes the product, or names no product.
fn covers(document: &Document, product: &str) -> bool {
    // A declaration, test report or label belongs to one product, which it may name with its
    // specification. Other documents may cover more.
    let exact = document.kind.demands().product;
    let covers = |scope: &str| {
        same(scope, product)
            || contains(scope, product)
            || is_item(product, scope)
            || !exact && (contains(product, scope) || names_group(scope, product))
    };
    let mut scopes = document
        .products
        .iter()
        .filter(|scope| !scope.trim().is_empty());
    scopes.clone().next().is_none() || scopes.any(|scope| covers(scope))
}

/// Whether the product is a set (bộ sản phẩm) and all words of the scope are in its name. The documents of a
/// set are those of its items.
fn is_item(product: &str, scope: &str) -> bool {
    let mut own = words(product);
    let is_set = own.next().is_some_and(|first| same(first, "bộ"));
    let mut item = words(scope);
    is_set && item.all(|word| own.clone().any(|own| same(own, word)))
}

/// Whether a scope names the group of the product: the first words of its name and no more, as `Sơ chế, đóng
/// gói mật ong` does for `Mật ong rừng`, and `Sản xuất chè các loại` for `Chè Shan`.
fn names_group(scope: &str, product: &str) -> bool {
    scope.split([',', ';', '.', '(', ')', '/']).any(|part| {
        let mut left = words(part).peekable();
        while left.peek().is_some() {
            let mut own = words(product).peekable();
            let mut rest = left.clone();
            let mut begins = false;
            while let (Some(word), Some(wanted)) = (rest.peek(), own.peek())
                && same(word, wanted)
            {
                begins = true;
                rest.next();
                own.next();
            }
            let is_general = |next: &&str| GENERAL.iter().any(|general| same(next, general));
            if begins && rest.peek().is_none_or(is_general) {
                return true;
            }
            left.next();
        }
        false
    })
}

/// Words behind the name of a group: `chè các loại`, `chè và cà phê`.
const GENERAL: [&str; 3] = ["các", "và", "hoặc"];

/// The most products that a message names.
const MOST: usize = 5;

fn quoted(products: &[String]) -> Value {
    let products = products.iter().take(MOST);
    let quoted = products.map(|product| Value::from(&format!("“{}”", product.trim())));
    quoted.collect()
}

/// Whether a text contains the words of another one in sequence. Signs between them do not count.
fn contains(text: &str, wanted: &str) -> bool {
    let mut rest = words(text);
    let begins = |rest: &mut dyn Iterator<Item = &str>| {
        words(wanted).all(|word| rest.next().is_some_and(|own| same(own, word)))
    };
    while !begins(&mut rest.clone()) {
        if rest.next().is_none() {
            return false;
        }
    }
    words(wanted).next().is_some()
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn declarations_test_reports_and_labels_are_for_this_product() {
        let mut dossier = clean();
        finds("scope-without-product", &dossier, &[]);

        paper(&mut dossier, "cong-bo").products =
            vec!["Mật ong hoa nhãn".into(), " MẬT ONG rừng Tuần Giáo".into()];
        finds("scope-without-product", &dossier, &[]);
        for scope in [
            "Mật ong rừng Tuần Giáo 500ml",
            "Mật ong rừng Tuần Giáo, chai 500 ml",
            "Mật ong rừng Tuần Giáo (500 ml)",
            "Mật ong rừng Tuần Giáo – 500 ml",
            "Sản phẩm: “Mật ong rừng Tuần Giáo”",
            "MẬT ONG RỪNG TUẦN\u{A0}GIÁO",
        ] {
            paper(&mut dossier, "cong-bo").products = vec![scope.into()];
            finds("scope-without-product", &dossier, &[]);
        }
        for scope in [
            "Mật ong rừng Tuần Giao 500ml",
            "Mật ong rung Tuần Giáo",
            "–",
        ] {
            paper(&mut dossier, "cong-bo").products = vec![scope.into()];
            assert_eq!(costs("scope-without-product", &dossier).len(), 1, "{scope}");
        }
        paper(&mut dossier, "cong-bo").products =
            vec!["Mật ong hoa nhãn".into(), "Mật ong rừng".into()];
        finds(
            "scope-without-product",
            &dossier,
            &[(
                "documents.cong-bo.products",
                "Bản công bố chất lượng sản phẩm số 01/MORTG/2025 ngày 05/05/2025 ghi “Mật ong hoa nhãn”, “Mật ong rừng”, không ghi sản phẩm “Mật ong rừng Tuần Giáo”",
                "The quality declaration no. 01/MORTG/2025 of 2025-05-05 covers “Mật ong hoa nhãn”, “Mật ong rừng”, but not “Mật ong rừng Tuần Giáo”",
            )],
        );
        assert_eq!(
            costs("scope-without-product", &dossier),
            ["9: 2 → 0, 75 → 71, 4★ → 2★"]
        );
    }

    #[test]
    fn a_document_of_the_site_may_name_the_group_of_the_product() {
        let mut dossier = clean();
        for (scope, found) in [
            ("Sơ chế, đóng gói mật ong", 0),
            ("Sơ chế Mật Ong; chế biến chè", 0),
            ("Sơ chế mật ong và sáp ong", 0),
            ("Sơ chế mật ong hoa nhãn", 1),
            ("Mật", 0),
            ("Sơ chế mật các loại", 0),
            ("Chế biến mật mía", 1),
            ("Sản xuất chè", 1),
        ] {
            paper(&mut dossier, "an-toan-thuc-pham").products = vec![scope.into()];
            assert_eq!(
                costs("scope-without-product", &dossier).len(),
                found,
                "{scope}"
            );
        }
        // A test report is of one product.
        paper(&mut dossier, "kiem-nghiem").products = vec!["Mật ong hoa nhãn".into()];
        assert_eq!(costs("scope-without-product", &dossier).len(), 2);
    }

    #[test]
    fn the_documents_of_a_set_may_be_those_of_its_items() {
        let mut dossier = clean();
        dossier.product.name =
            Some("Bộ sản phẩm Mật ong rừng Tuần Giáo (hoa nhãn, hoa vải)".into());
        paper(&mut dossier, "kiem-nghiem").products =
            vec!["Mật ong hoa nhãn".into(), "Mật ong hoa vải".into()];
        finds("scope-without-product", &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").products = vec!["Mật ong hoa cà phê".into()];
        assert_eq!(costs("scope-without-product", &dossier).len(), 1);
    }

    #[test]
    fn the_scope_of_other_documents_may_be_wider_or_narrower() {
        let mut dossier = clean();
        for (scope, found) in [
            ("mật  ong", 0),
            ("Mật ong rừng Tuần Giáo chai 500 ml", 0),
            ("Rừng Tuần Giáo", 0),
            ("Mật o", 1),
            ("Mật ong hoa nhãn", 1),
            (" ", 0),
        ] {
            paper(&mut dossier, "vietgap").products = vec![scope.into()];
            assert_eq!(
                costs("scope-without-product", &dossier).len(),
                found,
                "{scope}"
            );
        }
        dossier.product.name = None;
        paper(&mut dossier, "vietgap").products = vec!["Chè".into()];
        finds("scope-without-product", &dossier, &[]);
    }
}
