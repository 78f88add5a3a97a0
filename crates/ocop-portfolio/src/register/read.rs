//! Reads a register: rows of a table become entries, bad rows or other rows.

use ocop_core::internal::{error, outside, unknown_name};
use ocop_core::text::{bare, same};
use ocop_core::units::{FormerUnit, Unit};
use ocop_core::{
    Certificate, CodeEra, Date, Edition, Error, ErrorDetail, ErrorValue, Label, Lang, ProductCode,
    Sheet, Star, Tier,
};

use crate::register::column::{Column, Columns};
use crate::register::entry::Entry;
use crate::register::fault::{BadRow, Fault, OtherRow, OtherRowKind};
use crate::register::gazetteer::{Found, Gazetteer, Named, list};
use crate::register::merged::{Cell, Group};
use crate::register::place::{Place, one};
use crate::register::table::{self, Row, SEPARATORS};
use crate::register::{Register, day, row, same_product, star};

impl Register {
    /// Reads a register from a table in CSV, as offices keep it.
    ///
    /// Columns are found by their Vietnamese or English headings, in any order, below any title lines. A register
    /// needs the product or its code, the star, and the day of issue or of the decision. Cells are separated by
    /// commas, semicolons or tabs. A page of a workbook becomes such a table with `page_to_csv` of `ocop-xlsx`.
    ///
    /// ```
    /// use ocop_core::{CertificateState, Date, Lang};
    /// use ocop_portfolio::Register;
    ///
    /// let register = Register::read(
    ///     "DANH SÁCH SẢN PHẨM OCOP;;;\n\
    ///      TT;Tên sản phẩm;Hạng sao;Ngày cấp\n\
    ///      1;Mật ong rừng;4 sao;12/02/2024\n\
    ///      2;Chè Shan tuyết;3 sao;31/02/2025\n",
    /// )?;
    /// let honey = &register.entries()[0];
    /// let period = honey.certificate().period_on(Date::constant(2026, 10, 1), honey.withdrawn());
    /// assert_eq!(period.state(), CertificateState::WindowClosing);
    /// let bad = &register.bad_rows()[0];
    /// assert_eq!(
    ///     bad.faults()[0].explain(Lang::En),
    ///     "row 4, “Ngày cấp”: `31/02/2025` is not a day: the calendar does not have this day; \
    ///      expected day/month/year such as 10/07/2026"
    /// );
    /// assert_eq!(register.rows(), 4);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # What is read
    ///
    /// | cell | forms |
    /// |---|---|
    /// | day | `10/07/2026`, `10/7/2026`, `ngày 10 tháng 7 năm 2026`, `2026-07-10`, the number of a spreadsheet program such as `46213`; the day first |
    /// | star | `4`, `4 sao`, `04 sao`, `4*`, `★★★★`, `bốn sao`, `4 sao (nâng hạng)` |
    /// | product code | all three forms of [`ProductCode`] |
    /// | province, district, commune | names or codes, of now or of before July 2025 |
    /// | decision | a number with its day, `Số 12/QĐ-UBND ngày 10/07/2026`, if there is no column of days |
    /// | issuer | district, province or ministry; without it, the lowest tier that may issue the star on that day |
    ///
    /// A blank cell is filled from above only if the row has no serial number, and the rows above it begin with
    /// one. [`readings`](Register::readings) has each such cell. Nothing else is filled or corrected.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadRegister`](ocop_core::ErrorKind::BadRegister) if the columns that are needed are not found,
    /// if two columns have the same heading, and if a quote is not closed. Faults of rows are no errors:
    /// see [`bad_rows`](Register::bad_rows) and [`findings`](Register::findings).
    pub fn read(table: &str) -> Result<Self, Error> {
        let table = table.strip_prefix('\u{feff}').unwrap_or(table);
        let mut faults = Vec::new();
        for separator in SEPARATORS {
            let rows = table::rows(table, separator);
            let found = rows.and_then(|rows| Ok((Columns::find(&rows)?, rows)));
            match found {
                Ok((columns, rows)) => return Ok(Reader::new(&columns).read(&rows)),
                Err(fault) => faults.push(fault),
            }
        }
        // With the wrong separator, nothing is found at all.
        let weight = |fault: &Error| match fault.detail() {
            ErrorDetail::HeadingsAlike => 3,
            ErrorDetail::HeadingsMissing => u8::from(fault.value("row").is_some()) * 2,
            _ => 1,
        };
        let mut faults = faults.into_iter().rev();
        let first = faults.next();
        let fault = first.map(|first| {
            faults.fold(first, |best, fault| match weight(&fault) >= weight(&best) {
                true => fault,
                false => best,
            })
        });
        Err(fault.unwrap_or_else(|| error(ErrorDetail::HeadingsMissing, "", [])))
    }
}

