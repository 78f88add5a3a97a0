//! Makes a page to read and to print: JSON in, HTML or PDF out.
//!
//! ```sh
//! cargo run --release -p ocop-html --example report > rating.html                      # a bundled product
//! cargo run --release -p ocop-html --example report -- FILE --lang vi --pdf letter.pdf # your own dossier
//! cargo run --release -p ocop-html --example report -- FILE --page plan --star 4       # a checklist
//! cargo run --release -p ocop-html --example report -- --blank 7 --lang vi > form.html # to fill in by hand
//! ```
//!
//! `FILE` contains one product, one dossier, or certificates, as a JSON object. A PDF is printed by a
//! Chromium that is installed. Without one, the page is written beside it, to be printed from any browser.
//!
//! The exit code is 0 if the page was written, 1 if the input is wrong or there is only the page in place of
//! a PDF, 2 if the program could not run or the file is of another kind.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Parser, ValueEnum};
use ocop_core::{Date, Edition, Lang, Star};
use ocop_examples::bundled::Sample;
use ocop_examples::exit::{cause_in_words, finish, one_if, say};
use ocop_examples::file::{save, spare};
use ocop_examples::input::Ask;
use ocop_examples::kind::{Kind, Wanted};
use ocop_examples::language::Language;
use ocop_examples::{Words, args, typed};
use ocop_html::Page;

mod browser;
mod bundled;
mod certificates;
mod pages;

use bundled::Bundled;

/// The form of certificates and the exit codes, for the end of `--help`.
const CODES: &str = "Certificates are {\"certificates\":[{\"product\":\"Honey\",\"certificate\":{\"issued\":\"2026-07-10\",\
                     \"stars\":4,\"tier\":\"province\"},\"withdrawn\":\"2027-03-01\"}]}; withdrawn may be left out\n\
                     Exit codes: 0 the page was written; 1 the input is wrong, or there is no Chromium for --pdf; \
                     2 the program could not run, or the file is of another kind";

#[derive(Parser)]
#[command(
    about = "Makes a page to read and to print: a rating, a form, a plan, a comparison, a letter, certificates",
    after_help = CODES
)]
struct Args {
    /// A product, a dossier or certificates as a JSON object; - is standard input [default: piped input,
    /// else a bundled product]
    file: Option<PathBuf>,

    /// Use a bundled file
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "dried-banana", conflicts_with = "file")]
    bundled: Option<Bundled>,

    /// The page [default: the rating of a product, the letter on a dossier, the terms of certificates]
    #[arg(long, value_enum)]
    page: Option<PageKind>,

    /// A blank form of this sheet, to fill in by hand
    #[arg(long, value_name = "SET", conflicts_with_all = ["file", "bundled", "page", "member", "star", "cost", "to", "set", "settings", "on"])]
    blank: Option<u16>,

    /// Edition used by --blank
    #[arg(long, default_value = "26/2026", requires = "blank")]
    edition: Edition,

    /// Member whose scorecard the form or the comparison shows, from 1 [default: 1]
    #[arg(long, value_name = "NUMBER", value_parser = args::count::<usize>)]
    member: Option<usize>,

    /// The star that a plan is for, 3 to 5 [default: the next one above the present star]
    #[arg(long, value_name = "STAR", value_parser = typed::star)]
    star: Option<Star>,

    /// Costs of the steps of a plan, as JSON or as a table (CSV)
    #[arg(long, value_name = "FILE")]
    cost: Option<PathBuf>,

    /// The edition to compare with [default: 26/2026]
    #[arg(long, value_name = "EDITION")]
    to: Option<Edition>,

    /// The sheet to compare with [default: the one that corresponds to the product's]
    #[arg(long, value_name = "NUMBER")]
    set: Option<u16>,

    /// Settings of the check of a dossier, as a JSON object
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,

    /// Day for which certificates are shown, or reference date for documents of a dossier that is not filed
    /// yet: 2026-06-03 or 03/06/2026 [default for certificates: today in Viet Nam]
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    on: Option<Date>,

    /// Write the page to this file [default: standard output]
    #[arg(long, value_name = "FILE", conflicts_with = "pdf")]
    output: Option<PathBuf>,

    /// Print the page to this PDF file by a headless Chromium
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,

    /// Chromium, Chrome or Edge [default: the first one found]
    #[arg(long, value_name = "PROGRAM", requires = "pdf")]
    browser: Option<PathBuf>,

    /// Language of the page and of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

/// A page that the program makes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum PageKind {
    /// The rating of a product
    Rating,
    /// The scorecard of a member as a form
    Form,
    /// The cheapest plan for a star as a checklist
    Plan,
    /// A scorecard on the sheets of two editions
    Comparison,
    /// The letter on a dossier
    Letter,
    /// Certificates and their terms
    Certificates,
}

impl Args {
    /// The option that the page would ignore, if one is given.
    fn unused(&self, kind: PageKind) -> Option<&'static str> {
        use PageKind::{Certificates, Comparison, Form, Letter, Plan};
        let options: [(&str, bool, &[PageKind]); 7] = [
            ("--member", self.member.is_some(), &[Form, Comparison]),
            ("--star", self.star.is_some(), &[Plan]),
            ("--cost", self.cost.is_some(), &[Plan]),
            ("--to", self.to.is_some(), &[Comparison]),
            ("--set", self.set.is_some(), &[Comparison]),
            ("--settings", self.settings.is_some(), &[Letter]),
            ("--on", self.on.is_some(), &[Letter, Certificates]),
        ];
        let mut unused = options
            .into_iter()
            .filter(|(_, given, kinds)| *given && !kinds.contains(&kind));
        unused.next().map(|(name, ..)| name)
    }
}

