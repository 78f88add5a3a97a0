//! The procedure of each edition: what a dossier contains, how many days each stage has, and where
//! the decision says so.
//!
//! Written in `law/<edition>/procedure.toml`. Rules name a provision and look its numbers up here,
//! so that a further edition is a folder of data.

use core::fmt;

use ocop_core::{DossierKind, Edition, Label, Lang, Sheet};

use crate::model::{FormKind, LabelContent, Stage};

pub(crate) mod provision;
pub(crate) mod row;
#[rustfmt::skip]
mod tables;

pub(crate) use provision::Provision;
pub(crate) use row::Days;
use row::{
    FilingWindow, Goods, Levels, Place, Places, RequiredDocument, RequiredForm, RequiredPaper,
    Rounds, Sets, Source,
};

/// The procedure of an edition.
pub(crate) struct Procedure {
    /// The edition's id.
    pub(crate) edition: &'static str,
    pub(crate) source: Source,
    pub(crate) places: Places,
    pub(crate) sets: Sets,
    /// What the commune sends to the province.
    pub(crate) commune_sets: Option<Sets>,
    /// What the province sends to the ministry.
    pub(crate) province_sets: Option<Sets>,
    pub(crate) forms: &'static [RequiredForm],
    pub(crate) documents: &'static [RequiredDocument],
    pub(crate) papers: &'static [RequiredPaper],
    /// From the commune's receipt to its report and request.
    pub(crate) commune_days: Option<Days>,
    pub(crate) province_rounds: Option<Rounds>,
    pub(crate) ministry_rounds: Option<Rounds>,
    pub(crate) re_evaluation_window: Option<FilingWindow>,
    /// From the full dossier to the decision.
    pub(crate) re_evaluation_days: Option<Days>,
    /// Product codes name the district.
    pub(crate) code_names_district: bool,
    /// The minimum requirements of its stars are in prose.
    pub(crate) minima_in_prose: bool,
    pub(crate) levels: Levels,
    /// By sheets, in their order.
    pub(crate) goods: &'static [Goods],
}

impl Procedure {
    /// The words for what is known from guides of that time only.
    const SECONDARY: Label = Label::constant(
        "theo hướng dẫn của các tỉnh (nguồn thứ cấp)",
        "by provincial guides (secondary sources)",
    );

    /// All editions, oldest first.
    pub(crate) const fn all() -> &'static [&'static Self] {
        tables::PROCEDURES
    }

    /// The procedure of an edition; of one without a table that of the last edition.
    pub(crate) fn of(edition: Edition) -> &'static Self {
        let all = Self::all();
        let found = all.iter().find(|own| own.edition == edition.as_str());
        found.copied().unwrap_or_else(Self::newest)
    }

    /// The procedure of the last edition.
    pub(crate) fn newest() -> &'static Self {
        let all = Self::all();
        all[all.len() - 1]
    }

    /// What trademarks and labels name for the goods of a sheet, if it is known.
    pub(crate) fn goods(&self, sheet: &Sheet) -> Option<&'static Goods> {
        let number = sheet.number();
        let mut goods = self.goods.iter();
        goods.find(|own| (own.sheets.0..=own.sheets.1).contains(&number))
    }

    /// What a label of a sheet's goods shows.
    pub(crate) fn label(&self, sheet: &Sheet) -> &'static [LabelContent] {
        self.goods(sheet).map_or(&[], |goods| goods.label)
    }

    /// Whether the decision itself has a provision. What it says is unknown otherwise.
    pub(crate) const fn states(&self, provision: Provision) -> bool {
        self.places.state(provision)
    }

    /// Whether a provision is cited from the decision itself, not from guides.
    pub(crate) const fn cites(&self, provision: Provision) -> bool {
        self.states(provision) || matches!(self.source, Source::Decision)
    }

    /// The citation of a provision: `26/2026, Art. 6.2`.
    pub(crate) fn cite(&self, provision: Provision, lang: Lang) -> alloc::string::String {
        let place = match (self.places.get(provision), self.source) {
            (Some(Place::Article(article)), _) => article,
            (Some(Place::Guides), _) | (None, Source::Secondary) => &Self::SECONDARY,
            (None, Source::Decision) => return self.edition.into(),
        };
        alloc::format!("{}, {}", self.edition, place.get(lang))
    }

    /// The forms of a dossier, with their parts.
    pub(crate) fn forms(
        &self,
        stage: Stage,
        kind: DossierKind,
    ) -> impl Iterator<Item = &'static RequiredForm> {
        let forms = self.forms.iter();
        forms.filter(move |row| row.from <= stage && row.kinds.contains(&kind))
    }

    /// Whether a form belongs to a dossier.
    pub(crate) fn asks_form(&self, form: FormKind, stage: Stage, kind: DossierKind) -> bool {
        self.forms(stage, kind).any(|row| row.form == form)
    }

    /// Whether a paper or result of an authority belongs to a dossier.
    pub(crate) fn asks_paper(&self, paper: Provision, stage: Stage, kind: DossierKind) -> bool {
        let mut papers = self.papers.iter();
        papers.any(|row| row.paper == paper && row.from <= stage && row.kinds.contains(&kind))
    }
}

/// A finding prints its procedure, of which the name is enough.
impl fmt::Debug for Procedure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Procedure").field(&self.edition).finish()
    }
}

impl Eq for Procedure {}

impl core::hash::Hash for Procedure {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.edition.hash(state);
    }
}

impl PartialEq for Procedure {
    fn eq(&self, other: &Self) -> bool {
        self.edition == other.edition
    }
}

#[cfg(test)]
mod tests;
