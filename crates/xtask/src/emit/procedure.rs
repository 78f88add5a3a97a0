//! The tables of procedure: one file for each edition, and a list of all.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write};

use anyhow::{Context, Result, ensure};

use super::head;
use crate::procedure::{
    Cooperatives, Count, GrowthOf, Kind, Procedure, Rounds, Sets, Window, month_and_day, vietnamese,
};

/// Every table by its file name below `src/procedure/tables` of ocop-dossier.
pub(crate) fn tables(procedures: &[Procedure]) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let mut root = head("law/*/procedure.toml");
    root.push_str("use crate::procedure::Procedure;\n\n");
    let mut list = String::new();
    for procedure in procedures {
        let module = module(&procedure.folder)?;
        writeln!(root, "mod {module};")?;
        writeln!(list, "    &{module}::PROCEDURE,")?;
        let source = format!("law/{}/procedure.toml", procedure.folder);
        let text = table(procedure, &source).with_context(|| source.clone())?;
        files.insert(format!("{module}.rs"), text);
    }
    write!(
        root,
        "\n/// The procedure of every edition, oldest first.\n\
         pub(crate) static PROCEDURES: &[&Procedure] = &[\n{list}];\n"
    )?;
    files.insert("mod.rs".to_owned(), root);
    Ok(files)
}

/// `e2026` for `26-2026`.
fn module(folder: &str) -> Result<String> {
    let year = folder.split_once('-').map(|(_, year)| year);
    Ok(format!(
        "e{}",
        year.context("a folder is named number-year")?
    ))
}

/// The table of one edition, made from a source.
pub(crate) fn table(procedure: &Procedure, source: &str) -> Result<String> {
    let written = &procedure.written;
    let mut text = head(source);
    text.push_str(
        "#![allow(unused_imports)]\n\n\
         use ocop_core::{DossierKind, Label};\n\n\
         use crate::model::document_kind::DocumentKind;\n\
         use crate::model::{FormKind, FormPart, LabelContent, LegalForm, Stage};\n\
         use crate::procedure::provision::Provision;\n\
         use crate::procedure::row::{\n    \
             Days, FilingWindow, Goods, Levels, Place, Places, RequiredDocument, RequiredForm, RequiredPaper, Rounds,\n    \
             Sets, Source, YearlyRound,\n\
         };\n\
         use crate::procedure::Procedure;\n\n",
    );
    writeln!(text, "const PLACES: &[(Provision, Place)] = &[")?;
    for (id, place) in &procedure.places {
        let place = match place {
            Some(place) => {
                let vi = vietnamese(place);
                format!("Place::Article(Label::constant({vi:?}, {place:?}))")
            }
            None => "Place::Guides".to_owned(),
        };
        writeln!(text, "    (Provision::{}, {place}),", variant(id))?;
    }
    writeln!(
        text,
        "];\n\npub(crate) static PROCEDURE: Procedure = Procedure {{"
    )?;
    writeln!(text, "    edition: {:?},", written.edition)?;
    writeln!(text, "    source: Source::{:?},", written.source)?;
    writeln!(text, "    places: Places::new(PLACES),")?;
    writeln!(text, "    sets: {},", sets(&written.sets))?;
    for (field, own) in [
        ("commune_sets", &written.commune_sets),
        ("province_sets", &written.province_sets),
    ] {
        writeln!(text, "    {field}: {},", optional(own.as_ref().map(sets)))?;
    }
    writeln!(text, "    forms: &[")?;
    for form in &written.form {
        let parts: Vec<_> = form
            .parts
            .iter()
            .map(|part| format!("FormPart::{}", variant(part)))
            .collect();
        writeln!(
            text,
            "        RequiredForm {{ form: FormKind::{}, from: Stage::{:?}, kinds: {}, parts: &[{}], provision: Provision::{} }},",
            variant(&form.form),
            form.from,
            kinds(&form.kinds),
            parts.join(", "),
            variant(form.provision())
        )?;
    }
    writeln!(text, "    ],\n    documents: &[")?;
    for document in &written.document {
        writeln!(
            text,
            "        RequiredDocument {{ kind: DocumentKind::{}, certified: {} }},",
            variant(&document.document),
            document.certified
        )?;
    }
    writeln!(text, "    ],\n    papers: &[")?;
    for paper in &written.paper {
        writeln!(
            text,
            "        RequiredPaper {{ paper: Provision::{}, from: Stage::{:?}, kinds: {} }},",
            variant(&paper.paper),
            paper.from,
            kinds(&paper.kinds)
        )?;
    }
    writeln!(text, "    ],")?;
    let (province, ministry) = (&written.province_rounds, &written.ministry_rounds);
    for (field, value) in [
        (
            "commune_days",
            written.commune_days.as_ref().map(Count::days),
        ),
        ("province_rounds", province.as_ref().map(rounds)),
        ("ministry_rounds", ministry.as_ref().map(rounds)),
        (
            "re_evaluation_window",
            written.re_evaluation_window.as_ref().map(window),
        ),
        (
            "re_evaluation_days",
            written.re_evaluation_days.as_ref().map(Count::days),
        ),
    ] {
        writeln!(text, "    {field}: {},", optional(value.transpose()?))?;
    }
    let district = written.product_code.district;
    writeln!(text, "    code_names_district: {district},")?;
    writeln!(text, "    minima_in_prose: {},", procedure.minima_in_prose)?;
    levels(&mut text, procedure)?;
    goods(&mut text, procedure)?;
    writeln!(text, "}};")?;
    Ok(text)
}

