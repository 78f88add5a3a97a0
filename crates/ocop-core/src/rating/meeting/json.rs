//! The findings under the council's own rules as a list of objects with an `id`; which members
//! decide the star is in explanations only.

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::{Meeting, QuorumUnmet};

#[derive(Default, Serialize)]
struct Line<'a> {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    present: Option<u32>,
}

impl Serialize for Meeting<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for unmet in self.quorum_unmet() {
            let (present, limit) = match unmet {
                QuorumUnmet::TooFew { present, least, .. } => (Some(present), Some(least)),
                QuorumUnmet::MoreThanAppointed { present, appointed } => {
                    (Some(present), Some(u32::from(appointed)))
                }
                QuorumUnmet::NotKnown | QuorumUnmet::ChairAbsent => (None, None),
            };
            list.serialize_element(&Line {
                id: unmet.as_str(),
                present,
                limit,
                ..Line::default()
            })?;
        }
        if let Some(exceeded) = self.spread_exceeded() {
            let widest = exceeded.pairs().first();
            let council = self.rating.council();
            let place = |member: usize| council.member(member - 1).place();
            list.serialize_element(&Line {
                id: "spread-exceeded",
                points: widest.map(|pair| pair.difference().get().into()),
                pairs: Some(exceeded.count()),
                limit: Some(exceeded.limit().limit().get().into()),
                ..Line::default()
            })?;
            for pair in exceeded.pairs() {
                list.serialize_element(&Line {
                    id: "spread-pair",
                    members: Some([place(pair.lower()), place(pair.higher())]),
                    points: Some(pair.difference().get().into()),
                    ..Line::default()
                })?;
            }
            for cause in exceeded.causes() {
                list.serialize_element(&Line {
                    id: "spread-cause",
                    criterion: Some(cause.criterion().key()),
                    points: Some(cause.points()),
                    ..Line::default()
                })?;
            }
        }
        for criterion in self.not_settled() {
            list.serialize_element(&Line {
                id: "not-settled",
                criterion: Some(criterion.key()),
                ..Line::default()
            })?;
        }
        list.end()
    }
}
