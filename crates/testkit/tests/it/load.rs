//! Streams of good and bad lines: every answer as it should be, in order, in bounded memory.
//!
//! The long form sends ten billion bytes, or as many as `OCOP_LOAD_BYTES` says, and prints its figures:
//!
//! ```sh
//! cargo test --release -p testkit --test it -- load --ignored --nocapture
//! ```

use std::io::{BufRead, BufReader, Write};
use std::sync::mpsc::channel;
use std::time::Instant;

use ocop_batch::LineRater;
use ocop_core::json::LineError;

use testkit::cases::{EDGES, RATING as CASES};
#[cfg(target_os = "linux")]
use testkit::programs::resident;
use testkit::programs::start;

/// The longest line that the program reads by default.
const LIMIT: usize = 1 << 20;

/// An answer of a round; that of a faulty line has the line's number in the middle.
struct Wanted {
    before: Vec<u8>,
    /// The number of the line within its round, and the text after it.
    numbered: Option<(u64, Vec<u8>)>,
}

/// Rounds of the same lines, which differ in the numbers of the faulty ones only.
struct Round {
    text: Vec<u8>,
    lines: u64,
    answers: Vec<Wanted>,
}

/// Every kind of good and bad line among the cases.
fn round() -> Round {
    let mut wild: Vec<Vec<u8>> = vec![
        b"".to_vec(),
        b" \t\r".to_vec(),
        b"\xEF\xBB\xBF".to_vec(),
        b"{\"id\":\"\xC3\x28\"}".to_vec(),
        b"\x00\x00".to_vec(),
        b"not JSON at all".to_vec(),
        b"{\"id\":\"p\",\"id\":\"p\"}".to_vec(),
        b"{\"id\":\"p\",\"edition\":\"26/2026\",\"set\":1e99,\"scorecards\":[{}]}".to_vec(),
        b"[".repeat(100_000),
        b"9".repeat(LIMIT),
        b"9".repeat(LIMIT + 1),
        b"\\".repeat(3 * LIMIT),
    ];
    let case = CASES.lines().next().unwrap();
    wild.push(format!("\u{feff}{case}\r").into_bytes());
    wild.push(case.as_bytes()[..case.len() / 2].to_vec());
    // A wild line now and then among the cases, each beside others in every round.
    let mut lines = Vec::new();
    let mut wild = wild.into_iter().cycle().take(28);
    for (index, case) in CASES.lines().chain(EDGES.lines()).enumerate() {
        lines.push(case.as_bytes().to_vec());
        if index % 64 == 63 {
            lines.extend(wild.next());
        }
    }
    lines.extend(wild);

    let mut rater = LineRater::new();
    let (mut text, mut answers) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(&lines) {
        text.extend_from_slice(line);
        text.push(b'\n');
        answers.extend(wanted(&mut rater, line, number));
    }
    Round {
        text,
        lines: lines.len() as u64,
        answers,
    }
}

/// The answer to a line, rated in this process; an empty line has none.
fn wanted(rater: &mut LineRater, line: &[u8], number: u64) -> Option<Wanted> {
    let bare = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    if bare.trim_ascii().is_empty() {
        return None;
    }
    let mut answer = Vec::new();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.len() > LIMIT {
        let error = LineError::too_long(LIMIT).at_line(number);
        answer = format!("{}\n", serde_json::to_string(&error).unwrap()).into_bytes();
    } else if rater.rate(line, number, &mut answer) {
        let (before, numbered) = (answer, None);
        return Some(Wanted { before, numbered });
    }
    let text = String::from_utf8(answer).unwrap();
    let mark = format!("\"line\":{number},");
    let (before, after) = text.split_once(&mark).expect("a number of the line");
    Some(Wanted {
        before: before.as_bytes().to_vec(),
        numbered: Some((number, after.as_bytes().to_vec())),
    })
}

impl Wanted {
    fn is(&self, answer: &[u8], lines_before: u64) -> bool {
        let Some((line, after)) = &self.numbered else {
            return answer == self.before;
        };
        let rest = answer.strip_prefix(&*self.before);
        let rest = rest.and_then(|rest| rest.strip_prefix(b"\"line\":"));
        let rest = rest.and_then(|rest| {
            let number = (lines_before + line).to_string();
            rest.strip_prefix(number.as_bytes())?.strip_prefix(b",")
        });
        rest == Some(after)
    }
}

/// Sends whole rounds of at least so many bytes, and compares every answer.
fn load(bytes: u64) {
    let round = round();
    let rounds = bytes.div_ceil(round.text.len() as u64);
    let begun = Instant::now();
    let mut child = start("rate_ndjson", &[]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::with_capacity(1 << 18, child.stdout.take().unwrap());
    let written = std::thread::scope(|scope| {
        // Given up where a test fails, which lets the writer go.
        let (answered, all_answered) = channel::<()>();
        let text = &round.text;
        scope.spawn(move || {
            for _ in 0..rounds {
                stdin.write_all(text).unwrap();
            }
            // The program is looked at before it ends, unless it failed.
            let _ = all_answered.recv();
        });
        let (mut answer, mut written) = (Vec::new(), 0);
        for number in 0..rounds {
            for wanted in &round.answers {
                answer.clear();
                stdout.read_until(b'\n', &mut answer).unwrap();
                if !wanted.is(&answer, number * round.lines) {
                    // The threads that still write then stop.
                    child.kill().unwrap();
                    panic!("round {number}: {}", String::from_utf8_lossy(&answer));
                }
                written += answer.len() as u64;
            }
        }
        // It waits for more input, so that its memory can be looked at.
        #[cfg(target_os = "linux")]
        eprintln!("at most {} kB resident", resident(&child));
        #[cfg(target_os = "linux")]
        assert!(resident(&child) < 64 * 1024, "{} kB", resident(&child));
        answered.send(()).unwrap();
        written
    });
    let mut rest = Vec::new();
    assert_eq!(stdout.read_until(b'\n', &mut rest).unwrap(), 0);
    assert_eq!(child.wait().unwrap().code(), Some(1));

    let errors = round
        .answers
        .iter()
        .filter(|answer| answer.numbered.is_some());
    let (answers, errors) = (round.answers.len() as u64, errors.count() as u64);
    let (read, millis) = (
        rounds * round.text.len() as u64,
        begun.elapsed().as_millis(),
    );
    eprintln!(
        "{} lines of {read} bytes, {} empty; {} answers of {written} bytes, {} errors; {millis} ms",
        rounds * round.lines,
        rounds * (round.lines - answers),
        rounds * answers,
        rounds * errors,
    );
}

#[test]
fn every_line_of_a_mixed_stream_has_its_answer() {
    load(32 << 20);
}

#[test]
#[ignore = "takes minutes; the head of this file tells how to run it"]
fn every_line_of_a_very_long_stream_has_its_answer() {
    let bytes = std::env::var("OCOP_LOAD_BYTES").map_or(Ok(10_000_000_000), |text| text.parse());
    load(bytes.expect("a number of bytes"));
}
