//! Spellings of references, each with how many findings a rule has on it.

use crate::rulebook::SITE;
use crate::rulebook::file;
use crate::rulebook::told_by;

const BOOK: &str = "assessments/kokuho/1/book.toml";

/// A book whose 別添1 says the words.
fn saying(words: &str) -> String {
    format!(
        "form = \"all-items@2018-05\"\n[flow]\ndescription = '''\n{words}'''\n[[files]]\nid = \"main\"\n\
         [files.entrustment]\nstatus = \"1\"\n\
         [[files.entrustments]]\nid = \"print\"\nname = \"納入通知書の印刷及び封入\"\nvendor = \"株式会社みほん印刷\"\n\
         [[files.entrustments]]\nid = \"call\"\nname = \"コールセンターの運営\"\nvendor = \"みほんサポート株式会社\"\n\
         [[files.recipients]]\nid = \"prefecture\"\nname = \"見本県知事\"\n"
    )
}

fn table(code: &str, rows: &[(&str, usize)]) {
    for (words, expected) in rows {
        let told = told_by(code, &file(BOOK, &saying(words)));
        assert_eq!(told.len(), *expected, "{code}: {words}: {told:#?}");
    }
}

#[test]
fn numbers_of_places_that_are_not_there() {
    table(
        "P103",
        &[
            ("①受付\n②審査\n上記③の後に確認する。", 1),
            ("（１）受付\n（２）審査\n上記（３）及び（４）の後に確認する。", 2),
            ("ア　受付\nイ　審査\n上記ウにより確認する。", 1),
            ("上記①により確認する。", 1),
            ("下記④のとおり確認する。\n①受付\n②審査", 1),
            // What is there, however it is written.
            ("①受付\n②審査\n③通知\n上記①～③の後に確認する。", 0),
            ("1. 受付\n2. 審査\n\n上記２の後に確認する。", 0),
            ("- （１）受付\n- （２）審査\n\n上記(2)の後に確認する。", 0),
            ("ア　受付\nイ　審査\n上記ア及びイにより確認する。", 0),
            // Numbers of things, words that begin with kana, and what others wrote.
            ("①受付\n②審査\n上記３つの処理を行う。", 0),
            ("①受付\n上記5年の期間を過ぎたときは消去する。", 0),
            ("上記アクセス権限は、年1回見直す。", 0),
            ("上記のとおりである。下記に示す。", 0),
            ("①受付\n\n> 上記③により確認する。", 0),
            ("（１）受付\n上記（１）から（４）までを確認する。", 1),
        ],
    );
}

#[test]
fn rows_that_are_not_there() {
    table(
        "P101",
        &[
            ("委託事項３では、日報を確かめる。", 1),
            ("委託事項1、2及び4では、日報を確かめる。", 1),
            ("委託事項１～４では、日報を確かめる。", 2),
            ("提供先２には、専用線で提供する。", 1),
            ("委託事項 ９（コールセンター）では、日報を確かめる。", 1),
            ("委託事項1及び２では、日報を確かめる。", 0),
            ("委託事項は3件である。委託事項3件のうち、2件を見直した。", 0),
            ("委託事項2～5の欄に書く。", 0),
            ("再委託事項３は、許諾の書面に書く。", 0),
            ("提供先1には、専用線で提供する。提供先２か所と協議した。", 0),
            ("次期システム2027の調達を始める。", 0),
            ("住民記録システム9号機を使う。", 0),
            ("> 委託事項９では、日報を確かめる。", 0),
        ],
    );
}

#[test]
fn rows_under_the_name_of_others() {
    table(
        "P152",
        &[
            ("委託事項１（コールセンターの運営）では、日報を確かめる。", 1),
            ("委託事項２：納入通知書の印刷及び封入\n日報を確かめる。", 1),
            ("コールセンターの運営（委託事項１）では、日報を確かめる。", 1),
            ("委託事項２（株式会社みほん印刷）では、日報を確かめる。", 1),
            ("委託事項１では、コールセンターの運営の日報を確かめる。", 1),
            ("委託事項２（コールセンターの運営）では、日報を確かめる。", 0),
            ("委託事項１（印刷及び封入）では、日報を確かめる。", 0),
            ("委託事項１（みほん印刷）では、日報を確かめる。", 0),
            ("委託事項１（年4回の作業）では、日報を確かめる。", 0),
            ("委託事項１では日報を、委託事項２ではコールセンターの運営の記録を確かめる。", 0),
            ("委託事項１では、納入通知書の印刷及び封入の後、コールセンターの運営の者に渡す。", 0),
        ],
    );
}

