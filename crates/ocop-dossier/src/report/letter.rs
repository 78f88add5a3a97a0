//! The letter in one language as data, before it becomes text or Markdown.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ocop_core::explain::day;
use ocop_core::text::outside;
use ocop_core::{Choice, Lang};
use serde::Serialize;

use super::{Report, Standing};
use crate::model::Stage;
use crate::procedure::{Procedure, Provision};
use crate::report::citation::in_full;
use crate::report::finding::Finding;
use crate::report::part::Part;
use crate::report::risk::{LevelRisk, Risk};
use crate::report::value::stars;
use crate::rules::rule::Severity;

/// A report in one language, as data: the whole content of a letter (phiếu), in its order. It asks the
/// applicant, and the authority that sent the dossier, to complete it (26/2026, Art. 7.3.a), or gives the result
/// of the check.
///
/// Texts are sentences. Names of rules and paths of the data are in the annex only.
#[derive(Clone, Debug, Eq, Hash, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Letter {
    /// The language of all texts.
    pub lang: Lang,
    /// The authority that writes, and the number of the letter: lines to fill in.
    pub sender: Vec<(String, String)>,
    /// The title, by the verdict.
    pub title: String,
    /// The addressee: the authority that sent the dossier, if any, and the applicant; the representative, the
    /// address.
    pub addressee: Vec<(String, String)>,
    /// The headings with their texts: product, sheet, kind, stage, star, reference date.
    pub heads: Vec<(String, String)>,
    /// The verdict as a sentence, with the counts.
    pub verdict: String,
    /// The claimed points and star, and those that the documents support.
    pub standing: Vec<String>,
    /// The findings by part of the dossier.
    pub sections: Vec<Section>,
    /// The term for completing the dossier: a day of the settings, or a line to fill in.
    pub term: Option<String>,
    /// What was not checked, and what the letter does not replace.
    pub remarks: Vec<String>,
    /// Place, day and signature, to fill in.
    pub signature: Vec<String>,
    /// Rules and paths, for programs and their users.
    pub annex: Annex,
}

/// The findings about a part of the dossier, the gravest first.
#[derive(Clone, Debug, Eq, Hash, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Section {
    /// The part of the dossier.
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
    /// What the finding demands: repair, advice, or attention.
    pub weight: String,
    /// The message.
    pub message: String,
    /// How to repair the defect.
    pub repair: String,
    /// The place in the law, or a note that it is a council's rule or a practice.
    pub place: String,
    /// The cost as a sentence, if points are at risk.
    pub risk: Option<String>,
}

/// The annex: where each finding of the letter is in the data. Names of rules and paths keep their meaning, so
/// that a program finds the defect by them.
#[derive(Clone, Debug, Eq, Hash, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Annex {
    /// The title.
    pub title: String,
    /// One line for each finding, by its number.
    pub lines: Vec<AnnexLine>,
    /// The rules that the settings set aside.
    pub set_aside: Vec<&'static str>,
}

impl Annex {
    /// Whether it has no line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.set_aside.is_empty()
    }
}

/// The rule and the path of a finding.
#[derive(Clone, Debug, Eq, Hash, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AnnexLine {
    /// The number of the finding in the letter.
    pub number: usize,
    /// The name of the rule.
    pub rule: &'static str,
    /// The path in the data.
    pub path: String,
}

/// The words that a letter has at each finding.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct LetterWords {
    /// Before the repair.
    pub repair: &'static str,
    /// Before the place in the law.
    pub place: &'static str,
    /// Before a rule that the settings set aside.
    pub set_aside: &'static str,
}

/// A line to fill in by hand.
const BLANK: &str = "……………………";

impl Letter {
    /// The words of the layout, in the language of the letter.
    ///
    /// ```
    /// use ocop_core::{DossierKind, Edition, Lang};
    /// use ocop_dossier::{Dossier, Settings, check};
    ///
    /// let empty = Dossier::builder(Edition::E2026, 4, DossierKind::First).build()?;
    /// let letter = check(&empty, &Settings::default()).letter(Lang::Vi);
    /// assert_eq!(letter.words().repair, "Cần làm");
    /// # Ok::<(), ocop_dossier::Error>(())
    /// ```
    #[must_use]
    pub const fn words(&self) -> LetterWords {
        let lang = self.lang;
        LetterWords {
            repair: lang.pick("Cần làm", "What to do"),
            place: lang.pick("Căn cứ", "Basis"),
            set_aside: lang.pick("không xét", "not checked"),
        }
    }

