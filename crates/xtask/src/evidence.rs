//! What proves the levels, as it is written: `crates/ocop-dossier/law/evidence`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::law::{self, Criterion, Law, Sheet};

mod form;
mod vocabulary;

use form::Written;
pub(crate) use form::{Entry, Judged};
pub(crate) use vocabulary::Vocabulary;

/// Everything in `law/evidence`, by concept.
pub(crate) struct Evidence {
    pub(crate) kinds: Vocabulary,
    pub(crate) facts: Vocabulary,
    concepts: BTreeMap<String, Concept>,
}

struct Concept {
    default: Option<Answer>,
    levels: BTreeMap<String, Answer>,
    reads: Reads,
}

struct Answer {
    row: Row,
    /// The row on sheets that are not of food, if it is another.
    elsewhere: Option<Row>,
    /// It asks for all that levels worth less ask for, and levels worth more for all it asks for.
    builds: bool,
}

/// The ground of the sheets of food.
const FOOD: &str = "food-safety-certificate-breach";

/// The kind whose standard decides whether it replaces a food-safety certificate.
const QUALITY: &str = "QualityCertificate";

/// Beside that kind: its standard does not matter.
pub(crate) const ANY_STANDARD: usize = usize::MAX;

/// The evidence for a level. The least of all rows asks for nothing.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Row {
    // Rows that measure nothing come first.
    pub(crate) bounds: Vec<Bound>,
    /// Of each set at least one kind of document, by its number.
    pub(crate) proof: Vec<BTreeSet<usize>>,
    pub(crate) judged: Judged,
    /// Its condition prints international standards.
    pub(crate) international: bool,
    /// The entries on which it rests, with the kinds of document that have them.
    pub(crate) reads: Reads,
}

#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Bound {
    /// The number of the fact.
    pub(crate) fact: usize,
    /// In ten-thousandths.
    pub(crate) least: i64,
    pub(crate) above: bool,
}

impl Evidence {
    /// Reads everything, and checks that it answers every level of the law and nothing else.
    pub(crate) fn read(dossier: &Path, law: &Law) -> Result<Self> {
        let kinds = Vocabulary::read(&dossier.join("src/model/document_kind.rs"))?;
        let facts = Vocabulary::read(&dossier.join("src/evidence/fact.rs"))?;
        let mut concepts = BTreeMap::new();
        let mut shares = BTreeMap::new();
        for path in law::sorted(&dossier.join("law/evidence"))? {
            for (name, written) in law::read::<BTreeMap<String, form::Concept>>(&path)? {
                let place = |label: &str| format!("{}: {name}: {label}", path.display());
                let reads = read(&kinds, &written.reads).with_context(|| place("reads"))?;
                let mut answer = |label: &str, level: Written| {
                    let own = level.reads.is_some();
                    let mut answer = level.answer(&kinds, &facts, &mut shares);
                    if let (Ok(answer), false) = (&mut answer, own) {
                        let rows = [&mut answer.row].into_iter().chain(&mut answer.elsewhere);
                        rows.for_each(|row| row.add(&reads));
                    }
                    answer.with_context(|| place(label))
                };
                let default = written.default.map(|level| answer("default", level));
                let default = default.transpose()?;
                let levels = written.levels.into_iter();
                let levels = levels
                    .map(|(label, level)| Ok((label.clone(), answer(&label, level)?)))
                    .collect::<Result<_>>()?;
                ensure!(
                    concepts
                        .insert(
                            name.clone(),
                            Concept {
                                default,
                                levels,
                                reads
                            }
                        )
                        .is_none(),
                    "{}: the concept {name} is written twice",
                    path.display()
                );
            }
        }
        let evidence = Self {
            kinds,
            facts,
            concepts,
        };
        evidence.check(law)?;
        Ok(evidence)
    }

    /// The evidence for a level of a concept on a sheet.
    pub(crate) fn row(&self, sheet: &Sheet, concept: &str, label: &str) -> Result<&Row> {
        Ok(self.answer(concept, label)?.on(sheet).0)
    }

    /// Every row once, the empty one first.
    pub(crate) fn rows(&self) -> BTreeSet<Row> {
        let answers = self.concepts.values();
        let answers = answers.flat_map(|concept| concept.levels.values().chain(&concept.default));
        let rows = answers.flat_map(|answer| [&answer.row].into_iter().chain(&answer.elsewhere));
        rows.cloned().chain([Row::default()]).collect()
    }

