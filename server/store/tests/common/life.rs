//! A member who has left something in every table a member can leave something in.

use model::{
    accounts::EmailAddress,
    answers::PhotoId,
    consents::{Decision, Purpose},
    language::Language,
    random,
    staff::Role,
    time::Duration,
};
use store::{
    Result, Session,
    accesses::{self, Seen},
    accounts::{self, Person},
    answers::{self, Given},
    consents::{self, NewConsent},
    demo::{self, DemoUser},
    jobs::{self, NewJob},
    mail::{self, Ground, Notice},
    messages::{self, NewMessage},
    photos::{self, Added, Of, Photo},
    search,
    sessions::{self, NewSignIn},
    sign_in::{self, Audience, NewRequest},
    testing::Fixture,
    vault::Indexed,
};
use uuid::Uuid;

use super::{Mark, address, bytes_literal, code, id_literal, pseudonym, select, words};

/// Somebody, and what they are known by.
pub struct Life {
    pub address: EmailAddress,
    pub person: Person,
    /// Everything by which this member could be told from others, with what it is.
    pub marks: Vec<Mark>,
}

/// Joins and does everything a member can do; `task` is answered and sent.
pub async fn live(fixture: &Fixture, text: &str, called: &str, task: Uuid) -> Life {
    let person = join(fixture, text, called).await;
    let (member, address) = (person.link.member, address(text));
    let response = answer(fixture, member, task, &address).await.unwrap();
    add_photo(fixture, response, called).await.unwrap();
    let token = sign_in(fixture, member).await.unwrap();
    write_to_the_register(fixture, person, &address).await.unwrap();
    let request = ask(fixture, &address, called.as_bytes(), Audience::Member).await;
    queue_mail(fixture, &address).await;
    let marks = marks(fixture, person, &address, called, (response, request, token)).await;
    Life { address, person, marks }
}

/// Joins, consents and takes a pseudonym.
pub async fn join(fixture: &Fixture, text: &str, called: &str) -> Person {
    let newcomer = accounts::prepare(&fixture.vault, &address(text)).await.unwrap();
    let (vault, now) = (&fixture.vault, fixture.now());
    let (person, anchor) = fixture
        .commit(async |tx| {
            let person = accounts::add(tx, vault, newcomer, Language::Fi, now).await?;
            let anchor = consents::add(tx, vault, consent_of(person.link.subject), now).await?;
            Ok((person, anchor))
        })
        .await
        .unwrap();
    vault.save_anchor(consents::CHAIN, anchor).await.unwrap();
    call(fixture, person.link.member, called).await.unwrap();
    person
}

/// Gives a member a pseudonym.
pub async fn call(fixture: &Fixture, member: Uuid, called: &str) -> Result<()> {
    let known = accounts::find_member(&mut fixture.conn().await, member).await?.unwrap();
    fixture.commit(async |tx| accounts::save_pseudonym(tx, &known, &pseudonym(called)).await).await
}

/// The consent to being a member.
pub fn consent_of(subject: Uuid) -> NewConsent {
    NewConsent {
        subject,
        purpose: Purpose::Membership,
        decision: Decision::Given,
        text: [1; 32],
        notice: [2; 32],
        language: Language::Fi,
    }
}

/// Asks for a sign-in.
pub async fn ask(
    fixture: &Fixture,
    address: &EmailAddress,
    browser: &[u8],
    audience: Audience,
) -> Uuid {
    let sealed = sign_in::seal(&fixture.vault, address).await.unwrap();
    let id = sealed.0;
    let new = NewRequest { audience, browser, address, language: Language::Fi, next_path: None };
    let ended = fixture
        .commit(async |tx| {
            let job =
                NewJob { kind: "sign-in-mail", about: Some(id), once: None, run_at: fixture.now() };
            jobs::add(tx, &*fixture.random, job).await?;
            sign_in::add(tx, &fixture.vault, sealed, new, fixture.now()).await
        })
        .await
        .unwrap();
    for owner in ended {
        fixture.vault.shred(owner).await.unwrap();
    }
    id
}

/// Puts a sign-in mail into the outbox, of use for ten minutes.
pub async fn queue_mail(fixture: &Fixture, address: &EmailAddress) {
    let message = mail::Message {
        subject: "Sign in".to_owned(),
        body: format!("Somebody asked to sign in as {}", address.reveal()),
        language: "en".to_owned(),
        unsubscribe: None,
    };
    let sealed = mail::seal(&fixture.vault, Ground::Service(Notice::SignIn), address, &message)
        .await
        .unwrap();
    let (now, expires) = (fixture.now(), fixture.now().plus(Duration::minutes(10)));
    fixture
        .commit(async |tx| mail::add(tx, &fixture.vault, sealed, now, expires).await)
        .await
        .unwrap();
}

/// Answers and sends a task, and tells too much in it.
async fn answer(
    fixture: &Fixture,
    member: Uuid,
    task: Uuid,
    address: &EmailAddress,
) -> Result<Uuid> {
    let (park, now) = (code("park"), fixture.now());
    let told = words(&format!("Write to me at {}", address.canonical()));
    fixture
        .commit(async |tx| {
            let response =
                answers::find_or_add_response(tx, &*fixture.random, member, task, now).await?;
            let given = Given { question: &park, answer: Some(&told), version: 1, at: now };
            answers::save(tx, response.id, given).await?;
            answers::send(tx, response.id, std::iter::empty(), now).await?;
            Ok(response.id)
        })
        .await
}

