//! A clean dossier of any sheet, kind and stage, and what is found in it.

use std::collections::{BTreeMap, BTreeSet};

use ocop_core::{Date, DossierKind, Edition, Mean, Points, Sheet, Star, Tier};
use ocop_dossier::evidence::Evidence;
use ocop_dossier::model::{
    Address, Applicant, Classification, CommunePart, Contracts, CooperativeClass, Copies, Document,
    Dossier, Facts, File, Form, FormKind, FormPart, Gender, LabelClaim, LabelContent, LegalForm,
    Market, Material, Paper, PreviousCertificate, Product, ProvincePart, Reach, Registration,
    Representative, SelfScore, Signature, Stage, Steps, TestResult, Tick, Workers, Year,
};
use ocop_dossier::{DocumentKind, Report, Settings, check};

const APPLICANT: &str = "Hợp tác xã giả định";
const REPRESENTATIVE: &str = "Người đại diện (giả định)";
const PRODUCT: &str = "Sản phẩm giả định";
const STANDARD: &str = "TCCS 01";
const MARK: &str = "Nhãn hiệu giả định";

pub(crate) const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

/// The settings of these tests.
pub(crate) fn settings() -> Settings {
    Settings::default()
}

/// The day on which dossiers of an edition are filed here.
pub(crate) fn filed(edition: Edition) -> Date {
    match edition {
        Edition::E2019 => day(2021, 9, 14),
        Edition::E2023 => day(2025, 9, 15),
        _ => day(2026, 9, 14),
    }
}

/// A dossier in which nothing is wrong: the best level of every criterion, with all that proves it.
pub(crate) fn clean(sheet: &Sheet, kind: DossierKind, stage: Stage) -> Dossier {
    let edition = sheet.edition();
    let filed = filed(edition);
    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let card = sheet.scorecard_from(best).unwrap().complete().unwrap();
    let mut dossier = Dossier::new(sheet.clone(), kind, stage).unwrap();
    dossier.applicant = applicant();
    dossier.product = product(sheet);
    dossier.wanted = card.star();
    dossier.copies = {
        let mut copies = Copies::default();
        (copies.paper, copies.electronic) = (1, 1);
        copies
    };
    dossier.samples = (sheet.samples() > 0).then(|| sheet.samples().into());
    dossier.forms = forms(edition, kind, stage, filed);
    dossier.documents = documents(sheet, filed);
    dossier.facts = facts(filed);
    dossier.self_score = Some(SelfScore::from(&card));
    dossier.certificate = certificate(kind, filed);
    dossier.steps.filed = Some(filed);
    if stage >= Stage::Commune {
        later(&mut dossier, stage, filed, card.total());
    }
    dossier
}

fn signature(on: Date) -> Option<Signature> {
    let mut signature = Signature::default();
    signature.by = Some(REPRESENTATIVE.into());
    signature.on = Some(on);
    Some(signature)
}

fn applicant() -> Applicant {
    let mut address = Address::default();
    address.text = Some("Bản mẫu, xã Tuần Giáo, tỉnh Điện Biên".into());
    address.province = Some("11".into());
    address.commune = Some("03253".into());
    let mut representative = Representative::default();
    representative.name = Some(REPRESENTATIVE.into());
    representative.position = Some("Giám đốc".into());
    representative.gender = Some(Gender::Female);
    representative.ethnicity = Some("Thái".into());
    representative.disability = Some(false);
    representative.permanent_address = Some("Xã Tuần Giáo, tỉnh Điện Biên".into());
    let mut registration = Registration::default();
    registration.number = Some("GD-01".into());
    registration.issuer = Some("Cơ quan giả định".into());
    registration.issued = Some(day(2018, 5, 10));
    let mut applicant = Applicant::default();
    applicant.name = Some(APPLICANT.into());
    applicant.legal_form = Some(LegalForm::Cooperative);
    applicant.representative = Some(representative);
    applicant.registration = Some(registration);
    applicant.founded = Some(day(2018, 4, 2));
    applicant.address = Some(address);
    applicant.phone = Some("0000 000 000".into());
    applicant.email = Some("lien-he@gia-dinh.example".into());
    applicant
}

