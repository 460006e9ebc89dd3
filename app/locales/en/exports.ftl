# Asking for a file
exports-title = Answers as a file
exports-lead = The file has a row for each person who answered. In place of the pseudonym stands an id that is another one in every project and for every partner. In it are those whose answers count in the results. Answers that were changed after they had counted are left out, so that comparing two files shows no single person's change.
exports-lead-seen = Asking for a file is a disclosure: it is logged with its reason, and everyone whose answers are in the file sees who got them and why.
exports-may-not = Those who may edit the project can ask for files.
exports-too-few = There is a file once the results are open and have at least {$least} people whom the recipient may see.
exports-ask = Ask for the file
exports-for = Recipient
exports-for-hint = A partner gets only the answers of those who had been told of the partner before they began, and only in whole groups of at least eight people.
exports-for-city = The city's researchers
exports-for-wrong = Choose a recipient whose partnership is in force now.
exports-rows = { $count ->
    [one] {$count} row
   *[other] {$count} rows
}
exports-format = File format
exports-format-wrong = Choose a file format.
exports-format-xlsx = Excel workbook (XLSX)
exports-format-csv-excel = CSV for Excel: semicolons and decimal commas
exports-format-csv = CSV for programs: commas and decimal points
exports-format-json = JSON for programs
exports-own-words = Include what people wrote in their own words
exports-own-words-hint = A person may be recognised by their own words. Include them only if you need them, and read them before you hand the file on.
exports-reason = What is the file needed for?
exports-reason-hint = Those who answered see this. Do not write personal data.
exports-reason-missing = Say what the file is needed for.
exports-delete-by = Copies to be deleted by
exports-delete-by-hint = At most {$days} days ahead.
exports-delete-by-wrong = Give a day that lies ahead, at most {$days} days.
exports-earlier = Earlier files

# A file
exports-file = File
exports-state = State
exports-state-making = Being made
exports-state-ready = Ready to download
exports-state-withdrawn = Removed: somebody took back their answers
exports-state-expired = The time to download it is over
exports-state-failed = Could not be made
exports-progress = {$done} of {$total} rows written.
exports-look-again = Look again
exports-download = Download
exports-table = Answers
exports-codebook = Codebook: what columns and codes mean
exports-spss = SPSS syntax: reads the table and labels its columns and codes
exports-r = R script: does the same in R
exports-manifest = Manifest: what the file is, for whom, why and until when
exports-manifest-hint = Keep the manifest with the file. It is for programs (JSON); the same facts are further down on this page. The checksum shows that the file is whole and unchanged.
exports-available-until = Can be downloaded until
exports-not-mine = Only the person who asked for the file can download it.
exports-withdrawn-words = Somebody whose answers were in the file has removed them, so the file was removed from the service. If you have downloaded it, delete your copy and ask for a new file.
exports-expired-words = The time to download the file is over, and it has been removed from the service.
exports-failed-words = The file could not be made: it would have too few people in it, or more rows or columns than a workbook holds.
exports-again = Ask for a new file
exports-task = Task
exports-reason-fact = Needed for
exports-asked-by = Asked for by
exports-yes = Yes
exports-no = No
exports-rows-fact = Rows
exports-left-out = Left out
exports-left-out-words = { $count ->
    [one] {$count} response that the partner does not get
   *[other] {$count} responses that the partner does not get
}
exports-smallest-group = Smallest group
exports-smallest-group-words = { $people ->
    [one] {$people} person answered these questions alike:
   *[other] {$people} people answered these questions alike:
}
exports-personal = Personal data in the texts?
exports-personal-words = {$texts} texts. Of these {$addresses} have something like an e-mail address, {$phones} something like a telephone number and {$codes} a personal identity code. Names and street addresses are not recognised.
exports-secrecy = Ground for secrecy
exports-copies = Copies
exports-downloaded-at = Downloaded
exports-not-deleted = The copies have not been said to be deleted.
exports-overdue = The copies should have been deleted by now. Delete them and confirm it.
exports-deleted = I have deleted every copy
exports-deleted-at = Copies said to be deleted
exports-with-own-words = with own words
exports-without-own-words = without own words

# Lists of files
exports-mine = My files
exports-mine-lead = Files you have asked for. Delete the copies in time and confirm it on the file's page.
exports-none = You have not asked for any files.
exports-mine-overdue = { $count ->
    [one] Copies of {$count} file are to be deleted now
   *[other] Copies of {$count} files are to be deleted now
}
exports-disclosures = Disclosures
exports-disclosures-lead = Every file made of answers: who asked for it, for whom, why and until when.
exports-disclosures-none = No answers have been handed out as files.

# What members see
exports-given = Who has got my answers
exports-given-lead = Whoever reads your answers sees them without your pseudonym and your e-mail address.
exports-given-results = Results
exports-given-results-lead = The city's researchers see the answers you have sent as part of the results, in groups.
exports-given-researchers = the researchers of the project
exports-given-nothing-sent = You have not sent any answers.
exports-given-files = Files
exports-given-files-lead = These files were made with the answers of each person in a row of their own.
exports-given-none = Your answers are not in any file.
exports-given-who = Recipient
exports-given-project = Project
exports-given-when = When
exports-given-why = Why
exports-given-what = What
exports-given-not-out = The file has not been downloaded.
