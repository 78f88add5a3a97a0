//! An executor is killed in the middle of a query.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::cluster::{Cluster, in_one_process, text, wait, write_scorecards};

/// Stars, totals and faults of each council, and the star of the council.
const SQL: &str = "select council, ocop_council_star('26/2026', 7, packed) as star, count(*) as members,
    sum(ocop_total('26/2026', 7, packed)) as total, count(ocop_fault('26/2026', 7, packed)) as faults,
    sum(case when ocop_star('26/2026', 7, packed) = 3 then 1 else 0 end) as three
    from scorecards group by council order by council";

#[tokio::test]
async fn a_query_survives_an_executor_that_is_killed_within_30_seconds() {
    let cluster = Cluster::start();
    let folder = cluster.folder.path().join("scorecards");
    write_scorecards(&folder, 24, 2_000);
    let expected = in_one_process(&folder, SQL).await;

    let _survivor = cluster.executor("survivor");
    let mut victim = cluster.executor("victim");
    cluster.wait_for_executors(2);
    let table = format!("scorecards={}", folder.display());
    let args = ["--table", &table, "--partitions", "12", SQL];
    let start = Instant::now();
    let mut client = cluster.client(&args);
    // Results of its first task: others wait to be done, and these will be missing.
    let results = cluster.results("victim");
    wait(|| has_file(&results).then_some(()));
    assert!(
        client.is_running(),
        "the query is over before the executor is killed"
    );
    victim.kill();

    let limit = Duration::from_secs(30);
    let output = client.output(limit.saturating_sub(start.elapsed()));
    assert_eq!(text(&output.stderr), "");
    assert_eq!(text(&output.stdout), expected);
    assert!(output.status.success());
    // It was in the middle: tasks were done again.
    let log = cluster.log("scheduler");
    assert!(log.contains("on lost Executor"), "{log}");
    // It is forgotten.
    cluster.wait_for_executors(1);
}

fn has_file(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let path = entry.path();
        path.is_file() || has_file(&path)
    })
}
