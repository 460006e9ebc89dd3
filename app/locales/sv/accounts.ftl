# Asking for a sign-in
accounts-sign-in-title = Gå med eller logga in
accounts-sign-in-lead = Skriv din e-postadress så skickar vi en länk och en kod som du loggar in med. Om du ännu inte är medlem kan du samtidigt gå med.
accounts-sign-in-lead-closed = Skriv din e-postadress, så skickar vi dig en länk och en kod för inloggning. Nya medlemmar tas inte emot just nu.
accounts-staff-sign-in-title = Inloggning för personalen
accounts-staff-sign-in-lead = Skriv den e-postadress som du använder i arbetet så skickar vi en länk och en kod. Därefter ber vi också om en kod från autentiseringsappen.
accounts-address = E-postadress
accounts-address-missing = Skriv din e-postadress.
accounts-address-wrong = Skriv e-postadressen i formen namn@exempel.fi.
accounts-sign-in-submit = Be om en inloggningslänk
accounts-sign-in-only-address = Du behöver inget lösenord, och vi frågar inte vad du heter.

# Typing the code
accounts-code-title = Kontrollera din e-post
accounts-code-lead = Om adressen är rätt får du snart ett e-postmeddelande med en länk och en kod. Öppna länken i den här webbläsaren eller skriv koden här. Om meddelandet inte syns kan du titta i skräpposten också.
accounts-code = Inloggningskod
accounts-code-hint = Åtta tecken, till exempel 7K3M-9QXA
accounts-code-missing = Skriv koden som finns i e-postmeddelandet.
accounts-code-malformed = Koden har åtta tecken, till exempel 7K3M-9QXA. Kontrollera koden i e-postmeddelandet.
accounts-code-wrong = Koden är fel, har gått ut eller har begärts i en annan webbläsare. Kontrollera koden eller be om en ny.
accounts-code-ended = Begäran om inloggning gäller inte längre. Be om en ny länk och kod.
accounts-code-submit = Fortsätt
accounts-code-again = Be om en ny länk och kod
accounts-shared-device = Den här enheten är delad
accounts-shared-device-hint = Välj det här till exempel på biblioteket. Då sparas inga svar på enheten, och din inloggning upphör snabbare. Kom ändå ihåg att logga ut.

# Opening the link
accounts-link-title = Fortsätt till tjänsten
accounts-link-lead = Länken gäller. Tryck på knappen för att komma till tjänsten.
accounts-link-submit = Logga in
accounts-link-elsewhere-title = Skriv koden i den webbläsare där du började
accounts-link-elsewhere-lead = Du öppnade länken i en annan webbläsare eller på en annan enhet. Gå tillbaka till den webbläsare där du bad om länken och skriv den här koden där:
accounts-link-elsewhere-warning = Berätta inte koden för någon. Om du inte själv har bett om länken kan du stänga den här sidan. Då händer ingenting.
accounts-link-ended-title = Länken gäller inte längre
accounts-link-ended-lead = Länken har gått ut eller redan använts. Be om en ny så skickar vi den till din e-post.

# A ready sign-in of the demo
accounts-demo-title = Logga in i demon
accounts-demo-lead = Det här är en demoversion av tjänsten. Tryck på knappen för att logga in som exempelanvändare.
accounts-demo-code-hint = Koden är ifylld på förhand. I den riktiga tjänsten får man koden från autentiseringsappen.

