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
use ocop_core::{Criterion, CriterionSet, Level, Points, Recognition, Sheet, Tier};

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
    /// The keys as JSON in code-point order, a comma before each, and the place in it of each criterion.
    pub(super) names: Vec<String>,
    ranks: Vec<u8>,
    /// What ratings say of the sheet, and to their end: the same for most.
    named: String,
    endings: Vec<Ending>,
    /// The shapes of scorecards that were met.
    shapes: Vec<Shape>,
}

/// The members of a rating behind its figures but for `extra`, and what they say.
#[derive(Clone, Debug)]
struct Ending {
    tier: Tier,
    recognition: Recognition,
    interpretations: u32,
    text: Vec<u8>,
}

/// A part's letter as a key of JSON, with a comma before all but the first, and its criteria.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) criteria: Range<usize>,
}

/// The text of a scorecard but for its levels. Scorecards of programs differ in nothing else, so that most
/// are compared with one that was read before, many bytes at once.
#[derive(Clone, Debug)]
struct Shape {
    text: Vec<u8>,
    /// The bits that must be the same: all, or those that make a byte a level.
    mask: Vec<u8>,
    levels: Vec<Place>,
    /// The criteria, a bit each.
    chosen: u64,
}

/// Where a level is in a scorecard.
#[derive(Clone, Copy, Debug)]
struct Place {
    byte: usize,
    criterion: usize,
    /// The row of its levels.
    levels: usize,
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

/// Levels have one digit here, of three bits; no sheet of the law has more than six.
const LEVELS: usize = 8;
/// No level.
const NONE: u8 = u8::MAX;
/// The bits that are the same in the digits of all levels.
const DIGIT: u8 = 0b1111_1000;
/// The shapes to remember: with a story and without, and by cases.
const SHAPES: usize = 4;
/// The endings of ratings to remember.
const ENDINGS: usize = 16;

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
        let parts = sheet.parts().enumerate().map(|(place, part)| {
            let first = part.criteria().next()?.index();
            let range = first..first + part.criteria().count();
            let together = part.criteria().map(Criterion::index).eq(range.clone());
            let comma = if place > 0 { "," } else { "" };
            together.then_some(Part {
                name: format!("{comma}{}:", json(part.id())?),
                criteria: range,
            })
        });
        let parts = parts.collect::<Option<_>>()?;
        let mut order: Vec<_> = sheet.criteria().collect();
        order.sort_unstable_by_key(|criterion| criterion.key());
        let names = order.iter().map(|criterion| json(criterion.key()));
        let names = names.map(|name| Some(format!(",{}", name?)));
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
            endings: Vec::new(),
            shapes: Vec::new(),
            sheet,
        })
    }

    /// Adds up a list of scorecards that begins the text, and gives where it ends; `None` for any fault,
    /// and for any other spelling.
    pub(super) fn add(
        &mut self,
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

    /// The figures of what was added up.
    pub(super) fn figures(&self, sums: &Sums, tier: Tier) -> Figures {
        figures::figures(&self.sheet, &self.facts, sums, tier)
    }

    /// Writes the members of a rating behind its figures but for `extra`.
    pub(super) fn end(&mut self, tier: Tier, figures: &Figures, out: &mut Vec<u8>) {
        let recognition = figures::recognition(&self.sheet, tier, figures);
        let interpretations = figures.interpretations;
        let known = self.endings.iter().position(|known| {
            known.interpretations == interpretations
                && known.tier == tier
                && known.recognition == recognition
        });
        if let Some(place) = known {
            out.extend_from_slice(&self.endings[place].text);
            return;
        }
        let begin = out.len();
        out.extend_from_slice(self.named.as_bytes());
        out.extend_from_slice(br#","tier":""#);
        out.extend_from_slice(tier.as_str().as_bytes());
        out.extend_from_slice(br#"","recognition":""#);
        out.extend_from_slice(recognition.as_str().as_bytes());
        out.extend_from_slice(br#"","readings":["#);
        for (index, interpretation) in figures::interpretations(interpretations).enumerate() {
            out.extend_from_slice(if index > 0 { b",\"" } else { b"\"" });
            out.extend_from_slice(interpretation.as_str().as_bytes());
            out.push(b'"');
        }
        out.push(b']');
        if self.endings.len() < ENDINGS {
            self.endings.push(Ending {
                tier,
                recognition,
                interpretations,
                text: out[begin..].to_vec(),
            });
        }
    }

    /// The same criteria, but numbered by their places in [`FastSheet::names`].
    pub(super) fn ranked(&self, criteria: CriterionSet) -> CriterionSet {
        let ranks = criteria.iter().map(|index| usize::from(self.ranks[index]));
        ranks.collect()
    }

    /// The points of a complete scorecard, and whether level 0 is chosen anywhere.
    fn scorecard(&mut self, text: &mut Text<'_>) -> Option<([u8; MOST_CRITERIA], bool)> {
        for shape in &self.shapes {
            let Some(card) = shape.card(text.0) else {
                continue;
            };
            let (mut points, mut level_zero) = ([0; MOST_CRITERIA], false);
            for place in &shape.levels {
                let level = usize::from(card[place.byte] & !DIGIT);
                let worth = self.levels[place.levels][level];
                if worth == NONE {
                    return None;
                }
                points[place.criterion] = worth;
                level_zero |= level == 0;
            }
            text.skip(card.len())?;
            let is_whole = self.is_whole(shape.chosen, &points);
            return is_whole.then_some((points, level_zero));
        }
        self.new_shape(text)
    }

    /// The same of a scorecard whose shape is new.
    fn new_shape(&mut self, text: &mut Text<'_>) -> Option<([u8; MOST_CRITERIA], bool)> {
        let card = text.0;
        let mut levels = Vec::new();
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
            let row = key.levels + case;
            let worth = self.levels[row].get(level);
            points[index] = *worth.filter(|&&points| points != NONE)?;
            level_zero |= level == 0;
            next = index + 1;
            if self.shapes.len() < SHAPES {
                // Behind a level with a case there is one brace more.
                let behind = text.0.len() + 1 + usize::from(key.cases > 0);
                levels.push(Place {
                    byte: card.len() - behind,
                    criterion: index,
                    levels: row,
                });
            }
            if !text.more(b'}')? {
                break;
            }
        }
        if !self.is_whole(chosen, &points) {
            return None;
        }
        if self.shapes.len() < SHAPES {
            let card = &card[..card.len() - text.0.len()];
            self.shapes.push(Shape::new(card, levels, chosen));
        }
        Some((points, level_zero))
    }

    /// Whether every criterion is chosen, or may be left out.
    fn is_whole(&self, chosen: u64, points: &[u8; MOST_CRITERIA]) -> bool {
        let is_chosen = |index: usize| chosen >> index & 1 == 1;
        let mut doubtful = ((self.all & !CriterionSet::from_bits(chosen)) | self.with_story).iter();
        doubtful.all(|index| flaw(index, self.keys[index].story, is_chosen, points).is_none())
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

impl Shape {
    fn new(card: &[u8], levels: Vec<Place>, chosen: u64) -> Self {
        let mut mask = alloc::vec![u8::MAX; card.len()];
        for level in &levels {
            mask[level.byte] = DIGIT;
        }
        Self {
            text: card.to_vec(),
            mask,
            levels,
            chosen,
        }
    }

    /// The scorecard that begins a text, if it has this shape.
    fn card<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]> {
        let card = text.get(..self.text.len())?;
        if card.last() != self.text.last() {
            return None;
        }
        // Without a branch for each byte, many are compared at once.
        let bytes = card.iter().zip(&self.text).zip(&self.mask);
        let differ = bytes.fold(0, |all, ((own, known), mask)| all | ((own ^ known) & mask));
        (differ == 0).then_some(card)
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
