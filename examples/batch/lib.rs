//! What the example programs of `ocop-batch` share: wide tables and invented products.

pub mod invented;
pub mod wide;
