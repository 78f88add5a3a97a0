//! Later changes in minutes are found and named.

use ocop_core::Lang;
use ocop_core::minutes::{Difference, DifferenceKind, verify_against};
use serde_json::{Value, json};

use crate::minutes::{checked, council, minutes, of_kind, reported, resealed, small, text, tree};

/// Another value for every rule.
fn other_rules() -> Vec<(&'static str, Value)> {
    let mut others = vec![
        ("minimum", json!("mean")),
        ("minimum", json!("every-member")),
        ("spread", json!(null)),
        ("spread", json!({"limit": 4, "limit_allowed": false})),
        ("spread", json!({"limit": 3, "limit_allowed": true})),
        ("quorum", json!(null)),
        ("quorum", json!({"chair": false, "share": "3/4"})),
        ("quorum", json!({"chair": true, "share": "2/3"})),
        ("common", json!([])),
        ("common", json!(["story"])),
        ("common", json!(["legal-form"])),
        ("rounding", json!("down")),
        ("rounding", json!("half-even")),
    ];
    others.extend(
        (0..=20)
            .filter(|&places| places != 3)
            .map(|places| ("places", json!(places))),
    );
    others
}

#[test]
fn every_changed_rule_is_named() {
    let own = minutes();
    for (rule, value) in other_rules() {
        let mut tree = tree(&own);
        tree["minutes"]["rules"][rule] = value;
        let verified = checked(&text(&tree));
        let found = of_kind(&verified, DifferenceKind::RuleChanged);
        let subjects: Vec<_> = found.iter().map(|found| found.subject()).collect();
        assert_eq!(subjects, [Some(rule)]);

        // With new digests the minutes are other ones, and the comparison names the rule.
        let naive = resealed(tree);
        let verified = verify_against(naive.as_bytes(), own.sha256()).unwrap();
        assert_eq!(
            verified.differences()[0].kind(),
            DifferenceKind::OtherMinutes
        );
        let between = own.differences(verified.minutes()).unwrap();
        let rules = between
            .iter()
            .filter(|found| found.kind() == DifferenceKind::RuleChanged);
        let subjects: Vec<_> = rules.map(Difference::subject).collect();
        assert_eq!(subjects, [Some(rule)]);
    }
}

#[test]
fn a_default_that_was_changed_is_known_by_its_digest() {
    let mut tree = tree(&small());
    tree["minutes"]["rules"]["minimum"] = json!("majority");
    let verified = checked(&text(&tree));
    let found = of_kind(&verified, DifferenceKind::RuleChanged)[0];
    assert_eq!(
        (found.recorded(), found.expected()),
        (Some("majority"), Some("mean"))
    );
    assert_eq!(
        found.explain(Lang::En),
        "The rule `minimum`: the minutes record `majority`, the digest matches `mean`"
    );
    assert_eq!(
        found.explain(Lang::Vi),
        "Quy chế, mục `minimum`: biên bản ghi `majority`, mã băm là của `mean`"
    );
}

#[test]
fn every_other_change_is_named() {
    for (name, value, wanted) in [
        ("tier", json!("centre"), "tier-changed"),
        ("decided", json!("2026-07-11"), "day-changed"),
        ("decided", Value::Null, "day-changed"),
        ("filed", json!("2026-07-01"), "day-changed"),
        (
            "attendance",
            json!({"chair": false, "members": 3}),
            "attendance-changed",
        ),
        ("attendance", Value::Null, "attendance-changed"),
        ("product", json!("Mit say Hoa Binh"), "product-changed"),
        ("product", Value::Null, "product-changed"),
        ("table", json!("0".repeat(64)), "table-changed"),
        (
            "grounds",
            json!(["forged-dossier"]),
            "ground-changed forged-dossier",
        ),
    ] {
        let mut tree = tree(&minutes());
        let members = tree["minutes"].as_object_mut().unwrap();
        match value {
            Value::Null => members.remove(name),
            value => members.insert(name.to_owned(), value),
        };
        let verified = checked(&text(&tree));
        assert!(
            reported(&verified).contains(&wanted.to_owned()),
            "{:?}",
            reported(&verified)
        );
        let verified = verify_against(resealed(tree).as_bytes(), minutes().sha256()).unwrap();
        assert_eq!(reported(&verified)[0], "other-minutes");
        let between = minutes().differences(verified.minutes()).unwrap();
        assert_eq!(
            between[0].kind().to_string(),
            wanted.split(' ').next().unwrap()
        );
    }
}

