//! The columns of a register, found by their headings in any order.

use ocop_core::internal::text::words;
use ocop_core::internal::{error, outside};
use ocop_core::text::{bare, same};
use ocop_core::{Error, ErrorDetail, Label, Lang};

use crate::register::table::Row;

/// What a column has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Column {
    Serial,
    Code,
    Product,
    Holder,
    Province,
    District,
    /// The commune, of now or of before.
    Commune,
    CommuneBefore,
    CommuneNow,
    Star,
    Issued,
    /// The day of the decision, which counts if there is no day of issue.
    Decided,
    Decision,
    Expiry,
    Issuer,
    Set,
    Withdrawn,
}

/// The number of columns that are known.
const COUNT: usize = 17;

impl Column {
    pub(crate) const ALL: [Self; COUNT] = [
        Self::Serial,
        Self::Code,
        Self::Product,
        Self::Holder,
        Self::Province,
        Self::District,
        Self::Commune,
        Self::CommuneBefore,
        Self::CommuneNow,
        Self::Star,
        Self::Issued,
        Self::Decided,
        Self::Decision,
        Self::Expiry,
        Self::Issuer,
        Self::Set,
        Self::Withdrawn,
    ];

    /// What it has, in words, after “is missing”.
    pub(crate) const fn label(self) -> Label {
        let (vi, en) = match self {
            Self::Serial => ("số thứ tự", "the serial number"),
            Self::Code => ("mã sản phẩm", "the product code"),
            Self::Product => ("tên sản phẩm", "the name of the product"),
            Self::Holder => ("chủ thể", "the holder"),
            Self::Province => ("tỉnh", "the province"),
            Self::District => ("huyện", "the district"),
            Self::Commune => ("xã", "the commune"),
            Self::CommuneBefore => ("xã cũ", "the former commune"),
            Self::CommuneNow => ("xã hiện nay", "the current commune"),
            Self::Star => ("hạng sao", "the star"),
            Self::Issued => ("ngày cấp", "the day of issue"),
            Self::Decided => ("ngày quyết định", "the day of the decision"),
            Self::Decision => ("số quyết định", "the decision"),
            Self::Expiry => ("ngày hết hạn", "the expiry"),
            Self::Issuer => ("cơ quan cấp", "the issuer"),
            Self::Set => ("bộ tiêu chí", "the sheet"),
            Self::Withdrawn => ("ngày thu hồi", "the day of withdrawal"),
        };
        Label::constant(vi, en)
    }

