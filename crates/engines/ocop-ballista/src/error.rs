//! Why a cluster cannot be used.

use std::fmt;

use ballista_core::error::BallistaError;
use datafusion::error::DataFusionError;

/// Why a cluster cannot be used: which part of it is at fault, and what to do.
///
/// # Example
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // Nothing listens on port 1.
/// let error = ocop_ballista::parts("127.0.0.1:1").await.unwrap_err();
/// assert!(error.to_string().starts_with("the scheduler at 127.0.0.1:1 does not answer"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    message: String,
    no_answer: bool,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            no_answer: false,
        }
    }

    /// Nothing answers at an address: it may do so later.
    pub(crate) fn no_answer(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            no_answer: true,
        }
    }

    /// Whether waiting may help.
    pub(crate) fn is_no_answer(&self) -> bool {
        self.no_answer
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// An error of a session or a query, in the words of DataFusion.
impl From<DataFusionError> for Error {
    fn from(error: DataFusionError) -> Self {
        Self::new(error.strip_backtrace())
    }
}

/// An error of a scheduler or an executor, in the words of Ballista.
impl From<BallistaError> for Error {
    fn from(error: BallistaError) -> Self {
        Self::new(error.to_string())
    }
}
