# Asking for a sign-in
accounts-sign-in-title = Liity tai kirjaudu
accounts-sign-in-lead = Kirjoita sähköpostiosoitteesi, niin lähetämme siihen linkin ja koodin, joilla kirjaudut. Jos et ole vielä jäsen, voit samalla liittyä.
accounts-sign-in-lead-closed = Kirjoita sähköpostiosoitteesi, niin lähetämme sinulle kirjautumislinkin ja koodin. Uusia jäseniä ei juuri nyt oteta.
accounts-staff-sign-in-title = Henkilöstön kirjautuminen
accounts-staff-sign-in-lead = Kirjoita työsähköpostiosoitteesi, niin lähetämme siihen linkin ja koodin. Sen jälkeen kysymme vielä todennussovelluksen koodin.
accounts-address = Sähköpostiosoite
accounts-address-missing = Kirjoita sähköpostiosoitteesi.
accounts-address-wrong = Kirjoita sähköpostiosoite muodossa nimi@esimerkki.fi.
accounts-sign-in-submit = Pyydä kirjautumislinkki
accounts-sign-in-only-address = Et tarvitse salasanaa, emmekä kysy nimeäsi.

# Typing the code
accounts-code-title = Katso sähköpostisi
accounts-code-lead = Jos osoite on oikein, saat pian sähköpostin, jossa on linkki ja koodi. Avaa linkki tässä selaimessa tai kirjoita koodi tähän. Jos viestiä ei näy, katso myös roskapostikansiosta.
accounts-code = Kirjautumiskoodi
accounts-code-hint = Kahdeksan merkkiä, esimerkiksi 7K3M-9QXA
accounts-code-missing = Kirjoita sähköpostissa oleva koodi.
accounts-code-malformed = Koodissa on kahdeksan merkkiä, esimerkiksi 7K3M-9QXA. Tarkista koodi sähköpostista.
accounts-code-wrong = Koodi on väärä tai vanhentunut, tai sitä on pyydetty toisessa selaimessa. Tarkista koodi tai pyydä uusi.
accounts-code-ended = Kirjautumispyyntö ei ole enää voimassa. Pyydä uusi linkki ja koodi.
accounts-code-submit = Jatka
accounts-code-again = Pyydä uusi linkki ja koodi
accounts-shared-device = Tämä laite on yhteiskäytössä
accounts-shared-device-hint = Valitse tämä esimerkiksi kirjastossa. Laitteelle ei silloin tallenneta vastauksia, ja kirjautumisesi päättyy nopeammin. Muista silti kirjautua ulos.

# Opening the link
accounts-link-title = Jatka palveluun
accounts-link-lead = Linkki on voimassa. Pääset palveluun painamalla painiketta.
accounts-link-submit = Kirjaudu
accounts-link-elsewhere-title = Kirjoita koodi selaimeen, jossa aloitit
accounts-link-elsewhere-lead = Avasit linkin toisessa selaimessa tai toisella laitteella. Palaa siihen selaimeen, jossa pyysit linkin, ja kirjoita sinne tämä koodi:
accounts-link-elsewhere-warning = Älä kerro koodia kenellekään. Jos et ole itse pyytänyt linkkiä, sulje tämä sivu. Mitään ei silloin tapahdu.
accounts-link-ended-title = Linkki ei ole enää voimassa
accounts-link-ended-lead = Linkki on vanhentunut tai jo käytetty. Pyydä uusi, niin lähetämme sen sähköpostiisi.

# A ready sign-in of the demo
accounts-demo-title = Kirjaudu demoon
accounts-demo-lead = Tämä on palvelun esittelyversio. Kirjaudu esimerkkikäyttäjänä painamalla painiketta.
accounts-demo-code-hint = Koodi on täytetty valmiiksi. Oikeassa palvelussa koodin saa todennussovelluksesta.

