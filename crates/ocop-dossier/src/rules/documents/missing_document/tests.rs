use alloc::string::String;

use ocop_core::{Edition, Lang};

use crate::DocumentKind;
use crate::check::settings::Settings;
use crate::model::{Document, Dossier};
use crate::report::Verdict;
use crate::report::finding::Finding;
use crate::testing::{clean, costs, costs_under, day, empty, finds, paper, under};

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
            "Hồ sơ chưa có giấy đăng ký kinh doanh",
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
            "Chưa có bản công bố chất lượng sản phẩm còn giá trị. Nếu không bổ sung, hồ sơ thuộc trường hợp bị loại hoặc dừng đánh giá theo bộ tiêu chí: “Không có bản công bố sản phẩm (hoặc tương đương)”",
            "A valid quality declaration is missing. If it is not submitted, the sheet rejects or stops the dossier: “No product declaration (or equivalent)”",
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
fn a_claimed_level_without_the_declaration_leaves_the_line_of_the_sheet() {
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
    assert_eq!(costs("missing-quality-declaration", &dossier), ["nothing"]);
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
            "Chưa có giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm còn giá trị. Nếu không bổ sung, hồ sơ thuộc trường hợp bị loại hoặc dừng đánh giá theo bộ tiêu chí: “Không tuân thủ đầy đủ quy định về giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm”",
            "A valid food-safety eligibility certificate is missing. If it is not submitted, the sheet rejects or stops the dossier: “Rules on the food-safety eligibility certificate of the site not fully kept”",
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
fn a_claimed_level_without_a_food_safety_document_leaves_the_line_of_the_sheet() {
    let mut dossier = clean();
    dossier.documents.remove("an-toan-thuc-pham");
    dossier.documents.remove("haccp");
    assert!(!costs("unproven-level", &dossier).is_empty());
    assert_eq!(line(&dossier), Some("26/2026, Annex II, set 4".into()));
}

/// The place of the rejection line that the finding on food safety names. The dossier can be completed.
fn line(dossier: &Dossier) -> Option<String> {
    let report = crate::check(dossier, &Settings::default());
    let mut findings = report.findings();
    let found =
        findings.find(|finding| finding.rule().name() == "missing-food-safety-certificate")?;
    assert_eq!(report.verdict(), Verdict::ToBeCompleted);
    let ground = "Rules on the food-safety eligibility certificate of the site not fully kept";
    let message = found.message(Lang::En);
    assert!(message.contains(ground), "{message}");
    Some(found.place(Lang::En))
}

/// The clean dossier with a certificate of quality management alone on food safety.
fn with_standard(standard: Option<&str>) -> Dossier {
    let mut dossier = clean();
    dossier.documents.remove("an-toan-thuc-pham");
    paper(&mut dossier, "haccp").standard = standard.map(Into::into);
    dossier
}

#[test]
fn standards_of_food_safety_replace_the_certificate() {
    for standard in [
        "HACCP",
        "HACCP/TCVN 5603:2023",
        "ISO 22000:2018",
        "TCVN ISO 22000:2018",
        "iso-22000",
        "FSSC22000",
        "IFS Food",
        "BRC",
        "GMP",
        "ISO 9001:2015 và HACCP",
    ] {
        let dossier = with_standard(Some(standard));
        assert_eq!(line(&dossier), None, "{standard}");
        finds("unknown-food-safety-standard", &dossier, &[]);
        finds("unproven-level", &dossier, &[]);
    }
}

#[test]
fn iso_9001_does_not_replace_the_certificate() {
    let dossier = with_standard(Some("TCVN ISO 9001:2015"));
    finds(
        "missing-food-safety-certificate",
        &dossier,
        &[(
            "documents.haccp",
            "Chưa có giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm còn giá trị (giấy chứng nhận quản lý chất lượng TCVN ISO 9001:2015 số GD-HACCP-118 ngày 01/09/2025 không thay được giấy này). Nếu không bổ sung, hồ sơ thuộc trường hợp bị loại hoặc dừng đánh giá theo bộ tiêu chí: “Không tuân thủ đầy đủ quy định về giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm”",
            "A valid food-safety eligibility certificate is missing (the quality-management certificate TCVN ISO 9001:2015 no. GD-HACCP-118 of 2025-09-01 does not replace it). If it is not submitted, the sheet rejects or stops the dossier: “Rules on the food-safety eligibility certificate of the site not fully kept”",
        )],
    );
    finds("unknown-food-safety-standard", &dossier, &[]);
    assert!(line(&dossier).is_some());
    // Levels of quality management build on food safety.
    assert_eq!(
        costs("unproven-level", &dossier),
        ["10: 2 → 0, 75 → 72, 4★ → 2★"]
    );

    // Beside the certificate, it is a certificate of quality management.
    let mut dossier = clean();
    paper(&mut dossier, "haccp").standard = Some("ISO 9001:2015".into());
    assert_eq!(line(&dossier), None);
    finds("unproven-level", &dossier, &[]);
}

#[test]
fn people_decide_on_a_standard_that_is_not_known() {
    let mut dossier = with_standard(Some("5S"));
    assert_eq!(line(&dossier), None);
    finds(
        "unknown-food-safety-standard",
        &dossier,
        &[(
            "documents.haccp.standard",
            "Về an toàn thực phẩm, hồ sơ chỉ có giấy chứng nhận quản lý chất lượng 5S số GD-HACCP-118 ngày 01/09/2025. Chưa rõ 5S có tương đương HACCP, ISO 22000 hay không",
            "On food safety, the dossier has only the quality-management certificate 5S no. GD-HACCP-118 of 2025-09-01. Whether 5S is equivalent to HACCP or ISO 22000 is not known",
        )],
    );
    paper(&mut dossier, "haccp").standard = None;
    assert_eq!(costs("unknown-food-safety-standard", &dossier), ["nothing"]);
    // Any other valid document on food safety is enough.
    let other = Document::new(DocumentKind::FoodSafetyCommitment);
    dossier.documents.insert("cam-ket".into(), other);
    finds("unknown-food-safety-standard", &dossier, &[]);
    // Handicraft needs none.
    let mut dossier = under(Edition::E2026, 22);
    dossier.documents.remove("an-toan-thuc-pham");
    paper(&mut dossier, "haccp").standard = Some("5S".into());
    finds("unknown-food-safety-standard", &dossier, &[]);
}

#[test]
fn an_expired_food_safety_document_leaves_the_line_of_the_sheet() {
    let mut dossier = clean();
    paper(&mut dossier, "an-toan-thuc-pham").valid_until = Some(day(2026, 9, 13));
    // HACCP is valid.
    assert_eq!(line(&dossier), None);
    paper(&mut dossier, "haccp").valid_until = Some(day(2026, 9, 13));
    finds(
        "missing-food-safety-certificate",
        &dossier,
        &[(
            "documents.an-toan-thuc-pham",
            "Chưa có giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm còn giá trị (bản số GD-ATTP-0042 ngày 10/04/2025 đã hết hạn ngày 13/09/2026; giấy chứng nhận quản lý chất lượng TCVN 5603:2008 số GD-HACCP-118 ngày 01/09/2025 đã hết hạn ngày 13/09/2026). Nếu không bổ sung, hồ sơ thuộc trường hợp bị loại hoặc dừng đánh giá theo bộ tiêu chí: “Không tuân thủ đầy đủ quy định về giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm”",
            "A valid food-safety eligibility certificate is missing (the one no. GD-ATTP-0042 of 2025-04-10 expired on 2026-09-13; the quality-management certificate TCVN 5603:2008 no. GD-HACCP-118 of 2025-09-01 expired on 2026-09-13). If it is not submitted, the sheet rejects or stops the dossier: “Rules on the food-safety eligibility certificate of the site not fully kept”",
        )],
    );
    assert!(line(&dossier).is_some());
    // On its last day, a document is valid.
    paper(&mut dossier, "haccp").valid_until = Some(day(2026, 9, 14));
    assert_eq!(line(&dossier), None);
}

#[test]
fn a_food_safety_document_of_another_or_of_a_later_day_leaves_the_line_of_the_sheet() {
    let mut dossier = clean();
    dossier.documents.remove("an-toan-thuc-pham");
    paper(&mut dossier, "haccp").holder = Some("Công ty khác (giả định)".into());
    let message = || "GD-HACCP-118 of 2025-09-01 is in the name of “Công ty khác (giả định)”";
    let report = crate::check(&dossier, &Settings::default());
    let found = |finding: &Finding| finding.message(Lang::En).contains(message());
    assert!(report.findings().any(found));
    assert_eq!(line(&dossier), Some("26/2026, Annex II, set 4".into()));

    let mut dossier = clean();
    dossier.documents.remove("an-toan-thuc-pham");
    paper(&mut dossier, "haccp").issued = Some(day(2026, 12, 1));
    assert!(line(&dossier).is_some());
}

#[test]
fn a_food_safety_document_of_another_product_leaves_the_line_of_the_sheet() {
    let mut dossier = clean();
    dossier.documents.remove("haccp");
    paper(&mut dossier, "an-toan-thuc-pham").products = alloc::vec!["Sản xuất chè".into()];
    assert!(line(&dossier).is_some());
    let report = crate::check(&dossier, &Settings::default());
    let found = |finding: &Finding| {
        finding
            .message(Lang::En)
            .contains("does not cover this product")
    };
    assert!(report.findings().any(found));
    // Settings may let it count.
    for (severity, found) in [("warning", 1), ("note", 0), ("allow", 0)] {
        let text = alloc::format!(r#"{{"rules":{{"scope-without-product":"{severity}"}}}}"#);
        let settings = Settings::from_json(text.as_bytes()).unwrap();
        let costs = costs_under(&settings, "missing-food-safety-certificate", &dossier);
        assert_eq!(costs.len(), found, "{severity}");
    }
    paper(&mut dossier, "an-toan-thuc-pham").products = alloc::vec!["Sơ chế mật ong".into()];
    assert_eq!(line(&dossier), None);
}

#[test]
fn why_a_food_safety_document_does_not_count_is_judged_when_the_dossier_is_complete() {
    let mut dossier = clean();
    dossier.documents.remove("haccp");
    dossier.steps.completed = Some(day(2026, 9, 20));
    paper(&mut dossier, "an-toan-thuc-pham").issued = Some(day(2026, 9, 18));
    assert_eq!(line(&dossier), None);
    paper(&mut dossier, "an-toan-thuc-pham").holder = Some("Công ty khác (giả định)".into());
    let report = crate::check(&dossier, &Settings::default());
    let message = "is in the name of “Công ty khác (giả định)”). If it is not submitted";
    let found = |finding: &Finding| finding.message(Lang::En).contains(message);
    assert!(report.findings().any(found));
}

#[test]
fn a_food_safety_document_whose_date_cannot_be_read_has_its_own_finding_alone() {
    let mut dossier = clean();
    dossier.documents.remove("haccp");
    let json = serde_json::to_string(&dossier).unwrap();
    let json = json.replace("\"2028-04-09\"", "\"09/04/2028\"");
    let mut dossier = Dossier::read(json.as_bytes()).unwrap();
    assert_eq!(line(&dossier), None);
    assert_eq!(costs("unreadable-value", &dossier).len(), 1);
    // In another name it counts for nobody, whatever its date.
    paper(&mut dossier, "an-toan-thuc-pham").holder = Some("Công ty khác (giả định)".into());
    assert!(line(&dossier).is_some());
}

#[test]
fn settings_may_let_documents_in_another_name_count() {
    let mut dossier = clean();
    dossier.documents.remove("an-toan-thuc-pham");
    paper(&mut dossier, "haccp").holder = Some("Công ty khác (giả định)".into());
    for (severity, found) in [("warning", 1), ("note", 0), ("allow", 0)] {
        let text = alloc::format!(r#"{{"rules":{{"holder-is-not-applicant":"{severity}"}}}}"#);
        let settings = Settings::from_json(text.as_bytes()).unwrap();
        let costs = costs_under(&settings, "missing-food-safety-certificate", &dossier);
        assert_eq!(costs.len(), found, "{severity}");
    }
}

#[test]
fn a_declaration_a_licence_and_eligibility_must_count_too() {
    for (set, rule, kind) in [
        (
            19,
            "missing-quality-declaration",
            DocumentKind::QualityDeclaration,
        ),
        (
            18,
            "missing-production-eligibility",
            DocumentKind::ProductionEligibility,
        ),
        (
            15,
            "missing-production-licence",
            DocumentKind::ProductionLicence,
        ),
    ] {
        let mut dossier = under(Edition::E2026, set);
        dossier.documents.clear();
        assert_eq!(costs(rule, &dossier), ["nothing"], "{rule}");
        let document = Document::new(kind);
        dossier.documents.insert("giay".into(), document);
        finds(rule, &dossier, &[]);
        paper(&mut dossier, "giay").holder = Some("Công ty khác (giả định)".into());
        assert_eq!(costs(rule, &dossier), ["nothing"], "{rule}");
        paper(&mut dossier, "giay").holder = None;
        paper(&mut dossier, "giay").valid_until = Some(day(2026, 9, 13));
        assert_eq!(costs(rule, &dossier), ["nothing"], "{rule}");
    }
}

#[test]
fn a_commitment_serves_small_producers() {
    let mut dossier = clean();
    dossier.documents.remove("haccp");
    dossier.documents.remove("an-toan-thuc-pham");
    let commitment = Document::new(DocumentKind::FoodSafetyCommitment);
    dossier.documents.insert("cam-ket".into(), commitment);
    assert_eq!(line(&dossier), None);
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
            "Chưa có giấy chứng nhận đủ điều kiện sản xuất còn giá trị. Nếu không bổ sung, hồ sơ thuộc trường hợp bị loại hoặc dừng đánh giá theo bộ tiêu chí: “Không tuân thủ đầy đủ quy định về giấy chứng nhận cơ sở đủ điều kiện sản xuất (GMP đối với thực phẩm bảo vệ hoặc tương đương)”",
            "A valid certificate of production eligibility is missing. If it is not submitted, the sheet rejects or stops the dossier: “Rules on the production-eligibility certificate of the site (GMP for health-protection foods or equivalent) not fully kept”",
        )],
    );

    let gmp = Document::new(DocumentKind::GmpCertificate);
    dossier.documents.insert("gmp".into(), gmp);
    finds("missing-production-eligibility", &dossier, &[]);
}

#[test]
fn a_ground_found_by_people_is_reported_alone_and_a_claimed_level_is_not() {
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
    assert_eq!(
        costs("missing-production-eligibility", &dossier),
        ["nothing"]
    );
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
            "Chưa có giấy phép sản xuất còn giá trị. Nếu không bổ sung, hồ sơ thuộc trường hợp bị loại hoặc dừng đánh giá theo bộ tiêu chí: “Không có giấy phép sản xuất theo quy định”",
            "A valid production licence is missing. If it is not submitted, the sheet rejects or stops the dossier: “No production licence as regulated”",
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
            "Tiêu chí 9 yêu cầu nộp kèm phiếu kết quả kiểm nghiệm nhưng hồ sơ chưa có: “Bắt buộc: tiêu chuẩn sản phẩm kèm phiếu kiểm nghiệm các chỉ tiêu an toàn thực phẩm”",
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
