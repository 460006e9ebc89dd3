# Asking for a sign-in
accounts-sign-in-title = Join or sign in
accounts-sign-in-lead = Enter your e-mail address, and we will send you a link and a code for signing in. If you are not yet a member, you can join at the same time.
accounts-sign-in-lead-closed = Enter your e-mail address, and we will send you a link and a code for signing in. No new members are taken just now.
accounts-staff-sign-in-title = Staff sign-in
accounts-staff-sign-in-lead = Enter your work e-mail address, and we will send you a link and a code. After that we will ask for the code from your authenticator app.
accounts-address = E-mail address
accounts-address-missing = Enter your e-mail address.
accounts-address-wrong = Enter the e-mail address in the form name@example.com.
accounts-sign-in-submit = Ask for a sign-in link
accounts-sign-in-only-address = You do not need a password, and we do not ask for your name.

# Typing the code
accounts-code-title = Check your e-mail
accounts-code-lead = If the address is right, you will soon receive an e-mail with a link and a code. Open the link in this browser or type the code here. If you cannot see the message, look in your spam folder too.
accounts-code = Sign-in code
accounts-code-hint = Eight characters, for example 7K3M-9QXA
accounts-code-missing = Type the code that is in the e-mail.
accounts-code-malformed = The code has eight characters, for example 7K3M-9QXA. Check the code in the e-mail.
accounts-code-wrong = The code is wrong, has expired or was asked for in another browser. Check the code or ask for a new one.
accounts-code-ended = The sign-in request is no longer valid. Ask for a new link and code.
accounts-code-submit = Continue
accounts-code-again = Ask for a new link and code
accounts-shared-device = This device is shared
accounts-shared-device-hint = Choose this in a library, for example. No answers are then kept on the device, and your sign-in ends sooner. Remember to sign out all the same.

# Opening the link
accounts-link-title = Continue to the service
accounts-link-lead = The link is valid. Press the button to get to the service.
accounts-link-submit = Sign in
accounts-link-elsewhere-title = Type the code in the browser where you began
accounts-link-elsewhere-lead = You opened the link in another browser or on another device. Go back to the browser where you asked for the link and type this code there:
accounts-link-elsewhere-warning = Do not tell the code to anyone. If you did not ask for the link yourself, close this page. Nothing will then happen.
accounts-link-ended-title = The link is no longer valid
accounts-link-ended-lead = The link has expired or has already been used. Ask for a new one, and we will send it to your e-mail.

# A ready sign-in of the demo
accounts-demo-title = Sign in to the demo
accounts-demo-lead = This is a demo version of the service. Press the button to sign in as an example user.
accounts-demo-code-hint = The code has been filled in for you. In the real service the code comes from the authenticator app.

# Joining
accounts-join-title = Join the customer community
accounts-join-lead = Your e-mail address has been confirmed. Read this before you decide to join:
accounts-join-point-pseudonym = You take part under a pseudonym. Your answers are kept apart from your e-mail address.
accounts-join-point-voluntary = Taking part is voluntary. You receive the city's services in exactly the same way even if you do not join.
accounts-join-point-leave = You can leave the service by yourself at any time. Your data are then erased at once.
accounts-join-notice = Read the privacy notice (opens in a new tab)
accounts-join-age = I am at least {$age} years old.
accounts-join-age-missing = Confirm your age by ticking the box. If you are below the age limit, you cannot join yet.
accounts-join-consent = I consent to the controller ({$controller}) processing my e-mail address, pseudonym, answers and messages so that I can take part in the customer community. I can withdraw my consent at any time by leaving the service.
accounts-join-consent-hint = Giving consent is voluntary. The consent concerns only your membership and includes no other purpose.
accounts-join-consent-missing = You cannot join without your consent. If you consent, tick the box.
accounts-join-consent-changed = The text of the consent or the privacy notice has changed since you opened the page. Read the text and give your consent again.
accounts-join-submit = Join
accounts-join-decline = If you do not want to join, close this page. You will not become a member, and your address will be erased when your sign-in request expires.
accounts-join-closed-title = Nobody can join just now
accounts-join-closed = Nothing has been stored about you but your request to sign in, and it ends by itself within an hour.

