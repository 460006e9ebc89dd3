# The list of tasks
tasks-title = Open tasks
tasks-none = There are no open tasks right now. Come back and look later.
tasks-minutes = { $minutes ->
    [one] About {$minutes} minute
   *[other] About {$minutes} minutes
}
tasks-closes = Closes on
tasks-not-started = Not started
tasks-started = Started
tasks-sent = Answers sent
tasks-to-answers = My answers

# A task before answering
tasks-fact-minutes = Time needed
tasks-fact-closes = Closes
tasks-fact-purpose = What the answers are used for
tasks-fact-service = The service the task is about
tasks-fact-partners = Who may be given the answers
tasks-partners = The answers may be given to these recipients, always without your e-mail address:
tasks-no-partners = The answers are not given to anyone outside the project.
tasks-voluntary = Answering is voluntary. Do not write names, contact details or sensitive data, for example about your health, in your answers.
tasks-start = Start
tasks-go-on = Continue answering
tasks-edit = Edit the answers
tasks-my-answers = See your answers
tasks-closed = The task has closed and can no longer be answered.
