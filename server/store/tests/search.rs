//! The search that proves erasure finds a value wherever it stands.

use model::{language::Language, random};
use store::{
    messages::{self, NewMessage, Subject},
    search::{self, Hit},
    testing::on_each_database,
};
use uuid::Uuid;

use crate::common::{add_project, life::join};

fn hit(table: &str, column: &str, rows: i64) -> Hit {
    Hit { table: table.to_owned(), column: column.to_owned(), rows }
}

#[tokio::test]
async fn words_are_found_inside_longer_text_in_every_column_that_holds_them() {
    on_each_database(async |fixture| {
        add_project(fixture).await;
        let of_partners = search::find(&fixture.db, b"Agency").await.unwrap();
        assert_eq!(of_partners, [hit("project_partners", "name", 2)]);
        let of_projects = search::find(&fixture.db, "Parks".as_bytes()).await.unwrap();
        assert_eq!(of_projects, [hit("projects", "name", 1), hit("projects", "service", 1)]);
    })
    .await;
}

#[tokio::test]
async fn letters_beyond_ascii_and_quotes_are_found() {
    on_each_database(async |fixture| {
        let told = r#"Åbo 'kö' "näin" \ 👋 100 %_"#;
        let new = NewMessage {
            subject: Subject::Other,
            member: None,
            staff: None,
            words: told,
            language: Language::Sv,
            once: random::id(&*fixture.random),
        };
        fixture
            .commit(async |tx| messages::add(tx, &fixture.vault, &new, fixture.now()).await)
            .await
            .unwrap();
        for needle in ["Åbo", "'kö'", "\"näin\" \\ 👋", "%_", told] {
            let found = search::find(&fixture.db, needle.as_bytes()).await.unwrap();
            assert_eq!(found, [hit("messages", "words", 1)], "{needle}");
        }
        assert_eq!(search::find(&fixture.db, "åbo".as_bytes()).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn ids_and_bytes_are_found_also_in_part() {
    on_each_database(async |fixture| {
        let person = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        let member = person.link.member.into_bytes();
        let expected = [hit("members", "id", 1)];
        assert_eq!(search::find(&fixture.db, &member).await.unwrap(), expected);
        assert_eq!(search::find(&fixture.db, &member[3..13]).await.unwrap(), expected);
        let keys = search::find(fixture.vault.key_store(), person.id.as_bytes()).await.unwrap();
        assert_eq!(keys, [hit("sealed_keys", "owner", 2)]);
    })
    .await;
}

#[tokio::test]
async fn what_is_nowhere_is_not_found() {
    on_each_database(async |fixture| {
        join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        for needle in [Uuid::from_u128(1).as_bytes().as_slice(), b"Punainen Lintu", &[0xff; 8]] {
            assert_eq!(search::find(&fixture.db, needle).await.unwrap(), []);
        }
    })
    .await;
}
