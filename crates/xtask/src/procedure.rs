//! What a dossier contains and how many days each stage has, as it is written:
//! `crates/ocop-dossier/law/<edition>/procedure.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::law::{self, Law};

mod form;

pub(crate) use form::{
    Cooperatives, Count, GrowthOf, Kind, Rounds, Sets, Source, Window, Written, month_and_day,
};

/// How a place is written that is known from provincial guides only.
const GUIDES: &str = "guides";

/// The procedure of one edition.
pub(crate) struct Procedure {
    /// The folder, such as `26-2026`.
    pub(crate) folder: String,
    pub(crate) written: Written,
    /// Where each provision is, by its id; `None`: in guides only.
    pub(crate) places: BTreeMap<String, Option<String>>,
    /// The minimum requirements of its stars are in prose, as `edition.toml` of ocop-core says.
    pub(crate) minima_in_prose: bool,
}

impl Procedure {
    /// Reads `procedure.toml` of a folder.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join("procedure.toml");
        let written: Written = law::read(&path)?;
        let name = folder.file_name().context("an edition has a folder name")?;
        let name = name.to_string_lossy().into_owned();
        ensure!(
            name == written.edition.replace('/', "-"),
            "{}: the folder of {} is named after it",
            path.display(),
            written.edition
        );
        let places = written.places();
        let places = places.with_context(|| path.display().to_string())?;
        Ok(Self {
            folder: name,
            written,
            places,
            minima_in_prose: false,
        })
    }

    /// The procedure of every edition of the law, in the same order. The places that `edition.toml`
    /// has already are taken from there.
    pub(crate) fn read_all(folder: &Path, law: &Law) -> Result<Vec<Self>> {
        let mut procedures = Vec::new();
        for (name, edition) in &law.editions {
            let mut procedure = Self::read(&folder.join(name))?;
            ensure!(
                procedure.written.edition == edition.id,
                "{name}: the edition is {}",
                edition.id
            );
            procedure.minima_in_prose = edition.minima_in_prose;
            let transition = edition.transition.as_ref();
            for (id, place) in [
                ("bands", &edition.bands_place),
                ("unrecognised-stars", &edition.unrecognised_place),
                ("transition", &transition.map(|row| row.place.clone())),
            ] {
                if let Some(place) = place {
                    let twice = procedure
                        .places
                        .insert(id.to_owned(), Some(place.clone()))
                        .is_some();
                    ensure!(!twice, "{name}: edition.toml has the place of {id}");
                }
            }
            procedures.push(procedure);
        }
        for path in law::sorted(folder)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            ensure!(
                !path.join("procedure.toml").is_file()
                    || law.editions.iter().any(|(folder, _)| *folder == *name),
                "{name}: ocop-core has no such edition"
            );
        }
        Ok(procedures)
    }
}

impl Written {
    /// The places of all entries, each once.
    fn places(&self) -> Result<BTreeMap<String, Option<String>>> {
        let mut entries: Vec<(&str, &str)> = Vec::new();
        entries.extend(self.places.iter().map(|(id, place)| (&**id, &**place)));
        for form in &self.form {
            let place = form.place.as_deref();
            entries.extend(place.map(|place| (form.provision(), place)));
        }
        for paper in &self.paper {
            entries.push((&paper.paper, &paper.place));
        }
        for document in &self.document {
            let place = document.place.as_deref();
            entries.extend(place.map(|place| (&*document.document, place)));
        }
        let tables = [
            ("sets", self.sets.place.as_ref()),
            ("commune-sets", sets_place(&self.commune_sets)),
            ("province-sets", sets_place(&self.province_sets)),
            ("commune-days", self.commune_days.as_ref().map(Count::place)),
            (
                "re-evaluation-days",
                self.re_evaluation_days.as_ref().map(Count::place),
            ),
            (
                "re-evaluation-window",
                self.re_evaluation_window
                    .as_ref()
                    .map(|window| &window.place),
            ),
            (
                "province-rounds",
                self.province_rounds.as_ref().map(|rounds| &rounds.place),
            ),
            (
                "ministry-rounds",
                self.ministry_rounds.as_ref().map(|rounds| &rounds.place),
            ),
            ("product-code", self.product_code.place.as_ref()),
        ];
        for (id, place) in tables {
            entries.extend(place.map(|place| (id, &**place)));
        }
        let mut places = BTreeMap::new();
        for (id, place) in entries {
            let known = (place != GUIDES).then(|| place.to_owned());
            ensure!(
                known.is_some() || self.source == Source::Secondary,
                "{id}: the decision itself was read, so it has an article"
            );
            if let Some(place) = &known {
                let mut parts = place.split([',', ';']).map(str::trim);
                let is_place = |part: &str| {
                    ["Art. ", "Annex ", "Mẫu "]
                        .iter()
                        .any(|word| part.starts_with(word))
                };
                ensure!(
                    parts.all(is_place),
                    "{id}: {place:?} is no place in a decision"
                );
            }
            ensure!(
                places.insert(id.to_owned(), known).is_none(),
                "the place of {id} is written twice"
            );
        }
        Ok(places)
    }
}

fn sets_place(sets: &Option<Sets>) -> Option<&String> {
    sets.as_ref()?.place.as_ref()
}

/// A place as Vietnamese texts cite it: `Art. 6; Annex III, Mẫu 01` is
/// `Điều 6; Phụ lục III, Mẫu 01`.
pub(crate) fn vietnamese(place: &str) -> String {
    place
        .replace("Art. ", "Điều ")
        .replace("Annex ", "Phụ lục ")
}

#[cfg(test)]
mod tests;
