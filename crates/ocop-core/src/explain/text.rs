//! The explanation as text for a terminal or a minute.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use rust_decimal::Decimal;

use super::{
    ChosenLine, CriterionLine, ErratumLine, Explanation, InterpretationLine, MarkLine, MemberLine,
    NextBand,
};
use crate::after::recognition::Recognition;
use crate::base::digits::number;
use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::note_kind::NoteKind;
use crate::law::tier::Tier;
use crate::rating::rating::Rating;

/// The result in a sentence.
pub(super) fn verdict(rating: &Rating, lang: Lang) -> String {
    let stopped: Vec<_> = rating.stopped().map(Criterion::key).collect();
    let grounds: Vec<_> = rating.grounds().map(|ground| ground.fact(lang)).collect();
    let mut reasons: Vec<String> = Vec::new();
    if !stopped.is_empty() {
        let keys = stopped.join(", ");
        let (on, ends) = lang.pick(
            ("0 điểm ở ", ", dừng đánh giá"),
            ("zero points on ", " end the evaluation"),
        );
        reasons.push([on, &keys, ends].concat());
    }
    reasons.extend(grounds);
    match rating.star() {
        None => {
            let none = lang.pick("Không xếp sao", "No star");
            [none, ": ", &reasons.join("; ")].concat()
        }
        Some(star) if star < Star::Three && rating.recognition() == Recognition::None => {
            let not = lang.pick("không được công nhận", "not recognised");
            [stars(star, lang), ", ", not].concat()
        }
        Some(star) => {
            let shown = stars(star, lang);
            match rating.recognition() {
                // 26/2026, Art. 7.3.e: five stars are the centre's, and the province only sends them up.
                Recognition::SentUp { .. } | Recognition::ByDay if star == Star::Five => {
                    let potential = lang.pick("Tiềm năng", "Potential");
                    [potential, " ", shown, ": ", follows(rating, lang)].concat()
                }
                Recognition::NotByThisTier | Recognition::NoSuchTier => {
                    let not = lang.pick(
                        "theo bộ tiêu chí; cấp này không công nhận",
                        "by the sheet; not recognised at this tier",
                    );
                    [shown, " ", not].concat()
                }
                _ => shown.to_string(),
            }
        }
    }
}

/// Who decides next, without a capital letter.
fn follows(rating: &Rating, lang: Lang) -> &'static str {
    match rating.recognition() {
        Recognition::SentUp { to: Tier::Centre } => match &rating.sheet().edition().row().potential
        {
            Some((_, what)) => what.get(lang),
            None => lang.pick(
                "hồ sơ được gửi lên trung ương đánh giá, phân hạng",
                "the dossier is sent up to the centre, which evaluates and rates it",
            ),
        },
        Recognition::SentUp { .. } => lang.pick(
            "hồ sơ được chuyển lên cấp tỉnh đánh giá, phân hạng",
            "the dossier is sent up to the province, which evaluates and rates it",
        ),
        _ => lang.pick(
            "bước tiếp theo phụ thuộc ngày quyết định",
            "what follows depends on the day of decision",
        ),
    }
}

/// What follows from a rating in a sentence.
pub(super) fn recognition(rating: &Rating, lang: Lang) -> String {
    let recognition = rating.recognition();
    let to_centre = recognition == Recognition::SentUp { to: Tier::Centre };
    if to_centre && rating.sheet().edition().row().potential.is_some() {
        let potential = lang.pick("Sản phẩm tiềm năng 5 sao", "Potential five stars");
        return [potential, ": ", follows(rating, lang)].concat();
    }
    let label = recognition.label(lang);
    // 26/2026, Art. 7.4.g: one or two stars at the centre.
    if recognition == Recognition::None && rating.rated_again_by().is_some() {
        let again = lang.pick(
            "cấp tỉnh có thể tổ chức đánh giá lại",
            "the province may have it rated again",
        );
        return [label, "; ", again].concat();
    }
    label.to_string()
}

