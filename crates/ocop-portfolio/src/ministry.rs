//! The ministry's table of OCOP products, `PTNT_OCOP`, as it was seen in one public repository.
//!
//! The repository gives it after a decision on data (QĐ 5277/QĐ-BNNMT). The decision itself was not at hand.

use ocop_core::text::outside;
use ocop_core::{CertificateState, Date, Label, Lang};

use crate::register::Register;
use crate::register::entry::Entry;

/// The columns, in order.
const COLUMNS: [&str; 9] = [
    "MA_OCOP",
    "Ma_DonViHanhChinh",
    "Ma_ThoiGian",
    "Ma_SanPham",
    "TenSanPham",
    "XepHang",
    "ChuTheSXKD",
    "DoanhThuNam",
    "TrangThai",
];

/// How many rows a note names.
const NAMED: usize = 10;

/// The ministry's table `PTNT_OCOP` of a register, and what in it is empty.
///
/// [`Register::to_ministry_table`] makes it. The columns, the stars (`3*`, `4*`, `5*`) and the states (`HIEULUC`
/// valid, `HETHAN` expired) were seen in one public repository, not in the decision. Ask the receiver before the
/// first use.
///
/// | column | content |
/// |---|---|
/// | `MA_OCOP` | empty: a whole number that the receiver gives |
/// | `Ma_DonViHanhChinh` | the code of the commune of now |
/// | `Ma_ThoiGian` | empty: a period from the receiver's own list |
/// | `Ma_SanPham` | the product code (mã sản phẩm); the repository has room for 10 characters only |
/// | `TenSanPham`, `XepHang`, `ChuTheSXKD` | the product, its star, the holder |
/// | `DoanhThuNam` | empty: a register has no turnover |
/// | `TrangThai` | the state on the day |
///
/// What an entry does not know is empty. A cell that begins like a formula gets an apostrophe in front, and hidden
/// characters are spelled out.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MinistryTable {
    csv: String,
    notes: Vec<Label>,
}

impl MinistryTable {
    /// The table as CSV in UTF-8: the headings, then a row for each entry.
    #[must_use]
    pub fn as_csv(&self) -> &str {
        &self.csv
    }

    /// Where the form is from, what is empty and why, and what was left out or changed; one sentence each.
    #[must_use]
    pub fn notes(&self, lang: Lang) -> impl ExactSizeIterator<Item = &str> {
        self.notes.iter().map(move |note| note.get(lang))
    }
}

impl Register {
    /// The ministry's table `PTNT_OCOP`, with the states of the certificates on a day.
    ///
    /// Entries that are replaced are left out.
    ///
    /// ```
    /// use ocop_core::{Certificate, Date, Lang, Star, Tier};
    /// use ocop_portfolio::{Entry, Register};
    ///
    /// let day = Date::constant;
    /// let certificate = Certificate::new(day(2026, 7, 30), Star::Four, Tier::Province)?;
    /// let entry = Entry::new("Chuối sấy dẻo", certificate)
    ///     .with_code("11-03253-1-2026".parse()?)
    ///     .with_holder("Hợp tác xã Ví Dụ");
    /// let register: Register = [entry].into_iter().collect();
    /// let table = register.to_ministry_table(day(2026, 9, 1));
    /// let row = table.as_csv().lines().nth(1).unwrap();
    /// assert_eq!(row, ",03253,,11-03253-1-2026,Chuối sấy dẻo,4*,Hợp tác xã Ví Dụ,,HIEULUC");
    /// assert!(table.notes(Lang::En).any(|note| note.starts_with("DoanhThuNam is empty")));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn to_ministry_table(&self, on: Date) -> MinistryTable {
        let mut gaps = Gaps::default();
        let entries = self.entries().iter();
        let entries = entries.filter(|entry| entry.counts_on(on));
        let rows: Vec<_> = entries.map(|entry| cells(entry, on, &mut gaps)).collect();
        let csv = to_csv(&rows);
        let notes = gaps.notes(self, on);
        MinistryTable { csv, notes }
    }
}

/// The rows of the register with an empty or changed cell.
#[derive(Default)]
struct Gaps {
    commune: Vec<u32>,
    code: Vec<u32>,
    product: Vec<u32>,
    holder: Vec<u32>,
    state: Vec<u32>,
    formula: Vec<u32>,
}

