# The list of tasks
tasks-title = Öppna uppgifter
tasks-none = Just nu finns det inga öppna uppgifter. Kom tillbaka och titta senare.
tasks-minutes = { $minutes ->
    [one] Cirka {$minutes} minut
   *[other] Cirka {$minutes} minuter
}
tasks-closes = Stängs den
tasks-not-started = Inte påbörjad
tasks-started = Påbörjad
tasks-sent = Svaren skickade
tasks-to-answers = Mina svar

# A task before answering
tasks-fact-minutes = Tidsåtgång
tasks-fact-closes = Stängs
tasks-fact-purpose = Vad svaren används till
tasks-fact-service = Den service som uppgiften gäller
tasks-fact-partners = Till vem svaren kan lämnas ut
tasks-partners = Svaren kan lämnas ut till följande, alltid utan din e-postadress:
tasks-no-partners = Svaren lämnas inte ut till någon utanför projektet.
tasks-voluntary = Det är frivilligt att svara. Skriv inte namn, kontaktuppgifter eller känsliga uppgifter, till exempel om din hälsa, i svaren.
tasks-start = Börja
tasks-go-on = Fortsätt svara
tasks-edit = Ändra svaren
tasks-my-answers = Se dina svar
tasks-closed = Uppgiften har stängts och kan inte längre besvaras.

# A task that is paused or over
tasks-paused-notice = Uppgiften är tills vidare pausad. Du kan fortsätta senare.
tasks-outcome = Vad uppgiften ledde till
tasks-learned = Vad vi lärde oss
tasks-changes = Vad som ändras

# Making and managing tasks
tasks-new = Ny uppgift
tasks-stage = Läge
tasks-stage-draft = Utkast
tasks-stage-waiting = Publicerad, öppnas senare
tasks-stage-open = Öppen
tasks-stage-paused = Pausad
tasks-stage-closed = Stängd
tasks-stage-archived = Arkiverad
tasks-opens = Öppnas
tasks-audience = Vem som tillfrågas
tasks-audience-all = Alla medlemmar
tasks-audience-hint = Om du inte väljer språk tillfrågas alla medlemmar oavsett språk. Om du väljer språk visas uppgiften bara för dem som använder tjänsten på de valda språken.
tasks-audience-languages = Medlemmar vars språk är {$languages}
tasks-audience-answered = medlemmar som har svarat på en annan uppgift
tasks-answered = Bara de som har svarat på uppgiften
tasks-answered-any = Ingen avgränsning
tasks-answered-wrong = Välj en annan uppgift i projektet.
tasks-questions = Frågor
tasks-questions-count = { $count ->
    [one] {$count} fråga, version {$version}
   *[other] {$count} frågor, version {$version}
}
tasks-languages = Språk
tasks-language-complete = alla texter klara
tasks-language-missing = { $count ->
    [one] {$count} text saknas; i stället visas uppgiftens huvudspråk
   *[other] {$count} texter saknas; i stället visas uppgiftens huvudspråk
}
tasks-actions = Vad du kan göra
tasks-under-way = Uppgifter som pågår
tasks-under-way-not-open = Resultaten har inte öppnats
tasks-publish = Publicera
tasks-publish-title = Ska uppgiften publiceras?
tasks-publish-lead = En publicerad uppgift blir inte utkast igen. Den kan pausas, stängas och ändras.
tasks-publish-at-once = Genast när uppgiften publiceras
tasks-odd = Kontrollera tiderna
tasks-odd-over = Svarstiden har redan gått ut, så uppgiften skulle inte kunna besvaras.
tasks-odd-opens = Uppgiften öppnas först om mer än ett år.
tasks-odd-closes = Uppgiften stängs först om mer än ett år. Svaren bevaras i ytterligare två år efter det.
tasks-odd-change = Ändra tiderna
tasks-publish-tests = Prövning
tasks-publish-tried = { $count ->
    [one] Uppgiften har prövats en gång till slutet.
   *[other] Uppgiften har prövats {$count} gånger till slutet.
}
tasks-publish-untried = Ingen har prövat uppgiften till slutet.
tasks-publish-back = Tillbaka utan att publicera
tasks-resume = Fortsätt efter pausen
tasks-pause = Pausa tills vidare
tasks-copy = Kopiera till ett nytt utkast
tasks-remove = Ta bort utkastet
tasks-remove-title = Ska utkastet tas bort?
tasks-remove-lead = Utkastet tas bort med frågor och testsvar. Det kan inte återställas. Frågorna kan först laddas ner som fil.
tasks-remove-back = Tillbaka utan att ta bort
tasks-settings = Uppgiftens inställningar
tasks-questions-edit = Frågorna
tasks-close = Stäng uppgiften
tasks-reopen = Öppna på nytt
tasks-archive = Arkivera och berätta resultaten för dem som svarat
tasks-archive-lead = Uppgiften arkiveras först när de som svarat får veta vad vi lärde oss och vad som ändras. De ser texten i samband med sina egna svar. En arkiverad uppgift kan inte öppnas igen.
tasks-archive-sure = Ska uppgiften arkiveras?
tasks-archive-sure-lead = Så här läser de som svarat texten på varje språk. Efter arkiveringen kan den inte ändras och uppgiften inte öppnas. Oavslutade svar tas bort.
tasks-archive-back = Ändra texten
tasks-learned-missing = Berätta vad vi lärde oss, på uppgiftens huvudspråk ({$language}).
tasks-changes-missing = Berätta vad som ändras, på uppgiftens huvudspråk ({$language}). Om inget ändras, berätta varför.

