//! One sheet as a table.

use std::fmt::Write;

use anyhow::{Context, Result};

use super::{TitleNames, constant, head, kind, star, variant};
use crate::law::{Edition, Ground, Sheet, Unreconciled};

/// One sheet as a table.
pub(super) struct Table<'a> {
    edition: &'a Edition,
    sheet: &'a Sheet,
    titles: &'a TitleNames<'a>,
    head: String,
}

impl<'a> Table<'a> {
    pub(super) fn new(
        edition: &'a Edition,
        sheet: &'a Sheet,
        titles: &'a TitleNames<'a>,
        source: &str,
    ) -> Self {
        let head = head(source);
        Self {
            edition,
            sheet,
            titles,
            head,
        }
    }

    pub(super) fn write(&self) -> Result<String> {
        let (mut parts, mut sections, mut criteria, mut levels) = (vec![], vec![], vec![], vec![]);
        let (mut notes, mut grounds) = (vec![], vec![]);
        let mut keys: Vec<&str> = Vec::new();
        self.grounds(&self.sheet.grounds, "None", &mut grounds)?;
        for part in &self.sheet.part {
            let first_section = sections.len();
            for section in &part.section {
                let first = criteria.len();
                for criterion in &section.criteria {
                    let index = criteria.len();
                    let first_level = levels.len();
                    let (mut number, mut case) = (0, None);
                    for level in criterion.levels.iter().flatten() {
                        number = if level.case == case { number + 1 } else { 1 };
                        case = level.case;
                        let label = format!("labels::{}", constant(&level.label));
                        let points = level.points;
                        levels.push(match (level.case, level.mark) {
                            (None, None) => format!("level({number}, {points}, {label})"),
                            (None, Some(mark)) => {
                                format!("marked({number}, {points}, {}, {label})", star(mark)?)
                            }
                            (Some(case), mark) => {
                                let mark = match mark {
                                    None => "None".to_owned(),
                                    Some(mark) => format!("Some({})", star(mark)?),
                                };
                                format!("in_case(b{case:?}, {number}, {points}, {mark}, {label})")
                            }
                        });
                    }
                    for note in criterion.notes.iter().flatten() {
                        notes.push(format!("note(Some({index}), notes::{})", constant(note)));
                    }
                    self.grounds(&criterion.grounds, &format!("Some({index})"), &mut grounds)?;
                    let mut more = Vec::new();
                    if let Some(group) = &criterion.group {
                        more.push(format!("group: Some(titles::{})", self.titles.get(group)?));
                    }
                    if let Some(mark) = criterion.line_mark {
                        more.push(format!("mark: Some({})", star(mark)?));
                    }
                    if let Some(story) = &criterion.requires {
                        let story = keys.iter().position(|key| key == story);
                        let story =
                            story.with_context(|| format!("{}: requires", criterion.key))?;
                        more.push(format!("requires: Some({story})"));
                    }
                    for (name, is) in [
                        ("zero_stops", criterion.zero_stops),
                        ("some_products", criterion.some_products),
                        ("single_line", criterion.single_line == Some(true)),
                    ] {
                        if is {
                            more.push(format!("{name}: true"));
                        }
                    }
                    let more = if more.is_empty() {
                        "PLAIN".to_owned()
                    } else {
                        format!("Extra {{ {}, ..PLAIN }}", more.join(", "))
                    };
                    let title = criterion.title.as_deref().unwrap_or_default();
                    let concept = criterion.concept.as_deref().unwrap_or_default();
                    criteria.push(format!(
                        "criterion({:?}, titles::{}, concepts::{}, {}, ({first_level}, {}), {more})",
                        criterion.key,
                        self.titles.get(title)?,
                        constant(concept),
                        criterion.max,
                        levels.len()
                    ));
                    keys.push(&criterion.key);
                }
                let title = self.titles.get(&section.title)?;
                let (number, max) = (&section.number, section.max);
                sections.push(format!(
                    "section({number:?}, titles::{title}, {max}, ({first}, {}))",
                    criteria.len()
                ));
            }
            let (id, max) = (&part.id, part.max);
            parts.push(format!(
                "part({id:?}, {max}, ({first_section}, {}))",
                sections.len()
            ));
        }
        let errata: Vec<_> = self
            .sheet
            .erratum
            .iter()
            .map(|erratum| {
                format!(
                    "erratum(label({:?}, {:?}), {:?}, {:?}, label({:?}, {:?}))",
                    erratum.place_vi,
                    erratum.place_en,
                    erratum.printed,
                    erratum.used,
                    erratum.why_vi,
                    erratum.why_en
                )
            })
            .collect();
        self.file(&[
            ("PARTS", "PartRow", parts),
            ("SECTIONS", "SectionRow", sections),
            ("CRITERIA", "CriterionRow", criteria),
            ("LEVELS", "LevelRow", levels),
            ("NOTES", "NoteRow", notes),
            ("GROUNDS", "GroundRow", grounds),
            ("ERRATA", "ErratumRow", errata),
        ])
    }

