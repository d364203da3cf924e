//! E-mail is ticked as a way of handing over information, and no text says a word of it.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 入手方法や提供方法などで「電子メール」を選んでいるのに、評価書の文章のどこにも「メール」という言葉が出てこないものを探し
    /// ます。変更箇所の表の記載は、文章に数えません。
    ///
    /// # なぜ
    ///
    /// 電子メールで特定個人情報を送るときは、誤送信や盗み見の危険が大きく、暗号化などの措置の説明が欠かせません。隣の欄と間違えて
    /// 選んだこともよくあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// acquisition.media = ["紙", "電子メール"]
    /// acquisition.timing = "申請書の提出を受けた都度"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// acquisition.media = ["紙", "電子メール"]
    /// acquisition.timing = "申請書の提出を受けた都度（電子メールで届いたときは、暗号化されていることを確かめる。）"
    /// ```
    ///
    /// # 直し方
    ///
    /// 電子メールを使っているなら、いつ、どのような措置をして使うのかを書きます。使っていないなら、選択肢から外します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（入手方法等の選択肢）と、論理です。
    ///
    /// # 止め方
    ///
    /// 説明がいらない理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X157", "email-unexplained", Warning,
    title: "「電子メール」を選んでいますが、説明がどこにもありません",
    basis: "電子メールで特定個人情報をやり取りするなら、その時期や安全の措置の説明があるはずであるためです（論理）。",
    items: &[
        "all-items files[].acquisition.media", "all-items files[].entrustments[].media", "all-items files[].recipients[].media",
        "all-items files[].transfers[].media", "priority-items files[].acquisition.media",
        "priority-items files[].recipients[].media", "priority-items files[].transfers[].media",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let entries = subject.record.entries.iter().filter(|entry| entry.key.ends_with(".media"));
    let ticked: Vec<_> = entries.filter(|entry| subject.all_chosen(&entry.key).contains(&"email")).collect();
    let is_explained = || {
        let mut own = subject.passages().iter().filter(|passage| passage.voice.is_of_document());
        own.any(|passage| passage.words.contains("メール") || passage.words.contains("ﾒｰﾙ"))
    };
    if ticked.is_empty() || is_explained() {
        return;
    }
    for entry in ticked {
        let message = format!(
            "{}で「電子メール」が選ばれていますが、評価書の文章のどこにもその説明がありません。",
            subject.called(&entry.key)
        );
        let remedy = "使う時期と安全の措置を書くか、使っていないなら「電子メール」を選択肢から外してください。";
        findings.add(&RULE, subject.at(entry).quoting("電子メール"), message, remedy);
    }
}