    pub(super) fn of(report: &Report, lang: Lang) -> Self {
        let mut findings: Vec<_> = report
            .findings
            .iter()
            .map(|finding| (Part::of(finding), finding))
            .collect();
        findings.sort_by_key(|&(part, finding)| (part, finding.severity));
        Self {
            lang,
            sender: sender(report, lang),
            title: title(report, lang).to_string(),
            addressee: addressee(report, lang),
            heads: heads(report, lang),
            verdict: verdict(report, lang),
            standing: standing(report, lang),
            sections: sections(&findings, lang),
            term: term(report, lang),
            remarks: remarks(report, lang),
            signature: signature(lang),
            annex: annex(report, &findings, lang),
        }
    }
}

/// Who examines the dossier and writes.
fn authority(report: &Report, lang: Lang) -> &'static str {
    let procedure = Procedure::of(report.sheet.edition());
    match report.stage {
        // What the stages of the earlier editions are is not known.
        _ if !procedure.states(Provision::CommuneDossier) => {
            lang.pick("cơ quan tiếp nhận hồ sơ", "the authority in charge")
        }
        Stage::Applicant => lang.pick(
            "Ủy ban nhân dân cấp xã",
            "the People's Committee of the commune",
        ),
        Stage::Commune => lang.pick(
            "cơ quan quản lý Chương trình OCOP cấp tỉnh",
            "the OCOP agency of the province",
        ),
        Stage::Province => lang.pick(
            "Bộ Nông nghiệp và Môi trường",
            "the Ministry of Agriculture and Environment",
        ),
    }
}

fn sender(report: &Report, lang: Lang) -> Vec<(String, String)> {
    let from = match report.verdict().as_str() {
        "to-be-completed" => lang.pick("Cơ quan yêu cầu", "Requested by"),
        _ => lang.pick("Cơ quan kiểm tra", "Checked by"),
    };
    let number = lang.pick("Số", "No.");
    Vec::from([
        (from.into(), format!("{} {BLANK}", authority(report, lang))),
        (number.into(), BLANK.into()),
    ])
}

fn title(report: &Report, lang: Lang) -> &'static str {
    match report.verdict().as_str() {
        "no-findings" | "acceptable" => lang.pick(
            "Phiếu kết quả kiểm tra hồ sơ",
            "Result of the dossier check",
        ),
        "rejected" => lang.pick(
            "Phiếu thông báo hồ sơ không đủ điều kiện đánh giá, phân hạng",
            "Notice that the dossier does not qualify for evaluation",
        ),
        _ => lang.pick(
            "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
            "Request to complete the dossier",
        ),
    }
}

/// A text of the dossier in one line, or a line to fill in.
fn given(text: &Option<String>) -> String {
    text.as_deref().map_or_else(
        || BLANK.into(),
        |text| outside::short(text, 200).into_owned(),
    )
}

/// The authority that sent the dossier, which completes its own part of it. By 26/2026, Art. 7.3.a, the province
/// informs the commune and the applicant.
fn forwarder(report: &Report, lang: Lang) -> Option<&'static str> {
    let procedure = Procedure::of(report.sheet.edition());
    match report.stage {
        _ if !procedure.states(Provision::CommuneDossier) => None,
        Stage::Applicant => None,
        Stage::Commune => Some(lang.pick(
            "Ủy ban nhân dân cấp xã",
            "the People's Committee of the commune",
        )),
        Stage::Province => Some(lang.pick(
            "Ủy ban nhân dân cấp tỉnh",
            "the People's Committee of the province",
        )),
    }
}

