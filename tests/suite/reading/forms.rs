//! A body's own forms: what cannot work is named at its place in the form's file, and no document hides it.

use super::case::Case;
use super::case::Write::All;
use super::case::Write::Form;
use super::case::Write::Without;
use super::case::case;

/// The document is taken away, so that the form alone is judged.
const NO_DOCUMENT: super::case::Write = Without("assessments/desk");

pub(crate) const CASES: &[Case] = &[
    case("R106", All(&[Form("type = \"figure\"", "type = \"picture\""), NO_DOCUMENT]))
        .at("forms/sheet.toml:98:1")
        .says("項目「work.map」の type「picture」という種類はありません。")
        .mends("組み込みの様式の書き方に合わせて"),
    case("R106", All(&[Form("[[parts]]\nkey = \"cover\"", "[[parts]]\n▶kye = \"cover\""), NO_DOCUMENT]))
        .says("様式のファイルとして読み取れません。")
        .mends("組み込みの様式の書き方に合わせて"),
    case("R106", All(&[Form("kind = \"assessments\"", "kind = \"assesments\""), NO_DOCUMENT]))
        .at("forms/sheet.toml:1:1")
        .says("kind「assesments」という文書の種類はありません。使えるのは、「assessments」「files」"),
    case("R106", All(&[Form("choices = \"size\"", "choices = \"sizes\""), NO_DOCUMENT]))
        .at("forms/sheet.toml:72:1")
        .says("項目「work.size」の選択肢「sizes」がありません。"),
    case("R106", All(&[Form("key = \"body\"", "key = \"all\""), NO_DOCUMENT]))
        .at("forms/sheet.toml:17:1")
        .says("部の key「all」は、英小文字で始まる英数字で、all・attachments・citations や"),
    case("R106", All(&[Form("code = \"2\"", "code = \"1\""), NO_DOCUMENT]))
        .at("forms/sheet.toml:23:1")
        .says("選択肢「size」の中で、code「1」か label「10人以上50人未満」が、二度使われています。"),
    case("R106", All(&[Form("key = \"desks[].note\"", "key = \"desks[].id\""), NO_DOCUMENT]))
        .at("forms/sheet.toml:122:1")
        .says("項目の key「desks[].id」は使えません。行の変わらない名前を書く所です。"),
    case("R106", All(&[Form("chosen = [\"3\"]", "chosen = [\"4\"]"), NO_DOCUMENT]))
        .at("forms/sheet.toml:129:1")
        .says("「desks[].reserved」の条件の「4」が、「work.size」の選択肢にありません。"),
    case("R106", All(&[Form("title_item = \"cover.title\"", "title_item = \"work\""), NO_DOCUMENT]))
        .at("forms/sheet.toml:1:1")
        .says("title_item「work」が、繰り返しの外の項目を指していません。"),
    case(
        "R106",
        All(&[
            Form("title_item = \"cover.title\"", "title_item = \"cover.title\"\nlist_items = [\"desks[].name\"]"),
            NO_DOCUMENT,
        ]),
    )
    .at("forms/sheet.toml:1:1")
    .says("list_items の「desks[].name」が、繰り返しの外の項目を指していません。"),
    case("R106", All(&[Form("title_item = \"name\"", "title_item = \"nama\""), NO_DOCUMENT]))
        .at("forms/sheet.toml:105:1")
        .says("「desks[]」の title_item「nama」が、その中にありません。"),
    case("R106", All(&[Form("title_item = \"name\"", "title_item = \"name\"\ntitle_detail = \"nama\""), NO_DOCUMENT]))
        .at("forms/sheet.toml:105:1")
        .says("「desks[]」の title_detail「nama」が、その中にありません。"),
    case("R106", All(&[Form("key = \"desks[].name\"", "key = \"desks[].name\"\nweekday = true"), NO_DOCUMENT]))
        .at("forms/sheet.toml:116:1")
        .says("「desks[].name」は日付の項目ではないので、weekday を書けません。"),
    case("R106", All(&[Form("key = \"desks[].name\"", "key = \"desks[].name\"\nlaw = true"), NO_DOCUMENT]))
        .at("forms/sheet.toml:116:1")
        .says("「desks[].name」は文章の項目ではないので、law を書けません。"),
];

/// Forms in which several things are wrong at once, or nothing stands.
pub(crate) const BROKEN_ALTOGETHER: &[Case] = &[
    case("R106", All(&[super::case::Write::File("forms/b.toml", "id = \"b\"\nrevision = \"1\"\nkind = \"assessments\"\ntitle = \"題\"\nshort_title = \"題\"\ntitle_item = \"a\"\nparts = []\nnodes = [{ key = \"a\", label = \"あ\", type = \"one\" }]\n")]))
        .at("forms/b.toml:1:1")
        .says("部（[[parts]]）が一つもありません。"),
];
