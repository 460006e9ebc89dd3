# Before results are first shown
results-title = Results
results-choose-lead = Results are always shown for groups of at least {$least} people and move on in steps of that size. So nobody's answers can be worked out by comparing two moments or two selections.
results-compare = By which questions will you compare those who answered? (at most {$most})
results-compare-hint = The choice is made once and cannot be changed, because two ways of dividing the same answers could reveal a person. The more questions you choose, the smaller the groups and the longer their results take to appear. You may choose none.
results-compare-too-many = Choose at most {$most} questions.
results-choose = Open the results
results-sure-title = Open the results?
results-sure-none = Those who answered are not compared by any question. The choice cannot be changed.
results-sure-chosen = Those who answered are compared by these questions. The choice cannot be changed.
results-sure-advice = If you expect only a few dozen people to answer, choose no question or just one.
results-sure-back = Change the choice
results-not-open = The results are not open yet. Somebody who may edit the project can open them.

# The results
results-of = {$count} people answered
results-of-few = Fewer than {$least} people have been counted so far
results-steps = Numbers move on in steps of at least {$least} people, and the latest answers wait for more. A dash means that there are no answers, or too few to show.
results-steps-over = Numbers move on in steps of at least {$least} people. The task is over, so the answers missing from the numbers will not be shown. A dash means that there are no answers, or too few to show.
results-dashes-title = Why are some of the figures dashes?
results-dashes = Where there is a dash, fewer than {$least} people have given the same answer, or another figure as small could be worked out from it. So few answers could point to a person, so nothing is shown of them.
results-dashes-all = Look at all together: then more rows can be seen.
results-dashes-wait = Wait for more people to answer: the rows fill up as answers come in.
results-dashes-next = In your next task, merge options that few people choose, and compare by fewer questions.
results-too-few = Results cannot be shown yet: at least {$least} people must have sent their answers. New answers are counted within about a minute.
results-too-few-over = Results cannot be shown: at least {$least} people must have sent their answers. If the results have just been opened, the answers are counted within about a minute.
results-too-few-filter = Too few people in this group: at least {$least} are needed.
results-caption = Answers
results-caption-options = Options chosen, share of those who answered
results-caption-answered = Answering the question
results-column-answer = Answer
results-column-month = Month
results-column-hour = Time of day
results-column-place = Place
results-column-count = People
results-column-share = Share
results-held-back = {$count} answers are not in these numbers, because there are too few of their kind.
results-held-back-people = {$count} people are not in these rows, because there are too few in the same row.
results-held-back-shares = Shares are of everybody, so the true shares are at least this large.
results-held-back-options = Some answers are not in these numbers.
results-mean = Mean {$mean}
results-mean-place = Mean place {$mean}, of those who gave it a place
results-nps = Net promoter score {$score}: of the answers shown, the per cent of 9–10 minus the per cent of 0–6. The score is between −100 and 100.
results-csat = Customer satisfaction {$share}: of the answers shown, the share of 4–5.
results-ces = Customer effort score {$mean}: the mean of the answers shown, from 1 to 7. Of them {$share} gave 5–7: it was easy.
results-median = Median: {$bin}
results-read-words = Read what was written
results-read-words-of = Read what was written: {$field}
results-see-photos = See the photos
results-photos-lead = The photos are in an order at random and are not linked to other answers. They are shown once at least {$least} people have added one. Looking at them is written into the audit log. If a photo tells who somebody is, do not save or share it.
results-photos-count = { $count ->
    [one] {$count} photo
   *[other] {$count} photos
 }
results-photo = Photo {$number} of the answers to: {$question}

# What answers are called
results-chosen = Chosen
results-not-chosen = Not chosen
results-answered = Answered
results-unanswered = Question not answered
results-not-said = Prefers not to say
results-cannot-say = Cannot say
results-no-answer = No answer
results-earlier-kind = An answer to an earlier form of the question
results-not-known = Not known
results-at-start = Before answering anything
results-unasked = Not asked
results-changed = The question was edited while answers came in. The figures are of all its versions together:
results-asked-no-more = The question is no longer asked.
results-asked-later = The question was added later: those who answered before were not asked it.
results-worded-before = Earlier wording: “{$text}”
results-offered-later = Added later: {$choices}
results-offered-before = No longer offered: {$choices}
results-former = {$code} (no longer offered)
results-no-place = Given no place
results-place = Place {$place}
results-first-day = First day
results-last-day = Last day
results-hour = {$from}–{$to}
results-month = { $month ->
    [1] January {$year}
    [2] February {$year}
    [3] March {$year}
    [4] April {$year}
    [5] May {$year}
    [6] June {$year}
    [7] July {$year}
    [8] August {$year}
    [9] September {$year}
    [10] October {$year}
    [11] November {$year}
   *[12] December {$year}
}
results-bin = {$from} or more, below {$below}
results-bin-from = {$from} or more
results-bin-below = below {$below}

# The filter
results-filter = Select a group
results-filter-any = All
results-filter-show = Show
results-filter-hint = Results of a group are shown once at least {$least} people have been counted in it. In the groups that are marked there are not that many yet.
results-filter-small = {$answer} (too few to show)

# How answering went
results-course = How answering went
results-completion = Sent or stopped
results-completion-lead = Those who have not touched their answers for {$days} days count as stopped until they go on; when the task is over, everybody does who has not sent. Those who are still answering are not counted. Numbers move on in steps of at least {$least} people.
results-sent = Sent their answers
results-stopped = Began and stopped
results-column-end = How it ended
results-stops = Where answering stopped: the last question answered
results-column-last = Last question answered
results-times = Time taken
results-times-lead = From the first answer to sending, pauses included. Without JavaScript the time is counted from opening the first page.
results-column-time = Time
results-time-least = Under 1 minute
results-time = {$from}–{$below} minutes
results-time-most = {$from} minutes or more, under a day
results-time-day = A day or more

# What was written
results-words-lead = The answers are in alphabetical order and are not linked to other answers. They are shown once at least {$least} people have written something. Reading them is written into the audit log.
results-search = Search the answers
results-search-do = Search
results-words-count = { $count ->
    [one] {$count} answer
   *[other] {$count} answers
}
results-pages = Pages
results-page = Page {$number} of {$pages}
results-page-before = Previous
results-page-after = Next