# Choosing a pseudonym
accounts-pseudonym-title = Choose a pseudonym
accounts-pseudonym-lead = You take part under a pseudonym. Choose one that does not reveal who you are.
accounts-pseudonym = Your pseudonym
accounts-pseudonym-hint = 3–30 characters. Do not use your name, e-mail address or telephone number. You can change the pseudonym later.
accounts-pseudonym-submit = Save the pseudonym
accounts-pseudonym-suggestions = Or take a ready suggestion
accounts-pseudonym-more = Show new suggestions
accounts-pseudonym-missing = Type a pseudonym or take a ready suggestion.
accounts-pseudonym-too-short = The pseudonym is too short. Use at least three characters.
accounts-pseudonym-too-long = The pseudonym is too long. Use at most 30 characters.
accounts-pseudonym-characters = Use only letters, digits, spaces, full stops, hyphens and underscores.
accounts-pseudonym-mixed-scripts = The pseudonym has letters from different alphabets. Use only one, for example the Latin alphabet.
accounts-pseudonym-few-letters = Use at least two letters in the pseudonym.
accounts-pseudonym-address = An e-mail address cannot be a pseudonym. Choose another pseudonym.
accounts-pseudonym-own-address = The pseudonym resembles your e-mail address, so it could reveal who you are. Choose another pseudonym.
accounts-pseudonym-phone = The digits look like a telephone number. Use fewer digits.
accounts-pseudonym-identity-code = The pseudonym seems to contain a personal identity code. Choose another pseudonym.
accounts-pseudonym-real-name = The pseudonym looks like a real name. Choose a pseudonym that does not reveal who you are.
accounts-pseudonym-reserved = This pseudonym could be taken for that of a member of staff. Choose another pseudonym.
accounts-pseudonym-taken = The pseudonym is already in use or too much like another. Choose another pseudonym.

# The account page
accounts-account-title = My account
accounts-account-pseudonym = Your pseudonym
accounts-account-change-pseudonym = Change the pseudonym
accounts-account-address = Your e-mail address. Only you can see it
accounts-account-language = Language
accounts-account-active-day = Last active
accounts-account-answers = My answers
accounts-account-sign-ins = Sign-ins
accounts-account-contact = Contact us
accounts-account-consents = Your consents
accounts-consent-given = You gave your consent on
accounts-consent-declined = You declined to give your consent on
accounts-consent-withdrawn = You withdrew your consent on
accounts-consent-notice = Privacy notice, version {$version}
accounts-account-accesses = Who has looked at your data
accounts-access-message = Your message was read. The reader's role: {$role}
accounts-account-no-accesses = No member of staff has opened your messages.
accounts-sign-out = Sign out
accounts-account-leave = Leaving the service
accounts-account-leave-lead = You can leave at any time. Your data are then erased at once.
accounts-account-leave-link = Leave the service

# The list of sign-ins
accounts-sign-ins-title = Sign-ins
accounts-sign-ins-lead = Here you see where you are signed in. If you do not recognise a sign-in, end it.
accounts-device-phone = Phone
accounts-device-tablet = Tablet
accounts-device-computer = Computer
accounts-device-other = Other device
accounts-sign-in-here = this browser
accounts-sign-in-shared = shared device
accounts-sign-in-begun = Signed in on
accounts-sign-in-seen = Last used on
accounts-sign-in-end = End this sign-in

# Leaving
accounts-leave-title = Leave the service
accounts-leave-lead = When you leave, your consent is withdrawn and your data are erased at once. Erased data cannot be brought back. You do not need to give a reason.
accounts-leave-gone = What is erased
accounts-leave-gone-address = Your e-mail address
accounts-leave-gone-pseudonym = Your pseudonym
accounts-leave-gone-answers = All your answers, including unfinished ones
accounts-leave-gone-messages = Your messages and the replies to them
accounts-leave-gone-consents = Your consents
accounts-leave-stays = What remains
accounts-leave-stays-commitments = Fingerprints remain in the list of consents, to show that the list has not been altered. Nobody can open them. They do not tell who you are or what you consented to. An old backup of the data may contain your pseudonym and your answers until the copy is destroyed. Your answers cannot be removed from results that have already been anonymised, because it is no longer possible to tell which are yours. If the city’s researchers or a partner have already downloaded a file with your answers, they must delete their copies.
accounts-leave-download = Download everything we hold of you (zip file)
accounts-leave-submit = Leave the service and erase my data
accounts-leave-stay = Back to the account page
accounts-left-title = You have left the service
accounts-left-lead = Your data have been erased. Thank you for taking part.
accounts-left-again = You can join again at any time. You will then start from the beginning: the new membership cannot be linked to the old one.

