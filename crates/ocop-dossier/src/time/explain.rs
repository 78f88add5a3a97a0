//! Ways in time as data in one language.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ocop_core::explain::{StepLine, day as shown};
use ocop_core::{Date, DateRange, DossierKind, Edition, Lang, Sheet, Star};
use serde::Serialize;

use super::lead_times::Task;
use super::target::Target;
use super::ways::{InTime, PlannedTask, WayInTime, WaysInTime};
use crate::check::calendar::DaysOff;
use crate::procedure::Provision;

/// The version of [`TimeExplanation`]; it changes when a member changes its meaning.
pub const FORMAT: u32 = 1;

/// Ways in time in one language: a timetable for each way. Days in data are ISO 8601.
///
/// ```
/// use ocop_core::{Council, Date, Edition, ImprovementRequest, Lang, Star};
/// use ocop_dossier::time::TimeRequest;
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let card = sheet.scorecard_from(best)?.choose("2.3", 2)?.complete()?;
/// let request = TimeRequest::from_day(Date::constant(2026, 11, 30)).by(Date::constant(2027, 4, 30));
/// let ways = request.find(&ImprovementRequest::to(Star::Five), &Council::of([card])?)?;
/// let text = ways.explain(Lang::En).to_string();
/// assert!(text.contains("file with the commune by 2027-04-07"));
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TimeExplanation {
    /// The version of this data, [`FORMAT`].
    pub format: u32,
    /// The language of all texts.
    pub lang: Lang,
    /// The edition.
    pub edition: Edition,
    /// The sheet's number.
    pub set: u16,
    /// The wanted star.
    pub star: Star,
    /// The kind of the dossier.
    #[serde(serialize_with = "kind")]
    pub kind: DossierKind,
    /// The first day of work.
    pub on: Option<Date>,
    /// The day before which the commune's request must be sent, as asked for.
    pub by: Option<Date>,
    /// The day of filing that was asked for, or that the window of a re-evaluation sets.
    pub target: Option<TargetLine>,
    /// The first and the last day to file a re-evaluation, if there is a certificate.
    pub window: Option<(Date, Date)>,
    /// What can be done, in sentences without full stops.
    pub results: Vec<String>,
    /// The ways from the cheapest to the fastest.
    pub ways: Vec<WayLine>,
    /// A cheaper way of which a lead time is unknown.
    pub untimed: Option<WayLine>,
    /// Where the lead times come from: the source and its tasks.
    pub sources: Vec<(String, Vec<String>)>,
    /// What the days depend on.
    pub remarks: Vec<String>,
    #[serde(skip)]
    pub(super) places: Vec<(&'static str, String)>,
}

/// The day of filing and its rounds.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TargetLine {
    /// The last day to file with the commune.
    pub file_by: Date,
    /// The commune's request is sent before this day.
    pub request_before: Option<Date>,
    /// The province's results come before this day.
    pub results_before: Option<Date>,
    /// The ministry takes requests before this day.
    pub ministry_requests_before: Option<Date>,
    /// The ministry's results come before this day.
    pub ministry_results_before: Option<Date>,
    /// The rounds in words.
    pub text: String,
}

/// A way with its timetable.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WayLine {
    /// `A`, `B` and so on, from the cheapest.
    pub letter: char,
    /// What it is among the others, and its size and cost.
    pub title: String,
    /// Whether it is the cheapest of the ways.
    pub cheapest: bool,
    /// Whether it is the fastest of the ways.
    pub fastest: bool,
    /// How many criteria it changes.
    pub criteria_changed: Option<u32>,
    /// How many level steps it takes.
    pub level_steps: Option<u32>,
    /// Its cost, if costs were given.
    pub cost: Option<String>,
    /// The days on which it is ready at best and at the latest.
    pub ready: Option<(Date, Date)>,
    /// Whether it is ready by its day of filing.
    pub in_time: Option<InTime>,
    /// The day by which it must begin.
    pub begin_by: Option<Date>,
    /// Its day of filing.
    pub target: Option<TargetLine>,
    /// The earliest round that is met if everything is fastest.
    pub at_best: Option<TargetLine>,
    /// The earliest round that is met even if everything takes longest.
    pub surely: Option<TargetLine>,
    /// The criteria that go up.
    pub steps: Vec<StepLine>,
    /// What to do, in the order in which it must begin.
    pub tasks: Vec<TaskLine>,
    /// What is not surely done when the window of the re-evaluation closes.
    pub after_window: Vec<String>,
    pub(super) state: String,
}

