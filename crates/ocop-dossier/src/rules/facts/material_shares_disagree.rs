//! Shares of raw material that contradict each other.

use alloc::vec;

use ocop_core::Label;
use rust_decimal::Decimal;

use crate::check::examination::{Examination, is_share};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "material-shares-disagree",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Tỷ lệ nguyên liệu trong xã không vượt tỷ lệ trong tỉnh; trong tỉnh và nhập khẩu cộng lại không vượt 100%",
        "The commune's share of material does not exceed the province's; province and imports together do not exceed 100%",
    ),
    why: Label::constant(
        "Nguyên liệu trong xã cũng là nguyên liệu trong tỉnh; nguyên liệu nhập khẩu thì không",
        "Material from the commune is also from the province; imported material is not",
    ),
    message: Label::constant(
        "nguyên liệu {first} là {share} nhưng nguyên liệu trong tỉnh là {province}; hai số liệu mâu thuẫn",
        "the share of material {first} is {share}, but the share from the province is {province}; they cannot both be true",
    ),
    repair: Label::constant(
        "sửa các tỷ lệ nguyên liệu theo hóa đơn, hợp đồng và xác nhận nguồn gốc",
        "correct the shares of material from invoices, contracts and confirmations of origin",
    ),
    example: Label::constant(
        "Trong xã 90%, trong tỉnh 80%",
        "90% from the commune, 80% from the province",
    ),
    check,
};

const COMMUNE: Label = Label::constant("trong xã", "from the commune");
const IMPORTED: Label = Label::constant("nhập khẩu", "from imports");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let material = examination.dossier.facts.material.unwrap_or_default();
    // `share-out-of-range` reports a number that is no share.
    let share = |share: Option<Decimal>| share.filter(|&share| is_share(share));
    let Some(province) = share(material.province) else {
        return;
    };
    let mut disagrees = |path, first: Label, share| {
        let values = vec![
            ("first", first.into()),
            ("share", Value::Share(share)),
            ("province", Value::Share(province)),
        ];
        findings.add(path, values);
    };
    if let Some(commune) = share(material.commune).filter(|&commune| commune > province) {
        disagrees("facts.material.commune", COMMUNE, commune);
    }
    let rest = Decimal::ONE - province;
    if let Some(imported) = share(material.imported).filter(|&imported| imported > rest) {
        disagrees("facts.material.imported", IMPORTED, imported);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Dossier, Material};
    use crate::testing::{clean, decimal, finds};

    const RULE: &str = "material-shares-disagree";

    fn with(commune: &str, province: &str, imported: &str) -> Dossier {
        let mut dossier = clean();
        dossier.facts.material = Some(Material {
            commune: decimal(commune),
            province: decimal(province),
            imported: decimal(imported),
            standard: None,
        });
        dossier
    }

    #[test]
    fn the_commune_lies_in_the_province_and_imports_do_not() {
        finds(RULE, &clean(), &[]);
        finds(RULE, &with("0.8", "0.8", "0.2"), &[]);
        finds(
            RULE,
            &with("0.8001", "0.8", "0.2001"),
            &[
                (
                    "facts.material.commune",
                    "Nguyên liệu trong xã là 80,01% nhưng nguyên liệu trong tỉnh là 80%; hai số liệu mâu thuẫn",
                    "The share of material from the commune is 80.01%, but the share from the province is 80%; they cannot both be true",
                ),
                (
                    "facts.material.imported",
                    "Nguyên liệu nhập khẩu là 20,01% nhưng nguyên liệu trong tỉnh là 80%; hai số liệu mâu thuẫn",
                    "The share of material from imports is 20.01%, but the share from the province is 80%; they cannot both be true",
                ),
            ],
        );
    }

    #[test]
    fn a_missing_or_impossible_share_contradicts_nothing() {
        finds(RULE, &with("85", "0.8", "-1"), &[]);
        finds(RULE, &with("0.85", "80", "0.5"), &[]);
        let mut dossier = with("0.85", "0.8", "0.5");
        dossier.facts.material.as_mut().unwrap().province = None;
        finds(RULE, &dossier, &[]);
        dossier.facts.material = None;
        finds(RULE, &dossier, &[]);
    }
}
