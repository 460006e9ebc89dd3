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
