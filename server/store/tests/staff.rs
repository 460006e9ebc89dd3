//! Staff accounts: one an address, with roles, and a second factor whose codes work once.

use std::collections::BTreeSet;

use model::{language::Language, projects::Access, staff::Role, time::Duration};
use store::{
    Error, Result,
    audit::{self, Act, Event},
    projects,
    sessions::{self, NewSignIn},
    staff::{self, renewal},
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_project, add_staff, address, count, select};

async fn use_step(fixture: &Fixture, id: Uuid, step: i64) -> bool {
    fixture.commit(async |tx| staff::use_totp_step(tx, id, step).await).await.unwrap()
}

async fn add_again(fixture: &Fixture, text: &str) -> Result<Uuid> {
    let (new, _) = staff::prepare(&fixture.vault, &address(text)).await?;
    fixture
        .commit(async |tx| {
            staff::add(tx, &fixture.vault, new, &[Role::Dpo], Language::Fi, fixture.now()).await
        })
        .await
}

#[tokio::test]
async fn an_account_is_found_by_the_address_in_any_spelling() {
    on_each_database(async |fixture| {
        let (id, _) = add_staff(fixture, "Dpo@hel.fi", &[Role::Dpo]).await;
        let find = async |text| {
            let conn = &mut fixture.conn().await;
            staff::find_by_address(conn, &fixture.vault, &address(text)).await.unwrap()
        };
        assert_eq!(find("dpo@HEL.fi").await, Some(id));
        assert_eq!(find("admin@hel.fi").await, None);
    })
    .await;
}

#[tokio::test]
async fn an_address_has_one_account() {
    on_each_database(async |fixture| {
        add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        assert!(matches!(add_again(fixture, "DPO@hel.fi").await, Err(Error::Conflict)));
        assert_eq!(count(&fixture.db, "staff").await, 1);
    })
    .await;
}

