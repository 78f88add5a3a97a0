//! Documents that are missing: the business registration (26/2026, Art. 2.3, and the lists of the
//! earlier editions), and what a sheet requires whatever the levels (26/2026, Annex II).

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::evidence::ProofRow;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::procedure::Provision;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::demanded;
use crate::rules::shared::registration;
use crate::rules::shared::row::{Row, Text};

pub(crate) const BUSINESS_REGISTRATION: Rule = Row {
    name: "missing-business-registration",
    severity: Severity::Error,
    basis: Basis::Law(Provision::BusinessRegistration),
    checks: (
        "Hồ sơ có giấy đăng ký kinh doanh của chủ thể",
        "The dossier contains the applicant's business registration",
    ),
    why: (
        "Chủ thể có đăng ký kinh doanh nộp bản sao; tổ hợp tác, hội, trung tâm điều hành chưa đăng ký thì không phải nộp",
        "An applicant with a business registration adds a copy; cooperative groups, associations and operating centres without one need none",
    ),
    message: ("hồ sơ chưa có {document}", "the {document} is missing"),
    repair: (
        "nộp bản sao {document} của chủ thể; nếu chưa đăng ký thì làm thủ tục đăng ký kinh doanh rồi nộp lại hồ sơ",
        "submit a copy of the applicant's {document}; if there is none yet, register and file again",
    ),
    example: (
        "Hộ sản xuất chưa nộp giấy chứng nhận đăng ký hộ kinh doanh",
        "A producing household applies without its business-household certificate",
    ),
    check: |examination, findings| {
        for row in examination.procedure.documents {
            let kind = row.kind;
            if !is_missing(examination, kind) {
                continue;
            }
            let values = vec![("document", kind.words().into())];
            // The levels that this paper alone would prove are reported here.
            let lost = examination.claims().filter_map(|(criterion, choice, row)| {
                let kinds = examination.present(criterion);
                let own = lacks_only(row, kinds, kind);
                own.then(|| (criterion, choice, examination.remaining(criterion, choice, kinds)))
            });
            let risk = examination.risk(lost);
            findings.add_at_risk(format!("documents.{kind}"), values, risk);
        }
    },
}
.rule(Topic::Documents);

/// Whether a paper that every dossier contains is missing, although it is required of the applicant.
fn is_missing(examination: &Examination<'_>, kind: DocumentKind) -> bool {
    examination.documents(kind).next().is_none()
        && (kind != DocumentKind::BusinessRegistration
            || registration::not_required(examination).is_none())
}

/// Whether a level lacks proof, and a paper of this kind would prove it.
fn lacks_only(row: &ProofRow, present: Kinds, kind: DocumentKind) -> bool {
    let mut missing = row.missing(present).peekable();
    missing.peek().is_some() && missing.all(|any| any.has(kind))
}

/// Whether the finding on the business registration reports that there is none.
pub(crate) fn reports_registration(examination: &Examination<'_>) -> bool {
    let kind = DocumentKind::BusinessRegistration;
    let mut required = examination.procedure.documents.iter();
    required.any(|row| row.kind == kind)
        && is_missing(examination, kind)
        && examination
            .settings
            .severity(&BUSINESS_REGISTRATION)
            .is_some()
}

/// Whether that finding also reports that a level lacks proof.
pub(crate) fn reports_level(examination: &Examination<'_>, row: &ProofRow, present: Kinds) -> bool {
    lacks_only(row, present, DocumentKind::BusinessRegistration)
        && reports_registration(examination)
}

/// Sets 18 to 20 of 26/2026 reject or stop without a declaration of the product.
pub(crate) const QUALITY_DECLARATION: Rule = Row {
    name: "missing-quality-declaration",
    severity: Severity::Error,
    basis: Basis::Sheet,
    checks: (
        "Hồ sơ có bản công bố nếu bộ tiêu chí loại hoặc dừng khi thiếu",
        "The dossier contains the declaration if the sheet rejects or stops dossiers without it",
    ),
    why: (
        "Bộ tiêu chí quy định: không có bản công bố thì không đánh giá tiếp",
        "The sheet says that the evaluation ends without a declaration",
    ),
    message: GROUND,
    repair: (
        "nộp {document} hoặc phiếu tiếp nhận công bố",
        "submit the {document} or its receipt",
    ),
    example: (
        "Mỹ phẩm từ dược liệu chưa có phiếu công bố",
        "A herbal cosmetic has no declaration",
    ),
    check: |examination, findings| demanded::QUALITY_DECLARATION.check(examination, findings),
}
.rule(Topic::Documents);

