//! Scorecards in their usual spelling: keys of the sheet with a digit each, as programs write them.
//!
//! The text is compared with the sheet's own keys, mostly in printed order. It is no parser of JSON:
//! any other spelling is left to the reference path.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use ocop_core::internal::figures::{self, FORMAT, Figures, SheetFacts, Sums};
use ocop_core::internal::{MOST_CRITERIA, flaw};
use ocop_core::{Criterion, CriterionSet, Level, Points, Sheet, Tier};

/// A sheet with what is needed to read scorecards on it and to write their rating.
#[derive(Clone, Debug)]
pub(super) struct FastSheet {
    sheet: Sheet,
    facts: SheetFacts,
    keys: Vec<Key>,
    /// The points of each level, a row for each criterion and case.
    levels: Vec<[u8; LEVELS]>,
    /// All criteria, and those that apply only with a story.
    all: CriterionSet,
    with_story: CriterionSet,
    pub(super) parts: Vec<Part>,
    /// The keys as JSON in code-point order, and the place in it of each criterion.
    pub(super) names: Vec<String>,
    ranks: Vec<u8>,
    /// What is said of the sheet in its ratings.
    pub(super) named: String,
}

/// A part's letter as JSON, and its criteria.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) criteria: Range<usize>,
}

/// A criterion's key as it is in a scorecard, `"1.1":`, in the low bytes of a word.
#[derive(Clone, Debug)]
struct Key {
    word: u64,
    mask: u64,
    length: usize,
    /// The first of its rows of levels: one, or one for each case.
    levels: usize,
    cases: usize,
    /// The story criterion that it depends on.
    story: Option<usize>,
}

/// Levels have one digit here; no sheet of the law has more than six.
const LEVELS: usize = 8;
/// No level.
const NONE: u8 = u8::MAX;

