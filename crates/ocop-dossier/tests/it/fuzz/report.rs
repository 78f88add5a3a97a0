//! Reports on whole dossiers with random changes: every form can be written, twice with the same text.

use arbitrary::{Result, Unstructured};
use ocop_dossier::{Calendar, Dossier, Rule, Settings, SeverityOverride};
use serde_json::{Value, json};

use super::judged::holds_together;

const DOSSIERS: [&str; 4] = [
    include_str!("../../data/community-tourism.json"),
    include_str!("../../data/dried-tao-meo.json"),
    include_str!("../../data/honey-with-more-papers.json"),
    include_str!("../../data/mountain-honey.json"),
];

pub(crate) fn report(data: &[u8]) {
    // What ends too early has nothing more to say.
    let _ = changed(&mut Unstructured::new(data));
}

fn changed(data: &mut Unstructured<'_>) -> Result<()> {
    let mut tree: Value = serde_json::from_str(data.choose(&DOSSIERS)?).unwrap();
    let settings = settings(data)?;
    for _ in 0..data.int_in_range(1..=4)? {
        let mut other = tree.clone();
        change(&mut other, data)?;
        // What can be read is kept, so that many changes come together.
        if Dossier::from_json(other.to_string().as_bytes()).is_ok() {
            tree = other;
        }
    }
    let dossier = Dossier::from_json(tree.to_string().as_bytes()).unwrap();
    holds_together(&dossier, &settings);
    Ok(())
}

fn settings(data: &mut Unstructured<'_>) -> Result<Settings> {
    let mut settings = Settings::default();
    for _ in 0..data.int_in_range(0..=2)? {
        let (rule, level) = (
            data.choose(Rule::all())?,
            *data.choose(SeverityOverride::ALL)?,
        );
        settings = settings.with_rule(rule.name(), level).unwrap();
    }
    if data.arbitrary()? {
        settings = settings.with_test_reports_of(data.arbitrary()?);
    }
    if data.arbitrary()? {
        let holiday = ocop_core::Date::constant(2026, 9, 1);
        settings = settings.with_calendar(Calendar::new().with_holiday(holiday));
    }
    Ok(settings)
}

/// Goes down the tree to a random value, and changes or removes it.
fn change(tree: &mut Value, data: &mut Unstructured<'_>) -> Result<()> {
    let mut place = tree;
    loop {
        // Nine times of ten on, where there is a below.
        let on = data.ratio(9, 10)?;
        let is_leaf = match place {
            Value::Object(members) => members.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => true,
        };
        if is_leaf {
            *place = value(place, data)?;
            return Ok(());
        }
        match place {
            Value::Object(members) => {
                let names: Vec<_> = members.keys().cloned().collect();
                let name = data.choose(&names)?;
                let below = &members[name];
                if !on || (data.ratio(1, 3)? && !below.is_object() && !below.is_array()) {
                    members.remove(name);
                    return Ok(());
                }
                place = &mut members[name];
            }
            Value::Array(items) => {
                let at = data.choose_index(items.len())?;
                if !on {
                    let item = items.remove(at);
                    if data.arbitrary()? {
                        items.push(item.clone());
                        items.push(item);
                    }
                    return Ok(());
                }
                place = &mut items[at];
            }
            _ => return Ok(()),
        }
    }
}

/// Another value, often of the same kind.
fn value(was: &Value, data: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match (data.int_in_range(0..=3)?, was) {
        (0, _) => {
            let odd = [
                json!(""),
                json!(null),
                json!(true),
                json!(0),
                json!(255),
                json!(4_294_967_295_u32),
                json!([]),
                json!({}),
                json!("-79228162514264337593543950335"),
                json!("0.7499999999999999999999999999"),
                json!("79228162514264337593543950335"),
                json!("{x} `|`\n<b>"),
                json!("test-report"),
            ];
            data.choose(&odd)?.clone()
        }
        (_, Value::Bool(truth)) => (!truth).into(),
        (_, Value::Number(_)) => data.int_in_range(0..=9_u8)?.into(),
        // A day.
        (_, Value::String(text)) if text.len() == 10 && text.as_bytes()[4] == b'-' => {
            let (year, month) = (data.int_in_range(1990..=2035)?, data.int_in_range(1..=12)?);
            let day = data.int_in_range(1..=28)?;
            format!("{year:04}-{month:02}-{day:02}").into()
        }
        // A share or an amount.
        (_, Value::String(text)) if text.starts_with(|first: char| first.is_ascii_digit()) => {
            let thousandths = data.int_in_range(0..=2_000_u32)?;
            format!("{}.{:03}", thousandths / 1000, thousandths % 1000).into()
        }
        (_, Value::String(text)) => {
            let mut text = text.clone();
            match data.int_in_range(0..=2)? {
                0 => text.push(data.arbitrary()?),
                1 => drop(text.pop()),
                _ => text = text.to_uppercase(),
            }
            text.into()
        }
        _ => data.arbitrary::<&str>()?.into(),
    })
}
