//! Texts from outside as attackers write them, put into every text of a file in turn, and what no output may
//! make of them.
//!
//! All of them are harmless: they only look wrong where an output shows them as they are.

use serde_json::Value;

/// What a forged line would say. Every text of [`TEXTS`] has it on a line of its own.
pub const FORGED: &str = "Accepted: 0 errors";

/// Texts that end lines, clear a terminal, turn the writing direction, hide letters, are markup, become links,
/// begin lists, or are calculated.
pub const TEXTS: [&str; 3] = [
    "Chè\u{1b}[2J\r\n\r\nAccepted: 0 errors\u{85}Accepted: 0 errors\u{2028}Accepted: 0 errors\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}\u{feff}\u{7}\u{0}",
    "- <b>Chè</b> [x](http://a.vn) ![y](z) **c** `d` | e http://b.vn www.b.vn a@b.vn &lt; $f$ # g\n\n# Accepted: 0 errors\n\n1. h\n- i\nAccepted: 0 errors\n",
    "=1+1;=2\"\n@Chè,+3\n\n> 12) Accepted: 0 errors\n===\nAccepted: 0 errors",
];

/// A text without anything odd, for comparison.
pub const PLAIN: &str = "Chè";

/// A JSON value with one of its texts replaced: each text in turn, then each key in turn.
///
/// The second is where the text was, such as `/product/name`.
pub fn each<'v>(value: &'v Value, text: &'v str) -> impl Iterator<Item = (Value, String)> + 'v {
    let mut places = Vec::new();
    find(value, String::new(), &mut places);
    places.into_iter().map(move |place| {
        let mut changed = value.clone();
        match &place {
            Place::Text(path) => *changed.pointer_mut(path).unwrap() = text.into(),
            Place::Key(path, key) => {
                let object = changed.pointer_mut(path).unwrap().as_object_mut().unwrap();
                let own = object.remove(key).unwrap();
                object.insert(text.into(), own);
            }
        }
        let (Place::Text(path) | Place::Key(path, _)) = place;
        (changed, path)
    })
}

enum Place {
    Text(String),
    Key(String, String),
}

fn find(value: &Value, path: String, places: &mut Vec<Place>) {
    let under = |key: &str| format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
    match value {
        Value::String(_) => places.push(Place::Text(path)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                find(item, under(&index.to_string()), places);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                places.push(Place::Key(path.clone(), key.clone()));
                find(member, under(key), places);
            }
        }
        _ => {}
    }
}

/// Whether a character ends lines, turns text, or is not seen. The list is shorter than the library's, and made
/// without it.
pub fn is_odd(character: char) -> bool {
    character.is_control()
        || matches!(
            u32::from(character),
            0xAD | 0x61C | 0x200B | 0x200E | 0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFFE
        )
}

/// An output of lines: no character is odd but the ends of lines, and no line begins with what was forged.
#[track_caller]
pub fn lines_are_ours(output: &str, place: &str) {
    for line in output.split('\n') {
        if let Some(odd) = line.chars().find(|&letter| is_odd(letter)) {
            panic!("{place}: {odd:?} in the line {line:?} of\n{output}");
        }
        assert!(
            !line.trim_start().starts_with(FORGED),
            "{place}: a forged line in\n{output}"
        );
    }
}

/// A message of one line.
#[track_caller]
pub fn is_one_line(message: &str, place: &str) {
    assert!(!message.contains('\n'), "{place}: {message:?}");
    lines_are_ours(message, place);
}
