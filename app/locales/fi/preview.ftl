# Tehtävän kokeileminen
preview-title = Kokeile tehtävää
preview-lead = Näet tehtävän samanlaisena kuin asukkaat ja voit vastata siihen jokaisella kielellä. Vastauksesi pidetään erillään asukkaiden vastauksista: ne eivät koskaan tule tuloksiin, eikä niitä näe kukaan projektin ulkopuolella.
preview-open = Avaa tehtävä
preview-frame = Tehtävä puhelimessa
preview-flaws = Mitä kysymyksissä on vielä korjattavaa
preview-unfit = Tehtävää ei voi vielä kokeilla
preview-mark = Esikatselu: nämä ovat kokeiluvastauksia
preview-close = Sulje esikatselu
preview-again = Aloita uudelleen alusta

# Kokeiluvastaukset
preview-tests = Kokeiluvastaukset
preview-tests-one = Kokeiluvastaukset tehtävään
preview-tests-lead = Mitä projektin työntekijät ovat vastanneet, kun he ovat kokeilleet tehtävää. Kokeiluvastaukset poistetaan tehtävän mukana ja silloin, kun vastaajan käyttäjätili päättyy.
preview-tests-none = Kukaan ei ole vielä kokeillut tehtävää.
preview-version = Kysymysten versio {$version}
preview-other-version = Nämä vastaukset on annettu kysymysten versioon {$given}, jota ei enää ole. Ne näytetään version {$shown} kysymyksillä.
preview-gone = kysymystä ei enää ole
preview-sent = Lähetetty
preview-under-way = Ei lähetetty
preview-remove = Poista
preview-remove-all = Poista kaikki kokeiluvastaukset
preview-removed = Kokeiluvastaukset on poistettu.
