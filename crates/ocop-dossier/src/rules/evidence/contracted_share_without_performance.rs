//! A contracted share that no settlement and no invoice shows.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "contracted-share-without-performance",
    stage: Stage::Applicant,
    topic: Topic::Evidence,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Tỷ lệ có hợp đồng liên kết được chứng minh bằng biên bản thanh lý hoặc hóa đơn",
        "A share under linkage contracts comes with settlements or invoices",
    ),
    why: Label::constant(
        "Hợp đồng chỉ cho biết cam kết; biên bản thanh lý, hóa đơn mới cho biết sản lượng đã thực hiện",
        "A contract shows what was agreed; settlements and invoices show the quantities delivered",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng hồ sơ chưa có {missing} của các hợp đồng",
        "criterion {criterion} claims level {level} “{condition}”, but the contracts come without {missing}",
    ),
    repair: Label::constant(
        "nộp {missing} thể hiện sản lượng đã thực hiện theo hợp đồng",
        "submit the {missing} that shows the quantities delivered under the contracts",
    ),
    example: Label::constant(
        "Kê khai 80% sản lượng có hợp đồng liên kết nhưng không nộp hóa đơn, biên bản thanh lý",
        "80% of sales volume is declared under contract without any invoice or settlement",
    ),
    check,
};

const PERFORMANCE: Kinds = Kinds::of(&[DocumentKind::ContractSettlement, DocumentKind::Invoice]);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let shares = [Fact::ContractedSales, Fact::ContractedInput];
    for (criterion, choice, row) in examination.claims_of(&shares) {
        // Without any contract, and where the level itself asks for performance, it is unproven.
        let present = examination.present(criterion);
        if present.meets(PERFORMANCE) || !row.is_proven_by(present) {
            continue;
        }
        let mut values = claim::values(criterion, choice);
        values.push(("missing", PERFORMANCE.either().into()));
        findings.add_at_criterion(criterion.key(), claim::path(criterion), values, None);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{best, choose, clean, costs, finds};

    const RULE: &str = "contracted-share-without-performance";

    #[test]
    fn a_contracted_share_has_settlements_or_invoices() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.documents.remove("thanh-ly");
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.1.5",
                "Tiêu chí 1.5 tự chấm mức 3 “Có hợp đồng liên kết trên 75% sản lượng tiêu thụ” nhưng hồ sơ chưa có biên bản thanh lý hợp đồng hoặc hóa đơn của các hợp đồng",
                "Criterion 1.5 claims level 3 “Linkage contracts for over 75% of sales volume”, but the contracts come without contract settlement or invoice",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["nothing"]);
        // The level above asks for them itself.
        choose(&mut dossier, "1.5", 4);
        finds(RULE, &dossier, &[]);
        assert_eq!(costs("unproven-level", &dossier).len(), 1);
        choose(&mut dossier, "1.5", 3);
        dossier.documents.remove("hop-dong-lien-ket");
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "1.5", 1);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn shares_of_sales_and_of_input_are_asked_alike() {
        for (edition, set, key) in [
            (Edition::E2026, 1, "1.5"),
            (Edition::E2023, 1, "1.d"),
            (Edition::E2023, 5, "1.d"),
        ] {
            let mut dossier = best(edition, set);
            dossier.documents.remove("contract-settlement");
            dossier.documents.remove("invoice");
            for level in [2, 3] {
                choose(&mut dossier, key, level);
                assert_eq!(costs(RULE, &dossier), ["nothing"], "{edition} {set}");
            }
        }
    }
}
