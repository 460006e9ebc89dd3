# The front page
home-title = Tule kehittämään kaupungin palveluja
home-lead = Kerro kokemuksistasi nimimerkillä: vastaustesi avulla kaupunki oppii ymmärtämään asukkaitaan paremmin ja kehittää palvelujaan.
home-sign-in = Liity tai kirjaudu
home-sign-in-only = Kirjaudu sisään
home-joining-closed = Palveluun ei voi juuri nyt liittyä. Jos olet jo jäsen, voit kirjautua sisään.

# How it works, in four steps
home-how = Näin se toimii
home-how-address = Kirjoita sähköpostiosoitteesi. Saat linkin, jolla kirjaudut ilman salasanaa.
home-how-pseudonym = Anna suostumuksesi ja valitse nimimerkki.
home-how-answer = Vastaa tehtäviin silloin, kun sinulle sopii. Voit keskeyttää ja jatkaa myöhemmin.
home-how-leave = Lähde, kun haluat. Tietosi poistetaan silloin heti.

# What we promise
home-promise = Tämän lupaamme
home-promise-apart = Vastauksesi pidetään erillään sähköpostiosoitteestasi. Vastausten lukijat eivät näe osoitettasi.
home-promise-use = Tietojasi ei koskaan käytetä mainontaan eikä sinua koskeviin päätöksiin.
home-promise-europe = Tietojasi ei siirretä eikä käsitellä EU:n tai Euroopan talousalueen ulkopuolella.

# Ways on
home-notice = Lue tietosuojaseloste
home-staff = Henkilöstön kirjautuminen
