//! Lead times, as JSON or as a table: every way takes as long as the tasks on it.

use ocop_core::{Date, ImprovementRequest, Lang, Star};
use ocop_dossier::time::{LeadTimes, Task, TimeRequest};
use ocop_dossier_examples::leads::parse;

use super::way_up::{is_one_line, lowest};

pub(crate) fn lead_times(data: &[u8]) {
    let leads = match parse(data, "lead times") {
        Ok(leads) => leads,
        Err(fault) => return is_one_line(&fault),
    };
    assert_eq!(parse(data, "lead times").unwrap(), leads);
    // What the library reads by itself is the same.
    if let Ok(own) = LeadTimes::from_json(data) {
        assert_eq!(own, leads);
    }
    leads.check().unwrap();
    for (task, lead) in leads.tasks() {
        assert!(lead.least() <= lead.most(), "{task:?}");
        assert!(lead.shown(Lang::Vi) != lead.shown(Lang::En), "{task:?}");
    }

    let on: Date = "2026-11-30".parse().unwrap();
    let request = TimeRequest::from_day(on).with_lead_times(leads.clone());
    let ways = match request.find(&ImprovementRequest::to(Star::Four), lowest()) {
        Ok(ways) => ways,
        Err(fault) => {
            assert!(fault.path().starts_with("lead.criteria"), "{fault}");
            return;
        }
    };
    let all = ways.ways().chain(ways.untimed());
    for way in all {
        for task in way.tasks() {
            // A level may have a lead time of its own.
            if !matches!(task.task, Task::Level(..)) {
                assert_eq!(task.lead.as_ref(), leads.of(task.task));
            }
            let Some((least, most)) = task.ready else {
                continue;
            };
            assert!(on <= least && least <= most);
            // It is done no earlier than if it had begun on the first day.
            let (alone, latest) = task.lead.as_ref().unwrap().ready(on);
            assert!(alone <= least && latest <= most);
        }
        if let Some((least, most)) = way.ready() {
            assert!(way.tasks().all(|task| task.ready.unwrap().1 <= most));
            assert!(least <= most);
        }
    }
    let fastest = ways
        .fastest()
        .and_then(ocop_dossier::time::WayInTime::ready);
    let cheapest = ways
        .cheapest()
        .and_then(ocop_dossier::time::WayInTime::ready);
    assert_eq!(fastest.is_some(), cheapest.is_some());
    if let (Some(fastest), Some(cheapest)) = (fastest, cheapest) {
        assert!(fastest.1 <= cheapest.1);
    }
}
