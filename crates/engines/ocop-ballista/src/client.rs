//! The client: a session whose queries run on the cluster.

use ballista::prelude::{SessionConfigExt as _, SessionContextExt as _};
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};

use crate::{Error, parts};

/// A session with the rating functions, whose queries run on the cluster of the scheduler at `HOST:PORT`.
///
/// Each part is asked for its functions and versions first. An executor that joins later is not: ask [`parts`] again
/// before a query if executors come and go.
///
/// # Errors
///
/// As for [`parts`]; and if the cluster has no executor, on which a query would wait.
pub async fn connect(scheduler: &str, config: SessionConfig) -> Result<SessionContext, Error> {
    if parts(scheduler).await?.len() < 2 {
        return Err(Error::new(format!(
            "the scheduler at {scheduler} has no executor: a query would wait. \
             Start one with `ocop-ballista executor --scheduler {scheduler}`"
        )));
    }
    let state = SessionStateBuilder::new()
        .with_config(config.upgrade_for_ballista())
        .with_default_features()
        .build();
    let mut context =
        SessionContext::remote_with_state(&format!("df://{scheduler}"), state).await?;
    // Functions of the state are dropped on the way.
    ocop_datafusion::register(&mut context)?;
    Ok(context)
}
