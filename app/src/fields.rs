//! The fields of a posted form.

use axum::{
    body::{Body, to_bytes},
    extract::FromRequest,
};
use http::{Request, header};
use uuid::Uuid;

use crate::Failure;

/// The most bytes of a form: a million characters, encoded, and some.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The fields of a posted form, in order, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a field; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Whether a field was sent at all, as a ticked box is.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// A field that holds an id.
    pub fn id(&self, name: &str) -> Option<Uuid> {
        Uuid::try_parse(self.get(name)).ok()
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Failure;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Failure> {
        let is_form = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(Failure::Unreadable);
        }
        let body =
            to_bytes(request.into_body(), MOST_BYTES).await.map_err(|_| Failure::TooLarge)?;
        parse(&body).ok_or(Failure::Unreadable)
    }
}

/// None: the bytes are not UTF-8 once decoded, and replacing them would change what was typed.
fn parse(body: &[u8]) -> Option<Fields> {
    let fields: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
    let replaced = |text: &str| text.contains('\u{fffd}');
    let sent_as_such = body.windows(9).any(|window| window.eq_ignore_ascii_case(b"%EF%BF%BD"));
    let broken = fields.iter().any(|(name, value)| replaced(name) || replaced(value));
    (!broken || sent_as_such).then_some(Fields(fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf8_is_refused_and_not_replaced() {
        assert_eq!(parse(b"a=%C3%A4").unwrap().get("a"), "ä");
        assert_eq!(parse(b"a=%FF"), None);
        assert_eq!(parse(b"a=%EF%BF%BD").unwrap().get("a"), "\u{fffd}");
    }

    #[test]
    fn a_ticked_box_is_told_from_an_unticked_one() {
        let fields = parse(b"box=&other=1").unwrap();
        assert!(fields.has("box") && !fields.has("third"));
        assert_eq!(fields.get("third"), "");
    }
}
