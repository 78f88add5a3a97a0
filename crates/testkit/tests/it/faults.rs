//! What a stream of ratings leaves behind when it is cut off: whole lines, a status and a reason.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread::JoinHandle;

use testkit::cases::RATING as CASES;
use testkit::programs::{path, run, signal, start, text};

/// Signals that ask a program to end, with its status.
const SIGNALS: [(&str, i32); 2] = [("INT", 130), ("TERM", 143)];

/// What an input of this many rounds of the cases answers, line by line.
fn wanted(rounds: usize) -> Vec<String> {
    let output = run("rate_ndjson", &[], CASES.repeat(rounds).as_bytes());
    text(&output.stdout).lines().map(str::to_owned).collect()
}

/// Checks that whole lines were written, the first of those wanted; gives their number.
#[track_caller]
fn whole(written: &str, wanted: &[String]) -> usize {
    let mut lines = 0;
    for line in written.split_inclusive('\n') {
        let line = line.strip_suffix('\n');
        assert_eq!(line, wanted.get(lines).map(String::as_str), "line {lines}");
        lines += 1;
    }
    lines
}

/// Writes the cases until the program is gone.
fn feed(mut stdin: ChildStdin) -> JoinHandle<()> {
    std::thread::spawn(move || while stdin.write_all(CASES.as_bytes()).is_ok() {})
}

/// Reads a line, ends the program with a signal, and checks that it wrote whole lines and has the signal's status;
/// gives the number of lines.
#[track_caller]
fn ended_after_a_line(child: &mut Child, (name, status): (&str, i32), wanted: &[String]) -> usize {
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut written = String::new();
    output.read_line(&mut written).unwrap();
    signal(child, name);
    output.read_to_string(&mut written).unwrap();
    let lines = whole(&written, wanted);
    assert_eq!(child.wait().unwrap().code(), Some(status), "{name}");
    lines
}

fn words(child: &mut Child) -> String {
    let mut words = String::new();
    let mut stderr = child.stderr.take().unwrap();
    stderr.read_to_string(&mut words).unwrap();
    words
}

#[test]
fn a_signal_ends_a_stream_after_a_whole_line() {
    let folder = tempfile::tempdir().unwrap();
    let products = folder.path().join("products.ndjson");
    std::fs::write(&products, CASES.repeat(4)).unwrap();
    let wanted = wanted(4);
    for signal in SIGNALS {
        // Of a file so much is read at once that its answers do not fit the pipe.
        let mut child = Command::new(path("rate_ndjson"))
            .stdin(File::open(&products).unwrap())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The first block is on its way, and waits for its reader in the middle of a line.
        let lines = ended_after_a_line(&mut child, signal, &wanted);
        assert_eq!(
            words(&mut child),
            format!("rate_ndjson: ended by a signal; whole lines written: {lines}\n")
        );
    }
}

#[test]
fn a_signal_ends_a_stream_that_waits_for_input() {
    let wanted = wanted(1);
    for (name, status) in SIGNALS {
        let mut child = start("rate_ndjson", &["--threads", "2"]);
        let mut stdin = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let case = CASES.lines().next().unwrap();
        // The half line that follows is not answered.
        write!(stdin, "{case}\n{{\"id\":").unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert_eq!(answer.trim_end(), wanted[0]);
        signal(&child, name);
        assert_eq!(child.wait().unwrap().code(), Some(status), "{name}");
        let mut rest = String::new();
        output.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
        assert_eq!(
            words(&mut child),
            "rate_ndjson: ended by a signal; whole lines written: 1\n"
        );
    }
}

#[test]
fn signals_again_end_a_stream_that_nobody_reads() {
    let mut child = start("rate_ndjson", &[]);
    let writer = feed(child.stdin.take().unwrap());
    let mut first = [0; 1];
    let mut output = child.stdout.take().unwrap();
    output.read_exact(&mut first).unwrap();
    while child.try_wait().unwrap().is_none() {
        signal(&child, "INT");
    }
    assert_eq!(child.wait().unwrap().code(), Some(130));
    writer.join().unwrap();
}

