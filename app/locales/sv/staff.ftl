# The second factor
staff-second-factor-title = Bekräfta inloggningen
staff-second-factor-code = Kod från autentiseringsappen
staff-second-factor-hint = Öppna autentiseringsappen och skriv den sexsiffriga kod som visas i den.
staff-second-factor-wrong = Koden är inte giltig. Vänta tills appen visar en ny kod och skriv den.
staff-second-factor = Autentiseringsapp
staff-factor-picture = En bildkod som autentiseringsappen läser med kameran. Samma nyckel står som text under bilden.
staff-factor-open-app = Öppna i autentiseringsappen på den här enheten
staff-factor-key = Om du inte kan läsa av bilden, skriv in den här nyckeln i appen:
staff-factor-renew = Byt autentiseringsapp
staff-factor-renew-lead = När du tar en ny telefon eller autentiseringsapp i bruk bekräftar du först med den nuvarande. Den nuvarande fungerar tills du har skrivit den nya appens kod. Om du inte längre har den nuvarande, be en huvudanvändare förnya den.
staff-factor-present = Koden i den nuvarande autentiseringsappen
staff-factor-present-hint = Om du nyss loggade in, vänta tills appen visar nästa kod.
staff-factor-renew-next = Fortsätt
staff-factor-new = Ny autentiseringsapp
staff-factor-new-lead = Läs av bilden med den nya appen och skriv koden som appen visar. Gör det inom 15 minuter. Dina andra inloggningar avslutas.
staff-factor-new-code = Koden i den nya autentiseringsappen
staff-factor-new-wrong = Koden hör inte till den nya nyckeln. Kontrollera att du läste av den här bilden och skriv koden som appen visar nu.
staff-factor-new-submit = Ta den nya i bruk
staff-factor-keep = Behåll den nuvarande
staff-factor-offer-ended = Tiden tog slut, eller så har du redan bytt app någon annanstans. Börja om med koden i den nuvarande appen.
staff-factor-reset-when = Om telefonen är borta eller trasig behöver personen en ny nyckel till sin autentiseringsapp.
staff-factor-reset-ask = Förnya nyckeln
staff-factor-reset-title = Ska nyckeln till kontot {$name} förnyas?
staff-factor-reset-lead = Den nuvarande autentiseringsappen slutar genast fungera, och kontots alla inloggningar avslutas. Du får en ny nyckel att ge till personen.
staff-factor-reset-sure = Försäkra dig först om att begäran kommer från personen själv: träffa personen eller ring ett nummer som du känner till sedan tidigare. Förnyandet antecknas i granskningsloggen.
staff-factor-reset-submit = Förnya nyckeln nu
staff-factor-reset-done = Nyckeln har förnyats

# Where staff begin
staff-home-title = Personalens sidor
staff-home-messages = Inkomna meddelanden
staff-home-roles = Dina roller

# The roles and what they do
staff-role-moderator = Moderator
staff-role-researcher = Forskare
staff-role-coordinator = Koordinator
staff-role-payroll = Löneräknare
staff-role-admin = Huvudanvändare
staff-role-dpo = Dataskyddsombud
staff-does-moderator = Du ser till att medlemmarnas diskussioner hålls sakliga. Du ser pseudonymerna men inga e-postadresser. Rollen har inga egna sidor.
staff-does-researcher = Du utarbetar uppgifter och läser svaren i dina egna projekt i pseudonymiserad form. Du ser inte medlemmarnas e-postadresser.
staff-does-coordinator = Du läser meddelanden från medlemmar och besökare och svarar medlemmarna. Du ser pseudonymen men inte e-postadressen.
staff-does-payroll = Du anmäler arvoden till Skatteförvaltningen. Du ser varken pseudonymer eller svar. Rollen har inga egna sidor.
staff-does-admin = Du sköter personalens konton och roller, tjänstens inställningar och webbplatsens texter. Du ser inte medlemmarnas svar, meddelanden eller e-postadresser.
staff-does-dpo = Du läser meddelanden från medlemmar och besökare och svarar medlemmarna. Du ser pseudonymen men inte e-postadressen. Du läser granskningsloggen, ser gällande inställningar, roller och samtycken och kontrollerar att loggen och samtyckesförteckningen är hela.

# Accounts of staff
staff-accounts = Personalens konton
staff-account-new = Nytt konto
staff-account-name = Namn
staff-account-name-hint = Kollegerna känner igen kontot på detta namn. Medlemmarna ser det inte.
staff-account-name-missing = Ange ett namn.
staff-account-nameless = (konto utan namn)
staff-account-address-hint = Adressen krypteras och visas inte för någon efter detta.
staff-account-address-wrong = Ange en e-postadress, till exempel namn@staden.fi.
staff-account-exists = Adressen har redan ett konto.
staff-account-roles = Roller
staff-account-roles-missing = Välj minst en roll.
staff-account-own = Du kan inte ta bort din egen roll som huvudanvändare. Be en annan huvudanvändare.
staff-account-add = Lägg till kontot
staff-account-added = Kontot har lagts till
staff-account-secret = Ge denna hemlighet säkert till {$name}, som matar in den i sin autentiseringsapp. Den visas inte igen.
staff-account-end = Avsluta kontot
staff-account-end-lead = Alla inloggningar på kontot upphör genast, och kontot tas bort ur projekten. Anteckningarna i granskningsloggen bevaras.
staff-account-end-ask = Kontrollera och avsluta kontot
staff-account-end-title = Ska kontot {$name} avslutas?
staff-account-end-owned = { $count ->
    [one] Bara den här personen äger ett projekt
   *[other] Bara den här personen äger {$count} projekt
}
staff-account-end-owned-then = När kontot är avslutat kan ingen ändra vilka som är med i projekten. De som är med kan fortsätta med samma rättigheter; om det inte finns några andra ser ingen längre projektet. Be först personen göra en kollega till ägare på projektets sida, eller överför själv projektet till en annan forskare.
staff-account-end-copies = { $count ->
    [one] Kopiorna av {$count} nedladdad fil har inte uppgetts vara raderade
   *[other] Kopiorna av {$count} nedladdade filer har inte uppgetts vara raderade
}
staff-account-end-copies-then = Be personen radera kopiorna och bekräfta det. När kontot är avslutat kan en kollega som redigerar projektet bekräfta raderingen.