# What keeps a task from being published
tasks-missing = Före publiceringen
tasks-not-published = Uppgiften kunde inte publiceras
tasks-flaw-purpose = Projektet anger inte på uppgiftens huvudspråk vad svaren används till.
tasks-flaw-service = Projektet anger inte på uppgiftens huvudspråk vilken tjänst det gäller.
tasks-flaw-title = Uppgiften saknar rubrik på huvudspråket.
tasks-flaw-closes = Uppgiften stängs innan den öppnas.
tasks-flaw-questions = Uppgiften har inga frågor.
tasks-flaw-duplicate = samma kod finns på två ställen, eller två alternativ har ett eget textfält
tasks-flaw-empty = sidan saknar frågor eller frågan saknar alternativ
tasks-flaw-text = en text saknas på uppgiftens huvudspråk
tasks-flaw-limits = gränser som inget svar kan uppfylla
tasks-flaw-not-earlier = villkoret hänvisar till en fråga som inte kommer tidigare
tasks-flaw-unknown-option = villkoret hänvisar till ett alternativ som frågan inte har
tasks-flaw-line = Rad {$line}: {$what}

# The settings of a task
tasks-title-field = Rubrik
tasks-title-missing = Ge en rubrik på uppgiftens huvudspråk ({$language}).
tasks-summary-field = Vad uppgiften handlar om
tasks-main-language = Huvudspråk
tasks-main-language-hint = Alla texter måste finnas på detta språk. Det visas om en text saknas på läsarens språk.
tasks-main-language-missing = Välj huvudspråk.
tasks-minutes-field = Tid i minuter
tasks-minutes-hint = Uppskatta ärligt: medlemmarna ser detta innan de börjar.
tasks-estimate = { $least ->
    [one] Enligt frågorna tar det ungefär en minut att svara.
   *[other] Enligt frågorna tar det ungefär { $least } minuter att svara.
}
tasks-estimate-span = Enligt frågorna tar det ungefär { $least }–{ $most } minuter att svara, beroende på svaren.
tasks-estimate-far = Tiden som medlemmarna får veta avviker mycket från detta.
tasks-estimate-change = Ändra tiden
tasks-publish-remarks = Frågornas formuleringar
tasks-publish-remarks-count = { $count ->
    [0] Granskningen har inget att anmärka.
    [one] Granskningen har en anmärkning.
   *[other] Granskningen har { $count } anmärkningar.
}
tasks-minutes-wrong = Ange minuterna som ett heltal, 1–{$most}.
tasks-opens-field = Öppnas
tasks-closes-field = Stängs
tasks-zone-hint = Stadens tid.
tasks-moment-wrong = Ange dag och klockslag, till exempel 2026-11-30 16:00.
tasks-moment-missing = Välj dag och klockslag.
tasks-closes-wrong = Ange en stängningstid som ännu inte har passerat.

# Closing a task
tasks-drafts = Vad händer med dem som har börjat svara?
tasks-drafts-keep = De får svara klart
tasks-drafts-remove = Oavslutade svar tas bort nu
tasks-drafts-missing = Välj vad som görs med oavslutade svar.
tasks-until = Sista dagen att svara klart
tasks-until-hint = Därefter tas svar som inte skickats bort.
tasks-until-wrong = Ange en dag som ännu inte har passerat, i formen år-månad-dag.

