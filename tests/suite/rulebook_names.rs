//! Rules on names: spellings that they hear, and near misses on which they are silent.

use crate::rulebook::Files;
use crate::rulebook::file;
use crate::rulebook::told_by;

/// An assessment of a day with a line under a key of the form.
fn book(published: &str, table: &str, key: &str, words: &str) -> Files {
    let text = format!(
        "form = \"all-items@2018-05\"\n[version]\npublished = {published}\n[{table}]\n{key} = '''\n{words}'''\n"
    );
    file("assessments/kaigo/1/book.toml", &text)
}

/// Asserts how many findings a rule has on words of a day that stand under a key of a table.
fn assert_heard(code: &str, cases: &[(&str, &str, &str, usize)]) {
    for (published, place, words, expected) in cases {
        let (table, key) = place.rsplit_once('.').expect("a table and a key");
        let told = told_by(code, &book(published, table, key, words));
        assert_eq!(told.len(), *expected, "{published} {words}: {told:#?}");
    }
}

#[test]
fn names_are_heard_on_the_days_on_which_they_are_others() {
    assert_heard(
        "D113",
        &[
            (
                "2022-06-01",
                "reason.benefit",
                "特定個人情報保護委員会との協議を経て、総務大臣が設置・管理する情報提供ネットワークシステムを使う。",
                2,
            ),
            (
                "2015-06-01",
                "reason.benefit",
                "特定個人情報保護委員会との協議を経て、総務大臣が設置・管理する情報提供ネットワークシステムを使う。",
                0,
            ),
            ("2025-04-01", "mynumber.basis", "番号法第９条第１項　別表第一の６８の項", 1),
            ("2025-04-01", "mynumber.basis", "別表第１の68の項", 1),
            (
                "2025-04-01",
                "mynumber.basis",
                "行政手続における特定の個人を識別するための番号の利用等に関する法律（平成25年法律第27号。以下「番号法」という。）別表第一",
                1,
            ),
            ("2025-04-01", "mynumber.basis", "番号法第9条第1項及び別表の93の項", 0),
            ("2025-04-01", "mynumber.basis", "番号法第9条第2項及び見本市個人番号の利用に関する条例別表第一", 0),
            ("2025-04-01", "mynumber.basis", "住民基本台帳法（昭和42年法律第81号）第30条の10及び別表第二", 0),
            ("2025-04-01", "mynumber.basis", "番号法別表（令和6年5月26日までは、別表第一）", 0),
            ("2025-04-01", "reason.benefit", "介護保険法施行令別表第一による。", 0),
            ("2025-04-01", "reason.benefit", "仕様書の別表第二による。", 0),
            ("2025-04-01", "network.basis", "番号法第十九条第七号及び別表第二（九三、九四の項）", 2),
            ("2025-04-01", "network.basis", "番号法第19条第8号及び利用特定個人情報提供命令第2条の表", 0),
            ("2025-04-01", "reason.benefit", "住民票コードは、番号法第19条第7号により機構から提供を受ける。", 0),
            ("2025-04-01", "reason.benefit", "旧行政機関個人情報保護法の定めによっていた。", 0),
            ("2025-04-01", "reason.benefit", "行政機関個人情報保護法の定めによる。", 1),
            ("2025-04-01", "reason.benefit", "厚生労働省の通知と厚生省令第36号による。", 0),
            ("2025-04-01", "reason.benefit", "昭和の自治省・建設省令第三号と、厚生省通知による。", 0),
            ("2025-04-01", "reason.benefit", "自治省と協議する。", 1),
            ("2025-04-01", "reason.benefit", "障害者自立支援法等の一部を改正する法律の附則による。", 0),
            ("2025-04-01", "reason.benefit", "障害者自立支援法の施行に伴う手引による。", 0),
            ("2025-04-01", "reason.benefit", "障害者自立支援法（平成17年法律第123号）により支給する。", 1),
            ("2025-04-01", "reason.benefit", "番号法別表第一及び別表第二の改正規定を除く。", 0),
            ("2025-04-01", "reason.benefit", "厚生省の通知による。", 1),
            ("2025-04-01", "reason.benefit", "見本市個人情報保護条例に基づく。", 1),
            ("2025-04-01", "reason.benefit", "見本市議会個人情報保護条例に基づく。", 0),
            ("2022-04-01", "reason.benefit", "見本市個人情報保護条例に基づく。", 0),
            ("2025-07-01", "reason.benefit", "一年以下の懲役に処せられる。", 1),
            ("2025-05-31", "reason.benefit", "一年以下の懲役に処せられる。", 0),
            ("2025-07-01", "reason.benefit", "懲役を受けた者の支援", 0),
            ("2021-01-01", "reason.benefit", "内閣総理大臣が設置・管理する情報提供ネットワークシステム", 1),
            (
                "2021-01-01",
                "reason.benefit",
                "内閣総理大臣が設置・管理する情報提供ネットワークシステムになる予定である。",
                0,
            ),
        ],
    );
}

