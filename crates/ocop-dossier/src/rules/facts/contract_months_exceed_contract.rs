//! Months of performance of linkage contracts that are more than the age of the oldest contract.

use alloc::format;
use alloc::vec;

use ocop_core::internal::concept;
use ocop_core::{Choice, Criterion, Date, Label};

use crate::check::examination::Examination;
use crate::evidence::fact::Fact;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;
use crate::rules::shared::months::full_months;
use crate::rules::shared::row::Row;

pub(crate) const YOUNGER_THAN_CLAIM: Rule = Row {
    name: "contract-younger-than-claim",
    severity: Severity::Error,
    basis: Basis::Criterion,
    checks: (
        "Hợp đồng liên kết đã ký đủ số tháng mà mức tự chấm yêu cầu",
        "A linkage contract is as old as the months that the claimed level requires",
    ),
    why: (
        "Hợp đồng không thể được thực hiện trước ngày ký",
        "No contract is carried out before it is signed",
    ),
    message: (
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng hợp đồng cũ nhất trong hồ sơ ({paper}) mới ký {signed}",
        "criterion {criterion} claims level {level} “{condition}”, but the oldest contract in the dossier ({paper}) was signed {signed} before the filing",
    ),
    repair: (
        "nộp hợp đồng đã ký trước đó, hoặc chấm lại tiêu chí {criterion}",
        "submit contracts signed earlier, or score criterion {criterion} again",
    ),
    example: (
        "Tự chấm mức ổn định từ 12 tháng nhưng hợp đồng mới ký 5 tháng",
        "The level of 12 steady months is claimed with a contract signed 5 months ago",
    ),
    check: |examination, findings| {
        for (criterion, choice, row) in examination.claims_of(&[Fact::ContractMonths]) {
            let bounds = row.bounds.iter();
            let months = bounds
                .filter(|bound| bound.fact == Fact::ContractMonths)
                .map(|bound| bound.least / 10_000)
                .max();
            let Some(months) = months else { continue };
            let Some(oldest) = Oldest::of(examination, criterion) else {
                continue;
            };
            if i64::from(oldest.age) >= months {
                continue;
            }
            let left = examination.remaining_if(criterion, choice, |lower| oldest.reaches(examination, criterion, lower));
            let mut values = claim::values(criterion, choice);
            values.extend(oldest.values(examination));
            let risk = examination.risk([(criterion, choice, left)]);
            let path = alloc::format!("documents.{}.issued", oldest.name);
            findings.add_at_criterion(criterion.key(), path, values, risk);
        }
    },
}
.rule(Topic::Facts);

pub(crate) const MONTHS_EXCEED: Rule = Row {
    name: "contract-months-exceed-contract",
    severity: Severity::Warning,
    basis: Basis::Practice,
    checks: (
        "Số tháng thực hiện hợp đồng liên kết không vượt thời gian từ ngày ký hợp đồng cũ nhất",
        "The declared months of performance do not exceed the age of the oldest linkage contract",
    ),
    why: (
        "Hợp đồng không thể được thực hiện trước ngày ký",
        "No contract is carried out before it is signed",
    ),
    message: (
        "kê khai {months} tháng thực hiện hợp đồng liên kết, nhưng hợp đồng cũ nhất trong hồ sơ ({paper}) mới ký {signed}",
        "months of performance declared for linkage contracts: {months}, but the oldest contract in the dossier ({paper}) was signed {signed} before the filing",
    ),
    repair: (
        "nộp hợp đồng đã ký trước đó, hoặc sửa số tháng thực hiện",
        "submit contracts signed earlier, or correct the number of months",
    ),
    example: (
        "Kê khai 24 tháng nhưng hợp đồng mới ký 13 tháng",
        "24 months are declared with a contract signed 13 months ago",
    ),
    check: |examination, findings| {
        let contracts = examination.dossier.facts.contracts;
        let Some(months) = contracts.and_then(|contracts| contracts.months) else {
            return;
        };
        let Some((criterion, choice)) = examination.claim_on(const { concept("chain-linkage") }) else {
            return;
        };
        let Some(oldest) = Oldest::of(examination, criterion) else {
            return;
        };
        // If the level falls, the other rule reports it.
        if months <= u32::from(oldest.age) || !oldest.reaches(examination, criterion, choice) {
            return;
        }
        let mut values = vec![("months", months.into())];
        values.extend(oldest.values(examination));
        findings.add("facts.contracts.months", values);
    },
}
.rule(Topic::Facts);

