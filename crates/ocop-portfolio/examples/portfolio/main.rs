//! Reports what an office has to do about its certificates: a register in, a report out.
//!
//! ```sh
//! cargo run --release -p ocop-portfolio --example portfolio                                  # the bundled register
//! cargo run --release -p ocop-portfolio --example portfolio -- FILE --on 16/11/2026 --lang vi # your own
//! cargo run --release -p ocop-portfolio --example portfolio -- FILE --on 16/11/2026 --csv tasks.csv \
//!     --ics days.ics --svg picture.svg --ministry ptnt_ocop.csv
//! ```
//!
//! `FILE` is a table as offices keep it: a workbook (.xlsx) or CSV in UTF-8, with Vietnamese or English headings in
//! any order. The report is as of a day that is given; the program reads no clock. The bundled register is invented.
//!
//! The exit code is 0 if every row of a product has a certificate that can be read, 1 if rows must be corrected or there
//! are no products, 2 if the program could not run or the table has no headings of a register.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;
use ocop_core::text::outside;
use ocop_core::{Date, Lang};
use ocop_examples::bundled::Sample;
use ocop_examples::exit::{Within, finish, one_if, say};
use ocop_examples::file::{save_all, spare};
use ocop_examples::input::Ask;
use ocop_examples::kind::{Kind, Wanted};
use ocop_examples::language::Language;
use ocop_examples::report::{NARROWEST, fitted, write_json};
use ocop_examples::{Words, args, typed};
use ocop_portfolio::{OfficeReport, Register};

mod data;

/// The exit codes, for the end of `--help`.
const CODES: &str = "The table needs the columns Tên sản phẩm (or Mã sản phẩm), Hạng sao and Ngày cấp, under any title lines. \
                     It may have Chủ thể, Tỉnh, Huyện, Xã, Xã (cũ), Xã (mới), Bộ sản phẩm, Số quyết định, Ngày hết hạn, \
                     Cơ quan cấp, Ngày thu hồi\n\
                     Exit codes: 0 all rows were read; 1 some rows must be corrected, or there are no products; 2 the program could not run, or the \
                     table has no headings of a register";

#[derive(Parser)]
#[command(
    about = "Reports which certificates run out, what to file and until when, from a register of certificates",
    after_help = CODES
)]
struct Args {
    /// A register as a workbook (.xlsx) or CSV; - is standard input [default: piped input, else the bundled
    /// register]
    file: Option<PathBuf>,

    /// Use the bundled register of 60 invented products
    #[arg(long, conflicts_with = "file")]
    bundled: bool,

    /// The page of a workbook [default: the only visible page with values]
    #[arg(long, value_name = "NAME")]
    page: Option<String>,

    /// The day of the report: 2026-11-16 or 16/11/2026 [required; for the bundled register: 16/11/2026]
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    on: Option<Date>,

    /// Print the report as JSON instead of text
    #[arg(long)]
    json: bool,

    /// Also write all certificates with their days and tasks to this file, as CSV; - is standard output, in place
    /// of the report, here and below
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,

    /// Also write the days to act on to this file, as calendar entries (iCalendar)
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,

    /// Also write a picture of all certificates through time to this file (SVG)
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    /// Also write the ministry's table of products to this file, as CSV in the form of one public repository
    #[arg(long, value_name = "FILE")]
    ministry: Option<PathBuf>,

    /// Width of text in letters, at least 40 [default: the terminal's; lines in a file or pipe are not wrapped]
    #[arg(long, value_name = "LETTERS", value_parser = args::number::<usize>(NARROWEST, 1000))]
    width: Option<usize>,

    /// Language of the report and of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

/// The name of the program.
const NAME: &str = "portfolio";

/// Sixty invented products of two provinces, with faults.
const BUNDLED: Sample = Sample {
    name: "register",
    bytes: include_bytes!("register.csv"),
};
/// The day on which the bundled register was written.
const BUNDLED_DAY: Date = Date::constant(2026, 11, 16);

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.lang.into(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = Lang::from(args.lang);
    spare(
        [&args.file],
        [&args.csv, &args.ics, &args.svg, &args.ministry],
    )?;
    let ask = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: Wanted::Register,
        bundled: args.bundled.then_some(BUNDLED),
        usual: Some(BUNDLED),
    };
    let bytes = ask.cells()?;
    let is_bundled = bytes == BUNDLED.bytes;
    let Some(on) = args.on.or_else(|| is_bundled.then_some(BUNDLED_DAY)) else {
        bail!(Words::new(
            "thiếu --on: ghi ngày của báo cáo, như --on 16/11/2026",
            "--on is required: the day of the report, such as --on 16/11/2026",
        ));
    };
    let register = read(args, &ask, &bytes)?;
    let report = OfficeReport::on(on, &register);
    let is_printed = write_files(args, &register, &report, on)?;
    let mut output = io::stdout().lock();
    if is_printed && args.json {
        write_json(&mut output, &data::of(&report))?;
    } else if is_printed {
        let text = fitted(&report.explain(lang), args.width);
        output.write_all(text.as_bytes())?;
    }
    if args.csv.is_some() {
        say_formulas(&register, lang);
    }
    let bad = register.bad_rows().len();
    if bad == 0 && register.entries().is_empty() {
        let words = Words::new("bảng không có sản phẩm nào", "the table has no products");
        say(NAME, words.get(lang));
        return Ok(one_if(true));
    }
    if bad > 0 {
        let words = Words::new(
            format!("số hàng phải sửa, chưa được tính: {bad}"),
            format!("rows to correct, which are not counted: {bad}"),
        );
        say(NAME, words.get(lang));
    }
    Ok(one_if(bad > 0))
}

