//! Where everything is in a workbook, for the writer and the reader: pages, rows, columns, headings,
//! defined names.
//!
//! Visible pages, in this order: the first page, one page for each member, the summary. Two pages are
//! hidden: the facts of the workbook, and the choices to which the drop-downs point.

use ocop_core::{Criterion, DisqualificationGround, Error, Label, Lang, Part, Section, Sheet};

/// The version of this layout.
pub(crate) const FORMAT: &str = "1";

/// The most members of a workbook.
pub(crate) const MOST_MEMBERS: usize = 50;

/// The most characters of a name.
pub(crate) const MOST_LETTERS: usize = 1_000;

/// The hidden page of facts: names in column A, values in column B, all of them texts.
pub(crate) const FACTS_PAGE: &str = "ocop_facts";

/// The hidden page of choices: see [`choices`] for its columns.
pub(crate) const CHOICES_PAGE: &str = "ocop_choices";

/// The name of the first page.
pub(crate) const fn first_page(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Trang đầu",
        Lang::En => "First page",
    }
}

/// The name of a member's page, counted from 1.
pub(crate) fn member_page(lang: Lang, member: usize) -> String {
    match lang {
        Lang::Vi => format!("Phiếu {member}"),
        Lang::En => format!("Member {member}"),
    }
}

/// The name of the summary.
pub(crate) const fn summary_page(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Tổng hợp",
        Lang::En => "Summary",
    }
}

/// Names of the facts on the hidden page.
pub(crate) mod fact {
    /// [`FORMAT`](super::FORMAT).
    pub(crate) const FORMAT: &str = "format";
    /// The edition, such as `26/2026`.
    pub(crate) const EDITION: &str = "edition";
    /// The set number.
    pub(crate) const SET: &str = "set";
    /// Whether the sheet is of the law: [`LAW`] or [`CUSTOM`].
    pub(crate) const SHEET: &str = "sheet";
    pub(crate) const LAW: &str = "law";
    pub(crate) const CUSTOM: &str = "custom";
    /// The fingerprint of the sheet: the digest of its facts, 64 hexadecimal digits.
    pub(crate) const TABLE: &str = "table";
    /// `vi` or `en`.
    pub(crate) const LANGUAGE: &str = "language";
    /// The number of members.
    pub(crate) const MEMBERS: &str = "members";
    /// How a requirement is met, such as `mean`.
    pub(crate) const REQUIREMENT: &str = "requirement";
}

/// Names that the workbook defines for single cells, in every language.
pub(crate) mod name {
    /// First page, open: the product.
    pub(crate) const PRODUCT: &str = "ocop_product";
    /// First page, open: the council.
    pub(crate) const COUNCIL: &str = "ocop_council";
    /// First page, open: the day of the meeting, a date.
    pub(crate) const DAY: &str = "ocop_day";
    /// First page, open: the tier, one of the [`tiers`](super::choices::TIERS) in words.
    pub(crate) const TIER: &str = "ocop_tier";
    /// Summary: how many choices and answers are missing or wrong.
    pub(crate) const MISSING: &str = "ocop_missing";
    /// Summary: the sum of all members' points.
    pub(crate) const SUM: &str = "ocop_sum";
    /// Summary: the mean, two places, cut off.
    pub(crate) const MEAN: &str = "ocop_mean";
    /// Summary: the number of the band, 1 to 5.
    pub(crate) const BAND: &str = "ocop_band";
    /// Summary: the keys of the criteria whose requirements for three, four and five stars are unmet.
    pub(crate) const UNMET: [&str; 3] = ["ocop_unmet_3", "ocop_unmet_4", "ocop_unmet_5"];
    /// Summary: the star, 1 to 5; a text if there is none, or if choices are missing.
    pub(crate) const STAR: &str = "ocop_star";
}

/// The hidden page of choices, one a row from row 1: list, code, points and text.
pub(crate) mod choices {
    use ocop_core::{Choice, Criterion, Lang, Tier};

    pub(crate) const LIST: u16 = 0;
    pub(crate) const CODE: u16 = 1;
    pub(crate) const POINTS: u16 = 2;
    pub(crate) const TEXT: u16 = 3;

    /// The list of tiers. Other lists are keys of criteria.
    pub(crate) const TIERS: &str = "tier";
    /// The list of answers on grounds: `no`, `yes`.
    pub(crate) const ANSWERS: &str = "answer";

