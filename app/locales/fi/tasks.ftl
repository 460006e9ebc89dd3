# The list of tasks
tasks-title = Avoimet tehtävät
tasks-none = Juuri nyt ei ole avoimia tehtäviä. Tule katsomaan myöhemmin uudelleen.
tasks-minutes = { $minutes ->
    [one] Noin {$minutes} minuutti
   *[other] Noin {$minutes} minuuttia
}
tasks-closes = Sulkeutuu
tasks-not-started = Ei aloitettu
tasks-started = Kesken
tasks-sent = Vastaukset lähetetty
tasks-to-answers = Omat vastaukset

# A task before answering
tasks-fact-minutes = Kesto
tasks-fact-closes = Sulkeutuu
tasks-fact-purpose = Mihin vastauksia käytetään
tasks-fact-service = Palvelu, jota tehtävä koskee
tasks-fact-partners = Kenelle vastauksia voidaan antaa
tasks-partners = Vastauksia voidaan antaa näille, aina ilman sähköpostiosoitettasi:
tasks-no-partners = Vastauksia ei anneta kenellekään projektin ulkopuolelle.
tasks-voluntary = Vastaaminen on vapaaehtoista. Älä kirjoita vastauksiin nimiä, yhteystietoja tai arkaluonteisia tietoja, esimerkiksi terveydestäsi.
tasks-start = Aloita
tasks-go-on = Jatka vastaamista
tasks-edit = Muokkaa vastauksia
tasks-my-answers = Katso vastauksesi
tasks-closed = Tehtävä on sulkeutunut, eikä siihen voi enää vastata.
