//! Certificates from JSON: `{"certificates":[{"product":"…","certificate":{"issued":"2026-07-10","stars":4,
//! "tier":"province"},"withdrawn":"2027-03-01"}]}`. `withdrawn` may be left out.

use std::time::{SystemTime, UNIX_EPOCH};

use ocop_core::internal::form;
use ocop_core::jiff::Span;
use ocop_core::{Certificate, Date, Error, Lang};
use ocop_html::{CertificateTimeline, Page};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    certificates: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    product: String,
    certificate: Certificate,
    withdrawn: Option<Date>,
}

/// The page of the certificates as of a day.
pub(crate) fn page(bytes: &[u8], on: Date, lang: Lang) -> Result<Page, Error> {
    let tree = serde_json::from_slice(bytes).map_err(|error| form::bad_json(&error))?;
    let list: List = form::read(&tree)?;
    let mut timeline = CertificateTimeline::on(on, lang);
    for entry in list.certificates {
        timeline = timeline.product(entry.product, entry.certificate, entry.withdrawn);
    }
    Ok(timeline.to_page())
}

/// Today in Viet Nam, which has had one time, seven hours before UTC, all year.
pub(crate) fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.map_or(0, |since| since.as_secs()) + 7 * 60 * 60;
    let days = i64::try_from(seconds / (24 * 60 * 60)).unwrap_or(0);
    let span = Span::new().try_days(days).unwrap_or_default();
    Date::constant(1970, 1, 1).saturating_add(span)
}