/// Whether the oldest linkage contract is younger than a level requires.
pub(super) fn is_younger(
    examination: &Examination<'_>,
    criterion: Criterion<'_>,
    choice: Choice,
) -> bool {
    Oldest::of(examination, criterion)
        .is_some_and(|oldest| !oldest.reaches(examination, criterion, choice))
}

/// The oldest linkage contract that is cited for a criterion, and its age in full months.
struct Oldest<'a> {
    name: &'a str,
    issued: Date,
    age: u16,
}

impl<'a> Oldest<'a> {
    /// `None` without a contract or a date; a contract without a date may be older.
    fn of(examination: &'a Examination<'_>, criterion: Criterion<'_>) -> Option<Self> {
        let day = examination.day?;
        let mut oldest = None;
        for (name, contract) in examination.documents(DocumentKind::ChainContract) {
            if contract.is_cited_for(criterion.key()) {
                let own = (contract.issued?, name);
                oldest = Some(oldest.map_or(own, |known: (Date, &str)| known.min(own)));
            }
        }
        let (issued, name) = oldest?;
        Some(Self {
            name,
            issued,
            age: full_months(issued, day),
        })
    }

    /// Whether the contract is as old as a level requires.
    fn reaches(
        &self,
        examination: &Examination<'_>,
        criterion: Criterion<'_>,
        choice: Choice,
    ) -> bool {
        let mut bounds = examination.proof(criterion, choice).bounds.iter();
        bounds.all(|bound| {
            bound.fact != Fact::ContractMonths || i64::from(self.age) * 10_000 >= bound.least
        })
    }