# The questions of a task
tasks-no-questions = Det finns inga frågor ännu.
tasks-page-number = Sida {$number}
tasks-required = obligatorisk
tasks-may-decline = får avstå från att svara
tasks-questions-replace = Ta frågorna från en fil
tasks-questions-live = Uppgiften är publicerad. Givna svar bevaras i den version de gavs till; nya svar ges till den nya versionen. Behåll koderna för samma frågor.
tasks-questions-compared = Resultaten jämförs enligt frågan {$code}, så den kan inte tas bort och dess typ kan inte ändras.
tasks-questions-save = Ta i bruk
tasks-file = Frågor från en fil
tasks-file-hint = Kanssas eget JSON-format. Ladda ner frågorna från en uppgift som modell.
tasks-file-format = Beskrivning av filformatet (JSON Schema)
tasks-file-missing = Välj en fil eller klistra in dess innehåll i fältet.
tasks-pasted = Eller klistra in filens innehåll här
tasks-file-syntax = Rad {$line}, tecken {$column}: det här går inte att läsa som JSON. Ofta saknas ett kommatecken, ett citattecken eller en parentes strax före, eller så finns det ett för mycket.
tasks-file-encoding = Rad {$line}: filen är inte sparad i teckenkodningen UTF-8, så bokstäverna blir fel. Spara den på nytt som UTF-8.
tasks-file-incomplete = Rad {$line}: filen tar slut för tidigt.
tasks-file-content = Rad {$line}, tecken {$column}: {$what}
tasks-file-other = Rad {$line}: filen är i ett annat format eller en annan version. Under ”format” ska det stå {$format}.
tasks-file-lacks = här saknas uppgiften ”{$name}”.
tasks-file-unknown = uppgiften ”{$name}” finns inte i filformatet. Kontrollera stavningen.
tasks-file-twice = uppgiften ”{$name}” finns två gånger.
tasks-file-word = ”{$word}” går inte här. Möjliga är: {$allowed}.
tasks-file-shape-text = här ska det stå en text inom citattecken.
tasks-file-shape-number = här ska det stå ett tal utan citattecken.
tasks-file-shape-yes-no = här ska det stå true eller false utan citattecken.
tasks-file-shape-list = här ska det stå en lista inom hakparenteser.
tasks-file-shape-object = här ska det stå uppgifter inom klammerparenteser.
tasks-file-range = talet är för litet eller för stort.
tasks-file-code = en kod börjar med en liten bokstav a–z och har högst 40 tecken: små bokstäver a–z, siffror och understreck.
tasks-file-decimal = här ska det stå ett tal med högst 15 siffror inom citattecken.
tasks-file-moment = en sådan dag eller ett sådant klockslag finns inte. En dag skrivs som 2026-03-31 och ett klockslag som 14:30.
tasks-file-expression = villkoret eller formeln går inte att läsa från och med tecken {$at}.
tasks-file-misfit = stället passar inte filformatet. Jämför det med en nedladdad modell.

# Kinds of questions
tasks-kind-text-block = text
tasks-kind-single-choice = ett av {$count} alternativ
tasks-kind-multiple-choice = flera av {$count} alternativ
tasks-kind-yes-no = ja eller nej
tasks-kind-scale = skala {$from}–{$to}
tasks-kind-matrix = { $count ->
    [one] tabell, {$count} rad
   *[other] tabell, {$count} rader
}
tasks-kind-short-text = kort text
tasks-kind-long-text = lång text
tasks-kind-number = tal

# Further kinds of questions
tasks-kind-ranking = rangordning, {$count} att ordna
tasks-kind-date = dag
tasks-kind-date-range = tidsperiod
tasks-kind-time = klockslag
tasks-kind-photos = { $count ->
    [one] bild
   *[other] högst {$count} bilder
 }
tasks-kind-fields = fält, {$count} stycken
tasks-kind-grid = tabell med fält, {$count} rader
tasks-kind-repeated = grupp som upprepas, högst {$count} gånger
tasks-flaw-not-a-field = ett fält som har egna fält eller ett eget villkor
tasks-flaw-types = ett villkor jämför sådant som inte kan jämföras, till exempel ett tal med en text
tasks-flaw-arguments = en funktion i ett villkor har för lite, för mycket eller fel saker inom parentes
tasks-flaw-not-yes-no = ett villkor är varken ja eller nej
tasks-kind-calculated = uträknat tal
tasks-flaw-not-a-number = det som ska räknas ut blir inte ett tal
tasks-flaw-misplaced = ett villkor står där det inte kan stå: på en kolumn i en matris eller ett alternativ i ett fält
tasks-flaw-unknown-place = texten har en plats för ett svar som inte ges tidigare
tasks-flaw-unknown-ending = sidan slutar med en avslutning som inte finns, eller så saknas villkoret för att sluta
tasks-flaw-unreachable = ingen kan få se detta, vad man än svarar: villkoren utesluter varandra
tasks-flaw-too-many = för många kvoter: det kan finnas högst 20
tasks-kind-place = plats, { $count ->
    [one] {$count} alternativ
   *[other] {$count} alternativ
}
tasks-flaw-alternative = en bild saknar en beskrivning på huvudspråket för den som inte ser bilden.
tasks-readings = Frågorna kan också läsas på ett annat språk:
