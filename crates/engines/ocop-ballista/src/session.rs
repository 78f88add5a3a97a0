//! Sessions and registries with the rating functions: every part of a cluster needs them.

use ballista_core::extension::SessionConfigExt as _;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use datafusion::error::Result;
use datafusion::execution::SessionState;
use datafusion::prelude::SessionConfig;

/// The session of a scheduler: Ballista's own, with the rating functions.
///
/// # Errors
///
/// If a function cannot be registered.
///
/// # Example
///
/// ```
/// use datafusion::execution::FunctionRegistry;
/// use datafusion::prelude::SessionConfig;
///
/// let session = ocop_ballista::session(SessionConfig::new())?;
/// assert!(session.udfs().contains("ocop_star"));
/// # Ok::<(), datafusion::error::DataFusionError>(())
/// ```
pub fn session(config: SessionConfig) -> Result<SessionState> {
    let mut session = default_session_builder(config)?;
    ocop_datafusion::register(&mut session)?;
    Ok(session)
}

/// The functions of an executor: those of a scheduler's session, and so the rating functions.
///
/// # Errors
///
/// If a function cannot be registered.
///
/// # Example
///
/// ```
/// let registry = ocop_ballista::registry()?;
/// assert!(registry.scalar_functions.contains_key("ocop_star"));
/// assert!(registry.scalar_functions.contains_key("array_length"));
/// # Ok::<(), datafusion::error::DataFusionError>(())
/// ```
pub fn registry() -> Result<BallistaFunctionRegistry> {
    Ok((&session(SessionConfig::new_with_ballista())?).into())
}
