//! Texts, values and paths that the rules on claimed levels share.

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::{Choice, Criterion, Label, Lang};

use crate::report::value::Value;

/// Why a level is compared with the declared figures.
pub(crate) const WHY: Label = Label::constant(
    "Mức tự chấm phải khớp với số liệu kê khai trong cùng hồ sơ",
    "A claimed level must agree with the figures declared in the same dossier",
);

/// What to do about a figure below a level.
pub(crate) const REPAIR: Label = Label::constant(
    "chấm lại tiêu chí {criterion} theo số liệu, hoặc sửa số liệu nếu kê khai sai",
    "score criterion {criterion} again from the figures, or correct the figures if they are wrong",
);

/// The values that messages name of a claim: criterion, level, condition.
pub(crate) fn values(criterion: Criterion<'_>, choice: Choice) -> Vec<(&'static str, Value)> {
    let condition = criterion
        .level_of(choice)
        .map(|level| level.label().clone());
    vec![
        ("criterion", criterion.key().into()),
        ("level", level(choice)),
        ("condition", condition.map_or("".into(), Value::from)),
    ]
}

/// A level as a message names it.
pub(crate) fn level(choice: Choice) -> Value {
    let text = |lang| crate::report::letter::level(choice, lang);
    if choice.case().is_none() {
        return Value::Text(text(Lang::Vi));
    }
    Label::new(text(Lang::Vi), text(Lang::En)).into()
}

/// The path of a claim.
pub(crate) fn path(criterion: Criterion<'_>) -> Cow<'static, str> {
    format!("self_score.choices.{}", criterion.key()).into()
}
