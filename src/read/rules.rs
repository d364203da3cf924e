//! What reading has to say. Codes R1xx: files; R2xx: keys and values; R3xx: long texts.

use crate::finding::Class;
use crate::finding::Rule;
use crate::finding::Severity;

const fn unreadable(code: &'static str, name: &'static str, title: &'static str, basis: &'static str) -> Rule {
    Rule { code, name, severity: Severity::Error, class: Class::Unreadable, title, basis }
}

pub(super) static UNDECODABLE: Rule = unreadable(
    "R101",
    "undecodable-file",
    "ファイルの文字を読み取れません",
    "文字コードが違うまま公開すると、文字化けした文書が公開されるためです。",
);
pub(super) static BROKEN_TOML: Rule = unreadable(
    "R102",
    "broken-toml",
    "TOML の書き方になっていません",
    "TOML の書き方でないと、どの項目に何が書かれたかを確かめられないためです。",
);
pub(super) static MISSING_FILE: Rule = unreadable(
    "R103",
    "missing-file",
    "必要なファイルがありません",
    "そのファイルがないと、文書の様式と版が分からないためです。",
);
pub(super) static BAD_NAME: Rule = unreadable(
    "R104",
    "bad-name",
    "フォルダーやファイルの名前をアドレスにできません",
    "名前がそのまま公開ページのアドレスになるため、どの機械でも同じに読める名前に限ります。",
);
pub(super) static PATH_OUTSIDE: Rule = unreadable(
    "R105",
    "path-outside-folder",
    "フォルダーの外を指しています",
    "文書の外にあるファイルが、意図せず公開されることを防ぐためです。",
);
pub(super) static BAD_FORM: Rule = unreadable(
    "R106",
    "bad-form",
    "様式として読み取れません",
    "様式が分からないと、項目の意味と順番が決まらないためです。",
);
pub(super) static UNDECLARED_FILE: Rule = Rule {
    code: "R107",
    name: "undeclared-file",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "使われていないファイルがあります",
    basis: "公開するつもりのないファイルの置き忘れや、添付の書き忘れに気づくためです。",
};
pub(super) static SOURCE_ATTACHED: Rule = unreadable(
    "R108",
    "source-attached",
    "公開用ではない原稿が、添付になっています",
    "TOML と Markdown の原稿には、公開しない覚え書きや、伏せた言葉がそのまま書かれているためです。",
);
pub(super) static MISSPELT_FOLDER: Rule = unreadable(
    "R109",
    "misspelt-folder",
    "名前が、決まった名前に似ていて違います",
    "フォルダーやファイルの名前が一文字違うだけで、その中身が読まれず、サイトから消えてしまうためです。",
);
pub(super) static UNLISTED_COUNCIL: Rule = Rule {
    code: "R110",
    name: "unlisted-council",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "会議体の名前が決まっていません",
    basis: "一覧に、読む人の知っている会議体の名前を示すためです。",
};
pub(super) static SCAN_BESIDE_ITEMS: Rule = unreadable(
    "R111",
    "scan-beside-items",
    "項目のある版か、ファイルだけの版かが決まりません",
    "版の中身がどちらに書かれているかを、機械が勝手に決めないためです。",
);
pub(super) static UNKNOWN_KEY: Rule = unreadable(
    "R201",
    "unknown-key",
    "様式にない項目名です",
    "書いたつもりの内容が、どこにも載らないまま公開されることを防ぐためです。",
);
pub(super) static WRONG_TYPE: Rule = unreadable(
    "R202",
    "wrong-type",
    "書き方の種類が違います",
    "項目ごとに、文字・数・日付・一覧などの書き方が決まっているためです。",
);
pub(super) static UNKNOWN_CHOICE: Rule = unreadable(
    "R203",
    "unknown-choice",
    "選択肢にない記載です",
    "様式の選択肢は決まっており、それ以外の言葉では比べることも数えることもできないためです。",
);
pub(super) static BAD_DATE: Rule = unreadable(
    "R204",
    "bad-date",
    "日付として正しくありません",
    "暦にない日付や、元号と年が合わない日付が公開されることを防ぐためです。",
);
pub(super) static BAD_NUMBER: Rule =
    unreadable("R205", "bad-number", "数として正しくありません", "件数などの数を、確かめられる形で公開するためです。");
