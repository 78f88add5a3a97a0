//! Rows of a sheet (26/2026, Annex II), for generated tables and custom sheets.
//!
//! All rows are flat: a criterion refers to its levels by a span. [`proof`](super::proof) checks
//! every span once, at compile time or when a custom sheet is built.

use alloc::borrow::Cow;

use crate::base::label::{Label, Text};
use crate::base::per_star::PerStar;
use crate::base::star::Star;
use crate::law::bands::Bands;
use crate::law::concept::Concept;
use crate::law::criterion_set::CriterionSet;
use crate::law::edition::Edition;
use crate::law::note_kind::NoteKind;
use crate::law::slot::Slot;

/// The most criteria of a sheet: one bit each in a `u64`. The longest printed sheet has 34.
pub const MOST_CRITERIA: usize = 64;

/// A list of rows: borrowed from a table, or owned.
pub(crate) type List<T> = Cow<'static, [T]>;

/// The points that each star requires, by criterion; 0 for no requirement.
pub(crate) type Requirements = PerStar<[u8; MOST_CRITERIA]>;

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct SheetRow {
    pub(crate) edition: Edition,
    pub(crate) number: u16,
    /// Whether this is a custom sheet, not one of the law.
    pub(crate) custom: bool,
    pub(crate) heading: Label,
    pub(crate) industry_number: Text,
    pub(crate) industry: Label,
    pub(crate) group: Label,
    pub(crate) subgroup: Label,
    pub(crate) ministries: List<Label>,
    pub(crate) samples: u8,
    /// Everyday words for products of the sheet, as comma-separated lists.
    pub(crate) words: List<Label>,
    pub(crate) bands: Bands,
    /// Whether marks count although no legend explains them (`marks-without-legend`).
    pub(crate) marks_without_legend: bool,
    /// Whether the source lacks the grounds (`grounds-unknown`).
    pub(crate) grounds_unknown: bool,
    /// The part that does not add up, if any (`unreconciled`).
    pub(crate) unreconciled: Option<UnreconciledRow>,
    /// The sets of the next edition for the same products, matched by title.
    pub(crate) continued_by: List<u16>,
    pub(crate) parts: List<PartRow>,
    pub(crate) sections: List<SectionRow>,
    pub(crate) criteria: List<CriterionRow>,
    pub(crate) levels: List<LevelRow>,
    pub(crate) notes: List<NoteRow>,
    pub(crate) grounds: List<GroundRow>,
    pub(crate) errata: List<ErratumRow>,
    pub(crate) requirements: Requirements,
    /// The criteria at which zero points end the evaluation, one bit each.
    pub(crate) zero_stops: CriterionSet,
    /// The number of options of each criterion in a packed scorecard, then all options in order.
    pub(crate) radix: [u8; MOST_CRITERIA],
    pub(crate) options: List<OptionRow>,
    /// Packed scorecards are below this product of the radices; 0 if it does not fit 64 bits.
    pub(crate) packed_below: u64,
}

/// A sheet whose printed levels do not add up to its printed maximum (`unreconciled`).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct UnreconciledRow {
    /// The points that the best levels sum to.
    pub(crate) reaches: u16,
    pub(crate) why: Label,
}

