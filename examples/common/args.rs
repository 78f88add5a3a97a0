//! Arguments: read by `clap`, and their errors in both languages.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use ocop_core::Lang;

use crate::Words;
use crate::exit::{cause_in_words, say};

/// Reads the arguments of a program; ends it with a message and exit code 2 if they are wrong.
#[must_use]
pub fn parse<A: Parser>(program: &str) -> A {
    // A number below zero is a value out of range, not an unknown option.
    let command = A::command().mut_args(|arg| {
        let takes = arg.get_action().takes_values() && !arg.is_positional();
        if takes {
            arg.allow_negative_numbers(true)
        } else {
            arg
        }
    });
    let read = command.try_get_matches();
    let read = read.and_then(|mut matches| A::from_arg_matches_mut(&mut matches));
    read.unwrap_or_else(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => error.exit(),
        _ => {
            let lang = lang();
            let message = in_words(&error);
            let help = Words::new("--help liệt kê các tùy chọn", "--help lists the options");
            say(
                program,
                &format!("{}; {}", message.get(lang), help.get(lang)),
            );
            std::process::exit(2)
        }
    })
}

/// A reader of whole numbers within bounds.
pub fn number<T>(least: T, most: T) -> impl Fn(&str) -> Result<T, Words> + Clone + Send + Sync
where
    T: Copy + Display + FromStr + PartialOrd + Send + Sync + 'static,
{
    let range: RangeInclusive<T> = least..=most;
    move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| whole_number(least, most))
    }
}

fn whole_number(least: impl Display, most: impl Display) -> Words {
    Words::new(
        format!("yêu cầu số nguyên từ {least} đến {most}"),
        format!("expected a whole number from {least} to {most}"),
    )
}

/// A reader of numbers of one and more.
pub fn count<T>(text: &str) -> Result<T, Words>
where
    T: FromStr + PartialOrd + From<u8>,
{
    let number = text.parse().ok().filter(|number| *number >= T::from(1));
    number.ok_or_else(|| {
        Words::new(
            "yêu cầu số nguyên từ 1 trở lên",
            "expected a whole number of 1 or more",
        )
    })
}

/// The most threads of a program: each takes memory, and more than one for each core gains nothing.
const MOST_THREADS: usize = 1024;

/// A reader of a number of threads.
pub fn threads(text: &str) -> Result<usize, Words> {
    let number = text.parse().ok();
    let number = number.filter(|number| (1..=MOST_THREADS).contains(number));
    number.ok_or_else(|| whole_number(1, MOST_THREADS))
}

/// The language that the arguments ask for, whether or not the rest of them is right.
fn lang() -> Lang {
    let args: Vec<_> = std::env::args().skip(1).collect();
    let pair = args
        .windows(2)
        .any(|pair| pair[0] == "--lang" && pair[1] == "vi");
    if pair || args.iter().any(|arg| arg == "--lang=vi") {
        Lang::Vi
    } else {
        Lang::En
    }
}

fn in_words(error: &Error) -> Words {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    };
    let (arg, value) = (
        text(ContextKind::InvalidArg),
        text(ContextKind::InvalidValue),
    );
    match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => Words::new(
            format!("chỉ đọc được một tệp: thừa `{arg}`"),
            format!("only one file can be read: `{arg}` is a second one"),
        ),
        ErrorKind::UnknownArgument => {
            let suggested = text(ContextKind::SuggestedArg);
            let (mut vi, mut en) = (
                format!("không rõ tùy chọn `{arg}`"),
                format!("unknown option `{arg}`"),
            );
            if !suggested.is_empty() {
                vi += &format!(": có phải `{suggested}`?");
                en += &format!(": did you mean `{suggested}`?");
            }
            Words::new(vi, en)
        }
        ErrorKind::InvalidValue if value.is_empty() => Words::new(
            format!("{arg} yêu cầu một giá trị"),
            format!("{arg} requires a value"),
        ),
        ErrorKind::InvalidValue => {
            let valid = text(ContextKind::ValidValue);
            Words::new(
                format!("không rõ giá trị `{value}` của {arg}: chọn một trong {valid}"),
                format!("unknown value `{value}` of {arg}: expected one of {valid}"),
            )
        }
        ErrorKind::ValueValidation => {
            let cause = |lang| {
                let source = std::error::Error::source(error);
                source.map_or(String::new(), |source| {
                    let text = source.to_string();
                    let range = text.rsplit_once(" is not in ");
                    let range = range.and_then(|(_, range)| range.split_once("..="));
                    if let Some((least, most)) = range {
                        let words = whole_number(least, most);
                        return words.get(lang).to_owned();
                    }
                    let is_below = value.starts_with('-') && value[1..].parse::<f64>().is_ok();
                    match source.is::<std::num::ParseIntError>() {
                        true if is_below => lang_pick(
                            lang,
                            "yêu cầu số nguyên từ 0 trở lên",
                            "expected a whole number of 0 or more",
                        ),
                        true => lang_pick(lang, "yêu cầu số nguyên", "expected a whole number"),
                        false => cause_in_words(source, lang),
                    }
                })
            };
            Words::new(
                format!(
                    "giá trị `{value}` của {arg} không hợp lệ: {}",
                    cause(Lang::Vi)
                ),
                format!("invalid value `{value}` of {arg}: {}", cause(Lang::En)),
            )
        }
        ErrorKind::InvalidSubcommand => {
            let command = text(ContextKind::InvalidSubcommand);
            let valid = text(ContextKind::ValidSubcommand);
            let (mut vi, mut en) = (
                format!("không rõ lệnh `{command}`"),
                format!("unknown command `{command}`"),
            );
            if !valid.is_empty() {
                vi += &format!(": chọn một trong {valid}");
                en += &format!(": expected one of {valid}");
            }
            Words::new(vi, en)
        }
        ErrorKind::MissingRequiredArgument => {
            // One of some options: `<--on <DAY>|--by <DAY>>`.
            let any = arg
                .strip_prefix("<--")
                .and_then(|rest| rest.strip_suffix('>'));
            let any = any.map_or_else(|| arg.clone(), |rest| format!("--{rest}"));
            let (vi, en) = (any.replace('|', " hoặc "), any.replace('|', " or "));
            Words::new(format!("thiếu {vi}"), format!("{en} is required"))
        }
        ErrorKind::ArgumentConflict => {
            let prior = text(ContextKind::PriorArg);
            if prior.is_empty() || prior == arg {
                return Words::new(
                    format!("{arg} chỉ dùng được một lần"),
                    format!("{arg} can be used only once"),
                );
            }
            Words::new(
                format!("{arg} không dùng cùng {prior}"),
                format!("{arg} cannot be used with {prior}"),
            )
        }
        _ => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default();
            let first = first.trim_start_matches("error: ");
            Words::new(format!("tham số không hợp lệ: {first}"), first)
        }
    }
}

fn lang_pick(lang: Lang, vi: &str, en: &str) -> String {
    lang.pick(vi, en).to_owned()
}