fn goods(text: &mut String, procedure: &Procedure) -> Result<()> {
    if let Some(folder) = &procedure.written.goods_as {
        ensure!(
            procedure.written.goods.is_empty(),
            "goods: its own beside those of {folder}"
        );
        let module = module(folder)?;
        writeln!(text, "    goods: super::{module}::PROCEDURE.goods,")?;
        return Ok(());
    }
    writeln!(text, "    goods: &[")?;
    let mut last = 0;
    for goods in &procedure.written.goods {
        let (from, to) = goods.sheets;
        ensure!(
            last < from && from <= to,
            "goods: the sheets {from} to {to} follow {last}"
        );
        last = to;
        let classes = &goods.classes;
        ensure!(
            classes.is_sorted_by(|one, next| one < next)
                && classes.iter().all(|own| (1..=45).contains(own)),
            "goods: the classes {classes:?} are from 1 to 45, in order"
        );
        let label = goods.label.iter().map(|own| variant(own));
        let label: Vec<_> = label.map(|own| format!("LabelContent::{own}")).collect();
        writeln!(
            text,
            "        Goods {{ sheets: ({from}, {to}), classes: &{classes:?}, label: &[{}] }},",
            label.join(", ")
        )?;
    }
    writeln!(text, "    ],")?;
    Ok(())
}

fn sets(sets: &Sets) -> String {
    let Sets {
        paper,
        electronic,
        upload_is_paper,
        ..
    } = sets;
    format!(
        "Sets {{ paper: {paper}, electronic: {electronic}, upload_is_paper: {upload_is_paper} }}"
    )
}

fn levels(text: &mut String, procedure: &Procedure) -> Result<()> {
    let levels = &procedure.written.levels;
    writeln!(text, "    levels: Levels {{")?;
    for (field, forms) in [
        ("legal_forms", &levels.legal_form),
        ("tourism", &levels.tourism),
    ] {
        let forms: Vec<_> = forms
            .iter()
            .map(|(form, level)| format!("(LegalForm::{}, {level})", variant(form)))
            .collect();
        writeln!(text, "        {field}: &[{}],", forms.join(", "))?;
    }
    let capital = &levels.local_capital;
    writeln!(
        text,
        "        local_capital: ({}, {}),",
        capital.percent()?,
        capital.level
    )?;
    let of_profit = levels.growth.of == GrowthOf::Profit;
    anyhow::ensure!(
        of_profit == levels.growth.cooperatives.is_some(),
        "levels.growth: cooperatives have a rule of their own where growth is that of profit"
    );
    let by_class = levels.growth.cooperatives == Some(Cooperatives::Class);
    writeln!(text, "        profit_growth: {of_profit},")?;
    writeln!(text, "        cooperatives_by_class_only: {by_class},")?;
    writeln!(
        text,
        "        disability_counts: {},\n    }},",
        levels.representative.disability
    )?;
    Ok(())
}

fn rounds(rounds: &Rounds) -> Result<String> {
    let days = rounds.rounds.iter().map(|round| {
        Ok(format!(
            "YearlyRound {{ requests_before: {:?}, results_before: {:?} }}",
            month_and_day(&round.requests_before)?,
            month_and_day(&round.results_before)?
        ))
    });
    let days: Vec<_> = days.collect::<Result<_>>()?;
    let kinds = kinds(&rounds.kinds);
    Ok(format!(
        "Rounds {{ kinds: {kinds}, rounds: &[{}] }}",
        days.join(", ")
    ))
}

fn window(window: &Window) -> Result<String> {
    let (first, last) = (window.first_day, window.last_day);
    anyhow::ensure!(
        first > last,
        "re-evaluation-window: the first day is further from expiry than the last"
    );
    Ok(format!("FilingWindow {{ first: {first}, last: {last} }}"))
}

fn kinds(kinds: &[Kind]) -> String {
    let kinds: Vec<_> = kinds.iter().map(|kind| path("DossierKind", kind)).collect();
    format!("&[{}]", kinds.join(", "))
}

fn path(of: &str, member: &impl Debug) -> String {
    format!("{of}::{member:?}")
}

fn optional(value: Option<String>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({value})"))
}

/// The variant of an id in kebab-case; a misspelt one does not compile.
fn variant(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}
