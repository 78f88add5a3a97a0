//! Work on the parts of an input on several threads, with answers in the order of the parts.

use std::sync::Mutex;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Parts that may wait for each worker, and answers of each that may wait for the writer.
const WAITING: usize = 2;

/// Reads parts on a thread of its own, works on them on so many others, and writes the answers in order.
///
/// The reader gets a function that takes a part, and says whether more are wanted. What the reader returns
/// is returned at the end. Each thread makes its own worker. A full channel stops the reader, so that
/// memory is bounded.
pub fn in_order<Part: Send, Answer: Send, Read: Send, Worker: FnMut(Part) -> Answer>(
    threads: usize,
    read: impl FnOnce(&mut dyn FnMut(Part) -> bool) -> Read + Send,
    worker: impl Fn() -> Worker + Sync,
    mut write: impl FnMut(Answer),
) -> Read {
    // Part n goes to worker n modulo the number of workers, and its answer is taken from there. So the
    // order is kept without sorting.
    thread::scope(|scope| {
        let (parts, inputs): (Vec<_>, Vec<_>) =
            (0..threads).map(|_| sync_channel::<Part>(WAITING)).unzip();
        let (finished, answers): (Vec<_>, Vec<_>) = (0..threads)
            .map(|_| sync_channel::<Answer>(WAITING))
            .unzip();
        let reader = scope.spawn(move || {
            let mut turn = parts.iter().cycle();
            read(&mut |part| turn.next().is_some_and(|worker| worker.send(part).is_ok()))
        });
        let worker = &worker;
        for (input, finished) in inputs.into_iter().zip(finished) {
            scope.spawn(move || {
                let mut work = worker();
                for part in input {
                    if finished.send(work(part)).is_err() {
                        return;
                    }
                }
            });
        }
        for worker in answers.iter().cycle() {
            // If a worker has no answer, it had no part, and neither had the workers after it.
            let Ok(answer) = worker.recv() else {
                break;
            };
            write(answer);
        }
        match reader.join() {
            Ok(read) => read,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Buffers that were used, for use again: so the memory of a long input is bounded.
#[derive(Debug, Default)]
pub struct Spare<T>(Mutex<Vec<T>>);

impl<T: Default> Spare<T> {
    /// A used buffer, or a new one.
    pub fn take(&self) -> T {
        let buffer = self.0.lock().ok().and_then(|mut spare| spare.pop());
        buffer.unwrap_or_default()
    }

    /// Keeps a buffer for use again.
    pub fn give(&self, buffer: T) {
        if let Ok(mut spare) = self.0.lock() {
            spare.push(buffer);
        }
    }
}
