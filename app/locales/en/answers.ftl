# The questions
answers-progress = Page {$page} of {$pages}
answers-required = (required)
answers-at-most = { $most ->
    [one] Choose at most {$most} option.
   *[other] Choose at most {$most} options.
}
answers-yes = Yes
answers-no = No
answers-other = Tell us more
answers-not-said = I prefer not to say
answers-clear = Clear the choice
answers-next = Next
answers-back = Previous

# Looking the answers over
answers-to-review = Check the answers
answers-review-title = Check your answers
answers-review-lead = The answers are sent only when you press the button “Send the answers”. You can edit them even after that, until the task closes.
answers-no-answer = No answer
answers-change = Edit
answers-send = Send the answers

# How it stands while answering
answers-saved = Saved
answers-saving = Saving…
answers-sending = Sending…
answers-offline = The service cannot be reached right now. Your answers are kept on this device, and you can continue. Waiting to be saved: {$count}
answers-offline-not-kept = The service cannot be reached right now. Nothing is kept on this device. Keep the page open until the connection is back.
answers-will-send = Your answers will be sent when the connection to the service is back. Keep the page open until then.
answers-photos-awaited = Photos are still on their way to the service. Your answers are sent when the photos have arrived. Keep the page open. If it takes long, go back to the photo question: a photo may have to be added again.
answers-photos-notice = The researchers of this project will see the photos. Do not show other people’s faces, number plates or anything else that tells who somebody is. Details of place and device are removed from the photos.
answers-photo = Photo {$number}
answers-photos = { $count ->
    [one] {$count} photo
   *[other] {$count} photos
 }
answers-photo-add = Take or choose a photo
answers-photos-add = Take or choose photos
answers-photos-plain = The photo is saved when you go on from this page. A photo may have 8 megabytes at most.
answers-photo-remove = Remove the photo
answers-photo-removed = The photo has been removed.
answers-photo-sending = Sending the photo
answers-photo-waiting = Waiting for a connection.
answers-photo-stored = The photo is saved.
answers-photo-again = Try again
answers-photos-most = You can add {$most} photos at most.
answers-signed-out = Your sign-in has ended. Your answers are kept on this device and will be sent to the service when you have signed in again.
answers-signed-out-not-kept = Your sign-in has ended. Nothing is kept on this device: sign in in another tab and come back to this page.
answers-sign-in = Sign in again
answers-closed-meanwhile = The task has closed. Answers can no longer be saved or sent.
answers-unreadable = Your answers could not be saved. Copy the texts you have written and load the page again.
answers-changed-elsewhere = You have answered the same question later on another device. The later answer counts.
answers-look-again = Your answers are not those you looked over: you have answered on another device, or the questions have changed. Look over the answers once more and then send them.
answers-waiting = Answers on this device that are waiting to be saved:

# What is wrong with an answer
answers-problem-missing = Answer this question.
answers-problem-missing-rows = Answer every part.
answers-problem-other-untold = Tell us more about what you mean, or choose another option.
answers-problem-contradiction = You have answered and also chosen “I prefer not to say”. Keep only one of them.
answers-problem-not-offered = The answer is not among the options. Choose one of them.
answers-problem-too-many = You have chosen too many options. The greatest number allowed is {$most}.
answers-problem-too-long = The answer is too long. Shorten it. The greatest number of characters allowed is {$most}.
answers-problem-control-character = The answer contains a character that cannot be saved. Type the text again.
answers-problem-not-a-number = Type the answer in digits, for example 12.
answers-problem-not-whole = Type a whole number without decimals.
answers-problem-too-many-decimals = The number has too many decimals. The greatest number allowed is {$most}.
answers-problem-too-small = The number is too small. The smallest number allowed is {$least}.
answers-problem-too-great = The number is too large. The largest number allowed is {$greatest}.

# The task closed while answering
answers-closed-title = The task has closed
answers-closed-lead = Answers can no longer be saved, edited or sent.
answers-closed-typed = Text that was not saved in time
answers-closed-mine = See your saved answers

