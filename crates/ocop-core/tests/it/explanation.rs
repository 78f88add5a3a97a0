//! The text of a rating: whole pages as snapshots, so that a change of wording shows.

use ocop_core::{Council, Date, Edition, Interpretation, Lang, Star, Tier};

use crate::util::{full, rate};

/// The lines of a text up to the first part.
fn head(text: &str) -> String {
    let end = text
        .find("\nPart A")
        .or_else(|| text.find("\nPhần A"))
        .unwrap();
    text[..end].to_owned()
}

fn missing_contracts() -> ocop_core::Rating {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = |level| {
        full(&sheet)
            .choose("1.5", level)
            .unwrap()
            .choose("2.4", 0)
            .unwrap()
            .complete()
            .unwrap()
    };
    rate([card(3), card(4), card(3)])
}

#[test]
fn the_head_has_result_points_band_and_unmet_requirements() {
    let text = missing_contracts().explain(Lang::En).to_string();
    assert_eq!(
        head(&text),
        "\
Processed from vegetables, tubers, fruits, nuts and seeds
26/2026, Annex II, set 7

Result        4 stars
Points        98.33 / 100
Each member   98, 99, 98
Band          5★ (from 90 to 100) [26/2026, Art. 3.3]
Council       province
What follows  Potential five stars: the province asks the Ministry of Agriculture and Environment to evaluate and rate it [26/2026, Art. 7.3.e]

Why not the star of the band
  - 5★ requires 3 points on 1.5 (Chain linkage in production), it has 2.33: requires level 4 “Linkage contracts for over 75% of sales volume, carried out steadily for 12 months or more up to registration” [26/2026, Annex II, set 7, 1.5]

The council's meeting
  - If one of members 1, 2, 3 chose level 3 instead of 4 on 2.1 (Origin of the product idea): 3 stars
  - Above the edge of the 5★ band: 8.33 points

Requirements of the marks
  - 3★: 8/8, all met
  - 4★: 14/14, all met
  - 5★: 5/6, unmet 1.5
"
    );
}

#[test]
fn the_head_in_vietnamese_has_a_decimal_comma() {
    let text = missing_contracts().explain(Lang::Vi).to_string();
    assert_eq!(
        head(&text),
        "\
Chế biến từ rau, củ, quả, hạt
26/2026, Phụ lục II, bộ 7

Kết quả          4 sao
Tổng điểm        98,33 / 100
Từng thành viên  98, 99, 98
Khung điểm       5★ (từ 90 đến 100) [26/2026, Điều 3.3]
Hội đồng         cấp tỉnh
Tiếp theo        Sản phẩm tiềm năng 5 sao: cấp tỉnh gửi hồ sơ đề nghị Bộ Nông nghiệp và Môi trường đánh giá, phân hạng [26/2026, Điều 7.3.e]

Lý do chưa đạt hạng sao theo khung điểm
  - 5★ yêu cầu 3 điểm ở 1.5 (Liên kết chuỗi sản xuất), mới đạt 2,33: yêu cầu mức 4 “Có hợp đồng liên kết trên 75% sản lượng tiêu thụ, thực hiện ổn định từ 12 tháng trở lên tính đến khi đăng ký” [26/2026, Phụ lục II, bộ 7, 1.5]

Cuộc họp hội đồng
  - Nếu một trong các thành viên 1, 2, 3 chấm 2.1 (Nguồn gốc ý tưởng) mức 3 thay vì mức 4: 3 sao
  - Trên ngưỡng của khung 5★: 8,33 điểm

Yêu cầu của dấu sao
  - 3★: 8/8, đạt đủ
  - 4★: 14/14, đạt đủ
  - 5★: 5/6, chưa đạt 1.5
"
    );
}

