# The questions
answers-progress = Sida {$page} av {$pages}
answers-required = (obligatorisk)
answers-at-most = Välj högst {$most} alternativ.
answers-yes = Ja
answers-no = Nej
answers-other = Berätta närmare
answers-not-said = Jag vill inte svara
answers-clear = Ta bort valet
answers-next = Nästa
answers-back = Föregående

# Looking the answers over
answers-to-review = Kontrollera svaren
answers-review-title = Kontrollera dina svar
answers-review-lead = Svaren skickas först när du trycker på knappen ”Skicka svaren”. Du kan ändra dem även efter det, tills uppgiften stängs.
answers-no-answer = Inget svar
answers-change = Ändra
answers-send = Skicka svaren

# How it stands while answering
answers-saved = Sparat
answers-saving = Sparar…
answers-sending = Skickar…
answers-offline = Det går inte att nå tjänsten just nu. Dina svar finns kvar på den här enheten, och du kan fortsätta. Väntar på att sparas: {$count}
answers-offline-not-kept = Det går inte att nå tjänsten just nu. Ingenting sparas på den här enheten. Håll sidan öppen tills förbindelsen är tillbaka.
answers-will-send = Dina svar skickas när förbindelsen till tjänsten är tillbaka. Håll sidan öppen tills dess.
answers-photos-awaited = Bilder är fortfarande på väg till tjänsten. Svaren skickas när bilderna har kommit fram. Håll sidan öppen. Om det drar ut på tiden, gå tillbaka till bildfrågan: någon bild kan behöva läggas till på nytt.
answers-photos-notice = Bilderna ses av forskarna i det här projektet. Visa inte andras ansikten, registerskyltar eller annat som avslöjar vem någon är. Uppgifter om plats och enhet tas bort ur bilderna.
answers-photo = Bild {$number}
answers-photos = { $count ->
    [one] {$count} bild
   *[other] {$count} bilder
 }
answers-photo-add = Ta eller välj en bild
answers-photos-add = Ta eller välj bilder
answers-photos-plain = Bilden sparas när du går vidare från sidan. En bild får vara högst 8 megabyte.
answers-photo-remove = Ta bort bilden
answers-photo-removed = Bilden är borttagen.
answers-photo-sending = Bilden skickas
answers-photo-waiting = Väntar på förbindelse.
answers-photo-stored = Bilden är sparad.
answers-photo-again = Försök igen
answers-photos-most = Det går att lägga till högst {$most} bilder.
answers-signed-out = Din inloggning har upphört. Dina svar finns kvar på den här enheten och skickas till tjänsten när du har loggat in på nytt.
answers-signed-out-not-kept = Din inloggning har avslutats. Ingenting sparas på den här enheten: logga in i en annan flik och kom tillbaka till den här sidan.
answers-sign-in = Logga in på nytt
answers-closed-meanwhile = Uppgiften har stängts. Svar kan inte längre sparas eller skickas.
answers-unreadable = Svaren kunde inte sparas. Kopiera de texter du har skrivit och ladda sidan på nytt.
answers-changed-elsewhere = Du har svarat på samma fråga senare på en annan enhet. Det senare svaret gäller.
answers-look-again = Dina svar är inte längre de som du gick igenom: du har svarat på en annan enhet eller så har frågorna ändrats. Gå igenom svaren en gång till och skicka dem sedan.
answers-waiting = Svar på den här enheten som väntar på att sparas:

# What is wrong with an answer
answers-problem-missing = Svara på den här frågan.
answers-problem-missing-rows = Svara på varje punkt.
answers-problem-other-untold = Berätta närmare vad du menar eller välj ett annat alternativ.
answers-problem-contradiction = Du har svarat och också valt ”Jag vill inte svara”. Behåll bara det ena.
answers-problem-not-offered = Svaret finns inte bland alternativen. Välj ett av dem.
answers-problem-too-many = Du har valt för många alternativ. Det största tillåtna antalet är {$most}.
answers-problem-too-long = Svaret är för långt. Förkorta det. Det största tillåtna antalet tecken är {$most}.
answers-problem-control-character = Svaret innehåller ett tecken som inte kan sparas. Skriv texten på nytt.
answers-problem-not-a-number = Skriv svaret med siffror, till exempel 12.
answers-problem-not-whole = Skriv ett heltal utan decimaler.
answers-problem-too-many-decimals = Talet har för många decimaler. Det största tillåtna antalet är {$most}.
answers-problem-too-small = Talet är för litet. Det minsta tillåtna talet är {$least}.
answers-problem-too-great = Talet är för stort. Det största tillåtna talet är {$greatest}.

# The task closed while answering
answers-closed-title = Uppgiften har stängts
answers-closed-lead = Svar kan inte längre sparas, ändras eller skickas.
answers-closed-typed = Text som inte hann sparas
answers-closed-mine = Se dina sparade svar