/// `3 sao`, `1 star`, `3 stars`.
pub(super) const fn stars(star: Star, lang: Lang) -> &'static str {
    match star {
        Star::One => lang.pick("1 sao", "1 star"),
        Star::Two => lang.pick("2 sao", "2 stars"),
        Star::Three => lang.pick("3 sao", "3 stars"),
        Star::Four => lang.pick("4 sao", "4 stars"),
        Star::Five => lang.pick("5 sao", "5 stars"),
    }
}

/// The star, or that there is none, where no tier is known: only the centre gives five stars.
pub(super) fn stars_or_none(star: Option<Star>, lang: Lang) -> String {
    let Some(star) = star else {
        return lang.pick("không xếp sao", "no star").to_string();
    };
    let shown = stars(star, lang);
    if star == Star::Five {
        let by = lang.pick("theo bộ tiêu chí", "by the sheet");
        return [shown, " ", by].concat();
    }
    shown.to_string()
}

/// The star, or that there is none, and that the tier does not recognise it.
pub(super) fn stars_at(star: Option<Star>, follows: Recognition, lang: Lang) -> String {
    let Some(star) = star else {
        return stars_or_none(None, lang);
    };
    let by = match (follows, star) {
        (Recognition::SentUp { .. } | Recognition::ByDay, Star::Five) => lang.pick(
            "theo bộ tiêu chí (tiềm năng 5 sao ở cấp này)",
            "by the sheet (potential 5 stars at this tier)",
        ),
        (Recognition::NotByThisTier | Recognition::NoSuchTier, _) => lang.pick(
            "theo bộ tiêu chí (cấp này không công nhận)",
            "by the sheet (not recognised at this tier)",
        ),
        _ => return stars(star, lang).to_string(),
    };
    [stars(star, lang), " ", by].concat()
}

/// The star of a rating, or that there is none.
pub(super) fn stars_of(rating: &Rating, lang: Lang) -> String {
    stars_at(rating.star(), rating.recognition(), lang)
}

/// Another star of a rating's council, with the least points of the band.
pub(super) fn other_stars(rating: &Rating, star: Option<Star>, lang: Lang) -> String {
    let council = rating.council();
    let days = (council.filed(), council.decided());
    let sheet = rating.sheet();
    let least = star.map_or(Mean::ZERO, |star| Mean::from(sheet.bands().least(star)));
    let follows = Recognition::of(sheet.edition(), rating.tier(), least, star, days);
    stars_at(star, follows, lang)
}

pub(super) const fn tier(tier: Tier, lang: Lang) -> &'static str {
    tier.label(lang)
}

/// `1 point`, `2 points`.
pub(super) fn points(points: impl fmt::Display) -> String {
    let points = points.to_string();
    let unit = if points == "1" { "point" } else { "points" };
    alloc::format!("{points} {unit}")
}

/// A decimal as each language writes it.
pub(super) fn decimal(number: Decimal, lang: Lang) -> String {
    mean(&number.to_string(), lang).into_owned()
}

/// A mean as shown in a language.
pub(super) fn mean(shown: &str, lang: Lang) -> Cow<'_, str> {
    match lang {
        Lang::Vi if shown.contains('.') => shown.replace('.', ",").into(),
        _ => shown.into(),
    }
}

/// A mean as shown, with the exact fraction beside it if the two differ.
pub(crate) fn exact(shown: &str, exact: Mean, lang: Lang) -> String {
    let shown = mean(shown, lang);
    if exact.is_whole() {
        shown.into_owned()
    } else {
        alloc::format!("{shown} ({exact})")
    }
}

/// A mean as shown, with the exact fraction if fractions are asked for.
pub(super) fn printed(shown: &str, mean: Mean, fractions: bool, lang: Lang) -> Cow<'_, str> {
    if fractions {
        exact(shown, mean, lang).into()
    } else {
        self::mean(shown, lang)
    }
}

