//! Signs a star so that it can be checked without a network, and checks one.
//!
//! ```sh
//! cargo run --release -p ocop-portfolio --example signed_star                # an invented star, signed and checked
//! cargo run --release -p ocop-portfolio --example signed_star -- new-key --private private.pem --public public.pem
//! cargo run --release -p ocop-portfolio --example signed_star -- sign --key private.pem --code 86-28870-2-2026 \
//!     --set 26 --star 4 --issued 10/07/2026 --svg star.svg
//! cargo run --release -p ocop-portfolio --example signed_star -- verify TEXT --key public.pem --on 16/11/2026
//! ```
//!
//! `TEXT` is what a QR reader gives. The exit code is 0 if a key or a star was made, or if a star is valid; 1 if a
//! star is not valid or its text cannot be read; 2 if the program could not run.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Parser, Subcommand};
use ocop_core::explain::day;
use ocop_core::{Certificate, Date, Edition, ErrorDetail, Lang, ProductCode, Star, Tier};
use ocop_examples::exit::{Within, finish, one_if, say};
use ocop_examples::file::{save, spare};
use ocop_examples::input::read;
use ocop_examples::language::Language;
use ocop_examples::report::write_json;
use ocop_examples::{Words, args, typed};
use ocop_portfolio::{PrivateKey, PublicKey, Register, SignedStar, StarVerdict};
use serde_json::json;

mod keys;

/// The exit codes, for the end of `--help`.
const CODES: &str = "Exit codes: 0 made, or the star is valid; 1 the star is not valid, or its text cannot be read; \
                     2 the program could not run";

#[derive(Parser)]
#[command(
    about = "Signs a star so that it can be checked without a network, and checks one",
    after_help = CODES
)]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,

    /// Language of the output and of messages
    #[arg(long, value_enum, default_value = "en", global = true)]
    lang: Language,
}

#[derive(Subcommand)]
enum Command {
    /// Make a new pair of keys at random
    NewKey {
        /// Write the private key to this new file, which only its owner can read
        #[arg(long, value_name = "FILE")]
        private: PathBuf,

        /// Write the public key to this new file
        #[arg(long, value_name = "FILE")]
        public: PathBuf,
    },
    /// Sign a star and print its text
    Sign(Sign),
    /// Check the text of a star
    Verify(Verify),
}

#[derive(clap::Args)]
struct Sign {
    /// The private key: PEM, 64 hexadecimal digits, or base 64
    #[arg(long, value_name = "FILE")]
    key: PathBuf,

    /// The product code
    #[arg(long)]
    code: ProductCode,

    /// The edition of the sheet
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// The number of the sheet
    #[arg(long)]
    set: u16,

    /// The star, 3 to 5
    #[arg(long, value_parser = typed::star)]
    star: Star,

    /// The tier that issued the certificate [default: the centre for five stars, else the province]
    #[arg(long)]
    tier: Option<Tier>,

    /// The day of issue: 2026-07-10 or 10/07/2026
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    issued: Date,

    /// Also write the QR code to this file, as a picture (SVG)
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

#[derive(clap::Args)]
struct Verify {
    /// The text of the star; - is standard input
    #[arg(default_value = "-")]
    text: String,

    /// The public key of the authority: PEM, 64 hexadecimal digits, or base 64
    #[arg(long, value_name = "FILE")]
    key: PathBuf,

    /// The day on which the star must be valid: 2026-11-16 or 16/11/2026
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    on: Date,

    /// A register with the days of withdrawal, as CSV in UTF-8
    #[arg(long, value_name = "FILE")]
    withdrawn: Option<PathBuf>,