#[test]
fn a_criterion_lists_the_members_choices_and_the_next_requirement() {
    let text = missing_contracts().explain(Lang::En).to_string();
    let start = text.find("    1.5").unwrap();
    let end = text[start..].find("    1.6").unwrap();
    assert_eq!(
        &text[start..start + end],
        "    1.5   2.33/3  Chain linkage in production
                  level 3: Linkage contracts for over 75% of sales volume [members 1, 3]
                  level 4: Linkage contracts for over 75% of sales volume, carried out steadily for 12 months or more up to registration [member 2]
                  → 5★ requires level 4 “Linkage contracts for over 75% of sales volume, carried out steadily for 12 months or more up to registration”
                  ! Exactly 75% of sales volume: the print leaves a gap (under 75%, over 75%), read for the applicant at the higher level
"
    );
}

#[test]
fn names_of_criteria_stand_below_each_other() {
    for lang in Lang::ALL {
        let text = missing_contracts().explain(lang).to_string();
        let lines = text.lines().filter(|line| {
            let line = line.strip_prefix("    ");
            line.is_some_and(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        });
        let lines: Vec<_> = lines.collect();
        assert!(lines.iter().any(|line| line.contains("33/3  ")), "{text}");
        for line in lines {
            // Digits, points, commas and blanks only: a byte is a character.
            assert!(line.is_char_boundary(16) && line[..16].is_ascii(), "{line}");
            assert_eq!(&line[16..18], "  ", "{line}");
            assert!(!line[18..].starts_with(' '), "{line}");
        }
    }
}

#[test]
fn the_end_names_every_interpretation_and_erratum() {
    let text = missing_contracts().explain(Lang::En).to_string();
    let start = text.find("The library's interpretations").unwrap();
    assert_eq!(
        &text[start..],
        "\
The library's interpretations, where the decision says nothing
  - Level 0 (below the lowest printed level) is worth 0 points [level-zero]
  - Every criterion that applies must be chosen; a blank is an error, not 0 points [every-criterion-chosen]
  - The decision prints no rounding: the mean is compared as an exact fraction [exact-mean]
  - The requirement of a mark is met if the members' exact mean is at least the points of the marked level [minimum-by-mean]
  - A share of exactly 75%: the printed levels leave it out or overlap there, and the higher level applies [bounds-as-printed]

Misprints of this sheet
  - 1.2, level 1: printed blank, used 0; 0 on every parallel set
  - 3.1, level 2: printed 1; 2 on every other set; doubtful, kept as printed
"
    );
}

#[test]
fn a_ground_of_an_unknown_head_is_named_by_parallel() {
    let explained = |edition: Edition, set, id: &str| {
        let sheet = edition.sheet(set).unwrap();
        let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
        let rating = council.with_ground(id).unwrap().rate().unwrap();
        assert_eq!(rating.star(), None);
        rating.explain(Lang::En)
    };
    let by_parallel = |explanation: &ocop_core::explain::Explanation| {
        let mut lines = explanation.interpretations.iter();
        lines.any(|line| line.id == Interpretation::HeadByParallel)
    };
    let head = explained(Edition::E2023, 18, "quality-declaration-missing");
    assert!(by_parallel(&head));
    assert!(head.grounds[0].prints[0].by_parallel);
    let line = "\n  - Rejected: Rules on the quality-declaration registration file not fully kept [148/2023, set 18; by parallel with 26/2026]\n";
    assert!(head.to_string().contains(line), "{head}");
    let old = explained(Edition::E2019, 15, "forged-dossier");
    assert!(by_parallel(&old), "{old}");

    // A ground that the sheet prints itself needs no parallel.
    let printed = explained(Edition::E2023, 3, "food-safety-certificate-breach");
    assert!(!by_parallel(&printed));
    let line = "[148/2023, set 3, 10]\n";
    assert!(printed.to_string().contains(line), "{printed}");
    let clean = Edition::E2023.sheet(3).unwrap();
    let clean = Council::of([full(&clean).complete().unwrap()]).unwrap();
    assert!(!by_parallel(&clean.rate().unwrap().explain(Lang::En)));
}

#[test]
fn the_strongest_place_of_a_ground_comes_first() {
    use ocop_core::NoteKind;
    use ocop_core::sheet::GroundSpec;

    let sheet = Edition::E2026.sheet(7).unwrap();
    let mut spec = sheet.to_spec();
    let label = ocop_core::Label::new("mốc", "mould");
    let of = |kind| GroundSpec::new("mould", kind, label.clone());
    // The head prints the weakest kind, the criteria stronger ones.
    spec.grounds.push(of(NoteKind::NotAssessed));
    let kinds = [NoteKind::Requirement, NoteKind::Stop, NoteKind::Exclude];
    for (criterion, kind) in spec.parts[0].sections[0].criteria.iter_mut().zip(kinds) {
        criterion.grounds.push(of(kind));
    }
    let sheet = spec.build().unwrap();
    let kinds: Vec<_> = sheet
        .grounds_of("mould")
        .map(ocop_core::DisqualificationGround::kind)
        .collect();
    assert_eq!(
        kinds,
        [
            NoteKind::Exclude,
            NoteKind::Stop,
            NoteKind::Requirement,
            NoteKind::NotAssessed
        ]
    );
    let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
    let rating = council.with_ground("mould").unwrap().rate().unwrap();
    assert_eq!(rating.grounds().next().unwrap().kind(), NoteKind::Exclude);
    let prints = &rating.explain(Lang::Vi).grounds[0].prints;
    assert_eq!(
        prints.iter().map(|print| print.kind).collect::<Vec<_>>(),
        kinds
    );
}

#[test]
fn a_ground_and_a_zero_are_shown_with_their_places() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let card = full(&sheet).choose("6.4", 1).unwrap().complete().unwrap();
    let council = Council::of([card]).unwrap().at(Tier::Centre);
    let rating = council
        .with_ground("forged-dossier")
        .unwrap()
        .rate()
        .unwrap();
    let explanation = rating.explain(Lang::En);
    assert_eq!(
        explanation.verdict,
        "No star: zero points on 6.4 end the evaluation; Forged dossier"
    );
    assert_eq!(
        explanation.grounds[0].prints[0].place,
        "26/2026, Annex II, set 16"
    );
    assert_eq!(
        explanation.stopped[0].place,
        "26/2026, Annex II, set 16, 6.4"
    );
    let text = explanation.to_string();
    assert!(
        text.contains("\n  - 6.4 [26/2026, Annex II, set 16, 6.4]\n"),
        "{text}"
    );
    assert_eq!(explanation.recognition_text, "Not recognised");
    let sheet = Edition::E2026.sheet(19).unwrap();
    let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
    let rating = council
        .with_ground("quality-declaration-missing")
        .unwrap()
        .rate()
        .unwrap();
    let explanation = rating.explain(Lang::En);
    let prints = &explanation.grounds[0].prints;
    let prints: Vec<_> = prints
        .iter()
        .map(|print| (print.place.as_str(), &*print.text))
        .collect();
    assert_eq!(
        prints,
        [
            (
                "26/2026, Annex II, set 19",
                "No product declaration (or equivalent)"
            ),
            (
                "26/2026, Annex II, set 19, 6",
                "No cosmetic-product declaration as regulated"
            ),
        ]
    );
}

