//! Documents that a sheet requires whatever the levels: by its rejection and stop lines, and by its
//! notes on test reports (26/2026, Annex II).

use alloc::format;
use alloc::string::String;
use alloc::vec;

use ocop_core::explain::day;
use ocop_core::text::outside;
use ocop_core::{DisqualificationGround, Label, Lang, Note, NoteKind};

use crate::check::examination::{Examination, is_valid_on, said};
use crate::check::findings::Findings;
use crate::evidence::food_safety::replaces_certificate;
use crate::model::Document;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::rules::agreement::holder_is_not_applicant::{self, other_holder};
use crate::rules::agreement::scope_without_product::is_of_another_product;
use crate::rules::rule::Severity;

/// A ground that applies if no document counts, and the kinds that are accepted: one is enough.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Demand {
    ground: &'static str,
    kind: DocumentKind,
    kinds: Kinds,
}

/// Sites with GMP, HACCP, ISO 22000 or the like need no certificate
/// ([`Statute::FOOD_SAFETY`](crate::rules::rule::Statute::FOOD_SAFETY)). Small primary producers
/// and others that it exempts sign a commitment.
pub(crate) const FOOD_SAFETY: Demand = Demand {
    ground: "food-safety-certificate-breach",
    kind: DocumentKind::FoodSafetyCertificate,
    kinds: Kinds::of(&[
        DocumentKind::FoodSafetyCertificate,
        DocumentKind::FoodSafetyCommitment,
        DocumentKind::GmpCertificate,
        DocumentKind::QualityCertificate,
    ])
    .for_food_safety(),
};

pub(crate) const PRODUCTION_ELIGIBILITY: Demand = Demand {
    ground: "production-eligibility-breach",
    kind: DocumentKind::ProductionEligibility,
    kinds: Kinds::of(&[
        DocumentKind::ProductionEligibility,
        DocumentKind::ProductionLicence,
        DocumentKind::GmpCertificate,
    ]),
};

pub(crate) const PRODUCTION_LICENCE: Demand = Demand {
    ground: "production-licence-missing",
    kind: DocumentKind::ProductionLicence,
    kinds: Kinds::of(&[DocumentKind::ProductionLicence]),
};

pub(crate) const QUALITY_DECLARATION: Demand = Demand {
    ground: "quality-declaration-missing",
    kind: DocumentKind::QualityDeclaration,
    kinds: Kinds::of(&[DocumentKind::QualityDeclaration]),
};

impl Demand {
    /// The ground that applies because no document counts.
    ///
    /// `None` if an accepted document is valid and the applicant's, if the sheet prints no such line, or if
    /// people found the ground already.
    pub(crate) fn ground<'a>(
        &self,
        examination: &'a Examination<'_>,
    ) -> Option<DisqualificationGround<'a>> {
        if self.counting(examination).next().is_some() {
            return None;
        }
        let ground = self.printed(examination)?;
        (!examination.dossier.grounds.contains(self.ground)).then_some(ground)
    }

    /// The accepted documents that are valid on the reference date and not in another name.
    fn counting<'a>(
        &self,
        examination: &'a Examination<'_>,
    ) -> impl Iterator<Item = (&'a str, &'a Document)> {
        let documents = examination.of_kinds(self.kinds);
        // Settings may let documents in another name count.
        let others_count = || {
            let severity = examination
                .settings
                .severity(&holder_is_not_applicant::RULE);
            severity.is_none_or(|severity| severity == Severity::Note)
        };
        let own = move |document| other_holder(examination, document).is_none() || others_count();
        let own = move |document| own(document) && !is_of_another_product(examination, document);
        // A document whose date cannot be read has a finding of its own, and may be valid.
        let days = examination.day.zip(examination.issued_by);
        let may_be = move |document| days.is_none_or(|(day, by)| is_valid_on(document, day, by));
        let counting = documents
            .filter(move |&(_, document, valid)| (valid || may_be(document)) && own(document));
        counting.map(|(name, document, _)| (name, document))
    }

    /// The line of the sheet. One that no source prints on this sheet (`head-by-parallel`) requires no
    /// document.
    fn printed<'a>(&self, examination: &'a Examination<'_>) -> Option<DisqualificationGround<'a>> {
        let mut grounds = examination.sheet().grounds_of(self.ground);
        grounds.find(|ground| !ground.is_by_parallel())
    }

    /// Reports that no document counts, with those that do not and why.
    pub(crate) fn check(&self, examination: &Examination<'_>, findings: &mut Findings<'_>) {
        let Some(ground) = self.ground(examination) else {
            return;
        };
        let mut path = format!("documents.{}", self.kind);
        let (mut vi, mut en) = (String::new(), String::new());
        // A certificate to another standard explains why none is accepted.
        let other = Kinds::OTHER_QUALITY;
        let other = if self.kinds.has(DocumentKind::QualityCertificate) {
            other
        } else {
            Kinds::NONE
        };
        for (name, document, _) in examination.of_kinds(self.kinds.and(other)) {
            if vi.is_empty() {
                path = format!("documents.{name}");
            }
            let [in_vi, in_en] =
                Lang::ALL.map(|lang| reason(examination, self.kind, (name, document), lang));
            for (text, own) in [(&mut vi, in_vi), (&mut en, in_en)] {
                text.push_str(if text.is_empty() { " (" } else { "; " });
                text.push_str(&own);
            }
        }
        for text in [&mut vi, &mut en] {
            if !text.is_empty() {
                text.push(')');
            }
        }
        let values = vec![
            ("document", self.kind.words().into()),
            ("papers", Label::new(vi, en).into()),
            ("ground", ground.label().clone().into()),
        ];
        match ground.criterion() {
            Some(criterion) => findings.add_at_criterion(criterion.key(), path, values, None),
            None => findings.add(path, values),
        }
    }

    /// The only documents that count have standards that are not known: one after the other.
    pub(crate) fn unknown<'a>(
        &self,
        examination: &'a Examination<'_>,
    ) -> impl Iterator<Item = (&'a str, &'a Document)> {
        let quality = |document: &Document| document.kind == DocumentKind::QualityCertificate;
        let is_known = |document: &Document| {
            !quality(document)
                || said(&document.standard)
                    .and_then(replaces_certificate)
                    .is_some()
        };
        let mut counting = self.counting(examination);
        let any_known = counting.any(|(_, document)| is_known(document));
        let printed = !any_known && self.printed(examination).is_some();
        let left = printed.then(|| self.counting(examination));
        left.into_iter().flatten()
    }
}

