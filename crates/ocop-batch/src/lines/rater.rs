//! Rating one line after another with buffers that are kept.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ptr;

use memchr::memmem::Finder;
use serde::Serialize;

use super::envelope::Envelope;
use super::fast::FastSheet;
use super::shapes::Shapes;
use ocop_core::internal::figures::{Figures, Sums};
use ocop_core::json::Record;
use ocop_core::{CriterionSet, Edition, Mean, Points, Star};

/// Rates lines one after another, several times as fast as [`Record::read`] and with the same bytes.
///
/// It keeps its buffers, so that usual lines are rated without allocating. Keep one for each thread.
///
/// ```
/// use ocop_batch::LineRater;
/// use ocop_core::Edition;
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let card = serde_json::to_string(&sheet.scorecard_from(best)?.complete()?).unwrap();
/// let line = format!(r#"{{"id":"p-1","edition":"26/2026","set":7,"scorecards":[{card}]}}"#);
///
/// let (mut rater, mut answers) = (LineRater::new(), Vec::new());
/// assert!(rater.rate(line.as_bytes(), 1, &mut answers));
/// assert!(!rater.rate(b"{}", 2, &mut answers));
///
/// let answers = String::from_utf8(answers).unwrap();
/// let answers: Vec<_> = answers.lines().collect();
/// assert!(answers[0].starts_with(r#"{"id":"p-1","totals":[100],"mean":"100","#));
/// assert!(answers[1].starts_with(r#"{"id":null,"line":2,"error":"bad-value","#));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct LineRater {
    /// By edition, then by number; those that were met.
    sheets: [Vec<Option<Box<FastSheet>>>; Edition::ALL.len()],
    find_scorecards: Finder<'static>,
    /// A line without its scorecards.
    envelope: Vec<u8>,
    shapes: Shapes,
    totals: Vec<Points>,
    fast: u64,
    plans: bool,
}