/// The band of the mean: its star and its printed bounds.
pub(super) fn band(explanation: &Explanation) -> String {
    let next = explanation.next_band.as_ref().map(|next| next.from);
    bounds_of(
        explanation.band,
        explanation.band_from,
        next,
        explanation.lang,
    )
}

/// A band: its star, and its bounds up to the next band, if there is one.
pub(crate) fn bounds_of(band: Star, from: Points, next: Option<Points>, lang: Lang) -> String {
    let (from, next) = (from.text(), next.map(Points::text));
    let (to, next) = match &next {
        Some(next) => (lang.pick(" đến dưới ", " to under "), next.as_ref()),
        None => (lang.pick(" đến ", " to "), "100"),
    };
    let word = lang.pick("★ (từ ", "★ (from ");
    [band.as_str(), word, &from, to, next, ")"].concat()
}

/// A text and its place in the law, if one is known.
fn cited(text: String, place: Option<&str>) -> String {
    match place {
        Some(place) => [&text, " [", place, "]"].concat(),
        None => text,
    }
}

/// Each choice: level, wording, and the members who chose it if they differ.
pub(super) fn chosen<'a>(
    lines: &'a [ChosenLine],
    members: &'a [MemberLine],
    lang: Lang,
) -> impl Iterator<Item = String> {
    let differ = lines.len() > 1;
    lines
        .iter()
        .map(move |line| chosen_by(line, &named(line, differ, members), lang))
}

/// The members who made a choice, as the texts name them; none if they do not differ.
fn named<'a>(line: &ChosenLine, differ: bool, members: &'a [MemberLine]) -> Vec<&'a str> {
    let places = line.members.iter().filter(|_| differ);
    let named = places.filter_map(|place| {
        // The members are in the order of their places.
        let found = members.binary_search_by_key(place, |member| member.place);
        Some(&*members.get(found.ok()?)?.shown)
    });
    named.collect()
}

/// A choice: level, wording, and the members who chose it, if any are given.
pub(crate) fn chosen_by(line: &ChosenLine, who: &[&str], lang: Lang) -> String {
    let mut text = String::new();
    push_chosen(&mut text, line, who, lang);
    text
}

fn push_chosen(text: &mut String, line: &ChosenLine, who: &[&str], lang: Lang) {
    if let Some(choice) = line.choice {
        let level = lang.pick("mức ", "level ");
        push(text, &[level, &choice.text(), ": "]);
    }
    text.push_str(&line.text);
    let members = match (lang, who) {
        (_, []) => return,
        (Lang::Vi, _) => " [thành viên ",
        (Lang::En, [_]) => " [member ",
        (Lang::En, _) => " [members ",
    };
    push(text, &[members, &who.join(", "), "]"]);
}

/// The level that the next mark requires.
pub(crate) fn next_mark(mark: &MarkLine, lang: Lang) -> String {
    let mut text = String::new();
    push_next_mark(&mut text, mark, lang);
    text
}

fn push_next_mark(text: &mut String, mark: &MarkLine, lang: Lang) {
    let requires = lang.pick("★ yêu cầu mức ", "★ requires level ");
    push(text, &[mark.star.as_str(), requires]);
    for (index, level) in mark.levels.iter().enumerate() {
        let or = lang.pick(" hoặc ", " or ");
        let or = if index > 0 { or } else { "" };
        let choice = level.choice.text();
        push(text, &[or, &choice, " “", &level.text, "”"]);
    }
}

