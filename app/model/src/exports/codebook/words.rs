//! What the codebook itself says, in every language.

use crate::{
    exports::Holds,
    language::{TextLanguage, Texts},
};

pub(super) fn not_said() -> Texts {
    Texts::all("En halua vastata", "Jag vill inte svara", "I prefer not to say")
}

pub(super) fn not_known() -> Texts {
    Texts::all("En osaa sanoa", "Jag kan inte säga", "I cannot say")
}

pub(super) fn first_day() -> Texts {
    Texts::all("ensimmäinen päivä", "första dagen", "first day")
}

pub(super) fn last_day() -> Texts {
    Texts::all("viimeinen päivä", "sista dagen", "last day")
}

/// Words of which each is within the one before it, in the languages in which all are written.
pub(super) fn joined(parts: &[Texts]) -> Option<Texts> {
    let (innermost, _) = parts.split_last()?;
    let in_language = |language: TextLanguage| {
        let words: Option<Vec<&str>> = parts.iter().map(|part| part.exactly(language)).collect();
        words.map(|words| (language, words.join(" – ")))
    };
    Some(innermost.written().filter_map(|(language, _)| in_language(language)).collect())
}

pub(super) fn yes() -> Texts {
    Texts::all("Kyllä", "Ja", "Yes")
}

pub(super) fn no() -> Texts {
    Texts::all("Ei", "Nej", "No")
}

pub(super) fn chosen() -> Texts {
    Texts::all("Valittu", "Vald", "Chosen")
}

pub(super) fn not_chosen() -> Texts {
    Texts::all("Ei valittu", "Inte vald", "Not chosen")
}

/// What a column about the response holds.
pub(super) fn about(holds: &Holds) -> Texts {
    match holds {
        Holds::Response => Texts::all(
            "Vastauksen tunniste tässä hankkeessa",
            "Svarets identifierare inom projektet",
            "The response's identifier within this project",
        ),
        Holds::Version => Texts::all(
            "Kyselyn versio, johon vastaukset lähetettiin",
            "Den version av enkäten som svaren skickades till",
            "The version of the questionnaire the answers were sent to",
        ),
        Holds::Day => Texts::all(
            "Päivä, jona vastausryhmän viimeiset vastaukset lähetettiin (vvvv-kk-pp); yhden vastaajan päivää ei ole",
            "Dagen då de sista svaren i svarsgruppen skickades (åååå-mm-dd); en enskild persons dag finns inte",
            "The day on which the last answers of the response's group were sent (yyyy-mm-dd); no one person's day is given",
        ),
        _ => Texts::default(),
    }
}

/// How to read the table.
pub(super) fn notes() -> Vec<Texts> {
    [of_cells(), of_marks(), of_rules()].concat()
}

/// What stands in cells.
fn of_cells() -> Vec<Texts> {
    vec![
        Texts::all(
            "Tyhjä solu (JSON: null): kysymykseen ei vastattu, sitä ei näytetty tai sitä ei ollut \
             vastatussa versiossa.",
            "Tom cell (JSON: null): frågan besvarades inte, visades inte eller fanns inte i den \
             version som besvarades.",
            "Empty cell (JSON: null): the question was not answered, not shown, or not part of \
             the version that was answered.",
        ),
        Texts::all(
            "not_said: vastaaja valitsi ”En halua vastata”; not_known: vastaaja valitsi ”En osaa \
             sanoa”. Arvo on jokaisessa sarakkeessa, joka kysymyksellä tai sen kentällä oli \
             vastatussa versiossa.",
            "not_said: den som svarade valde ”Jag vill inte svara”; not_known: den som svarade \
             valde ”Jag kan inte säga”. Värdet står i alla kolumner som frågan eller dess fält \
             hade i den version som besvarades.",
            "not_said: the person chose “I prefer not to say”; not_known: the person chose “I \
             cannot say”. It stands in every column the question or its field had in the version \
             that was answered.",
        ),
        Texts::all(
            "Monivalinnan vaihtoehto: 1 valittu, 0 ei valittu (JSON: true ja false).",
            "Alternativ i en flervalsfråga: 1 vald, 0 inte vald (JSON: true och false).",
            "Option of a multiple choice: 1 chosen, 0 not chosen (JSON: true and false).",
        ),
        Texts::all(
            "Järjestyskysymyksen vaihtoehto: sijan numero, 1 on ensimmäinen. Tyhjä: vaihtoehtoa \
             ei sijoitettu.",
            "Alternativ i en rangordningsfråga: platsens nummer, 1 är den första. Tom: \
             alternativet fick ingen plats.",
            "Option of a ranking: the number of its place, 1 is the first. Empty: the option was \
             given no place.",
        ),
        Texts::all(
            "Päivä on muodossa vvvv-kk-pp, kellonaika muodossa tt:mm (00:00–23:59).",
            "En dag skrivs åååå-mm-dd, ett klockslag tt:mm (00:00–23:59).",
            "A day is written yyyy-mm-dd, a time of day hh:mm (00:00–23:59).",
        ),
        Texts::all(
            "Kuvakysymys: montako kuvaa vastaaja lisäsi. Kuvat eivät ole tiedostossa.",
            "Bildfråga: hur många bilder som lades till. Själva bilderna finns inte i filen.",
            "Photo question: how many photos were added. The photos themselves are not in the file.",
        ),
    ]
}

