//! Input: a file, `-`, piped input, or a bundled sample; what is of the wrong kind is named.

use std::fs::{self, File};
use std::io::{self, Cursor, IsTerminal, Read, Seek, SeekFrom, Write};
use std::path::Path;

use anyhow::{Result, bail};
use ocop_core::Lang;

use crate::Words;
use crate::bundled::Sample;
use crate::exit::{Within, say};
use crate::kind::{Kind, Wanted, is_over_lines};

/// The bytes that show what a file is.
const HEAD: usize = 1 << 16;

/// The memory for piped input that is read twice; the rest goes to a temporary file.
const IN_MEMORY: usize = 1 << 26;

/// The byte-order mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What a program asks for.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The name of the program.
    pub program: &'static str,
    /// The language of messages.
    pub lang: Lang,
    /// The file as given; `-` is standard input.
    pub file: Option<&'a Path>,
    /// What the program reads.
    pub wanted: Wanted,
    /// The bundled sample that is asked for.
    pub bundled: Option<Sample>,
    /// The bundled sample to show if nothing is given.
    pub usual: Option<Sample>,
}

/// An input that is read from front to back.
pub struct Input {
    reader: Box<dyn Again>,
    /// The first bytes, which were looked at.
    head: Cursor<Vec<u8>>,
    /// The number of bytes, if it is known.
    pub size: Option<u64>,
    /// Whether it is a bundled sample.
    pub is_bundled: bool,
    is_file: bool,
}

/// An input that may go back to its begin.
trait Again: Read + Send {
    fn again(&mut self) -> io::Result<()>;
}

impl<T: Read + Seek + Send> Again for T {
    fn again(&mut self) -> io::Result<()> {
        self.seek(SeekFrom::Start(0)).map(drop)
    }
}

/// A reader that does not go back.
struct Once<R>(R);

impl<R: Read> Read for Once<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl<R: Read> Seek for Once<R> {
    fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Input")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl Ask<'_> {
    /// All bytes of the input, without a byte-order mark.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        self.at_most(usize::MAX)
    }

    /// All bytes of a table or workbook, without a byte-order mark; one of more than 64 MiB is refused.
    pub fn cells(&self) -> Result<Vec<u8>> {
        const MOST: usize = 1 << 26;
        let bytes = self.at_most(MOST)?;
        if bytes.len() > MOST {
            bail!(Words::new(
                "tệp dài hơn 64 MiB: chỉ giữ lại bảng cần dùng trong tệp rồi lưu lại",
                "the file is longer than 64 MiB: keep only the table that is needed and save it again",
            ));
        }
        Ok(bytes)
    }

    /// The bytes of the input up to a limit, and one byte more if it is longer.
    ///
    /// The extra byte lets the caller reject the file without reading the rest.
    pub fn at_most(&self, limit: usize) -> Result<Vec<u8>> {
        self.bytes_of(self.open()?, limit)
    }

    /// The same of an input that is open.
    pub fn bytes_of(&self, input: Input, limit: usize) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let limit = (limit as u64).saturating_add(1);
        let read = input.take(limit).read_to_end(&mut bytes);
        read.map_err(|error| Within::new(self.cannot_read(), error))?;
        if bytes.starts_with(MARK) {
            bytes.drain(..MARK.len());
        }
        Ok(bytes)
    }

    /// Opens the input, and looks at what it is.
    pub fn open(&self) -> Result<Input> {
        if let Some(sample) = self.bundled {
            return Ok(Input::of(sample, self.wanted));
        }
        let Some(path) = self.file.filter(|path| path.as_os_str() != "-") else {
            return self.open_stdin();
        };
        let cannot = |error| Within::new(self.cannot_read(), error);
        let file = File::open(path).map_err(cannot)?;
        let about = file.metadata().map_err(cannot)?;
        let mut input = Input {
            reader: Box::new(file),
            head: Cursor::default(),
            size: about.is_file().then_some(about.len()),
            is_bundled: false,
            is_file: about.is_file(),
        };
        input.look().map_err(cannot)?;
        self.examine(&input)?;
        Ok(input)
    }

    /// Opens piped input, if there is anything in it.
    pub fn open_if_any(&self) -> Result<Option<Input>> {
        let mut input = Input::piped();
        let looked = input.look();
        looked.map_err(|error| Within::new(self.cannot_read(), error))?;
        if Kind::of(input.head.get_ref()) == Kind::Empty {
            return Ok(None);
        }
        self.examine(&input)?;
        Ok(Some(input))
    }

    /// Standard input, or what is shown if nobody gives anything.
    fn open_stdin(&self) -> Result<Input> {
        let stdin = io::stdin();
        let usual = self.usual.filter(|_| self.file.is_none());
        if self.file.is_none() && stdin.is_terminal() {
            // Nobody is made to guess that the program waits for text to be typed.
            let Some(sample) = usual else {
                bail!(Words::new(
                    "không có tệp; dùng - để đọc đầu vào chuẩn",
                    "no file given; use - to read standard input",
                ));
            };
            self.note(sample, "không có tệp", "no file given");
            return Ok(Input::of(sample, self.wanted));
        }
        let mut input = Input::piped();
        let looked = input.look();
        looked.map_err(|error| Within::new(self.cannot_read(), error))?;
        if let Some(sample) = usual
            && Kind::of(input.head.get_ref()) == Kind::Empty
        {
            self.note(sample, "đầu vào trống", "standard input is empty");
            return Ok(Input::of(sample, self.wanted));
        }
        self.examine(&input)?;
        Ok(input)
    }

    /// The name of the input.
    #[must_use]
    pub fn name(&self) -> Words {
        if let Some(Sample { name, .. }) = self.bundled {
            return Words::new(
                format!("mẫu kèm theo `{name}`"),
                format!("the bundled `{name}`"),
            );
        }
        match self.file {
            Some(path) if path.as_os_str() != "-" => Words::same(path.display().to_string()),
            _ => Words::new("đầu vào chuẩn", "standard input"),
        }
    }

    fn examine(&self, input: &Input) -> Result<()> {
        let head = input.head.get_ref();
        let kind = Kind::of(head);
        if let Some(words) = kind.refused_as(self.wanted, &self.name()) {
            bail!(words);
        }
        if self.wanted == Wanted::Lines && is_over_lines(head) {
            let name = self.name();
            bail!(Words::new(
                format!(
                    "{} là một đối tượng JSON trên nhiều dòng, không phải mỗi dòng một sản phẩm: dùng rate, hoặc ghi trên một dòng bằng jq -c .",
                    name.get(Lang::Vi)
                ),
                format!(
                    "{} is one JSON object over several lines, not one product a line: use rate, or write it on one line with jq -c .",
                    name.get(Lang::En)
                ),
            ));
        }
        Ok(())
    }

    fn note(&self, sample: Sample, vi: &str, en: &str) {
        let name = sample.name;
        let words = Words::new(
            format!("{vi}: dùng mẫu kèm theo `{name}`; --help cho biết cách dùng"),
            format!("{en}: using the bundled `{name}`; --help shows how to give your own"),
        );
        say(self.program, words.get(self.lang));
    }

    /// That the input cannot be read.
    #[must_use]
    pub fn cannot_read(&self) -> Words {
        let name = self.name();
        Words::new(
            format!("không đọc được {}", name.get(Lang::Vi)),
            format!("cannot read {}", name.get(Lang::En)),
        )
    }
}