#[test]
fn items_and_attachments_that_are_not_there() {
    table(
        "P102",
        &[
            ("「⑥委託者名」の項に記載している。", 1),
            ("「⑤委託先名」の項に記載している。", 1),
            ("別添５を参照。", 1),
            ("別添１（特定個人情報ファイル記録項目）を参照。", 1),
            ("「⑥委託先名」の項に記載している。", 0),
            ("「1. ①請求先」と同じ", 0),
            ("「委託先名」の欄に記載している。", 0),
            ("「②事務の内容」に書き加えた。", 0),
            ("「①氏名、②住所」を書く。", 0),
            ("「③届出の受付」の項を見る。\n③届出の受付\n届出を受け付ける。", 0),
            ("別添２を参照。（別添３）変更箇所に示す。", 0),
            ("契約書の別添５に定める。仕様書別添4のとおりとする。", 0),
            ("「個人情報取扱特記事項」の別添９に定める。", 0),
            ("届出を受け付ける。\n別添５\n控えを残す。", 0),
            ("届出は、別添７の様式２を用いる。別添６の別紙３による。", 0),
        ],
    );
}

#[test]
fn materials_that_were_not_handed_out() {
    for (words, expected) in [
        ("資料1-3の第3節のとおりです。", 1),
        ("資料３のとおりです。", 1),
        ("資料１－２の第3節のとおりです。", 0),
        ("資料1の全体をご覧ください。", 0),
        ("前回の資料1-5のとおりです。", 0),
        ("5月10日の資料2-1のとおりです。", 0),
        ("添付資料3のとおりです。", 0),
        ("資料3点を配布しました。", 0),
        ("資料を改めて送ります。", 0),
    ] {
        let text = format!(
            "form = \"meeting-record@1\"\ntitle = \"令和7年度第1回審議会\"\n\
             [[materials]]\nid = \"m-1\"\nnumber = \"資料1-1\"\ntitle = \"概要\"\n\
             [[materials]]\nid = \"m-2\"\nnumber = \"資料1-2\"\ntitle = \"図\"\n\
             [[agenda]]\nid = \"consent\"\nnumber = \"諮問第1号\"\n\
             [[agenda.questions]]\nid = \"q1\"\nquestion = \"伺う。\"\nanswer = \"{words}\"\n"
        );
        let told = told_by("P120", &file("meetings/shingikai/r7-1/1/record.toml", &text));
        assert_eq!(told.len(), expected, "{words}: {told:#?}");
    }
}

#[test]
fn abbreviations_that_nobody_explains() {
    table(
        "P106",
        &[
            ("番号法に基づき取り扱う。", 1),
            ("住基ネットにより確認する。", 1),
            ("KHSに登録する。KHSは国が運用する。", 1),
            ("ＫＨＳとKMSに登録する。", 2),
            ("見本条例により行う。見本市介護条例（以下「見本条例」という。）による。", 1),
            ("介護の法（以下「番号法」という。）に基づき取り扱う。番号法による。", 0),
            ("番号法（行政手続における特定の個人を識別するための番号の利用等に関する法律）に基づく。", 0),
            ("国保資格システム（KHS）に登録する。KHSの画面を見る。", 0),
            ("KHS（国保資格システム）に登録する。", 0),
            ("国保資格システム（以下、KHS）に登録する。KHSの画面を見る。", 0),
            ("IDとパスワードを入力し、CSVをDVD-Rに書く。ISO/IEC27001の認証を受けた。", 0),
            ("https://www.example.jp/KHS/ を見る。[手順](/pages/KHS/)による。", 0),
            ("ファイルの大きさは3MBから1GBまでで、PDCAにより見直す。", 0),
            ("個人情報保護法律相談を行う。Ⅱ、III及びIVを見る。", 0),
            ("委託先は、以下のとおりである。以下同じ。", 0),
        ],
    );
}

