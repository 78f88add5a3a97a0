//! What is wrong in a call is said when the query is planned, by name.

use std::sync::Arc;

use arrow_array::{ArrayRef, StringArray};
use datafusion::prelude::SessionContext;
use ocop_core::{Edition, Lang};
use ocop_datafusion::{functions, rate_columns};

use crate::util::{Cards, add, ask, refused, session_of, seven, table};

fn seven_in(rows: usize) -> (Cards, SessionContext) {
    let cards = Cards::random(&seven(), rows, 1, 0);
    let session = session_of(cards.partitions(100, 1), 8192);
    (cards, session)
}

/// The message for a call over the rows of `t`, planned and not run.
async fn refused_call(session: &SessionContext, call: &str) -> String {
    let Err(error) = session.sql(&format!("SELECT {call} FROM t")).await else {
        panic!("{call} is planned");
    };
    error.strip_backtrace()
}

#[tokio::test]
async fn constants_are_asked_for_by_name() {
    let (cards, session) = seven_in(1);
    let answers = cards.answers();
    for (call, message) in [
        (
            "ocop_star()",
            "ocop_star(edition, set, answers…): too few arguments, found 0",
        ),
        (
            "ocop_star('26/2026', 7)",
            "ocop_star(edition, set, answers…): too few arguments, found 2",
        ),
        (
            "ocop_unmet('26/2026', 7, 5)",
            "ocop_unmet(edition, set, star, answers…): too few arguments, found 3",
        ),
        (
            "ocop_star(7, 7, ALL)",
            "ocop_star: the edition must be a constant such as '26/2026', found 7",
        ),
        (
            "ocop_star(NULL, 7, ALL)",
            "ocop_star: the edition must be a constant such as '26/2026', found NULL",
        ),
        (
            "ocop_star('26/2026', '7', ALL)",
            "ocop_star: the set must be a constant such as 7, found 7",
        ),
        (
            "ocop_star('26/2026', 70000, ALL)",
            "ocop_star: edition 26/2026 has no sheet 70000",
        ),
        (
            "ocop_star('26/2026', 27, ALL)",
            "edition 26/2026 has no sheet 27: expected 1 to 26",
        ),
        (
            "ocop_star('26/2026', \"1.1\", ALL)",
            "ocop_star: the set must be a constant such as 7, found 1.1, which is not constant; rate a \
             table of several sets one set at a time, with WHERE or CASE",
        ),
        (
            "ocop_unmet('26/2026', 7, 2, ALL)",
            "ocop_unmet: the star must be the constant 3, 4 or 5, found 2",
        ),
        (
            "ocop_unmet('26/2026', 7, \"1.1\", ALL)",
            "ocop_unmet: the star must be the constant 3, 4 or 5, found 1.1, which is not constant",
        ),
    ] {
        let found = refused_call(&session, &call.replace("ALL", &answers)).await;
        assert!(found.contains(message), "{call}: {found}");
    }
}

#[tokio::test]
async fn another_number_of_answers_is_counted() {
    let (cards, session) = seven_in(1);
    let sheet = cards.names().len();
    for (answers, found) in [
        (vec!["\"1.1\"", "\"1.2\""], 2),
        (vec!["0"; sheet + 1], sheet + 1),
    ] {
        let call = cards.call_of("ocop_star", &answers.join(", "));
        let message = refused_call(&session, &call).await;
        let expected = format!("found {found} columns of levels and cases, the sheet has {sheet}");
        assert!(
            message.contains("ocop_star") && message.contains(&expected),
            "{message}"
        );
    }
}

