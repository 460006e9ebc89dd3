//! Responses enter results in blocks and leave them with their block, in one transaction.

use model::{
    accounts::Membership,
    answers::Answer,
    language::Language,
    questionnaires::{Kind, Page, Question, Questionnaire, every_question},
    results::{Cell, Filter, Guard, QUIET, Shown},
    tasks::Stage,
    time::Duration,
};
use store::{
    Error, accounts,
    answers::{self, Given},
    results,
    stops::{self, Asked},
    tasks::{self, NewTask},
    testing::{Fixture, on_each_database},
    words::{self as written, Page as WordsPage, Wanted},
};
use uuid::Uuid;

use crate::common::{add_project, code, count, life::member, pseudonym, texts, two_letters, words};

/// A question answered yes or no, and one in words.
fn questionnaire() -> Questionnaire {
    let question = |name: &str, kind| Question {
        may_decline: true,
        ..Question::new(code(name), texts(name), kind)
    };
    let questions = vec![
        question("swims", Kind::YesNo),
        question("where", Kind::ShortText { at_least: 0, most: 100 }),
    ];
    Questionnaire::new(vec![Page::new(code("first"), questions)])
}

async fn add_task(fixture: &Fixture) -> Uuid {
    let project = add_project(fixture).await;
    let questionnaire = questionnaire();
    let new = NewTask {
        project,
        title: &texts("Shores"),
        summary: &texts("Where do you swim?"),
        main_language: Language::Fi,
        minutes: 5,
        opens: fixture.now(),
        closes: fixture.now().plus(Duration::days(7)),
        questionnaire: &questionnaire,
    };
    fixture
        .commit(async |tx| {
            let task = tasks::add(tx, &*fixture.random, &new, fixture.now()).await?;
            tasks::save_stage(tx, task, Stage::Published).await?;
            Ok(task)
        })
        .await
        .unwrap()
}

async fn member_of(fixture: &Fixture, id: Uuid) -> accounts::Member {
    member(&mut fixture.conn().await, id).await
}

/// Somebody who has sent these answers; gives the member and the response.
async fn sent(fixture: &Fixture, task: Uuid, number: usize, swims: bool) -> (Uuid, Uuid) {
    let member = fixture.join(&format!("nn{number}@posti.fi")).await.unwrap().link.member;
    let response = send(fixture, task, member, swims, &format!("Shore {number}")).await;
    (member, response)
}

async fn send(fixture: &Fixture, task: Uuid, member: Uuid, swims: bool, place: &str) -> Uuid {
    let at = fixture.now();
    let given = [("swims", Answer::YesNo(swims)), ("where", words(place))];
    fixture
        .commit(async |tx| {
            let response =
                answers::find_or_add_response(tx, &*fixture.random, member, task, at).await?;
            for (question, answer) in &given {
                let question = &code(question);
                let given = Given { question, answer: Some(answer), version: 1, at };
                answers::save(tx, response.id, given).await?;
            }
            answers::send(tx, response.id, std::iter::empty(), at.plus(Duration::minutes(3)))
                .await?;
            Ok(response.id)
        })
        .await
        .unwrap()
}

/// Forms every block there can be; gives how many.
async fn form(fixture: &Fixture, task: Uuid, compared: &[&str]) -> usize {
    let conn = &mut fixture.conn().await;
    let questions = every_question(&tasks::list_versions(conn, task).await.unwrap());
    let compared: Vec<_> = compared.iter().map(|name| code(name)).collect();
    let mut formed = 0;
    loop {
        let more = fixture
            .commit(async |tx| {
                let random = &*fixture.random;
                results::form(tx, random, task, &questions, &compared, Guard::default()).await
            })
            .await
            .unwrap();
        if more == 0 {
            return formed;
        }
        formed += more;
    }
}

async fn shown(fixture: &Fixture, task: Uuid, filter: &Filter) -> u64 {
    let groups = results::list_tallies(&mut fixture.conn().await, task).await.unwrap();
    let taken = groups.iter().filter(|(group, _)| filter.takes(group)).map(|(_, tallies)| tallies);
    Shown::of(taken).responses
}