impl LineRater {
    /// A rater that has seen no line.
    #[must_use]
    pub fn new() -> Self {
        Self {
            sheets: [const { Vec::new() }; Edition::ALL.len()],
            find_scorecards: Finder::new(br#""scorecards":"#),
            envelope: Vec::new(),
            shapes: Shapes::default(),
            totals: Vec::new(),
            fast: 0,
            plans: false,
        }
    }

    /// The same with `plan` in the answers for products of one scorecard, as
    /// [`Rated::with_plans`](ocop_core::json::Rated::with_plans) gives it; every line then takes the reference path.
    #[must_use]
    pub fn with_plans(mut self) -> Self {
        self.plans = true;
        self
    }

    /// Rates a line, and appends the rating or the error and a line feed; gives whether it was rated.
    ///
    /// An error has the number of the line.
    pub fn rate(&mut self, line: &[u8], number: u64, answers: &mut Vec<u8>) -> bool {
        let is_fast = !self.plans
            && (self.rate_again(line, answers).is_some()
                || self.rate_fast(line, answers).is_some());
        if is_fast {
            self.fast += 1;
            return true;
        }
        match Record::read(line) {
            Ok(record) => {
                let rated = record.rate();
                let rated = if self.plans {
                    rated.with_plans()
                } else {
                    rated
                };
                append(&rated, answers);
                true
            }
            Err(error) => {
                append(&error.at_line(number), answers);
                false
            }
        }
    }

    /// How many lines took the fast path: those with the usual members or `extra`, and with plain
    /// scorecards spelt as programs write them.
    #[must_use]
    pub const fn on_fast_path(&self) -> u64 {
        self.fast
    }

    /// Rates a line that has all but its id and its levels in common with a line before.
    fn rate_again(&mut self, line: &[u8], answers: &mut Vec<u8>) -> Option<()> {
        let (envelope, from, behind) = self.shapes.find(line)?;
        let sheet = met(&mut self.sheets, envelope.edition, envelope.set)?;
        let mut sums = Sums::NONE;
        self.totals.clear();
        let length = sheet.add(&line[from..], &mut sums, &mut self.totals)?;
        if line[from + length..] != *behind {
            return None;
        }
        let figures = sheet.figures(&sums, envelope.tier);
        write(sheet, &envelope, &sums, &figures, &self.totals, answers);
        Some(())
    }

    /// Rates a usual line; `None` for any other, and then nothing is appended.
    ///
    /// The scorecards are taken out, `0` takes their place, and `serde_json` reads what is left. If
    /// it finds that very `0` as the value of `scorecards`, and what was taken out is one value of JSON,
    /// then the line is JSON with these members.
    fn rate_fast(&mut self, line: &[u8], answers: &mut Vec<u8>) -> Option<()> {
        let key = self.find_scorecards.find(line)?;
        let mut from = key + self.find_scorecards.needle().len();
        from += usize::from(line.get(from) == Some(&b' '));
        // Usual scorecards contain no list.
        let to = from + memchr::memchr(b']', &line[from..])? + 1;
        self.envelope.clear();
        self.envelope.extend_from_slice(&line[..from]);
        self.envelope.push(b'0');
        self.envelope.extend_from_slice(&line[to..]);
        let text = core::str::from_utf8(&self.envelope).ok()?;
        let envelope = Envelope::read(text)?;
        let stand_in = envelope.scorecards;
        if stand_in != "0" || !ptr::eq(stand_in.as_ptr(), self.envelope[from..].as_ptr()) {
            return None;
        }

        let sheet = met(&mut self.sheets, envelope.edition, envelope.set)?;
        let mut sums = Sums::NONE;
        self.totals.clear();
        if sheet.add(&line[from..], &mut sums, &mut self.totals)? != to - from {
            return None;
        }
        let figures = sheet.figures(&sums, envelope.tier);
        write(sheet, &envelope, &sums, &figures, &self.totals, answers);
        self.shapes.add(&self.envelope, &envelope, from);
        Some(())
    }
}

impl Default for LineRater {
    fn default() -> Self {
        Self::new()
    }
}

/// The sheet, prepared when it is first met.
fn met(
    sheets: &mut [Vec<Option<Box<FastSheet>>>],
    edition: Edition,
    set: u16,
) -> Option<&mut FastSheet> {
    let sheets = sheets.get_mut(Edition::ALL.iter().position(|&known| known == edition)?)?;
    let place = usize::from(set);
    if !matches!(sheets.get(place), Some(Some(_))) {
        let sheet = FastSheet::new(edition.sheet(set).ok()?)?;
        if sheets.len() <= place {
            sheets.resize_with(place + 1, || None);
        }
        sheets[place] = Some(Box::new(sheet));
    }
    sheets.get_mut(place)?.as_deref_mut()
}

fn append(value: &impl Serialize, answers: &mut Vec<u8>) {
    // Memory takes every line; nothing here has a key that is not text.
    if let Ok(line) = serde_json::to_vec(value) {
        answers.extend_from_slice(&line);
        answers.push(b'\n');
    }
}

/// Writes the fields of a rating in the order of `Rating::fields`.
fn write(
    sheet: &mut FastSheet,
    envelope: &Envelope<'_>,
    sums: &Sums,
    figures: &Figures,
    totals: &[Points],
    out: &mut Vec<u8>,
) {
    // A string without escapes is written as it was read; a number becomes one.
    if envelope.id.starts_with('"') {
        out.extend_from_slice(br#"{"id":"#);
        out.extend_from_slice(envelope.id.as_bytes());
        out.extend_from_slice(br#","totals":["#);
    } else {
        out.extend_from_slice(br#"{"id":""#);
        out.extend_from_slice(envelope.id.as_bytes());
        out.extend_from_slice(br#"","totals":["#);
    }
    for (index, total) in totals.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        number(total.get().into(), out);
    }
    out.extend_from_slice(br#"],"mean":"#);
    mean(figures.mean, out);
    out.extend_from_slice(br#","parts":{"#);
    for part in &sheet.parts {
        out.extend_from_slice(part.name.as_bytes());
        mean(sums.mean_of(part.criteria.clone()), out);
    }
    out.extend_from_slice(br#"},"band":"#);
    out.extend_from_slice(figures.band.as_str().as_bytes());
    out.extend_from_slice(br#","stars":"#);
    out.extend_from_slice(figures.star.map_or("null", Star::as_str).as_bytes());

    out.extend_from_slice(br#","unmet":{"#);
    let mut first = true;
    for (star, &unmet) in figures.unmet.iter() {
        if unmet.is_empty() {
            continue;
        }
        out.extend_from_slice(if first { b"\"" } else { b",\"" });
        first = false;
        out.extend_from_slice(star.as_str().as_bytes());
        out.extend_from_slice(br#"":"#);
        keys(sheet, unmet, out);
    }
    out.extend_from_slice(br#"},"stopped":"#);
    keys(sheet, sums.stopped, out);

    sheet.end(envelope.tier, figures, out);
    if let Some(extra) = envelope.extra {
        out.extend_from_slice(br#","extra":"#);
        out.extend_from_slice(extra.as_bytes());
    }
    out.extend_from_slice(b"}\n");
}

/// A list of criteria by their keys in code-point order.
fn keys(sheet: &FastSheet, criteria: CriterionSet, out: &mut Vec<u8>) {
    if criteria.is_empty() {
        return out.extend_from_slice(b"[]");
    }
    let begin = out.len();
    for rank in sheet.ranked(criteria).iter() {
        out.extend_from_slice(sheet.names[rank].as_bytes());
    }
    // In place of the first comma.
    out[begin] = b'[';
    out.push(b']');
}

/// A mean as a string.
fn mean(mean: Mean, out: &mut Vec<u8>) {
    out.push(b'"');
    number(mean.numerator(), out);
    if !mean.is_whole() {
        out.push(b'/');
        number(mean.denominator(), out);
    }
    out.push(b'"');
}

fn number(number: u64, out: &mut Vec<u8>) {
    let digit = |number: u64| b'0' + u8::try_from(number % 10).unwrap_or(0);
    match number {
        // Points of one member, in most places.
        0..10 => out.push(digit(number)),
        10..100 => out.extend_from_slice(&[digit(number / 10), digit(number)]),
        _ => {
            self::number(number / 10, out);
            out.push(digit(number));
        }
    }
}