/// Reads the rows of a table.
struct Reader<'a> {
    columns: &'a Columns,
    gazetteer: Gazetteer<'a>,
    group: Group<'a>,
    register: Register,
    /// What was found in the row that is being read.
    faults: Vec<Fault>,
    readings: Vec<Fault>,
    /// Columns of days in which a month came first.
    months: Vec<Column>,
}

impl<'a> Reader<'a> {
    fn new(columns: &'a Columns) -> Self {
        Self {
            columns,
            gazetteer: Gazetteer::default(),
            group: Group::new(columns),
            register: Register::default(),
            faults: Vec::new(),
            readings: Vec::new(),
            months: Vec::new(),
        }
    }

    fn read(mut self, rows: &'a [Row]) -> Register {
        let unread = self.columns.unread().map(str::to_owned);
        self.register.unread = unread.collect();
        for (index, row) in rows.iter().enumerate() {
            let kind = if index < self.columns.from {
                let is_empty = row.filled().next().is_none();
                Some(if is_empty {
                    OtherRowKind::Empty
                } else {
                    OtherRowKind::Title
                })
            } else if index < self.columns.from + self.columns.rows {
                Some(OtherRowKind::Heading)
            } else {
                row::kind(row, self.columns)
            };
            match kind {
                Some(kind) => self.put_aside(row, kind),
                None => self.product(row),
            }
        }
        let heading = [Column::Product, Column::Code];
        let heading = heading
            .into_iter()
            .find_map(|column| self.columns.heading(column));
        let heading = heading.map(str::to_owned);
        same_product::mark(&mut self.register, heading.as_deref());
        self.register
    }

    fn put_aside(&mut self, row: &Row, kind: OtherRowKind) {
        self.group.end();
        let text: Vec<_> = row.filled().map(|(_, cell)| cell).collect();
        self.register.other_rows.push(OtherRow {
            row: row.number,
            kind,
            text: text.join("; "),
        });
    }

    /// Reads a row with a product.
    fn product(&mut self, row: &'a Row) {
        self.group.push(row);
        let product = self.cell(row, Column::Product);
        let code = self.code(row);
        let has_code = !self.cell(row, Column::Code).is_empty();
        if product.is_empty() && !has_code {
            self.missing(row, Column::Product);
        }
        let holder = self.cell(row, Column::Holder);
        if holder.is_empty() && self.columns.place(Column::Holder).is_some() {
            self.blank(row, Column::Holder);
        }
        let certificate = self.certificate(row);
        let issued = certificate.map(Certificate::issued);
        let place = self.place(row, code, issued);
        let withdrawn = self.withdrawn(row, issued);
        let may_be_withdrawn = withdrawn.is_none() && self.may_be_withdrawn(row);
        if let Some(certificate) = certificate {
            self.expiry(row, certificate);
            if let Some(code) = code.filter(|code| {
                i16::try_from(code.year()).is_ok_and(|year| year > certificate.issued().year())
            }) {
                let values = [
                    ("found", code.year().into()),
                    ("issued", certificate.issued().into()),
                ];
                self.fault(
                    row,
                    Column::Code,
                    error(ErrorDetail::CodeAfterIssue, "", values),
                );
            }
        } else {
            // All that is wrong with the row comes at once.
            self.day(
                row,
                Column::Expiry,
                self.columns.cell(row, Column::Expiry),
                is_no_day,
            );
        }
        let faults = std::mem::take(&mut self.faults);
        let is_named = !product.is_empty() || has_code;
        let Some(certificate) = certificate.filter(|_| is_named) else {
            self.readings.clear();
            self.register.bad_rows.push(BadRow {
                row: row.number,
                cells: row.cells().map(str::to_owned).collect(),
                faults,
            });
            return;
        };
        self.register.findings.extend(faults);
        self.register.readings.append(&mut self.readings);
        let mut entry = Entry::new(product, certificate)
            .with_row(row.number)
            .with_place(place)
            .with_holder(holder);
        entry.code = code;
        entry.withdrawn = withdrawn;
        entry.may_be_withdrawn = may_be_withdrawn;
        entry.set = self.set(row, &entry);
        self.register.entries.push(entry);
        let late = std::mem::take(&mut self.faults);
        self.register.findings.extend(late);
    }
}

