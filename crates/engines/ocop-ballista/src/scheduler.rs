//! The scheduler: Ballista's own, with the rating functions, which soon notices that an executor is lost.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::routing::get;
use ballista_core::serde::protobuf::scheduler_grpc_server::SchedulerGrpcServer;
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::create_scheduler;
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use tokio::net::TcpListener;
use tonic::service::Routes;

use crate::part::PATH;
use crate::{Error, Part, registry, session};

/// After how many seconds without a sign of life an executor is lost, unless the caller sets another number.
///
/// Ballista's own default is 180: for so long, a query waits for an executor that was killed.
pub const EXECUTOR_TIMEOUT_SECONDS: u64 = 10;

/// The configuration of a scheduler with the rating functions, which gives an executor up after
/// [`EXECUTOR_TIMEOUT_SECONDS`].
///
/// Set `external_host` to the name by which executors on other machines reach the scheduler: they report there.
///
/// # Example
///
/// ```
/// let config = ocop_ballista::scheduler_config();
/// assert_eq!(config.executor_timeout_seconds, 10);
/// ```
#[must_use]
pub fn scheduler_config() -> SchedulerConfig {
    SchedulerConfig {
        executor_timeout_seconds: EXECUTOR_TIMEOUT_SECONDS,
        // It must not be shorter than the timeout: until then an executor may come back.
        no_executors_grace_period_seconds: EXECUTOR_TIMEOUT_SECONDS,
        expire_dead_executor_interval_seconds: 1,
        override_session_builder: Some(Arc::new(session)),
        external_host: "127.0.0.1".into(),
        ..SchedulerConfig::default()
    }
}

/// Runs a scheduler on a listener until the process ends. The listener's port replaces that of the configuration.
///
/// Beside Ballista's own service it answers `GET /ocop` with its versions, its functions and its executors. It has no
/// other paths: those of Ballista's own program for health and for its user interface are missing.
///
/// # Errors
///
/// If the configuration is refused or the listener fails.
pub async fn serve_scheduler(listener: TcpListener, config: SchedulerConfig) -> Result<(), Error> {
    let port = listener
        .local_addr()
        .map_err(|error| Error::new(error.to_string()))?
        .port();
    let config = Arc::new(config.with_port(port));
    config.validate()?;
    let cluster = BallistaCluster::new_from_config(&config).await?;
    let state = cluster.cluster_state();
    let head = format!(
        "{}executor-timeout {}\n",
        Part::new("scheduler", &registry()?).lines(),
        config.executor_timeout_seconds
    );
    let answer = move || {
        let (head, state) = (head.clone(), Arc::clone(&state));
        async move {
            let executors = state.registered_executor_metadata().await;
            let mut lines: Vec<_> = executors
                .iter()
                .map(|executor| format!("executor {}:{}\n", executor.host, executor.port))
                .collect();
            lines.sort();
            head + &lines.concat()
        }
    };

    let (decoding, encoding) = (
        config.grpc_server_max_decoding_message_size as usize,
        config.grpc_server_max_encoding_message_size as usize,
    );
    let scheduler = create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, config).await?;
    let service = SchedulerGrpcServer::new(scheduler)
        .max_decoding_message_size(decoding)
        .max_encoding_message_size(encoding);
    let routes = Routes::new(service)
        .into_axum_router()
        .route(PATH, get(answer));
    // The service asks where an executor's call comes from, in this form.
    let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, routes)
        .await
        .map_err(|error| Error::new(error.to_string()))
}
