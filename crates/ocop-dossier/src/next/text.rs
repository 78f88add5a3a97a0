//! The plan as plain text, with one line for each sentence or entry.

use alloc::string::String;
use core::fmt::Write;

use ocop_core::text::outside;

use super::page::Page;

/// Writing to a string does not fail.
pub(super) fn text(page: &Page) -> String {
    let mut text = String::new();
    let _ = write(page, &mut text);
    text
}

fn write(page: &Page, text: &mut String) -> core::fmt::Result {
    writeln!(text, "{}\n", page.title.to_uppercase())?;
    for (head, line) in &page.heads {
        writeln!(text, "{head}: {}", outside::line(line))?;
    }
    writeln!(text, "\n{}.", page.sum)?;
    for (title, items) in &page.sections {
        writeln!(text, "\n{}", title.to_uppercase())?;
        for (item, number) in items.iter().zip(1..) {
            writeln!(text, "{number:>3}. {}", outside::line(&item.line))?;
            for note in &item.notes {
                writeln!(text, "     {}", outside::line(note))?;
            }
        }
    }
    writeln!(text)?;
    for line in &page.remarks {
        writeln!(text, "{line}.")?;
    }
    Ok(())
}
