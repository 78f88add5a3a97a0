//! Starts the next dossier of a product from the one that was accepted: what to keep, what to renew and until
//! when, what to make new, and what the criteria sheet asks beyond that.
//!
//! ```sh
//! cargo run --release --example next_dossier                          # a bundled dossier of 148/2023 under 26/2026
//! cargo run --release --example next_dossier -- FILE --kind upgrade \
//!     --issued 10/01/2026 --star 3 --tier province --code 11-03253-2-2026 --on 01/07/2027 --output next.json
//! cargo run --release --example check_dossier -- next.json            # what is still missing, again and again
//! ```
//!
//! `FILE` is the accepted dossier as a JSON object. The certificate is given by options. The exit code is 0 if
//! the dossier can be filed so, 1 if something is to settle before filing, 2 if the program could not run or the
//! file is not a dossier. The bundled dossiers, their certificates and all documents in them are invented.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Parser, ValueEnum};
use ocop_core::{Certificate, Date, DossierKind, Edition, Lang, Sheet, Star, Tier};
use ocop_dossier::model::PreviousCertificate;
use ocop_dossier::{Dossier, NextPart, NextRequest, Settings, Severity};
use ocop_examples::bundled::Sample;
use ocop_examples::exit::{Within, finish, one_if, say};
use ocop_examples::file::{save, spare};
use ocop_examples::input::{Ask, read};
use ocop_examples::kind::{Kind, Wanted};
use ocop_examples::report::{Format, write_json};
use ocop_examples::{Words, args, typed};

/// The exit codes, for the end of `--help`.
const CODES: &str = "Exit codes: 0 the dossier can be filed so; 1 something is to settle before filing; \
                     2 the program could not run, or the file is not a dossier";

#[derive(Parser)]
#[command(
    about = "Starts the next dossier of a product from the one that was accepted",
    after_help = CODES
)]
struct Args {
    /// The accepted dossier as a JSON object; - is standard input [default: piped input, else a bundled
    /// dossier with its certificate]
    file: Option<PathBuf>,

    /// Use a bundled dossier with its certificate
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "forest-honey", conflicts_with = "file")]
    bundled: Option<Bundled>,

    /// The kind of the next dossier [default: re-evaluation]
    #[arg(long, value_enum)]
    kind: Option<NextKind>,

    /// Day of issue of the certificate: 2024-01-10 or 10/01/2024
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    issued: Option<Date>,

    /// Star of the certificate, 3 to 5
    #[arg(long, value_parser = typed::star)]
    star: Option<Star>,

    /// Tier that issued the certificate [default: the tier that awarded such a star on that day]
    #[arg(long, value_enum)]
    tier: Option<TierName>,

    /// Number of the certificate
    #[arg(long, value_name = "TEXT")]
    number: Option<String>,

    /// Product code on the certificate, such as 11-03253-2-2026
    #[arg(long, value_name = "CODE")]
    code: Option<String>,

    /// Day from which the certificate is withdrawn, if it is
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    withdrawn: Option<Date>,

    /// Planned filing date: 2026-08-20 or 20/08/2026
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    on: Option<Date>,

    /// Star applied for [default: one more for an upgrade, the same for a re-evaluation]
    #[arg(long, value_parser = typed::star)]
    wanted: Option<Star>,

    /// Edition of the next dossier [default: the edition in force on the filing date]
    #[arg(long)]
    edition: Option<Edition>,

    /// Number of the sheet [default: the one that corresponds to the accepted dossier's]
    #[arg(long, value_name = "NUMBER")]
    set: Option<u16>,

    /// Settings as a JSON object: calendar, age of test reports, rounds of the council
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,

    /// Write the started dossier to a file; - prints it instead of the plan
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    format: Format,
}

/// Products of Tuần Giáo, Điện Biên.
#[derive(Clone, Copy, ValueEnum)]
enum Bundled {
    /// Honey of 148/2023, from before the new communes; 3 stars of January 2024
    ForestHoney,
    /// Honey of 26/2026, first evaluation; 4 stars of December 2026
    MountainHoney,
    /// Community tourism, re-evaluation; 3 stars of October 2026
    CommunityTourism,
    /// Dried táo mèo with many defects; 3 stars of December 2026
    DriedTaoMeo,
}

