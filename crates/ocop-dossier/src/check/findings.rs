//! Collects the findings of a check.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::check::examination::Examination;
use crate::report::finding::{Finding, Risk};
use crate::report::value::Value;
use crate::rules::rule::{Rule, Severity};

/// The findings of one check.
#[derive(Debug)]
pub(crate) struct Findings<'a> {
    examination: &'a Examination<'a>,
    rule: &'static Rule,
    severity: Severity,
    found: &'a mut Vec<Finding>,
}

impl<'a> Findings<'a> {
    pub(crate) fn new(
        examination: &'a Examination<'a>,
        rule: &'static Rule,
        severity: Severity,
        found: &'a mut Vec<Finding>,
    ) -> Self {
        Self {
            examination,
            rule,
            severity,
            found,
        }
    }

    /// Adds a defect at a path, with the values that the rule's message names.
    pub(crate) fn add(
        &mut self,
        path: impl Into<Cow<'static, str>>,
        values: Vec<(&'static str, Value)>,
    ) {
        self.add_at_risk(path, values, None);
    }

    /// Adds a defect that puts points at risk.
    pub(crate) fn add_at_risk(
        &mut self,
        path: impl Into<Cow<'static, str>>,
        values: Vec<(&'static str, Value)>,
        risk: Option<Risk>,
    ) {
        self.found.push(Finding {
            rule: self.rule,
            severity: self.severity,
            path: path.into(),
            values,
            risk,
            criterion: None,
            sheet: self.examination.sheet().clone(),
            procedure: self.examination.procedure,
        });
    }

    /// Adds a defect at a criterion, whose place in the law is that of the criterion.
    pub(crate) fn add_at_criterion(
        &mut self,
        key: &str,
        path: impl Into<Cow<'static, str>>,
        values: Vec<(&'static str, Value)>,
        risk: Option<Risk>,
    ) {
        self.add_at_risk(path, values, risk);
        if let Some(finding) = self.found.last_mut() {
            finding.criterion = Some(key.into());
        }
    }
}
