//! The pages that the tests look at: every kind, of bundled data, in both languages.

use ocop_core::json::Record;
use ocop_core::{
    Certificate, Date, Edition, ImprovementRequest, Lang, Star, Tier,
    explain::{ComparisonExplanation, ImprovementExplanation},
};
use ocop_dossier::evidence::Evidence;
use ocop_dossier::report::Letter;
use ocop_dossier::{Dossier, Settings, check};
use ocop_html::{
    CertificateTimeline, ComparisonTable, LetterForm, PlanChecklist, RatingPage, ScorecardForm,
};

use crate::util::named;

/// A page and what it is called.
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) page: String,
}

/// Text from outside that goes into every page.
#[derive(Clone, Copy)]
pub(crate) struct Outside<'a>(pub(crate) &'a str);

/// What products and people are called in the bundled data.
pub(crate) const PLAIN: Outside<'static> = Outside("Mít sấy Ví Dụ (giả định)");

/// Every kind of page, in both languages.
pub(crate) fn all(outside: Outside<'_>) -> Vec<Sample> {
    let pages = Lang::ALL.map(|lang| {
        let letter = letter("dried-tao-meo", lang, Some(outside));
        let mut acceptable = self::letter("mountain-honey", lang, None);
        // Another name in the dossier would be a finding.
        outside.0.clone_into(&mut acceptable.addressee[0].1);
        let plan = plan(Star::Five, lang);
        let obstacles = obstacles(lang);
        let comparison = comparison(lang);
        let banana = product("dried-banana");
        let rating = banana.council().rate().unwrap();
        let sheet = Edition::E2026.sheet(7).unwrap();
        let named = named(&sheet, [outside.0, "b", "c"]);
        let card = &banana.council().scorecards()[0];
        let filled = ScorecardForm::of(card, lang)
            .product(outside.0)
            .council(outside.0);
        let blank = ScorecardForm::blank(&sheet, lang).product(outside.0);
        [
            ("letter", LetterForm::of(&letter).to_page()),
            ("acceptable", LetterForm::of(&acceptable).to_page()),
            (
                "plan",
                PlanChecklist::of(&plan).product(outside.0).to_page(),
            ),
            (
                "obstacles",
                PlanChecklist::of(&obstacles).product(outside.0).to_page(),
            ),
            (
                "comparison",
                ComparisonTable::of(&comparison)
                    .product(outside.0)
                    .to_page(),
            ),
            (
                "rating",
                RatingPage::new(&rating, lang)
                    .product(outside.0)
                    .council(outside.0)
                    .to_page(),
            ),
            ("named", RatingPage::new(&named, lang).to_page()),
            ("form", filled.member(outside.0).to_page()),
            ("blank", blank.to_page()),
            ("certificates", certificates(lang, outside).to_page()),
        ]
        .map(|(name, page)| Sample {
            name: format!("{name}-{lang}"),
            page: page.into_string(),
        })
    });
    pages.into_iter().flatten().collect()
}

/// The letter on a bundled dossier, with its names replaced if there is a text for them.
pub(crate) fn letter(dossier: &str, lang: Lang, outside: Option<Outside<'_>>) -> Letter {
    let file = format!(
        "{}/../ocop-dossier/tests/data/{dossier}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let mut dossier = Dossier::read(&std::fs::read(file).unwrap()).unwrap();
    if let Some(Outside(text)) = outside {
        dossier.product.name = Some(text.to_owned());
        dossier.applicant.name = Some(text.to_owned());
        dossier.applicant.representative.as_mut().unwrap().name = Some(text.to_owned());
    }
    check(&dossier, &Settings::default()).letter(lang)
}

pub(crate) fn product(name: &str) -> Record {
    let file = format!(
        "{}/../../examples/data/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    Record::read(&std::fs::read(file).unwrap()).unwrap()
}

/// A plan with costs and documents.
pub(crate) fn plan(star: Star, lang: Lang) -> ImprovementExplanation {
    let file = format!(
        "{}/../../examples/data/jackfruit-costs.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let costs = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let record = product("dried-jackfruit");
    let council = record.council();
    let request = ImprovementRequest::to(star).costs(costs);
    let explanation = request.find(council).unwrap().explain(lang);
    explanation.with_documents(|key, choice| {
        Evidence::of(council.sheet(), key, choice)
            .unwrap()
            .lines(lang)
    })
}

/// A star that cannot be reached.
pub(crate) fn obstacles(lang: Lang) -> ImprovementExplanation {
    let record = product("dried-jackfruit");
    let council = record.council();
    let fixed = council
        .sheet()
        .criteria()
        .map(|criterion| criterion.key().to_owned());
    let request = fixed.fold(ImprovementRequest::to(Star::Five), |request, key| {
        request.fix(key)
    });
    request.find(council).unwrap().explain(lang)
}

pub(crate) fn comparison(lang: Lang) -> ComparisonExplanation {
    let record = product("frozen-durian");
    let council = record.council();
    let sheet = Edition::E2026.sheet(1).unwrap();
    let comparison = council.compare(&sheet).next().unwrap();
    comparison.explain(lang)
}

/// A certificate in each state on 30/11/2026.
pub(crate) fn certificates(lang: Lang, outside: Outside<'_>) -> CertificateTimeline {
    let on = Date::constant(2026, 11, 30);
    let all = [
        ("2027-01-05", None),
        ("2026-07-10", None),
        ("2024-05-02", None),
        ("2024-04-10", None),
        ("2024-03-20", None),
        ("2023-09-18", None),
        ("2021-12-15", None),
        ("2025-11-20", Some("2026-10-12")),
    ];
    let empty = CertificateTimeline::on(on, lang);
    all.iter().fold(empty, |timeline, (issued, withdrawn)| {
        let issued = issued.parse().unwrap();
        let certificate = Certificate::new(issued, Star::Four, Tier::Province).unwrap();
        let withdrawn = withdrawn.map(|day: &str| day.parse().unwrap());
        timeline.product(outside.0, certificate, withdrawn)
    })
}
