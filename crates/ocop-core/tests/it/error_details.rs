//! Every case of an error: driven where it arises, and worded in both languages.

use std::collections::BTreeSet;

use ocop_core::improve::{CostUnit, Costs};
use ocop_core::json::{LineError, Record};
use ocop_core::sheet::{CriterionSpec, GroundSpec, SheetSpec, UnreconciledSpec};
use ocop_core::{
    Bands, Case, Certificate, Choice, ClaimedResult, Concept, Council, Date, Decimal, DossierKind,
    Edition, Error, ErrorDetail, ErrorKind, ImprovementRequest, Label, Lang, Mean, NoteKind,
    Points, ProductCode, Quorum, Scorecard, Sheet, SheetCode, Star, Tier,
};
use serde_json::json;

use crate::util::full;

/// Cases that arise in `ocop-arrow`, `ocop-batch`, `ocop-dossier`, `ocop-html`, `ocop-portfolio` and
/// `ocop-xlsx`, whose tests drive them.
const ELSEWHERE: [ErrorDetail; 107] = [
    ErrorDetail::LeadOutOfRange,
    ErrorDetail::LeadReversed,
    ErrorDetail::LeadCycle,
    ErrorDetail::LeadChains,
    ErrorDetail::RoundReversed,
    ErrorDetail::ByBeforeBegin,
    ErrorDetail::AsideWithChoices,
    ErrorDetail::MinutesOfAnotherMeeting,
    ErrorDetail::CountsWithoutChoices,
    ErrorDetail::SelfScoreOfAnotherSheet,
    ErrorDetail::NextOfFirstKind,
    ErrorDetail::CertificateBeforeDossier,
    ErrorDetail::EditionBeforeDossier,
    ErrorDetail::ColumnCount,
    ErrorDetail::ColumnLength,
    ErrorDetail::NibbleLength,
    ErrorDetail::NibbleBehindEnd,
    ErrorDetail::NibbleTooHigh,
    ErrorDetail::ResultPlaces,
    ErrorDetail::NoOffsets,
    ErrorDetail::OffsetsStart,
    ErrorDetail::OffsetsFall,
    ErrorDetail::OffsetsEnd,
    ErrorDetail::NoSuchRow,
    ErrorDetail::ColumnMissing,
    ErrorDetail::UnknownColumn,
    ErrorDetail::ColumnTwice,
    ErrorDetail::ColumnType,
    ErrorDetail::TooManyRowsAtOnce,
    ErrorDetail::NoCouncilOfRow,
    ErrorDetail::RowOfOtherSheet,
    ErrorDetail::NoSuchCouncil,
    ErrorDetail::NoSuchGroup,
    ErrorDetail::CountsOfOtherMeasures,
    ErrorDetail::SumsLength,
    ErrorDetail::ImpossibleSums,
    ErrorDetail::SumsOfAnotherRule,
    ErrorDetail::SumsOfAnotherSheet,
    ErrorDetail::CouncilTooLarge,
    ErrorDetail::TooManyCouncils,
    ErrorDetail::TooManyScorecards,
    ErrorDetail::DuplicateValue,
    ErrorDetail::YearOutOfRange,
    ErrorDetail::BadNumber,
    ErrorDetail::UnsupportedFormat,
    ErrorDetail::NotOfTheLaw,
    ErrorDetail::UnknownRule,
    ErrorDetail::TooManyBytes,
    ErrorDetail::TooMuch,
    ErrorDetail::WorkbookMembers,
    ErrorDetail::TextTooLong,
    ErrorDetail::HiddenCharacter,
    ErrorDetail::WorkbookNotWritten,
    ErrorDetail::NotAWorkbook,
    ErrorDetail::WorkbookPassword,
    ErrorDetail::WorkbookDamaged,
    ErrorDetail::WorkbookTooLarge,
    ErrorDetail::PageMissing,
    ErrorDetail::PageRequired,
    ErrorDetail::UnknownPage,
    ErrorDetail::FormulaWithoutResult,
    ErrorDetail::NotAScoringWorkbook,
    ErrorDetail::OtherTable,
    ErrorDetail::WorkbookOfAnotherSheet,
    ErrorDetail::WorkbookOfCustomSheet,
    ErrorDetail::HeadingMissing,
    ErrorDetail::HeadingTwice,
    ErrorDetail::CriterionRowMissing,
    ErrorDetail::CriterionRowTwice,
    ErrorDetail::KeyChanged,
    ErrorDetail::CriterionChanged,
    ErrorDetail::LevelOfAnotherCriterion,
    ErrorDetail::UnknownLevel,
    ErrorDetail::PointsForLevel,
    ErrorDetail::LevelNotCounted,
    ErrorDetail::FormulaForValue,
    ErrorDetail::FormulaChanged,
    ErrorDetail::FormulaDeleted,
    ErrorDetail::CellChanged,
    ErrorDetail::ResultDiffers,
    ErrorDetail::HeadingsMissing,
    ErrorDetail::HeadingsAlike,
    ErrorDetail::QuoteNotClosed,
    ErrorDetail::CellMissing,
    ErrorDetail::NotAStar,
    ErrorDetail::CellNotADay,
    ErrorDetail::MonthFirst,
    ErrorDetail::ExpiryDiffers,
    ErrorDetail::UnitNotInLists,
    ErrorDetail::UnitOfBefore,
    ErrorDetail::UnitMayHaveEnded,
    ErrorDetail::UnitElsewhere,
    ErrorDetail::UnitNameUnknown,
    ErrorDetail::UnitNameShared,
    ErrorDetail::CommuneSplit,
    ErrorDetail::PlacesDisagree,
    ErrorDetail::CodeAfterIssue,
    ErrorDetail::WithdrawnBeforeIssue,
    ErrorDetail::WithdrawalWithoutDay,
    ErrorDetail::RowTwice,
    ErrorDetail::TwoCertificates,
    ErrorDetail::TwoCertificatesOfOneDay,
    ErrorDetail::CodeOfTwoProducts,
    ErrorDetail::CellBlank,
    ErrorDetail::FilledFromAbove,
    ErrorDetail::SerialDay,
    ErrorDetail::DayOfDecision,
];

