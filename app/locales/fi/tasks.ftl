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

# A task that is paused or over
tasks-paused-notice = Tehtävä on toistaiseksi tauolla. Voit jatkaa myöhemmin.
tasks-outcome = Mitä tehtävästä seurasi
tasks-learned = Mitä opimme
tasks-changes = Mikä muuttuu

# Making and managing tasks
tasks-new = Uusi tehtävä
tasks-stage = Tila
tasks-stage-draft = Luonnos
tasks-stage-waiting = Julkaistu, avautuu myöhemmin
tasks-stage-open = Avoinna
tasks-stage-paused = Tauolla
tasks-stage-closed = Suljettu
tasks-stage-archived = Arkistoitu
tasks-opens = Avautuu
tasks-audience = Keneltä kysytään
tasks-audience-all = Kaikilta jäseniltä
tasks-audience-hint = Jos et valitse kieltä, kysytään kaikilta jäseniltä kielestä riippumatta. Jos valitset kieliä, tehtävä näytetään vain niille, jotka käyttävät palvelua valituilla kielillä.
tasks-audience-languages = Jäseniltä, joiden kieli on {$languages}
tasks-audience-answered = jäseniltä, jotka ovat vastanneet toiseen tehtävään
tasks-answered = Vain niiltä, jotka ovat vastanneet tehtävään
tasks-answered-any = Ei rajausta
tasks-answered-wrong = Valitse projektin toinen tehtävä.
tasks-questions = Kysymykset
tasks-questions-count = { $count ->
    [one] {$count} kysymys, versio {$version}
   *[other] {$count} kysymystä, versio {$version}
}
tasks-languages = Kielet
tasks-language-complete = kaikki tekstit valmiina
tasks-language-missing = { $count ->
    [one] {$count} teksti puuttuu; sen tilalla näytetään tehtävän pääkieli
   *[other] {$count} tekstiä puuttuu; niiden tilalla näytetään tehtävän pääkieli
}
tasks-actions = Mitä voit tehdä
tasks-under-way = Tehtävät, jotka ovat kesken
tasks-under-way-not-open = Tuloksia ei ole avattu
tasks-publish = Julkaise
tasks-publish-title = Julkaistaanko tehtävä?
tasks-publish-lead = Julkaistua tehtävää ei voi enää palauttaa luonnokseksi. Sitä voi keskeyttää, sulkea ja muuttaa.
tasks-publish-at-once = Heti, kun tehtävä julkaistaan
tasks-odd = Tarkista ajat
tasks-odd-over = Vastausaika on jo päättynyt, joten tehtävään ei voisi vastata.
tasks-odd-opens = Tehtävä avautuu vasta yli vuoden päästä.
tasks-odd-closes = Tehtävä sulkeutuu vasta yli vuoden päästä. Vastaukset säilyvät sulkeutumisen jälkeen vielä kaksi vuotta.
tasks-odd-change = Muuta aikoja
tasks-publish-tests = Kokeilu
tasks-publish-tried = { $count ->
    [one] Tehtävää on kokeiltu kerran loppuun.
   *[other] Tehtävää on kokeiltu {$count} kertaa loppuun.
}
tasks-publish-untried = Kukaan ei ole kokeillut tehtävää loppuun.
tasks-publish-back = Takaisin julkaisematta
tasks-resume = Jatka tauon jälkeen
tasks-pause = Keskeytä toistaiseksi
tasks-copy = Kopioi uudeksi luonnokseksi
tasks-remove = Poista luonnos
tasks-remove-title = Poistetaanko luonnos?
tasks-remove-lead = Luonnos kysymyksineen ja kokeiluvastauksineen poistetaan. Sitä ei voi palauttaa. Kysymykset voi ensin ladata tiedostona.
tasks-remove-back = Takaisin poistamatta
tasks-settings = Tehtävän tiedot
tasks-questions-edit = Kysymykset
tasks-close = Sulje tehtävä
tasks-reopen = Avaa uudelleen
tasks-archive = Arkistoi ja kerro tulokset vastaajille
tasks-archive-lead = Tehtävä arkistoidaan vasta, kun vastanneille kerrotaan, mitä opimme ja mikä muuttuu. He näkevät tekstin omien vastaustensa yhteydessä. Arkistoitua tehtävää ei voi enää avata.
tasks-archive-sure = Arkistoidaanko tehtävä?
tasks-archive-sure-lead = Näin vastanneet lukevat tekstin kullakin kielellä. Arkistoinnin jälkeen sitä ei voi muuttaa eikä tehtävää avata. Keskeneräiset vastaukset poistetaan.
tasks-archive-back = Muokkaa tekstiä
tasks-learned-missing = Kerro, mitä opimme, tehtävän pääkielellä ({$language}).
tasks-changes-missing = Kerro, mikä muuttuu, tehtävän pääkielellä ({$language}). Jos mikään ei muutu, kerro miksi.

