# The second factor
staff-second-factor-title = Vahvista kirjautuminen
staff-second-factor-code = Todennussovelluksen koodi
staff-second-factor-hint = Avaa todennussovellus ja kirjoita kuusinumeroinen koodi, joka siinä näkyy.
staff-second-factor-wrong = Koodi ei kelpaa. Odota, kunnes sovellus näyttää uuden koodin, ja kirjoita se.
staff-second-factor = Todennussovellus
staff-factor-picture = Kuvakoodi, jonka todennussovellus lukee kameralla. Sama avain on kuvan alla tekstinä.
staff-factor-open-app = Avaa tämän laitteen todennussovelluksessa
staff-factor-key = Jos et voi lukea kuvaa, kirjoita sovellukseen tämä avain:
staff-factor-renew = Vaihda todennussovellus
staff-factor-renew-lead = Kun otat käyttöön uuden puhelimen tai todennussovelluksen, vahvista ensin nykyisellä. Nykyinen toimii, kunnes olet kirjoittanut uuden sovelluksen koodin. Jos nykyistä ei enää ole, pyydä pääkäyttäjää uusimaan se.
staff-factor-present = Nykyisen todennussovelluksen koodi
staff-factor-present-hint = Jos kirjauduit juuri, odota, kunnes sovellus näyttää seuraavan koodin.
staff-factor-renew-next = Jatka
staff-factor-new = Uusi todennussovellus
staff-factor-new-lead = Lue kuva uudella sovelluksella ja kirjoita koodi, jonka sovellus näyttää. Tee se 15 minuutin kuluessa. Muut kirjautumisesi päättyvät.
staff-factor-new-code = Uuden todennussovelluksen koodi
staff-factor-new-wrong = Koodi ei ole uuden avaimen. Tarkista, että luit tämän kuvan, ja kirjoita koodi, jonka sovellus nyt näyttää.
staff-factor-new-submit = Ota uusi käyttöön
staff-factor-keep = Pidä nykyinen
staff-factor-offer-ended = Aika loppui, tai olet jo vaihtanut sovelluksen toisaalla. Aloita alusta nykyisen sovelluksen koodilla.
staff-factor-reset-when = Jos puhelin on kadonnut tai rikki, henkilö tarvitsee uuden avaimen todennussovellukseensa.
staff-factor-reset-ask = Uusi todennusavain
staff-factor-reset-title = Uusitaanko avain tilille {$name}?
staff-factor-reset-lead = Nykyinen todennussovellus lakkaa heti toimimasta, ja kaikki tilin kirjautumiset päättyvät. Saat uuden avaimen annettavaksi henkilölle.
staff-factor-reset-sure = Varmista ensin, että pyyntö tulee henkilöltä itseltään: tapaa hänet tai soita numeroon, jonka tiedät ennestään. Uusiminen jää valvontalokiin.
staff-factor-reset-submit = Uusi avain nyt
staff-factor-reset-done = Todennusavain on uusittu

# Where staff begin
staff-home-title = Henkilöstön sivut
staff-home-messages = Saapuneet viestit
staff-home-roles = Roolisi

# The roles and what they do
staff-role-moderator = Moderaattori
staff-role-researcher = Tutkija
staff-role-coordinator = Koordinaattori
staff-role-payroll = Palkanlaskija
staff-role-admin = Pääkäyttäjä
staff-role-dpo = Tietosuojavastaava
staff-does-moderator = Huolehdit siitä, että jäsenten keskustelut pysyvät asiallisina. Näet nimimerkit mutta et sähköpostiosoitteita. Roolilla ei ole omia sivuja.
staff-does-researcher = Laadit tehtäviä ja luet omien projektiesi vastauksia pseudonymisoituina. Et näe jäsenten sähköpostiosoitteita.
staff-does-coordinator = Luet jäsenten ja kävijöiden viestejä ja vastaat jäsenille. Näet nimimerkin mutta et sähköpostiosoitetta.
staff-does-payroll = Ilmoitat palkkiot Verohallinnolle. Et näe nimimerkkejä etkä vastauksia. Roolilla ei ole omia sivuja.
staff-does-admin = Hoidat henkilöstön tilejä ja rooleja, palvelun asetuksia ja sivuston tekstejä. Et näe jäsenten vastauksia, viestejä etkä sähköpostiosoitteita.
staff-does-dpo = Luet jäsenten ja kävijöiden viestejä ja vastaat jäsenille. Näet nimimerkin mutta et sähköpostiosoitetta. Luet valvontalokia, katsot voimassa olevia asetuksia, rooleja ja suostumuksia ja tarkistat, että loki ja suostumusluettelo ovat eheitä.

