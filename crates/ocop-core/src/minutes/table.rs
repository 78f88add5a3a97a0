//! The facts of a sheet that stars are computed from, and their digest: reading rules 1 to 12.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::Digest;
use super::canon;
use crate::base::error::{Error, ErrorKind};
use crate::base::star::Star;
use crate::law::bands::Bands;
use crate::law::case::Case;
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::law::ground::DisqualificationGround;
use crate::law::level::Level;
use crate::law::note::NoteKind;
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
    /// The least points of two, three, four and five stars.
    from: [u16; 4],
    /// Means between whole points lie in no printed band.
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
    #[serde(skip_serializing_if = "Option::is_none")]
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
    /// The facts of the sheet that points and stars follow from, as canonical JSON (RFC 8785).
    ///
    /// `bands` with the least points of two to five stars, and whether the print leaves gaps; `parts`
    /// with `sections` with `criteria`, each with its most points; of a criterion the `levels` with
    /// case, number, points and mark, the mark on its line, the story it applies with, and whether a
    /// zero ends the evaluation; `grounds` with the criterion they stand on and what they do.
    /// Titles, labels, concepts, notes and readings are not among them: rewording changes nothing.
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
    /// [`ErrorKind::DraftSheet`] for a sheet built at run time.
    pub fn facts(&self) -> Result<String, Error> {
        if !self.is_law() {
            let message = format!("{self} has no minutes, only the law's sheets have");
            return Err(Error::new(ErrorKind::DraftSheet, "", message));
        }
        canon::text(&canon::tree(&TableFacts::of(self))?)
    }

    /// The digest of the sheet's [`facts`](Sheet::facts), which stands in minutes as `table`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::DraftSheet`] for a sheet built at run time.
    pub fn digest(&self) -> Result<Digest, Error> {
        let facts = self.facts()?;
        Ok(Digest::of_bytes(facts.as_bytes()))
    }
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
