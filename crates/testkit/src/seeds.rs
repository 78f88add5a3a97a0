//! Seeds of fuzzing and changes of them, bounded: what a fuzzer does, on any toolchain.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;

use crate::effort::cases;

/// A change of some bytes.
#[derive(Clone, Debug)]
enum Change {
    Put(Index, u8),
    Insert(Index, Vec<u8>),
    Delete(Index, usize),
    /// A stretch is written once more elsewhere.
    Copy(Index, usize, Index),
    /// From a place on another seed goes on.
    Join(Index, Index, Index),
}

/// Runs a body over its seeds, and over changes of them with words of a dictionary.
#[track_caller]
pub fn holds(folder: &str, target: &str, words: &str, count: u32, body: fn(&[u8])) {
    let folder = Path::new(folder);
    let seeds = seeds(&folder.join(target));
    for seed in &seeds {
        body(seed);
    }
    let words = dictionary(&fs::read_to_string(folder.join(words)).unwrap());
    let change = prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Put(at, byte)),
        (any::<Index>(), select(words)).prop_map(|(at, word)| Change::Insert(at, word)),
        (any::<Index>(), 1..24_usize).prop_map(|(at, length)| Change::Delete(at, length)),
        (any::<Index>(), 1..48_usize, any::<Index>())
            .prop_map(|(at, length, to)| Change::Copy(at, length, to)),
        (any::<Index>(), any::<Index>(), any::<Index>())
            .prop_map(|(at, seed, from)| Change::Join(at, seed, from)),
    ];
    let changes = (any::<Index>(), prop::collection::vec(change, 1..6));
    let config = ProptestConfig {
        cases: cases(count),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let run = TestRunner::new(config).run(&changes, |(seed, changes)| {
        let mut bytes = seed.get(&seeds).clone();
        for change in &changes {
            apply(change, &mut bytes, &seeds);
        }
        body(&bytes);
        Ok(())
    });
    if let Err(error) = run {
        panic!("{target}: {error}");
    }
}

/// The files of a folder, in the order of their names.
pub fn seeds(folder: &Path) -> Vec<Vec<u8>> {
    let files = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// The words of a dictionary as libFuzzer reads them: `"…"` with `\\`, `\"` and `\x` escaped.
fn dictionary(text: &str) -> Vec<Vec<u8>> {
    let lines = text.lines().filter(|line| line.starts_with('"'));
    let words = lines.map(|line| {
        let mut word = Vec::new();
        let mut rest = line
            .strip_prefix('"')
            .unwrap()
            .strip_suffix('"')
            .unwrap()
            .bytes();
        while let Some(byte) = rest.next() {
            word.push(match byte {
                b'\\' => match rest.next().unwrap() {
                    b'x' => {
                        let digits = [rest.next().unwrap(), rest.next().unwrap()];
                        let digits = std::str::from_utf8(&digits).unwrap();
                        u8::from_str_radix(digits, 16).unwrap()
                    }
                    escaped => escaped,
                },
                byte => byte,
            });
        }
        word
    });
    words.collect()
}

fn apply(change: &Change, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    if bytes.is_empty() {
        bytes.push(b'0');
    }
    let place = |at: &Index| at.index(bytes.len());
    match change {
        Change::Put(at, byte) => {
            let at = place(at);
            bytes[at] = *byte;
        }
        Change::Insert(at, word) => {
            let at = place(at);
            bytes.splice(at..at, word.iter().copied());
        }
        Change::Delete(at, length) => {
            let at = place(at);
            bytes.drain(at..(at + length).min(bytes.len()));
        }
        Change::Copy(at, length, to) => {
            let (at, to) = (place(at), place(to));
            let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
            bytes.splice(to..to, piece);
        }
        Change::Join(at, seed, from) => {
            let (at, other) = (place(at), seed.get(seeds));
            bytes.truncate(at);
            if !other.is_empty() {
                bytes.extend_from_slice(&other[from.index(other.len())..]);
            }
        }
    }
}