/// What stands before texts that could be taken for something else.
fn of_marks() -> Vec<Texts> {
    vec![
        Texts::all(
            "CSV- ja XLSX-tiedostossa tekstin eteen on lisätty heittomerkki ('), jos \
             taulukkolaskenta voisi tulkita tekstin kaavaksi: jos se alkaa merkillä = + - tai @, \
             myös välilyöntien, lainausmerkkien tai näkymättömien merkkien jälkeen, tai \
             sarkaimella tai rivinvaihdolla. Alkuperäisen tekstin saa poistamalla yhden \
             heittomerkin alusta, kun loput ovat tällaista tekstiä. Numeroita ei ole muutettu.",
            "I CSV- och XLSX-filer har en apostrof (') satts före texter som ett kalkylprogram \
             kunde tolka som formler: de som börjar med = + - eller @, också efter mellanslag, \
             citattecken eller osynliga tecken, eller med tabb eller radbrytning. Den \
             ursprungliga texten fås genom att ta bort en apostrof från början när resten är en \
             sådan text. Tal har inte ändrats.",
            "In CSV and XLSX files an apostrophe (') stands before texts that a spreadsheet could \
             take for a formula: those that begin with = + - or @, also after spaces, quotation \
             marks or invisible characters, or with a tab or line break. Remove one apostrophe \
             from the start, where the rest is such a text, to get the original. Numbers are not \
             changed.",
        ),
        Texts::all(
            "Jos vastaaja on itse kirjoittanut not_said tai not_known tai se on vaihtoehdon koodi, \
             sen edessä on heittomerkki kaikissa tiedostomuodoissa.",
            "Om den som svarade själv har skrivit not_said eller not_known eller om det är ett \
             alternativs kod står en apostrof före det i alla filformat.",
            "Where a person typed not_said or not_known themselves, or it is the code of an \
             option, an apostrophe stands before it in every format.",
        ),
    ]
}

/// What names of columns and rules of questions mean.
fn of_rules() -> Vec<Texts> {
    vec![
        Texts::all(
            "Kysymys, jossa on kenttiä: jokaisella kentällä on omat sarakkeensa; nimessä ovat \
             kysymyksen, rivin ja kentän koodit ja niiden välissä __. Toistuvan ryhmän numero on \
             rivin paikalla (n1, n2, …).",
            "En fråga med fält: varje fält har egna kolumner; namnet består av frågans, radens \
             och fältets koder med __ emellan. En upprepad grupps nummer står på radens plats \
             (n1, n2, …).",
            "A question with fields: each field has columns of its own, named by the codes of the \
             question, the row and the field with __ between them. The number of a repeated group \
             stands in place of the row (n1, n2, …).",
        ),
        Texts::all(
            "Sarake, jonka nimessä on __v ja numero: kysymyksen tyyppi tai asteikko muuttui siinä \
             versiossa, eivätkä vastaukset ole vertailukelpoisia aiempien kanssa.",
            "En kolumn med __v och ett nummer i namnet: frågans typ eller skala ändrades i den \
             versionen, och svaren kan inte jämföras med tidigare svar.",
            "A column with __v and a number in its name: the kind or scale of the question \
             changed in that version, and its answers do not compare with earlier ones.",
        ),
        Texts::all(
            "shown_if: sääntö kysymysten koodein; = tarkoittaa, että vaihtoehto on valittu (myös \
             yhtenä useista; p0–p10 on asteikon kohta).",
            "shown_if: en regel med frågornas koder; = betyder att alternativet är valt (också \
             ett av flera; p0–p10 är en punkt på en skala).",
            "shown_if: a rule by codes of questions; = means that the option is chosen (also one \
             of several; p0–p10 is a point of a scale).",
        ),
    ]
}