/// A page of what was written to the question in words.
async fn read(
    fixture: &Fixture,
    task: Uuid,
    filter: &Filter,
    (search, page, a_page): (&str, u64, u64),
) -> WordsPage {
    let question = &code("where");
    let wanted = Wanted { task, question, field: &[], filter, search, page, a_page };
    written::read(&mut fixture.conn().await, wanted, Guard::default()).await.unwrap()
}

async fn read_all(fixture: &Fixture, task: Uuid) -> Vec<String> {
    read(fixture, task, &Filter::default(), ("", 1, 1_000)).await.words
}

async fn everyone(fixture: &Fixture, task: Uuid) -> u64 {
    shown(fixture, task, &Filter::default()).await
}

#[tokio::test]
async fn r68_responses_enter_in_blocks_by_what_is_compared() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        for number in 0..8 {
            sent(fixture, task, number, true).await;
        }
        for number in 8..12 {
            sent(fixture, task, number, false).await;
        }
        assert_eq!(form(fixture, task, &["swims"]).await, 1);
        assert_eq!(form(fixture, task, &["swims"]).await, 0, "nothing more can be formed");
        let yes = Filter(vec!["yes".parse().ok()]);
        let no = Filter(vec!["no".parse().ok()]);
        assert_eq!(shown(fixture, task, &yes).await, 8);
        assert_eq!(shown(fixture, task, &no).await, 0);
        for number in 12..16 {
            sent(fixture, task, number, false).await;
        }
        assert_eq!(form(fixture, task, &["swims"]).await, 1);
        assert_eq!(shown(fixture, task, &no).await, 8);
        assert_eq!(everyone(fixture, task).await, 16);
    })
    .await;
}

#[tokio::test]
async fn r68_a_block_goes_as_a_whole_when_one_of_its_responses_is_sent_anew_or_goes() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        let mut all = Vec::new();
        for number in 0..8 {
            all.push(sent(fixture, task, number, true).await);
        }
        form(fixture, task, &[]).await;
        assert_eq!(everyone(fixture, task).await, 8);
        send(fixture, task, all[0].0, false, "Elsewhere").await;
        assert_eq!(everyone(fixture, task).await, 0);
        assert_eq!(form(fixture, task, &[]).await, 0, "nobody is new");

        for number in 8..16 {
            all.push(sent(fixture, task, number, true).await);
        }
        assert_eq!(form(fixture, task, &[]).await, 1);
        assert_eq!(everyone(fixture, task).await, 16);
        let mut new: Vec<_> = (8..16).map(|number| format!("Shore {number}")).collect();
        new.sort();
        assert_eq!(
            read_all(fixture, task).await,
            new,
            "those of a dissolved block never come back"
        );
        let (member, response) = all[3];
        let other = all[4].0;
        let vain = fixture.commit(async |tx| answers::remove(tx, other, response).await).await;
        assert!(matches!(vain, Err(Error::NotFound)));
        assert_eq!(everyone(fixture, task).await, 16, "somebody else's is not touched");
        fixture.commit(async |tx| answers::remove(tx, member, response).await).await.unwrap();
        assert_eq!(everyone(fixture, task).await, 0);

        for number in 16..24 {
            sent(fixture, task, number, true).await;
        }
        assert_eq!(form(fixture, task, &[]).await, 1);
        assert_eq!(everyone(fixture, task).await, 23);
        accounts::erase(&fixture.db, &fixture.vault, other).await.unwrap();
        assert_eq!(everyone(fixture, task).await, 0);
        assert_eq!(count(&fixture.db, "result_blocks").await, 0);
        assert_eq!(count(&fixture.db, "result_words").await, 0);
        assert_eq!(count(&fixture.db, "result_marks").await, 23, "the erased member's is gone");
    })
    .await;
}

