//! A document as a person names it in a letter, and what an applicant does about it.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use ocop_core::explain::day;
use ocop_core::text::outside;
use ocop_core::{Date, Label, Lang};

use crate::base::texts::said;
use crate::model::Document;
use crate::model::document_kind::DocumentKind;

/// How many characters of a number or name are repeated at most.
const MOST: usize = 60;

/// A document of the dossier that a finding names: by its name there, or by kind, number and date.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct NamedDocument {
    /// The name in the dossier.
    name: String,
    kind: DocumentKind,
    /// The standard, if the kind is named by it.
    standard: Option<String>,
    number: Option<String>,
    /// The issuer, if there is no number.
    issuer: Option<String>,
    issued: Option<Date>,
    /// Whether another document reads the same.
    has_twin: bool,
}

impl NamedDocument {
    /// The document with a name in the dossier. That name follows in brackets if another document reads the
    /// same.
    pub(crate) fn new<'a>(
        name: &str,
        document: &Document,
        mut others: impl Iterator<Item = (&'a str, &'a Document)>,
    ) -> Self {
        let has_twin = others.any(|(other, own)| other != name && reads_alike(own, document));
        let text = |text| said(text).map(|text| outside::short(text, MOST).into_owned());
        let number = text(&document.number);
        Self {
            name: name.into(),
            kind: document.kind,
            standard: match is_by_standard(document.kind) {
                true => text(&document.standard),
                false => None,
            },
            issuer: match &number {
                Some(_) => None,
                None => text(&document.issuer),
            },
            number,
            issued: document.issued,
            has_twin,
        }
    }

    /// Its name in the dossier, such as `phieu-1`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// Its kind, number and date: `phiếu kết quả kiểm nghiệm số KN-07 ngày 10/07/2026`.
    #[must_use]
    pub fn label(&self) -> Label {
        Label::new(self.described(Lang::Vi), self.described(Lang::En))
    }

    pub(super) fn described(&self, lang: Lang) -> String {
        let (kind, vi) = (self.kind.label(lang), lang == Lang::Vi);
        let mut text = String::with_capacity(kind.len() + MOST);
        let mut add = |parts: &[&str]| parts.iter().for_each(|part| text.push_str(part));
        match &self.standard {
            _ if self.kind == DocumentKind::Other => add(&[&self.thing(lang)]),
            // The standard says which of the certificates in brackets it is.
            Some(standard) => {
                let kind = kind.split(" (").next().unwrap_or_default();
                add(&[kind, " ", standard]);
            }
            None => add(&[kind]),
        }
        let mut before_day = if vi { "ngày" } else { "of" };
        if let Some(number) = &self.number {
            add(&[" ", if vi { "số" } else { "no." }, " ", number]);
        } else if let Some(issuer) = &self.issuer {
            let made = made(self.kind).get(lang);
            if vi {
                add(&[" do ", issuer, " ", made]);
            } else {
                add(&[" ", made, " by ", issuer]);
                before_day = "on";
            }
        }
        if let Some(issued) = self.issued {
            add(&[" ", before_day, " ", &day(issued, lang)]);
        }
        if self.has_twin && self.kind != DocumentKind::Other {
            add(&[" (“", &outside::short(&self.name, MOST), "”)"]);
        }
        text
    }

    /// Its kind. One without a specific kind, or whose kind cannot be read, has only its name: “other document”
    /// would mean another one.
    pub(crate) fn thing(&self, lang: Lang) -> Cow<'static, str> {
        match self.kind {
            DocumentKind::Other => {
                let head = lang.pick("tài liệu", "document");
                format!("{head} “{}”", outside::short(&self.name, MOST)).into()
            }
            kind => kind.label(lang).into(),
        }
    }

    /// The text of a `{name}` of a template, if it is about this document.
    pub(crate) fn word(&self, name: &str, lang: Lang) -> Option<String> {
        let action = match name {
            "paper" => return Some(self.described(lang)),
            "renewal" => renewal(self.kind),
            "amendment" => amendment(self.kind),
            _ => return None,
        };
        Some(action.get(lang).replace("{document}", &self.thing(lang)))
    }
}

fn reads_alike(one: &Document, other: &Document) -> bool {
    let number = said(&one.number);
    one.kind == other.kind
        && one.issued == other.issued
        && number == said(&other.number)
        && (number.is_some() || said(&one.issuer) == said(&other.issuer))
        && said(&one.standard) == said(&other.standard)
}

