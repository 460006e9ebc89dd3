# The list of projects
projects-title = Projects
projects-none = You are not part of any project yet.
projects-new = New project
projects-tasks-count = { $count ->
    [one] {$count} task
   *[other] {$count} tasks
}
projects-access-read = May read
projects-access-edit = May read and edit
projects-access-own = Owns the project

# One project
projects-edit = Edit the project's details
projects-name = Name of the project
projects-name-missing = Give the project a name in at least one language.
projects-purpose = What the answers are used for
projects-purpose-hint = Members read this before they answer. Say what the city wants to find out and which service it will improve.
projects-purpose-missing = Say what the answers are used for.
projects-service = The service the project is about
projects-service-missing = Say which service the project is about.
projects-needed-by-task = A published task needs this text in {$language}.
projects-starts = First day
projects-ends = Last day
projects-runs = Duration
projects-day-wrong = Give the day as year-month-day, for example 2026-11-30.
projects-day-missing = Choose a day.
projects-ends-before = The last day is before the first.
projects-save = Save
projects-cancel = Back without saving
projects-changed-meanwhile = Somebody else has saved changes since you opened this page. What you typed is still below. Open the current version in another tab and compare; if you save again, yours replaces it.
projects-text-too-long = The text is too long: at most {$most} characters.
projects-text-control = The text holds characters that cannot be stored.
projects-text-named = {$field}, in {$language}: {$problem}
projects-tasks = Tasks
projects-no-tasks = The project has no tasks yet.
projects-to-project = Back to the project

# Partners
projects-partners = Partners
projects-partners-edit = Add or end a partnership
projects-partners-lead = A partner gets the project's answers in pseudonymised form. Members see the partners before they answer, and a partner gets only answers given after that.
projects-no-partners = The project has no partners: the answers stay within the project.
projects-partner-new = New partner
projects-partner = Name of the partner
projects-partner-missing = Give the partner's name.
projects-role = What the partner does with the answers
projects-role-missing = Say what the partner does with the answers.
projects-contract = Contract
projects-contract-hint = The contract’s identifier, for example HEL 2026-001234.
projects-contract-missing = Give the reference of the contract.
projects-place = Country where the answers are kept
projects-place-hint = The answers do not leave the European Economic Area.
projects-place-wrong = Choose a country of the European Economic Area.
projects-country = { $code ->
    [AT] Austria
    [BE] Belgium
    [BG] Bulgaria
    [CY] Cyprus
    [CZ] Czechia
    [DE] Germany
    [DK] Denmark
    [EE] Estonia
    [ES] Spain
    [FI] Finland
    [FR] France
    [GR] Greece
    [HR] Croatia
    [HU] Hungary
    [IE] Ireland
    [IS] Iceland
    [IT] Italy
    [LI] Liechtenstein
    [LT] Lithuania
    [LU] Luxembourg
    [LV] Latvia
    [MT] Malta
    [NL] Netherlands
    [NO] Norway
    [PL] Poland
    [PT] Portugal
    [RO] Romania
    [SE] Sweden
    [SI] Slovenia
    [SK] Slovakia
   *[other] {$code}
}
projects-from = From
projects-until = Last day as a partner
projects-until-past = Give a last day that is still to come.
projects-partner-add = Add the partner
projects-partner-end = End the partnership

# Colleagues
projects-colleagues = Colleagues
projects-colleagues-edit = Change who takes part
projects-colleague = Researcher
projects-colleague-choose = Choose a researcher
projects-colleague-missing = Choose a researcher from the list.
projects-colleague-new = Let in, or change what they may do
projects-colleague-remove = Remove from the project
projects-access = What they may do
projects-access-missing = Choose what the colleague may do.
projects-access-read-means = Sees the project, its tasks and questions, and the results with the written answers, and may try the tasks out.
projects-access-edit-means = May also change the project and its partners, draw up, publish and close tasks, choose the groups of the results, and ask for and download files of answers.
projects-access-own-means = May also decide who takes part in the project and what they may do.
projects-access-nobody-sees = None of them sees members’ e-mail addresses. Requests for files and the reading of written answers are entered in the audit log.

# Owners, as administrators see them
projects-owners = Owners of projects
projects-owners-lead = The owner decides who takes part in a project. Here you see the owners and can transfer a project to another researcher when its owner cannot do so. You do not see the project’s tasks or answers.
projects-owners-none = There are no projects yet.
projects-owners-nobody = No owner
projects-transfer = Transfer the project to another owner
projects-transfer-project = Project
projects-transfer-now = Present owner
projects-transfer-owner = New owner
projects-transfer-owner-hint = The new owner sees the project’s results. You cannot choose yourself: ask another administrator instead.
projects-transfer-former = The present owner after the transfer
projects-transfer-former-missing = Choose whether the present owner stays in the project.
projects-transfer-stays = The present owner stays as a colleague who may read and edit.
projects-transfer-leaves = The present owner leaves the project.
projects-transfer-reason = Why the project is transferred
projects-transfer-reason-hint = The reason is entered in the audit log.
projects-transfer-reason-missing = Choose why the project is transferred.
projects-transfer-left = The owner no longer works for the city.
projects-transfer-duties = The owner’s duties have changed.
projects-transfer-away = The owner is away for a long time.
projects-transfer-unowned = The project has had no owner.
projects-transfer-submit = Transfer the project
