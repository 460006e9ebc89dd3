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

oversight-retention = Mitä säilytetään ja kuinka kauan
oversight-retention-about = Mitä kunakin päivänä poistettiin ja onko poistot tehty
oversight-retention-lead = Palvelu poistaa kerran päivässä kaiken, minkä säilytysaika on päättynyt. Jokaisesta ajosta jää tänne todistus: se kertoo, kuinka paljon poistettiin, ei kenen tietoja. Todistukset on ketjutettu, joten yhtäkään ei voi muuttaa tai poistaa huomaamatta.
oversight-retention-verify = Tarkista todistukset
oversight-retention-sound = { $number ->
    [one] Todistus on sellaisena kuin se kirjoitettiin.
   *[other] Kaikki {$number} todistusta ovat sellaisina kuin ne kirjoitettiin.
}
oversight-retention-ran = Viimeisin ajo päättyi {$moment}.
oversight-retention-overdue = Mitään ei ole poistettu {$moment} jälkeen. Ajon pitäisi olla päivittäinen: kerro palvelun ylläpitäjälle.
oversight-retention-never = Mitään ei ole koskaan poistettu. Ajon pitäisi olla päivittäinen: kerro palvelun ylläpitäjälle.
oversight-retention-not-yet = Palvelu on uusi. Ensimmäinen ajo on vielä tulossa.
oversight-retention-rules = Säännöt
oversight-retention-last = Viimeisimmässä ajossa: {$count}
oversight-retention-runs = Viimeisimmät ajot
oversight-retention-none = Ajoja ei ole vielä.
oversight-retention-run = Todistus {$number}, {$moment}
oversight-retention-nothing = Poistettavaa ei ollut.
oversight-rule-drafts = Aloitetut ja lähettämättä jääneet vastaukset
oversight-rule-drafts-when = Poistetaan, kun tehtävä ja aika viimeistellä ne ovat ohi.
oversight-rule-requests = Pyydetyt kirjautumiset
oversight-rule-requests-when = Poistetaan, kun linkki ja koodi ovat vanhentuneet, tunnin kuluessa.
oversight-rule-mails = Sähköpostit, joita ei saatu perille
oversight-rule-mails-when = Niistä luovutaan, kun niistä ei enää ole hyötyä.
oversight-rule-sign-ins = Kirjautumiset
oversight-rule-sign-ins-when = Poistetaan 30 hiljaisen päivän ja enintään 90 päivän jälkeen; henkilöstön ja yhteisten laitteiden tunnin ja enintään 12 tunnin jälkeen.
oversight-rule-counters = Väärinkäytön laskurit
oversight-rule-counters-when = Poistetaan tunnin kuluessa.
oversight-rule-messages = Kirjautumatta lähetetyt viestit
oversight-rule-messages-when = Poistetaan {$days} päivän jälkeen.
oversight-rule-files = Vastausten tiedostot
oversight-rule-files-when = Poistetaan kolmen päivän jälkeen.
oversight-rule-photos = Kuvat, jotka eivät ole missään vastauksessa
oversight-rule-photos-when = Poistetaan viikon jälkeen.
oversight-rule-links = ”Olen yhä mukana” -linkit
oversight-rule-links-when = Poistetaan, kun päivä, jota ne koskevat, on ohi.
oversight-rule-first = Ensimmäinen ilmoitus hiljaisille jäsenille
oversight-rule-first-when = Lähetetään 30 päivää ennen jäsenyyden päättymistä.
oversight-rule-second = Toinen ilmoitus hiljaisille jäsenille
oversight-rule-second-when = Lähetetään 7 päivää ennen jäsenyyden päättymistä.
oversight-rule-silent = Hiljaiset jäsenet
oversight-rule-silent-when = Poistetaan kaikkine tietoineen, kun kirjautumisia tai vastauksia ei ole ollut kuuteen kuukauteen ja molemmat ilmoitukset on lähetetty.
oversight-rule-left = Poistuneet jäsenet
oversight-rule-left-when = Poistetaan heti, kun he pyytävät.
oversight-purpose-profile = Taustakysymykset
oversight-purpose-digest = Sähköpostit keskusteluista
oversight-purpose-event-contact = Yhteydenotto haastatteluja ja työpajoja varten
oversight-purpose-reward-contact = Yhteydenotto palkkiota varten
oversight-purpose-partner-disclosure = Henkilöllisyyden kertominen kumppanille
oversight-purpose-tax-report = Palkkion ilmoittaminen verotusta varten
oversight-rule-passed = Ohitettu
oversight-rule-passed-when = Jonkun jäsenen tiedoissa oli vikaa, joten sääntöä ei voitu toteuttaa. Kerro palvelun ylläpitäjälle.

