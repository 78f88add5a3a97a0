//! Where the marks of a sheet and its bands, or its marks among themselves, do not go together.

use ocop_core::{Criterion, Level, Points, Sheet, Star};

use super::figures::{Figures, asked, best, worth};

/// A fact that a reader of a mark or a band would not expect.
pub(super) struct Finding {
    pub(super) kind: Kind,
    /// Where, and the figures: keys, stars and points, which need no language.
    pub(super) detail: String,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Kind {
    StarOutOfReach,
    TotalOutOfReach,
    MinimaAboveBand,
    MinimaDecide,
    MarksFall,
    MarkAddsNothing,
    MarkWorthNothing,
    MarkMetBelow,
    MarkOnOnlyLevel,
    CasesMarkedUnlike,
    LineBesideLevel,
    MarkNeverDecides,
    MarkNeedsStory,
    MarkForSomeProducts,
    StarWithoutMarks,
}

impl Kind {
    pub(super) const ALL: [Self; 15] = [
        Self::StarOutOfReach,
        Self::TotalOutOfReach,
        Self::MinimaAboveBand,
        Self::MinimaDecide,
        Self::MarksFall,
        Self::MarkAddsNothing,
        Self::MarkWorthNothing,
        Self::MarkMetBelow,
        Self::MarkOnOnlyLevel,
        Self::CasesMarkedUnlike,
        Self::LineBesideLevel,
        Self::MarkNeverDecides,
        Self::MarkNeedsStory,
        Self::MarkForSomeProducts,
        Self::StarWithoutMarks,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::StarOutOfReach => "star-out-of-reach",
            Self::TotalOutOfReach => "total-out-of-reach",
            Self::MinimaAboveBand => "minima-above-band",
            Self::MinimaDecide => "minima-decide",
            Self::MarksFall => "marks-fall",
            Self::MarkAddsNothing => "mark-adds-nothing",
            Self::MarkWorthNothing => "mark-worth-nothing",
            Self::MarkMetBelow => "mark-met-below",
            Self::MarkOnOnlyLevel => "mark-on-only-level",
            Self::CasesMarkedUnlike => "cases-marked-unlike",
            Self::LineBesideLevel => "line-beside-level",
            Self::MarkNeverDecides => "mark-never-decides",
            Self::MarkNeedsStory => "mark-needs-story",
            Self::MarkForSomeProducts => "mark-for-some-products",
            Self::StarWithoutMarks => "star-without-marks",
        }
    }

    /// What is found, in both languages.
    pub(super) const fn says(self) -> [&'static str; 2] {
        match self {
            Self::StarOutOfReach => [
                "Sao không phiếu nào đạt được",
                "A star that no scorecard has",
            ],
            Self::TotalOutOfReach => [
                "Tổng điểm không phiếu nào có, tuy dưới mức bộ đạt tới",
                "A total that no scorecard has, below what the sheet reaches",
            ],
            Self::MinimaAboveBand => [
                "Không thể đạt mức tối thiểu của sao trong khung của sao: tổng thấp nhất đạt các dấu > điểm cuối khung",
                "The requirements of a star cannot be met within its band: the least total that meets its marks > the band's last",
            ],
            Self::MinimaDecide => [
                "Dấu sao yêu cầu nhiều điểm hơn khung, nên dấu sao quyết định: tổng thấp nhất đạt các dấu > điểm đầu khung",
                "The marks need more than the band, so that they decide: the least total that meets them > the band's first",
            ],
            Self::MarksFall => [
                "Hạng sao cao yêu cầu ít hơn hạng sao thấp ở cùng tiêu chí",
                "A higher star asks for less than a lower one on the same criterion",
            ],
            Self::MarkAddsNothing => [
                "Hạng sao cao yêu cầu đúng bằng hạng sao thấp ở cùng tiêu chí",
                "A higher star asks for just as much as a lower one on the same criterion",
            ],
            Self::MarkWorthNothing => [
                "Dấu sao trên mức 0 điểm",
                "A mark on a level worth 0 points",
            ],
            Self::MarkMetBelow => [
                "Mức in thấp hơn cùng số điểm cũng đạt dấu sao",
                "A level printed lower has the same points and so meets the mark",
            ],
            Self::MarkOnOnlyLevel => [
                "Dấu sao trên mức duy nhất của tiêu chí hoặc trường hợp",
                "A mark on the only level of a criterion or case",
            ],
            Self::CasesMarkedUnlike => [
                "Hai trường hợp của một tiêu chí có dấu sao ở số điểm khác nhau",
                "Two cases of a criterion are marked at different points",
            ],
            Self::LineBesideLevel => [
                "Dấu sao vừa trên dòng tiêu chí vừa trên mức của nó",
                "A mark on a criterion's own line and on one of its levels",
            ],
            Self::MarkNeverDecides => [
                "Trong khung của sao không thể thiếu dấu này: tổng cao nhất khi thiếu < điểm đầu khung",
                "A mark that cannot be missed within its star's band: the highest total without it < the band's first",
            ],
            Self::MarkNeedsStory => [
                "Dấu sao trên tiêu chí chỉ áp dụng khi có câu chuyện sản phẩm: không có câu chuyện thì không đạt sao",
                "A mark on a criterion that applies only with a product story: without a story the star is out of reach",
            ],
            Self::MarkForSomeProducts => [
                "Dấu sao trên tiêu chí chỉ bắt buộc với một số sản phẩm",
                "A mark on a criterion that is mandatory for some products only",
            ],
            Self::StarWithoutMarks => [
                "Bộ không có dấu nào của sao: chỉ khung điểm và dấu của sao thấp hơn quyết định",
                "The sheet has no mark of the star: its band and the marks of lower stars decide alone",
            ],
        }
    }

