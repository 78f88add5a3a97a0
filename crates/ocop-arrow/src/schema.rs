//! The columns of a sheet as an Arrow schema.

use std::collections::HashMap;

use arrow_schema::{DataType, Field, Schema};
use ocop_core::{Criterion, Lang, Sheet};

/// The member of the metadata with the edition of a sheet.
pub(crate) const EDITION: &str = "ocop.edition";

/// The member of the metadata with the number of a sheet.
pub(crate) const SET: &str = "ocop.set";

/// What follows the key of a criterion in the name of its column of cases.
pub(crate) const CASE: &str = ".case";

/// The Arrow schema of a sheet (bộ tiêu chí): a `UInt8` column for each criterion, named by its key.
///
/// Behind a criterion that prints two cases comes the column of its case, such as `8.case`. Columns
/// accept NULL, which is "nothing chosen". The metadata of the schema has `ocop.edition`, `ocop.set`,
/// `ocop.heading.vi` and `ocop.heading.en`. The metadata of each column has `ocop.title.vi` and
/// `ocop.title.en`: the printed title, and its label in English.
///
/// ```
/// use ocop_arrow::schema;
/// use ocop_core::Edition;
///
/// let schema = schema(&Edition::E2026.sheet(7)?);
/// assert_eq!(schema.metadata()["ocop.edition"], "26/2026");
/// assert_eq!(schema.field(4).name(), "1.5");
/// assert_eq!(schema.field(4).metadata()["ocop.title.vi"], "Liên kết chuỗi trong sản xuất");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[must_use]
pub fn schema(sheet: &Sheet) -> Schema {
    let mut fields = Vec::new();
    for criterion in sheet.criteria() {
        let names = [Some(criterion.key().to_owned()), case_column(criterion)];
        for name in names.into_iter().flatten() {
            let english = criterion.label().get(Lang::En);
            let titles = in_both("ocop.title", criterion.title(), english);
            let field = Field::new(name, DataType::UInt8, true);
            fields.push(field.with_metadata(titles.into()));
        }
    }
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| sheet.heading().get(lang));
    let mut metadata = HashMap::from(in_both("ocop.heading", vi, en));
    metadata.insert(EDITION.to_owned(), sheet.edition().to_string());
    metadata.insert(SET.to_owned(), sheet.number().to_string());
    Schema::new_with_metadata(fields, metadata)
}

/// The names of the columns of a sheet in the order of [`Answers::in_order`](crate::Answers::in_order):
/// the criteria in printed order, then the cases in printed order.
///
/// ```
/// use ocop_arrow::column_names;
/// use ocop_core::Edition;
///
/// let names = column_names(&Edition::E2026.sheet(26)?);
/// assert_eq!(names[0], "1.1");
/// assert!(names[names.len() - 1].ends_with(".case"));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[must_use]
pub fn column_names(sheet: &Sheet) -> Vec<String> {
    let levels = sheet.criteria().map(|criterion| criterion.key().to_owned());
    levels
        .chain(sheet.criteria().filter_map(case_column))
        .collect()
}

/// The name of the column of cases of a criterion; `None` for a criterion without cases.
pub(crate) fn case_column(criterion: Criterion<'_>) -> Option<String> {
    criterion
        .has_cases()
        .then(|| format!("{}{CASE}", criterion.key()))
}

fn in_both(name: &str, vi: &str, en: &str) -> [(String, String); 2] {
    [("vi", vi), ("en", en)].map(|(lang, text)| (format!("{name}.{lang}"), text.to_owned()))
}
