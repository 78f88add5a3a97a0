//! Proofs that a sheet adds up as the law prints it.
//!
//! A wrong table does not compile. A wrong custom sheet is refused with the place of the fault.

use super::note_kind::NoteKind;
use super::option;
use super::requirement_marks::lowest_worth_points;
use super::row::{CriterionRow, LevelRow, MOST_CRITERIA, SheetRow, Span, bytes, rows, same};

/// The most levels of a criterion or case. Printed criteria have at most six.
pub(crate) const MOST_LEVELS: u8 = 99;

/// The most grounds of a sheet, which are compared pair by pair. The longest printed list has seven.
pub(crate) const MOST_GROUNDS: usize = 1000;

/// A fault of a sheet, with the index of its row.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Fault {
    TooManyCriteria,
    /// The sections of a part, the criteria of a section or the levels of a criterion are empty or
    /// leave a gap.
    BrokenSpan,
    SheetTotal,
    /// The sheet is marked as not adding up, but it does, or its sum differs from the stated one.
    Unreconciled,
    PartTotal(usize),
    SectionTotal(usize),
    CriterionMax(usize),
    SameKey(usize),
    /// A key that is empty, has a space or control character, or is used by another part or
    /// section.
    Key,
    /// A best level above 100 points.
    TooManyPoints(usize),
    /// A criterion printed as a single line with more than one level.
    SingleLine(usize),
    /// More grounds than [`MOST_GROUNDS`].
    TooManyGrounds,
    /// A ground without an id, twice in one place, of a kind that ends nothing, or by parallel with
    /// a head although this head is known.
    DisqualificationGround(usize),
    LevelNumber(usize),
    LevelOrder(usize),
    /// A case next to levels without one, a single case, or cases out of order.
    Cases(usize),
    /// A mark on a level worth 0 points, below three stars, or out of order.
    Mark(usize),
    /// A mark on a line that has no level worth points.
    LineMark(usize),
    /// A criterion whose zero ends the evaluation, without a level worth points: nobody could pass it.
    ZeroStops(usize),
    /// A criterion depends on a later one, or on one that depends on another itself.
    Requires(usize),
    /// A criterion depends on one without a level worth points: it could never have points itself.
    StoryWithoutPoints(usize),
    /// A derived column that does not fit the rows.
    Derived,
}

impl Fault {
    /// The fault as the compiler reports it.
    const fn text(self) -> &'static str {
        match self {
            Self::TooManyCriteria => "the sheet has more criteria than fit",
            Self::BrokenSpan => "parts, sections, criteria and levels do not follow one another",
            Self::SheetTotal => "the parts do not sum to 100 points",
            Self::Unreconciled => "the sheet is marked as not adding up, but its sum differs",
            Self::PartTotal(_) => "the sections do not sum to their part",
            Self::SectionTotal(_) => "the criteria do not sum to their section",
            Self::CriterionMax(_) => "a criterion's best level has other points than its maximum",
            Self::SameKey(_) => "two criteria have the same key",
            Self::Key => "a part, section or criterion has no valid key of its own",
            Self::TooManyPoints(_) => "a level is worth more than 100 points",
            Self::SingleLine(_) => "a single line has more than one level",
            Self::TooManyGrounds => "the sheet has too many grounds",
            Self::DisqualificationGround(_) => {
                "a ground has no id, appears twice, ends nothing, or is by parallel with a known head"
            }
            Self::LevelNumber(_) => "levels are not numbered from 1",
            Self::LevelOrder(_) => "a level has fewer points than the one before it",
            Self::Cases(_) => "cases are not `a`, then `b`",
            Self::Mark(_) => "a mark is on a level worth nothing, or marks do not rise",
            Self::LineMark(_) => "a line has a mark but no level worth points",
            Self::ZeroStops(_) => "zero points stop, but no level is worth points",
            Self::Requires(_) => "a criterion depends on one that is not listed before it",
            Self::StoryWithoutPoints(_) => {
                "a criterion depends on one without a level worth points"
            }
            Self::Derived => "derived columns do not fit the rows",
        }
    }
}

