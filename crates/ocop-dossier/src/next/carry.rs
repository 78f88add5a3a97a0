//! What carries over from the accepted dossier, and what does not.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ocop_core::compare::{Line, Outcome};
use ocop_core::text::outside;
use ocop_core::units::Unit;
use ocop_core::{Criterion, Error, Label, Lang, Scorecard, Sheet};

use super::entry::NextEntry;
use super::part::NextPart;
use super::{NextRequest, facts, place};
use crate::base::texts::said;
use crate::model::unreadable::{gap, member, paper, proves_nothing_without};
use crate::model::{Classification, Document, Dossier, Form, Product, SelfScore, Stage};
use crate::procedure::Procedure;

/// The started dossier with the entries on it, besides those of the law and of the documents.
pub(super) struct Carried {
    pub(super) dossier: Dossier,
    pub(super) entries: Vec<NextEntry>,
    /// How many criteria keep their level, and how many there are.
    pub(super) criteria: (usize, usize),
    /// The keys of the sheet by those of the accepted dossier's.
    pub(super) keys: BTreeMap<String, BTreeSet<String>>,
}

/// Starts a dossier with what carries over. `card` is the accepted self-score, if it is complete.
pub(super) fn started(
    request: &NextRequest,
    accepted: &Dossier,
    card: Option<&Scorecard>,
) -> Result<Carried, Error> {
    let NextRequest { kind, sheet, .. } = request;
    let mut dossier = Dossier::new(sheet.clone(), *kind, Stage::Applicant)?;
    let procedure = Procedure::of(sheet.edition());
    let mut entries = Vec::new();
    let keys = keys(accepted.sheet(), sheet);

    dossier.certificate = Some(request.certificate.clone());
    dossier.wanted = request.star();
    dossier.steps.filed = Some(request.filed);
    dossier.applicant = accepted.applicant.clone();
    let has_moved = is_of_former_units(request, accepted);
    if has_moved {
        place::renew(&mut dossier.applicant, request.filed, &mut entries);
    }
    dossier.product = product(request, accepted);
    if !procedure.code_names_district {
        entries.extend(place::code(&dossier.product));
    }
    // A form without known parts is not started: nothing would say that it is not written.
    for row in procedure.forms(Stage::Applicant, *kind) {
        if !row.parts.is_empty() {
            dossier.forms.insert(row.form, Form::default());
        }
    }
    dossier.documents = documents(accepted, &keys, &mut entries);
    let is_other_place = has_moved || accepted.edition() != sheet.edition();
    let open = facts::Open::of(request, is_other_place);
    dossier.facts = facts::carried(accepted, &open, &mut entries);

    let (score, criteria) = self_score(accepted, card, sheet, &mut entries);
    dossier.self_score = score;
    if criteria.0 > 0 {
        entries.push(kept_choices(criteria));
    }
    entries.extend(parts_of(accepted));
    entries.extend(unread(accepted));
    Ok(Carried {
        dossier,
        entries,
        criteria,
        keys,
    })
}

/// Whether the accepted dossier is from before July 2025, and the next is not.
fn is_of_former_units(request: &NextRequest, accepted: &Dossier) -> bool {
    let steps = &accepted.steps;
    let day = steps.filed.or(steps.received).or(steps.decided);
    let day = day.or(request.certificate.issued);
    day.is_some_and(|day| day < Unit::FROM) && Unit::FROM <= request.filed
}

/// The keys of a sheet that ask the question of each key of another.
fn keys(from: &Sheet, to: &Sheet) -> BTreeMap<String, BTreeSet<String>> {
    let key = |criterion: Criterion<'_>| String::from(criterion.key());
    let criteria = from.criteria().map(|criterion| {
        let now = if from == to {
            [key(criterion)].into()
        } else {
            let concept = criterion.concept();
            let now = concept.into_iter().flat_map(|own| to.criteria_of(own));
            now.map(key).collect()
        };
        (key(criterion), now)
    });
    criteria.collect()
}

/// The product, with the classification and the ministry of the sheet if that is another one.
fn product(request: &NextRequest, accepted: &Dossier) -> Product {
    let sheet = &request.sheet;
    let mut product = accepted.product.clone();
    // A product that was recognised before had the code of an earlier certificate. Any other code must be that
    // of this one, and the check compares them.
    let on_it = &request.certificate.product_code;
    if on_it.is_some() && (product.code.is_none() || accepted.certificate.is_some()) {
        product.code.clone_from(on_it);
    }
    if accepted.sheet() == sheet {
        return product;
    }
    let text = |label: &Label| {
        let text = label.get(Lang::Vi);
        (!text.is_empty()).then(|| text.to_string())
    };
    product.classification = text(sheet.subgroup()).map(|subgroup| Classification {
        industry: text(sheet.industry()),
        group: text(sheet.group()),
        subgroup: Some(subgroup),
    });
    let own = said(&product.ministry);
    let is_own = own.is_some_and(|own| sheet.ministries().any(|label| label.get(Lang::Vi) == own));
    if !is_own {
        // Of several, a person chooses.
        let mut ministries = sheet.ministries();
        let first = ministries.next().filter(|_| ministries.next().is_none());
        product.ministry = first.and_then(text);
    }
    product
}

