//! Ratings as Arrow arrays.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{
    ArrayRef, ListArray, RecordBatch, StringArray, StructArray, UInt8Array, UInt64Array,
};
use arrow_buffer::{ArrowNativeType, BooleanBuffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, FieldRef, Fields};
use ocop_batch::{Fault, Results};
use ocop_core::internal::error;
use ocop_core::{Criterion, Error, ErrorDetail, Sheet, Star};

/// Places for the results of a batch.
#[derive(Debug)]
pub(crate) struct Places<T> {
    pub(crate) totals: Vec<T>,
    pub(crate) bands: Vec<u8>,
    pub(crate) stars: Vec<u8>,
    pub(crate) faults: Vec<Fault>,
    /// For three, four and five stars, and for a zero that ends the evaluation.
    pub(crate) sets: Option<[Vec<u64>; 4]>,
}

impl<T: Clone + Default> Places<T> {
    pub(crate) fn new(rows: usize, with_unmet: bool) -> Self {
        let sets = || std::array::from_fn(|_| vec![0; rows]);
        Self {
            totals: vec![T::default(); rows],
            bands: vec![0; rows],
            stars: vec![0; rows],
            faults: vec![Fault::NONE; rows],
            sets: with_unmet.then(sets),
        }
    }

    pub(crate) fn results(&mut self) -> Results<'_, T> {
        let results = Results::new(
            &mut self.totals,
            &mut self.bands,
            &mut self.stars,
            &mut self.faults,
        );
        match &mut self.sets {
            None => results,
            Some([three, four, five, stopped]) => results.unmet(three, four, five).stopped(stopped),
        }
    }
}

/// Ratings, one a row, as Arrow arrays.
///
/// | column | type | content | NULL |
/// |---|---|---|---|
/// | `total` | `UInt8` | the points, 0 to 100 | a fault |
/// | `band` | `UInt8` | the band (khung điểm), 1 to 5 | a fault |
/// | `star` | `UInt8` | the star (hạng sao), 1 to 5 | a fault, or a zero ends the evaluation |
/// | `fault` | `Utf8` | the kind and the key of the criterion, such as `missing-criterion 1.5` | no fault |
/// | `unmet_3`, `unmet_4`, `unmet_5` | `List<Utf8>` | the keys of the criteria whose requirement for this star is unmet, whatever the band | a fault |
/// | `unmet_3_bits`, … | `UInt64` | the same as bits: 1 for the first criterion of the sheet, 2 for the second, 4 for the third | a fault |
/// | `stopped` | `List<Utf8>` | the keys of the criteria whose zero ends the evaluation | a fault |
/// | `stopped_bits` | `UInt64` | the same as bits | a fault |
///
/// A row without a fault whose star is NULL is one that a zero ends: `stopped` names the criterion.
/// The columns from `unmet_3` on are those of [`Answers::rate_with_unmet`](crate::Answers::rate_with_unmet).
///
/// Making an array of numbers copies nothing.
#[derive(Clone, Debug)]
pub struct Ratings<T: ArrowNativeType = u8> {
    pub(crate) sheet: Sheet,
    pub(crate) totals: ScalarBuffer<T>,
    bands: ScalarBuffer<u8>,
    stars: ScalarBuffer<u8>,
    faults: Vec<Fault>,
    sets: Option<[ScalarBuffer<u64>; 4]>,
    /// The rows without a fault; `None` if no row has one.
    pub(crate) rated: Option<NullBuffer>,
    /// Of councils only.
    pub(crate) members: ScalarBuffer<u64>,
    /// Of councils only.
    pub(crate) spreads: ScalarBuffer<u8>,
    /// Of councils by ids only.
    pub(crate) ids: Option<(FieldRef, ArrayRef)>,
}

/// Ratings, one a council: [`Ratings`] with the exact mean in place of the total.
///
/// | column | type | content | NULL |
/// |---|---|---|---|
/// | the name of the column of ids | that of the ids | the id; only for councils by ids | never |
/// | `numerator` | `UInt64` | the sum of the members' totals: divided by `members`, it is the exact mean | a fault |
/// | `members` | `UInt64` | how many scorecards the council has, those at fault too | never |
/// | `mean` | `Decimal128(9, 6)` | the mean, rounded down | a fault |
/// | `spread` | `UInt8` | the points between the highest and the lowest total | a fault |
/// | `band`, `star`, `fault` and further | | as for rows | |
///
/// A council with a member at fault has the fault with the smallest [code](Fault::code) among its members.
/// A council without members has the fault `no-scorecard`. The star follows the exact mean and the
/// requirement rule of the batch.
pub type CouncilRatings = Ratings<u64>;