/// Cells and what is wrong with them.
impl<'a> Reader<'a> {
    /// A cell, of the row or merged with one above.
    fn cell(&mut self, row: &'a Row, column: Column) -> &'a str {
        let cell: Cell<'a> = self.group.cell(row, column);
        if let Some(reading) = cell.reading() {
            self.reading(row, column, reading);
        }
        cell.text
    }

    fn at(&self, row: &Row, column: Column, error: Error) -> Fault {
        Fault {
            row: row.number,
            heading: self.columns.heading(column).map(str::to_owned),
            error,
        }
    }

    fn fault(&mut self, row: &Row, column: Column, error: Error) {
        let fault = self.at(row, column, error);
        self.faults.push(fault);
    }

    fn reading(&mut self, row: &Row, column: Column, error: Error) {
        let reading = self.at(row, column, error);
        // A cell may be looked at twice.
        if !self.readings.contains(&reading) {
            self.readings.push(reading);
        }
    }

    fn missing(&mut self, row: &Row, column: Column) {
        let what = ("what", column.label().into());
        self.fault(row, column, error(ErrorDetail::CellMissing, "", [what]));
    }

    fn blank(&mut self, row: &Row, column: Column) {
        let what = ("what", column.label().into());
        self.fault(row, column, error(ErrorDetail::CellBlank, "", [what]));
    }

    /// A day; `None` for a blank cell, another text that `is_other`, or a fault.
    fn day(
        &mut self,
        row: &Row,
        column: Column,
        text: &str,
        is_other: fn(&str) -> bool,
    ) -> Option<Date> {
        if text.is_empty() || is_other(text) {
            return None;
        }
        match day::read(text) {
            Ok(typed) => {
                if typed.is_serial {
                    let values = [("found", outside(text)), ("day", typed.day.into())];
                    self.reading(row, column, error(ErrorDetail::SerialDay, "", values));
                }
                Some(typed.day)
            }
            Err(fault) => {
                self.fault(row, column, fault);
                if day::has_month_first(text) && !self.months.contains(&column) {
                    self.months.push(column);
                    let fault = error(ErrorDetail::MonthFirst, "", [("found", outside(text))]);
                    let fault = self.at(row, column, fault);
                    self.register.findings.push(fault);
                }
                None
            }
        }
    }
}

/// The certificate and its days.
impl<'a> Reader<'a> {
    fn certificate(&mut self, row: &'a Row) -> Option<Certificate> {
        let text = self.cell(row, Column::Star);
        let star = star::read(text);
        if text.is_empty() {
            self.missing(row, Column::Star);
        } else if star.is_none() {
            let found = ("found", outside(text));
            self.fault(row, Column::Star, error(ErrorDetail::NotAStar, "", [found]));
        }
        let issued = self.issued(row);
        if let Some(star) = star.filter(|star| *star < Star::Three) {
            // The day is not to blame.
            let any = Date::constant(2026, 7, 10);
            if let Err(fault) = Certificate::new(any, star, Tier::Province) {
                self.fault(row, Column::Star, fault);
            }
            return None;
        }
        let (star, (issued, column)) = (star?, issued?);
        let text = self.cell(row, Column::Issuer);
        let given = tier(text);
        let tiers = given.map_or_else(|| Tier::ALL.to_vec(), |tier| vec![tier]);
        let mut tiers = tiers.into_iter();
        let found = tiers
            .clone()
            .find_map(|tier| Certificate::new(issued, star, tier).ok());
        if found.is_none() {
            let fault = tiers
                .next_back()
                .map(|tier| Certificate::new(issued, star, tier));
            if let Some(Err(fault)) = fault {
                let is_day = fault.detail() == ErrorDetail::IssueOutOfRange;
                let column = if is_day { column } else { Column::Issuer };
                self.fault(row, column, fault);
            }
        }
        found
    }

