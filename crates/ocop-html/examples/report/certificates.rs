//! Certificates from JSON, as in `certificates.json`. `withdrawn` may be left out.

use std::time::{SystemTime, UNIX_EPOCH};

use ocop_core::explain::day;
use ocop_core::internal::{form, not_a_day};
use ocop_core::jiff::Span;
use ocop_core::{Certificate, Date, Error, Lang};
use ocop_examples::Words;
use ocop_html::{CertificateTimeline, Page};
use serde::Deserialize;
use serde_json::Value;

use crate::pages::in_words;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    certificates: Vec<Value>,
}

/// The list as text, of which every member is read once.
#[derive(Deserialize)]
struct Entries {
    #[serde(rename = "certificates")]
    _certificates: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    product: String,
    certificate: Certificate,
    withdrawn: Option<String>,
}

/// The page of the certificates as of a day, or the faults of all entries.
pub(crate) fn page(bytes: &[u8], on: Date, lang: Lang) -> Result<Page, Vec<Words>> {
    let tree = serde_json::from_slice(bytes).map_err(|error| form::bad_json(&error));
    let list: List = tree
        .and_then(|tree| form::read(&tree))
        .map_err(|error| vec![in_words(&error)])?;
    let (mut timeline, mut faults) = (CertificateTimeline::on(on, lang), Vec::new());
    for (place, entry) in list.certificates.iter().enumerate() {
        match read(entry, &format!("certificates[{place}]")) {
            Ok((entry, withdrawn)) => {
                timeline = timeline.product(entry.product, entry.certificate, withdrawn);
            }
            Err(fault) => faults.push(fault),
        }
    }
    // Only the text shows that a member appears twice.
    if faults.is_empty()
        && let Err(error) = serde_json::from_slice::<Entries>(bytes)
    {
        faults.push(twice(&error));
    }
    if faults.is_empty() {
        Ok(timeline.to_page())
    } else {
        Err(faults)
    }
}

/// That a member appears twice.
fn twice(error: &serde_json::Error) -> Words {
    let shown = error.to_string();
    let key = shown.split('`').nth(1).unwrap_or_default();
    let (line, column) = (error.line(), error.column());
    Words::new(
        format!("trường `{key}` có hai lần (dòng {line}, cột {column})"),
        format!("the member `{key}` appears twice (line {line}, column {column})"),
    )
}

/// A product with its certificate, and the day of its withdrawal.
fn read(entry: &Value, path: &str) -> Result<(Entry, Option<Date>), Words> {
    let under = |error: Error| in_words(&error.under(path));
    let entry: Entry = form::read(entry).map_err(under)?;
    let Some(text) = &entry.withdrawn else {
        return Ok((entry, None));
    };
    let on = text.parse::<Date>().ok();
    // The calendar reads more forms than the one that prints.
    let on = on.filter(|on| on.to_string() == *text);
    let on = on.ok_or_else(|| under(not_a_day(text).under("withdrawn")))?;
    let issued = entry.certificate.issued();
    if on < issued {
        let words = |lang| [on, issued].map(|own| day(own, lang));
        let ([vi, vi_issued], [en, en_issued]) = (words(Lang::Vi), words(Lang::En));
        return Err(Words::new(
            format!("{path}.withdrawn: thu hồi ngày {vi}, trước ngày cấp {vi_issued}"),
            format!("{path}.withdrawn: withdrawn on {en}, before it was issued on {en_issued}"),
        ));
    }
    Ok((entry, Some(on)))
}

/// Today in Viet Nam, which has had one time, seven hours before UTC, all year.
pub(crate) fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.map_or(0, |since| since.as_secs()) + 7 * 60 * 60;
    let days = i64::try_from(seconds / (24 * 60 * 60)).unwrap_or(0);
    let span = Span::new().try_days(days).unwrap_or_default();
    Date::constant(1970, 1, 1).saturating_add(span)
}
