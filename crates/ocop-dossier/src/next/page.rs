//! The plan in one language, before it becomes text or Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ocop_core::explain::day;
use ocop_core::text::outside;
use ocop_core::{Certificate, Date, Lang, Sheet, Star, Tier};

use super::levels::levels;
use super::{NextDossier, NextEntry, NextPart};
use crate::base::texts::said;
use crate::procedure::{Procedure, Provision};
use crate::report::citation::in_full;
use crate::report::finding::Finding;
use crate::report::value::stars;
use crate::rules::rule::Severity;

/// How many characters of a text of the dossier a line repeats at most.
const MOST: usize = 200;

/// The content of a plan in its order.
pub(super) struct Page {
    pub(super) title: &'static str,
    pub(super) heads: Vec<(&'static str, String)>,
    /// The sum of the entries.
    pub(super) sum: String,
    pub(super) sections: Vec<(&'static str, Vec<Item>)>,
    pub(super) remarks: Vec<&'static str>,
}

/// An entry with its lines.
pub(super) struct Item {
    pub(super) line: String,
    pub(super) notes: Vec<String>,
}

pub(super) fn page(next: &NextDossier, lang: Lang) -> Page {
    Page {
        title: lang.pick(
            "Kế hoạch lập hồ sơ tiếp theo",
            "Plan of the next dossier",
        ),
        heads: heads(next, lang),
        sum: sum(next, lang),
        sections: sections(next, lang),
        remarks: Vec::from([
            lang.pick(
                "Giấy tờ được giữ nguyên mà nội dung đã thay đổi từ khi được công nhận thì phải thay bằng bản mới",
                "A document to keep whose content changed since recognition is replaced by a new one",
            ),
            lang.pick(
                "Giấy tờ hết hạn vẫn nằm trong hồ sơ khởi tạo để thay bằng bản mới; kiểm tra hồ sơ sẽ nêu giấy tờ đó cho đến khi được thay",
                "A document whose term ends stays in the started dossier to be replaced; the check names it until it is",
            ),
            lang.pick(
                "Kế hoạch căn cứ dữ liệu của hồ sơ, không thay việc đối chiếu với bản chính",
                "The plan looks at the data of the dossier. It does not replace comparing them with the originals",
            ),
        ]),
    }
}

fn heads(next: &NextDossier, lang: Lang) -> Vec<(&'static str, String)> {
    let dossier = next.dossier();
    let given =
        |text: &Option<String>| said(text).map(|text| outside::short(text, MOST).into_owned());
    let mut heads = Vec::new();
    let mut add = |head, text: Option<String>| heads.extend(text.map(|text| (head, text)));
    add(
        lang.pick("Sản phẩm", "Product"),
        given(&dossier.product.name),
    );
    add(
        lang.pick("Chủ thể", "Applicant"),
        given(&dossier.applicant.name),
    );
    add(
        lang.pick("Loại hồ sơ", "Kind of dossier"),
        Some(dossier.kind.label(lang).to_string()),
    );
    add(
        lang.pick("Giấy chứng nhận OCOP", "OCOP certificate"),
        Some(certificate(next, lang)),
    );
    add(
        lang.pick("Bộ tiêu chí", "Criteria sheet"),
        Some(sheets(next, lang)),
    );
    add(
        lang.pick("Hạng đăng ký", "Star applied for"),
        dossier.wanted.map(|star| stars(Some(star), lang)),
    );
    let on = |date: Date| day(date, lang);
    add(
        lang.pick("Ngày dự kiến nộp", "Planned filing date"),
        dossier.steps.filed.map(on),
    );
    let window = next.window.map(|(first, last)| match lang {
        Lang::Vi => format!("từ ngày {} đến ngày {}", on(first), on(last)),
        Lang::En => format!("{} to {}", on(first), on(last)),
    });
    add(
        lang.pick("Thời gian được nộp", "Filing window"),
        window.map(|text| cited(next, &text, Provision::ReEvaluationWindow, lang)),
    );
    add(
        lang.pick("Có kết quả chậm nhất", "Decision at the latest"),
        Some(decision(next, lang)),
    );
    heads
}

/// A text with the place of a provision.
fn cited(next: &NextDossier, text: &str, provision: Provision, lang: Lang) -> String {
    let procedure = Procedure::of(next.dossier.edition());
    let place = in_full(&procedure.cite(provision, lang), lang);
    format!("{text} ({place})")
}

fn decision(next: &NextDossier, lang: Lang) -> String {
    let Some(due) = next.due else {
        return lang.pick("chưa xác định được", "not known").to_string();
    };
    let on = day(due, lang);
    let five = next.dossier.wanted == Some(Star::Five);
    let (text, provision) = match next.by {
        Some(days) => {
            let (number, of) = (days.number(), days.label().get(lang));
            let text = match lang {
                Lang::Vi => format!("{on}, {number} {of} từ khi hồ sơ đầy đủ"),
                Lang::En => format!("{on}, {number} {of} from the full dossier"),
            };
            (text, Provision::ReEvaluationDays)
        }
        None if five => {
            let round = lang.pick("đợt của Bộ", "round of the ministry");
            (format!("{on}, {round}"), Provision::MinistryRounds)
        }
        None => {
            let round = lang.pick("đợt của tỉnh", "round of the province");
            (format!("{on}, {round}"), Provision::ProvinceRounds)
        }
    };
    cited(next, &text, provision, lang)
}

fn certificate(next: &NextDossier, lang: Lang) -> String {
    let Some(own) = &next.dossier.certificate else {
        return String::new();
    };
    let mut parts = Vec::new();
    parts.extend(own.star.map(|star| stars(Some(star), lang)));
    let number = said(&own.number).map(|number| outside::short(number, MOST));
    parts.extend(number.map(|number| format!("{} {number}", lang.pick("số", "no."))));
    let tier = own.tier.map(|tier| match tier {
        Tier::District => lang.pick("cấp huyện", "district"),
        Tier::Province => lang.pick("cấp tỉnh", "province"),
        Tier::Centre => lang.pick("cấp trung ương", "centre"),
    });
    parts.extend(tier.map(String::from));
    let issued = lang.pick("cấp ngày", "issued on");
    parts.extend(own.issued.map(|on| format!("{issued} {}", day(on, lang))));
    let until = lang.pick("hết hạn ngày", "expires on");
    let expires = next.certificate.map(Certificate::expires);
    parts.extend(expires.map(|on| format!("{until} {}", day(on, lang))));
    let code = said(&own.product_code).map(|code| outside::short(code, MOST));
    parts.extend(code.map(|code| format!("{} {code}", lang.pick("mã", "code"))));
    if parts.is_empty() {
        return lang.pick("chưa ghi", "not stated").to_string();
    }
    parts.join(", ")
}

fn sheets(next: &NextDossier, lang: Lang) -> String {
    let named = |sheet: &Sheet| {
        let (heading, edition) = (sheet.heading().get(lang), sheet.edition());
        let number = sheet.number();
        match lang {
            Lang::Vi => format!("{edition}, bộ {number} “{heading}”"),
            Lang::En => format!("{edition}, set {number} “{heading}”"),
        }
    };
    let (from, to) = (&next.accepted, next.dossier.sheet());
    if from == to {
        return named(to);
    }
    format!("{} → {}", named(from), named(to))
}

/// The entries in one sentence. What there is none of is left out.
fn sum(next: &NextDossier, lang: Lang) -> String {
    let count = |part, documents: bool| {
        let of = |entry: &&NextEntry| {
            entry.part() == part && (!documents || entry.path().starts_with("documents."))
        };
        next.entries().filter(of).count()
    };
    let (same, all) = next.criteria;
    let criteria = match lang {
        Lang::Vi => format!("giữ mức tự chấm của {same}/{all} tiêu chí"),
        Lang::En => format!("{same} of {all} criteria keep their level"),
    };
    let counted = |number: usize, vi: &str, one: &str, many: &str| {
        (number > 0).then(|| match (lang, number) {
            (Lang::Vi, _) => format!("{number} {vi}"),
            (Lang::En, 1) => format!("1 {one}"),
            (Lang::En, _) => format!("{number} {many}"),
        })
    };
    let parts = [
        counted(
            count(NextPart::Keep, true),
            "giấy tờ giữ nguyên",
            "document to keep",
            "documents to keep",
        ),
        Some(criteria),
        counted(
            count(NextPart::Renew, true),
            "giấy tờ phải gia hạn, cấp lại hoặc thay",
            "document to renew or replace",
            "documents to renew or replace",
        ),
        counted(
            count(NextPart::Sheet, false),
            "nội dung bộ tiêu chí yêu cầu bổ sung",
            "point that the sheet asks beyond that",
            "points that the sheet asks beyond that",
        ),
        counted(
            count(NextPart::Repair, false),
            "thiếu sót còn lại từ hồ sơ trước",
            "defect from before",
            "defects from before",
        ),
        counted(
            count(NextPart::Obstacle, false),
            "nội dung phải giải quyết trước khi nộp",
            "point to settle before filing",
            "points to settle before filing",
        ),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    capital(&parts.join("; "))
}

fn sections(next: &NextDossier, lang: Lang) -> Vec<(&'static str, Vec<Item>)> {
    let mut sections = Vec::new();
    for &part in NextPart::ALL {
        let own = next.entries().filter(|entry| entry.part() == part);
        let items: Vec<_> = own.map(|entry| item(next, entry, lang)).collect();
        if !items.is_empty() {
            sections.push((part.label(lang), items));
        }
    }
    sections
}

fn item(next: &NextDossier, entry: &NextEntry, lang: Lang) -> Item {
    let mut line = capital(entry.what(lang));
    if let Some(why) = entry.why(lang) {
        line += &match entry.part() {
            NextPart::Renew => format!(" ({why})"),
            _ => format!(": {why}"),
        };
    }
    let documents = entry.path().starts_with("documents.");
    if entry.part() == NextPart::Keep && documents {
        line += &match (entry.until(), lang) {
            (Some(until), Lang::Vi) => format!(": có giá trị đến hết ngày {}", day(until, lang)),
            (Some(until), Lang::En) => format!(": valid until {}", day(until, lang)),
            (None, _) => lang.pick(": không ghi thời hạn", ": no term stated").into(),
        };
    }
    if let Some(by) = entry.by().filter(|_| entry.part() == NextPart::Renew) {
        line += &match lang {
            Lang::Vi => format!(": chậm nhất ngày {}", day(by, lang)),
            Lang::En => format!(": by {}", day(by, lang)),
        };
    }
    let mut notes = Vec::new();
    if let Some(place) = entry.place(lang) {
        let basis = lang.pick("Căn cứ", "Basis");
        notes.push(format!("{basis}: {}", in_full(place, lang)));
    } else {
        for finding in next.findings(entry) {
            notes.extend(lines(finding, entry, lang));
        }
    }
    if entry.part() == NextPart::Sheet {
        notes.extend(levels(next, entry, lang));
    }
    Item { line, notes }
}

/// The message, the repair and the basis of a finding. That a criterion has no answer is said already.
fn lines(finding: &Finding, entry: &NextEntry, lang: Lang) -> Vec<String> {
    if finding.rule.name == "self-score-error" && entry.why.is_some() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let message = finding.message(lang);
    if message != entry.what(lang) {
        lines.push(message);
    }
    let repair = match finding.severity {
        Severity::Note => lang.pick("Lưu ý", "For information"),
        _ => lang.pick("Cần làm", "What to do"),
    };
    lines.push(format!("{repair}: {}", finding.repair(lang)));
    let basis = lang.pick("Căn cứ", "Basis");
    lines.push(format!("{basis}: {}", in_full(&finding.place(lang), lang)));
    lines
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
