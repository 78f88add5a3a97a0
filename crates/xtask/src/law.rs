//! The law's data files, as they are written: `crates/ocop-core/law`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde::de::DeserializeOwned;

mod form;
#[cfg(feature = "validate")]
pub(crate) mod schema;

pub(crate) use form::{
    About, Criterion, Edition, Ground, Interpretation, Missing, Note, Period, Sheet, Tagged,
    Transition, Unreconciled, WordList, Words,
};
use form::{Interpretations, Shared};

/// Everything in `law/`.
pub(crate) struct Law {
    pub(crate) labels: BTreeMap<String, Tagged>,
    pub(crate) titles: BTreeMap<String, Words>,
    pub(crate) concepts: BTreeMap<String, Words>,
    pub(crate) notes: BTreeMap<String, Note>,
    pub(crate) grounds: BTreeMap<String, Words>,
    pub(crate) words: BTreeMap<String, WordList>,
    pub(crate) interpretations: Vec<Interpretation>,
    /// Folder names such as `26-2026`, by year.
    pub(crate) editions: Vec<(String, Edition)>,
}

impl Law {
    /// Reads everything, takes up what is shared, and checks that every name is known and used.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let mut labels = BTreeMap::new();
        for path in sorted(&folder.join("labels"))? {
            for (slug, words) in read::<BTreeMap<String, Tagged>>(&path)? {
                ensure!(
                    labels.insert(slug.clone(), words).is_none(),
                    "{}: the label {slug} is written twice",
                    path.display()
                );
            }
        }
        let mut editions = Vec::new();
        for path in sorted(folder)? {
            if path.join("edition.toml").is_file() {
                let name = path
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned());
                let name = name.context("an edition has a folder name")?;
                editions.push((name, edition(&path)?));
            }
        }
        // The oldest first.
        editions.sort_by(|(_, a), (_, b)| a.in_force_from.cmp(&b.in_force_from));
        add_heads(&mut editions)?;
        let law = Self {
            labels,
            titles: read(&folder.join("titles.toml"))?,
            concepts: read(&folder.join("concepts.toml"))?,
            notes: read(&folder.join("notes.toml"))?,
            grounds: read(&folder.join("grounds.toml"))?,
            words: read(&folder.join("words.toml"))?,
            interpretations: read::<Interpretations>(&folder.join("interpretations.toml"))?
                .interpretation,
            editions,
        };
        law.check()?;
        Ok(law)
    }

    /// Every label, title, concept, note, ground and list of words that is used is written, and the other way round;
    /// two names never have the same wording.
    fn check(&self) -> Result<()> {
        let mut codes = BTreeMap::new();
        for (_, edition) in &self.editions {
            let (id, code) = (&edition.id, edition.code);
            ensure!(code <= 99, "{id}: the code {code} has more than two digits");
            if let Some(other) = codes.insert(code, id) {
                bail!("{other} and {id} have the same code {code}");
            }
        }
        let mut used: [BTreeSet<&str>; 6] = Default::default();
        for sheet in self
            .editions
            .iter()
            .flat_map(|(_, edition)| &edition.sheets)
        {
            let [_, titles, _, _, grounds, words] = &mut used;
            words.extend(sheet.words.iter().map(String::as_str));
            titles.extend([
                &*sheet.heading,
                &sheet.industry,
                &sheet.group,
                &sheet.subgroup,
            ]);
            titles.extend(sheet.ministries.iter().map(String::as_str));
            grounds.extend(sheet.grounds.iter().map(|ground| &*ground.id));
            for section in sheet.part.iter().flat_map(|part| &part.section) {
                used[1].insert(&section.title);
                for criterion in &section.criteria {
                    let levels = criterion.levels.iter().flatten();
                    used[0].extend(levels.map(|level| &*level.label));
                    used[1].extend(criterion.title.as_deref());
                    used[1].extend(criterion.group.as_deref());
                    used[2].extend(criterion.concept.as_deref());
                    used[3].extend(criterion.notes.iter().flatten().map(String::as_str));
                    used[4].extend(criterion.grounds.iter().map(|ground| &*ground.id));
                }
            }
        }
        used[1].remove("");
        let written: [(&str, BTreeSet<&str>); 6] = [
            ("label", keys(&self.labels)),
            ("title", keys(&self.titles)),
            ("concept", keys(&self.concepts)),
            ("note", keys(&self.notes)),
            ("ground", keys(&self.grounds)),
            ("list of words", keys(&self.words)),
        ];
        for ((what, written), used) in written.iter().zip(&used) {
            if let Some(name) = used.difference(written).next() {
                bail!("the {what} {name:?} is used but not written");
            }
            if let Some(name) = written.difference(used).next() {
                bail!("the {what} {name:?} is written but not used");
            }
        }
        for pair in self.editions.windows(2) {
            let [(_, edition), (_, next)] = pair else {
                continue;
            };
            for sheet in &edition.sheets {
                for set in &sheet.continued_by {
                    ensure!(
                        next.sheets.iter().any(|sheet| sheet.set == *set),
                        "{} set {}: {} has no set {set}",
                        edition.id,
                        sheet.set,
                        next.id
                    );
                }
            }
        }
        let last = self.editions.last().map(|(_, edition)| &edition.sheets);
        if let Some(sheet) = last
            .into_iter()
            .flatten()
            .find(|sheet| !sheet.continued_by.is_empty())
        {
            bail!("set {}: no edition comes after the last", sheet.set);
        }
        self.check_interpretations()?;
        let mut wordings = BTreeMap::new();
        for (slug, words) in &self.labels {
            for wording in [&words.vi, &words.en] {
                if let Some(other) = wordings.insert(wording, slug) {
                    bail!("the labels {other} and {slug} say the same: {wording:?}");
                }
                ensure!(
                    !wording.is_empty() && !wording.ends_with('.'),
                    "{slug}: {wording:?}"
                );
            }
            check_tags(words).with_context(|| slug.clone())?;
        }
        Ok(())
    }
}