fn product(sheet: &Sheet) -> Product {
    let vi = |label: &ocop_core::Label| {
        let text = label.get(ocop_core::Lang::Vi);
        (!text.is_empty()).then(|| text.to_owned())
    };
    let mut classification = Classification::default();
    classification.industry = vi(sheet.industry());
    classification.group = vi(sheet.group());
    classification.subgroup = vi(sheet.subgroup());
    let mut product = Product::default();
    product.name = Some(PRODUCT.into());
    product.specification = Some("Gói 500 g".into());
    product.ministry = sheet.ministries().next().and_then(vi);
    product.classification = (sheet.edition() != Edition::E2019).then_some(classification);
    product
}

fn forms(
    edition: Edition,
    kind: DossierKind,
    stage: Stage,
    filed: Date,
) -> BTreeMap<FormKind, Form> {
    let form = |parts: &[FormPart]| {
        let mut form = Form::default();
        form.parts = parts.iter().copied().collect();
        form.signature = signature(filed.yesterday().unwrap());
        form
    };
    use FormPart::*;
    let mut report = vec![General, BusinessResults, SelfScore, Plan];
    match kind {
        DossierKind::Upgrade => report.push(Changes),
        DossierKind::ReEvaluation => report.extend([
            MaterialUpdate,
            TechnologyUpdate,
            PackagingUpdate,
            LabelUpdate,
            DeclarationUpdate,
            TestUpdate,
            MarketUpdate,
            OutputUpdate,
            RevenueUpdate,
        ]),
        _ => {}
    }
    let mut forms = BTreeMap::from([(FormKind::Registration, form(&[Attachments, Commitment]))]);
    match edition {
        Edition::E2019 => {
            forms.insert(FormKind::BusinessPlan, form(&[]));
            forms.insert(FormKind::OrganisationChart, form(&[]));
        }
        _ => {
            forms.insert(FormKind::SelfReport, form(&report));
        }
    }
    if edition == Edition::E2026 && stage >= Stage::Commune {
        let parts = [
            General,
            LocalMaterial,
            LocalLabour,
            IdeaOrigin,
            LocalIdentity,
        ];
        let mut report = form(&parts);
        report.signature = signature(day(2026, 9, 28));
        forms.insert(FormKind::CommuneReport, report);
    }
    forms
}

/// A document of a kind, with all members of that kind.
pub(crate) fn document(kind: DocumentKind, name: &str, filed: Date) -> Document {
    let mut document = Document::new(kind);
    document.number = Some(format!("GD-{name}"));
    document.issuer = Some("Cơ quan giả định".into());
    document.holder = Some(APPLICANT.into());
    document.issued = Some(filed.saturating_sub(jiff_days(60)));
    document.valid_until = Some(filed.saturating_add(jiff_days(700)));
    document.products = vec![PRODUCT.into()];
    let mut file = File::default();
    file.name = format!("{name}.pdf");
    file.sha256 = Some(digest(name));
    document.files = vec![file];
    match kind {
        DocumentKind::BusinessRegistration => {
            document.number = Some("GD-01".into());
            document.issued = Some(day(2018, 5, 10));
            document.valid_until = None;
            document.certified_copy = true;
        }
        DocumentKind::ProductLabel => {
            document.mark = Some(MARK.into());
            document.contents = LabelContent::ALL.iter().copied().collect();
        }
        DocumentKind::TrademarkCertificate | DocumentKind::TrademarkApplication => {
            document.mark = Some(MARK.into());
        }
        DocumentKind::QualityCertificate | DocumentKind::AreaCertificate => {
            document.standard = Some("TCVN giả định".into());
        }
        DocumentKind::QualityDeclaration | DocumentKind::ProductStandard => {
            document.standard = Some(STANDARD.into());
            let mut claim = LabelClaim::default();
            claim.indicator = "Độ ẩm".into();
            claim.most = Some("20".parse().unwrap());
            claim.unit = Some("%".into());
            document.claims = vec![claim];
        }
        DocumentKind::TestReport => {
            document.standard = Some(STANDARD.into());
            document.accreditation = Some("VILAS giả định".into());
            let indicators = ["Độ ẩm", "Protein", "Lipid", "Chất xơ", "Vitamin C"];
            let results = indicators.map(|indicator| {
                let mut result = TestResult::default();
                result.indicator = indicator.into();
                result.value = Some("18".parse().unwrap());
                result.unit = Some("%".into());
                result
            });
            document.results = results.into();
        }
        DocumentKind::FinancialStatements | DocumentKind::CooperativeClassification => {
            let last = u16::try_from(filed.year()).unwrap() - 1;
            document.years = [last - 1, last].into();
        }
        // Signed as long ago as the declared months.
        DocumentKind::ChainContract => {
            document.issued = Some(filed.saturating_sub(jiff_days(740)));
        }
        _ => {}
    }
    document
}

