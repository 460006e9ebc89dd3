# Before results are first shown
results-title = Resultat
results-choose-lead = Resultaten visas alltid för grupper om minst {$least} svarande och ökar i lika stora steg. Därför kan ingens svar räknas ut genom att jämföra två tidpunkter eller två urval.
results-compare = Utifrån vilka frågor vill du jämföra de svarande? (högst {$most})
results-compare-hint = Valet görs en gång och kan inte ändras, eftersom två olika indelningar kunde avslöja en enskild person. Ju fler frågor du väljer, desto mindre blir grupperna och desto långsammare visas deras resultat. Du kan låta bli att välja.
results-compare-too-many = Välj högst {$most} frågor.
results-choose = Öppna resultaten
results-sure-title = Ska resultaten öppnas?
results-sure-none = De svarande jämförs inte utifrån någon fråga. Valet kan inte ändras.
results-sure-chosen = De svarande jämförs utifrån de här frågorna. Valet kan inte ändras.
results-sure-advice = Om du väntar dig bara några tiotal svarande, välj ingen fråga alls eller bara en.
results-sure-back = Ändra valet
results-not-open = Resultaten är inte öppnade ännu. Den som får redigera projektet kan öppna dem.

# The results
results-of = {$count} svarande
results-of-few = Hittills har färre än {$least} svarande räknats
results-steps = Siffrorna ökar i steg om minst {$least} svarande, och de senaste svaren väntar på fler. Ett streck betyder att det inte finns svar eller att de är för få för att visas.
results-steps-over = Siffrorna ökar i steg om minst {$least} svarande. Uppgiften är slut, så de svar som fattas i siffrorna visas inte. Ett streck betyder att det inte finns svar eller att de är för få för att visas.
results-dashes-title = Varför står det streck i stället för siffror?
results-dashes = Vid ett streck har färre än {$least} personer gett samma svar, eller så kunde ett lika litet tal räknas ut av siffran. Av så få svar kunde man sluta sig till vem som svarade, så ingenting visas av dem.
results-dashes-all = Se på alla tillsammans: då blir fler rader synliga.
results-dashes-wait = Vänta på fler svarande: raderna fylls när svaren blir fler.
results-dashes-next = Slå i nästa uppgift ihop alternativ som få väljer, och jämför enligt färre frågor.
results-too-few = Resultaten kan inte visas ännu: det behövs minst {$least} skickade svar. Nya svar räknas med inom ungefär en minut.
results-too-few-over = Resultaten kan inte visas: det behövs minst {$least} skickade svar. Om resultaten nyss öppnades räknas svaren inom ungefär en minut.
results-too-few-filter = Den här gruppen har för få svarande: det behövs minst {$least}.
results-caption = Svar
results-caption-options = Valda alternativ, andel av dem som svarat
results-caption-answered = Svar på frågan
results-column-answer = Svar
results-column-month = Månad
results-column-hour = Klockslag
results-column-place = Plats
results-column-count = Antal
results-column-share = Andel
results-held-back = {$count} svar syns inte i siffrorna, eftersom de är för få av sitt slag.
results-held-back-people = {$count} svarande syns inte på de här raderna, eftersom de är för få på samma rad.
results-held-back-shares = Andelarna är räknade av alla, så de verkliga andelarna är minst så här stora.
results-held-back-options = En del av svaren syns inte i dessa siffror.
results-mean = Medelvärde {$mean}
results-mean-place = Medelplats {$mean} bland dem som gav en plats
results-nps = Net promoter score {$score}: av de svar som visas andelen 9–10 i procent minus andelen 0–6 i procent. Talet ligger mellan −100 och 100.
results-csat = Kundnöjdhet {$share}: andelen 4–5 av de svar som visas.
results-ces = Kundansträngning {$mean}: medelvärdet av de svar som visas, på skalan 1–7. Av dem gav {$share} 5–7, alltså var det lätt.
results-median = Median: {$bin}
results-read-words = Läs de skrivna svaren
results-read-words-of = Läs de skrivna svaren: {$field}
results-see-photos = Se bilderna
results-photos-lead = Bilderna står i slumpmässig ordning och kopplas inte till andra svar. De visas när minst {$least} svarande har lagt till en bild. Att någon ser dem antecknas i granskningsloggen. Om någon går att känna igen på en bild, spara eller dela den inte.
results-photos-count = { $count ->
    [one] {$count} bild
   *[other] {$count} bilder
 }
