# The front page
home-title = Var med och utveckla stadens service
home-lead = Berätta om dina erfarenheter under pseudonym: dina svar hjälper staden att förstå invånarna bättre och att utveckla sin service.
home-sign-in = Gå med eller logga in
home-sign-in-only = Logga in
home-joining-closed = Det går inte att gå med i tjänsten just nu. Om du redan är medlem kan du logga in.

# How it works, in four steps
home-how = Så här fungerar det
home-how-address = Skriv din e-postadress. Du får en länk som du loggar in med, utan lösenord.
home-how-pseudonym = Ge ditt samtycke och välj en pseudonym.
home-how-answer = Svara på uppgifter när det passar dig. Du kan ta paus och fortsätta senare.
home-how-leave = Lämna tjänsten när du vill. Då raderas dina uppgifter genast.

# What we promise
home-promise = Det här lovar vi
home-promise-apart = Dina svar hålls åtskilda från din e-postadress. De som läser svaren ser inte adressen.
home-promise-use = Dina uppgifter används aldrig för reklam eller för beslut som gäller dig.
home-promise-europe = Dina uppgifter överförs inte till och behandlas inte i länder utanför EU eller Europeiska ekonomiska samarbetsområdet.

# Ways on
home-notice = Läs dataskyddsbeskrivningen
home-staff = Inloggning för personalen
