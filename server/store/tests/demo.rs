//! Ready sign-ins of the demo work until they end, each for its own user.

use model::{staff::Role, time::Duration};
use store::{
    accounts,
    demo::{self, DemoUser},
    testing::{Fixture, on_each_database},
};

use crate::common::add_staff;

async fn add(fixture: &Fixture, user: DemoUser) -> [u8; 32] {
    let expires = fixture.now().plus(Duration::hours(1));
    fixture.commit(async |tx| demo::add(tx, &fixture.vault, user, expires).await).await.unwrap()
}

async fn find(fixture: &Fixture, secret: &[u8]) -> Option<DemoUser> {
    demo::find(&mut fixture.conn().await, secret, fixture.now()).await.unwrap()
}

#[tokio::test]
async fn each_secret_is_for_its_own_user() {
    on_each_database(async |fixture| {
        let member = DemoUser::Member(fixture.join("matti@posti.fi").await.unwrap().link.member);
        let staff = DemoUser::Staff(add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await.0);
        let (of_member, of_staff) = (add(fixture, member).await, add(fixture, staff).await);
        assert_eq!(find(fixture, &of_member).await, Some(member));
        assert_eq!(find(fixture, &of_staff).await, Some(staff));
        assert_eq!(find(fixture, &[0; 32]).await, None);
        assert_eq!(find(fixture, b"").await, None);
    })
    .await;
}

#[tokio::test]
async fn a_demo_sign_in_ends_on_time() {
    on_each_database(async |fixture| {
        let member = DemoUser::Member(fixture.join("matti@posti.fi").await.unwrap().link.member);
        let secret = add(fixture, member).await;
        fixture.clock.pass(Duration(Duration::hours(1).0 - 1));
        assert_eq!(find(fixture, &secret).await, Some(member));
        fixture.clock.pass(Duration(1));
        assert_eq!(find(fixture, &secret).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_database_is_a_demo_while_it_holds_demo_sign_ins() {
    on_each_database(async |fixture| {
        let id = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let (staff, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let told = async || {
            let conn = &mut fixture.conn().await;
            (demo::is_demo(conn).await.unwrap(), demo::find_member(conn).await.unwrap())
        };
        assert_eq!(told().await, (false, None));
        add(fixture, DemoUser::Staff(staff)).await;
        assert_eq!(told().await, (true, None));
        add(fixture, DemoUser::Member(id)).await;
        assert_eq!(told().await, (true, Some(id)));
        accounts::erase(&fixture.db, &fixture.vault, id).await.unwrap();
        assert_eq!(told().await, (true, None));
    })
    .await;
}

#[tokio::test]
async fn all_demo_sign_ins_end_together() {
    on_each_database(async |fixture| {
        let member = DemoUser::Member(fixture.join("matti@posti.fi").await.unwrap().link.member);
        let (one, other) = (add(fixture, member).await, add(fixture, member).await);
        fixture.commit(async |tx| demo::remove_all(tx).await).await.unwrap();
        assert_eq!(find(fixture, &one).await, None);
        assert_eq!(find(fixture, &other).await, None);
    })
    .await;
}

#[tokio::test]
async fn r36_an_erased_member_has_no_demo_sign_in() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let secret = add(fixture, DemoUser::Member(member)).await;
        accounts::erase(&fixture.db, &fixture.vault, member).await.unwrap();
        assert_eq!(find(fixture, &secret).await, None);
    })
    .await;
}
