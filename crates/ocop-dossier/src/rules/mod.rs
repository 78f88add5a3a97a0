//! The catalogue of rules, in the order in which a clerk works. A rule is a file or a row of a table.

use crate::model::Stage;
use crate::rules::rule::{Find, Rule};
use ocop_core::internal::{error, nearest, outside};
use ocop_core::{Error, ErrorDetail};

pub(crate) mod basis;
pub(crate) mod rule;
pub(crate) mod shared;

/// Declares the files of the rules and lists their rules in the order of a report.
///
/// A name is a file with one rule, `RULE`. A name with a row is a rule of a table of rules; the
/// files with such tables are named in brackets behind their folder.
macro_rules! catalogue {
    (@file $rule:ident) => { pub(crate) mod $rule; };
    (@file $table:ident $row:ident) => {};
    (@rule $folder:ident $rule:ident) => { &$folder::$rule::RULE };
    (@rule $folder:ident $table:ident $row:ident) => { &$folder::$table::$row };
    ($($folder:ident $([$($table:ident),+])? { $($rule:ident $(:: $row:ident)?,)+ })+) => {
        $(pub(crate) mod $folder {
            $($(pub(crate) mod $table;)+)?
            $(catalogue!(@file $rule $($row)?);)+
        })+

        /// All rules, by stage and topic.
        pub(crate) static RULES: &[&Rule] = &[$($(catalogue!(@rule $folder $rule $($row)?),)+)+];
    };
}

/// How the defects of each rule are found, apart from its texts: `check` reads no others.
pub(crate) static FINDERS: [Find; RULES.len()] = {
    let mut finders = [RULES[0].check; RULES.len()];
    let mut index = 0;
    while index < finders.len() {
        finders[index] = RULES[index].check;
        index += 1;
    }
    finders
};

/// The number of rules of the applicant's stage, which come first.
pub(crate) const OF_APPLICANT: usize = {
    let mut index = 0;
    while matches!(RULES[index].stage, Stage::Applicant) {
        index += 1;
    }
    index
};

