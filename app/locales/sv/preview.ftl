# Att prova uppgiften
preview-title = Prova uppgiften
preview-lead = Du ser uppgiften som invånarna ser den och kan svara på alla språk. Dina svar hålls åtskilda från invånarnas svar: de tas aldrig med i resultaten, och ingen utanför projektet ser dem.
preview-open = Öppna uppgiften
preview-frame = Uppgiften i en telefon
preview-flaws = Det här ska ännu rättas i frågorna
preview-unfit = Uppgiften kan inte provas ännu
preview-mark = Förhandsvisning: det här är testsvar
preview-close = Stäng förhandsvisningen
preview-again = Börja om från början

# Testsvar
preview-tests = Testsvar
preview-tests-one = Testsvar på uppgiften
preview-tests-lead = Det här har projektets medarbetare svarat när de har provat uppgiften. Testsvaren raderas tillsammans med uppgiften och när kontot för den som svarade avslutas.
preview-tests-none = Ingen har provat uppgiften ännu.
preview-version = Frågornas version {$version}
preview-other-version = De här svaren gavs till version {$given} av frågorna, som inte längre finns. De visas med frågorna i version {$shown}.
preview-gone = frågan finns inte längre
preview-sent = Skickat
preview-under-way = Inte skickat
preview-remove = Radera
preview-remove-all = Radera alla testsvar
preview-removed = Testsvaren har raderats.