const fn is_by_standard(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::QualityCertificate | DocumentKind::AreaCertificate
    )
}

/// How a document is made: an office issues it, parties sign it, or a person draws it up.
const fn made(kind: DocumentKind) -> &'static Label {
    use DocumentKind as Kind;
    static SIGNED: Label = Label::constant("ký", "signed");
    static ISSUED: Label = Label::constant("cấp", "issued");
    static DRAWN: Label = Label::constant("lập", "drawn up");
    match kind {
        Kind::ChainContract | Kind::SalesContract | Kind::ExportContract => &SIGNED,
        Kind::LinkageAgreement | Kind::CommunityAgreement | Kind::FoodSafetyCommitment => &SIGNED,
        Kind::Barcode | Kind::AreaCode | Kind::Traceability => &ISSUED,
        _ if kind.demands().issuer => &ISSUED,
        _ => &DRAWN,
    }
}

/// What an applicant does about a document whose term has ended, by its kind.
const fn renewal(kind: DocumentKind) -> &'static Label {
    use DocumentKind as Kind;
    match kind {
        Kind::ChainContract | Kind::SalesContract | Kind::ExportContract => &EXTEND,
        Kind::LinkageAgreement | Kind::CommunityAgreement => &EXTEND,
        Kind::FoodSafetyCommitment => &COMMIT,
        Kind::TestReport => &TEST,
        Kind::TrademarkCertificate
        | Kind::OriginSign
        | Kind::GeographicalIndication
        | Kind::IndustrialDesign
        | Kind::Patent
        | Kind::Barcode => &PROLONG,
        Kind::QualityDeclaration | Kind::ProductStandard => &DECLARE,
        _ if kind.demands().issuer => &REISSUE,
        _ => &UPDATE,
    }
}

static EXTEND: Label = Label::constant(
    "gia hạn hoặc ký {document} mới",
    "extend the {document} or sign another",
);
static COMMIT: Label = Label::constant(
    "ký bản cam kết mới với cơ quan quản lý",
    "sign a new commitment with the authority in charge",
);
static TEST: Label = Label::constant(
    "kiểm nghiệm lại sản phẩm, lấy phiếu kết quả mới",
    "obtain a new test report",
);
static PROLONG: Label = Label::constant(
    "làm thủ tục gia hạn {document}",
    "have the {document} extended",
);
static DECLARE: Label = Label::constant(
    "làm thủ tục công bố lại sản phẩm",
    "declare the product again",
);
static REISSUE: Label = Label::constant("làm thủ tục cấp lại {document}", "renew the {document}");
static UPDATE: Label = Label::constant("cập nhật {document}", "update the {document}");

/// What an applicant does if the original lacks an entry too, by the kind of document.
const fn amendment(kind: DocumentKind) -> &'static Label {
    use DocumentKind as Kind;
    match kind {
        Kind::ChainContract | Kind::SalesContract | Kind::ExportContract => &ADDENDUM,
        Kind::LinkageAgreement | Kind::CommunityAgreement => &ADDENDUM,
        Kind::Invoice | Kind::ExportDeclaration => &LOOK_UP,
        Kind::TestReport => &LABORATORY,
        Kind::ProductLabel | Kind::PackagingSample => &LABEL,
        Kind::QualityDeclaration | Kind::ProductStandard => &AGAIN,
        Kind::Barcode | Kind::AreaCode | Kind::Traceability | Kind::TransferPaper => &ISSUER,
        _ if kind.demands().issuer => &ISSUER,
        _ => &COMPLETE,
    }
}