/// Cases that no input reaches, because the tables, `serde_json` and the checks before them rule them
/// out; and `BadCost`, which a caller gets as an error of serde.
const UNREACHED: [ErrorDetail; 5] = [
    ErrorDetail::BadCost,
    ErrorDetail::CannotBeWritten,
    ErrorDetail::Unreadable,
    ErrorDetail::InvalidForm,
    ErrorDetail::DerivedColumns,
];

fn sheet(set: u16) -> Sheet {
    Edition::E2026.sheet(set).unwrap()
}

fn line(change: impl FnOnce(&mut serde_json::Value)) -> Error {
    let mut product = json!({
        "id": "p-1", "edition": "26/2026", "set": 7,
        "scorecards": [full(&sheet(7)).complete().unwrap()],
    });
    change(&mut product);
    fault(Record::read(product.to_string().as_bytes()))
}

fn fault(read: Result<Record, LineError>) -> Error {
    read.unwrap_err().error().clone()
}

fn spec(change: impl FnOnce(&mut SheetSpec)) -> Error {
    let mut spec = sheet(7).to_spec();
    change(&mut spec);
    spec.build().unwrap_err()
}

fn criterion(key: &'static str, change: impl FnOnce(&mut CriterionSpec)) -> Error {
    spec(|spec| change(spec.criterion_mut(key).unwrap()))
}

fn parse<T: std::str::FromStr<Err = Error> + std::fmt::Debug>(text: &str) -> Error {
    text.parse::<T>().unwrap_err()
}

/// A sheet whose scorecards do not fit 64 bits: ten more levels on every criterion.
fn wide() -> Sheet {
    let mut spec = sheet(7).to_spec();
    crate::util::ten_more_levels(&mut spec);
    spec.build().unwrap()
}

/// A sheet code of a year without an edition: one pair of check characters fits.
fn unknown_year() -> Error {
    let letters = "0123456789ABCDEFGHJKMNPQRSTWXYZ";
    let pairs = letters
        .chars()
        .flat_map(|one| letters.chars().map(move |two| (one, two)));
    let faults =
        pairs.map(|(one, two)| parse::<SheetCode>(&format!("25-07-00000-0000-0000-{one}{two}")));
    let mut others = faults.filter(|fault| fault.detail() != ErrorDetail::SheetCodeCheck);
    others.next().unwrap()
}

