# The list of projects
projects-title = Projektit
projects-none = Et ole vielä mukana missään projektissa.
projects-new = Uusi projekti
projects-tasks-count = { $count ->
    [one] {$count} tehtävä
   *[other] {$count} tehtävää
}
projects-access-read = Saa lukea
projects-access-edit = Saa lukea ja muokata
projects-access-own = Omistaa projektin

# One project
projects-edit = Muokkaa projektin tietoja
projects-name = Projektin nimi
projects-name-missing = Anna projektille nimi vähintään yhdellä kielellä.
projects-purpose = Mihin vastauksia käytetään
projects-purpose-hint = Jäsenet lukevat tämän ennen vastaamista. Kerro, mitä kaupunki haluaa selvittää ja mitä palvelua sillä kehitetään.
projects-purpose-missing = Kerro, mihin vastauksia käytetään.
projects-service = Palvelu, jota projekti koskee
projects-service-missing = Kerro, mitä palvelua projekti koskee.
projects-needed-by-task = Julkaistu tehtävä tarvitsee tämän tekstin kielellä {$language}.
projects-starts = Ensimmäinen päivä
projects-ends = Viimeinen päivä
projects-runs = Projektin kesto
projects-day-wrong = Anna päivä muodossa vuosi-kuukausi-päivä, esimerkiksi 2026-11-30.
projects-day-missing = Valitse päivä.
projects-ends-before = Viimeinen päivä on ennen ensimmäistä.
projects-save = Tallenna
projects-cancel = Takaisin tallentamatta
projects-changed-meanwhile = Joku muu on tallentanut muutoksia sen jälkeen, kun avasit tämän sivun. Kirjoittamasi on tallella alla. Avaa nykyinen versio toiseen välilehteen ja vertaa; jos tallennat uudelleen, sinun versiosi korvaa sen.
projects-text-too-long = Teksti on liian pitkä: enintään {$most} merkkiä.
projects-text-control = Tekstissä on merkkejä, joita ei voi tallentaa.
projects-text-named = {$field} ({$language}): {$problem}
projects-tasks = Tehtävät
projects-no-tasks = Projektissa ei ole vielä tehtäviä.
projects-to-project = Takaisin projektiin

# Partners
projects-partners = Kumppanit
projects-partners-edit = Lisää tai päätä kumppanuus
projects-partners-lead = Kumppani saa projektin vastaukset pseudonymisoituina. Jäsenet näkevät kumppanit ennen vastaamista, ja kumppani saa vain sen jälkeen annettuja vastauksia.
projects-no-partners = Projektilla ei ole kumppaneita: vastauksia ei anneta projektin ulkopuolelle.
projects-partner-new = Uusi kumppani
projects-partner = Kumppanin nimi
projects-partner-missing = Anna kumppanin nimi.
projects-role = Mitä kumppani tekee vastauksilla
projects-role-missing = Kerro, mitä kumppani tekee vastauksilla.
projects-contract = Sopimus
projects-contract-hint = Sopimuksen tunnus, esimerkiksi HEL 2026-001234.
projects-contract-missing = Anna sopimuksen tunnus.
projects-place = Maa, jossa vastauksia säilytetään
projects-place-hint = Vastaukset eivät lähde Euroopan talousalueelta.
projects-place-wrong = Valitse Euroopan talousalueen maa.
projects-country = { $code ->
    [AT] Itävalta
    [BE] Belgia
    [BG] Bulgaria
    [CY] Kypros
    [CZ] Tšekki
    [DE] Saksa
    [DK] Tanska
    [EE] Viro
    [ES] Espanja
    [FI] Suomi
    [FR] Ranska
    [GR] Kreikka
    [HR] Kroatia
    [HU] Unkari
    [IE] Irlanti
    [IS] Islanti
    [IT] Italia
    [LI] Liechtenstein
    [LT] Liettua
    [LU] Luxemburg
    [LV] Latvia
    [MT] Malta
    [NL] Alankomaat
    [NO] Norja
    [PL] Puola
    [PT] Portugali
    [RO] Romania
    [SE] Ruotsi
    [SI] Slovenia
    [SK] Slovakia
   *[other] {$code}
}
projects-from = Alkaen
projects-until = Viimeinen päivä kumppanina
projects-until-past = Anna viimeinen päivä, joka on vielä edessä.
projects-partner-add = Lisää kumppani
projects-partner-end = Päätä kumppanuus

# Colleagues
projects-colleagues = Työtoverit
projects-colleagues-edit = Muuta, ketkä ovat mukana
projects-colleague = Tutkija
projects-colleague-choose = Valitse tutkija
projects-colleague-missing = Valitse tutkija luettelosta.
projects-colleague-new = Ota mukaan tai muuta oikeutta
projects-colleague-remove = Poista projektista
projects-access = Oikeus projektiin
projects-access-missing = Valitse, mitä työtoveri saa tehdä.
projects-access-read-means = Näkee projektin, sen tehtävät ja kysymykset sekä tulokset kirjoitettuine vastauksineen, ja saa kokeilla tehtäviä.
projects-access-edit-means = Saa lisäksi muuttaa projektia ja sen kumppaneita, laatia, julkaista ja sulkea tehtäviä, valita tulosten ryhmät sekä tilata ja ladata vastaustiedostoja.
projects-access-own-means = Saa lisäksi päättää, ketkä ovat projektissa mukana ja mitä he saavat tehdä.
projects-access-nobody-sees = Kukaan heistä ei näe jäsenten sähköpostiosoitteita. Tiedostojen tilaukset ja kirjoitettujen vastausten lukeminen jäävät valvontalokiin.

# Owners, as administrators see them
projects-owners = Projektien omistajat
projects-owners-lead = Omistaja päättää, ketkä projektissa ovat mukana. Täällä näet omistajat ja voit siirtää projektin toiselle tutkijalle, kun omistaja ei voi tehdä sitä itse. Projektin tehtäviä ja vastauksia et näe.
projects-owners-none = Projekteja ei vielä ole.
projects-owners-nobody = Ei omistajaa
projects-transfer = Siirrä projekti toiselle omistajalle
projects-transfer-project = Projekti
projects-transfer-now = Nykyinen omistaja
projects-transfer-owner = Uusi omistaja
projects-transfer-owner-hint = Uusi omistaja näkee projektin tulokset. Et voi valita itseäsi: pyydä silloin toista pääkäyttäjää.
projects-transfer-former = Nykyinen omistaja siirron jälkeen
projects-transfer-former-missing = Valitse, jääkö nykyinen omistaja projektiin.
projects-transfer-stays = Nykyinen omistaja jää työtoveriksi, joka saa lukea ja muokata.
projects-transfer-leaves = Nykyinen omistaja poistuu projektista.
projects-transfer-reason = Miksi projekti siirretään
projects-transfer-reason-hint = Syy jää valvontalokiin.
projects-transfer-reason-missing = Valitse, miksi projekti siirretään.
projects-transfer-left = Omistaja ei enää työskentele kaupungilla.
projects-transfer-duties = Omistajan työtehtävät ovat vaihtuneet.
projects-transfer-away = Omistaja on pitkään poissa.
projects-transfer-unowned = Projektilla ei ole ollut omistajaa.
projects-transfer-submit = Siirrä projekti
