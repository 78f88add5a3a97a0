//! A dossier under examination: what several checks need, computed once.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::OnceCell;

use ocop_core::internal::{CONCEPTS, choice_at, choose_at, concept_index};
use ocop_core::{
    Certificate, Choice, Concept, Criterion, CriterionSet, Date, DossierKind, Edition, Lang, Level,
    Scorecard, Sheet, Star,
};
use rust_decimal::Decimal;

use crate::check::name_fault::PlaceFault;
use crate::check::settings::Settings;
use crate::check::signs::{Known, Sign, Signs};
use crate::check::unproven::Unproven;
use crate::evidence::fact::Fact;
use crate::evidence::food_safety::replaces_certificate;
use crate::evidence::row::Bound;
use crate::evidence::{ProofRow, Proofs};
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::model::unreadable::{gap, member, paper, proves_nothing_without};
use crate::model::{CommunePart, Document, Dossier, File, FormKind, FormPart, ProvincePart, Stage};
use crate::procedure::row::RequiredForm;
use crate::procedure::{Procedure, Provision};
use crate::report::paper::NamedDocument;
use crate::report::risk::Risk;
use crate::report::value::Value;

pub(crate) use crate::base::texts::{said, trimmed};
pub(crate) use ocop_core::text::{same, same_code, same_name};

/// The most criteria of a sheet of the law; dossiers have no other sheets.
const MOST: usize = Proofs::MOST_CRITERIA;

/// A dossier with the results that several checks need.
#[derive(Debug)]
pub(crate) struct Examination<'a> {
    pub(crate) dossier: &'a Dossier,
    pub(crate) settings: &'a Settings,
    /// The edition's provisions on dossiers and days.
    pub(crate) procedure: &'static Procedure,
    /// The reference date for documents: the filing date, otherwise the date of the settings.
    pub(crate) day: Option<Date>,
    /// The day by which documents are issued: the reference date, or the later day on which the dossier
    /// was complete (26/2026, Art. 7.3.a).
    pub(crate) issued_by: Option<Date>,
    /// The self-score, if it is complete.
    pub(crate) card: Option<Scorecard>,
    /// The faults of the self-score, by criterion.
    pub(crate) score_faults: Vec<ocop_core::Error>,
    pub(super) papers: Vec<Paper<'a>>,
    /// The signs of all documents.
    signs: Signs,
    misclassified: OnceCell<bool>,
    /// Whether two files may have one digest; computed by the first rule that needs it.
    pub(crate) repeats_files: OnceCell<bool>,
    /// Whether nothing is wrong with the units of any address; computed by the first rule that needs it.
    pub(crate) units_are_right: OnceCell<bool>,
    /// The same of the product codes.
    pub(crate) codes_are_right: OnceCell<bool>,
    /// What is wrong with the names in the addresses; computed by the first rule that needs it.
    pub(crate) name_faults: OnceCell<Vec<PlaceFault>>,
    /// The claims on the content that no test result proves; computed by the first rule that needs them.
    pub(crate) unproven: OnceCell<Vec<Unproven>>,
    proofs: Proofs,
    /// The choices of the self-score with their evidence.
    pub(super) claims: Vec<Claim<'a>>,
    /// The place of the last claim on each concept, from 1; 0 if there is none.
    claim_on: [u8; CONCEPTS],
    /// The criteria whose claimed level measures a fact, one bit each.
    measuring: u64,
    /// Whether a claimed level lacks a document that is valid on the reference date.
    pub(crate) lacks_proof: bool,
    /// The facts that the claimed levels measure, one bit each, and those that are below a claimed level.
    claimed_facts: u32,
    short_facts: u32,
    /// The kinds of all documents, as they count.
    proving: Kinds,
    /// The places from the first document of each kind up to behind its last.
    places: [(usize, usize); DocumentKind::ALL.len()],
    /// The kinds cited for each criterion, and those that are valid on the reference date.
    present: [Kinds; MOST],
    usable: [Kinds; MOST],
}