#[test]
fn what_was_written_before_may_bear_the_names_of_its_time() {
    let text = "form = \"all-items@2018-05\"\n[version]\npublished = 2025-04-01\n[[changes]]\nid = \"a\"\ndate = 2024-06-01\n\
                before = \"番号法別表第一\"\nafter = \"番号法別表\"\n";
    assert_eq!(told_by("D113", &file("assessments/kaigo/1/book.toml", text)), [""; 0]);
}

#[test]
fn titles_and_numbers_of_laws_are_compared() {
    assert_heard(
        "P115",
        &[
            ("2025-04-01", "task.description", "介護保険法（平成９年法律第123号。以下「法」という。）に基づく。", 0),
            ("2025-04-01", "task.description", "介護保険法(平成九年法律第百二十四号)に基づく。", 1),
            ("2025-04-01", "task.description", "介護保険法施行令（平成10年政令第412号）に基づく。", 0),
            ("2025-04-01", "task.description", "旧介護保険法（平成9年法律第123号）に基づく。", 0),
            ("2025-04-01", "task.description", "番号法（平成25年法律第28号）に基づく。", 1),
            ("2025-04-01", "task.description", "マイナンバー法（平成25年法律第27号）に基づく。", 0),
            ("2025-04-01", "task.description", "行政機関の保有する個人情報の保護に関する法律（平成15年法律第58号）", 0),
            ("2025-04-01", "task.description", "個人情報の保護に関する法律（平成15年法律第58号）", 1),
            (
                "2025-04-01",
                "task.description",
                "見本市個人情報の保護に関する法律施行条例（令和4年見本市条例第26号）",
                0,
            ),
            ("2025-04-01", "task.description", "文化財保護法（昭和25年法律第214号）", 0),
            ("2025-04-01", "task.description", "子ども・子育て支援法（平成24年法律第65号）", 0),
            ("2025-04-01", "task.description", "子ども・子育て支援法（平成24年法律第66号）", 1),
            ("2025-04-01", "task.description", "介護保険法の一部を改正する法律（平成29年法律第52号）", 0),
            ("2025-04-01", "task.description", "予防接種事業法（昭和23年法律第68号）", 1),
            (
                "2025-04-01",
                "task.description",
                "行政手続における特定の個人を識別するための番号の利用等に関する法律施行令",
                0,
            ),
            (
                "2025-04-01",
                "task.description",
                "行政手続における特定の個人を識別するための番号の利用等に関する法律第十九条第八号に基づく利用特定個人情報の提供に関する命令（令和6年デジタル庁・総務省令第9号）",
                0,
            ),
            (
                "2025-04-01",
                "task.description",
                "行政手続における特定の個人を識別する番号の利用等に関する法律（平成25年法律第27号）",
                1,
            ),
            (
                "2025-04-01",
                "task.description",
                "同法（平成25年法律第27号）及び特定個人情報の適切な取扱いに関するガイドライン",
                1,
            ),
        ],
    );
}

