//! Whether every wording of a sheet is there in both languages.

use ocop_core::{Criterion, DisqualificationGround, Label, Lang, Level, Note, Section, Sheet};

/// The wordings of one kind on a sheet, or of several sheets.
#[derive(Clone, Default)]
pub(super) struct Wording {
    pub(super) kind: &'static str,
    pub(super) texts: usize,
    /// Those that are not empty in both languages.
    pub(super) in_both: usize,
    /// Those that are the same in both, which only a name or number should be.
    pub(super) same: Vec<String>,
}

impl Wording {
    fn of<'a>(kind: &'static str, labels: impl Iterator<Item = &'a Label>) -> Self {
        let mut wording = Self {
            kind,
            ..Self::default()
        };
        for label in labels {
            let texts = Lang::ALL.map(|lang| label.get(lang).trim());
            wording.texts += 1;
            wording.in_both += usize::from(texts.iter().all(|text| !text.is_empty()));
            if texts[0] == texts[1] {
                wording.same.push(texts[0].to_owned());
            }
        }
        wording
    }

    /// The sum over kinds or sheets.
    pub(super) fn sum(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::default(), |mut sum, one| {
            sum.texts += one.texts;
            sum.in_both += one.in_both;
            sum.same.extend(one.same);
            sum
        })
    }
}

/// The wordings of a sheet, kind by kind.
pub(super) fn of(sheet: &Sheet) -> Vec<Wording> {
    // The classification of 1048/2019 is not known, and is empty in both.
    let classified = [sheet.industry(), sheet.group(), sheet.subgroup()];
    let classified = classified
        .into_iter()
        .filter(|_| !sheet.industry_number().is_empty());
    let names = [sheet.heading()].into_iter().chain(classified);
    let errata = sheet
        .errata()
        .flat_map(|erratum| [erratum.place(), erratum.why()]);
    let levels = sheet.criteria().flat_map(Criterion::levels);
    vec![
        Wording::of(
            "Tên bộ, phân loại, bộ quản lý · Titles, classification, ministries",
            names.chain(sheet.ministries()).chain(sheet.unreconciled()),
        ),
        Wording::of("Mục · Sections", sheet.sections().map(Section::label)),
        Wording::of(
            "Tiêu chí, nhóm của chúng · Criteria and their groups",
            sheet
                .criteria()
                .map(Criterion::label)
                .chain(sheet.criteria().filter_map(Criterion::group)),
        ),
        Wording::of("Mức · Levels", levels.map(Level::label)),
        Wording::of("Ghi chú · Notes", sheet.notes().map(Note::label)),
        Wording::of(
            "Căn cứ loại, dừng · Rejection and stop lines",
            sheet.grounds().map(DisqualificationGround::label),
        ),
        Wording::of("Lỗi in · Misprints", errata),
    ]
}
