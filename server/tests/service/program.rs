//! The program as an operator meets it: help, refusals, exit codes, files.

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;

use crate::common::QUESTIONNAIRES;

pub const KANSSA: &str = env!("CARGO_BIN_EXE_kanssa");

/// A data folder of its own for the program.
struct Place {
    root: TempDir,
}

/// How the program ended and what it said.
#[derive(Debug)]
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> String {
        self.root.path().join(name).display().to_string()
    }

    fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, "", &[])
    }

    fn run_with(&self, arguments: &[&str], input: &str, variables: &[(&str, &str)]) -> Said {
        let mut command = Command::new(KANSSA);
        command.args(arguments).env("KANSSA_DATA", self.path("data"));
        command
            .envs(variables.iter().copied())
            .env_remove("RUST_LOG")
            .current_dir(self.root.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
        let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
        Said {
            code: status.code().expect("it ends by itself"),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    fn configure(&self, file: &str) {
        fs::create_dir_all(self.path("data")).unwrap();
        fs::write(self.path("data/kanssa.toml"), file).unwrap();
    }

    fn add_staff(&self, address: &str) -> Said {
        self.run_with(&["staff", "add", "--role", "admin", "--role", "dpo"], address, &[])
    }
}

fn files(folder: &Path) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        if entry.path().is_dir() {
            assert_eq!(mode & 0o077, 0, "{}", entry.path().display());
            found.extend(files(&entry.path()));
        } else {
            found.push((entry.path().display().to_string(), mode));
        }
    }
    found
}

#[test]
fn help_tells_of_every_command_and_ends_well() {
    let place = Place::new();
    let help = place.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    for command in [
        "serve",
        "demo",
        "migrate",
        "doctor",
        "staff",
        "task",
        "key",
        "consents",
        "audit",
        "retention",
        "jobs",
        "backup",
        "restore",
    ] {
        assert!(help.out.contains(&format!("\n  {command} ")), "{command}: {}", help.out);
        let of_command = place.run(&[command, "--help"]);
        assert_eq!(of_command.code, 0, "{command}");
        assert!(of_command.out.contains("Usage: kanssa "), "{command}");
    }
    assert!(help.out.lines().all(|line| line.chars().count() <= 120), "{}", help.out);
    let version = place.run(&["--version"]);
    assert!(version.out.starts_with("kanssa ") && version.code == 0);
    for wrong in [&[][..], &["no-such-command"], &["serve", "--adr", "x"], &["key", "rotate"]] {
        let said = place.run(wrong);
        assert_eq!(said.code, 2, "{wrong:?}");
        assert!(said.err.contains("Usage:"), "{wrong:?}: {}", said.err);
    }
    assert!(!Path::new(&place.path("data")).exists(), "asking for help makes nothing");
}

#[test]
fn what_the_configuration_does_not_know_is_refused_by_its_name() {
    let place = Place::new();
    for (file, name) in [
        ("adr = \"127.0.0.1:1\"", "adr"),
        ("[city]\nminimum_agee = 15", "minimum_agee"),
        ("[mail]\npassword = \"geheim\"", "password"),
        ("[citty]\n", "citty"),
        ("[city.controller]\nde = \"Stadt\"", "de"),
        ("addr = \"nowhere\"", "addr"),
        ("base_url = \"kanssa.fi\"", "base_url"),
        ("[city]\ntime_zone = \"Europe/Helsingfors\"", "city.time_zone"),
        ("[city]\nminimum_age = 12", "minimum_age"),
        ("addr = ", "kanssa.toml"),
        ("addr = \"0.0.0.0:80\"", "base_url"),
    ] {
        place.configure(file);
        let said = place.run(&["migrate"]);
        assert_eq!(said.code, 2, "{file}: {said:?}");
        assert!(
            said.err.starts_with("kanssa: ") && said.err.contains(name),
            "{file}: {}",
            said.err
        );
    }
    place.configure("");
    let said = place.run_with(&["migrate"], "", &[("KANSSA_DATABSE_URL", "x")]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("KANSSA_DATABSE_URL"), "{}", said.err);
    assert!(said.err.contains("KANSSA_DATABASE_URL"), "it says which there are: {}", said.err);
    let said = place.run(&["--config", "no-such-file.toml", "migrate"]);
    assert!(said.code == 2 && said.err.contains("no-such-file.toml"), "{}", said.err);
    assert_eq!(files(Path::new(&place.path("data"))).len(), 1, "nothing was made meanwhile");
}

