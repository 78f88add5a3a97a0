//! The consequences of a verdict, and the interpretations that it must name.

use super::judge::{Verdict, climb};
use crate::printed::Sheet;

/// The days of a dossier as they are written, which is the order in which they come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Days {
    pub filed: Option<&'static str>,
    pub decided: Option<&'static str>,
    pub kind: Option<&'static str>,
}

/// The first day of 26/2026.
const NEW: &str = "2026-05-22";
/// The first day on which the district is gone from 148/2023.
const AMENDED: &str = "2025-07-06";

/// The first day of the earliest edition.
pub const FIRST: &str = "2019-08-21";

/// Whether a dossier of these days may be rated under an edition (26/2026, Art. 12.2).
pub fn possible(edition: &str, days: Days) -> bool {
    let Some(filed) = days.filed else {
        return true;
    };
    if filed < FIRST {
        return false;
    }
    if filed < "2023-02-24" {
        return edition == "1048/2019";
    }
    if filed >= NEW {
        return edition == "26/2026";
    }
    let Some(decided) = days.decided else {
        return edition != "1048/2019";
    };
    // By the kind of the dossier where it is said, else by either.
    let ends = ["2026-07-21", "2026-06-21"];
    let ends = match days.kind {
        None => &ends[..],
        Some("re-evaluation") => &ends[1..],
        Some(_) => &ends[..1],
    };
    match edition {
        "148/2023" => ends.iter().any(|&end| decided <= end),
        "26/2026" => ends.iter().any(|&end| decided > end),
        _ => false,
    }
}

/// The recognition at a tier (26/2026, Art. 4.1, 7.3.e and 7.4.g).
pub fn recognition(edition: &str, tier: &str, days: Days, verdict: &Verdict) -> &'static str {
    let by = |amended| by(edition, tier, amended, verdict);
    match (edition, days.decided.or(days.filed)) {
        ("148/2023", Some(day)) if day >= AMENDED => by(true),
        ("148/2023", _) if days.decided.is_some() => by(false),
        ("148/2023", _) if by(false) != by(true) => "by-day",
        _ => by(false),
    }
}

/// What follows at a tier, before or after the amendment of 148/2023.
fn by(edition: &str, tier: &str, amended: bool, verdict: &Verdict) -> &'static str {
    let districts = edition == "1048/2019" || (edition == "148/2023" && !amended);
    if tier == "district" && !districts {
        return "no-such-tier";
    }
    let Some(star) = verdict.star else {
        return "none";
    };
    let mean_from = |least| verdict.totals.iter().sum::<i64>() >= least * verdict.members;
    match (tier, edition) {
        ("district", "1048/2019") if mean_from(50) => "sent-up-to-province",
        ("district", "148/2023") if mean_from(70) => "sent-up-to-province",
        ("district", "148/2023") if star == 3 => "recognised",
        ("province", _) if mean_from(90) => "sent-up-to-centre",
        ("province", "148/2023") if star == 3 && !amended => "not-by-this-tier",
        ("province", _) if star >= 3 => "recognised",
        ("centre", _) if star == 5 => "recognised",
        ("centre", "26/2026") if star >= 3 => "returned-to-province",
        ("centre", _) if star >= 3 => "not-by-this-tier",
        _ => "none",
    }
}

/// The name of each interpretation, and whether the rating must name it.
///
/// They concern the climb from star to star, so a zero or a ground does not remove them. If every
/// member gave zero, `zero-by-any-member` is left open.
pub fn interpretations(
    sheet: &Sheet,
    verdict: &Verdict,
    grounds: &[&str],
) -> Vec<(&'static str, bool)> {
    let total: i64 = verdict.totals.iter().sum();
    let between = [89, 69, 49]
        .iter()
        .any(|low| total > low * verdict.members && total < (low + 1) * verdict.members);
    let mut reported = vec![
        ("every-criterion-chosen", true),
        ("gap-between-bands", sheet.edition == "1048/2019" && between),
        (
            "mark-for-some-products",
            without_declaration(sheet, verdict) != verdict.climbed,
        ),
        (
            "minima-in-prose",
            sheet.edition == "1048/2019" && verdict.climbed >= 3,
        ),
        ("grounds-unknown", sheet.edition != "26/2026"),
        (
            "head-by-parallel",
            grounds
                .iter()
                .any(|ground| sheet.by_parallel.contains(ground)),
        ),
        ("unreconciled", !sheet.reconciled),
        ("not-a-law-sheet", false),
    ];
    let some = verdict.stopped.iter().any(|&place| verdict.sums[place] > 0);
    if some || verdict.stopped.is_empty() {
        reported.push(("zero-by-any-member", some));
    }
    reported
}

/// The star without the marks of the quality declaration, which is mandatory for some products only
/// on sets 21 and 22 of 26/2026.
fn without_declaration(sheet: &Sheet, verdict: &Verdict) -> i64 {
    if sheet.edition != "26/2026" || !matches!(sheet.set, 21 | 22) {
        return verdict.climbed;
    }
    let unmet = [0, 1, 2].map(|star: usize| {
        let mut places = verdict.unmet[star].iter();
        places.any(|&place| sheet.criteria[place].key != "7")
    });
    climb(verdict.band, unmet)
}