    fn answer(&self, concept: &str, label: &str) -> Result<&Answer> {
        let found = self.concepts.get(concept);
        let found = found.with_context(|| format!("no evidence for the concept {concept}"))?;
        let answer = found.levels.get(label).or(found.default.as_ref());
        answer.with_context(|| format!("no evidence for {concept}: {label}"))
    }

    fn check(&self, law: &Law) -> Result<()> {
        let (mut met, mut apart) = (BTreeSet::new(), BTreeSet::new());
        for (_, edition) in &law.editions {
            for sheet in &edition.sheets {
                for criterion in sheet.criteria() {
                    self.check_criterion(law, sheet, criterion, &mut met, &mut apart)
                        .with_context(|| {
                            format!("{} set {}: {}", edition.id, sheet.set, criterion.key)
                        })?;
                }
            }
        }
        for (name, concept) in &self.concepts {
            ensure!(
                met.iter().any(|(concept, _)| concept == name),
                "no sheet has the concept {name}"
            );
            for (label, answer) in &concept.levels {
                let pair = (&**name, &**label);
                ensure!(met.contains(&pair), "no sheet has {name}: {label}");
                ensure!(
                    answer.builds || apart.contains(&pair),
                    "{name}: {label}: builds = false is not needed"
                );
            }
            for (entry, kind) in concept
                .reads
                .iter()
                .flat_map(|(entry, kinds)| kinds.iter().map(move |kind| (entry, kind)))
            {
                let mut rows = concept.levels.values().chain(&concept.default);
                let read = |answer: &Answer| {
                    answer
                        .row
                        .reads
                        .get(entry)
                        .is_some_and(|own| own.contains(kind))
                };
                ensure!(rows.any(read), "{name}: no level asks for what it reads");
            }
            let by_default =
                |(of, label): &(&str, &str)| of == name && !concept.levels.contains_key(*label);
            ensure!(
                concept.default.is_none() || met.iter().any(by_default),
                "{name}: no level is left to the default"
            );
        }
        Ok(())
    }

    /// Notes the levels it meets, and those that are apart from the rest of their ladder.
    fn check_criterion<'l>(
        &self,
        law: &Law,
        sheet: &Sheet,
        criterion: &'l Criterion,
        met: &mut BTreeSet<(&'l str, &'l str)>,
        apart: &mut BTreeSet<(&'l str, &'l str)>,
    ) -> Result<()> {
        let concept = criterion
            .concept
            .as_deref()
            .context("a concept is needed")?;
        let levels = criterion.levels.as_deref().unwrap_or_default();
        for level in levels {
            let label = &*level.label;
            self.answer(concept, label)?;
            met.insert((concept, label));
            let named = |concept: &Concept| concept.levels.contains_key(label);
            let named = self.concepts.get(concept).is_some_and(named);
            ensure!(
                named || level.mark.is_none(),
                "{concept}: {label} carries a mark and must be named"
            );
            let words = law.labels.get(label);
            let counts = words.is_some_and(|words| words.en.contains(|c: char| c.is_ascii_digit()));
            ensure!(
                named || !counts || level.points == 0,
                "{concept}: {label} tells a number and must be named"
            );
        }
        for low in levels {
            for high in levels {
                if low.case != high.case || low.points >= high.points {
                    continue;
                }
                let less = self.answer(concept, &low.label)?;
                let more = self.answer(concept, &high.label)?;
                let ((less_row, less_builds), (more_row, more_builds)) =
                    (less.on(sheet), more.on(sheet));
                if more_row.asks_all_of(less_row) {
                    continue;
                }
                for (level, answer) in [(low, less), (high, more)] {
                    if !answer.builds {
                        apart.insert((concept, &level.label));
                    }
                }
                ensure!(
                    !less_builds || !more_builds,
                    "{concept}: {} asks for less than {}, which is worth fewer points; \
                     where it does not build on it, write builds = false and why",
                    high.label,
                    low.label
                );
            }
        }
        Ok(())
    }
}

impl Answer {
    /// The row on a sheet, and whether it builds on the levels worth less.
    fn on(&self, sheet: &Sheet) -> (&Row, bool) {
        let own = sheet.criteria().flat_map(|criterion| &criterion.grounds);
        let mut grounds = sheet.grounds.iter().chain(own);
        match &self.elsewhere {
            Some(row) if !grounds.any(|ground| ground.id == FOOD) => (row, false),
            _ => (&self.row, self.builds),
        }
    }
}