#[test]
fn a_criterion_without_a_story_is_shown_as_not_applicable() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let builder = full(&sheet)
        .choose("5.1", 1)
        .unwrap()
        .leave_out("5.2")
        .unwrap();
    let explanation = rate([builder.complete().unwrap()]).explain(Lang::En);
    let line = explanation
        .criteria()
        .find(|line| line.key == "5.2")
        .unwrap();
    assert_eq!(line.chosen[0].text, "Not applicable: no story");
    assert_eq!(line.chosen[0].choice, None);
}

#[test]
fn markdown_escapes_what_would_be_markup() {
    let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
    spec.heading = ocop_core::Label::new("a|b", "x | *y* <b>");
    let sheet = spec.build().unwrap();
    let page = rate([full(&sheet).complete().unwrap()])
        .explain(Lang::En)
        .to_markdown();
    assert!(
        page.starts_with(
            "# x \\| \\*y\\* \\<b\\>\n\ncustom sheet of 26/2026, Annex II, set 7\n\n- **Result:** Potential 5 stars: the province asks"
        ),
        "{page}"
    );
    let mut links = Edition::E2026.sheet(7).unwrap().to_spec();
    links.criterion_mut("1.1").unwrap().label = ocop_core::Label::new("x", "[x](y) ~~z~~ &lt; !");
    links.criterion_mut("1.1").unwrap().key = "a|b".into();
    let sheet = links.build().unwrap();
    let linked = rate([full(&sheet).complete().unwrap()])
        .explain(Lang::En)
        .to_markdown();
    assert!(
        linked.contains("| a\\|b \\[x\\](y) \\~\\~z\\~\\~ \\&lt; \\! |"),
        "{linked}"
    );
    let rows = page.lines().filter(|line| line.starts_with('|'));
    for row in rows {
        let cells = row.replace("\\|", "").matches('|').count();
        assert_eq!(cells, 5, "{row}");
    }
}

