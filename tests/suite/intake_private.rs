//! No name and no contact of whoever sent an opinion gets out of the private folder.

use crate::intake::intake;
use crate::intake::office;
use crate::intake::sample;
use crate::intake::slip;
use crate::intake::take_sample;
use crate::intake::taken;

/// Names, contacts and addresses in the sample that nobody may find outside of the private folder.
const SECRETS: [&str; 21] = [
    "根本",
    "日向　ゆみ",
    "ゆみ",
    "鵜飼",
    "みのる",
    "槙野",
    "makino",
    "折原",
    "orihara",
    "笠井",
    "久慈",
    "ともこ",
    "kotani",
    "佐久間",
    "志村",
    "菅沼",
    "0000-11-000",
    "0000-22-000",
    "0000-44-000",
    "mail.example.jp",
    "蓮沼",
];

#[test]
fn nobody_is_named_in_the_result_or_the_site() {
    let sandbox = sample(false);
    let told = take_sample(&sandbox);
    let submissions = sandbox.read("private/submissions.csv");
    let opinions = sandbox.read("private/opinions.csv");
    let result = sandbox.read("content/consultations/kaigo-3/result.toml");
    let ran = sandbox.run(&["build", "--drafts"]);
    assert!(ran.code == Some(0) || ran.code == Some(1), "{}", ran.stderr);
    let page = sandbox.read("output/consultations/kaigo-3/index.html");
    assert!(page.contains("入力はどこでするのですか"), "the result is in what is built");
    let own = ["output/consultations/kaigo-3/"];
    let built: Vec<String> = sandbox.files("output").into_iter().map(|path| format!("output/{path}")).collect();
    for secret in SECRETS {
        assert!(submissions.contains(secret), "{secret} is known to the office");
        for (name, words) in [("result.toml", &result), ("opinions.csv", &opinions), ("what is told", &told)] {
            assert!(!words.contains(secret), "{secret} stands in {name}");
        }
        for path in built.iter().filter(|path| path.starts_with(own[0]) || path.ends_with(".json")) {
            let bytes = sandbox.read_bytes(path);
            assert!(!String::from_utf8_lossy(&bytes).contains(secret), "{secret} stands in {path}");
        }
    }
    assert!(result.contains("〔氏名〕") || result.contains("省きました"), "what was left out is told");
}

