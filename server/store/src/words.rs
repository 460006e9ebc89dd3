//! What was written and may be read: the words of those who are in a block of results with their
//! answers for the first time.
//!
//! Words are recognised: those of a block that was dissolved never come back, or the ones that do
//! would tell whose do not. They are listed when their block is formed and go with it.

use model::{
    answers::{Answer, Answers, PhotoId},
    questionnaires::{Code, Question},
    random::{self, Random},
    results::{Filter, Group, Guard, Stratum},
    text,
};
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, run, statements},
    results::read_group,
};

/// Blocks of earlier times whose words are listed in one transaction.
const BLOCKS_AT_A_TIME: i64 = 50;

/// What stands between the codes of a path.
const BETWEEN: &str = "-";

statements! {
    ADD = "INSERT INTO result_words \
        (task, question, field, path, sorting, id, block, response, first, second, third, folded) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    COUNT = "SELECT COUNT(*) FROM result_words WHERE task = $1 AND question = $2 AND field = $3 \
        AND ($4 = '' OR first = $4) AND ($5 = '' OR second = $5) AND ($6 = '' OR third = $6)";
    COUNT_PEOPLE_UP_TO = "SELECT COUNT(*) FROM (SELECT DISTINCT response FROM result_words \
        WHERE task = $1 AND question = $2 AND field = $3 \
        AND ($4 = '' OR first = $4) AND ($5 = '' OR second = $5) AND ($6 = '' OR third = $6) LIMIT $7) w";
    COUNT_FOUND = "SELECT COUNT(*) FROM result_words WHERE task = $1 AND question = $2 AND field = $3 \
        AND ($4 = '' OR first = $4) AND ($5 = '' OR second = $5) AND ($6 = '' OR third = $6) \
        AND folded LIKE $7 ESCAPE '!'";
    LIST = "SELECT a.sent_value, w.path FROM (SELECT sorting, id, response, question, path FROM result_words \
        WHERE task = $1 AND question = $2 AND field = $3 \
        AND ($4 = '' OR first = $4) AND ($5 = '' OR second = $5) AND ($6 = '' OR third = $6) \
        ORDER BY sorting, id LIMIT $7 OFFSET $8) w \
        JOIN answers a ON a.response = w.response AND a.question = w.question ORDER BY w.sorting, w.id";
    LIST_FOUND = "SELECT a.sent_value, w.path FROM (SELECT sorting, id, response, question, path FROM result_words \
        WHERE task = $1 AND question = $2 AND field = $3 \
        AND ($4 = '' OR first = $4) AND ($5 = '' OR second = $5) AND ($6 = '' OR third = $6) \
        AND folded LIKE $9 ESCAPE '!' ORDER BY sorting, id LIMIT $7 OFFSET $8) w \
        JOIN answers a ON a.response = w.response AND a.question = w.question ORDER BY w.sorting, w.id";
    EARLIER_BLOCKS = "SELECT id, stratum FROM result_blocks WHERE task = $1 AND has_words = 0 ORDER BY id LIMIT $2";
    LIST_OF_EARLIER = "SELECT a.response, a.question, a.sent_value FROM answers a JOIN responses r ON r.id = a.response \
        WHERE r.block = $1 AND r.block_fresh = 1 AND a.sent_value IS NOT NULL";
    LIST_PHOTOS = "SELECT sorting FROM result_words WHERE task = $1 AND question = $2 AND field = $3 \
        AND ($4 = '' OR first = $4) AND ($5 = '' OR second = $5) AND ($6 = '' OR third = $6) \
        ORDER BY sorting, id LIMIT $7 OFFSET $8";
    SAVE_LISTED = "UPDATE result_blocks SET has_words = 1 WHERE id = $1";
}

/// A block whose words are listed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BlockOfWords<'a> {
    pub(crate) task: Uuid,
    pub(crate) block: Uuid,
    pub(crate) group: &'a Group<Stratum>,
    /// Every question that was ever asked.
    pub(crate) questions: &'a [Question],
}