#[test]
fn what_is_kept_can_be_read_by_its_owner_only() {
    let place = Place::new();
    assert_eq!(place.run(&["migrate"]).code, 0);
    place.add_staff("a@kunta.test");
    let (to, keys_to) = (place.path("backup"), place.path("keys"));
    let said = place.run(&["backup", "--to", &to, "--keys-to", &keys_to]);
    assert_eq!(said.code, 0, "{said:?}");
    let mut kept = files(Path::new(&place.path("data")));
    let names: Vec<&str> = kept.iter().map(|(path, _)| path.rsplit('/').next().unwrap()).collect();
    for name in ["root.key", "kanssa.sqlite", "keys.sqlite"] {
        assert!(names.contains(&name), "{names:?}");
    }
    for folder in [&to, &keys_to] {
        kept.extend(files(Path::new(folder)).into_iter().filter(|(p, _)| p.ends_with(".sqlite")));
    }
    for (path, mode) in kept {
        assert_eq!(mode & 0o177, 0, "{path}: {mode:o}");
    }
    let folder = fs::metadata(place.path("data")).unwrap().permissions().mode();
    assert_eq!(folder & 0o077, 0, "{folder:o}");
}

fn secret_in(out: &str) -> &str {
    let (_, from) = out.split_once("?secret=").unwrap();
    from.split('&').next().unwrap()
}

#[test]
fn an_account_is_added_by_an_address_that_no_argument_holds() {
    let place = Place::new();
    let doctor = place.run(&["doctor"]);
    assert_eq!(doctor.code, 1);
    assert!(doctor.out.contains("! staff"), "nobody can sign in yet: {}", doctor.out);
    let said = place.add_staff("  Anna.Admin@kunta.test \n");
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("otpauth://totp/Kanssa?secret="), "{}", said.out);
    assert!(!said.out.contains("kunta.test") && !said.err.contains("kunta.test"));
    let again = place.add_staff("anna.admin@kunta.test");
    assert_eq!(again.code, 2);
    assert!(again.err.contains("has an account already"), "{}", again.err);
    for wrong in ["", "not an address", "a@b@c"] {
        let said = place.add_staff(wrong);
        assert_eq!(said.code, 2, "{wrong}: {said:?}");
    }
    let as_argument = place.run(&["staff", "add", "--role", "admin", "anna@kunta.test"]);
    assert_eq!(as_argument.code, 2);
    let no_role = place.run_with(&["staff", "add"], "b@kunta.test", &[]);
    assert_eq!(no_role.code, 2);
    let unknown = place.run_with(&["staff", "add", "--role", "king"], "b@kunta.test", &[]);
    assert!(unknown.code == 2 && unknown.err.contains("moderator"), "{}", unknown.err);
    let reset = place.run_with(&["staff", "reset-second-factor"], "Anna.Admin@kunta.test", &[]);
    assert_eq!(reset.code, 0, "{reset:?}");
    assert_ne!(secret_in(&reset.out), secret_in(&said.out), "a secret of its own");
    let nobody = place.run_with(&["staff", "reset-second-factor"], "b@kunta.test", &[]);
    assert!(nobody.code == 2 && nobody.err.contains("nobody of the staff"), "{}", nobody.err);
    let doctor = place.run(&["doctor"]);
    assert_eq!(doctor.code, 0, "{}", doctor.out);
    assert!(doctor.out.contains("1 admin") && doctor.out.contains("1 dpo"), "{}", doctor.out);
    assert_eq!(place.run(&["audit", "verify"]).code, 0);
}

