//! What the files of procedure say, what is refused of them, and that an edition is a folder of data.

use super::*;
use crate::{emit, evidence};

fn crates() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for path in law::sorted(from).unwrap() {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// After a change in a file below `ocop-dossier/law`, it is refused with these words.
#[track_caller]
fn refused(file: &str, from: &str, to: &str, words: &str) {
    let folder = tempfile::tempdir().unwrap();
    copy(&crates().join("ocop-dossier/law"), folder.path());
    let path = folder.path().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let law = Law::read(&crates().join("ocop-core/law")).unwrap();
    let made = Procedure::read_all(folder.path(), &law)
        .and_then(|procedures| emit::procedure::tables(&procedures));
    let said = format!("{:#}", made.err().unwrap());
    assert!(said.contains(words), "{said}");
}

#[test]
fn places_read_in_vietnamese() {
    assert_eq!(
        vietnamese("Art. 6; Annex III, Mẫu 01"),
        "Điều 6; Phụ lục III, Mẫu 01"
    );
    assert_eq!(vietnamese("Art. 11, Art. 12"), "Điều 11, Điều 12");
}

#[test]
fn the_procedure_of_26_2026_has_its_days_and_articles() {
    let law = Law::read(&crates().join("ocop-core/law")).unwrap();
    let procedures = Procedure::read_all(&crates().join("ocop-dossier/law"), &law).unwrap();
    let tables = emit::procedure::tables(&procedures).unwrap();
    let names: Vec<_> = tables.keys().map(String::as_str).collect();
    assert_eq!(names, ["e2019.rs", "e2023.rs", "e2026.rs", "mod.rs"]);
    for line in [
        "    commune_days: Some(Days::Working(15)),",
        "    re_evaluation_days: Some(Days::Calendar(45)),",
        "    re_evaluation_window: Some(FilingWindow { first: 180, last: 120 }),",
        r#"    (Provision::CommuneDays, Place::Article(Label::constant("Điều 7.2", "Art. 7.2"))),"#,
        r#"    (Provision::Bands, Place::Article(Label::constant("Điều 3.3", "Art. 3.3"))),"#,
    ] {
        assert!(tables["e2026.rs"].lines().any(|own| own == line), "{line}");
    }
}

#[test]
fn a_fourth_edition_is_a_folder_of_data() {
    let folder = tempfile::tempdir().unwrap();
    let (core, dossier) = (folder.path().join("core"), folder.path().join("dossier"));
    copy(&crates().join("ocop-core/law"), &core);
    for part in ["law", "src/evidence", "src/model"] {
        copy(
            &crates().join("ocop-dossier").join(part),
            &dossier.join(part),
        );
    }
    // Its sheets are those of 26/2026, its days and articles are made up.
    copy(&core.join("26-2026"), &core.join("99-2099"));
    let edition = core.join("99-2099/edition.toml");
    let text = std::fs::read_to_string(&edition).unwrap();
    let text = text
        .replace("id = \"26/2026\"", "id = \"99/2099\"")
        .replace("code = 26", "code = 99")
        .replace("2026-05-22", "2099-01-01");
    std::fs::write(&edition, text).unwrap();
    let made_up = crates().join("ocop-dossier/tests/data/law/99-2099");
    copy(&made_up, &dossier.join("law/99-2099"));

    let law = Law::read(&core).unwrap();
    let sheets = emit::tables(&law).unwrap();
    assert!(sheets.iter().any(|(name, _)| name == "e2099/set_26.rs"));
    let evidence = evidence::Evidence::read(&dossier, &law).unwrap();
    let evidence = emit::evidence::tables(&law, &evidence).unwrap();
    assert!(evidence["mod.rs"].contains("(\"99/2099\", e2099::SHEETS)"));
    let procedures = Procedure::read_all(&dossier.join("law"), &law).unwrap();
    let tables = emit::procedure::tables(&procedures).unwrap();
    assert!(tables["mod.rs"].contains("&e2099::PROCEDURE"));
    for line in [
        "    edition: \"99/2099\",",
        "    commune_days: Some(Days::Calendar(9)),",
        "    re_evaluation_days: Some(Days::Working(20)),",
        "    re_evaluation_window: Some(FilingWindow { first: 90, last: 30 }),",
        r#"    (Provision::CommuneDays, Place::Article(Label::constant("Điều 43.1", "Art. 43.1"))),"#,
    ] {
        assert!(tables["e2099.rs"].lines().any(|own| own == line), "{line}");
    }
}

/// The code of a file: without its tests and its comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let tests = "\n#[cfg(test)]\nmod tests {";
    let code = text.split_once(tests).map_or(text, |(code, _)| code);
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn no_code_of_ocop_dossier_names_an_edition() {
    fn check(folder: &Path) -> usize {
        let mut files = 0;
        for path in law::sorted(folder).unwrap() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "testing" {
                    files += check(&path);
                }
            } else if name != "tests.rs" {
                let text = std::fs::read_to_string(&path).unwrap();
                let named = code(&text).find(|line| line.contains("Edition::E2"));
                assert_eq!(named, None, "{}", path.display());
                files += 1;
            }
        }
        files
    }
    assert!(check(&crates().join("ocop-dossier/src")) > 100);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let file = "26-2026/procedure.toml";
    for (from, to, words) in [
        ("working_days = 15", "days = 15", "unknown field `days`"),
        (
            "working_days = 15",
            "working_days = 15\ncalendar_days = 15",
            "days are either working days or calendar days",
        ),
        ("\"04-30\"", "\"02-30\"", "no year has the day \"02-30\""),
        ("\"04-30\"", "\"30/04\"", "\"30/04\" is no month and day"),
        (
            "first_day = 180",
            "first_day = 60",
            "the first day is further from expiry than the last",
        ),
        (
            "from = \"51%\"",
            "from = \"51\"",
            "\"51\" is no share in per cent",
        ),
        (
            "cooperatives = \"profit-or-class\"\n",
            "",
            "cooperatives have a rule of their own",
        ),
        (
            "place = \"Art. 7.2\"",
            "place = \"Điều 7.2\"",
            "commune-days: \"Điều 7.2\" is no place in a decision",
        ),
        (
            "place = \"Art. 7.2\"",
            "place = \"guides\"",
            "the decision itself was read, so it has an article",
        ),
        (
            "applicants = \"Art. 2.3\"",
            "applicants = \"Art. 2.3\"\nsets = \"Art. 7.1\"",
            "the place of sets is written twice",
        ),
        (
            "applicants = \"Art. 2.3\"",
            "applicants = \"Art. 2.3\"\nbands = \"Art. 3.3\"",
            "edition.toml has the place of bands",
        ),
        (
            "edition = \"26/2026\"",
            "edition = \"27/2026\"",
            "the folder of 27/2026 is named after it",
        ),
    ] {
        refused(file, from, to, words);
    }
}

#[test]
fn an_edition_without_a_folder_and_a_folder_without_an_edition_are_refused() {
    let law = Law::read(&crates().join("ocop-core/law")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    copy(&crates().join("ocop-dossier/law"), folder.path());
    let made_up = crates().join("ocop-dossier/tests/data/law/99-2099");
    copy(&made_up, &folder.path().join("99-2099"));
    let read = || Procedure::read_all(folder.path(), &law).err().unwrap();
    let said = format!("{:#}", read());
    assert!(
        said.contains("99-2099: ocop-core has no such edition"),
        "{said}"
    );
    std::fs::remove_file(folder.path().join("148-2023/procedure.toml")).unwrap();
    let said = format!("{:#}", read());
    assert!(said.contains("148-2023/procedure.toml"), "{said}");
}
