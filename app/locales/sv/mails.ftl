# To a member
mails-sign-in-subject = Din inloggningslänk
mails-sign-in-body =
    Hej

    Öppna den här länken i den webbläsare där du bad om den:

    {$link}

    Du kan också skriva den här koden i samma webbläsare:

    {$code}

    Länken och koden fungerar i {$minutes} minuter och bara en gång. Berätta inte koden för någon.

    Tjänsten som du loggar in i: {$service}

    Om du inte har bett om det här meddelandet behöver du inte göra något. Ingenting händer, och du kan radera meddelandet.

# To an address nobody has joined with
mails-join-subject = Din inloggningslänk
mails-join-body =
    Hej

    Om du bad om den här länken för att gå med eller logga in, öppna den i den webbläsare där du bad om den:

    {$link}

    Du kan också skriva den här koden i samma webbläsare:

    {$code}

    Länken och koden fungerar i {$minutes} minuter och bara en gång. Berätta inte koden för någon.

    Tjänsten som meddelandet gäller: {$service}

    Om du inte har bett om det här meddelandet behöver du inte göra något. Ingenting händer, och du kan radera meddelandet.

# To an address nobody has joined with, while nobody can join
mails-closed-subject = Det går inte att gå med just nu
mails-closed-body =
    Hej

    Någon bad om en inloggningslänk till den här adressen. Ingen har gått med i tjänsten med adressen, och det går inte att gå med just nu. Därför skickar vi ingen länk.

    Om du redan är medlem, be om länken med den adress som du gick med med.

    Tjänsten som meddelandet gäller: {$service}

    Om du inte har bett om det här meddelandet behöver du inte göra något. Du kan radera meddelandet.

# To staff
mails-staff-subject = Din inloggningslänk
mails-staff-body =
    Hej

    Öppna den här länken i den webbläsare där du bad om den:

    {$link}

    Du kan också skriva den här koden i samma webbläsare:

    {$code}

    Därefter ber vi också om en kod från autentiseringsappen.

    Länken och koden fungerar i {$minutes} minuter och bara en gång. Berätta inte koden för någon.

    Tjänsten som du loggar in i: {$service}

    Om du inte har bett om det här meddelandet behöver du inte göra något. Ingenting händer, och du kan radera meddelandet.

# Under every mail
mails-footer =
    Meddelandet skickades av tjänsten {$service}.
    Personuppgiftsansvarig: {$controller}

# Till en medlem som inte har hörts av på länge
mails-ends-subject = Ditt medlemskap håller på att ta slut
mails-ends-body =
    Hej

    Du har inte använt tjänsten {$service} på flera månader. Om vi inte hör av dig upphör ditt medlemskap den {$day}, och allt du har gett oss raderas.

    Om du vill vara kvar öppnar du den här länken och trycker på knappen. Du behöver inte logga in:

    {$link}

    Om du inte vill vara kvar behöver du inte göra någonting.

mails-ended-subject = Ditt medlemskap har upphört
mails-ended-body =
    Hej

    Vi hade inte hört av dig på ett halvt år. Som vi skrev har ditt medlemskap i tjänsten {$service} nu upphört, och allt du hade gett oss är raderat. Efter det här meddelandet har vi inte längre din e-postadress.

    Du är välkommen att gå med igen när som helst:

    {$link}

# Till medlemmar som samtycker till det
mails-invitation-subject = Det finns något nytt att svara på
mails-invitation-body =
    Hej

    Det finns något nytt att svara på i tjänsten {$service}:

    {$link}

    Du får det här meddelandet för att du har samtyckt till det. Om du inte vill ha fler öppnar du den här länken och trycker på knappen. Du behöver inte logga in:

    {$no_more}

# Byte av adress
mails-address-former-subject = Bekräfta bytet av adress
mails-address-former-body =
    Hej

    E-postadressen för ditt medlemskap ska bytas till en annan. Om du bad om bytet, skriv den här koden på sidan där du bad om det:

    {$code}

    Koden fungerar i {$minutes} minuter och bara en gång. Berätta den inte för någon.

    Tjänsten som meddelandet gäller: {$service}

    Om du inte bad om bytet byts inte din adress. Då har någon annan loggat in i ditt medlemskap: logga in och avsluta på kontosidan de inloggningar som du inte känner igen.

mails-address-new-subject = Bekräfta din nya adress
mails-address-new-body =
    Hej

    Det här ska bli en medlems nya e-postadress. Om du bad om det, skriv den här koden på sidan där du bad om bytet:

    {$code}

    Koden fungerar i {$minutes} minuter och bara en gång. Berätta den inte för någon.

    Tjänsten som meddelandet gäller: {$service}

    Om du inte har bett om det här meddelandet behöver du inte göra något. Ingenting händer, och du kan radera meddelandet.

mails-address-taken-subject = Adressen används redan
mails-address-taken-body =
    Hej

    Det här skulle bli e-postadressen för ett annat medlemskap. Adressen har redan ett medlemskap, så ingenting händer.

    Om du själv bad om bytet har du två medlemskap. Logga in med den här adressen och lämna tjänsten om du vill använda adressen för ditt andra medlemskap.

    Tjänsten som meddelandet gäller: {$service}

mails-address-changed-subject = Din e-postadress har bytts
mails-address-changed-body =
    Hej

    E-postadressen för ditt medlemskap i tjänsten {$service} har bytts. Efter det här meddelandet har vi inte längre den här adressen.

    För bytet behövdes en kod som skickades till den här adressen. Om du inte själv bytte adress, berätta det för oss:

    {$link}
