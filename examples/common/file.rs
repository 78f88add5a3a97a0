//! Files that a program writes: whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use tempfile::{Builder, TempPath};

use crate::Words;
use crate::exit::Within;

/// Writes a file. If that fails, a file of that name is as it was; `-` is standard output.
///
/// # Errors
///
/// The file that cannot be written, and why.
pub fn save(path: &Path, bytes: &[u8]) -> Result<()> {
    save_all(&[(path, bytes)])
}

/// Writes several files. If one of them cannot be written, all files of their names are as they were; `-` is
/// standard output.
///
/// # Errors
///
/// The file that cannot be written, and why.
pub fn save_all(files: &[(&Path, &[u8])]) -> Result<()> {
    let mut written = Vec::new();
    for (path, bytes) in files {
        let mut file = NewFile::at(path)?;
        file.write_all(bytes).map_err(|error| cannot(path, error))?;
        written.push(file);
    }
    written.into_iter().try_for_each(NewFile::keep)
}

/// Who may read a new file, where the system knows that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Its owner alone.
    Owner,
    /// Who may read the file that it replaces, or else new files of this user.
    Usual,
}

/// Writes several files that are not there yet, or none.
///
/// # Errors
///
/// The file that is there already, or that cannot be written, and why.
pub fn create_all(files: &[(&Path, &[u8], Readers)]) -> Result<()> {
    let mut written = Vec::new();
    for &(path, bytes, readers) in files {
        let file = beside(path, readers);
        let (mut file, temporary) = file.map_err(|error| cannot(path, error))?;
        file.write_all(bytes).map_err(|error| cannot(path, error))?;
        written.push((path, temporary));
    }
    let mut kept = Vec::new();
    for (path, temporary) in written {
        let Err(fault) = temporary.persist_noclobber(path) else {
            kept.push(path);
            continue;
        };
        for path in kept {
            let _ = fs::remove_file(path);
        }
        if fault.error.kind() == io::ErrorKind::AlreadyExists {
            bail!(Words::new(
                format!(
                    "{} đã có: chọn tên khác, tệp không được ghi đè",
                    path.display()
                ),
                format!(
                    "{} exists: choose another name, it is not replaced",
                    path.display()
                ),
            ));
        }
        return Err(cannot(path, fault.error).into());
    }
    Ok(())
}

/// Refuses results that would be written over what they are made from.
///
/// # Errors
///
/// The file that is read and would be replaced.
pub fn spare<'a>(
    read: impl IntoIterator<Item = &'a Option<PathBuf>>,
    written: impl IntoIterator<Item = &'a Option<PathBuf>>,
) -> Result<()> {
    // A file that is not there is read by nobody; a link is the file that it leads to.
    let whole = |path: &Option<PathBuf>| fs::canonicalize(path.as_ref()?).ok();
    let read: Vec<PathBuf> = read.into_iter().filter_map(whole).collect();
    for path in written {
        if whole(path).is_some_and(|path| read.contains(&path)) {
            let name = path.as_deref().unwrap_or(Path::new("")).display();
            bail!(Words::new(
                format!("{name} là tệp đầu vào: chọn tên khác cho kết quả"),
                format!("{name} is read: choose another name for the result"),
            ));
        }
    }
    Ok(())
}

/// A file that has its name only when all of it is written.
#[derive(Debug)]
pub struct NewFile {
    path: PathBuf,
    output: Output,
}

#[derive(Debug)]
enum Output {
    Standard(io::Stdout),
    /// A device or a pipe.
    Open(BufWriter<File>),
    Beside(BufWriter<File>, TempPath),
}

impl NewFile {
    /// Begins a file; `-` is standard output.
    ///
    /// # Errors
    ///
    /// The file that cannot be written, and why.
    pub fn at(path: &Path) -> Result<Self> {
        // A link stays a link.
        let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let output = if path == Path::new("-") {
            Ok(Output::Standard(io::stdout()))
        } else if fs::metadata(&whole).is_ok_and(|about| !about.is_file()) {
            let file = File::options().write(true).open(&whole);
            file.map(|file| Output::Open(BufWriter::new(file)))
        } else {
            let file = beside(&whole, Readers::Usual);
            file.map(|(file, path)| Output::Beside(BufWriter::new(file), path))
        };
        let output = output.map_err(|error| cannot(path, error))?;
        let path = whole;
        Ok(Self { path, output })
    }

