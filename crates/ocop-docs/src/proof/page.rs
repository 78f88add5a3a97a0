//! The page of one sheet.

use std::fmt::Write;

use anyhow::Result;
use ocop_core::explain::escape_markdown as escape;
use ocop_core::{
    Criterion, Edition, Interpretation, Label, Lang, Part, Points, Section, Sheet, Star,
};

use super::figures::{Figures, best};
use super::{file, findings, grouped, wording};

pub(super) fn page(figures: &Figures) -> Result<String> {
    let mut page = String::new();
    let (sheet, file) = (&figures.sheet, file(figures));
    writeln!(
        page,
        "# Chứng minh: {}\n\n*Proof: {}*\n",
        escape(sheet.heading().get(Lang::Vi)),
        escape(sheet.heading().get(Lang::En))
    )?;
    writeln!(
        page,
        "{} · {}\n\n[Bộ tiêu chí · The sheet](../../sheets/{file}) | [Tóm tắt · Summary](../README.md)",
        sheet.place(Lang::Vi),
        sheet.place(Lang::En)
    )?;
    state(&mut page, figures)?;
    sums(&mut page, sheet)?;
    scorecards(&mut page, figures)?;
    stars(&mut page, figures)?;
    marks(&mut page, figures)?;
    wordings(&mut page, sheet)?;
    Ok(page)
}

/// Whether the sheet adds up, what is known of it, and from where.
fn state(page: &mut String, figures: &Figures) -> Result<()> {
    let sheet = &figures.sheet;
    writeln!(page, "\n## Trạng thái, nguồn · State and source\n")?;
    let (reaches, max) = (sheet.reaches(), sheet.max());
    match sheet.unreconciled() {
        None => writeln!(page, "- Cộng đủ · Adds up: {reaches}/{max}")?,
        Some(why) => writeln!(
            page,
            "- **Không cộng đủ · Does not add up**: {reaches}/{max}. {}",
            both(why)
        )?,
    }
    if sheet.grounds_unknown() {
        writeln!(
            page,
            "- Căn cứ loại, dừng đánh giá: **không có trong nguồn** · Rejection and stop lines: **not in the source**"
        )?;
    } else {
        let grounds = sheet.grounds().len();
        writeln!(
            page,
            "- Căn cứ loại, dừng đánh giá · Rejection and stop lines: {grounds}"
        )?;
    }
    writeln!(
        page,
        "- Lỗi in · Misprints: đã sửa · mended {}, giữ như in · kept as printed {}",
        figures.errata(true),
        figures.errata(false)
    )?;
    for erratum in sheet.errata() {
        let shown = |text: &str| match text {
            "" => "–".to_owned(),
            text => escape(text),
        };
        writeln!(
            page,
            "  - {}: {} → {}",
            both(erratum.place()),
            shown(erratum.printed()),
            shown(erratum.used())
        )?;
    }
    writeln!(
        page,
        "- Quyết định · Decision: {}",
        both(sheet.edition().instrument())
    )?;
    let read = if figures
        .interpretations
        .contains(&Interpretation::SecondarySources)
    {
        "chỉ biết qua nguồn thứ cấp · known from secondary sources only"
    } else {
        "đọc từ văn bản quyết định · read in the decision's own text"
    };
    writeln!(
        page,
        "- Khung điểm, thẩm quyền công nhận · Bands and recognition: {read}"
    )?;
    let interpretations = figures.interpretations.iter();
    let interpretations: Vec<_> = interpretations
        .map(|interpretation| format!("`{interpretation}`"))
        .collect();
    writeln!(
        page,
        "- [Cách đọc](../../readings.md) mà kết quả của phiếu tốt nhất dựa vào · [Readings](../../readings.md) that the rating of the best scorecard rests on: {}",
        interpretations.join(", ")
    )?;
    Ok(())
}

