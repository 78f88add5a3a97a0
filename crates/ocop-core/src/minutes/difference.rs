//! Differences in minutes: each with its name, its place and a sentence.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use serde::{Serialize, Serializer};

use super::DifferenceKind;
use crate::base::error::{Cut, Quoted};
use crate::base::label::Label;
use crate::base::lang::Lang;

/// A value in minutes that contradicts the rest, or the other minutes.
///
/// It has a [`kind`](Difference::kind) for programs, a [`path`](Difference::path) into the JSON,
/// and a sentence in both languages. It prints as its name, path and English sentence. It
/// serializes as an object with `name`, `path`, `member`, `subject`, `recorded`, `expected`, `vi`
/// and `en`.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Difference {
    kind: DifferenceKind,
    path: String,
    member: Option<usize>,
    subject: Option<String>,
    recorded: Option<String>,
    expected: Option<String>,
    text: Label,
}

/// The source of the expected value.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Against {
    /// A digest that matches no known value.
    Digest,
    /// A digest that matches the expected value.
    DigestOf,
    Code,
    Rating,
    Release,
    Trusted,
    Other,
}

impl Difference {
    /// A value that differs from the expected one; `None` for a missing value.
    pub(super) fn value(
        kind: DifferenceKind,
        path: impl Into<String>,
        what: &Label,
        (recorded, expected): (Option<String>, Option<String>),
        against: Against,
    ) -> Self {
        let sentence = |lang: Lang| {
            let is = shown(kind, lang, recorded.as_deref());
            let wanted = shown(kind, lang, expected.as_deref());
            let what = what.get(lang);
            match lang {
                Lang::Vi => {
                    let rest = match against {
                        Against::Digest => "không khớp với mã băm".to_string(),
                        Against::DigestOf => format!("mã băm là của {wanted}"),
                        Against::Code => format!("mã phiếu chấm ghi {wanted}"),
                        Against::Rating => format!("tính lại được {wanted}"),
                        Against::Release => format!("trong bản phát hành này là {wanted}"),
                        Against::Trusted => format!("mã băm tin cậy là {wanted}"),
                        Against::Other => format!("biên bản so sánh ghi {wanted}"),
                    };
                    format!("{what}: biên bản ghi {is}, {rest}")
                }
                Lang::En => {
                    let rest = match against {
                        Against::Digest => "which does not match the digest".to_string(),
                        Against::DigestOf => format!("the digest matches {wanted}"),
                        Against::Code => format!("the sheet code records {wanted}"),
                        Against::Rating => format!("the recomputed value is {wanted}"),
                        Against::Release => format!("this release has {wanted}"),
                        Against::Trusted => format!("the trusted digest is {wanted}"),
                        Against::Other => format!("the other minutes record {wanted}"),
                    };
                    format!("{what}: the minutes record {is}, {rest}")
                }
            }
        };
        let text = Label::new(sentence(Lang::Vi), sentence(Lang::En));
        Self::with_text(kind, path, text).with((recorded, expected))
    }

    /// A difference with its own sentences.
    pub(super) fn with_text(kind: DifferenceKind, path: impl Into<String>, text: Label) -> Self {
        Self {
            kind,
            path: path.into(),
            member: None,
            subject: None,
            recorded: None,
            expected: None,
            text,
        }
    }

    /// The same with the recorded and the expected value.
    pub(super) fn with(mut self, (recorded, expected): (Option<String>, Option<String>)) -> Self {
        (self.recorded, self.expected) = (recorded, expected);
        self
    }

    /// The same with the member of the council, from 1.
    pub(super) fn of_member(mut self, member: usize) -> Self {
        self.member = Some(member);
        self
    }

    /// The same with its subject.
    pub(super) fn about(mut self, subject: &str) -> Self {
        self.subject = Some(subject.to_string());
        self
    }

    /// The kind of the difference.
    #[must_use]
    pub const fn kind(&self) -> DifferenceKind {
        self.kind
    }

    /// The path into the JSON, such as `minutes.scorecards[1].choices.1.5`; empty for the whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The place of the scorecard that differs in the list, from 1.
    #[must_use]
    pub const fn member(&self) -> Option<usize> {
        self.member
    }

    /// The key of the criterion, the rule, the ground or the field of the rating.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    /// The recorded value: choices and texts as they print, anything else as JSON; `None` for
    /// nothing.
    #[must_use]
    pub fn recorded(&self) -> Option<&str> {
        self.recorded.as_deref()
    }

    /// The expected value, if known: from the sheet code, the new rating, this release or the other
    /// minutes.
    #[must_use]
    pub fn expected(&self) -> Option<&str> {
        self.expected.as_deref()
    }

    /// The difference as a sentence without a full stop.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> &str {
        self.text.get(lang)
    }
}

/// A value for a sentence.
fn shown(kind: DifferenceKind, lang: Lang, value: Option<&str>) -> String {
    match (kind, value) {
        (DifferenceKind::ChoiceChanged, None) => lang.pick("không chọn mức", "no level").into(),
        (DifferenceKind::ChoiceChanged, Some(choice)) => {
            format!("{} {}", lang.pick("mức", "level"), Cut(choice))
        }
        (_, None) => lang.pick("không có gì", "nothing").into(),
        (_, Some(value)) => Quoted(value).to_string(),
    }
}

/// Prints the name, the path and the English sentence.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, path, text) = (self.kind, &self.path, self.explain(Lang::En));
        let colon = if path.is_empty() { "" } else { ": " };
        crate::base::padded::pad(f, format_args!("{kind}: {path}{colon}{text}"))
    }
}

impl Serialize for Difference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Line<'a> {
            name: DifferenceKind,
            path: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            member: Option<usize>,
            #[serde(skip_serializing_if = "Option::is_none")]
            subject: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            recorded: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            expected: Option<&'a str>,
            vi: &'a str,
            en: &'a str,
        }
        let line = Line {
            name: self.kind,
            path: &self.path,
            member: self.member,
            subject: self.subject(),
            recorded: self.recorded(),
            expected: self.expected(),
            vi: self.explain(Lang::Vi),
            en: self.explain(Lang::En),
        };
        line.serialize(serializer)
    }
}