# Accounts of staff
staff-accounts = Henkilöstön tilit
staff-account-new = Uusi tili
staff-account-name = Nimi
staff-account-name-hint = Työtoverit tuntevat tilin tällä nimellä. Jäsenet eivät näe sitä.
staff-account-name-missing = Anna nimi.
staff-account-nameless = (nimetön tili)
staff-account-address-hint = Osoite salataan, eikä sitä näytetä kenellekään tämän jälkeen.
staff-account-address-wrong = Anna sähköpostiosoite, esimerkiksi nimi@kaupunki.fi.
staff-account-exists = Osoitteella on jo tili.
staff-account-roles = Roolit
staff-account-roles-missing = Valitse vähintään yksi rooli.
staff-account-own = Et voi luopua omasta pääkäyttäjän roolistasi. Pyydä toista pääkäyttäjää.
staff-account-add = Lisää tili
staff-account-added = Tili on lisätty
staff-account-secret = Anna tämä salaisuus henkilölle {$name} turvallisesti: hän syöttää sen todennussovellukseen. Sitä ei näytetä uudelleen.
staff-account-end = Päätä tili
staff-account-end-lead = Kaikki tilin kirjautumiset päättyvät heti, ja tili poistuu projekteista. Valvontalokin merkinnät säilyvät.
staff-account-end-ask = Tarkista ja päätä tili
staff-account-end-title = Päätetäänkö tili {$name}?
staff-account-end-owned = { $count ->
    [one] Vain tämä henkilö omistaa projektin
   *[other] Vain tämä henkilö omistaa {$count} projektia
}
staff-account-end-owned-then = Kun tili on päätetty, kukaan ei voi muuttaa, ketkä ovat näissä projekteissa mukana. Mukana olevat voivat jatkaa entisin oikeuksin; jos muita ei ole, projekti ei näy enää kenellekään. Pyydä henkilöä ensin tekemään työtoverista omistaja projektin sivulla, tai siirrä projekti itse toiselle tutkijalle.
staff-account-end-copies = { $count ->
    [one] {$count} ladatun tiedoston kopioita ei ole ilmoitettu poistetuiksi
   *[other] {$count} ladatun tiedoston kopioita ei ole ilmoitettu poistetuiksi
}
staff-account-end-copies-then = Pyydä henkilöä poistamaan kopiot ja vahvistamaan se. Tilin päätyttyä poistamisen voi vahvistaa työtoveri, joka muokkaa projektia.

# The audit log
staff-log = Valvontaloki
staff-log-lead = Mitä henkilöstö on tehnyt, milloin ja mille. Lokiin ei koskaan tallenneta vastausten tai viestien sisältöä.
staff-log-verify = Tarkista lokin eheys
staff-log-sound = Loki on eheä: {$entries} merkintää tarkistettu.
staff-log-broken = Lokia on muutettu, tai siitä puuttuu merkintöjä. Ota yhteyttä ylläpitoon ja aja komento kanssa audit verify.
staff-log-act = Näytä tapahtumat
staff-log-who = Kuka
staff-log-day = Päivä
staff-log-none = Ei merkintöjä näillä rajauksilla.
staff-log-file = Lataa taulukkona (CSV)
staff-log-version = selosteen versio {$version}
staff-log-access-removed = poistettiin projektista
staff-log-text-removed = kaupungin oma teksti poistettiin
staff-log-copy = kopio toisesta tehtävästä
staff-log-one = yksi kokeilu
staff-log-all = kaikki kokeilut
staff-log-register = viesti rekisterinpitäjälle
staff-log-setting-changed = asetuksen muutoksen vuoksi
staff-log-start-up = käynnistettäessä: teksti tai määritys oli muuttunut
staff-log-command-line = komentoriviltä
staff-log-older = Vanhemmat merkinnät
staff-log-service = palvelu itse tai komentorivi
staff-log-ended = päättynyt tili

