//! The report of an office as text: what is due, what to file, sums, rows to correct.

use std::fmt;

use ocop_core::explain::{day, pad};
use ocop_core::internal::certificate::interpretations;
use ocop_core::text::outside;
use ocop_core::units::Unit;
use ocop_core::{
    Certificate, CertificateCounts, CertificateState, DateRange, Edition, ErrorDetail, Lang, Star,
};

use super::{Due, OfficeReport, ReportLine};
use crate::register::entry::Entry;
use crate::register::fault::{BadRow, Fault, OtherRowKind};

/// The longest name of a product or holder that is printed whole.
const LONGEST: usize = 120;
/// The most rows of one list of faults; the table has all of them.
const MOST: usize = 200;

/// What [`OfficeReport::explain`] prints.
pub(super) struct ReportText(String);

impl fmt::Display for ReportText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, format_args!("{}", self.0))
    }
}

impl ReportText {
    pub(super) fn of(report: &OfficeReport<'_>, lang: Lang) -> Self {
        let mut text = Writer {
            report,
            lang,
            text: String::new(),
            sections: 0,
        };
        text.head();
        text.due(Due::Overdue);
        text.due(Due::ThisMonth);
        text.due(Due::NextThreeMonths);
        text.filing();
        text.counts();
        text.bad_rows();
        text.findings();
        text.readings();
        text.interpretations();
        Self(text.text)
    }
}

struct Writer<'a> {
    report: &'a OfficeReport<'a>,
    lang: Lang,
    text: String,
    sections: u8,
}

