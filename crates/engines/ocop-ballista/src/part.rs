//! What scheduler and executors say of themselves, and whether they fit together.
//!
//! Each of them answers `GET /ocop` on the port that it has anyway, with lines of text: `version NAME NUMBER` and
//! `function NAME`. A scheduler adds `executor-timeout SECONDS`, and `executor HOST:PORT` for each executor.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::future::poll_fn;
use std::time::Duration;

use axum::body::to_bytes;
use axum::http::header::{CONTENT_TYPE, SERVER};
use axum::http::{Request, Response, StatusCode};
use ballista_core::BALLISTA_VERSION;
use datafusion::DATAFUSION_VERSION;
use datafusion::execution::FunctionRegistry;
use tonic::body::Body;
use tonic::client::GrpcService;
use tonic::transport::{self, Endpoint};

use crate::{Error, registry};

/// Where a part says what it is.
pub(crate) const PATH: &str = "/ocop";

/// The version of this crate. It stands for those of all crates that rate, because it asks for exactly one of each.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How the names of rating functions begin.
const PREFIX: &str = "ocop_";

/// How long a part may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long to wait before a part that does not answer is asked again.
pub(crate) const PAUSE: Duration = Duration::from_millis(100);

/// The longest answer that is read, in bytes.
const LONGEST: usize = 1 << 20;

/// A scheduler or an executor, with its versions and its rating functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    name: String,
    versions: BTreeMap<String, String>,
    functions: BTreeSet<String>,
}

impl Part {
    /// This program, with the rating functions of a registry.
    pub(crate) fn new(name: &str, registry: &dyn FunctionRegistry) -> Self {
        let versions = [
            ("ocop-ballista", VERSION),
            ("ballista", BALLISTA_VERSION),
            ("datafusion", DATAFUSION_VERSION),
        ];
        let functions = [registry.udfs(), registry.udafs(), registry.udwfs()];
        let functions = functions.into_iter().flatten();
        Self {
            name: name.into(),
            versions: versions
                .map(|(name, number)| (name.into(), number.into()))
                .into(),
            functions: functions.filter(|name| name.starts_with(PREFIX)).collect(),
        }
    }

    /// What the part is and where, such as `executor at 127.0.0.1:50051`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Names and numbers of its versions, by name.
    pub fn versions(&self) -> impl Iterator<Item = (&str, &str)> {
        let versions = self.versions.iter();
        versions.map(|(name, number)| (name.as_str(), number.as_str()))
    }

    /// Its rating functions, by name.
    pub fn functions(&self) -> impl Iterator<Item = &str> {
        self.functions.iter().map(String::as_str)
    }

    /// Its versions and functions in lines, as they are sent.
    pub(crate) fn lines(&self) -> String {
        let versions = self.versions();
        let versions = versions.map(|(name, number)| format!("version {name} {number}\n"));
        let functions = self.functions().map(|name| format!("function {name}\n"));
        versions.chain(functions).collect()
    }

    /// Why this part cannot work with `wanted`, and what to do; nothing if it can.
    fn misfit(&self, wanted: &Self) -> Option<String> {
        let mut faults: Vec<_> = wanted
            .versions()
            .filter_map(|(name, wanted)| match self.versions.get(name) {
                Some(number) if number == wanted => None,
                Some(number) => Some(format!("its {name} is {number}, {wanted} is required")),
                None => Some(format!("it does not name its {name}, {wanted} is required")),
            })
            .collect();
        let missing = wanted.functions.difference(&self.functions);
        let missing: Vec<_> = missing.map(String::as_str).collect();
        if !missing.is_empty() {
            faults.push(format!("it lacks {}", missing.join(", ")));
        }
        let replacement = replacement(&self.name);
        (!faults.is_empty())
            .then(|| format!("the {}: {}. {replacement}", self.name, faults.join("; ")))
    }
}

/// The name, then versions and functions in lines.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let versions = self.versions();
        let versions: Vec<_> = versions
            .map(|(name, number)| format!("{name} {number}"))
            .collect();
        let functions: Vec<_> = self.functions().collect();
        write!(
            f,
            "{}\n  versions: {}\n  functions: {}",
            self.name,
            versions.join(", "),
            functions.join(", ")
        )
    }
}

/// Asks the scheduler at `HOST:PORT` and each of its executors for versions and functions. The scheduler comes first.
///
/// # Errors
///
/// Every part that does not answer, lacks a function, has another version or is not of this crate is named, with what
/// to do. That a cluster has no executors is not an error.
pub async fn parts(scheduler: &str) -> Result<Vec<Part>, Error> {
    let wanted = Part::new("client", &registry()?);
    let answer = ask("scheduler", scheduler).await?;
    let mut misfits: Vec<_> = answer.part.misfit(&wanted).into_iter().collect();
    let mut parts = vec![answer.part];
    for address in answer.executors {
        let answer = match ask("executor", &address).await {
            // It joins a moment before it listens.
            Err(error) if error.is_no_answer() => {
                tokio::time::sleep(PAUSE).await;
                ask("executor", &address).await
            }
            answer => answer,
        };
        match answer {
            Ok(Answer { part, .. }) => {
                misfits.extend(part.misfit(&wanted));
                parts.push(part);
            }
            Err(error) => misfits.push(error.to_string()),
        }
    }
    if !misfits.is_empty() {
        return Err(Error::new(misfits.join("\n")));
    }
    Ok(parts)
}

