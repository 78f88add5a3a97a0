//! How cells look: one typeface, readable in grey, open cells on yellow.

use ocop_core::text::outside::begins_like_a_formula;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const WRONG: Color = Color::RGB(0xC0_00_00);
const OPEN: Color = Color::RGB(0xFF_F8_DC);
const HEAD: Color = Color::RGB(0xD9_D9_D9);
const PART: Color = Color::RGB(0xE7_E6_E6);
const SECTION: Color = Color::RGB(0xF2_F2_F2);

pub(super) struct Formats {
    /// The default of the workbook.
    pub(super) plain: Format,
    pub(super) title: Format,
    /// A line that becomes smaller where it does not fit.
    pub(super) line: Format,
    pub(super) label: Format,
    pub(super) wrapped: Format,
    pub(super) strong: Format,
    /// Notes and interpretations.
    pub(super) small: Format,
    /// The sheet, over several columns.
    pub(super) heading: Format,
    pub(super) signature: Format,
    /// Cells that can be changed.
    pub(super) open: Format,
    pub(super) open_day: Format,
    pub(super) open_choice: Format,
    /// Heads of columns, and those that are turned.
    pub(super) head: Format,
    pub(super) head_turned: Format,
    pub(super) part: Bands,
    pub(super) section: Bands,
    pub(super) group: Bands,
    pub(super) criterion: Bands,
    /// The parts of one cell: the title of a criterion and its notes.
    pub(super) title_part: Format,
    pub(super) note_part: Format,
    /// 1 as a cross, 0 as nothing.
    pub(super) flag: Format,
    /// A number of stars.
    pub(super) star: Format,
    pub(super) result: Format,
    /// A choice that is none.
    pub(super) wrong: Format,
}

/// The cells of one kind of row.
pub(super) struct Bands {
    pub(super) key: Format,
    pub(super) text: Format,
    pub(super) number: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let plain = Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(11);
        let cell = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Top);
        let wrapped = plain.clone().set_text_wrap().set_align(FormatAlign::Top);
        let open = cell
            .clone()
            .set_unlocked()
            .set_background_color(OPEN)
            .set_text_wrap();
        let head = cell
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_background_color(HEAD)
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter);
        let number = cell.clone().set_align(FormatAlign::Center);
        let result = plain
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Left);
        Self {
            title: plain.clone().set_bold().set_font_size(15),
            line: plain.clone().set_shrink(),
            label: plain.clone().set_align(FormatAlign::Top),
            strong: plain.clone().set_bold(),
            small: wrapped.clone().set_font_size(10),
            heading: wrapped.clone().set_align(FormatAlign::Left),
            signature: wrapped.clone().set_bold().set_align(FormatAlign::Center),
            open: open.clone(),
            open_day: open
                .clone()
                .set_num_format("dd/mm/yyyy")
                .set_align(FormatAlign::Left),
            open_choice: open.set_font_size(10),
            head_turned: head.clone().set_rotation(90),
            head,
            part: Bands::of(&cell.clone().set_bold().set_background_color(PART)),
            section: Bands::of(&cell.clone().set_bold().set_background_color(SECTION)),
            group: Bands::of(&cell.clone().set_italic()),
            criterion: Bands::of(&cell.set_font_size(10)),
            title_part: Format::new()
                .set_font_name("Times New Roman")
                .set_font_size(10),
            note_part: Format::new()
                .set_font_name("Times New Roman")
                .set_font_size(9)
                .set_italic(),
            flag: number.set_num_format("\"✗\";;"),
            wrong: Format::new().set_bold().set_font_color(WRONG),
            star: result.clone().set_font_size(14).set_num_format("0\" ★\""),
            result,
            wrapped,
            plain,
        }
    }
}

/// The format for a text from outside. One that begins like a formula stays text when its cell is edited.
pub(super) fn outside(format: &Format, text: &str) -> Format {
    let format = format.clone();
    if begins_like_a_formula(text) {
        format.set_quote_prefix()
    } else {
        format
    }
}

impl Bands {
    fn of(cell: &Format) -> Self {
        Self {
            key: cell.clone().set_num_format("@"),
            text: cell.clone().set_text_wrap(),
            number: cell.clone().set_align(FormatAlign::Center),
        }
    }
}
