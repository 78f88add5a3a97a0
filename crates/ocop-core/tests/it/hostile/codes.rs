//! Texts that are parsed on their own: sheet codes, product codes, and the names of things.

use ocop_core::{
    Concept, Date, DossierKind, Edition, Error, Interpretation, Lang, Mean, ProductCode, Quorum,
    RequirementRule, SheetCode, Star, Tier,
};

use super::{Growing, Outcome, Reader, grows_with_its_input};

fn reported<T>(read: Result<T, Error>) -> Outcome {
    let error = read.err();
    error.map_or(Ok(()), |error| {
        Err((error.kind().to_string(), error.to_string()))
    })
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// What reads a text.
const READERS: [Reader; 13] = [
    ("sheet code", |bytes| {
        reported(text(bytes).parse::<SheetCode>())
    }),
    ("product code", |bytes| {
        reported(text(bytes).parse::<ProductCode>())
    }),
    ("mean", |bytes| reported(text(bytes).parse::<Mean>())),
    ("money", |bytes| {
        reported(ocop_core::internal::money::dong(text(bytes)))
    }),
    ("edition", |bytes| reported(text(bytes).parse::<Edition>())),
    ("concept", |bytes| reported(text(bytes).parse::<Concept>())),
    ("tier", |bytes| reported(text(bytes).parse::<Tier>())),
    ("star", |bytes| reported(text(bytes).parse::<Star>())),
    ("minimum", |bytes| {
        reported(text(bytes).parse::<RequirementRule>())
    }),
    ("quorum", |bytes| reported(text(bytes).parse::<Quorum>())),
    ("language", |bytes| reported(text(bytes).parse::<Lang>())),
    ("reading", |bytes| {
        reported(text(bytes).parse::<Interpretation>())
    }),
    ("kind of dossier", |bytes| {
        reported(text(bytes).parse::<DossierKind>())
    }),
];

#[test]
fn long_texts_are_no_codes_and_no_names() {
    let texts: [Growing; 9] = [
        ("letters", |size| "A".repeat(size)),
        ("digits", |size| "1".repeat(size)),
        ("zeros", |size| "0".repeat(size)),
        ("hyphens", |size| "-".repeat(size)),
        ("brackets", |size| "(".repeat(size)),
        ("slashes", |size| "/1".repeat(size)),
        ("zero bytes", |size| "\0".repeat(size)),
        ("letters of two bytes", |size| "đ".repeat(size)),
        ("a code, and more", |size| {
            format!("(01)-(00004)-(1)-2026{}", "-26".repeat(size))
        }),
    ];
    for (reader, read) in READERS {
        for (name, text) in texts {
            let input = |size: usize| text(size).into_bytes();
            let reported = grows_with_its_input(&format!("{reader}: {name}"), input, read);
            assert!(reported.is_err(), "{reader}: {name}");
        }
    }
}

#[test]
fn errors_of_long_codes_allocate_as_much_as_those_of_short_ones() {
    for (reader, read) in READERS {
        let of = |size: usize| {
            let input = "A".repeat(size).into_bytes();
            testkit::hostile::measure(|| assert!(read(&input).is_err()))
        };
        let (short, long) = (of(100), of(1_000_000));
        assert!(
            long.bytes_total <= short.bytes_total + 64,
            "{reader}: {long:?}"
        );
    }
}

#[test]
fn a_long_day_is_no_day() {
    let text = "2026-07-10".repeat(100_000);
    assert!(text.parse::<Date>().is_err());
}
