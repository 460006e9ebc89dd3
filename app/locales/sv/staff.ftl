# The second factor
staff-second-factor-title = Bekräfta inloggningen
staff-second-factor-code = Kod från autentiseringsappen
staff-second-factor-hint = Öppna autentiseringsappen och skriv den sexsiffriga kod som visas i den.
staff-second-factor-wrong = Koden är inte giltig. Vänta tills appen visar en ny kod och skriv den.

# Where staff begin
staff-home-title = Personalens sidor
staff-home-messages = Inkomna meddelanden

# The roles and what they do
staff-role-moderator = Moderator
staff-role-researcher = Forskare
staff-role-coordinator = Koordinator
staff-role-payroll = Löneräknare
staff-role-admin = Huvudanvändare
staff-role-dpo = Dataskyddsombud
staff-does-moderator = Du ser till att medlemmarnas diskussioner hålls sakliga. Du ser pseudonymerna men inga e-postadresser. Rollens verktyg kommer i senare versioner.
staff-does-researcher = Du utarbetar nätuppgifter och läser svaren i dina egna projekt i pseudonymiserad form. Du ser inte medlemmarnas e-postadresser.
staff-does-coordinator = Du läser meddelanden från medlemmar och besökare och svarar medlemmarna. Du ser pseudonymen men inte e-postadressen. Verktygen för träffar och arvoden kommer i senare versioner.
staff-does-payroll = Du anmäler arvoden till Skatteförvaltningen. Du ser varken pseudonymer eller svar. Rollens verktyg kommer i senare versioner.
staff-does-admin = Du sköter tjänstens inställningar och personalens konton. Du ser inte medlemmarnas svar, meddelanden eller e-postadresser. Rollens verktyg kommer i senare versioner.
staff-does-dpo = Du läser meddelanden från medlemmar och besökare och svarar medlemmarna. Du ser pseudonymen men inte e-postadressen. Verktygen för tillsyn över loggar, samtycken och lagringstider kommer i senare versioner.