#[test]
fn article_19_is_asked_for_its_item() {
    assert_heard(
        "P116",
        &[
            ("2025-04-01", "network.basis", "番号法第19条", 1),
            ("2025-04-01", "network.basis", "番号法第十九条及び別表", 1),
            ("2025-04-01", "network.basis", "番号法（平成25年法律第27号）第19条（特定個人情報の提供の制限）", 1),
            ("2025-04-01", "network.basis", "番号法第19条第8号", 0),
            ("2025-04-01", "network.basis", "番号法第19条8号", 0),
            ("2025-04-01", "network.basis", "番号法第19条の第8号", 0),
            ("2025-04-01", "network.basis", "番号法第19条各号", 0),
            ("2025-04-01", "network.basis", "番号法第19条第8号\n番号法第19条の規定による。", 0),
            ("2025-04-01", "network.basis", "番号法第19条の2", 0),
            ("2025-04-01", "network.basis", "番号法第190条", 0),
            ("2025-04-01", "reason.benefit", "番号法第19条に違反しない。", 0),
        ],
    );
}

#[test]
fn one_thing_has_one_name() {
    assert_heard(
        "P113",
        &[
            ("2025-04-01", "task.description", "番号連携サーバと番号連携サーバーがある。", 1),
            ("2025-04-01", "task.description", "番号連携サーバーのサーバー室と番号連携サーバー", 0),
            ("2025-04-01", "task.description", "中間サーバと中間サーバーを使う。中間サーバーを見る。", 1),
            ("2025-04-01", "task.description", "ペット登録管理システムとぺット登録管理システム", 1),
            ("2025-04-01", "task.description", "ニ次審査委員会と二次審査委員会", 1),
            ("2025-04-01", "task.description", "住民記録システムと住民記録台帳システム", 1),
            ("2025-04-01", "task.description", "住民記録システムと住民基本台帳システム", 0),
            ("2025-04-01", "task.description", "介護保険システムと国民健康保険システム", 0),
            ("2025-04-01", "task.description", "ＶＲＳ接続システムとVRS接続システム", 0),
            ("2025-04-01", "task.description", "見本市教育委員会と見本市教育委員会事務局", 0),
        ],
    );
}

#[test]
fn departments_bear_the_names_of_their_days() {
    let site = "title = \"見本市\"\nbody = \"見本市\"\nbase_url = \"https://www.city.mihon.example.jp/\"\n\
                [[departments]]\nid = \"old\"\nname = \"福祉部健康課\"\nuntil = 2025-03-31\nsuccessor = \"new\"\n\
                [[departments]]\nid = \"new\"\nname = \"健康福祉部健康課\"\nfrom = 2025-04-01\n";
    for (published, words, expected) in [
        ("2025-06-01", "福祉部健康課が見る。", 1),
        ("2025-06-01", "見本市福祉部 健康課が見る。", 1),
        ("2025-06-01", "健康福祉部健康課が見る。", 0),
        ("2025-06-01", "旧福祉部健康課が見ていた。", 0),
        ("2025-06-01", "令和6年度に福祉部健康課が調べた。", 0),
        ("2025-03-31", "福祉部健康課が見る。", 0),
        ("2025-03-31", "健康福祉部健康課が見る。", 1),
        ("2025-06-01", "甲県保健福祉部健康課が見る。", 0),
    ] {
        let mut files = book(published, "task", "description", words);
        files.insert("site.toml".to_owned(), site.to_owned());
        assert_eq!(told_by("D163", &files).len(), expected, "{published} {words}");
    }
}

#[test]
fn claims_to_disclosure_are_words_of_the_author() {
    let text = "form = \"all-items@2018-05\"\n[version]\npublished = 2026-04-01\n[requests]\n\
                method = \"見本市個人情報保護条例に基づく請求書を提出する。\"\n";
    assert_eq!(told_by("D113", &file("assessments/hoken/1/book.toml", text)).len(), 1);
}
