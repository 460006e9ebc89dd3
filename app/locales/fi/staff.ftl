# The second factor
staff-second-factor-title = Vahvista kirjautuminen
staff-second-factor-code = Todennussovelluksen koodi
staff-second-factor-hint = Avaa todennussovellus ja kirjoita kuusinumeroinen koodi, joka siinä näkyy.
staff-second-factor-wrong = Koodi ei kelpaa. Odota, kunnes sovellus näyttää uuden koodin, ja kirjoita se.

# Where staff begin
staff-home-title = Henkilöstön sivut
staff-home-messages = Saapuneet viestit

# The roles and what they do
staff-role-moderator = Moderaattori
staff-role-researcher = Tutkija
staff-role-coordinator = Koordinaattori
staff-role-payroll = Palkanlaskija
staff-role-admin = Pääkäyttäjä
staff-role-dpo = Tietosuojavastaava
staff-does-moderator = Huolehdit siitä, että jäsenten keskustelut pysyvät asiallisina. Näet nimimerkit mutta et sähköpostiosoitteita. Roolin työkalut tulevat myöhemmissä versioissa.
staff-does-researcher = Laadit tehtäviä ja luet omien projektiesi vastauksia pseudonymisoituina. Et näe jäsenten sähköpostiosoitteita.
staff-does-coordinator = Luet jäsenten ja kävijöiden viestejä ja vastaat jäsenille. Näet nimimerkin mutta et sähköpostiosoitetta. Tilaisuuksien ja palkkioiden työkalut tulevat myöhemmissä versioissa.
staff-does-payroll = Ilmoitat palkkiot Verohallinnolle. Et näe nimimerkkejä etkä vastauksia. Roolin työkalut tulevat myöhemmissä versioissa.
staff-does-admin = Hoidat palvelun asetuksia ja henkilöstön tilejä. Et näe jäsenten vastauksia, viestejä etkä sähköpostiosoitteita. Roolin työkalut tulevat myöhemmissä versioissa.
staff-does-dpo = Luet jäsenten ja kävijöiden viestejä ja vastaat jäsenille. Näet nimimerkin mutta et sähköpostiosoitetta. Lokien, suostumusten ja säilytysaikojen valvonnan työkalut tulevat myöhemmissä versioissa.
