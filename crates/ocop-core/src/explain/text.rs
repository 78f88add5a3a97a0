//! The explanation as text for a terminal or a minute.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use rust_decimal::Decimal;

use super::{
    ChosenLine, CriterionLine, ErratumLine, Explanation, InterpretationLine, MarkLine, NextBand,
};
use crate::after::recognition::Recognition;
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
        reasons.push(match lang {
            Lang::Vi => alloc::format!("0 điểm ở {keys}, dừng đánh giá"),
            Lang::En => alloc::format!("zero points on {keys} end the evaluation"),
        });
    }
    reasons.extend(grounds);
    match rating.star() {
        None => {
            let none = lang.pick("Không xếp sao", "No star");
            alloc::format!("{none}: {}", reasons.join("; "))
        }
        Some(star) if star < Star::Three && rating.recognition() == Recognition::None => {
            let not = lang.pick("không được công nhận", "not recognised");
            alloc::format!("{}, {not}", stars(star, lang))
        }
        Some(star) => {
            let shown = stars(star, lang);
            match rating.recognition() {
                // 26/2026, Art. 7.3.e: five stars are the centre's, and the province only sends them up.
                Recognition::SentUp { .. } | Recognition::ByDay if star == Star::Five => {
                    let potential = lang.pick("Tiềm năng", "Potential");
                    alloc::format!("{potential} {shown}: {}", follows(rating, lang))
                }
                Recognition::NotByThisTier | Recognition::NoSuchTier => {
                    let not = lang.pick(
                        "theo bộ tiêu chí; cấp này không công nhận",
                        "by the sheet; not recognised at this tier",
                    );
                    alloc::format!("{shown} {not}")
                }
                _ => shown,
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
        return alloc::format!("{potential}: {}", follows(rating, lang));
    }
    recognition.label(lang).to_string()
}

/// `3 sao`, `1 star`, `3 stars`.
pub(super) fn stars(star: Star, lang: Lang) -> String {
    match (lang, star) {
        (Lang::Vi, _) => alloc::format!("{star} sao"),
        (Lang::En, Star::One) => "1 star".to_string(),
        (Lang::En, _) => alloc::format!("{star} stars"),
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
        return alloc::format!("{shown} {by}");
    }
    shown
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
        _ => return stars(star, lang),
    };
    alloc::format!("{} {by}", stars(star, lang))
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
    match lang {
        Lang::Vi => number.to_string().replace('.', ","),
        Lang::En => number.to_string(),
    }
}

/// A mean as shown in a language.
pub(super) fn mean(shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => shown.replace('.', ","),
        Lang::En => shown.to_string(),
    }
}

