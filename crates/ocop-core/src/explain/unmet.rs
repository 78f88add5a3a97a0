//! Requirements that are not met, in a sentence.

use alloc::format;
use alloc::string::String;
use core::fmt;

use super::ExplainOptions;
use crate::base::lang::Lang;
use crate::rating::council_rules::RequirementRule;
use crate::rating::unmet::UnmetRequirement;

impl<'a> UnmetRequirement<'a> {
    /// The requirement in a sentence: criterion, points, the required level, the place in the law.
    /// The mean is shown by the council's rules, as in [`Rating::explain`](crate::Rating::explain).
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Lang, Star};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let card = sheet.scorecard_from(best)?.choose("2.3", 1)?.complete()?;
    /// let rating = Council::of([card])?.rate()?;
    /// let unmet = rating.unmet(Star::Four).next().unwrap();
    /// assert!(unmet.explain(Lang::En).to_string().starts_with("4★ requires 3 points on 2.3 "));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn explain(self, lang: Lang) -> impl fmt::Display + use<'a> {
        self.explain_with(super::options_of(self.rating().council().rules(), lang))
    }

    /// The requirement in a sentence, with other places or rounding than those of the council's rules.
    #[must_use]
    pub fn explain_with(self, options: ExplainOptions) -> impl fmt::Display + use<'a> {
        UnmetText {
            unmet: self,
            options,
        }
    }
}

impl UnmetRequirement<'_> {
    /// How many members reach the requirement, if the council's rules count the members.
    fn reached(self, lang: Lang) -> String {
        let council = self.rating().council();
        let requirement = self.requirement();
        let cards = council.scorecards();
        let reach = cards
            .iter()
            .filter(|card| card.points(self.criterion().key()) >= Some(requirement))
            .count();
        let all = cards.len();
        match (council.rules().requirement_rule(), lang) {
            (RequirementRule::Mean, _) => String::new(),
            (RequirementRule::EveryMember, Lang::Vi) => {
                format!("; {reach}/{all} thành viên chấm đủ, quy chế yêu cầu mọi thành viên")
            }
            (RequirementRule::EveryMember, Lang::En) => {
                format!("; {reach} of {all} members reach it, the rules require every member")
            }
            (RequirementRule::Majority, Lang::Vi) => {
                format!("; {reach}/{all} thành viên chấm đủ, quy chế yêu cầu quá nửa")
            }
            (RequirementRule::Majority, Lang::En) => {
                format!("; {reach} of {all} members reach it, the rules require more than half")
            }
        }
    }
}

struct UnmetText<'a> {
    unmet: UnmetRequirement<'a>,
    options: ExplainOptions,
}

impl fmt::Display for UnmetText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::written(f, |f| {
            let (unmet, lang) = (self.unmet, self.options.lang());
            let (star, requirement) = (unmet.star(), unmet.requirement());
            let criterion = unmet.criterion();
            let edges = super::requirements(criterion);
            let mean = self.options.shown(unmet.mean(), edges);
            let mean = self.options.printed(&mean, unmet.mean());
            let (key, name) = (criterion.key(), criterion.label().get(lang));
            let reached = unmet.reached(lang);
            match lang {
                Lang::Vi => write!(
                    f,
                    "{star}★ yêu cầu {requirement} điểm ở {key} ({name}), mới đạt {mean}{reached}: yêu cầu mức "
                )?,
                Lang::En => {
                    let points = if requirement.get() == 1 {
                        "point"
                    } else {
                        "points"
                    };
                    write!(
                        f,
                        "{star}★ requires {requirement} {points} on {key} ({name}), it has {mean}{reached}: requires level "
                    )?;
                }
            }
            for (index, level) in criterion.marked(star).enumerate() {
                if index > 0 {
                    f.write_str(lang.pick(" hoặc ", " or "))?;
                }
                if let Some(case) = level.case() {
                    write!(f, "{case}")?;
                }
                write!(f, "{} “{}”", level.number(), level.label().get(lang))?;
            }
            write!(f, " [{}]", criterion.place(lang))
        })
    }
}
