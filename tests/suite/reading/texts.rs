//! Long texts: no tags, no unsafe links, nothing that leads nowhere, every picture in words.

use super::case::Case;
use super::case::Write::All;
use super::case::Write::File;
use super::case::Write::Sheet;
use super::case::case;

const NOTE: &str = "\"一階の東側にある。\"";

pub(crate) const MARKS: &[Case] = &[
    case("R301", Sheet(NOTE, "\"一階の▶<b>東側</b>にある。\""))
        .quotes("<b>")
        .says("文章の中に HTML のタグ「<b>」があります。")
        .mends("全角の「＜」にしてください。"),
    case("R301", Sheet(NOTE, "'''\n東側にある。\n\n▶<script>alert(1)</script>\n'''"))
        .quotes("<script>alert(1)</script>")
        .says("文章の中に HTML のタグ「<script>alert(1)</script>」があります。")
        .mends("タグを消し"),
    case("R302", Sheet(NOTE, "\"▶[東側](javascript:alert)にある。\""))
        .quotes("[東側](javascript:alert)")
        .says("リンク「[東側](javascript:alert)」の行き先は、公開できない種類です。")
        .mends("「/」で始まるアドレス"),
    case("R302", Sheet(NOTE, "\"▶[東側](//elsewhere.example/)にある。\""))
        .quotes("[東側](//elsewhere.example/)")
        .says("公開できない種類です。")
        .mends("「/」で始まるアドレス"),
    case("R303", Sheet(NOTE, "\"▶![](plan.png)にある。\""))
        .quotes("![](plan.png)")
        .says("画像「![](plan.png)」に、画像の代わりになる言葉がありません。")
        .mends("見えない人にも伝わる言葉")
        .besides(&["R103"]),
    case("R303", Sheet(NOTE, "\"▶![図](https://elsewhere.example/plan.png)\""))
        .quotes("![図](https://elsewhere.example/plan.png)")
        .says("このサイトの外にあります。")
        .mends("ファイル名だけを書いてください。"),
    case("R303", Sheet(NOTE, "\"▶![図](../../../../etc/passwd)\""))
        .quotes("![図](../../../../etc/passwd)")
        .says("このサイトの外にあります。")
        .mends("ファイル名だけを書いてください。"),
    case("R103", Sheet(NOTE, "\"▶![図](plan.png)\""))
        .quotes("plan.png")
        .says("「plan.png」というファイルが、文書の版のフォルダーにありません。")
        .mends("ファイルを置くか"),
    case("R304", Sheet(NOTE, "\"一階▶[^1]の東側にある。\""))
        .quotes("[^1]")
        .says("注の印「[^1]」に対応する注がありません。")
        .mends("「[^名前]: 注の内容」の行"),
    case("R304", Sheet(NOTE, "'''\n東側にある。\n\n▶[^1]: 改修の後。\n'''"))
        .quotes("[^1]: 改修の後。")
        .says("注「[^1]: 改修の後。」は、本文のどこからも指されていない")
        .mends("注を消してください。"),
    case("R305", Sheet(NOTE, "\"毎日▶〔非公表:hour〕に回る。\""))
        .quotes("〔非公表:hour〕")
        .says("非公表の印「〔非公表:hour〕」に対応する根拠がありません。")
        .mends("印と同じ名前で根拠を書いてください。"),
    case("R305", Sheet(NOTE, "{ text = \"東側の▶〔非公表:vendor の装置にある。\", parts.vendor = { ground = \"警備のため\", full = \"某社の装置\" } }"))
        .quotes("〔非公表:vendor")
        .says("「〔非公表:vendor」は、非公表の印に似ていますが、印ではないため、このまま載ります。")
        .mends("「〔非公表:名前〕」の形"),
    case("R305", Sheet(NOTE, "{ text = \"東側の▶〔 非公表:vendor 〕にある。\", parts.vendor = { ground = \"警備のため\", full = \"某社の装置\" } }"))
        .quotes("〔 非公表:vendor 〕")
        .says("「〔 非公表:vendor 〕」は、非公表の印に似ていますが、印ではないため、このまま載ります。")
        .mends("「〔非公表:名前〕」の形"),
    case("R305", Sheet(NOTE, "{ text = \"東側の▶[非公表:vendor]にある。\", parts.vendor = { ground = \"警備のため\", full = \"某社の装置\" } }"))
        .quotes("[非公表:vendor]")
        .says("「[非公表:vendor]」は、非公表の印に似ていますが、印ではないため、このまま載ります。")
        .mends("「〔非公表:名前〕」の形"),
    case("R305", Sheet(NOTE, "{ text = \"東側の▶〔非公開:vendor〕にある。\", parts.vendor = { ground = \"警備のため\", full = \"某社の装置\" } }"))
        .quotes("〔非公開:vendor〕")
        .says("「〔非公開:vendor〕」は、非公表の印に似ていますが、印ではないため、このまま載ります。")
        .mends("「〔非公表:名前〕」の形"),
    case("R305", Sheet(NOTE, "{ text = \"東側の〔非公表〕にある。\", parts.vendor = ▶{ ground = \"警備のため\", full = \"某社の装置\" } }"))
        .quotes("〔非公表〕")
        .says("伏せる部分「vendor」の印「〔非公表:vendor〕」が、文の中にありません。")
        .mends("文の中の「〔非公表〕」がその印なら"),
    case("R305", Sheet(NOTE, "{ text = \"東側にある。\", parts.vendor = ▶{ ground = \"警備のため\" } }"))
        .says("伏せる部分「vendor」の印")
        .mends("parts から消してください。"),
    case("R305", Sheet(NOTE, "\"毎日▶［非公表：hour］に回る。\""))
        .quotes("［非公表：hour］")
        .says("印ではないため")
        .mends("「〔非公表:名前〕」の形"),
    case("R306", Sheet(NOTE, "\"▶[](/assessments/desk/)にある。\""))
        .quotes("[](/assessments/desk/)")
        .says("リンク「[](/assessments/desk/)」に、読む言葉がありません。")
        .mends("「[行き先が分かる言葉](アドレス)」"),
    case(
        "R301",
        All(&[
            Sheet("note = \"一階の東側にある。\"\n", ""),
            File("assessments/desk/1/desks.tax.note.md", "一行目。\n\n二行目の▶<br>後。\n"),
        ]),
    )
    .quotes("<br>")
    .says("HTML のタグ「<br>」")
    .mends("タグを消し"),
];

