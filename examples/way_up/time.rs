//! The options of a timetable, and its request.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{ArgGroup, Args};
use ocop_core::improve::Improvement;
use ocop_core::{Certificate, Date, Lang, Tier};
use ocop_dossier::Settings;
use ocop_dossier::time::{TimeRequest, WaysInTime};
use ocop_dossier_examples::leads;
use ocop_examples::exit::Within;
use ocop_examples::input::read;
use ocop_examples::kind::{Kind, Wanted};
use ocop_examples::{Words, typed};

/// The options of a timetable.
#[derive(Args)]
#[command(group(ArgGroup::new("day").args(["on", "by"]).multiple(true)))]
pub(crate) struct Options {
    /// First day of work: 2026-11-30 or 30/11/2026. A timetable follows, with the earliest round that
    /// can be met
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    on: Option<Date>,

    /// Day before which the commune's request must be sent, such as 2027-04-30 for the spring round. A
    /// timetable counted back from it follows
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    by: Option<Date>,

    /// Lead times of documents, facts, criteria and levels, as JSON, or as a table (CSV) with the columns
    /// task, level, time and after (Việc, Mức, Thời gian, Sau). They replace estimates of practice
    #[arg(long, value_name = "FILE", requires = "day")]
    lead: Option<PathBuf>,

    /// Print the lead times in practice as JSON, as a start for your own
    #[arg(long)]
    pub(crate) print_lead: bool,

    /// The present certificate, its star and its day of issue: 3=2024-07-10 or 3=10/07/2024
    #[arg(long, value_name = "STAR=DAY", value_parser = certificate, requires = "day")]
    certificate: Option<Certificate>,

    /// Settings of the council as a JSON object: its calendar and its own rounds
    #[arg(long, value_name = "FILE", requires = "day")]
    settings: Option<PathBuf>,
}

impl Options {
    /// Whether a timetable is asked for.
    pub(crate) fn is_given(&self) -> bool {
        self.on.or(self.by).is_some()
    }

    /// The ways in time to each star, if they are asked for.
    pub(crate) fn find(&self, ways: &[Improvement]) -> Result<Vec<WaysInTime>> {
        let mut request = match (self.on, self.by) {
            (Some(on), None) => TimeRequest::from_day(on),
            (Some(on), Some(by)) => TimeRequest::from_day(on).by(by),
            (None, Some(by)) => TimeRequest::before_day(by),
            (None, None) => return Ok(Vec::new()),
        };
        if let Some(path) = &self.lead {
            request = request.with_lead_times(leads::of(path)?);
        }
        if let Some(certificate) = self.certificate {
            request = request.with_certificate(certificate);
        }
        if let Some(path) = &self.settings {
            let name = || Words::same(path.display().to_string());
            let bytes = read(path)?;
            if let Some(refused) = Kind::of(&bytes).refused_as(Wanted::Settings, &name()) {
                bail!(refused);
            }
            let settings = Settings::from_json(&bytes);
            let settings = settings.map_err(|error| Within::new(name(), error))?;
            request = request.with_settings(settings);
        }
        let ways = ways.iter();
        let ways = ways.map(|way| Ok(request.find(way.request(), way.council())?));
        ways.collect()
    }
}

/// Whether a way is in time, or has a known time if nothing sets a day of filing.
pub(crate) fn is_met(times: &WaysInTime) -> bool {
    times.in_time().is_some()
}

/// A certificate of a star and a day, by the tier that issues such stars on that day.
fn certificate(text: &str) -> Result<Certificate, Words> {
    let expected = || {
        Words::new(
            "yêu cầu hạng sao và ngày cấp, như 3=10/07/2024",
            "expected the star and the day of issue, such as 3=2024-07-10",
        )
    };
    let (star, day) = text.split_once('=').ok_or_else(expected)?;
    let star = typed::star(star).map_err(|_| expected())?;
    let day = typed::day(day)?;
    let new = |tier| Certificate::new(day, star, tier);
    let found = new(Tier::Province);
    let found = found.or_else(|fault| {
        let other = new(Tier::District).or_else(|_| new(Tier::Centre));
        other.map_err(|_| fault)
    });
    found.map_err(|fault| Words::new(fault.explain(Lang::Vi), fault.explain(Lang::En)))
}
