//! An administrator adds accounts of staff, says which roles they hold.
//!
//! Colleagues are known by the name they are given here; e-mail addresses are typed in once, sealed,
//! and shown to nobody.

use axum::response::Response;
use leptos::prelude::*;
use model::{accounts::EmailAddress, staff::Role, text};
use store::{
    audit::Act,
    staff::{self, Listed, TotpSecret},
};
use uuid::Uuid;

use super::{acts, authenticator};
use crate::{
    Failure, Fields, Visit,
    projects::text_problem,
    t, texts,
    ui::{
        self,
        form::{self, Errors, Field, Typing},
    },
    url::UrlPath,
};

const MOST_NAME: u32 = 80;

/// `GET /staff/accounts`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    render(&visit, &Fields::default(), &Errors::default()).await
}

/// `POST /staff/accounts`: adds one, and shows the secret of its second factor this once.
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut errors = Errors::default();
    let name = read_name(&visit, &fields, &mut errors);
    let address = EmailAddress::parse(fields.get("address"));
    if address.is_err() {
        errors.add("address", t!(visit, "staff-account-address-wrong"));
    }
    let roles = read_roles(&fields);
    if roles.is_empty() {
        errors.add("roles", t!(visit, "staff-account-roles-missing"));
    }
    let Ok(address) = address else { return render(&visit, &fields, &errors).await };
    if !errors.is_empty() {
        return render(&visit, &fields, &errors).await;
    }
    let (new, secret) = staff::prepare(&kanssa.vault, &address).await?;
    let mut tx = kanssa.db.begin().await?;
    let added = staff::add(&mut tx, &kanssa.vault, new, &roles, visit.language, visit.now).await;
    let id = match added {
        Ok(id) => id,
        Err(store::Error::Conflict) => {
            drop(tx);
            let errors = Errors::one("address", t!(visit, "staff-account-exists"));
            return render(&visit, &fields, &errors).await;
        }
        Err(error) => return Err(error.into()),
    };
    staff::save_name(&mut tx, id, &name).await?;
    acts::commit(&visit, tx, Act::StaffAdded, ("staff", id), "").await?;
    let title = t!(visit, "staff-account-added");
    Ok(render_secret(&visit, &title, &name, &secret))
}

/// `GET /staff/accounts/{staff}`: the account's roles, and the way to end it.
pub async fn one_page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let account = get(&visit, id).await?;
    Ok(render_one(&visit, &account, &Errors::default()))
}

/// `POST /staff/accounts/{staff}`: other roles.
pub async fn one_submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let account = get(&visit, id).await?;
    let roles = read_roles(&fields);
    let error = if roles.is_empty() {
        Some(t!(visit, "staff-account-roles-missing"))
    } else if id == visit.staff()? && !roles.contains(&Role::Admin) {
        Some(t!(visit, "staff-account-own"))
    } else {
        None
    };
    if let Some(error) = error {
        let chosen = Listed { roles, ..account };
        return Ok(render_one(&visit, &chosen, &Errors::one("roles", error)));
    }
    let mut tx = visit.kanssa.db.begin().await?;
    staff::save_roles(&mut tx, id, &roles).await?;
    let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
    acts::commit(&visit, tx, Act::RolesChanged, ("staff", id), &names.join(" ")).await?;
    Ok(visit.go_to_saying("/staff/accounts", "saved"))
}

pub(super) async fn get(visit: &Visit, id: Uuid) -> Result<Listed, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let listed = staff::list(&mut conn).await?;
    listed.into_iter().find(|account| account.id == id).ok_or(Failure::NotFound)
}

fn read_name(visit: &Visit, fields: &Fields, errors: &mut Errors) -> String {
    match text::line(fields.get("name"), MOST_NAME) {
        Ok(name) if !name.is_empty() => return name,
        Ok(_) => errors.add("name", t!(visit, "staff-account-name-missing")),
        Err(problem) => errors.add("name", text_problem(visit, problem)),
    }
    String::new()
}

fn read_roles(fields: &Fields) -> Vec<Role> {
    let ticked = |role: &Role| fields.0.iter().any(|(n, v)| n == "roles" && v == role.name());
    Role::ALL.into_iter().filter(ticked).collect()
}

