//! A row of the table of interpretations.

use crate::base::label::Label;

/// An interpretation, as `law/interpretations.toml` writes it.
#[derive(Debug)]
pub(crate) struct InterpretationRow {
    pub(crate) id: &'static str,
    /// The article that it belongs to; none where the law says nothing at all.
    pub(crate) article: Option<Label>,
    /// The interpretation in one sentence.
    pub(crate) label: Label,
    /// The reason, in English.
    pub(crate) why: &'static str,
}
