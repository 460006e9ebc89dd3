//! The data protection officer reads the audit log and has it verified at a press.

use axum::response::Response;
use http::Uri;
use leptos::prelude::*;
use model::time::Timestamp;
use store::{
    audit::{self, Act, Named, Wanted},
    staff::{self, Listed},
};
use uuid::Uuid;

use super::{accounts::name_of, acts, details};
use crate::{
    Failure, Visit, dates, t,
    ui::{
        self,
        form::{self, Field},
    },
    url::query_value,
};

const A_PAGE: i64 = 50;

/// `GET /staff/log`: newest first, all or those of an act, a person, a day.
pub async fn page(visit: Visit, uri: Uri) -> Result<Response, Failure> {
    render(&visit, uri.query(), None).await
}

/// `POST /staff/log`: verifies the chain and its anchor. Changes nothing but the log itself.
pub async fn verify(visit: Visit) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let verified = audit::verify(&kanssa.db, &kanssa.vault).await?;
    let tx = kanssa.db.begin().await?;
    acts::commit(&visit, tx, Act::LogRead, ("audit", None), "verified").await?;
    let told = match verified {
        Ok(entries) => (ui::NoticeKind::Success, t!(visit, "staff-log-sound", entries = entries)),
        Err(_) => (ui::NoticeKind::Warning, t!(visit, "staff-log-broken")),
    };
    render(&visit, None, Some(told)).await
}

/// What is asked for in the address: an act, a person, a day.
pub(super) struct Asked {
    act: Option<Act>,
    staff: Option<Uuid>,
    day: String,
    pub(super) wanted: Wanted,
}

impl Asked {
    /// None: it names what there is not, so somebody has made it by hand.
    pub(super) fn read(visit: &Visit, query: Option<&str>, people: &[Listed]) -> Option<Self> {
        let value = |name| query_value(query, name).filter(|value| !value.is_empty());
        let act = match value("act") {
            Some(name) => Some(Act::ALL.into_iter().find(|act| act.name() == name)?),
            None => None,
        };
        let staff = match value("staff") {
            Some(id) => {
                let id: Uuid = id.parse().ok()?;
                Some(people.iter().find(|person| person.id == id)?.id)
            }
            None => None,
        };
        let mut wanted = Wanted { act, staff, ..Wanted::ALL };
        if let Some(before) = value("before") {
            wanted.before = before.parse().ok()?;
        }
        let day = value("day").unwrap_or_default();
        if !day.is_empty() {
            let zone = &visit.kanssa.site.time_zone;
            wanted.from = dates::read_day(&day, zone)?;
            wanted.until = dates::read_last_day(&day, zone)?;
        }
        Some(Self { act, staff, day, wanted })
    }

    fn query(&self) -> String {
        let staff = self.staff.map(|id| id.to_string()).unwrap_or_default();
        let act = self.act.map_or("", Act::name);
        format!("act={act}&staff={staff}&day={}", self.day.trim())
    }

    /// The address of what lies before an entry.
    fn before(&self, number: i64) -> String {
        format!("/staff/log?{}&before={number}", self.query())
    }

    /// The address of all of it as a file.
    fn file(&self) -> String {
        format!("/staff/log/file?{}", self.query())
    }
}

async fn render(
    visit: &Visit,
    query: Option<&str>,
    told: Option<(ui::NoticeKind, String)>,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let people = staff::list(&mut conn).await?;
    let asked = Asked::read(visit, query, &people).ok_or(Failure::NotFound)?;
    let entries = audit::list_before(&mut conn, &asked.wanted, A_PAGE).await?;
    drop(conn);
    let title = t!(visit, "staff-log");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let told = told.map(|(kind, words)| {
            view! { <div role="status">{ui::notice(kind, None, view! { <p>{words}</p> }.into_any())}</div> }
        });
        let rows = entries.iter().map(|entry| row(visit, entry, &people)).collect_view();
        let none = entries.is_empty().then(|| view! { <p>{t!(visit, "staff-log-none")}</p> });
        let is_full = i64::try_from(entries.len()).is_ok_and(|count| count == A_PAGE);
        let older = entries.last().filter(|_| is_full).map(|last| {
            let href = asked.before(last.number);
            view! { <p><a rel="next" href=href>{t!(visit, "staff-log-older")}</a></p> }
        });
        view! {
            <h1>{heading}</h1>
            {told}
            <p>{t!(visit, "staff-log-lead")}</p>
            <form method="post" action="/staff/log">
                <button class="button button--light" type="submit">{t!(visit, "staff-log-verify")}</button>
            </form>
            {filter(visit, &asked, &people)}
            <p><a href=asked.file() download>{t!(visit, "staff-log-file")}</a></p>
            {none}
            <ol class="log" reversed=true>{rows}</ol>
            {older}
        }
    }))
}

fn filter(visit: &Visit, asked: &Asked, people: &[Listed]) -> AnyView {
    let any = || (String::new(), t!(visit, "results-filter-any"));
    let select = |id: &'static str, label, options: Vec<(String, String)>, chosen: String| {
        let field = Field { id, label, ..Field::default() };
        form::select(&field, options, &chosen)
    };
    let acts = Act::ALL.map(|act| (act.name().to_owned(), act_words(visit, act.name())));
    let acts = [vec![any()], acts.to_vec()].concat();
    let who = people.iter().map(|person| (person.id.to_string(), name_of(visit, person)));
    let who = [vec![any()], who.collect()].concat();
    let day = Field { id: "day", label: t!(visit, "staff-log-day"), ..Field::default() };
    let chosen = asked.staff.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <form method="get" class="filter">
            {select("act", t!(visit, "staff-log-act"), acts, asked.act.map_or("", Act::name).to_owned())}
            {select("staff", t!(visit, "staff-log-who"), who, chosen)}
            {form::picked_input(&day, &asked.day, "date")}
            <button class="button button--light" type="submit">{t!(visit, "results-filter-show")}</button>
        </form>
    }
    .into_any()
}

