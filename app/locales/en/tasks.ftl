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

# A task that is paused or over
tasks-paused-notice = The task is paused for now. You can continue later.
tasks-outcome = What came of the task
tasks-learned = What we learned
tasks-changes = What changes

# Making and managing tasks
tasks-new = New task
tasks-stage = Status
tasks-stage-draft = Draft
tasks-stage-waiting = Published, opens later
tasks-stage-open = Open
tasks-stage-paused = Paused
tasks-stage-closed = Closed
tasks-stage-archived = Archived
tasks-opens = Opens
tasks-audience = Who is asked
tasks-audience-all = All members
tasks-audience-hint = If you choose no language, members of every language are asked. If you choose languages, the task is shown only to those who use the service in them.
tasks-audience-languages = Members whose language is {$languages}
tasks-audience-answered = members who have answered another task
tasks-answered = Only those who have answered the task
tasks-answered-any = No restriction
tasks-answered-wrong = Choose another task of the project.
tasks-questions = Questions
tasks-questions-count = { $count ->
    [one] {$count} question, version {$version}
   *[other] {$count} questions, version {$version}
}
tasks-languages = Languages
tasks-language-complete = all texts are there
tasks-language-missing = { $count ->
    [one] {$count} text is missing; the task's main language is shown instead
   *[other] {$count} texts are missing; the task's main language is shown instead
}
tasks-actions = What you can do
tasks-under-way = Tasks under way
tasks-under-way-not-open = The results have not been opened
tasks-publish = Publish
tasks-publish-title = Publish the task?
tasks-publish-lead = A published task is never a draft again. It can be paused, closed and changed.
tasks-publish-at-once = As soon as the task is published
tasks-odd = Check the times
tasks-odd-over = The time for answering is over already, so the task would take no answers.
tasks-odd-opens = The task opens more than a year from now.
tasks-odd-closes = The task closes more than a year from now. Answers are kept for two more years after that.
tasks-odd-change = Change the times
tasks-publish-tests = Trial
tasks-publish-tried = { $count ->
    [one] The task has been tried out once to the end.
   *[other] The task has been tried out {$count} times to the end.
}
tasks-publish-untried = Nobody has tried the task out to the end.
tasks-publish-back = Back without publishing
tasks-resume = Resume after the pause
tasks-pause = Pause
tasks-copy = Copy to a new draft
tasks-remove = Delete the draft
tasks-remove-title = Delete the draft?
tasks-remove-lead = The draft is deleted with its questions and test answers. It cannot be brought back. You can download the questions as a file first.
tasks-remove-back = Back without deleting
tasks-settings = Task settings
tasks-questions-edit = Questions
tasks-close = Close the task
tasks-reopen = Open again
tasks-archive = Archive and tell those who answered
tasks-archive-lead = A task is archived only once those who answered are told what we learned and what changes. They see it together with their own answers. An archived task cannot be opened again.
tasks-archive-sure = Archive the task?
tasks-archive-sure-lead = This is how those who answered will read the text in each language. After archiving it cannot be changed, nor the task opened. Unfinished answers are deleted.
tasks-archive-back = Change the text
tasks-learned-missing = Say what we learned, in the task's main language ({$language}).
tasks-changes-missing = Say what changes, in the task's main language ({$language}). If nothing does, say why.

# What keeps a task from being published
tasks-missing = Before it can be published
tasks-not-published = The task could not be published
tasks-flaw-purpose = The project does not say in the task's main language what the answers are used for.
tasks-flaw-service = The project does not say in the task's main language which service it is about.
tasks-flaw-title = The task has no title in its main language.
tasks-flaw-closes = The task closes before it opens.
tasks-flaw-questions = The task has no questions.
tasks-flaw-duplicate = the same code is used twice, or two options have a text field of their own
tasks-flaw-empty = a page without questions, or a question without options
tasks-flaw-text = a text is missing in the task's main language
tasks-flaw-limits = limits that no answer can meet
tasks-flaw-not-earlier = the condition names a question that does not come earlier
tasks-flaw-unknown-option = the condition names an option that the question does not have
tasks-flaw-line = Line {$line}: {$what}

# The settings of a task
tasks-title-field = Title
tasks-title-missing = Give a title in the task's main language ({$language}).
tasks-summary-field = What the task is about
tasks-main-language = Main language
tasks-main-language-hint = Every text must exist in this language. It is shown where a text is missing in the reader's.
tasks-main-language-missing = Choose the main language.
tasks-minutes-field = Minutes needed
tasks-minutes-hint = Estimate honestly: members see this before they start.
tasks-estimate = { $least ->
    [one] By the questions, answering takes about a minute.
   *[other] By the questions, answering takes about { $least } minutes.
}
tasks-estimate-span = By the questions, answering takes about { $least } to { $most } minutes, depending on the answers.
tasks-estimate-far = The time that members are told differs much from that.
tasks-estimate-change = Change the time needed
tasks-publish-remarks = Wording of the questions
tasks-publish-remarks-count = { $count ->
    [0] The check has nothing to remark.
    [one] The check has one remark.
   *[other] The check has { $count } remarks.
}
tasks-minutes-wrong = Give the minutes as a whole number, 1–{$most}.
tasks-opens-field = Opens
tasks-closes-field = Closes
tasks-zone-hint = In the city's time.
tasks-moment-wrong = Give the day and the time, for example 2026-11-30 16:00.
tasks-moment-missing = Choose the day and the time.
tasks-closes-wrong = Give a closing time that is still to come.

