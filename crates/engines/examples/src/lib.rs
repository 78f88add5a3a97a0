//! What the examples share: random scorecards, and Parquet files of them.

mod input;
mod random;
mod write;

pub use input::parquet_files;
pub use random::Random;
pub use write::Writer;
