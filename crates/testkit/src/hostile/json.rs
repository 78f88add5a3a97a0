//! Readers of JSON and of texts under hostile input: the stack is bounded, and what is allocated grows
//! no faster than the input.
//!
//! Every reader runs on a thread of `STACK` bytes; a deeper one would end the process. Each family of
//! inputs is read at a size and at twice that size. The greater may make [`GROWTH`](super::GROWTH)
//! times the allocations of the lesser, and use [`HELD`] bytes for each byte of input. The usual
//! sizes take seconds; `OCOP_HOSTILE_SIZE` sets another.

use super::HELD;

/// The stack of a thread that reads hostile input.
const STACK: usize = 256 * 1024;

/// What does not grow with the input: tables made once, the words of an error.
const BASE: u64 = 64 * 1024;

/// The longest message of an error, in characters. What it quotes is cut.
const MESSAGE: usize = 600;

/// The usual size, in keys, items, digits or characters.
const USUAL: usize = 5_000;

pub fn size() -> usize {
    std::env::var("OCOP_HOSTILE_SIZE").map_or(USUAL, |text| text.parse().unwrap())
}

/// Runs on a thread with little stack.
pub fn on_a_small_stack<R: Send>(run: impl FnOnce() -> R + Send) -> R {
    super::on_a_small_stack(STACK, run)
}

/// An error in words, or nothing.
pub type Outcome = Result<(), (String, String)>;

/// Reads a family of inputs at two sizes; gives the error of the greater.
#[track_caller]
pub fn grows_with_its_input(
    name: &str,
    input: impl Fn(usize) -> Vec<u8>,
    read: fn(&[u8]) -> Outcome,
) -> Outcome {
    let bases = [64, BASE];
    let took = super::grows_with_its_input(name, STACK, size(), bases, input, read);
    let held = took.used.bytes_max;
    assert!(
        held <= HELD * took.length + BASE,
        "{name}: {held} bytes held"
    );
    if let Err((_, message)) = &took.result {
        let length = message.chars().count();
        assert!(length <= MESSAGE, "{name}: {length} characters: {message}");
    }
    took.result
}

/// A million brackets, open or closed again, of lists or of objects.
pub fn brackets() -> Vec<String> {
    const DEPTH: usize = 1_000_000;
    let object = "{\"a\":".repeat(DEPTH);
    vec![
        "[".repeat(DEPTH),
        format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH)),
        format!("{object}1{}", "}".repeat(DEPTH)),
        object,
        "[{\"a\":".repeat(DEPTH / 2),
    ]
}

/// What a reader makes of some bytes, by its name.
pub type Reader = (&'static str, fn(&[u8]) -> Outcome);

/// A text that grows with a number, by what it is made of.
pub type Growing = (&'static str, fn(usize) -> String);

/// Values that are odd in themselves, all valid JSON: numbers of many digits or great exponents, long
/// texts, escapes, many items, many members. Each grows with a number.
pub const VALUES: [Growing; 14] = [
    ("digits", |size| format!("1{}", "0".repeat(size))),
    ("negative digits", |size| format!("-{}", "9".repeat(size))),
    ("decimals", |size| format!("0.{}1", "0".repeat(size))),
    ("a great exponent", |size| {
        format!("1e999999999{}", "9".repeat(size))
    }),
    ("a small exponent", |size| {
        format!("1e-999999999{}", "9".repeat(size))
    }),
    ("letters", |size| format!("\"{}\"", "đ".repeat(size))),
    ("escapes", |size| format!("\"{}\"", "\\u0111".repeat(size))),
    ("zero bytes", |size| {
        format!("\"{}\"", "\\u0000".repeat(size))
    }),
    ("quotes", |size| format!("\"{}\"", "\\\"".repeat(size))),
    ("items", |size| format!("[{}0]", "0,".repeat(size))),
    ("empty objects", |size| {
        format!("[{}{{}}]", "{},".repeat(size))
    }),
    ("equal texts", |size| {
        format!("[{}\"x\"]", "\"x\",".repeat(size))
    }),
    ("keys", |size| {
        object(&(0..size).map(|key| format!("k{key}")).collect::<Vec<_>>())
    }),
    ("equal keys", |size| object(&vec!["k"; size])),
];

/// An object of these keys.
fn object(keys: &[impl AsRef<str>]) -> String {
    let members: Vec<String> = keys
        .iter()
        .map(|key| format!("\"{}\":1", key.as_ref()))
        .collect();
    format!("{{{}}}", members.join(","))
}

/// What no JSON is made of, behind much that is.
pub fn broken_ends() -> [(&'static str, &'static [u8]); 6] {
    [
        ("half a letter", b"\xC4"),
        ("a byte that is no letter", b"\xFF"),
        ("half a surrogate pair", b"\\uD800"),
        ("the wrong half first", b"\\uDC00\\uD800"),
        ("a zero byte", b"\0"),
        ("an end in the middle", b"\\u12"),
    ]
}
