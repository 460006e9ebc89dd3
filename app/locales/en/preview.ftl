# Trying a task out
preview-title = Try the task out
preview-lead = You see the task as residents do and can answer it in every language. Your answers are kept apart from residents' answers: they are never part of the results, and nobody outside the project sees them.
preview-open = Open the task
preview-frame = The task on a phone
preview-flaws = What is still wrong with the questions
preview-unfit = The task cannot be tried out yet
preview-mark = Preview: these are test answers
preview-close = Close the preview
preview-again = Start again from the beginning

# Test answers
preview-tests = Test answers
preview-tests-one = Test answers to the task
preview-tests-lead = What the people of the project have answered when they tried the task out. Test answers are deleted with the task, and when the account of the person who gave them ends.
preview-tests-none = Nobody has tried the task out yet.
preview-version = Version {$version} of the questions
preview-other-version = These answers were given to version {$given} of the questions, which is no longer there. They are shown with the questions of version {$shown}.
preview-gone = the question is no longer there
preview-sent = Sent
preview-under-way = Not sent
preview-remove = Delete
preview-remove-all = Delete all test answers
preview-removed = The test answers have been deleted.