fn addressee(report: &Report, lang: Lang) -> Vec<(String, String)> {
    let to = lang.pick("Kính gửi", "To");
    let mut applicant = given(&report.applicant);
    if let Some(forwarder) = forwarder(report, lang) {
        applicant = format!("{forwarder}; {applicant}");
    }
    let representative = lang.pick("Người đại diện", "Represented by");
    let address = lang.pick("Địa chỉ", "Address");
    Vec::from([
        (to.into(), applicant),
        (representative.into(), given(&report.representative)),
        (address.into(), given(&report.address)),
    ])
}

fn heads(report: &Report, lang: Lang) -> Vec<(String, String)> {
    let kind = match report.kind {
        ocop_core::DossierKind::First => lang.pick("đánh giá, phân hạng lần đầu", "first time"),
        ocop_core::DossierKind::Upgrade => lang.pick("nâng hạng sao", "upgrade"),
        ocop_core::DossierKind::ReEvaluation => {
            lang.pick("đánh giá, phân hạng lại", "re-evaluation")
        }
        _ => "",
    };
    let stage = match report.stage {
        Stage::Applicant => lang.pick("chủ thể nộp hồ sơ", "filed by the applicant"),
        Stage::Commune => lang.pick("cấp xã gửi cấp tỉnh", "sent by the commune to the province"),
        Stage::Province => lang.pick("cấp tỉnh gửi Bộ", "sent by the province to the ministry"),
    };
    let sheet = &report.sheet;
    let heading = sheet.heading().get(lang);
    let edition = sheet.edition().label(lang);
    let sheet = match lang {
        Lang::Vi => format!("số {} “{heading}”, {edition}", sheet.number()),
        Lang::En => format!("set {}, “{heading}”, {edition}", sheet.number()),
    };
    let mut heads = Vec::from([
        (lang.pick("Sản phẩm", "Product"), given(&report.product)),
        (lang.pick("Bộ tiêu chí", "Criteria sheet"), sheet),
        (lang.pick("Loại hồ sơ", "Kind of dossier"), kind.to_string()),
        (lang.pick("Giai đoạn", "Stage"), stage.to_string()),
    ]);
    if let Some(star) = report.wanted {
        let head = lang.pick("Hạng đăng ký", "Star applied for");
        heads.push((head, stars(Some(star), lang)));
    }
    let head = lang.pick("Giấy tờ được xét tại ngày", "Reference date for documents");
    let date = report.day.map_or_else(|| BLANK.into(), |on| day(on, lang));
    heads.push((head, date));
    let heads = heads.into_iter();
    heads.map(|(head, text)| (head.to_string(), text)).collect()
}

fn verdict(report: &Report, lang: Lang) -> String {
    let count = |severity| report.count(severity);
    let (errors, warnings, notes) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    );
    if errors + warnings + notes == 0 {
        let none = lang.pick(
            "Qua kiểm tra, chưa phát hiện nội dung phải bổ sung, hoàn thiện",
            "The check found nothing to complete",
        );
        return none.to_string();
    }
    let head = match report.verdict().as_str() {
        "rejected" => lang
            .pick(
                "Qua kiểm tra, hồ sơ thuộc trường hợp không được đánh giá, phân hạng",
                "The check found a ground on which the dossier is not evaluated",
            )
            .to_string(),
        "acceptable" => lang
            .pick(
                "Qua kiểm tra, hồ sơ không có nội dung buộc phải bổ sung",
                "The check found nothing that must be completed",
            )
            .to_string(),
        _ => request(report, lang),
    };
    let rejecting = report.findings.iter().filter(|finding| finding.rejects());
    let rejecting = rejecting.count();
    let parts = [
        (errors - rejecting, weight(Severity::Error, lang)),
        (warnings, weight(Severity::Warning, lang)),
        (notes, weight(Severity::Note, lang)),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts = parts.map(|(count, weight)| match lang {
        Lang::Vi => format!("{count} nội dung {}", weight.to_lowercase()),
        Lang::En => format!("{count} {}", weight.to_lowercase()),
    });
    let parts: Vec<_> = grounds(report, lang).into_iter().chain(parts).collect();
    format!("{head} ({})", parts.join(", "))
}