fn documents(sheet: &Sheet, filed: Date) -> BTreeMap<String, Document> {
    let mut kinds = BTreeSet::from([
        DocumentKind::BusinessRegistration,
        DocumentKind::FoodSafetyCertificate,
        DocumentKind::ProductionEligibility,
        DocumentKind::ProductionLicence,
        DocumentKind::QualityDeclaration,
        DocumentKind::TestReport,
    ]);
    for criterion in sheet.criteria() {
        let evidence = Evidence::of(sheet, criterion.key(), criterion.best()).unwrap();
        kinds.extend(evidence.proof().filter_map(|mut any| any.next()));
    }
    // A document that proves only a part is not enough alone.
    kinds.remove(&DocumentKind::Other);
    let named = kinds.into_iter().map(|kind| {
        let name = kind.as_str();
        (name.to_owned(), document(kind, name, filed))
    });
    named.collect()
}

fn facts(filed: Date) -> Facts {
    let share = |text: &str| Some(text.parse().unwrap());
    let mut facts = Facts::default();
    let mut workers = Workers::default();
    (workers.total, workers.local) = (Some(20), Some(18));
    facts.workers = Some(workers);
    let mut material = Material::default();
    (material.commune, material.province) = (share("1"), share("1"));
    (material.imported, material.standard) = (share("0"), share("0.9"));
    facts.material = Some(material);
    let mut contracts = Contracts::default();
    (contracts.sales, contracts.input, contracts.months) = (share("0.9"), share("0.9"), Some(24));
    facts.contracts = Some(contracts);
    facts.local_capital = share("1");
    let last = u16::try_from(filed.year()).unwrap() - 1;
    for (year, amount) in [(last - 2, 100), (last - 1, 140), (last, 200)] {
        let mut results = Year::default();
        results.revenue = share(&format!("{}", amount * 10_000_000));
        results.profit = share(&format!("{}", amount * 1_000_000));
        results.cooperative_class = Some(CooperativeClass::Good);
        facts.years.insert(year, results);
    }
    let mut market = Market::default();
    (market.reach, market.agents) = (Some(Reach::International), Some(12));
    facts.market = Some(market);
    facts.promotion_activities = Some(9);
    facts.trained_staff = share("0.9");
    facts.eligible_establishments = share("1");
    facts.nutrient_indicators = Some(5);
    facts
}

