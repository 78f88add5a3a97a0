use ocop_core::Edition;

use crate::DocumentKind;
use crate::check::settings::Settings;
use crate::model::Document;
use crate::testing::{clean, costs, empty, finds, under};

#[test]
fn every_dossier_contains_the_business_registration() {
    let mut dossier = clean();
    finds("missing-business-registration", &dossier, &[]);

    dossier.documents.remove("dang-ky-kinh-doanh");
    finds(
        "missing-business-registration",
        &dossier,
        &[(
            "documents.business-registration",
            "Thiếu giấy đăng ký kinh doanh",
            "The business registration is missing",
        )],
    );
}

#[test]
fn every_edition_requires_the_business_registration() {
    for edition in Edition::ALL {
        let mut dossier = under(edition, 4);
        dossier.documents.clear();
        assert_eq!(
            costs("missing-business-registration", &dossier),
            ["nothing"],
            "{edition}"
        );
    }
}

#[test]
fn the_sheets_that_stop_without_a_declaration_require_it() {
    let mut dossier = under(Edition::E2026, 19);
    finds("missing-quality-declaration", &dossier, &[]);

    dossier.documents.remove("cong-bo");
    finds(
        "missing-quality-declaration",
        &dossier,
        &[(
            "documents.quality-declaration",
            "Thiếu bản công bố chất lượng sản phẩm. Thiếu giấy tờ này, hồ sơ vướng quy định trên bộ tiêu chí: “Không có bản công bố sản phẩm (hoặc tương đương)”",
            "The quality declaration is missing. Without it, this line of the sheet applies: “No product declaration (or equivalent)”",
        )],
    );
}

#[test]
fn a_declaration_is_not_required_by_other_sheets_or_after_people_found_the_ground() {
    let mut dossier = clean();
    dossier.self_score = None;
    dossier.documents.remove("cong-bo");
    finds("missing-quality-declaration", &dossier, &[]);

    let mut dossier = under(Edition::E2026, 19);
    dossier.documents.remove("cong-bo");
    dossier.grounds.insert("quality-declaration-missing".into());
    finds("missing-quality-declaration", &dossier, &[]);
}

#[test]
fn a_claimed_level_without_the_declaration_is_reported_alone() {
    let mut dossier = under(Edition::E2026, 19);
    let best = dossier
        .sheet()
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let card = dossier
        .sheet()
        .scorecard_from(best)
        .unwrap()
        .complete()
        .unwrap();
    dossier.self_score = Some((&card).into());
    dossier.documents.remove("cong-bo");
    assert!(!costs("unproven-level", &dossier).is_empty());
    finds("missing-quality-declaration", &dossier, &[]);
}

#[test]
fn these_sheets_require_a_declaration() {
    for (edition, sets) in [
        (Edition::E2019, &[12, 17, 22]),
        (Edition::E2026, &[18, 19, 20]),
    ] {
        for sheet in edition.sheets() {
            let required = !costs(
                "missing-quality-declaration",
                &empty(edition, sheet.number()),
            )
            .is_empty();
            assert_eq!(required, sets.contains(&sheet.number()), "{sheet}");
        }
    }
}

#[test]
fn food_sheets_require_a_food_safety_document() {
    let mut dossier = clean();
    dossier.self_score = None;
    finds("missing-food-safety-certificate", &dossier, &[]);

    dossier.documents.remove("an-toan-thuc-pham");
    // HACCP is accepted instead.
    finds("missing-food-safety-certificate", &dossier, &[]);

    dossier.documents.remove("haccp");
    finds(
        "missing-food-safety-certificate",
        &dossier,
        &[(
            "documents.food-safety-certificate",
            "Thiếu giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm. Thiếu giấy tờ này, hồ sơ vướng quy định trên bộ tiêu chí: “Không tuân thủ đầy đủ quy định về giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm”",
            "The food-safety eligibility certificate is missing. Without it, this line of the sheet applies: “Rules on the food-safety eligibility certificate of the site not fully kept”",
        )],
    );
}

#[test]
fn any_food_safety_document_is_accepted() {
    for kind in [
        DocumentKind::FoodSafetyCertificate,
        DocumentKind::FoodSafetyCommitment,
        DocumentKind::GmpCertificate,
        DocumentKind::QualityCertificate,
    ] {
        let mut dossier = empty(Edition::E2026, 4);
        assert_eq!(costs("missing-food-safety-certificate", &dossier).len(), 1);
        dossier.documents.insert("giay".into(), Document::new(kind));
        finds("missing-food-safety-certificate", &dossier, &[]);
    }
}

#[test]
fn a_claimed_level_without_a_food_safety_document_is_reported_alone() {
    let mut dossier = clean();
    dossier.documents.remove("an-toan-thuc-pham");
    dossier.documents.remove("haccp");
    assert!(!costs("unproven-level", &dossier).is_empty());
    finds("missing-food-safety-certificate", &dossier, &[]);
}

#[test]
fn in_148_food_safety_is_required_at_the_criterion() {
    let mut dossier = under(Edition::E2023, 4);
    dossier.documents.remove("an-toan-thuc-pham");
    dossier.documents.remove("haccp");
    let report = crate::check(&dossier, &Settings::default());
    let mut findings = report.findings();
    let found = findings
        .find(|finding| finding.rule().name() == "missing-food-safety-certificate")
        .unwrap();
    assert_eq!(found.criterion(), Some("10"));
    dossier
        .grounds
        .insert("food-safety-certificate-breach".into());
    finds("missing-food-safety-certificate", &dossier, &[]);
}

