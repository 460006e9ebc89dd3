# The list of tasks
tasks-title = Öppna nätuppgifter
tasks-none = Just nu finns det inga öppna nätuppgifter. Kom tillbaka och titta senare.
tasks-minutes = { $minutes ->
    [one] Cirka {$minutes} minut
   *[other] Cirka {$minutes} minuter
}
tasks-closes = Stängs den
tasks-not-started = Inte påbörjad
tasks-started = Påbörjad
tasks-sent = Svaren skickade
tasks-to-answers = Mina svar

# A task before answering
tasks-fact-minutes = Tidsåtgång
tasks-fact-closes = Stängs
tasks-fact-purpose = Vad svaren används till
tasks-fact-service = Den service som nätuppgiften gäller
tasks-fact-partners = Till vem svaren kan lämnas ut
tasks-partners = Svaren kan lämnas ut till följande, alltid utan din e-postadress:
tasks-no-partners = Svaren lämnas inte ut till någon utanför projektet.
tasks-voluntary = Det är frivilligt att svara. Skriv inte namn, kontaktuppgifter eller känsliga uppgifter, till exempel om din hälsa, i svaren.
tasks-start = Börja
tasks-go-on = Fortsätt svara
tasks-edit = Ändra svaren
tasks-my-answers = Se dina svar
tasks-closed = Nätuppgiften har stängts och kan inte längre besvaras.