/// Sets 1 to 17 of 26/2026 reject or stop without a document on food safety.
pub(crate) const FOOD_SAFETY_CERTIFICATE: Rule = Row {
    name: "missing-food-safety-certificate",
    severity: Severity::Error,
    basis: Basis::Sheet,
    checks: (
        "Hồ sơ có giấy tờ về an toàn thực phẩm nếu bộ tiêu chí loại hồ sơ thiếu giấy tờ này",
        "The dossier contains a food-safety document if the sheet rejects dossiers without one",
    ),
    why: (
        "Bộ tiêu chí loại hồ sơ không tuân thủ quy định về giấy chứng nhận này. Cơ sở có giấy chứng nhận GMP, HACCP, ISO 22000, IFS, BRC, FSSC 22000 hoặc tương đương không phải có giấy này (khoản 1 Điều 12 Nghị định 15/2018/NĐ-CP, còn hiệu lực tại ngày 29/11/2026)",
        "The sheet rejects dossiers that breach the rules on this certificate. Sites certified to GMP, HACCP, ISO 22000, IFS, BRC, FSSC 22000 or an equivalent standard do not need it (Decree 15/2018/NĐ-CP, Art. 12.1, in force as of 2026-11-29)",
    ),
    message: GROUND,
    repair: (
        "nộp {document} còn giá trị. Cũng có thể nộp giấy chứng nhận GMP, HACCP, ISO 22000, IFS, BRC, FSSC 22000 hoặc bản cam kết của cơ sở nhỏ lẻ",
        "submit a valid {document}. A GMP, HACCP, ISO 22000, IFS, BRC or FSSC 22000 certificate, or the commitment of a small producer, is accepted instead",
    ),
    example: (
        "Cơ sở chế biến nộp hồ sơ không có giấy tờ về an toàn thực phẩm",
        "A processing site applies without any food-safety document",
    ),
    check: |examination, findings| demanded::FOOD_SAFETY.check(examination, findings),
}
.rule(Topic::Documents);

/// A certificate of quality management whose standard may or may not replace the certificate.
pub(crate) const UNKNOWN_STANDARD: Rule = Row {
    name: "unknown-food-safety-standard",
    severity: Severity::Warning,
    basis: Basis::Beside(Statute::FOOD_SAFETY),
    checks: (
        "Giấy chứng nhận nộp thay giấy chứng nhận an toàn thực phẩm thuộc loại mà cơ sở có thì được miễn giấy này",
        "A certificate submitted instead of the food-safety certificate exempts its site from it",
    ),
    why: (
        "Chỉ cơ sở có giấy chứng nhận GMP, HACCP, ISO 22000, IFS, BRC, FSSC 22000 hoặc tương đương được miễn giấy chứng nhận an toàn thực phẩm. Tiêu chuẩn khác do người thẩm định xem xét",
        "Only sites certified to GMP, HACCP, ISO 22000, IFS, BRC, FSSC 22000 or an equivalent standard are exempt from the food-safety certificate. Examiners decide on any other standard",
    ),
    message: (
        "về an toàn thực phẩm, hồ sơ chỉ có {paper}. Chưa rõ {standard} có tương đương HACCP, ISO 22000 hay không",
        "on food safety, the dossier has only the {paper}. Whether {standard} is equivalent to HACCP or ISO 22000 is not known",
    ),
    repair: (
        "ghi rõ tiêu chuẩn của {document} theo bản chính, hoặc nộp giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm",
        "enter the standard of the {document} from the original, or submit the food-safety eligibility certificate",
    ),
    example: (
        "Cơ sở chỉ có giấy chứng nhận 5S",
        "The site only has a 5S certificate",
    ),
    check: |examination, findings| {
        const NONE: Label = Label::constant("tiêu chuẩn áp dụng (chưa ghi)", "its standard (not stated)");
        for (name, document) in demanded::FOOD_SAFETY.unknown(examination) {
            let standard = said(&document.standard).map_or_else(|| NONE.into(), Value::from);
            let values = vec![
                ("document", document.kind.words().into()),
                ("name", examination.document(name)),
                ("standard", standard),
            ];
            findings.add(format!("documents.{name}.standard"), values);
        }
    },
}
.rule(Topic::Documents);

