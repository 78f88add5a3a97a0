//! A claim of a label or declaration that the latest test report contradicts.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{LabelClaim, Stage, TestResult};
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::tested;

pub(crate) const RULE: Rule = Rule {
    name: "label-claim-contradicted",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Kết quả kiểm nghiệm nằm trong mức công bố, mức ghi trên nhãn",
        "Tested values lie within what the label and declaration state",
    ),
    why: Label::constant(
        "Sản phẩm không đạt mức đã công bố thì không được coi là đạt chất lượng công bố",
        "A product that does not meet its own declaration is not of the declared quality",
    ),
    message: Label::constant(
        "{document} “{name}” ghi {indicator} {bounds}, nhưng phiếu “{report}” cho kết quả {value}",
        "the {document} “{name}” states {indicator} {bounds}, but the report “{report}” gives {value}",
    ),
    repair: Label::constant(
        "sửa mức công bố, hoặc kiểm nghiệm lại lô khác và nộp phiếu mới",
        "correct what is stated, or have another lot tested and add the report",
    ),
    example: Label::constant(
        "Công bố nước không quá 21 g/100 g, phiếu đo được 21,5",
        "Water is declared at most 21 g/100 g, and the report measured 21.5",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for stated in tested::claims(examination) {
        let claim = stated.claim;
        let results = tested::results(examination, &claim.indicator);
        let alike = results.filter(|(_, _, result)| tested::in_one_unit(claim, result));
        // Of several reports the latest counts.
        let Some((report, _, result)) = alike.max_by_key(|(_, report, _)| report.issued) else {
            continue;
        };
        if holds(claim, result) {
            continue;
        }
        let (name, index) = (stated.name, stated.index);
        let values = vec![
            ("document", stated.document.kind.label().into()),
            ("name", name.into()),
            ("indicator", (&claim.indicator).into()),
            ("bounds", tested::bounds(claim).into()),
            ("report", report.into()),
            ("value", tested::measured(result).into()),
        ];
        let path = format!("documents.{name}.claims[{index}]");
        findings.add_at_risk(path, values, examination.risk_without(name));
    }
}

/// Whether a result is within a claim, both ends in. What was not detected is nothing.
fn holds(claim: &LabelClaim, result: &TestResult) -> bool {
    let value = result.value.unwrap_or_default();
    claim.least.is_none_or(|least| least <= value) && claim.most.is_none_or(|most| value <= most)
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, day, decimal, finds, paper};

    #[test]
    fn bounds_are_in_and_what_is_beyond_them_contradicts() {
        let mut dossier = clean();
        finds("label-claim-contradicted", &dossier, &[]);

        // Both ends exactly: at least 60, at most 21.
        let results = &mut paper(&mut dossier, "kiem-nghiem").results;
        results[0].value = decimal("60.00");
        results[1].value = decimal("21");
        finds("label-claim-contradicted", &dossier, &[]);

        let results = &mut paper(&mut dossier, "kiem-nghiem").results;
        results[0].value = decimal("59.9999");
        results[1].value = decimal("21.0001");
        finds(
            "label-claim-contradicted",
            &dossier,
            &[
                (
                    "documents.cong-bo.claims[0]",
                    "Bản công bố chất lượng sản phẩm “cong-bo” ghi Đường khử tự do từ 60 g/100 g, nhưng phiếu “kiem-nghiem” cho kết quả 59,9999 g/100 g",
                    "The quality declaration “cong-bo” states Đường khử tự do from 60 g/100 g, but the report “kiem-nghiem” gives 59.9999 g/100 g",
                ),
                (
                    "documents.cong-bo.claims[1]",
                    "Bản công bố chất lượng sản phẩm “cong-bo” ghi Nước không quá 21 g/100 g, nhưng phiếu “kiem-nghiem” cho kết quả 21,0001 g/100 g",
                    "The quality declaration “cong-bo” states Nước at most 21 g/100 g, but the report “kiem-nghiem” gives 21.0001 g/100 g",
                ),
                (
                    "documents.nhan.claims[0]",
                    "Nhãn sản phẩm “nhan” ghi Đường khử tự do từ 60 g/100 g, nhưng phiếu “kiem-nghiem” cho kết quả 59,9999 g/100 g",
                    "The product label “nhan” states Đường khử tự do from 60 g/100 g, but the report “kiem-nghiem” gives 59.9999 g/100 g",
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
    fn what_was_not_detected_is_nothing() {
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
                "Nhãn sản phẩm “nhan” ghi Đường khử tự do từ 60 đến 70 g/100 g, nhưng phiếu “kiem-nghiem” cho kết quả “không phát hiện”",
                "The product label “nhan” states Đường khử tự do from 60 to 70 g/100 g, but the report “kiem-nghiem” gives “not detected”",
            )],
        );
        // A claim without bounds states nothing that could fail.
        paper(&mut dossier, "nhan").claims[0].most = None;
        paper(&mut dossier, "nhan").claims[0].least = None;
        finds("label-claim-contradicted", &dossier, &[]);
    }

    #[test]
    fn the_latest_report_counts() {
        let mut dossier = clean();
        let mut other = paper(&mut dossier, "kiem-nghiem").clone();
        other.results[0].value = decimal("50");
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
    fn values_in_another_unit_are_not_compared() {
        let mut dossier = clean();
        let results = &mut paper(&mut dossier, "kiem-nghiem").results;
        results[0].value = decimal("50");
        results[0].unit = Some("%".into());
        finds("label-claim-contradicted", &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").results[0].unit = Some("G/100  g".into());
        assert_eq!(costs("label-claim-contradicted", &dossier).len(), 2);
    }
}