impl Law {
    /// Every interpretation has an id of its own and cites an edition that there is.
    fn check_interpretations(&self) -> Result<()> {
        let mut ids = BTreeSet::new();
        for interpretation in &self.interpretations {
            let id = &interpretation.id;
            ensure!(ids.insert(id), "the interpretation {id} is written twice");
            ensure!(
                interpretation.why.ends_with('.'),
                "{id}: the reason is a sentence"
            );
            if let Some(article) = &interpretation.article {
                let (edition, place) = article.split_once(", ").unwrap_or((article, ""));
                let known = self.editions.iter().any(|(_, known)| known.id == edition);
                ensure!(
                    known && (place.starts_with("Art. ") || place.starts_with("Annex ")),
                    "{id}: {article:?} is no article of an edition"
                );
            }
        }
        Ok(())
    }
}

/// The tags of a label are of the known vocabulary, and each is written once.
fn check_tags(words: &Tagged) -> Result<()> {
    const PLACES: [&str; 4] = ["commune", "district", "province", "locality"];
    if let Some(place) = words
        .place
        .iter()
        .find(|place| !PLACES.contains(&&***place))
    {
        bail!("unknown place {place:?}: expected one of {PLACES:?}");
    }
    if let Some(share) = words.share.iter().find(|share| !share.contains('%')) {
        bail!("the share {share:?} has no %");
    }
    for tags in [&words.place, &words.share, &words.period, &words.condition] {
        let mut known = BTreeSet::new();
        if let Some(tag) = tags.iter().find(|tag| !known.insert(*tag)) {
            bail!("the tag {tag:?} is written twice");
        }
    }
    Ok(())
}