    /// The day of issue, and the column that has it.
    fn issued(&mut self, row: &'a Row) -> Option<(Date, Column)> {
        let faults = self.faults.len();
        for column in [Column::Issued, Column::Decided] {
            let text = self.cell(row, column);
            if let Some(day) = self.day(row, column, text, |_| false) {
                if column == Column::Decided {
                    self.by_decision(row, column, day);
                }
                return Some((day, column));
            }
            if self.faults.len() > faults {
                return None;
            }
        }
        let text = self.cell(row, Column::Decision);
        match day::within(text) {
            Ok(None) => {}
            Ok(Some(day)) => {
                self.by_decision(row, Column::Decision, day);
                return Some((day, Column::Decision));
            }
            Err(fault) => {
                self.fault(row, Column::Decision, fault);
                return None;
            }
        }
        let columns = [Column::Issued, Column::Decided, Column::Decision];
        let has = |column: &Column| self.columns.place(*column).is_some();
        let column = columns.into_iter().find(has).unwrap_or(Column::Issued);
        let what = ("what", Column::Issued.label().into());
        self.fault(row, column, error(ErrorDetail::CellMissing, "", [what]));
        None
    }

    fn by_decision(&mut self, row: &Row, column: Column, day: Date) {
        let reading = error(ErrorDetail::DayOfDecision, "", [("day", day.into())]);
        self.reading(row, column, reading);
    }

    /// Compares the printed last day with the one of the law.
    fn expiry(&mut self, row: &'a Row, certificate: Certificate) {
        let text = self.cell(row, Column::Expiry);
        let found = self.day(row, Column::Expiry, text, is_no_day);
        let expected = certificate.expires();
        if let Some(found) = found.filter(|found| *found != expected) {
            let values = [
                ("found", found.into()),
                ("issued", certificate.issued().into()),
                ("expected", expected.into()),
            ];
            self.fault(
                row,
                Column::Expiry,
                error(ErrorDetail::ExpiryDiffers, "", values),
            );
        }
    }

    fn withdrawn(&mut self, row: &'a Row, issued: Option<Date>) -> Option<Date> {
        let text = self.cell(row, Column::Withdrawn);
        let is_other = |text: &str| !text.contains(|letter: char| letter.is_ascii_digit());
        if is_not_withdrawn(text) {
            return None;
        }
        let day = match day::within(text) {
            Ok(Some(day)) => day,
            _ => self.day(row, Column::Withdrawn, text, is_other)?,
        };
        if let Some(issued) = issued.filter(|issued| day < *issued) {
            let values = [("found", day.into()), ("issued", issued.into())];
            let fault = error(ErrorDetail::WithdrawnBeforeIssue, "", values);
            self.fault(row, Column::Withdrawn, fault);
        }
        Some(day)
    }

