# Questionnaires to begin with
templates-title = Frågemallar
templates-lead = Välj en mall. Frågorna läggs till efter de nuvarande på tre språk, och du kan ändra dem fritt.
templates-facts = {$count} frågor, tar cirka {$minutes} min
templates-take = Lägg till frågorna
templates-name-library = Bibliotek
templates-name-library-hours = Bibliotekets öppettider
templates-name-swimming-hall = Simhall
templates-name-park = Park i närheten
templates-name-youth = Ungas fritid
templates-name-transport-stop = Hållplats
templates-name-website = Stadens webbplats
templates-name-event = Respons på ett evenemang
templates-name-family-care = Att hjälpa en närstående hemma
templates-name-service-desk = Servicepunkt
templates-name-winter = Vinterunderhåll av gator
templates-name-cycling = Cykling
templates-name-budgeting = Medborgarbudgetering
