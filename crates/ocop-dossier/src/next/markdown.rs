//! The plan as Markdown, in the order of the text.

use alloc::string::String;
use core::fmt::Write;

use ocop_core::explain::escape_markdown as escape;

use super::page::Page;

/// Writing to a string does not fail.
pub(super) fn markdown(page: &Page) -> String {
    let mut text = String::new();
    let _ = write(page, &mut text);
    text
}

fn write(page: &Page, text: &mut String) -> core::fmt::Result {
    writeln!(text, "# {}\n", page.title)?;
    for (head, line) in &page.heads {
        writeln!(text, "- {head}: {}", escape(line))?;
    }
    writeln!(text, "\n**{}.**", escape(&page.sum))?;
    for (title, items) in &page.sections {
        writeln!(text, "\n## {title}\n")?;
        for (item, number) in items.iter().zip(1..) {
            writeln!(text, "{number}. {}", escape(&item.line))?;
            for note in &item.notes {
                writeln!(text, "   - {}", escape(note))?;
            }
        }
    }
    for line in &page.remarks {
        writeln!(text, "\n{}.", escape(line))?;
    }
    Ok(())
}
