//! What the files of evidence say, and what is refused of them.

use super::*;

fn crates() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn law() -> Law {
    Law::read(&crates().join("ocop-core/law")).unwrap()
}

/// After a change in a file of evidence, it is refused with these words.
#[track_caller]
fn refused(file: &str, from: &str, to: &str, words: &str) {
    let folder = tempfile::tempdir().unwrap();
    let (dossier, copy) = (crates().join("ocop-dossier"), folder.path());
    for folder in ["law/evidence", "src/evidence", "src/model"] {
        std::fs::create_dir_all(copy.join(folder)).unwrap();
    }
    let files = law::sorted(&dossier.join("law/evidence")).unwrap();
    let sources =
        ["src/model/document_kind.rs", "src/evidence/fact.rs"].map(|file| dossier.join(file));
    for path in files.iter().chain(&sources) {
        let target = copy.join(path.strip_prefix(&dossier).unwrap());
        std::fs::copy(path, target).unwrap();
    }
    let path = copy.join("law/evidence").join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let said = format!("{:#}", Evidence::read(copy, &law()).err().unwrap());
    assert!(said.contains(words), "{said}");
}

#[test]
fn the_evidence_as_it_is_answers_every_level_of_every_sheet() {
    let law = law();
    let evidence = Evidence::read(&crates().join("ocop-dossier"), &law).unwrap();
    let tables = crate::emit::evidence::tables(&law, &evidence).unwrap();
    let levels: usize = law
        .editions
        .iter()
        .flat_map(|(_, edition)| &edition.sheets)
        .flat_map(Sheet::criteria)
        .map(|criterion| criterion.levels.iter().flatten().count())
        .sum();
    let numbers = |text: &String| {
        let rows = text
            .lines()
            .filter_map(|line| line.split_once("&[")?.1.split_once("], //"));
        rows.map(|(numbers, _)| numbers.split(", ").count())
            .sum::<usize>()
    };
    let written = ["e2019.rs", "e2023.rs", "e2026.rs"].map(|file| numbers(&tables[file]));
    assert_eq!(written.iter().sum::<usize>(), levels);
}

#[test]
fn the_first_row_asks_for_nothing_and_no_row_appears_twice() {
    let law = law();
    let evidence = Evidence::read(&crates().join("ocop-dossier"), &law).unwrap();
    let tables = crate::emit::evidence::tables(&law, &evidence).unwrap();
    let mut rows: Vec<_> = tables["proofs.rs"]
        .lines()
        .filter(|line| line.starts_with("    ProofRow"))
        .collect();
    let nothing = "    ProofRow::new(&[], Judged::File, &[], false, &[]),";
    assert_eq!(rows[0], nothing);
    let all = rows.len();
    rows.sort_unstable();
    rows.dedup();
    assert_eq!(rows.len(), all);
}

#[test]
fn what_no_sheet_has_is_refused() {
    let (file, table) = ("story.toml", "[story.levels]");
    let none = "no evidence for the concept story";
    refused(file, table, "[tale.levels]", none);
    let more = "[tale.levels]\n[story.levels]";
    refused(file, table, more, "no sheet has the concept tale");
    let more = "[story.levels]\ntale = {}";
    refused(file, table, more, "no sheet has story: tale");
    let twice = "[promotion.levels]\n[story.levels]";
    refused(file, table, twice, "the concept promotion is written twice");
}

#[test]
fn a_level_without_an_answer_is_refused() {
    let level = "no-product-story = {}\n";
    let none = "5.1: no evidence for story: no-product-story";
    refused("story.toml", level, "", none);
}

#[test]
fn a_marked_level_and_one_with_a_number_must_be_named() {
    let marked = "brew-clear-bright-very-suitable = { judged = \"sample\" }\n";
    let words = "brew-clear-bright-very-suitable carries a mark and must be named";
    refused("senses.toml", marked, "", words);
    let number = "size-shape-quite-uniform-over-60 = { judged = \"sample\" }\n";
    let words = "size-shape-quite-uniform-over-60 tells a number and must be named";
    refused("senses.toml", number, "", words);
}

