//! Entries of what the edition asks of the applicant for an upgrade or a re-evaluation (26/2026, Art. 6.1.b,
//! 6.1.c, 6.2.d and 7.1).

use alloc::format;
use alloc::vec::Vec;

use ocop_core::explain::day;
use ocop_core::{Date, DossierKind, Label, Lang};

use super::entry::NextEntry;
use super::part::NextPart;
use crate::check::examination::Examination;
use crate::model::{FormKind, Stage};
use crate::procedure::Provision;

/// What the edition asks of the applicant for this kind of dossier.
pub(super) fn of_law(examination: &Examination<'_>) -> Vec<NextEntry> {
    let (procedure, kind) = (examination.procedure, examination.dossier.kind);
    let cited = |provision| {
        Some(Label::new(
            procedure.cite(provision, Lang::Vi),
            procedure.cite(provision, Lang::En),
        ))
    };
    let mut entries = Vec::new();
    for row in procedure.forms(Stage::Applicant, kind) {
        let own = matches!(
            row.provision,
            Provision::UpgradeDossier | Provision::ReEvaluationDossier
        );
        let path = format!("forms.{}", row.form);
        let path = if own { path + ".parts" } else { path };
        let mut entry = NextEntry::new(NextPart::New, path, form(row.form).clone());
        if !row.parts.is_empty() {
            let parts = |lang| {
                let parts = examination.parts(row).map(|part| part.label(lang));
                parts.collect::<Vec<_>>().join(", ")
            };
            let (vi, en) = (parts(Lang::Vi), parts(Lang::En));
            entry = entry.because(if own {
                Label::new(
                    format!("thêm các nội dung: {vi}"),
                    format!("with further contents: {en}"),
                )
            } else {
                Label::new(
                    format!("lập lại và ký; gồm các phần: {vi}"),
                    format!("written and signed again; parts: {en}"),
                )
            });
        }
        entry.place = cited(row.provision);
        entries.push(entry);
    }
    let certified = examination.dossier.certificate.as_ref();
    let certified = certified.and_then(|certificate| certificate.issued);
    let mut asked = |what: Label, provision| {
        let mut entry = NextEntry::new(NextPart::New, "documents", what);
        entry.place = cited(provision);
        entries.push(entry);
    };
    match kind {
        DossierKind::Upgrade if procedure.states(Provision::UpgradeDossier) => {
            asked(since(&CHANGES, certified), Provision::UpgradeDossier);
        }
        DossierKind::ReEvaluation if procedure.states(Provision::ReEvaluationDossier) => {
            if !examination.is_service() {
                asked(since(&TESTS, certified), Provision::ReEvaluationDossier);
            }
            asked(TERMS, Provision::ReEvaluationDossier);
        }
        _ => {}
    }
    entries.push(sets(examination));
    let samples = examination.sheet().samples();
    if samples > 0 {
        let what = Label::new(
            format!("Sản phẩm mẫu: {samples}, ghi trong phiếu đăng ký"),
            format!("Product samples: {samples}, stated on the registration form"),
        );
        let mut entry = NextEntry::new(NextPart::New, "samples", what);
        entry.place = cited(Provision::Samples);
        entries.push(entry);
    }
    entries
}

const CHANGES: Label = Label::constant(
    "Minh chứng cho những nội dung thay đổi từ khi được công nhận",
    "Evidence of what changed since recognition",
);
const TESTS: Label = Label::constant(
    "Phiếu kiểm nghiệm định kỳ cấp từ khi được công nhận",
    "Periodic test reports issued since recognition",
);
const TERMS: Label = Label::constant(
    "Minh chứng còn giá trị của mọi giấy tờ pháp lý có thời hạn",
    "Valid proof of every legal document that has a term",
);

/// A text with the day of recognition behind it, if it is known.
fn since(what: &Label, certified: Option<Date>) -> Label {
    let Some(certified) = certified else {
        return what.clone();
    };
    let (vi, en) = (day(certified, Lang::Vi), day(certified, Lang::En));
    Label::new(
        format!("{} (ngày {vi})", what.get(Lang::Vi)),
        format!("{} ({en})", what.get(Lang::En)),
    )
}

fn sets(examination: &Examination<'_>) -> NextEntry {
    let sets = examination.procedure.sets;
    let (paper, electronic) = (sets.paper, sets.electronic);
    let (mut vi, mut en) = (Vec::new(), Vec::new());
    if paper > 0 {
        vi.push(format!("{paper} bộ giấy"));
        en.push(format!("{paper} paper set"));
    }
    if electronic > 0 {
        vi.push(format!("{electronic} bộ điện tử"));
        en.push(format!("{electronic} electronic set"));
    }
    let what = Label::new(
        format!("Số bộ hồ sơ: {}", vi.join(", ")),
        format!("Sets of the dossier: {}", en.join(", ")),
    );
    let mut entry = NextEntry::new(NextPart::New, "copies", what);
    let cite = |lang| examination.procedure.cite(Provision::Sets, lang);
    entry.place = Some(Label::new(cite(Lang::Vi), cite(Lang::En)));
    entry
}

/// A form with its name in the decision, as a heading.
const fn form(kind: FormKind) -> &'static Label {
    static REGISTRATION: Label = Label::constant("Phiếu đăng ký", "Registration form");
    static SELF_REPORT: Label = Label::constant("Báo cáo tự đánh giá", "Self-evaluation report");
    static PLAN: Label = Label::constant("Phương án kinh doanh", "Business plan");
    static CHART: Label = Label::constant("Sơ đồ tổ chức", "Organisation chart");
    static COMMUNE: Label = Label::constant("Báo cáo của cấp xã", "Commune's report");
    match kind {
        FormKind::Registration => &REGISTRATION,
        FormKind::SelfReport => &SELF_REPORT,
        FormKind::BusinessPlan => &PLAN,
        FormKind::OrganisationChart => &CHART,
        FormKind::CommuneReport => &COMMUNE,
    }
}
