//! Invented scorecards of recognised products, with the stars that real ones have.
//!
//! Of 14,642 recognised products at the end of 2024, 73.2 % had three stars and 23.5 % had four; the rest
//! had five. Invented products have these shares. How well each criterion is met is invented: good products
//! are good at most criteria, sections differ, and so do criteria and provinces. Nothing of it is
//! measured, so every program says that its figures are invented.
//!
//! All arithmetic is on whole numbers, so a seed gives the same rows on every machine.

use ocop_batch::Columns;
use ocop_core::{Sheet, Star};
use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

mod card;
mod tables;

use card::Card;
use tables::Tables;

/// The shares of three, four and five stars, in parts of 1,000.
pub const SHARES: [(Star, u32); 3] = [(Star::Three, 732), (Star::Four, 235), (Star::Five, 33)];

/// The invented provinces.
pub const PROVINCES: u8 = 6;

/// The products of a block: blocks are drawn each by itself.
pub const BLOCK: usize = 4_096;

/// The scale of how well a criterion is met.
const SCALE: i32 = 1_000;

/// Draws invented products of a sheet.
#[derive(Clone, Debug)]
pub struct Invented {
    seed: u64,
    tables: Tables,
    /// How hard each criterion is in each province.
    hardness: Vec<[i32; PROVINCES as usize]>,
}

/// Invented scorecards as columns: the members of a product one after another.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct Rows {
    /// The columns of levels.
    pub levels: Vec<Vec<u8>>,
    /// The columns of cases.
    pub cases: Vec<Vec<u8>>,
    /// The province of each row, from 0.
    pub provinces: Vec<u8>,
}

impl Invented {
    /// Draws products of a sheet, from a seed.
    #[must_use]
    pub fn of(sheet: &Sheet, seed: u64) -> Self {
        let tables = Tables::of(sheet);
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        // The last stream belongs to no block.
        rng.set_stream(u64::MAX);
        let hardness = tables.criteria.iter().map(|_| {
            let everywhere = around(&mut rng, 160);
            std::array::from_fn(|_| everywhere + around(&mut rng, 120))
        });
        Self {
            hardness: hardness.collect(),
            seed,
            tables,
        }
    }

    /// Adds the products of a block, at most [`BLOCK`], each rated by so many members.
    pub fn draw(&self, block: u64, products: usize, members: usize, rows: &mut Rows) {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        rng.set_stream(block);
        rows.levels.resize(self.tables.criteria.len(), Vec::new());
        rows.cases.resize(self.tables.cases, Vec::new());
        for _ in 0..products.min(BLOCK) {
            let star = star(&mut rng);
            let province = below(&mut rng, u32::from(PROVINCES));
            let card = self.card(star, province, &mut rng);
            for card in self.members(&card, star, members, &mut rng) {
                card.write(&self.tables, &mut rows.levels, &mut rows.cases);
                rows.provinces.push(u8::try_from(province).unwrap_or(0));
            }
        }
    }

    /// Draws products block after block, each with one scorecard.
    #[must_use]
    pub fn products(&self, products: usize) -> Rows {
        let mut rows = Rows::default();
        for (block, first) in (0..).zip((0..products).step_by(BLOCK)) {
            self.draw(block, products - first, 1, &mut rows);
        }
        rows
    }

    /// A scorecard of a product with a star.
    fn card(&self, star: Star, province: u32, rng: &mut ChaCha8Rng) -> Card {
        let quality = match star {
            Star::Five => 940,
            Star::Four => 800,
            _ => 680,
        } + around(rng, 100);
        let mut section = (usize::MAX, 0);
        let mut card = Card::new(&self.tables);
        for (index, criterion) in self.tables.criteria.iter().enumerate() {
            if section.0 != criterion.section {
                section = (criterion.section, around(rng, 80));
            }
            let hardness = self.hardness[index][province as usize];
            let score = quality + section.1 - hardness + around(rng, 260);
            let case = below(rng, u32::try_from(criterion.cases.len()).unwrap_or(1));
            card.choose(
                &self.tables,
                index,
                case as usize,
                score.clamp(0, SCALE - 1),
            );
        }
        card.reach(&self.tables, star, &mut |bound| below(rng, bound));
        card
    }

    /// The scorecards of the members, who differ by a level here and there. The council gives the star:
    /// members who together would give another one agree.
    fn members(&self, card: &Card, star: Star, members: usize, rng: &mut ChaCha8Rng) -> Vec<Card> {
        let agreed = vec![card.clone(); members];
        if members < 2 {
            return agreed;
        }
        for _ in 0..4 {
            let mut cards = agreed.clone();
            for card in &mut cards {
                card.differ(&self.tables, star, &mut |bound| below(rng, bound));
            }
            if card::star_of(&self.tables, &cards) == Some(star) {
                return cards;
            }
        }
        agreed
    }
}

impl Rows {
    /// The number of rows.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.provinces.len()
    }

    /// Removes all rows, and keeps the memory.
    pub fn clear(&mut self) {
        for column in self.levels.iter_mut().chain(&mut self.cases) {
            column.clear();
        }
        self.provinces.clear();
    }

    /// Runs a function on the columns.
    pub fn with<R>(&self, run: impl FnOnce(Columns<'_>) -> R) -> R {
        let levels: Vec<&[u8]> = self.levels.iter().map(Vec::as_slice).collect();
        let cases: Vec<&[u8]> = self.cases.iter().map(Vec::as_slice).collect();
        run(Columns::new(&levels, &cases))
    }
}

/// A star by the shares.
fn star(rng: &mut ChaCha8Rng) -> Star {
    let mut number = below(rng, 1_000);
    for (star, share) in SHARES {
        match number.checked_sub(share) {
            None => return star,
            Some(rest) => number = rest,
        }
    }
    Star::Three
}

/// A number below a bound, of which none is much likelier than another: the high half of a product.
fn below(rng: &mut ChaCha8Rng, bound: u32) -> u32 {
    u32::try_from((u64::from(rng.next_u32()) * u64::from(bound)) >> 32).unwrap_or(0)
}

/// A number around 0, up to a width away from it; nearer numbers are likelier.
fn around(rng: &mut ChaCha8Rng, width: u32) -> i32 {
    let sum = below(rng, width + 1) + below(rng, width + 1);
    i32::try_from(sum).unwrap_or(0) - i32::try_from(width).unwrap_or(0)
}

#[cfg(test)]
mod tests;
