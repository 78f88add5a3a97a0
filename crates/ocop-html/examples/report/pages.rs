//! The pages of products and dossiers.

use anyhow::{Result, bail};
use ocop_core::improve::ImprovementRequest;
use ocop_core::internal::form;
use ocop_core::json::Record;
use ocop_core::{Edition, Error, Lang, Member, Sheet, Star};
use ocop_dossier::evidence::Evidence;
use ocop_dossier::{Dossier, Settings, check};
use ocop_examples::exit::{self, Within, say};
use ocop_examples::input::read;
use ocop_examples::kind::{Kind, Wanted};
use ocop_examples::report::Faulty;
use ocop_examples::{Words, costs};
use ocop_html::{ComparisonTable, LetterForm, Page, PlanChecklist, RatingPage, ScorecardForm};
use serde::de::IgnoredAny;

use crate::{Args, NAME, PageKind};

/// A blank form of a sheet.
pub(crate) fn blank(edition: Edition, set: u16, lang: Lang) -> Result<Page> {
    let sheet = edition.sheet(set)?;
    Ok(ScorecardForm::blank(&sheet, lang).to_page())
}

/// Why no page is made of a file whose kind cannot be recognised.
pub(crate) fn unknown(bytes: &[u8], name: &Words) -> Words {
    let words = match serde_json::from_slice::<IgnoredAny>(bytes) {
        Err(error) => in_words(&form::bad_json(&error)),
        Ok(_) => Words::new(
            "yêu cầu dữ liệu một sản phẩm (có `scorecards`), một hồ sơ (có `applicant`) hoặc danh sách giấy \
             chứng nhận (có `certificates`)",
            "expected a product (with `scorecards`), a dossier (with `applicant`) or certificates (with \
             `certificates`)",
        ),
    };
    within(name, &words)
}

/// A fault with the name of its file.
pub(crate) fn within(name: &Words, fault: &Words) -> Words {
    let [vi, en] = Lang::ALL.map(|lang| format!("{}: {}", name.get(lang), fault.get(lang)));
    Words::new(vi, en)
}

/// An error in both languages.
pub(crate) fn in_words(error: &Error) -> Words {
    let [vi, en] = Lang::ALL.map(|lang| error.explain(lang));
    Words::new(vi, en)
}

/// The letter on a dossier; `None` after its fault was reported.
pub(crate) fn letter(args: &Args, bytes: &[u8], name: &Words, lang: Lang) -> Result<Option<Page>> {
    let dossier = match Dossier::read(bytes) {
        Ok(dossier) => dossier,
        Err(error) => {
            let fault = anyhow::Error::new(Within::new(name.clone(), error));
            say(NAME, &exit::in_words(&fault, lang));
            return Ok(None);
        }
    };
    let mut settings = Settings::default();
    if let Some(path) = &args.settings {
        let name = Words::same(path.display().to_string());
        let bytes = read(path)?;
        if let Some(refused) = Kind::of(&bytes).refused_as(Wanted::Settings, &name) {
            bail!(refused);
        }
        settings = Settings::from_json(&bytes).map_err(|error| Within::new(name, error))?;
    }
    if let Some(day) = args.on {
        settings = settings.on(day);
    }
    let letter = check(&dossier, &settings).letter(lang);
    Ok(Some(LetterForm::of(&letter).to_page()))
}

/// A page of a product; `None` after its faults were reported.
pub(crate) fn of_product(
    args: &Args,
    kind: PageKind,
    bytes: &[u8],
    lang: Lang,
) -> Result<Option<Page>> {
    let record = match Record::read(bytes) {
        Ok(record) => record,
        Err(error) => {
            Faulty::of(bytes, error).say(NAME, lang);
            return Ok(None);
        }
    };
    let page = match kind {
        PageKind::Plan => plan(args, &record, lang)?,
        PageKind::Comparison => comparison(args, &record, lang)?,
        PageKind::Form => form(args, &record, lang)?,
        _ => rating(&record, lang)?,
    };
    Ok(Some(page))
}

