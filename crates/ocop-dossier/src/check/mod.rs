//! Checking: every rule of the catalogue runs over one dossier.

use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::Scorecard;

pub(crate) mod accepted;
pub(crate) mod calendar;
pub(crate) mod examination;
pub(crate) mod findings;
pub(crate) mod name_fault;
pub(crate) mod risk;
pub(crate) mod settings;
pub(crate) mod signs;
pub(crate) mod unproven;
pub(crate) mod unreadable;

use crate::check::examination::{Examination, said};
use crate::check::findings::{Defect, Findings};
use crate::check::risk::{Entry, Falls};
use crate::check::settings::Settings;
use crate::model::{Dossier, Stage, Steps};
use crate::procedure::Procedure;
use crate::report::finding::Finding;
use crate::report::{Report, Standing};
use crate::rules::basis::Basis;
use crate::rules::rule::{Rule, Severity};
use crate::rules::{FINDERS, OF_APPLICANT, RULES};

/// Checks a dossier and reports all its defects, in the order in which a clerk works.
///
/// It never fails: an incomplete self-score, from which nothing can be computed, is a finding too.
///
/// ```
/// use ocop_core::{DossierKind, Edition};
/// use ocop_dossier::{Dossier, Settings, Verdict, check};
///
/// let empty = Dossier::builder(Edition::E2026, 4, DossierKind::First).build()?;
/// let report = check(&empty, &Settings::default());
/// assert_eq!(report.verdict(), Verdict::ToBeCompleted);
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[must_use]
pub fn check(dossier: &Dossier, settings: &Settings) -> Report {
    check_by(dossier, settings, Procedure::of(dossier.edition()))
}

/// The same by a procedure, which tests make up.
pub(crate) fn check_by(
    dossier: &Dossier,
    settings: &Settings,
    procedure: &'static Procedure,
) -> Report {
    let examination = Examination::new(dossier, settings, procedure);
    let mut findings = Vec::new();
    let mut defects = Vec::new();
    let mut found = Findings(&mut defects);
    let mut lost = Vec::new();
    let mut set_aside = Vec::new();
    if settings.overrides_any() {
        let rules = RULES.iter().copied();
        set_aside.extend(rules.filter(|rule| settings.severity(rule).is_none()));
    }
    let finders = &FINDERS[..rules_of(dossier)];
    for (find, rule) in finders.iter().zip(RULES) {
        find(&examination, &mut found);
        // Most rules find nothing, and are done.
        if found.0.is_empty() {
            continue;
        }
        if set_aside.contains(rule) {
            found.0.clear();
        } else {
            add_findings(&examination, rule, found.0, &mut findings, &mut lost);
        }
    }
    if !dossier.unreadable.is_empty() {
        unreadable::settle(&examination, &mut findings);
    }
    lost.sort_unstable_by_key(|&(paper, _)| paper);
    let supported = supported(&examination, &findings, &lost);
    let text = |text: &Option<String>| said(text).map(String::from);
    Report {
        sheet: dossier.sheet().clone(),
        kind: dossier.kind,
        stage: dossier.stage,
        product: text(&dossier.product.name),
        applicant: text(&dossier.applicant.name),
        representative: representative(dossier),
        address: dossier
            .applicant
            .address
            .as_ref()
            .and_then(|address| text(&address.text)),
        complete_by: settings.complete_by,
        day: examination.day,
        wanted: dossier.wanted,
        claimed: examination
            .card
            .clone()
            .map(|card| standing(&examination, card)),
        supported,
        set_aside,
        findings,
    }
}

/// How many rules may find something: those of the applicant's stage only, as long as nothing in the dossier
/// is of a later stage.
fn rules_of(dossier: &Dossier) -> usize {
    let filed = Steps {
        filed: dossier.steps.filed,
        ..Steps::default()
    };
    if dossier.stage == Stage::Applicant && dossier.steps == filed {
        OF_APPLICANT
    } else {
        RULES.len()
    }
}

/// As many findings as most dossiers with any have.
const SEVERAL: usize = 32;

/// Makes findings of the defects that a rule has found, and lists what does not count because of them.
fn add_findings(
    examination: &Examination<'_>,
    rule: &'static Rule,
    defects: &mut Vec<Defect>,
    findings: &mut Vec<Finding>,
    lost: &mut Vec<(usize, Entry)>,
) {
    let severity = examination.settings.severity(rule);
    let severity = severity.unwrap_or(rule.severity);
    // The catalogue has the order of a report; within a rule the findings are sorted by path.
    defects.sort_by(|one, other| one.path.cmp(&other.path));
    if severity != Severity::Note {
        lost.extend(defects.iter().filter_map(|defect| defect.cost.lost));
    }
    if findings.is_empty() {
        findings.reserve(SEVERAL);
    }
    let (dossier, procedure) = (examination.dossier, examination.procedure);
    let basis = |own: Option<Basis>| own.unwrap_or(rule.basis).of(procedure, dossier.kind);
    findings.extend(defects.drain(..).map(|defect| Finding {
        rule,
        severity,
        path: defect.path,
        values: defect.values,
        // A note puts nothing at risk.
        risk: defect.cost.risk.filter(|_| severity != Severity::Note),
        criterion: defect.criterion,
        basis: basis(defect.basis),
        sheet: dossier.sheet().clone(),
        procedure,
    }));
}

/// The representative with the position, as a letter addresses them.
fn representative(dossier: &Dossier) -> Option<String> {
    let representative = dossier.applicant.representative.as_ref()?;
    let name = said(&representative.name)?;
    Some(match said(&representative.position) {
        Some(position) => [name, ", ", position].concat(),
        None => name.into(),
    })
}