# Joining
accounts-join-title = Gå med i kundgruppen
accounts-join-lead = Din e-postadress är bekräftad. Läs det här innan du bestämmer dig för att gå med:
accounts-join-point-pseudonym = Du deltar under pseudonym. Dina svar hålls åtskilda från din e-postadress.
accounts-join-point-voluntary = Det är frivilligt att delta. Du får stadens service på precis samma villkor även om du inte går med.
accounts-join-point-leave = Du kan själv lämna tjänsten när som helst. Då raderas dina uppgifter genast.
accounts-join-notice = Läs dataskyddsbeskrivningen (öppnas i en ny flik)
accounts-join-age = Jag har fyllt {$age} år.
accounts-join-age-missing = Bekräfta din ålder genom att kryssa för rutan. Om du är yngre än åldersgränsen kan du inte gå med ännu.
accounts-join-consent = Jag samtycker till att den personuppgiftsansvarige ({$controller}) behandlar min e-postadress, min pseudonym, mina svar och mina meddelanden för att jag ska kunna delta i kundgruppen. Jag kan när som helst återkalla mitt samtycke genom att lämna tjänsten.
accounts-join-consent-hint = Samtycket är frivilligt. Det gäller bara ditt medlemskap och omfattar inga andra ändamål.
accounts-join-consent-missing = Utan ditt samtycke kan du inte gå med. Om du samtycker, kryssa för rutan.
accounts-join-consent-changed = Samtyckets text eller dataskyddsbeskrivningen har ändrats sedan du öppnade sidan. Läs texten och ge ditt samtycke på nytt.
accounts-join-submit = Gå med
accounts-join-decline = Om du inte vill gå med kan du stänga den här sidan. Du blir inte medlem, och din adress raderas när din begäran om inloggning går ut.
accounts-join-closed-title = Det går inte att gå med just nu
accounts-join-closed = Om dig har inget annat sparats än din begäran om inloggning, och den försvinner av sig själv inom en timme.

# Choosing a pseudonym
accounts-pseudonym-title = Välj en pseudonym
accounts-pseudonym-lead = Du deltar under pseudonym. Välj en som inte avslöjar vem du är.
accounts-pseudonym = Pseudonym
accounts-pseudonym-hint = 3–30 tecken. Använd inte ditt namn, din e-postadress eller ditt telefonnummer. Du kan byta pseudonym senare.
accounts-pseudonym-submit = Spara pseudonymen
accounts-pseudonym-suggestions = Eller ta ett färdigt förslag
accounts-pseudonym-more = Visa nya förslag
accounts-pseudonym-missing = Skriv en pseudonym eller ta ett färdigt förslag.
accounts-pseudonym-too-short = Pseudonymen är för kort. Använd minst tre tecken.
accounts-pseudonym-too-long = Pseudonymen är för lång. Använd högst 30 tecken.
accounts-pseudonym-characters = Använd bara bokstäver, siffror, mellanslag, punkter, bindestreck och understreck.
accounts-pseudonym-mixed-scripts = Pseudonymen har bokstäver ur olika alfabet. Använd bara ett, till exempel det latinska.
accounts-pseudonym-few-letters = Använd minst två bokstäver i pseudonymen.
accounts-pseudonym-address = En e-postadress duger inte som pseudonym. Välj en annan pseudonym.
accounts-pseudonym-own-address = Pseudonymen påminner om din e-postadress. Därför kan den avslöja vem du är. Välj en annan pseudonym.
accounts-pseudonym-phone = Sifferserien ser ut som ett telefonnummer. Använd färre siffror.
accounts-pseudonym-identity-code = Pseudonymen ser ut att innehålla en personbeteckning. Välj en annan pseudonym.
accounts-pseudonym-real-name = Pseudonymen ser ut som ett riktigt namn. Välj en pseudonym som inte avslöjar vem du är.
accounts-pseudonym-reserved = Den här pseudonymen låter som om den hörde till personalen. Välj en annan pseudonym.
accounts-pseudonym-taken = Pseudonymen är redan i bruk eller för lik en annan. Välj en annan pseudonym.

# The account page
accounts-account-title = Mitt konto
accounts-account-pseudonym = Din pseudonym
accounts-account-change-pseudonym = Byt pseudonym
accounts-account-address = Din e-postadress. Bara du ser den
accounts-account-language = Språk
accounts-account-active-day = Senast aktiv
accounts-account-answers = Mina svar
accounts-account-sign-ins = Inloggningar
accounts-account-contact = Kontakta oss
accounts-account-consents = Dina samtycken
accounts-consent-given = Du gav ditt samtycke den
accounts-consent-declined = Du avböjde att ge samtycke den
accounts-consent-withdrawn = Du återkallade ditt samtycke den
accounts-consent-notice = Dataskyddsbeskrivningen, version {$version}
accounts-account-accesses = Vem som har sett dina uppgifter
accounts-access-message = Ditt meddelande lästes. Läsarens roll: {$role}
accounts-account-no-accesses = Ingen i personalen har öppnat dina meddelanden.
accounts-sign-out = Logga ut
accounts-account-leave = Att lämna tjänsten
accounts-account-leave-lead = Du kan lämna tjänsten när som helst. Då raderas dina uppgifter genast.
accounts-account-leave-link = Lämna tjänsten

