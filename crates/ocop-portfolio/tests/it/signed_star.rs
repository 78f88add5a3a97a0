//! Signed stars: one text, one meaning; what a check finds; keys of the wrong kind; the QR code.

use data_encoding::{BASE64, HEXLOWER, HEXUPPER};
use ocop_core::{Certificate, CertificateState, Edition, ErrorKind, Lang, ProductCode, Star, Tier};
use ocop_portfolio::{PrivateKey, PublicKey, SignedStar, StarVerdict};
use proptest::prelude::*;

use crate::util::{certificate, day};

/// The first example of RFC 8032.
const PRIVATE: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
/// What OpenSSL 3 made of the same key.
const PRIVATE_PEM: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
";
const PUBLIC_PEM: &str = "-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
-----END PUBLIC KEY-----
";

fn key() -> PrivateKey {
    PRIVATE.parse().unwrap()
}

/// A star of 26/2026, signed.
fn star() -> SignedStar {
    let code = "86-28870-2-2026".parse().unwrap();
    let certificate = certificate(day(2026, 7, 10), Star::Four, Tier::Province);
    key().sign(code, (Edition::E2026, 26), certificate).unwrap()
}

#[test]
fn the_text_is_the_same_in_every_release() {
    assert_eq!(
        star().to_string(),
        "OCOP1/86-28870-2-2026/26-26/4P/20260710/20290710/UITY4OFDBFZFQD2BIQIJVXC7OXOY7NEVGIOHGCBMPS273BX6ETQA2VVGB5GO\
         ULMYZKBBBW5BLHHFSQ7F3HTFZV5YKKHYG465FHQXCCA"
    );
}

#[test]
fn a_signature_is_over_the_domain_and_the_text() {
    // The independent way: the signed bytes are written out here.
    use ed25519_dalek::{Signature, Verifier, VerifyingKey};
    let text = star().to_string();
    let (claim, signature) = text.rsplit_once('/').unwrap();
    let signature = data_encoding::BASE32_NOPAD
        .decode(signature.as_bytes())
        .unwrap();
    let message = [b"OCOP signed star\0", claim.as_bytes()].concat();
    let public = HEXLOWER.decode(PUBLIC.as_bytes()).unwrap();
    let public = VerifyingKey::from_bytes(&public.try_into().unwrap()).unwrap();
    let signature = Signature::from_slice(&signature).unwrap();
    public.verify(&message, &signature).unwrap();
    // Without the domain it is a signature of something else.
    assert!(public.verify(claim.as_bytes(), &signature).is_err());
}

#[test]
fn each_day_has_the_verdict_of_its_state() {
    let star = star();
    let on = |date| star.verify(&key().public(), date, None);
    assert_eq!(on(day(2026, 7, 9)), StarVerdict::NotIssued);
    assert_eq!(on(day(2026, 7, 10)), StarVerdict::Valid);
    assert_eq!(on(day(2029, 7, 10)), StarVerdict::Valid);
    assert_eq!(on(day(2029, 7, 11)), StarVerdict::Expired);

    // 26/2026, Art. 12.3: issued before 22/05/2026 and valid on that day.
    let old = "83-832-28882-2-2023".parse().unwrap();
    let old_certificate = certificate(day(2023, 7, 10), Star::Three, Tier::District);
    let old = key()
        .sign(old, (Edition::E2023, 3), old_certificate)
        .unwrap();
    let on = |date| old.verify(&key().public(), date, None);
    assert_eq!(on(day(2026, 7, 10)), StarVerdict::Valid);
    assert_eq!(on(day(2026, 7, 11)), StarVerdict::InGrace);
    assert_eq!(on(day(2027, 1, 6)), StarVerdict::InGrace);
    assert_eq!(on(day(2027, 1, 7)), StarVerdict::Expired);

    // The verdict follows the state of core.
    for period in old_certificate.periods(None) {
        let date = period.days().last().min(day(2030, 1, 1));
        let valid = on(date) == StarVerdict::Valid;
        let running = matches!(
            period.state(),
            CertificateState::Running
                | CertificateState::FileNow
                | CertificateState::WindowClosing
                | CertificateState::WindowClosed
        );
        assert_eq!(valid, running, "{date}");
    }
}

