//! A headless Chromium, if there is one.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What the program is called, in the order in which it is looked for.
const NAMES: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
];

/// Where it is if it is not on the path.
const PLACES: [&str; 4] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// The first Chromium, Chrome or Edge.
pub(crate) fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).collect::<Vec<_>>();
    let named = NAMES.iter().flat_map(|name| {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        on_path.iter().map(move |folder| folder.join(&file))
    });
    let places = PLACES.iter().map(PathBuf::from);
    named.chain(places).find(|program| program.is_file())
}

/// Prints a page, and returns the PDF.
pub(crate) fn print(program: &Path, page: &str) -> io::Result<Vec<u8>> {
    let folder = tempfile::tempdir()?;
    let made = folder.path().join("page.pdf");
    let mut option = OsString::from("--print-to-pdf=");
    option.push(&made);
    let options = ["--no-pdf-header-footer".into(), option];
    run(program, page, &folder, &options)?;
    std::fs::read(made)
}

/// Opens a page in a browser without a window, with options, and returns what it wrote.
pub(crate) fn run(
    program: &Path,
    page: &str,
    folder: &tempfile::TempDir,
    options: &[OsString],
) -> io::Result<Output> {
    let file = folder.path().join("page.html");
    std::fs::write(&file, page)?;
    let mut profile = OsString::from("--user-data-dir=");
    profile.push(folder.path().join("profile"));
    let start = |more: &[&str]| {
        Command::new(program)
            .args(["--headless", "--disable-gpu", "--hide-scrollbars"])
            .args(more)
            .arg(&profile)
            .args(options)
            .arg(&file)
            .stdin(Stdio::null())
            .output()
    };
    let output = start(&[])?;
    if output.status.success() {
        return Ok(output);
    }
    // As an administrator, and in many containers, it runs without its sandbox only. A page loads
    // nothing and runs nothing.
    let output = start(&["--no-sandbox"])?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(match said.trim().lines().next_back() {
        Some(last) => format!("{}: {last}", output.status),
        None => output.status.to_string(),
    }))
}