/// The cells of an entry, in the order of the columns.
fn cells(entry: &Entry, on: Date, gaps: &mut Gaps) -> [String; COLUMNS.len()] {
    let row = entry.row();
    let commune = entry.place().commune().map(|unit| unit.to_string());
    let code = entry.code().map(|code| code.to_string());
    let period = entry.certificate().period_on(on, entry.withdrawn());
    let state = match period.state() {
        _ if entry.may_be_withdrawn() => None,
        CertificateState::Running
        | CertificateState::FileNow
        | CertificateState::WindowClosing
        | CertificateState::WindowClosed => Some("HIEULUC".to_owned()),
        CertificateState::Expired => Some("HETHAN".to_owned()),
        // The table has no word for the others, and nobody knows whether days of grace apply.
        _ => None,
    };
    let or_gap = |text: Option<String>, gap: &mut Vec<u32>| {
        let text = text.filter(|text| !text.is_empty());
        text.unwrap_or_else(|| {
            gap.push(row);
            String::new()
        })
    };
    let names = [entry.product(), entry.holder()];
    let [product, holder] = names.map(|name| Some(outside::cell(name).into_owned()));
    let cells = [
        String::new(),
        or_gap(commune, &mut gaps.commune),
        String::new(),
        or_gap(code, &mut gaps.code),
        or_gap(product, &mut gaps.product),
        format!("{}*", entry.certificate().star()),
        or_gap(holder, &mut gaps.holder),
        String::new(),
        or_gap(state, &mut gaps.state),
    ];
    if names.into_iter().any(outside::begins_like_a_formula) {
        gaps.formula.push(row);
    }
    cells
}

impl Gaps {
    fn notes(self, register: &Register, on: Date) -> Vec<Label> {
        let all = [
            (
                "Mẫu bảng PTNT_OCOP thấy trong một kho mã nguồn công khai, không thấy trong quyết định; hỏi nơi nhận trước khi dùng",
                "The form PTNT_OCOP was seen in one public repository, not in the decision; ask the receiver before use",
            ),
            (
                "MA_OCOP để trống: là số do nơi nhận cấp",
                "MA_OCOP is empty: a number that the receiver gives",
            ),
            (
                "Ma_ThoiGian để trống: là mã kỳ trong danh mục của nơi nhận",
                "Ma_ThoiGian is empty: a period from the receiver's own list",
            ),
            (
                "Ma_SanPham là mã sản phẩm, dài hơn 10 ký tự mà bảng trong kho mã nguồn cho phép",
                "Ma_SanPham is the product code, longer than the 10 characters that the table of the repository allows",
            ),
            (
                "DoanhThuNam để trống: sổ không có doanh thu",
                "DoanhThuNam is empty: a register has no turnover",
            ),
        ];
        let mut notes: Vec<Label> = all.map(|(vi, en)| Label::constant(vi, en)).into();
        let some = [
            (
                self.commune,
                "Ma_DonViHanhChinh để trống, chưa rõ xã hoặc xã cũ đã chia cho nhiều xã",
                "Ma_DonViHanhChinh is empty, the commune is unknown or was split",
            ),
            (
                self.code,
                "Ma_SanPham để trống, không có mã sản phẩm",
                "Ma_SanPham is empty, there is no product code",
            ),
            (
                self.product,
                "TenSanPham để trống, không có tên sản phẩm",
                "TenSanPham is empty, there is no name",
            ),
            (
                self.holder,
                "ChuTheSXKD để trống, không có tên chủ thể",
                "ChuTheSXKD is empty, there is no holder",
            ),
            (
                self.state,
                "TrangThai để trống, giấy chứng nhận chưa cấp, đã thu hồi, hoặc chưa rõ có được kéo dài hay không",
                "TrangThai is empty, the certificate is not issued yet, withdrawn, or perhaps in its days of grace",
            ),
            (
                self.formula,
                "đã thêm dấu nháy đơn trước ô bắt đầu như công thức",
                "an apostrophe was put before a cell that begins like a formula",
            ),
        ];
        let some = some.into_iter().filter(|(rows, ..)| !rows.is_empty());
        notes.extend(some.map(|(rows, vi, en)| {
            let named = rows.iter().take(NAMED).map(ToString::to_string);
            let mut named = named.collect::<Vec<_>>().join(", ");
            if rows.len() > NAMED {
                named.push_str(", …");
            }
            let count = rows.len();
            let word = if count == 1 { "row" } else { "rows" };
            Label::new(
                format!("{vi}: {count} dòng (hàng {named})"),
                format!("{en}: {count} ({word} {named})"),
            )
        }));
        let replaced = register.entries().iter();
        let replaced = replaced.filter(|entry| !entry.counts_on(on));
        let left_out = [
            (
                replaced.count(),
                "giấy chứng nhận cũ, đã có giấy mới hơn",
                "of the rows have a later certificate of the same product",
            ),
            (
                register.bad_rows().len(),
                "hàng không đọc được giấy chứng nhận",
                "of the rows have no certificate that can be read",
            ),
        ];
        for (count, vi, en) in left_out {
            if count > 0 {
                notes.push(Label::new(
                    format!("Không đưa vào bảng: {count} {vi}"),
                    format!("Left out: {count} {en}"),
                ));
            }
        }
        notes
    }
}

/// Rows as CSV.
fn to_csv(rows: &[[String; COLUMNS.len()]]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Memory takes all rows, and all have the same length.
    let _ = writer.write_record(COLUMNS);
    for row in rows {
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