/// The maxima against what is below them, from the criteria up to the sheet.
fn sums(page: &mut String, sheet: &Sheet) -> Result<()> {
    writeln!(page, "\n## Cộng điểm · Sums\n")?;
    writeln!(
        page,
        "| | Tối đa · Maximum | Cộng cấp dưới · Sum of what is below | Cộng các mức tốt nhất · Sum of the best levels | |\n|---|---:|---:|---:|---|"
    )?;
    let mut row = |name: String, max: Points, below: Points, levels: Points| {
        let fits = if max == below && max == levels {
            "đủ · adds up"
        } else {
            "**không đủ · does not**"
        };
        writeln!(page, "| {name} | {max} | {below} | {levels} | {fits} |")
    };
    for part in sheet.parts() {
        for section in part.sections() {
            row(
                format!("Mục · Section {}", section.key()),
                section.max(),
                section.criteria().map(Criterion::max).sum(),
                section.criteria().map(best).sum(),
            )?;
        }
        row(
            format!("Phần · Part {}", part.id()),
            part.max(),
            part.sections().map(Section::max).sum(),
            part.criteria().map(best).sum(),
        )?;
    }
    row(
        "Cả bộ · Sheet".to_owned(),
        Points::FULL,
        sheet.parts().map(Part::max).sum(),
        sheet.criteria().map(best).sum(),
    )?;
    let short = sheet
        .criteria()
        .filter(|&criterion| best(criterion) != criterion.max());
    let short: Vec<_> = short
        .map(|criterion| {
            format!(
                "{} ({} < {})",
                criterion.key(),
                best(criterion),
                criterion.max()
            )
        })
        .collect();
    writeln!(
        page,
        "\nTiêu chí có mức tốt nhất dưới tối đa · Criteria whose best level is below their maximum: {}",
        list(&short)
    )?;
    if sheet.edition() == Edition::E2019 {
        writeln!(
            page,
            "\nỞ đây tối đa của mục cộng từ các mức; chỉ tối đa của phần là đối chiếu được · \
             Maxima of sections are summed from the levels here; only those of parts prove anything"
        )?;
    }
    Ok(())
}

/// How many scorecards there are, and how many have each total.
fn scorecards(page: &mut String, figures: &Figures) -> Result<()> {
    writeln!(page, "\n## Phiếu điểm · Scorecards\n")?;
    let sheet = &figures.sheet;
    let levels = sheet.criteria().map(|criterion| criterion.levels().len());
    writeln!(
        page,
        "- Tiêu chí · Criteria: {}; mức in · printed levels: {}",
        sheet.criteria().len(),
        levels.sum::<usize>()
    )?;
    writeln!(
        page,
        "- Số phiếu đầy đủ khác nhau · Different complete scorecards: {}",
        grouped(figures.all.scorecards())
    )?;
    let fits = if figures.packs {
        "vừa · they fit"
    } else {
        "**không vừa · they do not fit**"
    };
    writeln!(
        page,
        "- Số thứ tự của phiếu, nhỏ hơn · Numbers of scorecards, below: {}; số bit cần · bits needed: {}; 64 bit · 64 bits: {fits}",
        grouped(figures.numbers()),
        figures.bits()
    )?;
    let none: Vec<_> = figures
        .totals_of_none()
        .iter()
        .map(Points::to_string)
        .collect();
    writeln!(
        page,
        "- Tổng điểm từ 0 đến {reaches} mà không phiếu nào có · Totals from 0 to {reaches} that no scorecard has: {}",
        list(&none),
        reaches = sheet.reaches(),
    )?;
    writeln!(
        page,
        "\nSố phiếu có mỗi tổng điểm; tổng là số đầu hàng cộng số đầu cột · Scorecards with each total, which is the \
         number at the head of the row plus that of the column\n"
    )?;
    let heads: Vec<_> = (0..10).map(|unit| format!("+{unit}")).collect();
    writeln!(
        page,
        "| | {} |\n|---:|{}",
        heads.join(" | "),
        "---:|".repeat(10)
    )?;
    let counts: Vec<_> = figures
        .all
        .totals()
        .map(|(_, count)| grouped(count))
        .collect();
    for (ten, row) in counts.chunks(10).enumerate() {
        let (row, empty) = (row.join(" | "), " |".repeat(10 - row.len()));
        writeln!(page, "| **{}** | {row} |{empty}", ten * 10)?;
    }
    Ok(())
}

