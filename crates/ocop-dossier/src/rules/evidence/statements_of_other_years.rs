//! Financial statements, or a classification, that are not of the years that a claim of growth needs.
//!
//! Mẫu 02 of 26/2026 asks for the statements of the two latest years. Each prints the year before too, so
//! that the figures of three years need no third document.

use alloc::format;
use alloc::vec;

use ocop_core::{Choice, Criterion};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Document;
use crate::model::document_kind::DocumentKind;
use crate::procedure::Provision;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;
use crate::rules::shared::growth::{self, Growth};
use crate::rules::shared::row::Row;

pub(crate) const WITHOUT_YEARS: Rule = Row {
    name: "statements-without-years",
    severity: Severity::Note,
    basis: Basis::Form(Provision::ReportContents),
    checks: (
        "Báo cáo tài chính, kết quả phân loại hợp tác xã ghi rõ là của năm nào",
        "Financial statements and the classification of a cooperative name their years",
    ),
    why: (
        "Không ghi năm thì không xác định được báo cáo có phải của hai năm gần nhất hay không",
        "Without the years, nobody can see whether the statements are of the two latest years",
    ),
    message: (
        "{paper} chưa ghi là của năm nào",
        "the years of the {paper} are missing",
    ),
    repair: (
        "ghi năm của {document} theo bản chính, ví dụ 2024 và 2025",
        "enter the years of the {document} from the original, such as 2024 and 2025",
    ),
    example: (
        "Báo cáo tài chính chỉ được kê khai ngày lập",
        "Financial statements are listed with their date only",
    ),
    check: |examination, findings| {
        // Looked at first: it is seldom so.
        let without = |kind| {
            let mut documents = examination.documents(kind);
            documents.any(|(_, document)| document.years.is_empty())
        };
        if !KINDS.into_iter().any(without) {
            return;
        }
        let Some(claimed) = Claimed::of(examination) else {
            return;
        };
        for kind in KINDS {
            if !claimed.uses(kind) {
                continue;
            }
            for (name, document) in claimed.cited(kind) {
                if document.years.is_empty() && !is_too_early(document, claimed.grown.last) {
                    let values = vec![
                        ("document", kind.words().into()),
                        ("name", examination.document(name)),
                    ];
                    findings.add(format!("documents.{name}.years"), values);
                }
            }
        }
    },
}
.rule(Topic::Evidence);

pub(crate) const OTHER_YEARS: Rule = Row {
    name: "statements-of-other-years",
    severity: Severity::Error,
    basis: Basis::Form(Provision::ReportContents),
    checks: (
        "Báo cáo tài chính là của hai năm gần nhất trước khi nộp; kết quả phân loại hợp tác xã là của năm liền trước",
        "Financial statements are of the two latest years before the filing; a classification is of the year before",
    ),
    why: (
        "Tăng trưởng tính từ năm liền trước năm đánh giá. Báo cáo của năm khác không chứng minh được",
        "Growth is counted back from the year before the assessment. Statements of other years prove nothing",
    ),
    message: (
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng hồ sơ chưa có {document} năm {years} (đã nộp: {names})",
        "criterion {criterion} claims level {level} “{condition}”, but the dossier lacks the {document} for {years} (submitted: {names})",
    ),
    repair: (
        "nộp {document} năm {years}, hoặc chấm lại tiêu chí {criterion}",
        "submit the {document} of {years}, or score criterion {criterion} again",
    ),
    example: (
        "Hồ sơ nộp năm 2026 chỉ có báo cáo tài chính năm 2021 và 2022",
        "A dossier filed in 2026 contains the statements of 2021 and 2022 only",
    ),
    check: |examination, findings| {
        let Some(claimed) = Claimed::of(examination) else {
            return;
        };
        for kind in KINDS {
            let needed = claimed.needed(kind);
            if claimed.uses(kind) && claimed.lacking(kind, needed).next().is_some() {
                claimed.report(findings, kind, needed);
            }
        }
    },
}
.rule(Topic::Evidence);

const KINDS: [DocumentKind; 2] = [
    DocumentKind::CooperativeClassification,
    DocumentKind::FinancialStatements,
];

/// A claim of growth with the documents cited for it.
struct Claimed<'a> {
    examination: &'a Examination<'a>,
    criterion: Criterion<'a>,
    choice: Choice,
    grown: Growth<'a>,
}

impl<'a> Claimed<'a> {
    fn of(examination: &'a Examination<'a>) -> Option<Self> {
        let (criterion, choice) = examination.claim_on(growth::CONCEPT)?;
        let grown = Growth::of(examination, criterion)?;
        (growth::years(criterion, choice) > 0).then_some(Self {
            examination,
            criterion,
            choice,
            grown,
        })
    }

    /// Whether the claim rests on documents of a kind. A cooperative uses its classification, if it may.
    fn uses(&self, kind: DocumentKind) -> bool {
        let by_class = self.by_profit() && self.grown.may_go_by_class();
        by_class == (kind == DocumentKind::CooperativeClassification)
            && self.cited(kind).next().is_some()
    }