#[test]
fn the_doctor_shows_the_configuration_in_effect_with_secrets_masked() {
    let place = Place::new();
    place.add_staff("a@kunta.test");
    let smtp = ("KANSSA_SMTP_URL", "smtp://kanssa:geheim@127.0.0.1:9");
    let doctor = place.run_with(&["doctor"], "", &[smtp]);
    assert_eq!(doctor.code, 1, "no mail server answers there: {}", doctor.out);
    assert!(doctor.out.contains("smtp://kanssa:***@127.0.0.1:9"), "{}", doctor.out);
    assert!(doctor.out.contains("! mail"), "{}", doctor.out);
    assert!(!doctor.out.contains("geheim") && !doctor.err.contains("geheim"));
    for what in ["version", "data folder", "listens on", "base URL", "time zone", "settings"] {
        assert!(doctor.out.contains(&format!("  {what}")), "{what}: {}", doctor.out);
    }
    place.configure("[mail]\nsmtp_url = \"smtp://x:geheim@relay.example:25\"");
    let doctor = place.run_with(&["doctor"], "", &[smtp]);
    assert!(doctor.out.contains("@127.0.0.1:9"), "the environment goes before the file");
    let broken = ("KANSSA_DATABASE_URL", "mysql://kanssa:geheim@127.0.0.1:9/kanssa");
    let doctor = place.run_with(&["doctor"], "", &[broken]);
    assert_eq!(doctor.code, 2);
    assert!(!doctor.err.contains("geheim") && doctor.err.contains("main database"), "{doctor:?}");
    assert!(doctor.out.contains("mysql://kanssa:***@127.0.0.1:9/kanssa"), "{}", doctor.out);
}

#[test]
fn r32_a_host_that_is_not_declared_to_be_in_the_eea_is_reported() {
    let place = Place::new();
    place.add_staff("a@kunta.test");
    let at = |country: &str| {
        let hosts =
            format!("[[outside_hosts]]\nhost = \"relay.invalid\"\ncountry = \"{country}\"\n");
        place.configure(&format!("{hosts}[mail]\nsmtp_url = \"smtp://relay.invalid:25\"\n"));
        place.run(&["doctor"]).out
    };
    assert!(!at("FI").contains("! places"));
    assert!(at("US").contains("! places"), "outside the EEA");
    place.configure("[mail]\nsmtp_url = \"smtp://relay.invalid:25\"\n");
    assert!(place.run(&["doctor"]).out.contains("! places"), "undeclared");
}

#[test]
fn the_doctor_finds_what_is_there_and_never_says_it() {
    let place = Place::new();
    assert_eq!(place.run(&["migrate"]).code, 0);
    let file = place.path("tasks.json");
    fs::write(&file, QUESTIONNAIRES).unwrap();
    assert_eq!(place.run(&["task", "add", &file]).code, 0);
    fs::write(place.path("data/mail/left.eml"), "To: somebody@posti.test").unwrap();
    let looked_for = "Parannamme puistoja.\nnobody@posti.test\n\nsomebody@posti.test\n";
    let said = place.run_with(&["doctor", "--find"], looked_for, &[]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("line 1: in 1 rows of projects.purpose"), "{}", said.out);
    assert!(said.out.contains("line 4: in the bytes of") && said.out.contains("left.eml"));
    assert!(!said.out.contains("line 2"), "{}", said.out);
    assert!(!said.out.contains("Parannamme") && !said.out.contains("posti.test"), "{}", said.out);
    let nothing = place.run_with(&["doctor", "--find"], "nobody@posti.test\n", &[]);
    assert_eq!(nothing.code, 0);
    assert!(nothing.out.contains("nothing found"), "{}", nothing.out);
}