impl<T: ArrowNativeType> Ratings<T> {
    pub(crate) fn of(sheet: &Sheet, places: Places<T>) -> Self {
        let rated = valid(&places.faults, |fault| fault.is_none());
        Self {
            sheet: sheet.clone(),
            totals: places.totals.into(),
            bands: places.bands.into(),
            stars: places.stars.into(),
            faults: places.faults,
            sets: places.sets.map(|sets| sets.map(ScalarBuffer::from)),
            rated,
            members: ScalarBuffer::default(),
            spreads: ScalarBuffer::default(),
            ids: None,
        }
    }

    /// The number of rows or councils.
    #[must_use]
    pub fn len(&self) -> usize {
        self.faults.len()
    }

    /// Whether there is no row or council.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// The bands, 1 to 5; NULL for a fault.
    #[must_use]
    pub fn band(&self) -> UInt8Array {
        UInt8Array::new(self.bands.clone(), self.rated.clone())
    }

    /// The stars, 1 to 5; NULL for a fault, and where a zero ends the evaluation.
    #[must_use]
    pub fn star(&self) -> UInt8Array {
        with_nulls(self.stars.clone())
    }

    /// The faults in words of programs, such as `missing-criterion 1.5`; NULL without a fault.
    #[must_use]
    pub fn fault(&self) -> StringArray {
        if self.rated.is_none() {
            return StringArray::new_null(self.len());
        }
        let mut words: HashMap<Fault, String> = HashMap::new();
        let mut column = StringBuilder::with_capacity(self.len(), 0);
        for &fault in &self.faults {
            match fault.kind() {
                None => column.append_null(),
                Some(kind) => {
                    let words = words.entry(fault).or_insert_with(|| {
                        let mut criteria = self.sheet.criteria();
                        let criterion = fault.criterion().and_then(|index| criteria.nth(index));
                        match criterion {
                            None => kind.as_str().to_owned(),
                            Some(criterion) => format!("{kind} {}", criterion.key()),
                        }
                    });
                    column.append_value(words);
                }
            }
        }
        column.finish()
    }

    /// The faults as codes of a batch; [`Fault::NONE`] for a row without one.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The keys of the criteria whose requirement for three, four or five stars is unmet; NULL for a
    /// fault. `None` for other stars, and if unmet requirements were not asked for.
    #[must_use]
    pub fn unmet(&self, star: Star) -> Option<ListArray> {
        self.bits_of(star).map(|bits| self.keys(bits))
    }

    /// The same as bits: 1 for the first criterion of the sheet, 2 for the second, 4 for the third.
    #[must_use]
    pub fn unmet_bits(&self, star: Star) -> Option<UInt64Array> {
        self.bits_of(star).map(|bits| self.numbers(bits))
    }

    /// The keys of the criteria whose zero ends the evaluation; NULL for a fault. `None` if unmet
    /// requirements were not asked for.
    #[must_use]
    pub fn stopped(&self) -> Option<ListArray> {
        self.sets.as_ref().map(|[.., stopped]| self.keys(stopped))
    }

    /// The same as bits.
    #[must_use]
    pub fn stopped_bits(&self) -> Option<UInt64Array> {
        self.sets
            .as_ref()
            .map(|[.., stopped]| self.numbers(stopped))
    }

    fn bits_of(&self, star: Star) -> Option<&ScalarBuffer<u64>> {
        let [three, four, five, _] = self.sets.as_ref()?;
        match star {
            Star::Three => Some(three),
            Star::Four => Some(four),
            Star::Five => Some(five),
            Star::One | Star::Two => None,
        }
    }

    fn numbers(&self, bits: &ScalarBuffer<u64>) -> UInt64Array {
        UInt64Array::new(bits.clone(), self.rated.clone())
    }

