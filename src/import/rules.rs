//! What importing has to say. Codes N1xx: rows of a table on their way into a form.

use crate::finding::Class;
use crate::finding::Rule;
use crate::finding::Severity;

const fn warning(code: &'static str, name: &'static str, title: &'static str, basis: &'static str) -> Rule {
    Rule { code, name, severity: Severity::Warning, class: Class::Contradicted, title, basis }
}

pub(super) static UNPLACED_ROW: Rule = warning(
    "N101",
    "unplaced-row",
    "置き場所の見つからない行があります",
    "元の表にある記載を、一つも失わずに移すためです。",
);
pub(super) static PLACED_BY_POSITION: Rule = warning(
    "N102",
    "placed-by-position",
    "行の順番から置き場所を決めました",
    "同じ項目名が様式の何か所にもあり、項目番号だけでは一つに決まらないためです。",
);
pub(super) static LABEL_DIFFERS: Rule = warning(
    "N103",
    "label-differs",
    "項目番号と項目名が食い違っています",
    "どちらかの書き誤りで、別の項目の記載として公開されることを防ぐためです。",
);
pub(super) static CHOICE_NOT_OFFERED: Rule = warning(
    "N104",
    "choice-not-offered",
    "様式の選択肢にない記載です",
    "様式の選択肢は決まっており、どれに当たるかを機械が勝手に決めないためです。",
);
pub(super) static NEITHER_DATE_NOR_NUMBER: Rule = warning(
    "N105",
    "neither-date-nor-number",
    "日付や数として読み取れない記載です",
    "日付や数として読めない記載は、期限や件数の確かめから漏れるためです。",
);
pub(super) static PLACE_TAKEN: Rule = warning(
    "N106",
    "place-taken",
    "同じ項目に二つの記載があります",
    "どちらが正しい記載かを、機械が勝手に決めないためです。",
);
pub(super) static NUMBER_LEFT_OUT: Rule = warning(
    "N107",
    "number-left-out",
    "番号が飛んでいます",
    "印刷される番号が元の文書とずれ、ほかの箇所の引用が別のものを指すことを防ぐためです。",
);
pub(super) static DERIVED_DIFFERS: Rule = warning(
    "N108",
    "derived-differs",
    "自動で作られる記載と違います",
    "自動で作られる項目に書かれた言葉は公開されないので、違いを見落とさないためです。",
);
pub(super) static COLUMN_NOT_READ: Rule = warning(
    "N109",
    "column-not-read",
    "取り込まない列があります",
    "決まった見出しの列だけを取り込むので、大事な列を取り残していないかを確かめるためです。",
);
pub(super) static SHEET_NOT_READ: Rule = warning(
    "N113",
    "sheet-not-read",
    "取り込まないシートがあります",
    "一つのファイルに分けて書かれた記載を、取り残さないためです。",
);
pub(super) static ERROR_CELL: Rule = warning(
    "N114",
    "error-cell",
    "式の誤りになっているセルがあります",
    "計算できなかった式の印が、記載として公開されることを防ぐためです。",
);
pub(super) static ID_NOT_USABLE: Rule = warning(
    "N110",
    "id-not-usable",
    "識別子として使えません",
    "識別子は項目の永久のアドレスになるため、英小文字で始まる英小文字・数字・ハイフンに限り、一つのものだけを指します。",
);
pub(super) static REPETITION_NOT_USED: Rule = warning(
    "N111",
    "repetition-not-used",
    "繰返しの欄の言葉を使いませんでした",
    "何番目の委託事項やシステムの記載かを取り違えないためです。",
);
pub(super) static QUOTE_LEFT_OPEN: Rule = warning(
    "N112",
    "quote-left-open",
    "引用符が閉じていません",
    "引用符が閉じていないと、その後の行が一つのセルの続きとして読まれるためです。",
);
pub(super) static ROW_CARRIED_ON: Rule = warning(
    "N115",
    "row-carried-on",
    "空の欄を、上の行の続きとして読みました",
    "空の欄や「同上」が何を指すかは書いた人にしか決められないので、読み方を確かめるためです。",
);
pub(super) static ROW_BEGUN: Rule = warning(
    "N116",
    "row-begun",
    "番号のない新しい行が始まると読みました",
    "二つの記載が混ざったり、一つの記載が分かれたりしていないかを確かめるためです。",
);
pub(super) static ROW_NOT_SAID: Rule = warning(
    "N117",
    "row-not-said",
    "何番目の記載か書かれていません",
    "ほかの委託事項やファイルの記載として公開されることを防ぐためです。",
);
pub(super) static FORMULA_WITHOUT_VALUE: Rule = warning(
    "N118",
    "formula-without-value",
    "結果の入っていない式のセルがあります",
    "式だけが書かれて計算されていないセルは、空のセルとして読まれるためです。",
);
pub(super) static DITTO_KEPT: Rule = warning(
    "N119",
    "ditto-kept",
    "「同上」や「同左」と書かれた記載があります",
    "公開されるページでは、上の行に別の記載が来ることがあり、何と同じかが分からなくなるためです。",
);
pub(super) static NOT_A_LIST_ITEM: Rule = warning(
    "N120",
    "not-a-list-item",
    "項目の並びに、見出しや注、別の番号が混ざっています",
    "見出しや注が項目として数えられ、項目の数と番号が元の表と違ってしまうためです。",
);

