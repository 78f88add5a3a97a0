//! Ways in time: what must begin by which day, and which round can be met.

use alloc::vec::Vec;

use ocop_core::improve::Improvement;
use ocop_core::{Choice, Date, DateRange, DossierKind};

use super::clock::{Clock, begin_by, done};
use super::lead_time::LeadTime;
use super::lead_times::Task;
use super::needs::Needs;
use super::request::TimeRequest;
use super::target::{Route, Target};
use crate::base::words::vocabulary;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::procedure::Procedure;

vocabulary! {
    /// Whether a way is ready by the day of filing.
    InTime, "mức độ kịp thời hạn", "state of a way";
    /// Even if every task takes longest.
    Surely = "surely", "kịp", "in time";
    /// Only if tasks are faster than their longest times.
    AtBest = "at-best", "chỉ kịp nếu các việc xong sớm", "in time only if tasks finish early";
    /// Not even if every task is fastest.
    No = "no", "không kịp", "not in time";
    /// A lead time is unknown.
    Unknown = "unknown", "chưa rõ: có việc chưa có thời gian", "unknown: a task has no lead time";
}

/// The ways to a star in time.
#[derive(Clone, Debug)]
pub struct WaysInTime {
    pub(super) request: TimeRequest,
    pub(super) improvement: Improvement,
    pub(super) ways: Vec<WayInTime>,
    pub(super) untimed: Option<WayInTime>,
    pub(super) target: Option<Target>,
    pub(super) kind: DossierKind,
    pub(super) window: Option<DateRange>,
    pub(super) procedure: &'static Procedure,
}

/// A way to a star with its tasks.
#[derive(Clone, Debug)]
pub struct WayInTime {
    improvement: Improvement,
    tasks: Vec<PlannedTask>,
    on: Option<Date>,
    target: Option<Target>,
    at_best: Option<Target>,
    surely: Option<Target>,
}

/// A task of a way: what must be done for which levels, and when.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct PlannedTask {
    /// The task. Of several documents of which one is enough, the fastest.
    pub task: Task,
    /// Its lead time; `None` if it is unknown.
    pub lead: Option<LeadTime>,
    /// The levels that it serves, by the index of their criterion.
    pub serves: Vec<(usize, Choice)>,
    /// The documents that must be there before it begins, and that are not there yet.
    pub after: Vec<DocumentKind>,
    /// The days on which it is done at best and at the latest, if a first day is given.
    pub ready: Option<(Date, Date)>,
    /// The last day to begin so that the dossier is filed by its [target](WayInTime::target) even if every
    /// task takes longest.
    pub begin_by: Option<Date>,
    /// The documents of which this is one.
    pub(super) any: Kinds,
}

impl WaysInTime {
    /// The ways from the cheapest to the fastest, each dearer than the one before it. No other way is better
    /// in cost or time without being worse in the other. Empty if there is no way whose time is known.
    #[must_use]
    pub fn ways(&self) -> impl ExactSizeIterator<Item = &WayInTime> {
        self.ways.iter()
    }

    /// The cheapest of the ways whose time is known.
    #[must_use]
    pub fn cheapest(&self) -> Option<&WayInTime> {
        self.ways.first()
    }

    /// The fastest way.
    #[must_use]
    pub fn fastest(&self) -> Option<&WayInTime> {
        self.ways.last()
    }

    /// The cheapest way that is ready in time even if every task takes longest.
    #[must_use]
    pub fn in_time(&self) -> Option<&WayInTime> {
        let mut ways = self.ways.iter();
        ways.find(|way| way.is_in_time())
    }

    /// A way that is cheaper than all others, but of which a lead time is unknown.
    #[must_use]
    pub const fn untimed(&self) -> Option<&WayInTime> {
        self.untimed.as_ref()
    }

    /// The improvement without regard to time: a cheapest plan, or the obstacles to the star.
    #[must_use]
    pub const fn improvement(&self) -> &Improvement {
        &self.improvement
    }

    /// The kind of the dossier, by the certificate.
    #[must_use]
    pub const fn kind(&self) -> DossierKind {
        self.kind
    }

    /// The window of a re-evaluation of the certificate (26/2026, Art. 7.6.a). `None` without a certificate.
    #[must_use]
    pub const fn window(&self) -> Option<DateRange> {
        self.window
    }
}

