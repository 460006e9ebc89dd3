# Settings of the service
settings-title = Asetukset
settings-lead = Muutokset tulevat voimaan heti kaikilla palvelimilla. Jokainen muutos kirjataan valvontalokiin: kuka, milloin, vanha ja uusi arvo.
settings-yes = Kyllä
settings-no = Ei
settings-now = Nyt voimassa: {$value}.
settings-default = Oletus: {$value}.
settings-limits = Sallitut arvot: {$least}–{$most}.
settings-not-yes-or-no = Valitse kyllä tai ei.
settings-not-a-number = Kirjoita kokonaisluku numeroin, esimerkiksi 15.
settings-outside-limits = Kirjoita luku, joka on vähintään {$least} ja enintään {$most}.
settings-changed-meanwhile = Joku muu on muuttanut asetuksia sen jälkeen, kun avasit tämän sivun. Kirjoittamasi on tallella. Vertaa sitä kunkin kohdan nyt voimassa olevaan arvoon; jos tallennat uudelleen, sinun arvosi tulevat voimaan.

# What each setting is and does
settings-joining-open = Saako palveluun liittyä?
settings-does-joining-open = Jos vastaat ei, uusia jäseniä ei oteta. Jäsenet voivat yhä kirjautua ja vastata. Kävijöille näytetään teksti, jonka voit muokata sivulla Sivuston tekstit.
settings-minimum-age = Liittyjän vähimmäisikä vuosina
settings-does-minimum-age = Liittyjä vakuuttaa olevansa vähintään tämän ikäinen. Ikä on myös tietosuojaselosteessa, joten muutos julkaisee siitä uuden version. Alle 13-vuotias ei voi itse antaa suostumustaan (tietosuojalaki 5 §). Muutos ei koske niitä, jotka ovat jo liittyneet.
settings-visitor-message-days = Kirjautumattomien viestien säilytysaika päivinä
settings-does-visitor-message-days = Näin kauan säilytetään viestit, jotka on kirjoitettu kirjautumatta. Lyhyempi aika poistaa vanhemmat viestit muutamassa minuutissa. Tietosuojaseloste lupaa enintään puoli vuotta.
settings-export-days = Ladatun aineiston säilytysaika päivinä
settings-does-export-days = Enintään näin kauan tutkija tai kumppani saa säilyttää ladattua aineistoa. Tutkija valitsee päivän, kun hän pyytää tiedoston; jo pyydettyjä muutos ei koske.

# Texts of the site
settings-texts-title = Sivuston tekstit
settings-texts-lead = Nämä tekstit kaupunki voi kirjoittaa itse. Tyhjäksi jätetyllä kielellä näytetään palvelun oma teksti. Tietosuojaseloste ei ole näiden tekstien joukossa.
settings-text-welcome = Tervetuloteksti
settings-place-welcome = Etusivun ensimmäinen teksti otsikon alla.
settings-text-joining-closed = Kun palveluun ei voi liittyä
settings-place-joining-closed = Etusivulla ja liittymissivulla silloin, kun liittyminen on suljettu.
settings-text-contact = Kuka palvelua ylläpitää
settings-place-contact = Yhteydenottosivun yhteystietojen alussa.
settings-text-accessibility-contact = Saavutettavuuden yhteystiedot
settings-place-accessibility-contact = Saavutettavuusselosteen kohdassa Palaute ja yhteystiedot, sen oman tekstin lisänä.
settings-text-footer = Alatunnisteen rivi
settings-place-footer = Jokaisen sivun lopussa.
settings-text-words = Teksti
settings-text-hint = Pelkkää tekstiä: tyhjä rivi aloittaa uuden kappaleen. Enintään {$most} merkkiä kullakin kielellä.
settings-text-line-hint = Yksi rivi. Enintään {$most} merkkiä kullakin kielellä.
settings-text-own = Kaupungin oma teksti kaikilla kielillä.
settings-text-default = Palvelun oma teksti.
settings-text-nothing = Ei näytetä mitään.
settings-text-missing = Käännös puuttuu: {$languages}
settings-text-preview = Näin teksti näkyy nyt
settings-text-see = Katso teksti sivullaan
settings-places-title = Kaupungin alueet
settings-places-lead = Uusi paikkaa kysyvä kysymys alkaa tästä luettelosta. Kysymykset, jotka on jo tehty, pitävät luettelon sellaisena kuin se silloin oli.
settings-places-list = Alueet, yksi rivillään
settings-places-hint = Tunnus ja nimet puolipistein erotettuina: kallio; Kallio; Berghäll; Kallio. Suomenkielinen nimi tarvitaan, muut voivat puuttua. Älä anna käytettyä tunnusta toiselle alueelle.
settings-places-line = Rivi {$line}: {$what}
settings-places-names = Kirjoita tunnuksen jälkeen suomenkielinen nimi ja sen perään enintään kaksi muuta.
settings-places-too-many = Alueita voi olla enintään {$most}.