# The list of sign-ins
accounts-sign-ins-title = Inloggningar
accounts-sign-ins-lead = Här ser du var du är inloggad. Avsluta en inloggning som du inte känner igen.
accounts-device-phone = Telefon
accounts-device-tablet = Surfplatta
accounts-device-computer = Dator
accounts-device-other = Annan enhet
accounts-sign-in-here = den här webbläsaren
accounts-sign-in-shared = delad enhet
accounts-sign-in-begun = Inloggningen började den
accounts-sign-in-seen = Senast använd den
accounts-sign-in-end = Avsluta inloggningen

# Leaving
accounts-leave-title = Lämna tjänsten
accounts-leave-lead = När du lämnar tjänsten återkallas ditt samtycke och dina uppgifter raderas genast. Uppgifter som har raderats går inte att få tillbaka. Du behöver inte ange något skäl.
accounts-leave-gone = Det här raderas
accounts-leave-gone-address = Din e-postadress
accounts-leave-gone-pseudonym = Din pseudonym
accounts-leave-gone-answers = Alla dina svar, även halvfärdiga
accounts-leave-gone-messages = Dina meddelanden och svaren på dem
accounts-leave-gone-consents = Dina samtycken
accounts-leave-stays = Det här finns kvar
accounts-leave-stays-commitments = I förteckningen över samtycken finns kontrollsummor kvar, som visar att förteckningen inte har ändrats. Ingen kan öppna dem. Av dem framgår inte vem du är eller vad du har samtyckt till. En gammal säkerhetskopia av uppgifterna kan innehålla din pseudonym och dina svar tills kopian förstörs. Ur resultat som redan har anonymiserats kan dina svar inte raderas, eftersom det inte längre går att se vilka som är dina. Om stadens forskare eller en partner redan har laddat ned en fil med dina svar ska de radera sina kopior.
accounts-leave-download = Ladda ner allt vi har om dig (zip-fil)
accounts-leave-submit = Lämna tjänsten och radera mina uppgifter
accounts-leave-stay = Tillbaka till kontosidan
accounts-left-title = Du har lämnat tjänsten
accounts-left-lead = Dina uppgifter har raderats. Tack för att du var med.
accounts-left-again = Du kan gå med på nytt när som helst. Då börjar du från början: det nya medlemskapet kan inte kopplas till det gamla.

accounts-account-ends = Raderas om vi inte hör av dig
accounts-account-ends-hint = Vi skriver till dig två gånger innan dess, en månad och en vecka före. När du loggar in eller svarar flyttas dagen framåt.
accounts-still-here-title = Är du kvar?
accounts-still-here-lead = Tryck på knappen, så fortsätter ditt medlemskap. Du behöver inte logga in.
accounts-still-here-submit = Jag är kvar
accounts-still-here-else = Om du inte vill vara kvar stänger du den här sidan. Ditt medlemskap upphör då den dag som vi skrev om.
accounts-still-here-done-title = Bra att du är kvar
accounts-still-here-done-lead = Ditt medlemskap fortsätter, och ingenting raderas.
accounts-still-here-ended-title = Den här länken fungerar inte längre
accounts-still-here-ended-lead = Den har redan använts, eller så är dess tid ute. Om du loggar in med din e-postadress fortsätter ditt medlemskap, om det inte redan har upphört.
accounts-account-download = Ladda ner allt vi har om dig (zip-fil)

# Data that are kept and not used
accounts-freeze-title = Pausa användningen av dina uppgifter
accounts-freeze-lead = Du kan be oss att spara dina uppgifter men inte använda dem. När du trycker på knappen:
accounts-freeze-results = Dina svar försvinner genast ur resultaten.
accounts-freeze-files = Filer med dina svar kan inte längre laddas ner. Pausen gäller inte kopior som redan har laddats ner. På kontosidan ser du vem dina svar har lämnats till.
accounts-freeze-tasks = Du kan inte svara på uppgifter och får inte veta om nya.
accounts-freeze-own = Du kan fortfarande logga in, se och ladda ner dina uppgifter, radera svar, ändra dina samtycken och lämna tjänsten.
accounts-freeze-silence = Dina uppgifter sparas bara till den dag som står på kontosidan, om du inte loggar in före det. Vi skriver till dig två gånger innan.
accounts-freeze-back = Du kan när som helst ta uppgifterna i bruk igen på den här sidan.
accounts-freeze-submit = Pausa användningen
accounts-freeze-is-frozen = Vi sparar dina uppgifter men använder dem inte. Dina svar finns inte i resultaten, och du kan inte svara på uppgifter.
accounts-freeze-thaw-title = Ta dina uppgifter i bruk igen
accounts-freeze-thaw-lead = När du tar uppgifterna i bruk igen kan dina svar komma med i resultaten på nytt, och du kan svara på uppgifter.
accounts-freeze-thaw-submit = Ta i bruk igen
accounts-freeze-thaw-else = Om du inte gör något används dina uppgifter inte heller i fortsättningen.
accounts-freeze-flash-frozen = Dina uppgifter används inte längre.
accounts-freeze-flash-thawed = Dina uppgifter är i bruk igen.