    fn by_profit(&self) -> bool {
        self.examination.procedure.levels.profit_growth
    }

    fn cited(&self, kind: DocumentKind) -> impl Iterator<Item = (&'a str, &'a Document)> {
        let key = self.criterion.key();
        let documents = self.examination.documents(kind);
        documents.filter(move |(_, document)| document.is_cited_for(key))
    }

    /// How many of the latest years the documents must cover.
    fn needed(&self, kind: DocumentKind) -> u16 {
        if kind == DocumentKind::CooperativeClassification {
            return 1;
        }
        let by_form = self.examination.procedure.states(Provision::ReportContents);
        self.shown(self.choice).max(if by_form { 2 } else { 1 })
    }

    /// How many of the latest statements contain the figures of a level.
    fn shown(&self, choice: Choice) -> u16 {
        let years = growth::years(self.criterion, choice);
        if self.by_profit() {
            years
        } else {
            years.min(1)
        }
    }

    /// The years that no document covers, back from the last. Statements of the year of filing, where they
    /// exist, stand for the earliest.
    fn lacking(&self, kind: DocumentKind, needed: u16) -> impl Iterator<Item = u16> {
        let last = self.grown.last;
        let covers = move |year: u16| {
            let mut cited = self.cited(kind);
            cited.any(|(_, document)| {
                document.years.contains(&year)
                    || (document.years.is_empty() && !is_too_early(document, year))
            })
        };
        let later =
            u16::from(kind == DocumentKind::FinancialStatements && needed > 1).min(u16::from(
                self.cited(kind)
                    .any(|(_, document)| document.years.contains(&(last + 1))),
            ));
        let first = (last + 1).saturating_sub(needed - later);
        (first..=last).filter(move |&year| !covers(year))
    }

    fn report(&self, findings: &mut Findings<'_>, kind: DocumentKind, needed: u16) {
        let Self {
            examination,
            criterion,
            choice,
            ..
        } = *self;
        let mut values = claim::values(criterion, choice);
        let years: Value = self.lacking(kind, needed).collect();
        let cited = self.cited(kind);
        let names: Value = cited.map(|(name, _)| examination.described(name)).collect();
        values.extend([
            ("document", kind.words().into()),
            ("years", years),
            ("names", names),
        ]);
        // Statements contain the year before too: a level falls only if figures are missing.
        let proves = |choice| {
            let shown = if kind == DocumentKind::CooperativeClassification {
                1
            } else {
                self.shown(choice)
            };
            self.lacking(kind, shown).next().is_none()
        };
        let risk = if proves(choice) {
            None
        } else {
            let left = examination.remaining_if(criterion, choice, |lower| {
                growth::years(criterion, lower) > 0 && proves(lower)
            });
            examination.risk([(criterion, choice, left)])
        };
        let first = self.cited(kind).next().map_or("", |(name, _)| name);
        let path = format!("documents.{first}.years");
        findings.add_at_criterion(criterion.key(), path, values, risk);
    }
}

