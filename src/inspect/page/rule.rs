//! How a rule on pages is declared: with its page.

/// Declares a rule whose doc comment is its page: the rule, and under a second name its page.
macro_rules! rule {
    (
        $(#[doc = $line:literal])+
        $rule:ident, $page:ident, $code:literal, $name:literal, $severity:ident,
        title: $title:literal,
        basis: $basis:literal $(,)?
    ) => {
        $(#[doc = $line])+
        static $rule: $crate::finding::Rule = $crate::finding::Rule {
            code: $code,
            name: $name,
            severity: $crate::finding::Severity::$severity,
            class: $crate::finding::Class::Unreadable,
            title: $title,
            basis: $basis,
        };
        pub(in crate::inspect) static $page: $crate::finding::Page = $crate::finding::Page {
            rule: &$rule,
            text: concat!(
                $($line, "\n"),+,
                " \n # 止め方\n \n この規則は止められません。どのページにも、同じように当てはまるためです。\n",
            ),
            items: &[],
        };
    };
}

pub(super) use rule;
