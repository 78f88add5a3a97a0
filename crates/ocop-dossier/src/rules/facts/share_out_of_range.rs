//! A declared share below 0 or above 1.

use alloc::vec;

use ocop_core::Label;
use rust_decimal::Decimal;

use crate::check::examination::{Examination, is_share};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "share-out-of-range",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Mọi tỷ lệ kê khai nằm từ 0 đến 1, tức 0% đến 100%",
        "Every declared share is from 0 to 1, that is, from 0% to 100%",
    ),
    why: Label::constant(
        "Tỷ lệ ghi ở dạng thập phân từ 0 đến 1, ví dụ 85% ghi là 0,85; số ghi theo dạng khác không đối chiếu được với mức điểm",
        "A share is a fraction of 1, such as 0.85 for 85%; other numbers cannot be compared with a level",
    ),
    message: Label::constant(
        "{share} kê khai là {declared}, ngoài khoảng từ 0 đến 1",
        "the declared {share} is {declared}: expected 0 to 1",
    ),
    repair: Label::constant(
        "ghi lại {share} ở dạng thập phân từ 0 đến 1, ví dụ 85% là 0,85",
        "enter the {share} as a fraction of 1, such as 0.85 for 85%",
    ),
    example: Label::constant("Ghi 85 cho tỷ lệ 85%", "85 is entered for a share of 85%"),
    check,
};

const COMMUNE: Label = Label::constant(
    "tỷ lệ nguyên liệu trong xã",
    "share of material from the commune",
);
const PROVINCE: Label = Label::constant(
    "tỷ lệ nguyên liệu trong tỉnh",
    "share of material from the province",
);
const IMPORTED: Label =
    Label::constant("tỷ lệ nguyên liệu nhập khẩu", "share of imported material");
const STANDARD: Label = Label::constant(
    "tỷ lệ nguyên liệu đạt tiêu chuẩn",
    "share of material that meets a standard",
);
const SALES: Label = Label::constant(
    "tỷ lệ sản lượng có hợp đồng",
    "share of sales volume under linkage contracts",
);
const INPUT: Label = Label::constant(
    "tỷ lệ nguyên liệu có hợp đồng",
    "share of input material under linkage contracts",
);
const CAPITAL: Label = Label::constant(
    "tỷ lệ vốn góp của cộng đồng địa phương",
    "share of local capital",
);
const TRAINED: Label = Label::constant(
    "tỷ lệ quản lý, nhân viên được đào tạo",
    "share of trained managers and staff",
);
const ELIGIBLE: Label = Label::constant(
    "tỷ lệ cơ sở dịch vụ đủ điều kiện",
    "share of eligible establishments",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let facts = &examination.dossier.facts;
    let material = facts.material.unwrap_or_default();
    let contracts = facts.contracts.unwrap_or_default();
    let shares = [
        ("facts.material.commune", COMMUNE, material.commune),
        ("facts.material.province", PROVINCE, material.province),
        ("facts.material.imported", IMPORTED, material.imported),
        ("facts.material.standard", STANDARD, material.standard),
        ("facts.contracts.sales", SALES, contracts.sales),
        ("facts.contracts.input", INPUT, contracts.input),
        ("facts.local_capital", CAPITAL, facts.local_capital),
        ("facts.trained_staff", TRAINED, facts.trained_staff),
        (
            "facts.eligible_establishments",
            ELIGIBLE,
            facts.eligible_establishments,
        ),
    ];
    for (path, label, share) in shares {
        if let Some(share) = share.filter(|&share: &Decimal| !is_share(share)) {
            findings.add(
                path,
                vec![("share", label.into()), ("declared", Value::Decimal(share))],
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Lang;

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::{Contracts, Facts, Material};
    use crate::testing::{clean, decimal, finds};

    const RULE: &str = "share-out-of-range";

    #[test]
    fn a_share_is_from_0_to_1() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        for share in ["0", "1", "1.000"] {
            dossier.facts.local_capital = decimal(share);
            finds(RULE, &dossier, &[]);
        }
        dossier.facts.local_capital = decimal("1.0001");
        dossier.facts.contracts.as_mut().unwrap().sales = decimal("-0.0001");
        finds(
            RULE,
            &dossier,
            &[
                (
                    "facts.contracts.sales",
                    "Tỷ lệ sản lượng có hợp đồng kê khai là -0,0001, ngoài khoảng từ 0 đến 1",
                    "The declared share of sales volume under linkage contracts is -0.0001: expected 0 to 1",
                ),
                (
                    "facts.local_capital",
                    "Tỷ lệ vốn góp của cộng đồng địa phương kê khai là 1,0001, ngoài khoảng từ 0 đến 1",
                    "The declared share of local capital is 1.0001: expected 0 to 1",
                ),
            ],
        );
        dossier.facts = Facts::default();
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn every_share_is_checked() {
        let mut dossier = clean();
        let wrong = || decimal("85");
        dossier.facts.material = Some(Material {
            commune: wrong(),
            province: wrong(),
            imported: wrong(),
            standard: wrong(),
        });
        dossier.facts.contracts = Some(Contracts {
            sales: wrong(),
            input: wrong(),
            months: None,
        });
        dossier.facts.local_capital = wrong();
        dossier.facts.trained_staff = wrong();
        dossier.facts.eligible_establishments = wrong();
        let report = check(&dossier, &Settings::default());
        let found = report
            .findings()
            .filter(|finding| finding.rule().name() == RULE);
        let messages: alloc::vec::Vec<_> = found.map(|finding| finding.message(Lang::En)).collect();
        assert_eq!(messages.len(), 9, "{messages:?}");
        // A number out of range leads to no other finding.
        let topic = report
            .findings()
            .filter(|finding| finding.rule().topic() == crate::Topic::Facts);
        let others: alloc::vec::Vec<_> = topic
            .map(|finding| finding.rule().name())
            .filter(|name| *name != RULE)
            .collect();
        assert!(others.is_empty(), "{others:?}");
    }
}
