# The second factor
staff-second-factor-title = Confirm your sign-in
staff-second-factor-code = Code from the authenticator app
staff-second-factor-hint = Open the authenticator app and type the six-digit code it shows.
staff-second-factor-wrong = The code is not valid. Wait until the app shows a new code and type it.
staff-second-factor = Authenticator app
staff-factor-picture = A picture code that the authenticator app reads with the camera. The same key is below it as text.
staff-factor-open-app = Open in the authenticator app on this device
staff-factor-key = If you cannot scan the picture, type this key into the app:
staff-factor-renew = Change your authenticator app
staff-factor-renew-lead = When you take a new phone or authenticator app into use, confirm with the present one first. The present one works until you have typed a code of the new one. If you no longer have it, ask an administrator to renew it.
staff-factor-present = Code of your present authenticator app
staff-factor-present-hint = If you have just signed in, wait until the app shows the next code.
staff-factor-renew-next = Continue
staff-factor-new = New authenticator app
staff-factor-new-lead = Scan the picture with the new app and type the code that the app shows. Do so within 15 minutes. Your other sign-ins end.
staff-factor-new-code = Code of the new authenticator app
staff-factor-new-wrong = The code does not belong to the new key. Check that you scanned this picture, and type the code that the app shows now.
staff-factor-new-submit = Take the new one into use
staff-factor-keep = Keep the present one
staff-factor-offer-ended = The time ran out, or you have changed the app elsewhere. Begin again with a code of the present app.
staff-factor-reset-when = If the phone is lost or broken, the person needs a new key for their authenticator app.
staff-factor-reset-ask = Renew the key
staff-factor-reset-title = Renew the key of the account {$name}?
staff-factor-reset-lead = The present authenticator app stops working at once, and all sign-ins of the account end. You get a new key to give to the person.
staff-factor-reset-sure = First make sure that the request comes from the person: meet them, or call a number that you knew before. The renewal is entered in the audit log.
staff-factor-reset-submit = Renew the key now
staff-factor-reset-done = The key has been renewed

# Where staff begin
staff-home-title = Staff pages
staff-home-messages = Messages received
staff-home-roles = Your roles

# The roles and what they do
staff-role-moderator = Moderator
staff-role-researcher = Researcher
staff-role-coordinator = Coordinator
staff-role-payroll = Payroll officer
staff-role-admin = Administrator
staff-role-dpo = Data protection officer
staff-does-moderator = You make sure that members' discussions stay civil. You see pseudonyms but no e-mail addresses. The role has no pages of its own.
staff-does-researcher = You draw up tasks and read the answers of your own projects in pseudonymised form. You do not see members' e-mail addresses.
staff-does-coordinator = You read messages from members and visitors and reply to members. You see the pseudonym but not the e-mail address.
staff-does-payroll = You report rewards to the Tax Administration. You see neither pseudonyms nor answers. The role has no pages of its own.
staff-does-admin = You look after the accounts and roles of staff, the settings of the service and the texts of the site. You do not see members' answers, messages or e-mail addresses.
staff-does-dpo = You read messages from members and visitors and reply to members. You see the pseudonym but not the e-mail address. You read the audit log, look at the settings in force, roles and consents, and verify that the log and the consent ledger are sound.

# Accounts of staff
staff-accounts = Staff accounts
staff-account-new = New account
staff-account-name = Name
staff-account-name-hint = Colleagues know the account by this name. Members never see it.
staff-account-name-missing = Give a name.
staff-account-nameless = (account without a name)
staff-account-address-hint = The address is encrypted and shown to nobody afterwards.
staff-account-address-wrong = Give an e-mail address, for example name@city.fi.
staff-account-exists = The address has an account already.
staff-account-roles = Roles
staff-account-roles-missing = Choose at least one role.
staff-account-own = You cannot give up your own administrator role. Ask another administrator.
staff-account-add = Add the account
staff-account-added = The account has been added
staff-account-secret = Give this secret to {$name} safely: it goes into their authenticator app. It is not shown again.
staff-account-end = End the account
staff-account-end-lead = All sign-ins of the account end at once, and it is taken out of its projects. Entries in the audit log stay.
staff-account-end-ask = Check and end the account
staff-account-end-title = End the account {$name}?
staff-account-end-owned = { $count ->
    [one] Nobody but this person owns a project
   *[other] Nobody but this person owns {$count} projects
}
staff-account-end-owned-then = Once the account is ended, nobody can change who takes part in these projects. Those who take part can go on as before; where there is nobody else, nobody sees the project any more. Ask the person first to make a colleague an owner on the project’s page, or transfer the project to another researcher yourself.
staff-account-end-copies = { $count ->
    [one] The copies of {$count} downloaded file have not been said to be deleted
   *[other] The copies of {$count} downloaded files have not been said to be deleted
}
staff-account-end-copies-then = Ask the person to delete the copies and to confirm it. Once the account is ended, a colleague who edits the project can confirm the deletion.