#[tokio::test]
async fn r47_who_freezes_their_data_leaves_the_results_and_waits_for_none() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        let mut all = Vec::new();
        for number in 0..9 {
            let (member, _) = sent(fixture, task, number, true).await;
            let known = member_of(fixture, member).await;
            let called = pseudonym(&format!("Kettu {}", two_letters(number)));
            let save =
                async |tx: &mut store::Tx| accounts::save_pseudonym(tx, &known, &called).await;
            fixture.commit(save).await.unwrap();
            all.push(member);
        }
        let choose = async |tx: &mut store::Tx| results::save_comparisons(tx, task, &[]).await;
        assert!(fixture.commit(choose).await.unwrap());
        form(fixture, task, &[]).await;
        assert_eq!(everyone(fixture, task).await, 9);
        let freeze = async |member| {
            fixture.commit(async |tx| accounts::freeze(tx, member).await).await.unwrap()
        };
        let thaw = async |member| {
            fixture.commit(async |tx| accounts::thaw(tx, member).await).await.unwrap()
        };
        assert!(!thaw(all[0]).await, "nothing was frozen");
        assert!(freeze(all[0]).await);
        assert!(!freeze(all[0]).await, "once is enough");
        assert_eq!(member_of(fixture, all[0]).await.state, Membership::Frozen);
        assert_eq!(everyone(fixture, task).await, 0, "at once");
        for number in 9..18 {
            sent(fixture, task, number, true).await;
        }
        assert_eq!(form(fixture, task, &[]).await, 1);
        assert_eq!(everyone(fixture, task).await, 17, "everybody but one");
        let waits = results::list_tasks_that_wait(&mut fixture.conn().await).await.unwrap();
        assert_eq!(waits, Vec::<Uuid>::new(), "a frozen answer waits for nothing");
        assert!(thaw(all[0]).await);
        let waits = results::list_tasks_that_wait(&mut fixture.conn().await).await.unwrap();
        assert_eq!(waits, [task]);
        assert_eq!(member_of(fixture, all[0]).await.state, Membership::Active);
        for number in 18..26 {
            sent(fixture, task, number, true).await;
        }
        assert_eq!(form(fixture, task, &[]).await, 1);
        assert_eq!(everyone(fixture, task).await, 26);
    })
    .await;
}

#[tokio::test]
async fn r47_a_draft_of_whoever_freezes_their_data_is_counted_among_none() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        let mut all = Vec::new();
        for number in 0..9 {
            all.push(begun(fixture, task, number, true).await.0);
        }
        let known = member_of(fixture, all[0]).await;
        let called = pseudonym("Kettu Aa");
        let work = async |tx: &mut store::Tx| {
            accounts::save_pseudonym(tx, &known, &called).await?;
            accounts::freeze(tx, known.id).await
        };
        assert!(fixture.commit(work).await.unwrap());
        fixture.clock.pass(QUIET);
        form_stops(fixture, task, false).await;
        assert_eq!(stopped(fixture, task).await.0, 8);
    })
    .await;
}

#[tokio::test]
async fn many_responses_make_several_blocks_in_several_transactions() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        for number in 0..70 {
            sent(fixture, task, number, number % 2 == 0).await;
        }
        assert_eq!(form(fixture, task, &[]).await, 2);
        assert_eq!(everyone(fixture, task).await, 70);
        assert_eq!(read_all(fixture, task).await.len(), 70);
    })
    .await;
}

#[tokio::test]
async fn the_comparisons_are_said_once_and_what_waits_is_known() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        let conn = &mut fixture.conn().await;
        assert_eq!(results::find_comparisons(conn, task).await.unwrap(), None);
        let choose = async |codes: &[&str]| {
            let codes: Vec<_> = codes.iter().map(|name| code(name)).collect();
            let save = async |tx: &mut store::Tx| results::save_comparisons(tx, task, &codes).await;
            fixture.commit(save).await.unwrap()
        };
        for number in 0..9 {
            sent(fixture, task, number, true).await;
        }
        let waits = results::list_tasks_that_wait(&mut fixture.conn().await).await.unwrap();
        assert_eq!(waits, Vec::<Uuid>::new(), "nobody has said how to compare");
        assert!(choose(&["swims"]).await);
        assert!(!choose(&[]).await, "once and for all");
        let conn = &mut fixture.conn().await;
        assert_eq!(results::find_comparisons(conn, task).await.unwrap(), Some(vec![code("swims")]));
        assert_eq!(results::list_tasks_that_wait(conn).await.unwrap(), [task]);
        form(fixture, task, &["swims"]).await;
    })
    .await;
}

