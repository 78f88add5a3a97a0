//! Collects the defects that a rule finds.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::evidence::row::Entry;
use crate::report::risk::Risk;
use crate::report::value::Value;
use crate::rules::basis::Basis;

/// One defect, before it becomes a finding of its rule.
#[derive(Debug)]
pub(crate) struct Defect {
    pub(crate) path: Cow<'static, str>,
    pub(crate) values: Vec<(&'static str, Value)>,
    pub(crate) cost: Cost,
    /// The key of its criterion, if it has one.
    pub(crate) criterion: Option<String>,
    /// Its basis, if it is not that of the rule.
    pub(crate) basis: Option<Basis>,
}

/// What a finding costs, and the document or its entry that does not count because of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cost {
    pub(crate) risk: Option<Arc<Risk>>,
    /// The place of the document among all, and the entry.
    pub(crate) lost: Option<(usize, Entry)>,
}

impl From<Option<Arc<Risk>>> for Cost {
    fn from(risk: Option<Arc<Risk>>) -> Self {
        let lost = None;
        Self { risk, lost }
    }
}

/// The defects that one rule finds.
#[derive(Debug)]
pub(crate) struct Findings<'a>(pub(super) &'a mut Vec<Defect>);

impl Findings<'_> {
    /// Adds a defect at a path, with the values that the rule's message names.
    pub(crate) fn add(
        &mut self,
        path: impl Into<Cow<'static, str>>,
        values: Vec<(&'static str, Value)>,
    ) {
        self.add_at_risk(path, values, Cost::default());
    }

    /// Adds a defect that puts points at risk.
    pub(crate) fn add_at_risk(
        &mut self,
        path: impl Into<Cow<'static, str>>,
        values: Vec<(&'static str, Value)>,
        cost: impl Into<Cost>,
    ) {
        self.0.push(Defect {
            path: path.into(),
            values,
            cost: cost.into(),
            criterion: None,
            basis: None,
        });
    }

    /// Adds a defect whose basis is not that of the rule.
    pub(crate) fn add_by(
        &mut self,
        basis: Basis,
        path: impl Into<Cow<'static, str>>,
        values: Vec<(&'static str, Value)>,
    ) {
        self.0.push(Defect {
            path: path.into(),
            values,
            cost: Cost::default(),
            criterion: None,
            basis: Some(basis),
        });
    }

    /// Adds a defect at a criterion, whose citation is that of the criterion.
    pub(crate) fn add_at_criterion(
        &mut self,
        key: &str,
        path: impl Into<Cow<'static, str>>,
        values: Vec<(&'static str, Value)>,
        risk: Option<Arc<Risk>>,
    ) {
        self.0.push(Defect {
            path: path.into(),
            values,
            cost: risk.into(),
            criterion: Some(key.into()),
            basis: None,
        });
    }

    /// Gives the defect that was added last a basis that is not that of the rule.
    pub(crate) fn rest_on(&mut self, basis: Basis) {
        if let Some(last) = self.0.last_mut() {
            last.basis = Some(basis);
        }
    }
}