#[test]
fn a_default_that_no_level_needs_is_refused() {
    let more = "[story]\ndefault = {}\n[story.levels]";
    let words = "story: no level is left to the default";
    refused("story.toml", "[story.levels]", more, words);
}

#[test]
fn an_unknown_kind_fact_or_way_of_judging_is_refused() {
    let kind = "story-documented-plot-content: ";
    refused("story.toml", "[\"product-story\"]", "[\"tale\"]", kind);
    let kind = "document_kind.rs has no \"tale\"";
    refused("story.toml", "[\"product-story\"]", "[\"tale\"]", kind);
    let fact = "fact.rs has no \"months\"";
    refused("production.toml", "\"contract-months\"", "\"months\"", fact);
    let judged = "unknown variant `nose`";
    refused(
        "senses.toml",
        "judged = \"sample\"",
        "judged = \"nose\"",
        judged,
    );
}

#[test]
fn a_bound_is_one_share_or_one_count() {
    let (file, months) = ("production.toml", "from = \"12\"");
    let both = "contract-months is bound by either `from` or `above`";
    refused(file, months, "from = \"12\", above = \"12\"", both);
    let words = "contract-months: \"a year\" is no share and no count";
    refused(file, months, "from = \"a year\"", words);
    let mixed = "material-from-commune is a share in one place and a count in another";
    refused(file, "from = \"75%\"", "from = \"75\"", mixed);
}

#[test]
fn an_item_that_another_item_answers_is_refused() {
    let item = "\"contract-settlement|invoice\"";
    let words = "another item of the proof answers \"chain-contract|invoice\" too";
    refused("production.toml", item, "\"chain-contract|invoice\"", words);
}

#[test]
fn a_level_that_asks_for_less_than_one_worth_fewer_points_must_say_so() {
    let items = "\"promotion-material\", \"website\"]";
    let less =
        "5.1: story: product-story-leaflet-website asks for less than product-story-leaflet,";
    refused("story.toml", items, "\"website\"]", less);
    let shares = "from = \"75%\" }] }\nraised-caught-commune-under-50";
    let lower = "from = \"45%\" }] }\nraised-caught-commune-under-50";
    let less = "grown-in-commune-75-to-100 asks for less than grown-in-commune-50-to-under-75,";
    refused("production.toml", shares, lower, less);
}

#[test]
fn a_level_said_not_to_build_on_others_must_need_it() {
    let builds = "\"promotion-material\"] }";
    let apart = "\"promotion-material\"], builds = false }";
    let words = "story: product-story-leaflet: builds = false is not needed";
    refused("story.toml", builds, apart, words);
    let needed = ", builds = false }";
    let words =
        "quality-assurance: production-lot-records asks for less than quality-control-plan,";
    refused("quality.toml", needed, " }", words);
}

#[test]
fn what_is_read_is_an_entry_of_a_document_that_some_level_asks_for() {
    let mark = "mark = \"trademark-application|trademark-certificate\"\n";
    let words = "unknown variant `colour`";
    refused("community.toml", mark, "colour = \"award\"\n", words);
    let words = "intellectual-property: no level asks for what it reads";
    refused("community.toml", mark, "mark = \"award\"\n", words);
    let words = "it reads a document that it does not ask for";
    let own = "reads = { issued = \"chain-contract\" }";
    refused(
        "production.toml",
        own,
        "reads = { issued = \"award\" }",
        words,
    );
}

#[test]
fn only_a_certificate_of_quality_is_for_food_safety() {
    let (kind, words) = (
        "food-safety-certificate|gmp",
        "only certificates of quality",
    );
    let other = "food-safety-certificate(food-safety)|gmp";
    refused("quality.toml", kind, other, words);
}