/// The kinds of document that have an entry, by entry.
type Reads = BTreeMap<Entry, BTreeSet<usize>>;

fn read(kinds: &Vocabulary, written: &BTreeMap<Entry, String>) -> Result<Reads> {
    let reads = written.iter();
    reads
        .map(|(&entry, list)| {
            let numbers = list.split('|').map(|kind| kinds.number(kind));
            Ok((entry, numbers.collect::<Result<_>>()?))
        })
        .collect()
}

impl Row {
    /// Adds the entries of the concept, of the kinds that this level asks for.
    fn add(&mut self, reads: &Reads) {
        for (entry, kinds) in reads {
            let own = kinds.iter().copied().filter(|&kind| self.asks_for(kind));
            let own: BTreeSet<_> = own.collect();
            if !own.is_empty() {
                self.reads.insert(*entry, own);
            }
        }
    }

    fn asks_for(&self, kind: usize) -> bool {
        self.proof.iter().any(|set| set.contains(&kind))
    }

    /// Whether meeting this row also meets the other.
    fn asks_all_of(&self, other: &Self) -> bool {
        let proof = |needed: &BTreeSet<usize>| self.proof.iter().any(|set| set.is_subset(needed));
        let bound = |needed: &Bound| {
            self.bounds.iter().any(|bound| {
                bound.fact == needed.fact
                    && (bound.least, bound.above) >= (needed.least, needed.above)
            })
        };
        other.proof.iter().all(proof) && other.bounds.iter().all(bound)
    }
}

impl Written {
    /// `shares` remembers which facts are shares and which are counts.
    fn answer(
        mut self,
        kinds: &Vocabulary,
        facts: &Vocabulary,
        shares: &mut BTreeMap<usize, bool>,
    ) -> Result<Answer> {
        let everywhere = self.proof.len();
        self.proof.append(&mut self.food);
        let mut row = Row {
            judged: self.judged,
            international: self.international,
            ..Row::default()
        };
        for written in &self.proof {
            let mut set = BTreeSet::new();
            for kind in written.split('|') {
                // A certificate to a standard of food safety, or to any standard.
                let own = kind.strip_suffix("(food-safety)");
                let number = kinds.number(own.unwrap_or(kind))?;
                set.insert(number);
                if kinds.variant(number)? == QUALITY {
                    set.extend(own.is_none().then_some(ANY_STANDARD));
                } else {
                    ensure!(
                        own.is_none(),
                        "only certificates of quality have standards: {kind:?}"
                    );
                }
            }
            row.proof.push(set);
        }
        row.reads = read(kinds, self.reads.as_ref().unwrap_or(&BTreeMap::new()))?;
        for &kind in row.reads.values().flatten() {
            ensure!(
                row.asks_for(kind),
                "it reads a document that it does not ask for"
            );
        }
        for (at, set) in row.proof.iter().enumerate() {
            let mut others = row
                .proof
                .iter()
                .enumerate()
                .filter(|&(other, _)| other != at);
            if let (Some(written), true) = (
                self.proof.get(at),
                others.any(|(_, other)| other.is_subset(set)),
            ) {
                bail!("another item of the proof answers {written:?} too");
            }
        }
        for bound in self.bounds {
            let (fact, name) = (facts.number(&bound.fact)?, &bound.fact);
            let (text, above) = match (&bound.from, &bound.above) {
                (Some(from), None) => (from, false),
                (None, Some(above)) => (above, true),
                _ => bail!("{name} is bound by either `from` or `above`"),
            };
            let share = text.strip_suffix('%');
            let number: u32 = share
                .unwrap_or(text)
                .parse()
                .with_context(|| format!("{name}: {text:?} is no share and no count"))?;
            ensure!(
                *shares.entry(fact).or_insert(share.is_some()) == share.is_some(),
                "{name} is a share in one place and a count in another"
            );
            let unit = if share.is_some() { 100 } else { 10_000 };
            row.bounds.push(Bound {
                fact,
                least: i64::from(number) * unit,
                above,
            });
        }
        let elsewhere = (everywhere < row.proof.len()).then(|| {
            let mut row = row.clone();
            row.proof.truncate(everywhere);
            row
        });
        Ok(Answer {
            row,
            elsewhere,
            builds: self.builds,
        })
    }
}

#[cfg(test)]
mod tests;
