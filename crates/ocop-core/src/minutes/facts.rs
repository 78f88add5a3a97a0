//! The content of minutes, and how it is written.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{Digest, FORMAT, canon};
use crate::base::error::{Error, ErrorDetail};
use crate::law::ground::DisqualificationGround;
use crate::law::in_force::DossierKind;
use crate::law::sheet::Sheet;
use crate::law::tier::Tier;
use crate::rating::ballot::Seat;
use crate::rating::choice::Choice;
use crate::rating::council::Council;
use crate::rating::council_rules::{Attendance, Rules};
use crate::rating::member::{Member, Seats};
use crate::rating::rating::Rating;
use crate::rating::scorecard::Scorecard;

/// The members of an object by name.
pub(super) type Members = Map<String, Value>;

/// Digests by the path of their member: `tier`, `rules.minimum`, `scorecards[0]`.
pub(super) type Digests = BTreeMap<String, Digest>;

/// The most scorecards in minutes, which keeps the number of differences small.
pub(super) const MOST_MEMBERS: usize = 255;

/// The content of minutes, from a rating or from a text.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Facts {
    pub(super) product: Option<String>,
    pub(super) sheet: Sheet,
    pub(super) table: Digest,
    pub(super) tier: Tier,
    pub(super) filed: Option<Date>,
    pub(super) decided: Option<Date>,
    pub(super) kind: Option<DossierKind>,
    pub(super) rules: Rules,
    pub(super) attendance: Option<Attendance>,
    /// Sorted, without duplicates.
    pub(super) grounds: Vec<String>,
    pub(super) cards: Vec<Card>,
    pub(super) rating: Members,
}

/// A recorded scorecard: whose it is and, if it counts, its choices, which may have been altered, and
/// its code.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Card {
    pub(super) seat: Seat,
    pub(super) filled: Option<Filled>,
}

/// The choices of a scorecard that counts, and its code.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Filled {
    pub(super) choices: BTreeMap<String, Choice>,
    pub(super) code: String,
}

impl Facts {
    pub(super) fn of(rating: &Rating) -> Result<Self, Error> {
        let council = rating.council();
        let sheet = council.sheet();
        let (counting, aside) = (council.members(), council.set_aside());
        few("scorecards", counting.len() + council.set_aside().count())?;
        // In the order of the list as given, which has those left aside too.
        let counting = counting.zip(council.scorecards().iter().map(Some));
        let mut all: Vec<_> = counting.chain(aside.map(|member| (member, None))).collect();
        all.sort_by_key(|(member, _)| member.place());
        let cards = all.into_iter().map(|(member, card)| {
            Ok(Card {
                seat: member.seat(),
                filled: card.map(Filled::of).transpose()?,
            })
        });
        Ok(Self {
            product: None,
            sheet: sheet.clone(),
            table: sheet.digest()?,
            tier: council.tier(),
            filed: council.filed(),
            decided: council.decided(),
            kind: council.dossier_kind(),
            rules: council.rules().clone(),
            attendance: council.attendance(),
            grounds: grounds(rating),
            cards: cards.collect::<Result<_, Error>>()?,
            rating: rating_members(rating)?,
        })
    }

    /// The recorded council. The path of an error starts at `minutes`.
    pub(super) fn council(&self) -> Result<Council, Error> {
        let mut counting = Vec::new();
        for (index, card) in self.cards.iter().enumerate() {
            if let Some(card) = &card.filled {
                let card = card.scorecard(&self.sheet);
                let path = format!("scorecards[{index}].choices");
                counting.push(card.map_err(|error| error.under(&path))?);
            }
        }
        let mut council = Council::seated(counting.into(), self.seats()?)?
            .at(self.tier)
            .under(self.rules.clone());
        if let Some(day) = self.filed {
            council = council.filed_on(day);
        }
        if let Some(day) = self.decided {
            council = council.decided_on(day);
        }
        if let Some(kind) = self.kind {
            council = council.for_dossier(kind);
        }
        if let Some(attendance) = self.attendance {
            council = council.attended(attendance);
        }
        let mut grounds = self.grounds.iter();
        grounds.try_fold(council, Council::with_ground)
    }

    /// Whose the scorecards are. Those that count have choices, and no others.
    fn seats(&self) -> Result<Option<Seats>, Error> {
        if self
            .cards
            .iter()
            .all(|card| card.seat.is_plain() && card.filled.is_some())
        {
            return Ok(None);
        }
        let seats = Seats::of(self.cards.iter().map(|card| card.seat.clone()).collect())?;
        for (index, card) in self.cards.iter().enumerate() {
            let detail = match (seats.counts(index), &card.filled) {
                (true, None) => ErrorDetail::CountsWithoutChoices,
                (false, Some(_)) => ErrorDetail::AsideWithChoices,
                _ => continue,
            };
            return Err(Error::new(detail, format!("scorecards[{index}]"), []));
        }
        Ok(Some(seats))
    }

