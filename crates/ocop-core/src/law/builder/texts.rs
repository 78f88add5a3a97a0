//! The texts of a custom sheet: every reader sees all of each.
//!
//! They are checked once, when the sheet is built, because all labels of a sheet are printed as they are.

use alloc::format;
use alloc::string::String;

use super::{CriterionSpec, SheetSpec};
use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::base::text::outside::is_hidden;

impl SheetSpec {
    /// Refuses a text with a hidden character.
    pub(super) fn check_texts(&self) -> Result<(), Error> {
        let whole = || String::new();
        text(&self.industry_number, whole)?;
        for own in [&self.heading, &self.industry, &self.group, &self.subgroup] {
            label(own, whole)?;
        }
        let why = self.unreconciled.iter().map(|spec| &spec.why);
        let notes = self.notes.iter().map(|note| &note.label);
        let lists = self.ministries.iter().chain(&self.words);
        for own in lists.chain(why).chain(notes) {
            label(own, whole)?;
        }
        for ground in &self.grounds {
            text(&ground.id, whole)?;
            label(&ground.label, whole)?;
        }
        for erratum in &self.errata {
            text(&erratum.printed, whole)?;
            text(&erratum.used, whole)?;
            label(&erratum.place, whole)?;
            label(&erratum.why, whole)?;
        }
        for part in &self.parts {
            text(&part.id, || format!("part {}", part.id))?;
            for section in &part.sections {
                let path = || format!("section {}", section.key);
                text(&section.key, path)?;
                text(&section.title, path)?;
                label(&section.label, path)?;
                section.criteria.iter().try_for_each(criterion)?;
            }
        }
        Ok(())
    }
}

fn criterion(spec: &CriterionSpec) -> Result<(), Error> {
    let path = || spec.key.clone();
    text(&spec.key, path)?;
    text(&spec.title, path)?;
    label(&spec.label, path)?;
    spec.group.iter().try_for_each(|own| label(own, path))?;
    for (number, level) in (1..).zip(&spec.levels) {
        label(&level.label, || format!("{} level {number}", spec.key))?;
    }
    for note in &spec.notes {
        label(&note.label, path)?;
    }
    for ground in &spec.grounds {
        text(&ground.id, path)?;
        label(&ground.label, path)?;
    }
    Ok(())
}

fn label(own: &Label, path: impl Fn() -> String) -> Result<(), Error> {
    let mut both = Lang::ALL.into_iter().map(|lang| own.get(lang));
    both.try_for_each(|own| text(own, &path))
}

fn text(own: &str, path: impl Fn() -> String) -> Result<(), Error> {
    let Some(hidden) = own.chars().find(|&character| is_hidden(character)) else {
        return Ok(());
    };
    let code = format!("U+{:04X}", u32::from(hidden));
    let found = ("found", ErrorValue::outside(&code));
    Err(Error::new(ErrorDetail::HiddenInSheet, path(), [found]))
}
