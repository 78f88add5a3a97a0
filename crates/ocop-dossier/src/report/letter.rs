//! The content of a letter in one language, before it becomes text or Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ocop_core::explain::day;
use ocop_core::{Lang, Star};
use serde::Serialize;

use super::{Report, Standing};
use crate::model::Stage;
use crate::report::finding::Finding;
use crate::report::risk::Risk;
use crate::rules::rule::{Severity, Topic};

/// A report in one language, as data: the whole content of a letter, in its order.
#[derive(Clone, Debug, Eq, Hash, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Letter {
    /// The headings with their texts: product, applicant, sheet, kind, stage, star, reference date.
    pub heads: Vec<(String, String)>,
    /// The verdict, with the counts.
    pub verdict: String,
    /// The reasons for rejection, if it is rejected.
    pub grounds: Vec<String>,
    /// The claimed points and star, and those that the documents support.
    pub standing: Vec<String>,
    /// The findings by stage and topic.
    pub sections: Vec<Section>,
    /// What was not checked, and on what the result is based.
    pub remarks: Vec<String>,
}

/// The findings of a stage on a topic.
#[derive(Clone, Debug, Eq, Hash, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Section {
    /// The stage and the topic.
    pub title: String,
    /// The findings.
    pub items: Vec<Item>,
}

/// A finding in one language.
#[derive(Clone, Debug, Eq, Hash, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Item {
    /// The number of the finding in the letter, from 1.
    pub number: usize,
    /// The severity.
    pub severity: String,
    /// The name of the rule.
    pub rule: &'static str,
    /// The message.
    pub message: String,
    /// The place in the law, or a note that it is a council's rule or a practice.
    pub place: String,
    /// The path in the data.
    pub path: String,
    /// How to repair the defect.
    pub repair: String,
    /// The cost, if points are at risk.
    pub risk: Option<String>,
}

impl Letter {
    pub(super) fn of(report: &Report, lang: Lang) -> Self {
        Self {
            heads: heads(report, lang),
            verdict: verdict(report, lang),
            grounds: report
                .grounds()
                .map(|finding| finding.message(lang))
                .collect(),
            standing: standing(report, lang),
            sections: sections(report, lang),
            remarks: remarks(report, lang),
        }
    }
}

fn heads(report: &Report, lang: Lang) -> Vec<(String, String)> {
    let unnamed = lang.pick("(chưa có tên)", "(no name)");
    let text = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or(unnamed);
        ocop_core::explain::one_line(text, 120)
    };
    let kind = match report.kind {
        ocop_core::DossierKind::First => lang.pick("lần đầu", "first time"),
        ocop_core::DossierKind::Upgrade => lang.pick("nâng hạng", "upgrade"),
        ocop_core::DossierKind::ReEvaluation => lang.pick("phân hạng lại", "re-evaluation"),
        _ => "",
    };
    let sheet = &report.sheet;
    let mut heads = Vec::from([
        (lang.pick("Sản phẩm", "Product"), text(&report.product)),
        (lang.pick("Chủ thể", "Applicant"), text(&report.applicant)),
        (
            lang.pick("Bộ tiêu chí", "Criteria sheet"),
            format!("{} ({})", sheet.heading().get(lang), sheet.place(lang)),
        ),
        (lang.pick("Loại hồ sơ", "Kind of dossier"), kind.to_string()),
        (
            lang.pick("Bên nộp hồ sơ", "Submitted by"),
            report.stage.label(lang).to_string(),
        ),
    ]);
    if let Some(star) = report.wanted {
        heads.push((
            lang.pick("Hạng đăng ký", "Star applied for"),
            stars(Some(star), lang),
        ));
    }
    if let Some(date) = report.day {
        heads.push((
            lang.pick("Ngày xét thời hạn giấy tờ", "Reference date for documents"),
            day(date, lang),
        ));
    }
    let heads = heads.into_iter();
    heads.map(|(head, text)| (head.to_string(), text)).collect()
}

fn verdict(report: &Report, lang: Lang) -> String {
    let counts: Vec<_> = Severity::ALL
        .iter()
        .map(|&severity| counted(report.count(severity), severity, lang))
        .collect();
    format!("{}: {}", report.verdict().label(lang), counts.join(", "))
}

fn counted(count: usize, severity: Severity, lang: Lang) -> String {
    let word = severity.label(lang);
    match lang {
        Lang::En if count != 1 => format!("{count} {word}s"),
        _ => format!("{count} {word}"),
    }
}

