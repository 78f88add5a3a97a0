//! The choice in a cell: an entry of the drop-down, whole or by its code.

use std::collections::HashMap;

use ocop_core::{Choice, Criterion, Error, ErrorDetail, Label, Lang, Sheet, text};

use crate::layout::choices;
use crate::read::cells::{Content, Kind, Page};
use crate::read::fault::{Cell, error};

/// What was chosen at a criterion; `None` for a blank cell.
///
/// A bare number is a level only if nobody can take it for points: if no other level is worth as many.
pub(crate) fn choice(
    content: &Content,
    criterion: Criterion<'_>,
    sheet: &Sheet,
    entries: &Entries,
) -> Result<Option<Choice>, Error> {
    if content.formula.is_some() {
        return Err(error(ErrorDetail::FormulaForValue, []));
    }
    if content.is_blank() {
        return Ok(None);
    }
    let found = content.trimmed();
    match content.kind {
        Kind::Text => {
            let choice = of_text(found, criterion).or_else(|| entries.choice(found, criterion));
            if choice.is_some() {
                return Ok(choice);
            }
        }
        Kind::Number => {}
        _ => return Err(unknown(content)),
    }
    // `2,0` and `2.0` are 2.
    let number = found.replace(',', ".");
    let number = match number.split_once('.') {
        Some((whole, places)) if places.bytes().all(|byte| byte == b'0') => whole,
        _ => &number,
    };
    if let Ok(number) = number.parse::<i64>() {
        return of_number(number, content, criterion).map(Some);
    }
    if content.kind == Kind::Text {
        // A code with its case, such as `b2`, is no number of points.
        if let Ok(choice) = found.to_ascii_lowercase().parse::<Choice>() {
            return Ok(Some(choice));
        }
        let is_of = |other| {
            let choice = of_text(found, other);
            choice.or_else(|| entries.choice(found, other)).is_some()
        };
        if sheet.criteria().any(is_of) {
            let found = ("found", content.found());
            return Err(error(ErrorDetail::LevelOfAnotherCriterion, [found]));
        }
    }
    Err(unknown(content))
}

/// The entries of the drop-downs of a workbook itself. Another version of this crate may word them in
/// another way.
#[derive(Default)]
pub(crate) struct Entries(HashMap<String, Vec<(String, Choice)>>);

impl Entries {
    /// The entries on the hidden page, by the key of their criterion.
    pub(crate) fn of(page: &Page) -> Self {
        let mut entries = Self::default();
        for row in page.rows() {
            let text = |column: u16| {
                let content = page.get(Cell(row, column.into()));
                content.map_or("", Content::trimmed)
            };
            if let Ok(choice) = text(choices::CODE).parse() {
                let own = entries.0.entry(text(choices::LIST).to_owned());
                let text = text::folded(text(choices::TEXT)).collect();
                own.or_default().push((text, choice));
            }
        }
        entries
    }

    fn choice(&self, found: &str, criterion: Criterion<'_>) -> Option<Choice> {
        let found: String = text::folded(found).collect();
        let own = self.0.get(criterion.key())?;
        let (_, choice) = own.iter().find(|(text, _)| *text == found)?;
        Some(*choice)
    }
}

fn unknown(content: &Content) -> Error {
    error(ErrorDetail::UnknownLevel, [("found", content.found())])
}

/// The choice of an entry of the drop-down, in either language.
pub(crate) fn of_text(found: &str, criterion: Criterion<'_>) -> Option<Choice> {
    let mut choices = criterion.choices();
    choices.find(|&choice| {
        let mut entries = Lang::ALL
            .iter()
            .map(|&lang| choices::text(criterion, choice, lang));
        entries.any(|entry| text::same(&entry, found))
    })
}

/// The choice of a bare number.
fn of_number(number: i64, content: &Content, criterion: Criterion<'_>) -> Result<Choice, Error> {
    let worth = |choice| {
        let level = criterion.level_of(choice);
        level.map_or(0, |level| i64::from(level.points().get()))
    };
    let bare = Choice::from(number);
    // Without its case a level is refused by the scorecard, with the cases.
    let is_level = criterion.choices().any(|choice| choice.number() == number);
    let mut worth_it = criterion
        .choices()
        .filter(|&choice| worth(choice) == number);
    let is_points = !is_level || (worth(bare) != number && !criterion.has_cases());
    match worth_it.next() {
        Some(choice) if is_points => {
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| choices::text(criterion, choice, lang));
            let entry = Label::new(vi, en);
            let values = [("found", content.found()), ("nearest", entry.into())];
            Err(error(ErrorDetail::PointsForLevel, values))
        }
        _ => Ok(bare),
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use super::*;

    fn content(kind: Kind, text: &str) -> Content {
        let text = text.to_owned();
        Content {
            text,
            kind,
            formula: None,
        }
    }

    #[test]
    fn every_entry_is_read_in_both_languages() {
        for edition in Edition::ALL {
            for sheet in edition.sheets() {
                for criterion in sheet.criteria() {
                    for own in criterion.choices() {
                        for &lang in &Lang::ALL {
                            let entry = choices::text(criterion, own, lang);
                            let content = content(Kind::Text, &entry);
                            assert_eq!(
                                choice(&content, criterion, &sheet, &Entries::default()),
                                Ok(Some(own)),
                                "{entry}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_bare_number_is_a_level_only_if_no_other_level_has_as_many_points() {
        let (mut levels, mut points) = (0, 0);
        for sheet in Edition::E2026.sheets() {
            for criterion in sheet.criteria().filter(|criterion| !criterion.has_cases()) {
                let worth = |choice: Choice| {
                    let level = criterion.level_of(choice);
                    level.map_or(0, |level| i64::from(level.points().get()))
                };
                for number in 0..=20_i64 {
                    let others = criterion
                        .choices()
                        .filter(|choice| choice.number() != number);
                    let own = criterion.choices().find(|choice| choice.number() == number);
                    let is_own = own.is_some_and(|own| worth(own) == number);
                    let is_points =
                        others.into_iter().any(|other| worth(other) == number) && !is_own;
                    let text = number.to_string();
                    for content in [
                        content(Kind::Number, &text),
                        content(Kind::Text, &text),
                        content(Kind::Text, &format!(" {text},0 ")),
                    ] {
                        let read = choice(&content, criterion, &sheet, &Entries::default());
                        if is_points {
                            points += 1;
                            let detail = read.map_err(|error| error.detail());
                            assert_eq!(
                                detail,
                                Err(ErrorDetail::PointsForLevel),
                                "{criterion:?} {number}"
                            );
                        } else {
                            // The scorecard refuses what is no level.
                            levels += 1;
                            assert_eq!(
                                read,
                                Ok(Some(Choice::from(number))),
                                "{criterion:?} {number}"
                            );
                        }
                    }
                }
            }
        }
        assert!(levels > 1_000 && points > 1_000, "{levels} {points}");
    }
}
