//! Questions answered by choosing: options, points, rows, places.

use leptos::prelude::*;
use model::{
    language::{Shown, TextLanguage},
    questionnaires::{Choice, Kind, ListStyle, ScaleStyle, other_field, point_code, row_field},
};

use super::{asked::Asked, pictures::picture};
use crate::t;

impl Asked<'_> {
    /// What there is to choose from; the fields of a question with parts.
    pub fn choices(&self) -> AnyView {
        match &self.question.kind {
            Kind::SingleChoice { options, shown_as } => {
                let list = self.options("radio", options);
                match shown_as {
                    ListStyle::Search => self.searched(list),
                    ListStyle::Buttons | ListStyle::Menu => list,
                }
            }
            Kind::Place { options } => self.searched(self.options("radio", options)),
            Kind::MultipleChoice { options, .. } => self.options("checkbox", options),
            Kind::YesNo => {
                let visit = self.sheet.visit;
                let radio = |value: &str, words: String, is_first| {
                    let ticked = self.entered.has(&self.name, value);
                    tick("radio", &self.name, value, (words, None), ticked, is_first)
                };
                let yes = radio("yes", t!(visit, "answers-yes"), true);
                let no = radio("no", t!(visit, "answers-no"), false);
                view! { {yes} {no} }.into_any()
            }
            Kind::Scale { between, .. } if !between.is_empty() => self.labelled_points(),
            Kind::Scale { .. } => self.points(),
            Kind::Photos { at_most } => self.photos(*at_most),
            Kind::Matrix { rows, columns } => self.matrix(rows, columns),
            Kind::Ranking { options, at_most } => {
                let places = at_most.map_or(options.len(), |most| options.len().min(most as usize));
                self.ranking(options, places)
            }
            _ => self.parts(),
        }
    }

    fn options(&self, kind: &'static str, options: &[Choice<Shown>]) -> AnyView {
        let list = options
            .iter()
            .enumerate()
            .map(|(number, option)| {
                let value = option.code.as_str();
                let text = &option.text;
                let ticked = self.entered.has(&self.name, value);
                let alone = (option.alone && kind == "checkbox").then_some("");
                let picture = option.picture.as_ref().map(picture);
                let ticked = Tick { ticked, is_first: number == 0, alone, picture };
                let other = option.other.then(|| {
                    let name = other_field(&self.name);
                    let told = self.entered.get(&name);
                    view! {
                        <div class="other" data-other="">
                            <label for=name.clone()>{t!(self.sheet.visit, "answers-other")}</label>
                            <input class="input" type="text" id=name.clone() name=name value=told dir="auto" autocomplete="off"/>
                        </div>
                    }
                });
                let ticked = ticked.render(kind, &self.name, value, (text.text.clone(), text.other));
                match self.offer(option) {
                    (None, _) => view! { {ticked} {other} }.into_any(),
                    (code, is_hidden) => {
                        view! { <div hidden=is_hidden data-choice=code>{ticked} {other}</div> }
                            .into_any()
                    }
                }
            })
            .collect_view();
        if options.iter().any(|option| option.picture.is_some()) {
            view! { <div class="pictured">{list}</div> }.into_any()
        } else {
            list.into_any()
        }
    }

    /// A long list, with a field to find an option by where scripts run.
    fn searched(&self, list: AnyView) -> AnyView {
        let id = format!("{}.search", self.name);
        view! {
            <div class="searched" data-helped="search">
                <div class="helped">
                    <label for=id.clone()>{t!(self.sheet.visit, "answers-search")}</label>
                    <input class="input" type="search" id=id autocomplete="off" data-search=""/>
                    <p class="small" role="status" data-none-found=t!(self.sheet.visit, "answers-none-found")></p>
                </div>
                <div class="searched__list">{list}</div>
            </div>
        }
        .into_any()
    }

    /// Points side by side, what the ends mean above them and, for who cannot see that, in their
    /// labels.
    fn points(&self) -> AnyView {
        let Kind::Scale { from, to, low, high, style, .. } = &self.question.kind else {
            return ().into_any();
        };
        let name = self.name.as_str();
        let is_stars = *style == ScaleStyle::Stars;
        let points = (*from..=*to)
            .map(|point| {
                let value = point_code(point);
                let ticked = self.entered.has(name, &value);
                let id = if point == *from { name.to_owned() } else { format!("{name}.{value}") };
                let meaning = match point {
                    _ if point == *from => Some(low.clone()),
                    _ if point == *to => Some(high.clone()),
                    _ => None,
                };
                let meaning = meaning.map(|meaning| {
                    view! { <span class="visually-hidden" lang=meaning.lang() dir=meaning.dir()>" = " {meaning.text.clone()}</span> }
                });
                let star = is_stars.then(|| view! { <span class="star" aria-hidden="true">"★"</span> });
                view! {
                    <div class="scale__point">
                        <input type="radio" id=id.clone() name=name.to_owned() value=value checked=ticked/>
                        <label for=id>{star} {point.to_string()} {meaning}</label>
                    </div>
                }
            })
            .collect_view();
        let class = if is_stars { "scale scale--stars" } else { "scale" };
        view! {
            <div class=class>
                <div class="scale__ends" aria-hidden="true">
                    <span lang=low.lang() dir=low.dir()>{format!("{from} = {}", low.text)}</span>
                    <span lang=high.lang() dir=high.dir()>{format!("{to} = {}", high.text)}</span>
                </div>
                <div class="scale__points">{points}</div>
            </div>
        }
        .into_any()
    }

    /// Every point has a meaning: one below the other, each with its own.
    fn labelled_points(&self) -> AnyView {
        self.meanings()
            .into_iter()
            .enumerate()
            .map(|(number, (point, meaning))| {
                let value = point_code(point);
                let words = (format!("{point} – {}", meaning.text), meaning.other);
                let ticked = self.entered.has(&self.name, &value);
                tick("radio", &self.name, &value, words, ticked, number == 0)
            })
            .collect_view()
            .into_any()
    }

    /// The points of a scale that have a meaning of their own.
    pub fn meanings(&self) -> Vec<(u8, &Shown)> {
        let Kind::Scale { from, to, low, high, between, .. } = &self.question.kind else {
            return Vec::new();
        };
        let inner = (from.saturating_add(1)..*to).zip(between);
        [(*from, low)].into_iter().chain(inner).chain([(*to, high)]).collect()
    }

    /// Each row a question of its own, on every size of screen.
    fn matrix(&self, rows: &[Choice<Shown>], columns: &[Choice<Shown>]) -> AnyView {
        rows.iter()
            .enumerate()
            .map(|(row_number, row)| {
                let name = row_field(&self.name, row.code.as_str());
                let choices = columns
                    .iter()
                    .enumerate()
                    .map(|(number, column)| {
                        let value = column.code.as_str();
                        let is_first = row_number == 0 && number == 0;
                        let id = if is_first { self.name.clone() } else { format!("{name}.{value}") };
                        let ticked = self.entered.has(&name, value);
                        view! {
                            <div class="choice">
                                <input type="radio" id=id.clone() name=name.clone() value=value.to_owned() checked=ticked/>
                                <label for=id lang=column.text.lang() dir=column.text.dir()>{column.text.text.clone()}</label>
                            </div>
                        }
                    })
                    .collect_view();
                let (code, is_hidden) = self.offer(row);
                view! {
                    <fieldset class="matrix__row" hidden=is_hidden data-choice=code data-row=row.text.text.clone()>
                        <legend lang=row.text.lang() dir=row.text.dir()>{row.text.text.clone()}</legend>
                        <div class="matrix__choices">{choices}</div>
                    </fieldset>
                }
            })
            .collect_view()
            .into_any()
    }

    /// Options with a place each; where scripts run they are moved with buttons or a finger too.
    fn ranking(&self, options: &[Choice<Shown>], places: usize) -> AnyView {
        let visit = self.sheet.visit;
        let mut ranked: Vec<(usize, &Choice<Shown>)> = options
            .iter()
            .map(|option| {
                let entered = self.entered.get(&row_field(&self.name, option.code.as_str()));
                (entered.parse().unwrap_or(usize::MAX), option)
            })
            .collect();
        ranked.sort_by_key(|(place, _)| *place);
        let items = ranked
            .into_iter()
            .enumerate()
            .map(|(number, (place, option))| {
                let name = row_field(&self.name, option.code.as_str());
                let id = if number == 0 { self.name.clone() } else { name.clone() };
                let (code, is_hidden) = self.offer(option);
                let places = (1..=places)
                    .map(|n| view! { <option value=n.to_string() selected={n == place && !is_hidden}>{n.to_string()}</option> })
                    .collect_view();
                let text = &option.text;
                let button = |data: &'static str, mark: &'static str, words: String| {
                    let label = format!("{}: {words}", text.text);
                    view! { <button class="helped mover" type="button" data-move=data aria-label=label>{mark}</button> }
                };
                view! {
                    <li class="rank" hidden=is_hidden data-choice=code data-row=text.text.clone()>
                        <span class="helped grip" aria-hidden="true" data-grip="">"⠿"</span>
                        <label for=id.clone() lang=text.lang() dir=text.dir()>{text.text.clone()}</label>
                        <select class="input" id=id name=name aria-describedby=self.described_by() aria-invalid=self.invalid() data-place="">
                            <option value="">"–"</option>
                            {places}
                        </select>
                        {button("up", "↑", t!(visit, "answers-move-up"))}
                        {button("down", "↓", t!(visit, "answers-move-down"))}
                    </li>
                }
            })
            .collect_view();
        view! { <ol class="ranking" data-helped="ranking">{items}</ol> }.into_any()
    }
}