/// Proves that a sheet adds up, from its levels to 100, and that all its rows match.
pub(crate) const fn prove(sheet: &SheetRow) -> Result<(), Fault> {
    let parts = rows(&sheet.parts);
    let sections = rows(&sheet.sections);
    let criteria = rows(&sheet.criteria);
    let levels = rows(&sheet.levels);
    if criteria.len() > MOST_CRITERIA {
        return Err(Fault::TooManyCriteria);
    }

    // Parts, sections, criteria and levels follow one another without gaps.
    let exact = sheet.unreconciled.is_none();
    // A custom sheet states any maxima: only a wider sum fits them.
    let (mut total, mut reached) = (0_u32, 0_u32);
    let (mut next_section, mut next_criterion, mut next_level) = (0, 0, 0);
    let mut part = 0;
    while part < parts.len() {
        let mut other = 0;
        while other < part {
            if same(bytes(&parts[other].id), bytes(&parts[part].id)) {
                return Err(Fault::Key);
            }
            other += 1;
        }
        if !is_key(bytes(&parts[part].id)) {
            return Err(Fault::Key);
        }
        if !follows(parts[part].sections, &mut next_section, sections.len()) {
            return Err(Fault::BrokenSpan);
        }
        let (mut section, mut part_sum) = (parts[part].sections.start as usize, 0_u32);
        while section < next_section {
            let mut other = 0;
            while other < section {
                if same(bytes(&sections[other].key), bytes(&sections[section].key)) {
                    return Err(Fault::Key);
                }
                other += 1;
            }
            if !is_key(bytes(&sections[section].key)) {
                return Err(Fault::Key);
            }
            let span = sections[section].criteria;
            if !follows(span, &mut next_criterion, criteria.len()) {
                return Err(Fault::BrokenSpan);
            }
            let (mut criterion, mut section_sum) = (span.start as usize, 0_u32);
            while criterion < next_criterion {
                let span = criteria[criterion].levels;
                if !follows(span, &mut next_level, levels.len()) {
                    return Err(Fault::BrokenSpan);
                }
                match prove_criterion(criteria, criterion, levels, exact) {
                    Ok(best) => {
                        section_sum += criteria[criterion].max as u32;
                        reached += best as u32;
                    }
                    Err(fault) => return Err(fault),
                }
                criterion += 1;
            }
            if section_sum != sections[section].max as u32 {
                return Err(Fault::SectionTotal(section));
            }
            part_sum += section_sum;
            section += 1;
        }
        let part_max = parts[part].max as u32;
        if part_sum > part_max || (exact && part_sum != part_max) {
            return Err(Fault::PartTotal(part));
        }
        total += part_max;
        part += 1;
    }
    if next_section != sections.len()
        || next_criterion != criteria.len()
        || next_level != levels.len()
    {
        return Err(Fault::BrokenSpan);
    }
    // Every edition gives a sheet 100 points.
    if total != 100 {
        return Err(Fault::SheetTotal);
    }
    // `unreconciled`: a sheet that does not add up states its own sum, which is below 100.
    if let Some(unreconciled) = &sheet.unreconciled
        && (reached != unreconciled.reaches as u32 || reached >= 100)
    {
        return Err(Fault::Unreconciled);
    }
    prove_derived(sheet)
}

/// Proves one criterion and returns the points of its best level.
const fn prove_criterion(
    criteria: &[CriterionRow],
    index: usize,
    levels: &[LevelRow],
    exact: bool,
) -> Result<u8, Fault> {
    let criterion = &criteria[index];
    if !is_key(bytes(&criterion.key)) {
        return Err(Fault::Key);
    }
    let mut other = 0;
    while other < index {
        if same(bytes(&criteria[other].key), bytes(&criterion.key)) {
            return Err(Fault::SameKey(index));
        }
        other += 1;
    }
    if let Some(story) = criterion.requires
        && (story as usize >= index || criteria[story as usize].requires.is_some())
    {
        return Err(Fault::Requires(index));
    }
    if let Some(story) = criterion.requires
        && lowest_worth_points(criteria[story as usize].levels, levels) == 0
    {
        return Err(Fault::StoryWithoutPoints(index));
    }

    let start = criterion.levels.start as usize;
    let (mut level, mut best) = (start, 0);
    while level < criterion.levels.end as usize {
        let row = &levels[level];
        // Annex II numbers levels in printed order, from 1 in each case.
        let first = level == start || levels[level - 1].case != row.case;
        if first {
            if row.number != 1 {
                return Err(Fault::LevelNumber(level));
            }
            let rises = level == start || row.case == levels[level - 1].case + 1;
            let starts = row.case == 0 || level > start || row.case == b'a';
            if !rises || !starts || (level > start && levels[start].case == 0) {
                return Err(Fault::Cases(index));
            }
        } else {
            let before = &levels[level - 1];
            if before.number == u8::MAX || row.number != before.number + 1 {
                return Err(Fault::LevelNumber(level));
            }
            if row.points < before.points {
                return Err(Fault::LevelOrder(level));
            }
        }
        if row.number > MOST_LEVELS {
            return Err(Fault::LevelNumber(level));
        }
        if let Some(star) = row.star {
            if row.points == 0 || star.mark_index().is_none() {
                return Err(Fault::Mark(level));
            }
            let mut before = start;
            while before < level {
                if let Some(lower) = levels[before].star
                    && levels[before].case == row.case
                    && lower.number() >= star.number()
                {
                    return Err(Fault::Mark(level));
                }
                before += 1;
            }
        }
        if row.points > best {
            best = row.points;
        }
        level += 1;
    }
    // Annex II prints the cases `a` and `b`, or none.
    let last = &levels[criterion.levels.end as usize - 1];
    if last.case != 0 && last.case != b'b' {
        return Err(Fault::Cases(index));
    }
    if criterion.single_line && (last.number != 1 || last.case != 0) {
        return Err(Fault::SingleLine(index));
    }
    if best > 100 {
        return Err(Fault::TooManyPoints(index));
    }
    if let Some(star) = criterion.mark
        && (star.mark_index().is_none() || best == 0)
    {
        return Err(Fault::LineMark(index));
    }
    if criterion.zero_stops && best == 0 {
        return Err(Fault::ZeroStops(index));
    }
    if best > criterion.max || (exact && best != criterion.max) {
        return Err(Fault::CriterionMax(index));
    }
    Ok(best)
}