/// A choice of the self-score with its criterion and its evidence.
pub(crate) type Claim<'a> = (Criterion<'a>, Choice, &'static ProofRow);

/// A document with what is computed from it.
#[derive(Clone, Debug)]
pub(super) struct Paper<'a> {
    pub(super) name: &'a str,
    document: &'a Document,
    pub(super) kind: DocumentKind,
    /// Its kind as a set; a quality-management certificate counts by its standard.
    pub(super) kinds: Kinds,
    /// The criteria for which it is cited, one bit per criterion.
    pub(super) criteria: u64,
    pub(super) usable: bool,
    signs: Signs,
    /// The cost if it does not count.
    pub(super) risk: OnceCell<Option<Arc<Risk>>>,
    /// Its name in a letter; only defects need it.
    named: OnceCell<Arc<NamedDocument>>,
}

impl<'a> Examination<'a> {
    pub(crate) fn new(
        dossier: &'a Dossier,
        settings: &'a Settings,
        procedure: &'static Procedure,
    ) -> Self {
        let day = dossier.steps.filed.or(settings.day);
        let issued_by = day.map(|day| dossier.steps.completed.map_or(day, |full| full.max(day)));
        let sheet = dossier.sheet();
        let keys = Keys::of(sheet);
        let (card, score_faults) = card(dossier, &keys);
        let known = Known {
            applicant: said(&dossier.applicant.name),
            product: said(&dossier.product.name),
            days: day.zip(issued_by),
        };
        let mut papers: Vec<_> = dossier
            .documents
            .iter()
            .map(|(name, document)| {
                let (criteria, unknown) = keys.cited(sheet, document);
                let mut signs = Signs::of(document, known);
                signs.set(Sign::UnknownCriterion, unknown);
                Paper {
                    name,
                    document,
                    kind: document.kind,
                    kinds: kinds(document),
                    criteria,
                    usable: known
                        .days
                        .is_none_or(|(day, by)| is_valid_on(document, day, by)),
                    signs,
                    risk: OnceCell::new(),
                    named: OnceCell::new(),
                }
            })
            .collect();
        if !dossier.unreadable.is_empty() {
            disregard(dossier, &mut papers);
        }
        let present = cited_kinds(papers.iter());
        let usable = if papers.iter().all(|paper| paper.usable) {
            present
        } else {
            cited_kinds(papers.iter().filter(|paper| paper.usable))
        };
        let mut examination = Self {
            dossier,
            settings,
            procedure,
            day,
            issued_by,
            card,
            score_faults,
            papers,
            signs: Signs::NONE,
            misclassified: OnceCell::new(),
            repeats_files: OnceCell::new(),
            units_are_right: OnceCell::new(),
            codes_are_right: OnceCell::new(),
            name_faults: OnceCell::new(),
            unproven: OnceCell::new(),
            proofs: Proofs::of(sheet),
            claims: Vec::new(),
            claim_on: [0; CONCEPTS],
            measuring: 0,
            claimed_facts: 0,
            short_facts: 0,
            proving: Kinds::NONE,
            places: [(0, 0); DocumentKind::ALL.len()],
            lacks_proof: false,
            present,
            usable,
        };
        for (at, paper) in examination.papers.iter().enumerate() {
            let (first, end) = &mut examination.places[paper.kind as usize];
            if *end == 0 {
                *first = at;
            }
            *end = at + 1;
            examination.proving = examination.proving.and(paper.kinds);
            examination.signs = examination.signs.and(paper.signs);
        }
        examination.claims = examination.claimed();
        for (place, &(criterion, _, row)) in (1..).zip(&examination.claims) {
            examination.lacks_proof |= !row.is_proven_by(examination.usable(criterion));
            if let Some(concept) = criterion.concept() {
                examination.claim_on[concept_index(concept)] = place;
            }
            if row.bounds.is_empty() {
                continue;
            }
            examination.measuring |= 1 << criterion.index();
            for bound in row.bounds {
                let fact = 1 << bound.fact as u32;
                examination.claimed_facts |= fact;
                if examination.is_below(bound) {
                    examination.short_facts |= fact;
                }
            }
        }
        examination
    }