#[test]
fn these_sheets_of_26_require_a_food_safety_document() {
    for sheet in Edition::E2026.sheets() {
        let required = !costs(
            "missing-food-safety-certificate",
            &empty(Edition::E2026, sheet.number()),
        )
        .is_empty();
        assert_eq!(required, sheet.number() <= 17, "{sheet}");
    }
}

#[test]
fn the_sheets_that_reject_without_production_eligibility_require_it() {
    let mut dossier = under(Edition::E2026, 18);
    finds(
        "missing-production-eligibility",
        &dossier,
        &[(
            "documents.production-eligibility-certificate",
            "Thiếu giấy chứng nhận đủ điều kiện sản xuất. Thiếu giấy tờ này, hồ sơ vướng quy định trên bộ tiêu chí: “Không tuân thủ đầy đủ quy định về giấy chứng nhận cơ sở đủ điều kiện sản xuất (GMP đối với thực phẩm bảo vệ hoặc tương đương)”",
            "The certificate of production eligibility is missing. Without it, this line of the sheet applies: “Rules on the production-eligibility certificate of the site (GMP for health-protection foods or equivalent) not fully kept”",
        )],
    );

    let gmp = Document::new(DocumentKind::GmpCertificate);
    dossier.documents.insert("gmp".into(), gmp);
    finds("missing-production-eligibility", &dossier, &[]);
}

#[test]
fn a_claimed_level_without_production_eligibility_or_a_ground_found_by_people_is_reported_alone() {
    let mut dossier = under(Edition::E2026, 18);
    dossier
        .grounds
        .insert("production-eligibility-breach".into());
    finds("missing-production-eligibility", &dossier, &[]);
    dossier.grounds.clear();
    dossier.documents.remove("an-toan-thuc-pham");
    dossier.documents.remove("haccp");
    let best = dossier
        .sheet()
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let card = dossier
        .sheet()
        .scorecard_from(best)
        .unwrap()
        .complete()
        .unwrap();
    dossier.self_score = Some((&card).into());
    finds("missing-production-eligibility", &dossier, &[]);
}

#[test]
fn these_sheets_require_production_eligibility() {
    for (edition, sets) in [
        (Edition::E2019, [12, 17, 21, 22].as_slice()),
        (Edition::E2026, &[18, 19, 20]),
    ] {
        for sheet in edition.sheets() {
            let required = !costs(
                "missing-production-eligibility",
                &empty(edition, sheet.number()),
            )
            .is_empty();
            assert_eq!(required, sets.contains(&sheet.number()), "{sheet}");
        }
    }
}

#[test]
fn the_sheets_that_reject_without_a_licence_require_it() {
    let mut dossier = under(Edition::E2026, 15);
    finds(
        "missing-production-licence",
        &dossier,
        &[(
            "documents.production-licence",
            "Thiếu giấy phép sản xuất. Thiếu giấy tờ này, hồ sơ vướng quy định trên bộ tiêu chí: “Không có giấy phép sản xuất theo quy định”",
            "The production licence is missing. Without it, this line of the sheet applies: “No production licence as regulated”",
        )],
    );

    let licence = Document::new(DocumentKind::ProductionLicence);
    dossier.documents.insert("giay-phep".into(), licence);
    finds("missing-production-licence", &dossier, &[]);
}

#[test]
fn a_missing_licence_that_people_found_is_reported_alone() {
    let mut dossier = under(Edition::E2026, 15);
    dossier.grounds.insert("production-licence-missing".into());
    finds("missing-production-licence", &dossier, &[]);
}

#[test]
fn these_sheets_require_a_production_licence() {
    for edition in Edition::ALL {
        for sheet in edition.sheets() {
            let required = !costs(
                "missing-production-licence",
                &empty(edition, sheet.number()),
            )
            .is_empty();
            let expected = edition == Edition::E2026 && [15, 17].contains(&sheet.number());
            assert_eq!(required, expected, "{sheet}");
        }
    }
}

#[test]
fn a_standard_comes_with_a_test_report() {
    let mut dossier = clean();
    dossier.self_score = None;
    finds("missing-test-report", &dossier, &[]);

    dossier.documents.remove("kiem-nghiem");
    finds(
        "missing-test-report",
        &dossier,
        &[(
            "documents.test-report",
            "Tiêu chí 9 yêu cầu phiếu kết quả kiểm nghiệm kèm theo, hồ sơ chưa có: “Bắt buộc: tiêu chuẩn sản phẩm kèm phiếu kiểm nghiệm các chỉ tiêu an toàn thực phẩm”",
            "Criterion 9 also requires a test report, which is missing: “Required: the product standard comes with a test report on the food-safety criteria”",
        )],
    );

    dossier.documents.remove("cong-bo");
    assert_eq!(costs("missing-test-report", &dossier), ["nothing"]);
    // Without a standard and a declaration there is nothing to test against.
    dossier.documents.remove("tieu-chuan");
    finds("missing-test-report", &dossier, &[]);
}

#[test]
fn a_claimed_level_without_a_test_report_is_reported_alone() {
    let mut dossier = clean();
    dossier.documents.remove("kiem-nghiem");
    assert!(!costs("unproven-level", &dossier).is_empty());
    finds("missing-test-report", &dossier, &[]);
}

#[test]
fn these_sheets_of_26_require_a_test_report_of_every_product() {
    for sheet in Edition::E2026.sheets() {
        let mut dossier = under(Edition::E2026, sheet.number());
        dossier.documents.remove("kiem-nghiem");
        let required = !costs("missing-test-report", &dossier).is_empty();
        assert_eq!(required, sheet.number() <= 17, "{sheet}");
    }
}