    /// Its headings without diacritics and signs, with `i` for `y` as [`bare`] has it.
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Serial => &["stt", "tt", "so tt", "so thu tu", "no", "serial"],
            Self::Code => &[
                "ma san pham",
                "ma so san pham",
                "ma san pham ocop",
                "ma so san pham ocop",
                "ma ocop",
                "ma so ocop",
                "ma so",
                "ma sp",
                "product code",
                "code",
            ],
            Self::Product => &[
                "ten san pham",
                "san pham",
                "ten san pham ocop",
                "san pham ocop",
                "ten san pham dich vu",
                "ten sp",
                "product",
                "product name",
                "name of product",
                "name of the product",
            ],
            Self::Holder => &[
                "chu the",
                "ten chu the",
                "chu the ocop",
                "chu the san xuat",
                "chu the san xuat kinh doanh",
                "ten chu the san xuat",
                "ten chu the san xuat kinh doanh",
                "chu the sxkd",
                "chu the san pham",
                "co so",
                "ten co so",
                "co so san xuat",
                "ten co so san xuat",
                "don vi san xuat",
                "holder",
                "producer",
                "applicant",
                "name of the holder",
            ],
            Self::Province => &[
                "tinh",
                "ma tinh",
                "tinh thanh pho",
                "tinh tp",
                "tinh thanh",
                "province",
                "province code",
            ],
            Self::District => &[
                "huyen",
                "ma huyen",
                "huyen cu",
                "quan huyen",
                "huyen quan",
                "huyen thi xa",
                "huyen thi xa thanh pho",
                "huyen thanh pho",
                "huyen tx tp",
                "district",
                "district code",
            ],
            Self::Commune => &[
                "xa",
                "ma xa",
                "xa phuong",
                "phuong xa",
                "xa phuong thi tran",
                "xa phuong dac khu",
                "xa phuong tt",
                "xa thi tran",
                "dia ban xa",
                "commune",
                "ward",
                "commune code",
                "ma don vi hanh chinh",
            ],
            Self::CommuneBefore => &[
                "xa cu",
                "xa phuong cu",
                "xa phuong thi tran cu",
                "xa truoc sap xep",
                "xa phuong truoc sap xep",
                "xa truoc sap nhap",
                "xa phuong truoc sap nhap",
                "xa truoc 01 7 2025",
                "xa truoc 1 7 2025",
                "former commune",
                "commune before july 2025",
            ],
            Self::CommuneNow => &[
                "xa moi",
                "xa phuong moi",
                "xa phuong dac khu moi",
                "xa hien nay",
                "xa phuong hien nay",
                "xa sau sap xep",
                "xa phuong sau sap xep",
                "xa sau sap nhap",
                "xa phuong sau sap nhap",
                "xa tu 01 7 2025",
                "xa tu 1 7 2025",
                "new commune",
                "commune of now",
                "commune now",
            ],
            Self::Star => &[
                "hang sao",
                "so sao",
                "sao",
                "hang",
                "xep hang",
                "phan hang",
                "hang san pham",
                "hang sao ocop",
                "hang dat",
                "sao dat",
                "dat sao",
                "dat hang",
                "dat hang sao",
                "xep hang sao",
                "phan hang sao",
                "ket qua phan hang",
                "ket qua xep hang",
                "ket qua danh gia phan hang",
                "star",
                "stars",
                "rating",
            ],
            Self::Issued => &[
                "ngay cap",
                "ngay cap gcn",
                "ngay cap giay chung nhan",
                "ngay cap chung nhan",
                "ngay thang nam cap",
                "ngay cong nhan",
                "thoi gian cap",
                "thoi gian cong nhan",
                "issued",
                "issue date",
                "issued on",
                "date of issue",
                "day of issue",
            ],
            Self::Decided => &[
                "ngay quyet dinh",
                "ngay qd",
                "ngay ki",
                "ngay ki quyet dinh",
                "ngay ban hanh",
                "ngay ban hanh quyet dinh",
                "decided",
                "decided on",
                "date of decision",
                "day of decision",
            ],
            Self::Decision => &[
                "so quyet dinh",
                "so qd",
                "quyet dinh",
                "quyet dinh so",
                "quyet dinh cong nhan",
                "so quyet dinh cong nhan",
                "so ngay quyet dinh",
                "so ngay quyet dinh cong nhan",
                "so ngay thang quyet dinh",
                "so quyet dinh ngay thang",
                "so quyet dinh ngay",
                "qd cong nhan",
                "decision",
                "decision number",
            ],
            Self::Expiry => &[
                "ngay het han",
                "het han",
                "ngay het hieu luc",
                "het hieu luc",
                "thoi han",
                "thoi han gcn",
                "co gia tri den",
                "co gia tri den ngay",
                "gia tri den",
                "gia tri den ngay",
                "hieu luc den",
                "hieu luc den ngay",
                "co hieu luc den",
                "co hieu luc den ngay",
                "thoi han den",
                "ngay het han gcn",
                "ngay het han giay chung nhan",
                "expiry",
                "expires",
                "expiry date",
                "valid until",
            ],
            Self::Issuer => &[
                "co quan cap",
                "cap cong nhan",
                "cap cap",
                "co quan cong nhan",
                "noi cap",
                "don vi cap",
                "cap danh gia",
                "issuer",
                "issued by",
                "tier",
            ],
            Self::Set => &[
                "bo san pham",
                "bo san pham so",
                "bo tieu chi",
                "bo tieu chi so",
                "bo so",
                "ten bo san pham",
                "sheet",
                "set",
                "sheet number",
                "criteria sheet",
            ],
            Self::Withdrawn => &[
                "ngay thu hoi",
                "thu hoi",
                "ngay thu hoi gcn",
                "ngay thu hoi giay chung nhan",
                "withdrawn",
                "withdrawn on",
                "date of withdrawal",
                "day of withdrawal",
            ],
        }
    }

    /// The column of a heading, with or without what is in brackets behind it.
    fn of(heading: &str) -> Option<Self> {
        let named = |heading: &str| {
            let spelled = spelled(heading);
            let has = |column: &Self| column.headings().contains(&spelled.as_str());
            let found = Self::ALL.into_iter().find(has);
            found.filter(|_| !is_another_word(heading, &spelled))
        };
        let before = || heading.split(['(', '[', '\n']).next().unwrap_or_default();
        named(heading).or_else(|| named(before()))
    }
}