    /// Whether the row says that the certificate is withdrawn, without a day of its own column.
    fn may_be_withdrawn(&mut self, row: &'a Row) -> bool {
        let own = self.columns.cell(row, Column::Withdrawn);
        let own =
            (!is_not_withdrawn(own)).then_some((self.columns.heading(Column::Withdrawn), own));
        let note = || {
            let mut notes = self.columns.notes(row);
            notes.find(|(_, cell)| says_withdrawn(cell))
        };
        let found = own.or_else(|| note().map(|(heading, cell)| (Some(heading), cell)));
        let Some((heading, text)) = found else {
            return false;
        };
        // A day that cannot be read has its fault.
        let is_known = |fault: &Fault| fault.heading.as_deref() == heading;
        if !self.faults.iter().any(is_known) {
            let found = ("found", outside(text));
            self.faults.push(Fault {
                row: row.number,
                heading: heading.filter(|text| !text.is_empty()).map(str::to_owned),
                error: error(ErrorDetail::WithdrawalWithoutDay, "", [found]),
            });
        }
        true
    }
}

/// The product code, the place and the sheet.
impl<'a> Reader<'a> {
    fn code(&mut self, row: &'a Row) -> Option<ProductCode> {
        let text = self.cell(row, Column::Code);
        if text.is_empty() {
            if self.columns.place(Column::Code).is_some() {
                self.missing(row, Column::Code);
            }
            return None;
        }
        match text.parse::<ProductCode>() {
            Ok(code) => {
                if let Some(fault) = fault_of_units(code) {
                    self.fault(row, Column::Code, fault);
                }
                Some(code)
            }
            Err(fault) => {
                self.fault(row, Column::Code, fault);
                None
            }
        }
    }

    fn place(&mut self, row: &'a Row, code: Option<ProductCode>, issued: Option<Date>) -> Place {
        let named = Named {
            province: self.cell(row, Column::Province),
            district: self.cell(row, Column::District),
            commune: self.cell(row, Column::Commune),
            before: self.cell(row, Column::CommuneBefore),
            now: self.cell(row, Column::CommuneNow),
            is_former: issued.is_some_and(|issued| issued < Unit::FROM),
        };
        let found = self.gazetteer.find(named);
        for (column, fault) in &found.faults {
            self.fault(row, *column, fault.clone());
        }
        let of_code = code.map(Place::of_code).unwrap_or_default();
        let columns = [
            Column::CommuneNow,
            Column::Commune,
            Column::CommuneBefore,
            Column::District,
            Column::Province,
        ];
        let column = columns
            .into_iter()
            .find(|column| !self.columns.cell(row, *column).is_empty());
        let column = column.unwrap_or(Column::Code);
        if let Some(fault) = disagree(&of_code, &found) {
            self.fault(row, column, fault);
        }
        let place = joined(of_code, &found);
        if place.communes.len() > 1 {
            let expected = ("expected", list(&place.communes));
            let fault = match place.former {
                Some(former) => {
                    let unit = ("unit", outside(&coded(former)));
                    error(ErrorDetail::CommuneSplit, "", [unit, expected])
                }
                None => {
                    let found = ("found", outside(self.columns.cell(row, column)));
                    error(ErrorDetail::UnitNameShared, "", [found, expected])
                }
            };
            self.fault(row, column, fault);
        }
        let communes = [Column::Commune, Column::CommuneBefore, Column::CommuneNow];
        let mut communes = communes
            .into_iter()
            .filter(|column| self.columns.place(*column).is_some());
        if place.communes.is_empty()
            && let Some(column) = communes.clone().next()
            && communes.all(|column| self.columns.cell(row, column).is_empty())
        {
            self.blank(row, column);
        }
        place
    }

