//! The picture of a register: well-formed, with every certificate, in its place.

use ocop_core::{CertificateState, Date, Lang, Star, Tier};
use ocop_portfolio::{Entry, Register};
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use crate::util::{HOSTILE, certificate, day, many, of_four, register};

const ON: Date = Date::constant(2026, 11, 30);

/// An element with its attributes, and the text directly in it.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Element {
    fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value)
    }

    fn number(&self, name: &str) -> i32 {
        self.get(name).parse().unwrap()
    }
}

/// The elements of a picture, in the order of their begins.
fn elements(svg: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (mut all, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let name = attribute.key.as_ref().to_owned();
                    (name, attribute.value.into_owned())
                });
                open.push(all.len());
                all.push(Element {
                    name: tag.name().as_ref().to_owned(),
                    attributes: attributes.collect(),
                    text: String::new(),
                });
            }
            Event::End(_) => drop(open.pop().unwrap()),
            Event::Text(text) => {
                if let Some(place) = open.last() {
                    all[*place].text += &text;
                }
            }
            Event::GeneralRef(name) => {
                if let Some(place) = open.last() {
                    all[*place].text += &format!("&{};", &*name);
                }
            }
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert!(open.is_empty());
    all
}

/// The rectangles of the rows, below the legend and the bars: state and place.
fn bars(svg: &str) -> Vec<(String, i32, i32)> {
    let all = elements(svg);
    let bars = all.iter().filter(|element| {
        let is_state = !matches!(element.get("class"), "" | "paper" | "band" | "month");
        element.name == "rect" && is_state && element.number("x") >= 3_500
    });
    // The second column of the legend is at another height than the rows.
    let legend_end = all.iter().find(|element| element.name == "g").map(|_| ());
    assert!(legend_end.is_some());
    let bars = bars.filter(|bar| bar.number("x") != 6_100 || bar.number("width") != 400);
    bars.map(|bar| {
        let x = bar.number("x");
        (bar.get("class").to_owned(), x, x + bar.number("width"))
    })
    .collect()
}

#[test]
fn a_certificate_is_drawn_from_its_first_to_its_last_day() {
    // 48 months from 01/05/2026 to 31/05/2030, over 8,400 units.
    let svg = register([Entry::new("Mật ong", of_four(day(2026, 7, 10)))]).to_svg(ON, Lang::En);
    let at = |date: Date| 3_500 + (date - day(2026, 5, 1)).get_days() * 8_400 / 1_491;
    assert_eq!((day(2030, 5, 31) - day(2026, 5, 1)).get_days(), 1_491);
    let state = |name: &str, from, to| (name.to_owned(), at(from), at(to));
    assert_eq!(
        bars(&svg),
        [
            state("running", day(2026, 7, 10), day(2029, 1, 11)),
            state("file", day(2029, 1, 11), day(2029, 2, 11)),
            state("closing", day(2029, 2, 11), day(2029, 3, 13)),
            state("closed", day(2029, 3, 13), day(2029, 7, 11)),
        ]
    );
}

#[test]
fn the_last_days_to_file_are_counted_by_month() {
    let entries = [10, 11, 30].map(|of| Entry::new("Chè", of_four(day(2026, 7, of))));
    let withdrawn = Entry::new("Mè", of_four(day(2026, 7, 10))).with_withdrawn(day(2029, 3, 1));
    let svg = register(entries.into_iter().chain([withdrawn])).to_svg(ON, Lang::Vi);
    let all = elements(&svg);
    let months: Vec<_> = all
        .iter()
        .filter(|element| element.get("class") == "month")
        .map(|month| month.number("height"))
        .collect();
    // 12 and 13/03, and 01/04/2029; the highest bar has all the height.
    assert_eq!(months, [360, 180]);
    let titles = all.iter().filter(|element| element.name == "title");
    let titles: Vec<_> = titles.map(|title| title.text.as_str()).collect();
    assert_eq!(titles[..2], ["03/2029: 2", "04/2029: 1"]);
}

