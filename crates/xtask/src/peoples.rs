//! The peoples of Viet Nam, as they are written: `crates/ocop-dossier/law/peoples.toml`.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, ensure};
use serde::Deserialize;

use crate::law;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    people: Vec<People>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct People {
    pub(crate) name: String,
    /// Other names in use.
    #[serde(default)]
    pub(crate) others: Vec<String>,
    /// The majority; all others are minorities.
    #[serde(default)]
    pub(crate) majority: bool,
}

/// Reads the list, and checks that no name is written twice and one people is the majority.
pub(crate) fn read(law: &Path) -> Result<Vec<People>> {
    let Written { people } = law::read(&law.join("peoples.toml"))?;
    let mut names = BTreeSet::new();
    for own in &people {
        for name in own.others.iter().chain([&own.name]) {
            ensure!(names.insert(name), "the people {name} is written twice");
        }
    }
    let majorities = people.iter().filter(|own| own.majority).count();
    ensure!(majorities == 1, "{majorities} peoples are the majority");
    Ok(people)
}
