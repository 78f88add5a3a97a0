//! Blank scorecards in the JSON form, to fill in on a sheet of 26/2026, Annex II, or of another
//! edition.

use crate::base::lang::Lang;
use crate::law::sheet::Sheet;

/// A blank product line: every criterion has `null` in place of its level.
///
/// Its guide names each level. The guide is in `extra`, so that an answer repeats it; it may be removed. A
/// reader refuses a `null` that is left.
#[derive(Clone, Debug)]
pub struct Blank<'a> {
    sheet: &'a Sheet,
    lang: Lang,
}

impl<'a> Blank<'a> {
    pub(crate) const fn new(sheet: &'a Sheet, lang: Lang) -> Self {
        Self { sheet, lang }
    }
}

impl Sheet {
    /// A blank scorecard in the JSON form, to fill in, with a guide to every level.
    ///
    /// ```
    /// use ocop_core::{Edition, Lang};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let blank = serde_json::to_value(sheet.blank(Lang::En)).unwrap();
    /// assert_eq!(blank["set"], 7);
    /// assert!(blank["scorecards"][0]["1.1"].is_null());
    /// assert_eq!(blank["extra"]["guide"]["1.1"]["levels"]["0"], "Below the lowest printed level");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn blank(&self, lang: Lang) -> Blank<'_> {
        Blank::new(self, lang)
    }
}

mod serde_impls {
    use alloc::string::{String, ToString};

    use serde::Serialize;
    use serde::ser::{SerializeMap, Serializer};

    use super::{Blank, Lang, Sheet};
    use crate::explain::level_zero;
    use crate::law::criterion::Criterion;

    impl Serialize for Blank<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut line = serializer.serialize_map(None)?;
            line.serialize_entry("id", "")?;
            line.serialize_entry("edition", &self.sheet.edition())?;
            line.serialize_entry("set", &self.sheet.number())?;
            if !self.sheet.is_law() {
                // Without this member the card would be read on the law's own sheet of that number.
                line.serialize_entry("draft", &true)?;
            }
            line.serialize_entry("scorecards", &[Card(self.sheet)])?;
            line.serialize_entry("extra", &Extra { guide: Guide(self) })?;
            line.end()
        }
    }

    /// What a reader keeps and does not look at.
    #[derive(Serialize)]
    struct Extra<'a> {
        guide: Guide<'a>,
    }

    struct Card<'a>(&'a Sheet);

    impl Serialize for Card<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            #[derive(Serialize)]
            struct InCase {
                case: Option<()>,
                level: Option<()>,
            }
            let mut card = serializer.serialize_map(None)?;
            for criterion in self.0.criteria() {
                if criterion.has_cases() {
                    let in_case = InCase {
                        case: None,
                        level: None,
                    };
                    card.serialize_entry(criterion.key(), &in_case)?;
                } else {
                    card.serialize_entry(criterion.key(), &None::<()>)?;
                }
            }
            card.end()
        }
    }

    struct Guide<'a>(&'a Blank<'a>);

    impl Serialize for Guide<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let lang = self.0.lang;
            serializer.collect_map(
                self.0
                    .sheet
                    .criteria()
                    .map(|criterion| (criterion.key(), Entry { criterion, lang })),
            )
        }
    }

    struct Entry<'a> {
        criterion: Criterion<'a>,
        lang: Lang,
    }

    impl Serialize for Entry<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut entry = serializer.serialize_map(None)?;
            entry.serialize_entry("name", self.criterion.label().get(self.lang))?;
            entry.serialize_entry("points", &self.criterion.max())?;
            if let Some(story) = self.criterion.requires() {
                entry.serialize_entry("only_with", story.key())?;
            }
            entry.serialize_entry("levels", &Levels(self))?;
            let notes: alloc::vec::Vec<_> = self
                .criterion
                .notes()
                .map(|note| note.label().get(self.lang))
                .collect();
            if !notes.is_empty() {
                entry.serialize_entry("notes", &notes)?;
            }
            entry.end()
        }
    }

    struct Levels<'a>(&'a Entry<'a>);

    impl Serialize for Levels<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let Entry { criterion, lang } = self.0;
            serializer.collect_map(criterion.choices().map(|choice| {
                let level = criterion.level_of(choice);
                let text: String = match level {
                    None => level_zero(*lang).to_string(),
                    Some(level) => {
                        let mark = level
                            .mark()
                            .map_or_else(String::new, |star| alloc::format!(", {star}★"));
                        let points = level.points();
                        let unit = lang.pick("điểm", "pt");
                        alloc::format!("{} ({points} {unit}{mark})", level.label().get(*lang))
                    }
                };
                (choice.to_string(), text)
            }))
        }
    }
}
