//! A sign-in lives while it is used, not longer than it may, and ends when its owner says so.

use model::{accounts::Membership, language::Language, staff::Role, time::Duration};
use store::{
    Error, Result,
    sessions::{self, IDLE, LONGEST, Listed, NewSignIn, SHORT_IDLE, SHORT_LONGEST, SignIn, Who},
    staff,
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_staff, count, life::join};

const MOMENT: Duration = Duration(1);

fn of_member(who: Uuid) -> NewSignIn<'static> {
    NewSignIn { who, is_staff: false, device: "Firefox on Android", shared: false }
}

fn of_staff(who: Uuid) -> NewSignIn<'static> {
    NewSignIn { is_staff: true, ..of_member(who) }
}

async fn begin(fixture: &Fixture, new: &NewSignIn<'_>) -> [u8; 32] {
    let now = fixture.now();
    fixture.commit(async |tx| sessions::add(tx, &fixture.vault, new, now).await).await.unwrap()
}

async fn find(fixture: &Fixture, token: &[u8]) -> Option<SignIn> {
    sessions::find(&mut fixture.conn().await, token, fixture.now()).await.unwrap()
}

async fn use_it(fixture: &Fixture, token: &[u8]) {
    let sign_in = find(fixture, token).await.unwrap();
    let now = fixture.now();
    fixture.commit(async |tx| sign_in.save_seen(tx, now).await).await.unwrap();
}

async fn list(fixture: &Fixture, who: Uuid) -> Vec<Listed> {
    sessions::list(&mut fixture.conn().await, who, fixture.now()).await.unwrap()
}

async fn remove(fixture: &Fixture, who: Uuid, id: Uuid) -> Result<()> {
    fixture.commit(async |tx| sessions::remove(tx, who, id).await).await
}

#[tokio::test]
async fn a_token_tells_which_member_is_signed_in() {
    on_each_database(async |fixture| {
        let newcomer = fixture.join("maija@posti.fi").await.unwrap().link.member;
        let member = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await.link.member;
        let token = begin(fixture, &of_member(member)).await;
        let found = find(fixture, &token).await.unwrap();
        assert_eq!((found.language, found.shared, found.who.id()), (Language::Fi, false, member));
        let expected = Who::Member {
            id: member,
            pseudonym: Some("Hiljainen Kettu".to_owned()),
            state: Membership::Active,
            active_day: fixture.now().day(),
        };
        assert_eq!(found.who, expected);

        let token = begin(fixture, &of_member(newcomer)).await;
        let found = find(fixture, &token).await.unwrap().who;
        assert!(matches!(
            found,
            Who::Member { id, pseudonym: None, state: Membership::Pending, .. } if id == newcomer
        ));
    })
    .await;
}

#[tokio::test]
async fn a_token_tells_which_roles_a_member_of_staff_has() {
    on_each_database(async |fixture| {
        let (id, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo, Role::Admin]).await;
        fixture.commit(async |tx| staff::save_language(tx, id, Language::En).await).await.unwrap();
        let token = begin(fixture, &of_staff(id)).await;
        let found = find(fixture, &token).await.unwrap();
        assert_eq!(found.who, Who::Staff { id, roles: vec![Role::Admin, Role::Dpo] });
        assert_eq!((found.who.id(), found.language), (id, Language::En));
    })
    .await;
}

#[tokio::test]
async fn a_token_that_was_never_given_signs_nobody_in() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let token = begin(fixture, &of_member(member)).await;
        assert_eq!(find(fixture, &[0; 32]).await, None);
        assert_eq!(find(fixture, b"").await, None);
        let hash = store::sign_in::hash_secret(&token);
        assert_eq!(find(fixture, &hash).await, None, "what is stored does not sign in");
        assert_eq!(store::search::find(&fixture.db, &token).await.unwrap(), []);
    })
    .await;
}

/// Lets a sign-in be silent to its last moment, and one moment more.
async fn ends_by_silence(fixture: &Fixture, new: &NewSignIn<'_>, idle: Duration) {
    let token = begin(fixture, new).await;
    fixture.clock.pass(Duration(idle.0 - 1));
    assert!(find(fixture, &token).await.is_some());
    use_it(fixture, &token).await;
    fixture.clock.pass(Duration(idle.0 - 1));
    assert!(find(fixture, &token).await.is_some(), "its use put off the end");
    fixture.clock.pass(MOMENT);
    assert!(find(fixture, &token).await.is_none());
}

/// Uses a sign-in all the time until it ends nevertheless.
async fn ends_in_any_case(fixture: &Fixture, new: &NewSignIn<'_>, limits: (Duration, Duration)) {
    let (idle, longest) = limits;
    let token = begin(fixture, new).await;
    let step = Duration(idle.0 / 2);
    for _ in 0..longest.0 / step.0 - 1 {
        fixture.clock.pass(step);
        use_it(fixture, &token).await;
    }
    fixture.clock.pass(Duration(step.0 - 1));
    use_it(fixture, &token).await;
    assert!(find(fixture, &token).await.is_some());
    fixture.clock.pass(MOMENT);
    assert!(find(fixture, &token).await.is_none());
}