# What the audit log tells
staff-act-staff-added = Henkilöstön tili lisättiin
staff-act-signed-in = Kirjauduttiin sisään
staff-act-signed-out = Kirjauduttiin ulos
staff-act-message-read = Viesti luettiin
staff-act-message-answered = Viestiin vastattiin
staff-act-notice-published = Tietosuojaselosteen uusi versio tuli voimaan
staff-act-task-published = Tehtävä julkaistiin
staff-act-project-added = Projekti luotiin
staff-act-project-changed = Projektin tietoja muutettiin
staff-act-access-changed = Projektin oikeuksia muutettiin
staff-act-ownership-transferred = Projekti siirrettiin toiselle omistajalle
staff-act-partner-added = Projektille lisättiin kumppani
staff-act-partner-ended = Kumppanuus päättyi
staff-act-task-added = Tehtävä luotiin
staff-act-task-changed = Tehtävää muutettiin
staff-act-task-paused = Tehtävä keskeytettiin
staff-act-task-closed = Tehtävä suljettiin
staff-act-task-reopened = Tehtävä avattiin uudelleen
staff-act-task-archived = Tehtävä arkistoitiin
staff-act-task-removed = Luonnos poistettiin
staff-act-bank-entry-added = Kysymyksiä säilytettiin kysymyspankissa
staff-act-bank-entry-changed = Kysymyspankin kysymykset nimettiin uudelleen
staff-act-bank-entry-removed = Kysymyksiä poistettiin kysymyspankista
staff-act-leave-asked = Arkaluonteisille kysymyksille pyydettiin lupa
staff-act-leave-given = Arkaluonteisille kysymyksille annettiin lupa
staff-act-leave-refused = Arkaluonteisten kysymysten lupa evättiin
staff-act-test-answers-removed = Tehtävän kokeiluvastauksia poistettiin
staff-act-results-opened = Tehtävän tulokset avattiin
staff-act-words-read = Kirjoitettuja vastauksia luettiin
staff-act-file-asked = Vastauksista pyydettiin tiedosto
staff-act-file-downloaded = Vastausten tiedosto ladattiin
staff-act-file-deleted = Tiedoston kopiot ilmoitettiin poistetuiksi
staff-act-roles-changed = Tilin rooleja muutettiin
staff-act-second-factor-renewed = Joku vaihtoi todennussovelluksensa
staff-act-second-factor-reset = Tilin toinen tunniste uusittiin
staff-act-staff-removed = Henkilöstön tili päätettiin
staff-act-setting-changed = Asetusta muutettiin
staff-act-site-text-changed = Sivuston tekstiä muutettiin
staff-act-consents-verified = Suostumusluettelo laskettiin ja tarkistettiin
staff-act-log-read = Valvontaloki tarkistettiin
staff-act-key-rotated = Salausavain vaihdettiin
staff-act-backed-up = Varmuuskopio tehtiin
staff-act-retention-verified = Säilytyksen todistukset tarkistettiin
staff-act-request-added = Rekisteröidyn pyyntö merkittiin
staff-act-request-extended = Rekisteröidyn pyynnön aikaa jatkettiin
staff-act-request-answered = Rekisteröidyn pyyntöön vastattiin
staff-act-security-asked = Pyydettiin lupaa katsoa verkko-osoitteita
staff-act-security-granted = Lupa katsoa verkko-osoitteita annettiin
staff-act-security-refused = Lupa katsoa verkko-osoitteita evättiin
staff-act-security-read = Verkko-osoitteita katsottiin