impl FastSheet {
    /// Prepares a sheet; `None` where its keys or levels are longer than those of the law.
    pub(super) fn new(sheet: Sheet) -> Option<Self> {
        let (mut keys, mut levels) = (Vec::new(), Vec::new());
        for criterion in sheet.criteria() {
            let first = levels.len();
            let cases: Vec<_> = if criterion.has_cases() {
                criterion.cases().map(Some).collect()
            } else {
                Vec::from([None])
            };
            // A case is found by the place of its letter behind `a`.
            let letters = cases.iter().flatten().map(|case| case.letter());
            if !('a'..='z').zip(letters).all(|(a, letter)| a == letter) {
                return None;
            }
            levels.extend(cases.iter().map(|_| [NONE; LEVELS]));
            // What may be chosen, and its points.
            for choice in criterion.choices() {
                let case = cases.iter().position(|&case| case == choice.case())?;
                let points = criterion
                    .level_of(choice)
                    .map_or(Points::ZERO, Level::points);
                let level = usize::from(choice.level());
                *levels[first + case].get_mut(level)? = points.get().try_into().ok()?;
            }
            keys.push(Key::new(criterion, first)?);
        }

        let with_story = sheet
            .criteria()
            .filter(|criterion| criterion.requires().is_some())
            .map(Criterion::index)
            .collect();
        let parts = sheet.parts().map(|part| {
            let first = part.criteria().next()?.index();
            let range = first..first + part.criteria().count();
            let together = part.criteria().map(Criterion::index).eq(range.clone());
            together.then_some(Part {
                name: json(part.id())?,
                criteria: range,
            })
        });
        let parts = parts.collect::<Option<_>>()?;
        let mut order: Vec<_> = sheet.criteria().collect();
        order.sort_unstable_by_key(|criterion| criterion.key());
        let names = order.iter().map(|criterion| json(criterion.key()));
        let names = names.collect::<Option<_>>()?;
        let mut ranks = Vec::from([0; MOST_CRITERIA]);
        for (rank, criterion) in (0..).zip(&order) {
            ranks[criterion.index()] = rank;
        }
        let (edition, number) = (json(sheet.edition().as_str())?, sheet.number());
        Some(Self {
            facts: figures::facts(&sheet),
            all: sheet.criteria().map(Criterion::index).collect(),
            keys,
            levels,
            with_story,
            parts,
            names,
            ranks,
            named: format!(r#","format":{FORMAT},"edition":{edition},"set":{number}"#),
            sheet,
        })
    }

    /// Adds up a list of scorecards that begins the text, and gives where it ends; `None` for any fault,
    /// and for any other spelling.
    pub(super) fn add(
        &self,
        text: &[u8],
        sums: &mut Sums,
        totals: &mut Vec<Points>,
    ) -> Option<usize> {
        let mut rest = Text(text);
        rest.eat(b"[")?;
        loop {
            let (points, level_zero) = self.scorecard(&mut rest)?;
            totals.push(figures::add(sums, &self.sheet, &points, level_zero));
            if !rest.more(b']')? {
                return Some(text.len() - rest.0.len());
            }
        }
    }

    /// The sheet.
    pub(super) const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The figures of what was added up.
    pub(super) fn figures(&self, sums: &Sums, tier: Tier) -> Figures {
        figures::figures(&self.sheet, &self.facts, sums, tier)
    }

    /// The same criteria, but numbered by their places in [`FastSheet::names`].
    pub(super) fn ranked(&self, criteria: CriterionSet) -> CriterionSet {
        let ranks = criteria.iter().map(|index| usize::from(self.ranks[index]));
        ranks.collect()
    }

    /// The points of a complete scorecard, and whether level 0 is chosen anywhere.
    fn scorecard(&self, text: &mut Text<'_>) -> Option<([u8; MOST_CRITERIA], bool)> {
        let mut points = [0; MOST_CRITERIA];
        let (mut chosen, mut level_zero, mut next) = (0_u64, false, 0);
        text.eat(b"{")?;
        loop {
            let index = self.criterion(text, next)?;
            let key = &self.keys[index];
            // The reference path reports a key that is there twice.
            if chosen >> index & 1 == 1 {
                return None;
            }
            chosen |= 1 << index;
            text.space();
            let (case, level) = match key.cases {
                0 => (0, text.digit()?),
                cases => text.case().filter(|&(case, _)| case < cases)?,
            };
            let worth = self.levels[key.levels + case].get(level);
            points[index] = *worth.filter(|&&points| points != NONE)?;
            level_zero |= level == 0;
            next = index + 1;
            if !text.more(b'}')? {
                break;
            }
        }
        // Every criterion is chosen, or may be left out.
        let is_chosen = |index: usize| chosen >> index & 1 == 1;
        let mut doubtful = ((self.all & !CriterionSet::from_bits(chosen)) | self.with_story).iter();
        let whole =
            doubtful.all(|index| flaw(index, self.keys[index].story, is_chosen, &points).is_none());
        whole.then_some((points, level_zero))
    }

    /// The criterion whose key comes next, likely the one at `next`.
    fn criterion(&self, text: &mut Text<'_>, next: usize) -> Option<usize> {
        let word = text.word();
        let is_it = |key: &Key| word & key.mask == key.word;
        let index = match self.keys.get(next) {
            Some(key) if is_it(key) => next,
            _ => self.keys.iter().position(is_it)?,
        };
        text.skip(self.keys[index].length)?;
        Some(index)
    }
}

impl Key {
    fn new(criterion: Criterion<'_>, levels: usize) -> Option<Self> {
        let quoted = format!("{}:", json(criterion.key())?);
        let mut bytes = [0; 8];
        bytes
            .get_mut(..quoted.len())?
            .copy_from_slice(quoted.as_bytes());
        let unused = u32::try_from(8 - quoted.len()).ok()? * 8;
        Some(Self {
            word: u64::from_le_bytes(bytes),
            mask: u64::MAX >> unused,
            length: quoted.len(),
            levels,
            cases: criterion.cases().count(),
            story: criterion.requires().map(Criterion::index),
        })
    }
}

/// What is left of a text.
struct Text<'t>(&'t [u8]);

impl Text<'_> {
    fn skip(&mut self, length: usize) -> Option<()> {
        self.0 = self.0.get(length..)?;
        Some(())
    }

    fn eat(&mut self, wanted: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(wanted)?;
        Some(())
    }

    /// Some programs write a space behind each comma and colon.
    fn space(&mut self) {
        if let [b' ', rest @ ..] = self.0 {
            self.0 = rest;
        }
    }

    /// The next eight bytes; none where fewer are left, as the object around them is closed behind.
    fn word(&self) -> u64 {
        self.0
            .first_chunk()
            .map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    fn digit(&mut self) -> Option<usize> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        byte.is_ascii_digit().then(|| usize::from(byte - b'0'))
    }

    /// The place of a case behind `a`, and the level in it.
    fn case(&mut self) -> Option<(usize, usize)> {
        self.eat(br#"{"case":"#)?;
        self.space();
        self.eat(b"\"")?;
        let (&letter, rest) = self.0.split_first()?;
        self.0 = rest;
        self.eat(b"\",")?;
        self.space();
        self.eat(br#""level":"#)?;
        self.space();
        let level = self.digit()?;
        self.eat(b"}")?;
        Some((usize::from(letter.checked_sub(b'a')?), level))
    }

    /// Whether another item follows, and not the end.
    fn more(&mut self, end: u8) -> Option<bool> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        match byte {
            b',' => {
                self.space();
                Some(true)
            }
            _ => (byte == end).then_some(false),
        }
    }
}

/// A text as JSON.
fn json(text: &str) -> Option<String> {
    serde_json::to_string(text).ok()
}
