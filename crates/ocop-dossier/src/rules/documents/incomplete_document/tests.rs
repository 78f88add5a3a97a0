use alloc::vec;

use ocop_core::Edition;

use crate::model::Document;
use crate::model::document_kind::DocumentKind;
use crate::testing::{both_repairs, clean, costs, finds, paper, under};

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
                "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm do Cơ quan quản lý chất lượng tỉnh (giả định) cấp ngày 10/04/2025 chưa ghi số",
                "The number of the food-safety eligibility certificate issued by Cơ quan quản lý chất lượng tỉnh (giả định) on 2025-04-10 is missing",
            ),
            (
                "documents.nhan-hieu.number",
                "Giấy chứng nhận đăng ký nhãn hiệu do Cục Sở hữu trí tuệ (giấy giả định) cấp ngày 20/11/2023 chưa ghi số",
                "The number of the trademark certificate issued by Cục Sở hữu trí tuệ (giấy giả định) on 2023-11-20 is missing",
            ),
        ],
    );
    assert_eq!(
        costs("document-without-number", &dossier),
        ["nothing", "nothing"]
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
                "Giấy chứng nhận quản lý chất lượng TCVN 5603:2008 số GD-HACCP-118 ngày 01/09/2025 chưa ghi nơi cấp",
                "The issuer of the quality-management certificate TCVN 5603:2008 no. GD-HACCP-118 of 2025-09-01 is missing",
            ),
            (
                "documents.kiem-nghiem.issuer",
                "Phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 chưa ghi nơi cấp",
                "The issuer of the test report no. KN-2026-0715 of 2026-07-15 is missing",
            ),
        ],
    );
    assert_eq!(
        costs("document-without-issuer", &dossier),
        ["nothing", "nothing"]
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
                "Danh sách lao động chưa ghi ngày cấp, ngày lập",
                "The date of the list of workers is missing",
            ),
            (
                "documents.kiem-nghiem.issued",
                "Phiếu kết quả kiểm nghiệm số KN-2026-0715 chưa ghi ngày cấp, ngày lập",
                "The date of the test report no. KN-2026-0715 is missing",
            ),
        ],
    );
    assert_eq!(
        costs("document-without-issue-day", &dossier),
        ["nothing", "nothing"]
    );
}

