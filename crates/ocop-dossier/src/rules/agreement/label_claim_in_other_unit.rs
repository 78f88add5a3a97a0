//! A claim of a label or declaration whose test results all have units that do not convert into its own,
//! so that nobody can compare them. It weighs as much as a missing test.

use alloc::format;
use alloc::string::String;

use ocop_core::{Label, Lang};

use crate::base::texts::written;
use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::paper::NamedDocument;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::tested::{self, Reason};

pub(crate) const RULE: Rule = Rule {
    name: "label-claim-in-other-unit",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Chỉ tiêu công bố và kết quả kiểm nghiệm có cùng đơn vị hoặc đơn vị quy đổi được",
        "Stated values and test results have the same unit, or units that convert",
    ),
    why: Label::constant(
        "Đơn vị không quy đổi được thì không đối chiếu được; chỉ tiêu coi như chưa kiểm nghiệm",
        "Values in such units cannot be compared, so the claim counts as not tested",
    ),
    message: Label::constant(
        "{paper} ghi chỉ tiêu “{indicator}” {stated}, còn {other_paper} {found}",
        "the {paper} states “{indicator}” {stated}, but the {other_paper} {found}",
    ),
    repair: Label::constant("ghi {how}", "state {how}"),
    example: Label::constant(
        "Nhãn ghi g/100 ml, phiếu kết quả kiểm nghiệm ghi mg/kg",
        "The label says g/100 ml, but the test report says mg/kg",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (stated, result) in tested::unproven(examination, Reason::OtherUnit) {
        let Some((report, result)) = result else {
            continue;
        };
        let claim = stated.claim;
        let units = [&claim.unit, &result.unit].map(|unit| written(unit));
        // Of two numbers, one has a unit: numbers without a unit are compared.
        let lacking = match units {
            [None, _] => examination.named(stated.name),
            _ => examination.named(report),
        };
        let [unit, other] = units.map(|unit| unit.map(Value::from));
        let both = |of: fn(Option<&Value>, Option<&Value>, Lang) -> String| {
            let of = |lang| of(unit.as_ref(), other.as_ref(), lang);
            Label::new(of(Lang::Vi), of(Lang::En))
        };
        let how = match lacking.filter(|_| unit.is_none() || other.is_none()) {
            Some(lacking) => enter(lacking),
            None => both(same),
        };
        let mut values = stated.values(examination);
        values.extend([
            ("report", examination.document(report)),
            ("stated", both(of_claim).into()),
            ("found", both(of_result).into()),
            ("how", how.into()),
        ]);
        values.extend(unit.map(|unit| ("unit", unit)));
        values.extend(other.map(|other| ("other", other)));
        let path = format!("{}.unit", stated.path());
        findings.add_at_risk(path, values, stated.risk(examination));
    }
}

/// How a claim is stated.
fn of_claim(unit: Option<&Value>, _: Option<&Value>, lang: Lang) -> String {
    match (unit, lang) {
        (Some(unit), Lang::Vi) => format!("theo đơn vị {}", unit.shown(lang)),
        (Some(unit), Lang::En) => format!("in {}", unit.shown(lang)),
        (None, _) => lang.pick("mà không ghi đơn vị", "without a unit").into(),
    }
}

/// How the result is stated, against the claim.
fn of_result(unit: Option<&Value>, other: Option<&Value>, lang: Lang) -> String {
    let Some(other) = other else {
        return lang.pick("không ghi đơn vị", "states no unit").into();
    };
    let other = other.shown(lang);
    let against = match unit {
        Some(_) => lang.pick(
            "; hai đơn vị không quy đổi được",
            "; the two cannot be compared",
        ),
        None => "",
    };
    match lang {
        Lang::Vi => format!("ghi theo đơn vị {other}{against}"),
        Lang::En => format!("states it in {other}{against}"),
    }
}

/// What to do about two units.
fn same(unit: Option<&Value>, _: Option<&Value>, lang: Lang) -> String {
    let unit = unit.map_or_else(String::new, |unit| unit.shown(lang));
    match lang {
        Lang::Vi => {
            format!("thống nhất một đơn vị, hoặc đề nghị phòng kiểm nghiệm ghi kết quả theo {unit}")
        }
        Lang::En => {
            format!("both in one unit, or ask the laboratory to state the result in {unit}")
        }
    }
}