#[test]
fn abbreviations_of_the_site_need_no_words_in_a_document() {
    let site = format!("{SITE}\n[[abbreviations]]\nwords = \"KHS\"\nmeaning = \"国保資格システム\"\n");
    let mut files = file(BOOK, &saying("KHSに登録する。"));
    assert_eq!(told_by("P106", &files).len(), 1);
    files.insert("site.toml".to_owned(), site);
    assert_eq!(told_by("P106", &files), [""; 0]);
}

#[test]
fn abbreviations_of_the_site_have_words_and_a_meaning_once() {
    for (tables, code, expected) in [
        ("[[abbreviations]]\nwords = \"KHS\"\n", "R209", 1),
        ("[[abbreviations]]\nmeaning = \"国保資格システム\"\n", "R209", 1),
        ("[[abbreviations]]\nword = \"KHS\"\nmeaning = \"国保資格システム\"\n", "R201", 1),
        (
            "[[abbreviations]]\nwords = \"KHS\"\nmeaning = \"一\"\n[[abbreviations]]\nwords = \"ＫＨＳ\"\nmeaning = \"二\"\n",
            "R208",
            1,
        ),
        ("[[abbreviations]]\nwords = \"KHS\"\nmeaning = \"国保資格システム\"\n", "R209", 0),
    ] {
        let told = told_by(code, &file("site.toml", &format!("{SITE}\n{tables}")));
        assert_eq!(told.len(), expected, "{code} {tables}: {told:#?}");
    }
}

#[test]
fn abbreviations_that_are_explained_twice() {
    table(
        "P151",
        &[
            ("介護保険法（以下「法」という。）による。老人福祉法（平成X年。以下「法」という。）による。", 1),
            ("国の環境（以下「クラウド」という。）に置く。\n国の環境（以下「クラウド」という。）に置く。", 1),
            ("評価書（以下、評価書）を見る。国の評価書（以下「評価書」という。）を見る。", 1),
            ("介護保険法（以下「法」という。）による。介護保険法施行令（以下「施行令」という。）による。", 0),
            (
                "介護保険法（以下この欄において「法」という。）による。老人福祉法（以下この段落において「法」という。）による。",
                0,
            ),
            ("以下「注意」の欄を見る。以下「注意」の欄を見る。", 0),
            ("> 介護保険法（以下「法」という。）\n\n介護保険法（以下「法」という。）による。", 0),
            ("甲（以下「A」又は「B」という。）、乙（以下「C」という。）", 0),
        ],
    );
}

#[test]
fn laws_under_two_numbers() {
    let law = "介護保険法（平成9年法律第123号）による。";
    for (words, expected) in [
        ("介護保険法（平成9年法律第132号）による。", 1),
        ("介護保険法（平成10年法律第123号。以下「法」という。）による。", 1),
        ("介護保険法（平成九年法律第百二十三号）による。", 0),
        ("介護保険法（平成９年法律第１２３号）による。", 0),
        ("介護保険法施行令（平成10年政令第412号）による。", 0),
        ("介護保険法（平成9年度の実績は第3号様式）による。", 0),
        ("同法（平成9年法律第132号）による。", 0),
        ("老人福祉法（昭和38年法律第133号）による。", 0),
        ("介護保険法（平成12年4月1日施行）による。", 0),
        ("見本法の一部を改正する法律（平成13年法律第9号）と見本法の一部を改正する法律（平成25年法律第3号）", 0),
        (
            "医師の法第2条に規定する研修に関する省令（平成14年厚生労働省令第8号）と、薬剤の法第2条に規定する研修に関する省令（平成17年厚生労働省令第3号）",
            0,
        ),
    ] {
        let told = told_by("P165", &file(BOOK, &saying(&format!("{law}\n{words}"))));
        assert_eq!(told.len(), expected, "{words}: {told:#?}");
    }
}

