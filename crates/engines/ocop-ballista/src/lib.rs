#![doc = include_str!("../README.md")]

mod client;
mod error;
mod executor;
mod part;
mod scheduler;
mod session;

pub use client::connect;
pub use error::Error;
pub use executor::executor_config;
pub use part::{Part, parts};
pub use scheduler::{EXECUTOR_TIMEOUT_SECONDS, scheduler_config, serve_scheduler};
pub use session::{registry, session};