/// Proves that derived columns match the rows, and that notes and grounds belong to existing
/// criteria.
const fn prove_derived(sheet: &SheetRow) -> Result<(), Fault> {
    let criteria = rows(&sheet.criteria);
    let requirements = super::requirement_marks::requirements(criteria, rows(&sheet.levels));
    let mut star = 0;
    while star < requirements.0.len() {
        let mut criterion = 0;
        while criterion < MOST_CRITERIA {
            if requirements.0[star][criterion] != sheet.requirements.0[star][criterion] {
                return Err(Fault::Derived);
            }
            criterion += 1;
        }
        star += 1;
    }
    if super::row::zero_stops(criteria).bits() != sheet.zero_stops.bits() {
        return Err(Fault::Derived);
    }
    if !option::fit(sheet) {
        return Err(Fault::Derived);
    }
    let notes = rows(&sheet.notes);
    let mut note = 0;
    while note < notes.len() {
        if let Some(criterion) = notes[note].criterion
            && criterion as usize >= criteria.len()
        {
            return Err(Fault::Derived);
        }
        note += 1;
    }
    let grounds = rows(&sheet.grounds);
    if grounds.len() > MOST_GROUNDS {
        return Err(Fault::TooManyGrounds);
    }
    let mut ground = 0;
    while ground < grounds.len() {
        if let Some(criterion) = grounds[ground].criterion
            && criterion as usize >= criteria.len()
        {
            return Err(Fault::Derived);
        }
        if !is_key(bytes(&grounds[ground].id))
            || matches!(
                grounds[ground].kind,
                NoteKind::Info | NoteKind::Conditional | NoteKind::Interpretation
            )
            || grounds[ground].by_parallel
                && (grounds[ground].criterion.is_some() || !sheet.grounds_unknown)
        {
            return Err(Fault::DisqualificationGround(ground));
        }
        let mut other = 0;
        while other < ground {
            let at = match (grounds[other].criterion, grounds[ground].criterion) {
                (None, None) => true,
                (Some(one), Some(two)) => one == two,
                _ => false,
            };
            if at && same(bytes(&grounds[other].id), bytes(&grounds[ground].id)) {
                return Err(Fault::DisqualificationGround(ground));
            }
            other += 1;
        }
        ground += 1;
    }
    Ok(())
}

/// Proves a sheet of the tables. Constants call it, so that a wrong table does not compile.
pub(crate) const fn adds_up(sheet: &SheetRow, parts: &[u16]) {
    match prove(sheet) {
        Ok(()) => {}
        Err(fault) => wrong(fault.text()),
    }
    // The maxima of the parts are the edition's: 40, 25 and 35 in 26/2026.
    let own = rows(&sheet.parts);
    if own.len() != parts.len() {
        wrong("it has other parts than its edition");
    }
    let mut part = 0;
    while part < own.len() {
        if own[part].max != parts[part] {
            wrong("a part has other points than in its edition");
        }
        part += 1;
    }
    // A sheet code has two digits for the set and one 64-bit number for the choices.
    if sheet.number > 99 {
        wrong("its number has more than two digits");
    }
    if sheet.packed_below == 0 {
        wrong("its scorecards do not fit a number of 64 bits");
    }
}

