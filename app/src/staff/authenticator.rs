//! The secret of a second factor on its way into an authenticator app: a picture to scan, a link for
//! the phone one is on, and the key as text.

use std::fmt::Write;

use data_encoding::BASE32_NOPAD;
use fast_qr::{QRBuilder, QRCode};
use leptos::prelude::*;
use store::staff::TotpSecret;

use crate::{Visit, t};

/// Light modules around the picture, without which cameras do not find it.
const QUIET: usize = 4;

/// The picture, the link and the key.
pub fn show(visit: &Visit, account: &str, secret: &TotpSecret) -> AnyView {
    let key = BASE32_NOPAD.encode(secret.as_slice());
    let address = address(&visit.kanssa.fact("service_name", visit.language), account, &key);
    let picture = QRBuilder::new(address.as_str()).build().ok().map(|code| {
        let side = code.size + 2 * QUIET;
        view! {
            <svg class="qr-code" role="img" viewBox=format!("0 0 {side} {side}") aria-labelledby="qr-code-title">
                <title id="qr-code-title">{t!(visit, "staff-factor-picture")}</title>
                <rect class="qr-code__ground" width=side height=side/>
                <path class="qr-code__dark" d=dark(&code)/>
            </svg>
        }
    });
    let spaced =
        key.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    view! {
        {picture}
        <p><a href=address>{t!(visit, "staff-factor-open-app")}</a></p>
        <p>{t!(visit, "staff-factor-key")}</p>
        <p class="code-shown" translate="no">{spaced}</p>
    }
    .into_any()
}

/// What apps read: whose code it is, and the key.
fn address(service: &str, account: &str, key: &str) -> String {
    let encode = |words: &str| -> String {
        let encoded: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
        // Apps show the plus sign of a form's encoding as it stands.
        encoded.replace('+', "%20")
    };
    let (service, account) = (encode(service), encode(account));
    format!("otpauth://totp/{service}:{account}?secret={key}&issuer={service}")
}

/// The dark modules as one path, a stroke for each run of a row.
fn dark(code: &QRCode) -> String {
    let mut path = String::new();
    for y in 0..code.size {
        let row = &code[y][..code.size];
        let mut x = 0;
        for run in row.chunk_by(|one, next| one.value() == next.value()) {
            if run[0].value() {
                let (left, top, wide) = (x + QUIET, y + QUIET, run.len());
                write!(path, "M{left} {top}h{wide}v1h-{wide}z").ok();
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_is_told_the_service_the_account_and_the_key() {
        assert_eq!(
            address("Kanssa & me", "Åke Ö", "JBSWY3DP"),
            "otpauth://totp/Kanssa%20%26%20me:%C3%85ke%20%C3%96?secret=JBSWY3DP&issuer=Kanssa%20%26%20me"
        );
    }

    #[test]
    fn the_path_has_every_dark_module_and_no_other() {
        let code = QRBuilder::new("otpauth://totp/K:A?secret=JBSWY3DPEHPK3PXP").build().unwrap();
        let expected: usize =
            (0..code.size).map(|y| code[y][..code.size].iter().filter(|m| m.value()).count()).sum();
        let path = dark(&code);
        let widths = path.split('h').skip(1).step_by(2);
        let drawn: usize =
            widths.map(|run| run.split('v').next().unwrap().parse::<usize>().unwrap()).sum();
        assert_eq!(drawn, expected);
        // The finder in the upper left corner begins with seven dark modules.
        assert!(path.starts_with(&format!("M{QUIET} {QUIET}h7v1h-7z")), "{path}");
    }
}
