//! Further cases of the rules on counts: what they find, and what they leave alone.

use std::fmt::Write;

use crate::rulebook::file;
use crate::rulebook::told_by;

/// How often a rule speaks of a book of all items in which the lines stand below a file.
fn of_file(code: &str, lines: &str) -> usize {
    of_book(code, "all-items@2018-05", &format!("[[files]]\nid = \"kaigo\"\n{lines}"))
}

fn of_book(code: &str, form: &str, lines: &str) -> usize {
    let told = told_by(code, &file("assessments/kaigo/1/book.toml", &format!("form = \"{form}\"\n{lines}\n")));
    told.len()
}

fn rows(repeat: &str, count: usize) -> String {
    (0..count).fold(String::new(), |mut text, row| {
        write!(text, "[[files.{repeat}]]\nid = \"r{row}\"\nname = \"名前{row}\"\n").expect("words can be written");
        text
    })
}

#[test]
fn entrustments_are_counted() {
    for (status, count, listed, expected) in [
        ("委託する", "entrustment.count = 3\n", 3, 0),
        ("委託する", "", 3, 0),
        ("委託する", "entrustment.count = 4\n", 3, 1),
        ("委託する", "", 0, 1),
        ("委託しない", "", 0, 0),
        ("委託しない", "entrustment.count = 0\n", 0, 0),
        ("委託しない", "entrustment.count = 2\n", 0, 1),
        ("委託しない", "", 1, 1),
    ] {
        let lines = format!("entrustment.status = \"{status}\"\n{count}{}", rows("entrustments", listed));
        assert_eq!(of_file("Q101", &lines), expected, "{lines}");
    }
}