#[test]
fn a_withdrawn_certificate_is_withdrawn_from_its_day() {
    let star = star();
    let withdrawn = Some(day(2027, 3, 1));
    let on = |date| star.verify(&key().public(), date, withdrawn);
    assert_eq!(on(day(2027, 2, 28)), StarVerdict::Valid);
    assert_eq!(on(day(2027, 3, 1)), StarVerdict::Withdrawn);
    assert_eq!(on(day(2030, 1, 1)), StarVerdict::Withdrawn);
    // Nothing was left to withdraw.
    let late = star.verify(&key().public(), day(2030, 1, 1), Some(day(2029, 7, 11)));
    assert_eq!(late, StarVerdict::Expired);
}

#[test]
fn a_text_of_another_key_is_changed_whatever_the_day_and_the_list() {
    let other = PrivateKey::from_bytes(std::array::from_fn(|byte| u8::try_from(byte).unwrap()));
    let other = other.unwrap().public();
    for date in [day(2020, 1, 1), day(2026, 7, 10), day(2040, 1, 1)] {
        for withdrawn in [None, Some(day(2026, 8, 1))] {
            let found = star().verify(&other, date, withdrawn);
            assert_eq!(found, StarVerdict::Changed);
        }
    }
}

#[test]
fn every_changed_character_is_refused_or_changed() {
    let text = star().to_string();
    let public = key().public();
    let on = day(2026, 9, 1);
    assert_eq!(star().verify(&public, on, None), StarVerdict::Valid);
    for place in 0..text.len() {
        for other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-/ abz".chars() {
            let mut changed = text.clone();
            changed.replace_range(place..=place, other.encode_utf8(&mut [0; 4]));
            if changed == text {
                continue;
            }
            if let Ok(star) = changed.parse::<SignedStar>() {
                assert_eq!(
                    star.verify(&public, on, None),
                    StarVerdict::Changed,
                    "{changed}"
                );
                assert_eq!(star.to_string(), changed);
            }
        }
    }
}

#[test]
fn the_longest_text_has_160_characters_at_most() {
    let code = ProductCode::with_district(99, 999, 99_999, 9_999, 2026).unwrap();
    let certificate = certificate(day(2026, 5, 21), Star::Five, Tier::Centre);
    let star = key().sign(code, (Edition::E2023, 26), certificate).unwrap();
    let text = star.to_string();
    assert_eq!(text.len(), 159);
    assert!(text.len() <= SignedStar::MOST);
    assert_eq!(text.parse(), Ok(star));
    // Every character is one of the alphanumeric mode of QR codes.
    let in_mode =
        |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase() || b"-/".contains(&byte);
    assert!(text.bytes().all(in_mode));
}

#[test]
fn a_sheet_without_a_source_can_be_signed() {
    // 1048/2019, set 10: in the law, not in the sources of this release.
    let code = "83-832-28882-2-2022".parse().unwrap();
    let certificate = certificate(day(2022, 9, 12), Star::Four, Tier::Province);
    assert!(Edition::E2019.sheet(10).is_err());
    let star = key().sign(code, (Edition::E2019, 10), certificate).unwrap();
    assert_eq!(star.to_string().parse(), Ok(star));
    assert_eq!(star.sheet(), (Edition::E2019, 10));
}

#[test]
fn a_sheet_that_is_not_there_or_not_in_force_is_not_signed() {
    let code: ProductCode = "86-28870-2-2026".parse().unwrap();
    let certificate = certificate(day(2026, 7, 10), Star::Four, Tier::Province);
    let fault = key()
        .sign(code, (Edition::E2026, 27), certificate)
        .unwrap_err();
    assert_eq!(
        (fault.kind(), fault.path()),
        (ErrorKind::UnknownSheet, "sheet")
    );
    // 26/2026 is in force from 22/05/2026.
    let before = Certificate::new(day(2026, 5, 21), Star::Four, Tier::Province).unwrap();
    let fault = key().sign(code, (Edition::E2026, 26), before).unwrap_err();
    assert_eq!(
        (fault.kind(), fault.path()),
        (ErrorKind::NotInForce, "sheet.decided")
    );
    // First dossiers filed before 26/2026 are decided under 148/2023 up to 21/07/2026.
    assert!(key().sign(code, (Edition::E2023, 1), certificate).is_ok());
}

