//! The data protection officer has the consent ledger counted and verified at a press.
//!
//! Its rows are sealed, so both mean opening every one of them. Nobody is named; numbers go in steps,
//! and there are no sums: neither two looks nor two numbers tell of one person's decision.

use std::collections::BTreeMap;

use axum::response::Response;
use leptos::prelude::*;
use model::{
    consents::{Decision, Purpose},
    results::{Guard, stepped},
};
use store::{
    audit::Act,
    consents::{self, Count, Finding, Inspection, Text, Verification},
};

use super::home;
use crate::{Failure, Visit, dates, staff::acts, t, ui};

/// How many of the findings are listed; the command line lists all.
const MOST_FINDINGS: usize = 20;

/// `GET /staff/oversight/consents`: the texts consented to.
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    render(&visit, None).await
}

/// `POST /staff/oversight/consents`: counts and verifies. Changes nothing but the audit log.
pub async fn submit(visit: Visit) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    // Before every entry is opened: a look that is broken off is in the log too.
    let tx = kanssa.db.begin().await?;
    acts::commit(&visit, tx, Act::ConsentsVerified, ("consents", None), "").await?;
    let inspected = consents::inspect(&kanssa.db, &kanssa.vault).await?;
    render(&visit, Some(inspected)).await
}

async fn render(visit: &Visit, inspected: Option<Inspection>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let texts = consents::list_texts(&mut conn).await?;
    drop(conn);
    let title = t!(visit, "oversight-consents");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let told = inspected.as_ref().map(|inspected| verdict(visit, &inspected.verification));
        let counts = inspected.as_ref().map(|inspected| &inspected.counts);
        let cards = texts.iter().map(|text| card(visit, text, counts)).collect_view();
        let none =
            texts.is_empty().then(|| view! { <p>{t!(visit, "oversight-consents-none")}</p> });
        let least = Guard::default().least();
        view! {
            {home::back(visit)}
            <h1>{heading}</h1>
            {told}
            <p>{t!(visit, "oversight-consents-lead", least = least)}</p>
            <form method="post" action="/staff/oversight/consents">
                <button class="button button--light" type="submit">
                    {t!(visit, "oversight-consents-verify")}
                </button>
            </form>
            <h2>{t!(visit, "oversight-consents-texts")}</h2>
            {none}
            <ul class="cards">{cards}</ul>
        }
    }))
}

fn card(visit: &Visit, text: &Text, counts: Option<&BTreeMap<Count, u64>>) -> AnyView {
    let rows = counts.map(|counts| {
        let rows = Decision::ALL
            .map(|decision| {
                let count = Count { purpose: text.purpose, text: text.fingerprint, decision };
                let count = counts.get(&count).copied().unwrap_or(0);
                view! { <dt>{decision_words(visit, decision)}</dt> <dd>{number(visit, count)}</dd> }
            })
            .collect_view();
        view! { <dl class="facts">{rows}</dl> }
    });
    let language = text.language;
    let day = dates::day(text.shown_since, visit.language, &visit.kanssa.site.time_zone);
    view! {
        <li class="card">
            <h3>{purpose_words(visit, text.purpose)} ", " <span lang=language.tag()>{language.own_name()}</span></h3>
            <p class="small">{t!(visit, "oversight-consents-since", day = day)}</p>
            <blockquote lang=language.tag()><p>{text.words.clone()}</p></blockquote>
            {rows}
        </li>
    }
    .into_any()
}

fn purpose_words(visit: &Visit, purpose: Purpose) -> String {
    match purpose {
        Purpose::Membership => t!(visit, "oversight-purpose-membership"),
        Purpose::Profile => t!(visit, "oversight-purpose-profile"),
        Purpose::Invitations => t!(visit, "consents-invitations"),
        Purpose::Digest => t!(visit, "oversight-purpose-digest"),
        Purpose::EventContact => t!(visit, "oversight-purpose-event-contact"),
        Purpose::RewardContact => t!(visit, "oversight-purpose-reward-contact"),
        Purpose::PartnerDisclosure => t!(visit, "oversight-purpose-partner-disclosure"),
        Purpose::TaxReport => t!(visit, "oversight-purpose-tax-report"),
    }
}

fn decision_words(visit: &Visit, decision: Decision) -> String {
    match decision {
        Decision::Given => t!(visit, "oversight-decision-given"),
        Decision::Declined => t!(visit, "oversight-decision-declined"),
        Decision::Withdrawn => t!(visit, "oversight-decision-withdrawn"),
    }
}

/// How many, to the step below; none and few look the same.
fn number(visit: &Visit, count: u64) -> String {
    let guard = Guard::default();
    match stepped(count, guard) {
        0 => t!(visit, "oversight-count-few", least = guard.least()),
        shown => t!(visit, "oversight-count-at-least", count = shown),
    }
}

fn verdict(visit: &Visit, seen: &Verification) -> AnyView {
    let moment = dates::moment(visit.now, visit.language, &visit.kanssa.site.time_zone);
    let (kind, words) = if seen.findings.is_empty() {
        let entries = number(visit, u64::try_from(seen.entries).unwrap_or(0));
        let words = t!(visit, "oversight-consents-sound", moment = moment, entries = entries);
        (ui::NoticeKind::Success, words)
    } else {
        let words = t!(visit, "oversight-consents-broken", moment = moment);
        (ui::NoticeKind::Warning, words)
    };
    let findings = (!seen.findings.is_empty()).then(|| {
        let listed = seen.findings.iter().take(MOST_FINDINGS);
        let listed = listed
            .map(|finding| view! { <li>{finding_words(visit, *finding)}</li> })
            .collect_view();
        let more = seen.findings.len().saturating_sub(MOST_FINDINGS);
        let more = (more > 0)
            .then(|| view! { <p>{t!(visit, "oversight-consents-more", more = more)}</p> });
        view! { <ul>{listed}</ul> {more} }
    });
    let body = view! { <p>{words}</p> {findings} }.into_any();
    view! { <div role="status">{ui::notice(kind, None, body)}</div> }.into_any()
}

fn finding_words(visit: &Visit, finding: Finding) -> String {
    match finding {
        Finding::Chain(broken) => home::break_words(visit, broken),
        Finding::Changed(entry) => t!(visit, "oversight-finding-changed", entry = entry),
        Finding::Removed(entry) => t!(visit, "oversight-finding-removed", entry = entry),
        Finding::Unreadable(count) => t!(visit, "oversight-finding-unreadable", count = count),
        Finding::Foreign(count) => t!(visit, "oversight-finding-foreign", count = count),
    }
}
