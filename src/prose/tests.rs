//! What the room makes of a text, situation by situation.

use super::ProblemKind;
use super::Prose;
use super::Setting;
use super::escape;
use super::read_prose;
use std::collections::BTreeMap;

fn read(source: &str) -> Prose {
    let withheld = BTreeMap::from([("cycle".to_owned(), "更新の<周期>".to_owned())]);
    read_prose(
        source,
        &Setting { id_prefix: "p-", withheld: &withheld, image_base: "attachments/", heading_level: None },
    )
}

/// HTML is compared with the line ends taken out.
fn check(rows: &[(&str, &str)]) {
    for (source, html) in rows {
        assert_eq!(read(source).html.replace('\n', ""), *html, "{source}");
    }
}

#[test]
fn lines_stay_as_officials_write_them() {
    check(&[
        ("一行\n　二行  \n三行", "<p>一行<br>　二行<br>三行</p>"),
        ("    字下げ**太**\n\n\t字下げ", "<p>字下げ<strong>太</strong></p><p>字下げ</p>"),
        ("a\n\n-     b", "<p>a</p><ul class=\"marked\"><li><span class=\"marker\">・</span>b</li></ul>"),
        ("**重要。**次", "<p><strong>重要。</strong>次</p>"),
        ("次の**「語」**な**(注)**の", "<p>次の<strong>「語」</strong>な<strong>(注)</strong>の</p>"),
        ("\\**重要。**次", "<p>**重要。**次</p>"),
        ("単価*(1+率)*12", "<p>単価*(1+率)*12</p>"),
        ("1~3日、5~7日 ~単~ C++とC++、（++）から（++）", "<p>1~3日、5~7日 ~単~ C++とC++、（++）から（++）</p>"),
        ("<VRS における措置>\n<title 措置>", "<p>&lt;VRS における措置&gt;<br>&lt;title 措置&gt;</p>"),
        (
            "<ワクチン接種記録システム(VRS)における追加措置>",
            "<p>&lt;ワクチン接種記録システム(VRS)における追加措置&gt;</p>",
        ),
        ("[対象]: 住民", "<p>[対象]: 住民</p>"),
    ]);
}

#[test]
fn markdown_becomes_html() {
    check(&[
        (
            "見出し\n---\n# 大",
            "<p class=\"field-heading\"><strong>見出し</strong></p><p class=\"field-heading\"><strong>大</strong></p>",
        ),
        ("> a\n\n***", "<blockquote><p>a</p></blockquote><hr>"),
        ("`a<b` &amp; \\*", "<p><code>a&lt;b</code> &amp; *</p>"),
        ("```\n〔非公表:cycle〕\n```", "<pre><code>〔非公表:cycle〕</code></pre>"),
        (
            "**〔非公表:cycle〕**",
            "<p><strong><span class=\"withheld\">〔一部非公表：更新の&lt;周期&gt;〕</span></strong></p>",
        ),
        ("[a](/b/#c)", "<p><a href=\"/b/#c\">a</a></p>"),
        ("[a](?x=\"&y=1 \"題\")", "<p><a href=\"?x=&quot;&amp;y=1\" title=\"題\">a</a></p>"),
        (
            "m@a.example。(https://a.example/b_c_d)",
            "<p><a href=\"mailto:m@a.example\">m@a.example</a>。(<a href=\"https://a.example/b_c_d\">https://a.example/b_c_d</a>)</p>",
        ),
        ("[https://a.example](b)", "<p><a href=\"b\">https://a.example</a></p>"),
        (
            "![図](a.png)![表](/b.png)",
            "<p><img src=\"attachments/a.png\" alt=\"図\"><img src=\"/b.png\" alt=\"表\"></p>",
        ),
        (
            "|a||\n|-|-:|\n|1|2|3|",
            "<table><thead><tr><th scope=\"col\">a</th><td class=\"align-right\"></td></tr></thead><tbody><tr><td>1</td><td class=\"align-right\">2</td><td>3</td></tr></tbody></table>",
        ),
        (
            "1. a\n3. b\n   - c",
            "<ol class=\"marked\"><li><span class=\"marker\">1. </span>a</li><li><span class=\"marker\">3. </span>b<ul class=\"marked\"><li><span class=\"marker\">・</span>c</li></ul></li></ol>",
        ),
        (
            "2) a\n\n3) b",
            "<ol class=\"marked\"><li><p><span class=\"marker\">2) </span>a</p></li><li><p><span class=\"marker\">3) </span>b</p></li></ol>",
        ),
        (
            "a[^x]\n\n[^x]: b",
            "<p>a<a class=\"note-mark\" role=\"doc-noteref\" id=\"p-note-ref-1\" href=\"#p-note-1\">（注1）</a></p><ol class=\"marked notes\"><li id=\"p-note-1\"><p><span class=\"marker\"><a role=\"doc-backlink\" href=\"#p-note-ref-1\" aria-label=\"注1の本文へ戻る\">注1</a> </span>b</p></li></ol>",
        ),
    ]);
}

