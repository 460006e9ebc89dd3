# Questionnaires to begin with
templates-title = Question templates
templates-lead = Choose a template. Its questions are added after the present ones in three languages, and you can change them freely.
templates-facts = {$count} questions, takes about {$minutes} min
templates-take = Add the questions
templates-name-library = Library
templates-name-library-hours = Library opening hours
templates-name-swimming-hall = Swimming hall
templates-name-park = Park nearby
templates-name-youth = Young people’s free time
templates-name-transport-stop = Public transport stop
templates-name-website = The city’s website
templates-name-event = Feedback on an event
templates-name-family-care = Helping somebody close at home
templates-name-service-desk = Service desk
templates-name-winter = Streets in winter
templates-name-cycling = Cycling
templates-name-budgeting = Participatory budgeting
