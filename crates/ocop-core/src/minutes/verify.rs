//! Verification of minutes: every value that can be recomputed is recomputed and compared.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::compare::{self, unlike};
use super::difference::Against;
use super::facts::{self, Facts, Filled};
use super::read::{self, Recorded};
use super::{Difference, DifferenceKind, Digest, Minutes, components, words};
use crate::base::error::{Error, Quoted, step};
use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::law::sheet::Sheet;
use crate::rating::member::Member;
use crate::rating::sheet_code::SheetCode;

/// Parsed and checked minutes, with all differences.
///
/// Parsing is no proof: use [`is_verified`](Verified::is_verified), or report the differences.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[must_use = "minutes are verified only if nothing differs"]
pub struct Verified {
    minutes: Minutes,
    differences: Vec<Difference>,
}

impl Verified {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.differences.is_empty()
    }

    /// All differences: the bytes, the digests, the table, the members one by one, the rating.
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    /// The minutes as recorded, including their differences.
    #[must_use]
    pub const fn minutes(&self) -> &Minutes {
        &self.minutes
    }
}

/// Parses minutes and checks everything in them again.
///
/// It checks the canonical form, every digest, the sheet's facts against this release, each
/// scorecard against its code, and the rating.
///
/// The [module](crate::minutes#what-a-verification-proves) says what this proves, and what it does
/// not.
///
/// ```
/// use ocop_core::minutes::{DifferenceKind, verify};
/// use ocop_core::{Council, Edition};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let minutes = Council::of([sheet.scorecard_from(best)?.complete()?])?.rate()?.minutes()?;
/// let spaced = minutes.as_json().replace(':', ": ");
/// let verified = verify(spaced.as_bytes())?;
/// let kinds: Vec<_> = verified.differences().iter().map(|found| found.kind()).collect();
/// assert_eq!(kinds, [DifferenceKind::NotCanonical]);
///
/// let fault = verify(b"{}").unwrap_err();
/// assert_eq!(fault.to_string(), "minutes: the member `minutes` is missing");
/// # Ok::<(), ocop_core::Error>(())
/// ```
///
/// # Errors
///
/// An error means that the bytes are not minutes at all, and it has the path. The causes are: no
/// JSON, or a key twice; brackets nested deeper than 64; a member that is missing, unknown or of
/// the wrong form; more than 255 scorecards, or 510 members of an object; an unknown sheet or
/// ground.
pub fn verify(json: &[u8]) -> Result<Verified, Error> {
    let recorded = read::read(json)?;
    let mut found = Vec::new();
    canonical(&mut found, json, &recorded.minutes);
    whole(&mut found, &recorded);
    table(&mut found, &recorded.minutes)?;
    components::check(&mut found, &recorded)?;
    for (index, card) in recorded.minutes.facts.cards.iter().enumerate() {
        if let Some(card) = &card.filled {
            scorecard(&mut found, &recorded.minutes.facts, card, index);
        }
    }
    rating(&mut found, &recorded.minutes.facts)?;
    Ok(Verified {
        minutes: recorded.minutes,
        differences: found,
    })
}

/// Like [`verify`], but also compares the digest with one that was kept elsewhere.
///
/// # Errors
///
/// Those of [`verify`].
pub fn verify_against(json: &[u8], trusted: Digest) -> Result<Verified, Error> {
    let mut verified = verify(json)?;
    let own = verified.minutes.sha256;
    if own != trusted {
        let other = Difference::value(
            DifferenceKind::OtherMinutes,
            "minutes",
            &words::whole(),
            (Some(own.to_string()), Some(trusted.to_string())),
            Against::Trusted,
        );
        verified.differences.insert(0, other);
    }
    Ok(verified)
}

fn canonical(found: &mut Vec<Difference>, json: &[u8], minutes: &Minutes) {
    let canonical = minutes.json.as_bytes();
    if canonical != json {
        let pairs = canonical.iter().zip(json);
        let byte = pairs.take_while(|(one, two)| one == two).count() + 1;
        let text = Label::new(
            format!("Từ byte {byte} không còn ở dạng chuẩn tắc của RFC 8785"),
            format!("From byte {byte} on it is not in the canonical form of RFC 8785"),
        );
        let kind = DifferenceKind::NotCanonical;
        found.push(Difference::with_text(kind, "", text));
    }
}

fn whole(found: &mut Vec<Difference>, recorded: &Recorded) {
    let (own, computed) = (recorded.sha256, recorded.minutes.sha256);
    if own != computed {
        found.push(Difference::value(
            DifferenceKind::DigestDiffers,
            "sha256",
            &words::whole(),
            (Some(own.to_string()), Some(computed.to_string())),
            Against::Rating,
        ));
    }
}

