# The frame of every page
common-skip-to-content = Gå till innehållet
common-languages = Välj språk
common-nav = Huvudmeny
common-nav-tasks = Uppgifter
common-nav-answers = Mina svar
common-nav-account = Mitt konto
common-nav-staff = Personalens sidor
common-nav-sign-ins = Inloggningar
common-footer = Om tjänsten
common-footer-notice = Dataskyddsbeskrivning
common-footer-accessibility = Tillgänglighetsutlåtande
common-footer-contact = Kontakta oss
common-to-front-page = Till startsidan

# Errors in a form
common-title-with-error = Fel: {$title}
common-errors = Kontrollera de här punkterna

# Short messages after something was done
common-flash-signed-out = Du har loggat ut.
common-flash-sign-in-ended = Inloggningen har avslutats.
common-flash-pseudonym-saved = Din pseudonym har sparats.
common-flash-message-sent = Ditt meddelande har skickats.
common-flash-reply-sent = Svaret har skickats.
common-flash-saved = Ändringarna har sparats.
common-flash-notice-published = Ändringarna har sparats. Den nya versionen {$version} av dataskyddsbeskrivningen gäller nu.
common-flash-project-added = Projektet har skapats.
common-flash-task-added = Uppgiften har sparats som utkast. Medlemmarna ser den inte förrän den publiceras.
common-flash-task-published = Uppgiften har publicerats.
common-flash-task-paused = Uppgiften har pausats. Den kan inte besvaras förrän du fortsätter.
common-flash-task-resumed = Uppgiften fortsätter.
common-flash-task-closed = Uppgiften har stängts.
common-flash-task-reopened = Uppgiften har öppnats på nytt.
common-flash-task-archived = Uppgiften har arkiverats. De som svarat ser vad vi lärde oss och vad som ändras.
common-flash-copies-deleted = Kopiorna är antecknade som raderade. Filen har tagits bort även ur tjänsten.
common-flash-task-copied = Uppgiften har kopierats till ett utkast. Kontrollera rubriken och tiderna.
common-flash-results-opened = Resultaten är öppnade. De visas om en stund.
common-flash-account-ended = Kontot har avslutats.
common-flash-factor-renewed = Autentiseringsappen har bytts. Dina andra inloggningar avslutades.
common-flash-task-changed = Någon annan hann ändra uppgiften. Inget gjordes: kontrollera läget på den här sidan.
common-flash-task-removed = Utkastet har tagits bort.
common-flash-answers-removed = Dina svar har raderats.
common-flash-changes-reverted = Ändringarna har ångrats. De svar som du skickade tidigare gäller.

# The sign-in has ended
common-signed-out = Din inloggning har upphört
common-signed-out-words = Det du skrev finns kvar på den här sidan. Stäng inte sidan utan gör så här:
common-signed-out-short = Du är inte inloggad. Logga in och försök igen.
common-signed-out-sign-in = Logga in i en annan flik
common-signed-out-come-back = Kom tillbaka till den här fliken och tryck på knappen nedan.
common-signed-out-files = Välj sedan filen på nytt: filer finns inte kvar på den här sidan.
common-signed-out-resend = Skicka på nytt

# What went wrong
common-not-found = Sidan finns inte
common-not-found-words = Det kan finnas ett fel i adressen, eller så har sidan tagits bort. Kontrollera adressen eller börja från startsidan.
common-gone = Det här finns inte längre
common-gone-words = Sidan eller filen fanns bara en viss tid och har tagits bort.
common-forbidden = Du har inte tillgång till den här sidan
common-forbidden-words = Sidan ingår inte i ditt kontos roll. Från startsidan kommer du till de sidor som du kan använda.
common-cross-site = Begäran togs inte emot
common-cross-site-words = Begäran kom från en annan webbplats. Av säkerhetsskäl gjorde vi därför ingenting. Börja från startsidan.
common-unreadable = Formuläret kunde inte läsas
common-unreadable-words = Formuläret kom fram ofullständigt. Gå tillbaka till föregående sida, ladda om den och fyll i formuläret på nytt.
common-too-large = Du skickade för mycket på en gång
common-too-large-words = Gå tillbaka till föregående sida med webbläsarens bakåtknapp, förkorta texten och skicka den på nytt.
common-wrong-method = Sidan kan inte användas så här
common-wrong-method-words = Sidan tar inte emot den begäran som din webbläsare skickade. Börja från startsidan.
common-too-many = För många försök
common-too-many-words = Vänta några minuter och försök igen. Om det ännu inte lyckas kan du försöka om en timme.
common-internal = Det har uppstått ett fel i tjänsten
common-internal-words = Felet ligger hos oss. Försök igen om en stund. Om felet kvarstår kan du berätta om det via kontaktsidan.
