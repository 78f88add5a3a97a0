//! Which page of a workbook is what: by the names that it defines for cells, else by the names of pages.

use calamine::Reader as _;
use ocop_core::internal;
use ocop_core::{Error, ErrorDetail, Label, text};

use crate::layout::{self, CHOICES_PAGE, FACTS_PAGE, first, name};
use crate::read::facts::Facts;
use crate::read::fault::{Cell, Fault, error, place};
use crate::read::first_page::Fields;
use crate::read::formulas;
use crate::read::guard::{self, Book};
use crate::read::page_to_csv::list;

/// Which page is what.
pub(crate) struct Pages {
    pub(crate) first: (String, Fields),
    pub(crate) members: Vec<String>,
    /// The summary, and the cells of sum, band and star.
    pub(crate) summary: (String, [Cell; 3]),
    /// Whether all pages have the names that the writer gives them.
    pub(crate) in_place: bool,
    /// Whether the first page has its name, and its fields are where the writer puts them.
    pub(crate) is_first_in_place: bool,
    /// Whether the page to which drop-downs and formulas point is there.
    pub(crate) has_choices: bool,
}

impl Pages {
    /// Finds the pages by the names that the workbook defines for their cells, else by their own names.
    pub(crate) fn find(
        book: &Book<'_>,
        facts: &Facts,
        faults: &mut Vec<Fault>,
    ) -> Result<Self, Error> {
        let lang = facts.lang;
        let all: Vec<&str> = book
            .sheets_metadata()
            .iter()
            .map(|page| page.name.as_str())
            .collect();
        let names = book.defined_names();
        let page_of = |named: &str, usual: &str| {
            let target = target(names, named).map(|(page, _)| page);
            let target = target.filter(|page| all.contains(&page.as_str()));
            let own = || {
                all.iter()
                    .find(|page| text::same(page, usual))
                    .map(|page| (*page).to_owned())
            };
            target.or_else(own).ok_or_else(|| missing(usual, &all))
        };
        let cell_of = |named: &str, page: &str, usual: Cell| {
            let target = target(names, named).filter(|(other, _)| other == page);
            target.map_or(usual, |(_, cell)| cell)
        };
        let first = page_of(name::PRODUCT, layout::first_page(lang))?;
        let summary = page_of(name::STAR, layout::summary_page(lang))?;
        let field = |named, row| cell_of(named, &first, Cell(row, first::VALUE.into()));
        let fields = Fields {
            product: field(name::PRODUCT, first::PRODUCT_ROW),
            council: field(name::COUNCIL, first::COUNCIL_ROW),
            day: field(name::DAY, first::DAY_ROW),
            tier: field(name::TIER, first::TIER_ROW),
        };
        let [sum, band, star] = formulas::RESULTS;
        let usual = |row| Cell(row, first::VALUE.into());
        let is_first_in_place = first == layout::first_page(lang)
            && fields.product == usual(first::PRODUCT_ROW)
            && fields.council == usual(first::COUNCIL_ROW);
        let results = [
            cell_of(name::SUM, &summary, sum),
            cell_of(name::BAND, &summary, band),
            cell_of(name::STAR, &summary, star),
        ];

        // The members' pages are those with the names that the writer gave them, then the renamed ones.
        let rest = all.iter().copied().filter(|&page| {
            page != first && page != summary && page != FACTS_PAGE && page != CHOICES_PAGE
        });
        let rest: Vec<&str> = rest.collect();
        let usual: Vec<String> = (1..=facts.members)
            .map(|member| layout::member_page(lang, member))
            .collect();
        let is_usual = |page: &&str| usual.iter().any(|usual| text::same(usual, page));
        let known = rest.iter().filter(|page| is_usual(page)).count();
        let mut renamed = facts.members.saturating_sub(known);
        let mut members = Vec::new();
        for page in rest {
            if is_usual(&page) {
                members.push(page.to_owned());
            } else if renamed > 0 {
                renamed -= 1;
                members.push(page.to_owned());
            } else {
                let expected = listed(&first, &usual, &summary);
                let error = error(ErrorDetail::UnknownPage, [("expected", expected.into())]);
                faults.push(Fault::on(page, None, error));
            }
        }
        if renamed > 0 {
            let lost = usual
                .iter()
                .filter(|usual| !members.iter().any(|page| text::same(page, usual)));
            faults.extend(lost.map(|usual| missing(usual, &all).into()));
        }
        let has_choices = all.contains(&CHOICES_PAGE);
        if !has_choices {
            faults.push(missing(CHOICES_PAGE, &all).into());
        }
        let in_place =
            members == usual && is_first_in_place && summary == layout::summary_page(lang);
        Ok(Self {
            first: (first, fields),
            members,
            summary: (summary, results),
            in_place,
            is_first_in_place,
            has_choices,
        })
    }
}

/// The pages that a workbook has to have.
fn listed(first: &str, members: &[String], summary: &str) -> Label {
    let (one, last) = (members.first(), members.last());
    let (one, last) = (one.map_or("", |page| page), last.map_or("", |page| page));
    let [first, one, last, summary] = [first, one, last, summary].map(|page| place(page, None));
    if members.len() == 1 {
        return Label::new(
            format!("`{first}`, `{one}` và `{summary}`"),
            format!("`{first}`, `{one}` and `{summary}`"),
        );
    }
    Label::new(
        format!("`{first}`, `{one}` đến `{last}` và `{summary}`"),
        format!("`{first}`, `{one}` to `{last}` and `{summary}`"),
    )
}

fn missing(page: &str, all: &[&str]) -> Error {
    let values = [
        ("found", internal::outside(page)),
        ("expected", list(all).into()),
    ];
    error(ErrorDetail::PageMissing, values)
}

/// The page and the cell of a defined name.
fn target(names: &[(String, String)], named: &str) -> Option<(String, Cell)> {
    let (_, target) = names
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(named))?;
    let (page, cell) = target.trim_start_matches(['=', '$']).rsplit_once('!')?;
    let page = match page.strip_prefix('\'') {
        Some(quoted) => quoted.strip_suffix('\'')?.replace("''", "'"),
        None => page.to_owned(),
    };
    let (row, column) = guard::cell(&cell.replace('$', ""))?;
    Some((page, Cell(row, column)))
}
