//! The catalogue of rules: one file each, in the order in which a clerk works.

use alloc::format;

use ocop_core::explain::one_line;

use crate::error::{Error, ErrorKind};
use crate::rule::Rule;

mod address_without_unit_codes;
mod applicant_without_address;
mod applicant_without_contact;
mod applicant_without_name;
mod claim;
mod claimed_star_missing;
mod claimed_star_wrong;
mod claimed_total_missing;
mod claimed_total_wrong;
mod classification_not_stated;
mod classification_of_another_sheet;
mod commune_gave_points;
mod contract_months_below_claim;
mod contracted_share_below_claim;
mod eligible_establishments_below_claim;
mod enterprise_size_not_stated;
mod expired_document;
mod fact_not_declared;
mod form_signed_after_filing;
mod form_signed_by_another;
mod founded_after_filing;
mod founded_after_registration;
mod founding_day_missing;
mod ground_not_on_sheet;
mod ground_stands;
mod grounds_unknown_for_sheet;
mod growth;
mod higher_level_possible;
mod incomplete_commune_report;
mod incomplete_form;
mod ineligible_enterprise_size;
mod ineligible_legal_form;
mod later_stages_unknown;
mod legal_form_contradicts_claim;
mod legal_form_not_stated;
mod local_workers_below_claim;
mod local_workers_exceed_total;
mod malformed_product_code;
mod malformed_receipt_number;
mod malformed_unit_code;
mod market_below_claim;
mod material_share_below_claim;
mod material_shares_disagree;
mod mean_below_ninety;
mod mean_not_stated;
mod minima_in_prose;
mod ministry_disagrees;
mod ministry_not_stated;
mod missing_advisory_report;
mod missing_agency_report;
mod missing_approval_decision;
mod missing_business_plan;
mod missing_commune_part;
mod missing_commune_report;
mod missing_council_report;
mod missing_electronic_set;
mod missing_letter_to_ministry;
mod missing_organisation_chart;
mod missing_paper_set;
mod missing_province_part;
mod missing_receipt_number;
mod missing_registration_form;
mod missing_request_letter;
mod missing_self_report;
mod missing_self_score;
mod no_recognised_star;
mod not_all_from_province;
mod nutrients_below_claim;
mod product_code_disagrees_with_address;
mod product_code_of_another_era;
mod product_without_name;
mod product_without_specification;
mod profit_growth_contradicts_claim;
mod promotion_below_claim;
mod receipt_disagrees_with_address;
mod registered_after_filing;
mod representative_contradicts_claim;
mod representative_details_missing;
mod representative_not_named;
mod revenue_growth_below_claim;
mod samples_from_commune_not_stated;
mod samples_from_province_not_stated;
mod samples_not_asked;
mod samples_not_stated;
mod self_score_error;
mod share_out_of_range;
mod standard_material_below_claim;
mod star_not_for_the_ministry;
mod thin_margin;
mod too_few_samples;
mod too_few_samples_from_commune;
mod too_few_samples_from_province;
mod trained_staff_below_claim;
mod two_years_of_accounts_missing;
mod unchecked_classification;
mod unknown_classification;
mod unproven_level;
mod unreconciled_sheet;
mod unregistered_business;
mod unsigned_commune_paper;
mod unsigned_form;
mod unsigned_province_paper;
mod unusable_evidence;
mod wanted_star_not_claimed;
mod wanted_star_not_stated;
mod wanted_star_not_supported;
mod wholly_imported_material;

