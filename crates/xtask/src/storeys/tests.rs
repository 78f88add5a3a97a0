//! The order of a made-up crate.

// A test fails by panicking.
#![allow(clippy::unwrap_used)]

use super::check;

const IN_ORDER: [(&str, &str); 9] = [
    (
        "lib.rs",
        "pub mod law;\npub use law::{Sheet, star::Star};\n",
    ),
    (
        "law/mod.rs",
        "mod sheet;\npub mod star;\npub use sheet::Sheet;\npub use star::Star;\n",
    ),
    (
        "law/sheet.rs",
        "use super::star::Star;\npub struct Sheet(Star);\n",
    ),
    ("law/star.rs", "pub struct Star;\n"),
    (
        "rating/mod.rs",
        "mod card;\nuse card::Card;\n/// Cites [`crate::json`].\npub struct Rating(Card);\n",
    ),
    (
        "rating/card.rs",
        "use crate::law::{Sheet, star::{self, Star as S}};\nuse super::Rating;\n// crate::json\n",
    ),
    ("after/mod.rs", "use crate::rating;\n"),
    (
        "json/mod.rs",
        "use crate::{after, explain::Words};\nuse core::fmt;\nfn f() { crate::words!(); }\n",
    ),
    (
        "explain/mod.rs",
        "pub struct Words;\n\n#[cfg(test)]\nmod tests {\n    use crate::json;\n}\n",
    ),
];

/// What is said of the made-up crate with one file changed or added.
#[track_caller]
fn fault(file: &str, text: &str) -> String {
    with(&[(file, text)]).unwrap_err()
}

fn with(changes: &[(&str, &str)]) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in IN_ORDER.iter().chain(changes) {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    check(folder.path()).map_err(|error| error.to_string())
}

#[test]
fn a_crate_that_imports_downward_is_in_order() {
    assert_eq!(with(&[]), Ok(()));
}

#[test]
fn an_import_from_a_higher_storey_is_named() {
    assert_eq!(
        fault("law/star.rs", "use crate::rating::Rating;\n"),
        "law/star.rs: crate::rating::Rating is in a higher storey\n\
         a ring of 4: law/sheet.rs, law/star.rs, rating/mod.rs, rating/card.rs"
    );
    assert_eq!(
        fault("base/mod.rs", "use crate::law::star;\n"),
        "base/mod.rs: crate::law::star is in a higher storey"
    );
    assert_eq!(
        fault("after/mod.rs", "fn f() -> crate::json::Line {}\n"),
        "after/mod.rs: crate::json::Line is in a higher storey\n\
         a ring of 2: after/mod.rs, json/mod.rs"
    );
    assert_eq!(
        fault("rating/mod.rs", "use super::{after::Day, law};\n"),
        "rating/mod.rs: crate::after::Day is in a higher storey\n\
         a ring of 2: after/mod.rs, rating/mod.rs"
    );
}

#[test]
fn a_path_through_the_root_is_named() {
    for text in [
        "use crate::Star;\n",
        "use crate::{law::Sheet, Star};\n",
        "use super::super::Star;\n",
    ] {
        assert_eq!(
            fault("rating/card.rs", text),
            "rating/card.rs: crate::Star goes through the root; name its module"
        );
    }
}

#[test]
fn a_file_or_folder_outside_of_the_storeys_is_named() {
    assert_eq!(fault("lang.rs", ""), "lang.rs: lang is no storey");
    assert_eq!(fault("text/mod.rs", ""), "text/mod.rs: text is no storey");
}

#[test]
fn files_of_a_storey_may_import_each_other_but_not_in_a_ring() {
    // Not seen in `mod.rs`, which only gives them out.
    assert_eq!(
        fault("law/star.rs", "use super::Sheet;\npub struct Star;\n"),
        "a ring of 2: law/sheet.rs, law/star.rs"
    );
    assert_eq!(
        fault(
            "explain/mod.rs",
            "use crate::json::Line;\npub struct Words;\n"
        ),
        "a ring of 2: explain/mod.rs, json/mod.rs"
    );
}

#[test]
fn a_ring_through_a_folder_s_own_module_is_allowed_and_one_beside_it_is_not() {
    let card = ("rating/card.rs", "use super::{Rating, mean::Mean};\n");
    let mean = "use super::Rating;\npub struct Mean;\n";
    assert_eq!(with(&[card, ("rating/mean.rs", mean)]), Ok(()));
    let mean = "use super::card::Card;\npub struct Mean;\n";
    assert_eq!(
        with(&[card, ("rating/mean.rs", mean)]),
        Err("a ring of 3: rating/mod.rs, rating/card.rs, rating/mean.rs".to_owned())
    );
}
