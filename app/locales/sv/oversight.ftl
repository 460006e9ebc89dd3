# Where the data protection officer begins
oversight-title = Tillsyn
oversight-lead = På de här sidorna kan du se och kontrollera. Det enda du beslutar om är tillstånd för känsliga frågor.
oversight-settings = Gällande inställningar
oversight-settings-about = Vad som har ställts in, när och av vem, och vad som inte kan ändras.
oversight-roles = Personalens roller
oversight-roles-about = Vem som har vilken roll och sedan när.
oversight-consents = Samtycken
oversight-consents-about = Vad medlemmarna har samtyckt till, och kontroll av att samtyckesförteckningen är hel.

# The settings in force
oversight-settable = Administratörens inställningar
oversight-in-force = Gäller
oversight-default = Standardvärde
oversight-changed = Senast ändrad
oversight-never = Aldrig
oversight-fixed = Vad ingen kan ändra
oversight-fixed-lead = De här gränserna är en del av programmet. De ändras inte medan tjänsten är i gång.
oversight-fixed-results = Resultat visas alltid i grupper om minst {$least} personer.
oversight-fixed-link = En inloggningslänk fungerar i {$minutes} minuter och bara en gång.
oversight-fixed-idle = En medlems inloggning upphör när den inte har använts på {$days} dagar, och i varje fall efter {$longest} dagar.
oversight-fixed-staff = Personalens inloggning upphör när den inte har använts på {$minutes} minuter, och i varje fall efter {$hours} timmar.

# The roles of staff
oversight-roles-lead = Uppgifterna kommer från personalens konton och granskningsloggen. Avslutade konton finns inte i listan; deras skeden syns i granskningsloggen.
oversight-roles-since = Rollerna har varit dessa sedan
oversight-roles-added = Kontot lades till
oversight-roles-last = Loggade senast in
oversight-roles-never = Har inte loggat in

# The consents
oversight-consents-lead = Samtyckena är krypterade, så att räkna och kontrollera dem innebär att öppna vart och ett. Talen gäller nuvarande medlemmars beslut. De är avrundade nedåt till en multipel av {$least} och visar inte vem som har beslutat vad. Varje kontroll antecknas i granskningsloggen.
oversight-consents-verify = Räkna och kontrollera nu
oversight-consents-texts = Texter som man har samtyckt till
oversight-consents-none = Ingen har ännu gett sitt samtycke.
oversight-consents-since = Har visats sedan {$day}
oversight-consents-sound = Samtyckesförteckningen är hel. Alla anteckningar kontrollerades {$moment}. Antal anteckningar: {$entries}.
oversight-consents-broken = Samtyckesförteckningen är inte hel. Kontrollen gjordes {$moment}. Kontakta driften och kör kommandot kanssa consents verify.
oversight-consents-more = Andra avvikelser: {$more}. Kommandot räknar upp dem alla.
oversight-count-few = färre än {$least}
oversight-count-at-least = minst {$count}
oversight-purpose-membership = Medlemskap
oversight-decision-given = Givet
oversight-decision-declined = Nekat
oversight-decision-withdrawn = Återkallat

# What a verification can find
oversight-finding-entry = Den första brutna anteckningen är {$entry}: den följer inte av den föregående.
oversight-finding-cut = Förteckningen slutar vid anteckning {$ends}, fast anteckning {$known} har funnits.
oversight-finding-rewritten = Anteckning {$entry} är inte den som en gång skrevs.
oversight-finding-changed = Samtycket vid anteckning {$entry} har ändrats.
oversight-finding-removed = Samtycket vid anteckning {$entry} har tagits bort, fast medlemmen inte har lämnat tjänsten.
oversight-finding-unreadable = Samtycken som inte kan läsas: {$count}.
oversight-finding-foreign = Samtycken som saknar anteckning i förteckningen: {$count}.