#[allow(clippy::panic)] // It runs at compile time only, and stops the build.
const fn wrong(text: &str) {
    panic!("{}", text);
}

const fn follows(span: Span, next: &mut usize, len: usize) -> bool {
    let fits = span.start as usize == *next && span.start < span.end && span.end as usize <= len;
    *next = span.end as usize;
    fits
}

/// Whether a key is valid: not empty, without spaces and control characters.
const fn is_key(key: &[u8]) -> bool {
    let mut index = 0;
    while index < key.len() {
        if key[index] <= b' ' || key[index] == 0x7F {
            return false;
        }
        index += 1;
    }
    !key.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Edition;
    use crate::law::criterion_set::CriterionSet;

    fn row() -> SheetRow {
        let sheet = Edition::E2026.sheet(7).unwrap();
        sheet.row().clone()
    }

    #[test]
    fn a_table_that_adds_up_passes() {
        adds_up(&row(), &[40, 25, 35]);
        assert_eq!(prove(&row()), Ok(()));
    }

    #[test]
    #[should_panic(expected = "best level has other points")]
    fn a_table_with_other_points_stops_the_build() {
        let mut row = row();
        row.levels.to_mut()[2].points += 1;
        adds_up(&row, &[40, 25, 35]);
    }

    #[test]
    #[should_panic(expected = "a part has other points than in its edition")]
    fn a_table_with_other_parts_than_its_edition_stops_the_build() {
        adds_up(&row(), &[35, 25, 40]);
    }

    #[test]
    #[should_panic(expected = "do not fit a number of 64 bits")]
    fn a_table_whose_scorecards_cannot_be_packed_stops_the_build() {
        let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
        for section in spec.parts.iter_mut().flat_map(|part| &mut part.sections) {
            for criterion in &mut section.criteria {
                let mut level = criterion.levels[0].clone();
                (level.points, level.mark) = (0, None);
                criterion.levels.splice(..0, std::vec![level; 9]);
                criterion.single_line = false;
            }
        }
        adds_up(spec.build().unwrap().row(), &[40, 25, 35]);
    }

    #[test]
    #[should_panic(expected = "its number has more than two digits")]
    fn a_table_with_a_number_of_three_digits_stops_the_build() {
        let mut row = row();
        row.number = 100;
        adds_up(&row, &[40, 25, 35]);
    }

    #[test]
    fn derived_columns_and_spans_are_proven_too() {
        let wrong = |change: fn(&mut SheetRow)| {
            let mut row = row();
            change(&mut row);
            prove(&row).unwrap_err()
        };
        assert_eq!(wrong(|row| row.requirements.0[2][4] = 2), Fault::Derived);
        assert_eq!(
            wrong(|row| row.zero_stops = CriterionSet::of(0)),
            Fault::Derived
        );
        assert_eq!(wrong(|row| row.radix[4] += 1), Fault::Derived);
        assert_eq!(wrong(|row| row.packed_below = 0), Fault::Derived);
        assert_eq!(
            wrong(|row| row.options.to_mut()[4].points += 1),
            Fault::Derived
        );
        assert_eq!(
            wrong(|row| row.options.to_mut().truncate(9)),
            Fault::Derived
        );
        assert_eq!(
            wrong(|row| row.notes.to_mut()[0].criterion = Some(32)),
            Fault::Derived
        );
        assert_eq!(
            wrong(|row| row.grounds.to_mut()[0].criterion = Some(32)),
            Fault::Derived
        );
        assert_eq!(
            wrong(|row| row.sections.to_mut()[1].criteria.start += 1),
            Fault::BrokenSpan
        );
        assert_eq!(
            wrong(|row| row.criteria.to_mut()[3].levels.start += 1),
            Fault::BrokenSpan
        );
        assert_eq!(
            wrong(|row| row.parts.to_mut()[0].sections.start = 1),
            Fault::BrokenSpan
        );
        assert_eq!(
            wrong(|row| row.parts.to_mut()[2].sections.end += 1),
            Fault::BrokenSpan
        );
        assert_eq!(
            wrong(|row| row.levels.to_mut()[1].number = 3),
            Fault::LevelNumber(1)
        );
    }
}
