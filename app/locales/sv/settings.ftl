# Settings of the service
settings-title = Inställningar
settings-lead = Ändringarna träder i kraft genast på alla servrar. Varje ändring antecknas i granskningsloggen: vem, när, det gamla och det nya värdet.
settings-yes = Ja
settings-no = Nej
settings-now = Gäller nu: {$value}.
settings-default = Standardvärde: {$value}.
settings-limits = Tillåtna värden: {$least}–{$most}.
settings-not-yes-or-no = Välj ja eller nej.
settings-not-a-number = Skriv ett heltal med siffror, till exempel 15.
settings-outside-limits = Skriv ett tal som är minst {$least} och högst {$most}.
settings-changed-meanwhile = Någon annan har ändrat inställningarna efter att du öppnade den här sidan. Det du skrev finns kvar. Jämför det med värdet som gäller nu i varje punkt; om du sparar igen träder dina värden i kraft.

# What each setting is and does
settings-joining-open = Kan man gå med i tjänsten?
settings-does-joining-open = Om du svarar nej tas inga nya medlemmar emot. Medlemmarna kan fortfarande logga in och svara. Besökarna får se en text som du kan redigera på sidan Webbplatsens texter.
settings-minimum-age = Minimiålder i år för den som går med
settings-does-minimum-age = Den som går med försäkrar att hen är minst så här gammal. Åldern står också i dataskyddsbeskrivningen, så ändringen publicerar en ny version av den. Den som är under 13 år kan inte själv ge sitt samtycke (dataskyddslagen 5 §). Ändringen gäller inte dem som redan har gått med.
settings-visitor-message-days = Hur många dagar meddelanden utan inloggning bevaras
settings-does-visitor-message-days = Så här länge bevaras meddelanden som har skrivits utan inloggning. En kortare tid raderar äldre meddelanden inom några minuter. Dataskyddsbeskrivningen lovar högst ett halvt år.
settings-export-days = Hur många dagar nedladdat material får bevaras
settings-does-export-days = Så här länge får en forskare eller partner högst bevara nedladdat material. Forskaren väljer dagen när filen begärs; ändringen gäller inte filer som redan begärts.

# Texts of the site
settings-texts-title = Webbplatsens texter
settings-texts-lead = De här texterna kan staden skriva själv. På ett språk som lämnas tomt visas tjänstens egen text. Dataskyddsbeskrivningen hör inte till dessa texter.
settings-text-welcome = Välkomsttext
settings-place-welcome = Den första texten på startsidan, under rubriken.
settings-text-joining-closed = När man inte kan gå med
settings-place-joining-closed = På startsidan och på sidan för att gå med, när det inte går att gå med.
settings-text-contact = Vem som driver tjänsten
settings-place-contact = I början av kontaktuppgifterna på kontaktsidan.
settings-text-accessibility-contact = Kontaktuppgifter för tillgänglighet
settings-place-accessibility-contact = I tillgänglighetsutlåtandets punkt Respons och kontaktuppgifter, utöver dess egen text.
settings-text-footer = Rad i sidfoten
settings-place-footer = I slutet av varje sida.
settings-text-words = Text
settings-text-hint = Enbart text: en tom rad inleder ett nytt stycke. Högst {$most} tecken på varje språk.
settings-text-line-hint = En rad. Högst {$most} tecken på varje språk.
settings-text-own = Stadens egen text på alla språk.
settings-text-default = Tjänstens egen text.
settings-text-nothing = Ingenting visas.
settings-text-missing = Översättning saknas: {$languages}
settings-text-preview = Så här visas texten nu
settings-text-see = Se texten på sin sida
settings-places-title = Stadens områden
settings-places-lead = En ny fråga om en plats börjar med den här listan. Frågor som redan är gjorda behåller listan som den var då.
settings-places-list = Områden, ett per rad
settings-places-hint = Koden och namnen åtskilda med semikolon: kallio; Kallio; Berghäll; Kallio. Det finska namnet behövs, de andra kan saknas. Ge inte en använd kod åt ett annat område.
settings-places-line = Rad {$line}: {$what}
settings-places-names = Skriv det finska namnet efter koden och därefter högst två andra.
settings-places-too-many = Det kan finnas högst {$most} områden.