results-photo = Bild {$number} i svaren på frågan: {$question}

# What answers are called
results-chosen = Vald
results-not-chosen = Inte vald
results-answered = Besvarad
results-unanswered = Inget svar på frågan
results-not-said = Vill inte säga
results-cannot-say = Kan inte säga
results-no-answer = Inget svar
results-earlier-kind = Svar på frågans tidigare form
results-not-known = Inte känt
results-at-start = Före det första svaret
results-unasked = Inte tillfrågad
results-changed = Frågan har ändrats medan svar kom in. Siffrorna gäller alla dess versioner tillsammans:
results-asked-no-more = Frågan ställs inte längre.
results-asked-later = Frågan har lagts till senare: de som svarade tidigare fick den inte.
results-worded-before = Tidigare formulering: ”{$text}”
results-offered-later = Tillagt senare: {$choices}
results-offered-before = Erbjuds inte längre: {$choices}
results-former = {$code} (kan inte längre väljas)
results-no-place = Ingen plats
results-place = Plats {$place}
results-first-day = Första dagen
results-last-day = Sista dagen
results-hour = kl. {$from}–{$to}
results-month = { $month ->
    [1] januari {$year}
    [2] februari {$year}
    [3] mars {$year}
    [4] april {$year}
    [5] maj {$year}
    [6] juni {$year}
    [7] juli {$year}
    [8] augusti {$year}
    [9] september {$year}
    [10] oktober {$year}
    [11] november {$year}
   *[12] december {$year}
}
results-bin = minst {$from}, under {$below}
results-bin-from = {$from} eller mer
results-bin-below = under {$below}

# The filter
results-filter = Välj grupp
results-filter-any = Alla
results-filter-show = Visa
results-filter-hint = Resultat visas för en grupp när minst {$least} personer har räknats i den. I de märkta grupperna är de inte ännu så många.
results-filter-small = {$answer} (för få för att visas)

# How answering went
results-course = Så gick svarandet
results-completion = Skickade och avbrutna
results-completion-lead = Den som inte har rört sina svar på {$days} dagar räknas som avbruten tills hen fortsätter; när uppgiften är slut gäller det alla som inte har skickat. De som fortfarande svarar räknas inte. Siffrorna ökar i steg om minst {$least} svarande.
results-sent = Skickade sina svar
results-stopped = Började och avbröt
results-column-end = Hur det slutade
results-stops = Var svarandet avbröts: den sista besvarade frågan
results-column-last = Sista besvarade fråga
results-times = Tid för att svara
results-times-lead = Från det första svaret till att svaren skickades, pauser medräknade. Utan JavaScript räknas tiden från att den första sidan öppnades.
results-column-time = Tid
results-time-least = Under 1 minut
results-time = {$from}–{$below} minuter
results-time-most = Minst {$from} minuter, under ett dygn
results-time-day = Ett dygn eller mer

# What was written
results-words-lead = Svaren står i alfabetisk ordning och kopplas inte till andra svar. De visas när minst {$least} svarande har skrivit något. Läsningen antecknas i granskningsloggen.
results-search = Sök i svaren
results-search-do = Sök
results-words-count = { $count ->
    [one] {$count} svar
   *[other] {$count} svar
}
results-pages = Sidor
results-page = Sida {$number}/{$pages}
results-page-before = Föregående
results-page-after = Nästa
