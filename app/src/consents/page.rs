//! A member sees what they consent to, and gives or withdraws each by one press.

use axum::response::Response;
use leptos::prelude::*;
use model::consents::{Consent, Decision, Purpose, Standing};
use store::{accounts, consents, notices};

use super::{current, decide, decision_words, shown, words};
use crate::{
    Failure, Fields, Visit, t,
    ui::{self, NoticeKind, form::Errors},
};

/// A decision with the words it was about and the version of the notice.
type Decided = (Consent, String, Option<i64>);

/// `GET /account/consents`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    render(&visit, &Errors::default()).await
}

/// `POST /account/consents`: one of the buttons.
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let purpose: Purpose = fields.get("purpose").parse().map_err(|()| Failure::Unreadable)?;
    // Membership is withdrawn by leaving, and what is not offered cannot be given.
    if purpose != Purpose::Invitations {
        return Err(Failure::NotFound);
    }
    let decision = match fields.get("decision") {
        "given" => Decision::Given,
        "withdrawn" => Decision::Withdrawn,
        _ => return Err(Failure::Unreadable),
    };
    if decision == Decision::Given && fields.get("shown") != shown(&visit, purpose) {
        // The language or the words are others than on the page that was sent.
        let errors = Errors::one("invitations", t!(visit, "accounts-join-consent-changed"));
        return render(&visit, &errors).await;
    }
    decide(&visit, visit.member()?, purpose, decision).await?;
    let flash = if decision == Decision::Given { "consent-given" } else { "consent-withdrawn" };
    Ok(visit.go_to_saying("/account/consents", flash))
}

async fn render(visit: &Visit, errors: &Errors) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let person = accounts::find_person_of(&mut conn, &kanssa.vault, visit.member()?).await?;
    let subject = person.ok_or(Failure::NotFound)?.link.subject;
    let decisions = consents::list(&mut conn, &kanssa.vault, subject).await?;
    let mut decided: Vec<Decided> = Vec::new();
    for consent in &decisions {
        let words = consents::find_text(&mut conn, &consent.text).await?.unwrap_or_default();
        let notice = notices::find_by_fingerprint(&mut conn, &consent.notice).await?;
        decided.push((consent.clone(), words, notice.map(|(version, _)| version)));
    }
    drop(conn);
    let standing = |purpose| Standing::of(&decisions, purpose, &current(kanssa, purpose));
    let title = t!(visit, "consents-title");
    let heading = title.clone();
    let body = || {
        let history = decided.into_iter().rev().map(|decided| entry(visit, decided));
        view! {
            {errors.summary(visit)}
            <p><a href="/account">{t!(visit, "accounts-account-title")}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "consents-lead")}</p>
            <ul class="cards cards--close">
                {membership(visit)}
                {invitations(visit, standing(Purpose::Invitations))}
            </ul>
            <p>{t!(visit, "consents-others")}</p>
            <h2>{t!(visit, "accounts-account-consents")}</h2>
            <ul>{history.collect_view()}</ul>
        }
    };
    Ok(visit.form_page(&title, errors, body))
}

/// Membership ends by leaving, whose page says what that does.
fn membership(visit: &Visit) -> AnyView {
    view! {
        <li class="card">
            <h2>{t!(visit, "consents-membership")}</h2>
            <p class="status status--sent">{t!(visit, "consents-live")}</p>
            <p>{words(&visit.kanssa, Purpose::Membership, visit.language)}</p>
            <p class="small">{t!(visit, "consents-membership-effect")}</p>
            <p><a class="button button--light" href="/leave">{t!(visit, "consents-withdraw")}
                <span class="visually-hidden">": " {t!(visit, "consents-membership")}</span></a></p>
        </li>
    }
    .into_any()
}

fn invitations(visit: &Visit, standing: Standing) -> AnyView {
    let is_live = standing == Standing::Live;
    let (decision, button, effect) = if is_live {
        let effect = t!(visit, "consents-invitations-withdrawal");
        ("withdrawn", t!(visit, "consents-withdraw"), effect)
    } else {
        ("given", t!(visit, "consents-give"), t!(visit, "consents-invitations-effect"))
    };
    let status = match standing {
        Standing::Live => {
            view! { <p class="status status--sent">{t!(visit, "consents-live")}</p> }.into_any()
        }
        Standing::Outdated => {
            let words = view! { <p>{t!(visit, "consents-outdated")}</p> }.into_any();
            ui::notice(NoticeKind::Info, None, words)
        }
        Standing::Open | Standing::Declined | Standing::Withdrawn => {
            view! { <p class="status status--started">{t!(visit, "consents-not-live")}</p> }
                .into_any()
        }
    };
    view! {
        <li class="card" id="invitations">
            <h2>{t!(visit, "consents-invitations")}</h2>
            {status}
            <p>{words(&visit.kanssa, Purpose::Invitations, visit.language)}</p>
            <p class="small">{effect}</p>
            <form method="post" action="/account/consents">
                <input type="hidden" name="purpose" value=Purpose::Invitations.name()/>
                <input type="hidden" name="decision" value=decision/>
                <input type="hidden" name="shown" value=shown(visit, Purpose::Invitations)/>
                <button class="button button--light" type="submit">{button}
                    <span class="visually-hidden">": " {t!(visit, "consents-invitations")}</span></button>
            </form>
        </li>
    }
    .into_any()
}

fn entry(visit: &Visit, (consent, words, version): Decided) -> AnyView {
    let decision = decision_words(visit, consent.decision);
    let notice = version.map(|version| {
        let words = t!(visit, "accounts-consent-notice", version = version);
        let href = format!("/notice/{version}?lang={}", consent.language);
        view! { <a href=href>{words}</a> }
    });
    let lang = (consent.language != visit.language).then_some(consent.language.tag());
    view! {
        <li>
            <p>{decision} " " {ui::day(visit, consent.day)}</p>
            <blockquote lang=lang>{words}</blockquote>
            <p>{notice}</p>
        </li>
    }
    .into_any()
}
