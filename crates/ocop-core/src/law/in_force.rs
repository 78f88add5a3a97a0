//! The edition for a dossier, by its filing and decision dates: 26/2026, Art. 12.2; and the one checker of
//! these dates.

use alloc::format;
use alloc::string::String;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::base::error::{Error, ErrorDetail};
use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::law::edition::Edition;
use crate::law::edition_row::TransitionRow;
use crate::law::sheet::Sheet;

/// The kind of a dossier (loại hồ sơ): 26/2026, Art. 6.
///
/// ```
/// use ocop_core::DossierKind;
///
/// assert_eq!("re-evaluation".parse::<DossierKind>()?, DossierKind::ReEvaluation);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum DossierKind {
    /// The first evaluation (đánh giá, phân hạng lần đầu).
    First,
    /// An upgrade to a higher star (nâng hạng).
    Upgrade,
    /// A re-evaluation before the certificate expires (đánh giá, phân hạng lại).
    ReEvaluation,
}

impl DossierKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::First, Self::Upgrade, Self::ReEvaluation];

    /// The one spelling of the kind.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Upgrade => "upgrade",
            Self::ReEvaluation => "re-evaluation",
        }
    }
}

crate::base::macros::spelled!(
    DossierKind,
    UnknownName,
    ("loại hồ sơ", "kind of dossier"),
    (
        "first, upgrade hoặc re-evaluation",
        "first, upgrade or re-evaluation"
    )
);

crate::base::macros::labels! {
    /// The kind of dossier in words.
    DossierKind {
        Self::First => "đánh giá, phân hạng lần đầu", "first evaluation";
        Self::Upgrade => "nâng hạng", "upgrade";
        Self::ReEvaluation => "đánh giá, phân hạng lại", "re-evaluation";
    }
}

/// The edition or editions in force (hiệu lực) for a dossier, and the reason.
#[doc(alias = "hiệu lực")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct InForce {
    edition: Edition,
    /// The next edition, if it depends on a missing decision date.
    or: Option<Edition>,
    reason: InForceReason,
    /// The last day under the earlier edition, if there is a transition rule.
    until: Option<Date>,
}

/// The reason for an edition.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum InForceReason {
    /// The dossier was filed while the edition was in force.
    Filed,
    /// The filing date is missing, and the dossier was decided while the edition was in force.
    Decided,
    /// The dossier was filed before the next edition and decided within the transition.
    WithinTransition,
    /// The dossier was filed before this edition and decided after the transition.
    AfterTransition,
    /// The dossier was filed before the next edition, and the decision date is missing.
    DecisionDayUnknown,
    /// The dossier was filed before the next edition, whose transition rule is unknown. The filing
    /// date decides.
    TransitionUnknown,
}

impl InForceReason {
    /// All reasons.
    pub const ALL: [Self; 6] = [
        Self::Filed,
        Self::Decided,
        Self::WithinTransition,
        Self::AfterTransition,
        Self::DecisionDayUnknown,
        Self::TransitionUnknown,
    ];

    /// The one spelling of the reason.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Decided => "decided",
            Self::WithinTransition => "within-transition",
            Self::AfterTransition => "after-transition",
            Self::DecisionDayUnknown => "decision-day-unknown",
            Self::TransitionUnknown => "transition-unknown",
        }
    }

    /// The reason in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Filed => lang.pick(
                "nộp khi văn bản này có hiệu lực",
                "filed while this edition was in force",
            ),
            Self::Decided => lang.pick(
                "có kết quả khi văn bản này có hiệu lực",
                "decided while this edition was in force",
            ),
            Self::WithinTransition => lang.pick(
                "nộp trước khi văn bản sau có hiệu lực, có kết quả trong thời hạn chuyển tiếp",
                "filed before the next edition and decided within its transition",
            ),
            Self::AfterTransition => lang.pick(
                "nộp trước khi văn bản này có hiệu lực, có kết quả sau thời hạn chuyển tiếp",
                "filed before this edition and decided after the transition",
            ),
            Self::DecisionDayUnknown => lang.pick(
                "nộp trước khi văn bản sau có hiệu lực; phụ thuộc ngày có kết quả",
                "filed before the next edition; the decision date decides",
            ),
            Self::TransitionUnknown => lang.pick(
                "nộp trước khi văn bản sau có hiệu lực; quy định chuyển tiếp chưa rõ, áp dụng theo ngày nộp",
                "filed before the next edition, whose transition is unknown: the filing date decides",
            ),
        }
    }
}

crate::base::macros::spelled!(InForceReason, UnknownName, ("lý do áp dụng", "reason"));

impl InForce {
    /// The edition; the earlier one if two are possible.
    #[must_use]
    pub const fn edition(self) -> Edition {
        self.edition
    }

