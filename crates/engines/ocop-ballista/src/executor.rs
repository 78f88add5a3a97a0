//! The executor: Ballista's own, with the rating functions, which says which ones it has.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow_flight::flight_service_server::FlightServiceServer;
use axum::routing::get;
use ballista_core::error::BallistaError;
use ballista_core::utils::{GrpcServerConfig, create_grpc_server};
use ballista_executor::ArrowFlightServerProvider;
use ballista_executor::executor_process::ExecutorProcessConfig;
use ballista_executor::flight_service::BallistaFlightService;
use ballista_executor::shutdown::Shutdown;
use tonic::service::Routes;

use crate::part::{PATH, PAUSE, executor_timeout};
use crate::{Error, Part, registry};

/// How many signs of life an executor gives before the scheduler's timeout ends.
const HEARTBEATS_PER_TIMEOUT: u64 = 5;

/// The configuration of an executor with the rating functions, for the scheduler at `HOST:PORT`.
///
/// It waits up to `patience` for the scheduler, and takes the pace of its signs of life from the scheduler's timeout.
/// Set `port` and `grpc_port` if another executor runs on the machine, and `external_host` if others reach it by
/// another name than the address from which it calls. Then give it to Ballista's `start_executor_process`.
///
/// # Errors
///
/// If the scheduler does not answer in time, lacks a function, has another version or is not of this crate.
pub async fn executor_config(
    scheduler: &str,
    patience: Duration,
) -> Result<ExecutorProcessConfig, Error> {
    let (host, port) = scheduler
        .rsplit_once(':')
        .and_then(|(host, port)| Some((host, port.parse().ok()?)))
        .ok_or_else(|| {
            Error::new(format!(
                "`{scheduler}` is no address of a scheduler: expected HOST:PORT"
            ))
        })?;
    let start = Instant::now();
    let timeout = loop {
        match executor_timeout(scheduler).await {
            Err(error) if error.is_no_answer() && start.elapsed() < patience => {
                tokio::time::sleep(PAUSE).await;
            }
            other => break other?,
        }
    };
    let registry = Arc::new(registry()?);
    let part = Part::new("executor", registry.as_ref());
    Ok(ExecutorProcessConfig {
        scheduler_host: host.into(),
        scheduler_port: port,
        executor_heartbeat_interval_seconds: (timeout / HEARTBEATS_PER_TIMEOUT).max(1),
        override_function_registry: Some(registry),
        override_arrow_flight_service: Some(flight_service(part.lines())),
        ..ExecutorProcessConfig::default()
    })
}

/// Ballista's own service for the results of tasks; on the same port it answers what the executor is.
fn flight_service(lines: String) -> Arc<ArrowFlightServerProvider> {
    let serve = move |folder: String,
                      address: SocketAddr,
                      mut shutdown: Shutdown,
                      config: GrpcServerConfig| {
        let longest = ExecutorProcessConfig::default();
        let service = FlightServiceServer::new(BallistaFlightService::new(folder))
            .max_decoding_message_size(longest.grpc_max_decoding_message_size as usize)
            .max_encoding_message_size(longest.grpc_max_encoding_message_size as usize);
        let lines = lines.clone();
        let routes = Routes::new(service).into_axum_router();
        let routes = routes.route(PATH, get(move || async move { lines }));
        // Programs that know only HTTP/1.1 can ask too.
        let mut server = create_grpc_server(&config).accept_http1(true);
        let server = server.add_routes(routes.into());
        tokio::spawn(async move {
            let served = server.serve_with_shutdown(address, shutdown.recv()).await;
            served.map_err(BallistaError::TonicError)
        })
    };
    Arc::new(serve)
}
