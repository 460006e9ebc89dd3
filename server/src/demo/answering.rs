//! Plausible answers of the demo's members: most follow a taste of their own, some stop half-way.

use app::Kanssa;
use model::{
    answers::{Answer, Answers, ByCode, Date, Decimal, TimeOfDay},
    language::Language,
    questionnaires::{Choice, Code, FROM, Kind, Question, TO, leaf_field, question_field},
    random::{self, Random},
    time::{Duration, Timestamp},
};
use store::answers::{self, Given};
use uuid::Uuid;

use crate::tasks_file::FileTask;

/// Lets a member answer some of the tasks; the first member leaves one half-way and one untouched.
pub async fn answer_some(
    kanssa: &Kanssa,
    member: Uuid,
    language: Language,
    number: u32,
    tasks: &[(Uuid, FileTask)],
    now: Timestamp,
) -> store::Result<()> {
    let random = kanssa.random.as_ref();
    for (place, (id, task)) in tasks.iter().enumerate() {
        // Of the task that is over, many stopped early: its results show where.
        let is_over = task.collection(now).is_over(now);
        let gives_up = is_over && number.is_multiple_of(2);
        let takes_part = match (number, place) {
            (1, 0 | 1) => true,
            _ if gives_up => true,
            (1, _) => place == tasks.len() - 1,
            // The first task has enough answers to compare groups.
            _ if place == 0 || is_over => random::below(random, 100) < 90,
            _ => random::below(random, 100) < 60,
        };
        if !takes_part {
            continue;
        }
        let stops = match number {
            1 => place == 1,
            _ => gives_up || random::below(random, 100) < 12,
        };
        let pages = task.questionnaire.pages.len();
        let most = match (stops, gives_up && !number.is_multiple_of(3)) {
            (true, true) => 1,
            (true, false) => pages.div_ceil(2),
            (false, _) => pages,
        };
        let given = make_up(task, language, most, random);
        let at = moment(task, random, now);
        save(kanssa, member, (*id, task), &given, !stops, at).await?;
    }
    Ok(())
}

/// Some moment while the task took answers.
fn moment(task: &FileTask, random: &dyn Random, now: Timestamp) -> Timestamp {
    let collection = task.collection(now);
    let end = collection.closes.min(now);
    let minutes = end.since(collection.opens).as_seconds() / 60;
    let bound = u32::try_from(minutes.max(1)).unwrap_or(u32::MAX);
    collection.opens.plus(Duration::minutes(i64::from(random::below(random, bound))))
}

async fn save(
    kanssa: &Kanssa,
    member: Uuid,
    (id, task): (Uuid, &FileTask),
    given: &Answers,
    is_sent: bool,
    at: Timestamp,
) -> store::Result<()> {
    let mut tx = kanssa.db.begin().await?;
    let random = kanssa.random.as_ref();
    let response = answers::find_or_add_response(&mut tx, random, member, id, at).await?;
    let path = task.questionnaire.path(given);
    // What is sent is what counts: without what is not offered, and with what is worked out.
    let stored = if is_sent { path.given() } else { given };
    for (question, answer) in stored.iter() {
        let given = Given { question, answer: Some(answer), version: 1, at };
        answers::save(&mut tx, response.id, given).await?;
    }
    if is_sent {
        let took = took(task.minutes, random);
        answers::send(&mut tx, response.id, std::iter::empty(), at.plus(took)).await?;
    }
    tx.commit().await
}

/// Mostly about as long as the task says; some are quick, and some come back another day.
fn took(minutes: i64, random: &dyn Random) -> Duration {
    if random::below(random, 100) < 6 {
        return Duration::days(1 + i64::from(random::below(random, 2)));
    }
    // Two draws: the middle comes more often than the ends.
    let per_cent = 30 + random::below(random, 90) + random::below(random, 90);
    Duration::seconds(minutes * 60 * i64::from(per_cent) / 100)
}

