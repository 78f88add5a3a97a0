//! No certificate of production eligibility where the sheet rejects or stops without one (26/2026, Annex II, sets 18 to 20).

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::demanded;

pub(crate) const RULE: Rule = Rule {
    name: "missing-production-eligibility",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Hồ sơ có giấy đủ điều kiện sản xuất khi bộ tiêu chí loại hoặc dừng nếu thiếu",
        "The dossier holds the certificate of production eligibility where the sheet rejects or stops without it",
    ),
    why: Label::constant(
        "Thực phẩm chức năng, dược liệu, mỹ phẩm chỉ được sản xuất ở cơ sở đủ điều kiện",
        "Functional foods, herbs and cosmetics may be made only at eligible sites",
    ),
    message: demanded::MESSAGE,
    repair: Label::constant(
        "bổ sung {document}; giấy GMP hoặc giấy phép sản xuất cũng được tính",
        "add the {document}; a GMP certificate or a production licence also answers it",
    ),
    example: Label::constant(
        "Cơ sở thực phẩm bảo vệ sức khỏe chưa có GMP",
        "A maker of health-protection food without GMP",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    demanded::PRODUCTION_ELIGIBILITY.check(examination, findings);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::DocumentKind;
    use crate::model::Document;
    use crate::testing::{costs, empty, finds, under};

    #[test]
    fn the_sheets_that_reject_without_it_ask_for_it() {
        let mut dossier = under(Edition::E2026, 18);
        finds(
            "missing-production-eligibility",
            &dossier,
            &[(
                "documents.production-eligibility-certificate",
                "Thiếu giấy chứng nhận đủ điều kiện sản xuất; không có thì vướng quy định trên bộ tiêu chí: “Không tuân thủ đầy đủ quy định về giấy chứng nhận cơ sở đủ điều kiện sản xuất (GMP đối với thực phẩm bảo vệ hoặc tương đương)”",
                "The certificate of production eligibility is missing, without which this line of the sheet stands: “Rules on the production-eligibility certificate of the site (GMP for health-protection foods or equivalent) not fully kept”",
            )],
        );

        let gmp = Document::new(DocumentKind::GmpCertificate);
        dossier.documents.insert("gmp".into(), gmp);
        finds("missing-production-eligibility", &dossier, &[]);
    }

    #[test]
    fn a_claimed_level_that_lacks_it_and_grounds_found_by_people_tell_so_alone() {
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
    fn the_sheets_that_ask_for_it_are_these() {
        for (edition, sets) in [
            (Edition::E2019, [12, 17, 21, 22].as_slice()),
            (Edition::E2026, &[18, 19, 20]),
        ] {
            for sheet in edition.sheets() {
                let asked = !costs(
                    "missing-production-eligibility",
                    &empty(edition, sheet.number()),
                )
                .is_empty();
                assert_eq!(asked, sets.contains(&sheet.number()), "{sheet}");
            }
        }
    }
}