/// Whether a heading of one word is another word with the same letters: “Hàng” is no “Hạng”.
fn is_another_word(heading: &str, spelled: &str) -> bool {
    const WORDS: [(&str, &str); 5] = [
        ("hang", "hạng"),
        ("huyen", "huyện"),
        ("sao", "sao"),
        ("tinh", "tỉnh"),
        ("xa", "xã"),
    ];
    let own = WORDS.into_iter().find(|(bare, _)| *bare == spelled);
    own.is_some_and(|(_, own)| !heading.is_ascii() && !words(heading).any(|word| same(word, own)))
}

/// A heading without diacritics and signs.
fn spelled(heading: &str) -> String {
    let mut spelled = String::new();
    for word in words(heading) {
        if !spelled.is_empty() {
            spelled.push(' ');
        }
        spelled.extend(bare(word));
    }
    spelled
}

/// Where the columns of a table are.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    places: [Option<usize>; COUNT],
    /// The headings as the table writes them.
    headings: Vec<String>,
    /// The rows that are headings, as indices: one or two.
    pub(crate) from: usize,
    pub(crate) rows: usize,
}

impl Columns {
    /// Finds the row of headings, or two rows of which the lower one divides some of the upper one.
    ///
    /// # Errors
    ///
    /// [`ErrorDetail::HeadingsMissing`], [`ErrorDetail::HeadingsAlike`].
    pub(crate) fn find(rows: &[Row]) -> Result<Self, Error> {
        // Offices have a page of title lines at most.
        const FIRST: usize = 60;
        let one = |from: usize| {
            let headings = rows.get(from).map(Row::cells)?;
            let headings = headings.map(str::to_owned).collect();
            Some(Self::of(headings, from, 1))
        };
        let two = |from: usize| {
            let headings = divided(rows.get(from)?, rows.get(from + 1)?)?;
            Some(Self::of(headings, from, 2))
        };
        let found = |columns: &Option<Result<Self, Error>>| match columns {
            Some(Ok(columns)) => columns.count(),
            _ => 0,
        };
        let (mut nearest, mut alike) = (Self::default(), None);
        for from in 0..rows.len().min(FIRST) {
            let (upper, both) = (one(from), two(from));
            // Both rows name columns.
            let more = found(&both) > found(&upper) && found(&both) > found(&one(from + 1));
            let Some(best) = (if more { both } else { upper }) else {
                continue;
            };
            match best {
                Ok(columns) if columns.missing().is_empty() => return Ok(columns),
                Ok(columns) if columns.count() > nearest.count() => nearest = columns,
                Ok(_) => {}
                Err(fault) => alike = alike.or(Some(fault)),
            }
        }
        Err(alike.unwrap_or_else(|| nearest.none()))
    }