    /// Ends the file. Without this call there is none.
    ///
    /// # Errors
    ///
    /// The file that cannot be written, and why.
    pub fn keep(mut self) -> Result<()> {
        let Self { path, output } = &mut self;
        let flushed = output.write().flush();
        flushed.map_err(|error| cannot(path, error))?;
        if let Output::Beside(file, path) = self.output {
            drop(file);
            let kept = path.persist(&self.path);
            kept.map_err(|fault| cannot(&self.path, fault.error))?;
        }
        Ok(())
    }
}

impl Output {
    fn write(&mut self) -> &mut dyn Write {
        match self {
            Self::Standard(output) => output,
            Self::Open(file) | Self::Beside(file, _) => file,
        }
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.output.write().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.write().flush()
    }
}

/// That a file cannot be written, and why; `-` is standard output.
#[must_use]
pub fn cannot(path: &Path, error: io::Error) -> Within {
    let words = match path == Path::new("-") {
        true => Words::new(
            "không ghi được đầu ra chuẩn",
            "cannot write standard output",
        ),
        false => Words::new(
            format!("không ghi được {}", path.display()),
            format!("cannot write {}", path.display()),
        ),
    };
    Within::new(words, error)
}

/// A file without the name yet, in the same folder.
fn beside(path: &Path, readers: Readers) -> io::Result<(File, TempPath)> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode(path, readers));
    #[cfg(not(unix))]
    let _ = readers;
    // Opened here: errors of `tempfile_in` show the name of the temporary file.
    let file = Builder::new().make_in(folder, |path| options.open(path))?;
    Ok(file.into_parts())
}

/// The permissions of a file for some readers.
#[cfg(unix)]
fn mode(path: &Path, readers: Readers) -> u32 {
    use std::os::unix::fs::PermissionsExt;

    match (readers, fs::metadata(path)) {
        (Readers::Owner, _) => 0o600,
        (Readers::Usual, Ok(about)) => about.permissions().mode(),
        (Readers::Usual, Err(_)) => 0o666,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).unwrap();
        files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bảng.csv");
        for text in ["a much longer first text", "short"] {
            save(&path, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(names(folder.path()), ["bảng.csv"]);
    }

    #[test]
    fn nothing_is_left_where_nothing_can_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("no-such-folder").join("file");
        let fault = save(&inside, b"text").unwrap_err();
        let shown = format!("{fault:#}");
        assert!(shown.contains("no-such-folder"), "{shown}");
        // The name of this test's folder, not that of the file that is written beside.
        assert_eq!(shown.matches(".tmp").count(), 1, "{shown}");
        assert!(save(folder.path(), b"text").is_err());
        let mut begun = NewFile::at(&folder.path().join("begun")).unwrap();
        begun.write_all(b"text").unwrap();
        drop(begun);
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn of_several_files_all_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
        let inside = folder.path().join("no-such-folder").join("file");
        assert!(save_all(&[(&one, b"text"), (&inside, b"text")]).is_err());
        assert!(names(folder.path()).is_empty());
        save_all(&[(&one, b"text"), (&two, b"text")]).unwrap();
        assert_eq!(names(folder.path()).len(), 2);
    }

    #[test]
    fn new_files_replace_nothing_and_come_together() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
        let files: [(&Path, &[u8], Readers); 2] =
            [(&one, b"1", Readers::Owner), (&two, b"2", Readers::Usual)];
        fs::write(&two, "before").unwrap();
        let fault = create_all(&files).unwrap_err();
        assert!(fault.to_string().contains("two exists"), "{fault}");
        assert_eq!(names(folder.path()), ["two"]);
        assert_eq!(fs::read_to_string(&two).unwrap(), "before");
        fs::remove_file(&two).unwrap();
        create_all(&files).unwrap();
        assert_eq!(fs::read_to_string(&one).unwrap(), "1");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;

            let mode = fs::metadata(&one).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_result_is_not_written_over_what_it_is_made_from() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two, new] = ["one", "two", "new"].map(|name| Some(folder.path().join(name)));
        for path in [&one, &two] {
            fs::write(path.as_ref().unwrap(), "text").unwrap();
        }
        spare([&one, &None], [&two, &new, &None]).unwrap();
        spare([&new], [&new]).unwrap();
        spare([&Some("-".into())], [&Some("-".into())]).unwrap();
        let again = Some(folder.path().join(".").join("one"));
        for written in [&one, &again] {
            let fault = spare([&two, &one], [&new, written]).unwrap_err();
            assert!(fault.to_string().contains("one is read"), "{fault}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&path, "before").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        save(&link, b"after").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "after");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }
}
