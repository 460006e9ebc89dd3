//! Hostile strings: what people type who want to break out of where their text stands.

/// What breaks out of where text stands, in one template or another. None holds a line break.
pub const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "</template><b id=broken>x</b>",
    "--><svg onload=alert(1)><!--",
    "\" onfocus=\"alert(1)\" autofocus=\"",
    "' onfocus='alert(1)' autofocus='",
    "`${alert(1)}`",
    "${7*7} {{7*7}} {7*7} <%= 7*7 %> #{7*7} {controller}",
    "'; DROP TABLE answers; --",
    "' OR '1'='1",
    "&lt;b&gt; &amp;amp; &#60;script&#62; &quot;",
    "javascript:alert(1)",
    "\u{202e}txt.exe\u{202c} \u{2066}x\u{2069}",
    "a\u{200b}b\u{feff}c",
    "<leptos-island data-component=\"Runner\"></leptos-island>",
    "<!--leptos--> <!> <![CDATA[x]]>",
    "</main></body></html><p>after",
    "{ $title } { -brand } %s %n",
    "\\u003cscript\\u003e \\\" \\",
    "=HYPERLINK(\"http://evil.example\")",
    "🛴👩‍🌾 e\u{301} ﷽",
];
