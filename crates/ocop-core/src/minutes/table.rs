//! The facts of a sheet that decide a rating (26/2026, Art. 3.3 and Annex II), and their digest.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::Digest;
use super::canon;
use crate::base::error::{Error, ErrorDetail};
use crate::base::star::Star;
use crate::law::bands::Bands;
use crate::law::case::Case;
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::law::ground::DisqualificationGround;
use crate::law::level::Level;
use crate::law::note_kind::NoteKind;
use crate::law::section::{Part, Section};
use crate::law::sheet::Sheet;

#[derive(Serialize)]
struct TableFacts<'a> {
    edition: Edition,
    set: u16,
    bands: BandFacts,
    parts: Vec<PartFacts<'a>>,
    grounds: Vec<GroundFacts<'a>>,
}

#[derive(Serialize)]
struct BandFacts {
    /// The lowest points of two, three, four and five stars.
    from: [u16; 4],
    /// Whether means between whole points can lie in no printed band.
    gaps: bool,
}

#[derive(Serialize)]
struct PartFacts<'a> {
    id: &'a str,
    max: u16,
    sections: Vec<SectionFacts<'a>>,
}

#[derive(Serialize)]
struct SectionFacts<'a> {
    key: &'a str,
    max: u16,
    criteria: Vec<CriterionFacts<'a>>,
}

#[derive(Serialize)]
struct CriterionFacts<'a> {
    key: &'a str,
    max: u16,
    levels: Vec<LevelFacts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line_mark: Option<Star>,
    #[serde(rename = "only_with", skip_serializing_if = "Option::is_none")]
    requires: Option<&'a str>,
    zero_stops: bool,
}

#[derive(Serialize)]
struct LevelFacts {
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<Case>,
    level: u8,
    points: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<Star>,
}

#[derive(Serialize)]
struct GroundFacts<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<&'a str>,
    kind: NoteKind,
}

impl Sheet {
    /// The facts of the sheet that decide points and stars, as canonical JSON (RFC 8785).
    ///
    /// `bands` has the lowest points of two to five stars, and whether the print leaves gaps.
    /// `parts` has `sections`, these have `criteria`, each with its maximum. A criterion has its
    /// `levels` with case, number, points and mark. It also has the mark on its line, its story,
    /// and whether a zero ends the evaluation. `grounds` has each ground with its criterion and its
    /// effect. Titles, labels, concepts, notes and interpretations are left out, so that rewording
    /// changes nothing.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let facts = Edition::E2026.sheet(7)?.facts()?;
    /// assert!(facts.starts_with(r#"{"bands":{"from":[30,50,70,90],"gaps":false},"edition":"26/2026","#));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::CustomSheet`](crate::ErrorKind::CustomSheet) for a sheet built at run time.
    pub fn facts(&self) -> Result<String, Error> {
        if !self.is_law() {
            let sheet = ("sheet", self.named().into());
            return Err(Error::new(ErrorDetail::CustomSheet, "", [sheet]));
        }
        facts_of(self)
    }

    /// The digest of the sheet's [`facts`](Sheet::facts), which is `table` in minutes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::CustomSheet`](crate::ErrorKind::CustomSheet) for a sheet built at run time.
    pub fn digest(&self) -> Result<Digest, Error> {
        let facts = self.facts()?;
        Ok(Digest::of_bytes(facts.as_bytes()))
    }
}

fn facts_of(sheet: &Sheet) -> Result<String, Error> {
    canon::text(&canon::tree(&TableFacts::of(sheet))?)
}

/// The digest of the facts of any sheet, of the law or custom.
pub(crate) fn fingerprint(sheet: &Sheet) -> Result<Digest, Error> {
    let facts = facts_of(sheet)?;
    Ok(Digest::of_bytes(facts.as_bytes()))
}

impl<'a> TableFacts<'a> {
    fn of(sheet: &'a Sheet) -> Self {
        Self {
            edition: sheet.edition(),
            set: sheet.number(),
            bands: BandFacts::of(sheet.bands()),
            parts: sheet.parts().map(PartFacts::of).collect(),
            grounds: sheet.grounds().map(GroundFacts::of).collect(),
        }
    }
}

impl BandFacts {
    fn of(bands: Bands) -> Self {
        let stars = [Star::Two, Star::Three, Star::Four, Star::Five];
        Self {
            from: stars.map(|star| bands.least(star).get()),
            gaps: bands.has_gaps(),
        }
    }
}

impl<'a> PartFacts<'a> {
    fn of(part: Part<'a>) -> Self {
        Self {
            id: part.id(),
            max: part.max().get(),
            sections: part.sections().map(SectionFacts::of).collect(),
        }
    }
}

impl<'a> SectionFacts<'a> {
    fn of(section: Section<'a>) -> Self {
        Self {
            key: section.key(),
            max: section.max().get(),
            criteria: section.criteria().map(CriterionFacts::of).collect(),
        }
    }
}

impl<'a> CriterionFacts<'a> {
    fn of(criterion: Criterion<'a>) -> Self {
        Self {
            key: criterion.key(),
            max: criterion.max().get(),
            levels: criterion.levels().map(LevelFacts::of).collect(),
            line_mark: criterion.line_mark(),
            requires: criterion.requires().map(Criterion::key),
            zero_stops: criterion.stops_on_zero(),
        }
    }
}

impl LevelFacts {
    fn of(level: Level<'_>) -> Self {
        Self {
            case: level.case(),
            level: level.number(),
            points: level.points().get(),
            mark: level.mark(),
        }
    }
}

impl<'a> GroundFacts<'a> {
    fn of(ground: DisqualificationGround<'a>) -> Self {
        Self {
            id: ground.id(),
            criterion: ground.criterion().map(Criterion::key),
            kind: ground.kind(),
        }
    }
}
