//! A member sees what the service holds of them as a member, and finds every way on from there.

use axum::response::Response;
use leptos::prelude::*;
use model::{accounts::Membership, time::Timestamp};
use store::{
    accesses::{self, Access, Seen},
    accounts,
};

use super::freeze;
use crate::{Failure, Visit, t, texts, ui};

/// `GET /account`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let member =
        accounts::find_member(&mut conn, visit.member()?).await?.ok_or(Failure::NotFound)?;
    let person = accounts::find_person_of(&mut conn, &kanssa.vault, member.id).await?;
    let person = person.ok_or(Failure::NotFound)?;
    // The member's own act: nobody else is shown it, and no page is kept anywhere.
    let address = accounts::get_address(&mut conn, &kanssa.vault, person.id).await?;
    let seen = accesses::list(&mut conn, member.id).await?;
    drop(conn);

    let title = t!(visit, "accounts-account-title");
    let heading = title.clone();
    let is_frozen = member.state == Membership::Frozen;
    Ok(visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            {is_frozen.then(|| freeze::notice(&visit))}
            <dl class="facts">
                <dt>{t!(visit, "accounts-account-pseudonym")}</dt>
                <dd>
                    {member.pseudonym.unwrap_or_default()} " "
                    <a href="/account/pseudonym">{t!(visit, "accounts-account-change-pseudonym")}</a>
                </dd>
                <dt>{t!(visit, "accounts-account-address")}</dt>
                <dd>
                    {address.reveal()} " "
                    <a href="/account/address">{t!(visit, "accounts-address-change")}</a>
                </dd>
                <dt>{t!(visit, "accounts-account-language")}</dt>
                <dd lang=member.language.tag()>{member.language.own_name()}</dd>
                <dt>{t!(visit, "accounts-account-active-day")}</dt>
                <dd>{ui::stored_day(&visit, member.active_day)}</dd>
                <dt>{t!(visit, "accounts-account-ends")}</dt>
                <dd>
                    {ui::stored_day(&visit, Timestamp::of_date(member.silence.ends(visit.today().date())))}
                    <p class="small">{t!(visit, "accounts-account-ends-hint")}</p>
                </dd>
            </dl>
            <ul class="link-list">
                <li><a href="/account/consents">{t!(visit, "consents-title")}</a></li>
                <li><a href="/answers">{t!(visit, "accounts-account-answers")}</a></li>
                <li><a href="/answers/given">{t!(visit, "exports-given")}</a></li>
                <li>
                    <a href="/account/download" download>{t!(visit, "accounts-account-download")}</a> " "
                    <a class="small" href="/answers/download" download>{t!(visit, "accounts-own-json")}</a>
                </li>
                <li><a href="/account/sign-ins">{t!(visit, "accounts-account-sign-ins")}</a></li>
                <li><a href="/account/freeze">{freeze::title(&visit, is_frozen)}</a></li>
                <li><a href="/contact">{t!(visit, "accounts-account-contact")}</a></li>
            </ul>
            <h2>{t!(visit, "accounts-account-accesses")}</h2>
            {list_accesses(&visit, seen)}
            <form method="post" action="/sign-out">
                <button class="button button--light" type="submit">{t!(visit, "accounts-sign-out")}</button>
            </form>
            <h2>{t!(visit, "accounts-account-leave")}</h2>
            <p>{t!(visit, "accounts-account-leave-lead")}</p>
            <p><a class="button button--light" href="/leave">{t!(visit, "accounts-account-leave-link")}</a></p>
        }
    }))
}

fn list_accesses(visit: &Visit, seen: Vec<Access>) -> AnyView {
    if seen.is_empty() {
        return view! { <p>{t!(visit, "accounts-account-no-accesses")}</p> }.into_any();
    }
    let items = seen
        .into_iter()
        .map(|access| {
            let role = texts::role(visit.language, access.role);
            let what = match access.seen {
                Seen::Message => t!(visit, "accounts-access-message", role = role),
            };
            view! { <li>{ui::day(visit, access.day)} ": " {what}</li> }
        })
        .collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