# The audit log
staff-log = Audit log
staff-log-lead = What staff did, when and to what. The log never holds content.
staff-log-verify = Verify the log
staff-log-sound = The log is sound: {$entries} entries verified.
staff-log-broken = The log has been changed or entries are missing. Contact operations and run kanssa audit verify.
staff-log-act = Show
staff-log-who = Who
staff-log-day = Day
staff-log-none = No entries under these filters.
staff-log-file = Download as a table (CSV)
staff-log-version = version {$version} of the notice
staff-log-access-removed = taken out of the project
staff-log-text-removed = the city’s own text was removed
staff-log-copy = a copy of another task
staff-log-one = one trial
staff-log-all = all trials
staff-log-register = message to the controller
staff-log-setting-changed = because a setting was changed
staff-log-start-up = at start-up: the text or the configuration had changed
staff-log-command-line = from the command line
staff-log-older = Older entries
staff-log-service = the service itself or its command line
staff-log-ended = an account that has ended

# What the audit log tells
staff-act-staff-added = A staff account was added
staff-act-signed-in = Somebody signed in
staff-act-signed-out = Somebody signed out
staff-act-message-read = A message was read
staff-act-message-answered = A message was answered
staff-act-notice-published = A new version of the privacy notice came into force
staff-act-task-published = A task was published
staff-act-project-added = A project was made
staff-act-project-changed = A project was changed
staff-act-access-changed = Who may see a project was changed
staff-act-ownership-transferred = A project was transferred to another owner
staff-act-partner-added = A partner was added to a project
staff-act-partner-ended = A partnership was ended
staff-act-task-added = A task was made
staff-act-task-changed = A task was changed
staff-act-task-paused = A task was paused
staff-act-task-closed = A task was closed
staff-act-task-reopened = A task was opened again
staff-act-task-archived = A task was archived
staff-act-task-removed = A draft was deleted
staff-act-bank-entry-added = Questions were kept in the question bank
staff-act-bank-entry-changed = Questions of the question bank were renamed
staff-act-bank-entry-removed = Questions were removed from the question bank
staff-act-leave-asked = Leave was asked for sensitive questions
staff-act-leave-given = Leave was given for sensitive questions
staff-act-leave-refused = Leave for sensitive questions was refused
staff-act-test-answers-removed = Test answers to a task were deleted
staff-act-results-opened = The results of a task were opened
staff-act-words-read = Written answers were read
staff-act-file-asked = A file of answers was asked for
staff-act-file-downloaded = A file of answers was downloaded
staff-act-file-deleted = The copies of a file were said to be deleted
staff-act-roles-changed = The roles of an account were changed
staff-act-second-factor-renewed = Somebody changed their authenticator app
staff-act-second-factor-reset = The second factor of an account was renewed
staff-act-staff-removed = A staff account was ended
staff-act-setting-changed = A setting was changed
staff-act-site-text-changed = A text of the site was changed
staff-act-consents-verified = The consent ledger was counted and verified
staff-act-log-read = The audit log was verified
staff-act-key-rotated = An encryption key was changed
staff-act-backed-up = A backup was made
staff-act-retention-verified = The certificates of retention were verified
staff-act-request-added = A request about rights was entered
staff-act-request-extended = The time of a request about rights was extended
staff-act-request-answered = A request about rights was answered
staff-act-security-asked = Somebody asked to see network addresses
staff-act-security-granted = Leave to see network addresses was given
staff-act-security-refused = Leave to see network addresses was refused
staff-act-security-read = Network addresses were looked at
