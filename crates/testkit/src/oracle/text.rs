//! Products as JSON lines, and what the format says of the answers to them.

use std::fmt::Write as _;

use super::draw::Random;
use super::follows::{self, Days};
use super::judge::{Card, Improvement, Said, Verdict, judge, read};
use crate::printed::Sheet;

/// A product to be rated.
#[derive(Debug)]
pub struct Product<'a> {
    pub number: u64,
    pub sheet: &'a Sheet,
    pub cards: &'a [Card],
    pub improvement: Improvement,
    pub tier: Option<&'static str>,
    pub grounds: Vec<&'static str>,
    pub days: Days,
    /// A member of the product that is not as it should be.
    pub odd: Option<Odd>,
}

/// A member that is wrong whatever the others are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Odd {
    Edition,
    Set(i64),
    Tier,
    Day,
}

/// The expected answer: how it begins, and which texts it contains or lacks.
#[derive(Debug)]
pub struct Answer {
    pub head: String,
    pub has: Vec<(String, bool)>,
    /// The name of the error and its path.
    pub error: Option<(&'static str, String)>,
    pub verdict: Option<Verdict>,
}

impl Improvement {
    pub fn name(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::EveryMember => "every-member",
            Self::Majority => "majority",
        }
    }
}

fn quoted(list: impl IntoIterator<Item = impl std::fmt::Display>) -> String {
    let list: Vec<String> = list.into_iter().map(|one| format!("\"{one}\"")).collect();
    format!("[{}]", list.join(","))
}

/// The exact mean as the format shows it.
pub fn fraction(sum: i64, members: i64) -> String {
    let (mut high, mut low) = (sum, members);
    while low != 0 {
        (high, low) = (low, high % low);
    }
    match members / high {
        1 => format!("{}", sum / high),
        below => format!("{}/{below}", sum / high),
    }
}

fn write_choice(text: &mut String, said: Said, random: &mut Random) {
    let Said { case, level } = said;
    let one = match case {
        None if random.once_in(50) => write!(text, "{{\"level\":{level}}}"),
        None => write!(text, "{level}"),
        Some(case) if random.once_in(10) => {
            write!(text, "{{ \"level\": {level}, \"case\": \"{case}\" }}")
        }
        Some(case) => write!(text, "{{\"case\":\"{case}\",\"level\":{level}}}"),
    };
    one.unwrap();
}

