# Writing to us
messages-contact-title = Contact us
messages-lead-member = When you write to us as a member, we see your pseudonym but not your e-mail address. The reply will appear on this page. We do not send an e-mail about it.
messages-lead-newcomer = You can write to those who keep the register even before you have chosen a pseudonym. The reply comes on this page.
messages-lead-visitor = You can write to us without signing in. We will then not know who you are and cannot reply to you in the service. If you would like a reply, sign in first or use the contact details at the end of the page.
messages-subject = What is your message about?
messages-subject-register = Personal data and data protection
messages-subject-accessibility = Accessibility
messages-subject-other = Something else
messages-subject-missing = Choose what your message is about.
messages-words = Message
messages-words-hint = Do not write a personal identity code or sensitive data in the message.
messages-words-missing = Type the text of the message.
messages-words-too-long = The message is too long. Shorten it to {$most} characters at most.
messages-words-control = The message contains a character that cannot be saved. Type the text again.
messages-submit = Send the message

# Messages and replies
messages-thread = Your messages and the replies to them
messages-from-you = You
messages-from-register = The city's staff

# Other ways to reach us
messages-other-ways = Other contact details
messages-run-by = The service is run by: {$controller}
messages-contact-post = Contact person for the register
messages-contact-address = Postal address
messages-dpo = Data protection officer

# The inbox of staff
messages-inbox-title = Messages received
messages-inbox-lead = Members' messages are shown under a pseudonym. When you open a member's message, this is recorded in the log, and the member sees it on their account page.
messages-inbox-none = There are no messages.
messages-from-newcomer = Member with no pseudonym yet
messages-from-visitor = Visitor not signed in
messages-message-title = Message from a member or visitor
messages-answer = Your reply
messages-answer-submit = Send the reply
messages-no-answer = The sender was not signed in, so it is not possible to reply in the service.
messages-to-inbox = Back to messages received
