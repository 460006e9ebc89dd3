//! The texts of the site, as the city words them.

use model::{language::Texts, site_texts::SiteText, staff::Role, time::Duration};
use store::{
    site_texts::{self, Worded},
    staff,
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_staff, tamper};

async fn save(fixture: &Fixture, text: SiteText, words: &Texts, seen: i64, by: Uuid) -> bool {
    let now = fixture.now();
    fixture.commit(async |tx| site_texts::save(tx, text, words, seen, by, now).await).await.unwrap()
}

async fn list(fixture: &Fixture) -> Vec<Worded> {
    site_texts::list(&mut fixture.conn().await).await.unwrap()
}

fn finnish(words: &str) -> Texts {
    Texts { fi: Some(words.to_owned()), ..Texts::default() }
}

#[tokio::test]
async fn a_text_is_kept_as_it_was_last_worded() {
    on_each_database(async |fixture| {
        let (aada, _) = add_staff(fixture, "admin@hel.fi", &[Role::Admin]).await;
        fixture.commit(async |tx| staff::save_name(tx, aada, "Aada").await).await.unwrap();
        assert_eq!(list(fixture).await, []);
        let odd = finnish("Tervetuloa\n\n<b>\"kaikki\"</b> 😀 '; DROP TABLE staff; --");
        assert!(save(fixture, SiteText::Welcome, &finnish("Hei"), 0, aada).await);
        fixture.clock.pass(Duration::hours(2));
        assert!(save(fixture, SiteText::Welcome, &odd, 1, aada).await);
        let worded = Worded {
            text: SiteText::Welcome,
            words: odd,
            revision: 2,
            changed_at: fixture.now(),
            changed_by: Some("Aada".to_owned()),
        };
        assert_eq!(list(fixture).await, [worded]);
    })
    .await;
}

#[tokio::test]
async fn nobody_overwrites_a_wording_they_did_not_see() {
    on_each_database(async |fixture| {
        let (aada, _) = add_staff(fixture, "admin@hel.fi", &[Role::Admin]).await;
        let words = finnish("Ensin");
        assert!(!save(fixture, SiteText::Footer, &words, 1, aada).await, "there is none yet");
        assert!(save(fixture, SiteText::Footer, &words, 0, aada).await);
        for seen in [0, 2, -1] {
            assert!(!save(fixture, SiteText::Footer, &finnish("Sitten"), seen, aada).await);
        }
        assert!(save(fixture, SiteText::Contact, &words, 0, aada).await, "each has its own");
        let listed = list(fixture).await;
        assert_eq!(listed.len(), 2);
        assert!(listed.iter().all(|worded| worded.words == words && worded.revision == 1));
    })
    .await;
}

#[tokio::test]
async fn a_text_of_a_later_version_is_left_out_and_of_an_ended_account_stays() {
    on_each_database(async |fixture| {
        let (aada, _) = add_staff(fixture, "admin@hel.fi", &[Role::Admin]).await;
        assert!(save(fixture, SiteText::Footer, &finnish("Alarivi"), 0, aada).await);
        tamper(
            &fixture.db,
            "INSERT INTO site_texts (name, words, revision, changed_at, changed_by) \
             VALUES ('newer', '{}', 1, 0, NULL)",
        )
        .await;
        fixture.commit(async |tx| staff::remove(tx, &fixture.vault, aada).await).await.unwrap();
        let listed = list(fixture).await;
        assert_eq!(listed.len(), 1);
        assert_eq!((listed[0].text, &listed[0].changed_by), (SiteText::Footer, &None));
    })
    .await;
}
