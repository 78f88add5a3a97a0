//! The star applied for is claimed, but falls with the levels that no valid paper proves.

use alloc::collections::BTreeMap;
use alloc::vec;

use ocop_core::{Edition, Label};

use crate::case::{Case, below};
use crate::dossier::Stage;
use crate::evidence::ProofRow;
use crate::findings::Findings;
use crate::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "wanted-star-not-supported",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "khoản 3 Điều 3", "Art. 3.3")]),
    checks: Label::constant(
        "Chỉ tính các mức có minh chứng còn giá trị, hồ sơ vẫn đạt hạng sao đăng ký",
        "Counting only levels with valid proof, the dossier still reaches the star applied for",
    ),
    why: Label::constant(
        "Hội đồng chấm theo minh chứng; nhiều mức thiếu minh chứng cùng lúc có thể làm mất hạng sao dù từng mức thì không",
        "A council scores by proof; several unproven levels together may lose the star where each alone does not",
    ),
    message: Label::constant(
        "đăng ký {wanted} nhưng giấy tờ hiện có chỉ chứng minh được {total} điểm, {star}",
        "{wanted} is applied for but the papers at hand prove {total} points only, {star}",
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

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let (Some(wanted), Some(card)) = (case.dossier.wanted, &case.card) else {
        return;
    };
    // Where the claims themselves do not reach it, another rule says so.
    let lacks = |(criterion, _, row): (_, _, &ProofRow)| !row.is_proven_by(case.usable(criterion));
    if below(card.star(), wanted) || !case.claims().any(lacks) {
        return;
    }
    let supported = case.supported(&BTreeMap::new());
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

    use crate::testing::{choose, clean, day, finds};

    const RULE: &str = "wanted-star-not-supported";

    #[test]
    fn levels_without_proof_may_lose_the_star_together() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        // A proof of levels that four stars do not need: the star stays.
        dossier.documents.remove("danh-sach-lao-dong");
        finds(RULE, &dossier, &[]);
        // Without the contracts the minimum of four stars is missed.
        dossier.documents.remove("hop-dong-lien-ket");
        finds(
            RULE,
            &dossier,
            &[(
                "wanted",
                "Đăng ký 4★ nhưng giấy tờ hiện có chỉ chứng minh được 70 điểm, 3★",
                "4★ is applied for but the papers at hand prove 70 points only, 3★",
            )],
        );
        dossier.wanted = Some(Star::Three);
        finds(RULE, &dossier, &[]);
        dossier.wanted = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn papers_that_ran_out_prove_nothing() {
        let mut dossier = clean();
        let paper = dossier.documents.get_mut("nhan-hieu").unwrap();
        paper.valid_until = Some(day(2026, 9, 13));
        finds(
            RULE,
            &dossier,
            &[(
                "wanted",
                "Đăng ký 4★ nhưng giấy tờ hiện có chỉ chứng minh được 73 điểm, 2★",
                "4★ is applied for but the papers at hand prove 73 points only, 2★",
            )],
        );
    }

    #[test]
    fn what_is_not_even_claimed_is_told_by_another_rule() {
        let mut dossier = clean();
        dossier.documents.remove("hop-dong-lien-ket");
        dossier.wanted = Some(Star::Five);
        finds(RULE, &dossier, &[]);
        dossier.wanted = Some(Star::Four);
        choose(&mut dossier, "1.5", 9);
        finds(RULE, &dossier, &[]);
    }
}