# Closing a task
tasks-drafts = What about those who have begun to answer?
tasks-drafts-keep = They may finish
tasks-drafts-remove = Unfinished answers are deleted now
tasks-drafts-missing = Choose what is done with unfinished answers.
tasks-until = Last day to finish
tasks-until-hint = After it, answers not sent are deleted.
tasks-until-wrong = Give a day still to come, as year-month-day.

# The questions of a task
tasks-no-questions = There are no questions yet.
tasks-page-number = Page {$number}
tasks-required = required
tasks-may-decline = may prefer not to say
tasks-questions-replace = Take the questions from a file
tasks-questions-live = The task is published. Answers already given stay with the version they were given to; new ones go to the new version. Keep the codes of questions that stay the same.
tasks-questions-compared = Results are compared by the question {$code}, so it cannot be removed nor its kind changed.
tasks-questions-save = Put in use
tasks-file = Questions from a file
tasks-file-hint = Kanssa's own JSON format. Download the questions of a task for a model.
tasks-file-format = Description of the file format (JSON Schema)
tasks-file-missing = Choose a file or paste its content.
tasks-pasted = Or paste the content of the file here
tasks-file-syntax = Line {$line}, character {$column}: this cannot be read as JSON. Often a comma, a quotation mark or a bracket is missing just before it, or there is one too many.
tasks-file-encoding = Line {$line}: the file is not saved as UTF-8, so that its letters cannot be read. Save it again with the encoding UTF-8.
tasks-file-incomplete = Line {$line}: the file ends too early.
tasks-file-content = Line {$line}, character {$column}: {$what}
tasks-file-other = Line {$line}: the file is of another format or version. Its “format” has to be {$format}.
tasks-file-lacks = “{$name}” is missing here.
tasks-file-unknown = there is no “{$name}” in the file format. Look at its spelling.
tasks-file-twice = “{$name}” is given twice.
tasks-file-word = “{$word}” cannot stand here. Possible are: {$allowed}.
tasks-file-shape-text = there has to be a text in quotation marks here.
tasks-file-shape-number = there has to be a number here, without quotation marks.
tasks-file-shape-yes-no = there has to be true or false here, without quotation marks.
tasks-file-shape-list = there has to be a list in square brackets here.
tasks-file-shape-object = there have to be values in curly brackets here.
tasks-file-range = the number is too small or too large.
tasks-file-code = a code begins with a small letter a–z and has at most 40 characters: small letters a–z, digits and underscores.
tasks-file-decimal = there has to be a number of at most 15 digits here, in quotation marks.
tasks-file-moment = there is no such day or time of day. A day is written like 2026-03-31, a time of day like 14:30.
tasks-file-expression = the condition or formula cannot be read from its character {$at} on.
tasks-file-misfit = this does not fit the file format. Compare it with a file you have downloaded.

# Kinds of questions
tasks-kind-text-block = text to read
tasks-kind-single-choice = one of {$count} options
tasks-kind-multiple-choice = any of {$count} options
tasks-kind-yes-no = yes or no
tasks-kind-scale = scale {$from}–{$to}
tasks-kind-matrix = { $count ->
    [one] matrix, {$count} row
   *[other] matrix, {$count} rows
}
tasks-kind-short-text = short text
tasks-kind-long-text = long text
tasks-kind-number = number

# Further kinds of questions
tasks-kind-ranking = ranking, {$count} to put in order
tasks-kind-date = day
tasks-kind-date-range = span of days
tasks-kind-time = time of day
tasks-kind-photos = { $count ->
    [one] photo
   *[other] {$count} photos at most
 }
tasks-kind-fields = fields, {$count} of them
tasks-kind-grid = table of fields, rows: {$count}
tasks-kind-repeated = repeated group, at most {$count} times
tasks-flaw-not-a-field = a field that has fields or a condition of its own
tasks-flaw-types = a condition compares things that cannot be compared, such as a number with a text
tasks-flaw-arguments = a function in a condition has too few, too many or the wrong things in its brackets
tasks-flaw-not-yes-no = a condition does not come to yes or no
tasks-kind-calculated = calculated number
tasks-flaw-not-a-number = what is to be worked out does not come to a number
tasks-flaw-misplaced = a condition stands where there can be none: on a column of a matrix or an option of a field
tasks-flaw-unknown-place = the text has a place for an answer that is not given earlier
tasks-flaw-unknown-ending = the page ends in an ending that does not exist, or its condition for ending is missing
tasks-flaw-unreachable = nobody can get to see this, whatever they answer: the conditions rule each other out
tasks-flaw-too-many = too many quotas: there can be 20 at most
tasks-kind-place = place, { $count ->
    [one] {$count} option
   *[other] {$count} options
}
tasks-flaw-alternative = a picture is not described in the main language for those who cannot see it.
tasks-readings = The questions can also be read in another language:
