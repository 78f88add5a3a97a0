//! The criteria of a sheet by the keys and titles that a page may have, and the headings of its columns.

use std::collections::{BTreeSet, HashMap};

use ocop_core::{Criterion, Lang, Sheet, text};

use crate::layout::member;
use crate::read::cells::{Content, Kind};
use crate::read::level::Entries;

/// The keys and titles of a sheet.
pub(crate) struct Names<'s> {
    pub(crate) sheet: &'s Sheet,
    /// The criteria of each title.
    titles: HashMap<String, Vec<usize>>,
    headings: [String; 8],
    /// The entries of the drop-downs.
    pub(crate) entries: Entries,
}

impl<'s> Names<'s> {
    pub(crate) fn of(sheet: &'s Sheet, lang: Lang, entries: Entries) -> Self {
        let mut titles: HashMap<String, Vec<usize>> = HashMap::new();
        for criterion in sheet.criteria() {
            let label = criterion.label();
            let names = [criterion.title(), label.get(Lang::Vi), label.get(Lang::En)];
            let names = names.into_iter().filter(|name| !name.is_empty());
            for name in names.map(folded).collect::<BTreeSet<_>>() {
                titles.entry(name).or_default().push(criterion.index());
            }
        }
        Self {
            sheet,
            titles,
            headings: member::headings(lang).map(folded),
            entries,
        }
    }

    /// The criteria that a key may mean. A number has lost the zeros of its key, and a day is a key that a
    /// program took for one.
    pub(crate) fn of_key(&self, key: &Content) -> Vec<usize> {
        let of = |is: &dyn Fn(&str) -> bool| {
            let found = self
                .sheet
                .criteria()
                .filter(|criterion| is(criterion.key()));
            found.map(Criterion::index).collect::<Vec<_>>()
        };
        match key.kind {
            Kind::Number => {
                let number = key.trimmed();
                of(&|own| own == number || (own.contains('.') && without_zeros(own) == number))
            }
            Kind::Day(day) => {
                let keys = [(day.day(), day.month()), (day.month(), day.day())];
                let keys = keys.map(|(one, other)| format!("{one}.{other}"));
                of(&|own| keys.iter().any(|key| key == own))
            }
            _ => {
                let key = key.trimmed().replace(',', ".");
                let key: String = key
                    .trim_end_matches(['.', ':', ')'])
                    .split_whitespace()
                    .collect();
                self.sheet
                    .criterion(&key)
                    .map_or(Vec::new(), |found| vec![found.index()])
            }
        }
    }

    /// The criteria of a title, with or without notes below it.
    pub(crate) fn of_title(&self, title: &str) -> &[usize] {
        let title = title.lines().next().unwrap_or_default();
        self.titles.get(&folded(title)).map_or(&[], Vec::as_slice)
    }

    /// The place of a heading.
    pub(crate) fn heading(&self, content: &Content) -> Option<usize> {
        // No heading is as long.
        const LONGEST: usize = 60;
        let is_short = content.kind == Kind::Text && content.text.len() <= LONGEST;
        let found = is_short.then(|| folded(content.trimmed()))?;
        self.headings.iter().position(|heading| *heading == found)
    }

    /// Whether a key is that of a part or a section; a group has none.
    pub(crate) fn is_of_section(&self, key: &Content) -> bool {
        let key = key.trimmed();
        let mut parts = self.sheet.parts();
        key.is_empty()
            || parts
                .any(|part| part.id() == key || part.sections().any(|section| section.key() == key))
    }
}

/// A text in the form that is compared.
fn folded(text: &str) -> String {
    text::folded(text).collect()
}

/// A key as a number: `1.10` is 1.1.
fn without_zeros(key: &str) -> &str {
    key.trim_end_matches('0').trim_end_matches('.')
}
