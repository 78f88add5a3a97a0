//! The letter in plain text, with one line for each sentence or entry.

use alloc::string::String;
use core::fmt::Write;

use ocop_core::text::outside;

use super::Letter;

/// Writing to a string does not fail.
pub(super) fn text(letter: &Letter) -> String {
    let mut text = String::new();
    let _ = write(letter, &mut text);
    text
}

fn write(letter: &Letter, text: &mut String) -> core::fmt::Result {
    entries(&letter.sender, text)?;
    writeln!(text, "\n{}\n", letter.title.to_uppercase())?;
    entries(&letter.addressee, text)?;
    writeln!(text)?;
    entries(&letter.heads, text)?;
    writeln!(text, "\n{}.", outside::line(&letter.verdict))?;
    for line in &letter.standing {
        writeln!(text, "{}.", outside::line(line))?;
    }
    let words = letter.words();
    for section in &letter.sections {
        writeln!(text, "\n{}", outside::line(&section.title).to_uppercase())?;
        for item in &section.items {
            writeln!(
                text,
                "{:>3}. {}: {}.",
                item.number,
                item.weight,
                outside::line(&item.message)
            )?;
            writeln!(
                text,
                "     {}: {}.",
                words.repair,
                outside::line(&item.repair)
            )?;
            if let Some(risk) = &item.risk {
                writeln!(text, "     {}.", outside::line(risk))?;
            }
            writeln!(
                text,
                "     {}: {}.",
                words.place,
                outside::line(&item.place)
            )?;
        }
    }
    writeln!(text)?;
    for line in letter.term.iter().chain(&letter.remarks) {
        writeln!(text, "{}", sentence(&outside::line(line)))?;
    }
    writeln!(text)?;
    for line in &letter.signature {
        writeln!(text, "{line}")?;
    }
    if letter.annex.is_empty() {
        return Ok(());
    }
    writeln!(text, "\n{}", letter.annex.title)?;
    for line in &letter.annex.lines {
        let path = outside::line(&line.path);
        writeln!(text, "{:>3}. {}, {path}", line.number, line.rule)?;
    }
    for rule in &letter.annex.set_aside {
        writeln!(text, "{}: {rule}", words.set_aside)?;
    }
    Ok(())
}

fn entries(entries: &[(String, String)], text: &mut String) -> core::fmt::Result {
    for (head, line) in entries {
        writeln!(text, "{head}: {}", outside::line(line))?;
    }
    Ok(())
}

/// A line with a full stop, unless it is to be filled in.
pub(super) fn sentence(line: &str) -> String {
    let stop = if line.ends_with('…') { "" } else { "." };
    alloc::format!("{line}{stop}")
}
