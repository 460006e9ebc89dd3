//! The question bank: questions that researchers keep for other tasks, beside standard ones of ours. It
//! holds questions and never answers, so that every researcher of the city sees all of it.

pub mod entry;
pub mod keep;
pub mod list;
pub mod take;

use leptos::prelude::*;
use model::{
    questionnaires::{
        Questionnaire,
        bank::{MOST_NAME, Standard, Topic},
    },
    text::line,
};
use store::bank::Entry;

use crate::{
    Failure, Fields, Visit,
    projects::text_problem,
    t,
    ui::{
        self,
        form::{self, Errors, Field, Typing},
    },
    url::query_value,
};

/// What a topic is called.
pub fn topic_words(visit: &Visit, topic: Topic) -> String {
    match topic {
        Topic::Background => t!(visit, "bank-topic-background"),
        Topic::Satisfaction => t!(visit, "bank-topic-satisfaction"),
        Topic::Services => t!(visit, "bank-topic-services"),
        Topic::Surroundings => t!(visit, "bank-topic-surroundings"),
        Topic::Mobility => t!(visit, "bank-topic-mobility"),
        Topic::Participation => t!(visit, "bank-topic-participation"),
        Topic::Accessibility => t!(visit, "bank-topic-accessibility"),
        Topic::Other => t!(visit, "bank-topic-other"),
    }
}

fn standard_name(visit: &Visit, standard: Standard) -> String {
    match standard {
        Standard::AgeBand => t!(visit, "bank-standard-age-band"),
        Standard::Household => t!(visit, "bank-standard-household"),
        Standard::Satisfaction => t!(visit, "bank-standard-satisfaction"),
        Standard::Recommending => t!(visit, "bank-standard-recommending"),
        Standard::Ease => t!(visit, "bank-standard-ease"),
        Standard::Obstacles => t!(visit, "bank-standard-obstacles"),
        Standard::Influence => t!(visit, "bank-standard-influence"),
    }
}

/// Questions in the list, with what they are called.
pub struct Offer {
    /// What they are called in addresses and forms: the entry's id, or a standard one's name.
    pub key: String,
    /// What they are called.
    pub name: String,
    /// What they are about.
    pub topic: Topic,
    /// The questions.
    pub questions: Questionnaire,
    /// The entry, if it is not a standard one.
    pub entry: Option<Entry>,
}

impl Offer {
    /// Everything there is: what researchers keep first, then the standard ones.
    pub async fn all(visit: &Visit) -> Result<Vec<Self>, Failure> {
        let mut conn = visit.kanssa.db.read().await?;
        let kept = store::bank::list(&mut conn).await?;
        drop(conn);
        let standard = Standard::ALL.iter().filter_map(|one| {
            Some(Self {
                key: one.name().to_owned(),
                name: standard_name(visit, *one),
                topic: one.topic(),
                questions: one.questionnaire().ok()?,
                entry: None,
            })
        });
        Ok(kept.into_iter().map(Self::of_entry).chain(standard).collect())
    }

    fn of_entry(entry: Entry) -> Self {
        Self {
            key: entry.id.to_string(),
            name: entry.name.clone(),
            topic: entry.topic,
            questions: entry.questions.clone(),
            entry: Some(entry),
        }
    }

    /// What it says of itself: its topic, who keeps it, and every question.
    fn body(&self, visit: &Visit) -> AnyView {
        let texts = self.questions.questions().map(|one| {
            view! { <li>{ui::shown(one.text.shown(visit.language, visit.language))}</li> }
        });
        let texts = texts.collect_view();
        let kept = match &self.entry {
            None => view! { <span>{t!(visit, "bank-standard")}</span> }.into_any(),
            Some(entry) => {
                let name = entry.keeper.clone().filter(|name| !name.is_empty());
                let name = name.unwrap_or_else(|| t!(visit, "lint-nameless"));
                view! { <span>{name}</span> <span>{ui::day(visit, entry.kept_at)}</span> }
                    .into_any()
            }
        };
        view! {
            <h2>{self.name.clone()}</h2>
            <p class="card__facts"><span>{topic_words(visit, self.topic)}</span> {kept}</p>
            <ul>{texts}</ul>
        }
        .into_any()
    }
}

