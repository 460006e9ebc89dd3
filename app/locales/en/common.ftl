# The frame of every page
common-skip-to-content = Skip to content
common-languages = Choose a language
common-nav = Main menu
common-nav-tasks = Tasks
common-nav-answers = My answers
common-nav-account = My account
common-nav-staff = Staff pages
common-nav-sign-ins = Sign-ins
common-footer = About the service
common-footer-notice = Privacy notice
common-footer-accessibility = Accessibility statement
common-footer-contact = Contact us
common-to-front-page = To the front page

# Errors in a form
common-title-with-error = Error: {$title}
common-errors = Check these points

# Short messages after something was done
common-flash-signed-out = You have signed out.
common-flash-sign-in-ended = The sign-in has been ended.
common-flash-pseudonym-saved = Your pseudonym has been saved.
common-flash-message-sent = Your message has been sent.
common-flash-reply-sent = The reply has been sent.
common-flash-saved = Your changes have been saved.
common-flash-notice-published = Your changes have been saved. The new version {$version} of the privacy notice is in force.
common-flash-project-added = The project has been made.
common-flash-task-added = The task has been saved as a draft. Members do not see it before it is published.
common-flash-task-published = The task has been published.
common-flash-task-paused = The task has been paused. It takes no answers until you resume it.
common-flash-task-resumed = The task goes on.
common-flash-task-closed = The task has been closed.
common-flash-task-reopened = The task has been opened again.
common-flash-task-archived = The task has been archived. Those who answered see what we learned and what changes.
common-flash-copies-deleted = The copies are noted as deleted. The file is gone from the service too.
common-flash-task-copied = The task has been copied to a draft. Check its title and times.
common-flash-results-opened = The results are open. They will appear in a moment.
common-flash-account-ended = The account has been ended.
common-flash-factor-renewed = Your authenticator app has been changed. Your other sign-ins have ended.
common-flash-task-changed = Somebody else changed the task first. Nothing was done: check how it stands on this page.
common-flash-task-removed = The draft has been deleted.
common-flash-answers-removed = Your answers have been deleted.
common-flash-changes-reverted = The changes have been undone. The answers you sent earlier still stand.

# The sign-in has ended
common-signed-out = Your sign-in has ended
common-signed-out-words = What you wrote is kept on this page. Do not close the page. Do this:
common-signed-out-short = You are not signed in. Sign in and try again.
common-signed-out-sign-in = Sign in in another tab
common-signed-out-come-back = Come back to this tab and press the button below.
common-signed-out-files = Then choose the file once more: files are not kept on this page.
common-signed-out-resend = Send again

# What went wrong
common-not-found = Page not found
common-not-found-words = There may be a mistake in the address, or the page has been removed. Check the address or start from the front page.
common-gone = This is no longer here
common-gone-words = The page or file was there for a limited time only and has been removed.
common-forbidden = You do not have access to this page
common-forbidden-words = Your account's role does not include this page. From the front page you can get to the pages you can use.
common-cross-site = The request was not accepted
common-cross-site-words = The request came from another website, so for safety we did nothing. Start from the front page.
common-unreadable = The form could not be read
common-unreadable-words = The form arrived incomplete. Go back to the previous page, reload it and fill in the form once more.
common-too-large = You sent too much at once
common-too-large-words = Go back to the previous page with the browser's back button, shorten the text and send it again.
common-wrong-method = The page cannot be used like this
common-wrong-method-words = The page does not take the request that your browser sent. Start from the front page.
common-too-many = Too many attempts
common-too-many-words = Wait a few minutes and try again. If it still does not work, try in an hour.
common-internal = The service has a problem
common-internal-words = The fault is ours. Try again in a moment. If the problem goes on, tell us through the contact page.
