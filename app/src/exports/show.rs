//! A file of answers: how far it is, what it is, where to download it, and that it was deleted.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    exports::{ExportedFile, FileKind, Manifest, State},
    language::Language,
    questionnaires::{Question, every_question},
};
use store::{
    audit::Act,
    exports::{self, Export},
    tasks,
};
use uuid::Uuid;

use super::{
    answers_for_copies, copies, format_words, get_of_staff, is_mine, recipient_words, size_words,
    staff_words, state_words,
};
use crate::{Failure, Visit, staff::acts, t, ui, url::UrlPath};

/// `GET /staff/files/{export}`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let export = get_of_staff(&visit, &mut conn, id).await?;
    let answers_for_copies = answers_for_copies(&visit, &mut conn, &export).await?;
    let versions = tasks::list_versions(&mut conn, export.task).await?;
    drop(conn);
    let questions = every_question(&versions);
    let is_mine = is_mine(&visit, &export)?;
    let title = t!(visit, "exports-file");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        view! {
            <p><a href=format!("/staff/tasks/{}/files", export.task)>{t!(visit, "exports-title")}</a></p>
            <h1>{heading}</h1>
            <p class="visually-hidden" role="status" data-progress-told></p>
            <div data-progress=export.state.name()>
                {standing(&visit, &export, is_mine)}
                {facts(&visit, &export, &questions)}
            </div>
            {deletion(&visit, &export, answers_for_copies)}
            <script src="/progress.js" defer></script>
        }
    }))
}

/// `POST /staff/files/{export}/deleted`: whoever has the copies, or answers for them, says that they
/// are deleted.
pub async fn deleted(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let export = get_of_staff(&visit, &mut conn, id).await?;
    let answers_for_copies = answers_for_copies(&visit, &mut conn, &export).await?;
    drop(conn);
    if !answers_for_copies {
        return Err(Failure::Forbidden);
    }
    let mut tx = visit.kanssa.db.begin().await?;
    if exports::save_deleted(&mut tx, id, visit.now).await? {
        acts::commit(&visit, tx, Act::FileDeleted, ("export", id), "").await?;
    }
    Ok(visit.go_to_saying(&format!("/staff/files/{id}"), "copies-deleted"))
}

fn standing(visit: &Visit, export: &Export, is_mine: bool) -> AnyView {
    let again = || {
        let href = format!("/staff/tasks/{}/files", export.task);
        view! { <p><a href=href>{t!(visit, "exports-again")}</a></p> }
    };
    match (export.state, &export.manifest) {
        (State::Making, _) => progress(visit, export),
        (State::Ready, Some(manifest)) if is_mine => downloads(visit, export, manifest),
        (State::Ready, _) => {
            view! { <p class="notice">{t!(visit, "exports-not-mine")}</p> }.into_any()
        }
        (State::Withdrawn, _) => view! {
            <div class="notice notice--warning"><p>{t!(visit, "exports-withdrawn-words")}</p>{again()}</div>
        }
        .into_any(),
        (State::Expired, _) => view! {
            <div class="notice"><p>{t!(visit, "exports-expired-words")}</p>{again()}</div>
        }
        .into_any(),
        (State::Failed, _) => view! {
            <div class="notice notice--warning"><p>{t!(visit, "exports-failed-words")}</p>{again()}</div>
        }
        .into_any(),
    }
}

fn progress(visit: &Visit, export: &Export) -> AnyView {
    let (done, total) = (export.rows_done, export.rows_total.max(export.rows_done));
    view! {
        <p id="progress">{t!(visit, "exports-progress", done = done, total = total)}</p>
        <progress class="progress" value=done.to_string() max=total.max(1).to_string() aria-labelledby="progress"></progress>
        <p><a href=format!("/staff/files/{}", export.id)>{t!(visit, "exports-look-again")}</a></p>
    }
    .into_any()
}

fn downloads(visit: &Visit, export: &Export, manifest: &Manifest) -> AnyView {
    let files = manifest.files.iter().map(|file| download(visit, export, file)).collect_view();
    let until = export
        .available_until
        .map(|until| view! { <p>{t!(visit, "exports-available-until")} " " {ui::moment(visit, until)}</p> });
    view! {
        <h2 data-progress-done>{t!(visit, "exports-download")}</h2>
        <ul class="link-list">
            {files}
            <li>
                <a href=format!("/staff/files/{}/manifest", export.id) download>{t!(visit, "exports-manifest")}</a>
                <p class="small">{t!(visit, "exports-manifest-hint")}</p>
            </li>
        </ul>
        {until}
    }
    .into_any()
}