#[test]
fn the_data_has_its_version_and_every_field() {
    let json = serde_json::to_value(missing_contracts().explain(Lang::En)).unwrap();
    assert_eq!(json["format"], 1);
    assert_eq!(json["mean"], "295/3");
    assert_eq!(
        json["parts"][0]["sections"][0]["criteria"][4]["next_mark"]["need"],
        3
    );
    assert_eq!(
        json["parts"][0]["sections"][0]["criteria"][4]["chosen"][0]["members"],
        serde_json::json!([1, 3])
    );
    assert_eq!(json["readings"][0]["id"], "level-zero");
}

#[test]
fn the_next_band_is_shown_with_the_missing_points() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let rating = rate([89, 88].map(|total| crate::util::card_with_total(&sheet, total)));
    let text = rating.explain(Lang::En).to_string();
    assert!(
        text.contains("\nNext band     5★ (from 90): 1.50 more\n"),
        "{text}"
    );
    let text = rating.explain(Lang::Vi).to_string();
    assert!(
        text.contains("\nKhung kế tiếp    5★ (từ 90): còn thiếu 1,50\n"),
        "{text}"
    );
}

#[test]
fn every_interpretation_is_documented_with_its_article_and_reason() {
    let docs = include_str!("../../docs/interpretations.md");
    for interpretation in Interpretation::ALL {
        let article = interpretation
            .article()
            .map_or("", |article| article.get(Lang::En));
        assert!(
            docs.contains(&format!("| `{interpretation}` | {article} | ")),
            "{interpretation}"
        );
        let why = interpretation.why();
        assert!(
            docs.contains(&format!("- **`{interpretation}`**: {why}\n")),
            "{interpretation}"
        );
    }
}

#[test]
fn ninety_points_at_the_centre_without_five_stars_are_returned_and_said() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = full(&sheet).choose("1.5", 3).unwrap().complete().unwrap();
    let rating = Council::of([card])
        .unwrap()
        .at(Tier::Centre)
        .rate()
        .unwrap();
    assert_eq!(
        rating.recognition(),
        ocop_core::Recognition::Returned { to: Tier::Province }
    );
    let says = |rating: &ocop_core::Rating| {
        rating
            .interpretations()
            .any(|interpretation| interpretation == Interpretation::ReturnedFromCentre)
    };
    assert!(says(&rating));
    let lower = Council::of([crate::util::card_with_total(&sheet, 89)])
        .unwrap()
        .at(Tier::Centre)
        .rate()
        .unwrap();
    assert!(!says(&lower));
}

