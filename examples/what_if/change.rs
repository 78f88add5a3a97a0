//! Changes of a sheet, as typed on the command line: points of a level, its mark, the edge of a band.

use std::fmt;
use std::str::FromStr;

use ocop_core::sheet::{CriterionSpec, SheetSpec, UnreconciledSpec};
use ocop_core::{Choice, ErrorKind, Label, Lang, Sheet, Star};
use ocop_examples::Words;
use ocop_examples::exit::cause_in_words;

/// A change of a sheet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Change {
    /// New points of a level.
    Points {
        criterion: String,
        level: Choice,
        points: u8,
    },
    /// A new mark of a level: the star that requires it, or none.
    Mark {
        criterion: String,
        level: Choice,
        star: Option<Star>,
    },
    /// New lowest points of a star's band.
    Edge { star: Star, points: u8 },
}

impl Change {
    /// The changed place, without the new value.
    fn place(&self) -> String {
        match self {
            Self::Points {
                criterion, level, ..
            } => format!("points:{criterion}:{level}"),
            Self::Mark {
                criterion, level, ..
            } => format!("mark:{criterion}:{level}"),
            Self::Edge { star, .. } => format!("edge:{star}"),
        }
    }

    fn apply(&self, spec: &mut SheetSpec) -> Result<(), Words> {
        match self {
            Self::Points {
                criterion,
                level,
                points,
            } => spec_level(spec, criterion, *level, |levels, place| {
                levels.levels[place].points = *points;
            }),
            Self::Mark {
                criterion,
                level,
                star,
            } => spec_level(spec, criterion, *level, |levels, place| {
                levels.levels[place].mark = *star;
            }),
            Self::Edge { star, points } => {
                let bands = spec.edition.bands();
                let printed = [Star::Two, Star::Three, Star::Four, Star::Five]
                    .map(|star| u8::try_from(bands.least(star).get()).unwrap_or(u8::MAX));
                let edges = spec.bands.get_or_insert(printed);
                edges[usize::from(star.number()) - 2] = *points;
                Ok(())
            }
        }
    }
}

/// Makes all changes at once.
pub(crate) fn changed(sheet: &Sheet, changes: &[Change]) -> Result<Sheet, Words> {
    let mut spec = sheet.to_spec();
    for (index, change) in changes.iter().enumerate() {
        let twice = changes[..index]
            .iter()
            .any(|other| other.place() == change.place());
        if twice {
            let place = change.place();
            return Err(Words::new(
                format!("{place} bị thay đổi hai lần"),
                format!("{place} is changed twice"),
            ));
        }
        change
            .apply(&mut spec)
            .map_err(|cause| within(&Words::same(change.to_string()), &cause))?;
    }
    for change in changes {
        if let Change::Mark {
            criterion,
            level,
            star: Some(star),
        } = change
        {
            marked_once(&mut spec, criterion, *level, *star)?;
        }
    }
    if changes
        .iter()
        .any(|change| matches!(change, Change::Points { .. }))
    {
        add_up(&mut spec)?;
    }
    spec.build().map_err(|error| {
        let (vi, en) = match error.kind() {
            ErrorKind::BadSheet if error.path() == "bands" => (
                "; thay đổi cả các ngưỡng liền kề",
                "; change the edges beside it too",
            ),
            ErrorKind::BadSheet if has_falling_points(&spec) => (
                "; thay đổi cả các mức liền kề",
                "; change the levels beside it too",
            ),
            ErrorKind::BadSheet => (
                "; thay đổi cả các mốc sao liền kề",
                "; change the marks beside it too",
            ),
            _ => ("", ""),
        };
        let error = |lang| cause_in_words(&error, lang);
        Words::new(
            format!("{}{vi}", error(Lang::Vi)),
            format!("{}{en}", error(Lang::En)),
        )
    })
}

/// A fault and what it is a fault of.
fn within(outer: &Words, cause: &Words) -> Words {
    let both = |lang| format!("{}: {}", outer.get(lang), cause.get(lang));
    Words::new(both(Lang::Vi), both(Lang::En))
}