/// Who is asked to complete the dossier.
fn request(report: &Report, lang: Lang) -> String {
    match (forwarder(report, lang), lang) {
        (None, Lang::Vi) => {
            "Qua kiểm tra, đề nghị chủ thể bổ sung, hoàn thiện hồ sơ theo các nội dung dưới đây"
                .into()
        }
        (None, Lang::En) => "Please complete the dossier as set out below".into(),
        (Some(forwarder), Lang::Vi) => format!(
            "Qua kiểm tra, đề nghị {forwarder} và chủ thể bổ sung, hoàn thiện hồ sơ theo các nội dung dưới đây"
        ),
        (Some(forwarder), Lang::En) => format!(
            "Please complete the dossier as set out below, {forwarder} and the applicant each for their own part"
        ),
    }
}

/// How many grounds reject the dossier, if any does. A ground is one, however many criteria print it.
fn grounds(report: &Report, lang: Lang) -> Option<String> {
    let grounds = report.findings.iter().filter(|finding| finding.rejects());
    let paths: BTreeSet<_> = grounds.map(|finding| &finding.path).collect();
    match (paths.len(), lang) {
        (0, _) => None,
        (count, Lang::Vi) => Some(format!("{count} trường hợp bị loại")),
        (1, Lang::En) => Some("1 ground for rejection".into()),
        (count, Lang::En) => Some(format!("{count} grounds for rejection")),
    }
}

/// What a finding of a severity demands.
fn weight(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("Phải khắc phục", "Required"),
        Severity::Warning => lang.pick("Nên khắc phục", "Advised"),
        Severity::Note => lang.pick("Lưu ý", "For information"),
    }
}

fn standing(report: &Report, lang: Lang) -> Vec<String> {
    let line = |head: &str, standing: &Standing| {
        let points = points(standing.total.get(), lang);
        format!("{head}: {points}, {}", stars(standing.star, lang))
    };
    let Some((claimed, supported)) = report.claimed.as_ref().zip(report.supported.as_ref()) else {
        let none = lang.pick(
            "Phần tự chấm chưa đầy đủ nên chưa tính được điểm và hạng sao",
            "The self-score is incomplete, so points and star cannot be computed",
        );
        return Vec::from([none.to_string()]);
    };
    Vec::from([
        line(lang.pick("Chủ thể tự chấm", "Self-score"), claimed),
        line(
            lang.pick("Hồ sơ hiện chứng minh được", "Supported by the documents"),
            supported,
        ),
    ])
}

pub(crate) fn points(points: u16, lang: Lang) -> String {
    match (points, lang) {
        (1, Lang::En) => "1 point".to_string(),
        (_, Lang::En) => format!("{points} points"),
        (_, Lang::Vi) => format!("{points} điểm"),
    }
}

fn sections(findings: &[(Part, &Finding)], lang: Lang) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut last = None;
    for (&(part, finding), number) in findings.iter().zip(1..) {
        if last != Some(part) {
            sections.push(Section {
                title: part.title(finding, lang),
                items: Vec::new(),
            });
            last = Some(part);
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
        weight: if finding.rejects() {
            lang.pick("Bị loại", "Rejection").to_string()
        } else {
            weight(finding.severity, lang).to_string()
        },
        message: finding.message(lang),
        repair: finding.repair(lang),
        place: in_full(&finding.place(lang), lang),
        risk: finding.risk.as_ref().map(|risk| cost(risk, lang)),
    }
}

/// The cost of a finding, as a sentence.
fn cost(risk: &Risk, lang: Lang) -> String {
    let levels: Vec<_> = risk.levels.iter().map(|fall| lost(fall, lang)).collect();
    let (_, total) = risk.total;
    let (before, after) = risk.star;
    let (points, stars) = (points(total.get(), lang), stars(after, lang));
    match lang {
        Lang::Vi => {
            let still = if before == after { "vẫn " } else { "" };
            let levels = levels.join(", ");
            format!(
                "Nếu không khắc phục, {levels}; tính riêng nội dung này, hồ sơ còn {points}, {still}{stars}"
            )
        }
        Lang::En => {
            let still = if before == after { "still " } else { "" };
            let levels = levels.join(", ");
            format!(
                "If this is not repaired, {levels}; this alone brings the dossier to {points}, {still}{stars}"
            )
        }
    }
}