#[test]
fn typed_marks_show_their_order() {
    check(&[
        (
            "次のとおり\n１　甲\n（１）乙\n　続き\n２　丙\n以上",
            "<p>次のとおり</p><ol class=\"marked\"><li><span class=\"marker\">１　</span>甲<ol class=\"marked\"><li class=\"wide\"><span class=\"marker\">（１）</span>乙<br>続き</li></ol></li><li><span class=\"marker\">２　</span>丙</li></ol><p>以上</p>",
        ),
        (
            "1. 甲\n（１）乙\n（２）丙\n2. 丁",
            "<ol class=\"marked\"><li><span class=\"marker\">1. </span>甲<ol class=\"marked\"><li class=\"wide\"><span class=\"marker\">（１）</span>乙</li><li class=\"wide\"><span class=\"marker\">（２）</span>丙</li></ol></li><li><span class=\"marker\">2. </span>丁</li></ol>",
        ),
        ("- ①　甲\n- ※乙", "<ul class=\"marked\"><li><span class=\"marker\">①　</span>甲</li><li>※乙</li></ul>"),
        ("【区の対策】\n甲", "<p class=\"field-heading\"><strong>【区の対策】</strong></p><p>甲</p>"),
        (
            "（引渡し）\n第9条　乙は\n２　前項",
            "<p>（引渡し）</p><p class=\"hang-1\">第9条　乙は</p><p class=\"hang-1\">２　前項</p>",
        ),
        (
            "一　甲\n\n（ア）**乙**\n\n**①**丙",
            "<p class=\"hang-2\">一　甲</p><p class=\"hang-4\">（ア）<strong>乙</strong></p><p class=\"hang-4\"><strong>①</strong>丙</p>",
        ),
        ("（前段）甲\n（甲）乙", "<p><b class=\"part-label\">（前段）</b>甲<br>（甲）乙</p>"),
        ("**ア　甲\nイ　乙**\nウ　丙", "<p><strong>ア　甲<br>イ　乙</strong><br>ウ　丙</p>"),
    ]);
}

#[test]
fn marks_of_the_writer_are_said_in_words() {
    check(&[
        (
            "甲~~乙「丙」~~丁++戊**己**++庚",
            "<p>甲<del><span class=\"change\">〔削除〕</span>乙「丙」<span class=\"change\">〔削除終わり〕</span></del>丁<ins><span class=\"change\">〔追加〕</span>戊<strong>己</strong><span class=\"change\">〔追加終わり〕</span></ins>庚</p>",
        ),
        ("++甲", "<p>++甲</p>"),
        ("**甲++乙**++丙", "<p><strong>甲++乙</strong>++丙</p>"),
        ("\\++甲++乙`++`", "<p>++甲++乙<code>++</code></p>"),
        (
            "甲（ママ）（略）",
            "<p>甲<span class=\"sic\">（ママ）<span class=\"aloud\">（原文のとおり）</span></span><span class=\"left-out\">（略）<span class=\"aloud\">（作成者による省略）</span></span></p>",
        ),
        (
            "甲（乙(丙)https://a.example/(b)）丁（戊）",
            "<p>甲<span class=\"b1\">（乙<span class=\"b2\">(丙)</span><a href=\"https://a.example/(b)\">https://a.example/(b)</a>）</span>丁（戊）</p>",
        ),
    ]);
    assert_eq!(read("甲~~乙~~++丙++（略）").plain, "甲〔削除〕乙〔削除終わり〕〔追加〕丙〔追加終わり〕（略）");
}

#[test]
fn words_that_begin_like_a_mark_stay_lines() {
    check(&[
        ("○○課が受け付ける。\n○○課が送る。", "<p>○○課が受け付ける。<br>○○課が送る。</p>"),
        ("①の場合は要る。\n②の場合は要らない。", "<p>①の場合は要る。<br>②の場合は要らない。</p>"),
        ("○○課が送る。", "<p>○○課が送る。</p>"),
        ("- ○○課", "<ul class=\"marked\"><li><span class=\"marker\">・</span>○○課</li></ul>"),
    ]);
}