# Joining
accounts-join-title = Liity asiakasyhteisöön
accounts-join-lead = Sähköpostiosoitteesi on vahvistettu. Lue tämä, ennen kuin päätät liittyä:
accounts-join-point-pseudonym = Toimit palvelussa nimimerkillä. Vastauksesi pidetään erillään sähköpostiosoitteestasi.
accounts-join-point-voluntary = Osallistuminen on vapaaehtoista. Saat kaupungin palveluja aivan samalla tavalla, vaikka et liittyisi.
accounts-join-point-leave = Voit lähteä palvelusta itse milloin tahansa. Tietosi poistetaan silloin heti.
accounts-join-notice = Lue tietosuojaseloste (avautuu uuteen välilehteen)
accounts-join-age = Olen vähintään {$age}-vuotias.
accounts-join-age-missing = Vahvista ikäsi rastittamalla ruutu. Jos olet ikärajaa nuorempi, et voi vielä liittyä.
accounts-join-consent = Suostun siihen, että rekisterinpitäjä ({$controller}) käsittelee sähköpostiosoitettani, nimimerkkiäni, vastauksiani ja viestejäni, jotta voin osallistua asiakasyhteisön toimintaan. Voin peruuttaa suostumukseni milloin tahansa lähtemällä palvelusta.
accounts-join-consent-hint = Suostumus on vapaaehtoinen. Se koskee vain jäsenyyttäsi eikä sisällä muita käyttötarkoituksia.
accounts-join-consent-missing = Ilman suostumustasi et voi liittyä. Jos suostut, rastita ruutu.
accounts-join-consent-changed = Suostumuksen teksti tai tietosuojaseloste on vaihtunut sen jälkeen, kun avasit sivun. Lue teksti ja anna suostumuksesi uudelleen.
accounts-join-submit = Liity
accounts-join-decline = Jos et halua liittyä, sulje tämä sivu. Sinusta ei tule jäsentä, ja osoitteesi poistetaan, kun kirjautumispyyntösi vanhenee.
accounts-join-closed-title = Palveluun ei voi nyt liittyä
accounts-join-closed = Sinusta ei ole tallennettu mitään muuta kuin kirjautumispyyntösi, ja se poistuu itsestään tunnin kuluessa.

# Choosing a pseudonym
accounts-pseudonym-title = Valitse nimimerkki
accounts-pseudonym-lead = Toimit palvelussa nimimerkillä. Valitse sellainen, josta sinua ei voi tunnistaa.
accounts-pseudonym = Nimimerkki
accounts-pseudonym-hint = 3–30 merkkiä. Älä käytä nimeäsi, sähköpostiosoitettasi tai puhelinnumeroasi. Voit vaihtaa nimimerkkiä myöhemmin.
accounts-pseudonym-submit = Tallenna nimimerkki
accounts-pseudonym-suggestions = Tai ota valmis ehdotus
accounts-pseudonym-more = Näytä uusia ehdotuksia
accounts-pseudonym-missing = Kirjoita nimimerkki tai ota valmis ehdotus.
accounts-pseudonym-too-short = Nimimerkki on liian lyhyt. Käytä vähintään kolmea merkkiä.
accounts-pseudonym-too-long = Nimimerkki on liian pitkä. Enimmäispituus on 30 merkkiä.
accounts-pseudonym-characters = Käytä vain kirjaimia, numeroita, välilyöntejä, pisteitä, yhdysmerkkejä ja alaviivoja.
accounts-pseudonym-mixed-scripts = Nimimerkissä on kirjaimia eri kirjaimistoista. Käytä vain yhtä, esimerkiksi latinalaista kirjaimistoa.
accounts-pseudonym-few-letters = Käytä nimimerkissä vähintään kahta kirjainta.
accounts-pseudonym-address = Sähköpostiosoite ei käy nimimerkiksi. Valitse toinen nimimerkki.
accounts-pseudonym-own-address = Nimimerkki muistuttaa sähköpostiosoitettasi, joten siitä voisi päätellä, kuka olet. Valitse toinen nimimerkki.
accounts-pseudonym-phone = Numerosarja näyttää puhelinnumerolta. Käytä vähemmän numeroita.
accounts-pseudonym-identity-code = Nimimerkissä näyttää olevan henkilötunnus. Valitse toinen nimimerkki.
accounts-pseudonym-real-name = Nimimerkki näyttää oikealta nimeltä. Valitse nimimerkki, josta sinua ei voi tunnistaa.
accounts-pseudonym-reserved = Tätä nimimerkkiä voisi luulla henkilöstön nimimerkiksi. Valitse toinen nimimerkki.
accounts-pseudonym-taken = Nimimerkki on jo käytössä tai liian samanlainen kuin jokin toinen. Valitse toinen nimimerkki.