    pub(crate) fn sheet(&self) -> &'a Sheet {
        self.dossier.sheet()
    }

    pub(crate) fn edition(&self) -> Edition {
        self.dossier.edition()
    }

    /// Whether the dossier has reached a stage.
    pub(crate) fn is_at(&self, stage: Stage) -> bool {
        self.dossier.stage >= stage
    }

    /// Whether the commune adds its part, which the edition must say.
    fn is_with_commune(&self) -> bool {
        self.is_at(Stage::Commune) && self.procedure.states(Provision::CommuneDossier)
    }

    /// Whether the province adds its part, which the edition must say.
    fn is_with_province(&self) -> bool {
        self.is_at(Stage::Province) && self.procedure.states(Provision::MinistryDossier)
    }

    /// Whether the commune's part is missing.
    pub(crate) fn lacks_commune(&self) -> bool {
        self.is_with_commune() && self.dossier.commune.is_none()
    }

    /// Whether the province's part is missing.
    pub(crate) fn lacks_province(&self) -> bool {
        self.is_with_province() && self.dossier.province.is_none()
    }

    /// The commune's part, from its stage on, if its contents are known.
    pub(crate) fn commune(&self) -> Option<&'a CommunePart> {
        let part = self.dossier.commune.as_ref();
        part.filter(|_| self.is_with_commune())
    }

    /// The province's part, at its stage, if its contents are known.
    pub(crate) fn province(&self) -> Option<&'a ProvincePart> {
        let part = self.dossier.province.as_ref();
        part.filter(|_| self.is_with_province())
    }

    /// Whether a form that belongs to the dossier is missing.
    pub(crate) fn lacks(&self, form: FormKind) -> bool {
        let (stage, kind) = (self.dossier.stage, self.dossier.kind);
        !self.dossier.forms.contains_key(&form) && self.procedure.asks_form(form, stage, kind)
    }

    /// Whether the sheet is of services, which have no packaging, label, declaration or test reports to update.
    pub(crate) fn is_service(&self) -> bool {
        let goods = self.procedure.goods(self.sheet());
        goods.is_some_and(|goods| goods.label.is_empty())
    }

    /// The parts of a required form.
    pub(crate) fn parts(&self, row: &RequiredForm) -> impl Iterator<Item = &'static FormPart> {
        let is_service = self.is_service();
        let parts = row.parts.iter();
        parts.filter(move |part| !is_service || !part.is_of_goods())
    }

    /// Whether a paper or result of an authority belongs to the dossier. A re-evaluation of fewer than five stars
    /// that goes to the ministry is there for its first five (26/2026, Art. 6.3.a): fewer papers are for five
    /// stars again (Art. 6.3.b).
    pub(crate) fn asks(&self, paper: Provision) -> bool {
        let dossier = self.dossier;
        let certificate = dossier.certificate.as_ref();
        let kind = match (dossier.kind, certificate.and_then(|own| own.star)) {
            (DossierKind::ReEvaluation, Some(star)) if star < Star::Five => DossierKind::Upgrade,
            (kind, _) => kind,
        };
        self.procedure.asks_paper(paper, dossier.stage, kind)
    }

    /// Whether the sheet has an industry, group and subgroup; those of 1048/2019 have titles only.
    pub(crate) fn has_classification(&self) -> bool {
        !self.sheet().subgroup().get(Lang::Vi).is_empty()
    }

    /// Industry, group and subgroup of the product, if all are stated and differ from the sheet's.
    pub(crate) fn misclassified(&self) -> Option<[&'a str; 3]> {
        let stated = self.dossier.product.classification.as_ref()?;
        let stated = [
            said(&stated.industry)?,
            said(&stated.group)?,
            said(&stated.subgroup)?,
        ];
        let wrong = || self.has_classification() && !self.is_own(stated);
        self.misclassified.get_or_init(wrong).then_some(stated)
    }

    /// Whether industry, group and subgroup are the sheet's, or would be without diacritics.
    fn is_own(&self, stated: [&str; 3]) -> bool {
        let sheet = self.sheet();
        let own = [sheet.industry(), sheet.group(), sheet.subgroup()];
        let mut both = own.iter().zip(stated);
        if both.all(|(own, stated)| same(own.get(Lang::Vi), stated)) {
            return true;
        }
        let [industry, group, subgroup] = stated;
        let mut sheets = self.edition().classified(industry, group, subgroup);
        sheets.any(|found| found == *sheet)
    }

    /// Whether the sheet is for tourism, with no samples and more legal forms: 26/2026 set 26, and the
    /// sheets of the earlier editions without samples.
    pub(crate) fn is_tourism(&self) -> bool {
        self.sheet().samples() == 0
    }

    /// The documents of a kind, by name.
    pub(crate) fn documents(
        &self,
        kind: DocumentKind,
    ) -> impl Iterator<Item = (&'a str, &'a Document)> {
        self.places(kind)
            .map(|(_, paper)| (paper.name, paper.document))
    }

    /// The documents of a kind with their places among all.
    pub(super) fn places(&self, kind: DocumentKind) -> impl Iterator<Item = (usize, &Paper<'a>)> {
        let (first, end) = self.places[kind as usize];
        let papers = (first..).zip(&self.papers[first..end]);
        papers.filter(move |(_, paper)| paper.kind == kind)
    }

    /// The test reports with their places among all documents, and whether each is valid on the reference
    /// date.
    pub(crate) fn reports(&self) -> impl Iterator<Item = (usize, &'a Document, bool)> {
        let reports = self.places(DocumentKind::TestReport);
        reports.map(|(at, report)| (at, report.document, report.usable))
    }

    /// The document at a place among all, by name.
    pub(crate) fn at(&self, place: usize) -> Option<(&'a str, &'a Document)> {
        let paper = self.papers.get(place)?;
        Some((paper.name, paper.document))
    }

    /// The documents of some kinds, by name, and whether each is valid on the reference date.
    pub(crate) fn of_kinds(
        &self,
        kinds: Kinds,
    ) -> impl Iterator<Item = (&'a str, &'a Document, bool)> {
        let none = !self.proving.meets(kinds);
        let papers = if none { &[] } else { &self.papers[..] };
        let own = papers.iter();
        let own = own.filter(move |paper| kinds.meets(paper.kinds));
        own.map(|paper| (paper.name, paper.document, paper.usable))
    }

    /// The documents with a sign, by name.
    pub(crate) fn with(&self, sign: Sign) -> impl Iterator<Item = (&'a str, &'a Document)> {
        let none = !self.signs.has(sign);
        let papers = if none { &[] } else { &self.papers[..] };
        let own = papers.iter().filter(move |paper| paper.signs.has(sign));
        own.map(|paper| (paper.name, paper.document))
    }

    /// The files of the documents with a sign, by the name of the document, with their index in it.
    pub(crate) fn files_with(
        &self,
        sign: Sign,
    ) -> impl Iterator<Item = (&'a str, &'a Document, u32, &'a File)> {
        self.with(sign).flat_map(|(name, document)| {
            let files = (0..).zip(&document.files);
            files.map(move |(index, file)| (name, document, index, file))
        })
    }

    /// Whether several documents are of a kind.
    pub(crate) fn repeats(&self, kind: DocumentKind) -> bool {
        let (first, end) = self.places[kind as usize];
        end - first > 1
    }

    /// All documents, by name.
    pub(crate) fn papers(&self) -> impl Iterator<Item = (&'a str, &'a Document)> + Clone {
        self.papers.iter().map(|paper| (paper.name, paper.document))
    }

    /// The place of a document among all, by its name.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        // Rules mostly take the name from here. To compare texts is slower.
        let mut papers = self.papers.iter();
        let own = papers.position(|paper| core::ptr::eq(paper.name, name));
        own.or_else(|| {
            let found = self.papers.binary_search_by(|paper| paper.name.cmp(name));
            found.ok()
        })
    }

    /// A document as a letter names it, if the dossier has one of that name.
    pub(crate) fn named(&self, name: &str) -> Option<&Arc<NamedDocument>> {
        let paper = &self.papers[self.position(name)?];
        let named = paper.named.get_or_init(|| {
            let like = self.documents(paper.kind);
            Arc::new(NamedDocument::new(name, paper.document, like))
        });
        Some(named)
    }

    /// A document by its name in the dossier, as a value of a finding.
    pub(crate) fn document(&self, name: &str) -> Value {
        match self.named(name) {
            Some(named) => Value::Document(Arc::clone(named)),
            None => name.into(),
        }
    }

    /// A document as a letter names it, as a value of a finding.
    pub(crate) fn described(&self, name: &str) -> Value {
        match self.named(name) {
            Some(named) => Value::Description(Arc::clone(named)),
            None => name.into(),
        }
    }

    /// Whether any document is of one of these kinds.
    pub(crate) fn has_any(&self, kinds: Kinds) -> bool {
        self.proving.meets(kinds)
    }

    /// The earlier certificate, if its date, star and tier are present and consistent.
    pub(crate) fn certificate(&self) -> Option<Certificate> {
        let certificate = self.dossier.certificate.as_ref()?;
        let (issued, star) = (certificate.issued?, certificate.star?);
        Certificate::new(issued, star, certificate.tier?).ok()
    }

    /// The certificate that a re-evaluation renews. Its expiry sets the filing window.
    pub(crate) fn re_evaluated(&self) -> Option<Certificate> {
        let again = self.dossier.kind == DossierKind::ReEvaluation;
        self.certificate().filter(|_| again)
    }

    /// The choices of the self-score with their criteria and their evidence, if the self-score is
    /// complete.
    pub(crate) fn claims(&self) -> impl Iterator<Item = Claim<'_>> {
        self.claims.iter().copied()
    }

    /// The claims whose level measures one of some facts.
    pub(crate) fn claims_of(&self, facts: &[Fact]) -> impl Iterator<Item = Claim<'_>> {
        // Most dossiers claim none of them.
        let is_claimed = |&fact: &Fact| self.claimed_facts & (1 << fact as u32) != 0;
        let is_any = facts.iter().any(is_claimed);
        let claims = if is_any { &self.claims[..] } else { &[] };
        let measures = |(.., row): &Claim<'_>| row.measures(facts);
        among(claims, self.measuring).filter(measures)
    }

    /// The claims on the criteria with a level that measures a fact.
    pub(crate) fn claims_on_measured(&self) -> impl Iterator<Item = Claim<'_>> {
        among(&self.claims, self.proofs.measured())
    }

    fn claimed(&self) -> Vec<Claim<'a>> {
        let Some(card) = &self.card else {
            return Vec::new();
        };
        let criteria = self.dossier.sheet().criteria();
        let mut claims = Vec::with_capacity(criteria.len());
        for criterion in criteria {
            if let Some(choice) = choice_at(card, criterion.index()) {
                claims.push((criterion, choice, self.proofs.row(criterion, choice)));
            }
        }
        claims
    }

    /// The evidence of a choice.
    pub(crate) fn proof(&self, criterion: Criterion<'_>, choice: Choice) -> &'static ProofRow {
        self.proofs.row(criterion, choice)
    }

    /// Whether one of some facts is below a claimed level.
    pub(crate) fn falls_short(&self, facts: &[Fact]) -> bool {
        facts
            .iter()
            .any(|&fact| self.short_facts & (1 << fact as u32) != 0)
    }

    /// The printed levels of a criterion with their evidence.
    pub(crate) fn levels<'c>(
        &self,
        criterion: Criterion<'c>,
    ) -> impl Iterator<Item = (Level<'c>, &'static ProofRow)> {
        self.proofs.levels(criterion)
    }

    /// The claimed choice at the criterion of a concept.
    pub(crate) fn claim_on(&self, concept: Concept) -> Option<(Criterion<'_>, Choice)> {
        let place = usize::from(self.claim_on[concept_index(concept)]);
        let &(criterion, choice, _) = self.claims.get(place.checked_sub(1)?)?;
        Some((criterion, choice))
    }

    /// The kinds of document cited for a criterion.
    pub(crate) fn present(&self, criterion: Criterion<'_>) -> Kinds {
        self.present[criterion.index()]
    }

    /// The kinds of document cited for a criterion that are valid on the reference date.
    pub(crate) fn usable(&self, criterion: Criterion<'_>) -> Kinds {
        self.usable[criterion.index()]
    }

    /// The documents cited for a criterion that are not valid on the reference date.
    pub(crate) fn unusable(
        &self,
        criterion: Criterion<'_>,
    ) -> impl Iterator<Item = (&'a str, DocumentKind)> {
        let index = criterion.index();
        let papers = self.papers.iter();
        papers
            .filter(move |paper| !paper.usable && paper.criteria & (1 << index) != 0)
            .map(|paper| (paper.name, paper.kind))
    }

    /// Whether only one document of some kinds is cited for a criterion, and is not valid on the reference
    /// date.
    pub(crate) fn rests_on_one_unusable(&self, criterion: Criterion<'_>, kinds: Kinds) -> bool {
        let bit = 1 << criterion.index();
        let papers = self.papers.iter();
        let mut cited =
            papers.filter(|paper| paper.criteria & bit != 0 && kinds.meets(paper.kinds));
        cited.next().is_some_and(|only| !only.usable) && cited.next().is_none()
    }

    /// A declared fact as a fraction, if it is declared and possible. Shares outside 0 to 1 and more local
    /// workers than workers have their own findings and measure nothing.
    pub(crate) fn measured(&self, fact: Fact) -> Option<(Decimal, Decimal)> {
        let facts = &self.dossier.facts;
        let share = |share: Option<Decimal>| {
            let share = share.filter(|&share| is_share(share));
            share.map(|share| (share, Decimal::ONE))
        };
        let count = |count: Option<u32>| count.map(|count| (Decimal::from(count), Decimal::ONE));
        match fact {
            Fact::LocalWorkers => {
                let workers = facts.workers?;
                let (local, total) = (workers.local?, workers.total?);
                // Of no workers none are local.
                let of = total.max(1);
                (local <= total).then(|| (Decimal::from(local), Decimal::from(of)))
            }
            Fact::CommuneMaterial => share(facts.material?.commune),
            Fact::ProvinceMaterial => share(facts.material?.province),
            Fact::StandardMaterial => share(facts.material?.standard),
            Fact::ContractedSales => share(facts.contracts?.sales),
            Fact::ContractedInput => share(facts.contracts?.input),
            Fact::ContractMonths => count(facts.contracts?.months),
            Fact::LocalCapital => share(facts.local_capital),
            Fact::RevenueGrowth => {
                let mut years = facts.years.iter().rev();
                let (&last, now) = years.next()?;
                let (&before, then) = years.next()?;
                let (now, then) = (now.revenue?, then.revenue?);
                let grown = now.checked_sub(then)?;
                (before + 1 == last && then > Decimal::ZERO).then_some((grown, then))
            }
            Fact::Agents => count(facts.market?.agents),
            Fact::MarketReach => count(Some(facts.market?.reach? as u32)),
            Fact::PromotionActivities => count(facts.promotion_activities),
            Fact::TrainedStaff => share(facts.trained_staff),
            Fact::EligibleEstablishments => share(facts.eligible_establishments),
            Fact::NutrientIndicators => count(facts.nutrient_indicators),
        }
    }

    /// Whether a declared fact is below a bound. A fact that is not declared contradicts nothing.
    pub(crate) fn is_below(&self, bound: &Bound) -> bool {
        self.reaches(bound) == Some(false)
    }

    /// Whether a declared fact reaches a bound. `None` if it is not declared, or not possible.
    pub(crate) fn reaches(&self, bound: &Bound) -> Option<bool> {
        let (number, of) = self.measured(bound.fact)?;
        // Bounds are compared exactly, before any rounding (`bounds-as-printed`). Whole numbers are compared
        // faster than decimals.
        let both = || {
            let scaled = number.mantissa().checked_mul(10_000)?;
            let least = of.mantissa().checked_mul(bound.least.into())?;
            Some((
                scaled.checked_mul(ten(of))?,
                least.checked_mul(ten(number))?,
            ))
        };
        let is_below = |(scaled, least)| scaled < least || (bound.above && scaled == least);
        Some(!both().is_some_and(is_below))
    }
}