/// Adds a photo to the answers, in which they can be recognised.
async fn add_photo(fixture: &Fixture, response: Uuid, called: &str) -> Result<()> {
    let (park, now) = (code("park"), fixture.now());
    let photo = Photo {
        media_type: "image/jpeg".to_owned(),
        bytes: format!("{} ", seen_in_photo(called)).repeat(400).into_bytes(),
    };
    let id = PhotoId::new(random::id(&*fixture.random).as_u128());
    let of = Of::Response(response);
    fixture
        .commit(async |tx| {
            photos::add(tx, of, (&park, 1), (id, &photo), now).await.map(|added| {
                assert_eq!(added, Added::Yes);
            })
        })
        .await
}

fn seen_in_photo(called: &str) -> String {
    format!("seen with {called}")
}

async fn sign_in(fixture: &Fixture, member: Uuid) -> Result<[u8; 32]> {
    let new = NewSignIn { who: member, is_staff: false, device: "Firefox", shared: false };
    let (vault, now) = (&fixture.vault, fixture.now());
    fixture
        .commit(async |tx| {
            demo::add(tx, vault, DemoUser::Member(member), now.plus(Duration::hours(1))).await?;
            sessions::add(tx, vault, &new, now).await
        })
        .await
}

async fn write_to_the_register(
    fixture: &Fixture,
    person: Person,
    address: &EmailAddress,
) -> Result<()> {
    let (vault, now) = (&fixture.vault, fixture.now());
    let told = format!("My address is {}", address.reveal());
    let new = NewMessage {
        subject: messages::Subject::Register,
        member: Some(person.link.member),
        staff: None,
        words: &told,
        language: Language::Fi,
        once: random::id(&*fixture.random),
    };
    fixture
        .commit(async |tx| {
            messages::add(tx, vault, &new, now).await?;
            accesses::add(tx, vault, person.link.member, Role::Dpo, Seen::Message, now).await
        })
        .await
}

async fn marks(
    fixture: &Fixture,
    person: Person,
    address: &EmailAddress,
    called: &str,
    (response, request, token): (Uuid, Uuid, [u8; 32]),
) -> Vec<Mark> {
    let id = |id: Uuid| id.into_bytes().to_vec();
    let index = async |what, value: &[u8]| {
        let index = fixture.vault.blind_index(what, value).await.unwrap();
        index.current().unwrap().1.to_vec()
    };
    let by_address = index(Indexed::Address, address.canonical().as_bytes()).await;
    let by_member = index(Indexed::Member, person.link.member.as_bytes()).await;
    let literal = bytes_literal(&fixture.db, &by_address);
    let mails: Vec<(Uuid,)> =
        select(&fixture.db, format!("SELECT id FROM outbox WHERE recipient_index = {literal}"))
            .await;
    let mut marks = vec![
        ("address", address.reveal().into_bytes()),
        ("address in lower case", address.canonical().into_bytes()),
        ("pseudonym", called.as_bytes().to_vec()),
        ("pseudonym's key", pseudonym(called).key().as_bytes().to_vec()),
        ("person", id(person.id)),
        ("member", id(person.link.member)),
        ("subject", id(person.link.subject)),
        ("address index", by_address),
        ("member index", by_member),
        ("response", id(response)),
        ("request", id(request)),
        ("photo", seen_in_photo(called).into_bytes()),
        ("mail", id(mails[0].0)),
        ("token's hash", sign_in::hash_secret(&token)),
    ];
    for owner in [person.id, request, mails[0].0] {
        let literal = id_literal(fixture.vault.key_store(), owner);
        let wrapped: Vec<(Vec<u8>,)> = select(
            fixture.vault.key_store(),
            format!("SELECT wrapped FROM sealed_keys WHERE owner = {literal}"),
        )
        .await;
        marks.extend(wrapped.into_iter().map(|(key,)| ("wrapped key", key)));
    }
    let literal = id_literal(&fixture.db, person.id);
    let sealed: Vec<(Vec<u8>, Vec<u8>)> =
        select(&fixture.db, format!("SELECT address, link FROM people WHERE id = {literal}")).await;
    for (address, link) in sealed {
        marks.extend([("sealed address", address), ("sealed link", link)]);
    }
    marks
}

/// The tables and columns, of both databases, in which these bytes are found.
pub async fn places(fixture: &Fixture, needle: &[u8]) -> Vec<String> {
    let mut places = Vec::new();
    for db in [&fixture.db, fixture.vault.key_store()] {
        let hits = search::find(db, needle).await.unwrap();
        places.extend(hits.into_iter().map(|hit| format!("{}.{}", hit.table, hit.column)));
    }
    places
}

/// A member as stored.
pub async fn member(on: &mut impl Session, id: Uuid) -> accounts::Member {
    accounts::find_member(on, id).await.unwrap().unwrap()
}
