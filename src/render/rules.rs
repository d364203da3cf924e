//! What rendering has to say of a theme.

use crate::finding::Class;
use crate::finding::Rule;
use crate::finding::Severity;

pub(super) static BAD_TEMPLATE: Rule = Rule {
    code: "T101",
    name: "bad-template",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "テンプレートを使えません",
    basis: "テンプレートが壊れていると、どのページも正しく作れないためです。",
};
pub(super) static BAD_THEME_FILE: Rule = Rule {
    code: "T102",
    name: "bad-theme-file",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "テーマのファイルを使えません",
    basis: "テーマのファイルは、そのままの名前で公開されるためです。",
};

pub(super) static BAD_WORD: Rule = Rule {
    code: "T103",
    name: "bad-theme-word",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "テーマの言葉を使えません",
    basis: "変えたつもりの言葉が変わらないまま、または数や名前が抜けたまま公開されることを防ぐためです。",
};
pub(super) static LOW_CONTRAST: Rule = Rule {
    code: "T104",
    name: "low-contrast",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "文字と背景の色の差が足りません",
    basis: "文字と背景の明るさの比は、4.5対1以上とするためです（JIS X 8341-3:2016 達成基準1.4.3）。",
};
pub(super) static LOW_PART_CONTRAST: Rule = Rule {
    code: "T106",
    name: "low-part-contrast",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "枠や部品と背景の色の差が足りません",
    basis: "欄の枠や、いまいる所を示す枠と、背景の明るさの比は、3対1以上とするためです（WCAG 2.2 達成基準1.4.11、2.4.7）。",
};
pub(super) static UNUSED_THEME_FILE: Rule = Rule {
    code: "T105",
    name: "unused-theme-file",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "テーマのフォルダーに、使われないファイルがあります",
    basis: "変えたつもりの見た目が変わらないまま公開されることを防ぐためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] =
    &[&BAD_TEMPLATE, &BAD_THEME_FILE, &BAD_WORD, &LOW_CONTRAST, &UNUSED_THEME_FILE, &LOW_PART_CONTRAST];