    /// The columns of some headings.
    fn of(headings: Vec<String>, from: usize, rows: usize) -> Result<Self, Error> {
        let mut columns = Self {
            headings,
            from,
            rows,
            ..Self::default()
        };
        let mut alike = None;
        for (place, heading) in columns.headings.iter().enumerate() {
            let Some(column) = Column::of(heading) else {
                continue;
            };
            match columns.places[column as usize] {
                None => columns.places[column as usize] = Some(place),
                Some(other) => {
                    let values = [
                        ("found", outside(heading)),
                        ("other", outside(&columns.headings[other])),
                        ("what", column.label().into()),
                    ];
                    let fault = || error(ErrorDetail::HeadingsAlike, "", values);
                    alike = alike.or_else(|| Some(fault()));
                }
            }
        }
        match alike {
            // A row of data may repeat a word.
            Some(fault) if columns.missing().is_empty() => Err(fault),
            _ => Ok(columns),
        }
    }

    /// The place of a column.
    pub(crate) const fn place(&self, column: Column) -> Option<usize> {
        self.places[column as usize]
    }

    /// The cell of a column; empty if the table does not have it.
    pub(crate) fn cell<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        self.place(column).map_or("", |place| row.cell(place))
    }

    /// The heading of a column.
    pub(crate) fn heading(&self, column: Column) -> Option<&str> {
        self.place(column)
            .and_then(|place| Some(self.headings.get(place)?.as_str()))
    }

    /// The headings of the columns that are not read.
    pub(crate) fn unread(&self) -> impl Iterator<Item = &str> {
        let headings = self.headings.iter().enumerate();
        let unread = headings
            .filter(|(place, heading)| !heading.is_empty() && !self.places.contains(&Some(*place)));
        unread.map(|(_, heading)| heading.as_str())
    }

    /// The cells in which an office may note a withdrawal, with their headings: those of columns that are not
    /// read, of the last day and of the decision.
    pub(crate) fn notes<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a str, &'a str)> {
        let own = [Column::Expiry, Column::Decision].map(|column| self.place(column));
        let cells = row.filled().filter(move |(place, _)| {
            own.contains(&Some(*place)) || !self.places.contains(&Some(*place))
        });
        cells.map(|(place, cell)| (self.headings.get(place).map_or("", String::as_str), cell))
    }

    /// Whether a row repeats the headings.
    pub(crate) fn are_repeated_by(&self, row: &Row) -> bool {
        let known = self.places.iter().flatten();
        let known: Vec<usize> = known.copied().collect();
        known.len() > 1
            && known
                .iter()
                .all(|&place| row.cell(place) == self.headings[place])
    }

    fn count(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// The columns that every register needs and that are missing.
    fn missing(&self) -> Vec<Label> {
        let needed: [(&[Column], Label); 3] = [
            (
                &[Column::Product, Column::Code],
                Label::constant("tên hoặc mã sản phẩm", "product"),
            ),
            (&[Column::Star], Label::constant("hạng sao", "star")),
            (
                &[Column::Issued, Column::Decided, Column::Decision],
                Label::constant("ngày cấp", "day of issue"),
            ),
        ];
        let has = |columns: &[Column]| columns.iter().any(|column| self.place(*column).is_some());
        let missing = needed.into_iter().filter(|(columns, _)| !has(columns));
        missing.map(|(_, label)| label).collect()
    }

    /// That no row has the headings; this is the nearest one.
    fn none(&self) -> Error {
        let expected = Label::constant(
            "“Tên sản phẩm” (hoặc “Mã sản phẩm”), “Hạng sao” và “Ngày cấp”",
            "“Product” (or “Product code”), “Star” and “Day of issue”, or their Vietnamese names",
        );
        let expected = ("expected", expected.into());
        if self.count() == 0 {
            return error(ErrorDetail::HeadingsMissing, "", [expected]);
        }
        let row = ("row", (self.from + 1).into());
        let missing = self.missing();
        let list = |lang: Lang| {
            let names: Vec<_> = missing.iter().map(|label| label.get(lang)).collect();
            names.join(", ")
        };
        let missing = Label::new(list(Lang::Vi), list(Lang::En));
        let missing = ("missing", missing.into());
        error(ErrorDetail::HeadingsMissing, "", [expected, row, missing])
    }
}

