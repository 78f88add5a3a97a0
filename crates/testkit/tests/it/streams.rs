//! A slow reader applies back-pressure: bounded memory for any input and any reader.

use std::io::{BufRead, BufReader, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::sleep;
use std::time::Duration;

use testkit::cases::RATING as CASES;
#[cfg(target_os = "linux")]
use testkit::programs::resident;
use testkit::programs::start;

/// Feeds a program that nobody reads from until it takes no more, then reads all it answers.
fn unmet_for_next_star(program: &str, args: &[&str], header: &str, block: &str, blocks: u64) {
    let mut child = start(program, args);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let sent = AtomicU64::new(0);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            stdin.write_all(header.as_bytes()).unwrap();
            for _ in 0..blocks {
                for part in block.as_bytes().chunks(4096) {
                    stdin.write_all(part).unwrap();
                    sent.fetch_add(part.len() as u64, Ordering::Relaxed);
                }
            }
            drop(stdin);
        });
        // However long nobody reads, only so much is taken in.
        let mut before = u64::MAX;
        loop {
            sleep(Duration::from_millis(500));
            let now = sent.load(Ordering::Relaxed);
            if now == before {
                break;
            }
            before = now;
        }
        let all = blocks * block.len() as u64;
        assert!(before < all / 2, "{before} bytes of {all} were taken in");
        #[cfg(target_os = "linux")]
        assert!(resident(&child) < 64 * 1024, "{} kB", resident(&child));

        let lines = block.lines().count() as u64 * blocks + u64::from(!header.is_empty());
        let (mut found, mut line) = (0, Vec::new());
        while stdout.read_until(b'\n', &mut line).unwrap() > 0 {
            found += 1;
            #[cfg(target_os = "linux")]
            if found == lines / 2 {
                // Half the answers are out, and what is left of the input is on its way.
                assert!(resident(&child) < 64 * 1024, "{} kB", resident(&child));
            }
            line.clear();
        }
        assert_eq!(found, lines);
        writer.join().unwrap();
    });
    assert!(child.wait().unwrap().code().is_some_and(|code| code < 2));
}

#[test]
fn products_wait_for_a_reader_who_is_slow() {
    let blocks = 12 * (1 << 20) / CASES.len() as u64;
    for threads in ["1", "2"] {
        unmet_for_next_star("rate_ndjson", &["--threads", threads], "", &CASES, blocks);
    }
}

#[test]
fn rows_wait_for_a_reader_who_is_slow() {
    let sheet = ocop_core::Edition::E2026.sheet(7).unwrap();
    let keys: Vec<_> = sheet.criteria().map(ocop_core::Criterion::key).collect();
    let header = format!("id,{}\n", keys.join(","));
    let row = format!("p{}\n", ",1".repeat(keys.len()));
    unmet_for_next_star(
        "rate_csv",
        &["--set", "7"],
        &header,
        &row.repeat(1 << 14),
        48,
    );
}