#[test]
fn r8_tasks_are_added_from_a_file_and_a_task_without_a_purpose_is_not() {
    let place = Place::new();
    let file = place.path("tasks.json");
    fs::write(&file, QUESTIONNAIRES).unwrap();
    let said = place.run(&["task", "add", &file]);
    assert_eq!((said.code, said.out.lines().count()), (0, 4), "{said:?}");
    assert!(said.out.lines().all(|line| line.starts_with("http://127.0.0.1:3000/tasks/")));
    for (changed, told) in [
        (QUESTIONNAIRES.replace("Parannamme puistoja.", " "), "NoPurpose"),
        (QUESTIONNAIRES.replace("Puistojen hoito", ""), "NoService"),
        (QUESTIONNAIRES.replace("\"travel\"", "\"Travel\""), "a code is"),
        (QUESTIONNAIRES.replace("\"minutes\"", "\"minuten\""), "minuten"),
        ("{".to_owned(), "line 1"),
    ] {
        fs::write(&file, changed).unwrap();
        let said = place.run(&["task", "add", &file]);
        assert_eq!(said.code, 2, "{told}");
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
    let missing = place.run(&["task", "add", "no-such.json"]);
    assert!(missing.code == 2 && missing.err.contains("no-such.json"), "{}", missing.err);
}

#[tokio::test]
async fn questionnaires_of_other_tools_are_looked_at_taken_in_and_written_out() {
    const SURVEY: &str = r#"{ "title": { "default": "Rannat", "fi": "Rannat" }, "locale": "fi", "pages": [
      { "name": "first", "elements": [
        { "type": "boolean", "name": "swims", "title": "Uitko <b>usein</b>?<script>alert(1)</script>" },
        { "type": "comment", "name": "where", "title": "Missä?", "visibleIf": "{swims} = true" },
        { "type": "signaturepad", "name": "sign", "title": "Allekirjoitus" } ] } ] }"#;
    let place = Place::new();
    fs::write(place.path("survey.json"), SURVEY).unwrap();
    let looked = place.run(&["questionnaire", "check", "survey.json"]);
    assert_eq!(looked.code, 1, "something is lost: {looked:?}");
    assert!(looked.out.contains("2 of 3 brought over"), "{}", looked.out);
    assert!(looked.out.contains("conditions: 1 of 1 translated"), "{}", looked.out);
    assert!(looked.out.contains("sign (signaturepad): lost"), "{}", looked.out);
    assert_eq!(files(place.root.path()).len(), 1, "looking at a file makes no data folder");

    let taken = place.run(&["questionnaire", "import", "survey.json", "--report", "json"]);
    assert_eq!(taken.code, 0, "{taken:?}");
    let ours = model::questionnaires::Questionnaire::from_file(&taken.out).unwrap();
    assert!(ours.flaws(model::language::Language::Fi).is_empty());
    assert!(!taken.out.contains("script"), "{}", taken.out);
    let report: Value = serde_json::from_str(&taken.err).unwrap();
    assert_eq!(report["totals"]["lost"], 1);

    fs::write(place.path("tasks.json"), QUESTIONNAIRES).unwrap();
    let added = place.run(&["task", "add", "tasks.json"]);
    let task = added.out.lines().next().unwrap().rsplit('/').next().unwrap().to_owned();
    let database = format!("sqlite://{}", place.path("data/kanssa.sqlite"));
    let mut conn = SqliteConnection::connect(&database).await.unwrap();
    let (project,): (uuid::Uuid,) =
        sqlx::query_as("SELECT id FROM projects LIMIT 1").fetch_one(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let project = project.to_string();
    let drafted = place.run(&["questionnaire", "import", "survey.json", "--project", &project]);
    assert_eq!(drafted.code, 0, "{drafted:?}");
    let draft = drafted.err.trim().rsplit('/').next().unwrap().to_owned();
    let nowhere = uuid::Uuid::nil().to_string();
    let refused = place.run(&["questionnaire", "import", "survey.json", "--project", &nowhere]);
    assert!(refused.code == 2 && refused.err.contains("there is no project"), "{refused:?}");

    for (of, format, holds) in [
        (&draft, "kanssa", "\"swims\""),
        (&draft, "surveyjs", "visibleIf"),
        (&task, "kanssa", "kanssa-questionnaire/1"),
    ] {
        let written = place.run(&["questionnaire", "export", of, "--format", format]);
        assert!(written.code == 0 && written.out.contains(holds), "{format}: {written:?}");
    }
    let broken = place.run(&["questionnaire", "check", "nowhere.lss"]);
    assert_eq!(broken.code, 2);
    fs::write(place.path("broken.lss"), "<document><surveys>").unwrap();
    let broken = place.run(&["questionnaire", "check", "broken.lss"]);
    assert!(broken.code == 2 && broken.err.contains("broken.lss"), "{broken:?}");
}

