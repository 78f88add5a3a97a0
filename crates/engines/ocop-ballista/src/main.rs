//! The three parts of a cluster in one program, so that all of them have the same functions and versions.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write as _};
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use ballista_executor::executor_process::start_executor_process;
use clap::{Parser, Subcommand};
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::prelude::{SessionConfig, SessionContext};
use log::{Level, LevelFilter, Log, Metadata, Record};
use ocop_ballista::{
    EXECUTOR_TIMEOUT_SECONDS, Error, connect, executor_config, parts, scheduler_config,
    serve_scheduler,
};

mod table;

use table::add_table;

/// Where a scheduler is, unless the caller says otherwise.
const SCHEDULER: &str = "127.0.0.1:50050";

/// How long the client waits for executors.
const PATIENCE: Duration = Duration::from_secs(30);

/// Rates OCOP scorecards in SQL on a cluster. Start one scheduler, then executors, then ask with the client. All of
/// them must be this program, in the same version. Nothing is encrypted and nobody is asked for a password: use it
/// inside a network that you trust
#[derive(Parser)]
#[command(version)]
struct Args {
    #[command(subcommand)]
    part: Part,
}

#[derive(Subcommand)]
enum Part {
    /// Plans queries and gives their tasks to executors. There is one
    Scheduler(Scheduler),
    /// Runs tasks. There is one for each machine
    Executor(Executor),
    /// Asks the cluster: SQL in, a table out. Without SQL it shows the parts of the cluster
    Client(Client),
}

#[derive(clap::Args)]
struct Scheduler {
    /// Address and port on which it listens; port 0 is any free port
    #[arg(long, value_name = "ADDRESS:PORT", default_value = SCHEDULER)]
    listen: SocketAddrV4,

    /// Name or address by which executors reach this machine [default: the address on which it listens]
    #[arg(long, value_name = "NAME")]
    host: Option<String>,

    /// After how many seconds without a sign of life an executor is given up, and its tasks go to others
    #[arg(long, value_name = "SECONDS", default_value_t = EXECUTOR_TIMEOUT_SECONDS, value_parser = clap::value_parser!(u64).range(2..))]
    executor_timeout: u64,
}

#[derive(clap::Args)]
struct Executor {
    /// The scheduler
    #[arg(long, value_name = "HOST:PORT", default_value = SCHEDULER)]
    scheduler: String,

    /// Address on which it listens
    #[arg(long, value_name = "ADDRESS", default_value_t = Ipv4Addr::LOCALHOST)]
    listen: Ipv4Addr,

    /// Name or address by which others reach this machine [default: the address from which it calls the scheduler]
    #[arg(long, value_name = "NAME")]
    host: Option<String>,

    /// Port from which clients and other executors fetch results; 0 is any free port
    #[arg(long, default_value_t = 0)]
    port: u16,

    /// Port on which the scheduler gives tasks; 0 is any free port
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    task_port: u16,

    /// How many tasks run at the same time [default: one for each core]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    tasks: Option<u16>,

    /// Folder for results of tasks [default: a temporary folder, which is removed at the end]
    #[arg(long, value_name = "FOLDER")]
    work_dir: Option<PathBuf>,

    /// How long to wait for the scheduler to start, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    wait: u64,
}

#[derive(clap::Args)]
struct Client {
    /// The scheduler
    #[arg(long, value_name = "HOST:PORT", default_value = SCHEDULER)]
    scheduler: String,

    /// A table and its Parquet file or folder, at the same path on every machine; may be given more than once
    #[arg(long, value_name = "NAME=PATH")]
    table: Vec<String>,

    /// Into how many tasks a step of a query is divided, at most [default: one for each core of this machine]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    partitions: Option<u16>,

    /// Wait until so many executors have joined, for half a minute at most
    #[arg(long, value_name = "NUMBER")]
    executors: Option<u16>,

