//! A product code whose units do not exist or do not belong together.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::codes::needs_code_without_district;
use crate::rules::shared::units::code::{CodeUnits, are_right, codes};

/// A code without a district: the commune can correct it.
pub(crate) const NOW: Rule = Rule {
    name: "unknown-unit-in-product-code",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Beside(Statute::UNITS),
    checks: Label::constant(
        "Mã tỉnh, mã xã trong mã số sản phẩm có trong danh mục và xã thuộc tỉnh đó",
        "The units in a product code are in the list, and the commune is in the province",
    ),
    why: Label::constant(
        "Mã của đơn vị không có trong danh mục thì không tra cứu được sản phẩm",
        "A product cannot be looked up by a code with units that do not exist",
    ),
    message: Label::constant(
        "mã số sản phẩm “{code}” chưa đúng: {fault}",
        "the product code “{code}” is wrong: {fault}",
    ),
    repair: Label::constant(
        "ghi lại mã theo thông báo hoặc giấy chứng nhận; nếu văn bản ghi như vậy thì đề nghị cấp xã kiểm tra lại mã",
        "copy the code from the notice or the certificate; if it says so, ask the commune to check the code",
    ),
    example: Label::constant(
        "Mã 83-28870-2-2026, nhưng từ ngày 01/07/2025 không còn tỉnh có mã 83",
        "The code is 83-28870-2-2026, and since 2025-07-01 there is no province 83",
    ),
    check: check_now,
};

/// The code of an earlier certificate, and one with a district, which is copied from it.
pub(crate) const EARLIER: Rule = Rule {
    name: "units-of-earlier-code-disagree",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Xã, huyện, tỉnh trong mã số đã cấp thuộc về nhau; có cấp huyện thì theo danh mục tháng 6/2025",
        "The units of an earlier code belong together; with a district, by the list of June 2025",
    ),
    why: Label::constant(
        "Xã không thuộc huyện, tỉnh đã ghi thì mã bị ghi sai",
        "If the commune was not in the district and province, the code is wrong",
    ),
    message: Label::constant(
        "mã số sản phẩm “{code}” chưa đúng: {fault}",
        "the product code “{code}” is wrong: {fault}",
    ),
    repair: Label::constant(
        "đối chiếu với giấy chứng nhận và sửa mã; nếu giấy chứng nhận ghi như vậy thì giữ nguyên",
        "compare it with the certificate and correct the code; keep it if the certificate says so",
    ),
    example: Label::constant(
        "Mã 11-101-03295-1-2023, nhưng xã Quài Tở thuộc huyện Tuần Giáo (099)",
        "The code is 11-101-03295-1-2023, and xã Quài Tở was in the district 099",
    ),
    check: check_earlier,
};

fn check_now(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    check(examination, findings, false);
}

