# Asking for a file
exports-title = Svaren som fil
exports-lead = Filen har en rad för varje person som svarat. I stället för pseudonymen står en beteckning som är en annan i varje projekt och för varje partner. Med är de vilkas svar syns i resultaten. Svar som har ändrats efter att de fanns i resultaten utelämnas, så att ingen enskild persons ändring syns när man jämför två filer.
exports-lead-seen = Att begära en fil är att lämna ut uppgifter: det antecknas i loggen med motivering, och alla vilkas svar finns i filen ser vem som fick dem och varför.
exports-may-not = Filer kan begäras av dem som får redigera projektet.
exports-too-few = Filen fås när resultaten har öppnats och omfattar minst {$least} svarande som mottagaren får se.
exports-ask = Begär filen
exports-for = Mottagare
exports-for-hint = En partner får bara svar av dem som hade fått veta om partnern innan de började, och bara i hela grupper om minst åtta svarande.
exports-for-city = Stadens forskare
exports-for-wrong = Välj en mottagare vars partnerskap gäller nu.
exports-rows = { $count ->
    [one] {$count} rad
   *[other] {$count} rader
}
exports-format = Filformat
exports-format-wrong = Välj ett filformat.
exports-format-xlsx = Excel-arbetsbok (XLSX)
exports-format-csv-excel = CSV för Excel: semikolon och decimalkomma
exports-format-csv = CSV för program: komma och decimalpunkt
exports-format-json = JSON för program
exports-own-words = Ta med det som de svarande har skrivit med egna ord
exports-own-words-hint = På egna ord kan en person kännas igen. Ta med dem bara om du behöver dem, och läs dem innan du ger filen vidare.
exports-reason = Vad behövs filen till?
exports-reason-hint = De som svarat ser detta. Skriv inga personuppgifter.
exports-reason-missing = Berätta vad filen behövs till.
exports-delete-by = Kopiorna ska raderas senast
exports-delete-by-hint = Högst {$days} dagar framåt.
exports-delete-by-wrong = Ange en dag framåt i tiden, högst {$days} dagar.
exports-earlier = Tidigare filer

# A file
exports-file = Fil
exports-state = Läge
exports-state-making = Görs
exports-state-ready = Färdig att laddas ned
exports-state-withdrawn = Borttagen: någon återtog sina svar
exports-state-expired = Tiden för nedladdning är slut
exports-state-failed = Kunde inte göras
exports-progress = {$done}/{$total} rader skrivna.
exports-look-again = Titta igen
exports-download = Ladda ned
exports-table = Svaren
exports-codebook = Kodbok: vad kolumner och koder betyder
exports-spss = SPSS-syntax: läser tabellen och ger kolumner och koder deras namn
exports-r = R-skript: gör detsamma i R
exports-manifest = Följeblad: vad filen är, för vem, varför och hur länge
exports-manifest-hint = Förvara följebladet med filen. Följebladet är för program (JSON); samma uppgifter står längre ner på sidan. Kontrollsumman visar att filen är hel och oförändrad.
exports-available-until = Kan laddas ned till
exports-not-mine = Filen kan bara laddas ned av den som begärt den.
exports-withdrawn-words = Någon vars svar fanns i filen har tagit bort sina svar, och därför har filen tagits bort ur tjänsten. Om du redan har laddat ned den ska du radera din kopia och begära en ny fil.
exports-expired-words = Tiden för nedladdning är slut, och filen har tagits bort ur tjänsten.
exports-failed-words = Filen kunde inte göras: den skulle ha för få svarande, eller fler rader eller kolumner än vad som ryms i en arbetsbok.
exports-again = Begär en ny fil
exports-task = Uppgift
exports-reason-fact = Behövs till
exports-asked-by = Begärd av
exports-yes = Ja
exports-no = Nej
exports-rows-fact = Rader
exports-left-out = Utelämnade
exports-left-out-words = { $count ->
    [one] {$count} svar som partnern inte får
   *[other] {$count} svar som partnern inte får
}
exports-smallest-group = Minsta gruppen
exports-smallest-group-words = { $people ->
    [one] {$people} person svarade likadant på de här frågorna:
   *[other] {$people} personer svarade likadant på de här frågorna:
}
exports-personal = Personuppgifter i texterna?
exports-personal-words = {$texts} texter. Av dem innehåller {$addresses} något som liknar en e-postadress, {$phones} något som liknar ett telefonnummer och {$codes} en personbeteckning. Namn och gatuadresser känns inte igen.
exports-secrecy = Sekretessgrund
exports-copies = Kopior
exports-downloaded-at = Nedladdad
exports-not-deleted = Kopiorna har ännu inte uppgetts vara raderade.
exports-overdue = Kopiorna borde redan ha raderats. Radera dem och bekräfta det.
exports-deleted = Jag har raderat alla kopior
exports-deleted-at = Kopiorna har uppgetts vara raderade
exports-with-own-words = med egna ord
exports-without-own-words = utan egna ord

# Lists of files
exports-mine = Mina filer
exports-mine-lead = Filer som du har begärt. Radera kopiorna i tid och bekräfta det på filens sida.
exports-none = Du har inte begärt några filer.
exports-mine-overdue = { $count ->
    [one] Kopiorna av {$count} fil ska raderas nu
   *[other] Kopiorna av {$count} filer ska raderas nu
}
exports-disclosures = Utlämnanden
exports-disclosures-lead = Varje fil som gjorts av svar: vem som begärde den, för vem, varför och hur länge.
exports-disclosures-none = Inga svar har lämnats ut som filer.

# What members see
exports-given = Vem som har fått mina svar
exports-given-lead = Den som läser dina svar ser dem alltid utan din pseudonym och din e-postadress.
exports-given-results = Resultat
exports-given-results-lead = Stadens forskare ser svaren du har skickat som en del av resultaten, i grupper.
exports-given-researchers = forskarna i projektet
exports-given-nothing-sent = Du har inte skickat några svar.
exports-given-files = Filer
exports-given-files-lead = Dessa filer har gjorts så att varje svarandes svar står på en egen rad.
exports-given-none = Dina svar finns inte i någon fil.
exports-given-who = Mottagare
exports-given-project = Projekt
exports-given-when = När
exports-given-why = Varför
exports-given-what = Vad
exports-given-not-out = Filen har inte laddats ned.