    fn set(&mut self, row: &'a Row, entry: &Entry) -> Option<u16> {
        let text = self.cell(row, Column::Set);
        if text.is_empty() {
            return None;
        }
        let editions: Vec<Edition> = match entry.edition {
            Some(edition) => vec![edition],
            None => Edition::ALL.into_iter().skip(1).collect(),
        };
        let mut numbers = text.split(|letter: char| !letter.is_ascii_digit());
        let numbers = numbers.by_ref().filter(|digits| !digits.is_empty());
        let numbers: Vec<&str> = numbers.collect();
        let is_numbered = text
            .chars()
            .next()
            .is_some_and(|first| first.is_ascii_digit())
            || bare(text).collect::<String>().starts_with("bo ");
        let fault = match numbers[..] {
            [digits] if is_numbered && digits.len() < 5 => {
                let number = digits.parse().unwrap_or(0);
                let found = editions.iter().map(|edition| edition.sheet(number));
                match found.reduce(Result::or) {
                    Some(Ok(_)) => return Some(number),
                    Some(Err(fault)) => fault,
                    None => return None,
                }
            }
            _ => {
                let sheets: Vec<_> = editions
                    .iter()
                    .flat_map(|edition| edition.sheets())
                    .collect();
                let named = sheets.iter().filter(|sheet| {
                    let heading = sheet.heading();
                    same(heading.get(Lang::Vi), text) || same(heading.get(Lang::En), text)
                });
                if let Some(number) = one(named.map(Sheet::number)) {
                    return Some(number);
                }
                let known: Vec<_> = sheets
                    .iter()
                    .map(|sheet| sheet.heading().get(Lang::Vi))
                    .collect();
                unknown_name(("bộ tiêu chí", "sheet"), text, &known)
            }
        };
        self.fault(row, Column::Set, fault);
        None
    }
}

/// Whether a cell says the term of all certificates in place of a day: `36 tháng`.
fn is_term(text: &str) -> bool {
    same(text, "36 tháng") || same(text, "3 năm") || same(text, "36 months")
}

/// Whether a cell has something else than a last day: the term, or a withdrawal.
fn is_no_day(text: &str) -> bool {
    is_term(text) || says_withdrawn(text)
}

/// Whether a note says that a certificate is withdrawn: `Đã thu hồi`, `Thu hồi theo QĐ 12/QĐ-UBND`.
fn says_withdrawn(text: &str) -> bool {
    let text: String = bare(text).collect();
    let says = |words: &str| text.contains(words);
    (says("thu hoi") || says("withdrawn")) && !is_not_withdrawn(&text) && {
        let not = ["khong", "chua", "khong bi", "chua bi"];
        !not.into_iter().any(|not| says(&format!("{not} thu hoi"))) && !says("not withdrawn")
    }
}

/// Whether a cell of withdrawals says that there is none.
fn is_not_withdrawn(text: &str) -> bool {
    let text: String = bare(text).collect();
    let begins = |word: &str| {
        let rest = text.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    matches!(text.as_str(), "" | "-" | "–" | "—" | "0")
        || ["khong", "chua", "con hieu luc", "no", "not"]
            .into_iter()
            .any(begins)
}

/// The tier of an issuer: `UBND huyện …`, `Chủ tịch UBND tỉnh`, `Bộ Nông nghiệp và Môi trường`.
fn tier(text: &str) -> Option<Tier> {
    let text: String = bare(text).collect();
    if let Ok(tier) = text.parse() {
        return Some(tier);
    }
    let has = |word: &str| {
        text.split(|letter: char| !letter.is_alphanumeric())
            .any(|own| own == word)
    };
    if has("bo") || text.contains("trung uong") {
        Some(Tier::Centre)
    } else if has("huyen") || has("quan") || text.contains("thi xa") {
        Some(Tier::District)
    } else if has("tinh") {
        Some(Tier::Province)
    } else {
        // The people's committee of a city may be of either tier.
        None
    }
}

/// A former unit with its code.
fn coded(unit: FormerUnit) -> String {
    format!("{unit} ({})", unit.full_name())
}

/// What is wrong with the units of a product code.
fn fault_of_units(code: ProductCode) -> Option<Error> {
    let province = u32::from(code.province());
    let unit = |label: (&str, &str), code: &str| {
        let label = Label::new(format!("{} {code}", label.0), format!("{} {code}", label.1));
        ("unit", ErrorValue::from(label))
    };
    let no_province = || {
        let unit = unit(("mã tỉnh", "the province code"), &format!("{province:02}"));
        Some(error(ErrorDetail::UnitNotInLists, "", [unit]))
    };
    let elsewhere = |unit: String, own: String| {
        let found = Label::new(
            format!("tỉnh {province:02}"),
            format!("province {province:02}"),
        );
        let values = [
            ("unit", outside(&unit)),
            ("expected", outside(&own)),
            ("found", found.into()),
        ];
        Some(error(ErrorDetail::UnitElsewhere, "", values))
    };
    if code.era() == CodeEra::New {
        let commune = code.commune()?;
        let now = Unit::commune_by_code(commune);
        let former = FormerUnit::commune_by_code(commune);
        let is_former = former.filter(|unit| unit.province().code() == province);
        return match (now, is_former) {
            (Some(now), _) if now.province().code() == province => None,
            // The form of codes of these months is not known: they may have units of before.
            (_, Some(_)) if code.year() == 2025 => None,
            (_, Some(former)) => {
                let unit = ("unit", outside(&coded(former)));
                Some(error(ErrorDetail::UnitOfBefore, "", [unit]))
            }
            _ if Unit::province_by_code(province).is_none() => no_province(),
            (Some(now), _) => elsewhere(
                format!("{now} ({})", now.full_name()),
                now.province().full_name(),
            ),
            (None, None) if former.is_some() => {
                let former = former?;
                elsewhere(coded(former), former.province().full_name())
            }
            (None, None) => {
                let unit = unit(("mã xã", "the commune code"), &format!("{commune:05}"));
                Some(error(ErrorDetail::UnitNotInLists, "", [unit]))
            }
        };
    }
    if FormerUnit::province_by_code(province).is_none() {
        return no_province();
    }
    let former = code.commune().and_then(FormerUnit::commune_by_code);
    let district = code
        .district()
        .and_then(|code| FormerUnit::district_by_code(code.into()));
    match (former, district) {
        (Some(former), _) if former.province().code() != province => {
            elsewhere(coded(former), former.province().full_name())
        }
        (Some(former), _) => {
            let own = former.district()?;
            (Some(own.code()) != code.district().map(u32::from)).then(|| {
                let found = code.district().unwrap_or(0);
                let found = Label::new(format!("huyện {found:03}"), format!("district {found:03}"));
                let values = [
                    ("unit", outside(&coded(former))),
                    ("expected", outside(&coded(own))),
                    ("found", found.into()),
                ];
                error(ErrorDetail::UnitElsewhere, "", values)
            })
        }
        (None, Some(district)) if district.province().code() != province => {
            elsewhere(coded(district), district.province().full_name())
        }
        (None, Some(_)) => {
            let commune = code.commune()?;
            let unit = unit(("mã xã", "the commune code"), &format!("{commune:05}"));
            Some(error(ErrorDetail::UnitMayHaveEnded, "", [unit]))
        }
        (None, None) => {
            let district = code.district()?;
            let unit = unit(("mã huyện", "the district code"), &format!("{district:03}"));
            Some(error(ErrorDetail::UnitMayHaveEnded, "", [unit]))
        }
    }
}

/// That the code and the columns are of two places.
fn disagree(of_code: &Place, found: &Found) -> Option<Error> {
    let names = |units: &[Unit], province: Option<Unit>| match units {
        [] => outside(&province.map(Unit::full_name).unwrap_or_default()),
        units => list(units),
    };
    let provinces = (of_code.province?, found.province?);
    let apart = provinces.0 != provinces.1
        || (!of_code.communes.is_empty()
            && !found.communes.is_empty()
            && !found
                .communes
                .iter()
                .any(|unit| of_code.communes.contains(unit)));
    apart.then(|| {
        let values = [
            ("expected", names(&of_code.communes, of_code.province)),
            ("found", names(&found.communes, found.province)),
        ];
        error(ErrorDetail::PlacesDisagree, "", values)
    })
}

/// The place of the code and the columns together. Where they disagree, the code counts.
fn joined(of_code: Place, found: &Found) -> Place {
    let mut place = of_code;
    let both: Vec<Unit> = place
        .communes
        .iter()
        .copied()
        .filter(|unit| found.communes.contains(unit))
        .collect();
    if place.communes.is_empty() && (place.province.is_none() || place.province == found.province) {
        place.communes.clone_from(&found.communes);
        place.former = found.former.or(place.former);
    } else if !both.is_empty() {
        place.communes = both;
        place.former = place.former.or(found.former);
    }
    let by_commune = one(place.communes.iter().map(|unit| unit.province()));
    place.province = by_commune.or(place.province).or(found.province);
    place
}
