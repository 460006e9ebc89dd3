# The front page
home-title = Help develop the city's services
home-lead = Share your experiences under a pseudonym: your answers help the city to understand its residents better and to develop its services.
home-sign-in = Join or sign in
home-sign-in-only = Sign in
home-joining-closed = Nobody can join the service just now. If you are already a member, you can sign in.

# How it works, in four steps
home-how = How it works
home-how-address = Enter your e-mail address. We will send you a link for signing in, without a password.
home-how-pseudonym = Give your consent and choose a pseudonym.
home-how-answer = Answer tasks when it suits you. You can stop and continue later.
home-how-leave = Leave whenever you like. Your data are then erased at once.

# What we promise
home-promise = What we promise
home-promise-apart = Your answers are kept apart from your e-mail address. The people who read the answers do not see the address.
home-promise-use = Your data are never used for advertising or for decisions about you.
home-promise-europe = Your data are not transferred or processed outside the EU or the European Economic Area.

# Ways on
home-notice = Read the privacy notice
home-staff = Staff sign-in
