//! Product labels that lack mandatory contents.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::document_kind::DocumentKind;
use crate::model::{LabelContent, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "incomplete-label",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Nhãn sản phẩm có đủ nội dung bắt buộc của loại hàng hóa",
        "A product label shows all that is mandatory for its goods",
    ),
    why: Label::constant(
        "Hàng hóa thiếu nội dung bắt buộc trên nhãn thì chưa được lưu thông (Nghị định 43/2017/NĐ-CP, Nghị định 111/2021/NĐ-CP)",
        "Goods without the mandatory contents of labels may not be sold (Decrees 43/2017/NĐ-CP and 111/2021/NĐ-CP)",
    ),
    message: Label::constant(
        "{paper} còn thiếu: {missing}",
        "the {paper} does not show: {missing}",
    ),
    repair: Label::constant(
        "bổ sung các nội dung còn thiếu trên nhãn; nếu nhãn đã có thì kê khai đầy đủ",
        "add the missing contents to the label; if the label already shows them, list them in the dossier",
    ),
    example: Label::constant(
        "Nhãn mật ong không ghi ngày sản xuất và hạn sử dụng",
        "The label of a honey shows neither its production date nor its expiry",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let labels = || examination.documents(DocumentKind::ProductLabel);
    let mut stated = labels().filter(|(_, label)| !label.contents.is_empty());
    let Some((name, label)) = stated.next() else {
        return;
    };
    // Most labels show all that is required.
    let required = examination.procedure.label(examination.sheet()).iter();
    if required
        .clone()
        .all(|content| label.contents.contains(content))
    {
        return;
    }
    // A product may have several labels, such as front and back: together they show all.
    let is_missing = |content: &LabelContent| {
        let mut labels = labels();
        !labels.any(|(_, label)| label.contents.contains(content))
    };
    let mut missing = required.copied().filter(is_missing).peekable();
    if missing.peek().is_none() {
        return;
    }
    let values = vec![
        ("document", label.kind.words().into()),
        ("name", examination.document(name)),
        ("missing", missing.map(LabelContent::words).collect()),
    ];
    findings.add(format!("documents.{name}.contents"), values);
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use ocop_core::Edition;

    use crate::model::LabelContent;
    use crate::testing::{clean, costs, finds, paper, under};

    #[test]
    fn what_is_missing_is_one_finding() {
        let mut dossier = clean();
        finds("incomplete-label", &dossier, &[]);
        let contents = &mut paper(&mut dossier, "nhan").contents;
        contents.remove(&LabelContent::Expiry);
        contents.remove(&LabelContent::Quantity);
        finds(
            "incomplete-label",
            &dossier,
            &[(
                "documents.nhan.contents",
                "Nhãn sản phẩm còn thiếu: định lượng, hạn sử dụng",
                "The product label does not show: quantity, expiry",
            )],
        );
        // The label on the back shows the rest.
        let mut back = paper(&mut dossier, "nhan").clone();
        back.contents = [LabelContent::Expiry, LabelContent::Quantity].into();
        dossier.documents.insert("nhan-sau".into(), back);
        finds("incomplete-label", &dossier, &[]);
        // A label without contents has a finding of its own.
        dossier.documents.remove("nhan-sau");
        paper(&mut dossier, "nhan").contents.clear();
        finds("incomplete-label", &dossier, &[]);
    }

    #[test]
    fn what_is_mandatory_depends_on_the_goods() {
        use LabelContent::{
            Composition, Expiry, Instructions, Name, Nutrition, Origin, ProductionDate, Quantity,
            ResponsibleUnit,
        };
        let goods = [Name, ResponsibleUnit, Origin];
        let dated = [Quantity, ProductionDate, Expiry];
        let food = [Composition, Instructions];
        for (edition, set, further) in [
            (Edition::E2026, 1, vec![Quantity]),
            (Edition::E2026, 3, dated.to_vec()),
            (Edition::E2026, 4, [&dated[..], &food].concat()),
            (
                Edition::E2026,
                7,
                [&dated[..], &food, &[Nutrition]].concat(),
            ),
            (
                Edition::E2023,
                17,
                [&dated[..], &food, &[Nutrition]].concat(),
            ),
            (Edition::E2026, 13, [&dated[..], &food].concat()),
            (
                Edition::E2026,
                14,
                vec![Quantity, ProductionDate, Instructions],
            ),
            (Edition::E2026, 16, [&dated[..], &food].concat()),
            (
                Edition::E2026,
                19,
                vec![Quantity, Composition, Instructions],
            ),
            (Edition::E2026, 20, dated.to_vec()),
            (Edition::E2026, 22, vec![]),
            (Edition::E2019, 4, vec![]),
        ] {
            let mut dossier = under(edition, set);
            let all: Vec<_> = goods.into_iter().chain(further).collect();
            paper(&mut dossier, "nhan").contents = all.iter().copied().collect();
            finds("incomplete-label", &dossier, &[]);
            // Each of them is needed.
            for content in all {
                paper(&mut dossier, "nhan").contents.remove(&content);
                let found = costs("incomplete-label", &dossier).len();
                assert_eq!(found, 1, "{edition} {set}: {content}");
                paper(&mut dossier, "nhan").contents.insert(content);
            }
        }
        let mut dossier = under(Edition::E2026, 26);
        paper(&mut dossier, "nhan").contents = [Name].into();
        finds("incomplete-label", &dossier, &[]);
    }
}