/// Reports names that a spreadsheet program would take for formulas, and that the table therefore has with an apostrophe.
fn say_formulas(register: &Register, lang: Lang) {
    let names = register.entries().iter();
    let names = names.flat_map(|entry| {
        [
            (entry.row(), entry.product()),
            (entry.row(), entry.holder()),
        ]
    });
    let mut like = names.filter(|(_, name)| outside::begins_like_a_formula(name));
    if let Some((row, _)) = like.next() {
        let count = like.count() + 1;
        let words = Words::new(
            format!(
                "{count} ô có văn bản bắt đầu như công thức được thêm dấu nháy đơn ở trước, ô đầu tiên ở hàng {row}"
            ),
            format!(
                "cells whose text begins like a formula got an apostrophe in front: {count}, the first is in row {row}"
            ),
        );
        say(NAME, words.get(lang));
    }
}

/// Writes the files that are asked for; returns whether standard output is left for the report.
fn write_files(
    args: &Args,
    register: &Register,
    report: &OfficeReport<'_>,
    on: Date,
) -> Result<bool> {
    let lang = Lang::from(args.lang);
    let ministry = args
        .ministry
        .as_deref()
        .map(|path| (path, register.to_ministry_table(on)));
    let mut files: Vec<(&Path, String)> = Vec::new();
    if let Some(path) = &args.csv {
        files.push((path, report.to_csv(lang)));
    }
    if let Some(path) = &args.ics {
        files.push((path, register.to_calendar(on, lang)));
    }
    if let Some(path) = &args.svg {
        files.push((path, register.to_svg(on, lang)));
    }
    if let Some((path, table)) = &ministry {
        files.push((path, table.as_csv().to_owned()));
    }
    let mut paths: Vec<_> = files.iter().map(|(path, _)| *path).collect();
    let is_printed = !paths.contains(&Path::new("-"));
    paths.sort_unstable();
    if let Some(pair) = paths.windows(2).find(|pair| pair[0] == pair[1]) {
        let name = match pair[0] == Path::new("-") {
            true => Words::new("đầu ra chuẩn", "standard output"),
            false => Words::same(pair[0].display().to_string()),
        };
        let (vi, en) = (name.get(Lang::Vi), name.get(Lang::En));
        bail!(Words::new(
            format!("hai kết quả cùng ghi vào {vi}: mỗi kết quả cần một tệp riêng"),
            format!("two results are to be written to {en}: each needs a file of its own"),
        ));
    }
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| (*path, text.as_bytes()))
        .collect();
    save_all(&files)?;
    if let Some((_, table)) = ministry {
        table.notes(lang).for_each(|note| say(NAME, note));
    }
    Ok(is_printed)
}

/// The register of a table or of a page of a workbook.
fn read(args: &Args, ask: &Ask<'_>, bytes: &[u8]) -> Result<Register> {
    let cannot = || ask.cannot_read();
    if Kind::of(bytes) == Kind::Spreadsheet {
        let csv = ocop_xlsx::page_to_csv(bytes, args.page.as_deref());
        let csv = csv.map_err(|fault| Within::new(cannot(), fault))?;
        let read = Register::read(csv.as_str());
        return Ok(read.map_err(|fault| Within::new(cannot(), fault))?);
    }
    if args.page.is_some() {
        bail!(Words::new(
            "--page chỉ dùng với tệp bảng tính (.xlsx)",
            "--page is for a workbook (.xlsx) only",
        ));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        let words = Words::new(
            "bảng không phải UTF-8: lưu lại dạng CSV UTF-8, hoặc .xlsx",
            "the table is not UTF-8: save it as CSV UTF-8, or as .xlsx",
        );
        return Err(Within::new(cannot(), words).into());
    };
    Ok(Register::read(text).map_err(|fault| Within::new(cannot(), fault))?)
}