#[tokio::test]
async fn how_long_it_took_is_kept_as_a_span_and_stays_when_sent_anew() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        let mut all = Vec::new();
        for number in 0..16 {
            all.push(sent(fixture, task, number, true).await);
        }
        let unknown = fixture.join("nn99@posti.fi").await.unwrap().link.member;
        let later = fixture.now().plus(Duration::days(3));
        fixture
            .commit(async |tx| {
                let (random, now) = (&*fixture.random, fixture.now());
                let response =
                    answers::find_or_add_response(tx, random, unknown, task, now).await?;
                answers::forget_beginning(tx, response.id).await?;
                answers::send(tx, response.id, std::iter::empty(), later).await?;
                answers::send(tx, all[0].1, std::iter::empty(), later).await
            })
            .await
            .unwrap();
        assert_eq!(form(fixture, task, &[]).await, 1);
        let groups = results::list_tallies(&mut fixture.conn().await, task).await.unwrap();
        let times = Shown::of(groups.iter().map(|(_, tallies)| tallies)).times();
        let three: Cell = "3..5".parse().unwrap();
        let shown: Vec<_> = times.figures.iter().filter(|figure| figure.count > 0).collect();
        assert_eq!(shown, Vec::<&model::results::Figure>::new(), "one would be told of: {times:?}");
        assert_eq!(times.held_back, 17);
        for number in 20..28 {
            sent(fixture, task, number, true).await;
        }
        let more: Vec<_> = (30..37).collect();
        for number in more {
            let member = fixture.join(&format!("nn{number}@posti.fi")).await.unwrap().link.member;
            fixture
                .commit(async |tx| {
                    let (random, now) = (&*fixture.random, fixture.now());
                    let response =
                        answers::find_or_add_response(tx, random, member, task, now).await?;
                    answers::forget_beginning(tx, response.id).await?;
                    answers::send(tx, response.id, std::iter::empty(), later).await
                })
                .await
                .unwrap();
        }
        form(fixture, task, &[]).await;
        let groups = results::list_tallies(&mut fixture.conn().await, task).await.unwrap();
        let times = Shown::of(groups.iter().map(|(_, tallies)| tallies)).times();
        let count = |cell: &Cell| {
            let found = times.figures.iter().find(|figure| figure.cell == *cell);
            found.map_or(0, |figure| figure.count)
        };
        assert_eq!((count(&three), count(&Cell::NotKnown), times.held_back), (24, 8, 0));
        assert_eq!(times.median.map(|bin| bin.to_string()).as_deref(), Some("3..5"));
    })
    .await;
}

/// Somebody who has begun, and answered the first question or both.
async fn begun(fixture: &Fixture, task: Uuid, number: usize, both: bool) -> (Uuid, Uuid) {
    let member = fixture.join(&format!("nn{number}@posti.fi")).await.unwrap().link.member;
    let at = fixture.now();
    let response = fixture
        .commit(async |tx| {
            let random = &*fixture.random;
            let response = answers::find_or_add_response(tx, random, member, task, at).await?;
            answers::save(tx, response.id, first(&code("swims"), at)).await?;
            if both {
                answers::save(tx, response.id, first(&code("where"), at)).await?;
            }
            Ok(response.id)
        })
        .await
        .unwrap();
    (member, response)
}

const YES: &Answer = &Answer::YesNo(true);

fn first(question: &model::questionnaires::Code, at: model::time::Timestamp) -> Given<'_> {
    Given { question, answer: Some(YES), version: 1, at }
}

async fn form_stops(fixture: &Fixture, task: Uuid, is_over: bool) -> usize {
    let questionnaire = questionnaire();
    let asked = Asked { task, questionnaire: &questionnaire, is_over };
    fixture
        .commit(async |tx| {
            stops::form(tx, &*fixture.random, asked, fixture.now(), Guard::default()).await
        })
        .await
        .unwrap()
}

/// How many are shown to have stopped, in all and after the first and the second question.
async fn stopped(fixture: &Fixture, task: Uuid) -> (u64, u64, u64) {
    let tallies = stops::get_tallies(&mut fixture.conn().await, task).await.unwrap();
    let shown = Shown::of([&tallies]);
    let questions = every_question(&[questionnaire()]);
    let figures = shown.stops(&questions).figures;
    let after = |name: &str| {
        let found = figures.iter().find(|figure| figure.cell == Cell::Code(code(name)));
        found.map_or(0, |figure| figure.count)
    };
    (shown.responses, after("swims"), after("where"))
}