#[tokio::test]
async fn a_members_sign_in_ends_after_thirty_days_of_silence_and_ninety_in_any_case() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        ends_by_silence(fixture, &of_member(member), IDLE).await;
        ends_in_any_case(fixture, &of_member(member), (IDLE, LONGEST)).await;
        assert_eq!((IDLE, LONGEST), (Duration::days(30), Duration::days(90)));
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_on_a_shared_device_ends_after_an_hour_of_silence_and_twelve_in_any_case() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let shared = NewSignIn { shared: true, ..of_member(member) };
        ends_by_silence(fixture, &shared, SHORT_IDLE).await;
        ends_in_any_case(fixture, &shared, (SHORT_IDLE, SHORT_LONGEST)).await;
        assert_eq!((SHORT_IDLE, SHORT_LONGEST), (Duration::hours(1), Duration::hours(12)));
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_of_staff_ends_as_one_on_a_shared_device() {
    on_each_database(async |fixture| {
        let (id, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        ends_by_silence(fixture, &of_staff(id), SHORT_IDLE).await;
        ends_in_any_case(fixture, &of_staff(id), (SHORT_IDLE, SHORT_LONGEST)).await;
    })
    .await;
}

#[tokio::test]
async fn the_last_use_is_worth_noting_every_ten_minutes() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let token = begin(fixture, &of_member(member)).await;
        fixture.clock.pass(Duration(Duration::minutes(10).0 - 1));
        assert!(!find(fixture, &token).await.unwrap().is_stale(fixture.now()));
        fixture.clock.pass(MOMENT);
        assert!(find(fixture, &token).await.unwrap().is_stale(fixture.now()));
        use_it(fixture, &token).await;
        assert!(!find(fixture, &token).await.unwrap().is_stale(fixture.now()));
    })
    .await;
}

#[tokio::test]
async fn r44_everybody_sees_the_own_live_sign_ins_latest_used_first() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let (colleague, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let begun = fixture.now();
        let phone = begin(fixture, &of_member(member)).await;
        let library = NewSignIn { shared: true, device: "Edge", ..of_member(member) };
        begin(fixture, &library).await;
        begin(fixture, &of_staff(colleague)).await;
        fixture.clock.pass(Duration::minutes(30));
        use_it(fixture, &phone).await;

        let listed = list(fixture, member).await;
        let seen: Vec<_> =
            listed.iter().map(|l| (l.device.as_str(), l.shared, l.begun_at, l.seen_at)).collect();
        assert_eq!(
            seen,
            [
                ("Firefox on Android", false, begun.0, fixture.now().0),
                ("Edge", true, begun.0, begun.0),
            ]
        );
        assert_eq!(list(fixture, colleague).await.len(), 1);
        fixture.clock.pass(SHORT_IDLE);
        assert_eq!(list(fixture, member).await.len(), 1);
        assert_eq!(list(fixture, colleague).await, []);
        assert_eq!(list(fixture, Uuid::from_u128(1)).await, []);
    })
    .await;
}

#[tokio::test]
async fn only_the_owner_ends_a_sign_in() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let other = fixture.join("maija@posti.fi").await.unwrap().link.member;
        let token = begin(fixture, &of_member(member)).await;
        let id = find(fixture, &token).await.unwrap().id;
        for nobody in [other, Uuid::from_u128(1)] {
            assert!(matches!(remove(fixture, nobody, id).await, Err(Error::NotFound)));
        }
        assert!(find(fixture, &token).await.is_some());
        remove(fixture, member, id).await.unwrap();
        assert!(find(fixture, &token).await.is_none());
        assert!(matches!(remove(fixture, member, id).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn staff_end_the_own_sign_in_and_no_other_ends_with_it() {
    on_each_database(async |fixture| {
        let (id, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let (one, other) =
            (begin(fixture, &of_staff(id)).await, begin(fixture, &of_staff(id)).await);
        remove(fixture, id, find(fixture, &one).await.unwrap().id).await.unwrap();
        assert!(find(fixture, &one).await.is_none());
        assert!(find(fixture, &other).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn expired_sign_ins_are_removed_and_no_others() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        begin(fixture, &NewSignIn { shared: true, ..of_member(member) }).await;
        let lasting = begin(fixture, &of_member(member)).await;
        let remove = async || {
            let now = fixture.now();
            fixture.commit(async |tx| sessions::remove_expired(tx, now).await).await.unwrap()
        };
        assert_eq!(remove().await, 0);
        fixture.clock.pass(SHORT_IDLE);
        assert_eq!(remove().await, 1);
        assert!(find(fixture, &lasting).await.is_some());
        assert_eq!(count(&fixture.db, "sessions").await, 1);
    })
    .await;
}