fn edition(folder: &Path) -> Result<Edition> {
    let mut edition: Edition = read(&folder.join("edition.toml"))?;
    let path = folder.join("shared.toml");
    let shared: BTreeMap<String, Shared> = if path.is_file() {
        read(&path)?
    } else {
        BTreeMap::new()
    };
    let mut taken = BTreeMap::new();
    for path in sorted(folder)? {
        let name = path
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned());
        if !name.is_some_and(|name| name.starts_with("set-")) {
            continue;
        }
        let mut sheet: Sheet = read(&path)?;
        for section in sheet.part.iter_mut().flat_map(|part| &mut part.section) {
            for criterion in &mut section.criteria {
                if let Some(name) = criterion.shared.clone() {
                    *taken.entry(name).or_insert(0) += 1;
                }
                take_up(criterion, &shared)
                    .with_context(|| format!("{}: {}", path.display(), criterion.key))?;
            }
        }
        edition.sheets.push(sheet);
    }
    for name in shared.keys() {
        ensure!(
            taken.get(name).is_some_and(|&times| times > 1),
            "{name} is not shared"
        );
    }
    edition.sheets.sort_by_key(|sheet| sheet.set);
    Ok(edition)
}

/// Adds the grounds that may be named for heads that the sources lack (`head-by-parallel`).
fn add_heads(editions: &mut [(String, Edition)]) -> Result<()> {
    let printed: BTreeMap<(String, u16), Vec<Ground>> = editions
        .iter()
        .filter(|(_, edition)| edition.heads.is_none())
        .flat_map(|(_, edition)| {
            let sheets = edition.sheets.iter();
            sheets.map(|sheet| ((edition.id.clone(), sheet.set), sheet.grounds.clone()))
        })
        .collect();
    for (_, edition) in editions {
        let (id, Some(heads)) = (&edition.id, &edition.heads) else {
            continue;
        };
        for sheet in &mut edition.sheets {
            ensure!(
                sheet.grounds.is_empty(),
                "{id} set {}: the sources lack its head",
                sheet.set
            );
            let parallel = match &heads.as_in {
                None => &Vec::new(),
                Some(other) => {
                    let head = printed.get(&(other.clone(), sheet.set));
                    head.with_context(|| format!("{id}: {other} has no head of set {}", sheet.set))?
                }
            };
            let elsewhere: BTreeSet<String> = sheet
                .criteria()
                .flat_map(|criterion| &criterion.grounds)
                .map(|ground| ground.id.clone())
                .collect();
            let grounds = heads.grounds.iter().chain(parallel);
            let grounds = grounds.filter(|ground| !elsewhere.contains(&ground.id));
            sheet.grounds = grounds
                .map(|ground| Ground {
                    by_parallel: true,
                    ..ground.clone()
                })
                .collect();
            sheet.grounds_unknown = true;
        }
    }
    Ok(())
}

/// Fills in what a criterion takes up from the shared one.
fn take_up(criterion: &mut Criterion, shared: &BTreeMap<String, Shared>) -> Result<()> {
    if let Some(name) = &criterion.shared {
        let shared = shared
            .get(name)
            .with_context(|| format!("nothing shared is named {name}"))?;
        ensure!(
            criterion.levels.is_none() && criterion.concept.is_none(),
            "what is taken up has its levels and concept already"
        );
        criterion.title.get_or_insert_with(|| shared.title.clone());
        criterion.notes.get_or_insert_with(|| shared.notes.clone());
        criterion.concept = Some(shared.concept.clone());
        criterion.single_line = Some(shared.single_line);
        criterion.line_mark = criterion.line_mark.or(shared.line_mark);
        criterion.levels = Some(shared.levels.clone());
    }
    ensure!(
        criterion.title.is_some() && criterion.concept.is_some() && criterion.levels.is_some(),
        "title, concept and levels are needed"
    );
    if let (Some(marks), Some(levels)) = (&criterion.marks, &mut criterion.levels) {
        ensure!(
            marks.len() == levels.len(),
            "there are {} levels",
            levels.len()
        );
        for (level, &mark) in levels.iter_mut().zip(marks) {
            level.mark = (mark > 0).then_some(mark);
        }
    }
    Ok(())
}

pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}