    /// Print the result as JSON instead of text
    #[arg(long)]
    json: bool,
}

/// The name of the program.
const NAME: &str = "signed_star";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.lang.into(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = Lang::from(args.lang);
    match &args.command {
        None => show(lang),
        Some(Command::NewKey { private, public }) => {
            let key = keys::new()?;
            keys::write_both(&key, private, public)?;
            writeln!(io::stdout(), "{}", key.public())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Sign(args)) => sign(args, lang),
        Some(Command::Verify(args)) => verify(args, lang),
    }
}

fn sign(args: &Sign, lang: Lang) -> Result<ExitCode> {
    spare([&Some(args.key.clone())], [&args.svg])?;
    let key: PrivateKey = keys::read(&args.key)?;
    let usual = match args.star {
        Star::Five => Tier::Centre,
        _ => Tier::Province,
    };
    let certificate = Certificate::new(args.issued, args.star, args.tier.unwrap_or(usual))?;
    let star = key.sign(args.code, (args.edition, args.set), certificate)?;
    if let Some(path) = &args.svg {
        save(path, star.to_svg(lang).as_bytes())?;
    }
    writeln!(io::stdout(), "{star}")?;
    for line in SignedStar::meaning(lang) {
        say(NAME, line);
    }
    Ok(ExitCode::SUCCESS)
}

fn verify(args: &Verify, lang: Lang) -> Result<ExitCode> {
    let key: PublicKey = keys::read(&args.key)?;
    let text = match args.text.as_str() {
        "-" => from_standard_input()?,
        text => text.to_owned(),
    };
    let star: SignedStar = match text.trim().parse() {
        Ok(star) => star,
        Err(fault) => {
            say(NAME, &fault.explain(lang));
            return Ok(one_if(true));
        }
    };
    let list = args.withdrawn.as_deref().map(list).transpose()?;
    let withdrawn = list.as_ref().and_then(|list| star.withdrawn_in(list));
    let verdict = star.verify(&key, args.on, withdrawn);
    let unread = list.as_ref().map_or(0, unread);
    // A row that cannot be read may be the withdrawal of this star.
    let shown = match verdict {
        StarVerdict::Valid if unread > 0 => Shown {
            name: "not-known",
            label: lang.pick(
                "Chưa rõ: danh sách thu hồi có hàng không đọc được",
                "Not known: the list of withdrawals has rows that cannot be read",
            ),
        },
        _ => Shown {
            name: verdict.as_str(),
            label: verdict.label(lang),
        },
    };
    if args.json {
        let is_signed = verdict != StarVerdict::Changed;
        print_json(
            &star,
            (&shown, is_signed),
            (args.on, withdrawn),
            unread,
            lang,
        )?;
    } else {
        let text = in_words(&star, verdict, (args.on, shown.label), lang);
        io::stdout().lock().write_all(text.as_bytes())?;
    }
    if unread > 0 {
        let words = Words::new(
            format!(
                "số hàng không đọc được mã, giấy chứng nhận hoặc ngày thu hồi trong danh sách thu hồi: {unread}; có thể sót một lần thu hồi"
            ),
            format!(
                "rows of the list of withdrawals without a code, certificate or day of withdrawal that can be read: {unread}; a withdrawal may be missing"
            ),
        );
        say(NAME, words.get(lang));
    }
    Ok(one_if(verdict != StarVerdict::Valid || unread > 0))
}

/// The result of a check.
struct Shown {
    name: &'static str,
    label: &'static str,
}

/// A register with withdrawals.
fn list(path: &Path) -> Result<Register> {
    let name = path.display();
    let cannot = || {
        Words::new(
            format!("không đọc được {name}"),
            format!("cannot read {name}"),
        )
    };
    let bytes = read(path)?;
    let Ok(text) = std::str::from_utf8(&bytes) else {
        bail!(Words::new(
            format!("{name} không phải UTF-8: lưu lại dạng CSV UTF-8"),
            format!("{name} is not UTF-8: save it as CSV UTF-8"),
        ));
    };
    Ok(Register::read(text).map_err(|fault| Within::new(cannot(), fault))?)
}

/// How many rows of a list may be of any product.
fn unread(list: &Register) -> usize {
    let entries = list.entries().iter();
    // A list without a column of days says nothing of any of its products.
    let has_days = entries.clone().any(|entry| entry.withdrawn().is_some());
    let open = entries.filter(|entry| match entry.withdrawn() {
        Some(_) => entry.code().is_none(),
        None => entry.may_be_withdrawn() || !has_days,
    });
    list.bad_rows().len() + open.count()
}

/// The text that a QR reader writes.
fn from_standard_input() -> Result<String> {
    let mut bytes = Vec::new();
    io::stdin().take(1 << 16).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A star, the result of its check, and what a signature means.
fn in_words(
    star: &SignedStar,
    verdict: StarVerdict,
    (on, label): (Date, &str),
    lang: Lang,
) -> String {
    let certificate = star.certificate();
    let (edition, set) = star.sheet();
    let sheet = match edition.sheet(set) {
        Err(fault) if fault.detail() != ErrorDetail::SheetWithoutSource => fault.explain(lang),
        _ => format!("{edition}, {} {set}", lang.pick("bộ số", "set")),
    };
    let head = lang.pick("Tại ngày", "On");
    let mut text = format!("{} {}: {}\n", head, day(on, lang), label);
    // A text that nobody signed says nothing.
    if verdict != StarVerdict::Changed {
        let rows = [
            (
                lang.pick("Mã sản phẩm", "Product code"),
                star.product_code().to_string(),
            ),
            (lang.pick("Bộ tiêu chí", "Sheet"), sheet),
            (
                lang.pick("Hạng", "Star"),
                format!("{} ★", certificate.star()),
            ),
            (
                lang.pick("Cấp công nhận", "Issued by"),
                certificate.tier().label(lang).to_owned(),
            ),
            (
                lang.pick("Ngày cấp", "Issued"),
                day(certificate.issued(), lang),
            ),
            (
                lang.pick("Có giá trị đến hết", "Last valid day"),
                day(certificate.expires(), lang),
            ),
        ];
        text.push('\n');
        for (head, value) in rows {
            text.push_str(&format!("{head}: {value}\n"));
        }
    }
    text.push('\n');
    for line in SignedStar::meaning(lang) {
        text.push_str(&format!("- {line}\n"));
    }
    text
}

fn print_json(
    star: &SignedStar,
    (verdict, is_signed): (&Shown, bool),
    (on, withdrawn): (Date, Option<Date>),
    unread: usize,
    lang: Lang,
) -> Result<()> {
    let certificate = star.certificate();
    let (edition, set) = star.sheet();
    let data = json!({
        "format": 1,
        "on": on.to_string(),
        "verdict": verdict.name,
        "label": verdict.label,
        "signed": is_signed,
        "product_code": star.product_code().to_string(),
        "edition": edition.to_string(),
        "set": set,
        "stars": certificate.star().number(),
        "tier": certificate.tier().as_str(),
        "issued": certificate.issued().to_string(),
        "last_day": certificate.expires().to_string(),
        "withdrawn": withdrawn.map(|day| day.to_string()),
        "rows_not_read": unread,
        "meaning": SignedStar::meaning(lang),
    });
    write_json(&mut io::stdout().lock(), &data)
}

/// An invented star, signed with a new key and checked: as it is, later, withdrawn, and changed.
fn show(lang: Lang) -> Result<ExitCode> {
    let key = keys::new()?;
    let date = Date::constant;
    let certificate = Certificate::new(date(2026, 7, 10), Star::Four, Tier::Province)?;
    let star = key.sign(
        "86-28870-2-2026".parse()?,
        (Edition::E2026, 26),
        certificate,
    )?;
    let changed: SignedStar = star.to_string().replace("/4P/", "/3P/").parse()?;
    let on = date(2026, 11, 16);
    let heads = [
        lang.pick(
            "Hạng sao tự đặt, ký bằng khóa mới",
            "An invented star, signed with a new key",
        ),
        lang.pick("Sửa 4 sao thành 3 sao", "With 3 stars in place of 4"),
        lang.pick("Sau ngày cuối", "After its last day"),
        lang.pick("Có trong danh sách thu hồi", "On a list of withdrawals"),
    ];
    let cases = [
        (star, on, None),
        (changed, on, None),
        (star, date(2029, 7, 11), None),
        (star, on, Some(date(2026, 10, 1))),
    ];
    let mut output = io::stdout().lock();
    writeln!(output, "{star}\n")?;
    for (head, (star, on, withdrawn)) in heads.into_iter().zip(cases) {
        let verdict = star.verify(&key.public(), on, withdrawn);
        writeln!(
            output,
            "{head} ({}): {}",
            day(on, lang),
            verdict.label(lang)
        )?;
    }
    writeln!(output)?;
    for line in SignedStar::meaning(lang) {
        writeln!(output, "- {line}")?;
    }
    Ok(ExitCode::SUCCESS)
}
