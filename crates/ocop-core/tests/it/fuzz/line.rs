//! Lines of products: the answer is about the product, and what was read reads back.

use ocop_core::json::{LineError, Record};
use ocop_core::{Criterion, ErrorKind, Mean, Scorecard};
use serde_json::{Map, Value, json};

pub(crate) fn line(data: &[u8]) {
    let read = Record::read(data);
    let text = match &read {
        Ok(record) => serde_json::to_string(&record.clone().rate()),
        Err(error) => serde_json::to_string(&error.clone().at_line(7)),
    };
    let text = text.unwrap();
    let answer: Value = serde_json::from_str(&text).unwrap();
    match &read {
        Ok(record) => holds_together(record, &answer),
        Err(error) => is_reported(error, &answer),
    }
}

/// The answer is about this product, and the product written again is the same.
fn holds_together(record: &Record, answer: &Value) {
    let council = record.council();
    let rating = council.rate().unwrap();
    assert_eq!(answer["id"], record.id());
    assert_eq!(answer["totals"], json!(rating.totals()));
    let mean: Mean = answer["mean"].as_str().unwrap().parse().unwrap();
    assert_eq!(Mean::of(rating.totals().iter().copied()), Some(mean));
    if let Some(star) = rating.star() {
        assert!(star <= rating.band());
    }

    // Those left aside have no choices that are kept.
    let counting = council.scorecards().iter().map(choices);
    let counting = council.members().zip(counting);
    let aside = council.set_aside().map(|member| (member, json!({})));
    let mut cards: Vec<_> = counting.chain(aside).collect();
    cards.sort_by_key(|(member, _)| member.place());
    let cards = cards.into_iter().map(|(member, choices)| {
        let mut card = json!({"round": member.round(), "choices": choices});
        if let Some(name) = member.name() {
            card["member"] = name.into();
        }
        card
    });
    let cards: Vec<Value> = cards.collect();
    let grounds: Vec<&str> = rating
        .grounds()
        .map(ocop_core::DisqualificationGround::id)
        .collect();
    let (sheet, day) = (council.sheet(), |day: ocop_core::Date| day.to_string());
    let mut again = json!({
        "id": record.id(), "edition": sheet.edition(), "set": sheet.number(), "scorecards": cards,
        "tier": council.tier(), "grounds": grounds, "rules": council.rules(),
    });
    if let Some(filed) = council.filed() {
        again["filed"] = day(filed).into();
    }
    if let Some(decided) = council.decided() {
        again["decided"] = day(decided).into();
    }
    if let Some(kind) = council.dossier_kind() {
        again["dossier_kind"] = kind.as_str().into();
    }
    if let Some(attendance) = council.attendance() {
        again["attendance"] = json!({"members": attendance.members, "chair": attendance.chair});
    }
    let again = Record::read(again.to_string().as_bytes()).unwrap();
    assert_eq!(again.council(), council);
    assert_eq!(again.rate().rating(), record.clone().rate().rating());
    let own: Option<Value> = record.extra().map(|own| serde_json::from_str(own).unwrap());
    assert_eq!(own.as_ref(), answer.get("extra"));
}

/// The choices of a scorecard; its own form of JSON must say the same.
fn choices(card: &Scorecard) -> Value {
    let chosen = card.choices();
    let chosen = chosen.map(|(criterion, choice): (Criterion<'_>, _)| {
        (
            criterion.key().to_owned(),
            serde_json::to_value(choice).unwrap(),
        )
    });
    let chosen = Value::Object(chosen.collect::<Map<_, _>>());
    assert_eq!(serde_json::to_value(card).unwrap(), chosen);
    chosen
}

fn is_reported(error: &LineError, answer: &Value) {
    let kind: ErrorKind = answer["error"].as_str().unwrap().parse().unwrap();
    assert_eq!(kind, error.error().kind());
    assert_eq!(answer["id"], json!(error.id()));
    assert_eq!(answer["line"], 7);
    let message = answer["message"].as_str().unwrap();
    assert!(
        !message.is_empty() && !message.contains('\n'),
        "{message:?}"
    );
    // However long the line, the message of its fault is short.
    assert!(text_len(answer) < 4_000, "{answer}");
}

fn text_len(answer: &Value) -> usize {
    let texts = ["path", "message"].map(|member| answer[member].as_str().unwrap().len());
    texts.iter().sum()
}