#[test]
fn the_articles_on_low_stars_and_on_potential_five_are_cited_for_them_only() {
    let place = |rating: ocop_core::Rating| rating.explain(Lang::En).recognition_place;
    let sheet = Edition::E2026.sheet(7).unwrap();
    let low = rate([crate::util::card_with_total(&sheet, 40)]);
    assert_eq!(place(low).as_deref(), Some("26/2026, Art. 4.1.a"));
    let recognised = Council::of([full(&sheet).complete().unwrap()]).unwrap();
    assert_eq!(place(recognised.at(Tier::Centre).rate().unwrap()), None);
    let potential = rate([full(&sheet).complete().unwrap()]);
    assert_eq!(place(potential).as_deref(), Some("26/2026, Art. 7.3.e"));
    // Two stars at 100 points with an unmet requirement are sent up, and a ground leaves no star at
    // all.
    let card = full(&sheet).choose("2.3", 0).unwrap().complete().unwrap();
    let sent_up = rate([card.clone()]);
    assert_eq!(sent_up.explain(Lang::En).verdict, "2 stars");
    assert_eq!(place(sent_up).as_deref(), Some("26/2026, Art. 7.3.e"));
    let rejected = Council::of([card])
        .unwrap()
        .with_ground("forged-dossier")
        .unwrap();
    assert_eq!(place(rejected.rate().unwrap()), None);
}

#[test]
fn fewer_than_three_stars_at_the_centre_may_be_rated_again() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let at = |tier, card| {
        let council = Council::of([card]).unwrap();
        council.at(tier).rate().unwrap()
    };
    // From 50 points on, the cards miss a mark of three stars.
    for (points, star, named) in [
        (29, Star::One, false),
        (30, Star::Two, false),
        (82, Star::Two, false),
        (89, Star::Two, false),
        (90, Star::Two, true),
    ] {
        let rating = at(Tier::Centre, crate::util::card_with_total(&sheet, points));
        assert_eq!(rating.star(), Some(star), "{points}");
        assert_eq!(rating.recognition(), ocop_core::Recognition::None);
        let says = rating
            .interpretations()
            .any(|interpretation| interpretation == Interpretation::ReturnedFromCentre);
        assert_eq!(says, named, "{points}");
        for (lang, line) in [
            (
                Lang::Vi,
                "Không được công nhận; cấp tỉnh có thể tổ chức đánh giá lại [26/2026, Điều 4.1.a và 7.4.g]",
            ),
            (
                Lang::En,
                "Not recognised; the province may have it rated again [26/2026, Art. 4.1.a and 7.4.g]",
            ),
        ] {
            let explanation = rating.explain(lang);
            let text = explanation.to_string();
            assert!(text.contains(&format!("  {line}\n")), "{text}");
            let page = explanation.to_markdown().replace('\\', "");
            assert!(page.contains(line), "{page}");
            let json = serde_json::to_value(&explanation).unwrap();
            let (words, place) = line.trim_end_matches(']').split_once(" [").unwrap();
            assert_eq!(json["recognition"], "none");
            assert_eq!(json["recognition_text"], words);
            assert_eq!(json["recognition_place"], place);
            assert!(rating.summary(lang).ends_with(&format!("; {words}")));
        }
    }
    // The province itself does not, and the sources of the earlier editions say nothing.
    let low = |edition: Edition, tier| {
        let sheet = edition.sheet(7).unwrap();
        let card = crate::util::card_with_total(&sheet, 40);
        at(tier, card).explain(Lang::En).recognition_text
    };
    assert_eq!(low(Edition::E2026, Tier::Province), "Not recognised");
    assert_eq!(low(Edition::E2023, Tier::Centre), "Not recognised");
    assert_eq!(low(Edition::E2019, Tier::Centre), "Not recognised");
    // Nor does the article speak of an evaluation that ended without a star.
    let council = Council::of([crate::util::card_with_total(&sheet, 40)]).unwrap();
    let rejected = council.at(Tier::Centre).with_ground("forged-dossier");
    let rejected = rejected.unwrap().rate().unwrap().explain(Lang::En);
    assert_eq!(rejected.recognition_text, "Not recognised");
}

