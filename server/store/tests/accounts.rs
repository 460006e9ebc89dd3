//! People join, are found by their address, and are called what nobody else is.

use model::{accounts::Membership, language::Language, time::Duration};
use store::{
    Error,
    accounts::{self, Person},
    sign_in::Audience,
    testing::{Fixture, MONDAY, on_each_database},
    vault::Indexed,
};
use uuid::Uuid;

use crate::common::{
    address, bytes_literal, count, id_literal, keep_copy,
    life::{self, join, member},
    pseudonym, put_back, tamper,
};

#[tokio::test]
async fn r17_an_address_is_all_it_takes_to_join() {
    on_each_database(async |fixture| {
        let person = fixture.join("matti@posti.fi").await.unwrap();
        let known = member(&mut fixture.conn().await, person.link.member).await;
        assert_eq!(known.id, person.link.member);
        assert_eq!(known.pseudonym, None);
        assert_eq!(known.language, Language::Fi);
        assert_eq!(known.state, Membership::Pending);
        assert_eq!(known.active_day, MONDAY.day());
        assert_eq!(accounts::count_members(&mut fixture.conn().await).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_person_is_found_by_the_address_in_any_spelling() {
    on_each_database(async |fixture| {
        let person = fixture.join("Matti.Virtanen@posti.fi").await.unwrap();
        for spelling in ["matti.virtanen@POSTI.fi", " mailto:MATTI.VIRTANEN@posti.fi"] {
            assert_eq!(find(fixture, spelling).await, Some(person));
        }
        assert_eq!(find(fixture, "matti.virtanen@posti.se").await, None);
    })
    .await;
}

#[tokio::test]
async fn the_address_is_kept_as_it_was_typed() {
    on_each_database(async |fixture| {
        let person = fixture.join("Matti.Virtanen@Posti.fi").await.unwrap();
        let conn = &mut fixture.conn().await;
        let kept = accounts::get_address(conn, &fixture.vault, person.id).await.unwrap();
        assert_eq!(kept.reveal(), "Matti.Virtanen@posti.fi");
    })
    .await;
}

#[tokio::test]
async fn nobody_has_the_address_of_an_unknown_person_or_of_one_without_a_key() {
    on_each_database(async |fixture| {
        let person = fixture.join("matti@posti.fi").await.unwrap();
        let conn = &mut fixture.conn().await;
        let unknown = accounts::get_address(conn, &fixture.vault, Uuid::from_u128(1)).await;
        assert!(matches!(unknown, Err(Error::NotFound)));
        fixture.vault.shred(person.id).await.unwrap();
        let keyless = accounts::get_address(conn, &fixture.vault, person.id).await;
        assert!(matches!(keyless, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn the_way_leads_from_person_to_member_and_back() {
    on_each_database(async |fixture| {
        let (matti, maija) = (
            fixture.join("matti@posti.fi").await.unwrap(),
            fixture.join("maija@posti.fi").await.unwrap(),
        );
        for person in [matti, maija] {
            assert_eq!(find_of(fixture, person.link.member).await, Some(person));
        }
        for other in [matti.id, matti.link.subject, Uuid::nil()] {
            assert_eq!(find_of(fixture, other).await, None);
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_joins_once() {
    on_each_database(async |fixture| {
        let person = fixture.join("matti@posti.fi").await.unwrap();
        assert!(matches!(fixture.join("MATTI@posti.fi").await, Err(Error::Conflict)));
        assert_eq!(find(fixture, "matti@posti.fi").await, Some(person));
        assert_eq!(accounts::count_members(&mut fixture.conn().await).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_join_with_one_address_at_once_one_succeeds() {
    on_each_database(async |fixture| {
        let (one, other) =
            tokio::join!(fixture.join("matti@posti.fi"), fixture.join("matti@posti.fi"));
        let (joined, refused) = if one.is_ok() { (one, other) } else { (other, one) };
        assert_eq!(find(fixture, "matti@posti.fi").await, joined.ok());
        assert!(matches!(refused, Err(Error::Conflict)));
    })
    .await;
}

#[tokio::test]
async fn r10_a_pseudonym_makes_a_pending_member_active() {
    on_each_database(async |fixture| {
        let person = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        let known = member(&mut fixture.conn().await, person.link.member).await;
        assert_eq!(known.pseudonym.as_deref(), Some("Hiljainen Kettu"));
        assert_eq!(known.state, Membership::Active);
    })
    .await;
}

#[tokio::test]
async fn a_new_pseudonym_leaves_every_other_state_as_it_was() {
    on_each_database(async |fixture| {
        let person = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        tamper(&fixture.db, "UPDATE members SET state = 'dormant'").await;
        life::call(fixture, person.link.member, "Punainen Lintu").await.unwrap();
        let known = member(&mut fixture.conn().await, person.link.member).await;
        assert_eq!(known.pseudonym.as_deref(), Some("Punainen Lintu"));
        assert_eq!(known.state, Membership::Dormant);
    })
    .await;
}

#[tokio::test]
async fn r19_a_pseudonym_is_taken_in_every_case_and_by_look_alikes_but_not_by_oneself() {
    on_each_database(async |fixture| {
        let matti = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        let maija = fixture.join("maija@posti.fi").await.unwrap();
        let conn = &mut fixture.conn().await;
        for look_alike in ["Hiljainen Kettu", "hiljainen KETTU", "Hi1jainen-Kettu"] {
            let wanted = pseudonym(look_alike);
            let taken = async |conn: &mut _, by: Person| {
                accounts::is_pseudonym_taken(conn, &wanted, by.link.member).await.unwrap()
            };
            assert!(taken(conn, maija).await, "{look_alike}");
            assert!(!taken(conn, matti).await, "{look_alike}");
        }
        let free = pseudonym("Hiljainen Karhu");
        assert!(!accounts::is_pseudonym_taken(conn, &free, maija.link.member).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn r19_a_look_alike_of_anothers_pseudonym_is_not_stored() {
    on_each_database(async |fixture| {
        join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        let maija = fixture.join("maija@posti.fi").await.unwrap();
        let refused = life::call(fixture, maija.link.member, "hi1jainen kettu").await;
        assert!(matches!(refused, Err(Error::Conflict)));
        let known = member(&mut fixture.conn().await, maija.link.member).await;
        assert_eq!((known.pseudonym, known.state), (None, Membership::Pending));
    })
    .await;
}

#[tokio::test]
async fn r46_a_member_may_write_the_own_pseudonym_in_another_way() {
    on_each_database(async |fixture| {
        let person = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        life::call(fixture, person.link.member, "hiljainen kettu").await.unwrap();
        let known = member(&mut fixture.conn().await, person.link.member).await;
        assert_eq!(known.pseudonym.as_deref(), Some("hiljainen kettu"));
    })
    .await;
}

#[tokio::test]
async fn r46_a_member_changes_the_language() {
    on_each_database(async |fixture| {
        let person = fixture.join("matti@posti.fi").await.unwrap();
        let other = fixture.join("maija@posti.fi").await.unwrap();
        fixture
            .commit(async |tx| accounts::save_language(tx, person.link.member, Language::Sv).await)
            .await
            .unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(member(conn, person.link.member).await.language, Language::Sv);
        assert_eq!(member(conn, other.link.member).await.language, Language::Fi);
    })
    .await;
}

#[tokio::test]
async fn r34_the_active_day_moves_forwards_only() {
    on_each_database(async |fixture| {
        let person = fixture.join("matti@posti.fi").await.unwrap();
        let id = person.link.member;
        for (at, expected) in [
            (MONDAY.plus(Duration::days(3)), MONDAY.plus(Duration::days(3)).day()),
            (MONDAY.plus(Duration::days(1)), MONDAY.plus(Duration::days(3)).day()),
        ] {
            fixture.commit(async |tx| accounts::save_active_day(tx, id, at).await).await.unwrap();
            assert_eq!(member(&mut fixture.conn().await, id).await.active_day, expected);
        }
    })
    .await;
}

#[tokio::test]
async fn there_is_no_member_with_an_unknown_id() {
    on_each_database(async |fixture| {
        let person = fixture.join("matti@posti.fi").await.unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(accounts::find_member(conn, person.id).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn r66_a_person_restored_from_a_backup_is_nobody_and_in_nobodys_way() {
    on_each_database(async |fixture| {
        let person = fixture.join("matti@posti.fi").await.unwrap();
        keep_copy(&fixture.db, "people").await;
        accounts::erase(&fixture.db, &fixture.vault, person.link.member).await.unwrap();
        put_back(&fixture.db, "people").await;

        assert_eq!(count(&fixture.db, "people").await, 1);
        assert_eq!(find(fixture, "matti@posti.fi").await, None);
        assert_eq!(find_of(fixture, person.link.member).await, None);
        let again = fixture.join("matti@posti.fi").await.unwrap();
        assert_eq!(find(fixture, "matti@posti.fi").await, Some(again));
        assert_eq!(count(&fixture.db, "people").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_link_moved_to_another_person_does_not_open() {
    on_each_database(async |fixture| {
        let matti = fixture.join("matti@posti.fi").await.unwrap();
        let maija = fixture.join("maija@posti.fi").await.unwrap();
        let (matti, maija) = (id_literal(&fixture.db, matti.id), id_literal(&fixture.db, maija.id));
        let sql = format!(
            "UPDATE people SET link = (SELECT link FROM people WHERE id = {maija}) WHERE id = {matti}"
        );
        assert_eq!(tamper(&fixture.db, sql).await, 1);
        let conn = &mut fixture.conn().await;
        let moved = accounts::find_person(conn, &fixture.vault, &address("matti@posti.fi")).await;
        assert!(matches!(moved, Err(Error::Vault(_))));
    })
    .await;
}

#[tokio::test]
async fn only_the_keyed_value_of_an_address_finds_its_row() {
    on_each_database(async |fixture| {
        fixture.join("Matti@posti.fi").await.unwrap();
        let index = fixture.vault.blind_index(Indexed::Address, b"matti@posti.fi").await.unwrap();
        let literal = bytes_literal(&fixture.db, index.current().unwrap().1);
        let with_value = format!("people WHERE address_index = {literal}");
        assert_eq!(count(&fixture.db, &with_value).await, 1);
    })
    .await;
}

async fn find(fixture: &Fixture, text: &str) -> Option<Person> {
    let conn = &mut fixture.conn().await;
    accounts::find_person(conn, &fixture.vault, &address(text)).await.unwrap()
}

async fn find_of(fixture: &Fixture, member: Uuid) -> Option<Person> {
    let conn = &mut fixture.conn().await;
    accounts::find_person_of(conn, &fixture.vault, member).await.unwrap()
}

async fn change(
    fixture: &Fixture,
    person: Person,
    to: &str,
    from: &str,
) -> store::Result<Vec<Uuid>> {
    let vault = &fixture.vault;
    let new = accounts::prepare_address(vault, person, &address(to)).await?;
    let former = address(from);
    fixture.commit(async |tx| accounts::change_address(tx, vault, new, &former).await).await
}

#[tokio::test]
async fn r46_a_person_is_found_by_the_new_address_and_no_more_by_the_former() {
    on_each_database(async |fixture| {
        let matti = fixture.join("matti@posti.fi").await.unwrap();
        let maija = fixture.join("maija@posti.fi").await.unwrap();
        let former = address("matti@posti.fi");
        let asked = life::ask(fixture, &former, b"browser", Audience::Member).await;
        let owners = change(fixture, matti, "Matti@Toinen.fi", "matti@posti.fi").await.unwrap();
        assert_eq!(owners, [asked], "what waits for the former address goes, with its keys");
        assert_eq!(count(&fixture.db, "sign_in_requests").await, 0);
        assert_eq!(find(fixture, "matti@posti.fi").await, None);
        assert_eq!(find(fixture, "matti@toinen.fi").await, Some(matti));
        assert_eq!(find_of(fixture, matti.link.member).await, Some(matti), "the same member");
        let conn = &mut fixture.conn().await;
        let kept = accounts::get_address(conn, &fixture.vault, matti.id).await.unwrap();
        assert_eq!(kept.reveal(), "Matti@toinen.fi");
        assert!(fixture.join("matti@posti.fi").await.is_ok(), "the former one is free");

        let taken = change(fixture, matti, "maija@posti.fi", "matti@toinen.fi").await;
        assert!(matches!(taken, Err(Error::Conflict)));
        assert_eq!(find(fixture, "maija@posti.fi").await, Some(maija));
        assert_eq!(find(fixture, "matti@toinen.fi").await, Some(matti), "nothing has changed");
        accounts::erase(&fixture.db, &fixture.vault, matti.link.member).await.unwrap();
        assert_eq!(find(fixture, "matti@toinen.fi").await, None);
        let gone = change(fixture, matti, "matti@kolmas.fi", "matti@toinen.fi").await;
        assert!(matches!(gone, Err(Error::NotFound | Error::Conflict)), "{gone:?}");
    })
    .await;
}
