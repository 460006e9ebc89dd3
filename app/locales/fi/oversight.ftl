# Where the data protection officer begins
oversight-title = Valvonta
oversight-lead = Näillä sivuilla voi katsoa ja tarkistaa. Päätettävänä ovat vain luvat arkaluonteisiin kysymyksiin.
oversight-settings = Voimassa olevat asetukset
oversight-settings-about = Mitä on asetettu, milloin ja kuka sen teki, ja mitä ei voi muuttaa.
oversight-roles = Henkilöstön roolit
oversight-roles-about = Kenellä on mikäkin rooli ja mistä lähtien.
oversight-consents = Suostumukset
oversight-consents-about = Mihin jäsenet ovat suostuneet, ja suostumusluettelon eheyden tarkistus.

# The settings in force
oversight-settable = Pääkäyttäjän asetukset
oversight-in-force = Voimassa
oversight-default = Oletus
oversight-changed = Muutettu viimeksi
oversight-never = Ei koskaan
oversight-fixed = Mitä kukaan ei voi muuttaa
oversight-fixed-lead = Nämä rajat ovat osa ohjelmaa. Ne eivät muutu palvelun ollessa käynnissä.
oversight-fixed-results = Tulokset näytetään aina vähintään {$least} vastaajan ryhmissä.
oversight-fixed-link = Kirjautumislinkki toimii {$minutes} minuuttia ja vain kerran.
oversight-fixed-idle = Jäsenen kirjautuminen päättyy, kun sitä ei ole käytetty {$days} päivään, ja joka tapauksessa {$longest} päivän kuluttua.
oversight-fixed-staff = Henkilöstön kirjautuminen päättyy, kun sitä ei ole käytetty {$minutes} minuuttiin, ja joka tapauksessa {$hours} tunnin kuluttua.

# The roles of staff
oversight-roles-lead = Tiedot tulevat henkilöstön tileistä ja valvontalokista. Päättyneet tilit eivät ole luettelossa; niiden vaiheet näkyvät valvontalokissa.
oversight-roles-since = Nykyiset roolit alkaen
oversight-roles-added = Tili lisättiin
oversight-roles-last = Kirjautui viimeksi
oversight-roles-never = Ei ole kirjautunut

# The consents
oversight-consents-lead = Suostumukset on salattu, joten niiden laskeminen ja tarkistaminen avaa jokaisen. Luvut kertovat nykyisten jäsenten päätöksistä. Ne on pyöristetty alaspäin luvun {$least} kerrannaiseen, eikä niistä näe, kuka on päättänyt mitä. Jokainen tarkistus kirjataan valvontalokiin.
oversight-consents-verify = Laske ja tarkista nyt
oversight-consents-texts = Tekstit, joihin on suostuttu
oversight-consents-none = Kukaan ei ole vielä antanut suostumusta.
oversight-consents-since = Näytetty alkaen {$day}
oversight-consents-sound = Suostumusluettelo on eheä. Kaikki merkinnät tarkistettiin {$moment}. Merkintöjä on {$entries}.
oversight-consents-broken = Suostumusluettelo ei ole eheä. Tarkistus tehtiin {$moment}. Ota yhteyttä ylläpitoon ja aja komento kanssa consents verify.
oversight-consents-more = Muita poikkeamia: {$more}. Komento luettelee ne kaikki.
oversight-count-few = alle {$least}
oversight-count-at-least = vähintään {$count}
oversight-purpose-membership = Jäsenyys
oversight-decision-given = Annettu
oversight-decision-declined = Kieltäydytty
oversight-decision-withdrawn = Peruttu

# What a verification can find
oversight-finding-entry = Ensimmäinen rikkoutunut merkintä on {$entry}: se ei seuraa edellisestä.
oversight-finding-cut = Luettelo päättyy merkintään {$ends}, vaikka merkintä {$known} on ollut olemassa.
oversight-finding-rewritten = Merkintä {$entry} ei ole se, joka aikanaan kirjoitettiin.
oversight-finding-changed = Merkinnän {$entry} suostumusta on muutettu.
oversight-finding-removed = Merkinnän {$entry} suostumus on poistettu, vaikka jäsen ei ole lähtenyt.
oversight-finding-unreadable = Suostumuksia, joita ei voi lukea: {$count}.
oversight-finding-foreign = Suostumuksia, joista luettelossa ei ole merkintää: {$count}.
