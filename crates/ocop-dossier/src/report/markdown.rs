//! The letter as Markdown, in the order of the text.

use alloc::string::String;
use core::fmt::Write;

use ocop_core::explain::escape_markdown as escape;

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
    writeln!(text, "\n# {}\n", escape(&letter.title))?;
    entries(&letter.addressee, text)?;
    entries(&letter.heads, text)?;
    writeln!(text, "\n**{}.**\n", escape(&letter.verdict))?;
    for line in &letter.standing {
        writeln!(text, "- {}", escape(line))?;
    }
    let words = letter.words();
    for section in &letter.sections {
        writeln!(text, "\n## {}\n", escape(&section.title))?;
        for item in &section.items {
            let (weight, message) = (escape(&item.weight), escape(&item.message));
            writeln!(text, "{}. **{weight}:** {message}.", item.number)?;
            writeln!(text, "   - {}: {}.", words.repair, escape(&item.repair))?;
            if let Some(risk) = &item.risk {
                writeln!(text, "   - {}.", escape(risk))?;
            }
            writeln!(text, "   - {}: {}.", words.place, escape(&item.place))?;
        }
    }
    for line in letter.term.iter().chain(&letter.remarks) {
        writeln!(text, "\n{}", sentence(&escape(line)))?;
    }
    for line in &letter.signature {
        writeln!(text, "\n{}", escape(line))?;
    }
    if letter.annex.is_empty() {
        return Ok(());
    }
    writeln!(text, "\n## {}\n", escape(&letter.annex.title))?;
    for line in &letter.annex.lines {
        writeln!(
            text,
            "{}. `{}`, {}",
            line.number,
            line.rule,
            escape(&line.path)
        )?;
    }
    for rule in &letter.annex.set_aside {
        writeln!(text, "- {}: `{rule}`", words.set_aside)?;
    }
    Ok(())
}

fn entries(entries: &[(String, String)], text: &mut String) -> core::fmt::Result {
    for (head, line) in entries {
        writeln!(text, "- {}: {}", escape(head), escape(line))?;
    }
    Ok(())
}