/// Words, and their language where it is not the page's.
type Label = (String, Option<TextLanguage>);

/// A radio button or a box, and how it stands.
struct Tick {
    ticked: bool,
    /// The first has the question's id, for the error summary.
    is_first: bool,
    /// It stands for itself alone: ticking it unticks the others where scripts run.
    alone: Option<&'static str>,
    /// What is looked at when choosing, before the words.
    picture: Option<AnyView>,
}

impl Tick {
    fn render(self, kind: &'static str, name: &str, value: &str, (words, other): Label) -> AnyView {
        let id = if self.is_first { name.to_owned() } else { format!("{name}.{value}") };
        let (lang, dir) = (other.map(TextLanguage::tag), other.map(TextLanguage::direction));
        view! {
            <div class="choice">
                <input type=kind id=id.clone() name=name.to_owned() value=value.to_owned() checked=self.ticked data-alone=self.alone/>
                <label for=id lang=lang dir=dir>{self.picture} {words}</label>
            </div>
        }
        .into_any()
    }
}

/// A radio button or a box with its label.
pub fn tick(
    kind: &'static str,
    name: &str,
    value: &str,
    label: Label,
    ticked: bool,
    is_first: bool,
) -> AnyView {
    Tick { ticked, is_first, alone: None, picture: None }.render(kind, name, value, label)
}
