# The questions
answers-progress = Sivu {$page}/{$pages}
answers-required = (pakollinen)
answers-at-most = { $most ->
    [one] Valitse enintään {$most} vaihtoehto.
   *[other] Valitse enintään {$most} vaihtoehtoa.
}
answers-yes = Kyllä
answers-no = Ei
answers-other = Kerro tarkemmin
answers-not-said = En halua vastata
answers-clear = Poista valinta
answers-next = Seuraava
answers-back = Edellinen

# Looking the answers over
answers-to-review = Tarkista vastaukset
answers-review-title = Tarkista vastauksesi
answers-review-lead = Vastaukset lähtevät vasta, kun painat painiketta ”Lähetä vastaukset”. Voit muokata niitä senkin jälkeen, kunnes tehtävä sulkeutuu.
answers-no-answer = Ei vastausta
answers-change = Muokkaa
answers-send = Lähetä vastaukset

# How it stands while answering
answers-saved = Tallennettu
answers-saving = Tallennetaan…
answers-sending = Lähetetään…
answers-offline = Palveluun ei juuri nyt saada yhteyttä. Vastauksesi ovat tallessa tällä laitteella, ja voit jatkaa. Odottaa tallennusta: {$count}
answers-offline-not-kept = Palveluun ei juuri nyt saada yhteyttä. Tälle laitteelle ei tallenneta mitään. Pidä sivu auki, kunnes yhteys palaa.
answers-will-send = Vastauksesi lähetetään, kun yhteys palveluun palaa. Pidä sivu auki siihen asti.
answers-photos-awaited = Kuvia on vielä matkalla palveluun. Vastaukset lähetetään, kun kuvat ovat perillä. Pidä sivu auki. Jos tämä kestää, palaa kuvakysymykseen: jokin kuva on ehkä lisättävä uudelleen.
answers-photos-notice = Kuvat näkevät tämän hankkeen tutkijat. Älä kuvaa toisten kasvoja, rekisterikilpiä tai muuta, mistä ihmisen voi tunnistaa. Kuvien paikka- ja laitetiedot poistetaan.
answers-photo = Kuva {$number}
answers-photos = { $count ->
    [one] {$count} kuva
   *[other] {$count} kuvaa
 }
answers-photo-add = Ota tai valitse kuva
answers-photos-add = Ota tai valitse kuvia
answers-photos-plain = Kuva tallennetaan, kun siirryt sivulta eteenpäin. Kuvan koko voi olla enintään 8 megatavua.
answers-photo-remove = Poista kuva
answers-photo-removed = Kuva on poistettu.
answers-photo-sending = Kuvaa lähetetään
answers-photo-waiting = Odottaa yhteyttä.
answers-photo-stored = Kuva on tallennettu.
answers-photo-again = Yritä uudelleen
answers-photos-most = Kuvia voi lisätä enintään {$most}.
answers-signed-out = Kirjautumisesi on päättynyt. Vastauksesi ovat tallessa tällä laitteella, ja ne lähetetään palveluun, kun olet kirjautunut uudelleen.
answers-signed-out-not-kept = Kirjautumisesi on päättynyt. Tälle laitteelle ei tallenneta mitään: kirjaudu toisessa välilehdessä ja palaa tälle sivulle.
answers-sign-in = Kirjaudu uudelleen
answers-closed-meanwhile = Tehtävä on sulkeutunut. Vastauksia ei voi enää tallentaa eikä lähettää.
answers-unreadable = Vastauksia ei voitu tallentaa. Kopioi kirjoittamasi tekstit talteen ja lataa sivu uudelleen.
answers-changed-elsewhere = Olet vastannut samaan kysymykseen myöhemmin toisella laitteella. Myöhempi vastaus jäi voimaan.
answers-look-again = Vastauksesi eivät ole enää ne, jotka tarkistit: olet vastannut toisella laitteella tai kysymykset ovat muuttuneet. Tarkista vastaukset vielä kerran ja lähetä ne sitten.
answers-waiting = Vastauksia, jotka odottavat tällä laitteella tallentamista:

# What is wrong with an answer
answers-problem-missing = Vastaa tähän kysymykseen.
answers-problem-missing-rows = Vastaa jokaiseen kohtaan.
answers-problem-other-untold = Kerro tarkemmin, mitä tarkoitat, tai valitse toinen vaihtoehto.
answers-problem-contradiction = Olet vastannut ja valinnut myös kohdan ”En halua vastata”. Jätä niistä vain toinen.
answers-problem-not-offered = Vastaus ei ole annettujen vaihtoehtojen joukossa. Valitse jokin niistä.
answers-problem-too-many = Olet valinnut liian monta vaihtoehtoa. Enimmäismäärä on {$most}.
answers-problem-too-long = Vastaus on liian pitkä. Lyhennä sitä. Merkkien enimmäismäärä on {$most}.
answers-problem-control-character = Vastauksessa on merkki, jota ei voi tallentaa. Kirjoita teksti uudelleen.
answers-problem-not-a-number = Kirjoita vastaus numeroin, esimerkiksi 12.
answers-problem-not-whole = Kirjoita kokonaisluku ilman desimaaleja.
answers-problem-too-many-decimals = Luvussa on liian monta desimaalia. Enimmäismäärä on {$most}.
answers-problem-too-small = Luku on liian pieni. Pienin sallittu luku on {$least}.
answers-problem-too-great = Luku on liian suuri. Suurin sallittu luku on {$greatest}.

# The task closed while answering
answers-closed-title = Tehtävä on sulkeutunut
answers-closed-lead = Vastauksia ei voi enää tallentaa, muokata tai lähettää.
answers-closed-typed = Teksti, joka ei ehtinyt tallentua
answers-closed-mine = Katso tallennetut vastauksesi

