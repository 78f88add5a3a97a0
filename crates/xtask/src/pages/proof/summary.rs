//! The summary of all sheets, and everything found.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use ocop_core::text::outside::markdown as escape;
use ocop_core::{Edition, Lang, Star};

use super::figures::Figures;
use super::findings::{self, Kind};
use super::wording::{self, Wording};
use super::{file, grouped};

/// What the page says of itself.
const HEAD: &str = "\
# Chứng minh các bảng · Proof of the tables

Trang này tạo từ bảng của `ocop-core` bằng `cargo xtask prove`: cộng điểm, số phiếu điểm, dấu sao, câu chữ, chỗ mâu thuẫn. \
Mọi con số của từng bộ, kể cả phân bố chính xác của tổng điểm và sao, ở `crates/xtask/pages/figures.tsv`. \
`cargo test -p testkit --test it -- proof` tính lại từ bản đọc độc lập của các quyết định, không dùng phép tính của thư viện.

`cargo xtask prove` makes this page from the tables of `ocop-core`: sums, numbers of scorecards, marks, wording and \
contradictions. All figures of each sheet, with the exact distribution of totals and stars, are in \
`crates/xtask/pages/figures.tsv`. `cargo test -p testkit --test it -- proof` calculates them again from an independent reading \
of the decisions, with none of the library's arithmetic.

Số phiếu cho biết bộ tiêu chí được dựng thế nào, không cho biết sản phẩm được chấm thế nào · Counts of scorecards tell how a \
sheet is built, not how products do.

Các bộ của 26/2026 và 148/2023 đọc từ bản chép lại; số bộ của 1048/2019 là số thứ tự của nguồn. Chưa biết lỗi in có trong bản \
ký hay không · The sheets of 26/2026 and 148/2023 were read from transcripts; numbers of 1048/2019 are an index of the source. \
Whether a misprint stands in the signed text is not known.
";

pub(super) fn page(editions: &[(Edition, Vec<Figures>)]) -> Result<String> {
    let mut page = HEAD.to_owned();
    totals(&mut page, editions)?;
    same_words(&mut page, editions)?;
    found(&mut page, editions)?;
    for (edition, figures) in editions {
        sheets(&mut page, *edition, figures)?;
    }
    Ok(page)
}

/// The totals of each edition.
fn totals(page: &mut String, editions: &[(Edition, Vec<Figures>)]) -> Result<()> {
    writeln!(page, "\n## Theo quyết định · By edition\n")?;
    let heads = editions.iter().map(|(edition, _)| edition.to_string());
    writeln!(
        page,
        "| | {} |\n|---|{}",
        heads.collect::<Vec<_>>().join(" | "),
        "---:|".repeat(editions.len())
    )?;
    let mut row = |name: &str, figure: &dyn Fn(&[Figures]) -> String| {
        let figures = editions.iter().map(|(_, figures)| figure(figures));
        let figures = figures.collect::<Vec<_>>().join(" | ");
        writeln!(page, "| {name} | {figures} |")
    };
    row("Bộ tiêu chí · Sheets", &|all| all.len().to_string())?;
    row("Cộng đủ 100 · Add up to 100", &|all| {
        count(all, |one| one.sheet.unreconciled().is_none())
    })?;
    row(
        "Có phần đầu bộ tiêu chí trong nguồn · Heads of sheets known",
        &|all| count(all, |one| !one.sheet.grounds_unknown()),
    )?;
    row("Lỗi in đã sửa · Misprints mended", &|all| {
        sum(all, |one| one.errata(true))
    })?;
    row(
        "Lỗi in giữ nguyên · Misprints kept as printed",
        &|all| sum(all, |one| one.errata(false)),
    )?;
    row("Tiêu chí · Criteria", &|all| {
        sum(all, |one| one.sheet.criteria().len())
    })?;
    row("Mức in · Printed levels", &|all| sum(all, levels))?;
    for star in Star::RECOGNISED {
        row(
            &format!("Dấu {star}★ trên mức · Marks of {star}★ on levels"),
            &|all| sum(all, |one| one.level_marks(star)),
        )?;
    }
    row(
        "Dấu trên dòng tiêu chí · Marks on lines of criteria",
        &|all| sum(all, line_marks),
    )?;
    row(
        "Phiếu điểm của mọi bộ · Scorecards of all sheets",
        &|all| grouped(all.iter().map(|one| one.all.scorecards()).sum()),
    )?;
    for star in Star::RECOGNISED {
        let name = format!(
            "Tổng thấp nhất đạt các dấu đến {star}★, ở bộ yêu cầu nhiều nhất; đầu khung · \
             Least total that meets the marks up to {star}★, on the sheet that asks most; first of the band"
        );
        row(&name, &|all| {
            let marked = all.iter().filter(|one| one.is_marked(star));
            let most = marked.max_by_key(|one| one.least(star));
            most.map_or("–".to_owned(), |most| {
                format!("{}; {}", most.least(star), most.sheet.bands().least(star))
            })
        })?;
    }
    row(
        "Nhiều bit nhất cho một phiếu · Most bits for a scorecard",
        &|all| {
            let bits = all.iter().map(Figures::bits).max();
            bits.unwrap_or(0).to_string()
        },
    )?;
    row("Câu chữ · Texts", &|all| words(all).texts.to_string())?;
    row(
        "Câu chữ đủ hai thứ tiếng · Texts in both languages",
        &|all| words(all).in_both.to_string(),
    )?;
    row(
        "Câu chữ giống nhau ở hai thứ tiếng · Texts the same in both",
        &|all| words(all).same.len().to_string(),
    )?;
    Ok(())
}

