//! The columns of a member's page, found by their headings.

use ocop_core::internal::outside;
use ocop_core::{ErrorDetail, Label, Lang};

use crate::layout::member::{self, CHOICE, CRITERION, KEY};
use crate::read::cells::Page;
use crate::read::fault::{Cell, Fault, error};
use crate::read::names::Names;

/// The columns by their headings.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Columns {
    pub(crate) head: u32,
    places: [Option<u32>; 8],
}

impl Columns {
    /// Without these a page cannot be read.
    const NEEDED: [u16; 3] = [KEY, CRITERION, CHOICE];

    /// Finds the row of headings: the first one that has most of those that are needed.
    pub(crate) fn find(
        page: &Page,
        names: &Names<'_>,
        lang: Lang,
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let headings = member::headings(lang);
        let needed = |row: u32| {
            let places = page
                .row(row)
                .filter_map(|(_, content)| names.heading(content));
            let places: Vec<usize> = places.collect();
            let needed = Self::NEEDED.iter().copied().map(usize::from);
            needed.filter(|needed| places.contains(needed)).count()
        };
        let (mut head, mut most) = (0, 0);
        for row in page.rows() {
            let found = needed(row);
            if found > most {
                (head, most) = (row, found);
            }
            if found == Self::NEEDED.len() {
                break;
            }
        }
        let mut columns = Self {
            head,
            places: [None; 8],
        };
        let before = faults.len();
        for (cell, content) in page.row(head) {
            let Some(place) = names.heading(content) else {
                continue;
            };
            match columns.places[place] {
                None => columns.places[place] = Some(cell.1),
                Some(first) => {
                    let first = Cell(head, first).to_string();
                    let values = [("found", headings[place].into()), ("cell", outside(&first))];
                    let error = error(ErrorDetail::HeadingTwice, values);
                    faults.push(Fault::on(&page.name, cell, error));
                }
            }
        }
        let expected = Self::NEEDED.map(|needed| format!("`{}`", headings[usize::from(needed)]));
        let expected = expected.join(", ");
        for needed in Self::NEEDED.map(usize::from) {
            if columns.places[needed].is_none() {
                let expected = Label::new(expected.clone(), expected.clone());
                let values = [
                    ("found", headings[needed].into()),
                    ("expected", expected.into()),
                ];
                let error = error(ErrorDetail::HeadingMissing, values);
                faults.push(Fault::on(&page.name, None, error));
            }
        }
        (faults.len() == before).then_some(columns)
    }

    pub(crate) fn get(&self, column: u16) -> Option<u32> {
        self.places[usize::from(column)]
    }

    /// A column that is needed.
    pub(crate) fn of(&self, column: u16) -> u32 {
        self.get(column).unwrap_or_else(|| column.into())
    }

    pub(crate) fn are_in_place(&self) -> bool {
        let places = self.places.iter().zip(0..);
        self.head == member::HEAD_ROW && places.into_iter().all(|(place, own)| *place == Some(own))
    }
}
