//! Accounts of staff from the command line: the first one, and the only administrator's lost phone.

use std::process::ExitCode;

use clap::Subcommand;
use data_encoding::BASE32_NOPAD;
use model::{language::Language, staff::Role};
use server::running::Running;
use store::{
    audit::{self, Act, Event},
    db::Tx,
    staff::{self, TotpSecret, renewal},
};
use uuid::Uuid;

use crate::{Failed, read_address, say};

/// What an operator does with accounts of staff.
#[derive(Subcommand)]
pub enum StaffCommand {
    /// Add an account; its e-mail address is read from standard input, never from an argument
    Add {
        /// A role; may be given several times
        #[arg(long = "role", required = true, value_name = "ROLE")]
        roles: Vec<Role>,
        /// The language of its mails and pages
        #[arg(long, default_value = "fi", value_name = "LANGUAGE")]
        language: Language,
        /// The name by which colleagues know them; members never see it
        #[arg(long, default_value = "", value_name = "NAME")]
        name: String,
    },
    /// Give an account a new second factor in place of one that is lost, and end its sign-ins; its
    /// e-mail address is read from standard input
    ResetSecondFactor,
}

/// Does it.
pub async fn execute(running: &Running, command: StaffCommand) -> Result<ExitCode, Failed> {
    match command {
        StaffCommand::Add { roles, language, name } => {
            add(running, &roles, language, name.trim()).await?;
        }
        StaffCommand::ResetSecondFactor => reset_second_factor(running).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn add(
    running: &Running,
    roles: &[Role],
    language: Language,
    name: &str,
) -> Result<(), Failed> {
    let address = read_address("E-mail address of the account:")?;
    let kanssa = &running.kanssa;
    let (new, secret) = staff::prepare(&kanssa.vault, &address).await?;
    let mut tx = kanssa.db.begin().await?;
    let added = staff::add(&mut tx, &kanssa.vault, new, roles, language, kanssa.now()).await;
    let id = match added {
        Ok(id) => id,
        Err(store::Error::Conflict) => return Err("this address has an account already".into()),
        Err(error) => return Err(error.into()),
    };
    staff::save_name(&mut tx, id, name).await?;
    commit(running, tx, Act::StaffAdded, id).await?;
    say(&format!("account added; sign in at {}/staff/sign-in", kanssa.site.base_url))?;
    say_secret(&secret)
}

async fn reset_second_factor(running: &Running) -> Result<(), Failed> {
    let address = read_address("E-mail address of the account:")?;
    let kanssa = &running.kanssa;
    let mut conn = kanssa.db.read().await?;
    let found = staff::find_by_address(&mut conn, &kanssa.vault, &address).await?;
    drop(conn);
    let id = found.ok_or("nobody of the staff has this address")?;
    let secret = renewal::fresh(&kanssa.vault);
    let sealed = renewal::seal(&kanssa.vault, id, &secret).await?;
    let mut tx = kanssa.db.begin().await?;
    renewal::reset(&mut tx, id, sealed).await?;
    commit(running, tx, Act::SecondFactorReset, id).await?;
    say("the old second factor and all sign-ins of the account have ended")?;
    say_secret(&secret)
}

async fn commit(running: &Running, mut tx: Tx, act: Act, id: Uuid) -> store::Result<()> {
    let kanssa = &running.kanssa;
    let object = id.to_string();
    let event =
        Event { staff: None, act, object_kind: "staff", object: &object, reason: "command line" };
    let anchor = audit::add(&mut tx, &event, kanssa.now()).await?;
    tx.commit().await?;
    kanssa.vault.save_anchor(audit::CHAIN, anchor).await
}

fn say_secret(secret: &TotpSecret) -> Result<(), Failed> {
    let secret = BASE32_NOPAD.encode(secret.as_slice());
    say(&format!("secret for the authenticator app (shown once): {secret}"))?;
    say(&format!("otpauth://totp/Kanssa?secret={secret}&issuer=Kanssa"))?;
    Ok(())
}