fn jiff_error() -> Error {
    Date::new(2026, 2, 29).unwrap_err().into()
}

/// An error of every place in which one arises.
fn driven() -> Vec<Error> {
    let (honey, service, day) = (sheet(7), sheet(26), Date::constant);
    let council = || Council::of([full(&honey).complete().unwrap()]).unwrap();
    let custom = honey.to_spec().build().unwrap();
    let custom_card = full(&custom).complete().unwrap();
    let minutes = council().rate().unwrap().minutes().unwrap();
    let minutes = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut tree: serde_json::Value = serde_json::from_str(minutes.as_json()).unwrap();
        change(&mut tree);
        ocop_core::minutes::verify(tree.to_string().as_bytes()).unwrap_err()
    };
    let costs = |unit| Costs::in_unit(unit);
    let improve = |request: ImprovementRequest| request.find(&council()).unwrap_err();
    let to_five = || ImprovementRequest::to(Star::Five);
    let read = |text: &str| fault(Record::read(text.as_bytes()));
    let deep = "[".repeat(65);
    // One level less of the story is so much less; without a story its structure has points.
    let story = |level: u8| {
        let card = full(&honey).choose("5.1", level).unwrap();
        card.complete().unwrap().pack().unwrap()
    };
    let no_story = story(5) - 4 * (story(5) - story(4));
    vec![
        // JSON.
        fault(Record::read(b"\"\xFF\"")),
        read(&deep),
        read(r#"{"id":"\ud800"}"#),
        read(""),
        read("{\"id\":1,}"),
        read("{\n\"id\" 1}"),
        read(r#"{"id":1,"id":2}"#),
        LineError::too_long(9).error().clone(),
        read("[]"),
        read("{}"),
        line(|product| product["set"] = json!("7")),
        line(|product| product["set"] = json!(1.5)),
        line(|product| product["scorecards"] = json!({})),
        line(|product| product["scorecards"] = json!([1])),
        line(|product| product["scorecards"][0]["1.1"] = json!({"level": 1, "leve": 2})),
        line(|product| product["scorecards"][0]["1.1"] = json!(null)),
        line(|product| product["rules"] = json!({"minimun": "mean"})),
        line(|product| product["rules"] = json!({"minimum": "maen"})),
        line(|product| product["rules"] = json!({"quorum": {"share": "5/4"}})),
        line(|product| product["rules"] = json!({"quorum": {"share": "x"}})),
        line(|product| product["rules"] = json!({"places": 21})),
        line(|product| {
            product["rules"] = json!({"spread": {"limit": 0, "limit_allowed": false}});
        }),
        line(|product| product["rules"] = json!({"common": ["taste-of-money"]})),
        line(|product| product["rules"] = json!({"spread": {"limit": -1}})),
        line(|product| product["rules"] = json!({"spread": {"limit": 1, "limit_allowed": 1}})),
        line(|product| product["attendance"] = json!({"members": 9})),
        line(|product| product["attendance"] = json!(true)),
        line(|product| product["filed"] = json!("10/07/2026")),
        line(|product| product["filed"] = json!(20_260_710)),
        line(|product| product["decided"] = json!("2019-01-01")),
        line(|product| product["dossier_kind"] = json!("second")),
        line(|product| {
            product["filed"] = json!("2026-07-10");
            product["decided"] = json!("2026-07-09");
        }),
        line(|product| product["decided"] = json!("2026-01-01")),
        line(|product| product["tier"] = json!("commune")),
        line(|product| {
            product["tier"] = json!("province");
            product["level"] = json!("province");
        }),
        line(|product| product["draft"] = json!(true)),
        line(|product| product["scorecards"] = json!([{"member": " ", "choices": {}}])),
        line(|product| product["scorecards"] = json!([{"round": 0, "choices": {}}])),
        line(|product| {
            let card = json!({"member": "a", "choices": {}});
            product["scorecards"] = json!([card, card]);
        }),
        line(|product| product["grounds"] = json!(["forged-dosier"])),
        line(|product| product["grounds"] = json!([1])),
        fault(Record::read_on(
            &custom,
            br#"{"id":"1","edition":"26/2026","set":8,"scorecards":[]}"#,
        )),
        // Names.
        parse::<ErrorKind>("bad-jason"),
        parse::<Choice>("x!"),
        parse::<Mean>("1.5.5"),
        parse::<Mean>("100.01"),
        parse::<Mean>("1/18446744073709551616"),
        ocop_core::internal::money::dong("1.020").unwrap_err(),
        ocop_core::internal::money::dong("1.02").unwrap_err(),
        parse::<Points>("-1"),
        parse::<DossierKind>("frist"),
        parse::<NoteKind>("x"),
        parse::<Concept>("stroy"),
        parse::<Lang>("fr"),
        parse::<Star>("6"),
        Star::try_from(0).unwrap_err(),
        parse::<Tier>("provnce"),
        parse::<ocop_core::Interpretation>("exact-maen"),
        parse::<Edition>("25/2026"),
        parse::<Case>("aa"),
        Quorum::share(0, 4).unwrap_err(),
        // The law.
        Edition::E2026.sheet(27).unwrap_err(),
        Edition::E2019.sheet(10).unwrap_err(),
        council().with_ground("forged-dosier").unwrap_err(),
        Edition::in_force(day(2019, 1, 1), None, DossierKind::First).unwrap_err(),
        // Scorecards.
        Council::of(Vec::<Scorecard>::new()).unwrap_err(),
        Council::of([
            full(&honey).complete().unwrap(),
            full(&service).complete().unwrap(),
        ])
        .unwrap_err(),
        honey.scorecard().choose("99", 1).unwrap_err(),
        service.scorecard().choose("8", 1).unwrap_err(),
        service
            .scorecard()
            .choose("8", ("c".parse::<Case>().unwrap(), 1))
            .unwrap_err(),
        service.scorecard().choose("1.1", (Case::A, 1)).unwrap_err(),
        service.scorecard().choose("8", (Case::A, 3)).unwrap_err(),
        honey.scorecard().choose("1.1", 9).unwrap_err(),
        honey.scorecard().complete().unwrap_err(),
        honey.scorecard().leave_out("1.1").unwrap_err(),
        full(&honey)
            .choose("5.1", 1)
            .unwrap()
            .complete()
            .unwrap_err(),
        // Improvements, claims and minutes.
        improve(to_five().budget(Decimal::ONE)),
        improve(
            to_five()
                .costs(costs(CostUnit::Dong).usual(Decimal::ONE))
                .budget(Decimal::NEGATIVE_ONE),
        ),
        improve(to_five().costs(costs(CostUnit::Dong).usual(Decimal::NEGATIVE_ONE))),
        improve(to_five().costs(costs(CostUnit::Ranks).usual(Decimal::TEN))),
        improve(to_five().costs(costs(CostUnit::Dong).usual(Decimal::new(1, 10)))),
        to_five()
            .costs(costs(CostUnit::Ranks).usual(Decimal::ONE))
            .find(&Council::of([crate::custom_limits::steep(1024).best()]).unwrap())
            .unwrap_err(),
        to_five()
            .find(&Council::of(vec![full(&honey).complete().unwrap(); 1_000]).unwrap())
            .unwrap_err(),
        ClaimedResult::default()
            .part("D", 1)
            .check(&council())
            .unwrap_err(),
        minutes(&|tree| tree["minutes"]["rules"] = json!({"minimum": "mean"})),
        minutes(&|tree| {
            tree["minutes"]["grounds"] = json!(["forged-dossier", "forged-dossier"]);
        }),
        minutes(&|tree| tree["minutes"]["table"] = json!("00")),
        minutes(&|tree| tree["minutes"]["format"] = json!(2)),
        minutes(&|tree| {
            let card = tree["minutes"]["scorecards"][0].clone();
            tree["minutes"]["scorecards"] = vec![card; 256].into();
        }),
        Council::of([custom_card.clone()])
            .unwrap()
            .rate()
            .unwrap()
            .minutes()
            .unwrap_err(),
        // Certificates and product codes.
        Certificate::new(day(2019, 1, 1), Star::Three, Tier::Province).unwrap_err(),
        Certificate::new(day(2026, 7, 10), Star::Two, Tier::Province).unwrap_err(),
        Certificate::new(day(2026, 7, 10), Star::Five, Tier::Province).unwrap_err(),
        parse::<ProductCode>("83"),
        parse::<ProductCode>("8628870-28870-2-2026"),
        parse::<ProductCode>("8-28870-2-2026"),
        parse::<ProductCode>("86–28870–2–2026"),
        parse::<ProductCode>("86 - 28870 - 2 - 2026"),
        parse::<ProductCode>("86-28870-0-2026"),
        parse::<ProductCode>("86-28870-02-2026"),
        parse::<ProductCode>("86-28870-x-2026"),
        parse::<ProductCode>("86-28870-2-2024"),
        parse::<ProductCode>("86-28870-2-2100"),
        parse::<ProductCode>("00-28870-2-2026"),
        // Sheet codes.
        parse::<SheetCode>("26"),
        parse::<SheetCode>("26-07-00000-0000-0000-0I"),
        parse::<SheetCode>("26-07-00000-0000-0000-01"),
        honey.unpack(u64::MAX).unwrap_err(),
        honey.unpack(no_story).unwrap_err(),
        custom_card.code().unwrap_err(),
        // Custom sheets.
        Bands::new(30, 50, 90, 70).unwrap_err(),
        spec(|spec| {
            let section = &mut spec.parts[0].sections[0];
            section.criteria = vec![section.criteria[0].clone(); 65];
        }),
        criterion("5.2", |criterion| criterion.requires = Some("12".into())),
        criterion("5.3", |criterion| criterion.requires = Some("5.2".into())),
        criterion("5.1", |criterion| {
            criterion.max = 0;
            for level in &mut criterion.levels {
                (level.points, level.mark) = (0, None);
            }
        }),
        spec(|spec| spec.parts[0].sections.clear()),
        spec(|spec| {
            spec.parts[0].sections[0].criteria[1].key = "1.1".into();
        }),
        spec(|spec| spec.parts[0].id = "A B".into()),
        spec(|spec| spec.parts[0].sections[0].title.push('\u{202E}')),
        criterion("1.1", |criterion| {
            criterion.max = 101;
            criterion.levels.last_mut().unwrap().points = 101;
        }),
        criterion("1.1", |criterion| criterion.single_line = true),
        spec(|spec| {
            spec.grounds = vec![GroundSpec::new(
                "a b",
                NoteKind::Exclude,
                Label::new("một", "one"),
            )];
        }),
        criterion("1.1", |criterion| {
            let lowest = criterion.levels[0].clone();
            criterion.levels.splice(..0, vec![lowest; 100]);
            for level in &mut criterion.levels {
                level.mark = None;
            }
        }),
        criterion("1.1", |criterion| criterion.levels.reverse()),
        criterion("1.1", |criterion| criterion.levels[0].case = Some(Case::B)),
        criterion("1.1", |criterion| {
            criterion.levels[0].mark = Some(Star::Two);
        }),
        criterion("1.1", |criterion| criterion.line_mark = Some(Star::Two)),
        criterion("1.1", |criterion| {
            criterion.zero_stops = true;
            for level in &mut criterion.levels {
                (level.points, level.mark) = (0, None);
            }
        }),
        criterion("1.1", |criterion| {
            criterion.levels = vec![criterion.levels[0].clone(); 65_536];
        }),
        spec(|spec| spec.grounds = crate::custom_limits::grounds(1001)),
        spec(|spec| {
            let part = &mut spec.parts[0];
            let section = &mut part.sections[0];
            let criterion = &mut section.criteria[0];
            (part.max, section.max, criterion.max) =
                (part.max + 1, section.max + 1, criterion.max + 1);
            criterion.levels.last_mut().unwrap().points += 1;
        }),
        spec(|spec| {
            let why = Label::new("thử", "trial");
            spec.unreconciled = Some(UnreconciledSpec::new(99, why));
        }),
        wide().unpack(0).unwrap_err(),
        unknown_year(),
        jiff_error(),
        spec(|spec| spec.parts[0].max += 1),
        spec(|spec| spec.parts[0].sections[0].max += 1),
        criterion("1.1", |criterion| criterion.max += 1),
    ]
}

#[test]
fn every_case_is_driven_and_worded_in_both_languages() {
    let mut reached = BTreeSet::new();
    for error in driven() {
        let (vi, en) = (error.explain(Lang::Vi), error.explain(Lang::En));
        assert_eq!(en, error.to_string());
        assert_eq!(vi, format!("{error:#}"));
        let (vi, en) = (error.message_in(Lang::Vi), error.message());
        assert_ne!(vi, en);
        for message in [&*vi, en] {
            assert!(!message.is_empty());
            // Minutes in another spelling show the object that is expected.
            let shown = error.detail() == ErrorDetail::AnotherSpelling;
            let left = message.contains(['{', '}', '<', '>', '\n']);
            assert!(!left || shown, "{message}");
        }
        // Vietnamese has its own letters.
        assert!(!vi.is_ascii(), "{vi}");
        assert_eq!(error.kind(), error.detail().kind());
        let data = serde_json::to_value(&error).unwrap();
        assert_eq!(data["error"], error.kind().as_str());
        assert_eq!(data["detail"], error.detail().as_str());
        assert_eq!(data["path"], error.path());
        assert_eq!(data["message"], json!({"vi": vi, "en": en}));
        assert_eq!(
            data["values"].as_object().unwrap().len(),
            error.values().len()
        );
        reached.insert(error.detail().as_str());
    }
    let expected = ErrorDetail::ALL.iter().copied();
    let expected = expected.filter(|case| !ELSEWHERE.contains(case) && !UNREACHED.contains(case));
    let expected: BTreeSet<_> = expected.map(ErrorDetail::as_str).collect();
    assert_eq!(reached, expected);
}

#[test]
fn names_are_unique_and_both_wordings_have_the_same_values() {
    let names: BTreeSet<_> = ErrorDetail::ALL.iter().map(|case| case.as_str()).collect();
    assert_eq!(names.len(), ErrorDetail::ALL.len());
    for case in ErrorDetail::ALL {
        let name = case.as_str();
        let kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        assert!(name.bytes().all(kebab), "{name}");
        let values = |lang| {
            let parts = case.template(lang).split('{').skip(1);
            let names = parts.map(|part| part.split_once('}').unwrap().0);
            names.collect::<BTreeSet<_>>()
        };
        assert_eq!(values(Lang::Vi), values(Lang::En), "{name}");
        let same = case.template(Lang::Vi) == case.template(Lang::En);
        assert_eq!(same, *case == ErrorDetail::InvalidForm, "{name}");
    }
    let kinds: BTreeSet<_> = ErrorDetail::ALL
        .iter()
        .map(|case| case.kind().as_str())
        .collect();
    assert_eq!(kinds.len(), ErrorKind::ALL.len(), "a kind without a case");
    for kind in ErrorKind::ALL {
        assert_ne!(kind.label(Lang::Vi), kind.label(Lang::En), "{kind}");
    }
}

#[test]
fn values_are_data() {
    let sheet = sheet(7);
    let level = sheet.scorecard().choose("1.1", 9).unwrap_err();
    assert_eq!(level.found().as_deref(), Some("9"));
    assert_eq!((level.least(), level.most()), (Some(0), Some(3)));
    let ground = line(|product| product["grounds"] = json!(["forged-dosier"]));
    assert_eq!(ground.nearest(), Some("forged-dossier"));
    assert_eq!(ground.edition(), Some(Edition::E2026));
    assert_eq!(
        ground.explain(Lang::Vi),
        "grounds[0]: bộ số 7 của 26/2026 không in căn cứ `forged-dosier`; gần nhất là `forged-dossier`"
    );
    let member = line(|product| product["rules"] = json!({"minimun": "mean"}));
    assert_eq!(member.nearest(), Some("minimum"));
    assert_eq!(member.detail(), ErrorDetail::UnknownField);
    let rule = line(|product| product["rules"] = json!({"minimum": "maen"}));
    assert_eq!(
        (rule.path(), rule.nearest()),
        ("rules.minimum", Some("mean"))
    );
    assert_eq!(rule.detail(), ErrorDetail::UnknownName);
    let day = Edition::in_force(Date::constant(2019, 1, 1), None, DossierKind::First).unwrap_err();
    assert_eq!(day.found().as_deref(), Some("2019-01-01"));
    assert_eq!(
        day.explain(Lang::Vi),
        "filed: ngày 01/01/2019 chưa có quyết định nào áp dụng: quyết định đầu tiên, 1048/2019, áp dụng từ ngày 21/08/2019"
    );
}
