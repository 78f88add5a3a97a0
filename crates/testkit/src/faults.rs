//! What every program does when its output or input fails: one list of programs, one check for each fault.
//!
//! A status of 2 and one message name what failed, nothing that is left looks whole, and no program panics.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use crate::programs::{run_at, signal, text};

/// A program, arguments that it needs, and an input that it reads to its end.
#[derive(Clone)]
pub struct Case {
    pub program: PathBuf,
    pub args: Vec<String>,
    pub input: Vec<u8>,
    /// Options that write a file each; the name of the file follows.
    pub files: Vec<&'static str>,
}

/// Prints what would be typed.
impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.name(), self.args)
    }
}

/// The status of a program that could not run.
const CANNOT: Option<i32> = Some(2);

impl Case {
    pub fn new(program: PathBuf, args: &[&str], input: impl Into<Vec<u8>>) -> Self {
        Self {
            program,
            args: args.iter().map(|&arg| arg.to_owned()).collect(),
            input: input.into(),
            files: Vec::new(),
        }
    }

    /// The same with options that write files.
    #[must_use]
    pub fn writing(mut self, options: &[&'static str]) -> Self {
        self.files = options.to_vec();
        self
    }

    /// All checks.
    pub fn check(&self) {
        let whole = self.run(&[]);
        assert!(
            !whole.stdout.is_empty() || !self.files.is_empty(),
            "{self:?}"
        );
        assert!(matches!(whole.status.code(), Some(0 | 1)), "{self:?}");
        #[cfg(target_os = "linux")]
        self.a_full_device_is_reported();
        self.a_closed_pipe_is_no_fault(&whole);
        self.a_slow_reader_gets_all(&whole);
        self.a_signal_leaves_nothing();
        self.a_cut_input_is_no_whole_one(&whole);
        for option in &self.files {
            self.a_file_is_written_whole_or_not_at_all(option);
        }
    }

    fn name(&self) -> &str {
        self.program.file_name().unwrap().to_str().unwrap()
    }

    fn all<'a>(&'a self, more: &[&'a str]) -> Vec<&'a str> {
        let own = self.args.iter().map(String::as_str);
        own.chain(more.iter().copied()).collect()
    }

    fn run(&self, more: &[&str]) -> Output {
        run_at(&self.program, &self.all(more), &self.input)
    }

    fn start(&self, more: &[&str], output: Stdio) -> Child {
        Command::new(&self.program)
            .args(self.all(more))
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Gives a program all of its input, and waits for its end.
    fn end(&self, mut child: Child) -> (Option<i32>, String) {
        let mut stdin = child.stdin.take().unwrap();
        std::thread::scope(|scope| {
            scope.spawn(move || drop(stdin.write_all(&self.input)));
            let output = child.wait_with_output().unwrap();
            (output.status.code(), text(&output.stderr).to_owned())
        })
    }

    /// One message, of this program, that says what happened.
    fn says(&self, said: &str, what: &str) {
        let own = format!("{}: ", self.name());
        let mut lines = said.lines().filter(|line| line.contains(what));
        let line = lines.next().unwrap_or_else(|| panic!("{self:?}: {said}"));
        assert!(line.starts_with(&own) && lines.next().is_none(), "{said}");
        assert!(!said.contains("panicked"), "{said}");
    }

    #[cfg(target_os = "linux")]
    fn a_full_device_is_reported(&self) {
        let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
        if !self.run(&[]).stdout.is_empty() {
            let (code, said) = self.end(self.start(&[], full().into()));
            assert_eq!(code, CANNOT, "{self:?}: {said}");
            self.says(&said, "No space left on device");
        }
        for option in &self.files {
            let (code, said) = self.end(self.start(&[option, "/dev/full"], Stdio::null()));
            assert_eq!(code, CANNOT, "{self:?} {option}: {said}");
            self.says(&said, "cannot write /dev/full");
            let (code, said) = self.end(self.start(&[option, "-"], full().into()));
            assert_eq!(code, CANNOT, "{self:?} {option} -: {said}");
            self.says(&said, "No space left on device");
        }
    }

    /// The reader has read enough, as `head` has.
    fn a_closed_pipe_is_no_fault(&self, whole: &Output) {
        let dashes = self.files.iter().map(|option| [*option, "-"]);
        for more in std::iter::once(vec![]).chain(dashes.map(Vec::from)) {
            let mut child = self.start(&more, Stdio::piped());
            drop(child.stdout.take());
            let (code, said) = self.end(child);
            assert!(
                code == Some(0) || code == whole.status.code(),
                "{self:?} {more:?}: {code:?} {said}"
            );
            assert!(!said.contains("roken pipe"), "{self:?} {more:?}: {said}");
            assert!(!said.contains("panicked"), "{self:?} {more:?}: {said}");
        }
    }

    fn a_slow_reader_gets_all(&self, whole: &Output) {
        let mut child = self.start(&[], Stdio::piped());
        let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        std::thread::scope(|scope| {
            scope.spawn(move || drop(stdin.write_all(&self.input)));
            // What a pipe holds is written long before the first byte is read.
            std::thread::sleep(Duration::from_millis(20));
            let (mut read, mut part) = (Vec::new(), [0; 701]);
            loop {
                match stdout.read(&mut part).unwrap() {
                    0 => break,
                    length => read.extend_from_slice(&part[..length]),
                }
            }
            assert_eq!(text(&read), text(&whole.stdout), "{self:?}");
        });
        assert_eq!(child.wait().unwrap().code(), whole.status.code());
    }

    /// A program that is ended while it waits for its input has written nothing.
    fn a_signal_leaves_nothing(&self) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let more: Vec<_> = match self.files.first() {
            Some(option) => vec![*option, path.to_str().unwrap()],
            None => vec![],
        };
        let mut child = self.start(&more, Stdio::piped());
        let mut stdin = child.stdin.take().unwrap();
        // A part of the input, without its last line.
        let half = &self.input[..self.input.len() / 2];
        stdin.write_all(&half[..half.len().min(4096)]).unwrap();
        std::thread::sleep(Duration::from_millis(30));
        signal(&child, "TERM");
        let output = child.wait_with_output().unwrap();
        drop(stdin);
        // Ended by the signal itself, or by the program on its behalf; or there was nothing to wait for.
        let code = output.status.code();
        let is_done = self.input.is_empty() && code == Some(0);
        assert!(
            matches!(code, None | Some(143)) || is_done,
            "{self:?}: {code:?}"
        );
        let written = text(&output.stdout);
        assert!(
            is_done || written.is_empty() || written.ends_with('\n'),
            "{self:?}: {written}"
        );
        assert!(is_done || !path.exists(), "{self:?}");
    }

    /// An input that ends too early has a fault, or a result of its own that says so.
    fn a_cut_input_is_no_whole_one(&self, whole: &Output) {
        if self.input.is_empty() {
            return;
        }
        for cut in [1, 2, 5].map(|part| self.input.len() * part / 7) {
            let output = run_at(&self.program, &self.all(&[]), &self.input[..cut]);
            let said = text(&output.stderr);
            assert!(!said.contains("panicked"), "{self:?}: {said}");
            assert!(
                matches!(output.status.code(), Some(0..=2)),
                "{self:?}: {said}"
            );
            assert_ne!(output.stdout, whole.stdout, "{self:?} cut at {cut}");
        }
    }

    fn a_file_is_written_whole_or_not_at_all(&self, option: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let name = path.to_str().unwrap();
        // A program that fails leaves the file as it was.
        fs::write(&path, "before").unwrap();
        let half = &self.input[..self.input.len() / 3];
        let failed = run_at(&self.program, &self.all(&[option, name]), half);
        if failed.status.code() == CANNOT {
            assert_eq!(
                fs::read_to_string(&path).unwrap(),
                "before",
                "{self:?} {option}"
            );
        }
        let done = self.run(&[option, name]);
        assert!(
            matches!(done.status.code(), Some(0 | 1)),
            "{self:?} {option}"
        );
        let written = fs::read(&path).unwrap();
        assert!(
            written != b"before" && !written.is_empty(),
            "{self:?} {option}"
        );
        assert_eq!(names(folder.path()), ["file"], "{self:?} {option}");
        // The same again replaces it.
        fs::write(&path, written.repeat(2)).unwrap();
        self.run(&[option, name]);
        assert_eq!(fs::read(&path).unwrap(), written, "{self:?} {option}");
        // A file that may grow no more takes a part of what is written, as a full disk does.
        #[cfg(target_os = "linux")]
        self.a_disk_that_fills_up_leaves_the_file_as_it_was(option, &path, written.len());
        // A folder that is not there.
        let lost = folder.path().join("no").join("file");
        let lost = self.run(&[option, lost.to_str().unwrap()]);
        assert_eq!(lost.status.code(), CANNOT, "{self:?} {option}");
        self.says(text(&lost.stderr), "cannot write");
        assert_eq!(names(folder.path()), ["file"], "{self:?} {option}");
    }

    #[cfg(target_os = "linux")]
    fn a_disk_that_fills_up_leaves_the_file_as_it_was(
        &self,
        option: &str,
        path: &Path,
        size: usize,
    ) {
        // Blocks of 512 bytes, or of 1,024 in some shells.
        let blocks = size / 2048;
        if blocks == 0 {
            return;
        }
        fs::write(path, "before").unwrap();
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let input = path.with_extension("input");
        fs::write(&input, &self.input).unwrap();
        let output = Command::new("sh")
            .args(["-c", &script])
            .arg(&self.program)
            .args(self.all(&[option, path.to_str().unwrap()]))
            .stdin(File::open(&input).unwrap())
            .output()
            .unwrap();
        fs::remove_file(input).unwrap();
        assert_eq!(output.status.code(), CANNOT, "{self:?} {option}");
        self.says(text(&output.stderr), "cannot write");
        assert_eq!(
            fs::read_to_string(path).unwrap(),
            "before",
            "{self:?} {option}"
        );
        assert_eq!(names(path.parent().unwrap()), ["file"], "{self:?} {option}");
    }
}

fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.collect()
}
