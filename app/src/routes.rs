//! Every route of the product in one table: path, page and form, who may.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::Request,
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post, put},
};
use http::Method;
use model::staff::{
    Actor,
    Guard::{self, AnyStaff, Anyone, Joined, Member, Own, SignedIn, Staff},
};

use crate::{
    Failure, Kanssa, Visit, accounts, answers, bank, consents, exports, fields, home,
    messages::{self, inbox::READERS},
    notices,
    oversight::{self, security::LOOKERS},
    preview,
    projects::{self, MAKERS},
    results, settings,
    staff::{self, ADMINS, OFFICERS},
    tasks,
    ui::failure::FILES_LEFT_OUT,
};

/// One row of the table.
pub struct Route {
    /// The path, as axum has it.
    pub path: &'static str,
    /// Who may.
    pub guard: Guard,
    /// What it takes.
    pub takes: Takes,
    handler: MethodRouter<Arc<Kanssa>>,
}

/// Which requests a route takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Only looking: a page or a file.
    Get,
    /// Only doing: a form's button.
    Post,
    /// A page and its own form.
    Both,
    /// Only what a script beside a page does, with methods that no form has.
    Script,
}

fn page(path: &'static str, guard: Guard, handler: MethodRouter<Arc<Kanssa>>) -> Route {
    Route { path, guard, takes: Takes::Get, handler }
}

fn act(path: &'static str, guard: Guard, handler: MethodRouter<Arc<Kanssa>>) -> Route {
    Route { path, guard, takes: Takes::Post, handler }
}

fn form(path: &'static str, guard: Guard, handler: MethodRouter<Arc<Kanssa>>) -> Route {
    Route { path, guard, takes: Takes::Both, handler }
}

fn script(path: &'static str, guard: Guard, handler: MethodRouter<Arc<Kanssa>>) -> Route {
    Route { path, guard, takes: Takes::Script, handler }
}

