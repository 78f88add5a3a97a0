//! Councils are rated as by the reference path, however their members are grouped and split.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, UInt32Array};
use datafusion::arrow::compute::take_record_batch;
use datafusion::datasource::MemTable;
use datafusion::prelude::{SessionConfig, SessionContext, col};
use ocop_core::{Edition, Sheet};
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

use crate::util::{Cards, add, ask, refused, session, seven, table};

/// Scorecards and the council of each, in any order.
struct Councils {
    cards: Cards,
    council: Vec<u32>,
}

impl Councils {
    fn random(sheet: &Sheet, rows: usize, councils: u32, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let council = (0..rows)
            .map(|_| random.random_range(0..councils))
            .collect();
        Self {
            cards: Cards::random(sheet, rows, seed, 2000),
            council,
        }
    }

    /// The rows of each council.
    fn rows(&self) -> BTreeMap<u32, Vec<usize>> {
        let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (row, &council) in self.council.iter().enumerate() {
            rows.entry(council).or_default().push(row);
        }
        rows
    }

    /// The rows in batches of a size, over so many partitions in turn: `council`, `id` and the columns.
    fn partitions(&self, order: &[usize], size: usize, partitions: usize) -> Vec<Vec<RecordBatch>> {
        let own = self.cards.table(0..self.cards.rows());
        let schema = own.schema();
        let own = schema.fields().iter().zip(own.columns());
        let own = own.map(|(field, column)| (field.name().clone(), Arc::clone(column)));
        let council: ArrayRef = Arc::new(UInt32Array::from(self.council.clone()));
        let whole = table([("council".to_owned(), council)].into_iter().chain(own));
        let mut all = vec![Vec::new(); partitions];
        for (number, rows) in order.chunks(size).enumerate() {
            let rows = rows.iter().map(|&row| u32::try_from(row).unwrap());
            let rows = take_record_batch(&whole, &UInt32Array::from_iter_values(rows)).unwrap();
            all[number % partitions].push(rows);
        }
        all
    }

    /// Council, star, numerator and members of the mean, band and fault of each council.
    fn expected(&self) -> Vec<Vec<String>> {
        let rows = self.rows().into_iter();
        rows.map(|(council, rows)| expected(&self.cards, &council.to_string(), &rows))
            .collect()
    }

    fn sql(&self) -> String {
        let [star, mean, rate] = calls(&self.cards);
        format!(
            "SELECT council, {star}, {mean}['numerator'], {mean}['members'], {rate}['band'], {rate}['fault'] \
             FROM t GROUP BY council ORDER BY council"
        )
    }
}

fn calls(cards: &Cards) -> [String; 3] {
    [
        "ocop_council_star",
        "ocop_council_mean",
        "ocop_council_rate",
    ]
    .map(|name| cards.call(name))
}

fn expected(cards: &Cards, head: &str, rows: &[usize]) -> Vec<String> {
    let figures = match cards.council(rows) {
        Err(fault) => [
            "-".to_owned(),
            "-".to_owned(),
            rows.len().to_string(),
            "-".to_owned(),
            fault,
        ],
        Ok(rating) => {
            let sum: u64 = rating
                .totals()
                .iter()
                .map(|total| u64::from(total.get()))
                .sum();
            [
                rating
                    .star()
                    .map_or("-".to_owned(), |star| star.number().to_string()),
                sum.to_string(),
                rows.len().to_string(),
                rating.band().number().to_string(),
                "-".to_owned(),
            ]
        }
    };
    [head.to_owned()].into_iter().chain(figures).collect()
}

fn with(config: SessionConfig, partitions: Vec<Vec<RecordBatch>>) -> SessionContext {
    let session = session(config.with_target_partitions(partitions.len()));
    add(&session, "t", partitions);
    session
}

fn in_order(councils: &Councils) -> Vec<usize> {
    (0..councils.council.len()).collect()
}

#[tokio::test]
async fn councils_of_every_sheet_are_rated_as_by_the_reference_path() {
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        let councils = Councils::random(&sheet, 80, 20, u64::from(sheet.number()));
        let tables = councils.partitions(&in_order(&councils), 33, 2);
        let found = ask(&with(SessionConfig::new(), tables), &councils.sql())
            .await
            .unwrap();
        assert_eq!(found, councils.expected(), "{sheet}");
    }
}

