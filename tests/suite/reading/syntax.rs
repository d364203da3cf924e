//! What is no TOML: every usual slip is named in Japanese, at its place, with the author's line.

use super::case::Case;
use super::case::Write::File;
use super::case::Write::Sheet;
use super::case::Write::Site;
use super::case::case;

pub(crate) const CASES: &[Case] = &[
    case("R102", Sheet("title = \"総合窓口の点検\"", "title = \"総合窓口の点検▶"))
        .quotes("title = \"総合窓口の点検")
        .says("文字列が閉じていません。")
        .mends("始まりと同じ引用符"),
    case("R102", Sheet("title = \"総合窓口の点検\"", "title = ▶総合窓口の点検\""))
        .quotes("title = 総合窓口の点検\"")
        .says("内容が引用符で囲まれていません。")
        .mends("半角の引用符"),
    case("R102", Sheet("title = \"総合窓口の点検\"", "title = ▶総合窓口の点検"))
        .quotes("title = 総合窓口の点検")
        .says("内容が引用符で囲まれていません。")
        .mends("半角の引用符"),
    case("R102", Sheet("title = \"総合窓口の点検\"", "title = ▶「総合窓口の点検」"))
        .quotes("title = 「総合窓口の点検」")
        .says("引用符で囲まれていません。")
        .mends("半角の引用符"),
    case("R102", Sheet("number = 7", "number ▶7"))
        .quotes("number 7")
        .says("「=」のない行です。")
        .mends("「項目名 = \"内容\"」の形"),
    case("R102", Sheet("number = 7", "number =▶"))
        .quotes("number =")
        .says("「=」の右に内容がありません。")
        .mends("行の頭に # を付けてください。"),
    case("R102", Sheet("number = 7\n", "number = 7\n▶number = 8\n"))
        .quotes("number = 8")
        .says("「number」が、同じところに二度書かれています。")
        .mends("どちらか一方だけにしてください。"),
    case("R102", Sheet("[work]\n", "[work]\n\n[▶work]\n"))
        .quotes("[work]")
        .says("「[work]」が、同じところに二度書かれています。")
        .mends("どちらか一方だけにしてください。"),
    case("R102", Sheet("number = 7", "number ▶＝ 7"))
        .quotes("number ＝ 7")
        .says("「＝」が、半角の「=」の代わりに使われています。")
        .mends("「＝」を半角の「=」に直してください。"),
    case("R102", Sheet("[work]", "▶［work］"))
        .quotes("［work］")
        .says("「［」が、半角の「[」の代わりに使われています。")
        .mends("「［」を半角の「[」に直してください。"),
    case("R102", Sheet("[work]", "[work▶］"))
        .quotes("[work］")
        .says("「］」が、半角の「]」の代わりに使われています。")
        .mends("「］」を半角の「]」に直してください。"),
    case("R102", Sheet("name = \"税の窓口\"", "name = ▶”税の窓口”"))
        .quotes("name = ”税の窓口”")
        .says("「”」が、半角の「\"」の代わりに使われています。")
        .mends("「”」を半角の「\"」に直してください。"),
    case("R102", Sheet("name = \"税の窓口\"", "name = ▶’税の窓口’"))
        .quotes("name = ’税の窓口’")
        .says("「’」が、半角の「'」の代わりに使われています。")
        .mends("「’」を半角の「'」に直してください。"),
    case("R102", Sheet("[\"見回る\", \"書き留める\"]", "[\"見回る\"▶、\"書き留める\"]"))
        .quotes("steps = [\"見回る\"、\"書き留める\"]")
        .says("「、」が、半角の「,」の代わりに使われています。")
        .mends("「、」を半角の「,」に直してください。"),
    case("R102", Sheet("number = 7", "▶　number = 7"))
        .quotes("number = 7")
        .says("全角の空白が、半角の空白の代わりに使われています。")
        .mends("全角の空白を半角の空白に直してください。"),
    case("R102", Sheet("[work]\n", "▶来週までに直す\n[work]\n"))
        .quotes("来週までに直す")
        .says("「=」のない行です。")
        .mends("覚え書きなら行の頭に # を付けてください。"),
    case("R102", Sheet("[\"見回る\", \"書き留める\"]", "[\"見回る\" ▶\"書き留める\"]"))
        .quotes("steps = [\"見回る\" \"書き留める\"]")
        .says("項目の間の「,」が抜けています。")
        .mends("項目を「,」で区切り"),
    case("R102", Sheet("note = \"一階の東側にある。\"", "note = ▶'''\n一階の東側にある。"))
        .quotes("note = '''")
        .says("ここで始まる「'''」の文字列が、閉じていません。")
        .mends("文の終わりの次の行に「'''」を書いてください。"),
    case("R102", Sheet("means = [\"電子メール\", \"その他（掲示板）\"]", "means = ▶[\"電子メール\""))
        .quotes("means = [\"電子メール\"")
        .says("一覧の「[」が閉じていない")
        .mends("終わりに「]」を書いてください。"),
    case("R102", Sheet("note = \"一階の東側にある。\"", "note = ▶{ withheld = \"警備のため\""))
        .quotes("note = { withheld = \"警備のため\"")
        .says("「{」が閉じていない")
        .mends("終わりに「}」を書いてください。"),
    case("R102", Sheet("[work]", "[work▶")).quotes("[work").says("見出しの行の「[」が閉じていません。").mends("「]」"),
    case("R102", Sheet("[[desks]]", "[[desks]▶"))
        .quotes("[[desks]")
        .says("見出しの行の「[」が閉じていません。")
        .mends("「]]」"),
    case("R102", Sheet("note = \"一階の東側にある。\"", "note = \"C:\\▶資料\""))
        .quotes("note = \"C:\\資料\"")
        .says("「\\」の後の文字が、決まった書き方ではありません。")
        .mends("文字列を ' か ''' で囲んでください。"),
    case("R102", Sheet("begun = 2024-04-01", "begun = ▶2026-02-30"))
        .quotes("begun = 2026-02-30")
        .says("日付として正しくありません。")
        .mends("暦にある日付"),
    case("R102", Sheet("number = 7", "number = ▶007"))
        .quotes("number = 007")
        .says("数の頭に余分な 0 があります。")
        .mends("頭の 0 を取るか"),
    case("R102", Sheet("summary = ", "▶概要 = "))
        .quotes("概要 = \"窓口の混み具合を、毎朝、職員が見て回る。\"")
        .says("項目名に、全角の文字や日本語が使われています。")
        .mends("様式の半角英字の名前"),
    case("R102", Site("title = \"見本村の公表\"", "title = ▶見本村の公表"))
        .quotes("title = 見本村の公表")
        .says("内容が引用符で囲まれていません。")
        .mends("半角の引用符"),
    case("R102", Sheet("一階の東側", "一階の▶\u{7}東側"))
        .quotes("note = \"一階の\u{7}東側にある。\"")
        .says("見えない制御文字（U+0007）")
        .mends("打ち直してください。"),
    case("R102", Sheet("\"一階の東側にある。\"", "'''\n一階の▶\u{1B}東側\n'''"))
        .quotes("一階の\u{1B}東側")
        .says("見えない制御文字（U+001B）")
        .mends("打ち直してください。"),
    case("R102", Sheet("総合窓口の点検", "総合▶\"窓口\"の点検"))
        .quotes("title = \"総合\"窓口\"の点検\"")
        .says("内容の途中に「\"」がある")
        .mends("かぎかっこなどに替えるか"),
    case("R102", Sheet("総合窓口の点検", "総合▶\"窓口の点検"))
        .quotes("title = \"総合\"窓口の点検\"")
        .says("内容の途中に「\"」がある")
        .mends("かぎかっこなどに替えるか"),
    case("R102", Sheet("総合窓口", "総合\\u▶D83D窓口"))
        .quotes("title = \"総合\\uD83D窓口の点検\"")
        .says("文字の番号ではありません。")
        .mends("文字そのものを書いてください。"),
    case(
        "R102",
        Sheet(
            "\"窓口の混み具合を、毎朝、職員が見て回る。\"",
            "▶'''\n窓口の、混み具合\n# number = \"\"\nmemo = '''\n一階の、東側。\n'''",
        ),
    )
    .quotes("summary = '''")
    .says("ここで始まる「'''」の文字列が、閉じていません。")
    .mends("文の終わりの次の行に「'''」を書いてください。"),
    case("R102", Sheet("[work]", "[work▶\n[[desks]]\nid = \"a\"\n[[desks]]\nid = \"b\"\n"))
        .quotes("[work")
        .says("見出しの行の「[」が閉じていません。")
        .mends("「]」"),
    case("R102", Sheet("[[desks]]", "▶[desks]\nid = \"a\"\n\n[[desks]]\nid = \"b\"\n\n[[desks]]"))
        .quotes("[desks]")
        .says("「[desks]」と「[[desks]]」が、同じファイルに書かれています。")
        .mends("「[desks]」を「[[desks]]」に直してください。"),
    case("R102", File("assessments/desk/1/more.toml", "▶＃ 続き\n"))
        .quotes("＃ 続き")
        .says("「＃」が、半角の「#」の代わりに使われています。")
        .mends("「＃」を半角の「#」に直してください。"),
];
