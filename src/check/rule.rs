//! How a rule of this room is declared: with its page.

/// Declares a rule whose doc comment is its page: `RULE`, and `PAGE` with its words and the items it looks at.
macro_rules! rule {
    (
        $(#[doc = $line:literal])+
        $code:literal, $name:literal, $severity:ident,
        title: $title:literal,
        basis: $basis:literal,
        items: $items:expr $(,)?
    ) => {
        $(#[doc = $line])+
        pub(in crate::check) static RULE: $crate::finding::Rule = $crate::finding::Rule {
            code: $code,
            name: $name,
            severity: $crate::finding::Severity::$severity,
            class: $crate::finding::Class::Contradicted,
            title: $title,
            basis: $basis,
        };
        pub(in crate::check) static PAGE: $crate::finding::Page =
            $crate::finding::Page { rule: &RULE, text: concat!($($line, "\n"),+), items: $items };
    };
}

pub(in crate::check) use rule;