#[test]
fn bullets_of_one_letter_keep_their_level() {
    let list = |rows: &str| {
        rows.replace('[', "<ul class=\"marked\">")
            .replace(']', "</ul>")
            .replace("・", "<span class=\"marker\">・</span>")
    };
    let deep = list("[<li>・甲[<li>・乙</li><li>・丙</li>]</li><li>・丁</li>]");
    for source in [
        "・甲\n　・乙\n　・丙\n・丁",
        "・甲\n  ・乙\n  ・丙\n・丁",
        "> ・甲\n>   ・乙\n>   ・丙\n> ・丁",
        "・甲\n    ・乙\n    ・丙\n・丁",
    ] {
        let html = read(source).html.replace('\n', "").replace("<blockquote>", "").replace("</blockquote>", "");
        assert_eq!(html, deep, "{source}");
    }
    let item = list("[<li>・甲[<li>・乙[<li>・丙</li>]</li><li>・丁</li>]</li>]");
    for source in ["- 甲\n  ・乙\n  　・丙\n  ・丁", "- 甲\n  ・乙\n    ・丙\n  ・丁"] {
        assert_eq!(read(source).html.replace('\n', ""), item, "{source}");
    }
}

#[test]
fn a_doubled_wave_between_numbers_takes_nothing_out() {
    for words in [
        "9:00~~17:00 と 10:00~~18:00",
        "a~~b c~~d",
        "9時~~17時 と 10時~~18時",
        "９～１~~２、３~~４",
        "5日~~7日、\n9日~~11日",
    ] {
        assert_eq!(read(words).plain, words);
    }
    for (source, plain) in [
        ("9:00~~17:00 の~~予定~~予約", "9:00~~17:00 の〔削除〕予定〔削除終わり〕予約"),
        ("開始は~~9:00~~10:00", "開始は〔削除〕9:00〔削除終わり〕10:00"),
        ("3日~~5日~~6日前", "3日〔削除〕5日〔削除終わり〕6日前"),
        ("甲~~。~~乙", "甲〔削除〕。〔削除終わり〕乙"),
        ("~~a~~と「~~b~~」", "〔削除〕a〔削除終わり〕と「〔削除〕b〔削除終わり〕」"),
        ("9:00~~17:00\n\n~~甲~~", "9:00~~17:00\n\n〔削除〕甲〔削除終わり〕"),
    ] {
        assert_eq!(read(source).plain, plain, "{source}");
    }
    let link = read("[図](https://a.example/a~~b~~c)とhttps://a.example/d~~e~~f");
    let targets: Vec<_> = link.links.iter().map(|link| link.target.as_str()).collect();
    assert_eq!(targets, ["https://a.example/a~~b~~c", "https://a.example/d~~e~~f"]);
}

#[test]
fn plain_words_keep_the_lines() {
    for (source, plain) in [
        ("　一\n　　二\n\n三", "　一\n　　二\n\n三"),
        ("- 一\n- 二\n  1. 三", "・一\n・二\n  1. 三"),
        ("1. 一\n   - 二\n     続き\n     - 三\n2. 四\n\n五", "1. 一\n  ・二\n  続き\n    ・三\n2. 四\n\n五"),
        ("一\n\n1) 二\n2) 三\n\n四", "一\n\n1) 二\n2) 三\n\n四"),
        ("|a|b|\n|-|-|\n|c|**d**|", "a\tb\nc\td"),
        ("[^b]と[^a]と[^b]\n\n[^a]: 甲\n[^b]: 乙", "（注1）と（注2）と（注1）\n\n注1 乙\n注2 甲"),
        ("〔非公表：cycle〕", "〔一部非公表：更新の<周期>〕"),
        ("![図](a.png)", ""),
    ] {
        assert_eq!(read(source).plain, plain, "{source}");
    }
}