#[test]
fn a_backup_comes_back_in_another_place_with_the_root_key_put_there_by_hand() {
    let place = Place::new();
    place.add_staff("anna@kunta.test");
    let (to, keys) = (place.path("backup"), place.path("keys-backup"));
    for (one, other, told) in [
        (&to, &to, "different folders"),
        (&place.path("data/backup"), &keys, "lies in the data folder"),
    ] {
        let said = place.run(&["backup", "--to", one, "--keys-to", other]);
        assert_eq!(said.code, 2);
        assert!(said.err.contains(told), "{}", said.err);
    }
    let said = place.run(&["backup", "--to", &to, "--keys-to", &keys]);
    assert_eq!((said.code, said.out.matches("written: ").count()), (0, 2), "{said:?}");
    for folder in [&to, &keys] {
        let bytes = files(Path::new(folder));
        assert!(bytes.iter().all(|(path, _)| !path.contains("root")), "the root key stays behind");
    }
    let again = place.run(&["backup", "--to", &to, "--keys-to", &keys]);
    assert!(again.code == 2 && again.err.contains("nothing was overwritten"), "{}", again.err);

    let over = place.run(&["restore", "--from", &to, "--keys-from", &keys]);
    assert!(over.code == 2 && over.err.contains("nothing was overwritten"), "{}", over.err);
    let other = Place::new();
    let said = other.run(&["restore", "--from", &to, "--keys-from", &keys]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("root.key"), "it says what is left to do: {}", said.out);
    let without_key = other.run(&["audit", "verify"]);
    assert_eq!(without_key.code, 2, "a new root key cannot open it: {without_key:?}");
    fs::copy(place.path("data/root.key"), other.path("data/root.key")).unwrap();
    assert_eq!(other.run(&["audit", "verify"]).code, 0);
    let again = other.add_staff("anna@kunta.test");
    assert!(again.err.contains("has an account already"), "the vault opens: {}", again.err);

    let mut damaged = fs::read(format!("{to}/kanssa.sqlite")).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(format!("{to}/kanssa.sqlite"), damaged).unwrap();
    let refused = Place::new().run(&["restore", "--from", &to, "--keys-from", &keys]);
    assert!(refused.code == 2 && refused.err.contains("not sound"), "{}", refused.err);
}

#[test]
fn keys_are_changed_and_everything_still_opens() {
    let place = Place::new();
    place.add_staff("anna@kunta.test");
    let before = fs::read_to_string(place.path("data/root.key")).unwrap();
    for key in ["root", "index", "root", "index"] {
        let said = place.run(&["key", "rotate", key]);
        assert_eq!(said.code, 0, "{said:?}");
        assert!(said.out.contains(&format!("the {key} key is changed")), "{}", said.out);
        let again = place.add_staff("anna@kunta.test");
        assert!(again.err.contains("has an account already"), "{}", again.err);
    }
    let after = fs::read_to_string(place.path("data/root.key")).unwrap();
    assert_ne!(before, after);
    assert_eq!(place.run(&["audit", "verify"]).code, 0, "rotations are in the audit log");
    assert_eq!(place.run(&["key", "rotate", "other"]).code, 2);
}

