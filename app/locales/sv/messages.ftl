# Writing to us
messages-contact-title = Kontakta oss
messages-lead-member = När du skriver till oss som medlem ser vi din pseudonym men inte din e-postadress. Svaret kommer på den här sidan. Vi meddelar inte om det per e-post.
messages-lead-newcomer = Du kan skriva till dem som ansvarar för registret redan innan du har valt en pseudonym. Svaret kommer på den här sidan.
messages-lead-visitor = Du kan skriva till oss utan att logga in. Då vet vi inte vem du är och kan inte svara dig i tjänsten. Om du vill ha svar kan du logga in först eller använda kontaktuppgifterna i slutet av sidan.
messages-subject = Vad gäller ditt ärende?
messages-subject-register = Personuppgifter och dataskydd
messages-subject-accessibility = Tillgänglighet
messages-subject-other = Annat ärende
messages-subject-missing = Välj vad ditt ärende gäller.
messages-words = Meddelande
messages-words-hint = Skriv inte personbeteckning eller känsliga uppgifter i meddelandet.
messages-words-missing = Skriv meddelandets text.
messages-words-too-long = Meddelandet är för långt. Förkorta det till högst {$most} tecken.
messages-words-control = Meddelandet innehåller ett tecken som inte kan sparas. Skriv texten på nytt.
messages-submit = Skicka meddelandet

# Messages and replies
messages-thread = Dina meddelanden och svaren på dem
messages-from-you = Du
messages-from-register = Stadens personal

# Other ways to reach us
messages-other-ways = Andra kontaktuppgifter
messages-run-by = Tjänsten drivs av: {$controller}
messages-contact-post = Registrets kontaktperson
messages-contact-address = Postadress
messages-dpo = Dataskyddsombud

# The inbox of staff
messages-inbox-title = Inkomna meddelanden
messages-inbox-lead = Medlemmarnas meddelanden visas under pseudonym. När du öppnar en medlems meddelande antecknas det i loggen, och medlemmen ser det på sin kontosida.
messages-inbox-none = Det finns inga meddelanden.
messages-from-newcomer = Medlem som ännu inte har en pseudonym
messages-from-visitor = Besökare som inte är inloggad
messages-message-title = Meddelande från en medlem eller besökare
messages-answer = Ditt svar
messages-answer-submit = Skicka svaret
messages-no-answer = Avsändaren var inte inloggad. Därför går det inte att svara i tjänsten.
messages-to-inbox = Tillbaka till inkomna meddelanden
