//! Signed stars: only what prints is read, and only the key that signed a star finds it valid.

use ocop_core::{Date, Lang};
use ocop_portfolio::{PrivateKey, PublicKey, SignedStar, StarVerdict};

/// The key of the seeds.
fn key() -> PrivateKey {
    PrivateKey::from_bytes(std::array::from_fn(|place| u8::try_from(place).unwrap())).unwrap()
}

pub(crate) fn signed_star(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Ok(key) = text.parse::<PublicKey>() {
        assert_eq!(key.to_string().parse(), Ok(key));
        assert_eq!(key.to_pem().parse(), Ok(key));
        assert_eq!(PublicKey::from_bytes(key.to_bytes()), Ok(key));
    }
    let star = match text.parse::<SignedStar>() {
        Ok(star) => star,
        Err(error) => {
            for lang in Lang::ALL {
                let words = error.explain(lang);
                assert!(
                    !words.is_empty() && !words.contains(['\n', '\r']),
                    "{words:?}"
                );
            }
            return;
        }
    };
    assert_eq!(star.to_string(), text);
    assert!(text.len() <= SignedStar::MOST);
    let issued = star.certificate().issued();
    let verdict = star.verify(&key().public(), issued, None);
    let again = key().sign(star.product_code(), star.sheet(), star.certificate());
    // A signature by this key is the same each time, so another text is of another key or changed.
    let is_ours = again.as_ref() == Ok(&star);
    assert_eq!(verdict != StarVerdict::Changed, is_ours);
    if is_ours {
        assert_eq!(verdict, StarVerdict::Valid);
        let before = star.verify(&key().public(), Date::MIN, None);
        assert_eq!(before, StarVerdict::NotIssued);
    }
    for lang in Lang::ALL {
        assert!(star.to_svg(lang).contains("</svg>"));
    }
}
