//! Two versions of a question, or of a page's head, side by side: what somebody else has saved
//! meanwhile, and what was typed.

use std::collections::BTreeMap;

use leptos::prelude::*;
use model::{
    language::Language,
    questionnaires::edit::{Group, KindName, PICTURE, read_picture_field},
};

use super::words::{kind_name, row_name};
use crate::{Visit, t};

/// The fields of a form.
type Fields = Vec<(String, String)>;

/// What is compared.
pub struct Beside {
    /// The kind of the question; none: a page.
    pub kind: Option<KindName>,
    /// What is saved: its form's fields, and its condition in words.
    pub saved: (Fields, String),
    /// What was typed.
    pub typed: (Fields, String),
    /// Where what is saved is edited, giving up what was typed.
    pub href: String,
}

/// One difference: what it is, as it is saved, as it was typed.
struct Line {
    label: String,
    saved: String,
    typed: String,
}

impl Beside {
    /// A table of what differs, and the way to each of the two.
    pub fn render(&self, visit: &Visit) -> AnyView {
        let lines = self.lines(visit);
        let shown = |value: String| if value.is_empty() { "–".to_owned() } else { value };
        let rows = lines
            .into_iter()
            .map(|line| {
                view! {
                    <tr>
                        <th scope="row">{line.label}</th>
                        <td>{shown(line.saved)}</td>
                        <td>{shown(line.typed)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <section class="beside" aria-labelledby="beside">
                <h2 id="beside">{t!(visit, "editor-beside")}</h2>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t!(visit, "editor-beside-what")}</th>
                            <th scope="col">{t!(visit, "editor-beside-saved")}</th>
                            <th scope="col">{t!(visit, "editor-beside-typed")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <p>{t!(visit, "editor-beside-choose")}</p>
                <p><a href=self.href.clone()>{t!(visit, "editor-beside-take-saved")}</a></p>
            </section>
        }
        .into_any()
    }

    fn lines(&self, visit: &Visit) -> Vec<Line> {
        let (saved, typed) = (by_key(&self.saved.0), by_key(&self.typed.0));
        let mut lines = Vec::new();
        if self.saved.1 != self.typed.1 {
            let label = match self.kind {
                Some(_) => t!(visit, "editor-condition"),
                None => t!(visit, "editor-page-condition"),
            };
            lines.push(Line { label, saved: self.saved.1.clone(), typed: self.typed.1.clone() });
        }
        lines.extend(self.orders(visit));
        let only_saved = saved.iter().filter(|(key, _)| !typed.contains_key(*key));
        for (key, (field, _)) in typed.iter().chain(only_saved) {
            let value = |of: &BTreeMap<String, (String, String)>| {
                of.get(key).map(|(_, value)| value.clone()).unwrap_or_default()
            };
            let (saved, typed) = (value(&saved), value(&typed));
            if saved != typed {
                let words = |value: String| value_words(visit, field, value);
                let label = self.label(visit, field);
                lines.push(Line { label, saved: words(saved), typed: words(typed) });
            }
        }
        lines
    }

    /// The groups whose rows came, went or changed places: all of their rows by name.
    fn orders(&self, visit: &Visit) -> Vec<Line> {
        let groups = [Group::Options, Group::Rows, Group::Columns, Group::Fields];
        let changed = groups.into_iter().filter_map(|group| {
            let (saved, typed) = (rows(&self.saved.0, group), rows(&self.typed.0, group));
            let codes = |rows: &[(String, String)]| -> Vec<String> {
                rows.iter().map(|(code, _)| code.clone()).collect()
            };
            let names = |rows: Vec<(String, String)>| -> String {
                rows.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" · ")
            };
            let label = match group {
                Group::Options => t!(visit, "editor-options"),
                Group::Rows => t!(visit, "editor-rows"),
                Group::Columns => t!(visit, "editor-columns"),
                Group::Fields => t!(visit, "editor-fields"),
            };
            (codes(&saved) != codes(&typed)).then(|| Line {
                label,
                saved: names(saved),
                typed: names(typed),
            })
        });
        changed.collect()
    }

    /// What a field is called, with its row and its language.
    fn label(&self, visit: &Visit, field: &str) -> String {
        let (row, name) = match row_of(field) {
            Some((group, number, rest)) => (Some(row_name(visit, group, number + 1)), rest),
            None => (None, field),
        };
        let (name, language) = match (name.strip_suffix("-sv"), name.strip_suffix("-en")) {
            (Some(name), _) => (name, Language::Sv),
            (_, Some(name)) => (name, Language::En),
            _ => (name, Language::Fi),
        };
        let (what, is_text) = self.name(visit, name.trim_start_matches('-'), row.is_some());
        let language = is_text.then(|| language.own_name().to_owned());
        let parts = [row, what, language].into_iter().flatten();
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// What a field is called by itself; none: as its row. And whether it is a text.
    fn name(&self, visit: &Visit, name: &str, is_in_row: bool) -> (Option<String>, bool) {
        let is_words = matches!(self.kind, Some(KindName::ShortText | KindName::LongText));
        let setting = match name {
            "" => return (None, true),
            "text" => return (Some(t!(visit, "editor-text")), true),
            "hint" => return (Some(t!(visit, "editor-hint")), true),
            "title" => return (Some(t!(visit, "editor-page-title")), true),
            "alternative" => return (Some(t!(visit, "editor-alternative")), true),
            "low" => return (Some(t!(visit, "editor-low")), true),
            "high" => return (Some(t!(visit, "editor-high")), true),
            "unit" => return (Some(t!(visit, "editor-unit")), true),
            "picture" => t!(visit, "editor-picture"),
            "code" => t!(visit, "editor-code"),
            "required" if is_in_row => t!(visit, "editor-field-required"),
            "required" => t!(visit, "editor-required"),
            "may-decline" => t!(visit, "editor-may-decline"),
            "may-not-know" => t!(visit, "editor-may-not-know"),
            "other" => t!(visit, "editor-other"),
            "alone" => t!(visit, "editor-alone"),
            "kind" => t!(visit, "editor-field-kind"),
            "shown-as" => t!(visit, "editor-shown-as"),
            "style" => t!(visit, "editor-style"),
            "at-least" if is_words => t!(visit, "editor-least-characters"),
            "at-least" => t!(visit, "editor-at-least"),
            "at-most" => t!(visit, "editor-at-most"),
            "most" => t!(visit, "editor-most"),
            "from" => t!(visit, "editor-from"),
            "to" => t!(visit, "editor-to"),
            "least" => t!(visit, "editor-least"),
            "greatest" => t!(visit, "editor-greatest"),
            "decimals" => t!(visit, "editor-decimals"),
            "step" => t!(visit, "editor-step"),
            "slider" => t!(visit, "editor-slider"),
            "first" => t!(visit, "editor-first-day"),
            "last" => t!(visit, "editor-last-day"),
            "sum" => t!(visit, "editor-sum"),
            other => other.to_owned(),
        };
        (Some(setting), false)
    }
}

/// The fields by what they are about: rows by their code, wherever they stand. Conditions are compared
/// in words.
fn by_key(fields: &Fields) -> BTreeMap<String, (String, String)> {
    let kept = fields.iter().filter(|(name, value)| {
        !value.is_empty() && !name.starts_with("if-") && !name.ends_with("-was")
    });
    kept.map(|(name, value)| {
        let key = match row_of(name) {
            Some((group, number, rest)) => {
                let code = get(fields, &format!("{}-{number}-code", group.prefix()));
                format!("{}:{code}{rest}", group.prefix())
            }
            None => name.clone(),
        };
        (key, (name.clone(), value.clone()))
    })
    .collect()
}

/// The group a field belongs to, the number of its row, and the rest of its name.
fn row_of(name: &str) -> Option<(Group, usize, &str)> {
    let groups = [Group::Options, Group::Rows, Group::Columns, Group::Fields];
    groups.into_iter().find_map(|group| {
        let rest = name.strip_prefix(group.prefix())?.strip_prefix('-')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = rest.split_at(digits);
        Some((group, number.parse().ok()?, rest))
    })
}

/// The codes and the names of the rows of a group.
fn rows(fields: &Fields, group: Group) -> Vec<(String, String)> {
    let numbers = (0..).take_while(|number| {
        fields.iter().any(|(name, _)| *name == format!("{}-{number}-code", group.prefix()))
    });
    numbers
        .map(|number| {
            let of = |rest: &str| get(fields, &format!("{}-{number}{rest}", group.prefix()));
            let code = of("-code");
            let texts = [of(""), of("-sv"), of("-en")];
            let name = texts.into_iter().find(|text| !text.is_empty()).unwrap_or(code);
            (code.to_owned(), name.to_owned())
        })
        .collect()
}

fn get<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

/// What stands in a field, in words where it is a name of ours.
fn value_words(visit: &Visit, field: &str, value: String) -> String {
    let is_box = ["required", "may-decline", "may-not-know", "slider", "other", "alone"]
        .iter()
        .any(|name| field == *name || field.ends_with(&format!("-{name}")));
    if (field == PICTURE || field.ends_with(&format!("-{PICTURE}")))
        && let Some((id, [width, height])) = read_picture_field(&value)
    {
        // Two pictures of one size are told apart by how their names begin.
        let begins: String = id.to_string().chars().take(6).collect();
        return format!("{begins} ({width} × {height})");
    }
    match (value.as_str(), field) {
        ("yes", _) if is_box => t!(visit, "answers-yes"),
        ("", _) if is_box => t!(visit, "answers-no"),
        (kind, field) if field.ends_with("-kind") => {
            kind.parse().map_or(value.clone(), |kind| kind_name(visit, kind))
        }
        ("buttons", "shown-as") => t!(visit, "editor-shown-as-buttons"),
        ("menu", "shown-as") => t!(visit, "editor-shown-as-menu"),
        ("search", "shown-as") => t!(visit, "editor-shown-as-search"),
        ("points", "style") => t!(visit, "editor-style-points"),
        ("stars", "style") => t!(visit, "editor-style-stars"),
        ("slider", "style") => t!(visit, "editor-style-slider"),
        ("nps", "style") => t!(visit, "editor-style-nps"),
        ("csat", "style") => t!(visit, "editor-style-csat"),
        ("ces", "style") => t!(visit, "editor-style-ces"),
        _ => value,
    }
}