impl PageKind {
    /// The page of a file of a kind, if none is asked for.
    const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Dossier => Self::Letter,
            Kind::Product => Self::Rating,
            _ => Self::Certificates,
        }
    }

    /// What it is made of.
    const fn wanted(self) -> Wanted {
        match self {
            Self::Letter => Wanted::Dossier,
            Self::Certificates => Wanted::Certificates,
            _ => Wanted::Product,
        }
    }
}

/// The name of the program.
const NAME: &str = "report";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.lang.into(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = args.lang.into();
    spare(
        [&args.file, &args.cost, &args.settings],
        [&args.output, &args.pdf],
    )?;
    let page = match args.blank {
        Some(set) => Some(pages::blank(args.edition, set, lang)?),
        None => page(args, lang)?,
    };
    let Some(page) = page else {
        return Ok(one_if(true));
    };
    write(args, &page, lang)
}

/// The page of the input; `None` after its faults were reported.
fn page(args: &Args, lang: Lang) -> Result<Option<Page>> {
    let ask = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: args.page.map_or(Wanted::Report, PageKind::wanted),
        bundled: args.bundled.map(Bundled::sample),
        usual: Some(usual(args.page)),
    };
    let bytes = ask.at_most(ocop_dossier::Dossier::MOST_BYTES)?;
    let bytes = bytes.trim_ascii();
    let found = Kind::of(bytes);
    let kind = args.page.unwrap_or_else(|| PageKind::of(found));
    // A bundled file may be of another kind than the page.
    if let Some(refused) = found.refused_as(kind.wanted(), &ask.name()) {
        bail!(refused);
    }
    if args.page.is_none() && matches!(found, Kind::Object | Kind::Other) {
        say(NAME, pages::unknown(bytes, &ask.name()).get(lang));
        return Ok(None);
    }
    if let Some(option) = args.unused(kind) {
        let page = kind.to_possible_value();
        let page = page.as_ref().map_or("", |value| value.get_name());
        bail!(Words::new(
            format!("trang {page} không dùng {option}; chọn trang bằng --page"),
            format!("the page {page} does not use {option}; choose a page with --page"),
        ));
    }
    match kind {
        PageKind::Letter => pages::letter(args, bytes, &ask.name(), lang),
        PageKind::Certificates => {
            let on = args.on.unwrap_or_else(certificates::today);
            match certificates::page(bytes, on, lang) {
                Ok(page) => Ok(Some(page)),
                Err(faults) => {
                    let name = ask.name();
                    let faults = faults.iter().map(|fault| pages::within(&name, fault));
                    faults.for_each(|fault| say(NAME, fault.get(lang)));
                    Ok(None)
                }
            }
        }
        _ => pages::of_product(args, kind, bytes, lang),
    }
}

/// The bundled file that a page shows if nothing is given.
const fn usual(page: Option<PageKind>) -> Sample {
    match page {
        None | Some(PageKind::Rating | PageKind::Form) => Bundled::DriedBanana.sample(),
        Some(PageKind::Plan) => Bundled::DriedJackfruit.sample(),
        Some(PageKind::Comparison) => Bundled::FrozenDurian.sample(),
        Some(PageKind::Letter) => Bundled::DriedTaoMeo.sample(),
        Some(PageKind::Certificates) => Bundled::Certificates.sample(),
    }
}

/// Writes the page, or prints it to a PDF.
fn write(args: &Args, page: &Page, lang: Lang) -> Result<ExitCode> {
    if let Some(path) = &args.output {
        save(path, page.as_str().as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let Some(path) = &args.pdf else {
        io::stdout().lock().write_all(page.as_str().as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    let found = args.browser.clone().or_else(browser::find);
    let failed = match found {
        Some(program) => match browser::print(&program, page.as_str()) {
            Ok(pdf) => {
                save(path, &pdf)?;
                return Ok(ExitCode::SUCCESS);
            }
            Err(error) => {
                let [vi, en] = Lang::ALL.map(|lang| cause_in_words(&error, lang));
                Words::new(
                    format!("{} không in được ({vi})", program.display()),
                    format!("{} could not print ({en})", program.display()),
                )
            }
        },
        None => Words::new(
            "không tìm thấy Chromium, Chrome hoặc Edge",
            "no Chromium, Chrome or Edge was found",
        ),
    };
    if path == Path::new("-") {
        bail!(failed);
    }
    // The user has no other page of this name.
    let mut beside = path.clone().into_os_string();
    beside.push(".html");
    let beside = PathBuf::from(beside);
    save(&beside, page.as_str().as_bytes())?;
    let name = beside.display();
    let words = Words::new(
        format!(
            "{}: đã ghi trang vào {name}; mở bằng trình duyệt rồi in thành PDF",
            failed.get(Lang::Vi)
        ),
        format!(
            "{}: the page is in {name}; open it in a browser and print it as PDF",
            failed.get(Lang::En)
        ),
    );
    say(NAME, words.get(lang));
    Ok(one_if(true))
}
