//! What the browser keeps, sends and gets, in JSON; the server reads and writes the same with serde.

use model::{
    answers::{Answer, Answers, ByCode},
    json::Json,
    questionnaires::Code,
};

use super::draft::{Draft, Pending};
use crate::answers::api::{ApiError, Item, Saved};

/// The message that asks to save answers.
pub fn to_save(owner: &str, task: &str, version: i64, items: &[Item]) -> String {
    let message = Json::object([
        ("owner", Json::text_of(owner)),
        ("task", Json::text_of(task)),
        ("version", Json::Number(version)),
        ("items", Json::List(items.iter().map(item).collect())),
    ]);
    message.written()
}

/// The message that asks to send what is saved; a test names the language it is made in, by its tag.
pub fn to_send(owner: &str, task: &str, test: Option<&str>, looked_over: Option<&str>) -> String {
    let named = |(name, text): (&str, &str)| (name.to_owned(), Json::text_of(text));
    let mut message = vec![named(("owner", owner)), named(("task", task))];
    message.extend(test.map(|language| named(("language", language))));
    message.extend(looked_over.map(|mark| named(("looked_over", mark))));
    Json::Object(message).written()
}

fn item(item: &Item) -> Json {
    Json::object([
        ("question", Json::text_of(item.question.as_str())),
        ("answer", Json::or_null(item.answer.as_ref().map(Answer::to_json))),
        ("age", Json::Number(item.age)),
        ("since", Json::Number(item.since)),
    ])
}

/// What came of saving.
pub fn saved(json: &Json) -> Option<Saved> {
    Some(Saved {
        as_of: json.get("as_of").number()?,
        kept: Answers::of_json(json.get("kept"), Answer::of_json)?,
        refused: json.get("refused").list(Code::of_json)?,
        over: json.get("over").text().map(str::to_owned),
    })
}

/// What came of sending: the path of the receipt.
pub fn receipt(json: &Json) -> Option<String> {
    json.get("receipt").text().map(str::to_owned)
}

/// Why the server did not do it.
pub fn error(json: &Json) -> Option<ApiError> {
    Some(match json.text()? {
        "SignedOut" => ApiError::SignedOut,
        "SomebodyElse" => ApiError::SomebodyElse,
        "NotFound" => ApiError::NotFound,
        "Closed" => ApiError::Closed,
        "Incomplete" => ApiError::Incomplete,
        "Changed" => ApiError::Changed,
        "PhotosAwaited" => ApiError::PhotosAwaited,
        "TooMany" => ApiError::TooMany,
        "Unreadable" => ApiError::Unreadable,
        "Unreached" => ApiError::Unreached,
        _ => return None,
    })
}

impl Draft {
    /// The draft as it is kept.
    pub fn written(&self) -> String {
        let pending = |pending: &Pending| {
            Json::object([
                ("answer", Json::or_null(pending.answer.as_ref().map(Answer::to_json))),
                ("at", Json::Number(pending.at)),
                ("since", Json::Number(pending.since)),
            ])
        };
        let draft = Json::object([
            ("as_of", Json::Number(self.as_of)),
            ("version", Json::Number(self.version)),
            ("known", self.known.to_json(Answer::to_json)),
            ("pending", self.pending.to_json(pending)),
            ("send", Json::Bool(self.send)),
        ]);
        draft.written()
    }

    /// Reads what was kept, also by an earlier program.
    pub fn read(text: &str) -> Option<Self> {
        let pending = |json: &Json| {
            Some(Pending {
                answer: json.get("answer").optional(Answer::of_json)?,
                at: json.get("at").number()?,
                since: json.get("since").optional(Json::number)?.unwrap_or_default(),
            })
        };
        let json = Json::read(text)?;
        Some(Self {
            as_of: json.get("as_of").number()?,
            version: json.get("version").number()?,
            known: Answers::of_json(json.get("known"), Answer::of_json)?,
            pending: ByCode::of_json(json.get("pending"), pending)?,
            send: json.get("send").bool()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_str, to_string};

    use super::*;
    use crate::answers::api::{SaveAnswers, SendAnswers, SendTestAnswers, Sent};

    fn code(text: &str) -> Code {
        text.parse().unwrap()
    }

    fn draft() -> Draft {
        let known = [(code("a"), Answer::Text("\"ä\"\n".to_owned()))].into_iter().collect();
        let mut draft = Draft::from_server(1_000, 2, known);
        draft.give(&code("b"), Some(Answer::Point(3)), 5);
        draft.give(&code("a"), None, 6);
        draft
    }

    #[test]
    fn the_server_reads_what_is_asked_of_it() {
        let items = draft().items(10);
        let message: SaveAnswers = from_str(&to_save("tag", "task", 2, &items)).unwrap();
        assert_eq!((message.owner.as_str(), message.task.as_str()), ("tag", "task"));
        assert_eq!((message.version, message.items), (2, items));
        let message: SendAnswers = from_str(&to_send("tag", "task", None, None)).unwrap();
        assert_eq!((message.owner.as_str(), message.task.as_str()), ("tag", "task"));
        assert_eq!(message.looked_over, None);
        let message = to_send("tag", "task", Some("ar"), Some("mark"));
        let message: SendTestAnswers = from_str(&message).unwrap();
        assert_eq!(message.language.tag(), "ar");
        assert_eq!(message.looked_over.as_deref(), Some("mark"));
    }

    #[test]
    fn what_the_server_says_is_read() {
        let (kept, refused) = (draft().answers(), vec![code("c")]);
        let over = Some("/tasks/t/full/q".to_owned());
        let said = Saved { as_of: 7, kept, refused, over };
        assert_eq!(saved(&Json::read(&to_string(&said).unwrap()).unwrap()), Some(said));
        let sent = Sent { receipt: "/tasks/1/sent".to_owned() };
        let json = Json::read(&to_string(&sent).unwrap()).unwrap();
        assert_eq!(receipt(&json), Some(sent.receipt));
        for said in [
            ApiError::SignedOut,
            ApiError::SomebodyElse,
            ApiError::NotFound,
            ApiError::Closed,
            ApiError::Incomplete,
            ApiError::TooMany,
            ApiError::Unreadable,
            ApiError::Unreached,
        ] {
            assert_eq!(error(&Json::read(&to_string(&said).unwrap()).unwrap()), Some(said));
        }
    }

    #[test]
    fn a_draft_is_kept_as_ever_and_read_as_ever() {
        let mut draft = draft();
        draft.send = true;
        let kept = r#"{"as_of":1000,"version":2,"known":{"a":{"text":"\"ä\"\n"}},"pending":{"a":{"answer":null,"at":6,"since":1000},"b":{"answer":{"point":3},"at":5,"since":1000}},"send":true}"#;
        assert_eq!(draft.written(), kept);
        assert_eq!(Draft::read(kept), Some(draft));
        let early = r#"{"as_of":1,"version":1,"known":{},"pending":{"a":{"answer":null,"at":6}},"send":false}"#;
        assert_eq!(Draft::read(early).unwrap().pending.get(&code("a")).unwrap().since, 0);
        assert_eq!(Draft::read("{}"), None);
    }
}