#[test]
fn folders_that_are_published_from_are_refused() {
    let sandbox = office();
    sandbox.put("arrived/a.txt", "意見です。");
    sandbox.put("content/inside/a.txt", "意見です。");
    sandbox.put("elsewhere/site/index.html", "");
    let refused = |folder: &str, private: &str| {
        let ran = sandbox.run(&["intake", folder, "--consultation", "anken", "--private", private]);
        assert_eq!(ran.code, Some(2), "{folder} {private}: {}", ran.stdout);
        assert!(ran.stderr.contains("何も書き換えていません。"), "{}", ran.stderr);
        ran.stderr
    };
    for private in [
        "content",
        "content/private",
        "output/private",
        "themes/private",
        ".",
        "elsewhere/../content/x",
        "CONTENT/x",
        "Output",
        "arrived/private",
        "arrived",
    ] {
        refused("arrived", private);
    }
    for folder in ["content/inside", ".", "./content/../content"] {
        refused(folder, "private");
    }
    assert!(refused("nowhere", "private").contains("フォルダーがありません。"));
    sandbox.build();
    sandbox.rename("output", "published");
    assert!(refused("arrived", "published/consultations").contains("公開するサイトのフォルダーの中です。"));
    #[cfg(unix)]
    {
        sandbox.link("shortcut", &sandbox.path("content"));
        refused("arrived", "shortcut/private");
    }
    let ran = sandbox.run(&["intake", "arrived", "--consultation", "nothing", "--private", "private"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("consultations/nothing"), "{}", ran.stderr);
    assert!(!sandbox.has("content/private") && !sandbox.has("arrived/private"));
}

#[test]
fn copies_that_are_signed_differently_are_one() {
    let sandbox = office();
    for (at, (name, end)) in [
        ("根本　はる", "\n\n氏名：根本　はる\n電話：0000-11-0001"),
        ("日向　ゆみ", "\n日向ゆみ"),
        ("", ""),
        ("佐藤　一郎", "\n佐藤 一郎\n〒000-0000 見本村東1-2-3"),
    ]
    .iter()
    .enumerate()
    {
        let text = format!("毎朝見て回ってください。{end}\n■ 氏名: {name}");
        sandbox.put(&format!("arrived/counter/{at}.txt"), slip("work.summary", &text));
    }
    taken(&sandbox);
    let result = sandbox.read(crate::consulting::RESULT_FILE);
    assert!(result.contains("count = 4\n"), "{result}");
    assert!(!result.contains("根本") && !result.contains("ゆみ") && !result.contains("見本村東"), "{result}");
}

#[test]
fn names_hide_behind_no_letter_label_or_column() {
    let sandbox = office();
    let arrived: [(&str, String); 7] = [
        ("counter/a.txt", slip("work.summary", "川野\u{200B}辺律です。090\u{200B}-1234-5678へ。\n■ 氏名: 川野辺\u{200B}律")),
        ("counter/b.txt", slip("work.size", "広げてください。\nお名前（団体の名前）：森本 あずさ\nご連絡先：みほん荘二〇一")),
        ("mail/c.txt", "---------- Forwarded message ---------\nFrom: 瀬戸口 蓮 <ren@example.jp>\nDate: 2026/12/01 10:20\nSubject: 意見\n\n瀬戸口です。朝にお願いします。\n".to_owned()),
        ("mail/d.txt", "差出人: 根本 はる\n日時: 2026/12/01 10:20\n\n夕方にお願いします。\n\nFrom: 柚木 みさき <misaki@example.jp>\nDate: 2026/12/01 10:20\n\n柚木も同じ意見です。\n".to_owned()),
        ("counter/e.txt", slip("work.summary", "早乙女と小鳥遊は反対です。連絡は港の家の離れまで。\n■ 氏名: 早乙女\n■ 氏名: 小鳥遊\n■ 連絡先: 山の家の離れ\n■ 連絡先: 港の家の離れ")),
        ("online/f.csv", "意見,お名前（姓）,お名前（名）,提出者の氏名（カナ）\n林一としては賛成です。,林,一,ハヤシハジメ\n".to_owned()),
        ("online/g.csv", "意見,氏名\n\"閉じない文です。,五十嵐\n次の文です。,八乙女\n".to_owned()),
    ];
    for (path, text) in &arrived {
        sandbox.put(&format!("arrived/{path}"), text);
    }
    sandbox.put("arrived/online/h.csv", "意見,該当箇所,氏名\n駅前,遠いです。,全体,九鬼\n");
    let told = taken(&sandbox);
    assert!(told.contains("online/g.csv: 引用符（\"）が閉じられていません。"), "{told}");
    assert!(told.contains("online/h.csv（2番目）: 欄が4個あり、見出しの3個と合いません。"), "{told}");
    let public = sandbox.read(crate::consulting::RESULT_FILE) + &sandbox.read("private/opinions.csv");
    for secret in [
        "川野辺",
        "1234",
        "森本",
        "あずさ",
        "二〇一",
        "瀬戸口",
        "柚木",
        "みさき",
        "早乙女",
        "小鳥遊",
        "港の家",
        "林一",
        "五十嵐",
        "八乙女",
    ] {
        assert!(!public.contains(secret), "{secret}\n{public}");
    }
    for words in ["朝にお願いします。", "夕方にお願いします。", "広げてください。", "としては賛成です。"]
    {
        assert!(public.contains(words), "{words}\n{public}");
    }
}

#[test]
fn names_of_others_and_own_columns_stay_with_the_office() {
    let sandbox = office();
    sandbox.put("arrived/counter/a.txt", slip("work.summary", "窓口を広げてください。\n■ 氏名: 榊原 静子"));
    sandbox.put("arrived/counter/b.txt", slip("work.size", "榊原　静子さんの考えに賛成です。\n■ 氏名: 柏木 とよ"));
    sandbox.put(
        "arrived/online/c.csv",
        "意見,氏名（漢字）,氏名（カナ）,住所,生年月日\n電話 で答えてほしい。神楽坂です。カグラザカ、ハイツ北町101、1960年4月1日。,神楽坂 寛,ｶｸﾞﾗｻﾞｶ ﾋﾛｼ,見本市北町1-2-3 ハイツ北町101,1960/4/1\n",
    );
    let told = taken(&sandbox);
    assert!(told.contains("counter/b.txt: ほかの提出をした方の氏名と同じ言葉"), "{told}");
    let public = sandbox.read(crate::consulting::RESULT_FILE) + &sandbox.read("private/opinions.csv");
    for secret in ["榊原", "静子", "神楽坂", "カグラザカ", "ハイツ", "1960年"] {
        assert!(!public.contains(secret), "{secret}\n{public}");
    }
    assert!(public.contains("〔氏名〕さんの考えに賛成です。") && public.contains("電話 で答えてほしい。"), "{public}");
}

#[test]
fn two_intakes_at_once_are_refused() {
    let sandbox = office();
    sandbox.put("arrived/counter/a.txt", "意見です。");
    taken(&sandbox);
    let _lock = sandbox.hold_lock("private/.lock");
    let ran = intake(&sandbox);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("ほかの juran intake"), "{}", ran.stderr);
}