/// Lists what was written in a response.
pub(crate) async fn add(
    tx: &mut Tx,
    random: &dyn Random,
    of: &BlockOfWords<'_>,
    response: Uuid,
    answers: &Answers,
) -> Result<()> {
    let cell = |place: usize| match of.group {
        Group::Stratum(stratum) => stratum.cells().get(place).map(ToString::to_string),
        Group::Mixed => None,
    };
    for (question, answer) in answers.iter() {
        let asked = of.questions.iter().find(|asked| asked.code == *question);
        for photo in answer.photos() {
            // The name is random, and so is the order by it.
            let (name, id) = (photo.to_string(), random::id(random));
            run!(
                tx,
                ADD,
                of.task,
                question.as_str(),
                "",
                "",
                name,
                id,
                of.block,
                response,
                cell(0),
                cell(1),
                cell(2),
                ""
            );
        }
        for (path, words) in answer.all_words() {
            let field = asked.map_or(path.as_slice(), |asked| asked.field_of(&path));
            // Names of their own: one of the response would be in the same order for every question.
            let id = random::id(random);
            run!(
                tx,
                ADD,
                of.task,
                question.as_str(),
                joined(field),
                joined(&path),
                text::sorting(words),
                id,
                of.block,
                response,
                cell(0),
                cell(1),
                cell(2),
                text::folded(words)
            );
        }
    }
    Ok(())
}

/// Codes as text; no code holds what stands between them.
fn joined(path: &[Code]) -> String {
    path.iter().map(Code::as_str).collect::<Vec<_>>().join(BETWEEN)
}

fn read_path(text: &str) -> Result<Vec<Code>> {
    let codes = text.split(BETWEEN).filter(|code| !code.is_empty()).map(str::parse);
    codes.collect::<std::result::Result<_, _>>().map_err(|_| Error::Corrupt("result_words.path"))
}

/// Lists the words of blocks that were formed before words were listed.
pub(crate) async fn list_of_earlier_blocks(
    tx: &mut Tx,
    random: &dyn Random,
    task: Uuid,
    questions: &[Question],
) -> Result<()> {
    let blocks: Vec<(Uuid, Option<String>)> =
        fetch_all!(tx, EARLIER_BLOCKS, task, BLOCKS_AT_A_TIME);
    for (block, stratum) in blocks {
        let group = read_group(stratum.as_deref())?;
        let of = BlockOfWords { task, block, group: &group, questions };
        let values: Vec<(Uuid, String, String)> = fetch_all!(tx, LIST_OF_EARLIER, block);
        for (response, answers) in crate::results::by_response(values)? {
            add(tx, random, &of, response, &answers).await?;
        }
        run!(tx, SAVE_LISTED, block);
    }
    Ok(())
}

/// Which words are read.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Of this task.
    pub task: Uuid,
    /// Written to this question.
    pub question: &'a Code,
    /// To this field of it, as [`Question::field_of`] has it; empty: the question has no fields.
    pub field: &'a [Code],
    /// Of those whom the filter takes.
    pub filter: &'a Filter,
    /// With this in them, whatever the case of its letters; empty: all.
    pub search: &'a str,
    /// The page, from 1 on; the last one if there are fewer.
    pub page: u64,
    /// How many are on a page.
    pub a_page: u64,
}

/// A page of what was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// How many were found.
    pub count: u64,
    /// Which page it is.
    pub number: u64,
    /// How many pages there are, at least one.
    pub pages: u64,
    /// The words on it, in the order of the alphabet: by themselves, and by nothing of their writers.
    pub words: Vec<String>,
}

/// Reads a page of what was written; nothing while fewer than `least` of the guard have written
/// something, before the search. One person may have written several of the texts.
///
/// A search selects from what can be read anyway, so it tells no more than reading all of it.
pub async fn read(on: &mut impl Session, wanted: Wanted<'_>, guard: Guard) -> Result<Page> {
    let search = pattern(wanted.search);
    let count = count(on, wanted, search.as_deref(), guard).await?;
    let pages = count.div_ceil(wanted.a_page.max(1)).max(1);
    let number = wanted.page.clamp(1, pages);
    if count == 0 {
        return Ok(Page { count, number, pages, words: Vec::new() });
    }
    let (task, question, field) = (wanted.task, wanted.question.as_str(), joined(wanted.field));
    let [first, second, third] = wishes(wanted.filter);
    let most = i64::try_from(wanted.a_page).unwrap_or(i64::MAX);
    let from = i64::try_from((number - 1).saturating_mul(wanted.a_page)).unwrap_or(i64::MAX);
    let rows: Vec<(Option<String>, String)> = match search {
        None => fetch_all!(on, LIST, task, question, &field, &first, &second, &third, most, from),
        Some(search) => fetch_all!(
            on, LIST_FOUND, task, question, &field, &first, &second, &third, most, from, &search
        ),
    };
    let words = rows.into_iter().filter_map(|(value, path)| Some((value?, path)));
    let words = words.map(|(value, path)| words_at(&value, &path)).collect::<Result<_>>()?;
    Ok(Page { count, number, pages, words })
}

