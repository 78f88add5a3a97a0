//! Digests of what the law's sheets say, to be looked up later.

mod canon;
mod digest;
mod table;

pub use digest::Digest;