# One's own answers
answers-mine-title = My answers
answers-mine-none = You have not answered any tasks yet.
answers-download = Download everything we hold of you (zip file)
answers-thanks = Thank you for your answers
answers-receipt = You sent your answers on
answers-sent-at = Sent on
answers-not-sent = The answers have not been sent
answers-editable-until = You can edit your answers until
answers-edit = Edit the answers
answers-go-on = Continue answering
answers-unsent-changes = You have edited your answers but have not sent the changes. They take effect when you send the answers again.
answers-revert = Undo the changes
answers-remove-summary = Delete the answers
answers-remove-lead = All your answers to this task will be deleted at once. Deleted answers cannot be brought back. If your answers have already been handed out in a file, whoever has it must delete their copy; you see who on the page “Who has got my answers”.
answers-remove = Delete my answers
answers-to-tasks = To the open tasks

# Where there is no network
answers-no-network-title = No connection to the service
answers-no-network-lead = The service cannot be reached right now. You can answer the tasks that you have opened on this device. Your answers stay on the device and are saved in the service when the connection is back.
answers-no-network-kept = Tasks opened on this device
answers-no-network-again = Try again

# Further kinds of questions
answers-at-least = Choose at least {$least}.
answers-between = Choose {$least} to {$most}.
answers-rank-all = Give each one a place: 1 comes first.
answers-rank-some = Choose places 1 to {$most}: 1 comes first. The others get no place.
answers-move-up = move up
answers-move-down = move down
answers-least-characters = Write at least {$least} characters.
answers-from-to = From {$from} to {$to}
answers-first-day = {$first} at the earliest
answers-last-day = {$last} at the latest
answers-sum = The numbers must add up to {$sum}.
answers-not-known = I cannot say
answers-search = Search the list
answers-none-found = Nothing in the list matches.
answers-choose = Choose
answers-other-if = If you chose another, tell us more
answers-slider = Slider
answers-less = Less
answers-more = More
answers-repeated = No. {$number}
answers-repeated-add = Add another
answers-repeated-empty = Clear no. {$number}
answers-from = From
answers-to = To
answers-problem-too-few = You have chosen too few. Choose at least {$least}.
answers-problem-not-alone = One of your choices does not go together with the others. Remove it or the others.
answers-problem-too-short = The answer is too short. Write at least {$least} characters.
answers-problem-off-step = The number falls between the steps. One step is {$step}.
answers-problem-wrong-sum = The numbers must add up to {$sum}. Correct them.
answers-problem-not-a-date = Give a day, for example 24/12/2026.
answers-problem-too-early = The day is too early. The first possible one is {$first}.
answers-problem-too-late = The day is too late. The last possible one is {$last}.
answers-problem-not-a-span = Give both the beginning and the end. The end cannot come before the beginning.
answers-problem-not-a-time = Give a time, for example 9:30.
answers-problem-places-unclear = Give each one a different place, without leaving any place out.
answers-problem-not-a-photo = The file cannot be read as a picture. Choose a JPEG, PNG or WebP picture.
answers-problem-photo-too-large = The picture is too large. It may have 8 megabytes and 64 million pixels at most.
answers-problem-too-many-photos = So many photos were added within a day that no more are taken now. Try again tomorrow.
answers-problem-photo-missing = The photo has not arrived yet. Wait a moment, or remove it and add it again.
answers-problem-passed-over = You passed over this question. You can answer it or go on without an answer.
answers-passed-over = Did you mean to leave something unanswered? Press once more to go on.
answers-full-title = There are enough answers already
answers-full-lead = Thank you for wanting to answer. This task needed a limited number of answers, and that number has been reached.
answers-full-nothing-kept = Nothing of what you answered has been kept. Other tasks are still waiting for you.
answers-full-begun = You had answered some of the questions. Those answers have not been sent, nobody else sees them, and they are removed when the task is archived at the latest. You can also remove them now.
answers-full-remove = Remove my answers
