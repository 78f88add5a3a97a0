//! The declared figures: those that carry over, and those that the next dossier declares anew.

use alloc::vec::Vec;

use ocop_core::{DossierKind, Label, Lang};
use rust_decimal::Decimal;

use super::NextRequest;
use super::entry::NextEntry;
use super::part::NextPart;
use crate::model::{Dossier, Facts};
use crate::procedure::{Procedure, Provision};
use crate::report::value::Value;

/// Why figures do not carry over.
pub(super) struct Open {
    /// What counts as local is another area: the edition or the units changed.
    is_other_place: bool,
    /// Raw material and market are updated (26/2026, Art. 6.1.c).
    is_updated: bool,
    /// The last year whose figures can be complete, if growth is counted between the last two declared.
    last_year: Option<u16>,
}

impl Open {
    pub(super) fn of(request: &NextRequest, is_other_place: bool) -> Self {
        let procedure = Procedure::of(request.sheet.edition());
        let again = request.kind == DossierKind::ReEvaluation;
        let last = u16::try_from(request.filed.year()).ok();
        let last = last.and_then(|year| year.checked_sub(1));
        Self {
            is_other_place,
            is_updated: again && procedure.states(Provision::ReEvaluationDossier),
            last_year: last.filter(|_| !procedure.levels.profit_growth),
        }
    }
}

/// The figures that carry over. What is declared anew is an entry with the value that it had.
pub(super) fn carried(accepted: &Dossier, open: &Open, entries: &mut Vec<NextEntry>) -> Facts {
    let mut facts = accepted.facts.clone();
    let mut give_up = |path: &str, what: &Label, had: Option<Value>, why: &Label| {
        if let Some(had) = had {
            entries.push(entry(path, what, &had, why));
        }
    };
    if let Some(workers) = &mut facts.workers
        && open.is_other_place
    {
        let had = workers.local.take().map(Value::from);
        give_up("facts.workers.local", &WORKERS, had, &PLACE);
    }
    if open.is_other_place {
        let had = facts.local_capital.take().map(Value::Share);
        give_up("facts.local_capital", &CAPITAL, had, &PLACE);
    }
    if let Some(material) = &mut facts.material {
        let why = if open.is_updated { &UPDATED } else { &PLACE };
        let is_open = open.is_updated || open.is_other_place;
        let share = |share: &mut Option<Decimal>, is: bool| {
            let had = if is { share.take() } else { None };
            had.map(Value::Share)
        };
        let had = share(&mut material.commune, is_open);
        give_up("facts.material.commune", &COMMUNE, had, why);
        let had = share(&mut material.province, is_open);
        give_up("facts.material.province", &PROVINCE, had, why);
        let had = share(&mut material.imported, open.is_updated);
        give_up("facts.material.imported", &IMPORTED, had, why);
        let had = share(&mut material.standard, open.is_updated);
        give_up("facts.material.standard", &STANDARD, had, why);
    }
    if let Some(contracts) = &mut facts.contracts {
        let had = contracts.months.take().map(Value::from);
        give_up("facts.contracts.months", &MONTHS, had, &COUNTED);
        if open.is_updated {
            let had = contracts.sales.take().map(Value::Share);
            give_up("facts.contracts.sales", &SALES, had, &UPDATED);
            let had = contracts.input.take().map(Value::Share);
            give_up("facts.contracts.input", &INPUT, had, &UPDATED);
        }
    }
    if let Some(market) = &mut facts.market {
        if open.is_updated || open.is_other_place {
            let why = if open.is_updated { &UPDATED } else { &PLACE };
            let had = market.reach.take();
            let had = had.map(|reach| Value::from(reach.words()));
            give_up("facts.market.reach", &REACH, had, why);
        }
        if open.is_updated {
            let had = market.agents.take().map(Value::from);
            give_up("facts.market.agents", &AGENTS, had, &UPDATED);
        }
    }
    if let Some(last) = open.last_year
        && !facts.years.is_empty()
        && !facts.years.contains_key(&last)
    {
        let had = facts.years.keys().copied().collect();
        give_up("facts.years", &YEARS, Some(had), &LATEST);
        facts.years.clear();
    }
    // A part in which nothing is left is no part.
    facts.workers = facts.workers.filter(|own| *own != Default::default());
    facts.material = facts.material.filter(|own| *own != Default::default());
    facts.contracts = facts.contracts.filter(|own| *own != Default::default());
    facts.market = facts.market.filter(|own| *own != Default::default());
    facts
}

fn entry(path: &str, what: &Label, had: &Value, why: &Label) -> NextEntry {
    let text = |lang: Lang, before: &str| {
        let (what, had) = (what.get(lang), had.shown(lang));
        let figure = lang.pick("Số liệu kê khai", "Figure");
        alloc::format!("{figure}: {what} ({before}: {had})")
    };
    let what = Label::new(
        text(Lang::Vi, "hồ sơ trước"),
        text(Lang::En, "accepted dossier"),
    );
    NextEntry::new(NextPart::New, path, what).because(why.clone())
}

const PLACE: Label = Label::constant(
    "địa bàn được tính đã khác, nên phải tính lại",
    "the area that counts is another one, so it is counted again",
);
const UPDATED: Label = Label::constant(
    "hồ sơ phân hạng lại phải cập nhật nguyên liệu, thị trường, sản lượng, doanh thu",
    "a re-evaluation updates raw material, market, output and revenue",
);
const COUNTED: Label = Label::constant(
    "tính đến ngày đăng ký, nên phải tính lại",
    "it is counted up to the registration, so it is counted again",
);
const LATEST: Label = Label::constant(
    "chưa có năm liền trước năm nộp hồ sơ",
    "the year before the filing is missing",
);

const WORKERS: Label = Label::constant("số lao động địa phương", "number of local workers");
const CAPITAL: Label = Label::constant(
    "tỷ lệ vốn góp của cộng đồng địa phương",
    "share of capital from the local community",
);
const COMMUNE: Label = Label::constant(
    "tỷ lệ nguyên liệu trong xã",
    "share of raw material from the commune",
);
const PROVINCE: Label = Label::constant(
    "tỷ lệ nguyên liệu trong tỉnh",
    "share of raw material from the province",
);
const IMPORTED: Label = Label::constant(
    "tỷ lệ nguyên liệu nhập khẩu",
    "share of imported raw material",
);
const STANDARD: Label = Label::constant(
    "tỷ lệ nguyên liệu đạt tiêu chuẩn",
    "share of raw material that meets a standard",
);
const MONTHS: Label = Label::constant(
    "số tháng thực hiện hợp đồng liên kết ổn định",
    "months of steady performance of linkage contracts",
);
const SALES: Label = Label::constant(
    "tỷ lệ sản lượng tiêu thụ có hợp đồng liên kết",
    "share of sales volume under linkage contracts",
);
const INPUT: Label = Label::constant(
    "tỷ lệ nguyên liệu đầu vào có hợp đồng liên kết",
    "share of input material under linkage contracts",
);
const REACH: Label = Label::constant("phạm vi thị trường", "reach of the market");
const AGENTS: Label = Label::constant(
    "số đại diện, đại lý phân phối hoặc quảng bá",
    "number of representatives and agents",
);
const YEARS: Label = Label::constant(
    "kết quả kinh doanh các năm",
    "business results of the years",
);