/// The error of a text, in both languages.
#[track_caller]
fn check(text: &str, path: &str, english: &str, vietnamese: &str) {
    let fault = text.parse::<SignedStar>().unwrap_err();
    assert_eq!(fault.path(), path, "{fault}");
    assert_eq!(fault.message(), english);
    assert_eq!(fault.message_in(Lang::Vi), vietnamese);
}

/// The text of the star with one part changed.
fn with(part: usize, other: &str) -> String {
    let text = star().to_string();
    let mut parts: Vec<_> = text.split('/').collect();
    parts[part] = other;
    parts.join("/")
}

#[test]
fn each_fault_of_a_text_has_its_place_and_words() {
    check(
        "OCOP1/86-28870-2-2026",
        "",
        "found the string `OCOP1/86-28870-2-2026`, expected `OCOP1/…` with seven parts joined by `/`, in capitals, \
         without spaces, of at most 160 characters",
        "giá trị là chuỗi `OCOP1/86-28870-2-2026`, yêu cầu `OCOP1/…` với bảy phần nối bằng `/`, viết in hoa, \
         không có dấu cách, nhiều nhất 160 ký tự",
    );
    check(
        &with(0, "OCOP2"),
        "",
        "unsupported format OCOP2: expected OCOP1",
        "phiên bản định dạng OCOP2 không được hỗ trợ: yêu cầu OCOP1",
    );
    check(
        &with(2, "26-7"),
        "sheet",
        "found the string `26-7`, expected a sheet such as `26-07`",
        "giá trị là chuỗi `26-7`, yêu cầu bộ tiêu chí như `26-07`",
    );
    check(
        &with(2, "20-07"),
        "sheet",
        "unknown edition code 20",
        "không có quyết định nào có mã 20",
    );
    check(
        &with(3, "4X"),
        "star",
        "found the string `4X`, expected a star and a tier such as `4P` (D district, P province, C centre)",
        "giá trị là chuỗi `4X`, yêu cầu hạng sao và cấp công nhận như `4P` (D huyện, P tỉnh, C trung ương)",
    );
    check(
        &with(4, "20260732"),
        "issued",
        "no such day in the calendar, or a day out of range",
        "không có ngày này trong lịch, hoặc ngày ngoài phạm vi",
    );
    check(
        &with(5, "20290711"),
        "last_day",
        "found 2029-07-11, expected 2029-07-10",
        "giá trị là 11/07/2029, yêu cầu 10/07/2029",
    );
    check(
        &with(6, "A"),
        "signature",
        "found the string `A`, expected a signature of 64 bytes in 103 characters from A–Z and 2–7",
        "giá trị là chuỗi `A`, yêu cầu chữ ký 64 byte, viết bằng 103 ký tự A–Z và 2–7",
    );
    let path = |text: String| text.parse::<SignedStar>().unwrap_err().path().to_owned();
    assert_eq!(path(with(1, "86-28870-02-2026")), "product_code.serial");
    assert_eq!(path(with(1, "")), "product_code");
    assert_eq!(path(with(2, "26-27")), "sheet");
    assert_eq!(path(with(3, "4D")), "tier");
    assert_eq!(path(with(3, "2P")), "stars");
    assert_eq!(path(with(4, "20190820")), "issued");
    assert_eq!(path(with(4, "2026071")), "issued");
    assert_eq!(path(with(4, "+2026071")), "issued");
}

#[test]
fn other_forms_of_one_text_are_refused() {
    let text = star().to_string();
    let long = format!("{text}{}", "A".repeat(SignedStar::MOST));
    for other in [
        String::new(),
        text.to_lowercase(),
        format!(" {text}"),
        format!("{text}\n"),
        format!("{text}/"),
        format!("{text}="),
        text.replace('-', "–"),
        text.replace("OCOP1", "ocop1"),
        text.replace("OCOP1", "OCOP01"),
        text.replace("/4P/", "/4p/"),
        text.replace("/26-26/", "/026-26/"),
        long,
    ] {
        assert!(other.parse::<SignedStar>().is_err(), "{other}");
    }
    // The last character has three bits too many, which must be 0.
    let (head, last) = text.split_at(text.len() - 1);
    let others = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".chars();
    let read = others.filter(|other| format!("{head}{other}").parse::<SignedStar>().is_ok());
    let read: String = read.collect();
    assert_eq!((read.len(), read.contains(last)), (4, true));
}

