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
