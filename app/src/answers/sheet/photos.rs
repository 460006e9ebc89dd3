//! Photos, taken or chosen: a plain field that brings them along with the page, and what `photos.js` makes
//! of it where scripts run.
//!
//! The answer is the names of the photos, in a hidden field. The script finds its parts by `data-`
//! attributes: `photos` (the question's code, on the box), `names`, `album`, `add`, `photo-status`; and
//! its words in `data-said-*`.

use leptos::prelude::*;
use model::{answers::PhotoId, language::Shown, questionnaires::Question};

use super::{Sheet, asked::Asked};
use crate::{
    answers::{
        mine,
        photos::{REMOVE, chosen_field, path},
    },
    t,
};

impl Asked<'_> {
    /// The photos there are, and the field for more.
    pub fn photos(&self, at_most: u8) -> AnyView {
        let visit = self.sheet.visit;
        let names = self.value();
        let ids: Vec<PhotoId> = names.split(' ').filter_map(|name| name.parse().ok()).collect();
        let items = ids.iter().enumerate().map(|(n, id)| self.photo(n + 1, *id)).collect_view();
        let counts: Vec<String> = (1..=at_most)
            .map(|count| t!(visit, "answers-photos", count = i64::from(count)))
            .collect();
        let words = counts.get(ids.len().wrapping_sub(1)).cloned();
        let chosen = chosen_field(&self.name);
        let notice = format!("{chosen}-notice");
        let is_full = ids.len() >= usize::from(at_most);
        let many = at_most > 1;
        let label =
            if many { t!(visit, "answers-photos-add") } else { t!(visit, "answers-photo-add") };
        view! {
            <div
                class="photos-field"
                data-photos=self.question.code.to_string()
                data-most=at_most.to_string()
                data-said-counts=counts.join("|")
                data-said-photo=t!(visit, "answers-photo", number = "#")
                data-said-remove=t!(visit, "answers-photo-remove")
                data-said-sending=t!(visit, "answers-photo-sending")
                data-said-waiting=t!(visit, "answers-photo-waiting")
                data-said-stored=t!(visit, "answers-photo-stored")
                data-said-again=t!(visit, "answers-photo-again")
                data-said-lost=t!(visit, "answers-problem-photo-missing")
                data-said-unreadable=t!(visit, "answers-problem-not-a-photo")
                data-said-large=t!(visit, "answers-problem-photo-too-large")
                data-said-day=t!(visit, "answers-problem-too-many-photos")
                data-said-most=t!(visit, "answers-photos-most", most = i64::from(at_most))
                data-said-gone=t!(visit, "answers-photo-removed")
            >
                <p class="field__hint" id=notice.clone()>{t!(visit, "answers-photos-notice")}</p>
                <input type="hidden" name=self.name.clone() value=names data-names="" data-words=words/>
                <ul class="photos" data-album="">{items}</ul>
                <div class="photos-field__add" hidden=is_full data-add-photo="">
                    <label for=self.name.clone()>{label}</label>
                    <input
                        type="file"
                        id=self.name.clone()
                        name=chosen
                        accept="image/*"
                        multiple=many
                        aria-describedby=format!("{notice} {}", self.described_by())
                        aria-invalid=self.invalid()
                    />
                    <p class="field__hint plain-only">{t!(visit, "answers-photos-plain")}</p>
                </div>
                <p class="photos-field__status" role="status" data-photo-status=""></p>
            </div>
        }
        .into_any()
    }

    fn photo(&self, number: usize, id: PhotoId) -> AnyView {
        let visit = self.sheet.visit;
        let words = t!(visit, "answers-photo", number = number);
        let name = id.to_string();
        view! {
            <li data-photo=name.clone()>
                <img src=path(id) alt=words.clone()/>
                <button class="link-button" type="submit" name=REMOVE value=name.clone()>
                    {t!(visit, "answers-photo-remove")} <span class="visually-hidden">": " {words}</span>
                </button>
            </li>
        }
        .into_any()
    }
}

impl Sheet<'_> {
    /// The photos in the answer to a question, in the review; where scripts run, they are kept up to date.
    pub fn photos_to_look_at(&self, question: &Question<Shown>) -> Option<AnyView> {
        if !matches!(question.kind, model::questionnaires::Kind::Photos { .. }) {
            return None;
        }
        let answer = self.path.given().get(&question.code);
        let photos = answer.and_then(|answer| mine::photos(self.visit, answer));
        Some(view! { <div data-photos-of=question.code.to_string()>{photos}</div> }.into_any())
    }
}
