//! Ratings as pages.

use ocop_core::{
    Attendance, Council, Date, Edition, Explanation, Lang, Mean, NoteKind, Points, Quorum, Rating,
    Rounding, Rules, Spread, Tier,
};
use ocop_html::RatingPage;

use crate::markup::Markup;
use crate::util::{all_sheets, card, in_both, named, rating};

#[track_caller]
fn page(rating: &Rating, lang: Lang) -> Markup {
    Markup::of(RatingPage::new(rating, lang).to_page())
}

/// Checks that the page says what the explanation says.
#[track_caller]
fn says_all(read: &Markup, explanation: &Explanation) {
    let shown = |shown: &str| {
        explanation
            .lang
            .pick(shown.replace('.', ",").as_str(), shown)
            .to_string()
    };
    let points = |mean: &str, max: Points| format!("{} / {max}", shown(mean));
    let text = explanation.to_string();
    // All lists, and the head of the report behind the first line, which is the verdict.
    for line in text.lines().filter_map(|line| line.strip_prefix("  - ")) {
        read.says(line);
    }
    for line in text.lines().skip(4).take_while(|line| !line.is_empty()) {
        let (head, value) = line.split_once("  ").unwrap();
        read.says(&format!("{head} {value}"));
    }
    for said in [
        &*explanation.heading,
        &explanation.place,
        &explanation.verdict,
    ] {
        read.says(said);
    }
    for part in &explanation.parts {
        read.says(&format!("{} {}", part.part, points(&part.shown, part.max)));
        for section in &part.sections {
            let (key, name) = (&section.key, &section.name);
            read.says(&format!(
                "{key}. {name} {}",
                points(&section.shown, section.max)
            ));
        }
    }
    for line in explanation.criteria() {
        read.says(&format!(
            "{} {} {}",
            line.key,
            line.name,
            points(&line.shown, line.max)
        ));
        for chosen in &line.chosen {
            read.says(&chosen.text);
        }
        for level in line.next_mark.iter().flat_map(|mark| &mark.levels) {
            read.says(&format!("{} “{}”", level.choice, level.text));
        }
        for note in line.notes.iter().filter(|note| note.kind != NoteKind::Info) {
            let head = explanation.lang.pick("Ghi chú", "Note");
            read.says(&format!("{head}: {}", note.text));
        }
    }
}

#[test]
fn a_page_says_all_that_its_explanation_says_on_every_sheet() {
    for (sheet, lang) in in_both(all_sheets()) {
        for members in [1, 3] {
            let rating = rating(&sheet, members);
            says_all(&page(&rating, lang), &rating.explain(lang));
        }
    }
}

#[test]
fn a_page_says_why_there_is_no_star() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let stops = sheet
        .criteria()
        .find(|criterion| criterion.stops_on_zero())
        .unwrap();
    let none = stops.choices().find(|choice| {
        stops
            .level_of(*choice)
            .is_none_or(|level| level.points() == Points::ZERO)
    });
    let zero = sheet
        .best()
        .edit()
        .choose(stops.key(), none.unwrap())
        .unwrap()
        .complete()
        .unwrap();
    let ground = sheet.grounds().next().unwrap().id();
    let stopped = Council::of([sheet.best(), zero]).unwrap();
    for lang in Lang::ALL {
        for council in [
            stopped.clone(),
            stopped.clone().with_ground(ground).unwrap(),
        ] {
            let rating = council.rate().unwrap();
            let read = page(&rating, lang);
            let explanation = rating.explain(lang);
            says_all(&read, &explanation);
            assert_eq!(explanation.stars, None);
            assert_eq!(stars(&read), 0);
        }
    }
}

/// The filled stars of the picture.
fn stars(read: &Markup) -> usize {
    let filled =
        |attributes: &[(String, String)]| attributes.iter().any(|(_, value)| value == "reached");
    let paths = read.elements.iter().filter(|(name, _)| name == "path");
    paths.filter(|(_, attributes)| filled(attributes)).count()
}

#[test]
fn as_many_stars_are_filled_as_are_reached() {
    for sheet in all_sheets() {
        let rating = rating(&sheet, 2);
        let reached = rating.star().map_or(0, |star| star.number().into());
        assert_eq!(stars(&page(&rating, Lang::Vi)), reached, "{sheet}");
    }
}

#[test]
fn the_meeting_under_its_own_rules_is_on_the_page() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let names = [
        "Nguyễn Văn A",
        "Trần Thị B",
        "Lê C",
        "Phạm D",
        "Hoàng Đ",
        "Vũ E",
        "Đặng G",
        "Bùi H",
        "Đỗ I",
    ];
    let council = named(&sheet, names).council().clone();
    let rules = Rules::default()
        .spread(Spread::less_than(Points::new(1)))
        .quorum(Quorum::share(2, 3).unwrap().with_chair())
        .shown(3, Rounding::HalfUp);
    let attendance = Attendance {
        members: 21,
        chair: false,
    };
    let council = council.under(rules).attended(attendance).at(Tier::Centre);
    let rating = council.rate().unwrap();
    for lang in Lang::ALL {
        let read = page(&rating, lang);
        says_all(&read, &rating.explain(lang));
        for (index, name) in names.into_iter().enumerate() {
            read.says(&format!("{}. {name} {}", index + 1, rating.totals()[index]));
        }
    }
}