pub(crate) const fn heads(lang: Lang) -> Heads {
    match lang {
        Lang::Vi => Heads {
            result: "Kết quả",
            points: "Tổng điểm",
            totals: "Từng thành viên",
            set_aside: "Phiếu không tính",
            band: "Khung điểm",
            to_next: "Khung kế tiếp",
            follows: "Tiếp theo",
            tier: "Hội đồng",
            unmet_for_next_star: "Lý do chưa đạt hạng sao theo khung điểm",
            by_day: "Theo ngày quyết định",
            council: "Cuộc họp hội đồng",
            requirements: "Yêu cầu của dấu sao",
            all_met: "đạt đủ",
            no_marks: "bộ tiêu chí này không in dấu sao",
            unmet: "chưa đạt",
            stopped: "Tiêu chí 0 điểm, dừng đánh giá",
            grounds: "Trường hợp bị loại, dừng hoặc không đánh giá",
            part: "Phần",
            of: "trên",
            interpretations: "Nội dung quyết định chưa quy định: cách áp dụng của phần mềm",
            errata: "Lỗi in của bộ tiêu chí này",
            printed: "in",
            used: "dùng",
            blank: "để trống",
        },
        Lang::En => Heads {
            result: "Result",
            points: "Points",
            totals: "Each member",
            set_aside: "Not counted",
            band: "Band",
            to_next: "Next band",
            follows: "What follows",
            tier: "Council",
            unmet_for_next_star: "Why not the star of the band",
            by_day: "Depending on the day of decision",
            council: "The council's meeting",
            requirements: "Requirements of the marks",
            all_met: "all met",
            no_marks: "this sheet prints no marks",
            unmet: "unmet",
            stopped: "Zero points that end the evaluation",
            grounds: "Grounds that reject the product or end its evaluation",
            part: "Part",
            of: "of",
            interpretations: "The library's interpretations, where the decision says nothing",
            errata: "Misprints of this sheet",
            printed: "printed",
            used: "used",
            blank: "blank",
        },
    }
}

/// The fixed words of a report.
pub(crate) struct Heads {
    pub(super) result: &'static str,
    pub(super) points: &'static str,
    pub(super) totals: &'static str,
    pub(super) set_aside: &'static str,
    pub(super) band: &'static str,
    pub(super) to_next: &'static str,
    pub(super) follows: &'static str,
    pub(super) tier: &'static str,
    pub(super) unmet_for_next_star: &'static str,
    pub(super) by_day: &'static str,
    pub(super) council: &'static str,
    pub(super) requirements: &'static str,
    pub(super) all_met: &'static str,
    pub(super) no_marks: &'static str,
    pub(super) unmet: &'static str,
    pub(super) stopped: &'static str,
    pub(crate) grounds: &'static str,
    pub(crate) part: &'static str,
    pub(crate) of: &'static str,
    pub(crate) interpretations: &'static str,
    pub(crate) errata: &'static str,
    pub(super) printed: &'static str,
    pub(super) used: &'static str,
    pub(super) blank: &'static str,
}

