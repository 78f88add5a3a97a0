//! Standard output in complete lines, whatever ends the program: a full disk or a signal.

#[cfg(unix)]
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use ocop_core::Lang;

use crate::Words;
use crate::exit::{cause_in_words, say};

/// Writes blocks of complete lines, and counts the lines.
#[derive(Debug)]
pub struct Output {
    program: &'static str,
    /// Locked while a block is written.
    written: Arc<Mutex<Written>>,
    ended: Arc<AtomicBool>,
}

#[derive(Debug)]
struct Written {
    #[cfg(unix)]
    output: File,
    #[cfg(not(unix))]
    output: io::Stdout,
    lines: u64,
}

impl Output {
    /// Standard output; from now on, a signal ends the program after a complete line.
    ///
    /// The exit code is then 130 for an interrupt, 143 for a request to end. A second signal ends the
    /// program at once.
    pub fn of(program: &'static str) -> io::Result<Self> {
        let written = Written {
            #[cfg(unix)]
            output: unbuffered()?,
            #[cfg(not(unix))]
            output: io::stdout(),
            lines: 0,
        };
        let output = Self {
            program,
            written: Arc::new(Mutex::new(written)),
            ended: Arc::default(),
        };
        #[cfg(unix)]
        output.end_on_signals()?;
        Ok(output)
    }

    /// Writes a block of complete lines.
    pub fn write(&self, block: &[u8]) -> io::Result<()> {
        while self.ended.load(Ordering::Relaxed) {
            // The thread that waits for signals ends the program.
            thread::park();
        }
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.write(block)
    }

    /// Writes a block of complete lines. If that fails, the program ends: with exit code 0 if the reader of
    /// the output closed the pipe, else with 2 and a message.
    ///
    /// Threads of the program may wait for input that never arrives, so it does not end with them.
    pub fn write_or_end(&self, block: &[u8], lang: Lang) {
        let Err(error) = self.write(block) else {
            return;
        };
        if error.kind() == ErrorKind::BrokenPipe {
            std::process::exit(0);
        }
        let lines = self.lines();
        let error = cause_in_words(&error, lang);
        let words = Words::new(
            format!("không ghi được: {error}; số dòng trọn vẹn đã ghi: {lines}"),
            format!("cannot write: {error}; whole lines written: {lines}"),
        );
        say(self.program, words.get(lang));
        std::process::exit(2);
    }

    /// The number of lines written, all complete.
    #[must_use]
    pub fn lines(&self) -> u64 {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.lines
    }

    #[cfg(unix)]
    fn end_on_signals(&self) -> io::Result<()> {
        let program = self.program;
        let written = Arc::clone(&self.written);
        crate::signals::end_on_signals(&self.ended, move |code| {
            // The lock is kept until the program ends, so that no block is begun.
            let written = written.lock().unwrap_or_else(PoisonError::into_inner);
            let lines = written.lines;
            eprintln!("{program}: ended by a signal; whole lines written: {lines}");
            std::process::exit(code);
        })
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

    /// Removes a partial line from the end of a file; a pipe cannot take bytes back.
    fn cut(&mut self, half: usize) {
        #[cfg(unix)]
        if let Err(error) = cut(&mut self.output, half as u64) {
            eprintln!("the last line of the output is incomplete: {error}");
        }
        #[cfg(not(unix))]
        let _ = half;
    }
}

/// Standard output without a buffer, because a buffer would hide how much of a block is written.
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
