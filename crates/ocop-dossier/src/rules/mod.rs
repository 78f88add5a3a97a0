//! The catalogue of rules: one file each, in the order in which a clerk works.

use alloc::format;

use ocop_core::explain::one_line;

use crate::error::{Error, ErrorKind};
use crate::rule::Rule;

/// Writes the modules and the table of the rules.
macro_rules! catalogue {
    ($($rule:ident,)+) => {
        $(mod $rule;)+

        /// All rules, by stage and topic.
        pub(crate) static RULES: &[&Rule] = &[$(&$rule::RULE,)+];
    };
}
mod demanded;
mod due;
mod lacking;
mod repeated;
mod rounds;
mod steps;
mod tested;
mod ticks;

catalogue! {
    // The applicant's stage: forms.
    missing_registration_form,
    unsigned_form,
    // The applicant's stage: documents.
    document_without_number,
    document_without_issuer,
    document_without_issue_day,
    document_without_holder,
    document_without_product,
    document_without_term,
    document_without_file,
    file_without_name,
    file_without_digest,
    malformed_digest,
    same_file_under_two_kinds,
    same_file_twice,
    document_number_twice,
    missing_business_registration,
    business_registration_not_certified,
    missing_quality_declaration,
    missing_food_safety_certificate,
    missing_production_eligibility,
    missing_production_licence,
    missing_test_report,
    evidence_for_unknown_criterion,
    document_of_other_kind,
    // The applicant's stage: days and terms.
    expired_document,
    not_yet_issued_document,
    term_ends_before_it_begins,
    expires_before_decision,
    stale_test_report,
    unrenewed_document,
    no_filing_day,
    edition_not_in_force,
    edition_may_end,
    registered_after_filing,
    // The applicant's stage: evidence.
    unproven_level,
    // The applicant's stage: papers against each other.
    holder_is_not_applicant,
    scope_without_product,
    label_mark_not_registered,
    registered_mark_not_on_label,
    label_claim_without_test,
    label_claim_contradicted,
    label_claim_in_other_unit,
    test_against_other_standard,
    registration_number_differs,
    tick_without_document,
    document_without_tick,
    // The applicant's stage: the earlier certificate.
    missing_previous_certificate,
    impossible_certificate,
    certificate_in_first_dossier,
    re_evaluation_too_early,
    re_evaluation_too_late,
    re_evaluation_in_grace,
    certificate_expired,
    upgrade_not_above,
    upgrade_without_new_evidence,
    product_code_differs_from_certificate,
    // The commune's stage: days and terms.
    missing_step,
    steps_out_of_order,
    commune_late,
    working_days_without_lunar_holidays,
    province_round_missed,
    // The province's stage: days and terms.
    ministry_round_missed,
    province_decided_late,
    ministry_decided_late,
    re_evaluation_decided_late,
}

/// How the message begins where no rule has a name.
pub(crate) const NO_RULE: &str = "no rule is named";

/// The place of a rule in the catalogue.
pub(crate) fn index_of(name: &str) -> Result<usize, Error> {
    let found = RULES.iter().position(|rule| rule.name == name);
    found.ok_or_else(|| {
        let name = one_line(name, 60);
        Error::new(ErrorKind::UnknownRule, "", format!("{NO_RULE} `{name}`"))
    })
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use ocop_core::{Label, Lang};

    use super::*;

    #[test]
    fn rules_stand_by_stage_and_topic() {
        let order: Vec<_> = RULES.iter().map(|rule| (rule.stage, rule.topic)).collect();
        assert!(order.is_sorted(), "{order:?}");
    }

    #[test]
    fn names_are_unique_kebab_case_defects() {
        for (index, rule) in RULES.iter().enumerate() {
            assert_eq!(index_of(rule.name), Ok(index), "{} twice", rule.name);
            let plain =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(rule.name.bytes().all(plain), "{}", rule.name);
        }
        assert_eq!(
            index_of("no-such\nrule").unwrap_err().to_string(),
            "no rule is named `no-such\\nrule`"
        );
    }

    #[test]
    fn entries_are_complete_in_both_languages() {
        for rule in RULES {
            let Rule {
                checks,
                why,
                message,
                repair,
                example,
                ..
            } = rule;
            for label in [checks, why, message, repair, example] {
                let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
                assert!(
                    vi.chars().count() > 8 && en.len() > 8,
                    "{}: {label:?}",
                    rule.name
                );
                assert!(
                    !vi.ends_with('.') && !en.ends_with('.'),
                    "{}: {label:?}",
                    rule.name
                );
                assert!(vi != en, "{}: {label:?}", rule.name);
            }
            // A name of a value stands in both languages or in neither.
            assert_eq!(
                names(message, Lang::Vi),
                names(message, Lang::En),
                "{}",
                rule.name
            );
        }
    }

    fn names(label: &Label, lang: Lang) -> Vec<&str> {
        let text = label.get(lang);
        let mut names: Vec<_> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