    fn keys(&self, bits: &ScalarBuffer<u64>) -> ListArray {
        let keys: Vec<_> = self.sheet.criteria().map(Criterion::key).collect();
        let mut values = StringBuilder::new();
        for &bits in bits {
            let mut rest = bits;
            while rest != 0 {
                values.append_value(keys[rest.trailing_zeros() as usize]);
                rest &= rest - 1;
            }
        }
        let lengths = bits.iter().map(|bits| bits.count_ones() as usize);
        let offsets = OffsetBuffer::from_lengths(lengths);
        let values = Arc::new(values.finish());
        ListArray::new(item(), offsets, values, self.rated.clone())
    }

    /// The columns behind the totals, with their names.
    pub(crate) fn further(&self) -> Vec<(Field, ArrayRef)> {
        let bytes = |name| Field::new(name, DataType::UInt8, true);
        let mut columns: Vec<(Field, ArrayRef)> = vec![
            (bytes("band"), Arc::new(self.band())),
            (bytes("star"), Arc::new(self.star())),
            (
                Field::new("fault", DataType::Utf8, true),
                Arc::new(self.fault()),
            ),
        ];
        let names = ["unmet_3", "unmet_4", "unmet_5", "stopped"];
        for (name, bits) in names.iter().zip(self.sets.iter().flatten()) {
            let lists = Field::new(*name, DataType::List(item()), true);
            columns.push((lists, Arc::new(self.keys(bits))));
            let numbers = Field::new(format!("{name}_bits"), DataType::UInt64, true);
            columns.push((numbers, Arc::new(self.numbers(bits))));
        }
        columns
    }
}

impl Ratings {
    /// The totals, 0 to 100; NULL for a fault.
    #[must_use]
    pub fn total(&self) -> UInt8Array {
        UInt8Array::new(self.totals.clone(), self.rated.clone())
    }

    /// The columns of every table of ratings: `total`, `band`, `star` and `fault`.
    #[must_use]
    pub fn fields() -> Fields {
        let bytes = ["total", "band", "star"].map(|name| Field::new(name, DataType::UInt8, true));
        let fault = Field::new("fault", DataType::Utf8, true);
        bytes.into_iter().chain([fault]).collect()
    }

    /// The ratings as a table.
    #[must_use]
    pub fn into_table(self) -> RecordBatch {
        let total = Field::new("total", DataType::UInt8, true);
        let mut columns: Vec<(Field, ArrayRef)> = vec![(total, Arc::new(self.total()))];
        columns.extend(self.further());
        table(columns)
    }
}

/// A table of columns of one length.
pub(crate) fn table(columns: Vec<(Field, ArrayRef)>) -> RecordBatch {
    let (fields, columns): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    StructArray::new(fields.into(), columns, None).into()
}

/// The item of a list of keys.
fn item() -> Arc<Field> {
    Arc::new(Field::new_list_field(DataType::Utf8, true))
}

/// Which values are there; `None` if all are.
fn valid<T>(values: &[T], is_there: impl Fn(&T) -> bool) -> Option<NullBuffer> {
    // All are looked at: that takes less time than stopping at the first.
    if values.iter().fold(true, |all, value| all & is_there(value)) {
        return None;
    }
    let valid = BooleanBuffer::collect_bool(values.len(), |row| is_there(&values[row]));
    Some(NullBuffer::new(valid))
}

/// Stars as an array: 0 is NULL.
pub(crate) fn with_nulls(stars: ScalarBuffer<u8>) -> UInt8Array {
    let nulls = valid(&stars, |&star| star != 0);
    UInt8Array::new(stars, nulls)
}

/// Whether the results of so many rows fit columns of texts and lists, whose places are counted in 31
/// bits, whatever the ratings are.
pub(crate) fn check_rows(sheet: &Sheet, rows: usize, with_unmet: bool) -> Result<(), Error> {
    let keys = || sheet.criteria().map(|criterion| criterion.key().len());
    let kinds = (1..=u8::MAX).filter_map(|kind| Fault::from_code(u16::from(kind) << 8)?.kind());
    let kind = kinds.map(|kind| kind.as_str().len()).max().unwrap_or(0);
    let mut bytes = kind + 1 + keys().max().unwrap_or(0);
    if with_unmet {
        bytes = bytes.max(keys().sum());
    }
    let most = i32::MAX as usize / bytes;
    if rows <= most {
        return Ok(());
    }
    let values = [("found", rows.into()), ("most", most.into())];
    Err(error(ErrorDetail::TooManyRowsAtOnce, "", values))
}