    /// The later edition, if two are possible because the decision date is missing.
    #[must_use]
    pub const fn or(self) -> Option<Edition> {
        self.or
    }

    /// One or two editions, the earlier first.
    pub fn editions(self) -> impl Iterator<Item = Edition> {
        [Some(self.edition), self.or].into_iter().flatten()
    }

    /// The reason.
    #[must_use]
    pub const fn reason(self) -> InForceReason {
        self.reason
    }

    /// The last decision date under the earlier edition, if there is a transition rule.
    #[must_use]
    pub const fn until(self) -> Option<Date> {
        self.until
    }

    /// The edition or editions and the reason, as one sentence.
    #[must_use]
    pub fn explain(self, lang: Lang) -> String {
        let reason = self.reason.label(lang);
        let mut text = match self.or {
            None => format!("{}: {reason}", self.edition),
            Some(or) => {
                let or_word = lang.pick("hoặc", "or");
                format!("{} {or_word} {or}: {reason}", self.edition)
            }
        };
        if let Some(until) = self.until {
            let word = lang.pick("đến hết", "until");
            text.push_str(&format!(
                " ({word} {})",
                crate::base::day::shown(until, lang)
            ));
        }
        let later = match self.reason {
            InForceReason::AfterTransition => Some(self.edition),
            _ => Edition::ALL.into_iter().find(|later| *later > self.edition),
        };
        if self.until.is_some()
            && let Some(by) = later
            && let Some(transition) = &by.row().transition
        {
            text.push_str(&format!(
                " [{}]",
                crate::law::citation::cited(by, transition.place, lang)
            ));
        }
        text
    }
}

/// What is in force for each kind of dossier.
type ByKind = [Option<InForce>; DossierKind::ALL.len()];

impl Edition {
    /// The last filing date under this edition; `None` for the newest edition.
    fn last_day_of_filing(self) -> Option<Date> {
        let next = Self::ALL.into_iter().find(|later| *later > self)?;
        Some(next.in_force_from().saturating_sub(1.day()))
    }

