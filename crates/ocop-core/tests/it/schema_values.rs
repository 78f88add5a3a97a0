//! The schema of products against the reader, value by value: numbers, days, shares, and any JSON.

use ocop_core::{ErrorKind, Rules};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::schema::PRODUCT;
use crate::schema_product::{disagreement, fault, pointers, whole, with};

#[test]
fn whole_numbers_have_the_same_bounds_in_the_schema_and_the_reader() {
    for (pointer, least, most) in [
        // The whole product requires totals that differ by less than the limit: 0 is never met.
        ("/rules/spread/limit", 1, u32::from(u16::MAX)),
        ("/rules/places", 0, Rules::MOST_PLACES),
        ("/attendance/members", 0, u32::from(u16::MAX)),
    ] {
        for (number, fits) in [
            (-1, false),
            (least - 1, false),
            (least, true),
            (i64::from(most), true),
            (i64::from(most) + 1, false),
        ] {
            let product = with(pointer, json!(number));
            assert_eq!(PRODUCT.allows(&product), fits, "{pointer} {number}");
            assert_eq!(fault(&product).is_none(), fits, "{pointer} {number}");
        }
    }
    let mut product = with("/rules/spread/limit_allowed", json!(true));
    product["rules"]["spread"]["limit"] = json!(0);
    assert!(PRODUCT.allows(&product) && fault(&product).is_none());
    let below = with("/scorecards/0/1.1", json!(-1));
    assert!(!PRODUCT.allows(&below) && fault(&below).is_some());
}

#[test]
fn a_day_is_valid_where_the_calendar_has_it() {
    for year in [0, 4, 1900, 1999, 2000, 2023, 2024, 2100, 9999] {
        for month in 0..=13 {
            for day in 0..=32 {
                let text = format!("{year:04}-{month:02}-{day:02}");
                let product = with("/filed", json!(text));
                let no_day = Some((ErrorKind::BadValue, "filed".to_owned()));
                assert_eq!(
                    PRODUCT.allows(&product),
                    fault(&product) != no_day,
                    "{text}"
                );
            }
        }
    }
    for text in [
        "",
        "2022-1-31",
        "20220131",
        "2022-01-31T00:00",
        " 2022-01-31",
        "2022-01-31\n",
        "12022-01-31",
        "２022-01-31",
    ] {
        let product = with("/decided", json!(text));
        assert!(
            !PRODUCT.allows(&product) && fault(&product).is_some(),
            "{text:?}"
        );
    }
}

#[test]
fn a_share_is_valid_where_both_its_numbers_are() {
    let numbers = [
        0_u32, 1, 3, 4, 10, 99, 9_999, 10_000, 59_999, 60_000, 64_999, 65_499, 65_529, 65_535,
        65_536, 65_540, 65_600, 66_000, 70_000, 99_999, 100_000,
    ];
    for above in numbers {
        for below in numbers {
            let product = with("/rules/quorum/share", json!(format!("{above}/{below}")));
            let fit = [above, below].map(|number| number > 0 && u16::try_from(number).is_ok());
            assert_eq!(
                PRODUCT.allows(&product),
                fit == [true; 2],
                "{above}/{below}"
            );
            assert_eq!(
                fault(&product).is_none(),
                fit == [true; 2] && above <= below
            );
        }
    }
    for text in [
        "", "3", "3/", "/4", "3/4/5", "03/4", "+3/4", "3/+4", "-3/4", " 3/4", "3/4 ", "3:4", "75%",
    ] {
        let product = with("/rules/quorum/share", json!(text));
        assert!(
            !PRODUCT.allows(&product) && fault(&product).is_some(),
            "{text:?}"
        );
    }
}

/// Any JSON, much of it almost right; no number such as 2.0, which only the parser distinguishes
/// from 2.
fn json_values() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        "p",
        "1048/2019",
        "148/2023",
        "26/2026",
        "district",
        "centre",
        "first",
        "upgrade",
        "mean",
        "majority",
        "down",
        "half-up",
        "a",
        "b",
        "c",
        "3/4",
        "1/1",
        "2022-01-31",
        "2024-02-29",
        "2023-02-29",
        "legal-form",
        "forged-dossier",
        "unacceptable-impurities",
        "",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2..70_i64).prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        prop::sample::select(vec![-1.5, 0.5, 2.5, 1e300]).prop_map(Value::from),
        words.prop_map(Value::from),
        "[ -~]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let keys = prop::sample::select(vec![
            "level", "case", "limit", "share", "chair", "members", "1.1", "x",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(keys, inner, 0..3).prop_map(|members| json!(members)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testkit::effort::cases(2_000)))]

    #[test]
    fn the_schema_and_the_reader_agree_on_a_product_changed_in_a_few_places(
        changes in prop::collection::vec((any::<prop::sample::Index>(), json_values()), 1..4)
    ) {
        let mut product = whole();
        for (index, value) in changes {
            let all = pointers(&product);
            let pointer: &String = index.get(&all);
            *product.pointer_mut(pointer).unwrap() = value;
        }
        prop_assert_eq!(disagreement(&product), None);
    }
}