/// How many scorecards have each band and star, with minima and without.
fn stars(page: &mut String, figures: &Figures) -> Result<()> {
    writeln!(page, "\n## Khung điểm và sao · Bands and stars\n")?;
    writeln!(
        page,
        "| ★ | Khung · Band | Phiếu trong khung · Scorecards in the band | Có sao nếu bỏ dấu sao · With the star, were there no marks \
         | Có sao · With the star | Tổng thấp nhất · Lowest total | Tổng cao nhất · Highest total |\n|---|---|---:|---:|---:|---:|---:|"
    )?;
    for star in Star::ALL.into_iter().rev().map(Some).chain([None]) {
        let totals = figures.totals_with(star);
        let (lowest, highest) = totals
            .map_or(("–".to_owned(), "–".to_owned()), |(low, high)| {
                (low.to_string(), high.to_string())
            });
        let (name, band, in_band) = match star {
            Some(star) => (
                format!("{star}★"),
                format!(
                    "{}–{}",
                    figures.sheet.bands().least(star),
                    last(figures, star)
                ),
                grouped(figures.all.with_band(star)),
            ),
            None => ("không · none".to_owned(), "–".to_owned(), "–".to_owned()),
        };
        writeln!(
            page,
            "| {name} | {band} | {in_band} | {} | {} | {lowest} | {highest} |",
            grouped(figures.bare.with_star(star)),
            grouped(figures.all.with_star(star))
        )?;
    }
    let reached = |distribution: &ocop_core::Distribution| {
        let stars = Star::ALL.into_iter();
        let reached = stars.filter(|&star| distribution.with_star(Some(star)) > 0);
        reached
            .map(|star| format!("{star}★"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    writeln!(
        page,
        "\n- Sao đạt được, có dấu sao · Stars within reach, with the marks: {}\n\
         - Sao đạt được nếu bỏ dấu sao · Stars within reach, were there no marks: {}",
        reached(&figures.all),
        reached(&figures.bare)
    )?;
    let stops = figures
        .sheet
        .criteria()
        .filter(|criterion| criterion.stops_on_zero());
    let stops: Vec<_> = stops.map(Criterion::key).collect();
    writeln!(
        page,
        "- Tiêu chí mà 0 điểm dừng đánh giá (không sao) · Criteria where 0 points end the evaluation (no star): {}",
        list(&stops)
    )?;
    Ok(())
}

/// The last whole total of a star's band.
fn last(figures: &Figures, star: Star) -> Points {
    let next = Star::ALL.into_iter().find(|&next| next > star);
    next.map_or(Points::FULL, |next| {
        let first = figures.sheet.bands().least(next).get();
        Points::new(first.saturating_sub(1))
    })
}

/// The marks of each star, what they sum to, and what does not go together.
fn marks(page: &mut String, figures: &Figures) -> Result<()> {
    writeln!(page, "\n## Dấu sao · Marks\n")?;
    writeln!(
        page,
        "| ★ | Dấu trên mức · Marks on levels | Dấu trên dòng · Marks on lines | Phiếu thiếu dấu của sao · Scorecards that miss one of its marks \
         | Điểm các dấu đến sao này · Points of the marks up to this star | Tổng thấp nhất đạt các dấu · Least total that meets them \
         | Đầu khung · First of the band |\n|---|---:|---:|---:|---:|---:|---:|"
    )?;
    for star in Star::RECOGNISED {
        let (sum, least) = if figures.is_marked(star) {
            let (sum, least) = (figures.sum_of_marks(star), figures.least(star));
            (sum.to_string(), least.to_string())
        } else {
            ("–".to_owned(), "–".to_owned())
        };
        writeln!(
            page,
            "| {star}★ | {} | {} | {} | {sum} | {least} | {} |",
            figures.level_marks(star),
            figures.line_marks(star),
            grouped(figures.all.missing(star)),
            figures.sheet.bands().least(star)
        )?;
    }
    writeln!(
        page,
        "\nTổng thấp nhất gồm cả điểm để không bị dừng đánh giá, và điểm của câu chuyện mà dấu cần đến · \
         The least total has the points without which a zero ends the evaluation, and those of a story that marks hang on"
    )?;
    writeln!(page, "\n### Chỗ cần biết · What to know\n")?;
    let found = findings::find(figures);
    if found.is_empty() {
        writeln!(page, "- không có · none")?;
    }
    for alike in found.chunk_by(|one, other| one.kind == other.kind) {
        let kind = alike[0].kind;
        let ([vi, en], name) = (kind.says(), kind.name());
        let grave = if kind.contradicts() { "**" } else { "" };
        let details: Vec<_> = alike.iter().map(|finding| &*finding.detail).collect();
        writeln!(
            page,
            "- {grave}`{name}`{grave}: {vi} · {en}: {}",
            details.join("; ")
        )?;
    }
    Ok(())
}

/// Whether every wording is there in both languages.
fn wordings(page: &mut String, sheet: &Sheet) -> Result<()> {
    writeln!(page, "\n## Câu chữ · Wording\n")?;
    writeln!(
        page,
        "| | Câu · Texts | Đủ hai thứ tiếng · In both languages | Giống nhau · The same in both |\n|---|---:|---:|---:|"
    )?;
    for wording in wording::of(sheet) {
        let same = wording.same.len();
        writeln!(
            page,
            "| {} | {} | {} | {same} |",
            wording.kind, wording.texts, wording.in_both
        )?;
    }
    Ok(())
}

/// Items of a list, or that there are none.
fn list<T: AsRef<str>>(items: &[T]) -> String {
    if items.is_empty() {
        return "không có · none".to_owned();
    }
    let items: Vec<_> = items.iter().map(AsRef::as_ref).collect();
    items.join(", ")
}

/// Both wordings of a label; one where they are the same.
pub(super) fn both(label: &Label) -> String {
    let (vi, en) = (escape(label.get(Lang::Vi)), escape(label.get(Lang::En)));
    if vi == en {
        vi
    } else {
        format!("{vi} · {en}")
    }
}