# What keeps a task from being published
tasks-missing = Ennen julkaisemista
tasks-not-published = Tehtävää ei voitu julkaista
tasks-flaw-purpose = Projektissa ei kerrota tehtävän pääkielellä, mihin vastauksia käytetään.
tasks-flaw-service = Projektissa ei kerrota tehtävän pääkielellä, mitä palvelua se koskee.
tasks-flaw-title = Tehtävältä puuttuu pääkielinen otsikko.
tasks-flaw-closes = Tehtävä sulkeutuu ennen kuin se avautuu.
tasks-flaw-questions = Tehtävässä ei ole kysymyksiä.
tasks-flaw-duplicate = sama tunnus on kahdessa paikassa, tai kahdella vaihtoehdolla on oma tekstikenttä
tasks-flaw-empty = sivulta puuttuvat kysymykset tai kysymykseltä vaihtoehdot
tasks-flaw-text = teksti puuttuu tehtävän pääkielellä
tasks-flaw-limits = rajat, joihin mikään vastaus ei sovi
tasks-flaw-not-earlier = ehto viittaa kysymykseen, joka ei ole aiempi
tasks-flaw-unknown-option = ehto viittaa vaihtoehtoon, jota kysymyksessä ei ole
tasks-flaw-line = Rivi {$line}: {$what}

# The settings of a task
tasks-title-field = Otsikko
tasks-title-missing = Anna otsikko tehtävän pääkielellä ({$language}).
tasks-summary-field = Mistä tehtävässä on kyse
tasks-main-language = Pääkieli
tasks-main-language-hint = Kaikki tekstit on kirjoitettava tällä kielellä. Se näytetään, jos teksti puuttuu lukijan kielellä.
tasks-main-language-missing = Valitse pääkieli.
tasks-minutes-field = Kesto minuutteina
tasks-minutes-hint = Arvioi rehellisesti: jäsenet näkevät tämän ennen aloittamista.
tasks-estimate = { $least ->
    [one] Kysymysten perusteella vastaaminen kestää noin minuutin.
   *[other] Kysymysten perusteella vastaaminen kestää noin { $least } minuuttia.
}
tasks-estimate-span = Kysymysten perusteella vastaaminen kestää vastauksista riippuen noin { $least }–{ $most } minuuttia.
tasks-estimate-far = Jäsenille kerrottu aika poikkeaa tästä paljon.
tasks-estimate-change = Muuta kestoa
tasks-publish-remarks = Kysymysten sanamuodot
tasks-publish-remarks-count = { $count ->
    [0] Tarkistuksessa ei ole huomautettavaa.
    [one] Tarkistuksessa on yksi huomautus.
   *[other] Tarkistuksessa on { $count } huomautusta.
}
tasks-minutes-wrong = Anna minuutit kokonaislukuna, 1–{$most}.
tasks-opens-field = Avautuu
tasks-closes-field = Sulkeutuu
tasks-zone-hint = Kaupungin aikaa.
tasks-moment-wrong = Anna päivä ja kellonaika, esimerkiksi 2026-11-30 16:00.
tasks-moment-missing = Valitse päivä ja kellonaika.
tasks-closes-wrong = Anna sulkeutumisaika, joka on vielä edessä.

# Closing a task
tasks-drafts = Entä ne, joilla vastaaminen on kesken?
tasks-drafts-keep = He saavat vastata loppuun
tasks-drafts-remove = Keskeneräiset vastaukset poistetaan nyt
tasks-drafts-missing = Valitse, mitä keskeneräisille vastauksille tehdään.
tasks-until = Viimeinen päivä vastata loppuun
tasks-until-hint = Sen jälkeen lähettämättömät vastaukset poistetaan.
tasks-until-wrong = Anna päivä, joka on vielä edessä, muodossa vuosi-kuukausi-päivä.

