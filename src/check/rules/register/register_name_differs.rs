//! The file of the register that an assessment names is none of its own files.

use crate::check::Subject;
use crate::check::registered::register_names;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 評価書のⅤ.1.④「個人情報ファイル簿の公表」に書かれた個人情報ファイル名が、その評価書の特定個人情報ファイル名（Ⅱ.1
    /// ）のどれかと同じか、それを含むかを見ます。
    ///
    /// # なぜ
    ///
    /// ファイルの名称を改めたときに一方が古いまま残ると、評価書から個人情報ファイル簿をたどれません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [requests]
    /// register = "行っている"
    /// register-name = "介護保険被保険者台帳"
    /// [[files]]
    /// id = "kaigo"
    /// name = "介護保険ファイル"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [requests]
    /// register = "行っている"
    /// register-name = "介護保険 ファイル"
    /// [[files]]
    /// id = "kaigo"
    /// name = "介護保険ファイル"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [requests]
    /// register = "行っていない"
    /// register-name = "－"
    /// [[files]]
    /// id = "kaigo"
    /// name = "介護保険ファイル"
    /// ```
    ///
    /// # 直し方
    ///
    /// 同じファイルなら名称を合わせます。名称が違うことに理由があるときは、その理由を「個人情報ファイル簿への不記載等」
    /// などに書きます。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第75条第1項、様式4のⅤ.1.④とⅡ.1。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X114", "register-name-differs", Warning,
    title: "個人情報ファイル簿の名称が、評価書のファイル名と違います",
    basis: "評価書のファイルと個人情報ファイル簿のファイルが同じものであることは、名称で分かるためです。",
    items: &["all-items requests.register", "all-items requests.register-name", "all-items files[].name"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if subject.chosen("requests.register") != Some("1") {
        return;
    }
    let keys = subject.rows("files").iter().map(|row| format!("files.{}.name", row.id));
    let files: Option<Vec<&str>> = keys.map(|key| subject.words(&key)).collect();
    let Some(files) = files.filter(|files| !files.is_empty()) else { return };
    let known: Vec<String> = files.iter().map(|name| fold(name)).collect();
    for (name, place) in register_names(subject) {
        let folded = fold(&name);
        if !known.iter().any(|file| folded.contains(file.as_str()) || file.contains(&folded)) {
            let message = format!(
                "個人情報ファイル簿の名称は「{name}」とありますが、評価書のファイルは「{}」です。",
                files.join("」「")
            );
            let remedy = "同じファイルなら名称を合わせてください。";
            findings.add(&RULE, place.quoting(&name), message, remedy);
        }
    }
}