    /// Queries, which run one after the other
    sql: Vec<String>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    // The client's errors are returned to it; the other parts run for long, and say what happens to them.
    if !matches!(args.part, Part::Client(_)) {
        log_to_stderr();
    }
    match run(args.part) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody may read it any more.
            let _ = writeln!(io::stderr(), "ocop-ballista: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Writes what Ballista reports to the standard error stream. Times are added by what runs the program as a service.
fn log_to_stderr() {
    struct Lines;
    impl Log for Lines {
        fn enabled(&self, metadata: &Metadata<'_>) -> bool {
            metadata.target().starts_with("ballista") || metadata.level() <= Level::Warn
        }
        fn log(&self, record: &Record<'_>) {
            if self.enabled(record.metadata()) {
                let (level, target, text) = (record.level(), record.target(), record.args());
                // Nobody may read it any more.
                let _ = writeln!(io::stderr(), "{level} {target}: {text}");
            }
        }
        fn flush(&self) {}
    }
    // It fails only if there is a logger already.
    if log::set_logger(&Lines).is_ok() {
        log::set_max_level(LevelFilter::Info);
    }
}

/// Writes to the standard output. That its reader has closed it is no error.
fn say(text: &impl Display) -> Result<()> {
    match writeln!(io::stdout(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn run(part: Part) -> Result<()> {
    tokio::runtime::Runtime::new()?.block_on(async {
        match part {
            Part::Scheduler(scheduler) => scheduler.run().await,
            Part::Executor(executor) => executor.run().await,
            Part::Client(client) => client.run().await,
        }
    })
}

impl Scheduler {
    async fn run(self) -> Result<()> {
        let host = match self.host {
            Some(host) => host,
            None if self.listen.ip().is_unspecified() => {
                bail!(
                    "--host is missing: executors must know by which name they reach this machine"
                )
            }
            None => self.listen.ip().to_string(),
        };
        let listener = tokio::net::TcpListener::bind(self.listen).await;
        let listener = listener.with_context(|| format!("cannot listen on {}", self.listen))?;
        let port = listener.local_addr()?.port();
        say(&format_args!("scheduler at {host}:{port}"))?;
        let mut config = scheduler_config().with_hostname(host);
        config.executor_timeout_seconds = self.executor_timeout;
        config.no_executors_grace_period_seconds = self.executor_timeout;
        Ok(serve_scheduler(listener, config).await?)
    }
}

impl Executor {
    async fn run(self) -> Result<()> {
        let mut config = executor_config(&self.scheduler, Duration::from_secs(self.wait)).await?;
        config.bind_host = self.listen.to_string();
        config.external_host = self.host;
        (config.port, config.grpc_port) = free_ports(self.listen, self.port, self.task_port)?;
        if let Some(tasks) = self.tasks {
            config.vcores = tasks.into();
        }
        // Ballista's own temporary folder is removed before it is used, and made again: then nothing
        // removes it.
        let temporary = match self.work_dir {
            Some(_) => None,
            None => Some(
                tempfile::Builder::new()
                    .prefix("ocop-ballista-")
                    .tempdir()?,
            ),
        };
        let folder = temporary.as_ref().map(tempfile::TempDir::path);
        let folder = self
            .work_dir
            .as_deref()
            .or(folder)
            .unwrap_or(Path::new("."));
        let shown = folder.display();
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {shown}"))?;
        let folder = folder
            .to_str()
            .with_context(|| format!("{shown} is not UTF-8"))?;
        config.work_dir = Some(folder.into());
        let (port, scheduler) = (config.port, &self.scheduler);
        say(&format_args!(
            "executor at port {port} for the scheduler at {scheduler}"
        ))?;
        let asked = tokio::spawn(asked_to_end());
        start_executor_process(Arc::new(config)).await?;
        // Without this check, what starts failed services again would take it for a success.
        ensure!(
            asked.is_finished(),
            "the executor ended by itself: it lost the scheduler, or the scheduler gave it up. Start it again"
        );
        Ok(())
    }
}

/// Ends when the program is asked to end, as Ballista's executor does then.
async fn asked_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    // Without signals nobody can ask: the program is killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// The ports to take: those asked for, if they are free, and any free ones in place of 0.
fn free_ports(address: Ipv4Addr, port: u16, task_port: u16) -> Result<(u16, u16)> {
    let free = |port| {
        let listener = TcpListener::bind((address, port));
        listener.with_context(|| format!("cannot listen on {address}:{port}"))
    };
    // Both are kept until both are known: they must differ.
    let (port, task_port) = (free(port)?, free(task_port)?);
    Ok((port.local_addr()?.port(), task_port.local_addr()?.port()))
}

impl Client {
    async fn run(self) -> Result<()> {
        if let Some(executors) = self.executors {
            wait_for_executors(&self.scheduler, executors.into()).await?;
        }
        if self.sql.is_empty() {
            for part in &parts(&self.scheduler).await? {
                say(part)?;
            }
            return Ok(());
        }
        let mut config = SessionConfig::new();
        if let Some(partitions) = self.partitions {
            config = config.with_target_partitions(partitions.into());
        }
        let context = connect(&self.scheduler, config).await?;
        for table in &self.table {
            add_table(&context, table).await?;
        }
        for (number, sql) in self.sql.iter().enumerate() {
            // An executor may have joined since.
            if number > 0 {
                parts(&self.scheduler).await?;
            }
            let rows = rows(&context, sql).await?;
            say(&pretty_format_batches(&rows)?)?;
        }
        Ok(())
    }
}

/// Waits until so many executors have joined.
async fn wait_for_executors(scheduler: &str, number: usize) -> Result<()> {
    let start = Instant::now();
    loop {
        // The scheduler is a part too.
        let joined = parts(scheduler).await?.len() - 1;
        if joined >= number {
            return Ok(());
        }
        ensure!(
            start.elapsed() < PATIENCE,
            "only {joined} of {number} executors have joined the scheduler at {scheduler}"
        );
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The rows of an answer, or the error in the engine's words.
async fn rows(context: &SessionContext, sql: &str) -> Result<Vec<RecordBatch>, Error> {
    Ok(context.sql(sql).await?.collect().await?)
}
