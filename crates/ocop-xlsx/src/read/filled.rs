//! A scoring workbook as a council filled it in.

use calamine::Reader as _;
use ocop_core::internal;
use ocop_core::{Ballot, Council, Date, Error, ErrorDetail, Lang, Rules, Sheet, text};

use crate::layout::CHOICES_PAGE;
use crate::read::cells::{Budget, Page};
use crate::read::facts::Facts;
use crate::read::fault::{Fault, Faults, error};
use crate::read::first_page::First;
use crate::read::formulas::{self, Formulas};
use crate::read::guard;
use crate::read::level::Entries;
use crate::read::member_page::Member;
use crate::read::names::Names;
use crate::read::pages::Pages;

/// What a council filled in: its scorecards, and the rest of the first page.
///
/// ```
/// use ocop_core::{Council, Edition};
/// use ocop_xlsx::{FilledWorkbook, ScoringWorkbook};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let council = Council::of([sheet.best().by("Lan")?, sheet.best().by("Minh")?])?;
/// let bytes = ScoringWorkbook::of(&council).product("Chuối sấy").to_bytes()?;
///
/// let filled = FilledWorkbook::read(&bytes)?;
/// assert_eq!(filled.council(), &council);
/// assert_eq!(filled.product(), "Chuối sấy");
///
/// // A blank workbook has a fault for each choice, with its page and cell.
/// let blank = ScoringWorkbook::new(&sheet).to_bytes()?;
/// let faults = FilledWorkbook::read(&blank).unwrap_err();
/// let first = faults.iter().next().unwrap();
/// assert_eq!((first.page(), first.error().path()), (Some("Phiếu 1"), "1.1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct FilledWorkbook {
    council: Council,
    lang: Lang,
    product: String,
    council_name: String,
    day: Option<Date>,
    comments: Vec<Comment>,
}

/// A comment: member, criterion, text.
#[derive(Clone, Debug)]
struct Comment {
    member: usize,
    criterion: usize,
    text: String,
}

impl FilledWorkbook {
    /// Reads a scoring workbook of a sheet of the law. The sheet is found by the edition, the number and the
    /// fingerprint that are in the workbook.
    ///
    /// What an office does to a page is understood where only one reading is possible:
    ///
    /// - Columns that moved, rows that were inserted, pages that were renamed.
    /// - A key that became a number or a day, or `1,1` for `1.1`, beside its criterion.
    /// - Another Unicode form, spaces, and small or capital letters.
    /// - The code of a level, such as `2` or `b2`, without its words, if the workbook was not recalculated: the
    ///   formulas count whole entries only. A number that may be points is refused.
    ///
    /// A workbook with macros is read without them. Results of formulas are compared with those that the
    /// choices give, and never used.
    ///
    /// # Errors
    ///
    /// All faults, each with its page and cell: what is blank, what is no level, keys and criteria that were
    /// changed, rows that are missing or twice, a page too many, formulas that were changed. One fault without
    /// a cell if the file is no scoring workbook: see [`page_to_csv`](crate::page_to_csv), and
    /// [`ErrorDetail::NotAScoringWorkbook`], [`ErrorDetail::OtherTable`] and
    /// [`ErrorDetail::WorkbookOfCustomSheet`].
    pub fn read(bytes: &[u8]) -> Result<Self, Faults> {
        read(bytes, None)
    }

    /// Reads a scoring workbook of this sheet, of the law or custom.
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read), and [`ErrorDetail::WorkbookOfAnotherSheet`].
    pub fn read_on(sheet: &Sheet, bytes: &[u8]) -> Result<Self, Faults> {
        read(bytes, Some(sheet))
    }

    /// The sheet.
    #[must_use]
    pub fn sheet(&self) -> &Sheet {
        self.council.sheet()
    }

    /// The council with its members' names, tier, grounds and requirement rule.
    #[must_use]
    pub const fn council(&self) -> &Council {
        &self.council
    }

    /// The language of the workbook.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The name of the product; empty if it is left blank.
    #[must_use]
    pub fn product(&self) -> &str {
        &self.product
    }

    /// The name of the council; empty if it is left blank.
    #[must_use]
    pub fn council_name(&self) -> &str {
        &self.council_name
    }

    /// The day of the meeting, if it is filled in.
    #[must_use]
    pub const fn day(&self) -> Option<Date> {
        self.day
    }

    /// The comments, member by member: the index of the member's scorecard, the key of the criterion, and
    /// the text.
    pub fn comments(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        let key = |index| {
            let mut criteria = self.sheet().criteria();
            criteria.nth(index).map_or("", ocop_core::Criterion::key)
        };
        let comments = self.comments.iter();
        comments.map(move |comment| (comment.member, key(comment.criterion), &*comment.text))
    }
}

