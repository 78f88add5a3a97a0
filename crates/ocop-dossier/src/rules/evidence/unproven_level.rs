//! A claimed level without the kinds of document that prove it.

use alloc::vec::Vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::documents::missing_document;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "unproven-level",
    stage: Stage::Applicant,
    topic: Topic::Evidence,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Mỗi mức tự chấm có đủ loại giấy tờ chứng minh mức đó",
        "Every level of the self-score has the kinds of document that prove it",
    ),
    why: Label::constant(
        "Không có minh chứng thì hội đồng chỉ chấm mức thấp hơn mà hồ sơ chứng minh được",
        "Without evidence, the council gives only the lower level that the dossier proves",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng hồ sơ chưa có {missing}",
        "criterion {criterion} claims level {level} “{condition}”, but the dossier lacks: {missing}",
    ),
    repair: Label::constant(
        "nộp {missing}, hoặc chấm lại tiêu chí {criterion} theo mức hồ sơ chứng minh được",
        "submit the missing evidence ({missing}), or score criterion {criterion} at the level that the dossier proves",
    ),
    example: Label::constant(
        "Tự chấm mức yêu cầu hợp đồng liên kết nhưng không nộp hợp đồng",
        "A level that requires linkage contracts is claimed without such a contract",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !examination.lacks_proof {
        return;
    }
    for (criterion, choice, row) in examination.claims() {
        let kinds = examination.present(criterion);
        if row.is_proven_by(kinds) || missing_document::reports_level(examination, row, kinds) {
            continue;
        }
        let missing: Vec<Value> = row.missing(kinds).map(|any| any.either().into()).collect();
        let mut values = claim::values(criterion, choice);
        values.push(("missing", Value::List(missing)));
        let left = examination.remaining(criterion, choice, kinds);
        let risk = examination.risk([(criterion, choice, left)]);
        findings.add_at_criterion(criterion.key(), claim::path(criterion), values, risk);
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use ocop_core::{Case, Choice, Criterion, Edition, Lang, Level};

    use crate::DocumentKind;
    use crate::check::check;
    use crate::check::examination::Examination as Examined;
    use crate::check::settings::{Settings, SeverityOverride};
    use crate::model::{Dossier, SelfScore};
    use crate::procedure::Procedure;
    use crate::report::finding::Finding;
    use crate::testing::{best, choose, clean, costs, finds};

    const RULE: &str = "unproven-level";

    fn found(dossier: &Dossier) -> Vec<Finding> {
        // Another rule reports levels that lack only the business registration.
        let settings = Settings::default();
        let settings = settings
            .with_rule("missing-business-registration", SeverityOverride::Allow)
            .unwrap();
        let report = check(dossier, &settings);
        let found = report
            .findings()
            .filter(|finding| finding.rule().name() == RULE);
        found.cloned().collect()
    }

    #[test]
    fn a_level_without_its_document_falls_to_the_one_that_remains() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.documents.remove("haccp");
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.10",
                "Tiêu chí 10 tự chấm mức 2 “Cơ sở sơ chế, đóng gói có chứng nhận quản lý chất lượng theo tiêu chuẩn quốc gia (ISO, HACCP…)” nhưng hồ sơ chưa có giấy chứng nhận thực hành sản xuất tốt (GMP) hoặc giấy chứng nhận quản lý chất lượng (ISO, HACCP…)",
                "Criterion 10 claims level 2 “Primary-processing and packing site: quality management certified to a national standard (ISO, HACCP, …)”, but the dossier lacks: good manufacturing practice (GMP) certificate or quality-management certificate (ISO, HACCP, …)",
            )],
        );
        // The food-safety certificate proves the level below. Four stars require more.
        assert_eq!(costs(RULE, &dossier), ["10: 2 → 1, 75 → 73, 4★ → 3★"]);
    }

    #[test]
    fn handicraft_with_iso_9001_needs_no_food_safety_certificate() {
        let mut dossier = best(Edition::E2026, 21);
        choose(&mut dossier, "8", 2);
        dossier
            .documents
            .retain(|_, document| document.kind != DocumentKind::FoodSafetyCertificate);
        for document in dossier.documents.values_mut() {
            if document.kind == DocumentKind::QualityCertificate {
                document.standard = Some("ISO 9001:2015".into());
            }
        }
        let found = found(&dossier);
        assert!(!found.iter().any(|finding| finding.criterion() == Some("8")));
    }

    #[test]
    fn of_several_sets_each_missing_one_is_named_with_its_alternatives() {
        let mut dossier = clean();
        dossier.documents.remove("nhan-hieu");
        dossier.documents.remove("nhan-hieu-tap-the");
        dossier.documents.remove("nhan");
        let texts: Vec<_> = found(&dossier)
            .iter()
            .filter(|finding| finding.criterion() == Some("3.5"))
            .map(|finding| (finding.message(Lang::Vi), finding.repair(Lang::En)))
            .collect();
        assert_eq!(
            texts,
            [(
                "Tiêu chí 3.5 tự chấm mức 2 “Nhãn hiệu trên bao bì, nhãn sản phẩm có giấy chứng nhận đăng ký, và sản phẩm dùng dấu hiệu chỉ dẫn nguồn gốc địa lý gắn với cộng đồng địa phương (nếu Nhà nước đã bảo hộ chỉ dẫn địa lý, nhãn hiệu tập thể hoặc chứng nhận cho sản phẩm: có văn bản ghi nhận quyền sử dụng)” nhưng hồ sơ chưa có giấy chứng nhận đăng ký nhãn hiệu; văn bản về quyền sử dụng nhãn hiệu tập thể, nhãn hiệu chứng nhận hoặc văn bản về quyền sử dụng chỉ dẫn địa lý hoặc nhãn sản phẩm".into(),
                "Submit the missing evidence (trademark certificate, document on the right to use a collective or certification mark or document on the right to use a geographical indication or product label), or score criterion 3.5 at the level that the dossier proves".into(),
            )]
        );
    }

    /// What is missing at the market of a sheet's best dossier without some kinds of document.
    fn missing_at_market(
        edition: Edition,
        set: u16,
        without: &[&str],
    ) -> Vec<alloc::string::String> {
        let mut dossier = best(edition, set);
        dossier
            .documents
            .retain(|name, _| !without.contains(&&**name));
        let sheet = edition.sheet(set).unwrap();
        let found = found(&dossier);
        let at_market = found.iter().filter(|finding| {
            let criterion = finding.criterion().map(|key| sheet.criterion(key).unwrap());
            criterion
                .and_then(Criterion::concept)
                .is_some_and(|own| own.as_str() == "distribution-area")
        });
        let missing = at_market.flat_map(Finding::values);
        missing
            .filter(|(name, _)| *name == "missing")
            .map(|(_, value)| value.shown(Lang::En))
            .collect()
    }

    #[test]
    fn modern_trade_channels_show_the_link_of_the_shop() {
        let shop = ["export contract or online shop"];
        let performance =
            ["contract settlement or invoice or order or consignment note or export contract"];
        for edition in [Edition::E2026, Edition::E2023] {
            for set in 1..=22 {
                let missing = |without: &[&str]| missing_at_market(edition, set, without);
                let none: [&str; 0] = [];
                // By an export contract no shop is asked for.
                assert_eq!(missing(&["online-shop"]), none, "{edition} {set}");
                assert_eq!(missing(&["export-contract"]), none, "{edition} {set}");
                let modern = missing(&["export-contract", "online-shop"]);
                let without_performance = missing(&[
                    "export-contract",
                    "invoice",
                    "contract-settlement",
                    "sales-order",
                ]);
                if edition == Edition::E2026 {
                    assert_eq!(modern, shop, "{edition} {set}");
                } else {
                    assert_eq!(modern, none, "{edition} {set}");
                    assert_eq!(without_performance, performance, "{edition} {set}");
                }
                // An own website is no shop.
                assert_eq!(missing(&["export-contract", "website"]), none);
            }
        }
        // Online channels of flowers under 148/2023: a shop or website, and what was sold there.
        let missing = missing_at_market(
            Edition::E2023,
            23,
            &["export-contract", "online-shop", "website"],
        );
        assert_eq!(
            missing,
            ["export contract or website or social media or online shop"]
        );
    }

    #[test]
    fn a_document_cited_for_other_criteria_proves_nothing_here() {
        let mut dossier = clean();
        let document = dossier.documents.get_mut("haccp").unwrap();
        document.criteria.insert("9".into());
        assert_eq!(costs(RULE, &dossier), ["10: 2 → 1, 75 → 73, 4★ → 3★"]);
        let document = dossier.documents.get_mut("haccp").unwrap();
        document.criteria.insert("10".into());
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_level_stays_within_its_case() {
        let mut dossier = best(Edition::E2026, 26);
        choose(&mut dossier, "8", (Case::B, 2));
        finds(RULE, &dossier, &[]);
        dossier.documents.remove("tourism-standard-recognition");
        assert_eq!(costs(RULE, &dossier), ["8: b2 → b1, 100 → 98, 5★ → 5★"]);
    }

    #[test]
    fn a_story_that_falls_to_nothing_takes_its_structure_with_it() {
        let mut dossier = clean();
        dossier
            .documents
            .retain(|_, document| document.kind.as_str() != "product-story");
        assert_eq!(
            costs(RULE, &dossier),
            [
                // The two points of 5.2 fall with the story.
                "5.1: 5 → 1, 75 → 68, 4★ → 3★",
                "5.2: 3 → 1, 75 → 73, 4★ → 4★",
                "5.3: 3 → 1, 75 → 72, 4★ → 2★",
            ]
        );
    }

    #[test]
    fn a_fact_below_the_level_that_would_remain_takes_it_lower() {
        let mut dossier = clean();
        dossier.documents.remove("thanh-ly");
        choose(&mut dossier, "1.5", 4);
        assert_eq!(costs(RULE, &dossier), ["1.5: 4 → 3, 76 → 75, 4★ → 4★"]);
        dossier.facts.contracts.as_mut().unwrap().sales = crate::testing::decimal("0.6");
        assert_eq!(costs(RULE, &dossier), ["1.5: 4 → 2, 76 → 74, 4★ → 3★"]);
    }

    #[test]
    fn the_best_levels_of_every_sheet_are_proven_by_all_kinds_of_document() {
        let mut sheets = 0;
        for edition in Edition::ALL {
            for sheet in edition.sheets() {
                finds(RULE, &best(edition, sheet.number()), &[]);
                sheets += 1;
            }
        }
        assert_eq!(sheets, 77);
    }

    /// Every level of every sheet, in as many scorecards as the criterion with the most levels has.
    #[test]
    fn without_a_document_each_level_that_has_a_proof_is_found_once() {
        let mut levels = 0;
        for edition in Edition::ALL {
            for sheet in edition.sheets() {
                for round in 0.. {
                    let mut dossier = best(edition, sheet.number());
                    dossier.documents.clear();
                    let choices: Vec<(&str, Choice)> = sheet
                        .criteria()
                        .map(|criterion| {
                            let all: Vec<_> = criterion.levels().map(Level::choice).collect();
                            let choice = all.get(round).copied();
                            (criterion.key(), choice.unwrap_or(criterion.best()))
                        })
                        .collect();
                    let builder = sheet.scorecard_from(choices.clone());
                    // Criteria that depend on a story without points are left out.
                    let mut builder = builder.unwrap();
                    for criterion in sheet.criteria() {
                        let story = criterion.requires().and_then(|story| {
                            let choice = builder.choice(story.key())?;
                            story.level_of(choice)
                        });
                        if story.is_some_and(|story| story.points().get() == 0) {
                            builder = builder.leave_out(criterion.key()).unwrap();
                        }
                    }
                    let card = builder.complete().unwrap();
                    dossier.self_score = Some(SelfScore::from(&card));

                    let settings = Settings::default();
                    let examination = Examined::new(&dossier, &settings, Procedure::of(edition));
                    let with_proof = examination
                        .claims()
                        .filter(|(_, _, row)| !row.proof.is_empty());
                    let mut expected: Vec<_> = with_proof
                        .map(|(criterion, ..)| alloc::string::String::from(criterion.key()))
                        .collect();
                    let mut reported: Vec<_> = found(&dossier)
                        .iter()
                        .filter_map(|finding| finding.criterion().map(alloc::string::String::from))
                        .collect();
                    expected.sort();
                    reported.sort();
                    assert_eq!(reported, expected, "{edition} {} {round}", sheet.number());
                    levels += reported.len();

                    let most = sheet
                        .criteria()
                        .map(|criterion| criterion.levels().len())
                        .max();
                    if Some(round + 1) >= most {
                        break;
                    }
                }
            }
        }
        assert!(levels > 4_000, "{levels}");
    }
}