/// What to do about a document without the unit.
fn enter(document: &NamedDocument) -> Label {
    let amendment = |lang| document.word("amendment", lang).unwrap_or_default();
    Label::new(
        format!("đơn vị theo bản chính; {}", amendment(Lang::Vi)),
        format!("the unit as on the original; {}", amendment(Lang::En)),
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::{both_repairs, clean, costs, finds, paper};

    #[test]
    fn a_claim_without_bounds_has_nothing_to_compare() {
        let mut dossier = clean();
        let claim = &mut paper(&mut dossier, "nhan").claims[0];
        (claim.least, claim.most, claim.unit) = (None, None, None);
        finds("label-claim-in-other-unit", &dossier, &[]);
        finds("label-claim-without-test", &dossier, &[]);
    }

    #[test]
    fn units_that_do_not_convert_weigh_as_much_as_a_missing_test() {
        let mut dossier = clean();
        finds("label-claim-in-other-unit", &dossier, &[]);

        paper(&mut dossier, "nhan").claims[0].unit = Some("mg/l".into());
        paper(&mut dossier, "cong-bo").claims[1].unit = None;
        finds(
            "label-claim-in-other-unit",
            &dossier,
            &[
                (
                    "documents.cong-bo.claims[1].unit",
                    "Bản công bố chất lượng sản phẩm số 01/MORTG/2025 ngày 05/05/2025 ghi chỉ tiêu “Nước” mà không ghi đơn vị, còn phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 ghi theo đơn vị g/100 g",
                    "The quality declaration no. 01/MORTG/2025 of 2025-05-05 states “Nước” without a unit, but the test report no. KN-2026-0715 of 2026-07-15 states it in g/100 g",
                ),
                (
                    "documents.nhan.claims[0].unit",
                    "Nhãn sản phẩm ghi chỉ tiêu “Đường khử tự do” theo đơn vị mg/l, còn phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 ghi theo đơn vị g/100 g; hai đơn vị không quy đổi được",
                    "The product label states “Đường khử tự do” in mg/l, but the test report no. KN-2026-0715 of 2026-07-15 states it in g/100 g; the two cannot be compared",
                ),
            ],
        );
        let incomparable = costs("label-claim-in-other-unit", &dossier);
        let results = &mut paper(&mut dossier, "kiem-nghiem").results;
        for result in results {
            result.indicator = "HMF".into();
        }
        paper(&mut dossier, "cong-bo").claims.remove(0);
        assert_eq!(costs("label-claim-without-test", &dossier), incomparable);
    }

    #[test]
    fn a_missing_unit_is_added_where_it_is_missing() {
        const RULE: &str = "label-claim-in-other-unit";
        let mut dossier = clean();
        paper(&mut dossier, "cong-bo").claims[1].unit = None;
        assert_eq!(
            both_repairs(RULE, &dossier),
            [
                "Ghi đơn vị theo bản chính; nếu bản chính không ghi, làm thủ tục công bố lại",
                "State the unit as on the original; if the original does not show it, declare the product again"
            ]
        );

        let mut dossier = clean();
        paper(&mut dossier, "cong-bo").claims.clear();
        paper(&mut dossier, "kiem-nghiem").results[0].unit = None;
        finds(
            RULE,
            &dossier,
            &[(
                "documents.nhan.claims[0].unit",
                "Nhãn sản phẩm ghi chỉ tiêu “Đường khử tự do” theo đơn vị g/100 g, còn phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 không ghi đơn vị",
                "The product label states “Đường khử tự do” in g/100 g, but the test report no. KN-2026-0715 of 2026-07-15 states no unit",
            )],
        );
        assert_eq!(
            both_repairs(RULE, &dossier),
            [
                "Ghi đơn vị theo bản chính; nếu bản chính không ghi, đề nghị phòng kiểm nghiệm bổ sung",
                "State the unit as on the original; if the original does not show it, ask the laboratory to add it"
            ]
        );

        let mut dossier = clean();
        paper(&mut dossier, "nhan").claims[0].unit = Some("mg/l".into());
        assert_eq!(
            both_repairs(RULE, &dossier),
            [
                "Ghi thống nhất một đơn vị, hoặc đề nghị phòng kiểm nghiệm ghi kết quả theo mg/l",
                "State both in one unit, or ask the laboratory to state the result in mg/l"
            ]
        );
    }

    #[test]
    fn units_that_convert_are_compared() {
        let mut dossier = clean();
        for unit in ["mg/kg", "%", "g/100g", "G/kg", "ppm"] {
            paper(&mut dossier, "nhan").claims[0].unit = Some(unit.into());
            finds("label-claim-in-other-unit", &dossier, &[]);
        }
        paper(&mut dossier, "nhan").claims[0].unit = Some("mg/viên".into());
        assert_eq!(costs("label-claim-in-other-unit", &dossier).len(), 1);
    }

    #[test]
    fn one_report_in_a_comparable_unit_is_enough() {
        let mut dossier = clean();
        paper(&mut dossier, "nhan").claims[0].unit = Some("mg/l".into());
        let mut other = paper(&mut dossier, "kiem-nghiem").clone();
        other.results.truncate(1);
        other.results[0].unit = Some(" MG/lít".into());
        dossier.documents.insert("kiem-nghiem-2".into(), other);
        finds("label-claim-in-other-unit", &dossier, &[]);
    }

    #[test]
    fn numbers_without_a_unit_match_and_untested_claims_are_left_to_another_rule() {
        let mut dossier = clean();
        paper(&mut dossier, "cong-bo").claims.clear();
        paper(&mut dossier, "nhan").claims[0].unit = None;
        paper(&mut dossier, "kiem-nghiem").results[0].unit = Some(" ".into());
        finds("label-claim-in-other-unit", &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").results.remove(0);
        finds("label-claim-in-other-unit", &dossier, &[]);
    }
}
