# The question bank: questions kept for other tasks
bank-title = Frågebanken
bank-lead = Frågor som stadens forskare har sparat för andra uppgifter. När samma sak alltid frågas med samma ord kan svaren jämföras från år till år. I banken finns inga svar.
bank-take = Ta frågor ur frågebanken
bank-take-lead = Frågorna läggs till efter de nuvarande, och du kan ändra dem fritt.
bank-keep = Spara frågor i frågebanken
bank-keep-lead = Alla stadens forskare ser frågorna i banken och kan ta dem till sina uppgifter. Villkor som beror på andra frågor följer inte med.
bank-keep-questions = Frågor som sparas
bank-keep-save = Spara i banken
bank-name = Namn på frågorna
bank-name-hint = Med det här namnet hittar dina kolleger frågorna, till exempel ”Årsenkätens bakgrundsuppgifter”.
bank-name-missing = Ge frågorna ett namn.
bank-topic = Ämne
bank-topic-missing = Välj ett ämne.
bank-topic-any = Alla ämnen
bank-words = Sök med ord
bank-search = Sök
bank-found = { $count ->
    [0] Inget hittades. Försök med andra ord eller ett annat ämne.
    [one] {$count} hittades.
   *[other] {$count} hittades.
 }
bank-standard = Standardfråga i Kanssa
bank-change = Ändra namnet eller ta bort
bank-entry-title = Frågor i frågebanken
bank-remove = Ta bort ur banken
bank-remove-sure = Uppgifter som redan har tagit frågorna behåller dem.
bank-gone = Frågorna finns inte längre i banken. Välj andra.
bank-flash-kept = Frågorna finns nu i frågebanken.
bank-flash-removed = Frågorna har tagits bort ur frågebanken.
bank-topic-background = Bakgrundsuppgifter
bank-topic-satisfaction = Nöjdhet
bank-topic-services = Tjänster
bank-topic-surroundings = Livsmiljö
bank-topic-mobility = Att röra sig
bank-topic-participation = Delaktighet
bank-topic-accessibility = Tillgänglighet
bank-topic-other = Ett annat ämne
bank-standard-age-band = Åldersgrupp
bank-standard-household = Hushåll
bank-standard-satisfaction = Nöjdhet med tjänsten
bank-standard-recommending = Rekommendation
bank-standard-ease = Hur lätt ärendet var
bank-standard-obstacles = Hinder för användningen
bank-standard-influence = Inflytande i det egna området
