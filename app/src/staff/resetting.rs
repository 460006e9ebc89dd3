//! An administrator gives an account a new second factor in place of one that is lost.

use axum::response::Response;
use leptos::prelude::*;
use store::{audit::Act, staff::renewal};
use uuid::Uuid;

use super::{
    accounts::{name_of, render_secret},
    acts,
    ending::get_of_other,
};
use crate::{Failure, Visit, t, url::UrlPath};

/// `GET /staff/accounts/{staff}/second-factor`: what follows, before it is done.
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let account = get_of_other(&visit, id).await?;
    let title = t!(visit, "staff-factor-reset-title", name = name_of(&visit, &account));
    let heading = title.clone();
    Ok(visit.page(&title, || {
        view! {
            <p><a href=format!("/staff/accounts/{id}")>{name_of(&visit, &account)}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "staff-factor-reset-lead")}</p>
            <p>{t!(visit, "staff-factor-reset-sure")}</p>
            <form method="post" action=format!("/staff/accounts/{id}/second-factor")>
                <button class="button button--danger" type="submit">{t!(visit, "staff-factor-reset-submit")}</button>
            </form>
            <p><a href=format!("/staff/accounts/{id}")>{t!(visit, "projects-cancel")}</a></p>
        }
    }))
}

/// `POST /staff/accounts/{staff}/second-factor`: the old one and all sign-ins of the account end at
/// once; the new one is shown this once.
pub async fn submit(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let account = get_of_other(&visit, id).await?;
    let vault = &visit.kanssa.vault;
    let secret = renewal::fresh(vault);
    let sealed = renewal::seal(vault, id, &secret).await?;
    let mut tx = visit.kanssa.db.begin().await?;
    renewal::reset(&mut tx, id, sealed).await?;
    acts::commit(&visit, tx, Act::SecondFactorReset, ("staff", id), "").await?;
    let title = t!(visit, "staff-factor-reset-done");
    Ok(render_secret(&visit, &title, &name_of(&visit, &account), &secret))
}