/// A table that `rate_csv` rates, and more than a pipe takes of its answers.
fn table() -> String {
    let bundled = include_str!("../../../../examples/data/scorecards.csv");
    let (header, rows) = bundled.split_once('\n').unwrap();
    format!("{header}\n{}", rows.repeat(1 << 12))
}

#[test]
fn a_signal_ends_a_table_after_a_whole_row() {
    let folder = tempfile::tempdir().unwrap();
    let path_of_table = folder.path().join("table.csv");
    std::fs::write(&path_of_table, table()).unwrap();
    let args = ["--set", "7", path_of_table.to_str().unwrap()];
    let all = run("rate_csv", &args, b"");
    let wanted: Vec<_> = text(&all.stdout).lines().map(str::to_owned).collect();
    for signal in SIGNALS {
        let mut child = start("rate_csv", &args);
        // The header is on its way, and rows wait for their reader.
        let lines = ended_after_a_line(&mut child, signal, &wanted);
        let words = words(&mut child);
        let end = format!("rate_csv: ended by a signal; whole lines written: {lines}\n");
        assert!(words.ends_with(&end), "{words}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_is_full_is_reported_for_a_table_too() {
    for (lang, end) in [
        ("en", "; whole lines written: 0\n"),
        ("vi", "; số dòng trọn vẹn đã ghi: 0\n"),
    ] {
        let child = Command::new(path("rate_csv"))
            .args(["--bundled", "--lang", lang])
            .stdout(OpenOptions::new().write(true).open("/dev/full").unwrap())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(
            text(&output.stderr).ends_with(end),
            "{}",
            text(&output.stderr)
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_is_full_is_reported_in_words() {
    let mut child = Command::new(path("rate_ndjson"))
        .stdin(Stdio::piped())
        .stdout(OpenOptions::new().write(true).open("/dev/full").unwrap())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let writer = feed(child.stdin.take().unwrap());
    assert_eq!(child.wait().unwrap().code(), Some(2));
    assert_eq!(
        words(&mut child),
        "rate_ndjson: cannot write: No space left on device (os error 28); \
         whole lines written: 0\n"
    );
    writer.join().unwrap();
}

#[test]
fn a_disk_that_fills_up_keeps_whole_lines() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ratings.ndjson");
    let wanted = wanted(8);
    for mode in [">", ">>"] {
        std::fs::write(&file, "before\n").unwrap();
        // A file that may grow no more takes a part of what is written, as a full disk does.
        let script = format!(
            "trap '' XFSZ; ulimit -f 300; printf 'first\\n' {mode} \"$1\"; exec \"$0\" >> \"$1\""
        );
        let mut child = Command::new("sh")
            .args(["-c", &script])
            .args([&path("rate_ndjson"), &file])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let writer = feed(child.stdin.take().unwrap());
        assert_eq!(child.wait().unwrap().code(), Some(2));
        writer.join().unwrap();
        let written = std::fs::read_to_string(&file).unwrap();
        let before = if mode == ">" {
            "first\n"
        } else {
            "before\nfirst\n"
        };
        let lines = whole(written.strip_prefix(before).unwrap(), &wanted);
        assert!(lines > 0);
        let message = words(&mut child);
        assert!(
            message.starts_with("rate_ndjson: cannot write: "),
            "{message}"
        );
        assert!(
            message.ends_with(&format!("; whole lines written: {lines}\n")),
            "{message}"
        );
    }
}

#[test]
fn a_reader_that_takes_one_line_gets_it_whole() {
    let wanted = wanted(1);
    let script = "set -o pipefail 2> /dev/null || exit 9; \"$0\" | head -n 1";
    let mut child = Command::new("bash")
        .args(["-c", script])
        .arg(path("rate_ndjson"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let writer = feed(child.stdin.take().unwrap());
    let output = child.wait_with_output().unwrap();
    // The status of both programs: enough is no fault.
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout).trim_end(), wanted[0]);
    assert_eq!(text(&output.stderr), "");
    writer.join().unwrap();
}

#[test]
fn an_input_that_cannot_be_read_is_reported_in_words() {
    // A folder is no file.
    let child = Command::new(path("rate_ndjson"))
        .stdin(File::open("/").unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("rate_ndjson: cannot read standard input: "));
}