/// Texts that are the same in both languages, which only names and numbers should be.
fn same_words(page: &mut String, editions: &[(Edition, Vec<Figures>)]) -> Result<()> {
    let mut same: BTreeMap<String, usize> = BTreeMap::new();
    for (_, figures) in editions {
        for text in words(figures).same {
            *same.entry(text).or_default() += 1;
        }
    }
    let same: Vec<_> = same
        .iter()
        .map(|(text, times)| format!("{} ({times})", escape(text)))
        .collect();
    let same = if same.is_empty() {
        "không có · none".to_owned()
    } else {
        same.join("; ")
    };
    writeln!(
        page,
        "\nGiống nhau ở hai thứ tiếng (số lần) · The same in both languages (times): {same}"
    )?;
    Ok(())
}

/// All findings, kind by kind. Sheets with the same finding share a row.
fn found(page: &mut String, editions: &[(Edition, Vec<Figures>)]) -> Result<()> {
    writeln!(
        page,
        "\n## Mâu thuẫn giữa dấu sao và khung điểm · Contradictions between marks and bands"
    )?;
    let mut notes = false;
    for kind in Kind::ALL {
        if !kind.contradicts() && !notes {
            notes = true;
            writeln!(
                page,
                "\n## Không mâu thuẫn, nhưng nên biết · No contradictions, but good to know"
            )?;
        }
        let [vi, en] = kind.says();
        writeln!(page, "\n### `{}`\n\n{vi} · {en}\n", kind.name())?;
        let mut none = true;
        for (edition, figures) in editions {
            for (details, sheets) in together(figures, kind) {
                if none {
                    writeln!(
                        page,
                        "| | Bộ · Sheets | Chỗ, điểm · Place and points |\n|---|---|---|"
                    )?;
                    none = false;
                }
                writeln!(page, "| {edition} | {sheets} | {details} |")?;
            }
        }
        if none {
            writeln!(page, "không có · none")?;
        }
    }
    Ok(())
}

/// What is found of a kind, and the sheets that it is found on, in the order of the first of them.
fn together(figures: &[Figures], kind: Kind) -> Vec<(String, String)> {
    let mut found: Vec<(String, Vec<u16>)> = Vec::new();
    for one in figures {
        let findings = findings::find(one).into_iter();
        let details = findings.filter(|finding| finding.kind == kind);
        let details: Vec<_> = details.map(|finding| finding.detail).collect();
        if details.is_empty() {
            continue;
        }
        let (details, number) = (details.join("; "), one.sheet.number());
        match found.iter_mut().find(|(other, _)| *other == details) {
            Some((_, numbers)) => numbers.push(number),
            None => found.push((details, vec![number])),
        }
    }
    let found = found.into_iter();
    found
        .map(|(details, numbers)| (details, ranges(&numbers)))
        .collect()
}

/// Rising numbers with those that follow one another as ranges: `1–4, 7`.
fn ranges(numbers: &[u16]) -> String {
    let runs = numbers.chunk_by(|before, after| before + 1 == *after);
    let runs = runs.map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        _ => run.iter().map(u16::to_string).collect(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

/// A row for every sheet of an edition.
fn sheets(page: &mut String, edition: Edition, figures: &[Figures]) -> Result<()> {
    writeln!(
        page,
        "\n## {edition}\n\n{}\n",
        edition.instrument().get(Lang::Vi)
    )?;
    writeln!(
        page,
        "| | Bộ tiêu chí · Sheet | Điểm · Points | Tiêu chí · Criteria | Mức · Levels | Dấu · Marks 3★ | Dấu · Marks 4★ | Dấu · Marks 5★ | Dấu trên dòng · Marks on lines \
         | Phiếu · Scorecards | Bit | Dấu đến 3★ cần · Marks up to 3★ need | Đến 4★ cần · Up to 4★ | Đến 5★ cần · Up to 5★ | Mâu thuẫn · Contradictions |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    )?;
    for one in figures {
        let sheet = &one.sheet;
        let heading = escape(sheet.heading().get(Lang::Vi));
        let reaches = sheet.reaches();
        let points = match sheet.unreconciled() {
            None => reaches.to_string(),
            Some(_) => format!("**{reaches}**"),
        };
        let [three, four, five] = Star::RECOGNISED.map(|star| one.level_marks(star));
        let [least_3, least_4, least_5] = Star::RECOGNISED.map(|star| {
            if one.is_marked(star) {
                one.least(star).to_string()
            } else {
                "–".to_owned()
            }
        });
        let findings = findings::find(one);
        let contradictions = findings.iter().filter(|finding| finding.kind.contradicts());
        writeln!(
            page,
            "| {} | [{heading}]({}) | {points} | {} | {} | {three} | {four} | {five} | {} | {} | {} | {least_3} | {least_4} | {least_5} | {} |",
            sheet.number(),
            file(one),
            sheet.criteria().len(),
            levels(one),
            line_marks(one),
            grouped(one.all.scorecards()),
            one.bits(),
            contradictions.count()
        )?;
    }
    Ok(())
}

fn sum(all: &[Figures], figure: impl Fn(&Figures) -> usize) -> String {
    all.iter().map(figure).sum::<usize>().to_string()
}

fn count(all: &[Figures], is: impl Fn(&Figures) -> bool) -> String {
    all.iter().filter(|one| is(one)).count().to_string()
}

fn levels(figures: &Figures) -> usize {
    let criteria = figures.sheet.criteria();
    criteria.map(|criterion| criterion.levels().len()).sum()
}

fn line_marks(figures: &Figures) -> usize {
    let stars = Star::RECOGNISED.into_iter();
    stars.map(|star| figures.line_marks(star)).sum()
}

fn words(all: &[Figures]) -> Wording {
    Wording::sum(all.iter().flat_map(|one| wording::of(&one.sheet)))
}
