//! A ground that people found and that the sheet prints. The dossier is rejected.

use alloc::format;
use alloc::string::String;
use alloc::vec;

use ocop_core::{Label, Lang};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "ground-stands",
    stage: Stage::Applicant,
    topic: Topic::Grounds,
    severity: Severity::Error,
    rejects: true,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Hồ sơ không thuộc trường hợp bị loại, dừng hoặc không đánh giá",
        "No ground for rejecting, stopping or not assessing the product was found",
    ),
    why: Label::constant(
        "Bộ tiêu chí in các trường hợp bị loại, dừng hoặc không đánh giá; chỉ cần một trường hợp",
        "The sheet prints the cases in which a product is rejected, stopped or not assessed; one case is enough",
    ),
    message: Label::constant(
        "người xét hồ sơ xác định hồ sơ thuộc trường hợp “{ground}”",
        "the examiners found this ground for rejection: “{ground}”",
    ),
    repair: Label::constant(
        "không khắc phục được trong hồ sơ này; chỉ bỏ trường hợp này nếu xác định nhầm",
        "this cannot be repaired in this dossier; remove the ground only if it was found by mistake",
    ),
    example: Label::constant(
        "Phát hiện phiếu kết quả kiểm nghiệm bị sửa",
        "A test report turns out to be altered",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for id in &examination.dossier.grounds {
        // A ground has a finding at each of its places, the strongest first.
        for ground in examination.sheet().grounds_of(id) {
            let fact = |lang| in_sentence(&ground.fact(lang));
            let fact = Label::new(fact(Lang::Vi), fact(Lang::En));
            let values = vec![("ground", fact.into())];
            let path = format!("grounds.{id}");
            match ground.criterion() {
                Some(criterion) => findings.add_at_criterion(criterion.key(), path, values, None),
                None => findings.add(path, values),
            }
        }
    }
}

/// A text that begins with a capital, within a sentence. An abbreviation keeps its capitals.
fn in_sentence(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Edition, Lang};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::report::Verdict;
    use crate::testing::{best, clean, finds};

    #[test]
    fn a_ground_on_the_sheet_rejects_the_dossier() {
        let mut dossier = clean();
        finds("ground-stands", &dossier, &[]);
        dossier.grounds.insert("forged-dossier".into());
        dossier.grounds.insert("unacceptable-impurities".into());
        finds(
            "ground-stands",
            &dossier,
            &[
                (
                    "grounds.forged-dossier",
                    "Người xét hồ sơ xác định hồ sơ thuộc trường hợp “giả mạo hồ sơ”",
                    "The examiners found this ground for rejection: “forged dossier”",
                ),
                (
                    "grounds.unacceptable-impurities",
                    "Người xét hồ sơ xác định hồ sơ thuộc trường hợp “có tạp chất có nguy cơ ảnh hưởng đến an toàn thực phẩm”",
                    "The examiners found this ground for rejection: “impurities that put food safety at risk”",
                ),
            ],
        );
        let report = check(&dossier, &Settings::default());
        assert_eq!(report.verdict(), Verdict::Rejected);
        let places: alloc::vec::Vec<_> = report
            .grounds()
            .map(|finding| finding.place(Lang::En))
            .collect();
        assert_eq!(
            places,
            ["26/2026, Annex II, set 4", "26/2026, Annex II, set 4, 6.1"]
        );
    }

    #[test]
    fn a_ground_is_reported_at_all_its_places() {
        let mut dossier = best(Edition::E2019, 1);
        dossier.grounds.insert("unacceptable-impurities".into());
        let report = check(&dossier, &Settings::default());
        let keys: alloc::vec::Vec<_> = report
            .grounds()
            .map(|finding| finding.criterion())
            .collect();
        assert_eq!(keys, [Some("6.1.1"), Some("6.1.2"), Some("6.1.3")]);

        let mut dossier = best(Edition::E2026, 19);
        dossier.grounds.insert("quality-declaration-missing".into());
        let report = check(&dossier, &Settings::default());
        let keys: alloc::vec::Vec<_> = report
            .grounds()
            .map(|finding| finding.criterion())
            .collect();
        assert_eq!(keys, [None, Some("6")]);
    }
}
