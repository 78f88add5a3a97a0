//! QR codes, read by a decoder that shares nothing with what draws them.

use ocop_core::Lang;
use ocop_html::{RatingPage, ScorecardForm};

use crate::markup::Markup;
use crate::util::{card, rating, sheets};

/// How many pixels a module is wide.
const PIXELS: usize = 3;

/// The texts of the QR codes of a page, each after it was read from its drawing.
fn read_codes(page: &Markup) -> Vec<String> {
    let value = |attributes: &[(String, String)], wanted: &str| {
        let found = attributes.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.clone())
    };
    let mut elements = page.elements.iter();
    let mut codes = Vec::new();
    while let Some((name, attributes)) = elements.next() {
        if name == "svg" && value(attributes, "class").as_deref() == Some("qr") {
            let side = value(attributes, "viewBox").unwrap();
            let side: usize = side.rsplit(' ').next().unwrap().parse().unwrap();
            let inside = elements.by_ref();
            let path = inside.find(|(name, _)| name == "path").unwrap();
            let text = decoded(&value(&path.1, "d").unwrap(), side);
            assert_eq!(value(attributes, "aria-label").as_ref(), Some(&text));
            codes.push(text);
        }
    }
    codes
}

/// Draws a path of runs of modules and decodes it.
fn decoded(path: &str, side: usize) -> String {
    let mut dark = vec![false; side * side];
    for run in path.split_terminator('z') {
        let (place, length) = run.split_once('h').unwrap();
        let (x, y) = place.strip_prefix('M').unwrap().split_once(' ').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let length: usize = length.split('v').next().unwrap().parse().unwrap();
        dark[y * side + x..][..length].fill(true);
    }
    let shade = |x: usize, y: usize| match dark[y / PIXELS * side + x / PIXELS] {
        true => 0,
        false => 255,
    };
    let (width, height) = (PIXELS * side, PIXELS * side);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, shade);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn the_code_of_a_form_is_read_from_its_drawing() {
    for sheet in sheets() {
        for member in 0..3 {
            let card = card(&sheet, member);
            let page = ScorecardForm::of(&card, Lang::Vi).to_page();
            let code = card.code().unwrap().to_string();
            assert_eq!(read_codes(&Markup::of(page)), [code]);
        }
    }
}

#[test]
fn the_codes_of_members_and_the_digest_are_read_from_their_drawings() {
    for sheet in sheets().step_by(9) {
        let rating = rating(&sheet, 9);
        let cards = rating.council().scorecards().iter();
        let codes: Vec<_> = cards.map(|card| card.code().unwrap().to_string()).collect();
        let page = RatingPage::new(&rating, Lang::Vi);
        assert_eq!(read_codes(&Markup::of(page.to_page())), codes);
        #[cfg(feature = "minutes")]
        {
            let minutes = rating.minutes().unwrap();
            let page = page.minutes(&minutes).unwrap().to_page();
            let found = read_codes(&Markup::of(page));
            assert_eq!(found[..9], codes);
            assert_eq!(found[9..], [minutes.sha256().to_string()]);
        }
    }
}
