//! Pictures of questionnaires: one of each, there as long as anything names them.

use model::{
    questionnaires::{Kind, Page, Picture, PictureId, Question, Questionnaire, bank::Topic},
    staff::Role,
    time::Duration,
};
use store::{
    bank,
    photos::Photo,
    pictures::{self, WAITS},
    tasks,
    testing::{Fixture, on_each_database},
};

use crate::common::{add_open_task, add_staff, code, texts};

fn photo(byte: u8) -> Photo {
    Photo { media_type: "image/png".to_owned(), bytes: vec![byte; 5_000] }
}

async fn add(fixture: &Fixture, byte: u8) -> PictureId {
    let (new, now) = (photo(byte), fixture.now());
    fixture.commit(async |tx| pictures::add(tx, &new, now).await).await.unwrap()
}

async fn sweep(fixture: &Fixture) -> u64 {
    let now = fixture.now();
    let unnamed = pictures::list_unnamed(&mut fixture.conn().await, now).await.unwrap();
    for id in &unnamed {
        fixture.commit(async |tx| pictures::remove(tx, *id, now).await).await.unwrap();
    }
    unnamed.len() as u64
}

async fn is_there(fixture: &Fixture, id: PictureId) -> bool {
    pictures::find(&mut fixture.conn().await, id).await.unwrap().is_some()
}

fn with_picture(file: PictureId) -> Questionnaire {
    let mut question = Question::new(code("park"), texts("Puisto?"), Kind::YesNo);
    question.picture = Some(Picture { file, width: 8, height: 6, alternative: texts("Puisto") });
    Questionnaire::new(vec![Page::new(code("first"), vec![question])])
}

#[tokio::test]
async fn a_picture_added_twice_is_one_and_named_by_what_it_shows() {
    on_each_database(async |fixture| {
        let first = add(fixture, 1).await;
        assert_eq!(add(fixture, 1).await, first);
        assert_ne!(add(fixture, 2).await, first);
        assert_eq!(first, PictureId::of(&photo(1).bytes));
        let found = pictures::find(&mut fixture.conn().await, first).await.unwrap();
        assert_eq!(found, Some(photo(1)));
        let unknown = PictureId::of(b"nothing");
        let (wanted, now) = ([first, unknown].into(), fixture.now());
        let missing = fixture.commit(async |tx| pictures::hold(tx, &wanted, now).await).await;
        assert_eq!(missing.unwrap(), [unknown].into());
    })
    .await;
}

#[tokio::test]
async fn a_picture_that_nothing_names_goes_after_a_week() {
    on_each_database(async |fixture| {
        let (anna, _) = add_staff(fixture, "anna@hel.fi", &[Role::Researcher]).await;
        let [of_task, of_bank, of_nothing, held] = [
            add(fixture, 1).await,
            add(fixture, 2).await,
            add(fixture, 3).await,
            add(fixture, 4).await,
        ];
        let task = add_open_task(fixture).await;
        let now = fixture.now();
        fixture
            .commit(async |tx| {
                let task = tasks::find(tx, task).await?.unwrap();
                tasks::save_questionnaire(tx, &task, &with_picture(of_task), now).await?;
                let named = ("Puistot", Topic::Surroundings);
                bank::add(tx, &*fixture.random, &with_picture(of_bank), named, (anna, now)).await
            })
            .await
            .unwrap();
        assert_eq!(sweep(fixture).await, 0, "they wait");
        fixture.clock.pass(WAITS);
        fixture.clock.pass(Duration::minutes(1));
        let (wanted, now) = ([held].into(), fixture.now());
        fixture.commit(async |tx| pictures::hold(tx, &wanted, now).await).await.unwrap();
        assert_eq!(sweep(fixture).await, 1);
        for (id, expected) in [(of_task, true), (of_bank, true), (of_nothing, false), (held, true)]
        {
            assert_eq!(is_there(fixture, id).await, expected);
        }
    })
    .await;
}
