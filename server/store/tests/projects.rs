//! A project keeps its purpose, its service and its partners.

use model::projects::Project;
use store::{Error, projects, testing::on_each_database};
use uuid::Uuid;

use crate::common::{add_project, project};

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
        let (span, now) = ((fixture.now(), fixture.now()), fixture.now());
        let id = fixture
            .commit(async |tx| projects::add(tx, &*fixture.random, &alone, span, now).await)
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