# The security log
oversight-security = Verkko-osoitteiden loki
oversight-security-about = Väärinkäytösten selvittäminen: kuka on pyytänyt nähdä verkko-osoitteita, missä asiassa ja miksi.
oversight-security-lead = Palvelu tallentaa salattuna, mistä verkko-osoitteesta on kirjauduttu, liitytty ja lähetetty viestejä. Tieto säilyy 30 päivää. Sitä voi katsoa vain väärinkäytöksen selvittämiseksi: yksi pyytää, toinen hyväksyy, ja pyytäjä voi katsoa vuorokauden ajan. Jokainen katselu kirjataan lokiin.
oversight-security-case = Asian numero
oversight-security-case-missing = Kirjoita asian numero.
oversight-security-reason = Syy
oversight-security-reason-hint = Mitä selvitetään ja miksi tieto tarvitaan. Älä kirjoita tähän henkilötietoja.
oversight-security-reason-missing = Kirjoita syy.
oversight-security-kind = Mitä kysytään
oversight-security-of-pseudonym = Mistä verkko-osoitteista nimimerkki on käyttänyt palvelua
oversight-security-of-address = Kuka on käyttänyt palvelua verkko-osoitteesta
oversight-security-kind-missing = Valitse, mitä kysyt.
oversight-security-value = Nimimerkki tai verkko-osoite
oversight-security-no-member = Tällaista nimimerkkiä ei ole. Kirjoita se täsmälleen niin kuin se näkyy palvelussa.
oversight-security-no-address = Kirjoita verkko-osoite muodossa 192.0.2.1 tai 2001:db8::1.
oversight-security-ask = Pyydä lupaa katsoa
oversight-security-asked = Pyynnöt 30 päivän ajalta
oversight-security-none = Kukaan ei ole pyytänyt lupaa.
oversight-security-waiting = Odottaa toisen henkilön päätöstä
oversight-security-granted = Hyväksytty
oversight-security-refused = Hylätty
oversight-security-asks-pseudonym = Mistä verkko-osoitteista {$pseudonym} on käyttänyt palvelua
oversight-security-asks-address = Kuka on käyttänyt palvelua osoitteesta {$address}
oversight-security-gone = Jäsen on lähtenyt, ja hänen tietonsa on poistettu.
oversight-security-one = Asia {$number}
oversight-security-decided-by = Päätöksen teki
oversight-security-other-decides = Toisen henkilön on hyväksyttävä pyyntösi.
oversight-security-over = Vuorokausi on kulunut. Tee uusi pyyntö, jos tarvitset tietoja vielä.
oversight-security-decide = Hyväksy vain, jos asia vaatii näitä tietoja. Pyytäjä näkee ne vuorokauden ajan.
oversight-security-grant = Hyväksy
oversight-security-refuse = Hylkää
oversight-security-entries = Merkinnät
oversight-security-no-entries = Merkintöjä ei ole.
oversight-security-audited = Tämä katselu on kirjattu lokiin.
oversight-security-nobody = Ei kirjautunut
oversight-security-staff = Henkilöstö
oversight-security-nameless = Lähtenyt tai nimetön
oversight-security-sign-in-asked = Pyysi kirjautumislinkkiä
oversight-security-wrong-code = Kirjoitti väärän koodin
oversight-security-signed-in = Kirjautui
oversight-security-joined = Liittyi
oversight-security-message = Lähetti viestin
oversight-security-address-changed = Vaihtoi sähköpostiosoitteen
oversight-security-flash-asked = Pyyntö on tallennettu. Toinen henkilö päättää siitä.
oversight-security-flash-decided = Päätös on tallennettu.
oversight-rule-security = Verkko-osoitteiden loki
oversight-rule-security-when = Poistetaan 30 päivän kuluttua, ja samalla hävitetään päivän avain.
oversight-rule-lookups = Pyynnöt katsoa verkko-osoitteita
oversight-rule-lookups-when = Poistetaan 30 päivän kuluttua.
