//! From the dossier that was accepted to the next one: the upgrade (nâng hạng) or the re-evaluation (phân
//! hạng lại) of its product (26/2026, Art. 6.1.b, 6.1.c, 7.5 and 7.6).

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use ocop_core::internal::error;
use ocop_core::{Certificate, Date, DossierKind, ErrorDetail, Label, Lang, Sheet, Star};

use crate::Error;
use crate::check::check;
use crate::check::examination::Examination;
use crate::check::settings::Settings;
use crate::model::{Dossier, PreviousCertificate};
use crate::procedure::{Days, Procedure};
use crate::report::Report;
use crate::report::finding::Finding;
use crate::rules::shared::due;

mod carry;
mod entry;
mod facts;
mod json;
mod law;
mod levels;
mod markdown;
mod page;
mod part;
mod place;
mod text;

pub use entry::NextEntry;
pub use part::NextPart;

/// A request for the next dossier of a product: its kind, its sheet, the certificate and the day of filing.
///
/// ```
/// use ocop_core::{Date, DossierKind, Edition, Lang, Star, Tier};
/// use ocop_dossier::model::PreviousCertificate;
/// use ocop_dossier::{Document, DocumentKind, Dossier, NextPart, NextRequest, Settings};
///
/// let day = Date::constant;
/// let paper = Document::new(DocumentKind::FoodSafetyCertificate)
///     .issued(day(2024, 3, 4))
///     .valid_until(day(2027, 3, 3));
/// let accepted = Dossier::builder(Edition::E2023, 4, DossierKind::First)
///     .document("an-toan-thuc-pham", paper)
///     .build()?;
/// let certificate = PreviousCertificate::default()
///     .issued(day(2024, 6, 20))
///     .star(Star::Three)
///     .tier(Tier::District);
///
/// let sheet = Edition::E2026.sheet(4)?;
/// let request = NextRequest::new(DossierKind::ReEvaluation, sheet, certificate, day(2027, 1, 4));
/// let next = request.start(&accepted, &Settings::default())?;
/// // 45 days from the full dossier (26/2026, Art. 7.6.g).
/// assert_eq!(next.decision_due(), Some(day(2027, 2, 18)));
/// // The paper is valid until then, but it ends before the certificate.
/// let paper = next.entries().find(|entry| entry.path() == "documents.an-toan-thuc-pham").unwrap();
/// assert_eq!((paper.part(), paper.by()), (NextPart::Renew, Some(day(2027, 3, 3))));
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct NextRequest {
    kind: DossierKind,
    sheet: Sheet,
    certificate: PreviousCertificate,
    filed: Date,
    wanted: Option<Star>,
}

impl NextRequest {
    /// A request for an upgrade or a re-evaluation on a sheet, filed on a day.
    #[must_use]
    pub const fn new(
        kind: DossierKind,
        sheet: Sheet,
        certificate: PreviousCertificate,
        filed: Date,
    ) -> Self {
        Self {
            kind,
            sheet,
            certificate,
            filed,
            wanted: None,
        }
    }

    /// The star applied for. Without it, an upgrade is for the next star above the certificate's, and a
    /// re-evaluation for the same star.
    #[must_use]
    pub const fn wanted(mut self, star: Star) -> Self {
        self.wanted = Some(star);
        self
    }

    /// Starts the next dossier from the one that was accepted.
    ///
    /// The settings are those of its check. A certificate that allows no such filing, such as one that has
    /// expired, is a finding of that check, and the other entries are there as well.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) for a first evaluation, and for a certificate from before the accepted
    /// dossier. [`ErrorKind::NotInForce`](crate::ErrorKind::NotInForce) for a sheet of an edition that is not in force on the day of filing,
    /// or that is before the accepted dossier's. [`ErrorKind::UnknownSheet`](crate::ErrorKind::UnknownSheet) for a custom sheet.
    pub fn start(&self, accepted: &Dossier, settings: &Settings) -> Result<NextDossier, Error> {
        self.refuse(accepted)?;
        let before = Examination::new(accepted, settings, Procedure::of(accepted.edition()));
        let carried = carry::started(self, accepted, before.card.as_ref())?;
        let dossier = carried.dossier;
        let report = check(&dossier, settings);
        let procedure = Procedure::of(dossier.edition());
        let examination = Examination::new(&dossier, settings, procedure);
        let due = due::decision(&examination);
        let certificate = examination.certificate();
        let window = examination.re_evaluated();
        let window = window.and_then(|own| due::filing_window(&examination, own));
        let old = check(accepted, settings);
        let entries = entry::all(&examination, &report, &old, carried.entries, &carried.keys);
        Ok(NextDossier {
            accepted: accepted.sheet().clone(),
            certificate,
            window: window.map(|days| (days.first, days.last)),
            due,
            by: match procedure.re_evaluation_days {
                Some(days) if self.kind == DossierKind::ReEvaluation => Some(days),
                _ => None,
            },
            criteria: carried.criteria,
            dossier,
            report,
            entries,
        })
    }