/// Answers that satisfy the questionnaire's rules, on its first pages.
fn make_up(task: &FileTask, language: Language, most: usize, random: &dyn Random) -> Answers {
    let mut given = Answers::default();
    let pages = &task.questionnaire.pages;
    for (number, page) in pages.iter().take(most).enumerate() {
        for (place, question) in page.questions.iter().enumerate() {
            if !task.questionnaire.path(&given).shows(number, place) {
                continue;
            }
            let skips = !question.required && random::below(random, 100) < 15;
            let answer = if skips { None } else { answer(question, task, language, random) };
            let answer = answer.filter(|answer| question.completes(Some(answer)).is_ok());
            if let Some(answer) = answer {
                given.set(question.code.clone(), answer);
            }
        }
    }
    given
}

fn answer(
    question: &Question,
    task: &FileTask,
    language: Language,
    random: &dyn Random,
) -> Option<Answer> {
    if question.may_decline && random::below(random, 100) < 6 {
        return Some(Answer::NotSaid);
    }
    let told = |code: &str| {
        let texts = task.texts.get(code)?;
        let own: Vec<&str> = texts.iter().filter_map(|text| text.exactly(language)).collect();
        let any: Vec<&str> = Language::ALL
            .into_iter()
            .flat_map(|language| texts.iter().filter_map(move |text| text.exactly(language)))
            .collect();
        let from = if own.is_empty() { any } else { own };
        pick(&from, random).map(|text| (*text).to_owned())
    };
    let other =
        |is_other: bool| is_other.then(|| told(&format!("{}_other", question.code))).flatten();
    match &question.kind {
        Kind::TextBlock => None,
        Kind::SingleChoice { options, .. } | Kind::Place { options } => {
            let choice = lean(options, random)?;
            let other = other(choice.other);
            if choice.other && other.is_none() {
                return None;
            }
            Some(Answer::Option { option: choice.code.clone(), other })
        }
        Kind::MultipleChoice { options, at_most, .. } => {
            let most = at_most.unwrap_or(4).min(4);
            let wanted = 1 + random::below(random, most) as usize;
            let mut chosen: Vec<&Choice> = Vec::new();
            while chosen.len() < wanted.min(options.len()) {
                let choice = lean(options, random)?;
                if chosen.iter().all(|known| known.code != choice.code) {
                    chosen.push(choice);
                }
            }
            let told = other(chosen.iter().any(|choice| choice.other));
            if told.is_none() {
                chosen.retain(|choice| !choice.other);
            }
            chosen.sort_by_key(|c| options.iter().position(|o| o.code == c.code));
            let options: Vec<Code> = chosen.iter().map(|choice| choice.code.clone()).collect();
            (!options.is_empty()).then_some(Answer::Options { options, other: told })
        }
        Kind::YesNo => Some(Answer::YesNo(random::below(random, 100) < 60)),
        Kind::Scale { from, to, .. } => {
            // Two draws: the middle comes more often than the ends.
            let span = u32::from(to - from);
            let drawn = random::below(random, span + 1) + random::below(random, span + 1);
            Some(Answer::Point(from + u8::try_from(drawn.div_ceil(2)).unwrap_or(*to)))
        }
        Kind::Matrix { rows, columns } => {
            let rows: ByCode<Code> = rows
                .iter()
                .filter_map(|row| Some((row.code.clone(), lean(columns, random)?.code.clone())))
                .collect();
            Some(Answer::Rows(rows))
        }
        Kind::ShortText { .. } | Kind::LongText { .. } => {
            told(question.code.as_str()).map(Answer::Text)
        }
        Kind::Number { least, greatest, .. } => {
            let whole = |number: &Option<Decimal>| number.and_then(|n| n.to_string().parse().ok());
            let (low, high): (u32, u32) =
                (whole(least).unwrap_or(0), whole(greatest).unwrap_or(40));
            let span = high.saturating_sub(low).min(30);
            Some(Answer::Number(Decimal::whole(i64::from(low + random::below(random, span + 1)))))
        }
        Kind::Fields { .. } | Kind::Grid { .. } | Kind::Repeated { .. } => {
            in_fields(question, task, language, random)
        }
        kind => placed_or_timed(kind, random),
    }
}