fn check_earlier(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    check(examination, findings, true);
}

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>, is_earlier: bool) {
    if are_right(examination) {
        return;
    }
    for ((path, text), is_certificate) in codes(examination).into_iter().zip([false, true]) {
        let Some(text) = text else { continue };
        let units = CodeUnits::read(text);
        let units = units.filter(|units| (is_certificate || units.is_former()) == is_earlier);
        // Another rule asks for another code of a new product.
        let is_replaced = is_earlier && !is_certificate && needs_code_without_district(examination);
        let units = units.filter(|_| !is_replaced);
        if let Some(fault) = units.and_then(CodeUnits::fault) {
            let values = vec![("code", text.into()), ("fault", fault.into())];
            findings.add(path, values);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Dossier;
    use crate::testing::{clean, costs, finds, upgrade};

    const NOW: &str = "unknown-unit-in-product-code";
    const EARLIER: &str = "units-of-earlier-code-disagree";

    fn with(code: &str) -> Dossier {
        let mut dossier = upgrade();
        dossier.product.code = Some(code.into());
        dossier
    }

    #[test]
    fn a_code_has_a_commune_of_now_in_its_province() {
        finds(NOW, &clean(), &[]);
        finds(NOW, &with("11-03295-1-2026"), &[]);
        for (code, vi, en) in [
            (
                "83-28882-2-2026",
                "Mã số sản phẩm “83-28882-2-2026” chưa đúng: mã tỉnh 83 không có trong danh mục đơn vị hành chính",
                "The product code “83-28882-2-2026” is wrong: the province code 83 is not in the list of units",
            ),
            (
                "11-03254-1-2026",
                "Mã số sản phẩm “11-03254-1-2026” chưa đúng: mã xã 03254 không có trong danh mục đơn vị hành chính",
                "The product code “11-03254-1-2026” is wrong: the commune code 03254 is not in the list of units",
            ),
            (
                "12-03253-1-2026",
                "Mã số sản phẩm “12-03253-1-2026” chưa đúng: xã 03253 (Xã Tuần Giáo) thuộc tỉnh 11, không thuộc tỉnh 12",
                "The product code “12-03253-1-2026” is wrong: commune 03253 (Xã Tuần Giáo) is in province 11, not in 12",
            ),
        ] {
            finds(NOW, &with(code), &[("product.code", vi, en)]);
            finds(EARLIER, &with(code), &[]);
            // Not twice.
            finds("product-code-disagrees-with-address", &with(code), &[]);
        }
        // The form of these months is not known: the units of before may be in it.
        finds(NOW, &with("83-28882-2-2025"), &[]);
        finds(
            NOW,
            &with("84-28882-2-2025"),
            &[(
                "product.code",
                "Mã số sản phẩm “84-28882-2-2025” chưa đúng: mã tỉnh 84 không có trong danh mục đơn vị hành chính",
                "The product code “84-28882-2-2025” is wrong: the province code 84 is not in the list of units",
            )],
        );
    }

    #[test]
    fn units_of_a_code_with_a_district_belong_together() {
        finds(EARLIER, &with("11-099-03295-1-2023"), &[]);
        finds(EARLIER, &with("83-832-28882-2-2022"), &[]);
        // The commune ended before 2025.
        finds(EARLIER, &with("30-294-10852-1-2021"), &[]);
        for (code, vi, en) in [
            (
                "11-101-03295-1-2023",
                "Mã số sản phẩm “11-101-03295-1-2023” chưa đúng: theo danh mục tháng 6/2025, xã 03295 (Xã Quài Tở) thuộc huyện 099, tỉnh 11",
                "The product code “11-101-03295-1-2023” is wrong: in the list of June 2025, commune 03295 (Xã Quài Tở) is in district 099 of province 11",
            ),
            (
                "28-099-03295-1-2023",
                "Mã số sản phẩm “28-099-03295-1-2023” chưa đúng: mã tỉnh 28 không có trong danh mục tháng 6/2025",
                "The product code “28-099-03295-1-2023” is wrong: the province code 28 is not in the list of June 2025",
            ),
            (
                "12-099-1-2024",
                "Mã số sản phẩm “12-099-1-2024” chưa đúng: theo danh mục tháng 6/2025, huyện 099 (Huyện Tuần Giáo) thuộc tỉnh 11",
                "The product code “12-099-1-2024” is wrong: in the list of June 2025, district 099 (Huyện Tuần Giáo) is in province 11",
            ),
        ] {
            finds(EARLIER, &with(code), &[("product.code", vi, en)]);
            finds(NOW, &with(code), &[]);
            finds("product-code-disagrees-with-address", &with(code), &[]);
        }
    }

    #[test]
    fn a_new_product_is_asked_once_for_another_code() {
        let mut dossier = clean();
        for code in [
            "11-101-03295-1-2023",
            "12-099-1-2024",
            "30-294-10852-1-2021",
        ] {
            dossier.product.code = Some(code.into());
            finds(EARLIER, &dossier, &[]);
            finds("unit-not-in-former-list", &dossier, &[]);
            assert_eq!(costs("product-code-of-another-era", &dossier), ["nothing"]);
        }
    }

    #[test]
    fn the_code_of_the_certificate_is_looked_up_too() {
        let mut dossier = upgrade();
        for (code, vi, en) in [
            (
                "11-101-03295-1-2023",
                "Mã số sản phẩm “11-101-03295-1-2023” chưa đúng: theo danh mục tháng 6/2025, xã 03295 (Xã Quài Tở) thuộc huyện 099, tỉnh 11",
                "The product code “11-101-03295-1-2023” is wrong: in the list of June 2025, commune 03295 (Xã Quài Tở) is in district 099 of province 11",
            ),
            (
                "11-03254-4-2026",
                "Mã số sản phẩm “11-03254-4-2026” chưa đúng: mã xã 03254 không có trong danh mục đơn vị hành chính",
                "The product code “11-03254-4-2026” is wrong: the commune code 03254 is not in the list of units",
            ),
        ] {
            dossier.certificate.as_mut().unwrap().product_code = Some(code.into());
            finds(EARLIER, &dossier, &[("certificate.product_code", vi, en)]);
        }
        // A code that is on both is one finding.
        for (code, rule) in [("11-101-03295-1-2023", EARLIER), ("12-03253-1-2026", NOW)] {
            dossier.certificate.as_mut().unwrap().product_code = Some(code.into());
            dossier.product.code = Some(code.into());
            assert_eq!(costs(rule, &dossier).len(), 1, "{code}");
            let other = if rule == NOW { EARLIER } else { NOW };
            finds(other, &dossier, &[]);
        }
    }
}