# The account page
accounts-account-title = Oma tili
accounts-account-pseudonym = Nimimerkkisi
accounts-account-change-pseudonym = Vaihda nimimerkki
accounts-account-address = Sähköpostiosoitteesi. Vain sinä näet sen
accounts-account-language = Kieli
accounts-account-active-day = Viimeksi aktiivinen
accounts-account-answers = Omat vastaukset
accounts-account-sign-ins = Kirjautumiset
accounts-account-contact = Ota yhteyttä
accounts-account-consents = Suostumuksesi
accounts-consent-given = Annoit suostumuksesi
accounts-consent-declined = Kieltäydyit antamasta suostumusta
accounts-consent-withdrawn = Peruutit suostumuksesi
accounts-consent-notice = Tietosuojaseloste, versio {$version}
accounts-account-accesses = Kuka on katsonut tietojasi
accounts-access-message = Viestisi luettiin. Lukijan rooli: {$role}
accounts-account-no-accesses = Kukaan henkilöstöstä ei ole avannut viestejäsi.
accounts-sign-out = Kirjaudu ulos
accounts-account-leave = Palvelusta lähteminen
accounts-account-leave-lead = Voit lähteä milloin tahansa. Tietosi poistetaan silloin heti.
accounts-account-leave-link = Lähde palvelusta

# The list of sign-ins
accounts-sign-ins-title = Kirjautumiset
accounts-sign-ins-lead = Tässä näet, missä olet kirjautuneena. Jos et tunnista jotakin kirjautumista, lopeta se.
accounts-device-phone = Puhelin
accounts-device-tablet = Tabletti
accounts-device-computer = Tietokone
accounts-device-other = Muu laite
accounts-sign-in-here = tämä selain
accounts-sign-in-shared = yhteiskäyttöinen laite
accounts-sign-in-begun = Kirjautuminen alkoi
accounts-sign-in-seen = Viimeksi käytetty
accounts-sign-in-end = Lopeta kirjautuminen

# Leaving
accounts-leave-title = Lähde palvelusta
accounts-leave-lead = Kun lähdet, suostumuksesi peruuntuu ja tietosi poistetaan heti. Poistettuja tietoja ei saa takaisin. Sinun ei tarvitse kertoa syytä.
accounts-leave-gone = Nämä poistetaan
accounts-leave-gone-address = Sähköpostiosoitteesi
accounts-leave-gone-pseudonym = Nimimerkkisi
accounts-leave-gone-answers = Kaikki vastauksesi, myös keskeneräiset
accounts-leave-gone-messages = Viestisi ja niihin saamasi vastaukset
accounts-leave-gone-consents = Suostumuksesi
accounts-leave-stays = Tämä jää
accounts-leave-stays-commitments = Suostumusluetteloon jää tarkisteita, joilla voidaan osoittaa, ettei luetteloa ole muutettu. Kukaan ei voi avata niitä. Niistä ei näe, kuka olet tai mihin olet suostunut. Tietojen vanhassa varmuuskopiossa voi olla nimimerkkisi ja vastauksiasi, kunnes kopio hävitetään. Jo anonymisoiduista tuloksista vastauksiasi ei voi poistaa, koska niitä ei voi enää tunnistaa sinun vastauksiksesi. Jos kaupungin tutkijat tai kumppani ovat jo ladanneet tiedoston, jossa vastauksesi ovat, heidän on poistettava kopionsa.
accounts-leave-download = Lataa kaikki, mitä meillä on sinusta (zip-tiedosto)
accounts-leave-submit = Lähde palvelusta ja poista tietoni
accounts-leave-stay = Takaisin tilisivulle
accounts-left-title = Olet lähtenyt palvelusta
accounts-left-lead = Tietosi on poistettu. Kiitos, että olit mukana.
accounts-left-again = Voit liittyä uudelleen milloin tahansa. Aloitat silloin alusta: uutta jäsenyyttäsi ei voi yhdistää entiseen.

