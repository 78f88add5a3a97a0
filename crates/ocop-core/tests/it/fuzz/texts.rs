//! Every id and number that is read from text: only what prints is read, except of means and quorums, and it reads back as JSON.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use ocop_core::minutes::{DifferenceKind, Digest};
use ocop_core::{
    Authority, Case, CertificateState, Choice, CodeEra, Concept, DossierKind, Edition, Error,
    ErrorKind, Interpretation, Lang, Mean, NoteKind, Points, Quorum, Recognition, RequirementRule,
    Rounding, Rules, Star, Tier, Withdrawal,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) fn texts(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    one_form::<Authority>(text);
    one_form::<Case>(text);
    one_form::<CertificateState>(text);
    one_form::<CodeEra>(text);
    one_form::<Concept>(text);
    one_form::<DifferenceKind>(text);
    one_form::<Digest>(text);
    one_form::<DossierKind>(text);
    one_form::<Edition>(text);
    one_form::<ErrorKind>(text);
    one_form::<Lang>(text);
    one_form::<RequirementRule>(text);
    one_form::<NoteKind>(text);
    one_form::<Points>(text);
    one_form::<Interpretation>(text);
    one_form::<Recognition>(text);
    one_form::<Rounding>(text);
    one_form::<Star>(text);
    one_form::<Tier>(text);
    one_form::<Withdrawal>(text);
    one_form::<Choice>(text);
    // Kept reduced, so that another share may print.
    if let Ok(quorum) = text.parse::<Quorum>() {
        assert_eq!(quorum.to_string().parse(), Ok(quorum));
        assert!(quorum.least(u16::MAX) <= u16::MAX.into());
        let json = serde_json::to_string(&Rules::default().quorum(quorum)).unwrap();
        let rules: Rules = serde_json::from_str(&json).unwrap();
        assert_eq!(rules.quorum_rule(), Some(quorum));
    }
    // Read as published, printed reduced.
    if let Ok(mean) = text.parse::<Mean>() {
        assert_eq!(mean.to_string().parse(), Ok(mean));
        let json = serde_json::to_string(&mean).unwrap();
        assert_eq!(serde_json::from_str::<Mean>(&json).unwrap(), mean);
        let json = serde_json::to_string(text).unwrap();
        assert_eq!(serde_json::from_str::<Mean>(&json).unwrap(), mean);
        for rounding in Rounding::ALL {
            for places in [0, 1, 2, Rules::MOST_PLACES, 28, u32::MAX] {
                assert!(!mean.round(places, rounding).to_string().is_empty());
            }
        }
    }
}

fn one_form<T>(text: &str)
where
    T: DeserializeOwned + Debug + Display + FromStr<Err = Error> + PartialEq + Serialize,
{
    match text.parse::<T>() {
        Ok(value) => {
            assert_eq!(value.to_string(), text);
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<T>(&json).unwrap(), value);
        }
        Err(fault) => {
            let message = fault.message();
            assert!(
                !message.is_empty() && !message.contains('\n'),
                "{message:?}"
            );
        }
    }
}