/// `4 sao`, `4 stars`, `không xếp sao`.
pub(super) fn stars(star: Option<Star>, lang: Lang) -> String {
    match (star, lang) {
        (None, _) => lang.pick("không xếp sao", "no star").to_string(),
        (Some(star), Lang::Vi) => format!("{star} sao"),
        (Some(Star::One), Lang::En) => "1 star".to_string(),
        (Some(star), Lang::En) => format!("{star} stars"),
    }
}

fn standing(report: &Report, lang: Lang) -> Vec<String> {
    let line = |head: &str, standing: &Standing| {
        let points = lang.pick("điểm", "points");
        let stars = stars(standing.star, lang);
        format!("{head}: {} {points}, {stars}", standing.total)
    };
    let Some((claimed, supported)) = report.claimed.as_ref().zip(report.supported.as_ref()) else {
        let none = lang.pick(
            "Phần tự chấm chưa đầy đủ nên chưa tính được điểm và hạng sao",
            "The self-score is incomplete, so points and star cannot be computed",
        );
        return Vec::from([none.to_string()]);
    };
    Vec::from([
        line(lang.pick("Tự chấm", "Self-score"), claimed),
        line(
            lang.pick("Theo minh chứng hiện có", "Supported by documents"),
            supported,
        ),
    ])
}

fn sections(report: &Report, lang: Lang) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut last: Option<(Stage, Topic)> = None;
    for (finding, number) in report.findings.iter().zip(1..) {
        let at = (finding.rule.stage, finding.rule.topic);
        if last != Some(at) {
            let (stage, topic) = (at.0.label(lang), at.1.label(lang));
            sections.push(Section {
                title: format!("{} · {topic}", capital(stage)),
                items: Vec::new(),
            });
            last = Some(at);
        }
        if let Some(section) = sections.last_mut() {
            section.items.push(item(finding, number, lang));
        }
    }
    sections
}

fn item(finding: &Finding, number: usize, lang: Lang) -> Item {
    Item {
        number,
        severity: finding.severity.label(lang).to_string(),
        rule: finding.rule.name,
        message: finding.message(lang),
        place: finding.place(lang),
        path: finding.path.to_string(),
        repair: finding.repair(lang),
        risk: finding.risk.as_ref().map(|risk| {
            let head = lang.pick("Nếu không khắc phục", "If not repaired");
            format!("{head}: {}", cost(risk, lang))
        }),
    }
}

/// The cost of a finding, in one line.
pub(super) fn cost(risk: &Risk, lang: Lang) -> String {
    let (level, points) = (lang.pick("mức", "level"), lang.pick("điểm", "points"));
    let levels = risk.levels.iter().map(|fall| {
        let (from, to) = fall.points;
        let left = match fall.remaining {
            Some(left) => format!("{level} {left}"),
            None => lang.pick("không áp dụng", "not applicable").to_string(),
        };
        let (key, claimed) = (&fall.criterion, fall.claimed);
        format!("{key} {level} {claimed} → {left} ({from} → {to} {points})")
    });
    let levels: Vec<_> = levels.collect();
    let total = lang.pick("tổng", "total");
    let (from, to) = risk.total;
    let mut text = format!("{}; {total} {from} → {to}", levels.join(", "));
    let (before, after) = risk.star;
    if before == after {
        let unchanged = lang.pick("hạng sao không đổi", "star unchanged");
        text.push_str(&format!("; {unchanged}"));
    } else {
        text.push_str(&format!(
            "; {} → {}",
            stars(before, lang),
            stars(after, lang)
        ));
    }
    text
}

fn remarks(report: &Report, lang: Lang) -> Vec<String> {
    let mut remarks = Vec::new();
    if report.day.is_none() {
        let none = lang.pick(
            "Chưa có ngày nộp hồ sơ và ngày kiểm tra nên chưa xét thời hạn của giấy tờ",
            "There is no filing date and no date of the check, so the validity of documents was not checked",
        );
        remarks.push(none.to_string());
    }
    if !report.set_aside.is_empty() {
        let head = lang.pick(
            "Quy tắc không áp dụng theo thiết lập",
            "Rules set aside by the settings",
        );
        let names: Vec<_> = report.set_aside.iter().map(|rule| rule.name).collect();
        remarks.push(format!("{}: {}", head, names.join(", ")));
    }
    let rests = lang.pick(
        "Kiểm tra căn cứ dữ liệu kê khai; người xét hồ sơ đối chiếu với bản chính. Kết quả này không thay thế quyết định của cơ quan có thẩm quyền",
        "The check is based on declared data; people must compare it with the original documents. This result does not replace a decision of the authority",
    );
    remarks.push(rests.to_string());
    remarks
}

/// A text with a capital first letter.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