#[test]
fn recipients_are_counted() {
    for (status, recipients, transfers, expected) in [
        (r#"["提供を行っている（2）件", "移転を行っている（１件）"]"#, 2, 1, 0),
        (r#"["提供を行っている", "移転を行っている"]"#, 2, 1, 0),
        (r#"["提供を行っている（2）件"]"#, 2, 1, 1),
        (r#"["提供を行っている（3）件", "移転を行っている（2）件"]"#, 2, 1, 2),
        (r#"["行っていない"]"#, 0, 0, 0),
        (r#"["行っていない"]"#, 1, 0, 1),
        (r#"["行っていない", "移転を行っている"]"#, 0, 1, 1),
        (r#"["提供を行っている"]"#, 0, 0, 1),
        ("\"\"", 1, 1, 0),
    ] {
        let lines =
            format!("provision.status = {status}\n{}{}", rows("recipients", recipients), rows("transfers", transfers));
        assert_eq!(of_file("Q102", &lines), expected, "{lines}");
    }
}

#[test]
fn items_are_counted_by_lines_and_by_names() {
    let items = |lines: &[&str], more: usize| {
        let own = lines.iter().map(|line| (*line).to_owned()).chain((0..more).map(|at| format!("項目の{at}")));
        format!("items = [{}]", own.map(|line| format!("\"{line}\"")).collect::<Vec<_>>().join(", "))
    };
    for (band, lines, more, errors) in [
        ("10項目未満", &[][..], 9, ""),
        ("10項目未満", &[], 10, "E"),
        ("10項目以上50項目未満", &[], 9, "E"),
        ("10項目以上50項目未満", &[], 49, ""),
        ("10項目以上50項目未満", &["氏名", "氏 名"], 48, "W"),
        ("10項目以上50項目未満", &["<基本>", "※注", "", "（注）足りない"], 49, ""),
        ("10項目以上50項目未満", &["氏名、住所、生年月日、性別"], 8, ""),
        ("10項目未満", &["氏名、住所"], 9, "E"),
        ("10項目未満", &["取得（年、月、日）"], 8, ""),
        ("100項目以上", &[], 100, ""),
        ("50項目以上100項目未満", &["同居・別居の別", "被保険者記号・番号"], 30, "W"),
        ("50項目以上100項目未満", &["送付先の情報等"], 45, ""),
        ("100項目以上", &["総所得金額等"], 60, "W"),
    ] {
        let lines =
            format!("basics.item-count = \"{band}\"\n[[files.records]]\nid = \"kihon\"\n{}", items(lines, more));
        assert_eq!(of_file("Q103", &lines), errors.len(), "{lines}");
    }
    assert_eq!(of_file("Q103", "basics.item-count = \"100項目以上\""), 0, "items that are not there are not counted");
}

#[test]
fn items_of_one_group_are_named_once() {
    for (items, expected) in [
        (r#""氏名", "住所""#, 0),
        (r#""氏名", "住所", "氏名""#, 1),
        (r#""１．氏名", "２．住所", "３．氏　名", "4. 氏名""#, 2),
        (r#""サーバー名", "サーバ名""#, 1),
        (r#""氏名（漢字）", "氏名（カナ）", "氏名カナ""#, 1),
        (r#""1回目の接種日", "2回目の接種日""#, 0),
        (r#""住所1", "住所2""#, 0),
        (r#""※届出による", "氏名", "※届出による""#, 0),
    ] {
        let lines = format!("[[files.records]]\nid = \"kihon\"\nitems = [{items}]");
        assert_eq!(of_file("Q104", &lines), expected, "{items}");
    }
    let book = "form = \"all-items@2018-05\"\n[[files]]\nid = \"k\"\n[[files.records]]\nid = \"g\"\nitems = [\n  \"氏名\",\n  \"住所\",\n  \"氏名\",\n]\n";
    let told = told_by("Q104", &file("assessments/kaigo/1/book.toml", book));
    assert!(told[0].starts_with("assessments/kaigo/1/book.toml:9:4 "), "{told:?}");
}

#[test]
fn persons_fit_the_population() {
    let population =
        ["1,000人未満", "1,000人以上1万人未満", "1万人以上10万人未満", "10万人以上30万人未満", "30万人以上"];
    let persons =
        ["1万人未満", "1万人以上10万人未満", "10万人以上100万人未満", "100万人以上1,000万人未満", "1,000万人以上"];
    // The bands that go together, by their numbers.
    let together = [&[1][..], &[1], &[2], &[3], &[3, 4, 5]];
    for (of_task, fitting) in population.iter().zip(together) {
        for (at, of_file) in persons.iter().enumerate() {
            let lines = format!(
                "[task]\npopulation = \"{of_task}\"\n[[files]]\nid = \"kaigo\"\nbasics.persons = \"{of_file}\""
            );
            let expected = usize::from(!fitting.contains(&(at + 1)));
            assert_eq!(of_book("Q105", "all-items@2018-05", &lines), expected, "{lines}");
        }
    }
    let two = "[task]\npopulation = \"30万人以上\"\n[[files]]\nid = \"a\"\nbasics.persons = \"1万人未満\"\n[[files]]\nid = \"b\"\n";
    assert_eq!(of_book("Q105", "all-items@2018-05", two), 0, "what is not known is not judged");
}

#[test]
fn no_more_is_entrusted_than_is_held() {
    for (repeat, scope, persons, expected) in [
        ("entrustments", "scope = \"特定個人情報ファイルの一部\"\n", "1万人未満", 0),
        ("entrustments", "", "1万人未満", 0),
        ("entrustments", "scope = \"特定個人情報ファイルの全体\"\n", "1万人以上10万人未満", 0),
        ("entrustments", "scope = \"特定個人情報ファイルの全体\"\n", "1万人未満", 1),
        ("entrustments", "scope = \"特定個人情報ファイルの全体\"\n", "10万人以上100万人未満", 1),
        ("entrustments", "", "10万人以上100万人未満", 1),
        ("recipients", "", "10万人以上100万人未満", 1),
        ("recipients", "", "1万人以上10万人未満", 0),
        ("transfers", "", "1万人未満", 0),
    ] {
        let lines = format!(
            "basics.persons = \"1万人以上10万人未満\"\n[[files.{repeat}]]\nid = \"a\"\n{scope}persons = \"{persons}\""
        );
        assert_eq!(of_file("Q106", &lines), expected, "{lines}");
    }
}

#[test]
fn the_threshold_follows_from_the_three() {
    let results = [
        "特定個人情報保護評価の実施が義務付けられない",
        "基礎項目評価の実施が義務付けられる",
        "基礎項目評価及び重点項目評価の実施が義務付けられる",
        "基礎項目評価及び全項目評価の実施が義務付けられる",
    ];
    for (people, handlers, incident, right) in [
        ("1,000人未満（任意実施）", "500人以上", "発生あり", 0),
        ("1,000人以上1万人未満", "500人以上", "発生あり", 1),
        ("1万人以上10万人未満", "500人未満", "発生なし", 1),
        ("1万人以上10万人未満", "500人以上", "発生なし", 2),
        ("1万人以上10万人未満", "500人未満", "発生あり", 2),
        ("10万人以上30万人未満", "500人未満", "発生なし", 2),
        ("10万人以上30万人未満", "500人以上", "発生なし", 3),
        ("10万人以上30万人未満", "500人未満", "発生あり", 3),
        ("30万人以上", "500人未満", "発生なし", 3),
    ] {
        for (at, result) in results.iter().enumerate() {
            let lines = format!(
                "threshold-result = \"{result}\"\n[threshold]\npopulation.range = \"{people}\"\nhandlers.range = \"{handlers}\"\nincidents.status = \"{incident}\""
            );
            for form in ["basic-items@2014-04", "basic-items@2019-01", "basic-items@2024-10"] {
                assert_eq!(of_book("Q107", form, &lines), usize::from(at != right), "{form}: {lines}");
            }
        }
    }
}

#[test]
fn the_threshold_of_larger_books_follows_from_the_population() {
    for (form, people, result, expected) in [
        ("all-items@2018-05", "30万人以上", "1", 0),
        ("all-items@2018-05", "30万人以上", "2", 1),
        ("all-items@2018-05", "10万人以上30万人未満", "1", 0),
        ("all-items@2018-05", "10万人以上30万人未満", "3", 1),
        ("all-items@2018-05", "1万人以上10万人未満", "3", 0),
        ("all-items@2018-05", "1万人以上10万人未満", "1", 1),
        ("all-items@2018-05", "1,000人未満", "4", 0),
        ("all-items@2018-05", "1,000人未満", "3", 1),
        ("priority-items@2018-05", "10万人以上30万人未満", "1", 0),
        ("priority-items@2018-05", "1万人以上10万人未満", "2", 0),
        ("priority-items@2018-05", "1万人以上10万人未満", "3", 1),
        ("priority-items@2018-05", "30万人以上", "1", 1),
    ] {
        let lines = format!("[task]\npopulation = \"{people}\"\n[procedure.basic]\nthreshold = \"{result}\"");
        assert_eq!(of_book("Q107", form, &lines), expected, "{form}: {lines}");
    }
    for (submitted, expected) in [("1", 1), ("2", 0), ("3", 0)] {
        let lines = format!(
            "threshold-result = \"基礎項目評価及び重点項目評価の実施が義務付けられる\"\n[risks]\nsubmission = \"{submitted}\""
        );
        assert_eq!(of_book("Q107", "basic-items@2019-01", &lines), expected, "{lines}");
    }
}

#[test]
fn head_counts_in_words_fit_the_band() {
    for (words, expected) in [
        ("対象者数は12,300人である。", 0),
        ("対象者数は137,564名である。", 1),
        ("対象者数は、令和8年4月1日現在で、約９，５００人である。", 1),
        ("市民（10万人以上の都市に限る。）", 0),
        ("30万人を超える市の住民", 0),
        ("合計は50,000人、うち転入者は1,200人である。", 0),
        ("申請者は年間延べ200,000人である。", 0),
        ("窓口の職員2名が確かめる。", 0),
        ("名簿に20万人名義の登録がある。", 1),
        ("給付費は120,000円である。", 0),
        ("| 被保険者 | 14万人 |", 1),
        ("被保険者及びその世帯主　約8,300人（令和8年1月1日現在）", 1),
        ("被保険者　8,300人、世帯主　6,100人（いずれも令和8年1月1日現在）", 0),
        ("被保険者のうち減免を受けた者（8,300人）", 0),
    ] {
        let lines = format!("basics.persons = \"1万人以上10万人未満\"\nbasics.scope = \"{words}\"");
        assert_eq!(of_file("Q108", &lines), expected, "{words}");
    }
    let task = |words: &str| {
        let lines = format!("[task]\npopulation = \"1万人以上10万人未満\"\ndescription = \"{words}\"");
        of_book("Q108", "all-items@2018-05", &lines)
    };
    assert_eq!(task("県内の人口は90万人であり、市の事務はその一部である。"), 0, "a task speaks of many things");
    assert_eq!(task("対象人数は、12万人である。"), 1);
}

#[test]
fn incidents_and_measures_have_the_same_numbers() {
    for (content, prevention, expected) in [
        ("①誤送付\\n②紛失", "①二重に確かめる\\n②保管庫を設けた", 0),
        ("①誤送付\\n②紛失", "①二重に確かめる", 1),
        ("①誤送付\\n②紛失", "①②共通：研修を行った", 0),
        ("①誤送付\\n②紛失", "（①、②）研修を行った", 0),
        ("誤送付が1件あった。", "①二重に確かめる\\n②研修", 0),
        ("①誤送付をした。②紛失した。", "①確かめる。②設けた。", 0),
        ("封筒①に、通知書②を入れた。", "①確かめる。", 0),
    ] {
        let lines = format!(
            "[files.risks.storage.loss]\nincidents = \"発生あり\"\nincidents-content = \"{content}\"\nincidents-prevention = \"{prevention}\""
        );
        assert_eq!(of_file("Q109", &lines), expected, "{content} / {prevention}");
    }
}

#[test]
fn opinions_agree_with_what_became_of_them() {
    for (opinions, reflection, expected) in [
        ("なし", "なし", 0),
        ("意見はありませんでした。", "－", 0),
        ("意見は0件であった。", "意見がなかったため、修正していない。", 0),
        ("意見はなかった。", "意見を反映し、第2項を修正した。", 1),
        ("なし", "第三者点検の意見により、修正した。", 0),
        ("3件の意見が提出された。", "意見がなかったため、変更はない。", 1),
        ("3件の意見が提出された。", "意見を踏まえ、修正した。", 0),
        ("3件の意見が提出された。", "5件の意見を反映した。", 1),
        ("2人の方から3件の意見が提出された。", "なし", 0),
        ("3名の方から2件の意見が提出された。", "なし", 1),
        ("郵送2件、電子メール1件の意見があった。", "3件を反映した。", 0),
        ("1通の封書に3件の意見があった。", "1件を反映した。2件は反映していない。", 0),
    ] {
        let lines = format!("[procedure.consultation]\nopinions = \"{opinions}\"\nreflection = \"{reflection}\"");
        assert_eq!(of_book("Q110", "all-items@2018-05", &lines), expected, "{opinions} / {reflection}");
    }
}

#[test]
fn numbers_run_without_gap() {
    for (words, expected) in [
        ("①申請\\n②審査\\n③通知", 0),
        ("①申請\\n③通知", 1),
        ("⑳二十\\n㉑二十一", 0),
        ("⑲十九\\n㉑二十一", 1),
        ("④受付\\n⑤審査", 0),
        ("①外\\n　①内\\n　②内\\n　③内\\n②外\\n③外", 0),
        ("①申請\\n②審査\\n①から③までは、窓口で行う。", 0),
        ("①申請\\n②審査\\n④の場合は、この限りでない。", 0),
        ("③-1 受付\\n③-2 審査", 0),
        ("①申請②審査④通知", 0),
        ("・①申請\\n・②審査\\n・⑤通知\\n・⑥保存", 1),
    ] {
        let lines = format!("[task]\ndescription = \"{words}\"");
        assert_eq!(of_book("Q111", "all-items@2018-05", &lines), expected, "{words}");
    }
    for (items, expected) in [
        (r#""1.氏名", "2.住所", "3.性別""#, 0),
        (r#""1.氏名", "2.住所", "2.性別""#, 1),
        (r#""1.氏名", "住所", "3.性別""#, 0),
        (r#""27. 氏名", "28. 住所""#, 0),
        (r#""1回目の接種日", "3回目の接種日""#, 0),
        (r#""18歳未満の子", "65歳以上の者""#, 0),
    ] {
        let lines = format!("[[files.records]]\nid = \"kihon\"\nitems = [{items}]");
        assert_eq!(of_file("Q111", &lines), expected, "{items}");
    }
    let changed = "[[changes]]\nid = \"a\"\nbefore = \"①申請\\n③通知\"";
    assert_eq!(of_book("Q111", "all-items@2018-05", changed), 0, "what was written before is not judged");
}

#[test]
fn totals_are_the_sum_of_their_parts() {
    for (words, expected) in [
        ("窓口2件、郵送5件の計7件", 0),
        ("窓口2件、郵送5件の計8件", 1),
        ("合計は、8件（窓口2件、郵送5件）である。", 1),
        ("合計7件（窓口２件、郵送５件）である。", 0),
        ("計7件のうち、窓口2件、郵送3件である。", 0),
        ("延べ窓口2件、郵送5件、計6件", 0),
        ("3人から、窓口2件、郵送5件の計7件", 0),
        ("会計課の2人と3人", 0),
        ("1校当たり8万円から13万円で、計90万円", 0),
        ("統計は、5件、6件、7件を用いる。", 0),
        ("職員2人が5件を計7件にまとめた。", 0),
        ("| 区分 | 件数 |\\n| --- | --- |\\n| 窓口 | 2件 |\\n| 郵送 | 5件 |\\n| 計 | 7件 |", 0),
        ("| 区分 | 件数 |\\n| --- | --- |\\n| 窓口 | 2件 |\\n| 郵送 | 5件 |\\n| 計 | 8件 |", 1),
        ("| 区分 | 件数 |\\n| --- | --- |\\n| 窓口 | 2件 |\\n| 郵送 | － |\\n| 計 | 2件 |", 0),
        ("| 区分 | 件数 |\\n| --- | --- |\\n| 窓口 | 2件 |\\n| うち午前 | 1件 |\\n| 計 | 2件 |", 0),
        ("| 区分 | 割合 |\\n| --- | --- |\\n| 窓口 | 20% |\\n| 郵送 | 30% |\\n| 計 | 100% |", 0),
        ("| 区分 | 時期 |\\n| --- | --- |\\n| 窓口 | 4月 |\\n| 郵送 | 5月 |\\n| 計 | 12月 |", 0),
        (
            "| 区分 | 令和7年 | 令和8年 |\\n| --- | --- | --- |\\n| 窓口 | 2 | 3 |\\n| 郵送 | 5 | 6 |\\n| **合計** | 7 | 10 |",
            1,
        ),
    ] {
        let lines = format!("[task]\ndescription = \"{words}\"");
        assert_eq!(of_book("Q151", "all-items@2018-05", &lines), expected, "{words}");
    }
}

#[test]
fn check_digits_fit() {
    for (words, expected) in [
        ("法人番号：7000012050002", 0),
        ("法人番号７０００－０１２０５－０００２", 0),
        ("法人番号は7000012050020である。", 1),
        ("法人番号（13桁）を記録する。", 0),
        ("法人番号 700001205000", 0),
        ("契約番号7000012050020", 0),
        ("地方公共団体コード：131091", 0),
        ("地方公共団体コード「131105」", 0),
        ("団体コード131106", 1),
        ("団体コード（5桁の数字）131106", 0),
        ("予算コード131106", 0),
    ] {
        let lines = format!("[task]\ndescription = \"{words}\"");
        assert_eq!(of_book("Q152", "all-items@2018-05", &lines), expected, "{words}");
    }
}

#[test]
fn opinions_are_counted_as_in_the_result() {
    for (words, received, expected) in [
        ("23件の意見が提出された。", 23, 0),
        ("14の個人及び団体から２３件の意見が提出された。うち5件は同じ趣旨である。", 23, 0),
        ("23件の意見が提出された。", 24, 1),
        ("意見の提出はなかった。", 2, 1),
        ("意見の提出はなかった。", 0, 0),
        ("次のとおり。", 2, 0),
        ("第1号の案に2件、第2号の案に3件の意見があった。", 6, 0),
        ("なし", 0, 0),
    ] {
        let book = format!("form = \"all-items@2018-05\"\n[procedure.consultation]\nopinions = \"{words}\"\n");
        let result =
            format!("form = \"consultation-result@1\"\nreceived = {received}\nfinal = [\"assessments/kaigo/1\"]\n");
        let mut files = file("assessments/kaigo/1/book.toml", &book);
        files.insert("consultations/kaigo-1/result.toml".to_owned(), result.clone());
        assert_eq!(told_by("Q153", &files).len(), expected, "{words} {received}");
        files.insert("consultations/kaigo-1/result.toml".to_owned(), result.replace("kaigo/1", "kaigo/2"));
        assert!(told_by("Q153", &files).is_empty(), "the result is that of another version");
    }
}

#[test]
fn rows_are_counted_in_words() {
    for (words, expected) in [
        ("委託事項は2件である。", 0),
        ("委託事項は、３件である。", 1),
        ("委託事項が5件あり、それぞれに契約する。", 1),
        ("委託事項2は、3件の契約による。", 0),
        ("委託事項は3件のうち1件を再委託する。", 0),
        ("委託事項は1件ごとに契約する。", 0),
        ("提供先は1か所です。", 0),
        ("提供先の数は、全部で4か所です。", 1),
        ("提供先は1か月ごとに確かめる。", 0),
        ("移転先は3つである。", 0),
        ("この委託事項は2者で行う。", 0),
    ] {
        let rows = format!("{}{}", rows("entrustments", 2), rows("recipients", 1));
        let lines = format!("[task]\ndescription = \"{words}\"\n[[files]]\nid = \"kaigo\"\n{rows}");
        assert_eq!(of_book("Q154", "all-items@2018-05", &lines), expected, "{words}");
    }
}