/// Whether a level is worth fewer points than the level before it.
fn has_falling_points(spec: &SheetSpec) -> bool {
    let sections = spec.parts.iter().flat_map(|part| &part.sections);
    let mut criteria = sections.flat_map(|section| &section.criteria);
    criteria.any(|criterion| {
        let pairs = criterion.levels.iter().zip(criterion.levels.iter().skip(1));
        pairs
            .filter(|(before, level)| before.case == level.case)
            .any(|(before, level)| level.points < before.points)
    })
}

/// Changes a printed level of a criterion.
fn spec_level(
    spec: &mut SheetSpec,
    key: &str,
    level: Choice,
    change: impl FnOnce(&mut CriterionSpec, usize),
) -> Result<(), Words> {
    let Some(criterion) = spec.criterion_mut(key) else {
        return Err(Words::new(
            format!("bộ tiêu chí không có tiêu chí {key}"),
            format!("the sheet has no criterion {key}"),
        ));
    };
    if level.level() == 0 {
        return Err(Words::new(
            "mức 0 không được in: không đổi được điểm và mốc sao của mức này",
            "level 0 is not printed: its points and mark cannot change",
        ));
    }
    let place = place(criterion, level).ok_or_else(|| {
        let levels: Vec<_> = choices(criterion)
            .map(|choice| choice.to_string())
            .collect();
        let levels = levels.join(", ");
        Words::new(
            format!("{key} không có mức {level}: yêu cầu một trong {levels}"),
            format!("{key} has no level {level}: expected {levels}"),
        )
    })?;
    change(criterion, place);
    Ok(())
}

/// The choices of the printed levels, in order.
fn choices(criterion: &CriterionSpec) -> impl Iterator<Item = Choice> {
    let levels = criterion.levels.iter();
    levels.scan((None, 0), |(before, number), level| {
        *number = if level.case == *before {
            *number + 1
        } else {
            1
        };
        *before = level.case;
        Some(Choice::new(level.case, *number))
    })
}

fn place(criterion: &CriterionSpec, level: Choice) -> Option<usize> {
    choices(criterion).position(|choice| choice == level)
}

/// A star has one mark on a criterion, or one in each case.
fn marked_once(spec: &mut SheetSpec, key: &str, level: Choice, star: Star) -> Result<(), Words> {
    let Some(criterion) = spec.criterion_mut(key) else {
        return Ok(());
    };
    let levels = choices(criterion).zip(&criterion.levels);
    let mut others = levels.filter(|(choice, other)| {
        *choice != level && choice.case() == level.case() && other.mark == Some(star)
    });
    match others.next() {
        None => Ok(()),
        Some((other, _)) => Err(Words::new(
            format!("mức {other} của {key} đã có mốc {star}★: thêm mark:{key}:{other}=none"),
            format!(
                "level {other} of {key} is already marked {star}★: add mark:{key}:{other}=none"
            ),
        )),
    }
}

/// Adjusts the printed maxima to the changed levels, and marks a sheet that no longer reaches 100.
fn add_up(spec: &mut SheetSpec) -> Result<(), Words> {
    let mut printed = Vec::new();
    for part in &mut spec.parts {
        for section in &mut part.sections {
            for criterion in &mut section.criteria {
                let points = criterion.levels.iter().map(|level| level.points);
                criterion.max = points.max().unwrap_or(0);
            }
            let sum = section
                .criteria
                .iter()
                .map(|criterion| u16::from(criterion.max));
            section.max = sum.sum();
        }
        printed.push(part.max);
        part.max = part.sections.iter().map(|section| section.max).sum();
    }
    let reached: u16 = spec.parts.iter().map(|part| part.max).sum();
    if reached > 100 {
        let above = reached - 100;
        return Err(Words::new(
            format!(
                "các mức cao nhất cộng lại được {reached}, nhưng bộ tiêu chí có 100 điểm: bớt {above} điểm ở các mức cao nhất khác"
            ),
            format!(
                "the best levels sum to {reached}, but a sheet has 100 points: take {above} from other best levels too"
            ),
        ));
    }
    // Points missing to 100 stay in the part that printed them.
    let mut missing = 100 - reached;
    for (part, printed) in spec.parts.iter_mut().zip(printed) {
        let here = printed.saturating_sub(part.max).min(missing);
        part.max += here;
        missing -= here;
    }
    spec.unreconciled = (reached < 100).then(|| {
        let vi = format!("theo thay đổi giả định, các mức cao nhất cộng lại được {reached} điểm");
        let en = format!("after the changes, the best levels sum to {reached} points");
        UnreconciledSpec::new(reached, Label::new(vi, en))
    });
    Ok(())
}

