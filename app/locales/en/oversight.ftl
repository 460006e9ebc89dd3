# Where the data protection officer begins
oversight-title = Oversight
oversight-lead = On these pages you can look and verify. All there is to decide on is leave for sensitive questions.
oversight-settings = Settings in force
oversight-settings-about = What has been set, when and by whom, and what cannot be changed.
oversight-roles = Roles of staff
oversight-roles-about = Who has which role, and since when.
oversight-consents = Consents
oversight-consents-about = What members have consented to, and a check that the consent ledger is sound.

# The settings in force
oversight-settable = The administrator's settings
oversight-in-force = In force
oversight-default = Default
oversight-changed = Last changed
oversight-never = Never
oversight-fixed = What nobody can change
oversight-fixed-lead = These limits are part of the software. They do not change while the service runs.
oversight-fixed-results = Results are always shown in groups of at least {$least} people.
oversight-fixed-link = A sign-in link works for {$minutes} minutes and only once.
oversight-fixed-idle = A member's sign-in ends when it has not been used for {$days} days, and after {$longest} days in any case.
oversight-fixed-staff = A sign-in of staff ends when it has not been used for {$minutes} minutes, and after {$hours} hours in any case.

# The roles of staff
oversight-roles-lead = The facts come from the accounts of staff and the audit log. Ended accounts are not listed; the audit log shows what became of them.
oversight-roles-since = Roles have been these since
oversight-roles-added = Account added
oversight-roles-last = Last signed in
oversight-roles-never = Has not signed in

# The consents
oversight-consents-lead = Consents are sealed, so counting and verifying them opens every one. The numbers are of decisions by present members. They are rounded down to a multiple of {$least} and do not show who decided what. Every verification is recorded in the audit log.
oversight-consents-verify = Count and verify now
oversight-consents-texts = Texts consented to
oversight-consents-none = Nobody has given consent yet.
oversight-consents-since = Shown since {$day}
oversight-consents-sound = The consent ledger is sound. All entries were verified on {$moment}. Number of entries: {$entries}.
oversight-consents-broken = The consent ledger is not sound. It was verified on {$moment}. Contact operations and run kanssa consents verify.
oversight-consents-more = Other findings: {$more}. The command lists them all.
oversight-count-few = fewer than {$least}
oversight-count-at-least = at least {$count}
oversight-purpose-membership = Membership
oversight-decision-given = Given
oversight-decision-declined = Declined
oversight-decision-withdrawn = Withdrawn

# What a verification can find
oversight-finding-entry = The first broken entry is {$entry}: it does not follow from the one before it.
oversight-finding-cut = The ledger ends at entry {$ends}, although entry {$known} existed.
oversight-finding-rewritten = Entry {$entry} is not the one that was once written.
oversight-finding-changed = The consent at entry {$entry} has been changed.
oversight-finding-removed = The consent at entry {$entry} has been removed, though its member has not left.
oversight-finding-unreadable = Consents that cannot be read: {$count}.
oversight-finding-foreign = Consents of which the ledger has no entry: {$count}.