/// A page of the photos that were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoPage {
    /// How many there are.
    pub count: u64,
    /// Which page it is.
    pub number: u64,
    /// How many pages there are, at least one.
    pub pages: u64,
    /// The photos on it, in an order at random.
    pub photos: Vec<PhotoId>,
}

/// Reads a page of the photos added to a question, guarded as [`read`] guards words.
pub async fn read_photos(
    on: &mut impl Session,
    wanted: Wanted<'_>,
    guard: Guard,
) -> Result<PhotoPage> {
    let count = count(on, wanted, None, guard).await?;
    let pages = count.div_ceil(wanted.a_page.max(1)).max(1);
    let number = wanted.page.clamp(1, pages);
    if count == 0 {
        return Ok(PhotoPage { count, number, pages, photos: Vec::new() });
    }
    let (question, field) = (wanted.question.as_str(), joined(wanted.field));
    let [first, second, third] = wishes(wanted.filter);
    let most = i64::try_from(wanted.a_page).unwrap_or(i64::MAX);
    let from = i64::try_from((number - 1).saturating_mul(wanted.a_page)).unwrap_or(i64::MAX);
    let rows: Vec<(String,)> = fetch_all!(
        on,
        LIST_PHOTOS,
        wanted.task,
        question,
        &field,
        &first,
        &second,
        &third,
        most,
        from
    );
    let read =
        |(name,): (String,)| name.parse().map_err(|()| Error::Corrupt("result_words.sorting"));
    let photos = rows.into_iter().map(read).collect::<Result<_>>()?;
    Ok(PhotoPage { count, number, pages, photos })
}

/// What was written in this part of a stored answer.
fn words_at(value: &str, path: &str) -> Result<String> {
    let answer: Answer =
        serde_json::from_str(value).map_err(|_| Error::Corrupt("answers.sent_value"))?;
    let part = answer.at(&read_path(path)?);
    Ok(part.and_then(Answer::words).unwrap_or_default().to_owned())
}

/// How many are found; none while too few people have written.
async fn count(
    on: &mut impl Session,
    wanted: Wanted<'_>,
    search: Option<&str>,
    guard: Guard,
) -> Result<u64> {
    let (task, question, field) = (wanted.task, wanted.question.as_str(), joined(wanted.field));
    let [first, second, third] = wishes(wanted.filter);
    let least = i64::try_from(guard.least()).unwrap_or(i64::MAX);
    let (people,): (i64,) =
        fetch_one!(on, COUNT_PEOPLE_UP_TO, task, question, &field, &first, &second, &third, least);
    // What was written holds no such character, and PostgreSQL takes none.
    if people < least || search.is_some_and(|search| search.contains('\0')) {
        return Ok(0);
    }
    let (found,): (i64,) = match search {
        None => fetch_one!(on, COUNT, task, question, &field, &first, &second, &third),
        Some(search) => {
            fetch_one!(on, COUNT_FOUND, task, question, &field, &first, &second, &third, search)
        }
    };
    Ok(u64::try_from(found).unwrap_or(0))
}

/// The answers to the comparison questions that are wished for; empty: any.
fn wishes(filter: &Filter) -> [String; 3] {
    [0, 1, 2].map(|place| {
        let cell = filter.0.get(place).and_then(Option::as_ref);
        cell.map(ToString::to_string).unwrap_or_default()
    })
}

/// What is searched as a pattern that means only itself; none: nothing is.
fn pattern(search: &str) -> Option<String> {
    let folded = text::folded(search.trim());
    let literal = |c: char| {
        let escape = matches!(c, '!' | '%' | '_').then_some('!');
        escape.into_iter().chain([c])
    };
    let literal: String = folded.chars().flat_map(literal).collect();
    (!literal.is_empty()).then(|| format!("%{literal}%"))
}