#[tokio::test]
async fn of_two_accounts_added_for_one_address_at_once_one_is_refused() {
    on_each_database(async |fixture| {
        let (one, other) =
            tokio::join!(add_again(fixture, "dpo@hel.fi"), add_again(fixture, "dpo@hel.fi"));
        let refused = if one.is_ok() { other } else { one };
        assert!(matches!(refused, Err(Error::Conflict)));
        assert_eq!(count(&fixture.db, "staff").await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_address_may_be_a_members_and_a_colleagues() {
    on_each_database(async |fixture| {
        let person = fixture.join("dpo@hel.fi").await.unwrap();
        let (id, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let conn = &mut fixture.conn().await;
        let member =
            store::accounts::find_person(conn, &fixture.vault, &address("dpo@hel.fi")).await;
        assert_eq!(member.unwrap(), Some(person));
        assert_ne!(person.id, id);
    })
    .await;
}

#[tokio::test]
async fn the_second_factor_is_read_back_and_stored_sealed() {
    on_each_database(async |fixture| {
        let (id, secret) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let (_, others) = add_staff(fixture, "admin@hel.fi", &[Role::Admin]).await;
        let conn = &mut fixture.conn().await;
        let kept = staff::get_totp_secret(conn, &fixture.vault, id).await.unwrap();
        assert_eq!(kept, secret);
        assert_ne!(kept, others);
        for plain in [secret.as_slice(), b"dpo@hel.fi"] {
            assert_eq!(store::search::find(&fixture.db, plain).await.unwrap(), []);
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_has_the_second_factor_of_an_unknown_account_or_of_one_without_a_key() {
    on_each_database(async |fixture| {
        let (id, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let conn = &mut fixture.conn().await;
        let unknown = staff::get_totp_secret(conn, &fixture.vault, Uuid::from_u128(1)).await;
        assert!(matches!(unknown, Err(Error::NotFound)));
        fixture.vault.shred(id).await.unwrap();
        let keyless = staff::get_totp_secret(conn, &fixture.vault, id).await;
        assert!(matches!(keyless, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_code_works_once_and_no_earlier_one_after_it() {
    on_each_database(async |fixture| {
        let (id, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        assert!(use_step(fixture, id, 100).await);
        assert!(!use_step(fixture, id, 100).await);
        assert!(!use_step(fixture, id, 99).await);
        assert!(use_step(fixture, id, 101).await);
        assert!(!use_step(fixture, Uuid::from_u128(1), 102).await);
    })
    .await;
}

#[tokio::test]
async fn a_code_used_by_two_at_once_works_for_one() {
    on_each_database(async |fixture| {
        let (id, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let (one, other) = tokio::join!(use_step(fixture, id, 100), use_step(fixture, id, 100));
        assert!(one != other);
    })
    .await;
}

#[tokio::test]
async fn accounts_are_counted_and_found_by_role() {
    on_each_database(async |fixture| {
        let conn = &mut fixture.conn().await;
        assert_eq!(staff::count_by_role(conn).await.unwrap(), []);
        let (dpo, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo, Role::Dpo]).await;
        let (both, _) = add_staff(fixture, "both@hel.fi", &[Role::Dpo, Role::Admin]).await;
        let counts = [("admin".to_owned(), 1), ("dpo".to_owned(), 2)];
        assert_eq!(staff::count_by_role(conn).await.unwrap(), counts);
        let by_role = async |role| {
            let conn = &mut fixture.conn().await;
            let listed = staff::list_by_role(conn, role).await.unwrap();
            listed.into_iter().map(|(id, _)| id).collect::<BTreeSet<_>>()
        };
        assert_eq!(by_role(Role::Admin).await, BTreeSet::from([both]));
        assert_eq!(by_role(Role::Dpo).await, BTreeSet::from([dpo, both]));
        assert_eq!(by_role(Role::Payroll).await, BTreeSet::new());
    })
    .await;
}

#[tokio::test]
async fn the_language_of_an_account_changes_alone() {
    on_each_database(async |fixture| {
        let (id, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        add_staff(fixture, "admin@hel.fi", &[Role::Admin]).await;
        fixture.commit(async |tx| staff::save_language(tx, id, Language::En).await).await.unwrap();
        let mut languages: Vec<(String,)> = select(&fixture.db, "SELECT language FROM staff").await;
        languages.sort();
        assert_eq!(languages, [("en".to_owned(),), ("fi".to_owned(),)]);
    })
    .await;
}

#[tokio::test]
async fn accounts_are_listed_by_name_with_their_roles_which_can_change() {
    on_each_database(async |fixture| {
        let (bo, _) = add_staff(fixture, "bo@hel.fi", &[Role::Admin]).await;
        let (anna, _) = add_staff(fixture, "anna@hel.fi", &[Role::Dpo, Role::Admin]).await;
        fixture
            .commit(async |tx| {
                staff::save_name(tx, bo, "Bo").await?;
                staff::save_name(tx, anna, "Anna").await?;
                staff::save_roles(tx, bo, &[Role::Researcher]).await
            })
            .await
            .unwrap();
        let listed = staff::list(&mut fixture.conn().await).await.unwrap();
        let listed: Vec<_> =
            listed.iter().map(|one| (one.id, one.name.as_str(), one.roles.as_slice())).collect();
        let expected: [(Uuid, &str, &[Role]); 2] =
            [(anna, "Anna", &[Role::Admin, Role::Dpo]), (bo, "Bo", &[Role::Researcher])];
        assert_eq!(listed, expected);
    })
    .await;
}

#[tokio::test]
async fn an_ended_account_leaves_no_sign_in_and_no_place_in_a_project() {
    on_each_database(async |fixture| {
        let (id, _) = add_staff(fixture, "anna@hel.fi", &[Role::Researcher]).await;
        let project = add_project(fixture).await;
        let who = NewSignIn { who: id, is_staff: true, device: "other", shared: false };
        fixture
            .commit(async |tx| {
                sessions::add(tx, &fixture.vault, &who, fixture.now()).await?;
                projects::save_access(tx, project, id, Access::Own).await
            })
            .await
            .unwrap();
        let end =
            async || fixture.commit(async |tx| staff::remove(tx, &fixture.vault, id).await).await;
        end().await.unwrap();
        for table in ["staff", "staff_roles", "sessions", "project_staff"] {
            assert_eq!(count(&fixture.db, table).await, 0, "{table}");
        }
        assert_eq!(count(&fixture.db, "jobs").await, 1, "the key is destroyed whatever happens");
        assert!(matches!(end().await, Err(Error::NotFound)));
        let unowned = projects::list_unowned(&mut fixture.conn().await).await.unwrap();
        assert_eq!(unowned, [project]);
    })
    .await;
}

#[tokio::test]
async fn the_officer_sees_since_when_roles_are_what_they_are_and_when_somebody_signed_in() {
    on_each_database(async |fixture| {
        let begin = fixture.now();
        let (anna, _) = add_staff(fixture, "anna@hel.fi", &[Role::Researcher]).await;
        let (aada, _) = add_staff(fixture, "aada@hel.fi", &[Role::Admin]).await;
        fixture.commit(async |tx| staff::save_name(tx, aada, "Aada").await).await.unwrap();
        let write = async |staff: Uuid, act, object: &str| {
            let event = Event { staff: Some(staff), act, object_kind: "staff", object, reason: "" };
            let now = fixture.now();
            fixture.commit(async |tx| audit::add(tx, &event, now).await).await.unwrap();
        };
        fixture.clock.pass(Duration::days(1));
        let signed_in = fixture.now();
        write(aada, Act::SignedIn, "").await;
        fixture.clock.pass(Duration::days(1));
        let changed = fixture.now();
        write(aada, Act::RolesChanged, &anna.to_string()).await;
        // Another's doing, and another's doing to another: neither is Anna's.
        write(aada, Act::SignedOut, &anna.to_string()).await;

        let overseen = staff::list_overseen(&mut fixture.conn().await).await.unwrap();
        let seen: Vec<_> = overseen
            .iter()
            .map(|one| (one.account.id, one.added_at, one.roles_since, one.signed_in_at))
            .collect();
        assert_eq!(
            seen,
            [(anna, begin, changed, None), (aada, begin, begin, Some(signed_in))],
            "by name, the nameless first"
        );
        assert_eq!(overseen[1].account.roles, [Role::Admin]);
    })
    .await;
}

async fn sign_in(fixture: &Fixture, who: Uuid) -> Uuid {
    let new = NewSignIn { who, is_staff: true, device: "phone", shared: false };
    let now = fixture.now();
    let token = fixture
        .commit(async |tx| sessions::add(tx, &fixture.vault, &new, now).await)
        .await
        .unwrap();
    sessions::find(&mut fixture.conn().await, token.as_slice(), now).await.unwrap().unwrap().id
}

async fn take_up(fixture: &Fixture, whose: (Uuid, Uuid), offer: &renewal::Offer) -> bool {
    let sealed = renewal::seal(&fixture.vault, whose.0, &offer.secret).await.unwrap();
    fixture.commit(async |tx| renewal::take_up(tx, whose, offer, sealed, 70).await).await.unwrap()
}

#[tokio::test]
async fn an_offered_second_factor_is_taken_up_once_and_ends_the_other_sign_ins() {
    on_each_database(async |fixture| {
        let (id, old) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let (other, _) = add_staff(fixture, "admin@hel.fi", &[Role::Admin]).await;
        let (here, elsewhere) = (sign_in(fixture, id).await, sign_in(fixture, id).await);
        let others = sign_in(fixture, other).await;
        let (vault, now) = (&fixture.vault, fixture.now());
        assert!(use_step(fixture, id, 60).await);
        let made = renewal::offer(&mut fixture.conn().await, vault, id, now).await.unwrap();
        let open = async |whose, sealed: &[u8], at| {
            renewal::open_offer(vault, whose, sealed, at).await.unwrap()
        };
        let offer = open(id, &made.sealed, now).await.unwrap();
        assert_eq!(offer.secret, made.secret);
        assert_ne!(offer.secret, old);
        assert!(open(other, &made.sealed, now).await.is_none(), "for nobody else");
        assert!(open(id, b"made by hand", now).await.is_none());
        assert!(open(id, &made.sealed, now.plus(renewal::OFFER_LASTS)).await.is_none());
        assert!(store::search::find(&fixture.db, made.secret.as_slice()).await.unwrap().is_empty());

        assert!(take_up(fixture, (id, here), &offer).await);
        assert!(!take_up(fixture, (id, here), &offer).await, "only once");
        let conn = &mut fixture.conn().await;
        assert_eq!(staff::get_totp_secret(conn, vault, id).await.unwrap(), made.secret);
        assert!(!use_step(fixture, id, 70).await, "its code is used up");
        let left = sessions::list(conn, id, now).await.unwrap();
        assert_eq!(left.iter().map(|listed| listed.id).collect::<Vec<_>>(), [here]);
        assert_ne!(elsewhere, here);
        assert_eq!(sessions::list(conn, other, now).await.unwrap()[0].id, others);
    })
    .await;
}

#[tokio::test]
async fn a_reset_second_factor_replaces_the_old_one_and_ends_every_sign_in() {
    on_each_database(async |fixture| {
        let (id, old) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        sign_in(fixture, id).await;
        let (vault, now) = (&fixture.vault, fixture.now());
        let offer = renewal::offer(&mut fixture.conn().await, vault, id, now).await.unwrap();
        assert!(use_step(fixture, id, 60).await);
        let secret = renewal::fresh(vault);
        let reset = async |whose| {
            let sealed = renewal::seal(vault, id, &secret).await.unwrap();
            fixture.commit(async |tx| renewal::reset(tx, whose, sealed).await).await
        };
        reset(id).await.unwrap();
        let conn = &mut fixture.conn().await;
        let kept = staff::get_totp_secret(conn, vault, id).await.unwrap();
        assert!(kept == secret && kept != old);
        assert_eq!(sessions::list(conn, id, now).await.unwrap(), []);
        assert!(use_step(fixture, id, 60).await, "codes count anew");
        let session = sign_in(fixture, id).await;
        assert!(!take_up(fixture, (id, session), &offer).await, "what was offered before is void");
        assert!(matches!(reset(Uuid::from_u128(1)).await, Err(Error::NotFound)));
    })
    .await;
}
