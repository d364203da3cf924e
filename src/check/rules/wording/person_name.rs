//! Names of persons where nobody's name is needed.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::personal::names;

rule! {
    /// # 何を見るか
    ///
    /// 「課長　山田太郎」「佐藤様」「氏名：鈴木 花子」のように、役職、敬称、「氏名」の言葉とともに書かれた、人の名前らしい言葉を
    /// 探します。市長、知事、大臣、委員長のように、名前を公にしている職と、会議録の出席者の欄は見ません。名前は、全国に多い名字の表
    /// （[family_names.toml](../../src/personal/family_names.toml)）で見分けるので、表にない名前は見つかりません。
    ///
    /// # なぜ
    ///
    /// 評価書や意見公募の文書に、職員や意見を出した人の名前は要りません。古い様式の「所属長」の欄や、変更箇所の表に残った名前、
    /// 意見の文に書かれた名前が、気付かずに公表されることがあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "問合せ先は、市民課長　山田太郎とする。"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "佐藤様からの申出により、記録を直した。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "市民課長、林業課長、森林担当、東部の窓口。様式第1号に氏名、住所を書く。担当：高山市役所。見本市長　山田太郎。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 役職名だけにします。意見や質問の中の名前は「〔氏名は載せません〕」のように、載せないことが分かる言葉に置き換えます。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第2条第1項（氏名は個人情報）、第69条（利用及び提供の制限）。評価書の「所属長の役職名」の欄は、
    /// 役職名だけを書く欄です。
    ///
    /// # 止め方
    ///
    /// 本人が公にしている名前や、公表することに同意のある名前なら、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H114", "person-name", Warning,
    title: "人の名前らしい言葉があります",
    basis: "公表する必要のない人の名前が、気付かずに公表されるのを防ぐためです（個人情報の保護に関する法律第69条）。",
    items: &[],
}

/// Items in which names are meant to stand.
const OF_NAMES: [&str; 1] = ["attendance"];
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let form = &subject.record.form;
    let passages = subject.passages().iter();
    for passage in passages.filter(|passage| !OF_NAMES.contains(&form.nodes[passage.entry.node].key.as_str())) {
        for range in names(passage.own()) {
            let words = passage.words.get(range.clone()).unwrap_or_default();
            let message = format!("「{words}」は、人の名前と思われます。");
            let remedy = "公表する必要がなければ、役職名などに置き換えてください。";
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}