/// What somebody looks for in the bank.
#[derive(Default)]
pub struct Search {
    words: String,
    topic: Option<Topic>,
}

impl Search {
    /// What the address asks for. It is of questions and topics, never of people.
    pub fn of(query: Option<&str>) -> Self {
        let words = query_value(query, "words").unwrap_or_default();
        let topic = query_value(query, "topic").and_then(|name| Topic::of(&name));
        Self { words: words.chars().take(200).collect(), topic }
    }

    fn finds(&self, offer: &Offer) -> bool {
        let is_topic = self.topic.is_none_or(|topic| topic == offer.topic);
        is_topic && offer.questions.speaks_of(&self.words, &offer.name)
    }

    /// The form, and what is found, each as `card` has it.
    fn shown(&self, visit: &Visit, offers: &[Offer], card: impl Fn(&Offer) -> AnyView) -> AnyView {
        let found: Vec<&Offer> = offers.iter().filter(|offer| self.finds(offer)).collect();
        let count = t!(visit, "bank-found", count = found.len());
        let words = Field { id: "words", label: t!(visit, "bank-words"), ..Field::default() };
        let typing = Typing { kind: "search", autocomplete: "off", ..Typing::default() };
        let topic = Field { id: "topic", label: t!(visit, "bank-topic"), ..Field::default() };
        let mut topics = vec![(String::new(), t!(visit, "bank-topic-any"))];
        topics.extend(topics_offered(visit));
        let chosen = self.topic.map_or("", Topic::name);
        let cards = found.into_iter().map(|offer| view! { <li class="card">{card(offer)}</li> });
        let cards = cards.collect_view();
        view! {
            <form method="get" role="search">
                {form::text_input(&words, &self.words, typing)}
                {form::select(&topic, topics, chosen)}
                <button class="button button--light" type="submit">{t!(visit, "bank-search")}</button>
            </form>
            <p>{count}</p>
            <ul class="cards">{cards}</ul>
        }
        .into_any()
    }
}

fn topics_offered(visit: &Visit) -> Vec<(String, String)> {
    Topic::ALL.iter().map(|one| (one.name().to_owned(), topic_words(visit, *one))).collect()
}

/// The fields for an entry's name and topic.
fn inputs(visit: &Visit, fields: &Fields, errors: &Errors) -> AnyView {
    let name = Field {
        id: "name",
        label: t!(visit, "bank-name"),
        hint: Some(t!(visit, "bank-name-hint")),
        error: errors.of("name"),
    };
    let typing = Typing { kind: "text", autocomplete: "off", ..Typing::default() };
    let topic = Field {
        id: "topic",
        label: t!(visit, "bank-topic"),
        hint: None,
        error: errors.of("topic"),
    };
    view! {
        {form::text_input(&name, fields.get("name"), typing)}
        {form::select(&topic, topics_offered(visit), fields.get("topic"))}
    }
    .into_any()
}

/// The name and the topic from a form; what is wrong is added to the errors.
fn read(visit: &Visit, fields: &Fields, errors: &mut Errors) -> Option<(String, Topic)> {
    let name = match line(fields.get("name"), MOST_NAME) {
        Ok(name) if name.is_empty() => Err(t!(visit, "bank-name-missing")),
        Ok(name) => Ok(name),
        Err(problem) => Err(text_problem(visit, problem)),
    };
    let topic = Topic::of(fields.get("topic"));
    if topic.is_none() {
        errors.add("topic", t!(visit, "bank-topic-missing"));
    }
    match (name, topic) {
        (Ok(name), Some(topic)) => Some((name, topic)),
        (name, _) => {
            name.err().into_iter().for_each(|why| errors.add("name", why));
            None
        }
    }
}