/// The paths in a folder, in order.
pub(crate) fn sorted(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn keys<V>(map: &BTreeMap<String, V>) -> BTreeSet<&str> {
    map.keys().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn law() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../ocop-core/law")
    }

    fn copy(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).unwrap();
        for path in sorted(from).unwrap() {
            let target = to.join(path.file_name().unwrap());
            if path.is_dir() {
                copy(&path, &target);
            } else {
                std::fs::copy(&path, &target).unwrap();
            }
        }
    }

    /// What is said of the law's files after a change in one of them.
    #[track_caller]
    fn fault(file: &str, from: &str, to: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        copy(&law(), folder.path());
        let path = folder.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let made = Law::read(folder.path()).and_then(|law| crate::emit::tables(&law));
        format!("{:#}", made.err().unwrap())
    }

    /// What the schemas and the reader say of the law's files after a change in one of them; both
    /// must name the file.
    #[cfg(feature = "validate")]
    #[track_caller]
    fn refused(file: &str, from: &str, to: &str) -> [String; 2] {
        let folder = tempfile::tempdir().unwrap();
        copy(&law(), folder.path());
        let path = folder.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let by_schema = schema::validate(folder.path()).unwrap_err();
        let by_reader = Law::read(folder.path()).err().unwrap();
        [by_schema, by_reader].map(|error| {
            let error = format!("{error:#}");
            assert!(error.contains(&path.display().to_string()), "{error}");
            error
        })
    }

    #[cfg(feature = "validate")]
    #[test]
    fn a_misspelt_key_and_a_wrong_type_are_refused_by_the_schema_and_the_reader() {
        for (file, from, to, by_schema, by_reader) in [
            (
                "26-2026/set-07.toml",
                "samples",
                "smaples",
                "'smaples' was unexpected",
                "unknown field `smaples`",
            ),
            (
                "26-2026/set-07.toml",
                "key = \"1.1\", max = 3",
                "key = \"1.1\", max = \"3\"",
                "/part/0/section/0/criteria/0/max: \"3\" is not of type \"integer\"",
                "invalid type: string \"3\"",
            ),
            (
                "26-2026/edition.toml",
                "bands = [30, 50, 70, 90]",
                "bands = [30, 50, 70]",
                "/bands: [30,50,70] has less than 4 items",
                "invalid length 3",
            ),
            (
                "26-2026/shared.toml",
                "points = 0",
                "point = 0",
                "'point' was unexpected",
                "unknown field `point`",
            ),
            (
                "notes.toml",
                "vi = ",
                "vn = ",
                "'vn' was unexpected",
                "unknown field `vn`",
            ),
            (
                "labels/senses.toml",
                "en = ",
                "eng = ",
                "'eng' was unexpected",
                "unknown field `eng`",
            ),
            (
                "words.toml",
                "vi = [",
                "vi = [1, ",
                "1 is not of type \"string\"",
                "invalid type: integer `1`",
            ),
        ] {
            let found = refused(file, from, to);
            assert!(found[0].contains(by_schema), "{}", found[0]);
            assert!(found[1].contains(by_reader), "{}", found[1]);
        }
    }

    #[cfg(feature = "validate")]
    #[test]
    fn every_file_of_the_law_fits_its_schema_and_the_schemas_are_those_committed() {
        schema::validate(&law()).unwrap();
        for (name, text) in schema::files().unwrap() {
            let committed = std::fs::read_to_string(law().join("schema").join(&name));
            assert!(committed.unwrap() == text, "{name} is stale");
        }
    }

    /// The example of the README is read as a sheet, and fits the schema of one.
    #[test]
    fn the_example_in_the_readme_is_a_sheet() {
        let readme = std::fs::read_to_string(law().join("README.md")).unwrap();
        let blocks: Vec<_> = readme.split("```toml\n").skip(1).collect();
        let example = |at: usize| blocks[at].split("```").next().unwrap();
        let edition: Edition = toml::from_str(example(0)).unwrap();
        let mut sheet: Sheet = toml::from_str(example(1)).unwrap();
        let shared: BTreeMap<String, Shared> = toml::from_str(example(2)).unwrap();
        toml::from_str::<BTreeMap<String, Words>>(example(3)).unwrap();
        let mut reached = 0;
        for section in sheet.part.iter_mut().flat_map(|part| &mut part.section) {
            for criterion in &mut section.criteria {
                take_up(criterion, &shared).unwrap();
                let levels = criterion.levels.iter().flatten();
                let best = levels.map(|level| level.points).max().unwrap();
                assert_eq!(best, criterion.max, "{}", criterion.key);
                reached += u16::from(best);
            }
        }
        let parts = edition.part.iter().map(|part| part.max);
        assert_eq!((parts.sum::<u16>(), reached), (100, 100));
        assert_eq!(blocks.len(), 4);
    }

    #[test]
    fn the_law_as_it_is_makes_tables() {
        let law = Law::read(&law()).unwrap();
        assert_eq!(
            law.editions
                .iter()
                .map(|(_, edition)| edition.sheets.len())
                .sum::<usize>(),
            77
        );
        assert!(crate::emit::tables(&law).is_ok());
    }

    #[test]
    fn a_name_that_is_unknown_or_unused_is_refused() {
        let set = "26-2026/set-07.toml";
        assert!(
            fault(set, "as = \"story\"", "as = \"tale\"")
                .ends_with("5.1: nothing shared is named tale")
        );
        assert!(
            fault(set, "label = \"acceptable\"", "label = \"x\"")
                .contains("the label \"x\" is used but not written")
        );
        assert!(
            fault("labels/senses.toml", "[acceptable]", "[acceptable-too]")
                .contains("\"acceptable\" is used but not written")
        );
        assert!(
            fault(
                "notes.toml",
                "\n[",
                "\n[x]\nkind = \"info\"\nvi = \"x\"\nen = \"x\"\n\n["
            )
            .contains("the note \"x\" is written but not used")
        );
        assert!(
            fault(set, "id = \"forged-dossier\"", "id = \"bad-taste\"")
                .contains("the ground \"bad-taste\" is used but not written")
        );
        assert!(fault(set, "heading = \"", "heading = \"X").contains("the title \"XChế"));
        assert!(fault(set, "requires = \"5.1\"", "requires = \"9.9\"").ends_with("5.2: requires"));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let set = "26-2026/set-07.toml";
        let edition = "26-2026/edition.toml";
        let annex = fault(edition, "annex_en = \"Annex II\"\n", "");
        assert!(annex.contains("an annex has both languages"));
        let code = fault(edition, "code = 26", "code = 19");
        assert!(code.contains("1048/2019 and 26/2026 have the same code 19"));
        let code = fault(edition, "code = 26", "code = 126");
        assert!(code.contains("26/2026: the code 126 has more than two digits"));
        let tier = fault(edition, "sends_up_to = \"centre\"\n", "");
        assert!(tier.contains("what is sent up has its points and its tier"));
        assert!(fault(set, "samples", "smaples").contains("unknown field `smaples`"));
        assert!(
            fault(set, "marks = [3, 0, 0]", "marks = [3, 0]").ends_with("1.1: there are 3 levels")
        );
        assert!(
            fault(set, "marks = [3, 0, 0]", "marks = [2, 0, 0]")
                .contains("no mark stands for 2 stars")
        );
        assert!(
            fault("labels/senses.toml", "vi = \"Tốt\"", "vi = \"Rất tốt\"")
                .contains("say the same: \"Rất tốt\"")
        );
        assert!(fault("labels/senses.toml", "vi = \"Tốt\"", "vi = \"Tốt.\"").contains("\"Tốt.\""));
        let file = "interpretations.toml";
        assert!(
            fault(file, "26/2026, Art. 3.3", "27/2026, Art. 3.3")
                .ends_with("exact-mean: \"27/2026, Art. 3.3\" is no article of an edition")
        );
        assert!(
            fault(file, "id = \"level-zero\"", "id = \"exact-mean\"")
                .ends_with("the interpretation exact-mean is written twice")
        );
        assert!(
            fault(file, "about = \"rating\"", "about = \"stars\"")
                .contains("unknown variant `stars`")
        );
        let market = "labels/community-market-story.toml";
        assert!(
            fault(market, "place = [\"commune\"]", "place = [\"village\"]")
                .contains("unknown place \"village\"")
        );
        assert!(
            fault(market, "\"under 50%\"", "\"25%\"").ends_with("the tag \"25%\" is written twice")
        );
        assert!(
            fault("notes.toml", "kind = \"info\"", "kind = \"hint\"")
                .ends_with("no kind of note is named hint")
        );
    }
}
