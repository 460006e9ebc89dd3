//! What every stored value is: its zone, how long it is kept, what erases it (R33, R55).
//!
//! A test compares this with both schemas: a column without a label fails the build's tests.

use model::retention::{
    Erasure::{self, Deleted, NotPersonal, Opaque, Shredded},
    Kept::{
        self, Chain, Days, Delivery, Hour, Membership, Message, Minutes, Project, Service, SignIn,
        StaffAccount, ThirtyDays, TwoMonths, TwoYears,
    },
    Zone::{self, Aud, Browser, City, Com, Con, Id, Key, Log, Staff},
};

/// The label of one stored value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The table, or the browser's store.
    pub table: &'static str,
    /// The column, or the browser's entry.
    pub column: &'static str,
    /// Who may know.
    pub zone: Zone,
    /// How long it is kept while its owner stays.
    pub kept: Kept,
    /// What happens to it when the member leaves.
    pub erasure: Erasure,
    /// What it is, in a few words.
    pub meaning: &'static str,
}

macro_rules! labels {
    ($($table:literal in $zone:ident: { $($column:literal: $kept:ident, $erasure:ident, $meaning:literal;)+ })+) => {
        &[$($(Label { table: $table, column: $column, zone: $zone, kept: $kept, erasure: $erasure,
            meaning: $meaning }),+),+]
    };
}