/// Every page, file and form.
#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "it is one table, and read as one")]
pub fn table() -> Vec<Route> {
    use accounts::{account, address, code, demo, freeze, join, language, leave, link, own_data, pseudonym, sign_in, sign_ins, still_here};
    use answers::{answer, mine, offline, photos, quotas as full};
    use messages::{contact, inbox};
    use notices::{accessibility, notice};
    use preview::{kept, run};
    use projects::{colleagues, edit, owners, partners, transfer};
    use settings::{change, places, texts};
    use tasks::{archive, checks, close, leaves, list, make, manage, publish, questions, remove, settings as task_settings, show, stages};
    use questions::{copying, downloads, file, languages, moving, overview, pictures, question, removal, translations};
    vec![
        page("/",                              Anyone,         get(home::page)),
        page("/notice",                        Anyone,         get(notice::page)),
        page("/notice/{version}",              Anyone,         get(notice::version_page)),
        page("/accessibility",                 Anyone,         get(accessibility::page)),
        form("/contact",                       Anyone,         get(contact::page).post(contact::submit)),
        act ("/language",                      Anyone,         post(language::submit)),
        act ("/reading",                       Anyone,         post(language::read_in)),

        form("/sign-in",                       Anyone,         get(sign_in::page).post(sign_in::submit)),
        form("/sign-in/code",                  Anyone,         get(code::page).post(code::submit)),
        form("/sign-in/link/{secret}",         Anyone,         get(link::page).post(link::submit)),
        form("/join",                          Anyone,         get(join::page).post(join::submit)),
        form("/demo/{secret}",                 Anyone,         get(demo::page).post(demo::submit)),
        act ("/sign-out",                      Anyone,         post(sign_ins::sign_out)),

        form("/account/pseudonym",             Joined,         get(pseudonym::page).post(pseudonym::submit)),
        page("/account/download",              Joined,         get(own_data::archive)),
        page("/account",                       Own,            get(account::page)),
        form("/account/sign-ins",              SignedIn,       get(sign_ins::page).post(sign_ins::submit)),
        form("/account/freeze",                Own,            get(freeze::page).post(freeze::submit)),
        form("/account/address",               Own,            get(address::page).post(address::submit)),
        form("/account/address/codes",         Own,            get(address::codes_page).post(address::codes_submit)),
        page("/lost-address",                  Anyone,         get(address::lost)),
        form("/account/consents",              Own,            get(consents::page::page).post(consents::page::submit)),
        form("/no-more/{secret}",              Anyone,         get(consents::no_more::page).post(consents::no_more::submit)),
        page("/no-more",                       Anyone,         get(consents::no_more::done)),
        form("/leave",                         Joined,         get(leave::page).post(leave::submit)),
        form("/still-here/{secret}",           Anyone,         get(still_here::page).post(still_here::submit)),
        page("/still-here",                    Anyone,         get(still_here::thanks)),
        page("/left",                          Anyone,         get(leave::left)),

        page("/tasks",                         Member,         get(list::page)),
        page("/tasks/{task}",                  Member,         get(show::page)),
        page("/tasks/{task}/answer",           Member,         get(answer::resume)),
        form("/tasks/{task}/answer/{page}",    Member,         get(answer::page).post(answer::submit)),
        page("/tasks/{task}/review",           Member,         get(answer::review)),
        act ("/tasks/{task}/send",             Member,         post(answer::send)),
        page("/tasks/{task}/full/{quota}",     Member,         get(full::page)),
        act ("/tasks/{task}/revert",           Member,         post(mine::revert)),
        page("/offline",                       Anyone,         get(offline::page)),
        page("/photos/{photo}",                SignedIn,       get(photos::show)),
        page("/pictures/{picture}",            SignedIn,       get(pictures::show)),
        script("/api/answers/photos/{task}/{question}/{photo}", Member, put(photos::put_of_member).delete(photos::delete_of_member)),
        page("/answers",                       Own,            get(mine::page)),
        page("/answers/download",              Joined,         get(own_data::json)),
        page("/answers/given",                 Own,            get(exports::given::page)),
        page("/answers/{response}",            Own,            get(mine::response_page)),
        act ("/answers/{response}/remove",     Own,            post(mine::remove)),

        form("/staff/sign-in",                 Anyone,         get(sign_in::staff_page).post(sign_in::staff_submit)),
        form("/staff/code",                    Anyone,         get(code::page).post(code::submit)),
        form("/staff/second-factor",           Anyone,         get(staff::second_factor::page).post(staff::second_factor::submit)),
        form("/staff/second-factor/renew",     AnyStaff,       get(staff::renewal::page).post(staff::renewal::submit)),
        page("/staff",                         AnyStaff,       get(staff::home::page)),
        page("/staff/messages",                Staff(READERS), get(inbox::page)),
        form("/staff/accounts",                Staff(ADMINS),  get(staff::accounts::page).post(staff::accounts::submit)),
        form("/staff/accounts/{staff}",        Staff(ADMINS),  get(staff::accounts::one_page).post(staff::accounts::one_submit)),
        form("/staff/accounts/{staff}/remove", Staff(ADMINS),  get(staff::ending::page).post(staff::ending::submit)),
        form("/staff/accounts/{staff}/second-factor", Staff(ADMINS), get(staff::resetting::page).post(staff::resetting::submit)),
        page("/staff/owners",                  Staff(ADMINS),  get(owners::page)),
        form("/staff/owners/{project}",        Staff(ADMINS),  get(transfer::page).post(transfer::submit)),
        form("/staff/log",                     Staff(OFFICERS), get(staff::log::page).post(staff::log::verify)),
        page("/staff/log/file",                Staff(OFFICERS), get(staff::log_file::file)),
        form("/staff/settings",                Staff(ADMINS),  get(change::page).post(change::submit)),
        form("/staff/places",                  Staff(ADMINS),  get(places::page).post(places::submit)),
        page("/staff/texts",                   Staff(ADMINS),  get(texts::page)),
        form("/staff/texts/{text}",            Staff(ADMINS),  get(texts::one_page).post(texts::one_submit)),
        page("/staff/oversight",               Staff(OFFICERS), get(oversight::home::page)),
        page("/staff/oversight/settings",      Staff(OFFICERS), get(oversight::settings::page)),
        page("/staff/oversight/roles",         Staff(OFFICERS), get(oversight::roles::page)),
        form("/staff/oversight/consents",      Staff(OFFICERS), get(oversight::consents::page).post(oversight::consents::submit)),
        form("/staff/oversight/retention",     Staff(OFFICERS), get(oversight::retention::page).post(oversight::retention::submit)),
        form("/staff/oversight/requests",      Staff(OFFICERS), get(oversight::rights::page).post(oversight::rights::submit)),
        form("/staff/oversight/requests/{request}", Staff(OFFICERS), get(oversight::rights::one_page).post(oversight::rights::one_submit)),
        form("/staff/security",                Staff(LOOKERS), get(oversight::security::page).post(oversight::security::submit)),
        form("/staff/security/{lookup}",       Staff(LOOKERS), get(oversight::security::one_page).post(oversight::security::one_submit)),
        page("/questionnaire.schema.json",     Anyone,         get(file::schema)),
        page("/staff/projects",                Staff(MAKERS),  get(projects::list::page)),
        form("/staff/projects/new",            Staff(MAKERS),  get(edit::new_page).post(edit::new_submit)),
        page("/staff/projects/{project}",      Staff(MAKERS),  get(projects::show::page)),
        form("/staff/projects/{project}/edit", Staff(MAKERS),  get(edit::page).post(edit::submit)),
        form("/staff/projects/{project}/partners", Staff(MAKERS), get(partners::page).post(partners::submit)),
        act ("/staff/projects/{project}/partners/{partner}/end", Staff(MAKERS), post(partners::end)),
        form("/staff/projects/{project}/colleagues", Staff(MAKERS), get(colleagues::page).post(colleagues::submit)),
        act ("/staff/projects/{project}/colleagues/{staff}/remove", Staff(MAKERS), post(colleagues::remove)),
        form("/staff/projects/{project}/tasks/new", Staff(MAKERS), get(make::page).post(make::submit)),
        page("/staff/tasks/{task}",            Staff(MAKERS),  get(manage::page)),
        form("/staff/tasks/{task}/settings",   Staff(MAKERS),  get(task_settings::page).post(task_settings::submit)),
        page("/staff/tasks/{task}/preview",    Staff(MAKERS),  get(preview::frame::page)),
        page("/staff/tasks/{task}/preview/{language}", Staff(MAKERS), get(preview::begin::page)),
        act ("/staff/tasks/{task}/preview/{language}/restart", Staff(MAKERS), post(preview::begin::restart)),
        page("/staff/tasks/{task}/preview/{language}/answer", Staff(MAKERS), get(run::resume)),
        form("/staff/tasks/{task}/preview/{language}/answer/{page}", Staff(MAKERS), get(run::page).post(run::submit)),
        page("/staff/tasks/{task}/preview/{language}/review", Staff(MAKERS), get(run::review)),
        act ("/staff/tasks/{task}/preview/{language}/send", Staff(MAKERS), post(run::send)),
        page("/staff/tasks/{task}/preview/{language}/sent/{response}", Staff(MAKERS), get(run::receipt)),
        script("/api/test-answers/photos/{task}/{question}/{photo}", Staff(MAKERS), put(photos::put_of_staff).delete(photos::delete_of_staff)),
        page("/staff/tasks/{task}/tests",      Staff(MAKERS),  get(kept::page)),
        act ("/staff/tasks/{task}/tests/remove", Staff(MAKERS), post(kept::remove_all)),
        page("/staff/tasks/{task}/tests/{response}", Staff(MAKERS), get(kept::one_page)),
        act ("/staff/tasks/{task}/tests/{response}/remove", Staff(MAKERS), post(kept::remove)),
        form("/staff/tasks/{task}/questions",  Staff(MAKERS),  get(overview::page).post(overview::submit)),
        form("/staff/tasks/{task}/questions/from-file", Staff(MAKERS), get(file::page).post(file::submit)),
        page("/staff/tasks/{task}/questions/from-task", Staff(MAKERS), get(copying::page)),
        form("/staff/tasks/{task}/questions/from-task/{other}", Staff(MAKERS), get(copying::one_page).post(copying::submit)),
        form("/staff/tasks/{task}/questions/from-bank", Staff(MAKERS), get(bank::take::page).post(bank::take::submit)),
        form("/staff/tasks/{task}/questions/keep", Staff(MAKERS), get(bank::keep::page).post(bank::keep::submit)),
        page("/staff/tasks/{task}/questions/file", Staff(MAKERS), get(file::download)),
        page("/staff/tasks/{task}/questions/file/{format}", Staff(MAKERS), get(downloads::file)),
        page("/staff/tasks/{task}/questions/downloads", Staff(MAKERS), get(downloads::page)),
        form("/staff/tasks/{task}/questions/page/{page}", Staff(MAKERS), get(questions::page::page).post(questions::page::submit)),
        form("/staff/tasks/{task}/questions/endings/add", Staff(MAKERS), get(questions::endings::new_page).post(questions::endings::add)),
        form("/staff/tasks/{task}/questions/ending/{ending}", Staff(MAKERS), get(questions::endings::edit_page).post(questions::endings::save_edited)),
        form("/staff/tasks/{task}/questions/quotas/add", Staff(MAKERS), get(questions::quotas::new_page).post(questions::quotas::add)),
        form("/staff/tasks/{task}/questions/quota/{quota}", Staff(MAKERS), get(questions::quotas::edit_page).post(questions::quotas::save_edited)),
        page("/staff/tasks/{task}/questions/page/{page}/move", Staff(MAKERS), get(moving::page)),
        page("/staff/tasks/{task}/questions/page/{page}/add", Staff(MAKERS), get(question::kinds)),
        form("/staff/tasks/{task}/questions/page/{page}/add/{kind}", Staff(MAKERS), get(question::new_page).post(question::add)),
        form("/staff/tasks/{task}/questions/question/{question}", Staff(MAKERS), get(question::edit_page).post(question::save_edited)),
        page("/staff/tasks/{task}/questions/question/{question}/move", Staff(MAKERS), get(moving::question)),
        page("/staff/tasks/{task}/questions/question/{question}/remove", Staff(MAKERS), get(removal::page)),
        form("/staff/tasks/{task}/questions/languages", Staff(MAKERS), get(languages::page).post(languages::submit)),
        page("/staff/tasks/{task}/questions/translations", Staff(MAKERS), get(translations::overview)),
        form("/staff/tasks/{task}/questions/translations/{page}", Staff(MAKERS), get(translations::page).post(translations::submit)),
        form("/staff/tasks/{task}/questions/translations/{page}/missing", Staff(MAKERS), get(translations::missing).post(translations::submit_missing)),
        form("/staff/tasks/{task}/templates",  Staff(MAKERS),  get(tasks::templates::page).post(tasks::templates::submit)),
        form("/staff/tasks/{task}/checks",     Staff(MAKERS),  get(checks::page).post(checks::submit)),
        form("/staff/tasks/{task}/results",    Staff(MAKERS),  get(results::show::page).post(results::choose::submit)),
        page("/staff/tasks/{task}/results/{question}", Staff(MAKERS), get(results::words::page)),
        page("/staff/tasks/{task}/results/{question}/photos", Staff(MAKERS), get(results::photos::page)),
        page("/staff/tasks/{task}/results/{question}/photos/{photo}", Staff(MAKERS), get(results::photos::one)),
        form("/staff/tasks/{task}/files",      Staff(MAKERS),  get(exports::ask::page).post(exports::ask::submit)),
        page("/staff/files",                   Staff(MAKERS),  get(exports::mine::page)),
        page("/staff/files/{export}",          Staff(MAKERS),  get(exports::show::page)),
        page("/staff/files/{export}/table",    Staff(MAKERS),  get(exports::download::table)),
        page("/staff/files/{export}/codebook", Staff(MAKERS),  get(exports::download::codebook)),
        page("/staff/files/{export}/spss",     Staff(MAKERS),  get(exports::download::spss)),
        page("/staff/files/{export}/r",        Staff(MAKERS),  get(exports::download::r)),
        page("/staff/files/{export}/manifest", Staff(MAKERS),  get(exports::download::manifest)),
        act ("/staff/files/{export}/deleted",  Staff(MAKERS),  post(exports::show::deleted)),
        page("/staff/bank",                    Staff(MAKERS),  get(bank::list::page)),
        form("/staff/bank/{entry}",            Staff(MAKERS),  get(bank::entry::page).post(bank::entry::submit)),
        act ("/staff/bank/{entry}/remove",     Staff(MAKERS),  post(bank::entry::remove)),
        page("/staff/leaves",                  Staff(OFFICERS), get(leaves::list)),
        form("/staff/leaves/{leave}",          Staff(OFFICERS), get(leaves::page).post(leaves::submit)),
        page("/staff/disclosures",             Staff(OFFICERS), get(exports::disclosures::page)),
        form("/staff/tasks/{task}/publish",    Staff(MAKERS),  get(publish::page).post(publish::submit)),
        act ("/staff/tasks/{task}/pause",      Staff(MAKERS),  post(stages::pause)),
        act ("/staff/tasks/{task}/copy",       Staff(MAKERS),  post(stages::copy)),
        form("/staff/tasks/{task}/remove",     Staff(MAKERS),  get(remove::page).post(remove::submit)),
        form("/staff/tasks/{task}/close",      Staff(MAKERS),  get(close::page).post(close::submit)),
        form("/staff/tasks/{task}/reopen",     Staff(MAKERS),  get(close::reopen_page).post(close::reopen)),
        form("/staff/tasks/{task}/archive",    Staff(MAKERS),  get(archive::page).post(archive::submit)),
        form("/staff/messages/{message}",      Staff(READERS), get(inbox::message_page).post(inbox::submit)),
    ]
}

