# Before results are first shown
results-title = Tulokset
results-choose-lead = Tulokset näytetään aina vähintään {$least} vastaajan ryhmissä, ja ne etenevät yhtä suurin askelin. Siksi kenenkään vastauksia ei voi päätellä vertaamalla kahta hetkeä tai kahta rajausta.
results-compare = Minkä kysymysten mukaan vertaat vastaajia? (enintään {$most})
results-compare-hint = Valinta tehdään kerran eikä sitä voi muuttaa, sillä kaksi eri jakoa voisi paljastaa yksittäisen vastaajan. Mitä useamman kysymyksen valitset, sitä pienempiä ryhmät ovat ja sitä hitaammin niiden tulokset tulevat näkyviin. Voit jättää valitsematta.
results-compare-too-many = Valitse enintään {$most} kysymystä.
results-choose = Avaa tulokset
results-sure-title = Avataanko tulokset?
results-sure-none = Vastaajia ei vertailla minkään kysymyksen mukaan. Valintaa ei voi muuttaa.
results-sure-chosen = Vastaajia vertaillaan näiden kysymysten mukaan. Valintaa ei voi muuttaa.
results-sure-advice = Jos odotat vain muutamaa kymmentä vastaajaa, älä valitse yhtään kysymystä tai valitse vain yksi.
results-sure-back = Muuta valintaa
results-not-open = Tuloksia ei ole vielä avattu. Projektin muokkaaja voi avata ne.

# The results
results-of = {$count} vastaajaa
results-of-few = Tähän mennessä on laskettu alle {$least} vastaajaa
results-steps = Luvut etenevät vähintään {$least} vastaajan askelin, ja viimeisimmät vastaukset odottavat lisää vastaajia. Viiva tarkoittaa, että vastauksia ei ole tai niitä on liian vähän näytettäväksi.
results-steps-over = Luvut etenevät vähintään {$least} vastaajan askelin. Tehtävä on päättynyt, joten luvuista puuttuvat vastaukset jäävät näyttämättä. Viiva tarkoittaa, että vastauksia ei ole tai niitä on liian vähän näytettäväksi.
results-dashes-title = Miksi osa luvuista on viivoja?
results-dashes = Viivan kohdalla saman vastauksen on antanut alle {$least} ihmistä, tai luvusta voisi laskea näin pienen toisen luvun. Niin harvan vastauksista voisi päätellä, kuka vastasi, joten niistä ei näytetä mitään.
results-dashes-all = Katso kaikkia yhdessä: silloin useampi rivi tulee näkyviin.
results-dashes-wait = Odota lisää vastaajia: rivit täyttyvät vastausten karttuessa.
results-dashes-next = Yhdistä seuraavassa tehtävässä vaihtoehdot, jotka harva valitsee, ja vertaa harvempien kysymysten mukaan.
results-too-few = Tuloksia ei voi vielä näyttää: tarvitaan vähintään {$least} lähetettyä vastausta. Uudet vastaukset lasketaan mukaan noin minuutin kuluessa.
results-too-few-over = Tuloksia ei voi näyttää: tarvitaan vähintään {$least} lähetettyä vastausta. Jos tulokset avattiin juuri, vastaukset lasketaan noin minuutin kuluessa.
results-too-few-filter = Tässä ryhmässä on liian vähän vastaajia: tarvitaan vähintään {$least}.
results-caption = Vastaukset
results-caption-options = Valitut vaihtoehdot, osuus vastanneista
results-caption-answered = Kysymykseen vastaaminen
results-column-answer = Vastaus
results-column-month = Kuukausi
results-column-hour = Kellonaika
results-column-place = Sija
results-column-count = Vastaajia
results-column-share = Osuus
results-held-back = {$count} vastausta ei näy luvuissa, koska samanlaisia vastauksia on liian vähän.
results-held-back-people = {$count} vastaajaa ei näy näillä riveillä, koska samalla rivillä on liian vähän vastaajia.
results-held-back-shares = Osuudet on laskettu kaikista, joten todelliset osuudet ovat vähintään näin suuria.
results-held-back-options = Osa vastauksista ei näy näissä luvuissa.
results-mean = Keskiarvo {$mean}
results-mean-place = Sijan keskiarvo {$mean} niistä, jotka antoivat sijan
results-nps = Nettosuositteluluku {$score}: näytetyistä vastauksista arvojen 9–10 prosenttiosuus, josta on vähennetty arvojen 0–6 prosenttiosuus. Luku on −100:n ja 100:n välillä.
results-csat = Asiakastyytyväisyys {$share}: arvojen 4–5 osuus näytetyistä vastauksista.
results-ces = Vaivattomuus {$mean}: näytettyjen vastausten keskiarvo asteikolla 1–7. Heistä {$share} antoi arvon 5–7 eli piti asiaa helppona.
results-median = Mediaani: {$bin}
results-read-words = Lue kirjoitetut vastaukset
results-read-words-of = Lue kirjoitetut vastaukset: {$field}
results-see-photos = Katso kuvat
results-photos-lead = Kuvat ovat satunnaisessa järjestyksessä, eikä niitä yhdistetä muihin vastauksiin. Ne näytetään, kun vähintään {$least} vastaajaa on lisännyt kuvan. Katsominen kirjataan valvontalokiin. Jos kuvasta tunnistaa jonkun, älä tallenna tai jaa sitä.
results-photos-count = { $count ->
    [one] {$count} kuva
   *[other] {$count} kuvaa
 }