impl WayInTime {
    pub(super) fn of(
        improvement: Improvement,
        needs: &Needs<'_>,
        clock: &mut Clock<'_>,
        on: Option<Date>,
        target: Option<Target>,
        route: &Route<'_>,
    ) -> Self {
        let nodes = improvement.plan().map(|plan| clock.nodes(plan));
        let nodes = nodes.unwrap_or_default();
        let tasks = nodes.iter().map(|node| PlannedTask {
            task: node.task,
            lead: needs.lead(node.task).cloned(),
            serves: node.serves.clone(),
            after: node.after.clone(),
            ready: on.and_then(|on| done(&nodes, needs, node, on)),
            begin_by: None,
            any: node.any,
        });
        let mut way = Self {
            improvement,
            tasks: tasks.collect(),
            on,
            target,
            at_best: None,
            surely: None,
        };
        if let Some((least, most)) = way.ready()
            && route.in_window().is_none()
        {
            way.at_best = route.earliest(least);
            way.surely = if least == most {
                way.at_best
            } else {
                route.earliest(most)
            };
        }
        if way.target.is_none() {
            way.target = way.surely;
        }
        if let Some(target) = way.target {
            for (task, node) in way.tasks.iter_mut().zip(&nodes) {
                task.begin_by = begin_by(&nodes, needs, node, target.file_by);
            }
        }
        // What must begin first comes first; tasks without a day come last.
        way.tasks
            .sort_by_key(|task| (task.begin_by.is_none(), task.begin_by));
        way
    }

    /// The improvement with the one plan of this way.
    #[must_use]
    pub const fn improvement(&self) -> &Improvement {
        &self.improvement
    }

    /// The tasks, in the order in which they must begin.
    #[must_use]
    pub fn tasks(&self) -> impl ExactSizeIterator<Item = &PlannedTask> {
        self.tasks.iter()
    }

    /// The days on which everything is done at best and at the latest. `None` if no first day is given, or if
    /// a lead time is unknown.
    #[must_use]
    pub fn ready(&self) -> Option<(Date, Date)> {
        let on = self.on?;
        self.tasks.iter().try_fold((on, on), |ready, task| {
            let (least, most) = task.ready?;
            Some((ready.0.max(least), ready.1.max(most)))
        })
    }

    /// The day by which the way must begin for its target. `None` if a lead time is unknown or there is no
    /// task.
    #[must_use]
    pub fn begin_by(&self) -> Option<Date> {
        let begins = self.tasks.iter().map(|task| task.begin_by);
        begins.min().flatten()
    }

    /// The day by which the dossier is filed: that of the request, or the earliest round that is surely met.
    #[must_use]
    pub const fn target(&self) -> Option<Target> {
        self.target
    }

    /// The earliest round that is met if every task is fastest.
    #[must_use]
    pub const fn at_best(&self) -> Option<Target> {
        self.at_best
    }

    /// The earliest round that is met even if every task takes longest.
    #[must_use]
    pub const fn surely(&self) -> Option<Target> {
        self.surely
    }

    /// Whether the way is ready by the day of filing. `None` if no first day or no target is known.
    #[must_use]
    pub fn in_time(&self) -> Option<InTime> {
        let (_, target) = self.on.zip(self.target)?;
        Some(match self.ready() {
            None => InTime::Unknown,
            Some((_, most)) if most <= target.file_by => InTime::Surely,
            Some((least, _)) if least <= target.file_by => InTime::AtBest,
            Some(_) => InTime::No,
        })
    }

    /// Whether nothing speaks against it: it is ready in time at the longest, or counted back from a day.
    pub(super) fn is_in_time(&self) -> bool {
        match self.in_time() {
            Some(state) => state == InTime::Surely,
            None => self.tasks.iter().all(|task| task.lead.is_some()),
        }
    }

    /// The tasks that had to begin before the first day, and those without a lead time.
    pub fn obstacles(&self) -> impl Iterator<Item = &PlannedTask> {
        self.tasks.iter().filter(|task| self.is_late(task))
    }

    /// Whether a task is an obstacle.
    pub(super) fn is_late(&self, task: &PlannedTask) -> bool {
        match (self.on, task.begin_by) {
            (Some(on), Some(begin)) => begin < on,
            _ => task.lead.is_none(),
        }
    }

    /// The tasks that are not done on a day, and whether they are done at best.
    pub fn undone_on(&self, day: Date) -> impl Iterator<Item = (&PlannedTask, bool)> {
        let tasks = self.tasks.iter();
        tasks.filter_map(move |task| {
            let (least, most) = task.ready?;
            (most > day).then_some((task, least <= day))
        })
    }
}
