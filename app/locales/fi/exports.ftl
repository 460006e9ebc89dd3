# Asking for a file
exports-title = Vastaukset tiedostona
exports-lead = Tiedostossa on yksi rivi vastaajaa kohti. Nimimerkin sijaan rivillä on tunnus, joka on eri jokaisessa projektissa ja jokaisella kumppanilla. Mukana ovat ne, joiden vastaukset näkyvät tuloksissa. Vastaukset, joita on muutettu sen jälkeen, kun ne olivat jo tuloksissa, jäävät pois, jottei kahta tiedostoa vertaamalla näe yhden ihmisen muutosta.
exports-lead-seen = Tiedoston pyytäminen on tietojen luovutus: se kirjataan perusteluineen lokiin, ja jokainen, jonka vastauksia tiedostossa on, näkee kuka ne sai ja miksi.
exports-may-not = Tiedostoja voivat pyytää projektin muokkaajat.
exports-too-few = Tiedoston saa, kun tulokset on avattu ja niissä on vähintään {$least} vastaajaa, jotka tiedoston saaja saa nähdä.
exports-ask = Pyydä tiedosto
exports-for = Saaja
exports-for-hint = Kumppani saa vain niiden vastaukset, joille kumppanista oli kerrottu ennen kuin he aloittivat, ja vain kokonaisina vähintään kahdeksan vastaajan ryhminä.
exports-for-city = Kaupungin tutkijat
exports-for-wrong = Valitse saaja, jonka kumppanuus on nyt voimassa.
exports-rows = { $count ->
    [one] {$count} rivi
   *[other] {$count} riviä
}
exports-format = Tiedostomuoto
exports-format-wrong = Valitse tiedostomuoto.
exports-format-xlsx = Excel-työkirja (XLSX)
exports-format-csv-excel = CSV Exceliin: puolipisteet ja desimaalipilkut
exports-format-csv = CSV ohjelmille: pilkut ja desimaalipisteet
exports-format-json = JSON ohjelmille
exports-own-words = Mukaan myös se, mitä vastaajat ovat kirjoittaneet omin sanoin
exports-own-words-hint = Omista sanoista vastaajan voi tunnistaa. Ota ne mukaan vain, jos tarvitset niitä, ja lue ne ennen kuin annat tiedoston eteenpäin.
exports-reason = Mihin tiedostoa tarvitaan?
exports-reason-hint = Vastaajat näkevät tämän. Älä kirjoita henkilötietoja.
exports-reason-missing = Kerro, mihin tiedostoa tarvitaan.
exports-delete-by = Kopiot poistettava viimeistään
exports-delete-by-hint = Enintään {$days} päivän päässä.
exports-delete-by-wrong = Anna päivä, joka on edessäpäin ja enintään {$days} päivän päässä.
exports-earlier = Aiemmat tiedostot

