//! The table of `docs/privacy.md` is made from the labels, so that it cannot say anything else.

use std::{env, fmt::Write, fs, path::Path};

use store::labels::{self, Label};

const BEGIN: &str = "<!-- made from server/store/src/labels.rs by `make docs` -->\n";

#[test]
fn r33_the_privacy_page_says_what_the_labels_say() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/privacy.md");
    let page = fs::read_to_string(&file).unwrap();
    let (words, tables) = page.split_once(BEGIN).unwrap();
    let made = tables_of_labels();
    if env::var_os("KANSSA_TEST_WRITE").is_some() {
        fs::write(&file, format!("{words}{BEGIN}{made}")).unwrap();
    } else {
        assert_eq!(tables, made, "the labels have changed: run `make docs`");
    }
}

fn tables_of_labels() -> String {
    let stores = [
        ("The main database", labels::MAIN),
        ("The key store", labels::KEYS),
        ("The member's own browser", labels::BROWSER),
    ];
    let mut page = String::new();
    for (title, labels) in stores {
        writeln!(page, "\n## {title}").unwrap();
        for table in labels.chunk_by(|one, next| one.table == next.table) {
            let Label { table: name, zone, .. } = &table[0];
            writeln!(page, "\n### {name} · {}\n", zone.name()).unwrap();
            page.push_str("| entry | what it is | kept | when its member leaves |\n| --- | --- | --- | --- |\n");
            for Label { column, meaning, kept, erasure, .. } in table {
                let (kept, erasure) = (kept.name(), erasure.name());
                writeln!(page, "| `{column}` | {meaning} | {kept} | {erasure} |").unwrap();
            }
        }
    }
    page
}