#[test]
fn a_ground_that_was_taken_away_is_named() {
    let council = council().with_ground("forged-dossier").unwrap();
    let minutes = council.rate().unwrap().minutes().unwrap();
    let mut tree = tree(&minutes);
    tree["minutes"]["grounds"] = json!([]);
    let verified = checked(&text(&tree));
    let found = of_kind(&verified, DifferenceKind::GroundChanged)[0];
    assert_eq!(
        (found.subject(), found.recorded(), found.expected()),
        (Some("forged-dossier"), None, Some("forged-dossier"))
    );
    // With new digests the rating still says that there was one.
    let rating = [
        "rating-differs grounds",
        "rating-differs recognition",
        "rating-differs stars",
    ];
    assert_eq!(reported(&checked(&resealed(tree))), rating);
}

#[test]
fn every_changed_field_of_the_rating_is_named() {
    let fields = tree(&minutes())["minutes"]["rating"].clone();
    for name in fields.as_object().unwrap().keys() {
        for value in [json!(77), json!(null), json!(["x"])] {
            let mut tree = tree(&minutes());
            tree["minutes"]["rating"][name] = value;
            assert_eq!(
                reported(&checked(&resealed(tree))),
                [format!("rating-differs {name}")]
            );
        }
        let mut tree = tree(&minutes());
        tree["minutes"]["rating"]
            .as_object_mut()
            .unwrap()
            .remove(name);
        assert_eq!(
            reported(&checked(&resealed(tree))),
            [format!("rating-differs {name}")]
        );
    }
}

#[test]
fn a_scorecard_that_was_added_or_taken_away_is_found() {
    let mut fewer = tree(&minutes());
    fewer["minutes"]["scorecards"].as_array_mut().unwrap().pop();
    let mut more = tree(&minutes());
    let again = more["minutes"]["scorecards"][0].clone();
    more["minutes"]["scorecards"]
        .as_array_mut()
        .unwrap()
        .push(again);
    for (tree, digest) in [(fewer, "scorecards[2]"), (more, "scorecards[3]")] {
        let reported = reported(&checked(&text(&tree)));
        assert!(
            reported.contains(&format!("digest-differs {digest}")),
            "{reported:?}"
        );
        assert!(
            reported.contains(&"rating-differs totals".to_owned()),
            "{reported:?}"
        );
        let other = checked(&resealed(tree));
        let between = minutes().differences(other.minutes()).unwrap();
        assert_eq!(between[0].kind(), DifferenceKind::MembersChanged);
    }
}

#[test]
fn a_full_rewrite_is_found_by_the_trusted_digest_only() {
    let settled = council().settle([("1.5", 4)]).unwrap();
    let rewritten = settled
        .rate()
        .unwrap()
        .minutes()
        .unwrap()
        .for_product("Mít sấy Hòa Bình")
        .unwrap();
    assert!(checked(rewritten.as_json()).is_verified());
    let verified = verify_against(rewritten.as_json().as_bytes(), minutes().sha256()).unwrap();
    assert_eq!(reported(&verified), ["other-minutes"]);
    let between = minutes().differences(&rewritten).unwrap();
    assert_eq!(
        between[0].to_string(),
        "choice-changed: minutes.scorecards[1].choices.1.5: Member 2, 26/2026, Annex II, set 7, 1.5: \
         the minutes record level 3, the other minutes record level 4"
    );
    assert!(minutes().differences(&minutes()).unwrap().is_empty());
}

#[test]
fn minutes_of_different_sheets_are_reported_as_such() {
    let between = minutes().differences(&small()).unwrap();
    assert_eq!(between[0].kind(), DifferenceKind::SheetChanged);
    assert_eq!(between[0].recorded(), Some("26/2026 set 7"));
}

#[test]
fn a_difference_serializes_with_its_name_and_both_sentences() {
    let mut tree = tree(&minutes());
    tree["minutes"]["scorecards"][0]["choices"]["1.5"] = json!(2);
    let verified = checked(&resealed(tree));
    assert_eq!(
        serde_json::to_value(&verified.differences()[0]).unwrap(),
        json!({
            "name": "choice-changed",
            "path": "minutes.scorecards[0].choices.1.5",
            "member": 1,
            "subject": "1.5",
            "recorded": "2",
            "expected": "4",
            "vi": "Thành viên 1, 26/2026, Phụ lục II, bộ 7, 1.5: biên bản ghi mức 2, mã phiếu chấm ghi mức 4",
            "en": "Member 1, 26/2026, Annex II, set 7, 1.5: the minutes record level 2, the sheet code records level 4",
        })
    );
}