/// The documents with the criteria of the sheet. One that may not be valid or may prove something else,
/// because a value of it could not be read, does not carry over.
fn documents(
    accepted: &Dossier,
    keys: &BTreeMap<String, BTreeSet<String>>,
    entries: &mut Vec<NextEntry>,
) -> BTreeMap<String, Document> {
    let mut documents = accepted.documents.clone();
    for fault in accepted.unreadable() {
        let gap = gap(fault);
        if let Some((name, _, entry)) = paper(accepted, &gap)
            && proves_nothing_without(member(entry))
        {
            documents.remove(name);
        }
    }
    for (name, document) in &mut documents {
        let mut gone = Vec::new();
        let mut now = BTreeSet::new();
        for key in &document.criteria {
            let own = accepted.sheet().criterion(key);
            let own = own.ok().and_then(|criterion| keys.get(criterion.key()));
            match own {
                Some(own) if own.is_empty() => gone.push(outside::short(key, 20)),
                Some(own) => now.extend(own.iter().cloned()),
                // Of no sheet: a finding names it.
                None => drop(now.insert(key.clone())),
            }
        }
        if now.is_empty() && !gone.is_empty() {
            let gone = gone.join(", ");
            let what = Label::new(
                format!(
                    "Tài liệu “{name}” trước đây chỉ dùng cho tiêu chí {gone}, bộ tiêu chí mới không có"
                ),
                format!(
                    "The document “{name}” was cited for criterion {gone} only, which the sheet does not have"
                ),
            );
            let path = format!("documents.{name}.criteria");
            entries.push(NextEntry::new(NextPart::Decide, path, what).because(AGAIN));
        }
        document.criteria = now;
    }
    documents
}

const AGAIN: Label = Label::constant(
    "ghi lại tiêu chí mà tài liệu chứng minh; chưa ghi thì tài liệu được tính cho mọi tiêu chí mà loại này chứng minh được",
    "enter the criteria that it proves; until then it counts for all that its kind can prove",
);

/// The choices that carry over, with how many of how many, and an entry for each criterion to answer.
fn self_score(
    accepted: &Dossier,
    card: Option<&Scorecard>,
    sheet: &Sheet,
    entries: &mut Vec<NextEntry>,
) -> (Option<SelfScore>, (usize, usize)) {
    let all = sheet.criteria().len();
    let Some(old) = &accepted.self_score else {
        return (None, (0, all));
    };
    let mut score = SelfScore::default();
    if accepted.sheet() == sheet && old.other_sheet(sheet).is_none() {
        // As they are: the check finds what was wrong with them.
        score.choices = old.choices.clone();
        return (Some(score), (old.choices.len().min(all), all));
    }
    let Some(card) = card else {
        let what = Label::constant(
            "Phần tự chấm điểm của hồ sơ trước",
            "The self-score of the accepted dossier",
        );
        let why = Label::constant(
            "chưa đầy đủ hoặc có lỗi, nên không so được với bộ tiêu chí mới",
            "it is incomplete or faulty, so it cannot be compared with the sheet",
        );
        entries.push(NextEntry::new(NextPart::LeftOut, "self_score", what).because(why));
        return (Some(score), (0, all));
    };
    let comparison = card.compare(sheet);
    let (mut kept, mut answered) = (0, all);
    for line in comparison.lines() {
        let criterion = line.criterion();
        let key = criterion.key();
        match line.outcome() {
            Outcome::NotApplicable => {
                answered -= 1;
                continue;
            }
            outcome => {
                if let Some(choice) = outcome.carried() {
                    score.choices.insert(key.into(), choice);
                    kept += 1;
                }
                if matches!(outcome, Outcome::Same(_)) {
                    continue;
                }
                let label = criterion.label();
                let what = Label::new(
                    format!("Tiêu chí {key}: {}", label.get(Lang::Vi)),
                    format!("Criterion {key}: {}", label.get(Lang::En)),
                );
                let why = Label::new(changed(line, Lang::Vi), changed(line, Lang::En));
                let path = format!("self_score.choices.{key}");
                entries.push(NextEntry::new(NextPart::Sheet, path, what).because(why));
            }
        }
    }
    let dropped: Vec<_> = comparison.dropped().map(Criterion::key).collect();
    if !dropped.is_empty() {
        let keys = dropped.join(", ");
        let what = Label::new(
            format!("Tiêu chí không còn trong bộ tiêu chí mới: {keys}"),
            format!("Criteria that the sheet does not have: {keys}"),
        );
        entries.push(NextEntry::new(
            NextPart::LeftOut,
            "self_score.choices",
            what,
        ));
    }
    (Some(score), (kept, answered))
}