/// Prints the change as it is typed: `points:1.5:3=4`, `mark:2.3:2=none`, `edge:4=72`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place())?;
        match self {
            Self::Points { points, .. } | Self::Edge { points, .. } => write!(f, "={points}"),
            Self::Mark { star: None, .. } => f.write_str("=none"),
            Self::Mark {
                star: Some(star), ..
            } => write!(f, "={star}"),
        }
    }
}

impl FromStr for Change {
    type Err = Words;

    /// Reads what [`Display`](fmt::Display) prints.
    fn from_str(text: &str) -> Result<Self, Words> {
        let (place, value) = text.split_once('=').ok_or_else(|| {
            Words::new(
                format!("không rõ thay đổi {text:?}: yêu cầu như points:1.5:3=4, mark:2.3:2=none hoặc edge:4=72"),
                format!("unknown change {text:?}: expected one such as points:1.5:3=4, mark:2.3:2=none or edge:4=72"),
            )
        })?;
        let core = |error: ocop_core::Error| Words::from(&error);
        let points = || -> Result<u8, Words> {
            let points: Option<ocop_core::Points> = value.parse().ok();
            let points = points.and_then(|points| u8::try_from(points.get()).ok());
            points.filter(|&points| points <= 100).ok_or_else(|| {
                Words::new(
                    format!("điểm là {value:?}: yêu cầu số nguyên từ 0 đến 100"),
                    format!("points are {value:?}: expected a whole number from 0 to 100"),
                )
            })
        };
        match place.split(':').collect::<Vec<_>>()[..] {
            ["points", criterion, level] => Ok(Self::Points {
                criterion: criterion.to_owned(),
                level: level.parse().map_err(core)?,
                points: points()?,
            }),
            ["mark", criterion, level] => Ok(Self::Mark {
                criterion: criterion.to_owned(),
                level: level.parse().map_err(core)?,
                star: match value {
                    "none" => None,
                    star => Some(
                        star.parse()
                            .ok()
                            .filter(|star| Star::RECOGNISED.contains(star))
                            .ok_or_else(|| {
                                Words::new(
                                    format!("không rõ mốc sao {star:?}: yêu cầu 3, 4, 5 hoặc none"),
                                    format!("unknown mark {star:?}: expected 3, 4, 5 or none"),
                                )
                            })?,
                    ),
                },
            }),
            ["edge", star] => {
                let star: Star = star.parse().map_err(core)?;
                if star == Star::One {
                    return Err(Words::new(
                        "khung một sao luôn bắt đầu từ 0 điểm",
                        "the band of one star always begins at 0",
                    ));
                }
                Ok(Self::Edge {
                    star,
                    points: points()?,
                })
            }
            _ => Err(Words::new(
                format!(
                    "không rõ thay đổi {place:?}: yêu cầu points:TIÊU_CHÍ:MỨC, mark:TIÊU_CHÍ:MỨC hoặc edge:SAO"
                ),
                format!(
                    "unknown change {place:?}: expected points:CRITERION:LEVEL, mark:CRITERION:LEVEL or edge:STAR"
                ),
            )),
        }
    }
}