/// Headings of which some are divided by the row below: “Địa chỉ” into “Xã”, “Huyện”, “Tỉnh”. `None` if the row
/// below names no column.
fn divided(upper: &Row, lower: &Row) -> Option<Vec<String>> {
    let mut divides = false;
    let headings = (0..upper.len().max(lower.len())).map(|place| {
        let (above, below) = (upper.cell(place), lower.cell(place));
        if above != below && Column::of(below).is_some() {
            divides = true;
            below.to_owned()
        } else {
            above.to_owned()
        }
    });
    let headings = headings.collect();
    divides.then_some(headings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::table::rows;

    fn find(text: &str) -> Result<Columns, Error> {
        Columns::find(&rows(text, b';').unwrap())
    }

    #[test]
    fn no_heading_is_of_two_columns() {
        let mut all: Vec<_> = Column::ALL.into_iter().flat_map(Column::headings).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        for (place, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(column as usize, place);
            for heading in column.headings() {
                assert_eq!(spelled(heading), **heading);
                assert_eq!(Column::of(heading), Some(column), "{heading}");
            }
        }
    }

    #[test]
    fn headings_are_found_in_any_order_and_spelling() {
        let columns = find(
            "UBND TỈNH;;;\nDANH SÁCH SẢN PHẨM OCOP;;;\n;;;\nNgày cấp GCN;TÊN SẢN PHẨM;Hạng (sao);Ghi chú\n",
        );
        let columns = columns.unwrap();
        assert_eq!((columns.from, columns.rows), (3, 1));
        assert_eq!(columns.place(Column::Issued), Some(0));
        assert_eq!(columns.place(Column::Star), Some(2));
        assert_eq!(columns.heading(Column::Star), Some("Hạng (sao)"));
        assert_eq!(columns.unread().collect::<Vec<_>>(), ["Ghi chú"]);
        let english = find("Product;Stars;Issued on;Valid until\n").unwrap();
        assert_eq!(english.place(Column::Expiry), Some(3));
    }

    #[test]
    fn another_word_with_the_same_letters_is_no_heading() {
        for (heading, column) in [
            ("Hàng", None),
            ("Hạng", Some(Column::Star)),
            ("HẠNG:", Some(Column::Star)),
            ("hang", Some(Column::Star)),
            ("Tính", None),
            ("Tỉnh (cũ)", Some(Column::Province)),
            ("Xà", None),
        ] {
            assert_eq!(Column::of(heading), column, "{heading}");
        }
    }

    #[test]
    fn a_second_row_divides_headings() {
        let columns = find(
            "SỞ;;;;;\nTT;Sản phẩm;Địa chỉ;;Giấy chứng nhận;\n;;Xã;Huyện;Hạng sao;Ngày cấp\n1;Chè;A;B;4;10/07/2026\n",
        );
        let columns = columns.unwrap();
        assert_eq!((columns.from, columns.rows), (1, 2));
        assert_eq!(columns.place(Column::District), Some(3));
        assert_eq!(columns.place(Column::Issued), Some(5));
        // A row of data divides nothing.
        let columns = find("Sản phẩm;Sao;Ngày cấp\nSao;4;10/07/2026\n").unwrap();
        assert_eq!(columns.rows, 1);
    }

    #[test]
    fn missing_and_double_headings_are_named() {
        let fault = find("Tên sản phẩm;Chủ thể;Hạng sao\nChè;HTX;4\n").unwrap_err();
        assert_eq!(fault.detail(), ErrorDetail::HeadingsMissing);
        assert!(
            fault
                .message()
                .ends_with("the nearest is row 1, without day of issue")
        );
        let fault = find("a;b\n1;2\n").unwrap_err();
        assert!(fault.message().ends_with("was found"), "{fault}");
        let fault = find("Sản phẩm;Tên sản phẩm;Sao;Ngày cấp\n").unwrap_err();
        assert_eq!(fault.detail(), ErrorDetail::HeadingsAlike);
        assert_eq!(
            fault.message(),
            "the columns “Tên sản phẩm” and “Sản phẩm” both have the name of the product: keep one of them, or rename the other"
        );
    }
}