impl Writer<'_> {
    fn pick(&self, vi: &'static str, en: &'static str) -> &'static str {
        self.lang.pick(vi, en)
    }

    fn line(&mut self, line: impl AsRef<str>) {
        self.text.push_str(&outside::line(line.as_ref().trim_end()));
        self.text.push('\n');
    }

    fn section(&mut self, title: impl AsRef<str>) {
        self.sections += 1;
        let title = format!("{}. {}", self.sections, title.as_ref());
        self.line("");
        self.line(title);
    }

    fn head(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let register = report.register;
        let on = day(report.on, lang);
        self.line(match lang {
            Lang::Vi => format!("Tình hình giấy chứng nhận OCOP đến ngày {on}"),
            Lang::En => format!("OCOP certificates on {on}"),
        });
        self.line("");
        let kinds = OtherRowKind::ALL.into_iter().filter_map(|kind| {
            let rows = register.other_rows().iter();
            let count = rows.filter(|row| row.kind() == kind).count();
            (count > 0).then(|| format!("{} {count}", kind.label(lang)))
        });
        let kinds: Vec<_> = kinds.collect();
        let kinds = match kinds[..] {
            [] => String::new(),
            _ => format!(" ({})", kinds.join(", ")),
        };
        let [rows, entries, bad, other] = [
            register.rows(),
            register.entries().len(),
            register.bad_rows().len(),
            register.other_rows().len(),
        ];
        self.line(match lang {
            Lang::Vi => format!(
                "Bảng có {rows} hàng: {entries} giấy chứng nhận, {bad} hàng phải sửa, {other} hàng khác{kinds}."
            ),
            Lang::En => format!(
                "Rows of the table: {rows}. Certificates: {entries}. Rows to correct: {bad}. Other rows: {other}{kinds}."
            ),
        });
        let replaced = report.replaced().count();
        if replaced > 0 {
            self.line(match lang {
                Lang::Vi => format!(
                    "Không tính {replaced} giấy chứng nhận đã có giấy cấp sau cho cùng sản phẩm, hoặc ghi trùng."
                ),
                Lang::En => format!(
                    "Not counted, because the product has a later certificate or the row is repeated: {replaced}."
                ),
            });
        }
        self.line(self.pick(
            "Bảng không cho biết hồ sơ phân hạng lại đã nộp hay chưa: đối chiếu từng sản phẩm với sổ tiếp nhận hồ sơ.",
            "The table does not say whether a re-evaluation was filed: compare each product with the dossiers received.",
        ));
    }

    /// The certificates of which something is due then.
    fn due(&mut self, due: Due) {
        let (report, lang) = (self.report, self.lang);
        let lines: Vec<_> = report.lines(due).collect();
        let (this, next) = report.months();
        let shown = |date| day(date, lang);
        let count = lines.len();
        let days = match due {
            Due::ThisMonth => format!(" ({} – {})", shown(this.first()), shown(this.last())),
            Due::NextThreeMonths => format!(" ({} – {})", shown(next.first()), shown(next.last())),
            _ => String::new(),
        };
        self.section(format!("{}{days}: {count}", due.label(lang)));
        let (mut state, mut letter) = (None, b'a' - 1);
        for line in lines {
            if due == Due::Overdue && state.replace(line.state) != Some(line.state) {
                let same = |other: &&ReportLine<'_>| other.state == line.state;
                let count = report.lines(due).filter(same).count();
                let label = line.state.label(lang);
                letter += 1;
                self.line(format!("   {}) {label}: {count}", char::from(letter)));
            }
            self.certificate(line.entry);
            self.line(format!("      → {}", line.task(lang)));
        }
        if due == Due::NextThreeMonths {
            let later = report.lines(Due::Later).filter_map(ReportLine::filing);
            if let Some(first) = later.map(DateRange::first).min() {
                let first = shown(first);
                self.line(match lang {
                    Lang::Vi => format!("   Sau đó, thời gian nộp sớm nhất bắt đầu ngày {first}."),
                    Lang::En => format!("   After that, filing begins on {first} at the earliest."),
                });
            }
        }
    }

    /// A certificate on one line: row, product, holder, star, code, commune.
    fn certificate(&mut self, entry: &Entry) {
        let lang = self.lang;
        let mut parts = Vec::new();
        if entry.row() > 0 {
            parts.push(format!("{} {}", lang.pick("hàng", "row"), entry.row()));
        }
        let name = match (entry.product(), entry.code()) {
            ("", Some(code)) => code.to_string(),
            (name, _) => outside::short(name, LONGEST).into_owned(),
        };
        parts.push(name);
        if !entry.holder().is_empty() {
            parts.push(outside::short(entry.holder(), LONGEST).into_owned());
        }
        let star = entry.certificate().star();
        parts.push(format!("{star}★"));
        if let (Some(code), false) = (entry.code(), entry.product().is_empty()) {
            parts.push(code.to_string());
        }
        let place = entry.place();
        let unit = place.commune().or(place.province());
        parts.extend(unit.map(Unit::full_name));
        self.line(format!("   {}", parts.join(" · ")));
    }

    /// What a re-evaluation consists of.
    fn filing(&mut self) {
        self.section(self.pick("Hồ sơ phân hạng lại", "What to file"));
        let samples = samples(self.lang);
        for line in [
            self.pick(
                "Mẫu số 01 và Mẫu số 02 (Phụ lục III), nội dung cập nhật từ khi được công nhận: nguyên liệu, công nghệ, bao bì, nhãn, công bố chất lượng, kết quả kiểm nghiệm định kỳ, thị trường, sản lượng, doanh thu [26/2026, Điều 6.1.c]",
                "Forms 01 and 02 (Annex III), with what is new since the recognition: raw material, technology, packaging, label, quality declaration, periodic test reports, market, output, revenue [26/2026, Art. 6.1.c]",
            ),
            self.pick(
                "Giấy tờ pháp lý có thời hạn: bản còn hiệu lực [26/2026, Điều 6.1.c]",
                "Legal papers that have a term: proof that they are valid [26/2026, Art. 6.1.c]",
            ),
            &samples,
            self.pick(
                "Nộp tại Ủy ban nhân dân cấp xã: 1 bộ giấy và 1 bộ điện tử [26/2026, Điều 7.1]",
                "Filed with the people's committee of the commune: one paper set and one electronic set [26/2026, Art. 7.1]",
            ),
            self.pick(
                "Nơi sử dụng phần mềm chấm điểm: chủ thể nộp hồ sơ trên phần mềm; hồ sơ đã nộp có giá trị pháp lý như hồ sơ giấy [26/2026, Điều 7.1]",
                "If scoring software is used: the applicant uploads the dossier, and the upload has the legal value of paper [26/2026, Art. 7.1]",
            ),
            self.pick(
                "Kết quả trong 45 ngày kể từ khi nhận đủ hồ sơ [26/2026, Điều 7.6.g]",
                "Decided within 45 days of the complete dossier [26/2026, Art. 7.6.g]",
            ),
        ] {
            self.line(format!("   - {line}"));
        }
    }

    fn counts(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let counts = report.counts();
        self.section(format!(
            "{}: {}",
            lang.pick("Số giấy chứng nhận", "Certificates"),
            counts.total()
        ));
        let stars = Star::RECOGNISED;
        let mut rows = vec![{
            let mut row = vec![String::new()];
            row.extend(stars.map(|star| format!("{star}★")));
            row.push(lang.pick("cộng", "all").to_owned());
            row
        }];
        for state in CertificateState::ALL {
            if counts.in_state(state) > 0 {
                let mut row = vec![state.label(lang).to_owned()];
                row.extend(stars.map(|star| counts.of(star, state).to_string()));
                row.push(counts.in_state(state).to_string());
                rows.push(row);
            }
        }
        let mut row = vec![lang.pick("Cộng", "All").to_owned()];
        row.extend(stars.map(|star| counts.of_star(star).to_string()));
        row.push(counts.total().to_string());
        rows.push(row);
        self.table(&rows);

        let unknown = lang.pick("chưa rõ", "not known");
        let provinces = report.by_province();
        // A table without places has nothing to sum by them.
        let has_places = provinces.iter().any(|(unit, _)| unit.is_some());
        let provinces = provinces
            .iter()
            .filter(|_| has_places)
            .map(|(unit, counts)| {
                let name = unit.map_or_else(|| unknown.to_owned(), Unit::full_name);
                (name, *counts)
            });
        self.group(lang.pick("Theo tỉnh", "By province"), provinces);
        let communes = report.by_commune();
        let communes = communes
            .iter()
            .filter(|_| has_places)
            .map(|(unit, counts)| {
                let name = unit.map_or_else(
                    || {
                        lang.pick(
                            "chưa rõ xã, hoặc xã cũ đã chia",
                            "not known, or a commune that was split",
                        )
                        .to_owned()
                    },
                    |unit| format!("{}, {}", unit.full_name(), unit.province().name()),
                );
                (name, *counts)
            });
        self.group(lang.pick("Theo xã", "By commune"), communes);
        let sheets = report.by_sheet();
        if sheets.iter().any(|(sheet, _)| sheet.is_some()) {
            let sheets = sheets.iter().map(|(sheet, counts)| {
                let name =
                    sheet.map_or_else(|| unknown.to_owned(), |sheet| self::sheet(sheet, lang));
                (name, *counts)
            });
            self.group(lang.pick("Theo bộ tiêu chí", "By sheet"), sheets);
        }
    }

    /// A table with a row for each group.
    fn group(&mut self, title: &str, groups: impl Iterator<Item = (String, CertificateCounts)>) {
        use CertificateState::{
            Expired, FileNow, InGrace, Running, WindowClosed, WindowClosing, Withdrawn,
        };
        let lang = self.lang;
        let columns: [(&str, &[CertificateState]); 5] = [
            (
                lang.pick("hiệu lực", "valid"),
                &[Running, FileNow, WindowClosing, WindowClosed],
            ),
            (lang.pick("nộp được", "can file"), &[FileNow, WindowClosing]),
            (lang.pick("quá hạn nộp", "too late"), &[WindowClosed]),
            (
                lang.pick("hết 36 tháng", "past 36 months"),
                &[InGrace, Expired],
            ),
            (lang.pick("thu hồi", "withdrawn"), &[Withdrawn]),
        ];
        let mut head = vec![title.to_owned(), lang.pick("cộng", "all").to_owned()];
        head.extend(columns.map(|(name, _)| name.to_owned()));
        let mut rows = vec![head];
        let groups: Vec<_> = groups.collect();
        if groups.is_empty() {
            return;
        }
        for (name, counts) in groups {
            let mut row = vec![name, counts.total().to_string()];
            row.extend(columns.map(|(_, states)| {
                let states = states.iter();
                let sum: u64 = states.map(|state| counts.in_state(*state)).sum();
                sum.to_string()
            }));
            rows.push(row);
        }
        self.line("");
        self.table(&rows);
    }

    /// Rows of cells: the first column from the left, the others from the right.
    fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.first().map_or(0, Vec::len);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = rows.iter().map(|row| row[column].chars().count());
                cells.max().unwrap_or(0)
            })
            .collect();
        for row in rows {
            let mut line = String::from("   ");
            for (column, (cell, &width)) in row.iter().zip(&widths).enumerate() {
                match column {
                    0 => line.push_str(&format!("{cell:width$}")),
                    _ => line.push_str(&format!("  {cell:>width$}")),
                }
            }
            self.line(line);
        }
    }

    fn bad_rows(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let rows = report.register.bad_rows();
        if rows.is_empty() {
            return;
        }
        self.section(format!(
            "{}: {}",
            lang.pick(
                "Hàng phải sửa, chưa được tính ở trên",
                "Rows to correct, not counted above"
            ),
            rows.len()
        ));
        for row in rows.iter().take(MOST) {
            self.bad_row(row);
        }
        self.more(rows.len());
    }

    fn bad_row(&mut self, row: &BadRow) {
        let cells = row.cells().iter().filter(|cell| !cell.is_empty());
        let cells: Vec<_> = cells.map(String::as_str).collect();
        let cells = cells.join("; ");
        let cells = outside::short(&cells, LONGEST);
        let word = self.pick("hàng", "row");
        self.line(format!("   {word} {}: {cells}", row.row()));
        for fault in row.faults() {
            self.line(format!("      → {}", fault.reason(self.lang)));
        }
    }

    fn findings(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let early = report.lines(Due::Nothing);
        let early = early.filter(|line| line.state == CertificateState::NotIssued);
        let early: Vec<_> = early
            .map(|line| (line.entry.row(), line.task(lang)))
            .collect();
        let findings = report.register.findings();
        let mut all: Vec<_> = findings
            .iter()
            .map(|fault| (fault.row(), fault.reason(lang)))
            .chain(early)
            .collect();
        if all.is_empty() {
            return;
        }
        all.sort_by_key(|(row, _)| *row);
        self.section(format!(
            "{}: {}",
            lang.pick("Điểm cần xem lại", "To be looked at"),
            all.len()
        ));
        let word = lang.pick("hàng", "row");
        for (row, reason) in all.iter().take(MOST) {
            self.line(match row {
                0 => format!("   {reason}"),
                _ => format!("   {word} {row}, {reason}"),
            });
        }
        self.more(all.len());
    }

    /// How the table was read: the first case of each kind, and how many there are.
    fn readings(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let readings = report.register.readings();
        let unread: Vec<_> = report.register.unread_columns().collect();
        if readings.is_empty() && unread.is_empty() {
            return;
        }
        self.section(lang.pick("Cách đọc bảng", "How the table was read"));
        for detail in [
            ErrorDetail::FilledFromAbove,
            ErrorDetail::SerialDay,
            ErrorDetail::DayOfDecision,
        ] {
            let of = |fault: &&Fault| fault.error().detail() == detail;
            let mut all = readings.iter().filter(of);
            let count = all.clone().count();
            if let Some(first) = all.next() {
                let first = first.explain(lang);
                self.line(match (lang, count) {
                    (_, 1) => format!("   {first}"),
                    (Lang::Vi, _) => format!("   {count} ô như: {first}"),
                    (Lang::En, _) => format!("   {count} cells such as: {first}"),
                });
            }
        }
        if !unread.is_empty() {
            let columns = unread
                .iter()
                .map(|name| format!("“{}”", outside::short(name, 60)));
            let columns = columns.collect::<Vec<_>>().join(", ");
            let word = lang.pick("Cột không dùng đến", "Columns that are not used");
            self.line(format!("   {word}: {columns}"));
        }
    }

    fn interpretations(&mut self) {
        let certificates = self.report.all_lines();
        let certificates = certificates.map(|line| line.entry.certificate());
        // All of them have one or the other.
        let mut kinds: [Option<Certificate>; 2] = [None; 2];
        for certificate in certificates {
            kinds[usize::from(certificate.grace_until().is_some())].get_or_insert(certificate);
        }
        let (title, lines) = interpretations(kinds.into_iter().flatten(), self.lang);
        if lines.is_empty() {
            return;
        }
        self.section(title);
        for line in lines {
            self.line(format!("   - {line}"));
        }
    }

    fn more(&mut self, count: usize) {
        if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
            self.line(match self.lang {
                Lang::Vi => format!("   … và {more} hàng khác; bảng CSV có đủ"),
                Lang::En => format!("   … and {more} more; the table in CSV has them all"),
            });
        }
    }
}