/// Takes documents whose dates or kind could not be read for none that is valid.
fn disregard(dossier: &Dossier, papers: &mut [Paper<'_>]) {
    for fault in &dossier.unreadable {
        let gap = gap(fault);
        let Some((name, _, entry)) = paper(dossier, &gap) else {
            continue;
        };
        if proves_nothing_without(member(entry)) {
            let mut papers = papers.iter_mut();
            if let Some(paper) = papers.find(|paper| paper.name == name) {
                paper.usable = false;
            }
        }
    }
}

/// The self-score as a scorecard, or its faults.
fn card(dossier: &Dossier, keys: &Keys) -> (Option<Scorecard>, Vec<ocop_core::Error>) {
    let Some(score) = &dossier.self_score else {
        return (None, Vec::new());
    };
    if score.other_sheet(dossier.sheet()).is_some() {
        // `self-score-error` reports it; its levels mean something else here.
        return (None, Vec::new());
    }
    // Most are complete and right, with keys as the sheet has them.
    let right = || {
        let mut builder = dossier.sheet().scorecard();
        for (key, &choice) in &score.choices {
            choose_at(&mut builder, keys.position(key)?, choice).ok()?;
        }
        builder.complete().ok()
    };
    if let Some(card) = right() {
        return (Some(card), Vec::new());
    }
    let mut builder = dossier.sheet().scorecard();
    for (key, &choice) in &score.choices {
        builder = builder.with(key, choice);
    }
    let faults: Vec<_> = builder.faults().collect();
    let card = faults.is_empty().then(|| builder.complete().ok());
    (card.flatten(), faults)
}

/// The kind of a document as a set. A standard that is missing or not known may be one of food safety.
pub(crate) fn kinds(document: &Document) -> Kinds {
    let kinds = Kinds::one(document.kind);
    if document.kind != DocumentKind::QualityCertificate {
        return kinds;
    }
    match said(&document.standard).and_then(replaces_certificate) {
        Some(false) => Kinds::OTHER_QUALITY,
        _ => kinds.for_food_safety(),
    }
}

/// The keys of a sheet as numbers. Documents cite many criteria, and texts are slow to compare.
#[derive(Debug)]
struct Keys {
    keys: [u32; MOST],
    /// The place of a key, by a number of 8 bits that few keys share.
    likely: [u8; 256],
}

impl Keys {
    /// No key.
    const NONE: u32 = u32::MAX;

    fn of(sheet: &Sheet) -> Self {
        let (mut keys, mut likely) = ([Self::NONE; MOST], [0; 256]);
        for ((at, own), criterion) in (0..).zip(&mut keys).zip(sheet.criteria()) {
            *own = Self::number(criterion.key()).unwrap_or(Self::NONE);
            likely[Self::short(*own)] = at;
        }
        Self { keys, likely }
    }

    /// A key of one to four bytes as a number. The byte behind a shorter one is in no text.
    #[inline]
    const fn number(key: &str) -> Option<u32> {
        const END: u8 = 0xFF;
        let bytes = match *key.as_bytes() {
            [a] => [a, END, END, END],
            [a, b] => [a, b, END, END],
            [a, b, c] => [a, b, c, END],
            [a, b, c, d] => [a, b, c, d],
            _ => return None,
        };
        Some(u32::from_le_bytes(bytes))
    }

    /// A number of 8 bits to which all digits of a key add.
    const fn short(number: u32) -> usize {
        (number.wrapping_mul(0x9E37_79B9) >> 24) as usize
    }

    #[inline]
    fn position(&self, key: &str) -> Option<usize> {
        let number = Self::number(key)?;
        let likely = usize::from(self.likely[Self::short(number)]);
        if self.keys[likely] == number {
            return Some(likely);
        }
        self.keys.iter().position(|&own| own == number)
    }

    /// The criteria for which a document is cited, one bit each: all if it names none. And whether it names
    /// one that is not on the sheet.
    fn cited(&self, sheet: &Sheet, document: &Document) -> (u64, bool) {
        if document.criteria.is_empty() {
            return (u64::MAX, false);
        }
        let (mut criteria, mut unknown) = (0, false);
        for key in &document.criteria {
            let index = self.position(key).or_else(|| {
                let criterion = sheet.criterion(key).ok()?;
                Some(criterion.index())
            });
            match index {
                Some(index) => criteria |= 1 << index,
                None => unknown = true,
            }
        }
        (criteria, unknown)
    }
}

/// The claims on some criteria, one bit each.
fn among<'c>(claims: &'c [Claim<'c>], criteria: u64) -> impl Iterator<Item = Claim<'c>> {
    let own = move |(criterion, ..): &Claim<'_>| criteria >> criterion.index() & 1 == 1;
    claims.iter().copied().filter(own)
}

/// The kinds of some documents, by the criterion for which they are cited.
fn cited_kinds<'p>(papers: impl Iterator<Item = &'p Paper<'p>>) -> [Kinds; MOST] {
    let mut kinds = [Kinds::NONE; MOST];
    let mut everywhere = Kinds::NONE;
    for paper in papers {
        if paper.criteria == u64::MAX {
            everywhere = everywhere.and(paper.kinds);
            continue;
        }
        for index in CriterionSet::from_bits(paper.criteria).iter() {
            kinds[index] = kinds[index].and(paper.kinds);
        }
    }
    // Most documents name their criteria.
    if everywhere != Kinds::NONE {
        for own in &mut kinds {
            *own = own.and(everywhere);
        }
    }
    kinds
}

/// Whether a document is valid on a date: issued by that date or another, and not expired.
pub(crate) fn is_valid_on(document: &Document, day: Date, issued_by: Date) -> bool {
    document.issued.is_none_or(|issued| issued <= issued_by)
        && document.valid_until.is_none_or(|last| day <= last)
}

/// Whether a declared share is possible: from 0 to 1.
pub(crate) fn is_share(share: Decimal) -> bool {
    (0..=ten(share)).contains(&share.mantissa())
}

/// How many units of its last digit make one.
const fn ten(decimal: Decimal) -> i128 {
    TENS[decimal.scale() as usize]
}

/// The powers of 10 up to the most places of a decimal.
const TENS: [i128; 29] = {
    let (mut tens, mut scale) = ([1; 29], 1);
    while scale < tens.len() {
        tens[scale] = 10 * tens[scale - 1];
        scale += 1;
    }
    tens
};

/// Whether a star is below the star applied for; no star is below every star.
pub(crate) fn below(star: Option<Star>, wanted: Star) -> bool {
    star.is_none_or(|star| star < wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_by_their_numbers() {
        for edition in Edition::ALL {
            for sheet in edition.sheets() {
                let keys = Keys::of(&sheet);
                for criterion in sheet.criteria() {
                    let (key, index) = (criterion.key(), criterion.index());
                    let found = (key.len() <= 4).then_some(index);
                    assert_eq!(keys.position(key), found, "{key}");
                    let cited = Document::new(DocumentKind::Other).criteria([key.into()]);
                    assert_eq!(keys.cited(&sheet, &cited), (1 << index, false), "{key}");
                }
                for other in ["", "0", "1.0", "1.1\0", "\0", "1.1 ", "99.9", "11.11", "đ"] {
                    assert_eq!(keys.position(other), None, "{other}");
                }
            }
        }
    }

    #[test]
    fn the_tables_have_every_criterion() {
        let sheets = Edition::ALL.iter().flat_map(|edition| edition.sheets());
        let most = sheets.map(|sheet| sheet.criteria().len()).max();
        assert_eq!(most, Some(MOST));
    }
}