    /// The member of a scorecard, by its index in the list.
    pub(super) fn member(&self, index: usize) -> Member<'_> {
        let card = self.cards.get(index);
        card.map_or(Member::plain(index), |card| Member::new(index, &card.seat))
    }

    /// The digest of the minutes, and the minutes in canonical form.
    pub(super) fn write(&self) -> Result<(Digest, String), Error> {
        let mut minutes = self.members()?;
        let digests = canon::tree(&digests(&minutes)?)?;
        minutes.insert("digests".to_string(), digests);
        let minutes = Value::Object(minutes);
        let sha256 = Digest::of(&minutes)?;
        let json = canon::text(&json!({"minutes": minutes, "sha256": sha256.to_string()}))?;
        Ok((sha256, json))
    }

    /// The members of the minutes without their digests.
    fn members(&self) -> Result<Members, Error> {
        let cards = self.cards.iter().map(Card::members);
        let mut members = Members::new();
        let mut add = |name: &str, value| members.insert(name.to_string(), value);
        add("format", FORMAT.into());
        add("edition", self.sheet.edition().as_str().into());
        add("set", self.sheet.number().into());
        add("table", self.table.to_string().into());
        add("tier", self.tier.as_str().into());
        add("rules", rules(&self.rules)?);
        add("grounds", canon::tree(&self.grounds)?);
        add("scorecards", cards.collect::<Result<_, Error>>()?);
        add("rating", Value::Object(self.rating.clone()));
        if let Some(product) = &self.product {
            add("product", product.as_str().into());
        }
        if let Some(day) = self.filed {
            add("filed", day.to_string().into());
        }
        if let Some(day) = self.decided {
            add("decided", day.to_string().into());
        }
        if let Some(kind) = self.kind {
            add("dossier_kind", kind.as_str().into());
        }
        if let Some(attendance) = &self.attendance {
            add("attendance", canon::tree(attendance)?);
        }
        Ok(members)
    }
}

impl Card {
    fn members(&self) -> Result<Value, Error> {
        let mut members = Members::new();
        let mut add = |name: &str, value| members.insert(name.to_string(), value);
        if let Some(name) = &self.seat.name {
            add("member", (&**name).into());
        }
        if self.seat.round != Seat::PLAIN.round {
            add("round", self.seat.round.into());
        }
        if let Some(filled) = &self.filled {
            add("choices", canon::tree(&filled.choices)?);
            add("code", filled.code.as_str().into());
        }
        Ok(Value::Object(members))
    }
}

impl Filled {
    pub(super) fn of(card: &Scorecard) -> Result<Self, Error> {
        let choices = card.choices();
        Ok(Self {
            choices: choices
                .map(|(criterion, choice)| (criterion.key().to_string(), choice))
                .collect(),
            code: card.code()?.to_string(),
        })
    }

    /// The scorecard of the choices, if they form one.
    pub(super) fn scorecard(&self, sheet: &Sheet) -> Result<Scorecard, Error> {
        let choices = self.choices.iter().map(|(key, &choice)| (key, choice));
        sheet.scorecard_from(choices)?.complete()
    }
}

/// Refuses more scorecards than any council has members.
pub(super) fn few(path: &str, members: usize) -> Result<(), Error> {
    if members <= MOST_MEMBERS {
        return Ok(());
    }
    let what = ("phiếu chấm", "scorecards");
    let values = [
        ("found", members.into()),
        ("what", what.into()),
        ("most", MOST_MEMBERS.into()),
    ];
    Err(Error::new(ErrorDetail::TooManyEntries, path, values))
}

/// Every rule in full, so that a release with other defaults reads the same rules.
pub(super) fn rules(rules: &Rules) -> Result<Value, Error> {
    let mut tree = canon::tree(rules)?;
    if let Value::Object(rules) = &mut tree {
        for (name, none) in [
            ("common", json!([])),
            ("quorum", Value::Null),
            ("spread", Value::Null),
        ] {
            rules.entry(name).or_insert(none);
        }
    }
    Ok(tree)
}

/// The fields of a rating in this format. Later releases may add fields to a rating.
pub(super) fn rating_members(rating: &Rating) -> Result<Members, Error> {
    const FIELDS: [&str; 9] = [
        "totals",
        "mean",
        "parts",
        "band",
        "stars",
        "unmet",
        "stopped",
        "recognition",
        "readings",
    ];
    let mut members = Members::new();
    if let Value::Object(mut all) = canon::tree(rating)? {
        members.extend(FIELDS.into_iter().filter_map(|name| all.remove_entry(name)));
    }
    members.insert("findings".to_string(), canon::tree(&rating.meeting())?);
    members.insert("grounds".to_string(), canon::tree(&grounds(rating))?);
    Ok(members)
}

/// The ids of the grounds in a fixed order.
fn grounds(rating: &Rating) -> Vec<String> {
    let mut ids: Vec<_> = rating
        .grounds()
        .map(|ground| DisqualificationGround::id(ground).to_string())
        .collect();
    ids.sort_unstable();
    ids
}

/// The digest of every member, with one for each rule and each scorecard.
///
/// Members that are checked against the table have none.
pub(super) fn digests(minutes: &Members) -> Result<Digests, Error> {
    let mut digests = Digests::new();
    for (name, value) in minutes {
        match (name.as_str(), value) {
            ("format" | "edition" | "set" | "table" | "digests", _) => {}
            ("rules", Value::Object(rules)) => {
                for (rule, value) in rules {
                    digests.insert(format!("rules.{rule}"), Digest::of(value)?);
                }
            }
            ("scorecards", Value::Array(cards)) => {
                for (index, card) in cards.iter().enumerate() {
                    digests.insert(format!("scorecards[{index}]"), Digest::of(card)?);
                }
            }
            _ => {
                digests.insert(name.clone(), Digest::of(value)?);
            }
        }
    }
    Ok(digests)
}