#[tokio::test]
async fn r68_who_stopped_is_shown_in_blocks_after_a_week_of_silence() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        for number in 0..17 {
            begun(fixture, task, number, number < 8).await;
        }
        let waits =
            async || stops::list_tasks(&mut fixture.conn().await, Guard::default()).await.unwrap();
        assert_eq!(waits().await, [task]);
        assert_eq!(form_stops(fixture, task, false).await, 0, "they may go on any moment");
        fixture.clock.pass(QUIET);
        begun(fixture, task, 17, true).await;
        assert_eq!(form_stops(fixture, task, false).await, 1);
        assert_eq!(stopped(fixture, task).await, (17, 9, 8), "the last has just begun");
        assert_eq!(form_stops(fixture, task, true).await, 0, "one is too few for a block");
        assert_eq!(waits().await, Vec::<Uuid>::new());
    })
    .await;
}

#[tokio::test]
async fn r68_a_draft_that_is_continued_sent_or_removed_takes_its_block_along() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        let mut all = Vec::new();
        for number in 0..8 {
            all.push(begun(fixture, task, number, false).await);
        }
        fixture.clock.pass(QUIET);
        assert_eq!(form_stops(fixture, task, false).await, 1);
        assert_eq!(stopped(fixture, task).await, (8, 8, 0));

        let (_, response) = all[0];
        let (again, now) = (code("where"), fixture.now());
        let given = first(&again, now);
        let refused = fixture.commit(async |tx| answers::save(tx, response, given).await).await;
        assert!(matches!(refused, Err(Error::Conflict)), "first it leaves its block");
        assert_eq!(stopped(fixture, task).await, (8, 8, 0));
        let continued = async |tx: &mut store::Tx| {
            results::dissolve_of_response(tx, response, Guard::default()).await?;
            answers::save(tx, response, given).await
        };
        assert!(fixture.commit(continued).await.unwrap());
        assert_eq!(stopped(fixture, task).await, (0, 0, 0));
        assert_eq!(form_stops(fixture, task, true).await, 0, "nobody is new");

        for (round, number) in [8, 16, 24].into_iter().enumerate() {
            for number in number..number + 8 {
                all.push(begun(fixture, task, number, true).await);
            }
            assert_eq!(form_stops(fixture, task, true).await, 1);
            let (member, response) = all[round];
            match round {
                0 => {
                    let send = async |tx: &mut store::Tx| {
                        answers::send(tx, response, std::iter::empty(), now).await
                    };
                    fixture.commit(send).await.unwrap();
                }
                1 => {
                    let remove =
                        async |tx: &mut store::Tx| answers::remove(tx, member, response).await;
                    fixture.commit(remove).await.unwrap();
                }
                _ => {
                    accounts::erase(&fixture.db, &fixture.vault, member).await.unwrap();
                }
            }
            assert_eq!(stopped(fixture, task).await, (0, 0, 0), "round {round}");
            assert_eq!(count(&fixture.db, "stop_blocks").await, 0);
        }
        assert_eq!(count(&fixture.db, "stop_marks").await, 31, "the erased member's is gone");
    })
    .await;
}

#[tokio::test]
async fn r68_who_was_shown_as_stopped_and_then_sends_is_not_new_to_the_results() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        let mut all = Vec::new();
        for number in 0..8 {
            all.push(begun(fixture, task, number, true).await);
        }
        assert_eq!(form_stops(fixture, task, true).await, 1);
        let (member, response) = all[0];
        let leave = async |tx: &mut store::Tx| {
            results::dissolve_of_response(tx, response, Guard::default()).await
        };
        fixture.commit(leave).await.unwrap();
        send(fixture, task, member, true, "Shore 0").await;
        for number in 8..15 {
            sent(fixture, task, number, true).await;
        }
        assert_eq!(form(fixture, task, &[]).await, 0, "seven are new");
        sent(fixture, task, 15, true).await;
        assert_eq!(form(fixture, task, &[]).await, 1);
        assert_eq!(everyone(fixture, task).await, 9);
        let read = read_all(fixture, task).await;
        assert_eq!(read.len(), 9, "words that were never read are read");
        assert!(read.contains(&"Shore 0".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn what_is_shown_of_those_who_stopped_outlives_their_drafts() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        let mut all = Vec::new();
        for number in 0..9 {
            all.push(begun(fixture, task, number, true).await);
        }
        let seen = tasks::find(&mut fixture.conn().await, task).await.unwrap().unwrap();
        let until = fixture.now().plus(Duration::days(1));
        assert!(fixture.commit(async |tx| tasks::close(tx, &seen, until).await).await.unwrap());
        let late = async |at| stops::list_late_tasks(&mut fixture.conn().await, at).await.unwrap();
        assert_eq!(late(until.minus(Duration(1))).await, Vec::<Uuid>::new());
        assert_eq!(late(until).await, [task]);
        fixture.clock.pass(Duration::days(1));
        assert_eq!(form_stops(fixture, task, true).await, 1);
        assert_eq!(stopped(fixture, task).await, (9, 0, 9));
        let sweep = async |tx: &mut store::Tx| answers::remove_late_drafts(tx, until).await;
        assert_eq!(fixture.commit(sweep).await.unwrap(), 9);
        assert_eq!(stopped(fixture, task).await, (9, 0, 9), "nothing shown changes");
        assert_eq!(count(&fixture.db, "stop_blocks").await, 0, "nothing pairs them any more");
        accounts::erase(&fixture.db, &fixture.vault, all[0].0).await.unwrap();
        assert_eq!(stopped(fixture, task).await, (9, 0, 9));
    })
    .await;
}

