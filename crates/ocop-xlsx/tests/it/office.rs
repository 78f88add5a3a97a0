//! LibreOffice, which opens workbooks, changes cells, recalculates and saves.
//!
//! It runs without a window and with a profile of its own. Where it is not installed, the tests say so and
//! check nothing, unless `OCOP_OFFICE=1` requires it.

use std::fs;
use std::process::Command;

/// A workbook for LibreOffice.
pub(crate) struct Job {
    pub(crate) bytes: Vec<u8>,
    /// Texts that are typed into cells: page, cell, text.
    pub(crate) typed: Vec<(String, String, String)>,
}

/// The workbooks as LibreOffice saves them; `None` where it is not installed.
pub(crate) fn run(jobs: &[Job]) -> Option<Vec<Vec<u8>>> {
    let required = std::env::var_os("OCOP_OFFICE").is_some_and(|value| value == "1");
    let office = Command::new("soffice").arg("--version").output();
    let Ok(version) = office else {
        assert!(!required, "OCOP_OFFICE=1, but `soffice` does not run");
        println!("skipped: LibreOffice (`soffice`) is not installed");
        return None;
    };
    println!("{}", String::from_utf8_lossy(&version.stdout).trim());

    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let soffice = |arguments: &[&str]| {
        let profile = folder.join("profile");
        Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .args(["--headless", "--norestore", "--nologo"])
            .args(arguments)
            .output()
            .unwrap()
    };
    // The first start makes the profile, with an empty module for a program.
    soffice(&["--terminate_after_init"]);
    let library = folder.join("profile/user/basic/Standard");
    fs::write(library.join("Module1.xba"), module()).unwrap();
    for (number, job) in jobs.iter().enumerate() {
        let typed = job.typed.iter();
        let typed = typed.map(|(page, cell, text)| format!("{page}\t{cell}\t{text}\n"));
        // The reader of lines keeps the end of the last one.
        let typed = typed.chain(["end\n".to_owned()]);
        fs::write(folder.join(format!("{number}.xlsx")), &job.bytes).unwrap();
        fs::write(
            folder.join(format!("{number}.txt")),
            typed.collect::<String>(),
        )
        .unwrap();
    }
    let (path, count) = (folder.display(), jobs.len());
    let output = soffice(&[&format!(
        "macro:///Standard.Module1.Run(\"{path}\", {count})"
    )]);
    let saved = (0..jobs.len()).map(|number| {
        let saved = fs::read(folder.join(format!("{number}.out.xlsx")));
        saved.unwrap_or_else(|fault| {
            panic!("LibreOffice saved no workbook {number}: {fault}; {output:?}")
        })
    });
    Some(saved.collect())
}

/// The program as the module that LibreOffice has in a new profile.
fn module() -> String {
    let program = PROGRAM
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <script:module xmlns:script=\"http://openoffice.org/2000/script\" \
         script:name=\"Module1\" script:language=\"StarBasic\">{program}</script:module>\n"
    )
}

/// For each workbook: open it, type the texts, recalculate every formula, save it as `.xlsx`.
const PROGRAM: &str = r#"
Function Prop(name As String, value)
    Dim p As New com.sun.star.beans.PropertyValue
    p.Name = name
    p.Value = value
    Prop = p
End Function

Sub Run(folder As String, count As Integer)
    Dim files, lines, stream, doc, parts, number
    files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    For number = 0 To count - 1
        doc = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/" & number & ".xlsx"), "_blank", 0, Array(Prop("Hidden", True)))
        doc.enableAutomaticCalculation(False)
        stream = createUnoService("com.sun.star.io.TextInputStream")
        stream.setEncoding("UTF-8")
        stream.setInputStream(files.openFileRead(ConvertToURL(folder & "/" & number & ".txt")))
        Do While Not stream.isEOF()
            parts = Split(stream.readLine(), Chr(9))
            If UBound(parts) = 2 Then
                doc.Sheets.getByName(parts(0)).getCellRangeByName(parts(1)).setString(parts(2))
            End If
        Loop
        stream.closeInput()
        doc.enableAutomaticCalculation(True)
        doc.calculateAll()
        doc.storeToURL(ConvertToURL(folder & "/" & number & ".out.xlsx"), Array(Prop("FilterName", "Calc MS Excel 2007 XML")))
        doc.close(True)
    Next
    StarDesktop.terminate()
End Sub
"#;