    /// Checks that a dossier of these days may be rated under the edition (26/2026, Art. 12).
    ///
    /// Every path checks the days of a council by it. Without a kind of dossier, any kind will do;
    /// without a day there is nothing to check.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use ocop_core::{DossierKind, Edition};
    ///
    /// let filed = Some(date(2026, 5, 21));
    /// let decided = Some(date(2026, 7, 1));
    /// assert!(Edition::E2023.check_days(filed, decided, None).is_ok());
    /// let again = Some(DossierKind::ReEvaluation); // up to 21/06/2026
    /// let fault = Edition::E2023.check_days(filed, decided, again).unwrap_err();
    /// assert_eq!((fault.kind().as_str(), fault.path()), ("not-in-force", "decided"));
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotInForce`](crate::ErrorKind::NotInForce) at `filed` or `decided`, whichever day is at fault: for a day before the
    /// first edition, for a decision before the filing, and for days of another edition.
    pub fn check_days(
        self,
        filed: Option<Date>,
        decided: Option<Date>,
        kind: Option<DossierKind>,
    ) -> Result<(), Error> {
        let found = self.possible(filed, decided, kind)?;
        if self.is_among(&found) {
            return Ok(());
        }
        let Some(mut instead) = found.iter().flatten().next().copied() else {
            return Ok(());
        };
        if filed.is_none() && instead.reason == InForceReason::Filed {
            instead.reason = InForceReason::Decided;
        }
        // The decision is at fault only where the filing alone allows the edition.
        let path = match filed {
            Some(_) if !self.is_among(&self.possible(filed, None, kind)?) => "filed",
            _ => "decided",
        };
        let instead = Label::new(instead.explain(Lang::Vi), instead.explain(Lang::En));
        let values = [("edition", self.into()), ("instead", instead.into())];
        Err(Error::new(ErrorDetail::EditionNotPossible, path, values))
    }

    /// Whether a dossier of some kind may be decided under the edition on a day.
    pub(crate) fn may_decide_on(self, day: Date) -> bool {
        let found = self.possible(None, Some(day), None);
        found.is_ok_and(|found| self.is_among(&found))
    }

    fn is_among(self, found: &ByKind) -> bool {
        let mut editions = found.iter().flatten().flat_map(|found| found.editions());
        editions.any(|edition| edition == self)
    }

    /// The editions of a dossier by each kind that it may be of; none without a day.
    fn possible(
        self,
        filed: Option<Date>,
        decided: Option<Date>,
        kind: Option<DossierKind>,
    ) -> Result<ByKind, Error> {
        let mut found = ByKind::default();
        // A dossier may be filed on the day of its decision at the latest, and on any day before.
        let day = match (filed, decided) {
            (None, None) => return Ok(found),
            (Some(filed), _) => filed,
            (None, Some(decided)) => self
                .last_day_of_filing()
                .map_or(decided, |last| last.min(decided)),
        };
        for (found, of) in found.iter_mut().zip(DossierKind::ALL) {
            if kind.is_none_or(|kind| kind == of) {
                let in_force = Self::in_force(day, decided, of);
                // If only the day of decision is given, that day is wrong.
                *found = Some(in_force.map_err(|error| match filed {
                    None => error.at("decided"),
                    Some(_) => error,
                })?);
            }
        }
        Ok(found)
    }

    /// The edition of a dossier, by its filing date and, across a change of edition, by its
    /// decision date.
    ///
    /// The result has two editions if the missing decision date matters (26/2026, Art. 12.2).
    ///
    /// ```
    /// use jiff::civil::date;
    /// use ocop_core::{DossierKind, Edition, InForceReason};
    ///
    /// let filed = date(2026, 5, 21);
    /// let both = Edition::in_force(filed, None, DossierKind::First)?;
    /// assert_eq!((both.edition(), both.or()), (Edition::E2023, Some(Edition::E2026)));
    ///
    /// let one = Edition::in_force(filed, Some(date(2026, 7, 22)), DossierKind::First)?;
    /// assert_eq!((one.edition(), one.or()), (Edition::E2026, None));
    /// assert_eq!(one.reason(), InForceReason::AfterTransition);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotInForce`](crate::ErrorKind::NotInForce) for a filing date before the first edition, and for a decision
    /// date before the filing date.
    pub fn in_force(
        filed: Date,
        decided: Option<Date>,
        kind: DossierKind,
    ) -> Result<InForce, Error> {
        let mut editions = Self::ALL.into_iter().rev();
        let Some(edition) = editions.find(|edition| edition.in_force_from() <= filed) else {
            let first = Self::ALL[0];
            let values = [
                ("found", filed.into()),
                ("edition", first.into()),
                ("least", first.in_force_from().into()),
            ];
            return Err(Error::new(ErrorDetail::BeforeFirstEdition, "filed", values));
        };
        in_order(Some(filed), decided)?;
        let one = |edition, reason, until| InForce {
            edition,
            or: None,
            reason,
            until,
        };
        let mut later = Self::ALL.into_iter();
        let Some(next) = later.find(|later| *later > edition) else {
            return Ok(one(edition, InForceReason::Filed, None));
        };
        let before_next = decided.is_some_and(|decided| decided < next.in_force_from());
        if before_next {
            return Ok(one(edition, InForceReason::Filed, None));
        }
        let Some(transition) = &next.row().transition else {
            return Ok(one(edition, InForceReason::TransitionUnknown, None));
        };
        let until = transition.last_day(next.in_force_from(), kind);
        Ok(match decided {
            None => InForce {
                edition,
                or: Some(next),
                reason: InForceReason::DecisionDayUnknown,
                until: Some(until),
            },
            Some(decided) if decided <= until => {
                one(edition, InForceReason::WithinTransition, Some(until))
            }
            Some(_) => one(next, InForceReason::AfterTransition, Some(until)),
        })
    }
}

/// Checks the days of a dossier on a sheet. A custom sheet is of no edition, so that only the order of the
/// days is checked.
pub(crate) fn check_days(
    sheet: &Sheet,
    filed: Option<Date>,
    decided: Option<Date>,
    kind: Option<DossierKind>,
) -> Result<(), Error> {
    if sheet.is_law() {
        return sheet.edition().check_days(filed, decided, kind);
    }
    in_order(filed, decided)
}

/// Refuses a decision before the filing.
fn in_order(filed: Option<Date>, decided: Option<Date>) -> Result<(), Error> {
    match (filed, decided) {
        (Some(filed), Some(decided)) if decided < filed => {
            let values = [("found", decided.into()), ("least", filed.into())];
            Err(Error::new(
                ErrorDetail::DecidedBeforeFiled,
                "decided",
                values,
            ))
        }
        _ => Ok(()),
    }
}