accounts-account-ends = Poistetaan, jos sinusta ei kuulu
accounts-account-ends-hint = Kirjoitamme sinulle ennen sitä kahdesti, kuukautta ja viikkoa aiemmin. Kun kirjaudut sisään tai vastaat, päivä siirtyy eteenpäin.
accounts-still-here-title = Oletko yhä mukana?
accounts-still-here-lead = Paina painiketta, niin jäsenyytesi jatkuu. Sinun ei tarvitse kirjautua sisään.
accounts-still-here-submit = Olen yhä mukana
accounts-still-here-else = Jos et halua jatkaa, sulje tämä sivu. Jäsenyytesi päättyy silloin päivänä, josta kirjoitimme sinulle.
accounts-still-here-done-title = Hyvä, että olet mukana
accounts-still-here-done-lead = Jäsenyytesi jatkuu, eikä mitään poisteta.
accounts-still-here-ended-title = Tämä linkki ei enää toimi
accounts-still-here-ended-lead = Sitä on jo käytetty tai sen aika on ohi. Jos kirjaudut sisään sähköpostiosoitteellasi, jäsenyytesi jatkuu, ellei se ole jo päättynyt.
accounts-account-download = Lataa kaikki, mitä meillä on sinusta (zip-tiedosto)

# Data that are kept and not used
accounts-freeze-title = Keskeytä tietojesi käyttö
accounts-freeze-lead = Voit pyytää, että säilytämme tietosi mutta emme käytä niitä. Kun painat painiketta:
accounts-freeze-results = Vastauksesi poistuvat heti tuloksista.
accounts-freeze-files = Tiedostoja, joissa vastauksesi ovat, ei voi enää ladata. Jo ladattuihin kopioihin keskeytys ei ulotu. Tilisivulta näet, kenelle vastauksiasi on annettu.
accounts-freeze-tasks = Et voi vastata tehtäviin, eikä sinulle kerrota uusista.
accounts-freeze-own = Voit yhä kirjautua, katsoa ja ladata tietosi, poistaa vastauksiasi, muuttaa suostumuksiasi ja lähteä palvelusta.
accounts-freeze-silence = Tietosi säilyvät vain siihen päivään, joka näkyy tilisivullasi, ellet kirjaudu sitä ennen. Kirjoitamme sinulle ennen sitä kahdesti.
accounts-freeze-back = Voit ottaa tietosi takaisin käyttöön milloin tahansa tällä samalla sivulla.
accounts-freeze-submit = Keskeytä käyttö
accounts-freeze-is-frozen = Säilytämme tietosi, mutta emme käytä niitä. Vastauksesi eivät ole tuloksissa, etkä voi vastata tehtäviin.
accounts-freeze-thaw-title = Ota tietosi takaisin käyttöön
accounts-freeze-thaw-lead = Kun otat tietosi takaisin käyttöön, vastauksesi voivat tulla taas mukaan tuloksiin ja voit vastata tehtäviin.
accounts-freeze-thaw-submit = Ota takaisin käyttöön
accounts-freeze-thaw-else = Jos et tee mitään, tietosi pysyvät poissa käytöstä.
accounts-freeze-flash-frozen = Tietojesi käyttö on keskeytetty.
accounts-freeze-flash-thawed = Tietosi ovat taas käytössä.

