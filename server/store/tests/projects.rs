//! A project keeps its purpose, its service and its partners.

use model::{
    projects::{Access, Former, Project},
    staff::Role,
};
use store::{Error, projects, staff, testing::on_each_database};
use uuid::Uuid;

use crate::common::{add_project, add_staff, project, texts};

#[tokio::test]
async fn r8_a_project_is_read_back_with_purpose_and_service() {
    on_each_database(async |fixture| {
        let id = add_project(fixture).await;
        assert_eq!(projects::get(&mut fixture.conn().await, id).await.unwrap(), project());
    })
    .await;
}

#[tokio::test]
async fn r28_partners_belong_to_one_project_only() {
    on_each_database(async |fixture| {
        let others = [add_project(fixture).await, add_project(fixture).await];
        let alone = Project { partners: vec![], ..project() };
        let now = fixture.now();
        let id = fixture
            .commit(async |tx| projects::add(tx, &*fixture.random, &alone, now).await)
            .await
            .unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(projects::get(conn, id).await.unwrap(), alone);
        for other in others {
            assert_eq!(projects::get(conn, other).await.unwrap(), project());
        }
    })
    .await;
}

#[tokio::test]
async fn there_is_no_project_with_an_unknown_id() {
    on_each_database(async |fixture| {
        let unknown = projects::get(&mut fixture.conn().await, Uuid::from_u128(1)).await;
        assert!(matches!(unknown, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_project_is_there_for_those_who_work_in_it_and_for_nobody_else() {
    on_each_database(async |fixture| {
        let (own, other) = (add_project(fixture).await, add_project(fixture).await);
        let (anna, _) = add_staff(fixture, "anna@kunta.fi", &[Role::Researcher]).await;
        let (bo, _) = add_staff(fixture, "bo@kunta.fi", &[Role::Researcher]).await;
        let unowned = projects::list_unowned(&mut fixture.conn().await).await.unwrap();
        assert_eq!(unowned.len(), 2);
        fixture
            .commit(async |tx| {
                staff::save_name(tx, anna, "Anna A.").await?;
                projects::save_access(tx, own, anna, Access::Own).await?;
                projects::save_access(tx, other, bo, Access::Own).await?;
                projects::save_access(tx, own, bo, Access::Read).await?;
                projects::save_access(tx, own, bo, Access::Edit).await
            })
            .await
            .unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(projects::list_unowned(conn).await.unwrap(), Vec::<Uuid>::new());
        assert_eq!(projects::find_access(conn, own, anna).await.unwrap(), Some(Access::Own));
        assert_eq!(projects::find_access(conn, own, bo).await.unwrap(), Some(Access::Edit));
        assert_eq!(projects::find_access(conn, other, anna).await.unwrap(), None);
        let listed = projects::list_of_staff(conn, anna).await.unwrap();
        assert_eq!(listed.iter().map(|listed| listed.id).collect::<Vec<_>>(), [own]);
        let people = projects::list_staff(conn, own).await.unwrap();
        assert!(people.contains(&(anna, "Anna A.".to_owned(), Access::Own)), "{people:?}");
        let researchers = staff::list_by_role(conn, Role::Researcher).await.unwrap();
        assert_eq!(researchers.len(), 2);
        assert_eq!(staff::list_by_role(conn, Role::Admin).await.unwrap(), []);
        fixture.commit(async |tx| projects::remove_access(tx, own, bo).await).await.unwrap();
        assert_eq!(projects::find_access(&mut fixture.conn().await, own, bo).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_project_is_changed_by_whoever_saw_its_latest_state() {
    on_each_database(async |fixture| {
        let id = add_project(fixture).await;
        let (before, revision) =
            projects::get_revised(&mut fixture.conn().await, id).await.unwrap();
        let next = Project { name: texts("Shores"), ..before };
        let save = async || {
            fixture.commit(async |tx| projects::save(tx, id, &next, revision).await).await.unwrap()
        };
        assert!(save().await);
        assert!(!save().await, "somebody else has saved");
        let after = projects::get_revised(&mut fixture.conn().await, id).await.unwrap();
        assert_eq!(after, (next.clone(), revision + 1), "the partners stay");
    })
    .await;
}

#[tokio::test]
async fn r28_a_partnership_ends_once_and_stays_on_record() {
    on_each_database(async |fixture| {
        let id = add_project(fixture).await;
        let partners = projects::list_partners(&mut fixture.conn().await, id).await.unwrap();
        let (first, _) = partners[0];
        let now = fixture.now();
        let end = async |project| {
            fixture.commit(async |tx| projects::end_partner(tx, project, first, now).await).await
        };
        assert!(matches!(end(Uuid::from_u128(1)).await, Err(Error::NotFound)));
        end(id).await.unwrap();
        assert!(matches!(end(id).await, Err(Error::NotFound)), "it has ended");
        let after = projects::list_partners(&mut fixture.conn().await, id).await.unwrap();
        assert_eq!(after.len(), partners.len());
        assert_eq!(after[0].1.until, now);
    })
    .await;
}

#[tokio::test]
async fn a_project_passes_to_one_owner_and_its_former_ones_stay_as_colleagues_or_leave() {
    on_each_database(async |fixture| {
        let (project, other) = (add_project(fixture).await, add_project(fixture).await);
        let mut people = Vec::new();
        for address in ["anna@kunta.fi", "bo@kunta.fi", "cilla@kunta.fi"] {
            people.push(add_staff(fixture, address, &[Role::Researcher]).await.0);
        }
        let [anna, bo, cilla] = people[..] else { panic!("three people") };
        fixture
            .commit(async |tx| {
                projects::save_access(tx, project, anna, Access::Own).await?;
                projects::save_access(tx, project, bo, Access::Read).await?;
                projects::save_access(tx, other, anna, Access::Own).await?;
                projects::transfer(tx, project, bo, Former::Stays).await
            })
            .await
            .unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(projects::find_access(conn, project, anna).await.unwrap(), Some(Access::Edit));
        assert_eq!(projects::find_access(conn, project, bo).await.unwrap(), Some(Access::Own));
        assert_eq!(projects::find_access(conn, other, anna).await.unwrap(), Some(Access::Own));
        fixture
            .commit(async |tx| {
                projects::transfer(tx, project, cilla, Former::Leaves).await?;
                // To whom it is already: nothing changes.
                projects::transfer(tx, project, cilla, Former::Leaves).await?;
                projects::remove_access(tx, other, anna).await
            })
            .await
            .unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(projects::find_access(conn, project, bo).await.unwrap(), None);
        assert_eq!(projects::find_access(conn, project, anna).await.unwrap(), Some(Access::Edit));
        let mut listed = projects::list_owned(conn).await.unwrap();
        listed.sort_by_key(|listed| listed.id == other);
        let owners: Vec<_> = listed.iter().map(|listed| (listed.id, listed.owners.len())).collect();
        assert_eq!(owners, [(project, 1), (other, 0)]);
        assert_eq!(listed[0].owners[0].0, cilla);
    })
    .await;
}
