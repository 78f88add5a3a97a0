//! What the program says.

use crate::cluster::{Cluster, PATIENCE, program, text, write_scorecards};

/// Runs the program, which must fail, and gives what it says.
#[track_caller]
fn fails(args: &[&str]) -> String {
    let output = program(args).output().unwrap();
    assert!(!output.status.success());
    assert_eq!(text(&output.stdout), "");
    text(&output.stderr)
}

#[test]
fn a_client_without_a_scheduler_says_how_to_start_one() {
    let said = fails(&["client", "--scheduler", "127.0.0.1:1", "select 1"]);
    assert!(
        said.starts_with("ocop-ballista: the scheduler at 127.0.0.1:1 does not answer: "),
        "{said}"
    );
    assert!(
        said.ends_with(". Start it with `ocop-ballista scheduler`, or correct the address\n"),
        "{said}"
    );
}

#[test]
fn a_client_without_executors_says_how_to_start_one() {
    let cluster = Cluster::start();
    let scheduler = &cluster.scheduler;
    let said = fails(&["client", "--scheduler", scheduler, "select 1"]);
    let expected = format!(
        "ocop-ballista: the scheduler at {scheduler} has no executor: a query would wait. \
         Start one with `ocop-ballista executor --scheduler {scheduler}`\n"
    );
    assert_eq!(said, expected);
}

#[test]
fn a_client_without_sql_shows_all_parts_with_versions_and_functions() {
    let cluster = Cluster::start();
    let _executor = cluster.executor("one");
    cluster.wait_for_executors(1);
    let output = cluster.client(&[]).output(PATIENCE);
    let said = text(&output.stdout);
    assert!(
        said.starts_with(&format!("scheduler at {}\n", cluster.scheduler)),
        "{said}"
    );
    assert_eq!(
        said.matches("versions: ballista 55.0.0, datafusion 55.2.0, ocop-ballista 55.0.0\n")
            .count(),
        2
    );
    assert_eq!(said.matches("ocop_star").count(), 2);
}

#[test]
fn a_table_without_a_name_a_missing_folder_and_a_broken_file_are_named() {
    let cluster = Cluster::start();
    let _executor = cluster.executor("one");
    cluster.wait_for_executors(1);
    let said = |table: &str| {
        let output = cluster
            .client(&["--table", table, "select 1"])
            .output(PATIENCE);
        text(&output.stderr)
    };
    assert_eq!(
        said("a"),
        "ocop-ballista: `a` is no table: expected NAME=PATH\n"
    );
    assert_eq!(
        said("a=/nowhere"),
        "ocop-ballista: table `a`: there is no file or folder /nowhere\n"
    );

    let folder = cluster.folder.path().join("scorecards");
    write_scorecards(&folder, 3, 10);
    let broken = folder.join("1.parquet");
    let bytes = std::fs::read(&broken).unwrap();
    std::fs::write(&broken, &bytes[..bytes.len() / 2]).unwrap();
    let said = said(&format!("a={}", folder.display()));
    let expected = format!(
        "ocop-ballista: table `a`: cannot read {}: ",
        broken.display()
    );
    assert!(said.starts_with(&expected), "{said}");
}

#[test]
fn functions_on_lists_run_on_executors() {
    let cluster = Cluster::start();
    let folder = cluster.folder.path().join("scorecards");
    write_scorecards(&folder, 1, 1);
    let _executor = cluster.executor("one");
    let table = format!("scorecards={}", folder.display());
    let sql = "select array_length(make_array(packed, packed)) as length from scorecards";
    let output = cluster
        .client(&["--executors", "1", "--table", &table, sql])
        .output(PATIENCE);
    assert_eq!(text(&output.stderr), "");
    assert_eq!(
        text(&output.stdout),
        "+--------+\n| length |\n+--------+\n| 2      |\n+--------+\n"
    );
}

#[test]
fn an_executor_stops_if_no_scheduler_comes_or_its_port_is_taken() {
    let said = fails(&["executor", "--scheduler", "127.0.0.1:1", "--wait", "0"]);
    assert!(
        said.contains("the scheduler at 127.0.0.1:1 does not answer"),
        "{said}"
    );
    let said = fails(&["executor", "--scheduler", "somewhere"]);
    assert_eq!(
        said,
        "ocop-ballista: `somewhere` is no address of a scheduler: expected HOST:PORT\n"
    );

    let cluster = Cluster::start();
    let taken = cluster.scheduler.split_once(':').unwrap().1;
    let said = fails(&[
        "executor",
        "--scheduler",
        &cluster.scheduler,
        "--port",
        taken,
    ]);
    assert!(
        said.starts_with(&format!(
            "ocop-ballista: cannot listen on 127.0.0.1:{taken}: "
        )),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn an_executor_that_is_asked_to_end_succeeds_and_one_that_loses_its_scheduler_does_not() {
    let mut cluster = Cluster::start();
    let mut asked = cluster.executor("asked");
    let mut lonely = cluster.executor("lonely");
    cluster.wait_for_executors(2);
    asked.ask_to_end();
    assert_eq!(asked.wait_for_end(), Some(0));
    cluster.wait_for_executors(1);

    cluster.process.kill();
    assert_eq!(lonely.wait_for_end(), Some(1));
    let log = cluster.log("lonely");
    let said = "ocop-ballista: the executor ended by itself: it lost the scheduler, or the scheduler gave it up. \
                Start it again\n";
    assert!(log.ends_with(said), "{log}");
}

#[test]
fn a_scheduler_for_other_machines_needs_a_name() {
    let said = fails(&["scheduler", "--listen", "0.0.0.0:0"]);
    let expected = "ocop-ballista: --host is missing: executors must know by which name they reach this machine\n";
    assert_eq!(said, expected);
}
