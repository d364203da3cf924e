//! What is TOML but not what the form asks for: types, names, choices, dates, ids, rows.

use super::case::Case;
use super::case::Write::All;
use super::case::Write::File;
use super::case::Write::Sheet;
use super::case::Write::Site;
use super::case::case;

pub(crate) const TYPES: &[Case] = &[
    case("R214", Sheet("title = \"総合窓口の点検\"", "title = ▶\"総合窓口\\u0007の点検\""))
        .quotes("U+0007")
        .says("見えない制御文字（U+0007）")
        .mends("その印を消してください。"),
    case("R214", Sheet("総合窓口の点検", "総合▶\u{FFFE}窓口の点検"))
        .quotes("U+FFFE")
        .says("文字として使えない番号（U+FFFE）")
        .mends("打ち直してください。"),
    case("R214", Sheet("一階の東側", "一階の▶\u{202E}東側"))
        .quotes("U+202E")
        .says("文字の並ぶ向きを変える、見えない文字（U+202E）")
        .mends("打ち直してください。"),
    case("R214", Sheet("\"見回る\"", "▶\"見\\U0010FFFF回る\""))
        .quotes("U+10FFFF")
        .says("文字として使えない番号（U+10FFFF）")
        .mends("「\\」で始まるその印を消してください。"),
    case(
        "R214",
        All(&[
            Sheet("note = \"一階の東側にある。\"\n", ""),
            File("assessments/desk/1/desks.tax.note.md", "一行目。\n二行目の▶\u{2067}後。\n"),
        ]),
    )
    .quotes("U+2067")
    .says("（U+2067）が入っています。")
    .mends("打ち直してください。"),
    case("R215", Sheet("一階の東側", "一階▶\u{200B}の東側"))
        .quotes("U+200B")
        .says("幅のない、見えない文字（U+200B）")
        .mends("打ち直してください。"),
    case("R215", Sheet("総合窓口の点検", "総合窓口の▶\u{FEFF}点検"))
        .quotes("U+FEFF")
        .says("検索で見つからないことがあります。")
        .mends("打ち直してください。"),
    case("R205", Sheet("number = 7", "number = ▶0x10")).quotes("0x10").says("0x10"),
    case("R202", All(&[Sheet("size = \"10人未満\"\n", ""), File("assessments/desk/1/work.size.md", "10人未満\n")]))
        .at("assessments/desk/1/work.size.md:1:1")
        .says("Ⅰ.1.②「②人数」は、長い文を書く項目ではないため、ファイルに分けられません。")
        .mends("この項目の行に書き"),
    case("R202", Sheet("title = \"総合窓口の点検\"", "title = ▶5"))
        .quotes("5")
        .says("引用符で囲んだ文字を書くところに、整数が書かれています。")
        .mends("引用符で囲んだ文字の形に直してください。"),
    case("R202", Sheet("summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"", "summary = ▶true"))
        .quotes("true")
        .says("真偽（true/false）が書かれています。")
        .mends("引用符で囲んだ文字の形"),
    case("R202", Sheet("size = \"10人未満\"", "size = ▶[\"10人未満\"]"))
        .quotes("[\"10人未満\"]")
        .says("選択肢の言葉ひとつを書くところに、一覧（[ ]）が書かれています。")
        .mends("選択肢の言葉ひとつの形"),
    case("R202", Sheet("means = [\"電子メール\", ", "means = [▶1.5, "))
        .quotes("1.5")
        .says("選択肢の言葉を書くところに、小数が書かれています。")
        .mends("選択肢の言葉の形"),
    case("R202", Sheet("begun = 2024-04-01", "begun = ▶20240401"))
        .quotes("20240401")
        .says("日付（2026-04-01 のような形）を書くところに、整数が書かれています。")
        .mends("日付（2026-04-01 のような形）の形"),
    case("R202", Sheet("\"書き留める\"]", "▶2]"))
        .quotes("2")
        .says("引用符で囲んだ文字の一覧を書くところに、整数が書かれています。")
        .mends("引用符で囲んだ文字の一覧の形"),
    case("R202", Sheet("steps = [", "map = ▶\"annai.png\"\nsteps = ["))
        .quotes("\"annai.png\"")
        .says("{ file = \"…\", alt = \"…\" }を書くところに、文字が書かれています。")
        .mends("{ file = \"…\", alt = \"…\" }の形"),
    case("R202", Sheet("number = 7", "number = ▶2024-04-01"))
        .quotes("2024-04-01")
        .says("整数を書くところに、日付が書かれています。")
        .mends("整数の形"),
    case("R202", Sheet("[version]", "printed = ▶2024-04-01\n\n[version]"))
        .quotes("2024-04-01")
        .says("この項目は、ほかの記載から自動で作られます。")
        .mends("この行を消してください。"),
    case("R202", Sheet("[version]", "aliases = [▶3]\n\n[version]"))
        .quotes("3")
        .says("引用符で囲んだ id の一覧を書くところに、整数")
        .mends("引用符で囲んだ id の一覧の形"),
    case("R202", Site("[[agencies]]\nid = \"mayor\"\nname = \"見本村長\"", "agencies = [▶\"mayor\"]"))
        .quotes("\"mayor\"")
        .says("[[agencies]] で始まるまとまりを書くところに、文字")
        .mends("[[agencies]] で始まるまとまりの形")
        .besides(&["R203"]),
    case("R205", Sheet("number = 7", "number = ▶-7"))
        .quotes("-7")
        .says("「-7」は、0以上の整数として読み取れません。")
        .mends("半角の数字だけで書いてください。"),
    case("R205", Sheet("number = 7", "number = ▶\"七番\""))
        .quotes("\"七番\"")
        .says("「七番」は、0以上の整数として読み取れません。")
        .mends("半角の数字だけで書いてください。"),
];

pub(crate) const NAMES: &[Case] = &[
    case("R201", Sheet("[work]", "[work]\n▶sumary = \"見て回る。\""))
        .quotes("sumary")
        .says("「sumary」という名前の項目は、ここにはありません。")
        .mends("「summary」の書き誤りなら、直してください。"),
    case("R201", Sheet("title = \"総合窓口の点検\"", "▶tilte = \"総合窓口の点検\""))
        .quotes("tilte")
        .says("「tilte」という名前の項目は、ここにはありません。")
        .mends("「title」の書き誤りなら、直してください。")
        .besides(&["F101"]),
    case("R201", Sheet("id = \"tax\"", "id = \"tax\"\n▶floor = \"一階\""))
        .quotes("floor")
        .says("「floor」という名前の項目は、ここにはありません。")
        .mends("ここに書ける名前は、「name」「note」「reserved」「id」です。"),
    case("R201", Sheet("published = 2026-04-01", "▶publised = 2026-04-01\npublished = 2026-04-01"))
        .quotes("publised")
        .says("「publised」という名前の項目は、ここにはありません。")
        .mends("「published」の書き誤りなら"),
    case("R201", Site("body = ", "▶theme = \"standard\"\nbody = "))
        .quotes("theme")
        .says("「theme」という名前の項目は、ここにはありません。")
        .mends("「title」"),
    case("R201", File("assessments/desk/1/work.sumary.md", "毎朝、見て回る。\n"))
        .at("assessments/desk/1/work.sumary.md")
        .quotes("work.sumary")
        .says("「work.sumary」という項目は様式にないため")
        .mends("「work.summary.md」の書き誤りなら"),
    case("R209", Site("title = \"見本村の公表\"\n", "▶"))
        .says("サイトの名前（title）が書かれていません。")
        .mends("site.toml に「title = \"…\"」の行を書いてください。"),
    case("R209", Site("\"https://www.vill.mihon.example.jp/open/\"", "▶\"www.vill.mihon.example.jp\""))
        .quotes("www.vill.mihon.example.jp")
        .says("base_url が、公開するアドレスの形になっていません。")
        .mends("https:// から"),
    case("R208", File("assessments/desk/1/work.summary.md", "毎朝、見て回る。\n"))
        .at("assessments/desk/1/book.toml:12:11")
        .quotes("\"窓口の混み具合を、毎朝、職員が見て回る。\"")
        .says("この項目は、assessments/desk/1/work.summary.md にも書かれています。")
        .mends("正しい方だけを残してください。"),
    case("R208", File("assessments/desk/1/more.toml", "[work]\nsize = ▶\"50人以上\"\n"))
        .quotes("\"50人以上\"")
        .says("assessments/desk/1/book.toml の13行目にも書かれています。")
        .mends("正しい方だけを残してください。"),
    case("R208", Sheet("[\"電子メール\", ", "[\"電子メール\", ▶\"電子メール\", "))
        .quotes("電子メール")
        .says("選択肢「電子メール」が二度選ばれています。")
        .mends("一つだけ残してください。"),
    case("F101", Sheet("number = 7\n", ""))
        .at("assessments/desk/1/book.toml:7:1")
        .says("表紙.1「番号」の記載がありません。")
        .mends("「number = …」の行に内容を書いてください。該当がなければ「－」と書いてください。"),
    case("F101", Sheet("size = \"10人未満\"", "size = \"50人以上\""))
        .at("assessments/desk/1/book.toml:18:1")
        .says("③予約の方法")
        .mends("「reserved = …」の行"),
];

pub(crate) const CHOICES_AND_DATES: &[Case] = &[
    case("R203", Sheet("size = \"10人未満\"", "size = ▶\"五百人\""))
        .quotes("五百人")
        .says("「五百人」は、この項目の選択肢にありません。")
        .mends("選べるのは、「1) 10人未満」「2) 10人以上50人未満」「3) 50人以上」です。"),
    case("R203", Sheet("size = \"10人未満\"", "size = ▶\"15人未満\""))
        .quotes("15人未満")
        .says("「15人未満」は、この項目の選択肢にありません。")
        .mends("「10人未満」の書き誤りなら直してください。選べるのは、"),
    case("R203", Sheet("[\"電子メール\", ", "[▶\"電子メール（庁内）\", "))
        .quotes("電子メール（庁内）")
        .says("「電子メール（庁内）」は、この項目の選択肢にありません。")
        .mends("選べるのは、「電子メール」「紙」「その他」です。"),
    case("R203", Sheet("agency = \"mayor\"", "agency = ▶\"major\""))
        .quotes("major")
        .says("実施機関「major」は、site.toml にありません。")
        .mends("「mayor」の書き誤りなら、直してください。"),
    case("R203", Sheet("agency = \"mayor\"", "agency = ▶\"board\""))
        .quotes("board")
        .says("実施機関「board」は、site.toml にありません。")
        .mends("site.toml の agencies にある id（「mayor」）から選んでください。"),
    case(
        "R216",
        All(&[
            Site(
                "name = \"見本村長\"",
                "name = \"見本村長\"\n\n[[agencies]]\nid = \"kyoiku\"\nname = \"教育委員会\"\n\n[[departments]]\nid = \"gakumu\"\nname = \"学務課\"\nagency = \"kyoiku\"",
            ),
            Sheet("agency = \"mayor\"", "agency = \"mayor\"\ndepartment = ▶\"gakumu\""),
        ]),
    )
    .quotes("gakumu")
    .says("担当部署「学務課」は教育委員会の部署ですが、この文書の実施機関は見本村長です。")
    .mends("誤っている方を直してください。"),
    case("R217", File("assessments/desk/2-an/book.toml", include_str!("../fixtures/draft-with-day.toml")))
        .at("assessments/desk/2-an/book.toml:4:13")
        .says("第2版の案に、公表日（published）が書かれています。")
        .mends("意見公募の call.toml の drafts で、この案を指してください。"),
    case(
        "R218",
        Sheet(
            "[work]\n",
            "▶[[waivers]]\nrule = \"H101\"\nreason = \"国の名前のため。\"\nby = \"総務課\"\n\n[work]\n",
        ),
    )
    .says("検査除外（waivers）に、認めた日（on）が書かれていません。")
    .mends("「on = …」の行を書いてください。"),
    case("R225", File("assessments/desk/1/changed.toml", "[[changed]]\nmaterial = true\n"))
        .at("assessments/desk/1/changed.toml:1:1")
        .says("変更についての記載（changed）に、どの項目の変更か（item）が書かれていません。")
        .mends("「item = \"項目のキー\"」の行を書いてください。"),
    case("R225", File("assessments/desk/1/changed.toml", "[[changed]]\nitem = \"work.summary\"\nreason = \" \"\n"))
        .at("assessments/desk/1/changed.toml:3:10")
        .says("理由（reason）の行がありますが、何も書かれていません。")
        .mends("一行で書いてください。"),
    case("R210", Sheet("size = \"10人未満\"", "size = ▶{ as-written = \"十人ほど\" }"))
        .quotes("十人ほど")
        .says("「十人ほど」は、様式の選択肢のどれとも違います。")
        .mends("選択肢（「1) 10人未満」"),
    case("R211", Sheet("begun = 2024-04-01", "begun = ▶{ as-written = \"昭和の終わり\" }"))
        .quotes("昭和の終わり")
        .says("「昭和の終わり」は、日付や数として読み取れないまま載せています。")
        .mends("その形に直してください。"),
    case("R204", Sheet("begun = 2024-04-01", "begun = ▶\"令和8年13月\""))
        .quotes("令和8年13月")
        .says("「令和8年13月」の月がありません。")
        .mends("「2026-04-01」か「令和8年4月1日」の形"),
    case("R204", Sheet("begun = 2024-04-01", "begun = ▶\"2026-02-30\""))
        .quotes("2026-02-30")
        .says("「2026-02-30」という日はありません。2026年2月は28日までです。")
        .mends("の形で書いてください。"),
    case("R204", Sheet("begun = 2024-04-01", "begun = ▶\"平成33年4月1日\""))
        .quotes("平成33年4月1日")
        .says("元号と日付が合いません。")
        .mends("の形で書いてください。"),
    case("R204", Sheet("begun = 2024-04-01", "begun = ▶\"来春（予定）\""))
        .quotes("来春（予定）")
        .says("「来春」を日付として読み取れません。")
        .mends("「令和8年4月1日（予定）」の形"),
    case("R204", Sheet("published = 2026-04-01", "published = ▶\"令和8年4月\""))
        .quotes("\"令和8年4月\"")
        .says("日まで書かれていない日付です。")
        .mends("日まで書いてください。"),
    case("R204", Site("as_of = 2026-11-20", "as_of = ▶\"十一月\""))
        .quotes("十一月")
        .says("十一月")
        .mends("「2026-11-20」か「2026-11-20T17:00」の形"),
];

pub(crate) const SEALS: &[Case] = &[
    case("R212", Sheet("note = \"一階の東側にある。\"", "note = { withheld = \"警備のため\", full = ▶\"鍵\" }")),
    case(
        "R213",
        Sheet("note = \"一階の東側にある。\"", "note = ▶{ withheld = \"\", full = \"毎日午前二時に鍵を換える\" }"),
    ),
    case(
        "R108",
        All(&[
            File("assessments/desk/1/guide.toml", "# 手引\n"),
            Sheet("[[desks]]", "[[attachments]]\nfile = ▶\"guide.toml\"\ntitle = \"案内\"\n\n[[desks]]"),
        ]),
    )
    .quotes("guide.toml")
    .says("原稿のファイルなので"),
];

pub(crate) const ROWS: &[Case] = &[
    case("R206", Sheet("[[desks]]\nid = \"tax\"", "[[desks]]\nid = \"tax\"\nname = \"別の窓口\"\n\n▶[[desks]]\nid = \"tax\""))
        .quotes("tax")
        .says("id「tax」が、同じ並びの中で二度使われています。")
        .mends("どちらかの id を変えてください。"),
    case("R206", Site("[[agencies]]\n", "[[agencies]]\nid = \"mayor\"\nname = \"助役\"\n\n▶[[agencies]]\n"))
        .quotes("mayor")
        .says("実施機関の id「mayor」が二度使われています。")
        .mends("どちらかの id を変えてください。"),
    case("R207", Sheet("[[desks]]\nid = \"tax\"", "▶[[desks]]\nid = \"税\""))
        .quotes("税")
        .says("「税」は、id に使えません。")
        .mends("英小文字で始まる"),
    case("R207", Sheet("[[desks]]\nid = \"tax\"", "▶[[desks]]"))
        .says("1番目の「２．窓口」に、id がありません。")
        .mends("英小文字で始まる"),
    case("R207", Sheet("[version]", "aliases = [▶\"Desk 1\"]\n\n[version]"))
        .quotes("Desk 1")
        .says("前の id（aliases）として使えない言葉です。")
        .mends("英小文字で始まる"),
    case("R207", Sheet("[version]", "aliases = [▶\"nul\"]\n\n[version]"))
        .quotes("nul")
        .says("前の id（aliases）として使えない言葉です。")
        .mends("英小文字で始まる"),
    case("R203", Sheet("agency = \"mayor\"", "agency = ▶\"見本村長\""))
        .quotes("見本村長")
        .says("実施機関「見本村長」は、site.toml にありません。")
        .mends("名前ではなく、id の「mayor」を書いてください。"),
    case("R203", Site("\n[[agencies]]\nid = \"mayor\"\nname = \"見本村長\"\n", ""))
        .at("assessments/desk/1/book.toml:5:10")
        .quotes("mayor")
        .says("実施機関「mayor」は、site.toml にありません。")
        .mends("site.toml に [[agencies]] を書き"),
    case("R207", Site("[[agencies]]\nid = \"mayor\"", "▶[[agencies]]\nid = \"市長\""))
        .quotes("市長")
        .says("実施機関の id か name が正しくありません。")
        .mends("の両方を書いてください。")
        .besides(&["R203"]),
    case("F102", Sheet("[[desks]]\n", "[[desks]]\nid = \"a\"\nname = \"あ\"\n\n[[desks]]\nid = \"b\"\nname = \"い\"\n\n[[desks]]\nid = \"c\"\nname = \"う\"\n\n[[desks]]\n"))
        .at("assessments/desk/1/book.toml:30:1")
        .says("「２．窓口」が4あります。様式の欄は3までです。")
        .mends("まとめられるものをまとめる"),
    case("F103", Sheet("[[desks]]\nid = \"tax\"\nname = \"税の窓口\"\nnote = \"一階の東側にある。\"\n", ""))
        .at("assessments/desk/1/book.toml:1:1")
        .says("「２．窓口」が一つも書かれていません。")
        .mends("「[[desks]]」の行で始まるまとまりを書き、id を付けてください。"),
];

pub(crate) const FORMS: &[Case] = &[
    case("R106", Sheet("form = \"sheet@2026-01\"", "form = ▶\"shete@2026-01\""))
        .quotes("\"shete@2026-01\"")
        .says("「shete@2026-01」という様式は、")
        .mends("「sheet@2026-01」"),
    case("R106", Sheet("form = \"sheet@2026-01\"\n", "▶\n"))
        .says("book.toml に、どの様式かが書かれていません。")
        .mends("先頭に「form = \"all-items@2018-05\"」の行"),
];