/// A task of a way.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TaskLine {
    /// Its name, such as `test-report`.
    pub task: String,
    /// What it is.
    pub label: String,
    /// Its lead time in words; none if it is unknown.
    pub lead: Option<String>,
    /// Where the lead time comes from.
    pub source: Option<String>,
    /// The criteria that it serves.
    pub criteria: Vec<String>,
    /// What must be there before.
    pub after: Vec<String>,
    /// The days on which it is done at best and at the latest.
    pub ready: Option<(Date, Date)>,
    /// The last day to begin.
    pub begin_by: Option<Date>,
    /// Whether that day is over, or the lead time is unknown.
    pub late: bool,
    /// The task in a line.
    pub text: String,
}

fn kind<S: serde::Serializer>(kind: &DossierKind, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(kind.as_str())
}

impl WaysInTime {
    /// The ways in a language: what must begin by which day, and what can be met.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> TimeExplanation {
        let sheet = self.improvement.council().sheet();
        let words = Words { ways: self, lang };
        let last = self.ways.len().saturating_sub(1);
        let ways = self.ways.iter().enumerate();
        let ways: Vec<WayLine> = ways
            .map(|(place, way)| words.way(way, letter(place), (place == 0, place == last)))
            .collect();
        let untimed = self.untimed.as_ref();
        let untimed = untimed.map(|way| words.way(way, letter(ways.len()), (false, false)));
        TimeExplanation {
            format: FORMAT,
            lang,
            edition: sheet.edition(),
            set: sheet.number(),
            star: self.improvement.star(),
            kind: self.kind,
            on: self.request.on,
            by: self.request.by,
            target: self.target.map(|target| words.target(target)),
            window: self.window.map(|window| (window.first(), window.last())),
            results: words
                .results(&ways)
                .into_iter()
                .chain(words.expiry(&ways))
                .collect(),
            sources: words.sources(),
            remarks: words.remarks(),
            places: words.places(),
            ways,
            untimed,
        }
    }
}

fn letter(place: usize) -> char {
    u8::try_from(place)
        .ok()
        .filter(|place| *place < 26)
        .map_or('Z', |place| char::from(b'A' + place))
}

/// The words of an explanation.
struct Words<'a> {
    ways: &'a WaysInTime,
    lang: Lang,
}