#[test]
fn statements_that_name_their_years_prove_growth_without_a_date() {
    let mut dossier = clean();
    dossier.documents.remove("phan-loai-htx");
    paper(&mut dossier, "tai-chinh").issued = None;
    assert_eq!(costs("document-without-issue-day", &dossier), ["nothing"]);
    paper(&mut dossier, "tai-chinh").years.clear();
    assert_eq!(
        costs("document-without-issue-day", &dossier),
        ["3.4: 2 → 0, 75 → 73, 4★ → 3★"]
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
                "Hồ sơ môi trường số GD-MT-0012 ngày 20/03/2025 chưa ghi tên tổ chức, cá nhân được cấp",
                "The holder of the environmental document no. GD-MT-0012 of 2025-03-20 is missing",
            ),
            (
                "documents.nhan-hieu.holder",
                "Giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 chưa ghi tên tổ chức, cá nhân được cấp",
                "The holder of the trademark certificate no. GD-NH-400123 of 2023-11-20 is missing",
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
                "Phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 chưa ghi tên sản phẩm",
                "The test report no. KN-2026-0715 of 2026-07-15 does not name its product",
            ),
            (
                "documents.nhan.products",
                "Nhãn sản phẩm chưa ghi tên sản phẩm",
                "The product label does not name its product",
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
                "Giấy chứng nhận quản lý chất lượng (ISO, HACCP…) số GD-HACCP-118 ngày 01/09/2025 chưa ghi tiêu chuẩn áp dụng",
                "The standard of the quality-management certificate (ISO, HACCP, …) no. GD-HACCP-118 of 2025-09-01 is missing",
            ),
            (
                "documents.kiem-nghiem.standard",
                "Phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 chưa ghi tiêu chuẩn áp dụng",
                "The standard of the test report no. KN-2026-0715 of 2026-07-15 is missing",
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
                "Giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 chưa ghi nhãn hiệu",
                "The mark of the trademark certificate no. GD-NH-400123 of 2023-11-20 is missing",
            ),
            (
                "documents.nhan.mark",
                "Nhãn sản phẩm chưa ghi nhãn hiệu",
                "The mark of the product label is missing",
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
            "Chưa kê khai kết quả chỉ tiêu nào của phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026",
            "No result of the test report no. KN-2026-0715 of 2026-07-15 is listed",
        )],
    );
    assert_eq!(
        costs("test-report-without-results", &dossier),
        ["7: 3 → 1, 9: 2 → 0, 75 → 68, 4★ → 2★"]
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
                "Giấy chứng nhận quản lý chất lượng TCVN 5603:2008 số GD-HACCP-118 ngày 01/09/2025 chưa ghi ngày hết hạn",
                "The expiry date of the quality-management certificate TCVN 5603:2008 no. GD-HACCP-118 of 2025-09-01 is missing",
            ),
            (
                "documents.vietgap.valid_until",
                "Giấy chứng nhận vùng nguyên liệu, vùng sản xuất TCVN 11041:2017 (hữu cơ) số GD-VG-0077 ngày 01/10/2025 chưa ghi ngày hết hạn",
                "The expiry date of the certificate of the raw-material or production area TCVN 11041:2017 (hữu cơ) no. GD-VG-0077 of 2025-10-01 is missing",
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
fn a_document_that_is_on_paper_may_lack_its_scan() {
    let mut dossier = clean();
    finds("document-not-scanned", &dossier, &[]);

    paper(&mut dossier, "nhan-hieu").files.clear();
    finds(
        "document-not-scanned",
        &dossier,
        &[(
            "documents.nhan-hieu.files",
            "Giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 chưa có tệp trong bộ điện tử",
            "The electronic set has no file of the trademark certificate no. GD-NH-400123 of 2023-11-20",
        )],
    );
    assert_eq!(costs("document-not-scanned", &dossier), ["nothing"]);
    finds("document-without-file", &dossier, &[]);
}

#[test]
fn without_a_paper_set_every_document_has_a_file() {
    let mut dossier = clean();
    dossier.copies.paper = 0;
    dossier.copies.uploaded = true;
    finds("document-without-file", &dossier, &[]);

    paper(&mut dossier, "hop-dong-dai-ly").files.clear();
    paper(&mut dossier, "nhan-hieu").files.clear();
    finds(
        "document-without-file",
        &dossier,
        &[
            (
                "documents.hop-dong-dai-ly.files",
                "Hợp đồng bán hàng, đại lý số 12/2025/HDDL ngày 01/06/2025 chưa có tệp điện tử kèm theo",
                "The electronic file of the sales or agency contract no. 12/2025/HDDL of 2025-06-01 is missing",
            ),
            (
                "documents.nhan-hieu.files",
                "Giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 chưa có tệp điện tử kèm theo",
                "The electronic file of the trademark certificate no. GD-NH-400123 of 2023-11-20 is missing",
            ),
        ],
    );
    assert_eq!(
        costs("document-without-file", &dossier),
        ["nothing", "3.5: 2 → 0, 75 → 73, 4★ → 2★"]
    );
}

#[test]
fn a_document_without_a_specific_kind_is_named_as_in_the_dossier() {
    let mut dossier = clean();
    dossier.copies.paper = 0;
    dossier.copies.uploaded = true;
    let mut other = Document::new(DocumentKind::Other);
    dossier.documents.insert("giay-khen".into(), other.clone());
    finds(
        "document-without-file",
        &dossier,
        &[(
            "documents.giay-khen.files",
            "Tài liệu “giay-khen” chưa có tệp điện tử kèm theo",
            "The electronic file of the document “giay-khen” is missing",
        )],
    );
    assert_eq!(
        both_repairs("document-without-file", &dossier),
        [
            "Quét hoặc chụp tài liệu “giay-khen” và đính kèm tệp",
            "Scan the document “giay-khen” and attach the file"
        ]
    );

    // In the paper set, whatever was scanned.
    dossier.copies.paper = 1;
    other.number = Some("07".into());
    dossier.documents.insert("giay-khen".into(), other);
    assert_eq!(
        both_repairs("document-not-scanned", &dossier),
        [
            "Quét tài liệu “giay-khen” từ bộ giấy và đính kèm tệp",
            "Scan the document “giay-khen” from the paper set for the electronic set"
        ]
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

#[test]
fn without_any_file_the_scans_are_one_finding() {
    let mut dossier = clean();
    for document in dossier.documents.values_mut() {
        document.files.clear();
    }
    finds(
        "document-not-scanned",
        &dossier,
        &[(
            "documents",
            "Cả 37 giấy tờ (giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm số GD-ATTP-0042 ngày 10/04/2025, ảnh chụp, mẫu bao bì…) chưa có tệp trong bộ điện tử",
            "The electronic set has no file of the 37 documents (food-safety eligibility certificate no. GD-ATTP-0042 of 2025-04-10, photographs, packaging design…)",
        )],
    );
    assert_eq!(costs("document-not-scanned", &dossier), ["nothing"]);
    // If some documents have files, each of the others is named.
    let all = dossier.documents.len();
    paper(&mut dossier, "nhan")
        .files
        .push(crate::model::File::default().name("nhan.pdf"));
    assert_eq!(costs("document-not-scanned", &dossier).len(), all - 1);
    // One document is named as it is.
    dossier.documents.retain(|name, _| name == "nhan");
    paper(&mut dossier, "nhan").files.clear();
    finds(
        "document-not-scanned",
        &dossier,
        &[(
            "documents.nhan.files",
            "Nhãn sản phẩm chưa có tệp trong bộ điện tử",
            "The electronic set has no file of the product label",
        )],
    );
}
