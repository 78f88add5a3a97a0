//! The report as Markdown.

use alloc::string::String;
use core::fmt::Write;

use ocop_core::explain::escape_markdown as escape;

use super::Letter;

/// Writing to a string does not fail.
pub(super) fn markdown(letter: &Letter) -> String {
    let mut text = String::new();
    let _ = write(letter, &mut text);
    text
}

fn write(letter: &Letter, text: &mut String) -> core::fmt::Result {
    for (head, line) in &letter.heads {
        writeln!(text, "- {}: {}", escape(head), escape(line))?;
    }
    writeln!(text, "\n**{}**", escape(&letter.verdict))?;
    for ground in &letter.grounds {
        writeln!(text, "\n> {}", escape(ground))?;
    }
    writeln!(text)?;
    for line in &letter.standing {
        writeln!(text, "- {}", escape(line))?;
    }
    for section in &letter.sections {
        writeln!(text, "\n## {}\n", escape(&section.title))?;
        for item in &section.items {
            let number = item.number;
            let (severity, message) = (escape(&item.severity), escape(&item.message));
            writeln!(
                text,
                "{number}. **{severity}** {message} *({})*",
                escape(&item.place)
            )?;
            writeln!(text, "   - → {}", escape(&item.repair))?;
            if let Some(risk) = &item.risk {
                writeln!(text, "   - {}", escape(risk))?;
            }
            writeln!(text, "   - {} · `{}`", escape(&item.path), item.rule)?;
        }
    }
    writeln!(text)?;
    for remark in &letter.remarks {
        writeln!(text, "{}\n", escape(remark))?;
    }
    Ok(())
}