/// The ticks of Mẫu 02 that the documents ask for.
pub(crate) fn tick(dossier: &mut Dossier) {
    use DocumentKind as K;
    let ticks = [
        (Tick::BusinessRegistration, &[K::BusinessRegistration][..]),
        (Tick::QualityDeclaration, &[K::QualityDeclaration]),
        (Tick::FoodSafety, &[K::FoodSafetyCertificate]),
        (Tick::ProductionEligibility, &[K::ProductionEligibility]),
        (
            Tick::Trademark,
            &[K::TrademarkCertificate, K::TrademarkApplication],
        ),
        (
            Tick::OriginMark,
            &[K::OriginSign, K::GeographicalIndication],
        ),
        (Tick::Patent, &[K::Patent]),
        (Tick::IndustrialDesign, &[K::IndustrialDesign]),
        (Tick::Copyright, &[K::Copyright]),
        (
            Tick::OtherIntellectualProperty,
            &[K::OtherIntellectualProperty],
        ),
    ];
    for (tick, kinds) in ticks {
        if dossier
            .documents
            .values()
            .any(|document| kinds.contains(&document.kind))
        {
            dossier.facts.ticks.insert(tick);
        }
    }
}

fn certificate(kind: DossierKind, filed: Date) -> Option<PreviousCertificate> {
    // It runs out 150 days after filing, in the middle of the window.
    let expires = filed.saturating_add(jiff_days(150));
    let issued = day(expires.year() - 3, expires.month(), expires.day().min(28));
    let (star, tier) = match kind {
        DossierKind::Upgrade => (Star::Four, Tier::Province),
        DossierKind::ReEvaluation => (Star::Five, Tier::Centre),
        _ => return None,
    };
    let mut certificate = PreviousCertificate::default();
    certificate.number = Some("GD-GCN-1".into());
    certificate.issued = Some(issued.max(day(2019, 8, 21)));
    certificate.star = Some(star);
    certificate.tier = Some(tier);
    Some(certificate)
}

fn later(dossier: &mut Dossier, stage: Stage, filed: Date, total: Points) {
    let paper = |number: &str, on: Date| {
        let mut paper = Paper::default();
        paper.number = Some(number.into());
        paper.issued = Some(on);
        paper.signed = true;
        Some(paper)
    };
    let after = |days: i32| Some(filed.saturating_add(jiff_days(days)));
    let mut steps = Steps::default();
    steps.filed = Some(filed);
    steps.received = after(0);
    steps.completed = after(1);
    steps.reported = after(14);
    steps.sent = after(15);
    let samples = dossier.samples;
    let mut commune = CommunePart::default();
    commune.receipt = Some(format!("01/PĐK-11-03253-{}", filed.year()));
    commune.letter = paper("07/TTr-UBND", after(15).unwrap());
    commune.samples = samples;
    commune.copies = Some(dossier.copies);
    dossier.commune = Some(commune);
    if stage >= Stage::Province {
        steps.decided = after(40);
        steps.sent_up = after(42);
        let on = after(40).unwrap();
        let mut province = ProvincePart::default();
        province.letter = paper("10/UBND", after(42).unwrap());
        if dossier.kind == DossierKind::ReEvaluation {
            province.agency_report = paper("11/BC", on);
        } else {
            province.advisory_report = paper("12/BC", on);
            province.council_report = paper("13/BC", on);
            province.approval = paper("14/QĐ", on);
        }
        province.mean = Some(Mean::from(total));
        province.samples = samples;
        province.copies = Some(dossier.copies);
        dossier.province = Some(province);
    }
    dossier.steps = steps;
}

fn jiff_days(days: i32) -> jiff::Span {
    jiff::Span::new().days(days)
}

/// A digest of nothing, one for each name.
pub(crate) fn digest(name: &str) -> String {
    let bytes = name.bytes().cycle().take(32).enumerate();
    bytes
        .map(|(index, byte)| format!("{:02x}", byte.wrapping_add(u8::try_from(index).unwrap())))
        .collect()
}

/// What is found, as rule and path.
pub(crate) fn found(report: &Report) -> Vec<String> {
    let findings = report.findings();
    findings
        .map(|finding| format!("{} {}", finding.rule().name(), finding.path()))
        .collect()
}

/// What is found in a dossier under the settings of these tests.
pub(crate) fn find(dossier: &Dossier) -> Vec<String> {
    found(&check(dossier, &settings()))
}
