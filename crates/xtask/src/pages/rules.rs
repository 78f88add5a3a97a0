//! The catalogue of the rules by which `ocop-dossier` checks, as a Markdown page.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use ocop_core::Lang;
use ocop_core::text::outside::markdown as escape;
use ocop_dossier::{BasisKind, Rule, Severity};

/// The page by its file name.
pub(crate) fn pages() -> Result<BTreeMap<String, String>> {
    Ok(BTreeMap::from([("README.md".to_owned(), page()?)]))
}

fn page() -> Result<String> {
    let rules = Rule::all();
    let mut page = String::from(
        "# Quy tắc kiểm tra hồ sơ · Rules of dossiers\n\n\
         Trang này được tạo từ danh mục quy tắc của `ocop-dossier` bằng `cargo xtask rules`. \
         Tên quy tắc không đổi và không dùng lại; mức độ có thể đổi trong thiết lập. Chữ trong \
         ngoặc nhọn là giá trị của từng hồ sơ: `{paper}` là giấy tờ với số và ngày; `{renewal}`, \
         `{amendment}` là việc cần làm theo loại giấy tờ. Căn cứ là pháp luật, bộ tiêu chí, biểu mẫu, quy chế của \
         hội đồng, thông lệ thẩm định hoặc yêu cầu kỹ thuật; văn bản ngoài quyết định ghi kèm ngày còn hiệu \
         lực đã kiểm tra.\n\n\
         This page is made from the catalogue of `ocop-dossier` by `cargo xtask rules`. Names of \
         rules never change their meaning and are never reused; settings can change the severity \
         of a rule. Words in braces are values of a dossier: `{paper}` is a document with its number \
         and date; `{renewal}` and `{amendment}` are what to do about its kind of document. \
         The basis is law, the sheet, a form, the rules of the council, practice, or a technical requirement. \
         A law beside the decision has the day to which it is known to be in force.\n\n",
    );
    let severities = counts(Severity::ALL, Severity::label, |severity, rule| {
        rule.severity() == severity
    });
    let bases = counts(BasisKind::ALL, BasisKind::label, |basis, rule| {
        rule.basis() == basis
    });
    writeln!(
        page,
        "{} quy tắc · rules\n\n- mức độ · severity: {}\n- căn cứ theo văn bản mới nhất · basis under the newest edition: {}",
        rules.len(),
        severities,
        bases
    )?;
    let mut last = None;
    for rule in rules {
        let at = (rule.stage(), rule.topic());
        if last.replace(at) != Some(at) {
            let (stage, topic) = at;
            let title = |lang| {
                format!(
                    "{}: {}",
                    stage.label(lang),
                    topic.label(lang).to_lowercase()
                )
            };
            writeln!(page, "\n## {} · {}", title(Lang::Vi), title(Lang::En))?;
        }
        entry(&mut page, rule)?;
    }
    Ok(page)
}

/// How many rules have each word of a vocabulary.
fn counts<T: Copy>(
    all: &[T],
    label: fn(T, Lang) -> &'static str,
    has: fn(T, &Rule) -> bool,
) -> String {
    let counts = all.iter().map(|&word| {
        let count = Rule::all().iter().filter(|rule| has(word, rule)).count();
        format!(
            "{} · {}: {count}",
            label(word, Lang::Vi),
            label(word, Lang::En)
        )
    });
    counts.collect::<Vec<_>>().join("; ")
}

fn entry(page: &mut String, rule: &Rule) -> Result<()> {
    let severity = rule.severity();
    let rejects = if rule.rejects() {
        "; loại hồ sơ · rejects"
    } else {
        ""
    };
    writeln!(page, "\n### `{}`\n", rule.name())?;
    let basis = rule.basis();
    writeln!(
        page,
        "{} · {severity}{rejects}; căn cứ · basis: {} · {}\n",
        severity.label(Lang::Vi),
        basis.label(Lang::Vi),
        basis.label(Lang::En)
    )?;
    writeln!(page, "| | Tiếng Việt | English |\n|---|---|---|")?;
    let mut row = |head: &str, vi: &str, en: &str| {
        writeln!(page, "| {head} | {} | {} |", escape(vi), escape(en))
    };
    let texts = |lang| {
        [
            rule.checks(lang),
            rule.why(lang),
            rule.message(lang),
            rule.example(lang),
            rule.repair(lang),
        ]
    };
    let heads = [
        "Kiểm tra · Checks",
        "Vì sao · Why",
        "Báo · Message",
        "Ví dụ · Example",
        "Cách sửa · Repair",
    ];
    for ((head, vi), en) in heads.into_iter().zip(texts(Lang::Vi)).zip(texts(Lang::En)) {
        row(head, vi, en)?;
    }
    row(
        "Căn cứ · Place",
        &rule.place(Lang::Vi),
        &rule.place(Lang::En),
    )?;
    Ok(())
}