/// Sets 18 to 20 of 26/2026 reject or stop without the certificate of production eligibility.
pub(crate) const PRODUCTION_ELIGIBILITY: Rule = Row {
    name: "missing-production-eligibility",
    severity: Severity::Error,
    basis: Basis::Sheet,
    checks: (
        "Hồ sơ có giấy chứng nhận đủ điều kiện sản xuất nếu bộ tiêu chí loại hoặc dừng khi thiếu",
        "The dossier contains the certificate of production eligibility if the sheet rejects or stops dossiers without it",
    ),
    why: (
        "Thực phẩm chức năng, dược liệu, mỹ phẩm chỉ được sản xuất tại cơ sở đủ điều kiện",
        "Functional foods, medicinal herbs and cosmetics may be produced only at eligible sites",
    ),
    message: GROUND,
    repair: (
        "nộp {document} còn giá trị. Cũng có thể nộp giấy chứng nhận GMP hoặc giấy phép sản xuất",
        "submit a valid {document}. A GMP certificate or a production licence is accepted instead",
    ),
    example: (
        "Cơ sở sản xuất thực phẩm bảo vệ sức khỏe chưa có GMP",
        "A producer of health-protection food has no GMP certificate",
    ),
    check: |examination, findings| demanded::PRODUCTION_ELIGIBILITY.check(examination, findings),
}
.rule(Topic::Documents);

/// Sets 15 and 17 of 26/2026 reject without the production licence.
pub(crate) const PRODUCTION_LICENCE: Rule = Row {
    name: "missing-production-licence",
    severity: Severity::Error,
    basis: Basis::Sheet,
    checks: (
        "Hồ sơ có giấy phép sản xuất nếu bộ tiêu chí loại hồ sơ thiếu giấy phép",
        "The dossier contains the production licence if the sheet rejects dossiers without it",
    ),
    why: (
        "Bộ tiêu chí loại sản phẩm không có giấy phép sản xuất theo quy định",
        "The sheet rejects products without the production licence that the law requires",
    ),
    message: GROUND,
    repair: (
        "nộp {document}, hoặc văn bản nêu rõ sản phẩm không phải có giấy phép",
        "submit the {document}, or a document that says that the product does not need one",
    ),
    example: (
        "Cơ sở rượu thủ công nộp hồ sơ khi chưa có giấy phép sản xuất rượu",
        "The producer of a craft spirit applies without a licence to produce it",
    ),
    check: |examination, findings| demanded::PRODUCTION_LICENCE.check(examination, findings),
}
.rule(Topic::Documents);

/// A product standard or declaration without the test report that the sheet requires with it.
pub(crate) const TEST_REPORT: Rule = Row {
    name: "missing-test-report",
    severity: Severity::Error,
    basis: Basis::Criterion,
    checks: (
        "Tiêu chuẩn, bản công bố sản phẩm có phiếu kết quả kiểm nghiệm kèm theo nếu bộ tiêu chí yêu cầu",
        "A product standard or declaration comes with a test report if the sheet requires one",
    ),
    why: (
        "Bộ tiêu chí yêu cầu tiêu chuẩn sản phẩm kèm phiếu kiểm nghiệm các chỉ tiêu an toàn thực phẩm",
        "The sheet requires a test report on the food-safety criteria together with the product standard",
    ),
    message: (
        "tiêu chí {criterion} yêu cầu nộp kèm {document} nhưng hồ sơ chưa có: “{note}”",
        "criterion {criterion} also requires a {document}, which is missing: “{note}”",
    ),
    repair: (
        "gửi mẫu kiểm nghiệm các chỉ tiêu theo tiêu chuẩn đã công bố và nộp {document}",
        "have the product tested to the declared standard and submit the {document}",
    ),
    example: (
        "Có bản tự công bố nhưng sản phẩm chưa được kiểm nghiệm",
        "The product has a declaration but was not tested",
    ),
    check: |examination, findings| {
        let Some(note) = demanded::test_report(examination) else {
            return;
        };
        let key = note.criterion().map_or("", |criterion| criterion.key());
        let kind = DocumentKind::TestReport;
        let values = vec![
            ("criterion", key.into()),
            ("document", kind.words().into()),
            ("note", note.label().clone().into()),
        ];
        findings.add_at_criterion(key, format!("documents.{kind}"), values, None);
    },
}
.rule(Topic::Documents);

/// The message of a document that the sheet requires, with those that do not count and the ground that
/// applies without it.
const GROUND: Text = (
    "chưa có {document} còn giá trị{papers}. Nếu không bổ sung, hồ sơ thuộc trường hợp bị loại hoặc dừng đánh giá theo bộ tiêu chí: “{ground}”",
    "a valid {document} is missing{papers}. If it is not submitted, the sheet rejects or stops the dossier: “{ground}”",
);

#[cfg(test)]
mod tests;
