use alloc::vec;

use ocop_core::Edition;

use crate::testing::{clean, costs, finds, paper, under};

#[test]
fn documents_of_a_numbered_kind_have_their_number() {
    let mut dossier = clean();
    finds("document-without-number", &dossier, &[]);

    paper(&mut dossier, "an-toan-thuc-pham").number = Some(" ".into());
    paper(&mut dossier, "nhan-hieu").number = None;
    // Photographs have none.
    paper(&mut dossier, "anh-san-xuat").number = None;
    finds(
        "document-without-number",
        &dossier,
        &[
            (
                "documents.an-toan-thuc-pham.number",
                "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm “an-toan-thuc-pham” chưa ghi số",
                "The food-safety eligibility certificate “an-toan-thuc-pham” has no number",
            ),
            (
                "documents.nhan-hieu.number",
                "Giấy chứng nhận đăng ký nhãn hiệu “nhan-hieu” chưa ghi số",
                "The trademark certificate “nhan-hieu” has no number",
            ),
        ],
    );
    assert_eq!(
        costs("document-without-number", &dossier),
        ["nothing", "3.5: 2 → 0, 75 → 73, 4★ → 2★"]
    );
}

#[test]
fn documents_of_an_authority_or_body_name_their_issuer() {
    let mut dossier = clean();
    finds("document-without-issuer", &dossier, &[]);

    paper(&mut dossier, "haccp").issuer = None;
    paper(&mut dossier, "kiem-nghiem").issuer = Some(" ".into());
    // The applicant's own documents need none.
    paper(&mut dossier, "cong-bo").issuer = None;
    finds(
        "document-without-issuer",
        &dossier,
        &[
            (
                "documents.haccp.issuer",
                "Giấy chứng nhận quản lý chất lượng (ISO, HACCP…) “haccp” chưa ghi nơi cấp",
                "The quality-management certificate (ISO, HACCP, …) “haccp” has no issuer",
            ),
            (
                "documents.kiem-nghiem.issuer",
                "Phiếu kết quả kiểm nghiệm “kiem-nghiem” chưa ghi nơi cấp",
                "The test report “kiem-nghiem” has no issuer",
            ),
        ],
    );
    assert_eq!(
        costs("document-without-issuer", &dossier),
        [
            "10: 2 → 1, 75 → 73, 4★ → 3★",
            "7: 3 → 1, 9: 2 → 0, 75 → 68, 4★ → 2★"
        ]
    );
}

#[test]
fn documents_of_a_dated_kind_have_their_date() {
    let mut dossier = clean();
    finds("document-without-issue-day", &dossier, &[]);

    paper(&mut dossier, "danh-sach-lao-dong").issued = None;
    paper(&mut dossier, "kiem-nghiem").issued = None;
    // A label has none.
    paper(&mut dossier, "nhan").issued = None;
    finds(
        "document-without-issue-day",
        &dossier,
        &[
            (
                "documents.danh-sach-lao-dong.issued",
                "Danh sách lao động “danh-sach-lao-dong” chưa ghi ngày cấp",
                "The list of workers “danh-sach-lao-dong” has no date of issue",
            ),
            (
                "documents.kiem-nghiem.issued",
                "Phiếu kết quả kiểm nghiệm “kiem-nghiem” chưa ghi ngày cấp",
                "The test report “kiem-nghiem” has no date of issue",
            ),
        ],
    );
    assert_eq!(
        costs("document-without-issue-day", &dossier),
        [
            "3.3: 3 → 0, 75 → 72, 4★ → 4★",
            "7: 3 → 1, 9: 2 → 0, 75 → 68, 4★ → 2★"
        ]
    );
}

#[test]
fn documents_issued_to_the_applicant_name_their_holder() {
    let mut dossier = clean();
    finds("document-without-holder", &dossier, &[]);

    paper(&mut dossier, "nhan-hieu").holder = None;
    paper(&mut dossier, "moi-truong").holder = Some(" ".into());
    // A test report belongs to a product.
    paper(&mut dossier, "kiem-nghiem").holder = None;
    finds(
        "document-without-holder",
        &dossier,
        &[
            (
                "documents.moi-truong.holder",
                "Hồ sơ môi trường “moi-truong” chưa ghi tên người được cấp",
                "The environmental document “moi-truong” does not name its holder",
            ),
            (
                "documents.nhan-hieu.holder",
                "Giấy chứng nhận đăng ký nhãn hiệu “nhan-hieu” chưa ghi tên người được cấp",
                "The trademark certificate “nhan-hieu” does not name its holder",
            ),
        ],
    );
    assert_eq!(
        costs("document-without-holder", &dossier),
        [
            "1.6: 2 → 0, 75 → 73, 4★ → 3★",
            "3.5: 2 → 0, 75 → 73, 4★ → 2★"
        ]
    );
}

