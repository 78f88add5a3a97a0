//! A scoring workbook: what the caller says about it.

use ocop_core::internal::error;
use ocop_core::text::outside::is_hidden;
use ocop_core::{Council, Date, Error, ErrorDetail, Lang, RequirementRule, Scorecard, Sheet, Tier};

use crate::layout::{MOST_LETTERS, MOST_MEMBERS, first};
use crate::write;

/// A scoring workbook of a sheet, for a council to fill in with a spreadsheet program, or filled in.
///
/// It has a first page, one page for each member, and a summary. On a member's page each criterion is a
/// row with a drop-down of its levels. Formulas work out points, sums, mean, band, unmet requirements and
/// star. As long as choices are missing, the summary shows how many, and no star.
///
/// Only cells with a yellow ground can be changed. The pages have no password, so that a secretary can
/// unlock them on purpose.
///
/// ```
/// use ocop_core::{Edition, Lang};
/// use ocop_xlsx::ScoringWorkbook;
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let workbook = ScoringWorkbook::new(&sheet).lang(Lang::En).members(9).product("Shan tea");
/// let bytes = workbook.to_bytes()?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ScoringWorkbook<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) filled: Option<&'a Council>,
    pub(crate) lang: Lang,
    /// One for each member; empty for a member without a name.
    pub(crate) names: Vec<String>,
    pub(crate) product: String,
    pub(crate) council: String,
    pub(crate) day: Option<Date>,
    pub(crate) tier: Tier,
    pub(crate) requirement: RequirementRule,
}

impl<'a> ScoringWorkbook<'a> {
    /// The most members of a workbook.
    pub const MOST_MEMBERS: usize = MOST_MEMBERS;

    /// A blank workbook of a sheet of the law or a custom sheet, in Vietnamese, for one member at the
    /// province.
    #[must_use]
    pub fn new(sheet: &'a Sheet) -> Self {
        Self {
            sheet,
            filled: None,
            lang: Lang::Vi,
            names: vec![String::new()],
            product: String::new(),
            council: String::new(),
            day: None,
            tier: Tier::default(),
            requirement: RequirementRule::default(),
        }
    }

    /// A workbook filled in with a council's scorecards, with the names of its members, its tier, its
    /// grounds and its requirement rule. Scorecards that were left aside are not in it.
    ///
    /// ```
    /// use ocop_core::{Council, Edition};
    /// use ocop_xlsx::ScoringWorkbook;
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let council = Council::of([sheet.best().by("Lan")?, sheet.best().by("Minh")?])?;
    /// let bytes = ScoringWorkbook::of(&council).to_bytes()?;
    /// assert!(bytes.starts_with(b"PK"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn of(council: &'a Council) -> Self {
        let names = council.members().map(|member| member.name().unwrap_or(""));
        Self {
            filled: Some(council),
            names: names.map(str::to_owned).collect(),
            tier: council.tier(),
            requirement: council.rules().requirement_rule(),
            ..Self::new(council.sheet())
        }
    }

    /// The same workbook in a language.
    #[must_use]
    pub const fn lang(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// The same workbook for a number of members without names.
    #[must_use]
    pub fn members(mut self, members: usize) -> Self {
        // More are refused later; this many are not worth their memory.
        self.names = vec![String::new(); members.min(MOST_MEMBERS + 1)];
        self
    }

    /// The same workbook for members with names.
    #[must_use]
    pub fn named<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.names = names.into_iter().map(Into::into).collect();
        self
    }

    /// The same workbook with the name of the product.
    #[must_use]
    pub fn product(mut self, product: impl Into<String>) -> Self {
        self.product = product.into();
        self
    }

    /// The same workbook with the name of the council.
    #[must_use]
    pub fn council(mut self, council: impl Into<String>) -> Self {
        self.council = council.into();
        self
    }

    /// The same workbook with the day of the meeting.
    #[must_use]
    pub const fn day(mut self, day: Date) -> Self {
        self.day = Some(day);
        self
    }

    /// The same workbook at a tier; without it, the province.
    #[must_use]
    pub const fn at(mut self, tier: Tier) -> Self {
        self.tier = tier;
        self
    }

    /// The same workbook with another way to meet a requirement; without it, the mean.
    #[must_use]
    pub const fn requirement(mut self, rule: RequirementRule) -> Self {
        self.requirement = rule;
        self
    }

    /// The bytes of the `.xlsx` file. The same workbook always has the same bytes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`](ocop_core::ErrorKind::BadValue) at `members` for no members or more than
    /// [`MOST_MEMBERS`](Self::MOST_MEMBERS), or for more or fewer than the scorecards of a filled-in
    /// workbook; at `day` for a day before the edition is in force; at `product`, `council` or `members[0]` for a text of more than 1,000 characters or with
    /// [hidden characters](is_hidden). [`ErrorKind::NotInForce`](ocop_core::ErrorKind::NotInForce) for a council whose
    /// days do not fit its sheet. [`ErrorKind::BadValue`](ocop_core::ErrorKind::BadValue) without a path
    /// for what no workbook can contain, such as a label of a custom sheet with more than 32,767
    /// characters.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        self.check()?;
        write::bytes(self)
    }

    /// The scorecard of a member, counted from 0.
    pub(crate) fn card(&self, member: usize) -> Option<&'a Scorecard> {
        self.filled
            .and_then(|council| council.scorecards().get(member))
    }

    fn check(&self) -> Result<(), Error> {
        let members = self.names.len();
        let cards = self.filled.map(|council| council.scorecards().len());
        let found = cards.map_or(members, |cards| cards.max(members));
        if !(1..=MOST_MEMBERS).contains(&found) {
            let least = ("least", 1_u8.into());
            let values = [
                ("found", found.into()),
                least,
                ("most", MOST_MEMBERS.into()),
            ];
            return Err(error(ErrorDetail::WorkbookMembers, "members", values));
        }
        if let Some(cards) = cards.filter(|&cards| cards != members) {
            let values = [("found", members.into()), ("least", cards.into())];
            return Err(error(ErrorDetail::WorkbookMembers, "members", values));
        }
        if let Some(day) = self.day {
            first::check_day(self.sheet.edition(), day, &day.to_string())
                .map_err(|error| error.under("day"))?;
        }
        check_text("product", &self.product)?;
        check_text("council", &self.council)?;
        for (member, name) in self.names.iter().enumerate() {
            check_text(&format!("members[{member}]"), name)?;
        }
        Ok(())
    }
}

/// Refuses a text that a cell cannot show in full.
fn check_text(path: &str, text: &str) -> Result<(), Error> {
    let letters = text.chars().count();
    if letters > MOST_LETTERS {
        let values = [("found", letters.into()), ("most", MOST_LETTERS.into())];
        return Err(error(ErrorDetail::TextTooLong, path, values));
    }
    if let Some(letter) = text.chars().find(|&letter| is_hidden(letter)) {
        let code = format!("U+{:04X}", u32::from(letter));
        let values = [("found", ocop_core::internal::outside(&code))];
        return Err(error(ErrorDetail::HiddenCharacter, path, values));
    }
    Ok(())
}