    /// The star applied for.
    fn star(&self) -> Option<Star> {
        let own = self.certificate.star;
        self.wanted.or_else(|| match self.kind {
            DossierKind::Upgrade => {
                let own = own?;
                let above = Star::ALL.into_iter().find(|&star| own < star);
                Some(above.unwrap_or(own))
            }
            _ => own,
        })
    }

    fn refuse(&self, accepted: &Dossier) -> Result<(), Error> {
        if self.kind == DossierKind::First {
            return Err(error(ErrorDetail::NextOfFirstKind, "kind", []));
        }
        let (edition, before) = (self.sheet.edition(), accepted.edition());
        if self.sheet.is_law() {
            if edition < before {
                let values = [("found", edition.into()), ("edition", before.into())];
                let detail = ErrorDetail::EditionBeforeDossier;
                return Err(error(detail, "sheet.edition", values));
            }
            edition.check_days(Some(self.filed), None, Some(self.kind))?;
        }
        let Some(issued) = self.certificate.issued else {
            return Ok(());
        };
        let steps = &accepted.steps;
        for (what, day) in [
            (FILED, steps.filed),
            (DECIDED, steps.decided),
            (IN_FORCE, Some(before.in_force_from())),
        ] {
            if let Some(day) = day.filter(|&day| issued < day) {
                let values = [
                    ("issued", issued.into()),
                    ("what", what.into()),
                    ("day", day.into()),
                ];
                let detail = ErrorDetail::CertificateBeforeDossier;
                return Err(error(detail, "certificate.issued", values));
            }
        }
        Ok(())
    }
}

const FILED: Label = Label::constant(
    "ngày nộp hồ sơ đã được công nhận",
    "the filing of the accepted dossier",
);
const DECIDED: Label = Label::constant(
    "ngày có kết quả của hồ sơ đó",
    "the decision on the accepted dossier",
);
const IN_FORCE: Label = Label::constant(
    "ngày bộ tiêu chí của hồ sơ đó có hiệu lực",
    "the first day of the accepted dossier's edition",
);

/// The next dossier of a product, as far as it can be started, and what is to be done until it is filed.
///
/// It displays in Vietnamese. [`NextDossier::text`] and [`NextDossier::to_markdown`] take the language. It
/// serializes to JSON for other programs.
///
/// The started dossier contains what carries over and nothing that must be new. A document whose term ends
/// stays in it as the entry to replace, so that the check names it until its data are those of the renewal.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct NextDossier {
    /// The sheet of the accepted dossier.
    accepted: Sheet,
    certificate: Option<Certificate>,
    /// The first and the last day of filing.
    window: Option<(Date, Date)>,
    due: Option<Date>,
    /// The days from which the last day of the decision follows, if not from a round.
    by: Option<Days>,
    /// How many criteria keep their level, and how many there are.
    criteria: (usize, usize),
    dossier: Dossier,
    report: Report,
    entries: Vec<NextEntry>,
}

impl NextDossier {
    /// The version of the JSON form.
    pub const FORMAT: u32 = 1;

    /// The started dossier, at the applicant's stage.
    #[must_use]
    pub const fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// The check of the started dossier, on its day of filing. Every finding belongs to one entry.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// The day of the decision at the latest: what must be valid is valid on it.
    ///
    /// A re-evaluation is decided within 45 days of the full dossier (26/2026, Art. 7.6.g). The dossier is
    /// taken to be full on the day of filing. An upgrade is decided in a round (26/2026, Art. 5.1): the first
    /// that the commune can join if it uses all its days (26/2026, Art. 7.2). Five stars take a round of the
    /// ministry too (26/2026, Art. 5.2). `None` if the edition sets no days.
    #[must_use]
    pub const fn decision_due(&self) -> Option<Date> {
        self.due
    }

    /// The first and the last day on which a re-evaluation can be filed (26/2026, Art. 7.6.a). `None` for an
    /// upgrade, which has no window, and for a certificate without its day, star or tier.
    #[must_use]
    pub const fn filing_window(&self) -> Option<(Date, Date)> {
        self.window
    }

    /// How many criteria of the sheet keep the level of the accepted dossier, and how many there are.
    #[must_use]
    pub const fn criteria(&self) -> (usize, usize) {
        self.criteria
    }

    /// What is to be done and what carries over, by part, in the order of the text.
    #[must_use]
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &NextEntry> {
        self.entries.iter()
    }

    /// The findings that demand an entry, in the order of the report.
    pub fn findings<'a>(&'a self, entry: &'a NextEntry) -> impl Iterator<Item = &'a Finding> {
        let all = &self.report.findings;
        entry.findings.iter().filter_map(|&index| all.get(index))
    }

    /// The plan as text. Its lines are not wrapped.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        text::text(&page::page(self, lang))
    }

    /// The plan as Markdown.
    #[must_use]
    pub fn to_markdown(&self, lang: Lang) -> String {
        markdown::markdown(&page::page(self, lang))
    }
}

/// The plan in Vietnamese.
impl fmt::Display for NextDossier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ocop_core::explain::pad(f, format_args!("{}", self.text(Lang::Vi)))
    }
}