impl Input {
    fn of(sample: Sample, wanted: Wanted) -> Self {
        let mut bytes = sample.bytes.to_vec();
        if wanted == Wanted::Lines {
            // One product a line: no text of the samples is over two lines.
            let lines = bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
            bytes = lines.collect::<Vec<_>>().concat();
            bytes.push(b'\n');
        }
        Self {
            size: Some(bytes.len() as u64),
            reader: Box::new(Cursor::new(bytes)),
            head: Cursor::default(),
            is_bundled: true,
            is_file: true,
        }
    }

    fn piped() -> Self {
        Self {
            reader: Box::new(Once(io::stdin())),
            head: Cursor::default(),
            size: None,
            is_bundled: false,
            is_file: false,
        }
    }

    /// Reads the first bytes: as many as one read gives, so that a slow writer is not waited for.
    fn look(&mut self) -> io::Result<()> {
        let head = self.head.get_mut();
        head.resize(HEAD, 0);
        let mut length = 0;
        while length < HEAD && head[..length].trim_ascii().len() < 8 {
            match self.reader.read(&mut head[length..]) {
                Ok(0) => break,
                Ok(read) => length += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        head.truncate(length);
        Ok(())
    }

    /// An input that can be read twice: a file as it is, any other held.
    pub fn held(mut self) -> io::Result<Self> {
        if self.is_file {
            return Ok(self);
        }
        let mut held = tempfile::spooled_tempfile(IN_MEMORY);
        let size = io::copy(&mut self, &mut held)?;
        held.flush()?;
        held.rewind()?;
        Ok(Self {
            reader: Box::new(held),
            head: Cursor::default(),
            size: Some(size),
            is_bundled: false,
            is_file: true,
        })
    }

    /// Goes back to the begin of an input that can be read twice.
    pub fn rewind(&mut self) -> io::Result<()> {
        self.head = Cursor::default();
        self.reader.again()
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.head.read(buffer)? {
            0 => self.reader.read(buffer),
            read => Ok(read),
        }
    }
}

/// The bytes of a file beside the input, such as settings.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let cannot = || {
        let path = path.display();
        Words::new(
            format!("không đọc được {path}"),
            format!("cannot read {path}"),
        )
    };
    Ok(fs::read(path).map_err(|error| Within::new(cannot(), error))?)
}