/// A half-open range of rows.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Span {
    pub(crate) start: u16,
    pub(crate) end: u16,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct PartRow {
    pub(crate) id: Text,
    pub(crate) max: u16,
    pub(crate) sections: Span,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct SectionRow {
    pub(crate) key: Text,
    pub(crate) title: Text,
    pub(crate) label: Label,
    pub(crate) max: u16,
    pub(crate) criteria: Span,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct CriterionRow {
    pub(crate) key: Text,
    pub(crate) title: Text,
    pub(crate) label: Label,
    pub(crate) concept: Option<Concept>,
    /// The printed sub-group.
    pub(crate) group: Option<Label>,
    pub(crate) max: u8,
    /// A mark on the criterion's own line, which requires the lowest level worth points
    /// (`line-mark`).
    pub(crate) mark: Option<Star>,
    pub(crate) levels: Span,
    /// The story criterion on which this one depends.
    pub(crate) requires: Option<u8>,
    pub(crate) zero_stops: bool,
    /// Mandatory for some products only; the mark still counts (`mark-for-some-products`).
    pub(crate) some_products: bool,
    pub(crate) single_line: bool,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct LevelRow {
    /// The case's letter, or 0.
    pub(crate) case: u8,
    pub(crate) number: u8,
    pub(crate) points: u8,
    pub(crate) star: Option<Star>,
    pub(crate) label: Label,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct NoteRow {
    /// The criterion of the note; `None` for the whole sheet.
    pub(crate) criterion: Option<u8>,
    pub(crate) kind: NoteKind,
    pub(crate) label: Label,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct GroundRow {
    pub(crate) id: Text,
    /// The criterion of the ground; `None` for the head of the sheet.
    pub(crate) criterion: Option<u8>,
    pub(crate) kind: NoteKind,
    pub(crate) label: Label,
    /// Whether the head of the sheet is unknown and another edition's head has the ground
    /// (`head-by-parallel`).
    pub(crate) by_parallel: bool,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct ErratumRow {
    pub(crate) place: Label,
    pub(crate) printed: Text,
    pub(crate) used: Text,
    pub(crate) why: Label,
}

/// An option of a criterion, and its points.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct OptionRow {
    pub(crate) slot: Slot,
    pub(crate) points: u8,
}

impl OptionRow {
    pub(crate) const LEFT_OUT: Self = Self {
        slot: Slot::LEFT_OUT,
        points: 0,
    };

    /// Whether two options are equal. `PartialEq` is not available in constants.
    pub(crate) const fn is(self, other: Self) -> bool {
        self.slot.is(other.slot) && self.points == other.points
    }
}

impl Span {
    pub(crate) const fn range(self) -> core::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) const fn contains(self, index: usize) -> bool {
        self.start as usize <= index && index < self.end as usize
    }
}

/// The rows of a list. `Deref` is not available in constants.
pub(crate) const fn rows<T: Clone>(list: &List<T>) -> &[T] {
    match list {
        Cow::Borrowed(rows) => rows,
        Cow::Owned(rows) => rows.as_slice(),
    }
}

/// Whether two texts are equal, in constants too.
pub(crate) const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    // From the end: keys of one sheet differ there, and the compiler compares all of them.
    let mut index = a.len();
    while index > 0 {
        index -= 1;
        if a[index] != b[index] {
            return false;
        }
    }
    true
}

/// The bytes of a text. `Deref` is not available in constants.
pub(crate) const fn bytes(text: &Text) -> &[u8] {
    match text {
        Cow::Borrowed(text) => text.as_bytes(),
        Cow::Owned(text) => text.as_bytes(),
    }
}

/// The criteria at which zero points end the evaluation, one bit each.
pub(crate) const fn zero_stops(criteria: &[CriterionRow]) -> CriterionSet {
    let mut stops = CriterionSet::EMPTY;
    let mut criterion = 0;
    while criterion < criteria.len() && criterion < MOST_CRITERIA {
        if criteria[criterion].zero_stops {
            stops = stops.with(criterion);
        }
        criterion += 1;
    }
    stops
}

/// Short constructors, so that a table reads as a table.
pub(crate) mod table {
    use super::{
        Concept, Cow, CriterionRow, ErratumRow, GroundRow, Label, LevelRow, NoteKind, NoteRow,
        PartRow, SectionRow, Span, Star, UnreconciledRow,
    };
    use crate::base::label::label;

    /// A printed title and this library's wording of it.
    #[derive(Clone, Copy)]
    pub(crate) struct Title {
        pub(crate) printed: &'static str,
        pub(crate) vi: &'static str,
        pub(crate) en: &'static str,
    }

    impl Title {
        /// The printed title as a label, for names of sheets and of the classification.
        pub(crate) const fn named(self) -> Label {
            label(self.printed, self.en)
        }
    }

    /// A wording in both languages.
    #[derive(Clone, Copy)]
    pub(crate) struct Words {
        pub(crate) vi: &'static str,
        pub(crate) en: &'static str,
    }

    /// Properties that few criteria have.
    #[derive(Clone, Copy)]
    pub(crate) struct Extra {
        pub(crate) group: Option<Title>,
        pub(crate) mark: Option<Star>,
        pub(crate) requires: Option<u8>,
        pub(crate) zero_stops: bool,
        pub(crate) some_products: bool,
        pub(crate) single_line: bool,
    }

    /// None of these properties.
    pub(crate) const PLAIN: Extra = Extra {
        group: None,
        mark: None,
        requires: None,
        zero_stops: false,
        some_products: false,
        single_line: false,
    };

    pub(crate) const fn part(id: &'static str, max: u16, sections: (u16, u16)) -> PartRow {
        PartRow {
            id: Cow::Borrowed(id),
            max,
            sections: span(sections),
        }
    }

    pub(crate) const fn section(
        key: &'static str,
        title: Title,
        max: u16,
        criteria: (u16, u16),
    ) -> SectionRow {
        SectionRow {
            key: Cow::Borrowed(key),
            title: Cow::Borrowed(title.printed),
            label: label(title.vi, title.en),
            max,
            criteria: span(criteria),
        }
    }

    pub(crate) const fn criterion(
        key: &'static str,
        title: Title,
        concept: Concept,
        max: u8,
        levels: (u16, u16),
        extra: Extra,
    ) -> CriterionRow {
        CriterionRow {
            key: Cow::Borrowed(key),
            title: Cow::Borrowed(title.printed),
            label: label(title.vi, title.en),
            concept: Some(concept),
            group: match extra.group {
                Some(group) => Some(label(group.vi, group.en)),
                None => None,
            },
            max,
            mark: extra.mark,
            levels: span(levels),
            requires: extra.requires,
            zero_stops: extra.zero_stops,
            some_products: extra.some_products,
            single_line: extra.single_line,
        }
    }

    pub(crate) const fn level(number: u8, points: u8, label: Label) -> LevelRow {
        in_case(0, number, points, None, label)
    }

    /// A level with a mark: the lowest level for that star.
    pub(crate) const fn marked(number: u8, points: u8, star: Star, label: Label) -> LevelRow {
        in_case(0, number, points, Some(star), label)
    }

    /// A level inside a case, with or without a mark.
    pub(crate) const fn in_case(
        case: u8,
        number: u8,
        points: u8,
        star: Option<Star>,
        label: Label,
    ) -> LevelRow {
        LevelRow {
            case,
            number,
            points,
            star,
            label,
        }
    }

    pub(crate) const fn note(criterion: Option<u8>, (kind, words): (NoteKind, Words)) -> NoteRow {
        NoteRow {
            criterion,
            kind,
            label: label(words.vi, words.en),
        }
    }

    pub(crate) const fn ground(
        (id, words): (&'static str, Words),
        criterion: Option<u8>,
        kind: NoteKind,
    ) -> GroundRow {
        GroundRow {
            id: Cow::Borrowed(id),
            criterion,
            kind,
            label: label(words.vi, words.en),
            by_parallel: false,
        }
    }

    /// A ground for a head that the sources lack.
    pub(crate) const fn by_parallel(named: (&'static str, Words), kind: NoteKind) -> GroundRow {
        let mut row = ground(named, None, kind);
        row.by_parallel = true;
        row
    }

    pub(crate) const fn erratum(
        place: Label,
        printed: &'static str,
        used: &'static str,
        why: Label,
    ) -> ErratumRow {
        ErratumRow {
            place,
            printed: Cow::Borrowed(printed),
            used: Cow::Borrowed(used),
            why,
        }
    }

    pub(crate) const fn unreconciled(reaches: u16, why: Label) -> Option<UnreconciledRow> {
        Some(UnreconciledRow { reaches, why })
    }

    const fn span((start, end): (u16, u16)) -> Span {
        Span { start, end }
    }
}
