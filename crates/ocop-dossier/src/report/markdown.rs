//! The letter as Markdown, in the order of the text.

use alloc::string::String;
use core::fmt::Write;

use ocop_core::text::outside;

use super::Letter;
use super::text::sentence;

/// Writing to a string does not fail.
pub(super) fn markdown(letter: &Letter) -> String {
    let mut text = String::new();
    let _ = write(letter, &mut text);
    text
}

fn write(letter: &Letter, text: &mut String) -> core::fmt::Result {
    entries(&letter.sender, text)?;
    writeln!(text, "\n# {}\n", outside::markdown(&letter.title))?;
    entries(&letter.addressee, text)?;
    entries(&letter.heads, text)?;
    writeln!(text, "\n**{}.**\n", outside::markdown(&letter.verdict))?;
    for line in &letter.standing {
        writeln!(text, "- {}", outside::markdown(line))?;
    }
    let words = letter.words();
    for section in &letter.sections {
        writeln!(text, "\n## {}\n", outside::markdown(&section.title))?;
        for item in &section.items {
            let (weight, message) = (
                outside::markdown(&item.weight),
                outside::markdown(&item.message),
            );
            writeln!(text, "{}. **{weight}:** {message}.", item.number)?;
            writeln!(
                text,
                "   - {}: {}.",
                words.repair,
                outside::markdown(&item.repair)
            )?;
            if let Some(risk) = &item.risk {
                writeln!(text, "   - {}.", outside::markdown(risk))?;
            }
            writeln!(
                text,
                "   - {}: {}.",
                words.place,
                outside::markdown(&item.place)
            )?;
        }
    }
    for line in letter.term.iter().chain(&letter.remarks) {
        writeln!(text, "\n{}", sentence(&outside::markdown(line)))?;
    }
    for line in &letter.signature {
        writeln!(text, "\n{}", outside::markdown(line))?;
    }
    if letter.annex.is_empty() {
        return Ok(());
    }
    writeln!(text, "\n## {}\n", outside::markdown(&letter.annex.title))?;
    for line in &letter.annex.lines {
        writeln!(
            text,
            "{}. `{}`, {}",
            line.number,
            line.rule,
            outside::markdown(&line.path)
        )?;
    }
    for rule in &letter.annex.set_aside {
        writeln!(text, "- {}: `{rule}`", words.set_aside)?;
    }
    Ok(())
}

fn entries(entries: &[(String, String)], text: &mut String) -> core::fmt::Result {
    for (head, line) in entries {
        writeln!(
            text,
            "- {}: {}",
            outside::markdown(head),
            outside::markdown(line)
        )?;
    }
    Ok(())
}
