# Questionnaires to begin with
templates-title = Kysymyspohjat
templates-lead = Valitse pohja. Sen kysymykset lisätään nykyisten perään kolmella kielellä, ja voit muuttaa niitä vapaasti.
templates-facts = Kysymyksiä {$count}, aikaa kuluu noin {$minutes} min
templates-take = Lisää kysymykset
templates-name-library = Kirjasto
templates-name-library-hours = Kirjaston aukioloajat
templates-name-swimming-hall = Uimahalli
templates-name-park = Puisto
templates-name-youth = Nuorten vapaa-aika
templates-name-transport-stop = Pysäkki
templates-name-website = Kaupungin verkkosivut
templates-name-event = Palaute tapahtumasta
templates-name-family-care = Läheisen auttaminen kotona
templates-name-service-desk = Palvelupiste
templates-name-winter = Katujen talvihoito
templates-name-cycling = Pyöräily
templates-name-budgeting = Osallistuva budjetointi
