//! Requirements that are not met, in a sentence.

use alloc::format;
use alloc::string::String;
use core::fmt;

use super::ExplainOptions;
use super::text::push;
use crate::base::lang::Lang;
use crate::law::citation::placed;
use crate::rating::council_rules::RequirementRule;
use crate::rating::unmet::UnmetRequirement;

/// As much as a usual sentence needs.
const USUAL_LENGTH: usize = 250;

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
        if council.rules().requirement_rule() == RequirementRule::Mean {
            return String::new();
        }
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
        let sheet = self.unmet.rating().sheet().place(self.options.lang());
        crate::base::padded::text(f, &self.unmet.text(&sheet.text(), self.options))
    }
}

impl UnmetRequirement<'_> {
    /// The requirement in a sentence, with the place of its sheet.
    pub(super) fn text(self, sheet: &str, options: ExplainOptions) -> String {
        let (star, criterion) = (self.star(), self.criterion());
        let lang = options.lang();
        let mean = options.shown(self.mean(), super::requirements(criterion));
        let mean = options.printed(&mean, self.mean());
        let (requires, on, has, level) = match lang {
            Lang::Vi => ("★ yêu cầu ", " điểm ở ", "), mới đạt ", ": yêu cầu mức "),
            Lang::En => {
                let one = self.requirement().get() == 1;
                let on = if one { " point on " } else { " points on " };
                ("★ requires ", on, "), it has ", ": requires level ")
            }
        };
        let mut text = String::with_capacity(USUAL_LENGTH);
        push(
            &mut text,
            &[star.as_str(), requires, &self.requirement().text(), on],
        );
        push(
            &mut text,
            &[criterion.key(), " (", criterion.label().get(lang), has],
        );
        push(&mut text, &[&mean, &self.reached(lang), level]);
        for (index, level) in criterion.marked(star).enumerate() {
            let or = lang.pick(" hoặc ", " or ");
            let or = if index > 0 { or } else { "" };
            let wording = level.label().get(lang);
            push(&mut text, &[or, &level.choice().text(), " “", wording, "”"]);
        }
        push(&mut text, &[" [", &placed(sheet, criterion.key()), "]"]);
        text
    }
}
