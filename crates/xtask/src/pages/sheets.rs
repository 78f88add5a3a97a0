//! A Markdown page of every sheet that `ocop-core` knows, and an index of them.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use ocop_core::text::outside::markdown as escape;
use ocop_core::{Criterion, DisqualificationGround, Edition, Label, Lang, Sheet, Star};

/// Every page by its file name.
pub(crate) fn pages() -> Result<BTreeMap<String, String>> {
    let mut pages = BTreeMap::new();
    let mut index = String::from(
        "# Bộ tiêu chí · Criteria sheets\n\n\
         Các trang này được tạo từ bảng của `ocop-core` bằng `cargo xtask sheets`. Tiêu đề là của quyết định; \
         câu chữ của các mức là cách viết ngắn của thư viện, không thay cho văn bản quyết định.\n\n\
         These pages are made from the tables of `ocop-core` by `cargo xtask sheets`. Titles are the decision's; \
         the wording of the levels is the library's own and never replaces the decision.\n\n\
         Cộng điểm, số phiếu, phân bố sao của từng bộ · Sums, counts of scorecards and stars of each sheet: \
         [chứng minh · proof](../proof.md)\n",
    );
    for edition in Edition::ALL.into_iter().rev() {
        let folder = edition.as_str().replace('/', "-");
        write!(
            index,
            "\n## {edition}\n\n{}\n\n",
            edition.instrument().get(Lang::Vi)
        )?;
        writeln!(
            index,
            "| | Bộ tiêu chí · Sheet | 3★ | 4★ | 5★ |\n|---:|---|---:|---:|---:|"
        )?;
        for sheet in edition.sheets() {
            let name = format!("{folder}/set-{:02}.md", sheet.number());
            let [three, four, five] = marks(&sheet);
            let (number, heading) = (sheet.number(), both(sheet.heading()));
            writeln!(
                index,
                "| {number} | [{heading}]({name}) | {three} | {four} | {five} |"
            )?;
            pages.insert(name, page(&sheet)?);
        }
    }
    pages.insert("README.md".to_owned(), index);
    Ok(pages)
}

/// The number of marks for three, four and five stars.
fn marks(sheet: &Sheet) -> [usize; 3] {
    Star::RECOGNISED.map(|star| {
        let criteria = sheet.criteria();
        criteria
            .map(|criterion| {
                let levels = criterion.levels();
                let marked = levels.filter(|level| level.mark() == Some(star)).count();
                marked + usize::from(criterion.line_mark() == Some(star))
            })
            .sum()
    })
}

/// The page of a sheet.
fn page(sheet: &Sheet) -> Result<String> {
    let mut page = String::new();
    let heading = sheet.heading();
    writeln!(page, "# {}\n", escape(heading.get(Lang::Vi)))?;
    writeln!(page, "*{}*\n", escape(heading.get(Lang::En)))?;
    writeln!(
        page,
        "{} · {}\n",
        sheet.place(Lang::Vi),
        sheet.place(Lang::En)
    )?;
    if !sheet.industry_number().is_empty() {
        writeln!(
            page,
            "- Ngành · Industry: {}. {}",
            sheet.industry_number(),
            both(sheet.industry())
        )?;
        writeln!(page, "- Nhóm · Group: {}", both(sheet.group()))?;
        writeln!(page, "- Phân nhóm · Subgroup: {}", both(sheet.subgroup()))?;
        let ministries: Vec<_> = sheet.ministries().map(both).collect();
        if !ministries.is_empty() {
            writeln!(page, "- Bộ quản lý · Ministry: {}", ministries.join("; "))?;
        }
    }
    writeln!(page, "- Mẫu sản phẩm · Samples: {}", sheet.samples())?;
    let parts: Vec<_> = sheet
        .parts()
        .map(|part| format!("{} {}", part.id(), part.max()))
        .collect();
    writeln!(
        page,
        "- Điểm · Points: {} ({})",
        sheet.max(),
        parts.join(", ")
    )?;
    let [three, four, five] = marks(sheet);
    writeln!(page, "- Dấu sao · Marks: 3★ {three}, 4★ {four}, 5★ {five}")?;
    writeln!(page, "- [Chứng minh · Proof](../../proof.md)")?;
    if sheet.marks_without_legend() {
        writeln!(
            page,
            "- Không in chú giải dấu sao, vẫn tính như các bộ khác · No legend of marks is printed; they count as on the other sheets"
        )?;
    }

    if let Some(why) = sheet.unreconciled() {
        let (why, reaches) = (both(why), sheet.reaches());
        writeln!(
            page,
            "- **Không cộng đủ · Does not add up**: {reaches}/100. {why}"
        )?;
    }
    if sheet.grounds_unknown() {
        writeln!(
            page,
            "- Phần đầu bộ tiêu chí không có trong nguồn · The head of the sheet is not in the sources"
        )?;
    }
    for later in Edition::ALL
        .into_iter()
        .filter(|later| *later > sheet.edition())
    {
        let continued: Vec<_> = sheet
            .counterparts(later)
            .map(|sheet| {
                format!(
                    "[{}](../{}/set-{:02}.md)",
                    sheet.number(),
                    later.as_str().replace('/', "-"),
                    sheet.number()
                )
            })
            .collect();
        if !continued.is_empty() {
            writeln!(page, "- {later}: {}", continued.join(", "))?;
        }
    }

    let head: Vec<_> = sheet
        .grounds()
        .filter(|ground| ground.criterion().is_none())
        .collect();
    if !head.is_empty() {
        writeln!(page, "\n## Loại hồ sơ · Rejection\n")?;
        for ground in head {
            writeln!(page, "- {}", ground_line(ground))?;
        }
    }
    for part in sheet.parts() {
        writeln!(page, "\n## Phần · Part {} ({})", part.id(), part.max())?;
        for section in part.sections() {
            let (key, title, max) = (section.key(), escape(section.title()), section.max());
            writeln!(
                page,
                "\n### {key}. {title} ({max})\n\n{}",
                both(section.label())
            )?;
            let mut group = None;
            for criterion in section.criteria() {
                let own = criterion.group().map(both);
                if own.is_some() && own != group {
                    writeln!(page, "\n**{}**", own.clone().unwrap_or_default())?;
                }
                group = own;
                criterion_part(&mut page, criterion, criterion.key() == key)?;
            }
        }
    }
    if sheet.errata().len() > 0 {
        writeln!(page, "\n## Lỗi in · Misprints\n")?;
        writeln!(
            page,
            "| Chỗ · Place | In · Printed | Dùng · Used | Vì sao · Why |\n|---|---|---|---|"
        )?;
        for erratum in sheet.errata() {
            let (place, why) = (both(erratum.place()), both(erratum.why()));
            let shown = |text: &str| {
                if text.is_empty() {
                    "–".to_owned()
                } else {
                    escape(text).into_owned()
                }
            };
            writeln!(
                page,
                "| {place} | {} | {} | {why} |",
                shown(erratum.printed()),
                shown(erratum.used())
            )?;
        }
    }
    Ok(page)
}