    /// The answer whether a ground applies.
    pub(crate) const fn answer(applies: bool, lang: Lang) -> &'static str {
        match (applies, lang) {
            (false, Lang::Vi) => "Không",
            (true, Lang::Vi) => "Có",
            (false, Lang::En) => "No",
            (true, Lang::En) => "Yes",
        }
    }

    /// The tier in words.
    pub(crate) const fn tier(tier: Tier, lang: Lang) -> &'static str {
        tier.label(lang)
    }

    /// A choice in words. It begins with its code, `2` or `b2`, so that it can be read back by it.
    pub(crate) fn text(criterion: Criterion<'_>, choice: Choice, lang: Lang) -> String {
        let (points, label) = match criterion.level_of(choice) {
            Some(level) => (level.points().get(), level.label().get(lang)),
            None => (0, ocop_core::internal::report::level_zero(lang)),
        };
        let unit = match (lang, points) {
            (Lang::Vi, _) => "điểm",
            (Lang::En, 1) => "point",
            (Lang::En, _) => "points",
        };
        format!("{choice} · {points} {unit} · {label}")
    }
}

/// The first page. Its fields have their label in column A and their value in column B.
pub(crate) mod first {
    use ocop_core::{Date, Edition, Error, Lang};

    pub(crate) const LABEL: u16 = 0;
    pub(crate) const VALUE: u16 = 1;

    pub(crate) const PRODUCT_ROW: u32 = 3;
    pub(crate) const COUNCIL_ROW: u32 = 4;
    pub(crate) const DAY_ROW: u32 = 5;
    pub(crate) const TIER_ROW: u32 = 6;
    /// How a requirement is met: not open.
    pub(crate) const REQUIREMENT_ROW: u32 = 7;

    /// How to fill in: a heading and [`HOW_LINES`] lines.
    pub(crate) const HOW_ROW: u32 = 9;
    pub(crate) const HOW_LINES: u32 = 5;

    /// The head of the table of grounds; one ground a row follows.
    pub(crate) const GROUNDS_HEAD: u32 = HOW_ROW + HOW_LINES + 2;
    /// The place of a ground: a key of a criterion, or the head of the sheet.
    pub(crate) const PLACE: u16 = 0;
    /// The ground as a fact.
    pub(crate) const FACT: u16 = 1;
    /// Open: whether it applies.
    pub(crate) const ANSWER: u16 = 2;
    /// Hidden: the id of the ground.
    pub(crate) const GROUND: u16 = 3;

    /// Refuses a day of the meeting before its edition is in force.
    pub(crate) fn check_day(edition: Edition, day: Date, found: &str) -> Result<(), Error> {
        if day >= edition.in_force_from() {
            return Ok(());
        }
        let expected = (
            "một ngày như 10/07/2026, khi quyết định đã có hiệu lực",
            "a day such as 10/07/2026 on which the edition is in force",
        );
        Err(ocop_core::internal::wrong_text(found, expected))
    }

    /// The headings of the table of grounds.
    pub(crate) const fn headings(lang: Lang) -> [&'static str; 4] {
        match lang {
            Lang::Vi => [
                "Vị trí",
                "Căn cứ loại hoặc dừng đánh giá",
                "Có hay không",
                "id",
            ],
            Lang::En => ["Place", "Ground for rejection", "Yes or no", "id"],
        }
    }
}

/// A member's page.
pub(crate) mod member {
    use ocop_core::Lang;

    /// The product, from the first page, in column [`KEY`].
    pub(crate) const PRODUCT_ROW: u32 = 2;
    /// Rows above the table: their label is in column [`KEY`], their value in column [`LEVELS`].
    /// Open: the member's name.
    pub(crate) const NAME_ROW: u32 = 3;
    pub(crate) const TOTAL_ROW: u32 = 4;
    pub(crate) const MISSING_ROW: u32 = 5;

    /// The headings; the rows of [`rows`](super::rows) follow.
    pub(crate) const HEAD_ROW: u32 = 7;
    pub(crate) const FIRST_ROW: u32 = HEAD_ROW + 1;

    pub(crate) const KEY: u16 = 0;
    pub(crate) const CRITERION: u16 = 1;
    /// The levels as printed.
    pub(crate) const LEVELS: u16 = 2;
    /// Open: the choice.
    pub(crate) const CHOICE: u16 = 3;
    /// The points of the choice: empty without a choice, [`WRONG`] for a choice that is none.
    pub(crate) const POINTS: u16 = 4;
    pub(crate) const MAX: u16 = 5;
    /// The points that each star requires.
    pub(crate) const REQUIRED: u16 = 6;
    /// Open: the member's comment.
    pub(crate) const COMMENT: u16 = 7;

