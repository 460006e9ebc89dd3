# Writing to us
messages-contact-title = Ota yhteyttä
messages-lead-member = Kun kirjoitat meille jäsenenä, näemme nimimerkkisi mutta emme sähköpostiosoitettasi. Vastaus tulee tälle sivulle. Emme ilmoita siitä sähköpostilla.
messages-lead-newcomer = Voit kirjoittaa rekisterin ylläpidolle jo ennen nimimerkin valitsemista. Vastaus tulee tälle sivulle.
messages-lead-visitor = Voit kirjoittaa meille kirjautumatta. Emme silloin tiedä, kuka olet, emmekä voi vastata sinulle palvelussa. Jos haluat vastauksen, kirjaudu ensin tai käytä sivun lopussa olevia yhteystietoja.
messages-subject = Mitä asiasi koskee?
messages-subject-register = Henkilötiedot ja tietosuoja
messages-subject-accessibility = Saavutettavuus
messages-subject-other = Muu asia
messages-subject-missing = Valitse, mitä asiasi koskee.
messages-words = Viesti
messages-words-hint = Älä kirjoita viestiin henkilötunnusta tai arkaluonteisia tietoja.
messages-words-missing = Kirjoita viestin teksti.
messages-words-too-long = Viesti on liian pitkä. Lyhennä se enintään {$most} merkin pituiseksi.
messages-words-control = Viestissä on merkki, jota ei voi tallentaa. Kirjoita teksti uudelleen.
messages-submit = Lähetä viesti

# Messages and replies
messages-thread = Viestisi ja niihin saamasi vastaukset
messages-from-you = Sinä
messages-from-register = Kaupungin henkilöstö

# Other ways to reach us
messages-other-ways = Muut yhteystiedot
messages-run-by = Palvelua ylläpitää: {$controller}
messages-contact-post = Rekisterin yhteyshenkilö
messages-contact-address = Postiosoite
messages-dpo = Tietosuojavastaava

# The inbox of staff
messages-inbox-title = Saapuneet viestit
messages-inbox-lead = Jäsenten viestit näkyvät nimimerkillä. Kun avaat jäsenen viestin, siitä jää merkintä lokiin, ja jäsen näkee sen tilisivullaan.
messages-inbox-none = Viestejä ei ole.
messages-from-newcomer = Jäsen, jolla ei ole vielä nimimerkkiä
messages-from-visitor = Kirjautumaton kävijä
messages-message-title = Viesti jäseneltä tai kävijältä
messages-answer = Vastauksesi
messages-answer-submit = Lähetä vastaus
messages-no-answer = Viestin lähettäjä ei ollut kirjautuneena, joten hänelle ei voi vastata palvelussa.
messages-to-inbox = Takaisin saapuneisiin viesteihin