/// The rating that the documents support: the claims less all that errors and warnings put at risk.
fn supported(
    examination: &Examination<'_>,
    findings: &[Finding],
    lost: &[(usize, Entry)],
) -> Option<Standing> {
    let mut falls = Falls::NONE;
    let counted = findings
        .iter()
        .filter(|finding| finding.severity != Severity::Note);
    for level in counted
        .filter_map(Finding::risk)
        .flat_map(|risk| &risk.levels)
    {
        if let Some(criterion) = examination.sheet().criteria().nth(level.index) {
            falls.add(criterion, level.remaining);
        }
    }
    let card = examination.supported(falls, lost)?;
    Some(standing(examination, card))
}

/// The standing of a scorecard. A ground that people found and the sheet prints leaves no star.
fn standing(examination: &Examination<'_>, card: Scorecard) -> Standing {
    let sheet = examination.sheet();
    let mut grounds = examination.dossier.grounds.iter();
    // `ground-not-on-sheet` reports any other ground.
    let rejected = grounds.any(|id| sheet.grounds().any(|ground| ground.id() == id));
    Standing {
        total: card.total(),
        star: card.star().filter(|_| !rejected),
        card,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::settings::{Round, SeverityOverride};
    use crate::model::FormKind;
    use crate::testing::{
        MADE_UP, at_province, clean, day, empty, re_evaluation, sent_by_province, upgrade,
    };

    /// The rules of later stages that find something in a dossier.
    fn later(
        dossier: &Dossier,
        settings: &Settings,
        procedure: &'static Procedure,
    ) -> Vec<&'static str> {
        let examination = Examination::new(dossier, settings, procedure);
        let later = RULES.iter().zip(&FINDERS).skip(OF_APPLICANT);
        let finding = later.filter(|(_, find)| {
            let mut defects = Vec::new();
            find(&examination, &mut Findings(&mut defects));
            !defects.is_empty()
        });
        finding.map(|(rule, _)| rule.name).collect()
    }

    #[test]
    fn rules_of_later_stages_find_nothing_before() {
        let mut settings = Settings::default();
        settings.extra_rounds.push(Round {
            requests_before: day(2026, 9, 15),
            results_before: day(2026, 9, 30),
        });
        let of_editions = ocop_core::Edition::ALL
            .iter()
            .map(|&edition| empty(edition, 4));
        let known = [clean(), upgrade(), re_evaluation(), sent_by_province()];
        for mut dossier in of_editions.chain(known) {
            let report = sent_by_province().forms.remove(&FormKind::CommuneReport);
            let mut unfinished = report.clone().unwrap();
            unfinished.parts.clear();
            unfinished.signature = None;
            dossier.stage = Stage::Applicant;
            for filed in [None, Some(day(2026, 9, 14)), Some(day(2027, 1, 31))] {
                dossier.steps = Steps::default();
                dossier.steps.filed = filed;
                for form in [None, report.clone(), Some(unfinished.clone())] {
                    dossier.forms.remove(&FormKind::CommuneReport);
                    let form = form.map(|form| (FormKind::CommuneReport, form));
                    dossier.forms.extend(form);
                    for part in [None, Some(Default::default())] {
                        dossier.commune.clone_from(&part);
                        dossier.province = part.as_ref().map(|_| Default::default());
                        assert_eq!(rules_of(&dossier), OF_APPLICANT);
                        for &procedure in Procedure::all().iter().chain([&MADE_UP]) {
                            assert_eq!(later(&dossier, &settings, procedure), [""; 0]);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_later_stage_or_a_later_step_calls_for_all_rules() {
        for stage in [Stage::Commune, Stage::Province] {
            let mut dossier = clean();
            dossier.stage = stage;
            assert_eq!(rules_of(&dossier), RULES.len());
        }
        let passed = at_province().steps;
        let set: [fn(&mut Steps, &Steps); 7] = [
            |steps, passed| steps.received = passed.received,
            |steps, passed| steps.completed = passed.completed,
            |steps, passed| steps.reported = passed.reported,
            |steps, passed| steps.sent = passed.sent,
            |steps, passed| steps.decided = passed.decided,
            |steps, passed| steps.sent_up = passed.sent_up,
            |steps, passed| steps.decided_above = passed.sent_up,
        ];
        for set in set {
            let mut dossier = clean();
            set(&mut dossier.steps, &passed);
            assert_eq!(rules_of(&dossier), RULES.len());
        }
        // And they find what is wrong with it.
        let mut dossier = clean();
        dossier.steps.received = Some(day(2026, 9, 13));
        let found = later(&dossier, &Settings::default(), Procedure::newest());
        assert_eq!(found, ["steps-out-of-order"]);
        let report = check(&dossier, &Settings::default());
        assert!(
            report
                .findings()
                .any(|found| found.rule().name() == "steps-out-of-order")
        );
    }

    #[test]
    fn a_rule_that_is_set_aside_leaves_no_finding() {
        let dossier = empty(ocop_core::Edition::E2026, 4);
        let names = |settings: &Settings| -> Vec<_> {
            let report = check(&dossier, settings);
            let findings = report.findings();
            findings.map(|finding| finding.rule().name()).collect()
        };
        let all = names(&Settings::default());
        assert!(all.len() > 5);
        for &aside in &all {
            let settings = Settings::default().with_rule(aside, SeverityOverride::Allow);
            let left = names(&settings.unwrap());
            let kept = |name: &&str| left.contains(name) == (*name != aside);
            assert!(all.iter().all(kept), "{aside}: {left:?}");
        }
    }
}
