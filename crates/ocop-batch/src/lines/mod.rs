//! Products as JSON lines, rated one after another with kept buffers.

mod envelope;
mod fast;
mod rater;
mod shapes;

pub use rater::LineRater;