catalogue! {
    reading {
        unreadable_value,
    }
    eligibility {
        legal_form_not_stated,
        ineligible_legal_form,
        enterprise_size_not_stated,
        ineligible_enterprise_size,
        unregistered_business,
        registration_not_required,
    }
    applicant {
        applicant_without_name,
        applicant_without_address,
        address_without_unit_codes,
        malformed_unit_code,
        unknown_unit_code,
        commune_of_another_province,
        unit_name_disagrees_with_code,
        unit_name_not_in_use,
        other_unit_code,
        unit_not_in_former_list,
        applicant_without_contact,
        representative_not_named,
        representative_details_missing,
        founding_day_missing,
        founded_after_filing,
        registered_after_filing,
        founded_after_registration,
    }
    product [units_of_code] {
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
        product_code_without_commune,
        units_of_code::NOW,
        units_of_code::EARLIER,
        product_code_disagrees_with_address,
    }
    forms [missing_form] {
        missing_form::REGISTRATION,
        missing_form::SELF_REPORT,
        missing_form::BUSINESS_PLAN,
        missing_form::ORGANISATION_CHART,
        incomplete_form,
        updates_not_stated,
        unsigned_form,
        form_signed_by_another,
        form_signed_after_filing,
    }
    copies {
        missing_paper_set,
        missing_electronic_set,
        samples_not_stated,
        too_few_samples,
        samples_not_asked,
    }
    documents [incomplete_document, missing_document] {
        incomplete_document::WITHOUT_NUMBER,
        incomplete_document::WITHOUT_ISSUER,
        incomplete_document::WITHOUT_ISSUE_DAY,
        incomplete_document::WITHOUT_HOLDER,
        incomplete_document::WITHOUT_PRODUCT,
        incomplete_document::WITHOUT_STANDARD,
        incomplete_document::WITHOUT_MARK,
        incomplete_document::WITHOUT_FORMER_HOLDER,
        incomplete_document::WITHOUT_RESULTS,
        incomplete_document::WITHOUT_TERM,
        incomplete_document::WITHOUT_FILE,
        incomplete_document::NOT_SCANNED,
        file_without_name,
        file_without_digest,
        malformed_digest,
        impossible_pages,
        impossible_value,
        same_file_under_two_kinds,
        same_file_twice,
        document_number_twice,
        missing_document::BUSINESS_REGISTRATION,
        business_registration_not_certified,
        missing_document::QUALITY_DECLARATION,
        missing_document::FOOD_SAFETY_CERTIFICATE,
        missing_document::UNKNOWN_STANDARD,
        missing_document::PRODUCTION_ELIGIBILITY,
        missing_document::PRODUCTION_LICENCE,
        missing_document::TEST_REPORT,
        evidence_for_unknown_criterion,
        document_of_other_kind,
    }
    identifiers {
        wrong_tax_code_check_digit,
        malformed_barcode,
        barcode_of_another_country,
        trademark_for_other_goods,
        trademark_term_too_long,
        label_contents_not_stated,
        incomplete_label,
    }
    dates [test_report_age] {
        expired_document,
        superseded_document,
        not_yet_issued_document,
        term_ends_before_it_begins,
        expires_before_decision,
        stale_test_report,
        test_report_age::OLD,
        test_report_age::AT_DECLARATION,
        test_report_age::BEFORE_CERTIFICATE,
        old_list,
        district_after_its_end,
        unrenewed_document,
        no_filing_day,
        edition_not_in_force,
        edition_may_end,
    }
    evidence [statements_of_other_years, laboratory] {
        unproven_level,
        unusable_evidence,
        national_standard_only,
        two_years_of_accounts_missing,
        statements_of_other_years::WITHOUT_YEARS,
        statements_of_other_years::OTHER_YEARS,
        local_capital_without_list,
        contracted_share_without_performance,
        laboratory::IS_APPLICANT,
        laboratory::WITHOUT_ACCREDITATION,
    }
    facts [below_claim, contract_months_exceed_contract] {
        local_workers_exceed_total,
        no_workers,
        share_out_of_range,
        material_shares_disagree,
        below_claim::LOCAL_WORKERS,
        below_claim::MATERIAL_SHARE,
        below_claim::STANDARD_MATERIAL,
        below_claim::CONTRACTED_SHARE,
        below_claim::CONTRACT_MONTHS,
        contract_months_exceed_contract::YOUNGER_THAN_CLAIM,
        contract_months_exceed_contract::MONTHS_EXCEED,
        below_claim::REVENUE_GROWTH,
        profit_growth_contradicts_claim,
        below_claim::MARKET,
        below_claim::PROMOTION,
        below_claim::NUTRIENTS,
        indicators_not_tested,
        below_claim::TRAINED_STAFF,
        below_claim::ELIGIBLE_ESTABLISHMENTS,
        legal_form_contradicts_claim,
        representative_contradicts_claim,
        unknown_ethnicity,
        fact_not_declared,
        higher_level_possible,
    }
    agreement {
        holder_is_not_applicant,
        document_of_related_holder,
        mark_of_the_representative,
        scope_without_product,
        label_mark_not_registered,
        required_mark_not_registered,
        registered_mark_not_on_label,
        label_claim_without_test,
        label_claim_contradicted,
        label_claim_in_other_unit,
        label_claim_undecided,
        test_against_other_standard,
        registration_number_differs,
        tick_without_document,
        document_without_tick,
    }
    self_score {
        missing_self_score,
        self_score_error,
        claimed_total_wrong,
        claimed_star_wrong,
        no_recognised_star,
        wanted_star_not_stated,
        wanted_star_not_recognised,
        wanted_star_not_claimed,
        thin_margin,
        unreconciled_sheet,
        minima_in_prose,
        wanted_star_not_supported,
    }
    certificate [re_evaluation_window] {
        missing_previous_certificate,
        impossible_certificate,
        impossible_certificate_code,
        certificate_code_of_transition,
        certificate_before_founding,
        certificate_in_first_dossier,
        certificate_withdrawn,
        re_evaluation_window::TOO_EARLY,
        re_evaluation_window::CLOSING,
        re_evaluation_window::TOO_LATE,
        re_evaluation_window::AFTER_DAYS_OFF,
        re_evaluation_window::IN_GRACE,
        re_evaluation_window::WITHOUT_WINDOW,
        re_evaluation_window::EXPIRED,
        upgrade_not_above,
        re_evaluation_above,
        upgrade_without_new_evidence,
        product_code_differs_from_certificate,
    }
    grounds {
        ground_stands,
        ground_not_on_sheet,
        wholly_imported_material,
        not_all_from_province,
        grounds_unknown_for_sheet,
    }
    commune {
        missing_commune_report,
        incomplete_commune_report,
        sets_from_commune_not_stated,
        missing_set_from_commune,
        samples_from_commune_not_stated,
        too_few_samples_from_commune,
        missing_step,
        steps_out_of_order,
        commune_late,
        uncertain_working_days,
        province_round_missed,
        missing_commune_part,
        missing_receipt_number,
        malformed_receipt_number,
        receipt_disagrees_with_address,
        receipt_with_other_unit_code,
        missing_request_letter,
        unsigned_commune_paper,
        commune_gave_points,
        later_stages_unknown,
    }
    province {
        sets_from_province_not_stated,
        missing_set_from_province,
        samples_from_province_not_stated,
        too_few_samples_from_province,
        ministry_round_missed,
        province_decided_late,
        ministry_decided_late,
        re_evaluation_decided_late,
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
}

impl Rule {
    /// The rule of a name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownRule`](crate::ErrorKind::UnknownRule) if there is none.
    pub fn named(name: impl AsRef<str>) -> Result<&'static Self, Error> {
        let name = name.as_ref();
        let found = RULES.iter().find(|rule| rule.name == name);
        found.copied().ok_or_else(|| {
            let (detail, found) = (ErrorDetail::UnknownRule, ("found", outside(name)));
            match nearest(name, RULES.iter().map(|rule| rule.name)) {
                None => error(detail, "", [found]),
                Some(name) => error(detail, "", [found, ("nearest", outside(name))]),
            }
        })
    }

    /// All rules, in the order of a report.
    #[must_use]
    pub fn all() -> &'static [&'static Self] {
        RULES
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use ocop_core::{Label, Lang};

    use super::*;

    #[test]
    fn rules_are_sorted_by_stage_and_topic() {
        let order: Vec<_> = RULES.iter().map(|rule| (rule.stage, rule.topic)).collect();
        assert!(order.is_sorted(), "{order:?}");
    }

    #[test]
    fn names_are_unique_kebab_case_defects() {
        for (index, rule) in RULES.iter().enumerate() {
            let first = RULES.iter().position(|other| other.name == rule.name);
            assert_eq!(first, Some(index), "{} twice", rule.name);
            let plain =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(rule.name.bytes().all(plain), "{}", rule.name);
        }
        assert_eq!(
            Rule::named("no-such\nrule").unwrap_err().to_string(),
            "unknown rule `no-such\\nrule`"
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
            // Both languages name the same values.
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
