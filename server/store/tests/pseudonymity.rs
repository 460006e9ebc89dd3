//! R20: without the vault's keys nothing leads from an address to a member, or back.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, KeyInit, Mac};
use model::{language::Language, staff::Role, time::Duration};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use store::{
    Db,
    accesses::{self, Seen},
    accounts::Person,
    answers,
    audit::{self, Act, Event},
    dialect,
    messages::{self, NewMessage, Subject},
    search::Hit,
    sessions::{self, NewSignIn},
    testing::{Fixture, on_each_database},
};
use uuid::{Builder, Uuid};

use crate::common::{
    add_open_task, count, hex,
    life::{join, live},
    select, two_letters,
};

/// Everything in the main database as text, in lower case and without dashes; bytes as hexadecimal.
async fn dump(db: &Db) -> String {
    let mut dump = String::new();
    for (table, columns) in tables(db).await {
        let row = if db.is_sqlite() {
            columns.iter().map(|c| format!("quote({c})")).collect::<Vec<_>>().join("||','||")
        } else {
            format!("{table}::text")
        };
        let rows: Vec<(String,)> = select(db, format!("SELECT {row} FROM {table}")).await;
        for (row,) in rows {
            dump.extend([row.as_str(), "\n"]);
        }
    }
    plain(&dump)
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace('-', "")
}

async fn tables(db: &Db) -> BTreeMap<String, Vec<String>> {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column, _, _) in dialect::columns(db).await.unwrap() {
        tables.entry(table).or_default().push(column);
    }
    tables
}

/// Values that anybody who guesses an address can compute from it.
fn computable(address: &str) -> Vec<Vec<u8>> {
    let mac = |key: &[u8]| {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
        mac.update(address.as_bytes());
        mac.finalize().into_bytes().to_vec()
    };
    let sha1: [u8; 20] = Sha1::digest(address).into();
    let sha256: [u8; 32] = Sha256::digest(address).into();
    let first = |bytes: &[u8]| <[u8; 16]>::try_from(&bytes[..16]).unwrap();
    let id = |builder: Builder| builder.into_uuid().into_bytes().to_vec();
    vec![
        address.as_bytes().to_vec(),
        sha1[..16].to_vec(),
        sha256[..16].to_vec(),
        Sha512::digest(address)[..16].to_vec(),
        id(Builder::from_sha1_bytes(first(&sha1))),
        id(Builder::from_sha1_bytes(first(&Sha1::digest(
            [Uuid::nil().as_bytes(), address.as_bytes()].concat(),
        )))),
        id(Builder::from_md5_bytes(first(&sha256))),
        id(Builder::from_random_bytes(first(&sha256))),
        mac(b"")[..16].to_vec(),
        mac(&[0; 32])[..16].to_vec(),
        mac(b"kanssa")[..16].to_vec(),
        mac(b"another key of thirty-two bytes.")[..16].to_vec(),
    ]
}