accounts-account-ends = Deleted if we hear nothing from you
accounts-account-ends-hint = We will write to you twice before that, a month and a week ahead. Signing in or answering moves the day on.
accounts-still-here-title = Are you still here?
accounts-still-here-lead = Press the button, and your membership goes on. You do not need to sign in.
accounts-still-here-submit = I am still here
accounts-still-here-else = If you do not want to stay, close this page. Your membership then ends on the day we wrote to you.
accounts-still-here-done-title = Good that you are here
accounts-still-here-done-lead = Your membership goes on, and nothing is deleted.
accounts-still-here-ended-title = This link no longer works
accounts-still-here-ended-lead = It has been used already, or its time is over. If you sign in with your e-mail address, your membership goes on, unless it has already ended.
accounts-account-download = Download everything we hold of you (zip file)

# Data that are kept and not used
accounts-freeze-title = Pause the use of your data
accounts-freeze-lead = You can ask us to keep your data and not use them. When you press the button:
accounts-freeze-results = Your answers leave the results at once.
accounts-freeze-files = Files with your answers can no longer be downloaded. Copies that have already been downloaded are not covered. The account page shows to whom your answers have been given.
accounts-freeze-tasks = You cannot answer tasks, and you are not told of new ones.
accounts-freeze-own = You can still sign in, see and download your data, delete answers, change your consents and leave the service.
accounts-freeze-silence = Your data are kept only until the day shown on your account page, unless you sign in before that. We will write to you twice before then.
accounts-freeze-back = You can put your data to use again at any time on this page.
accounts-freeze-submit = Pause the use
accounts-freeze-is-frozen = We keep your data and do not use them. Your answers are not in the results, and you cannot answer tasks.
accounts-freeze-thaw-title = Put your data to use again
accounts-freeze-thaw-lead = When you put your data to use again, your answers may enter the results anew, and you can answer tasks.
accounts-freeze-thaw-submit = Put to use again
accounts-freeze-thaw-else = If you do nothing, your data stay out of use.
accounts-freeze-flash-frozen = Your data are no longer used.
accounts-freeze-flash-thawed = Your data are in use again.

# Another e-mail address
accounts-address-change = Change the address
accounts-address-title = Change your e-mail address
accounts-address-lead = We will send one code to your present address and one to the new one. The address changes when you have typed both codes.
accounts-address-new = New e-mail address
accounts-address-same = This is your address already. Type another one.
accounts-address-often = Many codes have been sent to your present address in a short time. Try again in ten minutes.
accounts-address-submit = Send the codes
accounts-address-codes-title = Type both codes
accounts-address-codes-lead = We have sent a message to each address. The codes work for {$minutes} minutes. If you cannot find a message, look in your spam folder too.
accounts-address-code-former = The code that came to your present address
accounts-address-code-new = The code that came to your new address
accounts-address-former-proven = Your present address is confirmed.
accounts-address-new-proven = Your new address is confirmed.
accounts-address-code-wrong = The code is wrong or too old. Check it in the message, or ask for new codes.
accounts-address-codes-submit = Confirm
accounts-address-again = Ask for new codes
accounts-address-keep = Keep your present address
accounts-address-flash-changed = Your e-mail address has been changed.

# No access to one's mail
accounts-lost-title = I no longer have access to my e-mail
accounts-lost-lead = We know you only by your e-mail address. We do not know your name and do not ask for identity documents, so there is no other way for us to check that a membership is yours.
accounts-lost-can = What you can do
accounts-lost-provider = Try to get back into your e-mail with the help of its provider. Once you can read your messages, you can sign in here too.
accounts-lost-signed-in = If you are still signed in on some device, you can see and download your data there, delete answers and leave the service.
accounts-lost-anew = You can join again with a new address. You will then start from the beginning.
accounts-lost-silence = If you do nothing, the old membership and all its data are deleted by themselves once nothing has been heard of it for half a year.
accounts-lost-cannot = What we cannot do
accounts-lost-no-move = We cannot change the address without the code sent to the old one, and we cannot move answers from one membership to another. Otherwise anybody could take over your membership.
accounts-lost-no-proof = We cannot show or delete data on request when we do not know whose they are.

# Everything of a member in one archive
accounts-own-title = Everything we hold of you
accounts-own-lead = Here is everything that the service {$service} holds of you. Controller: {$controller}
accounts-own-machine = The same for programs:
accounts-own-made = File made
accounts-own-use = Use of your data
accounts-own-used = Your data are in use.
accounts-own-changes = Changes you have not sent
accounts-own-nothing = Nothing.
accounts-own-json = Only the JSON file
accounts-own-messages = Your messages and the replies
accounts-own-addresses = Network addresses from which you have used the service
accounts-address-flash-near-pseudonym = Your e-mail address has been changed. Your pseudonym resembles the new address, so it could tell who you are. Choose another pseudonym.