impl Product<'_> {
    /// The tier is written by its name or by its earlier name.
    fn tier_member(&self) -> &'static str {
        if self.number.is_multiple_of(2) {
            "tier"
        } else {
            "level"
        }
    }

    /// The product as a line, its members and keys mostly in the usual order.
    pub fn line(&self, random: &mut Random) -> String {
        let Product { sheet, odd, .. } = self;
        let edition = match odd {
            Some(Odd::Edition) => "27/2026",
            _ => sheet.edition,
        };
        let set = match odd {
            Some(Odd::Set(set)) => *set,
            _ => sheet.set,
        };
        let mut members = vec![
            format!("\"id\":\"p-{}\"", self.number),
            format!("\"edition\":\"{edition}\""),
            format!("\"set\":{set}"),
            self.scorecards(random),
        ];
        if !self.grounds.is_empty() {
            members.push(format!("\"grounds\":{}", quoted(&self.grounds)));
        }
        let tier = match odd {
            Some(Odd::Tier) => Some("commune"),
            _ => self.tier,
        };
        let filed = match odd {
            Some(Odd::Day) => Some("2026-02-29"),
            _ => self.days.filed,
        };
        let texts = [
            (self.tier_member(), tier),
            ("filed", filed),
            ("decided", self.days.decided),
            ("dossier_kind", self.days.kind),
        ];
        for (name, text) in texts {
            members.extend(text.map(|text| format!("\"{name}\":\"{text}\"")));
        }
        if self.improvement != Improvement::Mean || random.once_in(4) {
            members.push(format!(
                "\"rules\":{{\"minimum\":\"{}\"}}",
                self.improvement.name()
            ));
        }
        if random.once_in(20) {
            let end = members.len() - 1;
            members.swap(random.below(end), end);
        }
        format!("{{{}}}", members.join(","))
    }

    fn scorecards(&self, random: &mut Random) -> String {
        let mut text = "\"scorecards\":[".to_owned();
        for (member, card) in self.cards.iter().enumerate() {
            text.push_str(if member == 0 { "{" } else { ",{" });
            let mut places: Vec<usize> = (0..card.said.len()).collect();
            match random.below(20) {
                0 => places.reverse(),
                1 => places.rotate_left(random.below(card.said.len())),
                _ => {}
            }
            let mut first = true;
            for place in places {
                let Some(said) = card.said[place] else {
                    continue;
                };
                let comma = if first { "" } else { "," };
                first = false;
                write!(text, "{comma}\"{}\":", self.sheet.criteria[place].key).unwrap();
                write_choice(&mut text, said, random);
            }
            if let Some(key) = &card.unknown {
                let comma = if first { "" } else { "," };
                write!(text, "{comma}\"{key}\":1").unwrap();
            }
            text.push('}');
        }
        text.push(']');
        text
    }

    /// What the answer must be.
    pub fn answer(&self) -> Answer {
        if let Some((error, path)) = self.error() {
            let number = self.number;
            return Answer {
                head: format!(
                    "{{\"id\":\"p-{number}\",\"line\":{number},\"error\":\"{error}\",\"path\":\"{path}\",\"message\":\""
                ),
                has: Vec::new(),
                error: Some((error, path)),
                verdict: None,
            };
        }
        let cards: Vec<Vec<i64>> = self
            .cards
            .iter()
            .map(|card| read(self.sheet, card).unwrap())
            .collect();
        let cards: Vec<&[i64]> = cards.iter().map(Vec::as_slice).collect();
        let verdict = judge(
            self.sheet,
            &cards,
            self.improvement,
            !self.grounds.is_empty(),
        );
        let tier = self.tier.unwrap_or("province");
        let recognition = follows::recognition(self.sheet.edition, tier, self.days, &verdict);
        let mut has = vec![(format!("\"recognition\":\"{recognition}\""), true)];
        has.extend(
            follows::interpretations(self.sheet, &verdict, &self.grounds)
                .into_iter()
                .map(|(interpretation, is)| (format!("\"{interpretation}\""), is)),
        );
        // In the order they were named, each once.
        let mut grounds = self.grounds.clone();
        let mut seen = Vec::new();
        grounds.retain(|ground| {
            let new = !seen.contains(ground);
            seen.push(*ground);
            new
        });
        let reported = if grounds.is_empty() {
            "\"grounds\":".to_owned()
        } else {
            format!("\"grounds\":{}", quoted(&grounds))
        };
        has.push((reported, !grounds.is_empty()));
        Answer {
            head: self.head(&verdict),
            has,
            error: None,
            verdict: Some(verdict),
        }
    }

    /// The first error in the order of the format.
    fn error(&self) -> Option<(&'static str, String)> {
        match self.odd {
            Some(Odd::Edition) => return Some(("unknown-edition", "edition".to_owned())),
            Some(Odd::Set(_)) => return Some(("unknown-set", "set".to_owned())),
            _ => {}
        }
        let printed = &self.sheet.grounds;
        let ground = self
            .grounds
            .iter()
            .position(|ground| !printed.contains(ground));
        if let Some(place) = ground {
            return Some(("unknown-ground", format!("grounds[{place}]")));
        }
        match self.odd {
            Some(Odd::Tier) => return Some(("bad-value", self.tier_member().to_owned())),
            Some(Odd::Day) => return Some(("bad-value", "filed".to_owned())),
            _ => {}
        }
        if !follows::possible(self.sheet.edition, self.days) {
            // The decision is at fault only where the filing alone allows the edition.
            let alone = Days {
                decided: None,
                ..self.days
            };
            let path = match follows::possible(self.sheet.edition, alone) {
                true => "decided",
                false => "filed",
            };
            return Some(("not-in-force", path.to_owned()));
        }
        if self.cards.is_empty() {
            return Some(("no-scorecard", "scorecards".to_owned()));
        }
        self.cards.iter().enumerate().find_map(|(member, card)| {
            let wrong = read(self.sheet, card).err()?;
            let key = match (wrong.place, &card.unknown) {
                (Some(place), _) => self.sheet.criteria[place].key,
                (None, key) => key.as_deref()?,
            };
            Some((wrong.error, format!("scorecards[{member}].{key}")))
        })
    }

    /// The beginning of a rating.
    fn head(&self, verdict: &Verdict) -> String {
        let totals: Vec<String> = verdict.totals.iter().map(i64::to_string).collect();
        let mean = fraction(verdict.totals.iter().sum(), verdict.members);
        let parts = ["A", "B", "C"].map(|part| {
            let places = self.sheet.criteria.iter().zip(&verdict.sums);
            let own = places.filter(|(criterion, _)| criterion.part == part);
            let sum = own.map(|(_, sum)| sum).sum();
            format!("\"{part}\":\"{}\"", fraction(sum, verdict.members))
        });
        let unmet: Vec<String> = [3, 4, 5]
            .iter()
            .zip(&verdict.unmet)
            .filter(|(_, places)| !places.is_empty())
            .map(|(star, places)| format!("\"{star}\":{}", quoted(self.sorted(places))))
            .collect();
        let star = verdict
            .star
            .map_or("null".to_owned(), |star| star.to_string());
        format!(
            "{{\"id\":\"p-{}\",\"totals\":[{}],\"mean\":\"{mean}\",\"parts\":{{{}}},\"band\":{},\"stars\":{star},\"unmet\":{{{}}},\"stopped\":{}",
            self.number,
            totals.join(","),
            parts.join(","),
            verdict.band,
            unmet.join(","),
            quoted(self.sorted(&verdict.stopped)),
        )
    }

    /// Keys in code-point order.
    pub fn sorted(&self, places: &[usize]) -> Vec<&'static str> {
        let mut keys: Vec<_> = places
            .iter()
            .map(|&place| self.sheet.criteria[place].key)
            .collect();
        keys.sort_unstable();
        keys
    }
}