/// After how many seconds without a sign of life the scheduler at `HOST:PORT` gives an executor up.
///
/// # Errors
///
/// As for [`parts`], of the scheduler alone.
pub(crate) async fn executor_timeout(scheduler: &str) -> Result<u64, Error> {
    let answer = ask("scheduler", scheduler).await?;
    match answer.part.misfit(&Part::new("executor", &registry()?)) {
        Some(misfit) => Err(Error::new(misfit)),
        None => Ok(answer.executor_timeout),
    }
}

/// What a part answers. An executor gives no timeout and no executors.
struct Answer {
    part: Part,
    executor_timeout: u64,
    executors: Vec<String>,
}

async fn ask(kind: &str, address: &str) -> Result<Answer, Error> {
    let name = format!("{kind} at {address}");
    let response = get(address).await.map_err(|error| {
        let help = match kind {
            "scheduler" => "Start it with `ocop-ballista scheduler`, or correct the address",
            _ => {
                "Start it again, wait until the scheduler gives it up, or set its --host to a name \
                 that works here"
            }
        };
        Error::no_answer(format!(
            "the {name} does not answer: {}. {help}",
            causes(&error)
        ))
    })?;
    let (head, body) = response.into_parts();
    let header = |name| head.headers.get(name).and_then(|value| value.to_str().ok());
    let is_text = header(CONTENT_TYPE).is_some_and(|value| value.starts_with("text/plain"));
    if head.status != StatusCode::OK || !is_text {
        let server = header(SERVER).map(|server| format!(" ({server})"));
        return Err(Error::new(format!(
            "the {name} is not of ocop-ballista{}: it cannot say which rating functions it has. {}",
            server.unwrap_or_default(),
            replacement(kind)
        )));
    }
    let body = to_bytes(axum::body::Body::new(body), LONGEST).await;
    let body = body.map_err(|error| {
        Error::no_answer(format!(
            "the {name} breaks its answer off: {}",
            causes(&error)
        ))
    })?;
    Ok(read(name, &String::from_utf8_lossy(&body)))
}

async fn get(address: &str) -> Result<Response<Body>, transport::Error> {
    let endpoint = Endpoint::from_shared(format!("http://{address}{PATH}"))?;
    let endpoint = endpoint.connect_timeout(PATIENCE).timeout(PATIENCE);
    let mut channel = endpoint.connect().await?;
    poll_fn(|context| GrpcService::<Body>::poll_ready(&mut channel, context)).await?;
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = endpoint.uri().clone();
    channel.call(request).await
}

/// Reads the lines of an answer. Lines of other kinds are of later versions, and versions are compared.
fn read(name: String, lines: &str) -> Answer {
    let mut answer = Answer {
        part: Part {
            name,
            versions: BTreeMap::new(),
            functions: BTreeSet::new(),
        },
        executor_timeout: 0,
        executors: Vec::new(),
    };
    for line in lines.lines() {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["version", name, number] => {
                answer.part.versions.insert(name.into(), number.into());
            }
            ["function", name] => {
                answer.part.functions.insert(name.into());
            }
            ["executor", address] => answer.executors.push(address.into()),
            ["executor-timeout", seconds] => answer.executor_timeout = seconds.parse().unwrap_or(0),
            _ => {}
        }
    }
    answer
}

/// What to do about a part of another kind or version. Its name begins with what it is.
fn replacement(name: &str) -> String {
    let kind = name.split(' ').next().unwrap_or_default();
    format!("Start `ocop-ballista {kind}` of version {VERSION} in its place")
}

/// An error with what caused it: the error of a connection alone says nothing.
fn causes(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str) -> Part {
        Part::new(name, &registry().unwrap())
    }

    #[test]
    fn what_is_sent_is_read_again() {
        let part = part("executor at a:1");
        assert!(!part.functions.is_empty());
        assert_eq!(read(part.name.clone(), &part.lines()).part, part);
    }

    #[test]
    fn a_scheduler_names_its_executors_and_their_timeout() {
        let answer = read(
            "scheduler".into(),
            "executor-timeout 10\nexecutor a:1\nlater word\nexecutor b:2\n",
        );
        assert_eq!(
            (answer.executor_timeout, answer.executors),
            (10, vec!["a:1".into(), "b:2".into()])
        );
    }

    #[test]
    fn a_part_of_the_same_build_fits() {
        assert_eq!(part("executor").misfit(&part("client")), None);
    }

    #[test]
    fn another_version_a_missing_version_and_a_missing_function_are_named() {
        let mut executor = part("executor at a:1");
        executor.versions.insert("ballista".into(), "54.0.0".into());
        executor.versions.remove("datafusion");
        let missing = executor.functions.pop_first().unwrap();
        let expected = format!(
            "the executor at a:1: its ballista is 54.0.0, {BALLISTA_VERSION} is required; \
             it does not name its datafusion, {DATAFUSION_VERSION} is required; it lacks {missing}. \
             Start `ocop-ballista executor` of version {VERSION} in its place"
        );
        assert_eq!(executor.misfit(&part("client")), Some(expected));
    }
}
