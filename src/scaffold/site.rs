//! The files with which a site begins.

use super::literal::quoted;

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

# ページに載せる「現在」の日。書かなければ、作る日になります。
# as_of = 2026-04-01

# 実施機関（市長、教育委員会など）。機関ごとに、次の三行を書きます。
# [[agencies]]
# id = \"mayor\"
# name = \"市長\"
",
        title = quoted(title),
        body = quoted(body),
    );
    vec![("content/site.toml".to_owned(), settings)]
}