pub(crate) const LINKS: &[Case] = &[
    case("A102", Sheet(NOTE, "\"▶[別の文書](/meetings/council/)を見る。\""))
        .quotes("/meetings/council/")
        .says("リンクの行き先「/meetings/council/」は、このサイトにありません。")
        .mends("アドレスが正しいかを確かめてください。"),
    case("A102", Sheet(NOTE, "\"▶[この文書](/assessments/deks/)を見る。\""))
        .quotes("/assessments/deks/")
        .says("リンクの行き先「/assessments/deks/」は、このサイトにありません。")
        .mends("「/assessments/desk/」の書き誤りなら、直してください。"),
    case("A102", Sheet(NOTE, "\"▶[概要](#work.sumary)を見る。\""))
        .quotes("#work.sumary")
        .says("リンクの行き先「#work.sumary」という項目は、文書「assessments/desk」（第1版）にありません。")
        .mends("「work.summary」の書き誤りなら直してください"),
    case("A102", Sheet(NOTE, "\"▶[概要](/assessments/desk/1/cover/#work.summary)を見る。\""))
        .quotes("/assessments/desk/1/cover/#work.summary")
        .says("このサイトにありません。")
        .mends("直してください。"),
    case("A102", Sheet(NOTE, "\"▶[概要](/assessments/desk/1/#work.summary)を見る。\""))
        .quotes("/assessments/desk/1/#work.summary")
        .says("項目「#work.summary」は、「/assessments/desk/1/」のページにはありません。")
        .mends("「/assessments/desk/1/body/#work.summary」と書いてください。"),
    case("A102", Sheet(NOTE, "\"▶[図](/assessments/desk/1/attachments/plan.png)を見る。\""))
        .quotes("/assessments/desk/1/attachments/plan.png")
        .says("リンクの行き先「/assessments/desk/1/attachments/plan.png」は、このサイトにありません。")
        .mends("ください。"),
    case("A102", Sheet(NOTE, "\"▶[帳簿](../../../../etc/passwd)を見る。\""))
        .quotes("../../../../etc/passwd")
        .says("リンクの行き先「../../../../etc/passwd」は、このサイトの中のアドレスの書き方ではありません。")
        .mends("「/」で始め"),
    case("A102", Sheet(NOTE, "\"▶[帳簿](/../etc/passwd)を見る。\""))
        .quotes("/../etc/passwd")
        .says("リンクの行き先「/../etc/passwd」は、このサイトにありません。")
        .mends("ください。"),
    case("A102", Sheet(NOTE, "\"▶[一覧](/assessments/#kaigo)を見る。\""))
        .quotes("/assessments/#kaigo")
        .says("リンクの行き先「/assessments/」に、「kaigo」という場所はありません。")
        .mends("「#」から後ろを消してください。"),
    case(
        "A103",
        All(&[Sheet(NOTE, "\"▶[次の版](/assessments/later/)を見る。\""), File("assessments/later/1/book.toml", LATER)]),
    )
    .quotes("/assessments/later/")
    .says("リンクの行き先「/assessments/later/」は、まだ公表されていません。")
    .mends("行き先を公表してからリンクを書くか"),
];

/// Nothing is asked of a version before its items are: it has no day of publication.
const LATER: &str = "form = \"sheet@2026-01\"\n\n[cover]\nnumber = 8\ntitle = \"次の点検\"\n\n[work]\nsummary = \"見て回る。\"\nsize = \"10人未満\"\nmeans = [\"紙\"]\nbegun = 2024-04-01\nsteps = [\"見回る\"]\n\n[[desks]]\nid = \"tax\"\nname = \"税の窓口\"\n";