    /// Whether it contradicts, and is not only what people should know.
    pub(super) const fn contradicts(self) -> bool {
        !matches!(
            self,
            Self::LineBesideLevel
                | Self::MarkNeverDecides
                | Self::MarkNeedsStory
                | Self::MarkForSomeProducts
                | Self::StarWithoutMarks
        )
    }
}

/// All findings of a sheet, in the order of their kinds.
pub(super) fn find(figures: &Figures) -> Vec<Finding> {
    let mut found = of_bands(figures);
    for criterion in figures.sheet.criteria() {
        found.extend(of_marks(criterion));
        found.extend(irrelevant(figures, criterion));
    }
    let place = |finding: &Finding| Kind::ALL.iter().position(|&kind| kind == finding.kind);
    found.sort_by_key(place);
    found
}

/// What is said of stars and totals of the whole sheet.
fn of_bands(figures: &Figures) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut add = |kind, detail| found.push(Finding { kind, detail });
    for star in Star::ALL {
        if figures.all.with_star(Some(star)) == 0 {
            add(Kind::StarOutOfReach, format!("{star}★"));
        }
    }
    for total in figures.totals_of_none() {
        add(Kind::TotalOutOfReach, total.to_string());
    }
    for star in Star::RECOGNISED {
        let (least, last) = (figures.least(star), figures.last_of_band(star));
        let first = figures.sheet.bands().least(star);
        if least > last {
            add(Kind::MinimaAboveBand, format!("{star}★: {least} > {last}"));
        }
        if least > first {
            add(Kind::MinimaDecide, format!("{star}★: {least} > {first}"));
        }
        if figures.level_marks(star) + figures.line_marks(star) == 0 {
            add(Kind::StarWithoutMarks, format!("{star}★"));
        }
    }
    found
}

/// What is said of the marks of one criterion.
fn of_marks(criterion: Criterion<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let key = criterion.key();
    let mut add = |kind, detail: String| {
        let detail = format!("{key}: {detail}");
        found.push(Finding { kind, detail });
    };
    let requirements: Vec<(Star, Points)> = Star::RECOGNISED
        .into_iter()
        .filter_map(|star| Some((star, criterion.requirement(star)?)))
        .collect();
    for (higher, of_higher) in &requirements {
        for (lower, of_lower) in requirements.iter().filter(|(lower, _)| lower < higher) {
            let detail = format!("{lower}★ {of_lower}, {higher}★ {of_higher}");
            if of_higher < of_lower {
                add(Kind::MarksFall, detail);
            } else if of_higher == of_lower {
                add(Kind::MarkAddsNothing, detail);
            }
        }
    }
    for level in criterion.levels() {
        let Some(star) = level.mark() else { continue };
        let detail = format!("{star}★ {}", level.points());
        let in_case = || {
            let levels = criterion.levels();
            levels.filter(move |other| other.case() == level.case())
        };
        let met_below =
            |other: Level<'_>| other.number() < level.number() && other.points() == level.points();
        if level.points() == Points::ZERO {
            add(Kind::MarkWorthNothing, detail.clone());
        }
        if in_case().any(met_below) {
            add(Kind::MarkMetBelow, detail.clone());
        }
        if in_case().count() == 1 {
            add(Kind::MarkOnOnlyLevel, detail.clone());
        }
        if criterion.line_mark().is_some() {
            add(Kind::LineBesideLevel, detail);
        }
    }
    for star in Star::RECOGNISED {
        let at = |case| {
            let mut levels = criterion.levels();
            levels.find(|level| level.case() == Some(case) && level.mark() == Some(star))
        };
        let marked = criterion.cases().map(|case| at(case).map(Level::points));
        let marked: Vec<_> = marked.collect();
        if marked.windows(2).any(|pair| pair[0] != pair[1]) {
            add(Kind::CasesMarkedUnlike, format!("{star}★"));
        }
    }
    let asks: Vec<_> = requirements
        .iter()
        .map(|(star, requirement)| format!("{star}★ {requirement}"))
        .collect();
    if !asks.is_empty() {
        if criterion.requires().is_some() {
            add(Kind::MarkNeedsStory, asks.join(", "));
        }
        if criterion.is_for_some_products() {
            add(Kind::MarkForSomeProducts, asks.join(", "));
        }
    }
    found
}

/// Marks of a criterion that no scorecard in their star's band can miss.
fn irrelevant(figures: &Figures, criterion: Criterion<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for star in Star::RECOGNISED {
        let Some(requirement) = criterion.requirement(star) else {
            continue;
        };
        let highest = highest_below(&figures.sheet, criterion, requirement);
        let first = figures.sheet.bands().least(star);
        // A requirement of a lower star here is unmet first.
        let asked_before = Star::RECOGNISED
            .into_iter()
            .any(|lower| lower < star && asked(criterion, lower) >= requirement);
        if highest < first && !asked_before {
            let detail = format!(
                "{}: {star}★ {requirement} ({highest} < {first})",
                criterion.key()
            );
            let kind = Kind::MarkNeverDecides;
            found.push(Finding { kind, detail });
        }
    }
    found
}

/// The highest total of a scorecard with fewer points than required on a criterion.
fn highest_below(sheet: &Sheet, criterion: Criterion<'_>, requirement: Points) -> Points {
    let points = criterion.choices().map(|choice| worth(criterion, choice));
    let below = points.filter(|&points| points < requirement).max();
    let below = below.unwrap_or(Points::ZERO);
    let others = sheet.criteria().filter(|&other| other != criterion);
    // A criterion that requires the story counts only if the story has points.
    let kept = others
        .filter(|other| other.requires() != Some(criterion) || below > Points::ZERO)
        .map(best);
    below + kept.sum::<Points>()
}
