//! An invented scorecard, which goes up and down until it has its star.

use ocop_core::Star;

use super::SCALE;
use super::tables::Tables;

/// The byte of a column for a criterion that is left out.
const LEFT_OUT: u8 = 255;

/// The steps after which a scorecard stays as it is; few need a dozen.
const STEPS: usize = 1_000;

/// A scorecard: for each criterion its case, the place of its choice among those of the case, and its
/// points.
///
/// What depends on a story has a place too; without a story it is left out all the same.
#[derive(Clone, Debug)]
pub(super) struct Card {
    places: Vec<(usize, usize)>,
    points: Vec<u32>,
    total: u32,
}

/// Draws a number below a bound.
type Draw<'a> = &'a mut dyn FnMut(u32) -> u32;

impl Card {
    /// Nothing chosen yet.
    pub(super) fn new(tables: &Tables) -> Self {
        Self {
            places: vec![(0, 0); tables.criteria.len()],
            points: vec![0; tables.criteria.len()],
            total: 0,
        }
    }

    /// Chooses by how well a criterion is met, from 0 up to [`SCALE`].
    pub(super) fn choose(&mut self, tables: &Tables, criterion: usize, case: usize, score: i32) {
        let options = tables.criteria[criterion].cases[case].len();
        let place = usize::try_from(score).unwrap_or(0) * options / SCALE as usize;
        self.put(tables, criterion, (case, place));
    }

    /// Goes up and down, a step at a time, until the star is reached and no higher one.
    pub(super) fn reach(&mut self, tables: &Tables, star: Star, draw: Draw<'_>) {
        let at = place(star);
        for _ in 0..STEPS {
            let unmet = self.find(draw, |card, one| card.is_unmet(tables, one, at));
            let step = if unmet.is_some() {
                unmet.map(|one| (one, true))
            } else if self.total < tables.edges[at] {
                let open = self.find(draw, |card, one| card.can_rise(tables, one));
                open.map(|one| (one, true))
            } else if self.has_more(tables, at) {
                let open = self.find(draw, |card, one| card.can_fall(tables, one, at));
                open.map(|one| (one, false))
            } else {
                None
            };
            match step {
                Some((criterion, true)) => self.raise(tables, criterion),
                Some((criterion, false)) => self.lower(tables, criterion),
                None => return,
            }
        }
    }

    /// Moves some choices a level up or down, none below what the star asks for.
    pub(super) fn differ(&mut self, tables: &Tables, star: Star, draw: Draw<'_>) {
        let at = place(star);
        for criterion in 0..self.places.len() {
            // A story that begins or ends changes what is chosen elsewhere: members agree on it.
            if !tables.criteria[criterion].dependents.is_empty() {
                continue;
            }
            match draw(10) {
                0 if self.can_rise(tables, criterion) => self.raise(tables, criterion),
                1 if self.can_fall(tables, criterion, at) => self.lower(tables, criterion),
                _ => {}
            }
        }
    }

    /// Adds a row to columns.
    pub(super) fn write(&self, tables: &Tables, levels: &mut [Vec<u8>], cases: &mut [Vec<u8>]) {
        for (index, (criterion, levels)) in tables.criteria.iter().zip(levels).enumerate() {
            let (case, place) = self.places[index];
            let choice = criterion.cases[case][place];
            let applies = self.applies(tables, index);
            levels.push(if applies { choice.level } else { LEFT_OUT });
            if let Some(column) = criterion.column {
                cases[column].push(if applies { choice.case } else { 0 });
            }
        }
    }

    /// Puts a choice at a criterion; what depends on it follows.
    fn put(&mut self, tables: &Tables, criterion: usize, place: (usize, usize)) {
        self.places[criterion] = place;
        let dependents = tables.criteria[criterion].dependents.iter().copied();
        for one in [criterion].into_iter().chain(dependents) {
            let (case, place) = self.places[one];
            let applies = self.applies(tables, one);
            let points = tables.criteria[one].cases[case][place].points;
            let points = if applies { points } else { 0 };
            self.total = self.total + points - self.points[one];
            self.points[one] = points;
        }
    }

    /// Whether a criterion depends on no story, or on one with points.
    fn applies(&self, tables: &Tables, criterion: usize) -> bool {
        let story = tables.criteria[criterion].story;
        story.is_none_or(|story| self.points[story] > 0)
    }

    /// One of the criteria that fit, the first from a drawn one on.
    fn find(&self, draw: Draw<'_>, fits: impl Fn(&Self, usize) -> bool) -> Option<usize> {
        let all = self.places.len();
        let first = draw(u32::try_from(all).unwrap_or(1)) as usize;
        (first..all).chain(0..first).find(|&one| fits(self, one))
    }

    fn is_unmet(&self, tables: &Tables, criterion: usize, at: usize) -> bool {
        self.points[criterion] < tables.criteria[criterion].bars[at]
    }

    /// Whether all that a higher star asks for is met.
    fn has_more(&self, tables: &Tables, at: usize) -> bool {
        let all = 0..self.places.len();
        at < 2
            && self.total >= tables.edges[at + 1]
            && !all
                .into_iter()
                .any(|one| self.is_unmet(tables, one, at + 1))
    }

    /// Whether there is a better choice.
    fn can_rise(&self, tables: &Tables, criterion: usize) -> bool {
        let (case, place) = self.places[criterion];
        place + 1 < tables.criteria[criterion].cases[case].len()
    }

    /// Whether there is a worse choice that meets what a star asks for, and that is no story's end.
    fn can_fall(&self, tables: &Tables, criterion: usize, at: usize) -> bool {
        let own = &tables.criteria[criterion];
        let (case, place) = self.places[criterion];
        let Some(lower) = place.checked_sub(1) else {
            return false;
        };
        let points = own.cases[case][lower].points;
        points >= own.bars[at] && (points > 0 || own.dependents.is_empty())
    }

    /// A step up; a story comes before what depends on it.
    fn raise(&mut self, tables: &Tables, criterion: usize) {
        let story = tables.criteria[criterion].story;
        let story = story.filter(|&story| self.points[story] == 0);
        let moved = story.unwrap_or(criterion);
        if self.can_rise(tables, moved) {
            let (case, place) = self.places[moved];
            self.put(tables, moved, (case, place + 1));
        }
    }

    fn lower(&mut self, tables: &Tables, criterion: usize) {
        let (case, place) = self.places[criterion];
        self.put(tables, criterion, (case, place - 1));
    }
}

/// The star of a council, by the means of its members; none below three stars.
pub(super) fn star_of(tables: &Tables, cards: &[Card]) -> Option<Star> {
    let members = u32::try_from(cards.len()).unwrap_or(u32::MAX);
    let sum = |of: &dyn Fn(&Card) -> u32| cards.iter().map(of).sum::<u32>();
    let total = sum(&|card| card.total);
    let meets = |at: usize| {
        total >= tables.edges[at] * members
            && (0..tables.criteria.len()).all(|criterion| {
                let points = sum(&|card| card.points[criterion]);
                points >= tables.criteria[criterion].bars[at] * members
            })
    };
    let reached = (0..3).take_while(|&at| meets(at)).last();
    reached.map(|at| Star::RECOGNISED[at])
}

/// The place of a recognised star.
fn place(star: Star) -> usize {
    Star::RECOGNISED
        .iter()
        .position(|&own| own == star)
        .unwrap_or(0)
}