impl Bundled {
    const fn sample(self) -> Sample {
        let (name, bytes): (_, &[u8]) = match self {
            Self::ForestHoney => (
                "forest-honey",
                include_bytes!("../crates/ocop-dossier/tests/data/forest-honey.json"),
            ),
            Self::MountainHoney => (
                "mountain-honey",
                include_bytes!("../crates/ocop-dossier/tests/data/mountain-honey.json"),
            ),
            Self::CommunityTourism => (
                "community-tourism",
                include_bytes!("../crates/ocop-dossier/tests/data/community-tourism.json"),
            ),
            Self::DriedTaoMeo => (
                "dried-tao-meo",
                include_bytes!("../crates/ocop-dossier/tests/data/dried-tao-meo.json"),
            ),
        };
        Sample { name, bytes }
    }

    /// The certificate, and a day in its filing window.
    fn certificate(self) -> (PreviousCertificate, Date) {
        let day = Date::constant;
        let (number, issued, star, tier, code, on) = match self {
            Self::ForestHoney => (
                "GD-GCN-2024-007",
                day(2024, 1, 15),
                Star::Three,
                Tier::District,
                "11-099-03289-4-2023",
                day(2026, 8, 20),
            ),
            Self::MountainHoney => (
                "GD-GCN-2026-031",
                day(2026, 12, 18),
                Star::Four,
                Tier::Province,
                "11-03253-2-2026",
                day(2029, 7, 2),
            ),
            Self::CommunityTourism => (
                "GD-GCN-2026-032",
                day(2026, 10, 20),
                Star::Three,
                Tier::Province,
                "11-03295-1-2026",
                day(2029, 5, 2),
            ),
            Self::DriedTaoMeo => (
                "GD-GCN-2026-033",
                day(2026, 12, 18),
                Star::Three,
                Tier::Province,
                "11-03253-3-2026",
                day(2029, 7, 2),
            ),
        };
        let certificate = PreviousCertificate::default()
            .number(number)
            .issued(issued)
            .star(star)
            .tier(tier)
            .product_code(code);
        (certificate, on)
    }
}

/// A kind of dossier that begins from a certificate.
#[derive(Clone, Copy, ValueEnum)]
enum NextKind {
    Upgrade,
    ReEvaluation,
}