/// The tables of the main database.
pub const MAIN: &[Label] = labels! {
    "people" in Id: {
        "id": Membership, Deleted, "random; stands in the vault's tables only";
        "address_index": Membership, Deleted, "keyed value of the e-mail address";
        "member_index": Membership, Deleted, "keyed value of the member's id";
        "index_version": Membership, Deleted, "which index key was used";
        "address": Membership, Shredded, "the e-mail address, sealed";
        "link": Membership, Shredded, "which member and which consents are this person's, sealed";
    }
    "members" in Com: {
        "id": Membership, Deleted, "random; derives from nothing";
        "pseudonym": Membership, Deleted, "what the member is called";
        "pseudonym_key": Membership, Deleted, "the same without case and look-alikes";
        "language": Membership, Deleted, "the language used";
        "state": Membership, Deleted, "pending, active, dormant, frozen or leaving";
        "active_day": Membership, Deleted, "the last day of activity";
        "told_day": Membership, Deleted, "when they were told that a silent membership ends";
        "told_again_day": Membership, Deleted, "when they were told once more";
        "invited_day": Membership, Deleted, "when they were last written to of something new to answer";
    }
    "mail_links" in Com: {
        "secret_hash": TwoMonths, Deleted, "hash of the secret of a link in a mail";
        "act": TwoMonths, Deleted, "what is said by it: that one is still here, or wants no more such mails";
        "member": TwoMonths, Deleted, "who says it";
        "expires_at": TwoMonths, Deleted, "when it ends";
    }
    "accesses" in Com: {
        "id": Membership, Deleted, "random";
        "member": Membership, Deleted, "the member something of whose was seen";
        "role": Membership, Deleted, "the role of the staff who saw it";
        "seen": Membership, Deleted, "what was seen: a message";
        "day": Membership, Deleted, "the day";
    }
    "sign_in_requests" in Id: {
        "id": Minutes, Deleted, "random";
        "audience": Minutes, Deleted, "for a member or for staff";
        "browser_hash": Minutes, Deleted, "hash of the asking browser's secret";
        "secret_hash": Minutes, Deleted, "hash of the link's secret";
        "code_hash": Minutes, Deleted, "hash of the code";
        "address_index": Minutes, Deleted, "keyed value of the e-mail address";
        "index_version": Minutes, Deleted, "which index key was used";
        "address": Minutes, Shredded, "the e-mail address, sealed";
        "language": Minutes, Deleted, "the language of the page";
        "next_path": Minutes, Deleted, "the page to go on to";
        "shared_device": Minutes, Deleted, "whether the device is shared";
        "attempts": Minutes, Deleted, "wrong codes so far";
        "proven": Minutes, Deleted, "whether link or code has been used";
        "expires_at": Minutes, Deleted, "when it ends";
    }
    "consents" in Con: {
        "id": Membership, Deleted, "random";
        "subject": Membership, Deleted, "random; tied to a member in the vault only";
        "entry": Membership, Deleted, "what was decided when, the words and notice shown, the language, \
            where; the salt that opens the chain's commitment, and its place there: sealed";
    }
    "consent_chain" in Con: {
        "number": Chain, Opaque, "the entry's number";
        "kind": Chain, Opaque, "a consent, or the erasure of some";
        "erased": Chain, Opaque, "which entries lost their content by a member's leaving";
        "commitment": Chain, Opaque, "salted hash of the consent";
        "hash": Chain, Opaque, "binds the entry to all before";
    }
    "consent_texts" in City: {
        "fingerprint": Service, NotPersonal, "hash of the words";
        "purpose": Service, NotPersonal, "what for";
        "language": Service, NotPersonal, "the language";
        "words": Service, NotPersonal, "the words members consent to";
        "shown_since": Service, NotPersonal, "since when";
    }
    "notices" in City: {
        "version": Service, NotPersonal, "the version's number";
        "published_at": Service, NotPersonal, "since when in force";
        "content": Service, NotPersonal, "the notice as shown";
    }
    "notice_fingerprints" in City: {
        "fingerprint": Service, NotPersonal, "hash of the notice in a language";
        "version": Service, NotPersonal, "the version";
        "language": Service, NotPersonal, "the language";
    }
    "staff" in Staff: {
        "id": StaffAccount, NotPersonal, "random";
        "address_index": StaffAccount, NotPersonal, "keyed value of the work address";
        "index_version": StaffAccount, NotPersonal, "which index key was used";
        "address": StaffAccount, NotPersonal, "the work address, sealed";
        "totp_secret": StaffAccount, NotPersonal, "the second factor, sealed";
        "totp_used": StaffAccount, NotPersonal, "the last step whose code was used";
        "language": StaffAccount, NotPersonal, "the language used";
        "added_at": StaffAccount, NotPersonal, "when the account was added";
        "name": StaffAccount, NotPersonal, "the name by which colleagues know them";
    }
    "staff_roles" in Staff: {
        "staff": StaffAccount, NotPersonal, "whose role";
        "role": StaffAccount, NotPersonal, "which role";
    }
    "sessions" in Com: {
        "token_hash": SignIn, Deleted, "hash of the token in the browser";
        "id": SignIn, Deleted, "random";
        "member": SignIn, Deleted, "the member signed in";
        "staff": SignIn, NotPersonal, "the member of staff signed in";
        "device": SignIn, Deleted, "a rough description of the browser";
        "shared": SignIn, Deleted, "whether the device is shared";
        "begun_at": SignIn, Deleted, "when it was begun";
        "seen_at": SignIn, Deleted, "when it was last used, to ten minutes";
        "expires_at": SignIn, Deleted, "when it ends";
    }
    "settings" in City: {
        "number": Service, NotPersonal, "the change's number";
        "name": Service, NotPersonal, "which setting";
        "value": Service, NotPersonal, "its value";
        "changed_at": Service, NotPersonal, "when it was changed";
        "changed_by": StaffAccount, NotPersonal, "who of the staff changed it";
    }
    "site_texts" in City: {
        "name": Service, NotPersonal, "which text of the site";
        "words": Service, NotPersonal, "its words, as the city has them";
        "revision": Service, NotPersonal, "keeps two editors from overwriting each other";
        "changed_at": Service, NotPersonal, "when it was last changed";
        "changed_by": StaffAccount, NotPersonal, "who of the staff changed it";
    }
    "place_lists" in City: {
        "name": Service, NotPersonal, "which list of places: the city's";
        "places": Service, NotPersonal, "codes and names of the districts";
        "revision": Service, NotPersonal, "keeps two editors from overwriting each other";
        "changed_by": StaffAccount, NotPersonal, "who of the staff changed it";
    }
    "projects" in City: {
        "id": Project, NotPersonal, "random";
        "name": Project, NotPersonal, "its name";
        "purpose": Project, NotPersonal, "what for";
        "service": Project, NotPersonal, "which service";
        "starts": Project, NotPersonal, "from";
        "ends": Project, NotPersonal, "to";
        "added_at": Project, NotPersonal, "when it was made";
        "revision": Project, NotPersonal, "keeps two editors from overwriting each other";
    }
    "project_staff" in City: {
        "project": Project, NotPersonal, "the project";
        "staff": Project, NotPersonal, "who of the staff works in it";
        "access": Project, NotPersonal, "what they may do there";
    }
    "project_partners" in City: {
        "id": Project, NotPersonal, "random";
        "project": Project, NotPersonal, "the project";
        "name": Project, NotPersonal, "the partner's name";
        "role": Project, NotPersonal, "what the partner does";
        "valid_from": Project, NotPersonal, "from";
        "valid_to": Project, NotPersonal, "to";
        "contract": Project, NotPersonal, "under which contract";
        "place": Project, NotPersonal, "in which country of the EEA";
        "added_at": Project, NotPersonal, "since when members are told of the partner";
    }
    "tasks" in City: {
        "id": Project, NotPersonal, "random";
        "project": Project, NotPersonal, "its project";
        "title": Project, NotPersonal, "its title";
        "summary": Project, NotPersonal, "what it is about";
        "main_language": Project, NotPersonal, "the language all texts exist in";
        "minutes": Project, NotPersonal, "about how long it takes";
        "stage": Project, NotPersonal, "draft, published, paused, closed or archived";
        "opens_at": Project, NotPersonal, "from";
        "closes_at": Project, NotPersonal, "to";
        "version": Project, NotPersonal, "the questionnaire's version in use";
        "audience": Project, NotPersonal, "whom it asks";
        "revision": Project, NotPersonal, "keeps two editors from overwriting each other";
        "drafts_until": Project, NotPersonal, "until when what was begun may be finished after closing";
        "outcome": Project, NotPersonal, "what was learned and what changes";
        "comparisons": Project, NotPersonal, "the questions by which results are compared";
    }
    "questionnaires" in City: {
        "task": Project, NotPersonal, "the task";
        "version": Project, NotPersonal, "the version";
        "definition": Project, NotPersonal, "the questions";
        "added_at": Project, NotPersonal, "when it was made";
    }
    "draft_steps" in City: {
        "task": Project, NotPersonal, "the draft";
        "number": Project, NotPersonal, "the step's number; a draft keeps its last hundred, until it is published";
        "undone": Project, NotPersonal, "whether it was taken back";
        "definition": Project, NotPersonal, "the questions on the other side of the step";
        "made_at": Project, NotPersonal, "when the step was made";
    }
    "responses" in Com: {
        "id": Membership, Deleted, "random";
        "task": Membership, Deleted, "the task answered";
        "member": Membership, Deleted, "who answered";
        "started_at": Membership, Deleted, "when begun";
        "sent_at": Membership, Deleted, "when last sent";
        "block": Membership, Deleted, "with which others it entered the results";
        "told_at": Membership, Deleted, "since when the member's page said who sees the answers";
        "block_fresh": Membership, Deleted, "whether no answers were in results before";
        "taken": Membership, Deleted, "how long answering took: one of a few spans, or not known";
        "stop_block": Membership, Deleted, "with which others it counts among those who stopped";
    }
    "result_blocks" in Com: {
        "id": Project, Deleted, "random; the whole block goes when one of its responses does";
        "task": Project, NotPersonal, "the task";
        "stratum": Project, Deleted, "what all its responses answer to the comparison questions";
        "counts": Project, Deleted, "how many of its responses, eight or more, answered what";
        "has_words": Project, NotPersonal, "whether what was written is listed";
    }
    "result_tallies" in Com: {
        "task": Project, NotPersonal, "the task";
        "stratum": Project, NotPersonal, "which answers to the comparison questions";
        "mixed": Project, NotPersonal, "whether it is of several strata";
        "tallies": Project, NotPersonal, "how many answered what, in steps of eight or more";
    }
    "result_marks" in Com: {
        "member": Membership, Deleted, "whose answers were in results before";
        "task": Membership, Deleted, "of which task";
    }
    "result_words" in Com: {
        "task": Membership, Deleted, "the task; the row goes when its block does";
        "question": Membership, Deleted, "the question's code";
        "sorting": Membership, Deleted, "how what was written begins, or a photo's name: the order of reading";
        "id": Membership, Deleted, "random, another for each answer";
        "block": Membership, Deleted, "the block it is shown with";
        "response": Membership, Deleted, "the response";
        "first": Membership, Deleted, "what all of the block answer to the first comparison question";
        "second": Membership, Deleted, "the same for the second";
        "third": Membership, Deleted, "the same for the third";
        "folded": Membership, Deleted, "what was written, in small letters, for the search";
        "field": Membership, Deleted, "the codes of the field it was written to; empty: the question itself";
        "path": Membership, Deleted, "the codes that lead to it in the answer; empty: it is the answer";
    }
    "stop_blocks" in Com: {
        "id": Project, Deleted, "random; the whole block goes when one of its drafts is continued, sent or removed";
        "task": Project, NotPersonal, "the task";
        "counts": Project, Deleted, "how many of its drafts, eight or more, stopped after which question";
    }
    "stop_tallies" in Com: {
        "task": Project, NotPersonal, "the task";
        "tallies": Project, NotPersonal, "how many stopped after which question, in steps of eight or more";
    }
    "stop_marks" in Com: {
        "member": Membership, Deleted, "who was once counted among those who stopped";
        "task": Membership, Deleted, "of which task";
    }
    "answers" in Com: {
        "response": Membership, Deleted, "the response";
        "question": Membership, Deleted, "the question's code";
        "value": Membership, Deleted, "the answer being worked on";
        "version": Membership, Deleted, "the version it was given to";
        "given_at": Membership, Deleted, "when it was given";
        "sent_value": Membership, Deleted, "the answer as sent";
        "sent_version": Membership, Deleted, "the version it was sent for";
    }
    "photos" in Com: {
        "response": Membership, Deleted, "the response it is part of";
        "id": Membership, Deleted, "random; its name in the answer";
        "question": Membership, Deleted, "the question's code";
        "media_type": Membership, Deleted, "JPEG or PNG";
        "bytes": Membership, Deleted, "the picture, made anew without what its file said of place, time and device; \
            one that no answer names is removed after a week";
        "added_at": Membership, Deleted, "when it arrived";
        "settled": Membership, Deleted, "whether it was seen in an answer";
    }
    "quota_places" in Com: {
        "response": Membership, Deleted, "the sent response that a quota has counted";
        "quota": Membership, Deleted, "the quota's code";
        "task": Project, NotPersonal, "the task";
    }
    "exports" in Com: {
        "id": Project, NotPersonal, "random";
        "task": Project, NotPersonal, "whose answers";
        "partner": Project, NotPersonal, "for which partner";
        "staff": Project, NotPersonal, "who of the staff asked for it";
        "format": Project, NotPersonal, "in which form";
        "own_words": Project, NotPersonal, "whether with what people wrote";
        "reason": Project, NotPersonal, "why";
        "asked_at": Project, NotPersonal, "when it was asked for";
        "delete_by": Project, NotPersonal, "until when copies are to be deleted";
        "state": Project, NotPersonal, "how far it has come";
        "rows_total": Project, NotPersonal, "how many rows are expected";
        "rows_done": Project, NotPersonal, "how many rows are written";
        "manifest": Project, NotPersonal, "what the file is; numbers of rows, none of their content";
        "available_until": Project, NotPersonal, "until when it can be downloaded";
        "downloaded_at": Project, NotPersonal, "when it was first downloaded";
        "deleted_at": Project, NotPersonal, "when its copies were said to be deleted";
    }
    "export_parts" in Com: {
        "export": Days, Deleted, "the file";
        "file": Days, Deleted, "the table, its codebook, or a script that reads them";
        "number": Days, Deleted, "which part";
        "bytes": Days, Deleted, "answers under keyed ids; gone when anybody in it takes theirs back";
    }
    "export_rows" in Com: {
        "response": Membership, Deleted, "whose answers";
        "export": Membership, Deleted, "are in which file";
        "complete_at": Membership, Deleted, "when the last answers of their block were sent";
    }
    "bank_entries" in City: {
        "id": Service, NotPersonal, "random";
        "name": Service, NotPersonal, "what kept questions are called";
        "topic": Service, NotPersonal, "what they are about";
        "questions": Service, NotPersonal, "questions kept for other tasks; no answers";
        "kept_by": StaffAccount, NotPersonal, "the researcher who keeps them";
        "kept_at": Service, NotPersonal, "since when";
    }
    "pictures" in City: {
        "id": Service, NotPersonal, "the fingerprint of the file, by which questionnaires name it";
        "media_type": Service, NotPersonal, "JPEG or PNG";
        "bytes": Service, NotPersonal, "a picture in questions that staff have written, made anew without what its \
            file said of place, time and device; one that no questions name is removed after a week";
        "added_at": Service, NotPersonal, "when it was last added";
    }
    "leaves" in Staff: {
        "id": Project, NotPersonal, "random";
        "task": Project, NotPersonal, "the task with questions about what the law protects most";
        "wordings": Project, NotPersonal, "fingerprints of the questions' wordings";
        "reason": Project, NotPersonal, "why they are asked, by a researcher";
        "asked_by": StaffAccount, NotPersonal, "the researcher";
        "asked_at": Project, NotPersonal, "when leave was asked for";
        "decision": Project, NotPersonal, "whether leave was given";
        "answer": Project, NotPersonal, "why, by the data protection officer";
        "decided_by": StaffAccount, NotPersonal, "the officer";
        "decided_at": Project, NotPersonal, "when decided";
    }
    "test_responses" in Staff: {
        "id": StaffAccount, NotPersonal, "random";
        "task": StaffAccount, NotPersonal, "the task that staff tried out";
        "staff": StaffAccount, NotPersonal, "who of the staff";
        "version": StaffAccount, NotPersonal, "the questionnaire's version";
        "started_at": StaffAccount, NotPersonal, "when begun";
        "sent_at": StaffAccount, NotPersonal, "when sent";
    }
    "test_answers" in Staff: {
        "response": StaffAccount, NotPersonal, "which time it was tried out";
        "question": StaffAccount, NotPersonal, "the question's code";
        "value": StaffAccount, NotPersonal, "the test answer; never a member's";
        "given_at": StaffAccount, NotPersonal, "when it was given";
    }
    "test_photos" in Staff: {
        "response": StaffAccount, NotPersonal, "which time it was tried out";
        "id": StaffAccount, NotPersonal, "random; its name in the answer";
        "question": StaffAccount, NotPersonal, "the question's code";
        "media_type": StaffAccount, NotPersonal, "JPEG or PNG";
        "bytes": StaffAccount, NotPersonal, "the picture; never a member's";
        "added_at": StaffAccount, NotPersonal, "when it arrived";
        "settled": StaffAccount, NotPersonal, "whether it was seen in an answer";
    }
    "messages" in Com: {
        "id": Message, Deleted, "random";
        "subject": Message, Deleted, "the register, accessibility or other";
        "member": Message, Deleted, "the member; none for a visitor";
        "staff": Message, Deleted, "who of the staff answered";
        "from_staff": Message, Deleted, "whether it is an answer";
        "words": Message, Deleted, "what it says";
        "language": Message, Deleted, "the language of the page";
        "sent_at": Message, Deleted, "when it was sent";
        "once": Message, Deleted, "keeps a form sent twice from being two messages";
    }
    "audit" in Aud: {
        "number": Chain, NotPersonal, "the entry's number";
        "at": Chain, NotPersonal, "when";
        "staff": Chain, NotPersonal, "who of the staff";
        "act": Chain, NotPersonal, "what was done";
        "object_kind": Chain, NotPersonal, "to what kind of thing";
        "object": Chain, Opaque, "to which; an id, never of a member";
        "reason": Chain, NotPersonal, "why";
        "commitment": Chain, NotPersonal, "hash of the entry";
        "hash": Chain, NotPersonal, "binds the entry to all before";
    }
    "retention_counts" in City: {
        "rule": Days, NotPersonal, "a rule of retention";
        "done": Days, NotPersonal, "how often it was carried out since the last certificate";
    }
    "retention_runs" in City: {
        "number": Chain, NotPersonal, "the certificate's number";
        "as_of": Chain, NotPersonal, "as of when the rules were carried out";
        "finished_at": Chain, NotPersonal, "when the run ended";
        "counts": Chain, NotPersonal, "how often each rule was carried out; nobody is named";
        "commitment": Chain, NotPersonal, "hash of the certificate";
        "hash": Chain, NotPersonal, "binds it to all before";
    }
    "jobs" in City: {
        "id": Minutes, NotPersonal, "random";
        "kind": Minutes, NotPersonal, "what to do";
        "about": Minutes, Deleted, "the id of a sign-in that was asked for, or of keys to destroy";
        "once": Minutes, NotPersonal, "keeps a job from waiting twice";
        "run_at": Minutes, NotPersonal, "not before";
        "leased_to": Minutes, NotPersonal, "until when a worker has it";
        "attempts": Minutes, NotPersonal, "how often it was tried";
        "problem": Minutes, NotPersonal, "the kind of failure";
    }
    "job_runs" in City: {
        "kind": Service, NotPersonal, "which recurring job";
        "as_of": Service, NotPersonal, "as of when it ran";
        "finished_at": Service, NotPersonal, "when it finished";
    }
    "outbox" in Id: {
        "id": Delivery, Deleted, "random";
        "kind": Delivery, Deleted, "what the mail is for";
        "recipient": Delivery, Shredded, "the address, sealed";
        "recipient_index": Delivery, Deleted, "keyed value of the address";
        "index_version": Delivery, Deleted, "which index key was used";
        "message": Delivery, Shredded, "the mail, sealed";
        "queued_at": Delivery, Deleted, "when it was written";
        "next_try_at": Delivery, Deleted, "when it is tried next";
        "expires_at": Delivery, Deleted, "when it is given up";
        "attempts": Delivery, Deleted, "how often it was tried";
        "leased_to": Delivery, Deleted, "until when a worker has it";
        "problem": Delivery, Deleted, "the kind of failure";
    }
    "mail_counts" in City: {
        "day": Service, NotPersonal, "the day";
        "kind": Service, NotPersonal, "what the mails were for";
        "outcome": Service, NotPersonal, "how they ended";
        "mails": Service, NotPersonal, "how many";
    }
    "counters" in Log: {
        "bucket": Hour, Opaque, "keyed value of a network or e-mail address under a key of the day";
        "window_start": Hour, Opaque, "since when";
        "tries": Hour, Opaque, "how many";
    }
    "security_log" in Log: {
        "id": ThirtyDays, Deleted, "random";
        "day": ThirtyDays, Deleted, "the day, which says the key";
        "owner_tag": ThirtyDays, Deleted, "keyed value of whom it is about, under the key of the day";
        "entry": ThirtyDays, Deleted, "when, what, from which network address and by whom, sealed under the key of the day";
    }
    "security_lookups" in Log: {
        "id": ThirtyDays, NotPersonal, "random";
        "case_number": ThirtyDays, NotPersonal, "the number of the case, as the city counts them";
        "reason": ThirtyDays, NotPersonal, "why it was looked up, by staff";
        "question": ThirtyDays, Opaque, "what was asked, sealed: a pseudonym or a network address";
        "asked_by": ThirtyDays, NotPersonal, "who asked";
        "asked_at": ThirtyDays, NotPersonal, "when";
        "decision": ThirtyDays, NotPersonal, "whether somebody else granted it";
        "decided_by": ThirtyDays, NotPersonal, "who that was";
        "decided_at": ThirtyDays, NotPersonal, "when decided";
    }
    "rights_requests" in Staff: {
        "id": TwoYears, NotPersonal, "random";
        "case_number": TwoYears, NotPersonal, "the number of the case, as the city counts them";
        "asked": TwoYears, NotPersonal, "which right";
        "channel": TwoYears, NotPersonal, "how it came";
        "received_day": TwoYears, NotPersonal, "the day it came";
        "added_at": TwoYears, NotPersonal, "when it was entered";
        "extended_reason": TwoYears, NotPersonal, "why the time was extended, by staff";
        "extended_at": TwoYears, NotPersonal, "when";
        "outcome": TwoYears, NotPersonal, "what came of it";
        "answer": TwoYears, NotPersonal, "what was answered, in short, by staff";
        "answered_day": TwoYears, NotPersonal, "on which day";
    }
    "demo_sign_ins" in Com: {
        "secret_hash": Minutes, Deleted, "hash of a demo sign-in's secret";
        "member": Minutes, Deleted, "the demo member";
        "staff": Minutes, NotPersonal, "the demo member of staff";
        "expires_at": Minutes, Deleted, "when it ends";
    }
};