oversight-retention = Vad som bevaras och hur länge
oversight-retention-about = Vad som raderades varje dag, och om det har gjorts
oversight-retention-lead = En gång om dagen raderar tjänsten allt vars tid är ute. Varje körning lämnar ett intyg här: det säger hur mycket som raderades, aldrig vems uppgifter. Intygen är kedjade, så inget kan ändras eller tas bort obemärkt.
oversight-retention-verify = Kontrollera intygen
oversight-retention-sound = { $number ->
    [one] Intyget är som det skrevs.
   *[other] Alla {$number} intyg är som de skrevs.
}
oversight-retention-ran = Den senaste körningen slutade {$moment}.
oversight-retention-overdue = Ingenting har raderats sedan {$moment}. Körningen borde vara daglig: tala om det för den som driver tjänsten.
oversight-retention-never = Ingenting har någonsin raderats. Körningen borde vara daglig: tala om det för den som driver tjänsten.
oversight-retention-not-yet = Tjänsten är ny. Den första körningen har inte gjorts ännu.
oversight-retention-rules = Reglerna
oversight-retention-last = I den senaste körningen: {$count}
oversight-retention-runs = De senaste körningarna
oversight-retention-none = Det finns inga körningar ännu.
oversight-retention-run = Intyg {$number}, {$moment}
oversight-retention-nothing = Det fanns ingenting att radera.
oversight-rule-drafts = Svar som påbörjats och inte skickats
oversight-rule-drafts-when = Raderas när uppgiften och tiden att slutföra dem är slut.
oversight-rule-requests = Begärda inloggningar
oversight-rule-requests-when = Raderas när länken och koden har gått ut, inom en timme.
oversight-rule-mails = E-post som inte kunde levereras
oversight-rule-mails-when = Ges upp när den inte längre är till nytta.
oversight-rule-sign-ins = Inloggningar
oversight-rule-sign-ins-when = Raderas efter 30 tysta dagar, senast efter 90 dagar; personalens och de på delade enheter efter en timme, senast efter 12 timmar.
oversight-rule-counters = Räknare mot missbruk
oversight-rule-counters-when = Raderas inom en timme.
oversight-rule-messages = Meddelanden från personer som inte var inloggade
oversight-rule-messages-when = Raderas efter {$days} dagar.
oversight-rule-files = Filer med svar
oversight-rule-files-when = Raderas efter tre dagar.
oversight-rule-photos = Bilder som inte finns i något svar
oversight-rule-photos-when = Raderas efter en vecka.
oversight-rule-links = Länkar för att säga ”Jag är kvar”
oversight-rule-links-when = Raderas när dagen de gäller är förbi.
oversight-rule-first = Första meddelandet till tysta medlemmar
oversight-rule-first-when = Skickas 30 dagar innan medlemskapet upphör.
oversight-rule-second = Andra meddelandet till tysta medlemmar
oversight-rule-second-when = Skickas 7 dagar innan medlemskapet upphör.
oversight-rule-silent = Tysta medlemmar
oversight-rule-silent-when = Raderas med alla sina uppgifter efter sex månader utan inloggning eller svar och efter båda meddelandena.
oversight-rule-left = Medlemmar som gått ur
oversight-rule-left-when = Raderas genast, när de begär det.
oversight-purpose-profile = Bakgrundsfrågor
oversight-purpose-digest = E-post om diskussioner
oversight-purpose-event-contact = Kontakt för intervjuer och workshoppar
oversight-purpose-reward-contact = Kontakt för en belöning
oversight-purpose-partner-disclosure = Att tala om för en partner vem någon är
oversight-purpose-tax-report = Att anmäla en belöning för beskattningen
oversight-rule-passed = Förbigångna
oversight-rule-passed-when = Något var fel med en medlems uppgifter, så en regel kunde inte verkställas. Tala om det för den som driver tjänsten.

# The security log
oversight-security = Loggen över nätadresser
oversight-security-about = Utredning av missbruk: vem som har bett att få se nätadresser, i vilket ärende och varför.
oversight-security-lead = Tjänsten sparar krypterat från vilken nätadress någon har loggat in, gått med och skickat meddelanden. Uppgiften bevaras i 30 dagar. Den får ses bara för att utreda missbruk: en person ber om det, en annan godkänner, och den som bad får titta i ett dygn. Varje titt antecknas i loggen.
oversight-security-case = Ärendets nummer
oversight-security-case-missing = Skriv ärendets nummer.
oversight-security-reason = Skäl
oversight-security-reason-hint = Vad som utreds och varför uppgiften behövs. Skriv inga personuppgifter här.
oversight-security-reason-missing = Skriv skälet.
oversight-security-kind = Vad frågas
oversight-security-of-pseudonym = Från vilka nätadresser en pseudonym har använt tjänsten
oversight-security-of-address = Vem som har använt tjänsten från en nätadress
oversight-security-kind-missing = Välj vad du frågar.
oversight-security-value = Pseudonym eller nätadress
oversight-security-no-member = Det finns ingen sådan pseudonym. Skriv den exakt som den står i tjänsten.
oversight-security-no-address = Skriv nätadressen i formen 192.0.2.1 eller 2001:db8::1.
oversight-security-ask = Be om att få titta
oversight-security-asked = Begäranden under 30 dagar
oversight-security-none = Ingen har bett om att få titta.
oversight-security-waiting = Väntar på en annan persons beslut
oversight-security-granted = Godkänd
oversight-security-refused = Avslagen
oversight-security-asks-pseudonym = Från vilka nätadresser {$pseudonym} har använt tjänsten
oversight-security-asks-address = Vem som har använt tjänsten från adressen {$address}
oversight-security-gone = Medlemmen har lämnat tjänsten, och uppgifterna har raderats.
oversight-security-one = Ärende {$number}
oversight-security-decided-by = Beslutet fattades av
oversight-security-other-decides = En annan person ska godkänna din begäran.
oversight-security-over = Dygnet har gått. Gör en ny begäran om du ännu behöver uppgifterna.
oversight-security-decide = Godkänn bara om ärendet kräver de här uppgifterna. Den som bad ser dem i ett dygn.
oversight-security-grant = Godkänn
oversight-security-refuse = Avslå
oversight-security-entries = Anteckningar
oversight-security-no-entries = Det finns inga anteckningar.
oversight-security-audited = Den här titten har antecknats i loggen.
oversight-security-nobody = Inte inloggad
oversight-security-staff = Personalen
oversight-security-nameless = Har lämnat eller utan namn
oversight-security-sign-in-asked = Bad om en inloggningslänk
oversight-security-wrong-code = Skrev fel kod
oversight-security-signed-in = Loggade in
oversight-security-joined = Gick med
oversight-security-message = Skickade ett meddelande
oversight-security-address-changed = Bytte e-postadress
oversight-security-flash-asked = Din begäran har sparats. En annan person beslutar om den.
oversight-security-flash-decided = Beslutet har sparats.
oversight-rule-security = Loggen över nätadresser
oversight-rule-security-when = Raderas efter 30 dagar, och dagens nyckel förstörs samtidigt.
oversight-rule-lookups = Begäranden om att se nätadresser
oversight-rule-lookups-when = Raderas efter 30 dagar.
