//! Members of whom nothing was heard for long: who they are, and what they were told (R34).

use model::{
    accounts::Membership,
    language::Language,
    retention::{Due, Silence},
    time::{Date, Timestamp},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx, accounts,
    db::{fetch_all, run, statements},
    mail_links::{self, MailAct},
    retention,
};

const PAGE: i64 = 500;

statements! {
    LIST = "SELECT id, language, active_day, told_day, told_again_day FROM members \
        WHERE active_day <= $1 AND (active_day > $2 OR active_day = $2 AND id > $3) \
        ORDER BY active_day, id LIMIT $4";
    TELL = "UPDATE members SET told_day = $1, state = CASE WHEN state = $2 THEN $3 ELSE state END \
        WHERE id = $4 AND active_day = $5 AND told_day IS NULL";
    TELL_AGAIN = "UPDATE members SET told_again_day = $1 \
        WHERE id = $2 AND active_day = $3 AND told_day = $4 AND told_again_day IS NULL";
}

/// A member of whom nothing was heard for long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silent {
    /// The member.
    pub id: Uuid,
    /// The language they use.
    pub language: Language,
    /// Since when, and what they were told.
    pub silence: Silence,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    language: String,
    active_day: i64,
    told_day: Option<i64>,
    told_again_day: Option<i64>,
}

/// Where a list goes on.
#[derive(Clone, Copy, Debug)]
pub struct After(Timestamp, Uuid);

impl After {
    /// From the beginning.
    pub const NOBODY: Self = Self(Timestamp(i64::MIN), Uuid::nil());

    /// After this one.
    pub fn of(silent: &Silent) -> Self {
        Self(Timestamp::of_date(silent.silence.active), silent.id)
    }
}

/// Those who may be due for something of this day: longest silent first, some hundred at a time.
pub async fn list(on: &mut impl Session, today: Date, after: After) -> Result<Vec<Silent>> {
    let latest = Timestamp::of_date(Silence::latest_active(today));
    let rows: Vec<Row> = fetch_all!(on, LIST, latest.0, after.0.0, after.1, PAGE);
    let date = |day: i64| Timestamp(day).date();
    rows.into_iter()
        .map(|row| {
            let language = row.language.parse().map_err(|_| Error::Corrupt("members.language"))?;
            let silence = Silence {
                active: date(row.active_day),
                told: row.told_day.map(date),
                told_again: row.told_again_day.map(date),
            };
            Ok(Silent { id: row.id, language, silence })
        })
        .collect()
}

/// Notes that the member was told today what was due. Whether it was so: not if they have been active
/// meanwhile, or were told by another node.
pub async fn save_told(tx: &mut Tx, silent: &Silent, due: Due, today: Date) -> Result<bool> {
    let day = Timestamp::of_date(today).0;
    let active = Timestamp::of_date(silent.silence.active).0;
    let told = match (due, silent.silence.told) {
        (Due::FirstNotice, _) => {
            let (from, to) = (Membership::Active, Membership::Dormant);
            run!(tx, TELL, day, from.name(), to.name(), silent.id, active)
        }
        (Due::SecondNotice, Some(told)) => {
            let told = Timestamp::of_date(told).0;
            run!(tx, TELL_AGAIN, day, silent.id, active, told)
        }
        _ => 0,
    };
    if let Some(rule) = due.rule() {
        retention::count(tx, rule, told).await?;
    }
    Ok(told > 0)
}

/// The member is still here: half a year begins anew with this day, and all their links end.
pub async fn end(tx: &mut Tx, member: Uuid, day: Timestamp) -> Result<()> {
    accounts::save_active_day(tx, member, day).await?;
    mail_links::remove(tx, member, MailAct::StillHere).await
}
