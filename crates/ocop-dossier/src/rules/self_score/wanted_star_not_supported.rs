//! The star applied for is claimed, but falls with the levels that no valid paper proves.

use alloc::collections::BTreeMap;
use alloc::vec;

use ocop_core::{Choice, Criterion, Edition, Label};

use crate::check::examination::{Examination, below};
use crate::check::findings::Findings;
use crate::evidence::ProofRow;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "wanted-star-not-supported",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 3.3", "Art. 3.3")]),
    checks: Label::constant(
        "Chỉ tính các mức có minh chứng còn giá trị, hồ sơ vẫn đạt hạng sao đăng ký",
        "Counting only levels with valid proof, the dossier still reaches the star applied for",
    ),
    why: Label::constant(
        "Hội đồng chấm theo minh chứng; nhiều mức thiếu minh chứng cùng lúc có thể làm mất hạng sao dù từng mức thì không",
        "A council scores by proof; several unproven levels together may lose the star where each alone does not",
    ),
    message: Label::constant(
        "đăng ký {wanted} nhưng trừ gộp các mức chưa có minh chứng còn giá trị thì chỉ còn {total} điểm, {star}",
        "{wanted} is applied for but the levels without valid proof, taken together, leave {total} points and {star}",
    ),
    repair: Label::constant(
        "bổ sung minh chứng cho các tiêu chí còn thiếu, trước hết là tiêu chí có mức tối thiểu",
        "add the missing proofs, those of criteria with a least level first",
    ),
    example: Label::constant(
        "Tự chấm 75 điểm, thiếu minh chứng của 8 điểm",
        "75 points are claimed, 8 of them without proof",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let (Some(wanted), Some(card)) = (examination.dossier.wanted, &examination.card) else {
        return;
    };
    // Where the claims themselves do not reach it, another rule says so.
    if below(card.star(), wanted) {
        return;
    }
    let lacking = examination
        .claims()
        .filter(|&(criterion, _, row)| !row.is_proven_by(examination.usable(criterion)));
    let mut lacking = lacking.peekable();
    if lacking.peek().is_none() {
        return;
    }
    // A level that loses the star by itself says so in its own finding.
    let alone = |(criterion, choice, _): (Criterion<'_>, Choice, &ProofRow)| {
        let left = examination.remaining(criterion, choice, examination.usable(criterion));
        let risk = examination.risk(vec![(criterion, choice, left)]);
        risk.is_some_and(|risk| below(risk.star.1, wanted))
    };
    if lacking.any(alone) {
        return;
    }
    let supported = examination.supported(&BTreeMap::new());
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

    use crate::testing::{choose, clean, costs, day, finds};

    const RULE: &str = "wanted-star-not-supported";

    const FOUND: (&str, &str, &str) = (
        "wanted",
        "Đăng ký 4★ nhưng trừ gộp các mức chưa có minh chứng còn giá trị thì chỉ còn 69 điểm, 3★",
        "4★ is applied for but the levels without valid proof, taken together, leave 69 points and 3★",
    );

    #[test]
    fn levels_without_proof_may_lose_the_star_together() {
        let mut dossier = clean();
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
    fn papers_that_ran_out_prove_nothing() {
        let mut dossier = clean();
        dossier.documents.remove("danh-sach-lao-dong");
        dossier.documents.remove("hoi-cho");
        let paper = dossier.documents.get_mut("dai-dien").unwrap();
        paper.valid_until = Some(day(2026, 9, 14));
        finds(RULE, &dossier, &[]);
        let paper = dossier.documents.get_mut("dai-dien").unwrap();
        paper.valid_until = Some(day(2026, 9, 13));
        finds(RULE, &dossier, &[FOUND]);
    }

    #[test]
    fn a_level_that_loses_the_star_by_itself_says_so_itself() {
        let mut dossier = clean();
        dossier.documents.remove("hop-dong-lien-ket");
        finds(RULE, &dossier, &[]);
        assert_eq!(
            costs("unproven-level", &dossier),
            ["1.5: 3 → 1, 75 → 73, 4★ → 3★"]
        );
    }

    #[test]
    fn what_is_not_even_claimed_is_told_by_another_rule() {
        let mut dossier = clean();
        for paper in ["danh-sach-lao-dong", "hoi-cho", "dai-dien"] {
            dossier.documents.remove(paper);
        }
        finds(RULE, &dossier, &[FOUND]);
        dossier.wanted = Some(Star::Five);
        finds(RULE, &dossier, &[]);
        dossier.wanted = Some(Star::Four);
        choose(&mut dossier, "1.5", 9);
        finds(RULE, &dossier, &[]);
    }
}