impl Explanation {
    /// A mean as this explanation prints it.
    pub(crate) fn printed<'a>(&self, shown: &'a str, exact: Mean) -> Cow<'a, str> {
        printed(shown, exact, self.fractions, self.lang)
    }

    /// The head of a report: names and values, in order.
    pub(crate) fn summary(&self) -> Vec<(&'static str, String)> {
        let (lang, words) = (self.lang, heads(self.lang));
        let mut rows = alloc::vec![
            (words.result, self.verdict.clone()),
            (
                words.points,
                [&*self.printed(&self.mean_shown, self.mean), " / 100"].concat()
            ),
        ];
        if self.totals.len() > 1 {
            let named = self.members.iter().any(|member| member.name.is_some());
            let totals = self.totals.iter().zip(&self.members);
            let totals = totals.map(|(total, member)| match named {
                true => alloc::format!("{total} ({})", member.shown),
                false => total.to_string(),
            });
            let totals: Vec<String> = totals.collect();
            rows.push((words.totals, totals.join(", ")));
        }
        if !self.set_aside.is_empty() {
            let round = lang.pick("vòng", "round");
            let aside = self.set_aside.iter();
            let aside =
                aside.map(|member| alloc::format!("{} ({round} {})", member.shown, member.round));
            let aside: Vec<String> = aside.collect();
            rows.push((words.set_aside, aside.join(", ")));
        }
        rows.push((words.band, cited(band(self), self.band_place.as_deref())));
        if let Some(next) = &self.next_band {
            let NextBand { star, from, .. } = next;
            let lacks = self.printed(&next.shown, next.lacks);
            let from = from.text();
            let text = match lang {
                Lang::Vi => [star.as_str(), "★ (từ ", &from, "): còn thiếu ", &lacks],
                Lang::En => [star.as_str(), "★ (from ", &from, "): ", &lacks],
            };
            let more = lang.pick("", " more");
            rows.push((words.to_next, [&text.concat(), more].concat()));
        }
        rows.push((words.tier, tier(self.tier, lang).to_string()));
        let follows = self.recognition_text.clone();
        rows.push((
            words.follows,
            cited(follows, self.recognition_place.as_deref()),
        ));
        rows
    }

    /// The lists of a report before its parts, each under its head: what keeps the star below the band,
    /// zeros, grounds, what follows by day, the meeting, and the requirements of the marks.
    pub(crate) fn lists(&self) -> [(&'static str, Vec<String>); 6] {
        let words = heads(self.lang);
        [
            (words.unmet_for_next_star, self.unmet_for_next_star.clone()),
            (words.stopped, self.stop_lines()),
            (words.grounds, self.ground_lines()),
            (words.by_day, self.recognition_by_day.clone()),
            (words.council, self.council_lines()),
            (words.requirements, self.requirements()),
        ]
    }

    /// The lists of a report behind its parts: interpretations and misprints.
    pub(crate) fn sources(&self) -> [(&'static str, Vec<String>); 2] {
        let words = heads(self.lang);
        [
            (words.interpretations, self.interpretation_lines()),
            (words.errata, self.erratum_lines()),
        ]
    }

    /// For each star, whether its requirements are met.
    fn requirements(&self) -> Vec<String> {
        let words = heads(self.lang);
        if self
            .requirements
            .iter()
            .all(|requirements| requirements.marks == 0)
        {
            return alloc::vec![words.no_marks.to_string()];
        }
        self.requirements
            .iter()
            .filter(|requirements| requirements.marks > 0)
            .map(|requirements| {
                let (star, marks) = (requirements.star, requirements.marks);
                let met = marks - requirements.unmet.len();
                let [met, marks] = [met, marks].map(|count| number(count as u64));
                let mut text = [star.as_str(), "★: ", &met, "/", &marks, ", "].concat();
                if requirements.unmet.is_empty() {
                    text.push_str(words.all_met);
                } else {
                    push(
                        &mut text,
                        &[words.unmet, " ", &requirements.unmet.join(", ")],
                    );
                }
                text
            })
            .collect()
    }

    /// The findings of the meeting, a line each.
    fn council_lines(&self) -> Vec<String> {
        self.council.iter().map(|line| line.text.clone()).collect()
    }

    /// The criteria whose zero ends the evaluation, a line each.
    fn stop_lines(&self) -> Vec<String> {
        let stops = self.stopped.iter();
        stops
            .map(|stop| [&stop.key, " [", &stop.place, "]"].concat())
            .collect()
    }

    /// The grounds that apply, a line for each place, the strongest kind first.
    fn ground_lines(&self) -> Vec<String> {
        let prints = self.grounds.iter().flat_map(|ground| &ground.prints);
        prints.map(|print| print.applied(self.lang)).collect()
    }

    /// The interpretations that were applied, a line each.
    fn interpretation_lines(&self) -> Vec<String> {
        self.interpretations
            .iter()
            .map(InterpretationLine::shown)
            .collect()
    }

    /// The misprints, a line each.
    fn erratum_lines(&self) -> Vec<String> {
        let errata = self.errata.iter();
        errata.map(|erratum| erratum.shown(self.lang)).collect()
    }
}

impl ErratumLine {
    /// The misprint in a line.
    pub(crate) fn shown(&self, lang: Lang) -> String {
        let words = heads(lang);
        let [printed, used] = [&self.printed, &self.used].map(|text| match &**text {
            "" => words.blank,
            text => text,
        });
        let mut text = [&self.place, ": ", words.printed, " ", printed].concat();
        if printed != used {
            push(&mut text, &[", ", words.used, " ", used]);
        }
        push(&mut text, &["; ", &self.why]);
        text
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::text(f, &self.text())
    }
}

/// As much as a usual report needs.
const USUAL_LENGTH: usize = 12 << 10;

impl Explanation {
    fn text(&self) -> String {
        let words = heads(self.lang);
        let mut text = String::with_capacity(USUAL_LENGTH);
        push(&mut text, &[&self.heading, "\n", &self.place, "\n\n"]);
        rows(&mut text, &self.summary());
        for (head, lines) in self.lists() {
            list(&mut text, head, &lines);
        }

        let of = [" ", words.of, " "].concat();
        for part in &self.parts {
            let (shown, max) = (self.printed(&part.shown, part.mean), part.max.text());
            let name = ["\n", words.part, " ", &part.part, ": "];
            push(&mut text, &name);
            push(&mut text, &[&shown, &of, &max, "\n"]);
            for section in &part.sections {
                let (shown, max) = (
                    self.printed(&section.shown, section.mean),
                    section.max.text(),
                );
                push(&mut text, &["  ", &section.key, ". ", &section.name, ": "]);
                push(&mut text, &[&shown, &of, &max, "\n"]);
                // A section that is one criterion is shown once.
                if let Some(only) = section.only() {
                    self.push_choices(&mut text, only);
                    continue;
                }
                for line in &section.criteria {
                    self.push_criterion(&mut text, line);
                }
            }
        }

        for (head, lines) in self.sources() {
            list(&mut text, head, &lines);
        }
        text
    }

    fn push_criterion(&self, text: &mut String, line: &CriterionLine) {
        let (shown, max) = (self.printed(&line.shown, line.mean), line.max.text());
        push(text, &["    ", &line.key, " "]);
        // Key and points share a width, so that the names stand below each other.
        blanks(text, &[&line.key, &shown, "/", &max], 11);
        push(text, &[&shown, "/", &max, "  ", &line.name, "\n"]);
        self.push_choices(text, line);
    }

    /// The choices on a criterion, the level that its next mark requires, and its binding notes.
    fn push_choices(&self, text: &mut String, line: &CriterionLine) {
        const INDENT: &str = "                  ";
        let differ = line.chosen.len() > 1;
        for chosen in &line.chosen {
            text.push_str(INDENT);
            push_chosen(
                text,
                chosen,
                &named(chosen, differ, &self.members),
                self.lang,
            );
            text.push('\n');
        }
        if let Some(mark) = &line.next_mark {
            push(text, &[INDENT, "→ "]);
            push_next_mark(text, mark, self.lang);
            text.push('\n');
        }
        // Notes that bind an evaluator; mere information is on the sheet's page.
        let binds = line.notes.iter().filter(|note| note.kind != NoteKind::Info);
        for note in binds {
            push(text, &[INDENT, "! ", &note.text, "\n"]);
        }
    }
}

/// Adds parts to a text. The formatter is slow for reports of hundreds of parts.
pub(super) fn push(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}

/// Adds the blanks that parts lack to a width.
fn blanks(text: &mut String, parts: &[&str], width: usize) {
    let length: usize = parts.iter().map(|part| part.chars().count()).sum();
    for _ in length..width {
        text.push(' ');
    }
}

/// Heads and texts, a line each, the texts below each other.
pub(super) fn rows(text: &mut String, rows: &[(&'static str, String)]) {
    let heads = rows.iter().map(|(head, _)| head.chars().count());
    let width = heads.max().unwrap_or(0);
    for (head, row) in rows {
        text.push_str(head);
        blanks(text, &[head], width);
        push(text, &["  ", row, "\n"]);
    }
}

/// A list under its head, after an empty line; nothing if it is empty.
pub(super) fn list(text: &mut String, head: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    push(text, &["\n", head, "\n"]);
    for line in lines {
        push(text, &["  - ", line, "\n"]);
    }
}