/// `tiêu chí 3.5 còn mức 1 (giảm 2 điểm)`.
fn lost(fall: &LevelRisk, lang: Lang) -> String {
    let key = &fall.criterion;
    let (from, to) = fall.points;
    let lost = points(from.get().saturating_sub(to.get()), lang);
    let left = match (fall.remaining, lang) {
        (left, _) if left.level() == 0 => lang.pick("không đạt mức nào", "reaches no level").into(),
        (left, Lang::Vi) => format!("còn mức {}", level(left, lang)),
        (left, Lang::En) => format!("falls to level {}", level(left, lang)),
    };
    match lang {
        Lang::Vi => format!("tiêu chí {key} {left} (giảm {lost})"),
        Lang::En => format!("criterion {key} {left} ({lost} lost)"),
    }
}

/// A level as a person names it: `1`, `1 của trường hợp b`.
pub(crate) fn level(choice: Choice, lang: Lang) -> String {
    let number = choice.level();
    match choice.case() {
        None => number.to_string(),
        Some(case) => {
            let of = lang.pick("của trường hợp", "of case");
            format!("{number} {of} {case}")
        }
    }
}

/// The term for completing, if anything is to be completed.
fn term(report: &Report, lang: Lang) -> Option<String> {
    if report.verdict().as_str() != "to-be-completed" {
        return None;
    }
    let until = match report.complete_by {
        Some(until) => format!("{}{}", lang.pick("ngày ", ""), day(until, lang)),
        None => lang.pick("ngày …… tháng …… năm ………", "………………").to_string(),
    };
    let head = lang.pick(
        "Thời hạn bổ sung, hoàn thiện hồ sơ: chậm nhất",
        "Complete the dossier by",
    );
    Some(format!("{head} {until}"))
}

fn remarks(report: &Report, lang: Lang) -> Vec<String> {
    let mut remarks = Vec::new();
    if report.day.is_none() {
        let none = lang.pick(
            "Chưa có ngày nộp hồ sơ nên chưa xét thời hạn của giấy tờ",
            "There is no filing date, so the validity of documents was not checked",
        );
        remarks.push(none.to_string());
    }
    for rule in &report.set_aside {
        let head = lang.pick("Theo thiết lập, không xét", "Not checked by setting");
        remarks.push(format!("{head}: {}", rule.checks(lang)));
    }
    let last = [
        lang.pick(
            "Phiếu này lập trên dữ liệu kê khai. Chưa đối chiếu với bản chính, chưa đánh giá sản phẩm mẫu và thực tế tại cơ sở",
            "This letter is based on the declared data. Originals, samples and the site were not examined",
        ),
        lang.pick(
            "Phiếu này không thay thế quyết định của cơ quan có thẩm quyền",
            "This letter does not replace any decision of the competent authority",
        ),
    ];
    remarks.extend(last.map(ToString::to_string));
    remarks
}

fn signature(lang: Lang) -> Vec<String> {
    let lines = match lang {
        Lang::Vi => [
            "……………, ngày …… tháng …… năm ………",
            "Người lập phiếu (ký, ghi rõ họ tên): ……………………",
        ],
        Lang::En => ["Place and date: ……………………", "Signature and name: ……………………"],
    };
    lines.map(ToString::to_string).to_vec()
}

fn annex(report: &Report, findings: &[(Part, &Finding)], lang: Lang) -> Annex {
    let lines = findings
        .iter()
        .zip(1..)
        .map(|((_, finding), number)| AnnexLine {
            number,
            rule: finding.rule.name,
            path: finding.path.to_string(),
        });
    Annex {
        title: lang
            .pick(
                "Phụ lục dành cho người quản lý dữ liệu: quy tắc và vị trí của từng nội dung",
                "Annex for data managers: rule and place of each finding",
            )
            .to_string(),
        lines: lines.collect(),
        set_aside: report.set_aside.iter().map(|rule| rule.name).collect(),
    }
}