    fn values(
        &self,
        examination: &Examination<'_>,
    ) -> [(&'static str, crate::report::value::Value); 5] {
        [
            ("document", DocumentKind::ChainContract.words().into()),
            ("name", examination.document(self.name)),
            ("issued", self.issued.into()),
            ("age", self.age.into()),
            ("signed", signed(self.age).into()),
        ]
    }
}

/// How long ago a contract was signed, in full months.
fn signed(age: u16) -> Label {
    match age {
        0 => Label::constant("chưa được 1 tháng", "less than 1 month"),
        1 => Label::constant("được 1 tháng", "only 1 month"),
        _ => Label::new(format!("được {age} tháng"), format!("only {age} months")),
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Edition, Lang};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::{Contracts, Document, Dossier};
    use crate::testing::{best, choose, clean, costs, day, decimal, finds, paper};

    const CLAIM: &str = "contract-younger-than-claim";
    const MONTHS: &str = "contract-months-exceed-contract";

    fn with(months: u32, signed: (i16, i8, i8), level: u8) -> Dossier {
        let mut dossier = clean();
        dossier.facts.contracts.as_mut().unwrap().months = Some(months);
        let (year, month, date) = signed;
        paper(&mut dossier, "hop-dong-lien-ket").issued = Some(day(year, month, date));
        choose(&mut dossier, "1.5", level);
        dossier
    }

    #[test]
    fn twelve_steady_months_need_a_contract_of_twelve_months() {
        finds(CLAIM, &with(12, (2025, 9, 14), 4), &[]);
        finds(MONTHS, &with(12, (2025, 9, 14), 4), &[]);
        let dossier = with(12, (2025, 9, 15), 4);
        finds(
            CLAIM,
            &dossier,
            &[(
                "documents.hop-dong-lien-ket.issued",
                "Tiêu chí 1.5 tự chấm mức 4 “Có hợp đồng liên kết trên 75% sản lượng tiêu thụ, thực hiện ổn định từ 12 tháng trở lên tính đến khi đăng ký” nhưng hợp đồng cũ nhất trong hồ sơ (hợp đồng liên kết chuỗi số 05/2025/HDLK ngày 15/09/2025) mới ký được 11 tháng",
                "Criterion 1.5 claims level 4 “Linkage contracts for over 75% of sales volume, carried out steadily for 12 months or more up to registration”, but the oldest contract in the dossier (chain-linkage contract no. 05/2025/HDLK of 2025-09-15) was signed only 11 months before the filing",
            )],
        );
        assert_eq!(costs(CLAIM, &dossier), ["1.5: 4 → 3, 76 → 75, 4★ → 4★"]);
        finds(MONTHS, &dossier, &[]);
        let message = |month, date, lang| {
            let report = check(&with(12, (2026, month, date), 4), &Settings::default());
            let mut found = report.findings();
            let found = found.find(|found| found.rule().name() == CLAIM);
            found.unwrap().message(lang)
        };
        for (month, date, vi, en) in [
            (
                8,
                14,
                "mới ký được 1 tháng",
                "was signed only 1 month before the filing",
            ),
            (
                8,
                15,
                "mới ký chưa được 1 tháng",
                "was signed less than 1 month before the filing",
            ),
        ] {
            assert!(message(month, date, Lang::Vi).ends_with(vi), "{vi}");
            assert!(message(month, date, Lang::En).ends_with(en), "{en}");
        }
        // Another contract of the same chain is older.
        let mut dossier = dossier;
        let mut older = paper(&mut dossier, "hop-dong-lien-ket").clone();
        older.issued = Some(day(2024, 9, 1));
        dossier.documents.insert("hop-dong-cu".into(), older);
        finds(CLAIM, &dossier, &[]);
        // One without a date may be older.
        paper(&mut dossier, "hop-dong-cu").issued = None;
        finds(CLAIM, &dossier, &[]);
    }

    #[test]
    fn declared_months_do_not_exceed_the_age_of_the_contract() {
        let dossier = with(24, (2025, 8, 1), 4);
        finds(CLAIM, &dossier, &[]);
        let found = [(
            "facts.contracts.months",
            "Kê khai 24 tháng thực hiện hợp đồng liên kết, nhưng hợp đồng cũ nhất trong hồ sơ (hợp đồng liên kết chuỗi số 05/2025/HDLK ngày 01/08/2025) mới ký được 13 tháng",
            "Months of performance declared for linkage contracts: 24, but the oldest contract in the dossier (chain-linkage contract no. 05/2025/HDLK of 2025-08-01) was signed only 13 months before the filing",
        )];
        finds(MONTHS, &dossier, &found);
        assert_eq!(costs(MONTHS, &dossier), ["nothing"]);
        finds(MONTHS, &with(24, (2025, 8, 1), 3), &found);
        finds(MONTHS, &with(13, (2025, 8, 1), 4), &[]);
        let mut no_day = with(24, (2025, 8, 1), 4);
        no_day.steps.filed = None;
        finds(MONTHS, &no_day, &[]);
        finds(CLAIM, &no_day, &[]);
    }

    #[test]
    fn every_sheet_with_months_of_contracts_is_checked() {
        let mut found = 0;
        for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
            let mut dossier = best(sheet.edition(), sheet.number());
            dossier.steps.filed = Some(day(2025, 5, 30));
            dossier.facts.contracts = Some(Contracts {
                sales: decimal("1"),
                input: decimal("1"),
                months: Some(12),
            });
            let contract: &mut Document = paper(&mut dossier, "chain-contract");
            contract.issued = Some(day(2025, 1, 30));
            let examined = crate::evidence::Evidence::of;
            let measures = sheet.criteria().any(|own| {
                let evidence = examined(&sheet, own.key(), own.best()).unwrap();
                let mut bounds = evidence.bounds();
                bounds.any(|(fact, ..)| fact == crate::evidence::Fact::ContractMonths)
            });
            assert_eq!(
                costs(CLAIM, &dossier).len(),
                usize::from(measures),
                "{sheet}"
            );
            found += usize::from(measures);
        }
        assert!(found > 40, "{found}");
    }
}
