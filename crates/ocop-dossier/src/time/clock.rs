//! When tasks are done, counted from the day on which work begins; or when they must begin, counted back from
//! the day of filing.

use alloc::vec;
use alloc::vec::Vec;

use ocop_core::improve::Plan;
use ocop_core::{Choice, Criterion, Date};

use super::lead_time::LeadTime;
use super::lead_times::Task;
use super::needs::{Need, Needs};
use crate::model::document_kind::{DocumentKind, Kinds};

/// The end from which days are counted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Side {
    /// From the day on which work begins.
    From(Date),
    /// Back from the day of filing.
    Back(Date),
}

/// A day or two by which tasks are compared.
type Days = (Date, Date);

/// Counts days for the tasks of a product.
#[derive(Debug)]
pub(super) struct Clock<'a> {
    needs: &'a Needs<'a>,
    side: Side,
    /// Documents that are not made again, as far as they were asked for.
    seen: Vec<Option<Option<Days>>>,
}

/// A task of a way.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Node {
    pub(super) task: Task,
    /// The documents of which this is one.
    pub(super) any: Kinds,
    /// The levels that it serves, by the index of their criterion.
    pub(super) serves: Vec<(usize, Choice)>,
    /// The documents that it waits for.
    pub(super) after: Vec<DocumentKind>,
    /// Whether a level needs it, not only another task.
    pub(super) is_last: bool,
}

impl<'a> Clock<'a> {
    pub(super) fn new(needs: &'a Needs<'a>, side: Side) -> Self {
        let seen = vec![None; DocumentKind::ALL.len()];
        Self { needs, side, seen }
    }

    /// How late a level is: the greater, the later it is done or the earlier it must begin. Only the order
    /// of these numbers counts. `None` if a lead time is unknown.
    pub(super) fn lateness(&mut self, criterion: Criterion<'_>, to: Choice) -> Option<i64> {
        let level = self.needs.of_level(criterion, to);
        let mut latest = i64::MIN;
        for need in level.needs {
            let days = match need {
                Need::Document(any) => self.best(any, level.again)?.1,
                Need::Other(task) => self.days(task, level.again)?,
            };
            latest = latest.max(self.order(days));
        }
        Some(latest)
    }

    /// The tasks of a plan, each once.
    pub(super) fn nodes(&mut self, plan: Plan<'_>) -> Vec<Node> {
        let mut nodes = Vec::new();
        for step in plan.steps() {
            let (criterion, to) = (step.criterion(), step.to());
            let level = self.needs.of_level(criterion, to);
            for need in level.needs {
                let (task, any) = match need {
                    Need::Document(any) => {
                        let best = self.best(any, level.again).map(|(kind, _)| kind);
                        let kind = best.or_else(|| any.iter().next());
                        let Some(kind) = kind else { continue };
                        (Task::Document(kind), any)
                    }
                    Need::Other(task) => (task, Kinds::NONE),
                };
                let serves = (criterion.index(), to);
                self.add(&mut nodes, (task, any, true), level.again, serves);
            }
        }
        nodes
    }

    fn add(
        &self,
        nodes: &mut Vec<Node>,
        (task, any, is_last): (Task, Kinds, bool),
        again: Kinds,
        serves: (usize, Choice),
    ) {
        let found = nodes.iter().position(|node| node.task == task);
        let place = found.unwrap_or_else(|| {
            nodes.push(Node {
                task,
                any,
                serves: Vec::new(),
                after: Vec::new(),
                is_last,
            });
            nodes.len() - 1
        });
        let node = &mut nodes[place];
        node.is_last |= is_last;
        if !node.serves.contains(&serves) {
            node.serves.push(serves);
        }
        let before = self.needs.lead(task).map_or(Kinds::NONE, LeadTime::before);
        for kind in before.iter() {
            if self.needs.has_kind(kind, again) {
                continue;
            }
            if !nodes[place].after.contains(&kind) {
                nodes[place].after.push(kind);
            }
            let own = (Task::Document(kind), Kinds::one(kind), false);
            self.add(nodes, own, again, serves);
        }
    }

