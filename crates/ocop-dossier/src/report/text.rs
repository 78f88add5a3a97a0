//! The report as a letter in plain text.

use alloc::string::String;
use core::fmt::Write;

use super::Letter;

/// Writing to a string does not fail.
pub(super) fn text(letter: &Letter) -> String {
    let mut text = String::new();
    let _ = write(letter, &mut text);
    text
}

fn write(letter: &Letter, text: &mut String) -> core::fmt::Result {
    let widest = letter
        .heads
        .iter()
        .map(|(head, _)| head.chars().count())
        .max();
    for (head, line) in &letter.heads {
        let pad = widest.unwrap_or(0) - head.chars().count();
        writeln!(text, "{head}:{:pad$} {line}", "")?;
    }
    writeln!(text, "\n{}", letter.verdict)?;
    for ground in &letter.grounds {
        writeln!(text, "  ✗ {ground}")?;
    }
    for line in &letter.standing {
        writeln!(text, "{line}")?;
    }
    for section in &letter.sections {
        writeln!(text, "\n{}", section.title)?;
        for item in &section.items {
            let number = item.number;
            writeln!(
                text,
                "{number:>3}. [{}] {}. ({})",
                item.severity, item.message, item.place
            )?;
            writeln!(text, "     → {}.", item.repair)?;
            if let Some(risk) = &item.risk {
                writeln!(text, "     {risk}")?;
            }
            writeln!(text, "     {} · {}", item.path, item.rule)?;
        }
    }
    writeln!(text)?;
    for remark in &letter.remarks {
        writeln!(text, "{remark}.")?;
    }
    Ok(())
}