/// A mean as shown, with the exact fraction beside it if the two differ.
pub(crate) fn exact(shown: &str, exact: Mean, lang: Lang) -> String {
    let shown = mean(shown, lang);
    if exact.is_whole() {
        shown
    } else {
        alloc::format!("{shown} ({exact})")
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
    let (word, to) = (lang.pick("từ", "from"), lang.pick("đến dưới", "to under"));
    match next {
        Some(next) => alloc::format!("{band}★ ({word} {from} {to} {next})"),
        None => {
            let all = lang.pick("đến 100", "to 100");
            alloc::format!("{band}★ ({word} {from} {all})")
        }
    }
}

/// A text and its place in the law, if one is known.
fn cited(text: String, place: Option<&str>) -> String {
    match place {
        Some(place) => alloc::format!("{text} [{place}]"),
        None => text,
    }
}

/// A choice: level, wording, and the members who chose it if the members differ.
pub(super) fn chosen(line: &ChosenLine, differ: bool, lang: Lang) -> String {
    let named: &[String] = if differ { &line.named } else { &[] };
    chosen_by(line, named, lang)
}

/// A choice: level, wording, and the members who chose it, if any are given.
pub(crate) fn chosen_by(line: &ChosenLine, who: &[String], lang: Lang) -> String {
    let level = lang.pick("mức", "level");
    let mut text = match line.choice {
        Some(choice) => alloc::format!("{level} {choice}: {}", line.text),
        None => line.text.clone(),
    };
    let member = match (lang, who) {
        (_, []) => return text,
        (Lang::Vi, _) => "thành viên",
        (Lang::En, [_]) => "member",
        (Lang::En, _) => "members",
    };
    text.push_str(&alloc::format!(" [{member} {}]", who.join(", ")));
    text
}

/// The level that the next mark requires.
pub(crate) fn next_mark(mark: &MarkLine, lang: Lang) -> String {
    let (requires, or) = (
        lang.pick("yêu cầu mức", "requires level"),
        lang.pick(" hoặc ", " or "),
    );
    let levels: Vec<String> = mark
        .levels
        .iter()
        .map(|level| alloc::format!("{} “{}”", level.choice, level.text))
        .collect();
    alloc::format!("{}★ {requires} {}", mark.star, levels.join(or))
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
    pub(crate) fn printed(&self, shown: &str, exact: Mean) -> String {
        if self.fractions {
            self::exact(shown, exact, self.lang)
        } else {
            mean(shown, self.lang)
        }
    }

    /// The head of a report: names and values, in order.
    pub(crate) fn summary(&self) -> Vec<(&'static str, String)> {
        let (lang, words) = (self.lang, heads(self.lang));
        let mut rows = alloc::vec![
            (words.result, self.verdict.clone()),
            (
                words.points,
                alloc::format!("{} / 100", self.printed(&self.mean_shown, self.mean))
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
            let text = match lang {
                Lang::Vi => alloc::format!("{star}★ (từ {from}): còn thiếu {lacks}"),
                Lang::En => alloc::format!("{star}★ (from {from}): {lacks} more"),
            };
            rows.push((words.to_next, text));
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
                if requirements.unmet.is_empty() {
                    alloc::format!("{star}★: {met}/{marks}, {}", words.all_met)
                } else {
                    let unmet = requirements.unmet.join(", ");
                    alloc::format!("{star}★: {met}/{marks}, {} {unmet}", words.unmet)
                }
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
            .map(|stop| alloc::format!("{} [{}]", stop.key, stop.place))
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
        let shown = |text: &str| match text {
            "" => words.blank.to_string(),
            text => text.to_string(),
        };
        let (printed, used) = (shown(&self.printed), shown(&self.used));
        let values = if printed == used {
            alloc::format!("{} {printed}", words.printed)
        } else {
            alloc::format!("{} {printed}, {} {used}", words.printed, words.used)
        };
        alloc::format!("{}: {values}; {}", self.place, self.why)
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::written(f, |f| {
            let (lang, words) = (self.lang, heads(self.lang));
            writeln!(f, "{}", self.heading)?;
            writeln!(f, "{}", self.place)?;
            writeln!(f)?;
            rows(f, &self.summary())?;
            for (head, lines) in self.lists() {
                list(f, head, &lines)?;
            }

            for part in &self.parts {
                writeln!(f)?;
                let shown = self.printed(&part.shown, part.mean);
                writeln!(
                    f,
                    "{} {}: {shown} {} {}",
                    words.part, part.part, words.of, part.max
                )?;
                for section in &part.sections {
                    let shown = self.printed(&section.shown, section.mean);
                    let (key, name, max) = (&section.key, &section.name, section.max);
                    writeln!(f, "  {key}. {name}: {shown} {} {max}", words.of)?;
                    // A section that is one criterion is shown once.
                    if let Some(only) = section.only() {
                        choices(f, only, lang)?;
                        continue;
                    }
                    for line in &section.criteria {
                        criterion(f, self, line)?;
                    }
                }
            }

            let sources = self.sources();
            let mut sources = sources.iter();
            sources.try_for_each(|(head, lines)| list(f, head, lines))
        })
    }
}

fn criterion(
    f: &mut dyn fmt::Write,
    explanation: &Explanation,
    line: &CriterionLine,
) -> fmt::Result {
    let (key, name) = (&line.key, &line.name);
    let points = alloc::format!(
        "{}/{}",
        explanation.printed(&line.shown, line.mean),
        line.max
    );
    writeln!(f, "    {key:<6} {points:>5}  {name}")?;
    choices(f, line, explanation.lang)
}

/// The choices on a criterion, the level that its next mark requires, and its binding notes.
fn choices(f: &mut dyn fmt::Write, line: &CriterionLine, lang: Lang) -> fmt::Result {
    let differ = line.chosen.len() > 1;
    for choice in &line.chosen {
        writeln!(f, "                  {}", chosen(choice, differ, lang))?;
    }
    if let Some(mark) = &line.next_mark {
        writeln!(f, "                  → {}", next_mark(mark, lang))?;
    }
    for note in &line.notes {
        // Notes that bind an evaluator; mere information is on the sheet's page.
        if note.kind != NoteKind::Info {
            writeln!(f, "                  ! {}", note.text)?;
        }
    }
    Ok(())
}

/// Heads and texts, a line each, the texts below each other.
pub(super) fn rows(f: &mut dyn fmt::Write, rows: &[(&'static str, String)]) -> fmt::Result {
    let heads = rows.iter().map(|(head, _)| head.chars().count());
    let width = heads.max().unwrap_or(0);
    for (head, text) in rows {
        writeln!(f, "{head:width$}  {text}")?;
    }
    Ok(())
}

/// A list under its head, after an empty line; nothing if it is empty.
pub(super) fn list(f: &mut dyn fmt::Write, head: &str, lines: &[String]) -> fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(f)?;
    writeln!(f, "{head}")?;
    for line in lines {
        writeln!(f, "  - {line}")?;
    }
    Ok(())
}