static ADDENDUM: Label = Label::constant(
    "nếu bản chính không ghi, các bên ký phụ lục hợp đồng để bổ sung",
    "if the original does not show it, the parties sign an addendum",
);
static LOOK_UP: Label = Label::constant(
    "nếu bản chụp không rõ, tra cứu lại bản chính",
    "if the copy is not legible, look it up on the original",
);
static LABEL: Label = Label::constant(
    "nếu nhãn chưa ghi, bổ sung trên nhãn",
    "if the label does not show it, add it to the label",
);
static LABORATORY: Label = Label::constant(
    "nếu bản chính không ghi, đề nghị phòng kiểm nghiệm bổ sung",
    "if the original does not show it, ask the laboratory to add it",
);
static AGAIN: Label = Label::constant(
    "nếu bản chính không ghi, làm thủ tục công bố lại",
    "if the original does not show it, declare the product again",
);
static ISSUER: Label = Label::constant(
    "nếu bản chính không ghi, đề nghị nơi cấp đính chính hoặc xác nhận bằng văn bản",
    "if the original does not show it, ask the issuer for a correction or a written confirmation",
);
static COMPLETE: Label = Label::constant(
    "nếu bản chính không ghi, lập lại cho đầy đủ và ký xác nhận",
    "if the original does not show it, complete and sign it again",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day as date;

    fn report(number: Option<&str>) -> Document {
        let mut report = Document::new(DocumentKind::TestReport);
        report.number = number.map(Into::into);
        report.issuer = Some("Phòng kiểm nghiệm".into());
        report.issued = Some(date(2026, 7, 10));
        report
    }

    #[track_caller]
    fn is_named(document: &Document, others: &[(&str, &Document)], vi: &str, en: &str) {
        let named = NamedDocument::new("phieu-1", document, others.iter().copied());
        assert_eq!(named.described(Lang::Vi), vi);
        assert_eq!(named.described(Lang::En), en);
    }

    #[test]
    fn a_document_is_named_by_number_and_date_or_by_issuer() {
        is_named(
            &report(Some("KN-07")),
            &[],
            "phiếu kết quả kiểm nghiệm số KN-07 ngày 10/07/2026",
            "test report no. KN-07 of 2026-07-10",
        );
        is_named(
            &report(None),
            &[("phieu-2", &report(Some("KN-08")))],
            "phiếu kết quả kiểm nghiệm do Phòng kiểm nghiệm cấp ngày 10/07/2026",
            "test report issued by Phòng kiểm nghiệm on 2026-07-10",
        );
        is_named(
            &Document::new(DocumentKind::Photographs),
            &[],
            "ảnh chụp",
            "photographs",
        );
    }

    #[test]
    fn the_name_in_the_dossier_parts_two_documents_that_read_the_same() {
        let (one, other) = (report(Some("KN-07")), report(Some("KN-07")));
        is_named(
            &one,
            &[("phieu-1", &one), ("phieu-2", &other)],
            "phiếu kết quả kiểm nghiệm số KN-07 ngày 10/07/2026 (“phieu-1”)",
            "test report no. KN-07 of 2026-07-10 (“phieu-1”)",
        );
    }

    #[test]
    fn a_document_without_a_kind_is_named_as_in_the_dossier() {
        let mut other = Document::new(DocumentKind::Other);
        is_named(
            &other,
            &[("phieu-2", &other)],
            "tài liệu “phieu-1”",
            "document “phieu-1”",
        );
        other.number = Some("07".into());
        is_named(
            &other,
            &[],
            "tài liệu “phieu-1” số 07",
            "document “phieu-1” no. 07",
        );
        let named = NamedDocument::new("phieu-1", &other, [].into_iter());
        assert_eq!(
            named.word("renewal", Lang::Vi).unwrap(),
            "cập nhật tài liệu “phieu-1”"
        );
    }

    #[test]
    fn a_certificate_is_named_by_its_standard() {
        let mut certificate = Document::new(DocumentKind::QualityCertificate);
        certificate.standard = Some("HACCP".into());
        is_named(
            &certificate,
            &[],
            "giấy chứng nhận quản lý chất lượng HACCP",
            "quality-management certificate HACCP",
        );
    }

    #[test]
    fn what_to_do_depends_on_the_kind() {
        let word = |kind, name: &str| {
            let named = NamedDocument::new("mot", &Document::new(kind), [].into_iter());
            named.word(name, Lang::Vi).unwrap()
        };
        assert_eq!(
            word(DocumentKind::ChainContract, "renewal"),
            "gia hạn hoặc ký hợp đồng liên kết chuỗi mới"
        );
        assert_eq!(
            word(DocumentKind::BusinessRegistration, "renewal"),
            "làm thủ tục cấp lại giấy đăng ký kinh doanh"
        );
        assert_eq!(
            word(DocumentKind::WorkerList, "renewal"),
            "cập nhật danh sách lao động"
        );
        assert!(!word(DocumentKind::Invoice, "amendment").contains("lập"));
    }
}
