//! Signals that ask a program to end.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag::{register, register_conditional_shutdown};
use signal_hook::iterator::Signals;

/// Sets `ended` on the first interrupt or request to end, then calls `exit` with the exit code.
///
/// The exit code is 130 for an interrupt and 143 for a request to end. A second signal ends the
/// program at once, because `exit` may wait for a reader that has stopped reading.
pub(crate) fn end_on_signals(
    ended: &Arc<AtomicBool>,
    exit: impl FnOnce(i32) + Send + 'static,
) -> io::Result<()> {
    for signal in [SIGINT, SIGTERM] {
        // In this order, so that only a second signal finds `ended` set.
        register_conditional_shutdown(signal, 128 + signal, Arc::clone(ended))?;
        register(signal, Arc::clone(ended))?;
    }
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            exit(128 + signal);
        }
    });
    Ok(())
}