/// An order, a day, a time.
fn placed_or_timed(kind: &Kind, random: &dyn Random) -> Option<Answer> {
    match kind {
        Kind::Ranking { options, at_most } => {
            let places = at_most.map_or(options.len(), |most| options.len().min(most as usize));
            let mut ranked: Vec<Code> = Vec::new();
            while ranked.len() < places {
                let code = &lean(options, random)?.code;
                if !ranked.contains(code) {
                    ranked.push(code.clone());
                }
            }
            Some(Answer::Ranked(ranked))
        }
        Kind::Date { first, last } => day(*first, *last, random).map(Answer::Date),
        Kind::DateRange { first, last } => {
            let ends = [day(*first, *last, random)?, day(*first, *last, random)?];
            let (from, to) = (ends.into_iter().min()?, ends.into_iter().max()?);
            let part = |code: &str, date| Some((code.parse().ok()?, Answer::Date(date)));
            Some(Answer::Parts([part(FROM, from)?, part(TO, to)?].into_iter().collect()))
        }
        Kind::Time => {
            let (hour, quarter) = (7 + random::below(random, 15), random::below(random, 4));
            TimeOfDay::parse(&format!("{hour}:{}", quarter * 15)).map(Answer::Time)
        }
        _ => None,
    }
}

/// Every field, of up to three groups where they repeat.
fn in_fields(
    question: &Question,
    task: &FileTask,
    language: Language,
    random: &dyn Random,
) -> Option<Answer> {
    let repetitions = 1 + random::below(random, 3);
    let mut filled = Vec::new();
    for (path, field) in question.leaves() {
        let number = path.first().and_then(|first| first.as_str().strip_prefix('n'));
        let number: Option<u32> = number.and_then(|number| number.parse().ok());
        let is_beyond = number.is_some_and(|number| number > repetitions);
        if is_beyond && matches!(question.kind, Kind::Repeated { .. }) {
            continue;
        }
        if let Some(answer) = answer(field, task, language, random) {
            filled.extend(field_of(question, &path, field, &answer, language));
        }
    }
    question.read(&filled).given()
}

/// The fields of a form in which this part is answered so.
fn field_of(
    question: &Question,
    path: &[Code],
    field: &Question,
    answer: &Answer,
    language: Language,
) -> Vec<(String, String)> {
    let (of_field, of_part) =
        (question_field(&field.code), leaf_field(&question_field(&question.code), path));
    let mut fields = field.write(answer, language);
    for (name, _) in &mut fields {
        *name = name.replacen(&of_field, &of_part, 1);
    }
    fields
}

/// A day between these, of this year where there are no limits.
fn day(first: Option<Date>, last: Option<Date>, random: &dyn Random) -> Option<Date> {
    let drawn = (0..20).filter_map(|_| {
        let (month, day) = (1 + random::below(random, 12), 1 + random::below(random, 28));
        Date::new(2026, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    });
    let mut fits = drawn.filter(|day| {
        first.is_none_or(|first| first <= *day) && last.is_none_or(|last| *day <= last)
    });
    fits.next().or(first).or(last)
}

fn pick<'a, T>(items: &'a [T], random: &dyn Random) -> Option<&'a T> {
    items.get(random::below(random, u32::try_from(items.len()).ok()?) as usize)
}

/// Earlier options come more often than later ones, as they do in life.
fn lean<'a>(choices: &'a [Choice], random: &dyn Random) -> Option<&'a Choice> {
    let count = u32::try_from(choices.len()).ok()?;
    let place = random::below(random, count).min(random::below(random, count));
    choices.get(place as usize)
}