/// The samples of a re-evaluation, and the sheets without any: those of tourism.
fn samples(lang: Lang) -> String {
    let sheets = || Edition::E2026.sheets();
    let samples = sheets().map(|sheet| sheet.samples()).max().unwrap_or(0);
    let without = sheets().filter(|sheet| sheet.samples() == 0);
    let without: Vec<_> = without.map(|sheet| sheet.number().to_string()).collect();
    let without = without.join(", ");
    match lang {
        Lang::Vi => format!(
            "{samples} sản phẩm mẫu do chủ thể cung cấp, trừ dịch vụ du lịch (bộ {without}) [26/2026, Điều 6.2.d]"
        ),
        Lang::En => format!(
            "{samples} samples given by the applicant, except for tourism (set {without}) [26/2026, Art. 6.2.d]"
        ),
    }
}

/// A sheet: `26/2026, 7: Chế biến từ rau, củ, quả, hạt`.
fn sheet((edition, number): (Edition, u16), lang: Lang) -> String {
    let heading = edition.sheet(number).ok();
    let heading = heading.map(|sheet| outside::short(sheet.heading().get(lang), 40).into_owned());
    format!(
        "{edition}, {} {number}: {}",
        lang.pick("bộ", "set"),
        heading.unwrap_or_default()
    )
}
