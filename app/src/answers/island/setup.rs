//! What the server hands the questionnaire in the browser: rules and answers.
//!
//! It stands in the page as JSON, in the attribute `data-setup`, not among the island's properties:
//! those would be read, and written, with serde.

use model::{
    answers::{Answer, Answers},
    json::Json,
    language::Language,
    questionnaires::Questionnaire,
};
use serde::Serialize;

/// Where in the questionnaire somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Step {
    /// On the page of this number.
    Page(usize),
    /// Looking everything over before sending.
    Review,
}

/// The name of the review among the parts of the page: no code of a page can be so.
pub const REVIEW_PART: &str = "~review";

/// Everything the questionnaire needs in the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setup {
    /// The task's id.
    pub task: String,
    /// The path below which its pages are.
    pub place: String,
    /// Whether these are test answers of somebody of the staff.
    pub is_test: bool,
    /// The questionnaire's version.
    pub version: i64,
    /// Whose answers these are: a tag that is sent with them.
    pub owner: String,
    /// Whether answers may be kept on the device: not on a shared one.
    pub keeps: bool,
    /// The server's instant when the page was made.
    pub as_of: i64,
    /// The language of the page.
    pub language: Language,
    /// The rules of the questions.
    pub rules: Questionnaire<()>,
    /// The answers known to the server.
    pub answers: Answers,
    /// Where the page begins.
    pub start: Step,
}

impl Setup {
    /// Reads what the server wrote.
    pub fn read(text: &str) -> Option<Self> {
        let json = Json::read(text)?;
        let words = |name| json.get(name).text().map(str::to_owned);
        Some(Self {
            task: words("task")?,
            place: words("place")?,
            is_test: json.is("is_test"),
            version: json.get("version").number()?,
            owner: words("owner")?,
            keeps: json.is("keeps"),
            as_of: json.get("as_of").number()?,
            language: json.get("language").text()?.parse().ok()?,
            rules: Questionnaire::of_json(json.get("rules"))?,
            answers: Answers::of_json(json.get("answers"), Answer::of_json)?,
            start: Step::of_json(json.get("start"))?,
        })
    }
}

impl Setup {
    /// The tag of the language in which the task is tried out: the questions may be in one that the
    /// page around them is not in, so it is taken from where the page is.
    pub fn test_language(&self) -> Option<String> {
        let (_, tag) = self.place.rsplit_once('/')?;
        self.is_test.then(|| tag.to_owned())
    }
}

impl Step {
    fn of_json(json: &Json) -> Option<Self> {
        match json.form()? {
            ("Page", number) => number.number().map(Self::Page),
            ("Review", _) => Some(Self::Review),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup(start: Step) -> Setup {
        let rules = r#"{"pages":[{"code":"first","questions":[
            {"code":"tell","text":null,"kind":{"short_text":{"most":9}}}]}]}"#;
        Setup {
            task: "task".to_owned(),
            place: "/tasks/\"task\"".to_owned(),
            is_test: true,
            version: 3,
            owner: "tag".to_owned(),
            keeps: false,
            as_of: -1_700_000_000_000,
            language: Language::Sv,
            rules: serde_json::from_str(rules).unwrap(),
            answers: [("tell".parse().unwrap(), Answer::Text("</ä\n>".to_owned()))]
                .into_iter()
                .collect(),
            start,
        }
    }

    #[test]
    fn the_browser_reads_what_the_server_writes() {
        for start in [Step::Page(2), Step::Review] {
            let setup = setup(start);
            let json = serde_json::to_string(&setup).unwrap();
            assert_eq!(Setup::read(&json), Some(setup));
        }
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let json = serde_json::to_string(&setup(Step::Review)).unwrap();
        for (end, _) in json.char_indices() {
            assert_eq!(Setup::read(&json[..end]), None, "{end}");
        }
    }
}