#[test]
fn problems_are_found_where_they_stand() {
    for (source, kind, quote) in [
        ("あ<b>い", ProblemKind::RawHtml, "<b>"),
        ("あ\n\n<div class=\"a\">\n日本\n</div>", ProblemKind::RawHtml, "<div class=\"a\">"),
        ("あ <!-- 内部の覚え --> い", ProblemKind::RawHtml, "<!-- 内部の覚え -->"),
        ("**重要。**次[a](JavaScript:x)", ProblemKind::UnsafeLink, "[a](JavaScript:x)"),
        ("あ![ ](a.png)", ProblemKind::ImageWithoutAlternative, "![ ](a.png)"),
        ("あ[](b)", ProblemKind::LinkWithoutWords, "[](b)"),
        ("あ[^x]い", ProblemKind::UndefinedFootnote, "[^x]"),
        ("あ\n\n[^x]: い", ProblemKind::UnusedFootnote, "[^x]: い"),
        ("あ[^x]\n\n[^x]: い\n\n[^x]: う", ProblemKind::UnusedFootnote, "[^x]: う"),
        ("あ〔非公表:none〕", ProblemKind::UnknownWithheldMark, "〔非公表:none〕"),
        ("あ〔非公表:cycle の", ProblemKind::MisspeltWithheldMark, "〔非公表:cycle"),
        ("あ\n- [非公表:cycle]の", ProblemKind::MisspeltWithheldMark, "[非公表:cycle]"),
        ("あ![図](https://a.example/b.png)", ProblemKind::RemoteImage, "![図](https://a.example/b.png)"),
    ] {
        let problems = read(source).problems;
        let [problem] = problems.as_slice() else { panic!("{source}: {problems:?}") };
        assert_eq!((problem.kind, problem.quote.as_str()), (kind, quote), "{source}");
        assert!(source.get(problem.span.clone()).is_some_and(|words| words.starts_with(quote)), "{source}");
    }
}

#[test]
fn what_cannot_be_published_is_still_printed() {
    for (source, plain) in [
        ("<b>い</b>", "<b>い</b>"),
        ("<div>\n\nい", "<div>\n\nい"),
        ("[語](javascript:x)", "語"),
        ("<VRS:abc><data:text/html,x>", "<VRS:abc><data:text/html,x>"),
        ("[](b)", "b"),
        ("![図](data:x)", "図"),
        ("[^x]〔非公表:none〕", "[^x]〔非公表:none〕"),
    ] {
        let prose = read(source);
        assert_eq!(prose.plain, plain, "{source}");
        assert!(!prose.html.contains("<b>") && !prose.html.contains("javascript"), "{source}");
    }
}

#[test]
fn links_and_images_are_collected_with_their_places() {
    let source = "**重要。**次は[a](/b/#c)、https://d.example。\n\n- ![図](e.png)と<f@g.example>";
    let prose = read(source);
    let links: Vec<_> = prose
        .links
        .iter()
        .map(|link| (link.target.as_str(), source.get(link.span.clone()).unwrap_or_default()))
        .collect();
    let mail = ("mailto:f@g.example", "<f@g.example>");
    assert_eq!(links, [("/b/#c", "[a](/b/#c)"), ("https://d.example", "https://d.example"), mail]);
    let images: Vec<_> = prose
        .images
        .iter()
        .map(|image| (image.source.as_str(), source.get(image.span.clone()).unwrap_or_default()))
        .collect();
    assert_eq!(images, [("e.png", "![図](e.png)")]);
}

#[test]
fn escaping_touches_little() {
    for (words, escaped) in [
        ("1. 定期予防接種\n3. 臨時\n5) その他", "1. 定期予防接種\n3. 臨時\n5) その他"),
        ("・行\n①行\n<VRSにおける措置>\n(※)注", "・行\n①行\n<VRSにおける措置>\n(※)注"),
        ("- 行\na*b", "\\- 行\na*b"),
        ("A_B\n[参照](別紙)\nC_D", "A_B\n\\[参照\\](別紙)\nC_D"),
        ("見出し\n===\n次", "見出し\n\\===\n次"),
        ("<b>", "\\<b>"),
        ("〔非公表:cycle〕", "&#12308;非公表:cycle〕"),
        ("［非公開 a］と[非公表:a]", "&#65339;非公開 a］と\\[非公表:a\\]"),
        ("〔非公表〕（非公表:a）", "〔非公表〕（非公表:a）"),
        ("", ""),
    ] {
        assert_eq!(escape(words), escaped, "{words}");
    }
}

#[test]
fn headings_of_a_page_go_down_one_level_at_a_time() {
    let withheld = BTreeMap::new();
    let setting = Setting { id_prefix: "", withheld: &withheld, image_base: "", heading_level: Some(3) };
    let html = read_prose("## 一\n\n#### 深い\n\n### 二\n\n## 三", &setting).html;
    let found: Vec<&str> = html.lines().filter(|line| line.starts_with("<h")).collect();
    assert_eq!(found, ["<h3>一</h3>", "<h4>深い</h4>", "<h4>二</h4>", "<h3>三</h3>"]);
}