#[tokio::test]
async fn a_column_in_the_place_of_another_is_named() {
    let (cards, session) = seven_in(1);
    let answers = cards.answers();
    let turned = answers.replacen("\"1.1\", \"1.2\"", "\"1.2\", \"1.1\"", 1);
    let message = refused_call(&session, &cards.call_of("ocop_total", &turned)).await;
    assert!(
        message.contains("column \"1.2\" is in the place of \"1.1\""),
        "{message}"
    );

    // A view that renames columns may do so by a struct.
    let renamed =
        "(SELECT \"1.2\" AS \"1.1\", \"1.1\" AS \"1.2\", * EXCEPT (\"1.1\", \"1.2\") FROM t)";
    let call = cards.call("ocop_total");
    let error = refused(&session, &format!("SELECT {call} FROM {renamed}")).await;
    assert!(error.contains("or a struct by name"), "{error}");
    let fields = cards
        .names()
        .into_iter()
        .map(|name| format!("'{name}', \"{name}\""));
    let named = format!("named_struct({})", fields.collect::<Vec<_>>().join(", "));
    let call = cards.call_of("ocop_fault", &named);
    let found = ask(&session, &format!("SELECT {call} IS NULL FROM {renamed}"))
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
}

#[tokio::test]
async fn columns_of_other_names_go_by_their_places() {
    let (cards, session) = seven_in(50);
    let names = cards.names();
    let renamed = names
        .iter()
        .enumerate()
        .map(|(place, name)| format!("\"{name}\" AS c{place}"));
    let renamed = format!(
        "(SELECT id, {} FROM t)",
        renamed.collect::<Vec<_>>().join(", ")
    );
    let places = (0..names.len())
        .map(|place| format!("c{place}"))
        .collect::<Vec<_>>()
        .join(", ");
    let sum = |call: String, table: &str| format!("SELECT sum({call}) FROM {table}");
    let by_place = ask(
        &session,
        &sum(cards.call_of("ocop_total", &places), &renamed),
    )
    .await
    .unwrap();
    let by_name = ask(&session, &sum(cards.call("ocop_total"), "t"))
        .await
        .unwrap();
    assert_eq!(by_place, by_name);
}

#[tokio::test]
async fn a_criterion_of_another_sheet_is_named() {
    let (cards, session) = seven_in(1);
    let fields = cards
        .names()
        .into_iter()
        .map(|name| format!("'{name}', \"{name}\""));
    let fields = fields.collect::<Vec<_>>().join(", ");
    for (struct_of, name) in [
        (format!("named_struct({fields}, '9.9', 1)"), "9.9"),
        (
            format!("named_struct({})", fields.replacen("'1.1'", "'x'", 1)),
            "1.1",
        ),
        (
            format!("named_struct({})", fields.replacen("\"1.3\"", "'good'", 1)),
            "1.3",
        ),
    ] {
        let message = refused_call(&session, &cards.call_of("ocop_star", &struct_of)).await;
        assert!(message.contains(name), "{message}");
    }
    let answers = cards
        .answers()
        .replacen("\"1.1\"", "id AS \"9.9\"", 1)
        .replace("id AS ", "");
    add(
        &session,
        "u",
        vec![vec![{
            let columns = cards.names().into_iter().map(|name| {
                if name == "1.1" {
                    "9.9".to_owned()
                } else {
                    name
                }
            });
            table(columns.zip(cards.arrays(0..1)))
        }]],
    );
    let sql = format!("SELECT {} FROM u", cards.call_of("ocop_star", &answers));
    let message = refused(&session, &sql).await;
    assert!(
        message.contains("column \"9.9\" is in the place of \"1.1\""),
        "{message}"
    );
    assert!(message.contains("on no column of the sheet"), "{message}");
}

#[tokio::test]
async fn a_column_of_text_is_named_with_its_type() {
    let (cards, session) = seven_in(1);
    let text: ArrayRef = Arc::new(StringArray::from(vec!["3"]));
    let columns = cards.names().into_iter().zip(cards.arrays(0..1));
    let columns = columns.map(|(name, array)| {
        if name == "2.3" {
            (name, Arc::clone(&text))
        } else {
            (name, array)
        }
    });
    add(&session, "u", vec![vec![table(columns)]]);
    let message = refused(
        &session,
        &format!("SELECT {} FROM u", cards.call("ocop_star")),
    )
    .await;
    assert!(
        message.contains("2.3: the column is of type Utf8, expected integers"),
        "{message}"
    );
}

