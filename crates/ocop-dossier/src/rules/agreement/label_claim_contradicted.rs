//! A claim of a label or declaration that the latest test report contradicts.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::tested::{self, Reason};

pub(crate) const RULE: Rule = Rule {
    name: "label-claim-contradicted",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Kết quả kiểm nghiệm nằm trong mức công bố, mức ghi trên nhãn",
        "Test results are within the values on the label and the declaration",
    ),
    why: Label::constant(
        "Sản phẩm không đạt mức đã công bố thì không được coi là đạt chất lượng công bố",
        "A product that does not meet its declared values does not have the declared quality",
    ),
    message: Label::constant(
        "{paper} ghi chỉ tiêu “{indicator}” {bounds}, nhưng {other_paper} cho kết quả {value}",
        "the {paper} states {bounds} for “{indicator}”, but the {other_paper} gives {value}",
    ),
    repair: Label::constant(
        "xác định nguyên nhân. Nếu mức công bố chưa đúng, điều chỉnh bản công bố và nhãn. Nếu sản phẩm chưa đạt, khắc phục khâu sản xuất trước khi nộp lại hồ sơ",
        "find the cause. If the stated value is wrong, correct the declaration and the label. If the product falls short, correct the production before filing again",
    ),
    example: Label::constant(
        "Công bố nước không quá 21 g/100 g, phiếu kết quả kiểm nghiệm ghi 21,5",
        "The declaration says at most 21 g/100 g of water, but the test report says 21.5",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    tested::add_unproven(examination, Reason::Contradicted, findings);
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, day, decimal, finds, measured, paper};

    #[test]
    fn bounds_are_included_and_values_beyond_them_contradict() {
        let mut dossier = clean();
        finds("label-claim-contradicted", &dossier, &[]);

        // Exactly on both bounds: at least 60, at most 21.
        let results = &mut paper(&mut dossier, "kiem-nghiem").results;
        results[0].value = measured("60.00");
        results[1].value = measured("21");
        finds("label-claim-contradicted", &dossier, &[]);

        let results = &mut paper(&mut dossier, "kiem-nghiem").results;
        results[0].value = measured("59.9999");
        results[1].value = measured("21.0001");
        finds(
            "label-claim-contradicted",
            &dossier,
            &[
                (
                    "documents.cong-bo.claims[0]",
                    "Bản công bố chất lượng sản phẩm số 01/MORTG/2025 ngày 05/05/2025 ghi chỉ tiêu “Đường khử tự do” không dưới 60 g/100 g, nhưng phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 cho kết quả 59,9999 g/100 g",
                    "The quality declaration no. 01/MORTG/2025 of 2025-05-05 states at least 60 g/100 g for “Đường khử tự do”, but the test report no. KN-2026-0715 of 2026-07-15 gives 59.9999 g/100 g",
                ),
                (
                    "documents.cong-bo.claims[1]",
                    "Bản công bố chất lượng sản phẩm số 01/MORTG/2025 ngày 05/05/2025 ghi chỉ tiêu “Nước” không quá 21 g/100 g, nhưng phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 cho kết quả 21,0001 g/100 g",
                    "The quality declaration no. 01/MORTG/2025 of 2025-05-05 states at most 21 g/100 g for “Nước”, but the test report no. KN-2026-0715 of 2026-07-15 gives 21.0001 g/100 g",
                ),
                (
                    "documents.nhan.claims[0]",
                    "Nhãn sản phẩm ghi chỉ tiêu “Đường khử tự do” không dưới 60 g/100 g, nhưng phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 cho kết quả 59,9999 g/100 g",
                    "The product label states at least 60 g/100 g for “Đường khử tự do”, but the test report no. KN-2026-0715 of 2026-07-15 gives 59.9999 g/100 g",
                ),
            ],
        );
        assert_eq!(
            costs("label-claim-contradicted", &dossier),
            [
                "9: 2 → 0, 75 → 71, 4★ → 2★",
                "9: 2 → 0, 75 → 71, 4★ → 2★",
                "2.3: 3 → 0, 75 → 72, 4★ → 2★"
            ]
        );
    }

    #[test]
    fn not_detected_counts_as_zero() {
        let mut dossier = clean();
        let results = &mut paper(&mut dossier, "kiem-nghiem").results;
        results[1].value = None;
        finds("label-claim-contradicted", &dossier, &[]);
        let results = &mut paper(&mut dossier, "kiem-nghiem").results;
        results[0].value = None;
        paper(&mut dossier, "cong-bo").claims.clear();
        paper(&mut dossier, "nhan").claims[0].most = decimal("70");
        finds(
            "label-claim-contradicted",
            &dossier,
            &[(
                "documents.nhan.claims[0]",
                "Nhãn sản phẩm ghi chỉ tiêu “Đường khử tự do” từ 60 đến 70 g/100 g, nhưng phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 cho kết quả “không phát hiện”",
                "The product label states from 60 to 70 g/100 g for “Đường khử tự do”, but the test report no. KN-2026-0715 of 2026-07-15 gives “not detected”",
            )],
        );
        // A claim without bounds cannot be contradicted.
        paper(&mut dossier, "nhan").claims[0].most = None;
        paper(&mut dossier, "nhan").claims[0].least = None;
        finds("label-claim-contradicted", &dossier, &[]);
    }

    #[test]
    fn the_latest_report_counts() {
        let mut dossier = clean();
        let mut other = paper(&mut dossier, "kiem-nghiem").clone();
        other.results[0].value = measured("50");
        other.issued = Some(day(2026, 7, 14));
        dossier
            .documents
            .insert("kiem-nghiem-2".into(), other.clone());
        finds("label-claim-contradicted", &dossier, &[]);
        other.issued = None;
        dossier
            .documents
            .insert("kiem-nghiem-2".into(), other.clone());
        finds("label-claim-contradicted", &dossier, &[]);
        other.issued = Some(day(2026, 7, 16));
        dossier.documents.insert("kiem-nghiem-2".into(), other);
        assert_eq!(costs("label-claim-contradicted", &dossier).len(), 2);
    }

    #[test]
    fn of_two_results_of_one_report_the_worse_counts() {
        for good_first in [true, false] {
            let mut dossier = clean();
            let results = &mut paper(&mut dossier, "kiem-nghiem").results;
            let mut bad = results[0].clone();
            bad.value = measured("40");
            results.insert(usize::from(good_first), bad);
            assert_eq!(costs("label-claim-contradicted", &dossier).len(), 2);
        }
    }

    #[test]
    fn values_in_another_unit_of_the_dimension_are_converted() {
        let mut dossier = clean();
        for (value, unit, contradicts) in [
            ("50", "%", true),
            ("50", "g/100g", true),
            ("50", "G/100  g", true),
            ("500", "g/kg", true),
            ("59999", "mg/100 g", true),
            ("60", "%", false),
            ("600", "g/kg", false),
            ("60000", "mg/100 g", false),
            // These cannot be compared.
            ("50", "g/l", false),
            ("50", "điểm", false),
        ] {
            let result = &mut paper(&mut dossier, "kiem-nghiem").results[0];
            result.value = measured(value);
            result.unit = Some(unit.into());
            let found = costs("label-claim-contradicted", &dossier).len();
            assert_eq!(found, if contradicts { 2 } else { 0 }, "{value} {unit}");
        }
    }

    #[test]
    fn the_mark_of_a_laboratory_is_no_part_of_the_indicator() {
        let mut dossier = clean();
        let result = &mut paper(&mut dossier, "kiem-nghiem").results[0];
        result.indicator = "Đường khử tự do (*)".into();
        result.value = measured("40");
        assert_eq!(costs("label-claim-contradicted", &dossier).len(), 2);
    }

    #[test]
    fn bounds_of_a_report_contradict_what_they_exclude() {
        let mut dossier = clean();
        for (value, contradicts) in [
            ("<60", true),
            ("≤60", false),
            ("<61", false),
            (">60", false),
        ] {
            paper(&mut dossier, "kiem-nghiem").results[0].value = measured(value);
            let found = costs("label-claim-contradicted", &dossier).len();
            assert_eq!(found, if contradicts { 2 } else { 0 }, "{value}");
        }
        let results = &mut paper(&mut dossier, "kiem-nghiem").results;
        results[0].value = measured("vết");
        results[1].value = measured("<0.5");
        paper(&mut dossier, "cong-bo").claims.remove(0);
        finds(
            "label-claim-contradicted",
            &dossier,
            &[(
                "documents.nhan.claims[0]",
                "Nhãn sản phẩm ghi chỉ tiêu “Đường khử tự do” không dưới 60 g/100 g, nhưng phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 cho kết quả “vết”",
                "The product label states at least 60 g/100 g for “Đường khử tự do”, but the test report no. KN-2026-0715 of 2026-07-15 gives “traces”",
            )],
        );
    }

    #[test]
    fn a_report_that_does_not_count_contradicts_nothing() {
        let mut dossier = clean();
        let mut other = paper(&mut dossier, "kiem-nghiem").clone();
        other.issued = Some(day(2026, 8, 1));
        other.results[0].value = measured("40");
        dossier.documents.insert("kn-hai".into(), other.clone());
        assert_eq!(costs("label-claim-contradicted", &dossier).len(), 2);
        // A report of another product, and one that did not exist on the day.
        paper(&mut dossier, "kn-hai").products = alloc::vec!["Chè".into()];
        finds("label-claim-contradicted", &dossier, &[]);
        assert_eq!(costs("scope-without-product", &dossier).len(), 1);
        other.issued = Some(day(2026, 9, 20));
        dossier.documents.insert("kn-hai".into(), other);
        finds("label-claim-contradicted", &dossier, &[]);
        assert_eq!(costs("not-yet-issued-document", &dossier).len(), 1);
        // If there is no other, the finding on the report is the only one.
        dossier.documents.remove("kiem-nghiem");
        finds("label-claim-contradicted", &dossier, &[]);
        finds("label-claim-without-test", &dossier, &[]);
    }
}