#[test]
fn a_key_is_read_from_each_of_its_forms() {
    let bytes = HEXLOWER.decode(PUBLIC.as_bytes()).unwrap();
    let base64 = BASE64.encode(&bytes);
    let der = PUBLIC_PEM.lines().nth(1).unwrap();
    let crlf = PUBLIC_PEM.replace('\n', "\r\n");
    let upper = HEXUPPER.encode(&bytes);
    let spaced = format!("\n {PUBLIC} \n");
    for text in [PUBLIC, PUBLIC_PEM, &base64, der, &crlf, &upper, &spaced] {
        let public: PublicKey = text.parse().unwrap();
        assert_eq!(public.to_string(), PUBLIC, "{text}");
        assert_eq!(public.to_pem(), PUBLIC_PEM);
        assert_eq!(PublicKey::from_bytes(public.to_bytes()), Ok(public));
    }
    let base64 = BASE64.encode(&HEXLOWER.decode(PRIVATE.as_bytes()).unwrap());
    let der = PRIVATE_PEM.lines().nth(1).unwrap();
    for text in [PRIVATE, PRIVATE_PEM, &base64, der] {
        let private: PrivateKey = text.parse().unwrap();
        assert_eq!(private.public().to_string(), PUBLIC);
        assert_eq!(private.to_pem(), PRIVATE_PEM);
    }
}

#[test]
fn a_private_key_is_not_shown() {
    let shown = format!("{:?} {:#?}", key(), key());
    assert!(shown.contains("public"));
    assert!(!shown.to_lowercase().contains(&PRIVATE[..8]));
    assert!(!shown.contains("157, 97")); // The first bytes in decimal digits.
    let half = &PRIVATE_PEM[..60];
    for text in [&PRIVATE[1..], half, &format!("{PRIVATE}00")] {
        for fault in [
            text.parse::<PrivateKey>().unwrap_err(),
            text.parse::<PublicKey>().unwrap_err(),
        ] {
            let said = format!("{fault} {fault:#} {fault:?}");
            assert!(
                !said.contains("MC4CAQ") && !said.contains(&PRIVATE[1..9]),
                "{said}"
            );
        }
    }
}

#[test]
fn a_key_of_the_wrong_kind_is_named() {
    let public = |text: &str| text.parse::<PublicKey>().unwrap_err();
    let private = |text: &str| text.parse::<PrivateKey>().unwrap_err();
    let pair = format!("{PRIVATE}{PUBLIC}");
    let for_private = "found a private Ed25519 key, expected a public Ed25519 key";
    assert_eq!(public(PRIVATE_PEM).to_string(), for_private);
    assert_eq!(
        public(PRIVATE_PEM.lines().nth(1).unwrap()).to_string(),
        for_private
    );
    assert_eq!(public(&pair).to_string(), for_private);
    assert_eq!(
        public(PRIVATE_PEM).explain(Lang::Vi),
        "giá trị là khóa bí mật Ed25519, yêu cầu khóa công khai Ed25519"
    );
    assert_eq!(
        private(PUBLIC_PEM).to_string(),
        "found a public Ed25519 key, expected a private Ed25519 key"
    );
    assert_eq!(
        private(&pair).to_string(),
        "found a key of 64 bytes, expected 32 bytes"
    );
    assert_eq!(
        public(&PUBLIC[2..]).to_string(),
        "found a key of 31 bytes, expected 32 bytes"
    );
    assert_eq!(
        public(&format!("{PUBLIC}00")).explain(Lang::Vi),
        "giá trị là khóa 33 byte, yêu cầu 32 byte"
    );
    let rsa = PRIVATE_PEM.replace("PRIVATE", "RSA PRIVATE");
    assert_eq!(
        private(&rsa).to_string(),
        "found a key of another kind (`RSA PRIVATE KEY`), expected a private Ed25519 key"
    );
    for text in [
        "",
        "no key",
        "ü",
        &PUBLIC[1..],
        "-----BEGIN PUBLIC KEY-----",
        &PUBLIC_PEM[..70],
    ] {
        assert_eq!(
            public(text).to_string(),
            "found a text that is no key, expected a public Ed25519 key in PEM, 64 hexadecimal digits or base 64 \
             of 32 bytes",
            "{text}"
        );
    }
}