fn read(bytes: &[u8], given: Option<&Sheet>) -> Result<FilledWorkbook, Faults> {
    let mut book = guard::open(bytes)?;
    let mut budget = Budget::new();
    let facts = Facts::read(&mut book, given, &mut budget)?;
    let (sheet, lang) = (&facts.sheet, facts.lang);
    let mut faults = Vec::new();
    let pages = Pages::find(&book, &facts, &mut faults)?;

    let first = Page::read(&mut book, &pages.first.0, &mut budget)?;
    let first = First::read(&first, pages.first.1, sheet, lang, &mut faults);
    let entries = if pages.has_choices {
        Entries::of(&Page::read(&mut book, CHOICES_PAGE, &mut budget)?)
    } else {
        Entries::default()
    };
    let names = Names::of(sheet, lang, entries);
    let mut members = Vec::new();
    for page in &pages.members {
        let page = Page::read(&mut book, page, &mut budget)?;
        members.push(Member::read(page, &names, lang, &mut faults));
    }
    check_names(&members, &mut faults);

    let summary = Page::read(&mut book, &pages.summary.0, &mut budget)?;
    // Without the page of choices no formula has a result.
    if pages.has_choices {
        let formulas = Formulas::of(&facts)?;
        let rows = formulas::rows_in_place(sheet);
        let mut in_place = pages.in_place && first.is_in_place;
        for member in &members {
            let is_in_place = member.is_in_place(&rows);
            if is_in_place && pages.is_first_in_place {
                formulas.check_member(&member.page, &mut faults);
            }
            formulas::check_points(member, sheet, &mut faults);
            in_place &= is_in_place;
        }
        if in_place && pages.summary.1 == formulas::RESULTS {
            formulas.check_summary(&summary, &mut faults);
        }
    }

    // Page by page, from top to bottom.
    let order: Vec<String> = book.sheet_names();
    let place = |fault: &Fault| {
        order
            .iter()
            .position(|page| Some(page.as_str()) == fault.page())
    };
    faults.sort_by_key(|fault| (place(fault), fault.at()));
    // The result of a formula that was changed follows from it.
    faults.dedup_by(|later, earlier| {
        let is_of_changed = (later.page(), later.at()) == (earlier.page(), earlier.at())
            && later.error().detail() == ErrorDetail::ResultDiffers
            && earlier.error().detail() == ErrorDetail::FormulaChanged;
        later == earlier || is_of_changed
    });
    Faults::check(faults)?;
    let ballots = members.iter().filter_map(|member| {
        let card = member.card.clone()?;
        Some(match &*member.name {
            "" => Ok(Ballot::from(card)),
            name => card.by(name),
        })
    });
    let council = Council::of(ballots.collect::<Result<Vec<_>, Error>>()?)?.at(first.tier);
    let mut council = council.under(Rules::default().requirement(facts.requirement));
    for ground in &first.grounds {
        council = council.with_ground(ground)?;
    }
    let mut faults = Vec::new();
    formulas::check_results(&summary, pages.summary.1, &council.rate()?, &mut faults);
    Faults::check(faults)?;

    let comments = members.into_iter().enumerate().flat_map(|(member, page)| {
        let comments = page.comments.into_iter();
        comments.map(move |(criterion, text)| Comment {
            member,
            criterion,
            text,
        })
    });
    Ok(FilledWorkbook {
        lang,
        product: first.product,
        council_name: first.council,
        day: first.day,
        comments: comments.collect(),
        council,
    })
}

/// Each member once, whichever way the letters of a name are written.
fn check_names(members: &[Member], faults: &mut Vec<Fault>) {
    for (index, member) in members.iter().enumerate() {
        let mut before = members[..index].iter();
        if !member.name.is_empty() && before.any(|other| text::same(&other.name, &member.name)) {
            let found = ("found", internal::outside(&member.name));
            let error = error(ErrorDetail::MemberTwice, [found, ("round", 1_u8.into())]);
            faults.push(Fault::on(&member.page.name, member.name_cell, error));
        }
    }
}
