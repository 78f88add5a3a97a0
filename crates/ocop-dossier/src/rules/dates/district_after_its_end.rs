//! A document that an office of a district issued after the districts ended.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::{Date, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::Stage;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};

use office::is_of_district;

mod office;

pub(crate) const RULE: Rule = Rule {
    name: "district-after-its-end",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Beside(Statute::UNITS),
    checks: Label::constant(
        "Giấy tờ của cơ quan cấp huyện được cấp trước ngày 01/07/2025",
        "Documents of a district's office were issued before 2025-07-01",
    ),
    why: Label::constant(
        "Từ ngày 01/07/2025 không còn cấp huyện; giấy chứng nhận OCOP do cấp huyện cấp được tính đến ngày 05/07/2025",
        "There are no districts from 2025-07-01; OCOP certificates by the district count up to 2025-07-05",
    ),
    message: Label::constant(
        "{document} ghi nơi cấp là “{issuer}”, ngày cấp {issued}, nhưng khi đó không còn cấp huyện",
        "the {document} names “{issuer}” as its issuer and {issued} as its date, when districts no longer existed",
    ),
    repair: Label::constant(
        "đối chiếu với bản chính và sửa nơi cấp hoặc ngày cấp; nếu bản chính ghi như vậy thì đề nghị cơ quan có thẩm quyền hiện nay cấp lại",
        "compare with the original and correct the issuer or the date; if the original says so, have it reissued by the present authority",
    ),
    example: Label::constant(
        "Giấy xác nhận của UBND huyện ghi ngày 20/08/2025",
        "A confirmation by a district's people's committee is dated 2025-08-20",
    ),
    check,
};

/// The last day of the districts.
pub(crate) const LAST: Date = Date::constant(2025, 6, 30);

/// The last day of the transition for OCOP certificates, which a dossier may list under these kinds.
const LAST_OF_OCOP: Date = Date::constant(2025, 7, 5);
const OCOP: Kinds = Kinds::of(&[DocumentKind::Award, DocumentKind::Other]);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let registration = examination.dossier.applicant.registration.as_ref();
    if let Some(registration) = registration
        && let Some(found) = found(registration.issuer.as_ref(), registration.issued)
    {
        let values = values(DocumentKind::BusinessRegistration, found);
        findings.add("applicant.registration.issuer", values);
    }
    for (name, document) in examination.with(Sign::AfterDistricts) {
        let Some(found) = found(document.issuer.as_ref(), document.issued) else {
            continue;
        };
        if found.1 <= LAST_OF_OCOP && OCOP.has(document.kind) {
            continue;
        }
        let path = format!("documents.{name}.issuer");
        let values = values(document.kind, found);
        findings.add_at_risk(path, values, examination.risk_without(name));
    }
}

/// The issuer and the date, if the issuer is an office of a district and the date after its end.
fn found(issuer: Option<&String>, issued: Option<Date>) -> Option<(&str, Date)> {
    let issued = issued.filter(|&issued| issued > LAST)?;
    let issuer = issuer.map(|issuer| issuer.trim())?;
    is_of_district(issuer).then_some((issuer, issued))
}

fn values(kind: DocumentKind, (issuer, issued): (&str, Date)) -> Vec<(&'static str, Value)> {
    vec![
        ("document", kind.words().into()),
        ("issuer", issuer.into()),
        ("issued", issued.into()),
    ]
}

#[cfg(test)]
mod tests {
    use crate::DocumentKind;
    use crate::model::Document;
    use crate::testing::{clean, costs, day, finds, paper};

    const RULE: &str = "district-after-its-end";

    #[test]
    fn a_district_issues_nothing_after_june_2025() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        let document = paper(&mut dossier, "moi-truong");
        document.issuer = Some("UBND huyện Tuần Giáo".into());
        document.issued = Some(day(2025, 6, 30));
        finds(RULE, &dossier, &[]);
        paper(&mut dossier, "moi-truong").issued = Some(day(2025, 7, 1));
        finds(
            RULE,
            &dossier,
            &[(
                "documents.moi-truong.issuer",
                "Hồ sơ môi trường ghi nơi cấp là “UBND huyện Tuần Giáo”, ngày cấp 01/07/2025, nhưng khi đó không còn cấp huyện",
                "The environmental document names “UBND huyện Tuần Giáo” as its issuer and 2025-07-01 as its date, when districts no longer existed",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["1.6: 2 → 0, 75 → 73, 4★ → 3★"]);
        paper(&mut dossier, "moi-truong").issuer = Some("UBND xã Tuần Giáo".into());
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn the_registration_is_checked_too() {
        let mut dossier = clean();
        let registration = dossier.applicant.registration.as_mut().unwrap();
        registration.issuer = Some("Phòng Tài chính - Kế hoạch huyện Tuần Giáo".into());
        registration.issued = Some(day(2025, 6, 30));
        finds(RULE, &dossier, &[]);
        dossier.applicant.registration.as_mut().unwrap().issued = Some(day(2025, 8, 1));
        assert_eq!(costs(RULE, &dossier), ["nothing"]);
    }

    #[test]
    fn ocop_certificates_by_the_district_count_up_to_5_july_2025() {
        let mut dossier = clean();
        let mut certificate = Document::new(DocumentKind::Award);
        certificate.issuer = Some("UBND huyện Tuần Giáo".into());
        certificate.issued = Some(day(2025, 7, 5));
        dossier.documents.insert("ocop".into(), certificate.clone());
        finds(RULE, &dossier, &[]);
        certificate.issued = Some(day(2025, 7, 6));
        dossier.documents.insert("ocop".into(), certificate);
        assert_eq!(costs(RULE, &dossier), ["nothing"]);
    }
}
