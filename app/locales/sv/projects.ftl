# The list of projects
projects-title = Projekt
projects-none = Du är ännu inte med i något projekt.
projects-new = Nytt projekt
projects-tasks-count = { $count ->
    [one] {$count} uppgift
   *[other] {$count} uppgifter
}
projects-access-read = Får läsa
projects-access-edit = Får läsa och redigera
projects-access-own = Äger projektet

# One project
projects-edit = Redigera projektinformationen
projects-name = Projektets namn
projects-name-missing = Ge projektet ett namn på minst ett språk.
projects-purpose = Vad svaren används till
projects-purpose-hint = Medlemmarna läser detta innan de svarar. Berätta vad staden vill ta reda på och vilken tjänst som utvecklas med hjälp av det.
projects-purpose-missing = Berätta vad svaren används till.
projects-service = Tjänsten som projektet gäller
projects-service-missing = Ange vilken tjänst projektet gäller.
projects-needed-by-task = En publicerad uppgift behöver den här texten på språket {$language}.
projects-starts = Första dagen
projects-ends = Sista dagen
projects-runs = Projektets tid
projects-day-wrong = Ange dagen i formen år-månad-dag, till exempel 2026-11-30.
projects-day-missing = Välj en dag.
projects-ends-before = Den sista dagen är före den första.
projects-save = Spara
projects-cancel = Tillbaka utan att spara
projects-changed-meanwhile = Någon annan har sparat ändringar efter att du öppnade den här sidan. Det du skrev finns kvar nedan. Öppna den nuvarande versionen i en annan flik och jämför; om du sparar igen ersätter din version den.
projects-text-too-long = Texten är för lång: högst {$most} tecken.
projects-text-control = Texten innehåller tecken som inte kan sparas.
projects-text-named = {$field}, språk {$language}: {$problem}
projects-tasks = Uppgifter
projects-no-tasks = Projektet har ännu inga uppgifter.
projects-to-project = Tillbaka till projektet

# Partners
projects-partners = Partner
projects-partners-edit = Lägg till eller avsluta ett partnerskap
projects-partners-lead = En partner får projektets svar i pseudonymiserad form. Medlemmarna ser partnerna innan de svarar, och en partner får bara svar som ges därefter.
projects-no-partners = Projektet har inga partner: svaren lämnas inte ut utanför projektet.
projects-partner-new = Ny partner
projects-partner = Partnerns namn
projects-partner-missing = Ange partnerns namn.
projects-role = Vad partnern gör med svaren
projects-role-missing = Berätta vad partnern gör med svaren.
projects-contract = Avtal
projects-contract-hint = Avtalets beteckning, till exempel HEL 2026-001234.
projects-contract-missing = Ange avtalets beteckning.
projects-place = Landet där svaren förvaras
projects-place-hint = Svaren lämnar inte Europeiska ekonomiska samarbetsområdet.
projects-place-wrong = Välj ett land i Europeiska ekonomiska samarbetsområdet.
projects-country = { $code ->
    [AT] Österrike
    [BE] Belgien
    [BG] Bulgarien
    [CY] Cypern
    [CZ] Tjeckien
    [DE] Tyskland
    [DK] Danmark
    [EE] Estland
    [ES] Spanien
    [FI] Finland
    [FR] Frankrike
    [GR] Grekland
    [HR] Kroatien
    [HU] Ungern
    [IE] Irland
    [IS] Island
    [IT] Italien
    [LI] Liechtenstein
    [LT] Litauen
    [LU] Luxemburg
    [LV] Lettland
    [MT] Malta
    [NL] Nederländerna
    [NO] Norge
    [PL] Polen
    [PT] Portugal
    [RO] Rumänien
    [SE] Sverige
    [SI] Slovenien
    [SK] Slovakien
   *[other] {$code}
}
projects-from = Från och med
projects-until = Sista dagen som partner
projects-until-past = Ange en sista dag som ännu inte har passerat.
projects-partner-add = Lägg till partnern
projects-partner-end = Avsluta partnerskapet

# Colleagues
projects-colleagues = Kolleger
projects-colleagues-edit = Ändra vilka som är med
projects-colleague = Forskare
projects-colleague-choose = Välj en forskare
projects-colleague-missing = Välj en forskare i listan.
projects-colleague-new = Ta med eller ändra rätten
projects-colleague-remove = Ta bort ur projektet
projects-access = Rätt till projektet
projects-access-missing = Välj vad kollegan får göra.
projects-access-read-means = Ser projektet, dess uppgifter och frågor samt resultaten med de skrivna svaren, och får prova uppgifterna.
projects-access-edit-means = Får dessutom ändra projektet och dess partner, utarbeta, publicera och stänga uppgifter, välja resultatens grupper samt beställa och ladda ner filer med svar.
projects-access-own-means = Får dessutom bestämma vilka som är med i projektet och vad de får göra.
projects-access-nobody-sees = Ingen av dem ser medlemmarnas e-postadresser. Beställningar av filer och läsning av skrivna svar antecknas i granskningsloggen.

# Owners, as administrators see them
projects-owners = Projektens ägare
projects-owners-lead = Ägaren bestämmer vilka som är med i projektet. Här ser du ägarna och kan överföra ett projekt till en annan forskare när ägaren inte själv kan göra det. Projektets uppgifter och svar ser du inte.
projects-owners-none = Det finns inga projekt ännu.
projects-owners-nobody = Ingen ägare
projects-transfer = Överför projektet till en annan ägare
projects-transfer-project = Projektet
projects-transfer-now = Nuvarande ägare
projects-transfer-owner = Ny ägare
projects-transfer-owner-hint = Den nya ägaren ser projektets resultat. Du kan inte välja dig själv: be då en annan huvudanvändare.
projects-transfer-former = Den nuvarande ägaren efter överföringen
projects-transfer-former-missing = Välj om den nuvarande ägaren stannar i projektet.
projects-transfer-stays = Den nuvarande ägaren stannar som kollega som får läsa och redigera.
projects-transfer-leaves = Den nuvarande ägaren lämnar projektet.
projects-transfer-reason = Varför projektet överförs
projects-transfer-reason-hint = Orsaken antecknas i granskningsloggen.
projects-transfer-reason-missing = Välj varför projektet överförs.
projects-transfer-left = Ägaren arbetar inte längre för staden.
projects-transfer-duties = Ägarens arbetsuppgifter har ändrats.
projects-transfer-away = Ägaren är borta länge.
projects-transfer-unowned = Projektet har inte haft någon ägare.
projects-transfer-submit = Överför projektet