results-photo = Kuva {$number} vastauksista kysymykseen: {$question}

# What answers are called
results-chosen = Valittu
results-not-chosen = Ei valittu
results-answered = Vastattu
results-unanswered = Ei vastausta kysymykseen
results-not-said = Ei halua kertoa
results-cannot-say = Ei osaa sanoa
results-no-answer = Ei vastausta
results-earlier-kind = Vastaus kysymyksen aiempaan muotoon
results-not-known = Ei tiedossa
results-at-start = Ennen ensimmäistäkään vastausta
results-unasked = Ei kysytty
results-changed = Kysymystä on muokattu vastaamisen aikana. Luvuissa ovat mukana kaikki sen versiot:
results-asked-no-more = Kysymystä ei enää kysytä.
results-asked-later = Kysymys on lisätty myöhemmin: aiemmin vastanneilta sitä ei kysytty.
results-worded-before = Aiempi sanamuoto: ”{$text}”
results-offered-later = Lisätty myöhemmin: {$choices}
results-offered-before = Ei enää tarjolla: {$choices}
results-former = {$code} (ei enää valittavissa)
results-no-place = Ei sijaa
results-place = {$place}. sija
results-first-day = Ensimmäinen päivä
results-last-day = Viimeinen päivä
results-hour = klo {$from}–{$to}
results-month = { $month ->
    [1] tammikuu {$year}
    [2] helmikuu {$year}
    [3] maaliskuu {$year}
    [4] huhtikuu {$year}
    [5] toukokuu {$year}
    [6] kesäkuu {$year}
    [7] heinäkuu {$year}
    [8] elokuu {$year}
    [9] syyskuu {$year}
    [10] lokakuu {$year}
    [11] marraskuu {$year}
   *[12] joulukuu {$year}
}
results-bin = vähintään {$from}, alle {$below}
results-bin-from = {$from} tai enemmän
results-bin-below = alle {$below}

# The filter
results-filter = Rajaa vastaajia
results-filter-any = Kaikki
results-filter-show = Näytä
results-filter-hint = Ryhmästä näytetään tuloksia, kun siinä on laskettu vähintään {$least} ihmistä. Merkityissä ryhmissä heitä ei vielä ole niin monta.
results-filter-small = {$answer} (liian vähän näytettäväksi)

# How answering went
results-course = Vastaamisen kulku
results-completion = Lähettäneet ja keskeyttäneet
results-completion-lead = Keskeyttäneeksi lasketaan se, joka ei ole koskenut vastauksiinsa {$days} päivään, kunnes hän jatkaa; kun tehtävä on päättynyt, kaikki, jotka eivät ole lähettäneet. Ne, joilla vastaaminen on kesken, eivät ole mukana. Luvut etenevät vähintään {$least} vastaajan askelin.
results-sent = Lähetti vastauksensa
results-stopped = Aloitti ja keskeytti
results-column-end = Miten päättyi
results-stops = Mihin vastaaminen keskeytyi: viimeinen vastattu kysymys
results-column-last = Viimeinen vastattu kysymys
results-times = Vastaamiseen kulunut aika
results-times-lead = Ensimmäisestä vastauksesta lähettämiseen, tauot mukaan lukien. Ilman JavaScriptiä aika lasketaan ensimmäisen sivun avaamisesta.
results-column-time = Aika
results-time-least = Alle 1 minuutti
results-time = {$from}–{$below} minuuttia
results-time-most = Vähintään {$from} minuuttia, alle vuorokausi
results-time-day = Vuorokausi tai enemmän

# What was written
results-words-lead = Vastaukset ovat aakkosjärjestyksessä, eikä niitä yhdistetä muihin vastauksiin. Ne näytetään, kun vähintään {$least} vastaajaa on kirjoittanut jotakin. Lukeminen kirjataan valvontalokiin.
results-search = Hae vastauksista
results-search-do = Hae
results-words-count = { $count ->
    [one] {$count} vastaus
   *[other] {$count} vastausta
}
results-pages = Sivut
results-page = Sivu {$number}/{$pages}
results-page-before = Edellinen
results-page-after = Seuraava