#[test]
fn every_certificate_has_a_row_with_its_name_in_the_order_of_last_days() {
    for count in [1, 60, 400] {
        let register = many(count);
        let svg = register.to_svg(ON, Lang::Vi);
        let all = elements(&svg);
        let rows: Vec<_> = all.iter().filter(|element| element.name == "g").collect();
        assert_eq!(rows.len(), count as usize);
        let names: Vec<_> = all
            .iter()
            .filter(|element| element.text.starts_with("Sản phẩm số ") && element.name == "text")
            .map(|element| element.text.clone())
            .collect();
        let mut wanted: Vec<_> = register.entries().iter().collect();
        wanted.sort_by_key(|entry| entry.certificate().expires());
        let wanted: Vec<_> = wanted
            .iter()
            .map(|entry| entry.product().to_owned())
            .collect();
        assert_eq!(names, wanted);
        // Nothing is outside of the picture.
        let [width, height] = [2, 3].map(|part| {
            let sides = all[0].get("viewBox").split(' ').nth(part).unwrap();
            sides.parse::<i32>().unwrap()
        });
        for element in all.iter().filter(|element| element.name == "rect") {
            assert!(element.get("x").is_empty() || element.number("x") >= 0);
            let x: i32 = element.get("x").parse().unwrap_or(0);
            let y: i32 = element.get("y").parse().unwrap_or(0);
            assert!(x + element.number("width") <= width);
            assert!(y >= 0 && y + element.number("height") <= height);
        }
    }
}

#[test]
fn the_legend_counts_every_certificate() {
    let register = many(400);
    for lang in Lang::ALL {
        let svg = register.to_svg(ON, lang);
        let all = elements(&svg);
        let mut sum = 0;
        for state in CertificateState::ALL {
            let head = format!("{}: ", state.label(lang));
            let line = all
                .iter()
                .find_map(|element| element.text.strip_prefix(&head));
            let count: usize = line.map_or(0, |count| count.parse().unwrap());
            let entries = register.entries().iter();
            let wanted = entries.filter(|entry| {
                let period = entry.certificate().period_on(ON, entry.withdrawn());
                period.state() == state
            });
            assert_eq!(count, wanted.count(), "{state}");
            sum += count;
        }
        assert_eq!(sum, 400);
    }
}

#[test]
fn a_state_without_a_shape_is_written() {
    let old = Entry::new(
        "Cũ",
        certificate(day(2020, 1, 1), Star::Three, Tier::Province),
    );
    let new = Entry::new("Mới", of_four(day(2026, 12, 31)));
    let svg = register([old, new]).to_svg(ON, Lang::Vi);
    for words in ["Hết hiệu lực", "Chưa cấp"] {
        let texts = elements(&svg);
        let texts = texts.iter().filter(|element| element.text == words);
        assert_eq!(texts.count(), 1, "{words}");
    }
}

#[test]
fn text_from_outside_stays_text() {
    let entries = HOSTILE.map(|name| Entry::new(name, of_four(day(2026, 7, 10))).with_holder(name));
    for lang in Lang::ALL {
        let svg = register(entries.clone()).to_svg(ON, lang);
        let all = elements(&svg);
        let known = ["svg", "style", "rect", "text", "g", "title", "line"];
        assert!(
            all.iter()
                .all(|element| known.contains(&element.name.as_str()))
        );
        assert_eq!(
            all.iter().filter(|element| element.name == "g").count(),
            HOSTILE.len()
        );
        // XML 1.0, 2.2: what may be in a document.
        let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
        assert_eq!(svg.chars().find(|character| !allowed(*character)), None);
        assert!(!svg.contains('\u{202E}'));
    }
}

#[test]
fn an_empty_register_has_a_picture() {
    for on in [ON, Date::MIN, Date::MAX] {
        let svg = Register::default().to_svg(on, Lang::Vi);
        assert!(elements(&svg).iter().all(|element| element.name != "g"));
    }
}
