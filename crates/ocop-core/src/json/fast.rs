//! Scorecards in their plain spelling: keys of the sheet with a digit each, as programs write them.
//!
//! The text is compared with the sheet's own keys, mostly in printed order. It is no parser of JSON:
//! whatever is spelt in another way is left to the careful way.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::after::answer::FORMAT;
use crate::base::points::Points;
use crate::law::case::Case;
use crate::law::criterion::Criterion;
use crate::law::criterion_set::CriterionSet;
use crate::law::row::{CriterionRow, MOST_CRITERIA, rows};
use crate::law::sheet::Sheet;
use crate::rating::figures::{Figures, Setting, SheetFacts, Sums};
use crate::rating::story::flaw;

/// A sheet with what is needed to read scorecards on it and to write their rating.
#[derive(Clone, Debug)]
pub(super) struct FastSheet {
    sheet: Sheet,
    facts: SheetFacts,
    keys: Vec<Key>,
    /// The points of each level, a row for each criterion and case.
    levels: Vec<[u8; LEVELS]>,
    /// All criteria, and those that apply only with a story, a bit each.
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

/// A criterion's key as it stands in a scorecard, `"1.1":`, in the low bytes of a word.
#[derive(Clone, Debug)]
struct Key {
    word: u64,
    mask: u64,
    length: usize,
    /// The first of its rows of levels: one, or one for each case.
    levels: usize,
    cases: usize,
}

/// Levels have one digit here; no sheet of the law has more than six.
const LEVELS: usize = 8;
/// No level.
const NONE: u8 = u8::MAX;

impl FastSheet {
    /// Prepares a sheet; `None` where its keys or levels are longer than those of the law.
    pub(super) fn new(sheet: Sheet) -> Option<Self> {
        let row = sheet.row();
        let (mut keys, mut levels) = (Vec::new(), Vec::new());
        let mut options = rows(&row.options).iter();
        for (criterion, &radix) in sheet.criteria().zip(&row.radix) {
            let first = levels.len();
            let letters = criterion.cases().map(Case::byte);
            let letters: Vec<u8> = if criterion.has_cases() {
                letters.collect()
            } else {
                Vec::from([0])
            };
            // The letters of cases are told by their place behind `a`.
            let from_a = (b'a'..).zip(&letters).all(|(a, &letter)| a == letter);
            if criterion.has_cases() && !from_a {
                return None;
            }
            levels.extend(letters.iter().map(|_| [NONE; LEVELS]));
            // Reading rules 2 and 3: what may be chosen, and its points.
            for option in options.by_ref().take(radix.into()) {
                let Some((case, level)) = option.slot.case_and_level() else {
                    continue;
                };
                let case = letters.iter().position(|&letter| letter == case)?;
                *levels[first + case].get_mut(usize::from(level))? = option.points;
            }
            keys.push(Key::new(criterion.key(), first, criterion.cases().count())?);
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
            facts: SheetFacts::of(&sheet),
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
            totals.push(sums.add(self.sheet.row(), &points, level_zero));
            if !rest.more(b']')? {
                return Some(text.len() - rest.0.len());
            }
        }
    }

    /// The figures of what was added up.
    pub(super) fn figures(&self, sums: &Sums, setting: Setting) -> Figures {
        // Minima are by the mean where a product brings no rules.
        Figures::of(self.sheet.row(), &self.facts, sums, setting, |_, _| 0)
    }

    /// Criteria with a bit each, as places among [`FastSheet::names`] with a bit each.
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
            // A key twice is told by the careful way.
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
        // Reading rules 4 and 5.
        let criteria: &[CriterionRow] = rows(&self.sheet.row().criteria);
        let is_chosen = |index: usize| chosen >> index & 1 == 1;
        let mut doubtful = ((self.all & !CriterionSet::from_bits(chosen)) | self.with_story).iter();
        let whole =
            doubtful.all(|index| flaw(&criteria[index], index, is_chosen, &points).is_none());
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
    fn new(key: &str, levels: usize, cases: usize) -> Option<Self> {
        let quoted = format!("{}:", json(key)?);
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
            cases,
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
