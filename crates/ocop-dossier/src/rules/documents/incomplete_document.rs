//! Documents that lack something that a document of their kind must have.

use alloc::format;
use alloc::vec;

use ocop_core::{Label, Lang};

use crate::check::examination::{Examination, said};
use crate::check::findings::{Cost, Findings};
use crate::check::risk::Entry;
use crate::check::signs::Sign;
use crate::model::Document;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::procedure::Provision;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::row::Row;

pub(crate) const WITHOUT_NUMBER: Rule = Row {
    name: "document-without-number",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Giấy tờ thuộc loại có số đều ghi số",
        "Every document of a numbered kind has its number",
    ),
    why: (
        "Không có số thì không đối chiếu được với nơi cấp",
        "A document without its number cannot be verified with its issuer",
    ),
    message: (
        "{paper} chưa ghi số",
        "the number of the {paper} is missing",
    ),
    repair: (
        "ghi số theo bản chính; {amendment}",
        "enter the number from the original; {amendment}",
    ),
    example: (
        "Giấy chứng nhận an toàn thực phẩm bỏ trống ô số",
        "A food-safety certificate with the number left blank",
    ),
    check: |examination, findings| {
        find(
            examination,
            findings,
            ("number", Entry::Number),
            examination.with(Sign::NoNumber),
        );
    },
}
.rule(Topic::Documents);

pub(crate) const WITHOUT_ISSUER: Rule = Row {
    name: "document-without-issuer",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Giấy tờ do cơ quan, tổ chức cấp đều ghi nơi cấp",
        "Every document of an authority or body names its issuer",
    ),
    why: (
        "Không rõ nơi cấp thì không xác định được giấy tờ có được cấp đúng thẩm quyền hay không",
        "Without its issuer, nobody can see whether a document comes from the right authority",
    ),
    message: (
        "{paper} chưa ghi nơi cấp",
        "the issuer of the {paper} is missing",
    ),
    repair: (
        "ghi nơi cấp theo bản chính; {amendment}",
        "enter the issuer from the original; {amendment}",
    ),
    example: (
        "Phiếu kết quả kiểm nghiệm không ghi phòng kiểm nghiệm",
        "A test report does not name the laboratory",
    ),
    check: |examination, findings| {
        find(
            examination,
            findings,
            ("issuer", Entry::Issuer),
            examination.with(Sign::NoIssuer),
        );
    },
}
.rule(Topic::Documents);

pub(crate) const WITHOUT_ISSUE_DAY: Rule = Row {
    name: "document-without-issue-day",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Giấy tờ thuộc loại có ngày cấp, ngày lập đều ghi ngày đó",
        "Every document of a dated kind has its date of issue",
    ),
    why: (
        "Không có ngày cấp thì không xác định được giấy tờ có trước ngày nộp hồ sơ hay không và đã cấp bao lâu",
        "Without its date, nobody can see whether a document predates the filing, and how old it is",
    ),
    message: (
        "{paper} chưa ghi ngày cấp, ngày lập",
        "the date of the {paper} is missing",
    ),
    repair: (
        "ghi ngày cấp, ngày lập theo bản chính; {amendment}",
        "enter the date from the original; {amendment}",
    ),
    example: (
        "Danh sách lao động không ghi ngày lập",
        "A list of workers has no date",
    ),
    check: |examination, findings| {
        find(
            examination,
            findings,
            ("issued", Entry::Issued),
            examination.with(Sign::NoIssueDay),
        );
    },
}
.rule(Topic::Documents);

pub(crate) const WITHOUT_HOLDER: Rule = Row {
    name: "document-without-holder",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Giấy tờ cấp cho chủ thể đều ghi tên tổ chức, cá nhân được cấp",
        "Every document issued to the applicant names its holder",
    ),
    why: (
        "Không có tên tổ chức, cá nhân được cấp thì không xác định được giấy tờ có phải của chủ thể hay không",
        "Without its holder, nobody can see whether a document is the applicant's",
    ),
    message: (
        "{paper} chưa ghi tên tổ chức, cá nhân được cấp",
        "the holder of the {paper} is missing",
    ),
    repair: (
        "ghi tên tổ chức, cá nhân được cấp theo bản chính; {amendment}",
        "enter the holder from the original; {amendment}",
    ),
    example: (
        "Giấy chứng nhận đăng ký nhãn hiệu không ghi chủ giấy chứng nhận",
        "A trademark certificate does not name its owner",
    ),
    check: |examination, findings| {
        find(
            examination,
            findings,
            ("holder", Entry::Holder),
            examination.with(Sign::NoHolder),
        );
    },
}
.rule(Topic::Documents);

