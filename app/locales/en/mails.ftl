# To a member
mails-sign-in-subject = Your sign-in link
mails-sign-in-body =
    Hello

    Open this link in the same browser where you asked for it:

    {$link}

    You can also type this code in the same browser:

    {$code}

    The link and the code work for {$minutes} minutes and only once. Do not tell the code to anyone.

    The service you are signing in to: {$service}

    If you did not ask for this message, you do not need to do anything. Nothing will happen, and you can delete the message.

# To an address nobody has joined with
mails-join-subject = Your sign-in link
mails-join-body =
    Hello

    If you asked for this link to join or sign in, open it in the same browser where you asked for it:

    {$link}

    You can also type this code in the same browser:

    {$code}

    The link and the code work for {$minutes} minutes and only once. Do not tell the code to anyone.

    The service this message is about: {$service}

    If you did not ask for this message, you do not need to do anything. Nothing will happen, and you can delete the message.

# To an address nobody has joined with, while nobody can join
mails-closed-subject = Nobody can join just now
mails-closed-body =
    Hello

    Somebody asked for a sign-in link to this address. Nobody has joined the service with it, and nobody can join just now. That is why we send no link.

    If you are already a member, ask for the link with the address you joined with.

    The service this message is about: {$service}

    If you did not ask for this message, you do not need to do anything. You can delete the message.

# To staff
mails-staff-subject = Your sign-in link
mails-staff-body =
    Hello

    Open this link in the same browser where you asked for it:

    {$link}

    You can also type this code in the same browser:

    {$code}

    After that we will ask for the code from your authenticator app.

    The link and the code work for {$minutes} minutes and only once. Do not tell the code to anyone.

    The service you are signing in to: {$service}

    If you did not ask for this message, you do not need to do anything. Nothing will happen, and you can delete the message.

# Under every mail
mails-footer =
    This message was sent by the service {$service}.
    Controller: {$controller}

# To a member of whom nothing was heard for long
mails-ends-subject = Your membership is about to end
mails-ends-body =
    Hello

    You have not used the service {$service} for several months. If we hear nothing from you, your membership ends on {$day}, and everything you have given us is deleted.

    If you want to stay, open this link and press the button. You do not need to sign in:

    {$link}

    If you do not want to stay, you do not need to do anything.

mails-ended-subject = Your membership has ended
mails-ended-body =
    Hello

    We had heard nothing from you for half a year. As we wrote to you, your membership of the service {$service} has now ended, and everything you had given us is deleted. After this message we no longer have your e-mail address.

    You are welcome to join again at any time:

    {$link}

# To members who consent to it
mails-invitation-subject = There is something new to answer
mails-invitation-body =
    Hello

    There is something new to answer in the service {$service}:

    {$link}

    You get this message because you have consented to it. If you want no more of them, open this link and press the button. You do not need to sign in:

    {$no_more}

# A change of address
mails-address-former-subject = Confirm the change of address
mails-address-former-body =
    Hello

    The e-mail address of your membership is to be changed to another one. If you asked for this, type this code on the page where you asked:

    {$code}

    The code works for {$minutes} minutes and only once. Do not tell it to anyone.

    The service this message concerns: {$service}

    If you did not ask for it, your address does not change. Somebody else has then signed in to your membership: sign in and end the sign-ins that you do not recognise on your account page.

mails-address-new-subject = Confirm your new address
mails-address-new-body =
    Hello

    This is to become a member’s new e-mail address. If you asked for this, type this code on the page where you asked:

    {$code}

    The code works for {$minutes} minutes and only once. Do not tell it to anyone.

    The service this message concerns: {$service}

    If you did not ask for this message, you do not need to do anything. Nothing happens, and you can delete the message.

mails-address-taken-subject = The address is already in use
mails-address-taken-body =
    Hello

    This was to become the e-mail address of another membership. The address already has a membership, so nothing happens.

    If you asked for it yourself, you have two memberships. Sign in with this address and leave the service if you want to use the address for your other membership.

    The service this message concerns: {$service}

mails-address-changed-subject = Your e-mail address has been changed
mails-address-changed-body =
    Hello

    The e-mail address of your membership in the service {$service} has been changed. After this message we no longer have this address.

    A code sent to this address was needed for that. If you did not change the address yourself, tell us:

    {$link}
