//! Standard output in whole lines: what ends a program, a full disk or a signal, cuts none of them.

#[cfg(unix)]
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Takes blocks of whole lines, and knows how many are out.
pub(crate) struct Output {
    /// Held while a block is written.
    written: Arc<Mutex<Written>>,
    ended: Arc<AtomicBool>,
}

struct Written {
    #[cfg(unix)]
    output: File,
    #[cfg(not(unix))]
    output: io::Stdout,
    lines: u64,
}

impl Output {
    /// Standard output; from now on a signal ends the program after a whole line.
    ///
    /// The status is then 130 for an interrupt, 143 for a request to end. A second signal ends the
    /// program at once, wherever it stands: whoever reads the output may have stopped doing so.
    pub(crate) fn of(program: &'static str) -> io::Result<Self> {
        let written = Written {
            #[cfg(unix)]
            output: unbuffered()?,
            #[cfg(not(unix))]
            output: io::stdout(),
            lines: 0,
        };
        let output = Self {
            written: Arc::new(Mutex::new(written)),
            ended: Arc::default(),
        };
        #[cfg(unix)]
        output.end_on_signals(program)?;
        #[cfg(not(unix))]
        let _ = program;
        Ok(output)
    }

    /// Writes a block of whole lines.
    pub(crate) fn write(&self, block: &[u8]) -> io::Result<()> {
        while self.ended.load(Ordering::Relaxed) {
            // The thread that waits for signals ends the program.
            thread::park();
        }
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.write(block)
    }

    /// How many lines are out, each of them whole.
    pub(crate) fn lines(&self) -> u64 {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.lines
    }

    #[cfg(unix)]
    fn end_on_signals(&self, program: &'static str) -> io::Result<()> {
        use signal_hook::consts::{SIGINT, SIGTERM};
        use signal_hook::flag::{register, register_conditional_shutdown};
        use signal_hook::iterator::Signals;

        for signal in [SIGINT, SIGTERM] {
            // In this order, so that only a second signal finds the program ended.
            register_conditional_shutdown(signal, 128 + signal, Arc::clone(&self.ended))?;
            register(signal, Arc::clone(&self.ended))?;
        }
        let mut signals = Signals::new([SIGINT, SIGTERM])?;
        let written = Arc::clone(&self.written);
        thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                // Nobody is within a block while this is held, which is until the end.
                let written = written.lock().unwrap_or_else(PoisonError::into_inner);
                let lines = written.lines;
                eprintln!("{program}: ended by a signal; whole lines written: {lines}");
                std::process::exit(128 + signal);
            }
        });
        Ok(())
    }
}

impl Written {
    fn write(&mut self, block: &[u8]) -> io::Result<()> {
        let mut rest = block;
        while !rest.is_empty() {
            let fault = match self.output.write(rest) {
                Ok(0) => ErrorKind::WriteZero.into(),
                Ok(length) => {
                    rest = &rest[length..];
                    continue;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => error,
            };
            let out = &block[..block.len() - rest.len()];
            self.count(out);
            let whole = memchr::memrchr(b'\n', out).map_or(0, |end| end + 1);
            self.cut(out.len() - whole);
            return Err(fault);
        }
        self.count(block);
        Ok(())
    }

    fn count(&mut self, out: &[u8]) {
        self.lines += memchr::memchr_iter(b'\n', out).count() as u64;
    }

    /// Takes half a line off the end again where the output is a file; what a pipe has is gone.
    fn cut(&mut self, half: usize) {
        #[cfg(unix)]
        if let Err(error) = cut(&mut self.output, half as u64) {
            eprintln!("the last line of the output is cut off: {error}");
        }
        #[cfg(not(unix))]
        let _ = half;
    }
}

/// Standard output without a buffer, which would hide how much of a block is out.
#[cfg(unix)]
fn unbuffered() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
}

#[cfg(unix)]
fn cut(file: &mut File, half: u64) -> io::Result<()> {
    use std::io::{Seek, SeekFrom};
    let about = file.metadata()?;
    if half == 0 || !about.is_file() || file.stream_position()? != about.len() {
        return Ok(());
    }
    let whole = about.len() - half;
    file.set_len(whole)?;
    file.seek(SeekFrom::Start(whole))?;
    Ok(())
}
