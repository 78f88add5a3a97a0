//! The catalogue of rules: one file each, in the order in which a clerk works.

use alloc::format;

use ocop_core::explain::one_line;

use crate::error::{Error, ErrorKind};
use crate::rule::Rule;

mod address_without_unit_codes;
mod applicant_without_address;
mod applicant_without_contact;
mod applicant_without_name;
mod business_registration_not_certified;
mod certificate_expired;
mod certificate_in_first_dossier;
mod claim;
mod claimed_star_missing;
mod claimed_star_wrong;
mod claimed_total_missing;
mod claimed_total_wrong;
mod classification_not_stated;
mod classification_of_another_sheet;
mod commune_gave_points;
mod commune_late;
mod contract_months_below_claim;
mod contracted_share_below_claim;
mod demanded;
mod document_number_twice;
mod document_of_other_kind;
mod document_without_file;
mod document_without_holder;
mod document_without_issue_day;
mod document_without_issuer;
mod document_without_mark;
mod document_without_number;
mod document_without_product;
mod document_without_standard;
mod document_without_term;
mod document_without_tick;
mod due;
mod edition_may_end;
mod edition_not_in_force;
mod eligible_establishments_below_claim;
mod enterprise_size_not_stated;
mod evidence_for_unknown_criterion;
mod expired_document;
mod expires_before_decision;
mod fact_not_declared;
mod file_without_digest;
mod file_without_name;
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
mod holder_is_not_applicant;
mod impossible_certificate;
mod incomplete_commune_report;
mod incomplete_form;
mod ineligible_enterprise_size;
mod ineligible_legal_form;
mod label_claim_contradicted;
mod label_claim_in_other_unit;
mod label_claim_without_test;
mod label_mark_not_registered;
mod lacking;
mod later_stages_unknown;
mod legal_form_contradicts_claim;
mod legal_form_not_stated;
mod local_workers_below_claim;
mod local_workers_exceed_total;
mod malformed_digest;
mod malformed_product_code;
mod malformed_receipt_number;
mod malformed_unit_code;
mod market_below_claim;
mod material_share_below_claim;
mod material_shares_disagree;
mod mean_below_ninety;
mod mean_not_stated;
mod minima_in_prose;
mod ministry_decided_late;
mod ministry_disagrees;
mod ministry_not_stated;
mod ministry_round_missed;
mod missing_advisory_report;
mod missing_agency_report;
mod missing_approval_decision;
mod missing_business_plan;
mod missing_business_registration;
mod missing_commune_part;
mod missing_commune_report;
mod missing_council_report;
mod missing_electronic_set;
mod missing_food_safety_certificate;
mod missing_letter_to_ministry;
mod missing_organisation_chart;
mod missing_paper_set;
mod missing_previous_certificate;
mod missing_production_eligibility;
mod missing_production_licence;
mod missing_province_part;
mod missing_quality_declaration;
mod missing_receipt_number;
mod missing_registration_form;
mod missing_request_letter;
mod missing_self_report;
mod missing_self_score;
mod missing_step;
mod missing_test_report;
mod no_filing_day;
mod no_recognised_star;
mod not_all_from_province;
mod not_yet_issued_document;
mod nutrients_below_claim;
mod product_code_differs_from_certificate;
mod product_code_disagrees_with_address;
mod product_code_of_another_era;
mod product_without_name;
mod product_without_specification;
mod profit_growth_contradicts_claim;
mod promotion_below_claim;
mod province_decided_late;
mod province_round_missed;
mod re_evaluation_decided_late;
mod re_evaluation_in_grace;
mod re_evaluation_too_early;
mod re_evaluation_too_late;
mod re_evaluation_window_closing;
mod receipt_disagrees_with_address;
mod registered_after_filing;
mod registered_mark_not_on_label;
mod registration_number_differs;
mod repeated;
mod representative_contradicts_claim;
mod representative_details_missing;
mod representative_not_named;
mod revenue_growth_below_claim;
mod rounds;
mod same_file_twice;
mod same_file_under_two_kinds;
mod samples;
mod samples_from_commune_not_stated;
mod samples_from_province_not_stated;
mod samples_not_asked;
mod samples_not_stated;
mod scope_without_product;
mod self_score_error;
mod share_out_of_range;
mod signed;
mod stale_test_report;
mod standard_material_below_claim;
mod star_not_for_the_ministry;
mod steps;
mod steps_out_of_order;
mod term_ends_before_it_begins;
mod test_against_other_standard;
mod test_report_without_results;
mod tested;
mod thin_margin;
mod tick_without_document;
mod ticks;
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
mod unrenewed_document;
mod unsigned_commune_paper;
mod unsigned_form;
mod unsigned_province_paper;
mod unusable_evidence;
mod upgrade_not_above;
mod upgrade_without_new_evidence;
mod wanted_star_not_claimed;
mod wanted_star_not_stated;
mod wanted_star_not_supported;
mod wholly_imported_material;
mod working_days_without_lunar_holidays;

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
    // The applicant's stage: documents.
    &document_without_number::RULE,
    &document_without_issuer::RULE,
    &document_without_issue_day::RULE,
    &document_without_holder::RULE,
    &document_without_product::RULE,
    &document_without_standard::RULE,
    &document_without_mark::RULE,
    &test_report_without_results::RULE,
    &document_without_term::RULE,
    &document_without_file::RULE,
    &file_without_name::RULE,
    &file_without_digest::RULE,
    &malformed_digest::RULE,
    &same_file_under_two_kinds::RULE,
    &same_file_twice::RULE,
    &document_number_twice::RULE,
    &missing_business_registration::RULE,
    &business_registration_not_certified::RULE,
    &missing_quality_declaration::RULE,
    &missing_food_safety_certificate::RULE,
    &missing_production_eligibility::RULE,
    &missing_production_licence::RULE,
    &missing_test_report::RULE,
    &evidence_for_unknown_criterion::RULE,
    &document_of_other_kind::RULE,
    // The applicant's stage: days and terms.
    &expired_document::RULE,
    &not_yet_issued_document::RULE,
    &term_ends_before_it_begins::RULE,
    &expires_before_decision::RULE,
    &stale_test_report::RULE,
    &unrenewed_document::RULE,
    &no_filing_day::RULE,
    &edition_not_in_force::RULE,
    &edition_may_end::RULE,
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
    // The applicant's stage: papers against each other.
    &holder_is_not_applicant::RULE,
    &scope_without_product::RULE,
    &label_mark_not_registered::RULE,
    &registered_mark_not_on_label::RULE,
    &label_claim_without_test::RULE,
    &label_claim_contradicted::RULE,
    &label_claim_in_other_unit::RULE,
    &test_against_other_standard::RULE,
    &registration_number_differs::RULE,
    &tick_without_document::RULE,
    &document_without_tick::RULE,
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
    // The applicant's stage: the earlier certificate.
    &missing_previous_certificate::RULE,
    &impossible_certificate::RULE,
    &certificate_in_first_dossier::RULE,
    &re_evaluation_too_early::RULE,
    &re_evaluation_window_closing::RULE,
    &re_evaluation_too_late::RULE,
    &re_evaluation_in_grace::RULE,
    &certificate_expired::RULE,
    &upgrade_not_above::RULE,
    &upgrade_without_new_evidence::RULE,
    &product_code_differs_from_certificate::RULE,
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
    // The commune's stage: days and terms.
    &missing_step::RULE,
    &steps_out_of_order::RULE,
    &commune_late::RULE,
    &working_days_without_lunar_holidays::RULE,
    &province_round_missed::RULE,
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
    // The province's stage: days and terms.
    &ministry_round_missed::RULE,
    &province_decided_late::RULE,
    &ministry_decided_late::RULE,
    &re_evaluation_decided_late::RULE,
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
