# The question bank: questions kept for other tasks
bank-title = Kysymyspankki
bank-lead = Kysymyksiä, joita kaupungin tutkijat ovat säilyttäneet muita tehtäviä varten. Kun sama asia kysytään aina samoin sanoin, vastauksia voi verrata vuodesta toiseen. Pankissa ei ole vastauksia.
bank-take = Ota kysymyksiä kysymyspankista
bank-take-lead = Kysymykset lisätään nykyisten perään, ja voit muokata niitä vapaasti.
bank-keep = Säilytä kysymyksiä kysymyspankissa
bank-keep-lead = Kaikki kaupungin tutkijat näkevät pankin kysymykset ja voivat ottaa ne omiin tehtäviinsä. Ehdot, jotka riippuvat muista kysymyksistä, jäävät pois.
bank-keep-questions = Säilytettävät kysymykset
bank-keep-save = Säilytä pankissa
bank-name = Nimi
bank-name-hint = Millä nimellä kollegasi löytävät kysymykset, esimerkiksi ”Vuosikyselyn taustatiedot”.
bank-name-missing = Anna kysymyksille nimi.
bank-topic = Aihe
bank-topic-missing = Valitse aihe.
bank-topic-any = Kaikki aiheet
bank-words = Hae sanoilla
bank-search = Hae
bank-found = { $count ->
    [0] Mitään ei löytynyt. Kokeile muita sanoja tai toista aihetta.
    [one] Löytyi {$count}.
   *[other] Löytyi {$count}.
 }
bank-standard = Kanssan vakiokysymys
bank-change = Muuta nimeä tai poista
bank-entry-title = Kysymyspankin kysymykset
bank-remove = Poista pankista
bank-remove-sure = Tehtävät, joihin kysymykset on jo otettu, säilyttävät ne.
bank-gone = Kysymyksiä ei enää ole pankissa. Valitse muita.
bank-flash-kept = Kysymykset ovat nyt kysymyspankissa.
bank-flash-removed = Kysymykset on poistettu kysymyspankista.
bank-topic-background = Taustatiedot
bank-topic-satisfaction = Tyytyväisyys
bank-topic-services = Palvelut
bank-topic-surroundings = Elinympäristö
bank-topic-mobility = Liikkuminen
bank-topic-participation = Osallistuminen
bank-topic-accessibility = Esteettömyys ja saavutettavuus
bank-topic-other = Muu aihe
bank-standard-age-band = Ikäluokka
bank-standard-household = Kotitalous
bank-standard-satisfaction = Tyytyväisyys palveluun
bank-standard-recommending = Suositteleminen
bank-standard-ease = Asioinnin helppous
bank-standard-obstacles = Käytön esteet
bank-standard-influence = Vaikuttaminen omalla alueella