#[tokio::test]
async fn aggregates_are_planned_with_the_same_messages() {
    let (cards, session) = seven_in(3);
    let answers = cards.answers();
    for (call, message) in [
        (
            "ocop_council_star('26/2026', 27, ALL)",
            "edition 26/2026 has no sheet 27: expected 1 to 26",
        ),
        (
            "ocop_council_star('26/2026', \"1.1\", ALL)",
            "the set must be a constant such as 7, found 1.1, which is not constant",
        ),
        (
            "ocop_council_rate('26/2026', 7, \"1.1\", \"1.2\")",
            "found 2 columns",
        ),
        (
            "ocop_council_star(DISTINCT '26/2026', 7, ALL)",
            "ocop_council_star: DISTINCT would leave out members with the same answers as another: leave it out",
        ),
    ] {
        let sql = format!("SELECT {} FROM t", call.replace("ALL", &answers));
        // Planned, optimized, and not run.
        let planned = match session.sql(&sql).await {
            Ok(table) => table.into_optimized_plan().map(|_| ()),
            Err(error) => Err(error),
        };
        let found = planned.expect_err(&sql).strip_backtrace();
        assert!(found.contains(message), "{found}");
    }
}

#[tokio::test]
async fn errors_of_the_ocop_crates_can_be_shown_in_vietnamese() {
    let (cards, session) = seven_in(1);
    let sql = format!(
        "SELECT ocop_star('26/2026', 27, {}) FROM t",
        cards.answers()
    );
    let error = session.sql(&sql).await.unwrap_err();
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    let mut found = None;
    while let Some(error) = cause {
        found = found.or_else(|| error.downcast_ref::<ocop_core::Error>());
        cause = error.source();
    }
    let words = found.unwrap().explain(Lang::Vi);
    assert_eq!(words, "26/2026 không có bộ số 27: yêu cầu từ 1 đến 26");
}

#[tokio::test]
async fn a_call_is_built_for_the_columns_of_a_sheet() {
    for sheet in Edition::E2026.sheets() {
        let cards = Cards::random(&sheet, 20, 3, 50);
        let session = session_of(cards.partitions(20, 1), 8192);
        let rate = rate_columns(&sheet).unwrap().alias("r");
        let built = session
            .table("t")
            .await
            .unwrap()
            .select(vec![rate])
            .unwrap();
        let built = built.collect().await.unwrap();
        let written = session
            .sql(&format!("SELECT {} AS r FROM t", cards.call("ocop_rate")))
            .await
            .unwrap();
        assert_eq!(
            built[0].column(0),
            written.collect().await.unwrap()[0].column(0),
            "{sheet}"
        );
    }
    let mut spec = seven().to_spec();
    spec.bands = Some([30, 50, 70, 85]);
    let message = rate_columns(&spec.build().unwrap())
        .unwrap_err()
        .strip_backtrace();
    assert!(message.contains("was built at run time"), "{message}");
}

#[tokio::test]
async fn the_functions_are_these() {
    let names: Vec<_> = functions()
        .iter()
        .map(|function| function.name().to_owned())
        .collect();
    let expected = [
        "ocop_star",
        "ocop_total",
        "ocop_band",
        "ocop_fault",
        "ocop_rate",
        "ocop_unmet",
    ];
    assert_eq!(names, expected);
    let aggregates = ocop_datafusion::aggregates();
    let names: Vec<_> = aggregates
        .iter()
        .map(|aggregate| aggregate.name().to_owned())
        .collect();
    assert_eq!(
        names,
        [
            "ocop_council_star",
            "ocop_council_mean",
            "ocop_council_rate"
        ]
    );
}
