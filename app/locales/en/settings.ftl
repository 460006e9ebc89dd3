# Settings of the service
settings-title = Settings
settings-lead = Changes take effect at once on all servers. Every change is recorded in the audit log: who, when, the old value and the new one.
settings-yes = Yes
settings-no = No
settings-now = In force now: {$value}.
settings-default = Default: {$value}.
settings-limits = Allowed values: {$least}–{$most}.
settings-not-yes-or-no = Choose yes or no.
settings-not-a-number = Type a whole number in digits, for example 15.
settings-outside-limits = Type a number that is at least {$least} and at most {$most}.
settings-changed-meanwhile = Somebody else has changed settings since you opened this page. What you typed is still here. Compare it with the value in force now at each point; if you save again, your values take effect.

# What each setting is and does
settings-joining-open = Can people join the service?
settings-does-joining-open = If you answer no, no new members are taken. Members can still sign in and answer. Visitors are shown a text that you can edit on the page Texts of the site.
settings-minimum-age = Minimum age for joining, in years
settings-does-minimum-age = Whoever joins confirms that they are at least this old. The age also stands in the privacy notice, so a change publishes a new version of it. Nobody under 13 can give consent by themselves (Data Protection Act, section 5). The change does not affect those who have already joined.
settings-visitor-message-days = Days that messages without sign-in are kept
settings-does-visitor-message-days = This is how long messages are kept that were written without signing in. A shorter time erases older messages within minutes. The privacy notice promises half a year at most.
settings-export-days = Days that downloaded material may be kept
settings-does-export-days = This is the longest that a researcher or partner may keep downloaded material. The researcher chooses the day when asking for the file; a change does not affect files already asked for.

# Texts of the site
settings-texts-title = Texts of the site
settings-texts-lead = The city can write these texts itself. In a language left empty, the service's own text is shown. The privacy notice is not among these texts.
settings-text-welcome = Welcome
settings-place-welcome = The first text on the front page, under the heading.
settings-text-joining-closed = When nobody can join
settings-place-joining-closed = On the front page and the page for joining, while joining is closed.
settings-text-contact = Who runs the service
settings-place-contact = At the beginning of the contact details on the contact page.
settings-text-accessibility-contact = Contact for accessibility
settings-place-accessibility-contact = In the accessibility statement under Feedback and contact details, in addition to its own text.
settings-text-footer = Line in the footer
settings-place-footer = At the end of every page.
settings-text-words = Text
settings-text-hint = Plain text: an empty line begins a new paragraph. At most {$most} characters in each language.
settings-text-line-hint = One line. At most {$most} characters in each language.
settings-text-own = The city's own text in all languages.
settings-text-default = The service's own text.
settings-text-nothing = Nothing is shown.
settings-text-missing = Translation missing: {$languages}
settings-text-preview = How the text is shown now
settings-text-see = See the text on its page
settings-places-title = Districts of the city
settings-places-lead = A new question about a place begins with this list. Questions that were made before keep the list as it was then.
settings-places-list = Districts, one a line
settings-places-hint = The code and the names with semicolons between them: kallio; Kallio; Berghäll; Kallio. The Finnish name is needed, the others may be missing. Do not give a used code to another district.
settings-places-line = Line {$line}: {$what}
settings-places-names = Write the Finnish name after the code, and at most two others after it.
settings-places-too-many = There can be {$most} districts at most.