/// All rules, by stage and topic.
pub(crate) static RULES: &[&Rule] = &[
    // The applicant's stage: eligibility.
    &legal_form_not_stated::RULE,
    &ineligible_legal_form::RULE,
    &enterprise_size_not_stated::RULE,
    &ineligible_enterprise_size::RULE,
    &unregistered_business::RULE,
    // The applicant's stage: the applicant.
    &applicant_without_name::RULE,
    &applicant_without_address::RULE,
    &address_without_unit_codes::RULE,
    &malformed_unit_code::RULE,
    &applicant_without_contact::RULE,
    &representative_not_named::RULE,
    &representative_details_missing::RULE,
    &founding_day_missing::RULE,
    &founded_after_filing::RULE,
    &registered_after_filing::RULE,
    &founded_after_registration::RULE,
    // The applicant's stage: the product.
    &product_without_name::RULE,
    &product_without_specification::RULE,
    &classification_not_stated::RULE,
    &unknown_classification::RULE,
    &classification_of_another_sheet::RULE,
    &unchecked_classification::RULE,
    &ministry_not_stated::RULE,
    &ministry_disagrees::RULE,
    &malformed_product_code::RULE,
    &product_code_of_another_era::RULE,
    &product_code_disagrees_with_address::RULE,
    // The applicant's stage: forms.
    &missing_registration_form::RULE,
    &missing_self_report::RULE,
    &missing_business_plan::RULE,
    &missing_organisation_chart::RULE,
    &incomplete_form::RULE,
    &unsigned_form::RULE,
    &form_signed_by_another::RULE,
    &form_signed_after_filing::RULE,
    // The applicant's stage: sets and samples.
    &missing_paper_set::RULE,
    &missing_electronic_set::RULE,
    &samples_not_stated::RULE,
    &too_few_samples::RULE,
    &samples_not_asked::RULE,
    // The applicant's stage: days and terms.
    &expired_document::RULE,
    // The applicant's stage: evidence.
    &unproven_level::RULE,
    &unusable_evidence::RULE,
    &two_years_of_accounts_missing::RULE,
    // The applicant's stage: declared facts.
    &local_workers_exceed_total::RULE,
    &share_out_of_range::RULE,
    &material_shares_disagree::RULE,
    &local_workers_below_claim::RULE,
    &material_share_below_claim::RULE,
    &standard_material_below_claim::RULE,
    &contracted_share_below_claim::RULE,
    &contract_months_below_claim::RULE,
    &revenue_growth_below_claim::RULE,
    &profit_growth_contradicts_claim::RULE,
    &market_below_claim::RULE,
    &promotion_below_claim::RULE,
    &nutrients_below_claim::RULE,
    &trained_staff_below_claim::RULE,
    &eligible_establishments_below_claim::RULE,
    &legal_form_contradicts_claim::RULE,
    &representative_contradicts_claim::RULE,
    &fact_not_declared::RULE,
    &higher_level_possible::RULE,
    // The applicant's stage: the self-score.
    &missing_self_score::RULE,
    &self_score_error::RULE,
    &claimed_total_missing::RULE,
    &claimed_total_wrong::RULE,
    &claimed_star_missing::RULE,
    &claimed_star_wrong::RULE,
    &no_recognised_star::RULE,
    &wanted_star_not_stated::RULE,
    &wanted_star_not_claimed::RULE,
    &thin_margin::RULE,
    &unreconciled_sheet::RULE,
    &minima_in_prose::RULE,
    &wanted_star_not_supported::RULE,
    // The applicant's stage: grounds for rejection.
    &ground_stands::RULE,
    &ground_not_on_sheet::RULE,
    &wholly_imported_material::RULE,
    &not_all_from_province::RULE,
    &grounds_unknown_for_sheet::RULE,
    // The commune's stage: forms.
    &missing_commune_report::RULE,
    &incomplete_commune_report::RULE,
    // The commune's stage: samples.
    &samples_from_commune_not_stated::RULE,
    &too_few_samples_from_commune::RULE,
    // The commune's stage: papers.
    &missing_commune_part::RULE,
    &missing_receipt_number::RULE,
    &malformed_receipt_number::RULE,
    &receipt_disagrees_with_address::RULE,
    &missing_request_letter::RULE,
    &unsigned_commune_paper::RULE,
    &commune_gave_points::RULE,
    &later_stages_unknown::RULE,
    // The province's stage: samples.
    &samples_from_province_not_stated::RULE,
    &too_few_samples_from_province::RULE,
    // The province's stage: papers.
    &missing_province_part::RULE,
    &missing_letter_to_ministry::RULE,
    &missing_advisory_report::RULE,
    &missing_council_report::RULE,
    &missing_approval_decision::RULE,
    &missing_agency_report::RULE,
    &unsigned_province_paper::RULE,
    &mean_not_stated::RULE,
    &mean_below_ninety::RULE,
    &star_not_for_the_ministry::RULE,
];

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
