//! Contrast by the formula of WCAG 2: of every ink with every paper, and of every line with every paper.

use crate::markup::Markup;
use crate::samples::{self, PLAIN};

/// A millionth is one.
const ONE: u128 = 1_000_000;

/// The named colours of a style sheet, as three bytes.
fn colours(style: &str) -> Vec<(String, [u8; 3])> {
    let root = style.split_once(":root{").unwrap().1;
    let root = root.split_once('}').unwrap().0;
    let named = root
        .split(';')
        .filter_map(|line| line.trim().split_once(':'));
    named
        .map(|(name, value)| (name.to_string(), bytes(value)))
        .collect()
}

/// `#fff` or `#1b1b1b`.
fn bytes(value: &str) -> [u8; 3] {
    let digits = value.strip_prefix('#').unwrap();
    let digits: Vec<u8> = digits
        .chars()
        .map(|digit| u8::try_from(digit.to_digit(16).unwrap()).unwrap())
        .collect();
    match *digits {
        [r, g, b] => [r, g, b].map(|digit| 17 * digit),
        [a, b, c, d, e, f] => [16 * a + b, 16 * c + d, 16 * e + f],
        _ => panic!("{value}"),
    }
}

/// The light of a byte of a colour, in millionths: x to the power of 12/5 is x² times the fifth root of x².
fn light(byte: u8) -> u128 {
    let byte = u128::from(byte);
    // 0.04045 of 255 is between 10 and 11.
    if byte <= 10 {
        return byte * ONE * 100 / (255 * 1292);
    }
    let x = (byte * 1000 + 55 * 255) * ONE / (1055 * 255);
    let square = x * x / ONE;
    // The highest number whose fifth power is not above x².
    let below = |root: u128| root.pow(5) <= square * ONE.pow(4);
    let mut root = 0;
    for bit in (0..20).rev() {
        let higher = root | 1 << bit;
        if below(higher) {
            root = higher;
        }
    }
    square * root / ONE
}

/// The relative luminance in millionths.
fn luminance(colour: [u8; 3]) -> u128 {
    let [r, g, b] = colour.map(light);
    (2126 * r + 7152 * g + 722 * b) / 10_000
}

/// Hundred times the contrast of two colours, cut off: 100 to 2100.
fn contrast(one: [u8; 3], other: [u8; 3]) -> u128 {
    let (one, other) = (luminance(one), luminance(other));
    let twentieth = ONE / 20;
    100 * (one.max(other) + twentieth) / (one.min(other) + twentieth)
}

/// The style sheets of all pages.
fn styles() -> Vec<String> {
    let pages = samples::all(PLAIN).into_iter();
    pages.map(|sample| Markup::of(&sample.page).style).collect()
}

#[test]
fn the_formula_gives_the_known_contrasts() {
    let of = |one, other| contrast(bytes(one), bytes(other));
    assert_eq!(of("#000", "#fff"), 2100);
    assert_eq!(of("#fff", "#fff"), 100);
    // 4.54 and 4.48 with white: the grey just dark enough, and the next one.
    assert_eq!(of("#767676", "#fff"), 454);
    assert_eq!(of("#777777", "#fff"), 447);
    assert_eq!(of("#f00", "#fff"), 399);
}

#[test]
fn every_ink_is_readable_on_every_paper_and_every_line_is_seen_on_it() {
    let colours = colours(&styles()[0]);
    let named = |prefix: &str| -> Vec<_> {
        let found = colours.iter().filter(|(name, _)| name.starts_with(prefix));
        found.collect()
    };
    let (inks, papers, lines) = (named("--ink"), named("--paper"), named("--line"));
    assert!(inks.len() >= 4 && papers.len() >= 4 && lines.len() >= 3);
    for (paper_name, paper) in papers {
        for (name, ink) in &inks {
            let found = contrast(*ink, *paper);
            assert!(found >= 450, "{name} on {paper_name}: {found}");
        }
        for (name, line) in &lines {
            let found = contrast(*line, *paper);
            assert!(found >= 300, "{name} on {paper_name}: {found}");
        }
    }
}

#[test]
fn text_has_an_ink_or_a_paper_as_its_colour_and_no_colour_is_outside_the_list() {
    for style in styles() {
        let rest = style
            .split_once(":root{")
            .unwrap()
            .1
            .split_once('}')
            .unwrap()
            .1;
        assert!(!rest.contains('#') && !rest.contains("rgb") && !rest.contains("hsl"));
        for part in rest.split("var(").skip(1) {
            let name = part.split_once(')').unwrap().0;
            assert!(
                colours(&style).iter().any(|(known, _)| known == name),
                "{name}"
            );
        }
        for rule in rest
            .split(['{', '}', ';'])
            .filter_map(|rule| rule.trim().split_once(':'))
        {
            match rule {
                ("color", value) => assert!(
                    value == "inherit" || value.starts_with("var(--ink"),
                    "{value}"
                ),
                ("background", value) => assert!(
                    value == "none" || value.starts_with("var(--paper") || value == "var(--desk)",
                    "{value}"
                ),
                _ => {}
            }
        }
    }
}