#[test]
fn a_result_that_is_returned_may_be_recognised_or_rated_again() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = full(&sheet).choose("1.5", 3).unwrap().complete().unwrap();
    let council = Council::of([card]).unwrap();
    let rating = council.at(Tier::Centre).rate().unwrap();
    for (lang, line) in [
        (
            Lang::Vi,
            "Trả về cấp tỉnh: cấp tỉnh có thể công nhận theo kết quả này hoặc đánh giá lại [26/2026, Điều 7.4.g]",
        ),
        (
            Lang::En,
            "Returned to the province, which may recognise it from this result or have it rated again [26/2026, Art. 7.4.g]",
        ),
    ] {
        let text = rating.explain(lang).to_string();
        assert!(text.contains(&format!("  {line}\n")), "{text}");
    }
}

#[test]
fn five_stars_below_the_centre_are_potential_five_stars() {
    let verdicts = |edition: Edition, tier, decided: Option<Date>| {
        let sheet = edition.sheets().next().unwrap();
        let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
        let council = council.at(tier);
        let council = match decided {
            Some(day) => council.decided_on(day),
            None => council,
        };
        let rating = council.rate().unwrap();
        assert_eq!(rating.star(), Some(Star::Five));
        Lang::ALL.map(|lang| {
            let explanation = rating.explain(lang);
            let (text, page) = (explanation.to_string(), explanation.to_markdown());
            let json = serde_json::to_value(&explanation).unwrap();
            assert_eq!(json["verdict"], explanation.verdict);
            assert!(
                text.contains(&format!("  {}\n", explanation.verdict)),
                "{text}"
            );
            assert!(
                page.contains(&format!(":** {}\n", explanation.verdict)),
                "{page}"
            );
            explanation.verdict
        })
    };
    let day = |year, month, day| Some(Date::constant(year, month, day));
    for (edition, tier, decided, expected) in [
        (
            Edition::E2026,
            Tier::Province,
            None,
            [
                "Tiềm năng 5 sao: cấp tỉnh gửi hồ sơ đề nghị Bộ Nông nghiệp và Môi trường đánh giá, phân hạng",
                "Potential 5 stars: the province asks the Ministry of Agriculture and Environment to evaluate and rate it",
            ],
        ),
        (Edition::E2026, Tier::Centre, None, ["5 sao", "5 stars"]),
        (
            Edition::E2026,
            Tier::District,
            None,
            [
                "5 sao theo bộ tiêu chí; cấp này không công nhận",
                "5 stars by the sheet; not recognised at this tier",
            ],
        ),
        (
            Edition::E2023,
            Tier::Province,
            day(2025, 8, 1),
            [
                "Tiềm năng 5 sao: hồ sơ được gửi lên trung ương đánh giá, phân hạng",
                "Potential 5 stars: the dossier is sent up to the centre, which evaluates and rates it",
            ],
        ),
        (
            Edition::E2023,
            Tier::District,
            day(2024, 8, 1),
            [
                "Tiềm năng 5 sao: hồ sơ được chuyển lên cấp tỉnh đánh giá, phân hạng",
                "Potential 5 stars: the dossier is sent up to the province, which evaluates and rates it",
            ],
        ),
        (
            Edition::E2019,
            Tier::Centre,
            day(2021, 8, 1),
            ["5 sao", "5 stars"],
        ),
    ] {
        assert_eq!(
            verdicts(edition, tier, decided),
            expected,
            "{edition} {tier}"
        );
    }
}

#[test]
fn exact_fractions_are_printed_where_they_are_asked_for() {
    use ocop_core::explain::ExplainOptions;

    let rating = missing_contracts();
    let text = |options| rating.explain_with(options).to_string();
    let plain = text(ExplainOptions::new(Lang::Vi));
    assert!(
        plain.contains("  98,33 / 100\n") && plain.contains("2,33/3"),
        "{plain}"
    );
    assert!(!plain.contains("(295/3)"), "{plain}");
    let exact = text(ExplainOptions::new(Lang::Vi).fractions(true));
    assert!(exact.contains("  98,33 (295/3) / 100\n"), "{exact}");
}
