# The frame of every page
common-skip-to-content = Siirry sisältöön
common-languages = Valitse kieli
common-nav = Päävalikko
common-nav-tasks = Tehtävät
common-nav-answers = Omat vastaukset
common-nav-account = Oma tili
common-nav-staff = Henkilöstön sivut
common-nav-sign-ins = Kirjautumiset
common-footer = Tietoa palvelusta
common-footer-notice = Tietosuojaseloste
common-footer-accessibility = Saavutettavuusseloste
common-footer-contact = Ota yhteyttä
common-to-front-page = Etusivulle

# Errors in a form
common-title-with-error = Virhe: {$title}
common-errors = Tarkista nämä kohdat

# Short messages after something was done
common-flash-signed-out = Olet kirjautunut ulos.
common-flash-sign-in-ended = Kirjautuminen on lopetettu.
common-flash-pseudonym-saved = Nimimerkkisi on tallennettu.
common-flash-message-sent = Viestisi on lähetetty.
common-flash-reply-sent = Vastaus on lähetetty.
common-flash-saved = Muutokset on tallennettu.
common-flash-notice-published = Muutokset on tallennettu. Tietosuojaselosteen uusi versio {$version} on voimassa.
common-flash-project-added = Projekti on luotu.
common-flash-task-added = Tehtävä on tallennettu luonnoksena. Jäsenet eivät näe sitä ennen julkaisemista.
common-flash-task-published = Tehtävä on julkaistu.
common-flash-task-paused = Tehtävä on keskeytetty. Siihen ei voi vastata ennen kuin jatkat.
common-flash-task-resumed = Tehtävä jatkuu.
common-flash-task-closed = Tehtävä on suljettu.
common-flash-task-reopened = Tehtävä on avattu uudelleen.
common-flash-task-archived = Tehtävä on arkistoitu. Vastanneet näkevät, mitä opimme ja mikä muuttuu.
common-flash-copies-deleted = Kopiot on merkitty poistetuiksi. Tiedosto on poistettu myös palvelusta.
common-flash-task-copied = Tehtävä on kopioitu luonnokseksi. Tarkista otsikko ja ajat.
common-flash-results-opened = Tulokset on avattu. Ne tulevat näkyviin hetken kuluttua.
common-flash-account-ended = Tili on päätetty.
common-flash-factor-renewed = Todennussovellus vaihtui. Muut kirjautumisesi päättyivät.
common-flash-task-changed = Joku muu ehti muuttaa tehtävää. Mitään ei tehty: tarkista tilanne tältä sivulta.
common-flash-task-removed = Luonnos on poistettu.
common-flash-answers-removed = Vastauksesi on poistettu.
common-flash-changes-reverted = Muutokset on peruttu. Aiemmin lähettämäsi vastaukset ovat voimassa.

# The sign-in has ended
common-signed-out = Kirjautumisesi on päättynyt
common-signed-out-words = Se, mitä kirjoitit, on tallessa tällä sivulla. Älä sulje sivua, vaan tee näin:
common-signed-out-short = Et ole kirjautuneena. Kirjaudu ja yritä uudelleen.
common-signed-out-sign-in = Kirjaudu toisessa välilehdessä
common-signed-out-come-back = Palaa tähän välilehteen ja paina alla olevaa painiketta.
common-signed-out-files = Valitse tiedosto sen jälkeen uudelleen: tiedostot eivät ole tallessa tällä sivulla.
common-signed-out-resend = Lähetä uudelleen

# What went wrong
common-not-found = Sivua ei löydy
common-not-found-words = Osoitteessa voi olla virhe, tai sivu on poistettu. Tarkista osoite tai aloita etusivulta.
common-gone = Tätä ei enää ole
common-gone-words = Sivu tai tiedosto oli tarjolla vain määräajan, ja se on poistettu.
common-forbidden = Sinulla ei ole oikeutta tähän sivuun
common-forbidden-words = Sivu ei kuulu tilisi rooliin. Etusivulta pääset sivuille, joita voit käyttää.
common-cross-site = Pyyntöä ei otettu vastaan
common-cross-site-words = Pyyntö tuli toiselta sivustolta, joten emme turvallisuussyistä tehneet mitään. Aloita etusivulta.
common-unreadable = Lomaketta ei voitu lukea
common-unreadable-words = Lomake tuli perille puutteellisena. Palaa edelliselle sivulle, lataa se uudelleen ja täytä lomake vielä kerran.
common-too-large = Lähetit liian paljon kerralla
common-too-large-words = Palaa edelliselle sivulle selaimen paluupainikkeella, lyhennä tekstiä ja lähetä se uudelleen.
common-wrong-method = Sivua ei voi käyttää näin
common-wrong-method-words = Sivu ei ota vastaan pyyntöä, jonka selaimesi lähetti. Aloita etusivulta.
common-too-many = Liian monta yritystä
common-too-many-words = Odota muutama minuutti ja yritä uudelleen. Jos se ei vielä onnistu, yritä tunnin kuluttua.
common-internal = Palvelussa on häiriö
common-internal-words = Vika on meidän päässämme. Yritä hetken kuluttua uudelleen. Jos häiriö jatkuu, kerro siitä yhteydenottosivulla.