#[tokio::test]
async fn r68_words_are_read_page_by_page_by_group_and_found_whatever_their_case() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        for (number, place) in
            ["Öljysatama", "åker", "ÄÄRILUOTO", "Zoo", "ahven", "100 % puhdas_ranta", "x", "y"]
                .into_iter()
                .enumerate()
        {
            let member = fixture.join(&format!("nn{number}@posti.fi")).await.unwrap().link.member;
            send(fixture, task, member, true, place).await;
        }
        for number in 8..16 {
            sent(fixture, task, number, false).await;
        }
        form(fixture, task, &["swims"]).await;
        let yes = Filter(vec!["yes".parse().ok()]);
        let any = Filter(vec![None]);
        let all = read(fixture, task, &yes, ("", 1, 20)).await;
        let order =
            ["100 % puhdas_ranta", "ahven", "x", "y", "Zoo", "åker", "ÄÄRILUOTO", "Öljysatama"];
        assert_eq!((all.count, all.pages, all.words), (8, 1, order.map(str::to_owned).into()));
        let second = read(fixture, task, &yes, ("", 2, 3)).await;
        assert_eq!((second.number, second.pages), (2, 3));
        assert_eq!(second.words, ["y", "Zoo", "åker"]);
        let beyond = read(fixture, task, &yes, ("", 99, 3)).await;
        assert_eq!((beyond.number, beyond.words.len()), (3, 2));
        assert_eq!(read(fixture, task, &any, ("", 1, 5)).await.count, 16);
        for (search, found) in [
            (" ääriluoto ", vec!["ÄÄRILUOTO"]),
            ("ÖLJY", vec!["Öljysatama"]),
            ("%", vec!["100 % puhdas_ranta"]),
            ("_", vec!["100 % puhdas_ranta"]),
            ("'; --", vec![]),
            ("\0", vec![]),
        ] {
            let read = read(fixture, task, &any, (search, 1, 20)).await;
            assert_eq!(read.words, found, "{search:?}");
            assert_eq!(usize::try_from(read.count).unwrap(), found.len());
        }
        let maybe = Filter(vec!["~no_answer".parse().ok()]);
        assert_eq!(read(fixture, task, &maybe, ("", 1, 20)).await.count, 0);
    })
    .await;
}

#[tokio::test]
async fn r68_fewer_words_than_eight_are_not_read_nor_found() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        for number in 0..7 {
            sent(fixture, task, number, true).await;
        }
        let silent = fixture.join("nn7@posti.fi").await.unwrap().link.member;
        fixture
            .commit(async |tx| {
                let (random, now) = (&*fixture.random, fixture.now());
                let response = answers::find_or_add_response(tx, random, silent, task, now).await?;
                answers::send(tx, response.id, std::iter::empty(), now).await
            })
            .await
            .unwrap();
        assert_eq!(form(fixture, task, &[]).await, 1);
        assert_eq!(count(&fixture.db, "result_words").await, 7);
        let none = WordsPage { count: 0, number: 1, pages: 1, words: Vec::new() };
        assert_eq!(read(fixture, task, &Filter::default(), ("", 1, 20)).await, none);
        assert_eq!(read(fixture, task, &Filter::default(), ("shore", 1, 20)).await, none);
    })
    .await;
}