#[test]
fn declarations_test_reports_and_labels_name_their_product() {
    let mut dossier = clean();
    finds("document-without-product", &dossier, &[]);

    paper(&mut dossier, "kiem-nghiem").products.clear();
    paper(&mut dossier, "nhan").products = vec![" ".into()];
    // A certificate of the site covers everything produced there.
    paper(&mut dossier, "an-toan-thuc-pham").products.clear();
    finds(
        "document-without-product",
        &dossier,
        &[
            (
                "documents.kiem-nghiem.products",
                "Phiếu kết quả kiểm nghiệm “kiem-nghiem” chưa ghi tên sản phẩm",
                "The test report “kiem-nghiem” does not name the product",
            ),
            (
                "documents.nhan.products",
                "Nhãn sản phẩm “nhan” chưa ghi tên sản phẩm",
                "The product label “nhan” does not name the product",
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

#[test]
fn declarations_tests_and_certificates_name_their_standard() {
    let mut dossier = clean();
    finds("document-without-standard", &dossier, &[]);

    paper(&mut dossier, "haccp").standard = None;
    paper(&mut dossier, "kiem-nghiem").standard = Some(" ".into());
    // A label needs none.
    paper(&mut dossier, "nhan").standard = None;
    finds(
        "document-without-standard",
        &dossier,
        &[
            (
                "documents.haccp.standard",
                "Giấy chứng nhận quản lý chất lượng (ISO, HACCP…) “haccp” chưa nêu tiêu chuẩn",
                "The quality-management certificate (ISO, HACCP, …) “haccp” does not name its standard",
            ),
            (
                "documents.kiem-nghiem.standard",
                "Phiếu kết quả kiểm nghiệm “kiem-nghiem” chưa nêu tiêu chuẩn",
                "The test report “kiem-nghiem” does not name its standard",
            ),
        ],
    );
}

#[test]
fn trademark_documents_name_their_mark_and_then_labels_too() {
    let mut dossier = clean();
    finds("document-without-mark", &dossier, &[]);

    paper(&mut dossier, "nhan").mark = None;
    paper(&mut dossier, "nhan-hieu").mark = Some(" ".into());
    finds(
        "document-without-mark",
        &dossier,
        &[
            (
                "documents.nhan-hieu.mark",
                "Giấy chứng nhận đăng ký nhãn hiệu “nhan-hieu” chưa ghi nhãn hiệu",
                "The trademark certificate “nhan-hieu” does not name its mark",
            ),
            (
                "documents.nhan.mark",
                "Nhãn sản phẩm “nhan” chưa ghi nhãn hiệu",
                "The product label “nhan” does not name its mark",
            ),
        ],
    );

    // Without a trademark a label may show none.
    dossier.documents.remove("nhan-hieu");
    finds("document-without-mark", &dossier, &[]);
}

#[test]
fn a_test_report_has_its_results() {
    let mut dossier = clean();
    finds("test-report-without-results", &dossier, &[]);

    paper(&mut dossier, "kiem-nghiem").results.clear();
    finds(
        "test-report-without-results",
        &dossier,
        &[(
            "documents.kiem-nghiem.results",
            "Phiếu kết quả kiểm nghiệm “kiem-nghiem” chưa kê khai kết quả của chỉ tiêu nào",
            "The test report “kiem-nghiem” is listed without results",
        )],
    );
}

#[test]
fn documents_that_expire_have_their_expiry_date() {
    let mut dossier = clean();
    finds("document-without-term", &dossier, &[]);

    paper(&mut dossier, "vietgap").valid_until = None;
    paper(&mut dossier, "haccp").valid_until = None;
    // A test report has no term of its own.
    paper(&mut dossier, "kiem-nghiem").valid_until = None;
    finds(
        "document-without-term",
        &dossier,
        &[
            (
                "documents.haccp.valid_until",
                "Giấy chứng nhận quản lý chất lượng (ISO, HACCP…) “haccp” chưa ghi ngày hết hạn",
                "The quality-management certificate (ISO, HACCP, …) “haccp” has no expiry date",
            ),
            (
                "documents.vietgap.valid_until",
                "Giấy chứng nhận vùng nguyên liệu, vùng sản xuất (VietGAP, hữu cơ…) “vietgap” chưa ghi ngày hết hạn",
                "The certificate of the raw-material or production area (VietGAP, organic, …) “vietgap” has no expiry date",
            ),
        ],
    );
    assert_eq!(
        costs("document-without-term", &dossier),
        [
            "10: 2 → 1, 75 → 73, 4★ → 3★",
            "1.2: 2 → 1, 75 → 74, 4★ → 4★"
        ]
    );
}

#[test]
fn every_document_has_a_file() {
    let mut dossier = clean();
    finds("document-without-file", &dossier, &[]);

    paper(&mut dossier, "hop-dong-dai-ly").files.clear();
    paper(&mut dossier, "nhan-hieu").files.clear();
    finds(
        "document-without-file",
        &dossier,
        &[
            (
                "documents.hop-dong-dai-ly.files",
                "Hợp đồng bán hàng, đại lý “hop-dong-dai-ly” chưa có tệp kèm theo",
                "The sales or agency contract “hop-dong-dai-ly” has no file",
            ),
            (
                "documents.nhan-hieu.files",
                "Giấy chứng nhận đăng ký nhãn hiệu “nhan-hieu” chưa có tệp kèm theo",
                "The trademark certificate “nhan-hieu” has no file",
            ),
        ],
    );
    assert_eq!(
        costs("document-without-file", &dossier),
        ["nothing", "3.5: 2 → 0, 75 → 73, 4★ → 2★"]
    );
}

#[test]
fn the_first_edition_requires_no_files() {
    for (edition, found) in [
        (Edition::E2019, 0),
        (Edition::E2023, 1),
        (Edition::E2026, 1),
    ] {
        let mut dossier = under(edition, 4);
        paper(&mut dossier, "nhan-hieu").files.clear();
        assert_eq!(
            costs("document-without-file", &dossier).len(),
            found,
            "{edition}"
        );
    }
}
