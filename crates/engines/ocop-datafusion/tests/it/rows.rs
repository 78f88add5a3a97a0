//! Every figure of every row is that of the reference path, for any batches and partitions.

use datafusion::prelude::SessionContext;
use ocop_core::{Edition, Sheet, Star};

use crate::util::{Cards, ask, session_of, unmet};

/// What the functions have to say of each row: star, total, band, fault, and the unmet requirements.
fn expected(cards: &Cards) -> Vec<Vec<String>> {
    let list = |keys: Vec<String>| format!("[{}]", keys.join(", "));
    let row = |row: usize| {
        let figures = match cards.reference(row) {
            Err(fault) => ["-", "-", "-", &fault, "-", "-", "-"].map(str::to_owned),
            Ok(rating) => {
                let star = rating
                    .star()
                    .map_or("-".to_owned(), |star| star.number().to_string());
                let [three, four, five] = Star::RECOGNISED.map(|star| list(unmet(&rating, star)));
                let total = rating.totals()[0].to_string();
                let band = rating.band().number().to_string();
                [star, total, band, "-".to_owned(), three, four, five]
            }
        };
        [row.to_string()].into_iter().chain(figures).collect()
    };
    (0..cards.rows()).map(row).collect()
}

/// The same in SQL.
async fn found(session: &SessionContext, cards: &Cards) -> Vec<Vec<String>> {
    let calls = ["ocop_star", "ocop_total", "ocop_band", "ocop_fault"].map(|name| cards.call(name));
    let answers = cards.answers();
    let unmet = [3, 4, 5].map(|star| cards.call_of("ocop_unmet", &format!("{star}, {answers}")));
    let columns = calls
        .into_iter()
        .chain(unmet)
        .collect::<Vec<_>>()
        .join(", ");
    ask(session, &format!("SELECT id, {columns} FROM t ORDER BY id"))
        .await
        .unwrap()
}

#[track_caller]
fn same(sheet: &Sheet, found: &[Vec<String>], expected: &[Vec<String>]) {
    assert_eq!(found.len(), expected.len(), "{sheet}");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found, expected, "{sheet}");
    }
}

#[tokio::test]
async fn every_row_of_every_sheet_is_rated_as_by_the_reference_path() {
    let mut seen = [0; 7];
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        let cards = Cards::random(&sheet, 60, u64::from(sheet.number()), 300);
        let session = session_of(cards.partitions(25, 1), 8192);
        let expected = expected(&cards);
        same(&sheet, &found(&session, &cards).await, &expected);
        for row in &expected {
            let star: usize = row[1].parse().unwrap_or(0);
            seen[if row[4] == "-" { star } else { 6 }] += 1;
        }
    }
    // Rows without a star, of each star, and with a fault.
    assert!(seen.iter().all(|&rows| rows > 20), "{seen:?}");
}

#[tokio::test]
async fn batches_and_partitions_change_nothing() {
    for set in [7, 26] {
        let sheet = Edition::E2026.sheet(set).unwrap();
        let cards = Cards::random(&sheet, 500, 1, 100);
        let expected = expected(&cards);
        for (size, partitions) in [(1, 1), (1, 3), (7, 2), (100, 4), (8192, 1)] {
            let session = session_of(cards.partitions(size, partitions), size);
            same(&sheet, &found(&session, &cards).await, &expected);
        }
    }
}

#[tokio::test]
async fn a_rating_has_the_figures_of_the_single_functions() {
    let cards = Cards::random(&Edition::E2026.sheet(26).unwrap(), 300, 5, 100);
    let session = session_of(cards.partitions(64, 2), 64);
    let rate = cards.call("ocop_rate");
    let [star, total, band, fault] =
        ["ocop_star", "ocop_total", "ocop_band", "ocop_fault"].map(|name| cards.call(name));
    let different = format!(
        "SELECT count(*) FROM (SELECT {rate} AS r, * FROM t) WHERE (r['star'] IS DISTINCT FROM {star}) \
         OR (r['total'] IS DISTINCT FROM {total}) OR (r['band'] IS DISTINCT FROM {band}) \
         OR (r['fault'] IS DISTINCT FROM {fault})"
    );
    assert_eq!(ask(&session, &different).await.unwrap(), [["0"]]);
    let rated = ask(
        &session,
        &format!("SELECT count(*) FROM t WHERE {fault} IS NULL"),
    )
    .await
    .unwrap();
    assert_ne!(rated, [["0"]]);
}

#[tokio::test]
async fn a_table_without_rows_gives_none() {
    let cards = Cards::random(&Edition::E2026.sheet(7).unwrap(), 1, 1, 0);
    let session = session_of(vec![vec![cards.table(0..0)]], 8192);
    assert_eq!(found(&session, &cards).await, Vec::<Vec<String>>::new());
}

#[tokio::test]
async fn nulls_everywhere_are_a_fault_at_the_first_criterion_of_each_row() {
    let mut cards = Cards::random(&Edition::E2026.sheet(26).unwrap(), 50, 1, 0);
    for column in cards.levels.iter_mut().chain(&mut cards.cases) {
        column.fill(255);
    }
    let session = session_of(cards.partitions(20, 2), 20);
    // Columns without values, and literals without a type.
    let literals = vec!["NULL"; cards.names().len()].join(", ");
    for answers in [cards.answers(), literals] {
        let [fault, star] = ["ocop_fault", "ocop_star"].map(|name| cards.call_of(name, &answers));
        let sql = format!(
            "SELECT {fault} AS fault, {star} AS star, count(*) FROM t GROUP BY fault, star"
        );
        assert_eq!(
            ask(&session, &sql).await.unwrap(),
            [["missing-criterion 1.1", "-", "50"]]
        );
    }
}