impl From<NextKind> for DossierKind {
    fn from(kind: NextKind) -> Self {
        match kind {
            NextKind::Upgrade => Self::Upgrade,
            NextKind::ReEvaluation => Self::ReEvaluation,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum TierName {
    District,
    Province,
    Centre,
}

impl From<TierName> for Tier {
    fn from(tier: TierName) -> Self {
        match tier {
            TierName::District => Self::District,
            TierName::Province => Self::Province,
            TierName::Centre => Self::Centre,
        }
    }
}

/// The name of the program.
const NAME: &str = "next_dossier";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.format.lang(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = args.format.lang();
    spare([&args.file, &args.settings], [&args.output])?;
    let ask = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: Wanted::Dossier,
        bundled: args.bundled.map(Bundled::sample),
        usual: Some(Bundled::ForestHoney.sample()),
    };
    let input = ask.open()?;
    let bundled = args.bundled.unwrap_or(Bundled::ForestHoney);
    let bundled = input.is_bundled.then(|| bundled.certificate());
    let bytes = ask.bytes_of(input, Dossier::MOST_BYTES)?;
    let accepted = Dossier::read(&bytes).map_err(|error| Within::new(ask.name(), error))?;
    let settings = match &args.settings {
        Some(path) => settings(path)?,
        None => Settings::default(),
    };

    let (certificate, on) = given(args, bundled)?;
    let kind = args.kind.map_or(DossierKind::ReEvaluation, Into::into);
    let sheet = sheet(args, &accepted, on, kind)?;
    let mut request = NextRequest::new(kind, sheet, certificate, on);
    if let Some(star) = args.wanted {
        request = request.wanted(star);
    }
    let next = request.start(&accepted, &settings)?;
    if let Some(path) = &args.output {
        let dossier = serde_json::to_string_pretty(next.dossier())? + "\n";
        save(path, dossier.as_bytes())?;
    }
    let is_printed = args.output.as_deref() != Some(Path::new("-"));

    let mut output = io::stdout().lock();
    if !is_printed {
        // The started dossier is there in its place.
    } else if args.format.json {
        write_json(&mut output, &next)?;
    } else if args.format.markdown {
        write!(output, "{}", next.to_markdown(lang))?;
    } else {
        write!(output, "{}", args.format.text(&next.text(lang)))?;
    }
    if let Some(path) = args.output.as_deref().filter(|_| is_printed) {
        let path = path.display();
        let words = Words::new(
            format!("đã ghi hồ sơ khởi tạo vào {path}; kiểm tra bằng check_dossier {path}"),
            format!("wrote the started dossier to {path}; check it with check_dossier {path}"),
        );
        say(NAME, words.get(lang));
    }
    // A note, such as that the window closes soon, stops nothing.
    let stops = next.entries().any(|entry| {
        let mut findings = next.findings(entry);
        entry.part() == NextPart::Obstacle
            && findings.any(|finding| finding.severity() == Severity::Error)
    });
    Ok(one_if(stops))
}

fn settings(path: &Path) -> Result<Settings> {
    let name = || Words::same(path.display().to_string());
    let bytes = read(path)?;
    if let Some(refused) = Kind::of(&bytes).refused_as(Wanted::Settings, &name()) {
        bail!(refused);
    }
    Ok(Settings::from_json(&bytes).map_err(|error| Within::new(name(), error))?)
}

/// The certificate and the filing date: those of the options, else of the bundled dossier.
fn given(
    args: &Args,
    bundled: Option<(PreviousCertificate, Date)>,
) -> Result<(PreviousCertificate, Date)> {
    let (mut certificate, on) = bundled.map_or_else(
        || (PreviousCertificate::default(), args.on),
        |(certificate, on)| (certificate, args.on.or(Some(on))),
    );
    let required = |option: &str| {
        Words::new(
            format!("thiếu {option}: --help liệt kê các tùy chọn"),
            format!("{option} is required: --help lists the options"),
        )
    };
    let Some(on) = on else {
        bail!(required("--on"));
    };
    certificate.issued = args.issued.or(certificate.issued);
    let Some(issued) = certificate.issued else {
        bail!(required("--issued"));
    };
    certificate.star = args.star.or(certificate.star);
    let Some(star) = certificate.star else {
        bail!(required("--star"));
    };
    // The tier that issued such a certificate on that day.
    let mut tiers = [Tier::Province, Tier::District, Tier::Centre].into_iter();
    let usual = tiers.find(|&tier| Certificate::new(issued, star, tier).is_ok());
    let is_own = args.star.is_none() && args.issued.is_none();
    let own = certificate.tier.filter(|_| is_own);
    certificate.tier = args.tier.map(Tier::from).or(own).or(usual);
    certificate.number = args.number.clone().or(certificate.number);
    certificate.product_code = args.code.clone().or(certificate.product_code);
    certificate.withdrawn = args.withdrawn;
    Ok((certificate, on))
}

/// The sheet of the options, or the one that corresponds to the accepted dossier's on the filing date.
fn sheet(args: &Args, accepted: &Dossier, on: Date, kind: DossierKind) -> Result<Sheet> {
    let edition = match args.edition {
        Some(edition) => edition,
        None => Edition::in_force(on, None, kind)?.edition(),
    };
    if let Some(number) = args.set {
        return Ok(edition.sheet(number)?);
    }
    let own = accepted.sheet();
    if own.edition() == edition {
        return Ok(own.clone());
    }
    let sheets: Vec<_> = own.counterparts(edition).collect();
    match &sheets[..] {
        [sheet] => Ok(sheet.clone()),
        several => {
            let named = |lang| {
                let names = several.iter().map(|sheet| {
                    let (number, heading) = (sheet.number(), sheet.heading().get(lang));
                    format!("{number} ({heading})")
                });
                names.collect::<Vec<_>>().join(", ")
            };
            let (vi, en) = match several {
                [] => (String::new(), String::new()),
                _ => (
                    format!(": {}", named(Lang::Vi)),
                    format!(": {}", named(Lang::En)),
                ),
            };
            bail!(Words::new(
                format!(
                    "không xác định được một bộ tiêu chí của {edition} ứng với {}; chọn bằng --set{vi}",
                    own.place(Lang::Vi)
                ),
                format!("no single sheet of {edition} corresponds to {own}; choose with --set{en}"),
            ))
        }
    }
}