pub(super) static DUPLICATE_ID: Rule = unreadable(
    "R206",
    "duplicate-id",
    "同じ id が二度使われています",
    "id は項目の永久のアドレスになるため、一つの文書の中で一つのものだけを指します。",
);
pub(super) static BAD_ID: Rule = unreadable(
    "R207",
    "bad-id",
    "id がないか、id に使えない文字があります",
    "id は項目の永久のアドレスになるため、英小文字で始まる英小文字・数字・ハイフンに限ります。",
);
pub(super) static STATED_TWICE: Rule = unreadable(
    "R208",
    "stated-twice",
    "同じ項目が二か所に書かれています",
    "どちらが正しい記載かを、機械が勝手に決めないためです。",
);
pub(super) static MISSING_SETTING: Rule = unreadable(
    "R209",
    "missing-setting",
    "必要な設定が書かれていません",
    "名前や日付、アドレスがないと、ページに何を示すかが決まらないためです。",
);
pub(super) static LEVEL_WITHOUT_GROUND: Rule = unreadable(
    "R226",
    "level-without-ground",
    "適合レベルが、試験の結果と合いません",
    "試験していないことや、満たしていないことを、満たしていると公表しないためです（JIS X 8341-3:2016）。",
);
pub(super) static CHOICE_AS_WRITTEN: Rule = Rule {
    code: "R210",
    name: "choice-as-written",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "様式の選択肢にない言葉のままです",
    basis: "様式の選択肢のどれに当たるかが決まらないと、住民も委員会も比べられないためです。",
};
pub(super) static VALUE_AS_WRITTEN: Rule = Rule {
    code: "R211",
    name: "value-as-written",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "日付や数として読み取れない言葉のままです",
    basis: "日付や数として読めない記載は、期限や件数の確かめから漏れるためです。",
};
pub(super) static SHORT_SECRET: Rule = unreadable(
    "R212",
    "short-secret",
    "伏せる言葉が短すぎます",
    "1文字の言葉はどの文にも現れるため、公開するファイルに漏れていないことを確かめられないためです。",
);
pub(super) static MISSING_GROUND: Rule = unreadable(
    "R213",
    "missing-ground",
    "公表しない根拠が書かれていません",
    "公表しない部分には、その根拠を必ず示すためです（特定個人情報保護評価に関する規則第13条）。",
);
pub(super) static CONTROL_CHARACTER: Rule = unreadable(
    "R214",
    "control-character",
    "表せない文字や、見えない文字が入っています",
    "制御文字や並ぶ向きを変える文字は、ページにも紙にも表せず、読み上げや検索を壊し、読む人に別の言葉を見せるためです。",
);
pub(super) static WIDTHLESS_CHARACTER: Rule = Rule {
    code: "R215",
    name: "widthless-character",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "幅のない、見えない文字が入っています",
    basis: "言葉の間に見えない文字が挟まると、同じ言葉として検索も比較もできないためです。",
};
pub(super) static DEPARTMENT_ELSEWHERE: Rule = Rule {
    code: "R216",
    name: "department-elsewhere",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "担当部署が、ほかの実施機関の部署です",
    basis: "文書について尋ねる先と、文書に責任を持つ機関が食い違わないようにするためです。",
};
pub(super) static DRAFT_WITH_DAY: Rule = unreadable(
    "R217",
    "draft-with-day",
    "案に、公表日が書かれています",
    "案は、意見公募の募集が指して初めて、その公示の日から公開され、二つの日が食い違ってはならないためです。",
);
pub(super) static INCOMPLETE_WAIVER: Rule = Rule {
    code: "R218",
    name: "incomplete-waiver",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "検査除外に、書くべきことが足りません",
    basis: "だれが、いつ、なぜ認めたかが残らない除外は、後から確かめることができないためです。",
};
pub(super) static INCOMPLETE_CHANGED: Rule = Rule {
    code: "R225",
    name: "incomplete-changed",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "変更についての記載に、書くべきことが足りません",
    basis: "どの項目の変更か、なぜそう判断したかが分からない記載は、だれにも確かめられないためです。",
};
pub(super) static BAD_READING: Rule = unreadable(
    "R227",
    "bad-reading",
    "読みが、かなで書かれていません",
    "読みは五十音の索引の並び順になり、かなのほかの文字では並べられないためです。",
);
pub(super) static BAD_SIGNER: Rule = unreadable(
    "R219",
    "bad-signer",
    "署名する人の公開鍵か名前が、正しくありません",
    "公表台帳の署名がだれのものかを、読む人が公開鍵で確かめられるようにするためです。",
);
pub(super) static RAW_HTML: Rule = unreadable(
    "R301",
    "raw-html",
    "文章に HTML のタグがあります",
    "タグは読み上げや印刷を壊すことがあり、公開ページの安全も確かめられなくなるためです。",
);
pub(super) static UNSAFE_LINK: Rule = unreadable(
    "R302",
    "unsafe-link",
    "安全でないリンクです",
    "http、https、mailto、tel 以外のリンクは、読む人の機械に害を与えることがあるためです。",
);
pub(super) static BAD_IMAGE: Rule = unreadable(
    "R303",
    "bad-image",
    "画像を載せられません",
    "画像が見えない人に内容が伝わらないこと、外のサイトへ読み手の記録が渡ることを防ぐためです。",
);
pub(super) static BAD_NOTE: Rule = unreadable(
    "R304",
    "bad-note",
    "注の番号と注の内容が対応していません",
    "どこにも行き着かない注を公開しないためです。",
);
pub(super) static UNKNOWN_WITHHELD_MARK: Rule = unreadable(
    "R305",
    "unknown-withheld-mark",
    "非公表の印と、その説明が対応していません",
    "公表しない部分には、その根拠を必ず示すためです（特定個人情報保護評価に関する規則第13条）。",
);
pub(super) static WORDLESS_LINK: Rule = unreadable(
    "R306",
    "wordless-link",
    "言葉のないリンクです",
    "行き先の分からないリンクは、読み上げで聞く人に使えないためです。",
);

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[
    &UNDECODABLE,
    &BROKEN_TOML,
    &MISSING_FILE,
    &BAD_NAME,
    &PATH_OUTSIDE,
    &BAD_FORM,
    &UNDECLARED_FILE,
    &SOURCE_ATTACHED,
    &MISSPELT_FOLDER,
    &UNLISTED_COUNCIL,
    &SCAN_BESIDE_ITEMS,
    &UNKNOWN_KEY,
    &WRONG_TYPE,
    &UNKNOWN_CHOICE,
    &BAD_DATE,
    &BAD_NUMBER,
    &DUPLICATE_ID,
    &BAD_ID,
    &STATED_TWICE,
    &MISSING_SETTING,
    &CHOICE_AS_WRITTEN,
    &VALUE_AS_WRITTEN,
    &SHORT_SECRET,
    &MISSING_GROUND,
    &CONTROL_CHARACTER,
    &WIDTHLESS_CHARACTER,
    &DEPARTMENT_ELSEWHERE,
    &DRAFT_WITH_DAY,
    &INCOMPLETE_WAIVER,
    &INCOMPLETE_CHANGED,
    &BAD_READING,
    &BAD_SIGNER,
    &LEVEL_WITHOUT_GROUND,
    &RAW_HTML,
    &UNSAFE_LINK,
    &BAD_IMAGE,
    &BAD_NOTE,
    &UNKNOWN_WITHHELD_MARK,
    &WORDLESS_LINK,
];