/// The rating. With the feature `minutes` it has the digest of the minutes.
fn rating(record: &Record, lang: Lang) -> Result<Page> {
    let rating = record.council().rate()?;
    let page = RatingPage::new(&rating, lang).product(record.id());
    #[cfg(feature = "minutes")]
    let minutes = rating.minutes()?.for_product(record.id())?;
    #[cfg(feature = "minutes")]
    let page = page.minutes(&minutes)?;
    Ok(page.to_page())
}

/// The scorecard of a member.
fn form(args: &Args, record: &Record, lang: Lang) -> Result<Page> {
    let council = record.council();
    let cards = council.scorecards();
    let member = args.member.unwrap_or(1);
    let Some(card) = cards.get(member - 1) else {
        return Err(no_member(member, cards.len()));
    };
    let mut form = ScorecardForm::of(card, lang).product(record.id());
    // The whole name, because it is printed under the signature. Without one there is a line for it.
    let of_card = council.members().nth(member - 1);
    if let Some(name) = of_card.and_then(Member::name) {
        form = form.member(name);
    }
    if let Some(day) = council.decided() {
        form = form.day(day);
    }
    Ok(form.to_page())
}

fn plan(args: &Args, record: &Record, lang: Lang) -> Result<Page> {
    let council = record.council();
    let sheet = council.sheet();
    let star = match args.star {
        Some(star) => star,
        None => {
            let present = council.rate()?.star();
            let mut above = Star::RECOGNISED.into_iter();
            above
                .find(|star| Some(*star) > present)
                .unwrap_or(Star::Five)
        }
    };
    let mut request = ImprovementRequest::to(star);
    if let Some(path) = &args.cost {
        request = request.costs(costs::of(path)?);
    }
    let explanation = request.find(council)?.explain(lang);
    let explanation = explanation.with_documents(|key, choice| {
        let evidence = Evidence::of(sheet, key, choice);
        evidence.map_or_else(|_| Vec::new(), |evidence| evidence.lines(lang))
    });
    Ok(PlanChecklist::of(&explanation)
        .product(record.id())
        .to_page())
}

fn comparison(args: &Args, record: &Record, lang: Lang) -> Result<Page> {
    let council = record.council();
    let own = council.sheet();
    let to = args.to.unwrap_or(Edition::E2026);
    let sheet = match args.set {
        Some(number) => to.sheet(number)?,
        None => counterpart(own, to, lang)?,
    };
    let member = args.member.unwrap_or(1);
    let mut comparisons = council.compare(&sheet);
    let members = comparisons.len();
    let Some(comparison) = comparisons.nth(member - 1) else {
        return Err(no_member(member, members));
    };
    let explanation = comparison.explain(lang);
    Ok(ComparisonTable::of(&explanation)
        .product(record.id())
        .to_page())
}

/// The one sheet of an edition that corresponds to another.
fn counterpart(own: &Sheet, to: Edition, lang: Lang) -> Result<Sheet> {
    let sheets: Vec<_> = own.counterparts(to).collect();
    if let [sheet] = &sheets[..] {
        return Ok(sheet.clone());
    }
    let numbers: Vec<_> = sheets
        .iter()
        .map(|sheet| sheet.number().to_string())
        .collect();
    let place = own.place(lang);
    bail!(if numbers.is_empty() {
        Words::new(
            format!("không có bộ tiêu chí nào của {to} ứng với {place}; chọn bằng --set"),
            format!("no sheet of {to} corresponds to {place}; choose one with --set"),
        )
    } else {
        let numbers = numbers.join(", ");
        Words::new(
            format!("có nhiều bộ tiêu chí của {to} ứng với {place}: {numbers}; chọn bằng --set"),
            format!(
                "several sheets of {to} correspond to {place}: {numbers}; choose one with --set"
            ),
        )
    })
}

/// The error for a member that the council does not have.
fn no_member(member: usize, members: usize) -> anyhow::Error {
    let words = Words::new(
        format!("không có thành viên {member}: hội đồng có {members} thành viên"),
        format!("there is no member {member}: the council has {members}"),
    );
    anyhow::Error::new(words)
}
