//! What pieces of texts promise, on any texts.

use proptest::prelude::ProptestConfig;
use proptest::prelude::Strategy;
use proptest::prelude::prop_assert_eq;
use proptest::prelude::proptest;
use proptest::sample::select;

use super::words::Answer;
use super::words::Fate;
use super::words::Piece;
use super::words::answers;
use super::words::pieces;

/// `委託先は〔－ICカード－〕〔＋生体認証＋〕による。`
fn told(before: &str, after: &str) -> String {
    pieces(before, after).iter().map(marked).collect()
}

fn marked(piece: &Piece) -> String {
    match piece.fate {
        Fate::Kept => piece.words.clone(),
        Fate::Removed => format!("〔－{}－〕", piece.words),
        Fate::Added => format!("〔＋{}＋〕", piece.words),
    }
}

fn side(pieces: &[Piece], other: Fate) -> String {
    pieces.iter().filter(|piece| piece.fate != other).map(|piece| piece.words.as_str()).collect()
}

#[test]
fn words_change_as_a_whole() {
    for (before, after, expected) in [
        ("", "", ""),
        ("同じ文である。", "同じ文である。", "同じ文である。"),
        ("", "新しい文である。", "〔＋新しい文である。＋〕"),
        ("古い文である。", "", "〔－古い文である。－〕"),
        (
            "職員ごとにICカードにより認証する。",
            "職員ごとに生体認証により認証する。",
            "職員ごとに〔－ICカード－〕〔＋生体認証＋〕により認証する。",
        ),
        ("令和8年4月1日に始める。", "令和9年4月1日に始める。", "〔－令和8年4月1日－〕〔＋令和9年4月1日＋〕に始める。"),
        ("利用者は30人である。", "利用者は31人である。", "利用者は〔－30－〕〔＋31＋〕人である。"),
        ("保存する。\n消去する。", "保存する。\n記録する。\n消去する。", "保存する。\n〔＋記録する。\n＋〕消去する。"),
        ("紙", "専用線\n紙", "〔＋専用線\n＋〕紙"),
        ("紙で渡す。", "紙で渡す。\n電子で渡す。", "紙で渡す。〔＋\n電子で渡す。＋〕"),
        ("紙で渡す。\n電子で渡す。", "紙で渡す。", "紙で渡す。〔－\n電子で渡す。－〕"),
        (
            "①受け付ける。\n②入力する。\n③保管する。",
            "①受け付ける。\n②記載の漏れを調べる。\n③入力する。\n④保管する。",
            "①受け付ける。\n〔＋②記載の漏れを調べる。\n＋〕〔－②－〕〔＋③＋〕入力する。\n〔－③－〕〔＋④＋〕保管する。",
        ),
        ("サーバに置く。", "サーバーに置く。", "〔－サーバ－〕〔＋サーバー＋〕に置く。"),
    ] {
        assert_eq!(told(before, after), expected);
    }
}

#[test]
fn a_passage_with_hardly_a_word_in_common_is_replaced() {
    let (before, after) = ("端末は、施錠した部屋に置く。", "外部の者が入るときは、職員が付き添う。");
    assert_eq!(told(before, after), format!("〔－{before}－〕〔＋{after}＋〕"));
}

#[test]
fn an_answer_that_both_give_is_compared_by_words() {
    let given = |answers: &[(&str, &str)]| -> Vec<Answer> {
        answers.iter().map(|(code, words)| Answer { code: (*code).to_owned(), words: (*words).to_owned() }).collect()
    };
    let told = |before: &[(&str, &str)], after: &[(&str, &str)]| -> String {
        answers(&given(before), &given(after)).iter().map(marked).collect()
    };
    let (paper, line, mail) = (("paper", "紙"), ("line", "専用線"), ("mail", "電子メール"));
    assert_eq!(told(&[paper], &[line, paper]), "〔＋専用線\n＋〕紙");
    assert_eq!(told(&[line, paper], &[paper]), "〔－専用線\n－〕紙");
    assert_eq!(told(&[line], &[mail]), "〔－専用線－〕〔＋電子メール＋〕");
    let (board, others) = (("other", "その他（掲示板）"), ("other", "その他（掲示板、回覧板）"));
    assert_eq!(told(&[paper, board], &[paper, others]), "紙\nその他（掲示板〔＋、回覧板＋〕）");
}

/// Texts that share words, as two versions of one text do.
fn text() -> impl Strategy<Value = String> {
    let words = select(vec![
        "委託先",
        "は",
        "、",
        "。",
        "\n",
        "令和8年4月1日",
        "記録",
        "を",
        "保存する",
        "ICカード",
        "①",
        "②",
        "1. ",
        "・",
        "３",
        "12",
        "ー",
        "が",
        "サーバー",
        "　",
        "🗾",
        "e\u{301}",
        "が\u{3099}",
    ]);
    proptest::collection::vec(words, 0..60).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn either_text_is_found_again(before in text(), after in text()) {
        let pieces = pieces(&before, &after);
        prop_assert_eq!(side(&pieces, Fate::Added), before);
        prop_assert_eq!(side(&pieces, Fate::Removed), after);
    }

    #[test]
    fn nothing_changed_between_a_text_and_itself(text in text()) {
        let kept: Vec<Piece> = pieces(&text, &text).into_iter().filter(|piece| piece.fate != Fate::Kept).collect();
        prop_assert_eq!(kept, Vec::new());
    }

    #[test]
    fn the_other_way_round_removed_and_added_change_places(before in text(), after in text()) {
        let there = pieces(&before, &after);
        let back = pieces(&after, &before);
        let words = |pieces: &[Piece], fate: Fate| -> Vec<String> {
            pieces.iter().filter(|piece| piece.fate == fate).map(|piece| piece.words.clone()).collect()
        };
        prop_assert_eq!(words(&there, Fate::Removed), words(&back, Fate::Added));
        prop_assert_eq!(words(&there, Fate::Added), words(&back, Fate::Removed));
        prop_assert_eq!(words(&there, Fate::Kept), words(&back, Fate::Kept));
    }
}
