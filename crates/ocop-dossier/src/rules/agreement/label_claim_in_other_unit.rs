//! A claim of a label or declaration that was tested in another unit only, so that nobody can compare
//! the two.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::tested;

pub(crate) const RULE: Rule = Rule {
    name: "label-claim-in-other-unit",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Chỉ tiêu công bố và kết quả kiểm nghiệm có cùng đơn vị",
        "Stated values and test results have the same unit",
    ),
    why: Label::constant(
        "Khác đơn vị thì không đối chiếu được",
        "Values in different units cannot be compared",
    ),
    message: Label::constant(
        "{paper} ghi {indicator} theo đơn vị {unit}, còn {other_paper} ghi theo đơn vị {other}",
        "the {paper} states {indicator} in {unit}, but the {other_paper} states it in {other}",
    ),
    repair: Label::constant(
        "ghi thống nhất một đơn vị, hoặc đề nghị phòng kiểm nghiệm ghi kết quả theo {unit}",
        "use one unit for both, or ask the laboratory to state the result in {unit}",
    ),
    example: Label::constant(
        "Nhãn ghi g/100 g, phiếu kết quả kiểm nghiệm ghi mg/kg",
        "The label says g/100 g, but the test report says mg/kg",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for stated in tested::claims(examination) {
        let claim = stated.claim;
        let mut results = tested::results(examination, &claim.indicator);
        let Some((report, _, result)) = results.next() else {
            continue;
        };
        let mut all = tested::results(examination, &claim.indicator);
        if all.any(|(_, _, result)| tested::in_one_unit(claim, result)) {
            continue;
        }
        let unit = |unit| said(unit).map_or_else(|| NONE.into(), Value::from);
        let (name, index) = (stated.name, stated.index);
        let values = vec![
            ("document", stated.document.kind.words().into()),
            ("name", name.into()),
            ("indicator", (&claim.indicator).into()),
            ("unit", unit(&claim.unit)),
            ("report", report.into()),
            ("other", unit(&result.unit)),
        ];
        findings.add(format!("documents.{name}.claims[{index}].unit"), values);
    }
}

const NONE: Label = Label::constant("(không ghi)", "(no unit)");

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds, paper};

    #[test]
    fn claims_and_results_have_the_same_unit() {
        let mut dossier = clean();
        finds("label-claim-in-other-unit", &dossier, &[]);

        paper(&mut dossier, "nhan").claims[0].unit = Some("mg/kg".into());
        paper(&mut dossier, "cong-bo").claims[1].unit = None;
        finds(
            "label-claim-in-other-unit",
            &dossier,
            &[
                (
                    "documents.cong-bo.claims[1].unit",
                    "Bản công bố chất lượng sản phẩm số 01/MORTG/2025 ngày 05/05/2025 ghi Nước theo đơn vị (không ghi), còn phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 ghi theo đơn vị g/100 g",
                    "The quality declaration no. 01/MORTG/2025 of 2025-05-05 states Nước in (no unit), but the test report no. KN-2026-0715 of 2026-07-15 states it in g/100 g",
                ),
                (
                    "documents.nhan.claims[0].unit",
                    "Nhãn sản phẩm ghi Đường khử tự do theo đơn vị mg/kg, còn phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 ghi theo đơn vị g/100 g",
                    "The product label states Đường khử tự do in mg/kg, but the test report no. KN-2026-0715 of 2026-07-15 states it in g/100 g",
                ),
            ],
        );
    }

    #[test]
    fn one_report_in_the_unit_is_enough() {
        let mut dossier = clean();
        paper(&mut dossier, "nhan").claims[0].unit = Some("mg/kg".into());
        let mut other = paper(&mut dossier, "kiem-nghiem").clone();
        other.results.truncate(1);
        other.results[0].unit = Some(" MG/kg".into());
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
