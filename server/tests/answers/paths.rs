//! Whatever is asked and whatever path is taken: what is stored on sending satisfies the rules of the
//! version it was given to.

use model::{
    answers::Answers,
    language::Language,
    questionnaires::{Code, Questionnaire},
};
use serde_json::{Value, json};
use store::answers::list;
use uuid::Uuid;

use crate::common::{Browser, TestApp};

/// So many questionnaires are made up, each answered on one path.
const QUESTIONNAIRES: u64 = 40;

/// The most pages that are sent before somebody gives up.
const PATIENCE: usize = 60;

/// Numbers that follow from a seed (`SplitMix64`).
struct Draws(u64);

impl Draws {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % most
    }

    fn chance(&mut self, of: u64) -> bool {
        self.below(of) == 0
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        let place = usize::try_from(self.below(all.len() as u64)).unwrap();
        all[place]
    }
}

/// What a condition on a question of a kind may say.
fn condition(code: &str, kind: &str, draws: &mut Draws) -> String {
    let holds = match kind {
        "yes_no" => draws.of(&["? = yes", "? = no", "answered(?)"]),
        "single" => draws.of(&["? = 'a'", "? != 'b'", "answered(?)"]),
        "several" => draws.of(&["? has 'a'", "not ? has 'b'", "count(?) > 1"]),
        "number" => draws.of(&["? > 4", "? <= 4", "answered(?)"]),
        "scale" => draws.of(&["? > 2", "? < 3", "not answered(?)"]),
        _ => draws.of(&["answered(?)", "not answered(?)", "length(?) > 3"]),
    };
    holds.replace('?', code)
}

const KINDS: [&str; 6] = ["yes_no", "single", "several", "number", "scale", "text"];

fn kind(name: &str, condition: Option<&str>) -> Value {
    let option = |code: &str| json!({ "code": code, "text": { "fi": code } });
    let mut options = [option("a"), option("b"), option("c")];
    if let Some(condition) = condition {
        options[2]["show_if"] = json!(condition);
    }
    match name {
        "yes_no" => json!("yes_no"),
        "single" => json!({ "single_choice": { "options": options } }),
        "several" => json!({ "multiple_choice": { "options": options, "at_most": 2 } }),
        "number" => json!({ "number": { "least": "0", "greatest": "9" } }),
        "scale" => {
            json!({ "scale": { "from": 1, "to": 4, "low": { "fi": "l" }, "high": { "fi": "h" } } })
        }
        _ => json!({ "short_text": { "at_least": 2, "most": 20 } }),
    }
}

/// A questionnaire with conditions on anything that can have one.
fn questionnaire(draws: &mut Draws) -> Value {
    let mut earlier: Vec<(String, &str)> = Vec::new();
    let mut pages = Vec::new();
    for page in 0..3 {
        let any_condition = |earlier: &[(String, &str)], draws: &mut Draws| {
            let count = earlier.len() as u64;
            (count > 0 && draws.chance(3)).then(|| {
                let (code, kind) = &earlier[usize::try_from(draws.below(count)).unwrap()];
                condition(code, kind, draws)
            })
        };
        let of_page = any_condition(&earlier, draws);
        let mut questions = Vec::new();
        for number in 0..=draws.below(3) {
            let (code, name) = (format!("q{page}{number}"), draws.of(&KINDS));
            let of_option = any_condition(&earlier, draws);
            let mut question = json!({
                "code": code, "text": { "fi": code }, "kind": kind(name, of_option.as_deref()),
                "required": draws.chance(2), "wanted": draws.chance(4), "may_decline": draws.chance(3),
            });
            if let Some(condition) = any_condition(&earlier, draws) {
                question["show_if"] = json!(condition);
            }
            questions.push(question);
            earlier.push((code, name));
        }
        let mut page = json!({ "code": format!("p{page}"), "questions": questions });
        if let Some(condition) = of_page {
            page["show_if"] = json!(condition);
        }
        if let Some(condition) = any_condition(&earlier, draws) {
            page["end_if"] = json!(condition);
        }
        pages.push(page);
    }
    json!({ "format": "kanssa-questionnaire/1", "pages": pages, "one_by_one": draws.chance(3) })
}

/// One that can be published: some of those that are made up have parts that nobody gets to see.
fn sound_questionnaire(draws: &mut Draws) -> (Value, Questionnaire) {
    loop {
        let asked = questionnaire(draws);
        let read = Questionnaire::from_file(&asked.to_string()).unwrap();
        if read.flaws(Language::Fi).is_empty() {
            return (asked, read);
        }
    }
}

