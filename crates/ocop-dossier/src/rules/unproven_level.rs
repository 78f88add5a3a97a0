//! A claimed level for which no paper of the kind that proves it is in the dossier.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::Label;

use crate::case::Case;
use crate::document_kind::Kinds;
use crate::dossier::Stage;
use crate::findings::Findings;
use crate::rule::{Basis, Rule, Severity, Topic};
use crate::value::Value;

pub(crate) const RULE: Rule = Rule {
    name: "unproven-level",
    stage: Stage::Applicant,
    topic: Topic::Evidence,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Mỗi mức tự chấm có loại giấy tờ chứng minh được mức đó",
        "Every level of the self-score has the kinds of paper that prove it",
    ),
    why: Label::constant(
        "Không có minh chứng, hội đồng chỉ chấm mức thấp hơn mà hồ sơ chứng minh được",
        "Without proof a council gives no more than the lower level that the dossier proves",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng thiếu {missing}",
        "criterion {criterion} claims level {level} “{condition}” without {missing}",
    ),
    repair: Label::constant(
        "bổ sung {missing}, hoặc chấm lại tiêu chí {criterion}",
        "add {missing}, or score criterion {criterion} anew",
    ),
    example: Label::constant(
        "Tự chấm mức có hợp đồng liên kết mà không nộp hợp đồng",
        "A level with chain contracts is claimed and no contract is handed in",
    ),
    check,
};

const OR: (&str, &str) = (" hoặc ", " or ");

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    for (criterion, choice, row) in case.claims() {
        let kinds = case.present(criterion);
        if row.is_proven_by(kinds) {
            continue;
        }
        let missing: Vec<Value> = row.missing(kinds).map(either).collect();
        let condition = criterion.level_of(choice).map(|level| level.label().clone());
        let values = vec![
            ("criterion", criterion.key().into()),
            ("level", Value::from(alloc::string::ToString::to_string(&choice).as_str())),
            ("condition", condition.map_or("".into(), Value::from)),
            ("missing", Value::List(missing)),
        ];
        let left = case.remaining(criterion, choice, kinds);
        let risk = case.risk(vec![(criterion, choice, left)]);
        let path = format!("self_score.choices.{}", criterion.key());
        findings.add_at_criterion(criterion.key(), path, values, risk);
    }
}

/// Kinds of which one is enough.
fn either(kinds: Kinds) -> Value {
    let vi: Vec<_> = kinds.iter().map(|kind| kind.label().get(ocop_core::Lang::Vi)).collect();
    let en: Vec<_> = kinds.iter().map(|kind| kind.label().get(ocop_core::Lang::En)).collect();
    Label::new(vi.join(OR.0), en.join(OR.1)).into()
}