# One's own answers
answers-mine-title = Mina svar
answers-mine-none = Du har ännu inte svarat på någon uppgift.
answers-download = Ladda ner allt vi har om dig (zip-fil)
answers-thanks = Tack för dina svar
answers-receipt = Du skickade dina svar den
answers-sent-at = Skickade den
answers-not-sent = Svaren har inte skickats
answers-editable-until = Du kan ändra dina svar tills uppgiften stängs den
answers-edit = Ändra svaren
answers-go-on = Fortsätt svara
answers-unsent-changes = Du har ändrat dina svar men inte skickat ändringarna. De börjar gälla när du skickar svaren på nytt.
answers-revert = Ångra ändringarna
answers-remove-summary = Radera svaren
answers-remove-lead = Alla dina svar på den här uppgiften raderas genast. Svar som har raderats går inte att få tillbaka. Om dina svar redan har lämnats ut i en fil ska mottagaren radera sin kopia; mottagarna ser du på sidan ”Vem som har fått mina svar”.
answers-remove = Radera mina svar
answers-to-tasks = Till de öppna uppgifterna

# Where there is no network
answers-no-network-title = Ingen förbindelse till tjänsten
answers-no-network-lead = Det går inte att nå tjänsten just nu. Du kan svara på de uppgifter som du har öppnat på den här enheten. Dina svar finns kvar på enheten och sparas i tjänsten när förbindelsen är tillbaka.
answers-no-network-kept = Uppgifter som har öppnats på den här enheten
answers-no-network-again = Försök igen

# Further kinds of questions
answers-at-least = Välj minst {$least}.
answers-between = Välj {$least}–{$most}.
answers-rank-all = Ge var och en en plats: 1 är den första.
answers-rank-some = Välj platserna 1–{$most}: 1 är den första. De övriga får ingen plats.
answers-move-up = flytta uppåt
answers-move-down = flytta nedåt
answers-least-characters = Skriv minst {$least} tecken.
answers-from-to = Mellan {$from} och {$to}
answers-first-day = Tidigast {$first}
answers-last-day = Senast {$last}
answers-sum = Talen ska tillsammans bli {$sum}.
answers-not-known = Jag kan inte säga
answers-search = Sök i listan
answers-none-found = Inget i listan passar.
answers-choose = Välj
answers-other-if = Om du valde något annat, berätta mer
answers-slider = Skjutreglage
answers-less = Mindre
answers-more = Mer
answers-repeated = Punkt {$number}
answers-repeated-add = Lägg till nästa
answers-repeated-empty = Töm punkt {$number}
answers-from = Från
answers-to = Till
answers-problem-too-few = Du har valt för få. Välj minst {$least}.
answers-problem-not-alone = Ett av dina val passar inte ihop med de andra. Ta bort det eller de andra.
answers-problem-too-short = Svaret är för kort. Skriv minst {$least} tecken.
answers-problem-off-step = Talet passar inte in bland stegen. Ett steg är {$step}.
answers-problem-wrong-sum = Talen ska tillsammans bli {$sum}. Rätta talen.
answers-problem-not-a-date = Ange en dag, till exempel 24.12.2026.
answers-problem-too-early = Dagen är för tidig. Den första möjliga är {$first}.
answers-problem-too-late = Dagen är för sen. Den sista möjliga är {$last}.
answers-problem-not-a-span = Ange både början och slut. Slutet kan inte komma före början.
answers-problem-not-a-time = Ange ett klockslag, till exempel 9.30.
answers-problem-places-unclear = Ge var och en en egen plats utan att hoppa över någon.
answers-problem-not-a-photo = Filen går inte att läsa som en bild. Välj en bild i formatet JPEG, PNG eller WebP.
answers-problem-photo-too-large = Bilden är för stor. Den får vara högst 8 megabyte och ha högst 64 miljoner bildpunkter.
answers-problem-too-many-photos = Så många bilder har lagts till under ett dygn att fler inte tas emot just nu. Försök igen i morgon.
answers-problem-photo-missing = Bilden har inte kommit fram än. Vänta en stund, eller ta bort den och lägg till den på nytt.
answers-problem-passed-over = Du hoppade över den här frågan. Du kan svara på den eller fortsätta utan svar.
answers-passed-over = Lämnade du något obesvarat med avsikt? Tryck en gång till för att fortsätta.
answers-full-title = Det finns redan tillräckligt många svar
answers-full-lead = Tack för att du ville svara. Till den här uppgiften behövdes ett begränsat antal svar, och det antalet är fullt.
answers-full-nothing-kept = Av dina svar har ingenting sparats. Andra uppgifter väntar fortfarande på dig.
answers-full-begun = Du hann svara på en del av frågorna. De svaren är inte skickade, ingen annan ser dem, och de tas bort senast när uppgiften arkiveras. Du kan också ta bort dem genast.
answers-full-remove = Ta bort mina svar
