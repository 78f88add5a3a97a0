//! The stack and the memory that reading hostile input takes.

use std::time::{Duration, Instant};

pub mod json;
pub mod lines;

pub use allocation_counter::{AllocationInfo, measure};

/// Twice the input may take so many times the allocations and bytes; buffers that double are the
/// reason that it is not 2.
pub const GROWTH: u64 = 3;

/// The most bytes allocated at once for each byte of input.
pub const HELD: u64 = 96;

/// Runs on a thread with a stack of so many bytes; a deeper one ends the process.
pub fn on_a_small_stack<R: Send>(stack: usize, run: impl FnOnce() -> R + Send) -> R {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(stack);
        let thread = thread.spawn_scoped(scope, run).unwrap();
        thread.join().expect("no panic")
    })
}

/// What reading an input gave and took.
#[derive(Debug)]
pub struct Took<R> {
    pub result: R,
    pub used: AllocationInfo,
    pub time: Duration,
    pub length: u64,
}

/// Reads an input and counts what is allocated.
pub fn took<R>(input: &[u8], read: impl FnOnce(&[u8]) -> R) -> Took<R> {
    let mut result = None;
    let start = Instant::now();
    let used = measure(|| result = Some(read(input)));
    Took {
        result: result.unwrap(),
        used,
        time: start.elapsed(),
        length: u64::try_from(input.len()).unwrap(),
    }
}

/// Reads a family of inputs at a size and at twice that size. Allocations and bytes may grow by
/// [`GROWTH`], apart from a base of each. Gives what the greater took.
#[track_caller]
pub fn grows_with_its_input<R: Send>(
    name: &str,
    stack: usize,
    size: usize,
    [allocations, bytes]: [u64; 2],
    input: impl Fn(usize) -> Vec<u8>,
    read: fn(&[u8]) -> R,
) -> Took<R> {
    let [one, two] = [size, 2 * size].map(|size| {
        let input = input(size);
        on_a_small_stack(stack, || took(&input, read))
    });
    println!(
        "{name}: {} and {} bytes, {} and {} allocations, {} bytes held, {:?} and {:?}",
        one.length,
        two.length,
        one.used.count_total,
        two.used.count_total,
        two.used.bytes_max,
        one.time,
        two.time
    );
    let counts = [&one, &two].map(|took| took.used.count_total);
    let sums = [&one, &two].map(|took| took.used.bytes_total);
    for (what, [one, two], base) in [("allocations", counts, allocations), ("bytes", sums, bytes)] {
        assert!(
            two <= GROWTH * one + base,
            "{name}: {what} {one}, then {two}"
        );
    }
    two
}
