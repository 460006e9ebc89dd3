//! A member chooses what to be called: typed, or taken from suggestions.

use axum::response::Response;
use leptos::prelude::*;
use model::accounts::{self as rules, Membership, Pseudonym, PseudonymProblem};
use store::accounts;

use crate::{
    Failure, Fields, Visit, t,
    ui::form::{self, Errors, Field, Typing},
};

const SUGGESTIONS: usize = 4;
const MOST_DRAWS: usize = 40;

/// `GET /account/pseudonym`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    render(&visit, None, &Errors::default()).await
}

/// `POST /account/pseudonym`
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let typed = fields.get("pseudonym");
    match choose(&visit, typed).await? {
        Ok(Membership::Pending) => Ok(visit.go_to("/tasks")),
        Ok(_) => Ok(visit.go_to_saying("/account", "pseudonym-saved")),
        Err(problem) => {
            let errors = Errors::one("pseudonym", words(&visit, problem));
            render(&visit, Some(typed), &errors).await
        }
    }
}

/// Gives the state the membership was in before.
async fn choose(
    visit: &Visit,
    typed: &str,
) -> Result<Result<Membership, PseudonymProblem>, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let member =
        accounts::find_member(&mut conn, visit.member()?).await?.ok_or(Failure::NotFound)?;
    let person = accounts::find_person_of(&mut conn, &kanssa.vault, member.id).await?;
    let person = person.ok_or(Failure::NotFound)?;
    let address = accounts::get_address(&mut conn, &kanssa.vault, person.id).await?;
    let pseudonym = match Pseudonym::parse(typed, &address) {
        Ok(pseudonym) => pseudonym,
        Err(problem) => return Ok(Err(problem)),
    };
    if accounts::is_pseudonym_taken(&mut conn, &pseudonym, member.id).await? {
        return Ok(Err(PseudonymProblem::Taken));
    }
    drop(conn);
    let mut tx = kanssa.db.begin().await?;
    match accounts::save_pseudonym(&mut tx, &member, &pseudonym).await {
        Ok(()) => tx.commit().await?,
        Err(store::Error::Conflict) => return Ok(Err(PseudonymProblem::Taken)),
        Err(error) => return Err(error.into()),
    }
    Ok(Ok(member.state))
}

fn words(visit: &Visit, problem: PseudonymProblem) -> String {
    use PseudonymProblem as P;
    match problem {
        P::Missing => t!(visit, "accounts-pseudonym-missing"),
        P::TooShort => t!(visit, "accounts-pseudonym-too-short"),
        P::TooLong => t!(visit, "accounts-pseudonym-too-long"),
        P::Characters => t!(visit, "accounts-pseudonym-characters"),
        P::MixedScripts => t!(visit, "accounts-pseudonym-mixed-scripts"),
        P::FewLetters => t!(visit, "accounts-pseudonym-few-letters"),
        P::Address => t!(visit, "accounts-pseudonym-address"),
        P::OwnAddress => t!(visit, "accounts-pseudonym-own-address"),
        P::Phone => t!(visit, "accounts-pseudonym-phone"),
        P::IdentityCode => t!(visit, "accounts-pseudonym-identity-code"),
        P::RealName => t!(visit, "accounts-pseudonym-real-name"),
        P::Reserved => t!(visit, "accounts-pseudonym-reserved"),
        P::Taken => t!(visit, "accounts-pseudonym-taken"),
    }
}

async fn render(visit: &Visit, typed: Option<&str>, errors: &Errors) -> Result<Response, Failure> {
    let mut suggestions = suggest(visit).await?;
    let current = visit.sign_in.as_ref().and_then(|sign_in| match &sign_in.who {
        store::sessions::Who::Member { pseudonym, .. } => pseudonym.clone(),
        store::sessions::Who::Staff { .. } => None,
    });
    let is_newcomer = current.is_none();
    let value = match (typed, current) {
        (Some(typed), _) => typed.to_owned(),
        (None, Some(current)) => current,
        (None, None) => suggestions.pop().unwrap_or_default(),
    };
    let title = t!(visit, "accounts-pseudonym-title");
    let field = Field {
        id: "pseudonym",
        label: t!(visit, "accounts-pseudonym"),
        hint: Some(t!(visit, "accounts-pseudonym-hint")),
        error: errors.of("pseudonym"),
    };
    let typing = Typing { kind: "text", autocomplete: "off", inputmode: "text", is_code: false };
    let buttons = suggestions
        .into_iter()
        .map(|suggestion| {
            view! {
                <li>
                    <button class="button button--light" type="submit" name="pseudonym" value=suggestion.clone()>
                        {suggestion.clone()}
                    </button>
                </li>
            }
        })
        .collect_view();
    let heading = title.clone();
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-pseudonym-lead")}</p>
            <form method="post" action="/account/pseudonym" novalidate>
                {form::text_input(&field, &value, typing)}
                {form::submit(t!(visit, "accounts-pseudonym-submit"))}
            </form>
            <h2>{t!(visit, "accounts-pseudonym-suggestions")}</h2>
            <form method="post" action="/account/pseudonym">
                <ul class="button-list">{buttons}</ul>
            </form>
            <p><a href="/account/pseudonym">{t!(visit, "accounts-pseudonym-more")}</a></p>
            {is_newcomer.then(|| ways_out(visit))}
        }
    };
    Ok(visit.form_page(&title, errors, body))
}

/// For whoever has no account page yet: nobody is kept in by the choice of a pseudonym.
fn ways_out(visit: &Visit) -> impl IntoView + use<> {
    view! {
        <form method="post" action="/sign-out">
            <button class="button button--light" type="submit">{t!(visit, "accounts-sign-out")}</button>
        </form>
        <p class="small"><a href="/leave">{t!(visit, "accounts-account-leave-link")}</a></p>
    }
}

/// A few pseudonyms that are free at this moment.
async fn suggest(visit: &Visit) -> Result<Vec<String>, Failure> {
    let kanssa = &visit.kanssa;
    let member = visit.member()?;
    let mut conn = kanssa.db.read().await?;
    let person = accounts::find_person_of(&mut conn, &kanssa.vault, member).await?;
    let person = person.ok_or(Failure::NotFound)?;
    let address = accounts::get_address(&mut conn, &kanssa.vault, person.id).await?;
    let mut suggestions: Vec<String> = Vec::with_capacity(SUGGESTIONS);
    for draw in 0..MOST_DRAWS {
        if suggestions.len() == SUGGESTIONS {
            break;
        }
        let numbered = draw >= SUGGESTIONS;
        let suggestion = rules::suggest(visit.language, numbered, kanssa.random.as_ref());
        let Ok(pseudonym) = Pseudonym::parse(&suggestion, &address) else { continue };
        let is_new = !suggestions.contains(&suggestion);
        if is_new && !accounts::is_pseudonym_taken(&mut conn, &pseudonym, member).await? {
            suggestions.push(suggestion);
        }
    }
    Ok(suggestions)
}