fn download(visit: &Visit, export: &Export, file: &ExportedFile) -> AnyView {
    let words = match file.kind {
        FileKind::Table => t!(visit, "exports-table"),
        FileKind::Codebook => t!(visit, "exports-codebook"),
        FileKind::Spss => t!(visit, "exports-spss"),
        FileKind::R => t!(visit, "exports-r"),
    };
    view! {
        <li>
            <a href=format!("/staff/files/{}/{}", export.id, file.kind.name()) download>
                {words} " (" {size_words(visit, file.bytes)} ")"
            </a>
            <p class="small">"SHA-256 " <code class="hash">{file.sha256.clone()}</code></p>
        </li>
    }
    .into_any()
}

fn facts(visit: &Visit, export: &Export, questions: &[Question]) -> AnyView {
    let title = ui::shown(export.title.shown(visit.language, export.main_language));
    let words = if export.own_words { t!(visit, "exports-yes") } else { t!(visit, "exports-no") };
    let made = export.manifest.as_ref();
    let made = made.map(|manifest| made_facts(visit, manifest, (questions, export.main_language)));
    view! {
        <dl class="facts">
            <dt>{t!(visit, "exports-task")}</dt>
            <dd>{title}</dd>
            <dt>{t!(visit, "exports-for")}</dt>
            <dd>{recipient_words(visit, export.partner_name.as_deref())}</dd>
            <dt>{t!(visit, "exports-reason-fact")}</dt>
            <dd>{export.reason.clone()}</dd>
            <dt>{t!(visit, "exports-asked-by")}</dt>
            <dd>{staff_words(visit, export)} ", " {ui::moment(visit, export.asked_at)}</dd>
            <dt>{t!(visit, "exports-format")}</dt>
            <dd>{format_words(visit, export.format)}</dd>
            <dt>{t!(visit, "exports-own-words")}</dt>
            <dd>{words}</dd>
            <dt>{t!(visit, "exports-state")}</dt>
            <dd>{state_words(visit, export)}</dd>
            {made}
            <dt>{t!(visit, "exports-delete-by")}</dt>
            <dd>{ui::last_day(visit, export.delete_by)}</dd>
        </dl>
    }
    .into_any()
}

fn made_facts(
    visit: &Visit,
    manifest: &Manifest,
    (questions, main): (&[Question], Language),
) -> AnyView {
    let left_out = manifest.left_out.for_another_recipient;
    let left_out = (left_out > 0).then(|| {
        view! {
            <dt>{t!(visit, "exports-left-out")}</dt>
            <dd>{t!(visit, "exports-left-out-words", count = left_out)}</dd>
        }
    });
    let group = manifest.smallest_group.as_ref().map(|group| {
        let asked = group.questions.iter().map(|code| {
            let found = questions.iter().find(|question| question.code == *code);
            let words = found.map(|question| ui::shown(question.text.shown(visit.language, main)));
            view! { <li>{words.unwrap_or_else(|| code.to_string().into_any())}</li> }
        });
        view! {
            <dt>{t!(visit, "exports-smallest-group")}</dt>
            <dd>
                {t!(visit, "exports-smallest-group-words", people = group.people)}
                <ul>{asked.collect_view()}</ul>
            </dd>
        }
    });
    let personal = manifest.personal_data.map(|seen| {
        let words = t!(
            visit,
            "exports-personal-words",
            texts = seen.texts,
            addresses = seen.with_address,
            phones = seen.with_phone,
            codes = seen.with_identity_code
        );
        view! { <dt>{t!(visit, "exports-personal")}</dt><dd>{words}</dd> }
    });
    let purpose = ui::shown(manifest.purpose.shown(visit.language, Language::Fi));
    view! {
        <dt>{t!(visit, "projects-purpose")}</dt>
        <dd>{purpose}</dd>
        <dt>{t!(visit, "exports-rows-fact")}</dt>
        <dd>{manifest.rows.to_string()}</dd>
        {left_out}
        {group}
        {personal}
        <dt>{t!(visit, "exports-secrecy")}</dt>
        <dd lang="fi">{manifest.secrecy.clone()}</dd>
    }
    .into_any()
}

fn deletion(visit: &Visit, export: &Export, answers_for_copies: bool) -> Option<AnyView> {
    let copies = copies(visit, export)?;
    let confirm = (answers_for_copies && export.deleted_at.is_none()).then(|| {
        view! {
            <form method="post" action=format!("/staff/files/{}/deleted", export.id)>
                <button class="button button--light" type="submit">{t!(visit, "exports-deleted")}</button>
            </form>
        }
    });
    Some(
        view! {
            <h2>{t!(visit, "exports-copies")}</h2>
            <p>{copies}</p>
            {confirm}
        }
        .into_any(),
    )
}