#[test]
fn the_names_of_differences_are_single_and_read_back() {
    for (index, kind) in DifferenceKind::ALL.into_iter().enumerate() {
        assert_eq!(kind.to_string().parse(), Ok(kind));
        assert!(!DifferenceKind::ALL[..index].contains(&kind));
    }
}

/// The sentences of the differences, in both languages.
fn sentences(json: &str) -> Vec<[String; 2]> {
    let trusted = minutes().sha256();
    let verified = verify_against(json.as_bytes(), trusted).unwrap();
    let found = verified.differences().iter();
    found
        .map(|found| Lang::ALL.map(|lang| found.explain(lang).to_owned()))
        .collect()
}

#[test]
fn every_kind_of_difference_has_its_sentences() {
    let own = minutes().sha256().to_string();
    let short = |digest: &str| format!("`{}…`", &digest[..40]);

    let mut tree = tree(&minutes());
    tree["minutes"]["scorecards"][1]["code"] = json!("26-07");
    tree["minutes"]["table"] = json!("0".repeat(64));
    tree["minutes"]["rating"]["stars"] = json!(5);
    let json = resealed(tree);
    let changed = short(&checked(&json).minutes().sha256().to_string());
    let (own, zeros) = (short(&own), short(&"0".repeat(64)));
    let table = short(&minutes().table().to_string());
    assert_eq!(
        sentences(&json),
        [
            [
                format!("Mã băm của toàn biên bản: biên bản ghi {changed}, mã băm tin cậy là {own}"),
                format!("The digest of all minutes: the minutes record {changed}, the trusted digest is {own}"),
            ],
            [
                format!("Mã băm dữ liệu của bộ tiêu chí: biên bản ghi {zeros}, trong bản phát hành này là {table}"),
                format!("The digest of the sheet's facts: the minutes record {zeros}, this release has {table}"),
            ],
            [
                "Mã phiếu chấm của thành viên 2: biên bản ghi `26-07`, không phải mã của phiếu nào của 26/2026, Phụ lục II, bộ 7".to_owned(),
                "The sheet code of member 2: the minutes record `26-07`, which is not the code of any scorecard of 26/2026, Annex II, set 7".to_owned(),
            ],
            [
                "Kết quả, mục `stars`: biên bản ghi `5`, tính lại được `4`".to_owned(),
                "The rating's field `stars`: the minutes record `5`, the recomputed value is `4`".to_owned(),
            ],
        ]
    );

    let mut tree: Value = serde_json::from_str(&json).unwrap();
    tree["minutes"]["scorecards"][0]["choices"]
        .as_object_mut()
        .unwrap()
        .remove("1.1");
    tree["minutes"]["attendance"]["members"] = json!(4);
    tree["minutes"]["tier"] = json!("district");
    tree["minutes"]["digests"]["grounds"] = json!("0".repeat(64));
    let all = sentences(&serde_json::to_string_pretty(&tree).unwrap());
    for (vi, en) in [
        (
            "Từ byte 2 không còn ở dạng chuẩn tắc của RFC 8785",
            "From byte 2 on it is not in the canonical form of RFC 8785",
        ),
        (
            "Thành phần dự họp: biên bản ghi `{\"chair\":true,\"members\":4}`, không khớp với mã băm",
            "The attendance: the minutes record `{\"chair\":true,\"members\":4}`, which does not match the digest",
        ),
        (
            "Cấp chấm điểm: biên bản ghi `district`, mã băm là của `province`",
            "The tier: the minutes record `district`, the digest matches `province`",
        ),
        (
            "Trường hợp bị loại hoặc dừng đánh giá: biên bản ghi `[]`, không khớp với mã băm",
            "The ground: the minutes record `[]`, which does not match the digest",
        ),
        (
            "Thành viên 1, 26/2026, Phụ lục II, bộ 7, 1.1: biên bản ghi không chọn mức, mã phiếu chấm ghi mức 3",
            "Member 1, 26/2026, Annex II, set 7, 1.1: the minutes record no level, the sheet code records level 3",
        ),
        (
            "Các mức của thành viên 1 không thành một phiếu chấm, xem `minutes.scorecards[0].choices.1.1`",
            "The choices of member 1 do not form a scorecard: no level is chosen for “Source of raw material”",
        ),
    ] {
        assert!(
            all.contains(&[vi.to_owned(), en.to_owned()]),
            "{en} in {all:#?}"
        );
    }
}