fn criterion_part(page: &mut String, criterion: Criterion<'_>, is_section: bool) -> Result<()> {
    let max = criterion.max();
    if !is_section {
        let (key, title) = (criterion.key(), escape(criterion.title()));
        writeln!(
            page,
            "\n#### {key} {title} ({max})\n\n{}",
            both(criterion.label())
        )?;
    }
    let mut facts = Vec::new();
    if let Some(concept) = criterion.concept() {
        facts.push(format!("`{concept}`"));
    }
    if let Some(story) = criterion.requires() {
        facts.push(format!("chỉ với · only with {}", story.key()));
    }
    if criterion.stops_on_zero() {
        facts.push("0 điểm: dừng đánh giá · 0 points end the evaluation".to_owned());
    }
    if let Some(star) = criterion.line_mark() {
        facts.push(format!(
            "{star}★ in trên dòng tiêu chí · {star}★ on the line itself"
        ));
    }
    if criterion.is_for_some_products() {
        facts.push("bắt buộc với một số sản phẩm · mandatory for some products".to_owned());
    }
    if criterion.is_single_line() {
        facts.push("in một dòng · printed as a single line".to_owned());
    }
    writeln!(page, "\n{}\n", facts.join("; "))?;
    writeln!(
        page,
        "| Mức · Level | Điểm · Points | ★ | Tiếng Việt | English |\n|---|---:|---|---|---|"
    )?;
    for choice in criterion.choices() {
        let Some(level) = criterion.level_of(choice) else {
            writeln!(
                page,
                "| {choice} | 0 | | *Chưa đạt mức thấp nhất được quy định* | *Below the lowest printed level* |"
            )?;
            continue;
        };
        let mark = level
            .mark()
            .map_or(String::new(), |star| format!("{star}★"));
        let (points, label) = (level.points(), level.label());
        let (vi, en) = (escape(label.get(Lang::Vi)), escape(label.get(Lang::En)));
        writeln!(page, "| {choice} | {points} | {mark} | {vi} | {en} |")?;
    }
    let notes: Vec<_> = criterion
        .notes()
        .map(|note| both(note.label()))
        .chain(criterion.grounds().map(ground_line))
        .collect();
    if !notes.is_empty() {
        writeln!(page)?;
        for note in notes {
            writeln!(page, "- {note}")?;
        }
    }
    Ok(())
}

fn ground_line(ground: DisqualificationGround<'_>) -> String {
    let parallel = if ground.is_by_parallel() {
        "; theo phần đầu bộ tiêu chí của 26/2026 · by parallel with 26/2026 (`head-by-parallel`)"
    } else {
        ""
    };
    let kind = ground.kind();
    let kind = Label::constant(kind.label(Lang::Vi), kind.label(Lang::En));
    format!(
        "`{}`: {} ({}{parallel})",
        ground.id(),
        both(ground.label()),
        both(&kind)
    )
}

/// Both wordings of a label; one where they are the same.
fn both(label: &Label) -> String {
    let (vi, en) = (escape(label.get(Lang::Vi)), escape(label.get(Lang::En)));
    if vi == en {
        vi.into_owned()
    } else {
        format!("{vi} · {en}")
    }
}