pub(crate) const WITHOUT_PRODUCT: Rule = Row {
    name: "document-without-product",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Bản công bố, phiếu kết quả kiểm nghiệm và nhãn đều ghi tên sản phẩm",
        "Every declaration, test report and label names the product",
    ),
    why: (
        "Giấy tờ không ghi tên sản phẩm thì không chứng minh được cho sản phẩm nào",
        "A document that names no product proves nothing for any product",
    ),
    message: (
        "{paper} chưa ghi tên sản phẩm",
        "the {paper} does not name its product",
    ),
    repair: (
        "ghi tên sản phẩm theo bản chính; {amendment}",
        "enter the product from the original; {amendment}",
    ),
    example: (
        "Phiếu kết quả kiểm nghiệm chỉ ghi “mẫu số 3”",
        "A test report only says “sample no. 3”",
    ),
    check: |examination, findings| {
        find(
            examination,
            findings,
            ("products", Entry::Products),
            examination.with(Sign::NoProduct),
        );
    },
}
.rule(Topic::Documents);

pub(crate) const WITHOUT_STANDARD: Rule = Row {
    name: "document-without-standard",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Bản công bố, phiếu kết quả kiểm nghiệm và giấy chứng nhận đều nêu tiêu chuẩn áp dụng",
        "Every declaration, test report and certificate names its standard",
    ),
    why: (
        "Mức điểm khác nhau theo tiêu chuẩn: cơ sở, quốc gia hay quốc tế",
        "Levels depend on the standard: the producer's own, national or international",
    ),
    message: (
        "{paper} chưa ghi tiêu chuẩn áp dụng",
        "the standard of the {paper} is missing",
    ),
    repair: (
        "ghi số hiệu tiêu chuẩn theo bản chính; {amendment}",
        "enter the number of the standard from the original; {amendment}",
    ),
    example: (
        "Phiếu kết quả kiểm nghiệm không ghi số hiệu tiêu chuẩn áp dụng",
        "A test report does not name the standard that it applies",
    ),
    check: |examination, findings| {
        find(
            examination,
            findings,
            ("standard", Entry::Standard),
            examination.with(Sign::NoStandard),
        );
    },
}
.rule(Topic::Documents);

/// Labels need a mark only if the dossier contains a document of a trademark.
pub(crate) const WITHOUT_MARK: Rule = Row {
    name: "document-without-mark",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Giấy tờ về nhãn hiệu ghi rõ nhãn hiệu, nhãn sản phẩm ghi nhãn hiệu đang dùng",
        "Trademark documents name their mark, and product labels the mark that they show",
    ),
    why: (
        "Không ghi nhãn hiệu thì không đối chiếu được giấy tờ với nhãn sản phẩm",
        "Without the mark, the document cannot be compared with the label",
    ),
    message: (
        "{paper} chưa ghi nhãn hiệu",
        "the mark of the {paper} is missing",
    ),
    repair: (
        "ghi nhãn hiệu đúng như trên {document}",
        "enter the mark exactly as on the {document}",
    ),
    example: (
        "Giấy chứng nhận đăng ký nhãn hiệu được kê khai nhưng không nêu nhãn hiệu",
        "A trademark certificate is listed without its mark",
    ),
    check: |examination, findings| {
        const TRADEMARK: Kinds = Kinds::of(&[
            DocumentKind::TrademarkApplication,
            DocumentKind::TrademarkCertificate,
        ]);
        if !examination.has_any(TRADEMARK) {
            return;
        }
        let kinds = TRADEMARK.and(Kinds::one(DocumentKind::ProductLabel));
        let marked = examination.of_kinds(kinds);
        let unmarked = marked.filter(|(_, document, _)| said(&document.mark).is_none());
        let unmarked = unmarked.map(|(name, document, _)| (name, document));
        find(examination, findings, ("mark", Entry::Mark), unmarked);
    },
}
.rule(Topic::Documents);

