//! The schema of `site.toml`: the settings of a site, and who makes and keeps its documents.

use std::collections::BTreeSet;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::model::CRITERIA;
use crate::model::Criterion;
use crate::model::Format;
use crate::model::Level;
use crate::model::Outcome;

use super::document::ID_HINT;
use super::document::ID_PATTERN;
use super::document::list_of;
use super::document::named;
use super::document::titled;
use super::document::whole;
use super::document::words;

/// JSON Schema (draft 2020-12) for `site.toml`.
pub(super) fn schema() -> Value {
    let address = json!({
        "title": "公開するアドレス",
        "description": "https:// から書き、「/」で終えます。",
        "type": "string",
        "pattern": "^https?://[^/]",
    });
    let properties = named([
        ("title", words("サイトの名前", "どのページの題名にも付きます。")),
        ("body", words("公表する団体の名前", "どのページにも載ります。")),
        ("base_url", address),
        (
            "as_of",
            words(
                "時点",
                "ページに載せる「現在」の日です。2026-04-01 のように書きます。書かなければ、作る日になります。",
            ),
        ),
        ("contact", words("問合せ先", "どのページの終わりにも載ります。")),
        ("license", license()),
        ("agencies", agencies()),
        ("departments", departments()),
        ("councils", councils()),
        ("abbreviations", abbreviations()),
        ("synonyms", synonyms()),
        ("signers", signers()),
        ("downloads", downloads()),
        ("accessibility", accessibility()),
        ("record_items", record_items()),
        ("life_events", life_events()),
        ("readings", readings()),
    ]);
    whole("サイト全体の設定", "site.toml に書ける項目です。", properties, &["title", "body", "base_url"])
}

fn license() -> Value {
    let name = words("利用の条件の名前", "「クリエイティブ・コモンズ 表示 4.0 国際」などです。");
    let url = json!({
        "title": "利用の条件のアドレス",
        "description": "条件の全文を読めるページです。https:// から書きます。",
        "type": "string",
        "pattern": "^https?://[^/]",
    });
    let own = super::document::closed(named([("name", name), ("url", url)]), &["name", "url"]);
    titled("利用の条件", own)
}

fn agencies() -> Value {
    let other = json!({
        "title": "ほかの団体",
        "description": "国や県など、ほかの団体の文書を載せるときは true と書きます。",
        "type": "boolean",
    });
    let own = named([("id", id()), ("name", words("実施機関の名前", "市長、教育委員会などです。")), ("other", other)]);
    members("実施機関", own)
}

fn departments() -> Value {
    let name = words("部署の名前", "文書の担当部署として示します。名前が変わったときは、新しい id で書き足します。");
    let agency = words("実施機関", "agencies にある id を書きます。実施機関が一つなら、書かなくて構いません。");
    let from = words("始まりの日", "この名前になった日です。2026-04-01 のように書きます。");
    let until = words("終わりの日", "この名前だった最後の日です。2026-03-31 のように書きます。");
    let successor = words("後の部署", "名前が変わった後の、または仕事を引き継いだ部署の id です。");
    let times = [("from", from), ("until", until), ("successor", successor)];
    let own = named([("id", id()), ("name", name), ("agency", agency)]);
    members("部署", own.into_iter().chain(named(times)).collect())
}

fn abbreviations() -> Value {
    let short = words("略称", "どの文書でも、断りなく使う略称です。");
    let meaning = words("意味", "略さない言い方です。");
    let own = named([("words", short), ("meaning", meaning)]);
    titled("略称", list_of(super::document::closed(own, &["words", "meaning"])))
}

fn synonyms() -> Value {
    json!({
        "title": "さがすときに同じとみなす言葉",
        "description": "一組ずつ並べます。[[\"マイナンバー\", \"個人番号\"]] と書くと、どちらの言葉でさがしても、両方が見つかります。読みがなも書けます。",
        "type": "array",
        "items": { "type": "array", "items": { "type": "string", "minLength": 1 }, "minItems": 2, "uniqueItems": true },
    })
}

fn councils() -> Value {
    let id = json!({ "title": "id", "description": "meetings フォルダーの中の、会議体のフォルダーの名前です。", "type": "string", "pattern": ID_PATTERN });
    let name = words("会議体の名前", "一覧と会議録に載ります。");
    let basis = words("根拠", "会議体の根拠となる条例などです。");
    members("会議体", named([("id", id), ("name", name), ("basis", basis)]))
}

fn signers() -> Value {
    let name = words("署名する人の名前", "「公表した内容の確かめ方」に載ります。担当が替わっても、前の人を残します。");
    let key = json!({
        "title": "公開鍵",
        "description": "拡張子が .pub のファイルの1行です。秘密鍵は、決して書きません。",
        "type": "string",
        "pattern": "^(ssh-|ecdsa-|sk-)\\S+ AAAA",
    });
    let own = named([("id", id()), ("name", name), ("key", key)]);
    titled("公表台帳に署名する人", list_of(super::document::closed(own, &["id", "name", "key"])))
}

