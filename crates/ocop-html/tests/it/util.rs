//! Sheets, scorecards and councils.

use ocop_core::{Ballot, Council, Criterion, Edition, Label, Lang, Rating, Scorecard, Sheet};

/// The sheets of every edition.
pub(crate) fn sheets() -> impl Iterator<Item = Sheet> {
    Edition::ALL.into_iter().flat_map(Edition::sheets)
}

/// The sheets of every edition, and the same as custom sheets.
pub(crate) fn all_sheets() -> impl Iterator<Item = Sheet> {
    sheets().flat_map(|sheet| {
        let own = sheet.to_spec().build().unwrap();
        [sheet, own]
    })
}

/// Both languages for each sheet.
pub(crate) fn in_both(sheets: impl Iterator<Item = Sheet>) -> impl Iterator<Item = (Sheet, Lang)> {
    sheets.flat_map(|sheet| Lang::ALL.map(|lang| (sheet.clone(), lang)))
}

/// A scorecard on which a member is now and then a level or two below the best, never without the story.
pub(crate) fn card(sheet: &Sheet, member: usize) -> Scorecard {
    let stories: Vec<_> = sheet.criteria().filter_map(Criterion::requires).collect();
    let choices = sheet.criteria().map(|criterion| {
        let all: Vec<_> = criterion.choices().collect();
        let best = all
            .iter()
            .position(|choice| *choice == criterion.best())
            .unwrap();
        let is_story = stories
            .iter()
            .any(|story| story.index() == criterion.index());
        let lower = (criterion.index() * 7 + member * 3) % 11 < 3 && !is_story;
        let down = if lower {
            1 + (member + criterion.index()) % 2
        } else {
            0
        };
        (criterion.key().to_string(), all[best.saturating_sub(down)])
    });
    let choices: Vec<_> = choices.collect();
    sheet.scorecard_from(choices).unwrap().complete().unwrap()
}

/// A rating by so many members.
pub(crate) fn rating(sheet: &Sheet, members: usize) -> Rating {
    let cards = (0..members).map(|member| card(sheet, member));
    Council::of(cards).unwrap().rate().unwrap()
}

/// A rating by members of these names.
pub(crate) fn named<'a>(sheet: &Sheet, names: impl IntoIterator<Item = &'a str>) -> Rating {
    let ballots = names.into_iter().enumerate();
    let ballots = ballots.map(|(member, name)| card(sheet, member).by(name).unwrap());
    let ballots: Vec<Ballot> = ballots.collect();
    Council::of(ballots).unwrap().rate().unwrap()
}

/// A custom sheet all of whose words are replaced by one text.
pub(crate) fn sheet_of(text: &str) -> Sheet {
    let label = || Label::new(text.to_string(), text.to_string());
    let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
    spec.heading = label();
    for part in &mut spec.parts {
        for section in &mut part.sections {
            section.label = label();
            for criterion in &mut section.criteria {
                criterion.label = label();
                for level in &mut criterion.levels {
                    level.label = label();
                }
            }
        }
    }
    spec.build().unwrap()
}