# The questions of a task
tasks-no-questions = Kysymyksiä ei ole vielä.
tasks-page-number = Sivu {$number}
tasks-required = pakollinen
tasks-may-decline = voi jättää kertomatta
tasks-questions-replace = Ota kysymykset tiedostosta
tasks-questions-live = Tehtävä on julkaistu. Annetut vastaukset säilyvät ja pysyvät siinä versiossa, johon ne annettiin; uudet vastaukset annetaan uuteen versioon. Pidä samojen kysymysten tunnukset ennallaan.
tasks-questions-compared = Tuloksia vertaillaan kysymyksen {$code} mukaan, joten sitä ei voi poistaa eikä sen tyyppiä muuttaa.
tasks-questions-save = Ota käyttöön
tasks-file = Kysymykset tiedostosta
tasks-file-hint = Kanssan oma JSON-muoto. Lataa tehtävän kysymykset, niin saat mallin.
tasks-file-format = Tiedostomuodon kuvaus (JSON Schema)
tasks-file-missing = Valitse tiedosto tai liitä sen sisältö kenttään.
tasks-pasted = Tai liitä tiedoston sisältö tähän
tasks-file-syntax = Rivi {$line}, merkki {$column}: tätä ei voi lukea JSON-muotona. Usein juuri ennen tätä kohtaa puuttuu pilkku, lainausmerkki tai sulje, tai niitä on yksi liikaa.
tasks-file-encoding = Rivi {$line}: tiedostoa ei ole tallennettu UTF-8-merkistöllä, joten sen kirjaimet eivät näy oikein. Tallenna se uudelleen merkistöllä UTF-8.
tasks-file-incomplete = Rivi {$line}: tiedosto loppuu kesken.
tasks-file-content = Rivi {$line}, merkki {$column}: {$what}
tasks-file-other = Rivi {$line}: tiedosto on toista muotoa tai toista versiota. Kohdassa ”format” pitää lukea {$format}.
tasks-file-lacks = tässä puuttuu tieto ”{$name}”.
tasks-file-unknown = tietoa ”{$name}” ei ole tiedostomuodossa. Tarkista kirjoitusasu.
tasks-file-twice = tieto ”{$name}” on annettu kahdesti.
tasks-file-word = ”{$word}” ei käy tässä. Mahdollisia ovat: {$allowed}.
tasks-file-shape-text = tässä pitää olla teksti lainausmerkeissä.
tasks-file-shape-number = tässä pitää olla luku ilman lainausmerkkejä.
tasks-file-shape-yes-no = tässä pitää olla true tai false ilman lainausmerkkejä.
tasks-file-shape-list = tässä pitää olla luettelo hakasulkeissa.
tasks-file-shape-object = tässä pitää olla tietoja aaltosulkeissa.
tasks-file-range = luku on liian pieni tai liian suuri.
tasks-file-code = tunnus alkaa pienellä kirjaimella a–z, ja siinä on enintään 40 merkkiä: pieniä kirjaimia a–z, numeroita ja alaviivoja.
tasks-file-decimal = tässä pitää olla lainausmerkeissä luku, jossa on enintään 15 numeroa.
tasks-file-moment = tällaista päivää tai kellonaikaa ei ole. Päivä kirjoitetaan muodossa 2026-03-31, kellonaika muodossa 14:30.
tasks-file-expression = ehtoa tai kaavaa ei voi lukea sen merkistä {$at} eteenpäin.
tasks-file-misfit = kohta ei sovi tiedostomuotoon. Vertaa sitä ladattuun malliin.

# Kinds of questions
tasks-kind-text-block = tekstiä
tasks-kind-single-choice = yksi vaihtoehto, valittavana {$count}
tasks-kind-multiple-choice = useita vaihtoehtoja, valittavana {$count}
tasks-kind-yes-no = kyllä tai ei
tasks-kind-scale = asteikko {$from}–{$to}
tasks-kind-matrix = { $count ->
    [one] taulukko, {$count} rivi
   *[other] taulukko, {$count} riviä
}
tasks-kind-short-text = lyhyt teksti
tasks-kind-long-text = pitkä teksti
tasks-kind-number = luku

# Further kinds of questions
tasks-kind-ranking = järjestys, asetettavana {$count}
tasks-kind-date = päivä
tasks-kind-date-range = aikaväli
tasks-kind-time = kellonaika
tasks-kind-photos = { $count ->
    [one] kuva
   *[other] enintään {$count} kuvaa
 }
tasks-kind-fields = kenttiä, yhteensä {$count}
tasks-kind-grid = taulukko kentistä, rivejä {$count}
tasks-kind-repeated = toistuva ryhmä, enintään {$count} kertaa
tasks-flaw-not-a-field = kenttä, jolla on omia kenttiä tai oma ehto
tasks-flaw-types = ehdossa verrataan asioita, joita ei voi verrata, kuten lukua tekstiin
tasks-flaw-arguments = ehdon funktiossa on sulkeissa liian vähän, liikaa tai väärää
tasks-flaw-not-yes-no = ehto ei ole kyllä tai ei
tasks-kind-calculated = laskettu luku
tasks-flaw-not-a-number = laskettavasta ei tule lukua
tasks-flaw-misplaced = ehto on kohdassa, jolla sitä ei voi olla: matriisin sarakkeessa tai kentän vaihtoehdossa
tasks-flaw-unknown-place = tekstissä on kohta vastaukselle, jota ei ole annettu aiemmin
tasks-flaw-unknown-ending = sivu päättyy lopputekstiin, jota ei ole, tai päättymisen ehto puuttuu
tasks-flaw-unreachable = kukaan ei voi nähdä tätä, vastasipa mitä tahansa: ehdot sulkevat toisensa pois
tasks-flaw-too-many = kiintiöitä on liikaa: niitä voi olla enintään 20
tasks-kind-place = paikka, { $count ->
    [one] {$count} vaihtoehto
   *[other] {$count} vaihtoehtoa
}
tasks-flaw-alternative = kuvalta puuttuu pääkielinen kuvaus sille, joka ei näe kuvaa.
tasks-readings = Kysymykset voi lukea myös toisella kielellä:
