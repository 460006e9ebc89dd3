# To a member
mails-sign-in-subject = Kirjautumislinkkisi
mails-sign-in-body =
    Hei

    Avaa tämä linkki samassa selaimessa, jossa pyysit sen:

    {$link}

    Voit myös kirjoittaa samaan selaimeen tämän koodin:

    {$code}

    Linkki ja koodi toimivat {$minutes} minuutin ajan ja vain kerran. Älä kerro koodia kenellekään.

    Palvelu, johon kirjaudut: {$service}

    Jos et ole pyytänyt tätä viestiä, sinun ei tarvitse tehdä mitään. Mitään ei tapahdu, ja voit poistaa viestin.

# To an address nobody has joined with
mails-join-subject = Kirjautumislinkkisi
mails-join-body =
    Hei

    Jos pyysit tätä linkkiä liittyäksesi tai kirjautuaksesi, avaa se samassa selaimessa, jossa pyysit sen:

    {$link}

    Voit myös kirjoittaa samaan selaimeen tämän koodin:

    {$code}

    Linkki ja koodi toimivat {$minutes} minuutin ajan ja vain kerran. Älä kerro koodia kenellekään.

    Palvelu, jota viesti koskee: {$service}

    Jos et ole pyytänyt tätä viestiä, sinun ei tarvitse tehdä mitään. Mitään ei tapahdu, ja voit poistaa viestin.

# To an address nobody has joined with, while nobody can join
mails-closed-subject = Palveluun ei voi nyt liittyä
mails-closed-body =
    Hei

    Joku pyysi tähän osoitteeseen kirjautumislinkkiä. Osoitteella ei ole liitytty palveluun, eikä palveluun voi juuri nyt liittyä. Siksi emme lähetä linkkiä.

    Jos olet jo jäsen, pyydä linkki sillä osoitteella, jolla liityit.

    Palvelu, jota viesti koskee: {$service}

    Jos et ole pyytänyt tätä viestiä, sinun ei tarvitse tehdä mitään. Voit poistaa viestin.

# To staff
mails-staff-subject = Kirjautumislinkkisi
mails-staff-body =
    Hei

    Avaa tämä linkki samassa selaimessa, jossa pyysit sen:

    {$link}

    Voit myös kirjoittaa samaan selaimeen tämän koodin:

    {$code}

    Sen jälkeen kysymme vielä todennussovelluksen koodin.

    Linkki ja koodi toimivat {$minutes} minuutin ajan ja vain kerran. Älä kerro koodia kenellekään.

    Palvelu, johon kirjaudut: {$service}

    Jos et ole pyytänyt tätä viestiä, sinun ei tarvitse tehdä mitään. Mitään ei tapahdu, ja voit poistaa viestin.

# Under every mail
mails-footer =
    Viestin lähetti palvelu {$service}.
    Rekisterinpitäjä: {$controller}

# Jäsenelle, josta ei ole kuultu pitkään aikaan
mails-ends-subject = Jäsenyytesi on päättymässä
mails-ends-body =
    Hei

    Et ole käyttänyt palvelua {$service} moneen kuukauteen. Jos emme kuule sinusta, jäsenyytesi päättyy {$day} ja kaikki antamasi tiedot poistetaan.

    Jos haluat jatkaa, avaa tämä linkki ja paina painiketta. Sinun ei tarvitse kirjautua sisään:

    {$link}

    Jos et halua jatkaa, sinun ei tarvitse tehdä mitään.

mails-ended-subject = Jäsenyytesi on päättynyt
mails-ended-body =
    Hei

    Emme olleet kuulleet sinusta puoleen vuoteen. Kuten kerroimme, jäsenyytesi palvelussa {$service} on nyt päättynyt ja kaikki antamasi tiedot on poistettu. Tämän viestin jälkeen meillä ei enää ole sähköpostiosoitettasi.

    Voit liittyä milloin tahansa uudelleen:

    {$link}

# Jäsenille, jotka ovat suostuneet siihen
mails-invitation-subject = Jotakin uutta vastattavaa
mails-invitation-body =
    Hei

    Palvelussa {$service} on jotakin uutta vastattavaa:

    {$link}

    Saat tämän viestin, koska olet suostunut siihen. Jos et halua enää näitä viestejä, avaa tämä linkki ja paina painiketta. Sinun ei tarvitse kirjautua sisään:

    {$no_more}

# Osoitteen vaihto
mails-address-former-subject = Vahvista osoitteen vaihto
mails-address-former-body =
    Hei

    Jäsenyytesi sähköpostiosoite halutaan vaihtaa toiseen. Jos pyysit vaihtoa, kirjoita tämä koodi sivulle, jolla pyysit sitä:

    {$code}

    Koodi toimii {$minutes} minuutin ajan ja vain kerran. Älä kerro sitä kenellekään.

    Palvelu, jota viesti koskee: {$service}

    Jos et pyytänyt vaihtoa, osoitteesi ei vaihdu. Joku on silloin kirjautunut jäsenyyteesi: kirjaudu palveluun ja lopeta tilisivullasi kirjautumiset, joita et tunnista.

mails-address-new-subject = Vahvista uusi osoitteesi
mails-address-new-body =
    Hei

    Tästä halutaan tehdä jäsenen uusi sähköpostiosoite. Jos pyysit sitä, kirjoita tämä koodi sivulle, jolla pyysit vaihtoa:

    {$code}

    Koodi toimii {$minutes} minuutin ajan ja vain kerran. Älä kerro sitä kenellekään.

    Palvelu, jota viesti koskee: {$service}

    Jos et ole pyytänyt tätä viestiä, sinun ei tarvitse tehdä mitään. Mitään ei tapahdu, ja voit poistaa viestin.

mails-address-taken-subject = Osoite on jo käytössä
mails-address-taken-body =
    Hei

    Tästä haluttiin tehdä toisen jäsenyyden sähköpostiosoite. Tällä osoitteella on jo jäsenyys, joten mitään ei tapahdu.

    Jos pyysit vaihtoa itse, sinulla on kaksi jäsenyyttä. Kirjaudu tällä osoitteella ja lähde palvelusta, jos haluat käyttää osoitetta toisessa jäsenyydessäsi.

    Palvelu, jota viesti koskee: {$service}

mails-address-changed-subject = Sähköpostiosoitteesi on vaihdettu
mails-address-changed-body =
    Hei

    Jäsenyytesi sähköpostiosoite palvelussa {$service} on vaihdettu. Tämän viestin jälkeen meillä ei enää ole tätä osoitetta.

    Vaihtoon tarvittiin tähän osoitteeseen lähetetty koodi. Jos et vaihtanut osoitetta itse, kerro siitä meille:

    {$link}