#[tokio::test]
async fn no_split_and_no_order_changes_a_council() {
    let councils = Councils::random(&Edition::E2026.sheet(26).unwrap(), 1000, 150, 9);
    let expected = councils.expected();
    let with_fault = expected.iter().filter(|row| row[5] != "-").count();
    assert!((10..140).contains(&with_fault), "{with_fault}");
    let mut order = in_order(&councils);
    let mut random = ChaCha8Rng::seed_from_u64(9);
    for (size, partitions) in [(1, 3), (64, 4), (500, 2), (8192, 1)] {
        let config = SessionConfig::new().with_batch_size(size);
        let session = with(config, councils.partitions(&order, size, partitions));
        assert_eq!(
            ask(&session, &councils.sql()).await.unwrap(),
            expected,
            "{size} {partitions}"
        );
        order.shuffle(&mut random);
    }
}

#[tokio::test]
async fn rows_that_go_on_without_being_summed_first_change_nothing() {
    let councils = Councils::random(&seven(), 3000, 2500, 4);
    let config = SessionConfig::new()
        .with_batch_size(100)
        .set_usize(
            "datafusion.execution.skip_partial_aggregation_probe_rows_threshold",
            0,
        )
        .set_str(
            "datafusion.execution.skip_partial_aggregation_probe_ratio_threshold",
            "0.1",
        );
    let session = with(config, councils.partitions(&in_order(&councils), 100, 2));
    assert_eq!(
        ask(&session, &councils.sql()).await.unwrap(),
        councils.expected()
    );
    let filtered = councils.sql().replace(
        " FROM t",
        &format!(
            ", {} FILTER (WHERE id % 2 = 0) FROM t",
            councils.cards.call("ocop_council_star"),
        ),
    );
    let found = ask(&session, &filtered).await.unwrap();
    for (row, (_, rows)) in found.iter().zip(councils.rows()) {
        let even: Vec<_> = rows.into_iter().filter(|row| row % 2 == 0).collect();
        assert_eq!(row[6], expected(&councils.cards, "", &even)[1]);
    }
    let explained = ask(&session, &format!("EXPLAIN ANALYZE {}", councils.sql()))
        .await
        .unwrap();
    let explained = explained.concat().concat();
    assert!(
        explained.contains("skipped_aggregation_rows="),
        "{explained}"
    );
    assert!(
        !explained.contains("skipped_aggregation_rows=0,"),
        "{explained}"
    );
}

#[tokio::test]
async fn councils_that_are_sorted_leave_one_after_another() {
    let councils = Councils::random(&seven(), 1000, 200, 6);
    let mut order = in_order(&councils);
    order.sort_by_key(|&row| councils.council[row]);
    let session = session(
        SessionConfig::new()
            .with_batch_size(50)
            .with_target_partitions(1),
    );
    let tables = councils.partitions(&order, 50, 1);
    let table = MemTable::try_new(tables[0][0].schema(), tables).unwrap();
    let table = table.with_sort_order(vec![vec![col("council").sort(true, true)]]);
    session.register_table("t", Arc::new(table)).unwrap();
    let plan = ask(&session, &format!("EXPLAIN {}", councils.sql()))
        .await
        .unwrap()
        .concat()
        .concat();
    assert!(plan.contains("ordering_mode=Sorted"), "{plan}");
    assert_eq!(
        ask(&session, &councils.sql()).await.unwrap(),
        councils.expected()
    );
}

#[tokio::test]
async fn all_rows_can_be_one_council() {
    for partitions in [1, 3] {
        let councils = Councils::random(&seven(), 500, 1, 2);
        let session = with(
            SessionConfig::new(),
            councils.partitions(&in_order(&councils), 70, partitions),
        );
        let sql = councils
            .sql()
            .replace("SELECT council", "SELECT 'all'")
            .replace("GROUP BY council ORDER BY council", "");
        let expected = expected(&councils.cards, "all", &in_order(&councils));
        assert_eq!(ask(&session, &sql).await.unwrap(), [expected]);
    }
}