#[test]
fn weak_keys_and_other_forms_of_points_are_refused() {
    // The eight points of small order, and the forms of points with a coordinate of 2²⁵⁵ − 19 or more.
    let points = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ];
    for point in points {
        assert!(point.parse::<PublicKey>().is_err(), "{point}");
    }
    let weak = points[1].parse::<PublicKey>().unwrap_err();
    assert_eq!(
        weak.to_string(),
        "found a weak key, for which anybody can sign, expected a public Ed25519 key"
    );
    for byte in [0, 7, 255] {
        let fault = PrivateKey::from_bytes([byte; 32]).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "found 32 equal bytes, expected 32 random bytes"
        );
        assert!(HEXLOWER.encode(&[byte; 32]).parse::<PrivateKey>().is_err());
    }
}

/// How many pixels a module is wide.
const PIXELS: usize = 3;

#[test]
fn the_qr_code_is_read_from_its_drawing() {
    for lang in Lang::ALL {
        let text = star().to_string();
        let svg = star().to_svg(lang);
        let after = |name: &str| svg.split_once(name).unwrap().1.split('"').next().unwrap();
        let width = after("viewBox=\"0 0 ").split(' ').next().unwrap();
        let side: usize = width.parse().unwrap();
        let mut dark = vec![false; side * side];
        for run in after(" d=\"").split_terminator('z') {
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
        let pixels = PIXELS * side;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(pixels, pixels, shade);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        let (about, found) = grids[0].decode().unwrap();
        assert_eq!(found, text);
        // Version 6, with room for 154 characters in the alphanumeric mode.
        assert_eq!((text.len(), about.version.to_size()), (152, 41));
        // The caption and what the signature means.
        assert!(svg.contains("86-28870-2-2026 · 4 ★"));
        assert!(svg.contains(SignedStar::meaning(lang)[1]));
        assert!(!svg.contains("http") || svg.matches("http").count() == 1);
    }
}

fn any_star() -> impl Strategy<Value = SignedStar> {
    let code = (1..=99_u8, 1..=99_999_u32, 1..=9_999_u32, 2025..=2099_u16);
    let code = code.prop_map(|(province, commune, serial, year)| {
        ProductCode::without_district(province, commune, serial, year).unwrap()
    });
    let issued = (0..20_000_i32)
        .prop_map(|days| day(2026, 5, 22).saturating_add(ocop_core::jiff::Span::new().days(days)));
    let kind = prop_oneof![
        Just((Star::Three, Tier::Province)),
        Just((Star::Four, Tier::Province)),
        Just((Star::Five, Tier::Centre)),
    ];
    (code, issued, kind, 1..=26_u16).prop_map(|(code, issued, (star, tier), set)| {
        let certificate = certificate(issued, star, tier);
        key()
            .sign(code, (Edition::E2026, set), certificate)
            .unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(200), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_signed_star_is_read_back_and_valid_on_its_first_day(star in any_star()) {
        let text = star.to_string();
        prop_assert_eq!(text.parse(), Ok(star));
        let issued = star.certificate().issued();
        prop_assert_eq!(star.verify(&key().public(), issued, None), StarVerdict::Valid);
    }

    #[test]
    fn a_text_that_is_read_is_the_text_that_is_printed(text in "OCOP1/86-28870-[0-9]{1,2}-20[0-9]{2}/26-[0-9]{2}/[2-5][DPC]/2026[0-9]{4}/2029[0-9]{4}/[A-Z2-7]{103}") {
        if let Ok(star) = text.parse::<SignedStar>() {
            prop_assert_eq!(star.to_string(), text);
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,200}") {
        prop_assert!(text.parse::<SignedStar>().is_err());
        let _ = text.parse::<PublicKey>();
        let _ = text.parse::<PrivateKey>();
    }
}