impl Words<'_> {
    fn sheet(&self) -> &Sheet {
        self.ways.improvement.council().sheet()
    }

    fn day(&self, day: Date) -> String {
        shown(day, self.lang)
    }

    fn cite(&self, provision: Provision) -> String {
        self.ways.procedure.cite(provision, self.lang)
    }

    fn way(&self, way: &WayInTime, letter: char, (cheapest, fastest): (bool, bool)) -> WayLine {
        let lang = self.lang;
        let explanation = way.improvement().explain(lang);
        let steps = explanation.plans.into_iter().next();
        let steps = steps.map_or_else(Vec::new, |plan| plan.steps);
        let name = match (cheapest, fastest) {
            (true, true) => lang.pick(
                "Phương án ít tốn kém nhất và nhanh nhất",
                "Cheapest and fastest way",
            ),
            (true, false) => lang.pick("Phương án ít tốn kém nhất", "Cheapest way"),
            (false, true) => lang.pick("Phương án nhanh nhất", "Fastest way"),
            (false, false) if way.tasks().any(|task| task.lead.is_none()) => lang.pick(
                "Phương án ít tốn kém hơn, chưa rõ thời gian",
                "Cheaper way, its time is unknown",
            ),
            (false, false) => lang.pick("Phương án ở giữa", "Way between"),
        };
        let criteria = explanation.criteria_changed.unwrap_or(0);
        let level_steps = explanation.level_steps.unwrap_or(0);
        let mut size = match (lang, criteria, level_steps) {
            (_, 0, _) => lang
                .pick(
                    "không cần thay đổi, đã đạt",
                    "no change required, already reached",
                )
                .to_string(),
            (Lang::Vi, ..) => format!("{criteria} tiêu chí, {level_steps} bậc"),
            (Lang::En, 1, 1) => "1 criterion, 1 level step".to_string(),
            (Lang::En, 1, _) => format!("1 criterion, {level_steps} level steps"),
            (Lang::En, ..) => format!("{criteria} criteria, {level_steps} level steps"),
        };
        if let Some(cost) = explanation.cost.as_ref().filter(|_| criteria > 0) {
            size = format!("{size}, {cost}");
        }
        let window = self.ways.window.map(DateRange::last);
        let after_window = window.map_or_else(Vec::new, |last| self.after_window(way, last));
        WayLine {
            letter,
            title: format!("{name}: {size}"),
            cheapest,
            fastest,
            criteria_changed: explanation.criteria_changed,
            level_steps: explanation.level_steps,
            cost: explanation.cost,
            ready: way.ready(),
            in_time: way.in_time(),
            begin_by: way.begin_by(),
            target: way.target().map(|target| self.target(target)),
            at_best: way.at_best().map(|target| self.target(target)),
            surely: way.surely().map(|target| self.target(target)),
            steps,
            tasks: way.tasks().map(|task| self.task(way, task)).collect(),
            after_window,
            state: self.state(way),
        }
    }

    fn target(&self, target: Target) -> TargetLine {
        TargetLine {
            file_by: target.file_by,
            request_before: target.request_before,
            results_before: target.round.map(|round| round.results_before),
            ministry_requests_before: target.ministry.map(|round| round.requests_before),
            ministry_results_before: target.ministry.map(|round| round.results_before),
            text: self.rounds(target),
        }
    }

    /// The rounds of a target in words.
    fn rounds(&self, target: Target) -> String {
        let vi = self.lang == Lang::Vi;
        let by = self.day(target.file_by);
        let Some(before) = target.request_before else {
            return if vi {
                format!("nộp hồ sơ chậm nhất ngày {by}")
            } else {
                format!("file by {by}")
            };
        };
        let before = self.day(before);
        let mut text = match target.round.map(|round| self.day(round.results_before)) {
            Some(result) if vi => {
                format!("cấp xã đề nghị trước ngày {before}, có kết quả trước ngày {result}")
            }
            Some(result) => {
                format!("the commune's request before {before}, the result before {result}")
            }
            None if vi => format!("cấp xã đề nghị trước ngày {before}"),
            None => format!("the commune's request before {before}"),
        };
        if let Some(ministry) = target.ministry {
            let requests = self.day(ministry.requests_before);
            let results = self.day(ministry.results_before);
            text += &if vi {
                format!("; Bộ nhận đề nghị trước ngày {requests}, có kết quả trước ngày {results}")
            } else {
                format!("; the ministry's request before {requests}, its result before {results}")
            };
        }
        text
    }

    /// The state of a way in words.
    fn state(&self, way: &WayInTime) -> String {
        let state = way.in_time().map(|state| state.label(self.lang));
        state.unwrap_or_default().to_string()
    }

    /// The name of a task; of several documents of which one is enough, all if none has a lead time.
    fn label(&self, task: &PlannedTask) -> String {
        match (task.task, &task.lead) {
            (Task::Document(_), None) => task.any.either().get(self.lang).to_string(),
            _ => task.task.label(self.sheet(), self.lang),
        }
    }

    fn criteria(&self, task: &PlannedTask) -> Vec<String> {
        let serves = task.serves.iter();
        let keys = serves.filter_map(|&(index, _)| self.sheet().criteria().nth(index));
        keys.map(|criterion| criterion.key().to_string()).collect()
    }

    fn task(&self, way: &WayInTime, task: &PlannedTask) -> TaskLine {
        let (lang, vi) = (self.lang, self.lang == Lang::Vi);
        let (label, criteria) = (self.label(task), self.criteria(task));
        let after: Vec<String> = task
            .after
            .iter()
            .map(|kind| kind.label(lang).to_string())
            .collect();
        let lead = task.lead.as_ref();
        let late = way.is_late(task);
        let begin = task.begin_by.map(|day| self.day(day));
        let mut text = match (begin, lead) {
            (_, None) if vi => "chưa có thời gian thực hiện: ".to_string(),
            (_, None) => "lead time unknown: ".to_string(),
            (Some(day), _) if late && vi => format!("lẽ ra phải bắt đầu từ ngày {day}: "),
            (Some(day), _) if late => format!("should have begun by {day}: "),
            (Some(day), _) if vi => format!("bắt đầu chậm nhất ngày {day}: "),
            (Some(day), _) => format!("begin by {day}: "),
            (None, _) => String::new(),
        };
        text += &label;
        if let Some(lead) = lead {
            text += &format!(", {}", lead.shown(lang));
        }
        // The words for a level name its criterion.
        if !matches!(task.task, Task::Level(..)) {
            let keys = criteria.join(", ");
            text += &if vi {
                format!(", cho tiêu chí {keys}")
            } else {
                format!(", for {keys}")
            };
        }
        if !after.is_empty() {
            let after = after.join(", ");
            text += &if vi {
                format!("; làm sau khi có {after}")
            } else {
                format!("; after the {after}")
            };
        }
        TaskLine {
            task: task.task.name(self.sheet()),
            label,
            lead: lead.map(|lead| lead.shown(lang)),
            source: lead.map(|lead| lead.source(lang).to_string()),
            criteria,
            after,
            ready: task.ready,
            begin_by: task.begin_by,
            late,
            text,
        }
    }

    fn after_window(&self, way: &WayInTime, last: Date) -> Vec<String> {
        let undone = way.undone_on(last);
        let lines = undone.map(|(task, at_best)| {
            let label = self.label(task);
            let ready = task
                .ready
                .map(|(least, most)| (self.day(least), self.day(most)));
            let (least, most) = ready.unwrap_or_default();
            match (self.lang, at_best) {
                (Lang::Vi, true) => format!("{label}: xong sớm nhất {least}, muộn nhất {most}"),
                (Lang::Vi, false) => format!("{label}: xong sớm nhất {least}"),
                (Lang::En, true) => format!("{label}: done {least} at best, {most} at the latest"),
                (Lang::En, false) => format!("{label}: done {least} at best"),
            }
        });
        lines.collect()
    }

    /// The sentences that come first.
    fn results(&self, ways: &[WayLine]) -> Vec<String> {
        let vi = self.lang == Lang::Vi;
        let own = self.ways;
        let star = own.improvement.star();
        let mut lines = Vec::new();
        if own.improvement.plan().is_none() {
            lines.push(if vi {
                format!("không có phương án lên {star} sao, dù có bao nhiêu thời gian")
            } else {
                format!("there is no way to {star} stars, however long it may take")
            });
            return lines;
        }
        let Some(fastest) = own.fastest() else {
            lines.push(if vi {
                "chưa tính được thời gian của phương án nào: cần bổ sung thời gian của các việc nêu dưới đây".to_string()
            } else {
                "the time of no way is known: give the lead times of the tasks named below".to_string()
            });
            return lines;
        };
        let place = |wanted: &WayInTime| {
            let place = own.ways.iter().position(|way| core::ptr::eq(way, wanted));
            place
                .and_then(|place| ways.get(place))
                .map_or('A', |way| way.letter)
        };
        if own.target.is_none() {
            for way in &own.ways {
                lines.push(self.earliest(way, place(way)));
            }
            return lines;
        }
        if let Some(way) = own.in_time() {
            let letter = place(way);
            let begin = way.begin_by().map(|day| self.day(day));
            lines.push(match (vi, begin) {
                (true, Some(day)) => {
                    format!("phương án {letter} kịp thời hạn, nếu bắt đầu chậm nhất ngày {day}")
                }
                (true, None) => format!("phương án {letter} kịp thời hạn"),
                (false, Some(day)) => format!("way {letter} is in time, if work begins by {day}"),
                (false, None) => format!("way {letter} is in time"),
            });
            return lines;
        }
        let mut at_best = own.ways.iter();
        let at_best = at_best.find(|way| way.in_time() == Some(InTime::AtBest));
        lines.push(match (vi, at_best.map(place)) {
            (true, Some(letter)) => format!(
                "không phương án nào chắc chắn kịp thời hạn; phương án {letter} chỉ kịp nếu các việc xong sớm hơn thời gian dài nhất"
            ),
            (true, None) => "không phương án nào kịp thời hạn".to_string(),
            (false, Some(letter)) => format!(
                "no way is surely in time; way {letter} is, if its tasks finish before their longest times"
            ),
            (false, None) => "no way is in time".to_string(),
        });
        // Of the fastest way: no other way has less of them. If it fails even at best, only what fails
        // even at best.
        let is_hard = fastest.in_time() == Some(InTime::No);
        let file_by = own.target.map(|target| target.file_by);
        let fails = |task: &&PlannedTask| {
            !is_hard || task.ready.is_some_and(|(least, _)| file_by < Some(least))
        };
        let obstacles: Vec<String> = fastest
            .obstacles()
            .filter(fails)
            .map(|task| {
                let begin = task.begin_by.map(|day| self.day(day)).unwrap_or_default();
                let label = self.label(task);
                let lead = task.lead.as_ref().map(|lead| lead.shown(self.lang));
                let lead = lead.unwrap_or_default();
                if vi {
                    format!("{label} ({lead}, lẽ ra phải bắt đầu từ ngày {begin})")
                } else {
                    format!("{label} ({lead}, should have begun by {begin})")
                }
            })
            .collect();
        if !obstacles.is_empty() {
            let (letter, obstacles) = (place(fastest), obstacles.join("; "));
            lines.push(if vi {
                format!("vướng mắc ở phương án nhanh nhất ({letter}): {obstacles}")
            } else {
                format!("the obstacle in the fastest way ({letter}): {obstacles}")
            });
        }
        lines.push(self.earliest(fastest, place(fastest)));
        lines
    }

    /// The ways whose result may come when the certificate of an upgrade has expired.
    fn expiry(&self, ways: &[WayLine]) -> Option<String> {
        let own = self.ways;
        let certificate = own.request.certificate;
        let certificate = certificate.filter(|_| own.kind == DossierKind::Upgrade)?;
        let (expires, window) = (certificate.expires(), own.window?);
        let is_late = |target: &&TargetLine| {
            let results = target.ministry_results_before.or(target.results_before);
            results.is_some_and(|results| expires < results)
        };
        let late = ways
            .iter()
            .filter(|way| way.target.as_ref().filter(is_late).is_some());
        let letters: Vec<String> = late.map(|way| way.letter.to_string()).collect();
        if letters.is_empty() {
            return None;
        }
        let letters = letters.join(", ");
        let (expires, last) = (self.day(expires), self.day(window.last()));
        let star = certificate.star();
        let is_over = own.request.on.is_some_and(|on| window.last() < on);
        Some(match (self.lang, is_over) {
            (Lang::Vi, false) => format!(
                "giấy chứng nhận có giá trị đến hết ngày {expires}, có thể trước khi có kết quả theo phương án {letters}: nộp hồ sơ phân hạng lại chậm nhất ngày {last} để giữ hạng {star} sao"
            ),
            (Lang::Vi, true) => format!(
                "giấy chứng nhận có giá trị đến hết ngày {expires}, có thể trước khi có kết quả theo phương án {letters}, và thời gian nộp hồ sơ phân hạng lại đã qua: đề nghị cơ quan quản lý Chương trình OCOP cấp tỉnh hướng dẫn"
            ),
            (Lang::En, false) => format!(
                "the certificate is valid until {expires}, perhaps not until the result of way {letters}: file a re-evaluation by {last} to keep {star} stars"
            ),
            (Lang::En, true) => format!(
                "the certificate is valid until {expires}, perhaps not until the result of way {letters}, and the time to file a re-evaluation is over: ask the OCOP agency of the province how to proceed"
            ),
        })
    }

    /// The earliest rounds that a way meets.
    fn earliest(&self, way: &WayInTime, letter: char) -> String {
        let vi = self.lang == Lang::Vi;
        let ready = way
            .ready()
            .map(|(least, most)| (self.day(least), self.day(most)));
        let (least, most) = ready.unwrap_or_default();
        let Some(surely) = way.surely() else {
            return if vi {
                format!("phương án {letter} xong sớm nhất ngày {least}, muộn nhất ngày {most}")
            } else {
                format!("way {letter} is ready on {least} at best, on {most} at the latest")
            };
        };
        let rounds = self.rounds(surely);
        let sooner = way.at_best().filter(|best| *best != surely);
        match (vi, sooner.map(|best| self.rounds(best))) {
            (true, None) => format!("phương án {letter} kịp sớm nhất đợt: {rounds}"),
            (true, Some(best)) => format!(
                "phương án {letter} chắc chắn kịp sớm nhất đợt: {rounds}; nếu các việc xong sớm thì kịp đợt: {best}"
            ),
            (false, None) => format!("the earliest round of way {letter}: {rounds}"),
            (false, Some(best)) => format!(
                "the earliest round that way {letter} surely meets: {rounds}; if its tasks finish early: {best}"
            ),
        }
    }

    /// The sources of the lead times of all ways, each with its tasks.
    fn sources(&self) -> Vec<(String, Vec<String>)> {
        let mut sources: Vec<(String, Vec<String>)> = Vec::new();
        let all = self.ways.ways.iter().chain(&self.ways.untimed);
        for task in all.flat_map(WayInTime::tasks) {
            let Some(lead) = &task.lead else { continue };
            let source = lead.source(self.lang);
            let line = format!("{} {}", self.label(task), lead.shown(self.lang));
            match sources.iter_mut().find(|(own, _)| own == source) {
                Some((_, lines)) if lines.contains(&line) => {}
                Some((_, lines)) => lines.push(line),
                None => sources.push((source.to_string(), alloc::vec![line])),
            }
        }
        sources
    }

    fn remarks(&self) -> Vec<String> {
        let lang = self.lang;
        let mut lines = Vec::new();
        let targets = self.ways.ways.iter().filter_map(WayInTime::target);
        let targets = targets.chain(self.ways.target);
        let years = targets.filter_map(|target| Some(target.request_before?.year()));
        let calendar = &self.ways.request.settings.calendar;
        let mut years: Vec<i16> = years
            .filter(|&year| calendar.days_off(year) != DaysOff::Known)
            .collect();
        years.sort_unstable();
        years.dedup();
        if !years.is_empty() {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            let years = years.join(", ");
            lines.push(match lang {
                Lang::Vi => format!(
                    "ngày nghỉ của năm {years} được tính theo luật; thông báo nghỉ lễ có thể làm thay đổi ngày nộp hồ sơ"
                ),
                Lang::En => format!(
                    "the days off of {years} are computed from the law; a notice may move the day of filing"
                ),
            });
        }
        lines.push(
            lang.pick(
                "quyết định không quy định thời gian chuẩn bị; thời gian là ước tính, cần thay bằng thời gian thực tế của địa phương và chủ thể",
                "the decision sets no time for preparation; the times are estimates, to be replaced by those of the province and the producer",
            )
            .to_string(),
        );
        lines.push(
            lang.pick(
                "các việc làm song song, trừ việc phải chờ giấy tờ khác; giấy tờ chứng minh mức hiện nay được coi là đã có",
                "tasks run side by side, except those that wait for a document; documents that prove the present levels count as there",
            )
            .to_string(),
        );
        lines
    }

    /// The head: names and values.
    fn places(&self) -> Vec<(&'static str, String)> {
        let (lang, vi) = (self.lang, self.lang == Lang::Vi);
        let own = self.ways;
        let mut rows = Vec::new();
        if let Some(on) = own.request.on {
            rows.push((lang.pick("Bắt đầu", "Begin"), self.day(on)));
        }
        if let Some(target) = own.target {
            let place = match (target.round, target.ministry) {
                (None, _) => String::new(),
                (Some(_), None) => format!(" [{}]", self.cite(Provision::ProvinceRounds)),
                (Some(_), Some(_)) => format!(
                    " [{}; {}]",
                    self.cite(Provision::ProvinceRounds),
                    self.cite(Provision::MinistryRounds)
                ),
            };
            if target.request_before.is_some() {
                let rounds = self.rounds(target);
                rows.push((
                    lang.pick("Thời hạn", "Deadline"),
                    format!("{rounds}{place}"),
                ));
            }
            let by = self.day(target.file_by);
            let days = own.procedure.commune_days;
            let days = days.filter(|_| target.request_before.is_some());
            rows.push((
                lang.pick("Nộp hồ sơ", "Filing"),
                match days {
                    Some(days) => {
                        let (number, unit) = (days.number(), days.label().get(lang));
                        let place = self.cite(Provision::CommuneDays);
                        if vi {
                            format!(
                                "nộp tại cấp xã chậm nhất ngày {by}; cấp xã có {number} {unit} [{place}]"
                            )
                        } else {
                            format!(
                                "file with the commune by {by}; it has {number} {unit} [{place}]"
                            )
                        }
                    }
                    None if vi => format!("chậm nhất ngày {by}"),
                    None => format!("by {by}"),
                },
            ));
        }
        if let Some(window) = own.window {
            let (first, last) = (self.day(window.first()), self.day(window.last()));
            let place = self.cite(Provision::ReEvaluationWindow);
            let mut text = if vi {
                format!(
                    "hồ sơ đánh giá, phân hạng lại nộp từ ngày {first} đến ngày {last} [{place}]"
                )
            } else {
                format!("a re-evaluation is filed from {first} to {last} [{place}]")
            };
            if own.request.on.is_some_and(|on| window.last() < on) {
                text += lang.pick("; thời gian này đã qua", "; this time is over");
            }
            rows.push((lang.pick("Phân hạng lại", "Window"), text));
        }
        rows
    }
}
