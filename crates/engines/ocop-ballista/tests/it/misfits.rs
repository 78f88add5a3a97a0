//! Parts that do not fit: the client names them before it sends a query.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use ballista::prelude::SessionContextExt as _;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use datafusion::execution::{FunctionRegistry as _, SessionState};
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};

use crate::cluster::{Cluster, program, text, write_scorecards};

/// Two ports that are free.
fn free_ports() -> (u16, u16) {
    let listener = || std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (one, two) = (listener(), listener());
    (
        one.local_addr().unwrap().port(),
        two.local_addr().unwrap().port(),
    )
}

/// Runs Ballista's own executor in this process; gives its address.
fn stock_executor(cluster: &Cluster) -> String {
    let (host, port) = cluster.scheduler.split_once(':').unwrap();
    let (own, task_port) = free_ports();
    let config = ExecutorProcessConfig {
        scheduler_host: host.into(),
        scheduler_port: port.parse().unwrap(),
        port: own,
        grpc_port: task_port,
        executor_heartbeat_interval_seconds: 1,
        work_dir: Some(cluster.results("stock").to_str().unwrap().into()),
        ..ExecutorProcessConfig::default()
    };
    tokio::spawn(start_executor_process(Arc::new(config)));
    format!("127.0.0.1:{own}")
}

/// Runs Ballista's own scheduler in this process; gives its address.
async fn stock_scheduler() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address: SocketAddr = listener.local_addr().unwrap();
    let config = Arc::new(SchedulerConfig::default().with_port(address.port()));
    let state = BallistaCluster::new_from_config(&config).await.unwrap();
    let scheduler = create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(state, config)
        .await
        .unwrap();
    tokio::spawn(start_grpc_service_with_listener(listener, scheduler));
    address.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stock_executor_is_named_and_no_query_is_sent() {
    let cluster = Cluster::start();
    let _executor = cluster.executor("own");
    let stock = stock_executor(&cluster);
    let expected = format!(
        "the executor at {stock} is not of ocop-ballista: it cannot say which rating functions it has. \
         Start `ocop-ballista executor` of version 55.0.0 in its place"
    );
    let said = cluster.wait_for_client(&["select 1"], |text| text.contains(&expected));
    assert_eq!(said, format!("ocop-ballista: {expected}\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_check_a_stock_executor_only_rejects_the_task() {
    let cluster = Cluster::start();
    let folder = cluster.folder.path().join("scorecards");
    write_scorecards(&folder, 1, 10);
    let stock = stock_executor(&cluster);
    cluster.wait_for_client(&[], |text| text.contains(&stock));

    let mut context = SessionContext::remote(&format!("df://{}", cluster.scheduler))
        .await
        .unwrap();
    ocop_datafusion::register(&mut context).unwrap();
    let options = ParquetReadOptions::default();
    context
        .register_parquet("scorecards", folder.to_str().unwrap(), options)
        .await
        .unwrap();
    let query = context
        .sql("select ocop_star('26/2026', 7, packed) from scorecards")
        .await
        .unwrap();
    let error = query.collect().await.unwrap_err().to_string();
    assert!(
        error.contains("task could not be prepared or was rejected by executor"),
        "{error}"
    );
    assert!(!error.contains("ocop_star"), "{error}");
}

#[tokio::test]
async fn a_stock_scheduler_is_named_to_clients_and_executors() {
    let scheduler = stock_scheduler().await;
    let expected = format!(
        "ocop-ballista: the scheduler at {scheduler} is not of ocop-ballista (ballista/55.0.0): it cannot say which \
         rating functions it has. Start `ocop-ballista scheduler` of version 55.0.0 in its place\n"
    );
    for part in ["client", "executor"] {
        let mut command = program(&[part, "--scheduler", &scheduler]);
        let output = tokio::task::spawn_blocking(move || command.output().unwrap())
            .await
            .unwrap();
        assert_eq!(text(&output.stderr), expected);
        assert_eq!(output.status.code(), Some(1));
    }
}

/// Runs a server that answers as a part would, and gives its address.
async fn part(lines: String) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let routes = Router::new().route("/ocop", get(move || async move { lines }));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    address.to_string()
}

#[tokio::test]
async fn another_version_and_a_missing_function_are_named_with_their_part() {
    let functions = ocop_ballista::registry().unwrap();
    let functions = functions.udfs().into_iter().chain(functions.udafs());
    let functions: String = functions
        .filter(|name| name.starts_with("ocop_"))
        .map(|name| format!("function {name}\n"))
        .collect();
    let versions =
        "version ballista 55.0.0\nversion datafusion 55.2.0\nversion ocop-ballista 55.0.0\n";
    let fits = format!("{versions}{functions}");
    let older = part(fits.replace("ocop-ballista 55.0.0", "ocop-ballista 54.0.1")).await;
    let fewer = part(
        fits.replace("function ocop_star\n", "")
            .replace("function ocop_total\n", ""),
    )
    .await;
    let same = part(fits.clone()).await;
    let scheduler = part(format!(
        "{fits}executor {older}\nexecutor {fewer}\nexecutor {same}\n"
    ))
    .await;

    let error = ocop_ballista::parts(&scheduler).await.unwrap_err();
    let help = "Start `ocop-ballista executor` of version 55.0.0 in its place";
    let expected = format!(
        "the executor at {older}: its ocop-ballista is 54.0.1, 55.0.0 is required. {help}\n\
         the executor at {fewer}: it lacks ocop_star, ocop_total. {help}"
    );
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn functions_registered_in_a_state_are_dropped_on_the_way_to_a_remote_context() {
    let state: SessionState = ocop_ballista::session(SessionConfig::new()).unwrap();
    assert!(state.scalar_functions().contains_key("ocop_star"));
    let context = SessionContext::remote_with_state("df://127.0.0.1:1", state)
        .await
        .unwrap();
    assert!(!context.state().scalar_functions().contains_key("ocop_star"));
}