fn role_boxes(visit: &Visit, held: &[Role], error: Option<String>) -> AnyView {
    let boxes = Role::ALL
        .into_iter()
        .enumerate()
        .map(|(number, role)| {
            // The error summary leads to the first box.
            let id = if number == 0 { "roles".to_owned() } else { format!("roles-{role}") };
            view! {
                <div class="choice">
                    <input type="checkbox" id=id.clone() name="roles" value=role.name() checked=held.contains(&role)/>
                    <label for=id>{texts::role(visit.language, role)}</label>
                </div>
            }
        })
        .collect_view();
    let class = if error.is_some() { "field field--wrong" } else { "field" };
    let described_by = error.is_some().then_some("roles-error");
    let error = error.map(|error| view! { <p class="field__error" id="roles-error">{error}</p> });
    view! {
        <fieldset class=class aria-describedby=described_by>
            <legend>{t!(visit, "staff-account-roles")}</legend>
            {error}
            {boxes}
        </fieldset>
    }
    .into_any()
}

async fn render(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let listed = staff::list(&mut conn).await?;
    drop(conn);
    let title = t!(visit, "staff-accounts");
    let heading = title.clone();
    let line = |id: &'static str, label, hint, kind| {
        let field = Field { id, label, hint, error: errors.of(id) };
        let typing = Typing { kind, autocomplete: "off", ..Typing::default() };
        form::text_input(&field, fields.get(id), typing)
    };
    let body = || {
        let cards = listed
            .iter()
            .map(|account| {
                view! {
                    <li class="card">
                        <h2><a href=format!("/staff/accounts/{}", account.id)>{name_of(visit, account)}</a></h2>
                        <p>{role_words(visit, &account.roles)}</p>
                    </li>
                }
            })
            .collect_view();
        let hint = Some(t!(visit, "staff-account-address-hint"));
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <ul class="cards">{cards}</ul>
            <h2>{t!(visit, "staff-account-new")}</h2>
            <form method="post" action="/staff/accounts" novalidate>
                {line("name", t!(visit, "staff-account-name"), Some(t!(visit, "staff-account-name-hint")), "text")}
                {line("address", t!(visit, "accounts-address"), hint, "email")}
                {role_boxes(visit, &read_roles(fields), errors.of("roles"))}
                {form::submit(t!(visit, "staff-account-add"))}
            </form>
        }
    };
    Ok(visit.form_page(&title, errors, body))
}

/// Accounts from the command line may have no name yet.
pub(super) fn name_of(visit: &Visit, account: &Listed) -> String {
    if account.name.is_empty() { t!(visit, "staff-account-nameless") } else { account.name.clone() }
}

pub(super) fn role_words(visit: &Visit, roles: &[Role]) -> String {
    let words: Vec<String> = roles.iter().map(|role| texts::role(visit.language, *role)).collect();
    words.join(", ")
}

fn render_one(visit: &Visit, account: &Listed, errors: &Errors) -> Response {
    let title = name_of(visit, account);
    let heading = title.clone();
    let id = account.id;
    let is_me = visit.staff().is_ok_and(|me| me == id);
    let body = || {
        let end = (!is_me).then(|| {
            view! {
                <h2>{t!(visit, "staff-second-factor")}</h2>
                <p>{t!(visit, "staff-factor-reset-when")}</p>
                <p><a class="button button--light" href=format!("/staff/accounts/{id}/second-factor")>{t!(visit, "staff-factor-reset-ask")}</a></p>
                <h2>{t!(visit, "staff-account-end")}</h2>
                <p>{t!(visit, "staff-account-end-lead")}</p>
                <p><a class="button button--light" href=format!("/staff/accounts/{id}/remove")>{t!(visit, "staff-account-end-ask")}</a></p>
            }
        });
        view! {
            {errors.summary(visit)}
            <p><a href="/staff/accounts">{t!(visit, "staff-accounts")}</a></p>
            <h1>{heading}</h1>
            <form method="post" action=format!("/staff/accounts/{id}") novalidate>
                {role_boxes(visit, &account.roles, errors.of("roles"))}
                {form::submit(t!(visit, "projects-save"))}
            </form>
            {end}
        }
    };
    visit.form_page(&title, errors, body)
}

/// A secret is shown once, to whoever hands it on.
pub(super) fn render_secret(
    visit: &Visit,
    title: &str,
    name: &str,
    secret: &TotpSecret,
) -> Response {
    let heading = title.to_owned();
    visit.page(title, || {
        let lead = view! { <p>{t!(visit, "staff-account-secret", name = name.to_owned())}</p> };
        view! {
            <h1>{heading}</h1>
            {ui::notice(ui::NoticeKind::Warning, None, lead.into_any())}
            {authenticator::show(visit, name, secret)}
            <p><a href="/staff/accounts">{t!(visit, "staff-accounts")}</a></p>
        }
    })
}