fn downloads() -> Value {
    let words: BTreeSet<&str> = Format::ALL.iter().map(|format| format.word()).collect();
    json!({
        "title": "版を受け取れる形式",
        "description": "版ごとに作るダウンロードの形式です。書かなければ、csv-cp932 のほかの、作れるものをすべて作ります。xlsx は Excel の表、epub は電子書籍、csv-cp932 はシフト JIS の CSV（書かなければ作りません）です。",
        "type": "array",
        "items": { "enum": words },
        "uniqueItems": true,
    })
}

fn accessibility() -> Value {
    let policy = words(
        "方針のページ",
        "ウェブアクセシビリティ方針のページです。このサイトのページなら「/pages/accessibility-policy/」のように書きます。",
    );
    let own = named([("policy", policy), ("test", accessibility_test())]);
    titled("アクセシビリティ", super::document::closed(own, &[]))
}

fn accessibility_test() -> Value {
    let day = |title: &str| words(title, "2026-04-01 のように書きます。");
    let listed = |title: &str, description: &str| json!({ "title": title, "description": description, "type": "array", "items": { "type": "string" }, "minItems": 1 });
    let levels: Vec<&str> = Level::ALL.iter().map(|level| level.word()).collect();
    let outcomes: Vec<&str> = Outcome::ALL.iter().map(|outcome| outcome.word()).collect();
    let level = json!({ "title": "満たしている適合レベル", "description": "満たしているレベルがなければ書きません。試験の結果と合わないと、サイトは作られません。", "enum": levels });
    let outcome = json!({ "enum": outcomes });
    let with_note = super::document::closed(
        named([("result", outcome.clone()), ("note", words("説明", "結果に添える説明です。"))]),
        &["result"],
    );
    let criterion = |criterion: &Criterion| {
        let shape = json!({ "title": criterion.title, "description": "「適合」「不適合」「適用なし」のどれかです。", "anyOf": [outcome, with_note] });
        (criterion.number.to_owned(), shape)
    };
    let criteria = super::document::closed(CRITERIA.iter().map(criterion).collect(), &[]);
    let own = named([
        ("declared", day("表明日")),
        ("level", level),
        ("pages", words("対象となるページの説明", "試験がサイトのどの範囲についてのものかを書きます。")),
        ("technologies", listed("依存した技術", "HTML、CSS などです。")),
        ("selection", words("ページの選び方", "試験の対象としたページの選び方と数です。")),
        ("addresses", listed("試験をしたページ", "試験をしたページの URI です。")),
        ("from", day("試験を始めた日")),
        ("until", day("試験を終えた日")),
        ("criteria", titled("達成基準ごとの結果", criteria)),
    ]);
    let needed = ["declared", "pages", "technologies", "selection", "addresses", "from", "until"];
    titled("試験の結果", super::document::closed(own, &needed))
}

fn record_items() -> Value {
    let of_words = |title: &str, description: &str| titled(title, list_of_words(description));
    let sensitive = json!({
        "title": "要配慮個人情報",
        "description": "要配慮個人情報の種類なら true と書きます。",
        "type": "boolean",
    });
    let own = named([
        ("id", id()),
        ("name", words("種類の名前", "「持っている情報から探す」に出ます。住民の言葉で書きます。")),
        ("words", of_words("言葉", "このどれかを含む記録項目が、この種類になります。書かなければ、種類の名前です。")),
        ("except", of_words("除く言葉", "上の言葉を含んでいても、この種類ではないものです。")),
        ("sensitive", sensitive),
    ]);
    members("記録項目の種類", own)
}

fn life_events() -> Value {
    let documents = list_of_words("文書の種類と id を「/」でつないだ名前です（files/kaigo など）。");
    let own = named([
        ("id", id()),
        ("name", words("場面の名前", "「出産・子育て」のように、住民の言葉で書きます。")),
        ("about", words("説明", "場面のページの初めに出る一文です。")),
        ("documents", titled("かかわりのある文書", documents)),
    ]);
    members("暮らしの場面", own)
}

fn readings() -> Value {
    let own = named([
        ("words", words("題名の始めの言葉", "この言葉で始まる題名の読みを決めます。長いものが先です。")),
        ("yomi", words("読み", "かなで書きます。")),
    ]);
    titled("題名の読み", list_of(super::document::closed(own, &["words", "yomi"])))
}

fn list_of_words(description: &str) -> Map<String, Value> {
    list_of(named([("type", json!("string")), ("description", json!(description))]))
}

fn id() -> Value {
    json!({ "title": "id", "description": ID_HINT, "type": "string", "pattern": ID_PATTERN })
}

fn members(title: &str, properties: Map<String, Value>) -> Value {
    titled(title, list_of(super::document::closed(properties, &["id", "name"])))
}