# Another e-mail address
accounts-address-change = Vaihda osoite
accounts-address-title = Vaihda sähköpostiosoite
accounts-address-lead = Lähetämme koodin sekä nykyiseen että uuteen osoitteeseesi. Osoite vaihtuu, kun olet kirjoittanut molemmat koodit.
accounts-address-new = Uusi sähköpostiosoite
accounts-address-same = Tämä on jo osoitteesi. Kirjoita toinen osoite.
accounts-address-often = Nykyiseen osoitteeseesi on lähetetty monta koodia lyhyessä ajassa. Yritä uudelleen kymmenen minuutin kuluttua.
accounts-address-submit = Lähetä koodit
accounts-address-codes-title = Kirjoita molemmat koodit
accounts-address-codes-lead = Lähetimme viestin kumpaankin osoitteeseen. Koodit toimivat {$minutes} minuuttia. Jos viestiä ei näy, katso myös roskapostikansiosta.
accounts-address-code-former = Nykyiseen osoitteeseen tullut koodi
accounts-address-code-new = Uuteen osoitteeseen tullut koodi
accounts-address-former-proven = Nykyinen osoitteesi on vahvistettu.
accounts-address-new-proven = Uusi osoitteesi on vahvistettu.
accounts-address-code-wrong = Koodi on väärä tai vanhentunut. Tarkista se viestistä tai pyydä uudet koodit.
accounts-address-codes-submit = Vahvista
accounts-address-again = Pyydä uudet koodit
accounts-address-keep = Pidä nykyinen osoite
accounts-address-flash-changed = Sähköpostiosoitteesi on vaihdettu.

# No access to one's mail
accounts-lost-title = En pääse enää sähköpostiini
accounts-lost-lead = Tunnemme sinut vain sähköpostiosoitteestasi. Emme tiedä nimeäsi emmekä pyydä henkilöllisyystodistusta, joten emme voi muulla tavalla tarkistaa, että jäsenyys on sinun.
accounts-lost-can = Mitä voit tehdä
accounts-lost-provider = Yritä palauttaa pääsy sähköpostiisi sen palveluntarjoajan ohjeilla. Kun luet taas viestejäsi, voit kirjautua myös tänne.
accounts-lost-signed-in = Jos olet vielä kirjautuneena jollakin laitteella, voit siellä katsoa ja ladata tietosi, poistaa vastauksiasi ja lähteä palvelusta.
accounts-lost-anew = Voit liittyä uudella osoitteella. Aloitat silloin alusta.
accounts-lost-silence = Jos et tee mitään, vanha jäsenyytesi ja kaikki sen tiedot poistetaan itsestään, kun siitä ei ole kuultu puoleen vuoteen.
accounts-lost-cannot = Mitä emme voi tehdä
accounts-lost-no-move = Emme voi vaihtaa osoitetta ilman vanhaan osoitteeseen lähetettyä koodia emmekä siirtää vastauksia jäsenyydestä toiseen. Muuten kuka tahansa voisi ottaa jäsenyytesi itselleen.
accounts-lost-no-proof = Emme voi pyynnöstä näyttää tai poistaa tietoja, joista emme tiedä, kenen ne ovat.

# Everything of a member in one archive
accounts-own-title = Kaikki, mitä meillä on sinusta
accounts-own-lead = Tässä on kaikki, mitä palvelussa {$service} on sinusta. Rekisterinpitäjä: {$controller}
accounts-own-machine = Samat tiedot ohjelmia varten:
accounts-own-made = Tiedosto tehty
accounts-own-use = Tietojesi käyttö
accounts-own-used = Tietosi ovat käytössä.
accounts-own-changes = Muutokset, joita et ole lähettänyt
accounts-own-nothing = Ei mitään.
accounts-own-json = Vain JSON-tiedosto
accounts-own-messages = Viestisi ja niihin saamasi vastaukset
accounts-own-addresses = Verkko-osoitteet, joista palveluasi on käytetty
accounts-address-flash-near-pseudonym = Sähköpostiosoitteesi on vaihdettu. Nimimerkkisi muistuttaa uutta osoitettasi, joten siitä voisi päätellä, kuka olet. Valitse toinen nimimerkki.