/// The tables of the key store.
pub const KEYS: &[Label] = labels! {
    "sealed_keys" in Key: {
        "owner": Membership, Shredded, "the person, mail, sign-in, account, project or partner";
        "purpose": Membership, Shredded, "what the key is for";
        "root_version": Membership, Shredded, "which root key wraps it";
        "wrapped": Membership, Shredded, "the key, wrapped";
    }
    "service_keys" in Key: {
        "name": Service, NotPersonal, "which key of the service";
        "version": Service, NotPersonal, "its version";
        "root_version": Service, NotPersonal, "which root key wraps it";
        "wrapped": Service, NotPersonal, "the key, wrapped";
    }
    "roots" in Key: {
        "version": Service, NotPersonal, "a version of the root key";
        "fingerprint": Service, NotPersonal, "tells root keys apart";
        "active": Service, NotPersonal, "whether it wraps new keys";
    }
    "anchors" in Key: {
        "chain": Service, NotPersonal, "which chain";
        "number": Service, NotPersonal, "its last known entry";
        "hash": Service, NotPersonal, "that entry's hash";
        "mac": Service, NotPersonal, "shows that the anchor is ours";
    }
};

/// What the member's own browser keeps (R62).
pub const BROWSER: &[Label] = labels! {
    "cookies" in Browser: {
        "__Host-kanssa-session": SignIn, Deleted, "the sign-in's token";
        "__Host-kanssa-asked": Minutes, Deleted, "ties a sign-in to the browser that asked for it";
        "__Host-kanssa-language": Service, NotPersonal, "the language chosen";
        "__Host-kanssa-flash": Minutes, NotPersonal, "which short message to show once";
    }
    "localStorage" in Browser: {
        "kanssa:owner": SignIn, Deleted, "keyed tag of the member whose entries these are";
        "kanssa:draft:*": SignIn, Deleted, "answers given and not yet saved, by task";
    }
    "IndexedDB" in Browser: {
        "kanssa-photos": SignIn, Deleted, "photos chosen and not yet stored, made small";
    }
    "Cache Storage" in Browser: {
        "kanssa-assets-*": Service, NotPersonal, "the program's own files";
        "kanssa-tasks": SignIn, Deleted, "tasks opened, to answer without a network";
        "kanssa-pictures": SignIn, Deleted, "the pictures of those tasks";
    }
};
