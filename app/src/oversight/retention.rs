//! The data protection officer sees what is kept how long, what each daily run removed, and has the
//! certificates verified at a press (R35).

use axum::response::Response;
use leptos::prelude::*;
use model::{
    chain::Break,
    retention::{Counts, Rule},
};
use store::{
    audit::Act,
    retention::{self, Certificate},
};

use super::home;
use crate::{
    Failure, Visit, dates,
    staff::acts,
    t,
    ui::{self, NoticeKind},
};

/// How many runs are listed; the command line and the database have all.
const RUNS: i64 = 30;

/// `GET /staff/oversight/retention`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    render(&visit, None).await
}

/// `POST /staff/oversight/retention`: verifies. Changes nothing but the audit log.
pub async fn submit(visit: Visit) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let tx = kanssa.db.begin().await?;
    acts::commit(&visit, tx, Act::RetentionVerified, ("retention", None), "").await?;
    let verified = retention::verify(&kanssa.db, &kanssa.vault).await?;
    render(&visit, Some(verified)).await
}

async fn render(visit: &Visit, verified: Option<Result<i64, Break>>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let runs = retention::list(&mut conn, i64::MAX, RUNS).await?;
    let is_overdue = retention::is_overdue(&mut conn, visit.now).await?;
    drop(conn);
    let title = t!(visit, "oversight-retention");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        view! {
            {home::back(visit)}
            <h1>{heading}</h1>
            {verified.map(|verified| verdict(visit, verified))}
            {standing(visit, runs.first(), is_overdue)}
            <p>{t!(visit, "oversight-retention-lead")}</p>
            <form method="post" action="/staff/oversight/retention">
                <button class="button button--light" type="submit">
                    {t!(visit, "oversight-retention-verify")}
                </button>
            </form>
            <h2>{t!(visit, "oversight-retention-rules")}</h2>
            {rules(visit, runs.first())}
            <h2>{t!(visit, "oversight-retention-runs")}</h2>
            {list(visit, &runs)}
        }
    }))
}

/// Whether the rules are carried out as they should be: the first thing to know.
fn standing(visit: &Visit, last: Option<&Certificate>, is_overdue: bool) -> AnyView {
    let zone = &visit.kanssa.site.time_zone;
    let last = last.map(|last| dates::moment(last.finished_at, visit.language, zone));
    let (kind, words) = match last {
        Some(moment) if is_overdue => {
            (NoticeKind::Warning, t!(visit, "oversight-retention-overdue", moment = moment))
        }
        Some(moment) => {
            (NoticeKind::Success, t!(visit, "oversight-retention-ran", moment = moment))
        }
        None if is_overdue => (NoticeKind::Warning, t!(visit, "oversight-retention-never")),
        None => (NoticeKind::Info, t!(visit, "oversight-retention-not-yet")),
    };
    ui::notice(kind, None, view! { <p>{words}</p> }.into_any())
}

fn rules(visit: &Visit, last: Option<&Certificate>) -> AnyView {
    let none = Counts::default();
    let counts = last.map_or(&none, |last| &last.counts);
    let rows = Rule::ALL
        .map(|rule| {
            let (name, when) = words(visit, rule);
            let done = number(visit, counts.of(rule));
            let last = t!(visit, "oversight-retention-last", count = done);
            view! { <dt>{name}</dt> <dd>{when} <p class="small">{last}</p></dd> }
        })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

fn list(visit: &Visit, runs: &[Certificate]) -> AnyView {
    if runs.is_empty() {
        return view! { <p>{t!(visit, "oversight-retention-none")}</p> }.into_any();
    }
    let items = runs
        .iter()
        .map(|run| {
            let zone = &visit.kanssa.site.time_zone;
            let moment = dates::moment(run.finished_at, visit.language, zone);
            let done = run.counts.0.iter().map(|(rule, count)| {
                let (name, _) = words(visit, *rule);
                view! { <li>{name} ": " {number(visit, *count)}</li> }
            });
            let done = done.collect_view();
            let nothing = run.counts.0.is_empty().then(|| {
                view! { <p>{t!(visit, "oversight-retention-nothing")}</p> }
            });
            view! {
                <li class="card">
                    <h3>{t!(visit, "oversight-retention-run", number = run.number, moment = moment)}</h3>
                    {nothing}
                    <ul>{done}</ul>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="cards cards--close">{items}</ul> }.into_any()
}

fn number(visit: &Visit, count: u64) -> String {
    dates::number(u32::try_from(count).unwrap_or(u32::MAX), visit.language)
}

/// What a rule removes, and when.
fn words(visit: &Visit, rule: Rule) -> (String, String) {
    match rule {
        Rule::Drafts => {
            (t!(visit, "oversight-rule-drafts"), t!(visit, "oversight-rule-drafts-when"))
        }
        Rule::SignInRequests => {
            (t!(visit, "oversight-rule-requests"), t!(visit, "oversight-rule-requests-when"))
        }
        Rule::Mails => (t!(visit, "oversight-rule-mails"), t!(visit, "oversight-rule-mails-when")),
        Rule::SignIns => {
            (t!(visit, "oversight-rule-sign-ins"), t!(visit, "oversight-rule-sign-ins-when"))
        }
        Rule::Counters => {
            (t!(visit, "oversight-rule-counters"), t!(visit, "oversight-rule-counters-when"))
        }
        Rule::SecurityLog => {
            (t!(visit, "oversight-rule-security"), t!(visit, "oversight-rule-security-when"))
        }
        Rule::SecurityLookups => {
            (t!(visit, "oversight-rule-lookups"), t!(visit, "oversight-rule-lookups-when"))
        }
        Rule::RightsRequests => {
            (t!(visit, "oversight-rule-rights"), t!(visit, "oversight-rule-rights-when"))
        }
        Rule::VisitorMessages => {
            let days = visit.kanssa.settings().visitor_message_days;
            (
                t!(visit, "oversight-rule-messages"),
                t!(visit, "oversight-rule-messages-when", days = days),
            )
        }
        Rule::Files => (t!(visit, "oversight-rule-files"), t!(visit, "oversight-rule-files-when")),
        Rule::Photos => {
            (t!(visit, "oversight-rule-photos"), t!(visit, "oversight-rule-photos-when"))
        }
        Rule::MailLinks => {
            (t!(visit, "oversight-rule-links"), t!(visit, "oversight-rule-links-when"))
        }
        Rule::FirstNotices => {
            (t!(visit, "oversight-rule-first"), t!(visit, "oversight-rule-first-when"))
        }
        Rule::SecondNotices => {
            (t!(visit, "oversight-rule-second"), t!(visit, "oversight-rule-second-when"))
        }
        Rule::SilentMembers => {
            (t!(visit, "oversight-rule-silent"), t!(visit, "oversight-rule-silent-when"))
        }
        Rule::PassedOver => {
            (t!(visit, "oversight-rule-passed"), t!(visit, "oversight-rule-passed-when"))
        }
        Rule::LeftMembers => {
            (t!(visit, "oversight-rule-left"), t!(visit, "oversight-rule-left-when"))
        }
    }
}

fn verdict(visit: &Visit, verified: Result<i64, Break>) -> AnyView {
    let (kind, words) = match verified {
        Ok(number) => {
            (NoticeKind::Success, t!(visit, "oversight-retention-sound", number = number))
        }
        Err(broken) => (NoticeKind::Warning, home::break_words(visit, broken)),
    };
    view! { <div role="status">{ui::notice(kind, None, view! { <p>{words}</p> }.into_any())}</div> }
        .into_any()
}
