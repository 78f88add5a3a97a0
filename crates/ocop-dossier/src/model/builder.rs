//! Building a dossier in Rust, part by part.

use alloc::string::String;

use ocop_core::{DossierKind, Edition, Star};

use super::{
    Applicant, CommunePart, Copies, Document, Dossier, Facts, Form, FormKind, PreviousCertificate,
    Product, ProvincePart, SelfScore, Stage, Steps,
};
use ocop_core::internal::{council_mean, error, named};
use ocop_core::{Error, ErrorDetail};

/// Builds a [`Dossier`] part by part. Parts that are not set are missing, and a check finds them.
///
/// ```
/// use ocop_core::{DossierKind, Edition, Star};
/// use ocop_dossier::{Dossier, Document, DocumentKind, Stage};
///
/// let mut report = Document::new(DocumentKind::TestReport);
/// report.number = Some("KN-07".into());
/// let dossier = Dossier::builder(Edition::E2026, 4, DossierKind::First)
///     .stage(Stage::Applicant)
///     .wanted(Star::Four)
///     .document("kiem-nghiem", report)
///     .build()?;
/// assert_eq!(dossier.documents.len(), 1);
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DossierBuilder {
    /// The first mistake is kept and returned by `build`.
    dossier: Result<Dossier, Error>,
}

impl Dossier {
    /// Starts a dossier on a sheet at the applicant's stage.
    #[must_use]
    pub fn builder(edition: Edition, set: u16, kind: DossierKind) -> DossierBuilder {
        let sheet = edition.sheet(set);
        DossierBuilder {
            dossier: sheet.and_then(|sheet| Self::new(sheet, kind, Stage::Applicant)),
        }
    }
}

impl DossierBuilder {
    fn with(mut self, give: impl FnOnce(&mut Dossier)) -> Self {
        if let Ok(dossier) = &mut self.dossier {
            give(dossier);
        }
        self
    }

    /// Who submits it.
    #[must_use]
    pub fn stage(self, stage: Stage) -> Self {
        self.with(|dossier| dossier.stage = stage)
    }

    /// The applicant.
    #[must_use]
    pub fn applicant(self, applicant: Applicant) -> Self {
        self.with(|dossier| dossier.applicant = applicant)
    }

    /// The product.
    #[must_use]
    pub fn product(self, product: Product) -> Self {
        self.with(|dossier| dossier.product = product)
    }

    /// The star applied for.
    #[must_use]
    pub fn wanted(self, star: Star) -> Self {
        self.with(|dossier| dossier.wanted = Some(star))
    }

    /// A form; one of the same kind is replaced.
    #[must_use]
    pub fn form(self, kind: FormKind, form: Form) -> Self {
        self.with(|dossier| {
            dossier.forms.insert(kind, form);
        })
    }

    /// The copies of the dossier.
    #[must_use]
    pub fn copies(self, copies: Copies) -> Self {
        self.with(|dossier| dossier.copies = copies)
    }

    /// The number of samples.
    #[must_use]
    pub fn samples(self, samples: u32) -> Self {
        self.with(|dossier| dossier.samples = Some(samples))
    }

    /// A document under a name; one of the same name is replaced.
    #[must_use]
    pub fn document(self, name: impl Into<String>, document: Document) -> Self {
        self.with(|dossier| {
            dossier.documents.insert(name.into(), document);
        })
    }

    /// The declared facts.
    #[must_use]
    pub fn facts(self, facts: Facts) -> Self {
        self.with(|dossier| dossier.facts = facts)
    }

    /// The applicant's own scorecard, which must be on the dossier's sheet.
    #[must_use]
    pub fn self_score(mut self, score: impl Into<SelfScore>) -> Self {
        let score = score.into();
        if let Ok(dossier) = &mut self.dossier {
            match score.other_sheet(dossier.sheet()) {
                None => dossier.self_score = Some(score),
                Some(other) => {
                    let values = [("found", named(other)), ("sheet", named(dossier.sheet()))];
                    let detail = ErrorDetail::SelfScoreOfAnotherSheet;
                    self.dossier = Err(error(detail, "self_score", values));
                }
            }
        }
        self
    }

    /// The certificate that is upgraded or renewed.
    #[must_use]
    pub fn certificate(self, certificate: PreviousCertificate) -> Self {
        self.with(|dossier| dossier.certificate = Some(certificate))
    }

    /// A ground for rejecting or stopping that people found.
    #[must_use]
    pub fn ground(self, id: impl Into<String>) -> Self {
        self.with(|dossier| {
            dossier.grounds.insert(id.into());
        })
    }

    /// The dates of the steps.
    #[must_use]
    pub fn steps(self, steps: Steps) -> Self {
        self.with(|dossier| dossier.steps = steps)
    }

    /// The commune's part.
    #[must_use]
    pub fn commune(self, part: CommunePart) -> Self {
        self.with(|dossier| dossier.commune = Some(part))
    }

    /// The province's part.
    #[must_use]
    pub fn province(self, part: ProvincePart) -> Self {
        self.with(|dossier| dossier.province = Some(part))
    }

    /// The dossier.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownSheet`](crate::ErrorKind::UnknownSheet) if the edition has no such sheet;
    /// [`ErrorKind::MixedSheets`](crate::ErrorKind::MixedSheets) if the self-score is a scorecard of
    /// another; [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) at `province.mean` for a mean above 100.
    pub fn build(self) -> Result<Dossier, Error> {
        let dossier = self.dossier?;
        if let Some(mean) = dossier.province.as_ref().and_then(|part| part.mean) {
            council_mean(mean).map_err(|error| error.under("province.mean"))?;
        }
        Ok(dossier)
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{ErrorKind, Mean};

    use super::*;

    #[test]
    fn no_council_has_a_mean_above_a_hundred() {
        let with = |mean| {
            let part = ProvincePart {
                mean: Mean::new(mean, 1),
                ..ProvincePart::default()
            };
            Dossier::builder(Edition::E2026, 4, DossierKind::First)
                .province(part)
                .build()
        };
        assert!(with(100).is_ok());
        let error = with(101).unwrap_err();
        assert_eq!(
            (error.kind(), error.path()),
            (ErrorKind::BadValue, "province.mean")
        );
        assert_eq!(error.message(), "mean 101 out of range: expected 0 to 100");
    }
}