fn row(visit: &Visit, entry: &Named, people: &[Listed]) -> AnyView {
    let who = who(visit, entry);
    let details = details::words(visit, entry, people);
    let details =
        (!details.is_empty()).then(|| view! { <p class="small">{details.join(" · ")}</p> });
    view! {
        <li value=entry.number.to_string()>
            <p>{act_words(visit, &entry.act)}</p>
            {details}
            <p class="small">{ui::moment(visit, Timestamp(entry.at))} " · " {who} {details::id(entry)}</p>
        </li>
    }
    .into_any()
}

/// Who did it, as far as there is a name.
pub(super) fn who(visit: &Visit, entry: &Named) -> String {
    match (&entry.name, entry.by_staff) {
        (Some(name), _) if !name.is_empty() => name.clone(),
        (Some(_), _) => t!(visit, "staff-account-nameless"),
        (None, 0) => t!(visit, "staff-log-service"),
        (None, _) => t!(visit, "staff-log-ended"),
    }
}

/// What was done, in words; the name itself for an act of a later version.
pub(super) fn act_words(visit: &Visit, act: &str) -> String {
    let known = Act::ALL.into_iter().find(|known| known.name() == act);
    let Some(act) = known else { return act.to_owned() };
    match act {
        Act::StaffAdded => t!(visit, "staff-act-staff-added"),
        Act::SignedIn => t!(visit, "staff-act-signed-in"),
        Act::SignedOut => t!(visit, "staff-act-signed-out"),
        Act::MessageRead => t!(visit, "staff-act-message-read"),
        Act::MessageAnswered => t!(visit, "staff-act-message-answered"),
        Act::NoticePublished => t!(visit, "staff-act-notice-published"),
        Act::TaskPublished => t!(visit, "staff-act-task-published"),
        Act::ProjectAdded => t!(visit, "staff-act-project-added"),
        Act::ProjectChanged => t!(visit, "staff-act-project-changed"),
        Act::AccessChanged => t!(visit, "staff-act-access-changed"),
        Act::OwnershipTransferred => t!(visit, "staff-act-ownership-transferred"),
        Act::PartnerAdded => t!(visit, "staff-act-partner-added"),
        Act::PartnerEnded => t!(visit, "staff-act-partner-ended"),
        Act::TaskAdded => t!(visit, "staff-act-task-added"),
        Act::TaskChanged => t!(visit, "staff-act-task-changed"),
        Act::TaskPaused => t!(visit, "staff-act-task-paused"),
        Act::TaskClosed => t!(visit, "staff-act-task-closed"),
        Act::TaskReopened => t!(visit, "staff-act-task-reopened"),
        Act::TaskArchived => t!(visit, "staff-act-task-archived"),
        Act::TaskRemoved => t!(visit, "staff-act-task-removed"),
        Act::BankEntryAdded => t!(visit, "staff-act-bank-entry-added"),
        Act::BankEntryChanged => t!(visit, "staff-act-bank-entry-changed"),
        Act::BankEntryRemoved => t!(visit, "staff-act-bank-entry-removed"),
        Act::LeaveAsked => t!(visit, "staff-act-leave-asked"),
        Act::LeaveGiven => t!(visit, "staff-act-leave-given"),
        Act::LeaveRefused => t!(visit, "staff-act-leave-refused"),
        Act::TestAnswersRemoved => t!(visit, "staff-act-test-answers-removed"),
        Act::ResultsOpened => t!(visit, "staff-act-results-opened"),
        Act::WordsRead => t!(visit, "staff-act-words-read"),
        Act::FileAsked => t!(visit, "staff-act-file-asked"),
        Act::FileDownloaded => t!(visit, "staff-act-file-downloaded"),
        Act::FileDeleted => t!(visit, "staff-act-file-deleted"),
        Act::RolesChanged => t!(visit, "staff-act-roles-changed"),
        Act::SecondFactorRenewed => t!(visit, "staff-act-second-factor-renewed"),
        Act::SecondFactorReset => t!(visit, "staff-act-second-factor-reset"),
        Act::StaffRemoved => t!(visit, "staff-act-staff-removed"),
        Act::SettingChanged => t!(visit, "staff-act-setting-changed"),
        Act::SiteTextChanged => t!(visit, "staff-act-site-text-changed"),
        Act::ConsentsVerified => t!(visit, "staff-act-consents-verified"),
        Act::RetentionVerified => t!(visit, "staff-act-retention-verified"),
        Act::RightsRequestAdded => t!(visit, "staff-act-request-added"),
        Act::RightsRequestExtended => t!(visit, "staff-act-request-extended"),
        Act::RightsRequestAnswered => t!(visit, "staff-act-request-answered"),
        Act::SecurityAsked => t!(visit, "staff-act-security-asked"),
        Act::SecurityGranted => t!(visit, "staff-act-security-granted"),
        Act::SecurityRefused => t!(visit, "staff-act-security-refused"),
        Act::SecurityRead => t!(visit, "staff-act-security-read"),
        Act::LogRead => t!(visit, "staff-act-log-read"),
        Act::KeyRotated => t!(visit, "staff-act-key-rotated"),
        Act::BackedUp => t!(visit, "staff-act-backed-up"),
    }
}