pub(super) static NAME_TWICE: Rule = warning(
    "N121",
    "name-twice",
    "同じ名称の登録が二つあります",
    "一つのファイルの登録が二重に公表されたり、名称の書き誤りが残ったりすることを防ぐためです。",
);
pub(super) static NAME_MISSING: Rule = warning(
    "N122",
    "name-missing",
    "名称のない登録があります",
    "名称のない登録は、一覧でも検索でも見つけられないためです。",
);
pub(super) static OUTSIDE_THE_TABLE: Rule = warning(
    "N123",
    "outside-the-table",
    "表の外に言葉があります",
    "表の上や下に書かれた注や日付を、気付かないまま取り残さないためです。",
);
pub(super) static DAY_NOT_USED: Rule = warning(
    "N124",
    "day-not-used",
    "公表日の列を使いませんでした",
    "公表日を書くとサイトに載るので、確かめる前の登録を公表しないためです。",
);
pub(super) static NOT_PARTED: Rule = warning(
    "N125",
    "not-parted",
    "一つの欄を、項目ごとに分けられません",
    "どこまでが名称で、どこからが所在地かを、機械が勝手に決めないためです。",
);
pub(super) static NUMBER_NOT_KEPT: Rule = warning(
    "N126",
    "number-not-kept",
    "番号が重なるか、順番どおりではありません",
    "番号は並びの順に自動で付くので、元の文書の番号とのずれに気付けるようにするためです。",
);
pub(super) static REQUEST_OF_MATTER: Rule = warning(
    "N127",
    "request-of-matter",
    "諮問事項への要望を、会議全体の要望として置きました",
    "どの諮問事項への要望だったかが、記録に残らなくなるためです。",
);
pub(super) static NOTHING_TICKED: Rule = warning(
    "N128",
    "nothing-ticked",
    "どの選択肢にも印がありません",
    "印の付け忘れに気付かないまま、記載のない項目として公表することを防ぐためです。",
);
pub(super) static NAME_ALONE: Rule = warning(
    "N129",
    "name-alone",
    "名称のほかに記載のない登録があります",
    "見出しや合計の行、注が、一つの登録として公表されることを防ぐためです。",
);

pub(super) static SHOWN_EDITED: Rule = warning(
    "N130",
    "shown-item-edited",
    "表示用のシートで書き換えられた記載があります",
    "様式の形の Excel では、一つの記載が表示用のシートと取込み用のシートの両方にあるので、どちらを使ったかに気付けるようにするためです。",
);
pub(super) static SHOWN_LOST: Rule = warning(
    "N131",
    "shown-item-lost",
    "表示用のシートで場所の分からない記載があります",
    "行を移したり消したりした様式の形の Excel から、書き換えた言葉を知らないうちに失うことを防ぐためです。",
);

pub(super) static PRINTED_TO_CHECK: Rule = warning(
    "N132",
    "printed-to-check",
    "様式の形のシートで、読み方を確かめる記載があります",
    "様式の形のシートでは、どの項目の言葉かをセルの位置から読むので、弱い手掛かりで決めたところを人が確かめるためです。",
);

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[
    &UNPLACED_ROW,
    &PLACED_BY_POSITION,
    &LABEL_DIFFERS,
    &CHOICE_NOT_OFFERED,
    &NEITHER_DATE_NOR_NUMBER,
    &PLACE_TAKEN,
    &NUMBER_LEFT_OUT,
    &DERIVED_DIFFERS,
    &COLUMN_NOT_READ,
    &ID_NOT_USABLE,
    &REPETITION_NOT_USED,
    &QUOTE_LEFT_OPEN,
    &SHEET_NOT_READ,
    &ERROR_CELL,
    &ROW_CARRIED_ON,
    &ROW_BEGUN,
    &ROW_NOT_SAID,
    &FORMULA_WITHOUT_VALUE,
    &DITTO_KEPT,
    &NOT_A_LIST_ITEM,
    &NAME_TWICE,
    &NAME_MISSING,
    &OUTSIDE_THE_TABLE,
    &DAY_NOT_USED,
    &NOT_PARTED,
    &NUMBER_NOT_KEPT,
    &REQUEST_OF_MATTER,
    &NOTHING_TICKED,
    &NAME_ALONE,
    &SHOWN_EDITED,
    &SHOWN_LOST,
    &PRINTED_TO_CHECK,
];