#[tokio::test]
async fn r20_no_value_in_the_main_database_is_computable_from_an_address() {
    on_each_database(async |fixture| {
        let addresses = ["Matti.Virtanen@posti.fi", "maija@posti.fi", "oy@yritys.example"];
        for (n, address) in addresses.iter().enumerate() {
            let called = format!("Hiljainen kettu {}", two_letters(n));
            join(fixture, address, &called).await;
        }
        let dump = dump(&fixture.db).await;
        assert!(dump.contains("hiljainen kettu bb"), "the dump holds what can be read");
        for address in addresses {
            for spelling in [address.to_owned(), address.to_lowercase(), address.to_uppercase()] {
                for value in computable(&spelling) {
                    assert!(!dump.contains(&hex(&value)), "{spelling}: {}", hex(&value));
                }
                assert!(!dump.contains(&plain(&spelling)), "{spelling}");
            }
            let (local, domain) = address.split_once('@').unwrap();
            assert!(!dump.contains(&plain(local)) && !dump.contains(domain), "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn r20_a_sign_in_and_a_mail_under_way_do_not_show_the_address_either() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        live(fixture, "matti@posti.fi", "Hiljainen Kettu", task).await;
        for address in ["matti@posti.fi", "MATTI@POSTI.FI"] {
            for value in computable(address) {
                let hits = store::search::find(&fixture.db, &value).await.unwrap();
                // What members write themselves is theirs.
                let written = |hit: &Hit| ["messages", "answers"].contains(&hit.table.as_str());
                assert!(hits.iter().all(written), "{}: {hits:?}", hex(&value));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn r20_no_id_of_one_zone_stands_in_a_table_of_another() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        let person = live(fixture, "matti@posti.fi", "Hiljainen Kettu", task).await.person;
        let found = async |id: Uuid| {
            let hits = store::search::find(&fixture.db, id.as_bytes()).await.unwrap();
            let places = hits.into_iter().map(|hit| format!("{}.{}", hit.table, hit.column));
            places.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
        };
        assert_eq!(found(person.id).await, ["people.id"]);
        let of_member = [
            "accesses.member",
            "demo_sign_ins.member",
            "members.id",
            "messages.member",
            "responses.member",
            "sessions.member",
        ];
        assert_eq!(found(person.link.member).await, of_member);
        assert_eq!(found(person.link.subject).await, ["consents.subject"]);
    })
    .await;
}

const MANY: usize = 200;
/// So many right pairs come about by chance less than once in a hundred thousand times.
const CHANCE: usize = 8;

/// The rows of people, members and subjects of so many who joined one after the other, each of
/// whom signed in, answered and wrote at once, and was read by the staff.
async fn many_join(fixture: &Fixture) -> Vec<Person> {
    let task = add_open_task(fixture).await;
    let mut people = Vec::new();
    for n in 0..MANY {
        // Neither the address nor the pseudonym follows the order of joining, as in life.
        let drawn: [u8; 8] = model::random::bytes(&*fixture.random);
        let address = format!("{}@posti.fi", hex(&drawn));
        let person = join(fixture, &address, &pseudonym_of(n)).await;
        act(fixture, person.link.member, task).await;
        people.push(person);
        fixture.clock.pass(Duration::seconds(61));
    }
    dialect::scatter(&fixture.db).await.unwrap();
    people
}

/// What somebody does who has just joined, in the order and at the times of joining.
async fn act(fixture: &Fixture, member: Uuid, task: Uuid) {
    let (vault, random, now) = (&fixture.vault, &*fixture.random, fixture.now());
    let sign_in = NewSignIn { who: member, is_staff: false, device: "Firefox", shared: false };
    let message = NewMessage {
        subject: Subject::Register,
        member: Some(member),
        staff: None,
        words: "Mitä tietoja minusta on?",
        language: Language::Fi,
        once: model::random::id(random),
    };
    let anchor = fixture
        .commit(async |tx| {
            sessions::add(tx, vault, &sign_in, now).await?;
            answers::find_or_add_response(tx, random, member, task, now).await?;
            let object = messages::add(tx, vault, &message, now).await?.to_string();
            accesses::add(tx, vault, member, Role::Dpo, Seen::Message, now).await?;
            let event = Event {
                staff: None,
                act: Act::MessageRead,
                object_kind: "message",
                object: &object,
                reason: "register",
            };
            audit::add(tx, &event, now).await
        })
        .await
        .unwrap();
    vault.save_anchor(audit::CHAIN, anchor).await.unwrap();
}

/// Every order in which members' doings can be dumped, as ids of the members.
async fn orders_of_members(db: &Db) -> Vec<(String, Vec<Uuid>)> {
    let mut all = orders(db, "members", "id").await;
    for table in ["sessions", "responses", "messages", "accesses"] {
        all.extend(orders(db, table, "member").await);
    }
    let object = if db.is_sqlite() { "lower(hex(g.id))" } else { "replace(g.id::text, '-', '')" };
    let sql = format!(
        "SELECT g.member FROM audit a JOIN messages g ON {object} = replace(a.object, '-', '') \
         ORDER BY a.at, a.number"
    );
    all.push(("audit by at".to_owned(), flat(select(db, sql).await)));
    all
}

/// A pseudonym that is far from its neighbours'.
fn pseudonym_of(n: usize) -> String {
    format!("Kevätpuro {}q", two_letters((n * 89 + 37) % 256))
}

/// Every order in which the rows of a table can be dumped, as ids.
async fn orders(db: &Db, table: &str, id: &str) -> Vec<(String, Vec<Uuid>)> {
    let columns = tables(db).await.remove(table).unwrap();
    let ends =
        if db.is_sqlite() { vec![] } else { vec!["ctid".to_owned(), "xmin::text".to_owned()] };
    let mut orders = Vec::new();
    let as_dumped: Vec<(Uuid,)> = select(db, format!("SELECT {id} FROM {table}")).await;
    orders.push((format!("{table} as dumped"), flat(as_dumped)));
    for column in columns.into_iter().chain(ends) {
        let tie = if db.is_sqlite() { "id" } else { "ctid" };
        let sql = format!("SELECT {id} FROM {table} ORDER BY {column}, {tie}");
        orders.push((format!("{table} by {column}"), flat(select(db, sql).await)));
    }
    orders
}

fn flat(rows: Vec<(Uuid,)>) -> Vec<Uuid> {
    rows.into_iter().map(|(id,)| id).collect()
}

#[tokio::test]
async fn r20_no_order_of_rows_or_doings_pairs_people_members_and_consents_better_than_chance() {
    on_each_database(async |fixture| {
        let people = many_join(fixture).await;
        let ids = |id: fn(&Person) -> Uuid| people.iter().map(id).collect::<Vec<_>>();
        let joined = ids(|p| p.link.member);
        let doings = orders_of_members(&fixture.db).await;
        let tells = |name: &str| doings.iter().any(|(by, order)| by == name && *order == joined);
        for name in ["sessions by begun_at", "responses by started_at", "audit by at"] {
            assert!(tells(name), "members are ordered: {name}");
        }
        let zones = [
            (orders(&fixture.db, "people", "id").await, ids(|p| p.id)),
            (orders_of_members(&fixture.db).await, ids(|p| p.link.member)),
            (orders(&fixture.db, "consents", "subject").await, ids(|p| p.link.subject)),
        ];
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let pairs: BTreeMap<Uuid, Uuid> =
                zones[one].1.iter().copied().zip(zones[other].1.iter().copied()).collect();
            for (left_name, left) in &zones[one].0 {
                for (right_name, right) in &zones[other].0 {
                    assert_eq!((left.len(), right.len()), (MANY, MANY));
                    let both = |rows: &mut dyn Iterator<Item = (&Uuid, &Uuid)>| {
                        rows.filter(|(left, right)| pairs[*left] == **right).count()
                    };
                    let along = both(&mut left.iter().zip(right));
                    let against = both(&mut left.iter().zip(right.iter().rev()));
                    assert!(along < CHANCE, "{left_name} and {right_name} pair {along}");
                    assert!(against < CHANCE, "{left_name} and {right_name} back pair {against}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn r20_on_postgres_the_transaction_that_wrote_a_row_pairs_nobody_once_rows_are_scattered() {
    let Some(fixture) = Fixture::postgres().await else { return };
    for n in 0..5 {
        join(&fixture, &format!("matti{n}@posti.fi"), &pseudonym_of(n)).await;
    }
    let same = async |one: &str, other: &str| {
        count(&fixture.db, &format!("{one} a JOIN {other} b ON a.xmin = b.xmin")).await
    };
    assert_ne!(same("people", "consents").await, 0, "the test finds pairs where there are some");
    dialect::scatter(&fixture.db).await.unwrap();
    let tables = ["people", "members", "consents", "consent_chain", "sessions"];
    for (n, one) in tables.iter().enumerate() {
        for other in &tables[n + 1..] {
            assert_eq!(same(one, other).await, 0, "{one} and {other}");
        }
    }
}

#[tokio::test]
async fn scattering_loses_no_row() {
    on_each_database(async |fixture| {
        let person = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        dialect::scatter(&fixture.db).await.unwrap();
        let conn = &mut fixture.conn().await;
        let found = store::accounts::find_person_of(conn, &fixture.vault, person.link.member).await;
        assert_eq!(found.unwrap(), Some(person));
        let seen = store::consents::verify(&fixture.db, &fixture.vault).await.unwrap();
        assert_eq!((seen.consents, seen.findings), (1, vec![]));
    })
    .await;
}