#[test]
fn each_member_has_a_column_with_the_points_of_every_criterion() {
    let sheet = Edition::E2026.sheet(1).unwrap();
    for members in [2, 9, 10, 11, 255] {
        let rating = rating(&sheet, members);
        let read = page(&rating, Lang::En);
        let cards = rating.council().scorecards();
        for (block, cards) in cards.chunks(10).enumerate() {
            let places: Vec<_> = (1..=cards.len())
                .map(|place| (10 * block + place).to_string())
                .collect();
            read.says(&format!("Key Criterion {} Mean Spread", places.join(" ")));
            let totals: Vec<_> = cards.iter().map(|card| card.total().to_string()).collect();
            read.says(&format!("Total {} ", totals.join(" ")));
            for criterion in sheet.criteria() {
                let points = cards.iter().map(|card| match card.choice(criterion.key()) {
                    Some(_) => card.points(criterion.key()).unwrap().to_string(),
                    None => "–".to_string(),
                });
                let points: Vec<_> = points.collect();
                let (key, name) = (criterion.key(), criterion.label().get(Lang::En));
                read.says(&format!("{key} {name} {}", points.join(" ")));
            }
        }
        let all = cards.iter().map(|card| card.code().unwrap().to_string());
        all.for_each(|code| read.says(&code));
    }
    assert!(
        !page(&rating(&sheet, 1), Lang::En)
            .text
            .contains("Points of each member")
    );
}

#[test]
fn the_mean_is_drawn_below_an_edge_that_it_does_not_reach() {
    let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
    spec.bands = Some([30, 50, 70, 100]);
    let sheet = spec.build().unwrap();
    let lower = sheet.best().edit().choose("1.5", 3).unwrap();
    let cards = [sheet.best(), sheet.best(), lower.complete().unwrap()];
    let rating = Council::of(cards).unwrap().rate().unwrap();
    assert_eq!(rating.mean(), Mean::new(299, 3).unwrap());
    let read = page(&rating, Lang::Vi);
    read.says("99,66 (299/3)");
    let marker = read.elements.iter().filter(|(name, _)| name == "svg");
    let mut places = marker.flat_map(|(_, attributes)| attributes);
    assert!(places.any(|(name, value)| name == "x" && value == "99.66%"));
    assert_eq!(stars(&read), 4);
}

#[test]
fn days_product_and_council_are_in_the_head() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let council = Council::of([card(&sheet, 0)]).unwrap();
    let council = council
        .filed_on(Date::constant(2026, 6, 1))
        .decided_on(Date::constant(2026, 7, 10));
    let rating = council.rate().unwrap();
    let page = RatingPage::new(&rating, Lang::Vi)
        .product("Mít sấy")
        .council("Hội đồng tỉnh");
    let read = Markup::of(page.to_page());
    for text in [
        "Sản phẩm: Mít sấy",
        "Hội đồng: Hội đồng tỉnh",
        "Ngày nộp hồ sơ: 01/06/2026",
        "Ngày quyết định: 10/07/2026",
    ] {
        read.says(text);
    }
}

#[test]
fn a_custom_sheet_has_no_codes() {
    let own = Edition::E2026.sheet(7).unwrap().to_spec().build().unwrap();
    assert!(
        !page(&rating(&own, 2), Lang::En)
            .text
            .contains("Sheet codes")
    );
}

#[cfg(feature = "minutes")]
#[test]
fn minutes_give_the_product_and_the_digest_and_must_be_of_this_council() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let (first, other) = (rating(&sheet, 2), rating(&sheet, 3));
    let minutes = first.minutes().unwrap().for_product("Mít sấy").unwrap();
    let page = RatingPage::new(&first, Lang::Vi).minutes(&minutes).unwrap();
    let read = Markup::of(page.to_page());
    read.says(&minutes.sha256().to_string());
    read.says("Sản phẩm: Mít sấy");
    let read = Markup::of(page.product("Chuối sấy").to_page());
    read.says("Sản phẩm: Chuối sấy");

    let error = RatingPage::new(&other, Lang::Vi)
        .minutes(&minutes)
        .unwrap_err();
    assert_eq!(
        error.explain(Lang::En),
        "minutes: the minutes record another council than that of this rating"
    );
    assert_eq!(
        error.explain(Lang::Vi),
        "minutes: biên bản ghi một hội đồng khác hội đồng của kết quả này"
    );
}