# Another e-mail address
accounts-address-change = Byt adress
accounts-address-title = Byt e-postadress
accounts-address-lead = Vi skickar en kod både till din nuvarande och till din nya adress. Adressen byts när du har skrivit båda koderna.
accounts-address-new = Ny e-postadress
accounts-address-same = Det här är redan din adress. Skriv en annan.
accounts-address-often = Många koder har skickats till din nuvarande adress på kort tid. Försök igen om tio minuter.
accounts-address-submit = Skicka koderna
accounts-address-codes-title = Skriv båda koderna
accounts-address-codes-lead = Vi skickade ett meddelande till vardera adressen. Koderna fungerar i {$minutes} minuter. Om du inte hittar ett meddelande, titta också i skräpposten.
accounts-address-code-former = Koden som kom till din nuvarande adress
accounts-address-code-new = Koden som kom till din nya adress
accounts-address-former-proven = Din nuvarande adress är bekräftad.
accounts-address-new-proven = Din nya adress är bekräftad.
accounts-address-code-wrong = Koden är fel eller för gammal. Kontrollera den i meddelandet eller be om nya koder.
accounts-address-codes-submit = Bekräfta
accounts-address-again = Be om nya koder
accounts-address-keep = Behåll din nuvarande adress
accounts-address-flash-changed = Din e-postadress har bytts.

# No access to one's mail
accounts-lost-title = Jag kommer inte längre åt min e-post
accounts-lost-lead = Vi känner dig bara genom din e-postadress. Vi vet inte vad du heter och ber inte om legitimation, så vi kan inte på något annat sätt kontrollera att medlemskapet är ditt.
accounts-lost-can = Det här kan du göra
accounts-lost-provider = Försök komma in i din e-post igen med hjälp av leverantörens anvisningar. När du kan läsa dina meddelanden kan du också logga in här.
accounts-lost-signed-in = Om du fortfarande är inloggad på någon enhet kan du där se och ladda ner dina uppgifter, radera svar och lämna tjänsten.
accounts-lost-anew = Du kan gå med på nytt med en ny adress. Då börjar du från början.
accounts-lost-silence = Om du inte gör något raderas det gamla medlemskapet och alla dess uppgifter av sig själva när vi inte har hört av det på ett halvår.
accounts-lost-cannot = Det här kan vi inte göra
accounts-lost-no-move = Vi kan inte byta adress utan koden som skickas till den gamla adressen, och vi kan inte flytta svar från ett medlemskap till ett annat. Annars kunde vem som helst ta över ditt medlemskap.
accounts-lost-no-proof = Vi kan inte på begäran visa eller radera uppgifter när vi inte vet vems de är.

# Everything of a member in one archive
accounts-own-title = Allt vi har om dig
accounts-own-lead = Här är allt som tjänsten {$service} har om dig. Personuppgiftsansvarig: {$controller}
accounts-own-machine = Samma uppgifter för program:
accounts-own-made = Filen skapad
accounts-own-use = Användningen av dina uppgifter
accounts-own-used = Dina uppgifter används.
accounts-own-changes = Ändringar som du inte har skickat
accounts-own-nothing = Ingenting.
accounts-own-json = Bara JSON-filen
accounts-own-messages = Dina meddelanden och svaren på dem
accounts-own-addresses = Nätadresser från vilka du har använt tjänsten
accounts-address-flash-near-pseudonym = Din e-postadress har bytts. Din pseudonym påminner om den nya adressen, så man kan sluta sig till vem du är. Välj en annan pseudonym.
