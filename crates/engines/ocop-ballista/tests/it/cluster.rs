//! A cluster of processes on free ports, which end with the test in any case, and data to rate.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use datafusion::arrow::array::{ArrayRef, RecordBatch, UInt32Array, UInt64Array};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use ocop_core::Edition;
use tempfile::TempDir;

/// How long anything may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A process that is killed when it goes out of scope, also if the test fails.
pub(crate) struct Process(Child);

impl Process {
    pub(crate) fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// Asks it to end (SIGTERM).
    #[cfg(unix)]
    pub(crate) fn ask_to_end(&self) {
        let id = self.0.id().to_string();
        let kill = Command::new("kill").arg(id).status().unwrap();
        assert!(kill.success());
    }

    /// Waits for its end; gives its exit code.
    pub(crate) fn wait_for_end(&mut self) -> Option<i32> {
        wait(|| self.0.try_wait().unwrap()).code()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The program with these arguments, not started yet.
pub(crate) fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ocop-ballista"));
    command.args(args).stdin(Stdio::null());
    command
}

/// A scheduler and its folder, in which its log and the folders of executors are.
pub(crate) struct Cluster {
    pub(crate) folder: TempDir,
    /// Address of the scheduler.
    pub(crate) scheduler: String,
    pub(crate) process: Process,
}

impl Cluster {
    /// Starts a scheduler on a free port, and waits until it listens.
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let log = File::create(folder.path().join("scheduler.log")).unwrap();
        let args = [
            "scheduler",
            "--listen",
            "127.0.0.1:0",
            "--executor-timeout",
            "4",
        ];
        let mut child = program(&args)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let output = child.stdout.take().unwrap();
        let process = Process(child);
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).unwrap();
        let scheduler = line
            .trim()
            .strip_prefix("scheduler at ")
            .expect("its address")
            .to_owned();
        Self {
            folder,
            scheduler,
            process,
        }
    }

    /// Starts an executor that runs one task at a time and keeps results in a folder of this name.
    pub(crate) fn executor(&self, name: &str) -> Process {
        let log = File::create(self.folder.path().join(format!("{name}.log"))).unwrap();
        let folder = self.results(name);
        let folder = folder.to_str().unwrap();
        let args = [
            "executor",
            "--scheduler",
            &self.scheduler,
            "--tasks",
            "1",
            "--work-dir",
            folder,
        ];
        Process(
            program(&args)
                .stdout(Stdio::null())
                .stderr(log)
                .spawn()
                .unwrap(),
        )
    }

    /// Where an executor keeps results of tasks.
    pub(crate) fn results(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the scheduler or an executor reported so far.
    pub(crate) fn log(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(format!("{name}.log"))).unwrap()
    }

    /// Starts the client with these arguments.
    pub(crate) fn client(&self, args: &[&str]) -> Client {
        let start = ["client", "--scheduler", &self.scheduler];
        Client::start(&[&start, args].concat())
    }

    /// Runs the client until it succeeds: executors take a moment to join.
    pub(crate) fn wait_for_client(&self, args: &[&str], ready: impl Fn(&str) -> bool) -> String {
        let mut last = String::new();
        wait(|| {
            let output = self.client(args).output(PATIENCE);
            last = text(&output.stdout) + &text(&output.stderr);
            ready(&last).then(|| last.clone())
        })
    }

    /// Waits until so many executors have joined and answer.
    pub(crate) fn wait_for_executors(&self, number: usize) {
        self.wait_for_client(&[], |text| {
            text.matches("executor at ").count() == number && text.contains("scheduler at")
        });
    }
}

/// A client that runs, and what it writes.
pub(crate) struct Client {
    process: Process,
    readers: [thread::JoinHandle<Vec<u8>>; 2],
}

impl Client {
    pub(crate) fn start(args: &[&str]) -> Self {
        let mut child = program(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        fn reader(mut from: impl std::io::Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
            thread::spawn(move || {
                let mut bytes = Vec::new();
                from.read_to_end(&mut bytes).unwrap();
                bytes
            })
        }
        Self {
            process: Process(child),
            readers: [reader(stdout), reader(stderr)],
        }
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.process.0.try_wait().unwrap().is_none()
    }

    /// Waits for its end; it must come in time.
    pub(crate) fn output(mut self, patience: Duration) -> Output {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.process.0.try_wait().unwrap() {
                break status;
            }
            assert!(
                start.elapsed() < patience,
                "the client still runs after {patience:?}"
            );
            thread::sleep(Duration::from_millis(5));
        };
        let [stdout, stderr] = self.readers.map(|reader| reader.join().unwrap());
        Output {
            status,
            stdout,
            stderr,
        }
    }
}

/// Asks again and again until there is an answer.
pub(crate) fn wait<T>(mut answer: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = answer() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "nothing after {PATIENCE:?}");
        thread::sleep(Duration::from_millis(2));
    }
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Scorecards of set 7 in Parquet files: the council of each, and its packed number. Some numbers are no scorecards.
pub(crate) fn write_scorecards(folder: &Path, files: u32, rows: u32) {
    fs::create_dir_all(folder).unwrap();
    let sheet = Edition::E2026.sheet(7).unwrap();
    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let most = sheet
        .scorecard_from(best)
        .unwrap()
        .complete()
        .unwrap()
        .pack()
        .unwrap();
    for file in 0..files {
        let row = |row| file * rows + row;
        let councils = UInt32Array::from_iter_values((0..rows).map(|i| row(i) % 300));
        let packed = UInt64Array::from_iter_values((0..rows).map(|i| match row(i) {
            row if row % 997 == 0 => u64::MAX,
            row => mixed(row.into()) % (most + 1),
        }));
        let columns: [(&str, ArrayRef); 2] = [
            ("council", Arc::new(councils)),
            ("packed", Arc::new(packed)),
        ];
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let file = File::create(folder.join(format!("{file}.parquet"))).unwrap();
        let mut writer = ArrowWriter::try_new(file, batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    }
}

/// Numbers that look random and are the same in each run.
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// The same query in one process, as the client prints it.
pub(crate) async fn in_one_process(folder: &Path, sql: &str) -> String {
    let mut context = SessionContext::new();
    ocop_datafusion::register(&mut context).unwrap();
    let options = ParquetReadOptions::default();
    context
        .register_parquet("scorecards", folder.to_str().unwrap(), options)
        .await
        .unwrap();
    let rows = context.sql(sql).await.unwrap().collect().await.unwrap();
    format!("{}\n", pretty_format_batches(&rows).unwrap())
}