/// What became of a criterion: the outcome, in what its levels differ, and the level of before.
fn changed(line: Line<'_>, lang: Lang) -> String {
    let mut text = line.outcome().label(lang).to_string();
    let changes = line.changes();
    if !changes.is_empty() {
        let kinds: Vec<_> = changes.iter().map(|kind| kind.label(lang)).collect();
        text += &format!(" ({})", kinds.join(", ").to_lowercase());
    }
    if let Some((source, choice)) = line.source().zip(line.chosen()) {
        let before = lang.pick("hồ sơ trước: mức", "before: level");
        text += &format!("; {before} {choice}");
        if let Some(level) = source.level_of(choice) {
            text += &format!(" “{}”", level.label().get(lang));
        }
    }
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => text,
    }
}

fn kept_choices((kept, all): (usize, usize)) -> NextEntry {
    let what = Label::new(
        format!("Mức tự chấm của {kept} trong {all} tiêu chí"),
        format!("The levels of {kept} of {all} criteria of the self-score"),
    );
    NextEntry::new(NextPart::Keep, "self_score.choices", what)
}

/// The parts of the accepted dossier: those that carry over as a whole, and those of its own procedure.
fn parts_of(accepted: &Dossier) -> Vec<NextEntry> {
    let mut entries = Vec::new();
    let mut add = |is: bool, part, path: &str, what: Label| {
        if is {
            entries.push(NextEntry::new(part, path, what));
        }
    };
    let empty = Dossier::new(accepted.sheet().clone(), accepted.kind, Stage::Applicant);
    let empty = empty.as_ref();
    let is_given = |given: &dyn Fn(&Dossier) -> bool| empty.is_ok_and(given);
    let facts = is_given(&|empty| empty.facts != accepted.facts);
    let applicant = is_given(&|empty| empty.applicant != accepted.applicant);
    let product = is_given(&|empty| empty.product != accepted.product);
    let steps = is_given(&|empty| empty.steps != accepted.steps);
    add(applicant, NextPart::Keep, "applicant", APPLICANT);
    add(product, NextPart::Keep, "product", PRODUCT);
    add(facts, NextPart::Keep, "facts", FACTS);
    let forms = !accepted.forms.is_empty();
    add(forms, NextPart::LeftOut, "forms", FORMS);
    add(steps, NextPart::LeftOut, "steps", STEPS);
    let commune = accepted.commune.is_some();
    add(commune, NextPart::LeftOut, "commune", COMMUNE);
    let province = accepted.province.is_some();
    add(province, NextPart::LeftOut, "province", PROVINCE);
    let grounds = !accepted.grounds.is_empty();
    add(grounds, NextPart::Decide, "grounds", GROUNDS);
    entries
}

const APPLICANT: Label = Label::constant("Thông tin về chủ thể", "Details of the applicant");
const PRODUCT: Label = Label::constant("Thông tin về sản phẩm", "Details of the product");
const FACTS: Label = Label::constant(
    "Số liệu kê khai không phải kê khai lại; xác nhận từng số trước khi ký",
    "The declared figures that need no new value; confirm each before signing",
);
const FORMS: Label = Label::constant(
    "Mẫu biểu đã ký của hồ sơ trước",
    "The signed forms of the accepted dossier",
);
const STEPS: Label = Label::constant(
    "Ngày của các bước của hồ sơ trước",
    "The dates of the steps of the accepted dossier",
);
const COMMUNE: Label = Label::constant("Phần của cấp xã", "The commune's part");
const PROVINCE: Label = Label::constant("Phần của cấp tỉnh", "The province's part");
const GROUNDS: Label = Label::constant(
    "Hồ sơ trước ghi trường hợp bị loại, dừng đánh giá: xác định trường hợp đó còn hay không",
    "The accepted dossier names grounds for rejection: find out whether they still stand",
);

/// The values of the accepted dossier that could not be read.
fn unread(accepted: &Dossier) -> impl Iterator<Item = NextEntry> {
    accepted.unreadable().iter().map(|fault| {
        let at = outside::short(fault.path(), 120);
        let what = Label::new(
            format!("Mục `{at}` không đọc được trong hồ sơ trước"),
            format!("The entry `{at}` could not be read in the accepted dossier"),
        );
        let why = Label::new(
            fault.message_in(Lang::Vi).into_owned(),
            fault.message_in(Lang::En).into_owned(),
        );
        NextEntry::new(NextPart::Decide, fault.path(), what).because(why)
    })
}
