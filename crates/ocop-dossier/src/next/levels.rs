//! The levels of a criterion to answer, with the documents that are there or still needed for each.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::{Lang, Level};

use super::{NextDossier, NextEntry, NextPart};
use crate::check::examination::kinds;
use crate::evidence::{Judged, Proofs};
use crate::model::document_kind::Kinds;
use crate::report::letter::points;

/// The levels of a criterion to answer, each with the papers that are there or missing for it.
pub(super) fn levels(next: &NextDossier, entry: &NextEntry, lang: Lang) -> Vec<String> {
    let key = entry.path().strip_prefix("self_score.choices.");
    let sheet = next.dossier.sheet();
    let criterion = key.filter(|_| entry.why.is_some());
    let Some(criterion) = criterion.and_then(|key| sheet.criterion(key).ok()) else {
        return Vec::new();
    };
    let key = criterion.key();
    // A level that carries over is the lowest that is possible.
    let score = next.dossier.self_score.as_ref();
    let kept = score.and_then(|score| score.choices.get(key));
    let kept = kept.and_then(|&choice| criterion.level_of(choice));
    let kept = kept.map(Level::points);
    let (cited, there) = (papers(next, Some(key)), papers(next, None));
    let levels = Proofs::of(sheet).levels(criterion);
    let levels = levels.filter(|(level, _)| kept.is_none_or(|kept| kept <= level.points()));
    let levels = levels.map(|(level, row)| {
        let (choice, condition) = (level.choice(), level.label().get(lang));
        let points = points(level.points().get(), lang);
        let head = lang.pick("Mức", "Level");
        let mut notes = Vec::new();
        if row.judged != Judged::File {
            let by = row.judged.label(lang);
            notes.push(format!("{} {by}", lang.pick("chấm trên", "judged by")));
        }
        let missing: Vec<_> = row.missing(there).map(Kinds::either).collect();
        let missing: Vec<_> = missing.iter().map(|any| any.get(lang)).collect();
        if !missing.is_empty() {
            let need = lang.pick("cần thêm", "also needed");
            notes.push(format!("{need}: {}", missing.join("; ")));
        } else if !row.is_proven_by(cited) {
            notes.push(match lang {
                Lang::Vi => {
                    format!("đã có loại giấy tờ này: ghi thêm tiêu chí {key} cho giấy tờ đó")
                }
                Lang::En => {
                    format!("documents of these kinds are there: cite them for criterion {key}")
                }
            });
        } else if !row.proof.is_empty() {
            let there = lang.pick(
                "đã có loại giấy tờ này",
                "documents of these kinds are there",
            );
            notes.push(there.into());
        }
        let notes = match notes.is_empty() {
            true => String::new(),
            false => format!(" [{}]", notes.join("; ")),
        };
        format!("{head} {choice} ({points}): {condition}{notes}")
    });
    levels.collect()
}

/// The kinds of the documents to keep: all, or those that count for a criterion.
fn papers(next: &NextDossier, key: Option<&str>) -> Kinds {
    let kept = next
        .entries()
        .filter(|entry| entry.part() == NextPart::Keep);
    let names = kept.filter_map(|entry| entry.path().strip_prefix("documents."));
    let documents = names.filter_map(|name| next.dossier.documents.get(name));
    let counting = documents.filter(|own| key.is_none_or(|key| own.is_cited_for(key)));
    counting.fold(Kinds::NONE, |all, own| all.and(kinds(own)))
}