#[tokio::test]
async fn a_council_without_members_says_so() {
    let councils = Councils::random(&seven(), 10, 3, 2);
    let session = with(
        SessionConfig::new(),
        councils.partitions(&in_order(&councils), 4, 2),
    );
    let [star, mean, rate] = calls(&councils.cards);
    let sql = format!(
        "SELECT {star}, {mean}['numerator'], {mean}['members'], {rate}['fault'] FROM t WHERE false"
    );
    assert_eq!(
        ask(&session, &sql).await.unwrap(),
        [["-", "-", "0", "no-scorecard"]]
    );
    // Rows that a filter leaves out are no members.
    let filtered = |call: &str| format!("{call} FILTER (WHERE council > 0)");
    let (star, rate) = (filtered(&star), filtered(&rate));
    let sql = format!(
        "SELECT council, r['fault'], s FROM (SELECT council, {rate} AS r, {star} AS s FROM t GROUP BY council) \
         ORDER BY council"
    );
    let found = ask(&session, &sql).await.unwrap();
    let rows = councils.rows();
    assert_eq!(found.len(), rows.len());
    assert_eq!(found[0], ["0", "no-scorecard", "-"]);
    for (row, rows) in found.iter().zip(rows.values()).skip(1) {
        assert_eq!(row[2], expected(&councils.cards, "", rows)[1]);
    }
}

#[tokio::test]
async fn members_that_are_spilled_to_disk_are_not_lost() {
    use datafusion::execution::runtime_env::RuntimeEnvBuilder;

    let councils = Councils::random(&seven(), 20_000, 12_000, 8);
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_limit(640 << 10, 1.0)
        .build_arc()
        .unwrap();
    let config = SessionConfig::new()
        .with_batch_size(500)
        .with_target_partitions(1);
    let mut session = SessionContext::new_with_config_rt(config, runtime);
    ocop_datafusion::register(&mut session).unwrap();
    add(
        &session,
        "t",
        councils.partitions(&in_order(&councils), 500, 1),
    );
    let star = councils.cards.call("ocop_council_star");
    let sql = format!("SELECT council, {star} AS star FROM t GROUP BY council");
    let sum = format!("SELECT count(*), sum(star), count(star), sum(council * star) FROM ({sql})");
    let found = ask(&session, &sum).await.unwrap();
    let stars: Vec<(u64, u64)> = councils
        .expected()
        .iter()
        .filter_map(|row| Some((row[0].parse().ok()?, row[1].parse().ok()?)))
        .collect();
    let expected = [
        councils.rows().len().to_string(),
        stars.iter().map(|(_, star)| star).sum::<u64>().to_string(),
        stars.len().to_string(),
        stars
            .iter()
            .map(|(council, star)| council * star)
            .sum::<u64>()
            .to_string(),
    ];
    assert_eq!(found, [expected]);
    let explained = ask(&session, &format!("EXPLAIN ANALYZE {sql}"))
        .await
        .unwrap()
        .concat()
        .concat();
    assert!(!explained.contains("spill_count=0"), "{explained}");
}

#[tokio::test]
async fn a_running_council_is_a_window() {
    let councils = Councils::random(&seven(), 40, 1, 2);
    let session = with(
        SessionConfig::new(),
        councils.partitions(&in_order(&councils), 16, 1),
    );
    let star = councils.cards.call("ocop_council_star");
    let sql = format!("SELECT id, {star} OVER (ORDER BY id) FROM t ORDER BY id");
    for (row, found) in ask(&session, &sql).await.unwrap().iter().enumerate() {
        let members: Vec<_> = (0..=row).collect();
        assert_eq!(found[1], expected(&councils.cards, "", &members)[1]);
    }
    // Members are never taken out again.
    let sliding =
        format!("SELECT {star} OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t");
    let message = refused(&session, &sliding).await;
    assert!(message.contains("retract_batch"), "{message}");
}

#[tokio::test]
async fn packed_members_are_the_same_council() {
    let mut councils = Councils::random(&seven(), 600, 100, 3);
    councils.cards = Cards::random(&seven(), 600, 3, 0);
    let packed = arrow_array::UInt64Array::from(councils.cards.packed());
    let council = UInt32Array::from(councils.council.clone());
    let columns: [(String, ArrayRef); 2] = [
        ("council".to_owned(), Arc::new(council)),
        ("card".to_owned(), Arc::new(packed)),
    ];
    let session = with(SessionConfig::new(), vec![vec![table(columns)]]);
    let answers = councils.cards.answers();
    let sql = councils.sql().replace(&answers, "card");
    assert_eq!(ask(&session, &sql).await.unwrap(), councils.expected());
}
