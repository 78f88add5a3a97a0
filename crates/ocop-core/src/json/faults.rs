//! All faults of a product at once, in the order in which [`Record::read`] looks for the first.

use alloc::format;
use alloc::vec::Vec;

use super::parse::{self, Entry, Line, Unknown};
use super::read::{self, Named, choice};
use super::{Record, Text};
use crate::base::error::{Error, ErrorDetail};
use crate::law::criterion::Criterion;
use crate::law::in_force::check_days;
use crate::law::sheet::Sheet;
use crate::rating::council_rules::{Attendance, Rules};
use crate::rating::member::Seats;

/// The most faults of one product: a line of empty scorecards would have millions.
const MOST: usize = 1_000;

impl Record {
    /// All faults of a product, each with its path; none if [`Record::read`] reads it. After the first
    /// thousand it stops.
    ///
    /// The first is the error of [`Record::read`]. Text that is not JSON, or has a key twice, has one
    /// fault. Without an edition and a set, the sheet is not known, so scorecards and grounds are not
    /// looked at.
    ///
    /// ```
    /// use ocop_core::json::Record;
    ///
    /// let line = br#"{"id":null,"edition":"26/2026","set":7,"scorecards":[{"1.1":9,"1.2":9}],"tier":"x"}"#;
    /// let faults = Record::faults(line);
    /// let shown: Vec<_> = faults.iter().map(|fault| fault.to_string()).collect();
    /// assert_eq!(shown[0], "id: found null, expected a string or a number");
    /// assert_eq!(shown[1], "tier: found the string `x`, expected `district`, `province` or `centre`");
    /// assert_eq!(shown[2], "scorecards[0].1.1: level 9 out of range: expected 0 to 3");
    /// assert_eq!(faults.len(), 4 + 30); // and 30 criteria without a choice
    /// ```
    #[must_use]
    pub fn faults(json: &[u8]) -> Vec<Error> {
        Self::faults_with(json, false, read::sheet_of_the_law)
    }

    /// All faults of a product that was scored on a given sheet, as [`Record::read_on`] reads it.
    #[must_use]
    pub fn faults_on(sheet: &Sheet, json: &[u8]) -> Vec<Error> {
        Self::faults_with(json, !sheet.is_law(), |named| {
            super::same_sheet(sheet, named)
        })
    }

    fn faults_with(
        json: &[u8],
        with_draft: bool,
        sheet: impl FnOnce(&Named<'_>) -> Result<Sheet, Error>,
    ) -> Vec<Error> {
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
        let mut unknown = Unknown::all();
        match parse::line(json, with_draft, &mut unknown) {
            Err((_, error)) => alloc::vec![error],
            Ok(line) => all(&line, unknown.found, sheet),
        }
    }
}

/// The faults of a line's members, after its unknown ones, then of each scorecard that counts.
fn all(
    line: &Line<'_>,
    mut faults: Vec<Error>,
    sheet: impl FnOnce(&Named<'_>) -> Result<Sheet, Error>,
) -> Vec<Error> {
    keep(&mut faults, read::one_tier(line));
    keep(&mut faults, line.id());
    let edition = keep(&mut faults, read::edition(line));
    let number = keep(&mut faults, read::number(line));
    let cards = keep(&mut faults, read::cards(line)).unwrap_or_default();
    // A scorecard whose member or round cannot be read is looked at as one that counts.
    let mut seats = Vec::new();
    for (index, card) in cards.iter().enumerate() {
        if faults.len() > MOST {
            break;
        }
        let (seat, found) = card.seat_and_faults();
        let found = found.into_iter().flatten();
        faults.extend(found.map(|fault| fault.under(&format!("scorecards[{index}]"))));
        seats.push(seat);
    }
    let named = edition.zip(number);
    let named = named.map(|(edition, number)| Named { edition, number });
    let sheet = named.and_then(|named| keep(&mut faults, sheet(&named)));
    if let Some(sheet) = &sheet {
        read::grounds_each(line, sheet, |ground| {
            keep(&mut faults, ground);
            faults.len() <= MOST
        });
    }
    if line.tier.is_none() || line.level.is_none() {
        keep(&mut faults, read::tier(line));
    }
    let filed = keep(&mut faults, read::day("filed", line.filed.as_ref()));
    let decided = keep(&mut faults, read::day("decided", line.decided.as_ref()));
    let kind = keep(&mut faults, read::dossier_kind(line));
    if let (Some(sheet), Some(filed), Some(decided), Some(kind)) = (&sheet, filed, decided, kind) {
        keep(&mut faults, check_days(sheet, filed, decided, kind));
    }
    keep(&mut faults, read::form::<Rules>("rules", line.rules));
    keep(
        &mut faults,
        read::form::<Attendance>("attendance", line.attendance),
    );
    keep(&mut faults, read::draft(line));
    if matches!(&line.scorecards, Some(Ok(cards)) if cards.is_empty()) {
        faults.push(Error::new(ErrorDetail::NoScorecard, "scorecards", []));
    }
    let (seats, twice) = Seats::with_faults(seats);
    faults.extend(twice);
    if let Some(sheet) = &sheet {
        for (index, card) in cards.iter().enumerate() {
            if faults.len() > MOST {
                break;
            }
            if let (true, Some(entries)) = (seats.counts(index), card.entries()) {
                let found = scorecard(sheet, entries).into_iter();
                faults.extend(found.map(|fault| fault.under(&format!("scorecards[{index}]"))));
            }
        }
    }
    faults.truncate(MOST);
    faults
}

/// Keeps a fault, or gives the value.
fn keep<T>(faults: &mut Vec<Error>, read: Result<T, Error>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

/// The faults of one scorecard.
fn scorecard(sheet: &Sheet, entries: &[(Text<'_>, Entry<'_>)]) -> Vec<Error> {
    let (mut unknown, mut wrong) = (Vec::new(), Vec::new());
    let mut builder = sheet.scorecard();
    for (key, entry) in entries {
        match sheet.criterion(key) {
            Err(fault) => unknown.push(fault),
            Ok(criterion) => {
                let index = criterion.index();
                match choice(criterion, entry) {
                    Ok(choice) => builder = builder.with(criterion.key(), choice),
                    Err(fault) => wrong.push((index, fault)),
                }
            }
        }
    }
    // A criterion whose choice cannot be read is not missing, and neither is what depends on it.
    let is_wrong = |index: usize| wrong.iter().any(|(other, _)| *other == index);
    let rest: Vec<_> = builder
        .faults()
        .filter(|fault| match sheet.criterion(fault.path()) {
            Ok(criterion) => {
                !is_wrong(criterion.index()) && !criterion.story().is_some_and(is_wrong)
            }
            Err(_) => true,
        })
        .collect();
    let open = |fault: &Error| {
        matches!(
            fault.detail(),
            ErrorDetail::MissingCriterion | ErrorDetail::NotApplicable
        )
    };
    let (open, chosen): (Vec<_>, Vec<_>) = rest.into_iter().partition(open);
    // Wrong choices in sheet order, from both readers: the path of a fault of the builder is its key.
    let place = |fault: &Error| {
        let found = sheet.criterion(fault.path());
        found.map_or(usize::MAX, Criterion::index)
    };
    wrong.extend(chosen.into_iter().map(|fault| (place(&fault), fault)));
    wrong.sort_by_key(|(index, _)| *index);
    unknown
        .into_iter()
        .chain(wrong.into_iter().map(|(_, fault)| fault))
        .chain(open)
        .collect()
}
