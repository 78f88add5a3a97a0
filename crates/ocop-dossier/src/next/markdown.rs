//! The plan as Markdown, in the order of the text.

use alloc::string::String;
use core::fmt::Write;

use ocop_core::text::outside;

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
        writeln!(text, "- {head}: {}", outside::markdown(line))?;
    }
    writeln!(text, "\n**{}.**", outside::markdown(&page.sum))?;
    for (title, items) in &page.sections {
        writeln!(text, "\n## {title}\n")?;
        for (item, number) in items.iter().zip(1..) {
            writeln!(text, "{number}. {}", outside::markdown(&item.line))?;
            for note in &item.notes {
                writeln!(text, "   - {}", outside::markdown(note))?;
            }
        }
    }
    for line in &page.remarks {
        writeln!(text, "\n{}.", outside::markdown(line))?;
    }
    Ok(())
}
