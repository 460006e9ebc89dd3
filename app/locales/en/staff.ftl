# The second factor
staff-second-factor-title = Confirm your sign-in
staff-second-factor-code = Code from the authenticator app
staff-second-factor-hint = Open the authenticator app and type the six-digit code it shows.
staff-second-factor-wrong = The code is not valid. Wait until the app shows a new code and type it.

# Where staff begin
staff-home-title = Staff pages
staff-home-messages = Messages received

# The roles and what they do
staff-role-moderator = Moderator
staff-role-researcher = Researcher
staff-role-coordinator = Coordinator
staff-role-payroll = Payroll officer
staff-role-admin = Administrator
staff-role-dpo = Data protection officer
staff-does-moderator = You make sure that members' discussions stay civil. You see pseudonyms but no e-mail addresses. The tools of the role will come in later versions.
staff-does-researcher = You draw up tasks and read the answers of your own projects in pseudonymised form. You do not see members' e-mail addresses.
staff-does-coordinator = You read messages from members and visitors and reply to members. You see the pseudonym but not the e-mail address. The tools for sessions and rewards will come in later versions.
staff-does-payroll = You report rewards to the Tax Administration. You see neither pseudonyms nor answers. The tools of the role will come in later versions.
staff-does-admin = You look after the settings of the service and the accounts of staff. You do not see members' answers, messages or e-mail addresses. The tools of the role will come in later versions.
staff-does-dpo = You read messages from members and visitors and reply to members. You see the pseudonym but not the e-mail address. The tools for supervising logs, consents and retention periods will come in later versions.