pub(crate) const WITHOUT_FORMER_HOLDER: Rule = Row {
    name: "transfer-without-former-holder",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Giấy chuyển giao, chuyển đổi, ủy quyền nêu tên chủ cũ, bên ủy quyền",
        "A transfer, conversion or authorisation names the former holder or the one who permits",
    ),
    why: (
        "Không nêu tên chủ cũ thì không xác định được giấy tờ nào được chuyển giao",
        "Without this name, nobody can see which documents were transferred",
    ),
    message: (
        "{paper} chưa ghi chủ cũ, bên ủy quyền",
        "the {paper} does not name the former holder",
    ),
    repair: (
        "ghi tên chủ cũ, bên ủy quyền theo bản chính; {amendment}",
        "enter the former holder from the original; {amendment}",
    ),
    example: (
        "Quyết định chuyển đổi hộ kinh doanh thành hợp tác xã được kê khai nhưng không nêu tên hộ",
        "The decision that makes a household a cooperative is listed without the household's name",
    ),
    check: |examination, findings| {
        find(
            examination,
            findings,
            ("former_holder", Entry::Holder),
            examination
                .documents(DocumentKind::TransferPaper)
                .filter(|(_, document)| said(&document.former_holder).is_none()),
        );
    },
}
.rule(Topic::Documents);

pub(crate) const WITHOUT_RESULTS: Rule = Row {
    name: "test-report-without-results",
    severity: Severity::Error,
    basis: Basis::Practice,
    checks: (
        "Phiếu kết quả kiểm nghiệm được kê khai kèm kết quả của từng chỉ tiêu",
        "Every test report is listed with the result of each indicator",
    ),
    why: (
        "Không có kết quả thì không đối chiếu được với nhãn và bản công bố",
        "Without results, the report cannot be compared with the label and the declaration",
    ),
    message: (
        "chưa kê khai kết quả chỉ tiêu nào của {paper}",
        "no result of the {paper} is listed",
    ),
    repair: (
        "kê khai kết quả của từng chỉ tiêu trên {document}",
        "enter the result of each indicator on the {document}",
    ),
    example: (
        "Phiếu kết quả kiểm nghiệm chỉ được kê khai số và ngày cấp",
        "A test report is listed with its number and date only",
    ),
    check: |examination, findings| {
        find(
            examination,
            findings,
            ("results", Entry::Results),
            examination
                .documents(DocumentKind::TestReport)
                .filter(|(_, document)| document.results.is_empty()),
        );
    },
}
.rule(Topic::Documents);

pub(crate) const WITHOUT_TERM: Rule = Row {
    name: "document-without-term",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Giấy tờ thuộc loại có thời hạn đều ghi ngày hết hạn",
        "Every document of a kind that expires has its expiry date",
    ),
    why: (
        "Không có ngày hết hạn thì không xác định được giấy tờ còn giá trị khi nộp và khi xét hay không",
        "Without this date, nobody can see whether a document is valid on filing and on decision",
    ),
    message: (
        "{paper} chưa ghi ngày hết hạn",
        "the expiry date of the {paper} is missing",
    ),
    repair: (
        "ghi ngày hết hạn theo bản chính; {amendment}",
        "enter the expiry date from the original; {amendment}",
    ),
    example: (
        "Giấy chứng nhận VietGAP bỏ trống ngày hết hạn",
        "A VietGAP certificate with the expiry date left blank",
    ),
    check: |examination, findings| {
        find(
            examination,
            findings,
            ("valid_until", Entry::Term),
            examination.with(Sign::NoTerm),
        );
    },
}
.rule(Topic::Documents);