/// What somebody enters for a question: mostly what fits, sometimes what does not, sometimes nothing.
fn entered(question: &Value, draws: &mut Draws) -> Vec<(String, String)> {
    let name = format!("q-{}", question["code"].as_str().unwrap());
    let pair = |value: &str| vec![(name.clone(), value.to_owned())];
    let kind = &question["kind"];
    let has = |name: &str| kind.get(name).is_some();
    if draws.chance(6) {
        return Vec::new();
    }
    if kind == "yes_no" {
        return pair(draws.of(&["yes", "no", "-"]));
    }
    if has("single_choice") {
        return pair(draws.of(&["a", "b", "c", "c"]));
    }
    if has("multiple_choice") {
        let all = ["a", "b", "c"].into_iter().filter(|_| draws.chance(2));
        return all.map(|option| (name.clone(), option.to_owned())).collect();
    }
    if has("number") {
        return pair(draws.of(&["0", "3", "5", "9", "4", "12"]));
    }
    if has("scale") {
        return pair(draws.of(&["p1", "p2", "p3", "p4"]));
    }
    pair(draws.of(&["hyvä", "ei", "keskiverto", "x"]))
}

/// Goes through the pages, forth and now and then back, until it is sent; gives the response. None:
/// patience ran out.
async fn answer(
    browser: &mut Browser<'_>,
    task: Uuid,
    asked: &Value,
    draws: &mut Draws,
) -> Option<Uuid> {
    let all = asked["pages"].as_array().unwrap().iter();
    let questions: Vec<&Value> =
        all.flat_map(|page| page["questions"].as_array().unwrap()).collect();
    let start = browser.get(&format!("/tasks/{task}/answer")).await;
    let mut here = start.attribute("form[data-runner]", "action").unwrap();
    for _ in 0..PATIENCE {
        if here.ends_with("/review") {
            if asked["one_by_one"] == false && draws.chance(3) {
                here = format!("/tasks/{task}/answer/p0");
                continue;
            }
            let sent = browser.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
            if let Some(response) = sent.location().strip_prefix("/answers/") {
                return response.parse().ok();
            }
            assert_eq!(sent.status, 303, "{}", sent.text());
            sent.location().clone_into(&mut here);
            continue;
        }
        let mut form: Vec<(String, String)> =
            questions.iter().flat_map(|question| entered(question, draws)).collect();
        let go = if draws.chance(6) { "back" } else { "next" };
        form.push(("go".to_owned(), go.to_owned()));
        // Whoever passes over a question has been asked about it.
        let codes = questions.iter().map(|question| question["code"].as_str().unwrap());
        form.push(("told".to_owned(), codes.collect::<Vec<_>>().join(" ")));
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let answer = browser.post(&here, &form).await;
        if answer.status == 303 {
            answer.location().clone_into(&mut here);
        } else {
            assert_eq!(answer.status, 422, "{}", answer.text());
        }
    }
    None
}

/// What of the answers breaks a rule of the questionnaire.
fn broken(questionnaire: &Questionnaire, sent: &Answers) -> Vec<String> {
    let mut broken = Vec::new();
    for question in questionnaire.questions() {
        let given = sent.get(&question.code);
        if let Some(Err(problem)) = given.map(|answer| question.accepts(answer)) {
            broken.push(format!("{}: {problem:?}", question.code));
        }
    }
    let path = questionnaire.path(sent);
    let told: Vec<&Code> = path.given().iter().map(|(code, _)| code).collect();
    let kept: Vec<&Code> = sent.iter().map(|(code, _)| code).collect();
    if told != kept {
        broken.push(format!("kept {kept:?}, but on the path are {told:?}"));
    }
    let obstacles = questionnaire.obstacles(&path, None).into_iter();
    broken.extend(obstacles.map(|one| format!("{}: {:?}", one.question, one.problem)));
    broken
}

#[tokio::test]
async fn whatever_path_is_taken_what_is_stored_satisfies_the_rules() {
    let app = TestApp::start().await;
    let mut file: Value =
        serde_json::from_str(include_str!("../../src/demo/content.json")).unwrap();
    let projects = file["projects"].as_array_mut().unwrap();
    projects.truncate(1);
    projects[0]["tasks"].as_array_mut().unwrap().truncate(1);
    projects[0]["tasks"][0].as_object_mut().unwrap().remove("texts");
    let mut browser = app.member("matti@posti.test", "Rantaystävä").await;
    let (mut sent, mut hidden) = (0, 0);
    for seed in 0..QUESTIONNAIRES {
        let mut draws = Draws(seed);
        let (asked, questionnaire) = sound_questionnaire(&mut draws);
        let mut stored = asked.clone();
        stored.as_object_mut().unwrap().remove("format");
        file["projects"][0]["tasks"][0]["questionnaire"] = stored;
        let task = app.publish(&file.to_string()).await[0];
        let Some(response) = answer(&mut browser, task, &asked, &mut draws).await else { continue };
        sent += 1;
        let mut conn = app.kanssa.db.read().await.unwrap();
        let kept = list(&mut conn, response).await.unwrap().sent;
        drop(conn);
        assert_eq!(broken(&questionnaire, &kept), Vec::<String>::new(), "seed {seed}: {asked}");
        hidden += questionnaire.questions().count() - kept.iter().count();
    }
    assert!(sent * 10 >= QUESTIONNAIRES * 7, "{sent} of {QUESTIONNAIRES} came to the end");
    assert!(hidden > 20, "conditions leave questions out: {hidden}");
}
