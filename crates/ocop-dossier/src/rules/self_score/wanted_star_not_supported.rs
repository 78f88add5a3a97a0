//! The star applied for is claimed, but without the levels that no valid document proves it is lost.

use alloc::vec;

use ocop_core::{Choice, Criterion, Label};

use crate::check::examination::{Examination, below};
use crate::check::findings::Findings;
use crate::check::risk::Falls;
use crate::evidence::ProofRow;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "wanted-star-not-supported",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Chỉ tính các mức có minh chứng còn giá trị, hồ sơ vẫn đạt hạng sao đăng ký",
        "Levels with valid evidence alone reach the star applied for",
    ),
    why: Label::constant(
        "Hội đồng chấm căn cứ minh chứng; nhiều mức thiếu minh chứng cộng lại có thể làm mất hạng sao dù từng mức thì không",
        "A council scores by evidence; several unproven levels together may lose a star that none of them loses alone",
    ),
    message: Label::constant(
        "hồ sơ đăng ký {wanted}, nhưng trừ các mức chưa có minh chứng còn giá trị thì chỉ còn {total} điểm, {star}",
        "the dossier applies for {wanted}, but {total} points and {star} remain without the levels that lack valid evidence",
    ),
    repair: Label::constant(
        "bổ sung minh chứng cho các tiêu chí còn thiếu, trước hết là tiêu chí có mức tối thiểu",
        "add the missing evidence, first for criteria with a minimum level",
    ),
    example: Label::constant(
        "Tự chấm 75 điểm nhưng 8 điểm thiếu minh chứng",
        "75 points are claimed, 8 of them without evidence",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let (Some(wanted), Some(card)) = (examination.dossier.wanted, &examination.card) else {
        return;
    };
    // `wanted-star-not-claimed` reports claims that do not reach it.
    if below(card.star(), wanted) {
        return;
    }
    if !examination.lacks_proof {
        return;
    }
    let mut lacking = examination
        .claims()
        .filter(|&(criterion, _, row)| !row.is_proven_by(examination.usable(criterion)));
    // The finding of a level that loses the star alone already says so.
    let alone = |(criterion, choice, _): (Criterion<'_>, Choice, &ProofRow)| {
        let left = examination.remaining(criterion, choice, examination.usable(criterion));
        let risk = examination.risk([(criterion, choice, left)]);
        risk.is_some_and(|risk| below(risk.star.1, wanted))
    };
    if lacking.any(alone) {
        return;
    }
    let supported = examination.supported(Falls::NONE, &[]);
    if let Some(supported) = supported.filter(|card| below(card.star(), wanted)) {
        let values = vec![
            ("wanted", wanted.into()),
            ("total", supported.total().into()),
            ("star", supported.star().into()),
        ];
        findings.add("wanted", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Star;

    use crate::model::Dossier;
    use crate::testing::{choose, clean, costs, day, finds, paper};

    const RULE: &str = "wanted-star-not-supported";

    const FOUND: (&str, &str, &str) = (
        "wanted",
        "Hồ sơ đăng ký 4 sao, nhưng trừ các mức chưa có minh chứng còn giá trị thì chỉ còn 69 điểm, 3 sao",
        "The dossier applies for 4 stars, but 69 points and 3 stars remain without the levels that lack valid evidence",
    );

    /// The clean dossier, whose registration is cited for the legal form only.
    fn registered() -> Dossier {
        let mut dossier = clean();
        let registration = paper(&mut dossier, "dang-ky-kinh-doanh");
        registration.criteria.insert("3.1".into());
        dossier
    }

    #[test]
    fn levels_without_proof_may_lose_the_star_together() {
        let mut dossier = registered();
        finds(RULE, &dossier, &[]);
        dossier.documents.remove("danh-sach-lao-dong");
        dossier.documents.remove("hoi-cho");
        // 75 points less 3 and 2 are just enough for four stars.
        finds(RULE, &dossier, &[]);
        dossier.documents.remove("dai-dien");
        assert_eq!(
            costs("unproven-level", &dossier),
            [
                "3.2: 2 → 1, 75 → 74, 4★ → 4★",
                "3.3: 3 → 0, 75 → 72, 4★ → 4★",
                "4.3: 4 → 2, 75 → 73, 4★ → 4★",
            ]
        );
        finds(RULE, &dossier, &[FOUND]);
        dossier.wanted = Some(Star::Three);
        finds(RULE, &dossier, &[]);
        dossier.wanted = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn expired_documents_prove_nothing() {
        let mut dossier = registered();
        dossier.documents.remove("danh-sach-lao-dong");
        dossier.documents.remove("hoi-cho");
        let document = dossier.documents.get_mut("dai-dien").unwrap();
        document.valid_until = Some(day(2026, 9, 14));
        finds(RULE, &dossier, &[]);
        let document = dossier.documents.get_mut("dai-dien").unwrap();
        document.valid_until = Some(day(2026, 9, 13));
        finds(RULE, &dossier, &[FOUND]);
    }

    #[test]
    fn a_level_that_loses_the_star_alone_is_reported_alone() {
        let mut dossier = clean();
        dossier.documents.remove("hop-dong-lien-ket");
        finds(RULE, &dossier, &[]);
        assert_eq!(
            costs("unproven-level", &dossier),
            ["1.5: 3 → 1, 75 → 73, 4★ → 3★"]
        );
    }

    #[test]
    fn a_star_that_is_not_claimed_is_another_finding() {
        let mut dossier = registered();
        for document in ["danh-sach-lao-dong", "hoi-cho", "dai-dien"] {
            dossier.documents.remove(document);
        }
        finds(RULE, &dossier, &[FOUND]);
        dossier.wanted = Some(Star::Five);
        finds(RULE, &dossier, &[]);
        dossier.wanted = Some(Star::Four);
        choose(&mut dossier, "1.5", 9);
        finds(RULE, &dossier, &[]);
    }
}
