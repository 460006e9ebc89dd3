# The question bank: questions kept for other tasks
bank-title = Question bank
bank-lead = Questions that researchers of the city have kept for other tasks. When the same thing is always asked in the same words, answers can be compared from year to year. There are no answers in the bank.
bank-take = Take questions from the question bank
bank-take-lead = The questions are added after the present ones, and you can change them freely.
bank-keep = Keep questions in the question bank
bank-keep-lead = All researchers of the city see the questions in the bank and can take them into their tasks. Conditions that depend on other questions do not come along.
bank-keep-questions = Questions to keep
bank-keep-save = Keep in the bank
bank-name = Name of the questions
bank-name-hint = By this name your colleagues find the questions, for example “Background of the yearly survey”.
bank-name-missing = Give the questions a name.
bank-topic = Topic
bank-topic-missing = Choose a topic.
bank-topic-any = All topics
bank-words = Search by words
bank-search = Search
bank-found = { $count ->
    [0] Nothing was found. Try other words or another topic.
    [one] {$count} found.
   *[other] {$count} found.
 }
bank-standard = A standard question of Kanssa
bank-change = Rename or remove
bank-entry-title = Questions of the question bank
bank-remove = Remove from the bank
bank-remove-sure = Tasks that have taken the questions keep them.
bank-gone = The questions are not in the bank any more. Choose others.
bank-flash-kept = The questions are in the question bank now.
bank-flash-removed = The questions were removed from the question bank.
bank-topic-background = Background
bank-topic-satisfaction = Satisfaction
bank-topic-services = Services
bank-topic-surroundings = Surroundings
bank-topic-mobility = Getting about
bank-topic-participation = Having a say
bank-topic-accessibility = Accessibility
bank-topic-other = Another topic
bank-standard-age-band = Age band
bank-standard-household = Household
bank-standard-satisfaction = Satisfaction with a service
bank-standard-recommending = Recommending
bank-standard-ease = Ease of getting it done
bank-standard-obstacles = Obstacles to use
bank-standard-influence = Influence in one’s own area