    /// The fastest document of a set, with its days.
    fn best(&mut self, any: Kinds, again: Kinds) -> Option<(DocumentKind, Days)> {
        let mut best: Option<(DocumentKind, Days)> = None;
        for kind in any.iter() {
            let Some(days) = self.days(Task::Document(kind), again) else {
                continue;
            };
            if best.is_none_or(|(_, best)| self.is_better(days, best)) {
                best = Some((kind, days));
            }
        }
        best
    }

    fn is_better(&self, one: Days, other: Days) -> bool {
        match self.side {
            Side::From(_) => (one.1, one.0) < (other.1, other.0),
            Side::Back(_) => one.1 > other.1,
        }
    }

    /// The number by which days are compared.
    fn order(&self, days: Days) -> i64 {
        let number = |day: Date| {
            let month = i64::from(day.year()) * 12 + i64::from(day.month());
            month * 31 + i64::from(day.day())
        };
        match self.side {
            Side::From(_) => number(days.1),
            Side::Back(_) => -number(days.1),
        }
    }

    /// The days on which a task is done at best and at the latest, or by which it must begin.
    fn days(&mut self, task: Task, again: Kinds) -> Option<Days> {
        let place = match task {
            Task::Document(kind) if !again.meets(Kinds::ALL) => Some(kind as usize),
            _ => None,
        };
        if let Some(place) = place
            && let Some(seen) = self.seen[place]
        {
            return seen;
        }
        let days = match self.side {
            Side::From(on) => self.done(task, on, again),
            Side::Back(filed) => self.begun(task, filed, again).map(|day| (day, day)),
        };
        if let Some(place) = place {
            self.seen[place] = Some(days);
        }
        days
    }

    fn done(&self, task: Task, on: Date, again: Kinds) -> Option<Days> {
        let lead = self.needs.lead(task)?;
        let mut begun = (on, on);
        for kind in self.waits(lead, again) {
            let done = self.done(Task::Document(kind), on, again)?;
            begun = (begun.0.max(done.0), begun.1.max(done.1));
        }
        Some((lead.ready(begun.0).0, lead.ready(begun.1).1))
    }

    fn begun(&self, task: Task, done: Date, again: Kinds) -> Option<Date> {
        let lead = self.needs.lead(task)?;
        let own = lead.begin_by(done);
        self.waits(lead, again).try_fold(own, |begin, kind| {
            Some(begin.min(self.begun(Task::Document(kind), own, again)?))
        })
    }

    /// The documents that a task waits for.
    fn waits(&self, lead: &LeadTime, again: Kinds) -> impl Iterator<Item = DocumentKind> {
        let before = lead.before().iter();
        before.filter(move |&kind| !self.needs.has_kind(kind, again))
    }
}

/// The days on which a task of a way is done at best and at the latest, if work begins on a day.
pub(super) fn done(nodes: &[Node], needs: &Needs<'_>, node: &Node, on: Date) -> Option<Days> {
    let lead = needs.lead(node.task)?;
    let mut begun = (on, on);
    for kind in &node.after {
        let before = nodes.iter().find(|own| own.task == Task::Document(*kind))?;
        let done = done(nodes, needs, before, on)?;
        begun = (begun.0.max(done.0), begun.1.max(done.1));
    }
    Some((lead.ready(begun.0).0, lead.ready(begun.1).1))
}

/// The last day to begin a task of a way that is filed by a day, with every task at its longest.
pub(super) fn begin_by(
    nodes: &[Node],
    needs: &Needs<'_>,
    node: &Node,
    filed: Date,
) -> Option<Date> {
    let lead = needs.lead(node.task)?;
    let mut done = if node.is_last { filed } else { Date::MAX };
    if let Task::Document(kind) = node.task {
        for other in nodes.iter().filter(|other| other.after.contains(&kind)) {
            done = done.min(begin_by(nodes, needs, other, filed)?);
        }
    }
    Some(lead.begin_by(done))
}