fn table(found: &mut Vec<Difference>, minutes: &Minutes) -> Result<(), Error> {
    let (own, released) = (minutes.facts.table, minutes.facts.sheet.digest()?);
    if own != released {
        let kind = DifferenceKind::TableChanged;
        found.push(Difference::value(
            kind,
            "minutes.table",
            &words::of(kind, None),
            (Some(own.to_string()), Some(released.to_string())),
            Against::Release,
        ));
    }
    Ok(())
}

/// Compares a scorecard's choices with its sheet code, criterion by criterion.
fn scorecard(found: &mut Vec<Difference>, facts: &Facts, card: &Filled, index: usize) {
    let (sheet, member) = (&facts.sheet, facts.member(index));
    let path = format!("minutes.scorecards[{index}]");
    let own = card.scorecard(sheet);
    match by_code(facts, card) {
        Some(coded) => {
            let place = (path.as_str(), member);
            compare::choices(found, sheet, card, &coded, place, Against::Code);
        }
        None => {
            let recomputed = own.as_ref().ok().and_then(|own| own.code().ok());
            let pair = (
                Some(card.code.clone()),
                recomputed.map(|code| code.to_string()),
            );
            found.push(code(pair, &path, (sheet, member)));
        }
    }
    if let Err(error) = own {
        let error = error.under("choices").under(&path);
        let text = Label::new(
            format!(
                "Các mức của thành viên {member} không thành một phiếu chấm, xem {}",
                Quoted(error.path())
            ),
            format!(
                "The choices of member {member} do not form a scorecard: {}",
                error.message()
            ),
        );
        let kind = DifferenceKind::ImpossibleScorecard;
        found.push(Difference::with_text(kind, error.path(), text).of_member(member.place()));
    }
}

/// A code of no scorecard of the sheet.
fn code(pair: compare::Pair, path: &str, (sheet, member): (&Sheet, Member<'_>)) -> Difference {
    let shown = pair.0.as_deref().map(Quoted);
    let shown = shown.map_or_else(String::new, |code| format!(" {code}"));
    let what = words::code(member);
    let (vi, en) = (what.get(Lang::Vi), what.get(Lang::En));
    let text = Label::new(
        format!(
            "{vi}: biên bản ghi{shown}, không phải mã của phiếu nào của {}",
            sheet.place(Lang::Vi)
        ),
        format!(
            "{en}: the minutes record{shown}, which is not the code of any scorecard of {}",
            sheet.place(Lang::En)
        ),
    );
    let kind = DifferenceKind::CodeChanged;
    let difference = Difference::with_text(kind, format!("{path}.code"), text);
    difference.with(pair).of_member(member.place())
}

/// The scorecard of the code; `None` for a code of no scorecard of this sheet.
fn by_code(facts: &Facts, card: &Filled) -> Option<Filled> {
    let code: SheetCode = card.code.parse().ok()?;
    let coded = code.scorecard().ok()?;
    let same = *coded.sheet() == facts.sheet;
    same.then(|| Filled::of(&coded).ok()).flatten()
}

/// A council that cannot be rated.
fn no_council(error: Error) -> Difference {
    let error = error.under("minutes");
    let text = Label::new(
        format!(
            "Không thể có hội đồng như biên bản ghi: {}",
            error.message_in(Lang::Vi)
        ),
        format!("The recorded council is not possible: {}", error.message()),
    );
    Difference::with_text(DifferenceKind::ImpossibleCouncil, error.path(), text)
}

/// Compares the rating with a new one, field by field, unless there can be none.
fn rating(found: &mut Vec<Difference>, facts: &Facts) -> Result<(), Error> {
    let impossible = |found: &&Difference| found.kind() == DifferenceKind::ImpossibleScorecard;
    let rated = match facts.council().and_then(|council| council.rate()) {
        Ok(rated) => rated,
        Err(error) => {
            // A scorecard that is none was named with its member.
            if found.iter().find(impossible).is_none() {
                found.push(no_council(error));
            }
            return Ok(());
        }
    };
    let recomputed = facts::rating_members(&rated)?;
    let kind = DifferenceKind::RatingDiffers;
    for (field, pair) in unlike(&facts.rating, &recomputed)? {
        let what = words::of(kind, Some(&field));
        let path = step("minutes.rating", &field);
        let difference = Difference::value(kind, path, &what, pair, Against::Rating);
        found.push(difference.about(&field));
    }
    Ok(())
}