/// Whether a document is dated before any business year named so can end, on 31/03 at the earliest.
fn is_too_early(document: &Document, year: u16) -> bool {
    let issued = document
        .issued
        .map(|issued| (issued.year(), issued.month()));
    issued.is_some_and(|issued| issued < (i16::try_from(year).unwrap_or(i16::MAX), 4))
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::DocumentKind;
    use crate::model::{Dossier, LegalForm};
    use crate::testing::{best, choose, clean, costs, day, finds, paper};

    const RULE: &str = "statements-of-other-years";
    const WITHOUT: &str = "statements-without-years";

    /// A company of an edition, filed on 30/05/2026, with statements of some years.
    fn company(edition: Edition, set: u16, years: &[u16]) -> Dossier {
        let mut dossier = best(edition, set);
        dossier.applicant.legal_form = Some(LegalForm::LimitedCompany);
        dossier.steps.filed = Some(day(2026, 5, 30));
        paper(&mut dossier, "financial-statements").years = years.iter().copied().collect();
        dossier
    }

    #[test]
    fn statements_are_of_the_two_years_before_the_filing() {
        finds(RULE, &clean(), &[]);
        finds(RULE, &company(Edition::E2026, 1, &[2024, 2025]), &[]);
        finds(RULE, &company(Edition::E2026, 1, &[2023, 2024, 2025]), &[]);
        finds(
            RULE,
            &company(Edition::E2026, 1, &[2021, 2022]),
            &[(
                "documents.financial-statements.years",
                "Tiêu chí 3.4 tự chấm mức 2 “Có lợi nhuận tăng trưởng dương 02 năm liên tiếp tính từ năm liền trước năm đánh giá; riêng HTX: đạt mức này hoặc xếp loại khá trở lên” nhưng hồ sơ chưa có báo cáo tài chính năm 2024, 2025 (đã nộp: báo cáo tài chính)",
                "Criterion 3.4 claims level 2 “Positive profit growth for 2 consecutive years counted from the year before the assessment year; cooperatives: this or rated fair (khá) or higher”, but the dossier lacks the financial statements for 2024, 2025 (submitted: financial statements)",
            )],
        );
        assert_eq!(
            costs(RULE, &company(Edition::E2026, 1, &[2021, 2022])),
            ["3.4: 2 → 0, 100 → 98, 5★ → 3★"]
        );
        // The statements of 2025 contain 2024 too: one year of growth remains.
        let one = company(Edition::E2026, 1, &[2025]);
        assert_eq!(costs(RULE, &one), ["3.4: 2 → 1, 100 → 99, 5★ → 3★"]);
        let mut one = one;
        choose(&mut one, "3.4", 1);
        assert_eq!(costs(RULE, &one), ["nothing"]);
        choose(&mut one, "3.4", 0);
        finds(RULE, &one, &[]);
    }

    #[test]
    fn the_year_of_filing_counts_where_its_statements_exist() {
        finds(RULE, &company(Edition::E2026, 1, &[2025, 2026]), &[]);
        assert_eq!(costs(RULE, &company(Edition::E2026, 1, &[2026])).len(), 1);
        assert_eq!(
            costs(RULE, &company(Edition::E2026, 1, &[2024, 2026])).len(),
            1
        );
    }

    #[test]
    fn several_documents_cover_the_years_together() {
        let mut dossier = company(Edition::E2026, 1, &[2025]);
        let mut other = paper(&mut dossier, "financial-statements").clone();
        other.years = [2024].into();
        dossier.documents.insert("bctc-2024".into(), other);
        finds(RULE, &dossier, &[]);
        // Cited for another criterion, it covers nothing.
        paper(&mut dossier, "bctc-2024").criteria = ["1.4".into()].into();
        assert_eq!(costs(RULE, &dossier).len(), 1);
    }

    #[test]
    fn without_years_the_date_shows_what_they_cannot_be() {
        let mut dossier = company(Edition::E2026, 1, &[]);
        finds(RULE, &dossier, &[]);
        finds(
            WITHOUT,
            &dossier,
            &[(
                "documents.financial-statements.years",
                "Báo cáo tài chính chưa ghi là của năm nào",
                "The years of the financial statements are missing",
            )],
        );
        paper(&mut dossier, "financial-statements").issued = Some(day(2024, 3, 31));
        assert_eq!(costs(RULE, &dossier), ["3.4: 2 → 0, 100 → 98, 5★ → 3★"]);
        finds(WITHOUT, &dossier, &[]);
        // Statements drawn up in March 2025 are of 2024, and contain no figure of that year.
        paper(&mut dossier, "financial-statements").issued = Some(day(2025, 3, 31));
        assert_eq!(costs(RULE, &dossier), ["3.4: 2 → 0, 100 → 98, 5★ → 3★"]);
        paper(&mut dossier, "financial-statements").issued = Some(day(2026, 3, 31));
        finds(RULE, &dossier, &[]);
        dossier.steps.filed = None;
        finds(RULE, &dossier, &[]);
        finds(WITHOUT, &dossier, &[]);
    }

    #[test]
    fn a_cooperative_may_use_the_classification_of_the_year_before() {
        let mut dossier = clean();
        paper(&mut dossier, "tai-chinh").years.clear();
        finds(RULE, &dossier, &[]);
        finds(WITHOUT, &dossier, &[]);
        paper(&mut dossier, "phan-loai-htx").years = [2023].into();
        assert_eq!(costs(RULE, &dossier).len(), 1);
        paper(&mut dossier, "phan-loai-htx").years.clear();
        finds(RULE, &dossier, &[]);
        assert_eq!(costs(WITHOUT, &dossier), ["nothing"]);
    }

    #[test]
    fn every_edition_needs_the_years_that_its_level_compares() {
        for sheet in Edition::E2026.sheets() {
            let set = sheet.number();
            assert_eq!(
                costs(RULE, &company(Edition::E2026, set, &[2022])).len(),
                1,
                "{sheet}"
            );
        }
        // Under 148/2023, no form asks for two documents, but two years of growth do.
        assert_eq!(
            costs(RULE, &company(Edition::E2023, 1, &[2025])),
            ["3.d: 2 → 1, 100 → 99, 5★ → 3★"]
        );
        finds(RULE, &company(Edition::E2023, 1, &[2024, 2025]), &[]);
        let mut one = company(Edition::E2023, 1, &[2025]);
        choose(&mut one, "3.d", 1);
        finds(RULE, &one, &[]);
        // Under 1048/2019, revenue is compared with the year before, which the statements contain.
        finds(RULE, &company(Edition::E2019, 12, &[2025]), &[]);
        assert_eq!(costs(RULE, &company(Edition::E2019, 12, &[2024])).len(), 1);
        let mut dossier = company(Edition::E2026, 1, &[2022]);
        dossier
            .documents
            .remove(DocumentKind::FinancialStatements.as_str());
        finds(RULE, &dossier, &[]);
    }
}
