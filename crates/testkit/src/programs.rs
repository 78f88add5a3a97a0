//! Runs the example programs as a user does.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The packages outside `cargo test --all-features` that have programs.
const ADAPTERS: [&str; 4] = [
    "--package=ocop-arrow",
    "--package=ocop-html",
    "--package=ocop-portfolio",
    "--package=ocop-xlsx",
];

/// The folder of the built examples; they are built once.
fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    // As `cargo test --all-features` builds them, so that nothing is built twice.
    BUILT.get_or_init(|| build(&["--all-features"]))
}

/// The folder of the built programs of the adapters, with all features or the usual ones; they are built once.
pub fn adapters(all_features: bool) -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    // As CI tests the adapters: one without the others has fewer features of what they share, which would be
    // built once more for each.
    BUILT.get_or_init(|| match all_features {
        true => build(&[&ADAPTERS[..], &["--all-features"]].concat()),
        false => build(&ADAPTERS),
    })
}

/// Builds examples, and returns the folder in which they are.
fn build(args: &[&str]) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--examples", "--message-format", "json"])
        .args(args)
        // Tests that run optimised measure programs that are.
        .args((!cfg!(debug_assertions)).then_some("--release"))
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(built.status.success());
    let messages = String::from_utf8(built.stdout).unwrap();
    let messages = messages
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut programs = messages.filter_map(|message| {
        let is_example = message["target"]["kind"][0] == "example";
        let program = message["executable"].as_str().filter(|_| is_example);
        program.map(PathBuf::from)
    });
    programs.next().unwrap().parent().unwrap().to_owned()
}

/// Where a program was built.
pub fn path(program: &str) -> PathBuf {
    built().join(program)
}

/// Starts a program with its pipes open.
pub fn start(program: &str, args: &[&str]) -> Child {
    start_at(&path(program), args)
}

fn start_at(program: &Path, args: &[&str]) -> Child {
    Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Runs a program on an input, which is written while its output is read.
pub fn run(program: &str, args: &[&str], input: &[u8]) -> Output {
    run_at(&path(program), args, input)
}

/// Runs the program of a path on an input, which is written while its output is read.
pub fn run_at(program: &Path, args: &[&str], input: &[u8]) -> Output {
    let mut child = start_at(program, args);
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // A program that does not read its input closes the pipe.
        scope.spawn(move || drop(stdin.write_all(input)));
        child.wait_with_output().unwrap()
    })
}

/// Sends a signal to a program: `TERM`, or `INT`, which a shell may have its programs ignore.
pub fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill")
        .args(["-s", name, &child.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}

/// What a program wrote.
pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The most memory that was resident, in kB.
#[cfg(target_os = "linux")]
pub fn resident(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
