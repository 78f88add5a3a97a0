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

catalogue! {
    // The applicant's stage: eligibility.
    legal_form_not_stated,
    ineligible_legal_form,
    enterprise_size_not_stated,
    ineligible_enterprise_size,
    unregistered_business,
    // The applicant's stage: the applicant.
    applicant_without_name,
    applicant_without_address,
    address_without_unit_codes,
    malformed_unit_code,
    applicant_without_contact,
    representative_not_named,
    representative_details_missing,
    founding_day_missing,
    founded_after_filing,
    registered_after_filing,
    founded_after_registration,
    // The applicant's stage: the product.
    product_without_name,
    product_without_specification,
    classification_not_stated,
    unknown_classification,
    classification_of_another_sheet,
    unchecked_classification,
    ministry_not_stated,
    ministry_disagrees,
    malformed_product_code,
    product_code_of_another_era,
    product_code_disagrees_with_address,
    // The applicant's stage: forms.
    missing_registration_form,
    missing_self_report,
    missing_business_plan,
    missing_organisation_chart,
    incomplete_form,
    unsigned_form,
    form_signed_by_another,
    form_signed_after_filing,
    // The applicant's stage: sets and samples.
    missing_paper_set,
    missing_electronic_set,
    samples_not_stated,
    too_few_samples,
    samples_not_asked,
    // The applicant's stage: days and terms.
    expired_document,
    // The applicant's stage: evidence.
    unproven_level,
    // The commune's stage: forms.
    missing_commune_report,
    incomplete_commune_report,
    // The commune's stage: samples.
    samples_from_commune_not_stated,
    too_few_samples_from_commune,
    // The commune's stage: papers.
    missing_commune_part,
    missing_receipt_number,
    malformed_receipt_number,
    receipt_disagrees_with_address,
    missing_request_letter,
    unsigned_commune_paper,
    commune_gave_points,
    later_stages_unknown,
    // The province's stage: samples.
    samples_from_province_not_stated,
    too_few_samples_from_province,
    // The province's stage: papers.
    missing_province_part,
    missing_letter_to_ministry,
    missing_advisory_report,
    missing_council_report,
    missing_approval_decision,
    missing_agency_report,
    unsigned_province_paper,
    mean_not_stated,
    mean_below_ninety,
    star_not_for_the_ministry,
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
