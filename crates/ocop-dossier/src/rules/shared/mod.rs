//! What several rules share.

pub(crate) mod check_digits;
pub(crate) mod claim;
pub(crate) mod codes;
pub(crate) mod demanded;
pub(crate) mod due;
pub(crate) mod growth;
pub(crate) mod gtin;
pub(crate) mod holders;
pub(crate) mod measures;
pub(crate) mod months;
pub(crate) mod registration;
pub(crate) mod repeated;
pub(crate) mod rounds;
pub(crate) mod row;
pub(crate) mod samples;
pub(crate) mod sets;
pub(crate) mod signed;
pub(crate) mod steps;
pub(crate) mod tested;
pub(crate) mod ticks;
pub(crate) mod uncertain;
pub(crate) mod units;
