//! What everything that is shown makes of width, fill, alignment and precision.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::Path;

use ocop_core::{
    Authority, Case, CertificateState, CodeEra, Concept, Council, Date, DossierKind, Edition,
    ErrorKind, InForceReason, Interpretation, Lang, Mean, NoteKind, Points, ProductCode, Quorum,
    Recognition, RequirementRule, Rounding, Sheet, Star, Tier, Withdrawal, compare, improve, json,
    minutes, units,
};

/// The names of the types that were shown.
#[derive(Default)]
struct Shown(BTreeSet<&'static str>);

impl Shown {
    /// A text: its width counts, and no precision cuts it.
    #[track_caller]
    fn text(&mut self, name: &'static str, value: &dyn Display) {
        self.0.insert(name);
        let whole = value.to_string();
        let length = whole.chars().count();
        for places in [0, 1, 2, 65_535] {
            assert_eq!(format!("{value:.places$}"), whole, "{name}");
            assert_eq!(format!("{value:*<length$.places$}"), whole, "{name}");
            let wide = length + 5;
            let left = format!("{value:*<wide$.places$}");
            let right = format!("{value:*>wide$.places$}");
            let middle = format!("{value:*^wide$.places$}");
            assert_eq!(left, format!("{whole}*****"), "{name}");
            assert_eq!(right, format!("*****{whole}"), "{name}");
            assert_eq!(middle, format!("**{whole}***"), "{name}");
        }
        let wide = length + 2;
        assert_eq!(format!("{value:wide$}"), format!("{whole}  "), "{name}");
        assert_eq!(format!("{value:ờ>wide$}"), format!("ờờ{whole}"), "{name}");
    }

    #[track_caller]
    fn all<T: Display>(&mut self, name: &'static str, values: impl IntoIterator<Item = T>) {
        for value in values {
            self.text(name, &value);
        }
    }
}

fn best(sheet: &Sheet) -> Council {
    let best = sheet.criteria().map(|one| (one.key(), one.best()));
    Council::of([sheet.scorecard_from(best).unwrap().complete().unwrap()]).unwrap()
}

/// Every public type of `ocop-core` that is shown.
fn core(shown: &mut Shown) {
    let sheet = Edition::E2026.sheet(7).unwrap();
    shown.all("Edition", Edition::ALL);
    shown.all("Concept", Concept::all());
    shown.all("Star", Star::ALL);
    shown.all(
        "Unit",
        units::Unit::provinces().chain(units::Unit::communes().take(9)),
    );
    shown.all("FormerUnit", units::FormerUnit::districts().take(9));
    shown.all("UnitKind", units::UnitKind::ALL);
    shown.all("Tier", Tier::ALL);
    shown.all("Lang", Lang::ALL);
    shown.all("NoteKind", NoteKind::ALL);
    shown.all("Rounding", Rounding::ALL);
    shown.all("Interpretation", Interpretation::ALL);
    shown.all("RequirementRule", RequirementRule::ALL);
    shown.all("Recognition", Recognition::ALL);
    shown.all("Withdrawal", Withdrawal::ALL);
    shown.all("Authority", Authority::ALL);
    shown.all("CertificateState", CertificateState::ALL);
    shown.all("DossierKind", DossierKind::ALL);
    shown.all("InForceReason", InForceReason::ALL);
    shown.all("CodeEra", CodeEra::ALL);
    shown.all("ErrorKind", ErrorKind::ALL);
    shown.all("ErrorDetail", ocop_core::ErrorDetail::ALL.iter().copied());
    shown.all("Held", improve::Held::ALL);
    shown.all("CostUnit", improve::CostUnit::ALL);
    shown.all("ChangeKind", compare::ChangeKind::ALL);
    shown.all("DifferenceKind", minutes::DifferenceKind::ALL);
    shown.text("Case", &"b".parse::<Case>().unwrap());
    shown.text("Sheet", &sheet);
    shown.text("Sheet", &sheet.to_spec().build().unwrap());
    shown.text("Citation", &sheet.place(Lang::Vi));
    shown.text("Citation", &sheet.criterion("6.1").unwrap().place(Lang::En));
    shown.text("Quorum", &"2/3".parse::<Quorum>().unwrap());
    shown.text(
        "ProductCode",
        &"86-28870-2-2026".parse::<ProductCode>().unwrap(),
    );
    let issued = Date::constant(2026, 7, 10);
    let certificate = ocop_core::Certificate::new(issued, Star::Four, Tier::Province).unwrap();
    shown.text("DateRange", &certificate.re_evaluation_window());
    shown.text("Error", &Edition::E2026.sheet(27).unwrap_err());
    let line = br#"{"id":"p-1","edition":"26/2026","set":7,"scorecards":[]}"#;
    shown.text("LineError", &json::Record::read(line).unwrap_err());

    let council = best(&sheet);
    let card = &council.scorecards()[0];
    for (_, choice) in card.choices() {
        shown.text("Choice", &choice);
    }
    shown.text("Choice", &"b2".parse::<ocop_core::Choice>().unwrap());
    shown.text("SheetCode", &card.code().unwrap());
    for member in council.members() {
        shown.text("Member", &member);
    }
    let rating = council.rate().unwrap();
    shown.text("Rating", &rating);
    for lang in Lang::ALL {
        shown.text("Explanation", &rating.explain(lang));
        let wanted = improve::ImprovementRequest::to(Star::Five);
        shown.text(
            "ImprovementExplanation",
            &wanted.find(&council).unwrap().explain(lang),
        );
        let old = best(&Edition::E2019.sheet(15).unwrap());
        let comparison = old.scorecards()[0].compare(&sheet);
        shown.text("ComparisonExplanation", &comparison.explain(lang));
        let mut builder = card.edit();
        builder.clear("2.3").unwrap();
        shown.text(
            "BoundsExplanation",
            &builder.bounds().unwrap().explain(lang),
        );
        let claimed = ocop_core::ClaimedResult::new().star(Star::Three);
        let mismatch = claimed.check(&council).unwrap().unwrap();
        shown.text("MismatchExplanation", &mismatch.explain(lang));
        shown.text("Figure", &mismatch.claimed());
        let lowest = sheet
            .criteria()
            .map(|one| (one.key(), one.choices().next().unwrap()));
        let lowest =
            Council::of([sheet.scorecard_from(lowest).unwrap().complete().unwrap()]).unwrap();
        for unmet in lowest.rate().unwrap().unmet(Star::Five) {
            shown.text("UnmetText", &unmet.explain(lang));
        }
        shown.text("CertificateText", &certificate.explain(lang));
    }
    let written = rating.minutes().unwrap();
    shown.text("Minutes", &written);
    shown.text("Digest", &minutes::Digest::of_bytes(b"x"));
    let other = written
        .as_json()
        .replacen(r#""tier":"province""#, r#""tier":"centre""#, 1);
    let verified = minutes::verify(other.as_bytes()).unwrap();
    for difference in verified.differences() {
        shown.text("Difference", difference);
    }
    numbers(shown);
}

/// Points and means are numbers: aligned to the right, with signs.
fn numbers(shown: &mut Shown) {
    shown.0.extend(["Points", "Mean"]);
    let points = Points::new(72);
    assert_eq!(
        format!("{points:.1} {points:+} {points:*>5} {points:05}"),
        "72 +72 ***72 00072"
    );
    let mean = |sum, count| Mean::new(sum, count).unwrap();
    let (third, half, whole) = (mean(299, 3), mean(145, 2), mean(89, 1));
    assert_eq!(format!("{third} {half} {whole}"), "299/3 145/2 89");
    assert_eq!(
        format!("{third:.2} {half:.2} {whole:.2}"),
        "99.66 72.50 89.00"
    );
    assert_eq!(format!("{third:.1} {half:.1} {whole:.1}"), "99.6 72.5 89.0");
    assert_eq!(format!("{third:.0} {half:.0} {whole:.0}"), "99 72 89");
    assert_eq!(
        format!("{third:9.2}|{third:<9.2}|{third:^9.2}|"),
        "    99.66|99.66    |  99.66  |"
    );
    assert_eq!(
        format!("{third:*>9.2} {third:*>9} {whole:*>4}"),
        "****99.66 ****299/3 **89"
    );
    assert_eq!(
        format!("{third:+.2} {third:+} {whole:+}"),
        "+99.66 +299/3 +89"
    );
    assert_eq!(format!("{third:08.2} {third:2.2}"), "00099.66 99.66");
    let long = format!("{third:.65535}");
    assert_eq!(long.len(), 65_538);
    assert!(long.starts_with("99.666") && long.ends_with("666"));
    let most = mean(u64::MAX - 1, u64::MAX);
    assert_eq!(
        format!("{most:.19} {most:.20}"),
        "0.9999999999999999999 0.99999999999999999994"
    );
    // A figure is a star or points.
    let figure = compare::Figure::Exact(third);
    assert_eq!(
        format!("{figure} {figure:.2} {figure:*>8.1}"),
        "299/3 99.66 ****99.6"
    );
    // No precision takes a mean to an edge that it has not reached.
    for members in 1..=40_u64 {
        for sum in 0..=100 * members {
            let exact = mean(sum, members);
            for places in 0..=4 {
                let text = format!("{exact:.places$}");
                let digits: u64 = text.replace('.', "").parse().unwrap();
                let scale = 10_u64.pow(u32::try_from(places).unwrap());
                assert_eq!(digits, sum * scale / members, "{sum}/{members} {places}");
            }
        }
    }
}

/// Every public type of `ocop-dossier` that is shown.
fn dossier(shown: &mut Shown) {
    use ocop_dossier::{
        BasisKind, DaysOff, ErrorKind, NextPart, NextRequest, Severity, SeverityOverride, Stage,
        Topic, Verdict, evidence, model, time,
    };

    shown.all("Stage", Stage::ALL);
    shown.all("BasisKind", BasisKind::ALL);
    shown.all("DaysOff", DaysOff::ALL);
    shown.all("Severity", Severity::ALL);
    shown.all("SeverityOverride", SeverityOverride::ALL);
    shown.all("Topic", Topic::ALL);
    shown.all("Verdict", Verdict::ALL);
    shown.all("DocumentKind", ocop_dossier::DocumentKind::ALL);
    shown.all("FormKind", model::FormKind::ALL);
    shown.all("FormPart", model::FormPart::ALL);
    shown.all("LegalForm", model::LegalForm::ALL);
    shown.all("EnterpriseSize", model::EnterpriseSize::ALL);
    shown.all("Gender", model::Gender::ALL);
    shown.all("LabelContent", model::LabelContent::ALL);
    shown.all("Reach", model::Reach::ALL);
    shown.all("CooperativeClass", model::CooperativeClass::ALL);
    shown.all("Tick", model::Tick::ALL);
    shown.all("Fact", evidence::Fact::ALL);
    shown.all("Judged", evidence::Judged::ALL);
    shown.all("ErrorKind", ErrorKind::ALL);

    shown.text(
        "Error",
        &ocop_dossier::Dossier::from_json(b"{}").unwrap_err(),
    );
    let below: model::Measured = "<0.5".parse().unwrap();
    shown.text("Measured", &below);
    let product = include_bytes!("../../../ocop-dossier/tests/data/community-tourism.json");
    let dossier = ocop_dossier::Dossier::from_json(product).unwrap();
    let report = ocop_dossier::check(&dossier, &ocop_dossier::Settings::default());
    shown.text("Report", &report);
    shown.all("LeadUnit", time::LeadUnit::ALL);
    shown.all("InTime", time::InTime::ALL);
    let sheet = Edition::E2026.sheet(7).unwrap();
    let request = improve::ImprovementRequest::to(Star::Five);
    let ways = time::TimeRequest::from_day(Date::constant(2026, 11, 30));
    let ways = ways.find(&request, &best(&sheet)).unwrap();
    shown.text("TimeExplanation", &ways.explain(Lang::Vi));
    shown.all("NextPart", NextPart::ALL);
    let certificate = model::PreviousCertificate::default()
        .issued(Date::constant(2026, 6, 20))
        .star(Star::Three)
        .tier(Tier::Province);
    let filed = Date::constant(2029, 1, 4);
    let next = NextRequest::new(DossierKind::ReEvaluation, sheet, certificate, filed);
    let accepted = ocop_dossier::Dossier::builder(Edition::E2026, 7, DossierKind::First);
    let accepted = accepted.build().unwrap();
    let next = next.start(&accepted, &ocop_dossier::Settings::default());
    shown.text("NextDossier", &next.unwrap());
}

/// The names of the types in a crate's sources that are shown.
fn written_in(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            written_in(&path, names);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.lines().filter(|line| !line.trim().starts_with("///"));
        let text = code.collect::<Vec<_>>().join("\n");
        let name = |rest: &str| {
            let end = rest.find(|letter: char| !letter.is_alphanumeric());
            rest[..end.unwrap_or(rest.len())].to_owned()
        };
        for (start, macro_name) in [
            ("Display for ", false),
            ("spelled!(", true),
            ("vocabulary! {", true),
        ] {
            for part in text.split(start).skip(1) {
                let mut lines = part.lines().map(str::trim);
                let own = |line: &&str| {
                    !line.is_empty() && !line.starts_with("//") && !line.starts_with('#')
                };
                let found = if macro_name {
                    lines.find(own).map(name)
                } else {
                    lines.next().map(name)
                };
                // A macro's own text has no name.
                names.extend(found.filter(|found| !found.is_empty()));
            }
        }
    }
}

#[test]
fn width_fill_and_precision_do_to_everything_shown_what_they_should() {
    /// Types that no caller meets.
    const PRIVATE: [&str; 6] = ["Quoted", "Cut", "Long", "Day", "RuleName", "Fault"];

    let mut shown = Shown::default();
    core(&mut shown);
    dossier(&mut shown);
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut written = BTreeSet::new();
    for name in ["ocop-core", "ocop-arrow", "ocop-batch", "ocop-dossier"] {
        written_in(&crates.join(name).join("src"), &mut written);
    }
    for name in PRIVATE {
        assert!(written.remove(name), "{name}");
    }
    let shown: BTreeSet<String> = shown.0.into_iter().map(str::to_owned).collect();
    assert_eq!(shown, written);
}
