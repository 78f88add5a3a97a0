//! Rows of the procedure tables.

use ocop_core::{DossierKind, Label};

use crate::model::document_kind::DocumentKind;
use crate::model::{FormKind, FormPart, LabelContent, LegalForm, Stage};
use crate::procedure::provision::Provision;

/// Where an edition's procedure is known from.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Source {
    /// The decision's own text.
    Decision,
    /// Provincial guides and other secondary sources.
    Secondary,
}

/// Where a provision is.
#[derive(Debug)]
pub(crate) enum Place {
    /// In the decision: `Điều 6.2`, `Art. 6.2`.
    Article(Label),
    /// In provincial guides only.
    Guides,
}

/// The places of an edition.
#[derive(Debug)]
pub(crate) struct Places {
    pub(crate) rows: &'static [(Provision, Place)],
    /// The provisions that have an article, one bit per provision.
    stated: u64,
}

impl Places {
    pub(crate) const fn new(rows: &'static [(Provision, Place)]) -> Self {
        let (mut stated, mut at) = (0, 0);
        while at < rows.len() {
            if matches!(rows[at].1, Place::Article(_)) {
                stated |= 1 << rows[at].0 as u64;
            }
            at += 1;
        }
        Self { rows, stated }
    }

    pub(crate) const fn state(&self, provision: Provision) -> bool {
        self.stated & (1 << provision as u64) != 0
    }

    pub(crate) fn get(&self, provision: Provision) -> Option<&'static Place> {
        let mut rows = self.rows.iter();
        let found = rows.find(|(own, _)| *own == provision);
        found.map(|(_, place)| place)
    }
}

/// Sets that the applicant hands in, or that an authority sends on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sets {
    pub(crate) paper: u32,
    /// Electronic or scanned.
    pub(crate) electronic: u32,
    /// An upload to scoring software has the value of paper.
    pub(crate) upload_is_paper: bool,
}

/// A form that belongs to a dossier from a stage on, with its parts. A form may be in the table
/// again, with the parts that one kind of dossier adds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequiredForm {
    pub(crate) form: FormKind,
    pub(crate) from: Stage,
    pub(crate) kinds: &'static [DossierKind],
    pub(crate) parts: &'static [FormPart],
    /// What rules cite for the parts.
    pub(crate) provision: Provision,
}

/// A document that every dossier contains, whatever its levels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequiredDocument {
    pub(crate) kind: DocumentKind,
    /// The copy is certified.
    pub(crate) certified: bool,
}

/// A paper or result of an authority, which some kinds of dossier need from a stage on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequiredPaper {
    pub(crate) paper: Provision,
    pub(crate) from: Stage,
    pub(crate) kinds: &'static [DossierKind],
}

/// A number of days, counted from the day after.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Days {
    /// Days on which public offices work.
    Working(u32),
    /// Days of the calendar.
    Calendar(u32),
}

impl Days {
    pub(crate) const fn number(self) -> u32 {
        match self {
            Self::Working(days) | Self::Calendar(days) => days,
        }
    }

    /// What is counted.
    pub(crate) const fn label(self) -> &'static Label {
        const WORKING: Label = Label::constant("ngày làm việc", "working days");
        const CALENDAR: Label = Label::constant("ngày", "days");
        match self {
            Self::Working(_) => const { &WORKING },
            Self::Calendar(_) => const { &CALENDAR },
        }
    }
}

/// The rounds of a council, for some kinds of dossier.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rounds {
    pub(crate) kinds: &'static [DossierKind],
    pub(crate) rounds: &'static [YearlyRound],
}

/// A round of every year: month and day before which requests come, and before which results do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct YearlyRound {
    pub(crate) requests_before: (i8, i8),
    pub(crate) results_before: (i8, i8),
}

/// When a re-evaluation is filed: days before the certificate expires, both ends in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FilingWindow {
    pub(crate) first: u32,
    pub(crate) last: u32,
}

/// What trademarks and labels name for the goods of some sheets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Goods {
    /// The first and the last sheet.
    pub(crate) sheets: (u16, u16),
    /// The classes (Nice) of a mark that fits.
    pub(crate) classes: &'static [u8],
    /// What a label shows; services have none.
    pub(crate) label: &'static [LabelContent],
}

/// What levels ask of declared facts, where the sheets' words differ between editions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Levels {
    /// The level of each legal form.
    pub(crate) legal_forms: &'static [(LegalForm, u8)],
    /// Further forms on sheets of tourism.
    pub(crate) tourism: &'static [(LegalForm, u8)],
    /// The share of local capital, in hundredths, that gives a joint-stock company this level.
    pub(crate) local_capital: (u8, u8),
    /// Growth is that of profit; otherwise of revenue, which is a bound of the levels.
    pub(crate) profit_growth: bool,
    /// A cooperative shows its class, and never its profit.
    pub(crate) cooperatives_by_class_only: bool,
    /// The point of the representative is for people with a disability too.
    pub(crate) disability_counts: bool,
}
