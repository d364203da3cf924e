//! The files with which a site begins.

use super::literal::quoted;

/// Words by which people find documents, as comments.
const VOCABULARIES: &str = "\
# 記録項目の種類。住民が「持っている情報」から文書を探すための言葉です。words のどれかを含む記録項目が、その種類になります。
# 言葉を含んでいても別の意味のものは、except に書きます。要配慮個人情報の種類には、sensitive = true と書きます。
# [[record_items]]
# id = \"jusho\"
# name = \"住所\"
# words = [\"住所\", \"居所\"]
# except = [\"住所地特例\"]

# 暮らしの場面。かかわりのある文書を、見つけてほしい順に書きます。公表の前の文書を書いておくと、公表の日から出ます。
# [[life_events]]
# id = \"shussan\"
# name = \"出産・子育て\"
# about = \"児童手当、予防接種などにかかわる文書です。\"
# documents = [\"files/jido-teate\", \"assessments/yobo-sesshu\"]

# 題名の読み。words で始まる題名は、五十音の索引で yomi のとおりに並びます。文書ごとに [version] の yomi にも書けます。
# [[readings]]
# words = \"介護保険\"
# yomi = \"かいごほけん\"

";

/// Path below the site's folder and text of every file of an empty site that builds.
pub fn site(title: &str, body: &str) -> Vec<(String, String)> {
    let settings = format!(
        "\
# サイト全体の設定
#
# 「#」で始まる行は説明で、公開されません。

# サイトの名前。どのページの題名にも付きます。
title = {title}

# 公表する団体の名前
body = {body}

# 公開するアドレス。https:// から書き、「/」で終えます。
base_url = \"https://www.example.jp/\"

# 問合せ先。どのページの終わりにも載ります。使うときは行の頭の「# 」を取ってください。
# contact = \"○○課　電話 00-0000-0000\"

# 利用の条件。データの一覧に、条件を読めるページへのリンクとともに示します。
# license = {{ name = \"クリエイティブ・コモンズ 表示 4.0 国際\", url = \"https://creativecommons.org/licenses/by/4.0/deed.ja\" }}

# ページに載せる「現在」の日。書かなければ、作る日になります。
# as_of = 2026-04-01

# 版を受け取れる形式。書かなければ、作れるものをすべて、公表のときに作って保存します。
# downloads = [\"pdf\", \"epub\", \"xlsx\", \"csv\"]

# さがすときに、同じとみなす言葉。一組ずつ並べます。読みがなも書けます。
# synonyms = [[\"マイナンバー\", \"個人番号\"], [\"予防接種\", \"よぼうせっしゅ\"]]

# 実施機関（市長、教育委員会など）。機関ごとに、次の三行を書きます。
# [[agencies]]
# id = \"mayor\"
# name = \"市長\"

# 部署。文書の担当部署として示し、一覧にします。実施機関が二つ以上あるときは、agency にその id を書きます。
# 部署の名前が変わったときは、新しい id で書き足し、前のものも残してください。前の版の文が変わらずに済みます。
# [[departments]]
# id = \"johokokai\"
# name = \"総務部情報公開課\"

# ほかの団体（国や県など）の文書を載せるときは、その団体を、次のように書きます。
# [[agencies]]
# id = \"ken\"
# name = \"○○県\"
# other = true

# 会議体。meetings フォルダーの中の、会議体のフォルダーの名前が id です。
# [[councils]]
# id = \"shingikai\"
# name = \"○○市情報公開・個人情報保護審議会\"
# basis = \"会議体の根拠となる条例など\"

{VOCABULARIES}# 略称。どの文書でも断りなく使う略称と、その意味です。
# [[abbreviations]]
# words = \"番号法\"
# meaning = \"行政手続における特定の個人を識別するための番号の利用等に関する法律\"

# 公表台帳に署名する人。key には、公開鍵（拡張子が .pub のファイルの1行）を写します。秘密鍵は、決して書きません。
# 担当が替わったときは書き足し、前の人も残してください。前の署名を確かめるために要ります。
# [[signers]]
# id = \"joho\"
# name = \"総務部情報公開課\"
# key = \"ssh-ed25519 AAAA…\"

# アクセシビリティ。policy には、ウェブアクセシビリティ方針のページを書きます。「アクセシビリティ」のページから案内します。
# [accessibility]
# policy = \"/pages/accessibility-policy/\"
#
# JIS X 8341-3:2016 に基づく試験をしたら、その結果を書きます。していなければ、「まだ公表していません」と示されます。
# [accessibility.test]
# declared = 2027-03-31
# level = \"AA\"
# pages = \"このサイトのすべてのページ\"
# technologies = [\"HTML\", \"CSS\", \"JavaScript\"]
# selection = \"ページのひな形ごとに1ページ以上と、無作為に選んだ25ページ（計40ページ）\"
# addresses = [\"https://www.example.jp/\"]
# from = 2027-02-01
# until = 2027-02-26
#
# 達成基準ごとの結果は、「適合」「不適合」「適用なし」のどれかです。
# [accessibility.test.criteria]
# \"1.1.1\" = \"適合\"
# \"1.4.3\" = {{ result = \"不適合\", note = \"地図の文字。令和9年度に直します。\" }}
",
        title = quoted(title),
        body = quoted(body),
    );
    vec![("content/site.toml".to_owned(), settings)]
}