/// Why a document does not count, such as `the one no. 7 expired on 2026-09-13`.
fn reason(
    examination: &Examination<'_>,
    kind: DocumentKind,
    (name, document): (&str, &Document),
    lang: Lang,
) -> String {
    let (on, by) = (examination.day, examination.issued_by);
    let expired = document
        .valid_until
        .filter(|&last| on.is_some_and(|on| last < on));
    let later = document
        .issued
        .filter(|&issued| by.is_some_and(|by| by < issued));
    let paper = examination.described(name).shown(lang);
    // The kind that is missing is named once.
    let paper = match (paper.strip_prefix(kind.label(lang)), lang) {
        (Some(""), Lang::Vi) => "bản đã nộp".into(),
        (Some(""), Lang::En) => "the one submitted".into(),
        (Some(rest), Lang::Vi) => format!("bản{rest}"),
        (Some(rest), Lang::En) => format!("the one{rest}"),
        (None, Lang::Vi) => paper,
        (None, Lang::En) => format!("the {paper}"),
    };
    match (expired, later, other_holder(examination, document), lang) {
        (Some(last), _, _, Lang::Vi) => format!("{paper} đã hết hạn ngày {}", day(last, lang)),
        (Some(last), _, _, Lang::En) => format!("{paper} expired on {}", day(last, lang)),
        (_, Some(issued), _, Lang::Vi) => {
            format!("{paper} đến ngày {} mới có", day(issued, lang))
        }
        (_, Some(issued), _, Lang::En) => {
            format!("{paper} is dated only {}", day(issued, lang))
        }
        (_, _, Some(holder), Lang::Vi) => {
            format!("{paper} đứng tên “{}”", outside::short(holder, 60))
        }
        (_, _, Some(holder), Lang::En) => {
            format!("{paper} is in the name of “{}”", outside::short(holder, 60))
        }
        (_, _, None, Lang::Vi) if is_of_another_product(examination, document) => {
            format!("{paper} không ghi sản phẩm này")
        }
        (_, _, None, Lang::En) if is_of_another_product(examination, document) => {
            format!("{paper} does not cover this product")
        }
        (_, _, None, Lang::Vi) => format!("{paper} không thay được giấy này"),
        (_, _, None, Lang::En) => format!("{paper} does not replace it"),
    }
}

/// Whether a claimed level has no proof because a document of these kinds is missing. That level's
/// finding then reports it.
pub(crate) fn lacks_proof(examination: &Examination<'_>, kinds: Kinds) -> bool {
    examination.claims().any(|(criterion, _, row)| {
        let mut missing = row.missing(examination.present(criterion));
        missing.any(|any| any.meets(kinds))
    })
}

/// The sheet's note that a product standard comes with a test report. Only if the dossier contains a
/// standard or declaration, has no test report, and no finding on a claimed level reports it.
pub(crate) fn test_report<'a>(examination: &'a Examination<'_>) -> Option<Note<'a>> {
    const REPORT: Kinds = Kinds::of(&[DocumentKind::TestReport]);
    const STANDARD: Kinds = Kinds::of(&[
        DocumentKind::ProductStandard,
        DocumentKind::QualityDeclaration,
    ]);
    if examination.has_any(REPORT) || !examination.has_any(STANDARD) {
        return None;
    }
    let mut notes = examination.sheet().notes();
    let note = notes.find(|note| {
        let binds = note
            .criterion()
            .is_none_or(|own| !own.is_for_some_products());
        note.kind() == NoteKind::Requirement
            && binds
            && note.label().get(Lang::Vi).contains("phiếu kiểm nghiệm")
    })?;
    (!lacks_proof(examination, REPORT)).then_some(note)
}
