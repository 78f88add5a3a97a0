//! The row of an edition: all data of a decision except its sheets.

use jiff::civil::Date;

use crate::base::label::Label;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::bands::Bands;
use crate::law::row::SheetRow;
use crate::law::tier::Tier;

/// How the council of a tier handles a result (26/2026, Art. 4.1, 7.3.e and 7.4.g).
#[derive(Debug)]
pub(crate) struct TierRow {
    pub(crate) tier: Tier,
    pub(crate) recognises: &'static [Star],
    /// The lowest mean at which the dossier goes to the next tier, and that tier.
    pub(crate) sends_up: Option<(u8, Tier)>,
    /// The tier that may recognise a lower star from this result.
    pub(crate) returns_to: Option<Tier>,
}

/// Which tiers recognise stars, from a day on.
#[derive(Debug)]
pub(crate) struct PeriodRow {
    pub(crate) from: Date,
    /// The decision that changed the tiers.
    pub(crate) amended_by: Option<Label>,
    pub(crate) tiers: &'static [TierRow],
}

/// A sheet for which there is no source.
#[derive(Debug)]
pub(crate) struct MissingRow {
    pub(crate) number: u16,
    pub(crate) heading: &'static str,
}

/// How long the previous edition applies to dossiers filed before this one (26/2026, Art. 12.2).
#[derive(Debug)]
pub(crate) struct TransitionRow {
    pub(crate) place: &'static str,
    pub(crate) first_days: u16,
    pub(crate) upgrade_days: u16,
    pub(crate) re_evaluation_days: u16,
}

/// All data of an edition except its sheets.
#[derive(Debug)]
pub(crate) struct EditionRow {
    pub(crate) id: &'static str,
    /// The two digits at the start of its sheet codes.
    pub(crate) code: u8,
    pub(crate) instrument: Label,
    pub(crate) in_force_from: Date,
    /// Whether the decision numbers its sheets. Otherwise a citation gives the title.
    pub(crate) numbered_sheets: bool,
    /// The annex that prints the sheets.
    pub(crate) annex: Option<Label>,
    pub(crate) bands: Bands,
    /// The articles on the bands and on one and two stars, if the text was available.
    pub(crate) bands_place: Option<&'static str>,
    pub(crate) unrecognised_place: Option<&'static str>,
    /// The article on results that the province sends up to the centre, and what it does with them.
    pub(crate) potential: Option<(&'static str, Label)>,
    /// The article on results that the centre returns to the province.
    pub(crate) returned_place: Option<&'static str>,
    pub(crate) periods: &'static [PeriodRow],
    pub(crate) missing: &'static [MissingRow],
    pub(crate) transition: Option<TransitionRow>,
    /// Whether bands and recognition come from the decision's own text (else `secondary-sources`).
    pub(crate) text_was_read: bool,
    /// Whether minimum requirements exist in prose, which are not applied (`minima-in-prose`).
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

    /// The tier that may have a result rated again, if it is the same in every period of the days.
    pub(crate) fn rated_again_by(
        &self,
        tier: Tier,
        mean: Mean,
        star: Option<Star>,
        days: (Option<Date>, Option<Date>),
    ) -> Option<Tier> {
        let periods = self.periods_for(days).iter();
        let mut outcomes = periods.map(|period| period.tier(tier)?.rated_again_by(mean, star));
        let first = outcomes.next().flatten()?;
        outcomes
            .all(|outcome| outcome == Some(first))
            .then_some(first)
    }
}

impl PeriodRow {
    /// The row of a tier; `None` if the edition has no council there.
    pub(crate) fn tier(&self, tier: Tier) -> Option<&'static TierRow> {
        self.tiers.iter().find(|row| row.tier == tier)
    }
}

impl TierRow {
    /// The tier that scores next, if the mean sends the dossier up.
    pub(crate) fn sends_to(&self, mean: Mean) -> Option<Tier> {
        let (from, to) = self.sends_up?;
        (mean >= Mean::from(Points::new(from.into()))).then_some(to)
    }

    /// The tier that may recognise the star, if the dossier is returned.
    pub(crate) fn returned_to(&self, mean: Mean, star: Option<Star>) -> Option<Tier> {
        self.rated_again_by(mean, star.filter(|&star| star >= Star::Three))
    }

    /// The tier that may have the result rated again. The article has no lower bound of points.
    fn rated_again_by(&self, mean: Mean, star: Option<Star>) -> Option<Tier> {
        star.filter(|star| !self.recognises.contains(star))?;
        self.returns_to.filter(|_| self.sends_to(mean).is_none())
    }
}