# One's own answers
answers-mine-title = Omat vastaukset
answers-mine-none = Et ole vielä vastannut yhteenkään tehtävään.
answers-download = Lataa kaikki, mitä meillä on sinusta (zip-tiedosto)
answers-thanks = Kiitos vastauksistasi
answers-receipt = Lähetit vastauksesi
answers-sent-at = Lähetetty
answers-not-sent = Vastauksia ei ole lähetetty
answers-editable-until = Voit muokata vastauksiasi, kunnes tehtävä sulkeutuu
answers-edit = Muokkaa vastauksia
answers-go-on = Jatka vastaamista
answers-unsent-changes = Olet muokannut vastauksiasi, mutta et ole lähettänyt muutoksia. Ne tulevat voimaan, kun lähetät vastaukset uudelleen.
answers-revert = Peru muutokset
answers-remove-summary = Poista vastaukset
answers-remove-lead = Kaikki vastauksesi tähän tehtävään poistetaan heti. Poistettuja vastauksia ei saa takaisin. Jos vastauksiasi on jo luovutettu tiedostona, saajan on poistettava kopionsa; näet saajat sivulta ”Kuka on saanut vastaukseni”.
answers-remove = Poista vastaukseni
answers-to-tasks = Avoimiin tehtäviin

# Where there is no network
answers-no-network-title = Ei yhteyttä palveluun
answers-no-network-lead = Palveluun ei juuri nyt saada yhteyttä. Voit vastata tehtäviin, jotka olet avannut tällä laitteella. Vastauksesi säilyvät laitteella ja tallentuvat palveluun, kun yhteys palaa.
answers-no-network-kept = Tällä laitteella avatut tehtävät
answers-no-network-again = Yritä uudelleen

# Further kinds of questions
answers-at-least = Valitse vähintään {$least}.
answers-between = Valitse {$least}–{$most}.
answers-rank-all = Anna jokaiselle paikka: 1 on ensimmäinen.
answers-rank-some = Valitse paikat 1–{$most}: 1 on ensimmäinen. Muut jäävät ilman paikkaa.
answers-move-up = siirrä ylemmäs
answers-move-down = siirrä alemmas
answers-least-characters = Kirjoita vähintään {$least} merkkiä.
answers-from-to = Väliltä {$from}–{$to}
answers-first-day = Aikaisintaan {$first}
answers-last-day = Viimeistään {$last}
answers-sum = Lukujen summan on oltava {$sum}.
answers-not-known = En osaa sanoa
answers-search = Etsi luettelosta
answers-none-found = Luettelosta ei löytynyt sopivaa.
answers-choose = Valitse
answers-other-if = Jos valitsit muun, kerro tarkemmin
answers-slider = Liukusäädin
answers-less = Vähemmän
answers-more = Enemmän
answers-repeated = Kohta {$number}
answers-repeated-add = Lisää seuraava
answers-repeated-empty = Tyhjennä kohta {$number}
answers-from = Alkaen
answers-to = Päättyen
answers-problem-too-few = Olet valinnut liian vähän. Valitse vähintään {$least}.
answers-problem-not-alone = Yksi valinnoistasi ei sovi yhteen muiden kanssa. Poista se tai muut.
answers-problem-too-short = Vastaus on liian lyhyt. Kirjoita vähintään {$least} merkkiä.
answers-problem-off-step = Luku ei sovi väleihin. Yhden askeleen pituus on {$step}.
answers-problem-wrong-sum = Lukujen summan on oltava {$sum}. Korjaa luvut.
answers-problem-not-a-date = Anna päivä, esimerkiksi 24.12.2026.
answers-problem-too-early = Päivä on liian aikainen. Ensimmäinen mahdollinen on {$first}.
answers-problem-too-late = Päivä on liian myöhäinen. Viimeinen mahdollinen on {$last}.
answers-problem-not-a-span = Anna sekä alku että loppu. Loppu ei voi olla ennen alkua.
answers-problem-not-a-time = Anna kellonaika, esimerkiksi 9.30.
answers-problem-places-unclear = Anna jokaiselle eri paikka niin, ettei yhtään paikkaa jää välistä.
answers-problem-not-a-photo = Tiedostoa ei voi lukea kuvana. Valitse JPEG-, PNG- tai WebP-kuva.
answers-problem-photo-too-large = Kuva on liian suuri. Sen koko voi olla enintään 8 megatavua ja 64 miljoonaa kuvapistettä.
answers-problem-too-many-photos = Kuvia on lisätty vuorokauden aikana niin paljon, ettei niitä oteta nyt enempää. Yritä huomenna uudelleen.
answers-problem-photo-missing = Kuva ei ole vielä tullut perille. Odota hetki, tai poista se ja lisää uudelleen.
answers-problem-passed-over = Ohitit tämän kysymyksen. Voit vastata siihen tai jatkaa ilman vastausta.
answers-passed-over = Jäikö jokin tarkoituksella vastaamatta? Jatka painamalla uudelleen.
answers-full-title = Vastauksia on jo tarpeeksi
answers-full-lead = Kiitos, että halusit vastata. Tähän tehtävään tarvittiin rajallinen määrä vastauksia, ja se tuli täyteen.
answers-full-nothing-kept = Vastauksistasi ei ole säilytetty mitään. Muut tehtävät odottavat sinua edelleen.
answers-full-begun = Ehdit vastata osaan kysymyksistä. Niitä vastauksia ei ole lähetetty, kukaan muu ei näe niitä, ja ne poistetaan viimeistään, kun tehtävä arkistoidaan. Voit poistaa ne myös heti.
answers-full-remove = Poista vastaukseni