impl TransitionRow {
    /// The last decision date under the previous edition.
    fn last_day(&self, first: Date, kind: DossierKind) -> Date {
        let days = match kind {
            DossierKind::First => self.first_days,
            DossierKind::Upgrade => self.upgrade_days,
            DossierKind::ReEvaluation => self.re_evaluation_days,
        };
        first.saturating_add(i64::from(days).days())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use super::*;
    use crate::base::error::ErrorKind;

    #[test]
    fn without_a_decision_date_the_later_edition_is_the_other_one() {
        let filed = Date::constant(2026, 5, 21);
        let of = |decided| Edition::in_force(filed, decided, DossierKind::First).unwrap();
        let both = of(None);
        assert_eq!(both.edition(), Edition::E2023);
        assert_eq!(both.or(), Some(Edition::E2026));
        let one = of(Some(Date::constant(2026, 7, 22)));
        assert_eq!((one.edition(), one.or()), (Edition::E2026, None));
    }

    #[track_caller]
    fn at(
        filed: &str,
        decided: Option<&str>,
        kind: DossierKind,
    ) -> (Vec<&'static str>, &'static str) {
        let day = |text: &str| text.parse().unwrap();
        let found = Edition::in_force(day(filed), decided.map(day), kind).unwrap();
        let editions = found.editions().map(Edition::as_str).collect();
        (editions, found.reason().as_str())
    }

    #[test]
    fn each_edition_is_from_its_day_on() {
        let alone = |filed| at(filed, Some(filed), DossierKind::First);
        assert_eq!(alone("2019-08-21"), (alloc::vec!["1048/2019"], "filed"));
        assert_eq!(alone("2023-02-23"), (alloc::vec!["1048/2019"], "filed"));
        assert_eq!(alone("2023-02-24"), (alloc::vec!["148/2023"], "filed"));
        assert_eq!(alone("2026-05-21"), (alloc::vec!["148/2023"], "filed"));
        assert_eq!(alone("2026-05-22"), (alloc::vec!["26/2026"], "filed"));
        let filed = at("2026-05-22", None, DossierKind::ReEvaluation);
        assert_eq!(filed, (alloc::vec!["26/2026"], "filed"));
    }

    #[test]
    fn the_transition_to_26_lasts_sixty_days_or_thirty() {
        use DossierKind::{First, ReEvaluation, Upgrade};
        for (kind, last, after) in [
            (First, "2026-07-21", "2026-07-22"),
            (Upgrade, "2026-07-21", "2026-07-22"),
            (ReEvaluation, "2026-06-21", "2026-06-22"),
        ] {
            let filed = "2026-05-21";
            let within = (alloc::vec!["148/2023"], "within-transition");
            assert_eq!(at(filed, Some("2026-05-22"), kind), within);
            assert_eq!(at(filed, Some(last), kind), within);
            let passed = (alloc::vec!["26/2026"], "after-transition");
            assert_eq!(at(filed, Some(after), kind), passed);
            let both = (alloc::vec!["148/2023", "26/2026"], "decision-day-unknown");
            assert_eq!(at(filed, None, kind), both);
            assert_eq!(at("2023-02-24", None, kind), both);
        }
    }

    #[test]
    fn what_148_says_of_dossiers_already_filed_is_not_known() {
        let unknown = (alloc::vec!["1048/2019"], "transition-unknown");
        assert_eq!(at("2023-02-23", None, DossierKind::First), unknown);
        let decided = Some("2023-02-24");
        assert_eq!(at("2023-02-23", decided, DossierKind::First), unknown);
    }

    #[test]
    fn impossible_days_are_errors() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let fault = Edition::in_force(day("2019-08-20"), None, DossierKind::First).unwrap_err();
        assert_eq!(
            (fault.kind(), fault.path()),
            (ErrorKind::NotInForce, "filed")
        );
        assert_eq!(
            fault.message(),
            "no edition was in force on 2019-08-20: the first, 1048/2019, applies from 2019-08-21"
        );
        let decided = Some(day("2026-01-01"));
        let fault = Edition::in_force(day("2026-01-02"), decided, DossierKind::First).unwrap_err();
        assert_eq!(fault.path(), "decided");
    }

    #[test]
    fn a_decision_without_a_filing_is_worded_as_a_decision() {
        let decided = Some("2026-05-21".parse().unwrap());
        let fault = Edition::E2026.check_days(None, decided, None).unwrap_err();
        assert!(
            fault
                .message()
                .ends_with("148/2023: decided while this edition was in force")
        );
        let vi = fault.message_in(Lang::Vi);
        assert!(
            vi.ends_with("148/2023: có kết quả khi văn bản này có hiệu lực"),
            "{vi}"
        );
        let filed = Edition::E2026
            .check_days(decided, decided, None)
            .unwrap_err();
        assert!(
            filed
                .message()
                .ends_with("148/2023: filed while this edition was in force")
        );
    }

    #[test]
    fn the_reason_is_given_with_its_place() {
        let day = |text: &str| text.parse().unwrap();
        let both = Edition::in_force(day("2026-05-01"), None, DossierKind::First).unwrap();
        assert_eq!(
            both.explain(Lang::En).to_string(),
            "148/2023 or 26/2026: filed before the next edition; the decision date decides (until 2026-07-21) [26/2026, Art. 12.2]"
        );
        let late = Some(day("2026-08-01"));
        let late = Edition::in_force(day("2026-05-01"), late, DossierKind::First).unwrap();
        assert!(
            late.explain(Lang::Vi)
                .ends_with("(đến hết 21/07/2026) [26/2026, Điều 12.2]")
        );
    }
}