    fn grounds(&self, grounds: &[Ground], place: &str, rows: &mut Vec<String>) -> Result<()> {
        for ground in grounds {
            let (kind, name) = (kind(&ground.kind)?, constant(&ground.id));
            let named = match (&ground.vi, &ground.en) {
                (None, None) => format!("grounds::{name}"),
                (Some(vi), Some(en)) => {
                    format!("(grounds::{name}.0, Words {{ vi: {vi:?}, en: {en:?} }})")
                }
                _ => anyhow::bail!("{}: a wording has both languages", ground.id),
            };
            rows.push(if ground.by_parallel {
                format!("by_parallel({named}, {kind})")
            } else {
                format!("ground({named}, {place}, {kind})")
            });
        }
        Ok(())
    }

    fn file(&self, lists: &[(&str, &str, Vec<String>)]) -> Result<String> {
        let sheet = self.sheet;
        let mut text = self.head.clone();
        text.push_str(
            "#![allow(clippy::wildcard_imports, unused_imports)]\n\nuse alloc::borrow::Cow;\n\n",
        );
        text.push_str("use super::{BANDS, PARTS as EDITION_PARTS};\nuse crate::law::edition::Edition;\nuse crate::base::label::{Label, label};\nuse crate::law::note_kind::NoteKind;\nuse crate::law::option::*;\nuse crate::law::proof;\nuse crate::law::row::table::*;\nuse crate::law::requirement_marks::requirements;\nuse crate::law::row::*;\nuse crate::base::star::Star;\nuse crate::law::tables::{concepts, grounds, labels, notes, titles, words};\n\n");
        let classification = [
            &sheet.heading,
            &sheet.industry,
            &sheet.group,
            &sheet.subgroup,
        ]
        .map(|title| self.title(title));
        let [heading, industry, group, subgroup] = classification;
        let (heading, industry, group, subgroup) = (heading?, industry?, group?, subgroup?);
        writeln!(text, "pub(crate) static SHEET: SheetRow = SheetRow {{")?;
        writeln!(text, "    edition: {},", variant(self.edition)?)?;
        writeln!(text, "    number: {},", sheet.set)?;
        writeln!(text, "    custom: false,")?;
        writeln!(text, "    heading: {heading},")?;
        writeln!(
            text,
            "    industry_number: Cow::Borrowed({:?}),",
            sheet.industry_number
        )?;
        writeln!(text, "    industry: {industry},")?;
        writeln!(text, "    group: {group},")?;
        writeln!(text, "    subgroup: {subgroup},")?;
        writeln!(text, "    ministries: Cow::Borrowed(MINISTRIES),")?;
        writeln!(text, "    samples: {},", sheet.samples)?;
        writeln!(text, "    words: Cow::Borrowed(WORDS),")?;
        writeln!(text, "    bands: BANDS,")?;
        writeln!(
            text,
            "    marks_without_legend: {},",
            sheet.marks_without_legend
        )?;
        writeln!(text, "    grounds_unknown: {},", sheet.grounds_unknown)?;
        match &sheet.unreconciled {
            None => writeln!(text, "    unreconciled: None,")?,
            Some(Unreconciled { reaches, vi, en }) => writeln!(
                text,
                "    unreconciled: unreconciled({reaches}, label({vi:?}, {en:?})),"
            )?,
        }
        writeln!(
            text,
            "    continued_by: Cow::Borrowed(&{:?}),",
            sheet.continued_by
        )?;
        for (name, _, _) in lists {
            writeln!(text, "    {}: Cow::Borrowed({name}),", name.to_lowercase())?;
        }
        writeln!(text, "    requirements: requirements(CRITERIA, LEVELS),")?;
        writeln!(text, "    zero_stops: zero_stops(CRITERIA),")?;
        writeln!(text, "    radix: RADIX,")?;
        writeln!(text, "    options: Cow::Borrowed(OPTIONS),")?;
        writeln!(text, "    packed_below: packed_below(&RADIX),")?;
        writeln!(text, "}};\n")?;
        writeln!(text, "// A sheet that does not add up does not compile.")?;
        writeln!(
            text,
            "const _: () = proof::adds_up(&SHEET, &EDITION_PARTS);\n"
        )?;
        let ministries: Vec<_> = sheet
            .ministries
            .iter()
            .map(|title| self.title(title))
            .collect::<Result<_>>()?;
        writeln!(
            text,
            "static MINISTRIES: &[Label] = &[{}];",
            ministries.join(", ")
        )?;
        let words: Vec<_> = sheet
            .words
            .iter()
            .map(|name| format!("words::{}", constant(name)))
            .collect();
        writeln!(text, "static WORDS: &[Label] = &[{}];", words.join(", "))?;
        for (name, row, rows) in lists {
            writeln!(text, "\nstatic {name}: &[{row}] = &[")?;
            for row in rows {
                writeln!(text, "    {row},")?;
            }
            writeln!(text, "];")?;
        }
        text.push_str(
            "\nconst RADIX: [u8; MOST_CRITERIA] = radix(CRITERIA, LEVELS);\nstatic OPTIONS: &[OptionRow] = &options::<{ count(&RADIX) }>(CRITERIA, LEVELS);\n",
        );
        Ok(text)
    }

    /// A title as a label: the decision's words, and our English.
    fn title(&self, title: &str) -> Result<String> {
        Ok(if title.is_empty() {
            "label(\"\", \"\")".to_owned()
        } else {
            format!("titles::{}.named()", self.titles.get(title)?)
        })
    }
}
