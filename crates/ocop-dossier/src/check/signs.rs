//! What the rules that go over all documents look for, found in one pass over the documents.

use ocop_core::Date;

use crate::check::examination::{said, same, same_name, trimmed};
use crate::model::{Document, File};
use crate::rules::dates::district_after_its_end::LAST;
use crate::rules::shared::repeated::is_digest;

/// A sign of a defect that a document shows by itself. The rule of the defect looks at documents with its
/// sign only, and at none of a dossier without it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sign {
    /// Its kind demands a number, and it has none. So with the next six.
    NoNumber,
    NoIssuer,
    NoIssueDay,
    NoHolder,
    NoProduct,
    NoStandard,
    NoTerm,
    /// It is issued to a holder, whose name is not the applicant's.
    OtherHolder,
    /// It names products, and none by the name of the dossier's.
    OtherProducts,
    /// Its term ends before it begins.
    EndsFirst,
    /// It has a term.
    Term,
    /// Its term ended before the reference date.
    Expired,
    /// It is issued after the day by which documents are.
    IssuedLater,
    /// It is issued after the end of the districts.
    AfterDistricts,
    /// It has claims, results or classes, whose values may be impossible.
    Values,
    /// It is cited for a criterion that is not on the sheet.
    UnknownCriterion,
    NoFile,
    /// A file of it has no name. So with the next three.
    NamelessFile,
    NoDigest,
    MalformedDigest,
    ImpossiblePages,
}

/// The signs of a document, one bit each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signs(u32);

/// What documents are compared with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) applicant: Option<&'a str>,
    pub(super) product: Option<&'a str>,
    /// The reference date, and the day by which documents are issued.
    pub(super) days: Option<(Date, Date)>,
}

impl Signs {
    pub(super) const NONE: Self = Self(0);

    pub(super) fn of(document: &Document, known: Known<'_>) -> Self {
        let mut signs = Self::NONE;
        let demands = document.kind.demands();
        let no_number = demands.number && said(&document.number).is_none();
        signs.set(Sign::NoNumber, no_number);
        let no_issuer = demands.issuer && said(&document.issuer).is_none();
        signs.set(Sign::NoIssuer, no_issuer);
        signs.set(
            Sign::NoIssueDay,
            demands.issued && document.issued.is_none(),
        );
        let no_standard = demands.standard && said(&document.standard).is_none();
        signs.set(Sign::NoStandard, no_standard);
        signs.set(Sign::NoTerm, demands.term && document.valid_until.is_none());
        if demands.holder {
            let holder = said(&document.holder);
            signs.set(Sign::NoHolder, holder.is_none());
            let both = holder.zip(known.applicant);
            let other = both.is_some_and(|(holder, applicant)| !same_name(holder, applicant));
            signs.set(Sign::OtherHolder, other);
        }
        let mut products = document.products.iter().map(|product| trimmed(product));
        let mut named = products.clone().filter(|product| !product.is_empty());
        if named.next().is_none() {
            signs.set(Sign::NoProduct, demands.product);
        } else if let Some(own) = known.product {
            let other = !products.any(|product| same(product, own));
            signs.set(Sign::OtherProducts, other);
        }
        if let Some(until) = document.valid_until {
            signs.set(Sign::Term, true);
            let ends_first = document.issued.is_some_and(|issued| until < issued);
            signs.set(Sign::EndsFirst, ends_first);
            let expired = known.days.is_some_and(|(day, _)| until < day);
            signs.set(Sign::Expired, expired);
        }
        let issued = document.issued.zip(known.days);
        let later = issued.is_some_and(|(issued, (_, by))| by < issued);
        signs.set(Sign::IssuedLater, later);
        let after = document.issued.is_some_and(|issued| LAST < issued);
        signs.set(Sign::AfterDistricts, after);
        let none = document.claims.is_empty() && document.results.is_empty();
        signs.set(Sign::Values, !none || !document.classes.is_empty());
        signs.set(Sign::NoFile, document.files.is_empty());
        for file in &document.files {
            signs.see(file);
        }
        signs
    }

    fn see(&mut self, file: &File) {
        self.set(Sign::NamelessFile, trimmed(&file.name).is_empty());
        match said(&file.sha256) {
            None => self.set(Sign::NoDigest, true),
            Some(digest) => self.set(Sign::MalformedDigest, !is_digest(digest)),
        }
        let pages = file.pages.filter(|pages| !pages.are_possible());
        self.set(Sign::ImpossiblePages, pages.is_some());
    }

    pub(super) const fn set(&mut self, sign: Sign, shows: bool) {
        self.0 |= (shows as u32) << sign as u32;
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, sign: Sign) -> bool {
        self.0 & (1 << sign as u32) != 0
    }
}