/// Every server function that islands call: its path and who may.
pub const SERVER_FUNCTIONS: &[(&str, Guard)] = &[
    ("/api/answers/save", Member),
    ("/api/answers/send", Member),
    ("/api/test-answers/save", Staff(MAKERS)),
    ("/api/test-answers/send", Staff(MAKERS)),
];

/// The pages with their guards; server functions are added by the server.
pub fn router() -> Router<Arc<Kanssa>> {
    table().into_iter().fold(Router::new(), |router, route| {
        let guard = route.guard;
        let handler = route.handler.fallback(async || Failure::MethodNotAllowed).layer(
            middleware::from_fn(move |request: Request, next: Next| check(guard, request, next)),
        );
        router.route(route.path, handler)
    })
}

/// Lets those pass whom the guard admits; tells the others what to do.
async fn check(guard: Guard, request: Request, next: Next) -> Response {
    let Some(visit) = request.extensions().get::<Visit>().cloned() else {
        return Failure::Internal.into_response();
    };
    let actor = visit.actor();
    if guard.admits(&actor) {
        return next.run(request).await;
    }
    let looks = matches!(*request.method(), Method::GET | Method::HEAD);
    // No page to sign in opens in a frame: it is told there, with the way out.
    let is_in_frame = request.headers().get("sec-fetch-dest").is_some_and(|dest| dest == "iframe");
    match actor {
        Actor::Visitor if looks && is_in_frame => Failure::SignedOut.into_response(),
        Actor::Visitor if looks => {
            let ask = if visit.path.starts_with("/staff") { "/staff/sign-in" } else { "/sign-in" };
            visit.go_to(&format!("{ask}?then={}", visit.path))
        }
        Actor::Visitor => signed_out(request).await,
        Actor::Newcomer if looks => visit.go_to("/account/pseudonym"),
        Actor::Frozen if looks && guard == Member => visit.go_to("/account/freeze"),
        Actor::Newcomer | Actor::Member | Actor::Frozen | Actor::Staff(_) => {
            Failure::Forbidden.into_response()
        }
    }
}

/// Takes what was posted along, so that it can be sent again after signing in; not files, which a page
/// cannot hold.
async fn signed_out(request: Request<Body>) -> Response {
    let posted = fields::typed(request).await.ok();
    let mut response = Failure::SignedOut.into_response();
    if let Some((mut fields, has_files)) = posted {
        if has_files {
            fields.set(FILES_LEFT_OUT, "yes");
        }
        response.extensions_mut().insert(fields);
    }
    response
}
