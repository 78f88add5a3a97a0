//! The row of an edition: everything of a decision that is not a sheet.

use jiff::civil::Date;

use crate::base::label::Label;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::bands::Bands;
use crate::law::row::SheetRow;
use crate::law::tier::Tier;

/// What a tier's council does with a result (reading rule 13).
#[derive(Debug)]
pub(crate) struct TierRow {
    pub(crate) tier: Tier,
    pub(crate) recognises: &'static [Star],
    /// The least mean at which the dossier goes up, and to whom.
    pub(crate) sends_up: Option<(u8, Tier)>,
    /// Who may recognise a lower star from this tier's result.
    pub(crate) returns_to: Option<Tier>,
}

/// Who recognises, from a day on.
#[derive(Debug)]
pub(crate) struct PeriodRow {
    pub(crate) from: Date,
    /// The decision that changed it.
    pub(crate) amended_by: Option<Label>,
    pub(crate) tiers: &'static [TierRow],
}

/// A sheet for which there is no source.
#[derive(Debug)]
pub(crate) struct MissingRow {
    pub(crate) number: u16,
    pub(crate) heading: &'static str,
}

/// How long dossiers filed before an edition may be decided under the one before it (reading rule 14).
#[derive(Debug)]
pub(crate) struct TransitionRow {
    pub(crate) place: &'static str,
    pub(crate) first_days: u16,
    pub(crate) upgrade_days: u16,
    pub(crate) re_evaluation_days: u16,
}

/// Everything of an edition that is not a sheet.
#[derive(Debug)]
pub(crate) struct EditionRow {
    pub(crate) id: &'static str,
    /// The number of two digits that begins the codes of its sheets.
    pub(crate) code: u8,
    pub(crate) instrument: Label,
    pub(crate) in_force_from: Date,
    /// Sheets are cited by the decision's own numbers; others are cited by title.
    pub(crate) numbered_sheets: bool,
    /// Where the sheets stand.
    pub(crate) annex: Option<Label>,
    pub(crate) bands: Bands,
    /// The articles of the bands, and of one and two stars, where the text was at hand.
    pub(crate) bands_place: Option<&'static str>,
    pub(crate) unrecognised_place: Option<&'static str>,
    pub(crate) periods: &'static [PeriodRow],
    pub(crate) missing: &'static [MissingRow],
    pub(crate) transition: Option<TransitionRow>,
    /// Bands and recognition were read in the decision's own text, not in secondary sources only.
    pub(crate) text_was_read: bool,
    /// Minimum requirements exist in prose, known only in part, and are not applied.
    pub(crate) minima_in_prose: bool,
    pub(crate) sheets: &'static [&'static SheetRow],
}

impl EditionRow {
    /// The periods in which a dossier may have been decided: the one of its day of decision if that
    /// is known, otherwise those from the day of filing.
    pub(crate) fn periods_for(
        &self,
        (filed, decided): (Option<Date>, Option<Date>),
    ) -> &'static [PeriodRow] {
        let from = |day: Date| self.periods.iter().rposition(|period| period.from <= day);
        if let Some(day) = decided {
            let period = from(day).unwrap_or(0);
            return self.periods.get(period..=period).unwrap_or_default();
        }
        let first = filed.and_then(from).unwrap_or(0);
        self.periods.get(first..).unwrap_or_default()
    }
}

impl PeriodRow {
    /// The row of a tier; `None` if the edition has no council there.
    pub(crate) fn tier(&self, tier: Tier) -> Option<&'static TierRow> {
        self.tiers.iter().find(|row| row.tier == tier)
    }
}

impl TierRow {
    /// Who scores next, if the mean sends the dossier up.
    pub(crate) fn sends_to(&self, mean: Mean) -> Option<Tier> {
        let (from, to) = self.sends_up?;
        (mean >= Mean::from(Points::new(from.into()))).then_some(to)
    }

    /// Who may recognise the star, if the dossier is returned.
    pub(crate) fn returned_to(&self, mean: Mean, star: Option<Star>) -> Option<Tier> {
        let star = star.filter(|star| !self.recognises.contains(star))?;
        let to = self.returns_to?;
        (star >= Star::Three && self.sends_to(mean).is_none()).then_some(to)
    }
}