# The audit log
staff-log = Granskningslogg
staff-log-lead = Vad personalen har gjort, när och med vad. I loggen sparas aldrig innehållet i svar eller meddelanden.
staff-log-verify = Kontrollera loggens integritet
staff-log-sound = Loggen är hel: {$entries} anteckningar kontrollerade.
staff-log-broken = Loggen har ändrats eller saknar anteckningar. Kontakta driften och kör kommandot kanssa audit verify.
staff-log-act = Visa händelser
staff-log-who = Vem
staff-log-day = Dag
staff-log-none = Inga anteckningar med dessa avgränsningar.
staff-log-file = Ladda ner som tabell (CSV)
staff-log-version = version {$version} av beskrivningen
staff-log-access-removed = togs bort ur projektet
staff-log-text-removed = stadens egen text togs bort
staff-log-copy = kopia av en annan uppgift
staff-log-one = ett test
staff-log-all = alla test
staff-log-register = meddelande till den personuppgiftsansvarige
staff-log-setting-changed = på grund av en ändrad inställning
staff-log-start-up = vid start: texten eller konfigurationen hade ändrats
staff-log-command-line = från kommandoraden
staff-log-older = Äldre anteckningar
staff-log-service = tjänsten själv eller kommandoraden
staff-log-ended = avslutat konto

# What the audit log tells
staff-act-staff-added = Ett personalkonto lades till
staff-act-signed-in = Någon loggade in
staff-act-signed-out = Någon loggade ut
staff-act-message-read = Ett meddelande lästes
staff-act-message-answered = Ett meddelande besvarades
staff-act-notice-published = En ny version av dataskyddsbeskrivningen trädde i kraft
staff-act-task-published = En uppgift publicerades
staff-act-project-added = Ett projekt skapades
staff-act-project-changed = Informationen om ett projekt ändrades
staff-act-access-changed = Rättigheterna till ett projekt ändrades
staff-act-ownership-transferred = Ett projekt överfördes till en annan ägare
staff-act-partner-added = Ett projekt fick en partner
staff-act-partner-ended = Ett partnerskap avslutades
staff-act-task-added = En uppgift skapades
staff-act-task-changed = En uppgift ändrades
staff-act-task-paused = En uppgift pausades
staff-act-task-closed = En uppgift stängdes
staff-act-task-reopened = En uppgift öppnades på nytt
staff-act-task-archived = En uppgift arkiverades
staff-act-task-removed = Ett utkast togs bort
staff-act-bank-entry-added = Frågor sparades i frågebanken
staff-act-bank-entry-changed = Frågor i frågebanken fick ett nytt namn
staff-act-bank-entry-removed = Frågor togs bort ur frågebanken
staff-act-leave-asked = Tillstånd begärdes för känsliga frågor
staff-act-leave-given = Tillstånd gavs för känsliga frågor
staff-act-leave-refused = Tillstånd för känsliga frågor nekades
staff-act-test-answers-removed = Testsvar på en uppgift raderades
staff-act-results-opened = Resultaten för en uppgift öppnades
staff-act-words-read = Skrivna svar lästes
staff-act-file-asked = En fil med svar begärdes
staff-act-file-downloaded = En fil med svar laddades ned
staff-act-file-deleted = En fils kopior uppgavs vara raderade
staff-act-roles-changed = Ett kontos roller ändrades
staff-act-second-factor-renewed = Någon bytte sin autentiseringsapp
staff-act-second-factor-reset = Ett kontos andra faktor förnyades
staff-act-staff-removed = Ett personalkonto avslutades
staff-act-setting-changed = En inställning ändrades
staff-act-site-text-changed = En av webbplatsens texter ändrades
staff-act-consents-verified = Samtyckesförteckningen räknades och kontrollerades
staff-act-log-read = Granskningsloggen kontrollerades
staff-act-key-rotated = En krypteringsnyckel byttes
staff-act-backed-up = En säkerhetskopia gjordes
staff-act-retention-verified = Intygen över gallringen kontrollerades
staff-act-request-added = En registrerads begäran antecknades
staff-act-request-extended = Tiden för en registrerads begäran förlängdes
staff-act-request-answered = En registrerads begäran besvarades
staff-act-security-asked = Någon bad om att få se nätadresser
staff-act-security-granted = Tillstånd att se nätadresser gavs
staff-act-security-refused = Tillstånd att se nätadresser nekades
staff-act-security-read = Nätadresser visades