pub(crate) const WITHOUT_FILE: Rule = Row {
    name: "document-without-file",
    severity: Severity::Error,
    basis: Basis::Law(Provision::Sets),
    checks: (
        "Giấy tờ không có trong bộ giấy thì có tệp điện tử kèm theo",
        "Without a paper set, every document has an electronic file",
    ),
    why: (
        "Giấy tờ không có bản giấy, không có tệp thì chưa phải là minh chứng",
        "A document that is neither on paper nor in a file is no evidence",
    ),
    message: (
        "{paper} chưa có tệp điện tử kèm theo",
        "the electronic file of the {paper} is missing",
    ),
    repair: (
        "quét hoặc chụp {document} và đính kèm tệp",
        "scan the {document} and attach the file",
    ),
    example: (
        "Hồ sơ liệt kê hợp đồng đại lý nhưng không có bản quét",
        "An agency contract is listed without a scan",
    ),
    check: |examination, findings| {
        // 1048/2019 requires no electronic set.
        let electronic = examination.procedure.sets.electronic;
        if electronic > 0 && examination.dossier.copies.paper == 0 {
            find(
                examination,
                findings,
                ("files", Entry::Files),
                examination.with(Sign::NoFile),
            );
        }
    },
}
.rule(Topic::Documents);

/// The paper set is there, so that the document itself counts.
pub(crate) const NOT_SCANNED: Rule = Row {
    name: "document-not-scanned",
    severity: Severity::Warning,
    basis: Basis::Law(Provision::Sets),
    checks: (
        "Mỗi giấy tờ của bộ giấy có tệp trong bộ điện tử",
        "Every document of the paper set has a file in the electronic set",
    ),
    why: (
        "Bộ điện tử phải có đủ giấy tờ như bộ giấy",
        "The electronic set must contain the same documents as the paper set",
    ),
    message: (
        "{paper} chưa có tệp trong bộ điện tử",
        "the electronic set has no file of the {paper}",
    ),
    repair: (
        "quét {document} từ bộ giấy và đính kèm tệp",
        "scan the {document} from the paper set for the electronic set",
    ),
    example: (
        "Bộ giấy có hợp đồng đại lý, bộ điện tử thiếu bản quét",
        "The agency contract is in the paper set, but its scan is missing",
    ),
    check: |examination, findings| {
        if examination.procedure.sets.electronic == 0 || examination.dossier.copies.paper == 0 {
            return;
        }
        if examination.with(Sign::NoFile).next().is_none() {
            return;
        }
        // If no document at all has a file, that is one fact, not one of each document.
        let papers = || examination.papers();
        let all = papers().count();
        if all > 1 && examination.with(Sign::NoFile).count() == all {
            let first: Value = papers()
                .take(FIRST)
                .map(|(name, _)| examination.described(name))
                .collect();
            let text = |lang: Lang| {
                let more = if all > FIRST { "…" } else { "" };
                let first = first.shown(lang);
                match lang {
                    Lang::Vi => format!("cả {all} giấy tờ ({first}{more})"),
                    Lang::En => format!("{all} documents ({first}{more})"),
                }
            };
            let document = Label::constant("từng giấy tờ", "documents");
            let values = vec![
                ("paper", Label::new(text(Lang::Vi), text(Lang::En)).into()),
                ("document", document.into()),
            ];
            findings.add("documents", values);
            return;
        }
        for (name, document) in examination.with(Sign::NoFile) {
            let values = vec![
                ("document", document.kind.words().into()),
                ("name", examination.document(name)),
            ];
            findings.add(format!("documents.{name}.files"), values);
        }
    },
}
.rule(Topic::Documents);

/// How many documents are named if none has a file.
const FIRST: usize = 3;

/// Finds every document that lacks a member, with its kind and name as values.
fn find<'a>(
    examination: &Examination<'_>,
    findings: &mut Findings<'_>,
    (member, entry): (&str, Entry),
    lacking: impl Iterator<Item = (&'a str, &'a Document)>,
) {
    for (name, document) in lacking {
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
        ];
        let path = ["documents.", name, ".", member].concat();
        // Statements that name their years prove growth without a date.
        let cost = if entry == Entry::Issued && !document.years.is_empty() {
            Cost::default()
        } else {
            examination.risk_without_entry(name, entry)
        };
        findings.add_at_risk(path, values, cost);
    }
}

#[cfg(test)]
mod tests;