# A file
exports-file = Tiedosto
exports-state = Tilanne
exports-state-making = Valmisteilla
exports-state-ready = Valmis ladattavaksi
exports-state-withdrawn = Poistettu: joku perui vastauksensa
exports-state-expired = Latausaika päättyi
exports-state-failed = Ei voitu tehdä
exports-progress = Kirjoitettu {$done}/{$total} riviä.
exports-look-again = Katso uudelleen
exports-download = Lataa
exports-table = Vastaukset
exports-codebook = Koodikirja: mitä sarakkeet ja koodit tarkoittavat
exports-spss = SPSS-syntaksi: lukee taulukon ja nimeää sarakkeet ja koodit
exports-r = R-skripti: tekee saman R:ssä
exports-manifest = Saate: mikä tiedosto on, kenelle, miksi ja mihin asti
exports-manifest-hint = Säilytä saate tiedoston mukana. Saate on ohjelmille (JSON); samat tiedot ovat alempana tällä sivulla. Tarkistussummasta näkee, että tiedosto on kokonainen ja muuttumaton.
exports-available-until = Ladattavissa viimeistään
exports-not-mine = Tiedoston voi ladata vain se, joka sen pyysi.
exports-withdrawn-words = Joku tiedostossa olleista poisti vastauksensa, joten tiedosto poistettiin palvelusta. Jos latasit sen jo, poista kopiosi ja pyydä uusi tiedosto.
exports-expired-words = Latausaika on päättynyt, ja tiedosto on poistettu palvelusta.
exports-failed-words = Tiedostoa ei voitu tehdä: siinä olisi liian vähän vastaajia tai enemmän rivejä tai sarakkeita kuin työkirjaan mahtuu.
exports-again = Pyydä uusi tiedosto
exports-task = Tehtävä
exports-reason-fact = Mihin tarvitaan
exports-asked-by = Pyytäjä
exports-yes = Kyllä
exports-no = Ei
exports-rows-fact = Rivejä
exports-left-out = Pois jätetyt
exports-left-out-words = { $count ->
    [one] {$count} vastaus, jota kumppani ei saa
   *[other] {$count} vastausta, joita kumppani ei saa
}
exports-smallest-group = Pienin ryhmä
exports-smallest-group-words = { $people ->
    [one] {$people} vastaajaa vastasi samoin näihin kysymyksiin:
   *[other] {$people} vastaajaa vastasi samoin näihin kysymyksiin:
}
exports-personal = Henkilötietoja teksteissä?
exports-personal-words = Tekstejä {$texts}. Niistä sähköpostiosoitteen näköistä sisältää {$addresses}, puhelinnumeron näköistä {$phones} ja henkilötunnuksen {$codes}. Nimiä ja katuosoitteita haku ei tunnista.
exports-secrecy = Salassapidon peruste
exports-copies = Kopiot
exports-downloaded-at = Ladattu
exports-not-deleted = Kopioita ei ole vielä ilmoitettu poistetuiksi.
exports-overdue = Kopiot olisi pitänyt jo poistaa. Poista ne ja vahvista se.
exports-deleted = Olen poistanut kaikki kopiot
exports-deleted-at = Kopiot ilmoitettu poistetuiksi
exports-with-own-words = omat sanat mukana
exports-without-own-words = ilman omia sanoja

# Lists of files
exports-mine = Omat tiedostot
exports-mine-lead = Tiedostot, jotka olet pyytänyt. Poista kopiot ajallaan ja vahvista se tiedoston sivulla.
exports-none = Et ole pyytänyt tiedostoja.
exports-mine-overdue = { $count ->
    [one] {$count} tiedoston kopiot on poistettava nyt
   *[other] {$count} tiedoston kopiot on poistettava nyt
}
exports-disclosures = Luovutukset
exports-disclosures-lead = Jokainen vastauksista tehty tiedosto: kuka pyysi, kenelle, miksi ja mihin asti.
exports-disclosures-none = Vastauksia ei ole luovutettu tiedostoina.

# What members see
exports-given = Kuka on saanut vastaukseni
exports-given-lead = Vastaustesi lukija näkee ne aina ilman nimimerkkiäsi ja sähköpostiosoitettasi.
exports-given-results = Tulokset
exports-given-results-lead = Kaupungin tutkijat näkevät lähettämäsi vastaukset osana tuloksia, ryhminä.
exports-given-researchers = tutkijat projektissa
exports-given-nothing-sent = Et ole lähettänyt vastauksia.
exports-given-files = Tiedostot
exports-given-files-lead = Nämä tiedostot on tehty niin, että jokaisen vastaajan vastaukset ovat omalla rivillään.
exports-given-none = Vastauksiasi ei ole missään tiedostossa.
exports-given-who = Saaja
exports-given-project = Projekti
exports-given-when = Milloin
exports-given-why = Miksi
exports-given-what = Mitä
exports-given-not-out = Tiedostoa ei ole ladattu.