/// A book with two systems that are stored in one place, and two entrustments.
fn storing(erasure: &str, log: &str) -> String {
    format!(
        "form = \"all-items@2018-05\"\n[[systems]]\nid = \"kokuho\"\nname = \"国民健康保険システム\"\n\
         [[systems]]\nid = \"server\"\nname = \"中間サーバー\"\n[[systems]]\nid = \"net\"\nname = \"接続端末（ＬＧ端末）\"\n\
         [[files]]\nid = \"main\"\n[files.storage]\nplace = \"国民健康保険システムと中間サーバに保管する。申請書は倉庫に置く。\"\nerasure = \"{erasure}\"\n\
         [files.entrustment]\nstatus = \"委託する\"\n\
         [[files.entrustments]]\nid = \"print\"\nname = \"通知書の印刷\"\n\
         [[files.entrustments]]\nid = \"call\"\nname = \"電話の受付\"\n\
         [[files.entrustments]]\nid = \"move\"\nname = \"書類の運搬\"\n\
         [files.risks.entrustment]\nlog-method = \"{log}\"\n"
    )
}

#[test]
fn what_a_list_leaves_out() {
    let whole = "国民健康保険システムと中間サーバーのデータを消去し、申請書を溶解する。";
    for (erasure, log, expected) in [
        ("国民健康保険システムのデータを消去する。申請書は溶解する。", "", 1),
        ("中間サーバーと国民健康保険システムのデータを消去する。", "", 1),
        (whole, "委託事項1では日報、委託事項２では録音を残す。", 1),
        (
            whole,
            "[印刷](#files.main.entrustments.print)では日報、[運搬](#files.main.entrustments.move)では送付票を残す。",
            1,
        ),
        (whole, "", 0),
        ("保管期間を過ぎたデータを、職員が消去する。", "", 0),
        ("国民健康保険システムなど、全てのシステムのデータを消去する。", "", 0),
        (whole, "委託先は、日報を残す。", 0),
        (whole, "委託事項1では、日報を残す。", 0),
        (whole, "委託事項1～3で、日報を残す。", 0),
        (whole, "全ての委託事項で日報を、委託事項1及び2では録音も残す。", 0),
        (whole, "通知書の印刷、電話の受付及び書類の運搬の記録を残す。", 0),
    ] {
        let told = told_by("P112", &file(BOOK, &storing(erasure, log)));
        assert_eq!(told.len(), expected, "{erasure} {log}: {told:#?}");
    }
}

#[test]
fn items_of_tables_that_disagree() {
    for (listed, basis, expected) in [
        ("別表第二の１、１６の２、１９の項", "番号法別表第二の１６の３の項", 1),
        ("別表第二の1、2、3の項", "別表第二の3の項及び別表第二の4の項", 1),
        ("別表第二の１、１６の２、１９の項", "番号法別表第二の16の2の項", 0),
        ("別表第二の1の項、別表第二の2の項、別表第二の3及び5の項", "別表第二の5の項", 0),
        ("別表第二の1の項及び2の項", "別表第二の9の項", 0),
        ("別表第二の1、16、19の項", "別表第二の16の2の項", 1),
        ("別表第二の1～30の項", "別表第二の9の項", 0),
        ("番号法第19条第8号", "別表第二の9の項", 0),
        ("別表の1、2、3の項", "介護保険に関する事務の項", 0),
        ("別表の1、2、3の項", "「⑥委託先名」の項に記載している。", 0),
        ("別表の1、2、3の項", "別表の9の項", 0),
        ("別表第二の1～30の項、40の項", "別表第二の9の項", 0),
        ("別表第二の1～30の項、40の項", "別表第二の16の2の項及び40の項", 0),
        ("別表第二の1～30の項、40の項", "別表第二の31の項", 1),
        ("別表第二の一から三十までの項", "別表第二の2の項から5の項まで", 0),
        ("別表第二の1から30までの項", "別表第二の2～31の項", 1),
        ("別表第二の16-2の項", "別表第二の十六の二の項", 0),
    ] {
        let text = format!(
            "form = \"all-items@2018-05\"\n[network]\nstatus = \"実施する\"\nbasis = \"{listed}\"\n[[files]]\nid = \"main\"\n\
             [[files.recipients]]\nid = \"ken\"\nname = \"見本県知事\"\nbasis = \"{basis}\"\n"
        );
        let told = told_by("P114", &file(BOOK, &text));
        assert_eq!(told.len(), expected, "{listed} / {basis}: {told:#?}");
    }
}

#[test]
fn remarks_of_a_book_are_read() {
    let text = "form = \"all-items@2018-05\"\n[flow]\nremarks = \"送付の手順は、別添５を参照。\"\n";
    assert_eq!(told_by("P102", &file(BOOK, text)).len(), 1);
}