    /// The label of the member's name.
    pub(crate) const fn name_label(lang: Lang) -> &'static str {
        lang.pick("Họ tên thành viên", "Name of the member")
    }

    /// In place of points: the text in the column of choices is no choice of the criterion, or it has
    /// points although the story has none.
    pub(crate) const WRONG: &str = "?";

    /// The headings, by column.
    pub(crate) const fn headings(lang: Lang) -> [&'static str; 8] {
        match lang {
            Lang::Vi => [
                "Mã",
                "Tiêu chí",
                "Các mức",
                "Mức chọn",
                "Điểm",
                "Tối đa",
                "Yêu cầu",
                "Nhận xét",
            ],
            Lang::En => [
                "Key",
                "Criterion",
                "Levels",
                "Chosen level",
                "Points",
                "Max",
                "Required",
                "Comment",
            ],
        }
    }
}

/// The summary. The members' columns follow the criteria: see [`summary::Columns`].
pub(crate) mod summary {
    use ocop_core::Star;

    /// Rows above the table: their label is in column [`KEY`], their value in column [`VALUE`].
    pub(crate) const PRODUCT_ROW: u32 = 2;
    pub(crate) const COUNCIL_ROW: u32 = 3;
    pub(crate) const STAR_ROW: u32 = 4;
    pub(crate) const REASON_ROW: u32 = 5;
    pub(crate) const MEAN_ROW: u32 = 6;
    pub(crate) const SUM_ROW: u32 = 7;
    pub(crate) const BAND_ROW: u32 = 8;
    /// The keys with an unmet requirement for three, four and five stars, a row each.
    pub(crate) const UNMET_ROW: u32 = 9;
    pub(crate) const MISSING_ROW: u32 = 12;

    pub(crate) const HEAD_ROW: u32 = 14;
    pub(crate) const FIRST_ROW: u32 = HEAD_ROW + 1;

    pub(crate) const KEY: u16 = 0;
    pub(crate) const CRITERION: u16 = 1;
    pub(crate) const VALUE: u16 = 2;

    /// The columns of a summary of so many members.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Columns {
        pub(crate) members: u16,
    }

    impl Columns {
        /// The points of a member, counted from 1.
        pub(crate) const fn member(self, member: u16) -> u16 {
            VALUE + member - 1
        }

        pub(crate) const fn sum(self) -> u16 {
            VALUE + self.members
        }

        pub(crate) const fn mean(self) -> u16 {
            self.sum() + 1
        }

        /// The points that a star requires.
        pub(crate) fn required(self, star: Star) -> u16 {
            self.mean() + 1 + u16::from(star.number()) - 3
        }

        /// 1 if the requirement of a star is unmet, else 0.
        pub(crate) fn unmet(self, star: Star) -> u16 {
            self.required(star) + 3
        }

        /// 1 if a member's zero ends the evaluation here, else 0.
        pub(crate) fn ends(self) -> u16 {
            self.unmet(Star::Five) + 1
        }
    }
}

/// A row of the table on the members' pages and on the summary.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Row<'a> {
    Part(Part<'a>),
    Section(Section<'a>),
    /// The printed sub-group of the criteria that follow.
    Group(&'a Label),
    Criterion(Criterion<'a>),
    /// The total of the sheet, last.
    Total,
}

/// The rows of the table, as the sheet prints them.
pub(crate) fn rows(sheet: &Sheet) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for part in sheet.parts() {
        rows.push(Row::Part(part));
        for section in part.sections() {
            // Many sections are one criterion, which is printed once.
            if section
                .criteria()
                .all(|criterion| criterion.key() != section.key())
            {
                rows.push(Row::Section(section));
            }
            let mut group = None;
            for criterion in section.criteria() {
                if criterion.group() != group {
                    group = criterion.group();
                    rows.extend(group.map(Row::Group));
                }
                rows.push(Row::Criterion(criterion));
            }
        }
    }
    rows.push(Row::Total);
    rows
}

/// The grounds of the sheet, each once, at the place where it is strongest, in printed order.
pub(crate) fn grounds(sheet: &Sheet) -> Vec<DisqualificationGround<'_>> {
    let mut grounds: Vec<DisqualificationGround<'_>> = Vec::new();
    for ground in sheet.grounds() {
        if grounds.iter().all(|known| known.id() != ground.id()) {
            grounds.extend(sheet.grounds_of(ground.id()).next());
        }
    }
    grounds
}

/// The fingerprint of a sheet: the digest of the facts that decide points and stars, which is `table` in
/// minutes. Other wordings do not change it.
///
/// # Errors
///
/// Those of the canonical form of JSON.
pub(crate) fn fingerprint(sheet: &Sheet) -> Result<String, Error> {
    Ok(ocop_core::internal::fingerprint(sheet)?.to_string())
}