#[tokio::test]
async fn r41_the_demo_is_ready_for_every_role_and_its_consents_cannot_be_changed_unnoticed() {
    let place = Place::new();
    let said = place.run(&["demo", "--addr", "127.0.0.1:4567", "--json"]);
    assert_eq!(said.code, 0, "{said:?}");
    let ready: Value = serde_json::from_str(&said.out).unwrap();
    let roles: Vec<&String> = ready.as_object().unwrap().keys().collect();
    assert_eq!(
        roles,
        ["admin", "coordinator", "dpo", "member", "moderator", "payroll", "researcher"]
    );
    for (role, of_role) in ready.as_object().unwrap() {
        let address = of_role["address"].as_str().unwrap();
        assert!(address.starts_with("http://127.0.0.1:4567/demo/"), "{role}: {address}");
        assert_eq!(of_role["totp_secret"].is_string(), role != "member", "{role}");
    }
    let again = place.run(&["demo", "--addr", "127.0.0.1:4567", "--json"]);
    assert_ne!(again.out, said.out, "minted anew");
    let verified = place.run(&["consents", "verify"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    assert!(verified.out.contains("60 consents as written"), "{}", verified.out);
    let public = [("KANSSA_ADDR", "0.0.0.0:80"), ("KANSSA_BASE_URL", "https://kanssa.test")];
    let refused = place.run_with(&["demo"], "", &public);
    assert!(refused.code == 2 && refused.err.contains("loopback only"), "{}", refused.err);

    let path = place.path("data/kanssa.sqlite");
    let original = fs::read(&path).unwrap();
    for tampering in [
        "UPDATE consents SET subject = id WHERE id = (SELECT MIN(id) FROM consents)",
        "DELETE FROM consents WHERE id = (SELECT MIN(id) FROM consents)",
        "DELETE FROM consent_chain WHERE number = (SELECT MAX(number) FROM consent_chain)",
    ] {
        let mut conn = SqliteConnection::connect(&format!("sqlite://{path}")).await.unwrap();
        sqlx::query(sqlx::AssertSqlSafe(tampering)).execute(&mut conn).await.unwrap();
        conn.close().await.unwrap();
        let verified = place.run(&["consents", "verify"]);
        assert_eq!(verified.code, 1, "{tampering}: {verified:?}");
        assert!(verified.out.contains("! "), "{tampering}: {}", verified.out);
        let doctor = place.run(&["doctor"]);
        assert!(doctor.code == 1 && doctor.out.contains("! consent ledger"), "{}", doctor.out);
        for suffix in ["-wal", "-shm"] {
            fs::remove_file(format!("{path}{suffix}")).ok();
        }
        fs::write(&path, &original).unwrap();
    }
    assert_eq!(place.run(&["consents", "verify"]).code, 0, "restored, it is sound");
}

#[test]
fn a_demo_is_never_put_among_members_of_a_service() {
    let place = Place::new();
    place.run(&["migrate"]);
    let as_of = place.run(&["jobs", "run", "--as-of", "2030-01-01T00:00:00Z"]);
    assert_eq!(as_of.code, 0, "{as_of:?}");
    assert!(as_of.out.contains("jobs and mails done"), "{}", as_of.out);
    for wrong in ["tomorrow", "2030-13-01T00:00:00Z"] {
        let said = place.run(&["jobs", "run", "--as-of", wrong]);
        assert_eq!(said.code, 2, "{wrong}");
    }
}

#[test]
fn r1_a_command_with_another_configuration_than_the_service_publishes_no_notice() {
    let place = Place::new();
    assert_eq!(place.run(&["migrate"]).code, 0);
    let before = place.run(&["audit", "verify"]).out;
    place
        .configure("[city]\ncontroller = { fi = \"Toinen\", sv = \"En annan\", en = \"Another\" }");
    place.run(&["doctor"]);
    assert_eq!(place.run(&["audit", "verify"]).out, before);
    assert_eq!(place.run(&["migrate"]).code, 0);
    assert_ne!(place.run(&["audit", "verify"]).out, before, "this is what brings it into force");
}