oversight-retention = What is kept how long
oversight-retention-about = What each daily run deleted, and whether it has run
oversight-retention-lead = Once a day the service deletes everything whose time is over. Each run leaves a certificate here: it says how much was deleted, never whose. The certificates are chained, so none can be changed or removed unnoticed.
oversight-retention-verify = Verify the certificates
oversight-retention-sound = { $number ->
    [one] The certificate is as it was written.
   *[other] All {$number} certificates are as they were written.
}
oversight-retention-ran = The last run ended on {$moment}.
oversight-retention-overdue = Nothing has been deleted since {$moment}. The run should be daily: tell whoever operates the service.
oversight-retention-never = Nothing has ever been deleted. The run should be daily: tell whoever operates the service.
oversight-retention-not-yet = The service is new. The first run is still to come.
oversight-retention-rules = The rules
oversight-retention-last = In the last run: {$count}
oversight-retention-runs = The latest runs
oversight-retention-none = There are no runs yet.
oversight-retention-run = Certificate {$number}, {$moment}
oversight-retention-nothing = There was nothing to delete.
oversight-rule-drafts = Answers begun and not sent
oversight-rule-drafts-when = Deleted when the task is over and the time to finish them too.
oversight-rule-requests = Sign-ins asked for
oversight-rule-requests-when = Deleted when the link and the code have ended, within the hour.
oversight-rule-mails = E-mails that could not be delivered
oversight-rule-mails-when = Given up when they are of no more use.
oversight-rule-sign-ins = Sign-ins
oversight-rule-sign-ins-when = Deleted after 30 days of silence, 90 days at most; of staff and on shared devices after an hour, 12 hours at most.
oversight-rule-counters = Counters against misuse
oversight-rule-counters-when = Deleted within the hour.
oversight-rule-messages = Messages of people who were not signed in
oversight-rule-messages-when = Deleted after {$days} days.
oversight-rule-files = Files of answers
oversight-rule-files-when = Deleted after three days.
oversight-rule-photos = Photos in no answer
oversight-rule-photos-when = Deleted after a week.
oversight-rule-links = Links to say “I am still here”
oversight-rule-links-when = Deleted when the day they are about has passed.
oversight-rule-first = First notice to silent members
oversight-rule-first-when = Sent 30 days before the membership ends.
oversight-rule-second = Second notice to silent members
oversight-rule-second-when = Sent 7 days before the membership ends.
oversight-rule-silent = Silent members
oversight-rule-silent-when = Deleted with everything of theirs after six months without a sign-in or an answer, and after both notices.
oversight-rule-left = Members who left
oversight-rule-left-when = Deleted at once, when they ask for it.
oversight-purpose-profile = Background questions
oversight-purpose-digest = E-mails of discussions
oversight-purpose-event-contact = Contact for interviews and workshops
oversight-purpose-reward-contact = Contact for a reward
oversight-purpose-partner-disclosure = Telling a partner who somebody is
oversight-purpose-tax-report = Reporting a reward for taxation
oversight-rule-passed = Passed over
oversight-rule-passed-when = Something was wrong with a member’s data, so a rule could not be carried out. Tell whoever operates the service.

# The security log
oversight-security = The log of network addresses
oversight-security-about = Investigating misuse: who has asked to see network addresses, in which case and why.
oversight-security-lead = The service stores, encrypted, from which network address somebody signed in, joined or sent a message. It is kept for 30 days. It may be seen only to investigate misuse: one person asks, another grants it, and whoever asked may look for 24 hours. Every look is noted in the audit log.
oversight-security-case = Number of the case
oversight-security-case-missing = Type the number of the case.
oversight-security-reason = Reason
oversight-security-reason-hint = What is investigated and why this is needed. Do not type personal data here.
oversight-security-reason-missing = Type the reason.
oversight-security-kind = What is asked
oversight-security-of-pseudonym = From which network addresses a pseudonym has used the service
oversight-security-of-address = Who has used the service from a network address
oversight-security-kind-missing = Choose what you ask.
oversight-security-value = Pseudonym or network address
oversight-security-no-member = There is no such pseudonym. Type it exactly as it is shown in the service.
oversight-security-no-address = Type the network address as in 192.0.2.1 or 2001:db8::1.
oversight-security-ask = Ask to look
oversight-security-asked = What was asked in the last 30 days
oversight-security-none = Nobody has asked to look.
oversight-security-waiting = Waits for another person to decide
oversight-security-granted = Granted
oversight-security-refused = Refused
oversight-security-asks-pseudonym = From which network addresses {$pseudonym} has used the service
oversight-security-asks-address = Who has used the service from the address {$address}
oversight-security-gone = The member has left, and their data have been erased.
oversight-security-one = Case {$number}
oversight-security-decided-by = Decided by
oversight-security-other-decides = Another person has to grant what you asked.
oversight-security-over = The 24 hours are over. Ask again if you still need the data.
oversight-security-decide = Grant this only if the case requires these data. Whoever asked sees them for 24 hours.
oversight-security-grant = Grant
oversight-security-refuse = Refuse
oversight-security-entries = Entries
oversight-security-no-entries = There are no entries.
oversight-security-audited = This look has been noted in the audit log.
oversight-security-nobody = Not signed in
oversight-security-staff = Staff
oversight-security-nameless = Has left, or has no name
oversight-security-sign-in-asked = Asked for a sign-in link
oversight-security-wrong-code = Typed a wrong code
oversight-security-signed-in = Signed in
oversight-security-joined = Joined
oversight-security-message = Sent a message
oversight-security-address-changed = Changed the e-mail address
oversight-security-flash-asked = What you asked has been saved. Another person decides on it.
oversight-security-flash-decided = The decision has been saved.
oversight-rule-security = The log of network addresses
oversight-rule-security-when = Deleted after 30 days, when the key of the day is destroyed too.
oversight-rule-lookups = Requests to see network addresses
oversight-rule-lookups-when = Deleted after 30 days.
