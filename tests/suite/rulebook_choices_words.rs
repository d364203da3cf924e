//! Boxes that contradict the text beside them: what each rule hears, and what it leaves alone.

use crate::rulebook_choices::ALL_ITEMS;
use crate::rulebook_choices::PRIORITY;
use crate::rulebook_choices::expect;

#[test]
fn subcontracting_goes_with_its_words() {
    let book = |status: &str, approval: &str, matters: &str| {
        format!(
            "[[files]]\nid = \"main\"\n[[files.entrustments]]\nid = \"a\"\nsubcontracting.status = \"{status}\"\n\
             subcontracting.approval = \"{approval}\"\nsubcontracting.matters = \"{matters}\""
        )
    };
    let cases: &[(&str, &str, &str, usize)] = &[
        ("再委託しない", "書面により許諾する。", "機器の保守", 2),
        ("再委託しない", "再委託する場合は、事前に書面で許諾を得る。", "－", 1),
        ("再委託しない", "－", "機器の保守及び夜間の監視", 1),
        ("再委託しない", "－", "", 0),
        ("再委託しない", "該当なし", "再委託は行わない。", 0),
        ("再委託しない", "再委託しないため、記載なし", "再委託はしていない", 0),
        ("再委託しない", "契約書で再委託を禁止している。", "（再委託しない）", 0),
        ("再委託する", "－", "なし", 2),
        ("再委託する", "書面により許諾する。", "再委託は行わない。", 1),
        ("再委託する", "書面により許諾する。", "特定個人情報を取り扱わない作業", 0),
        ("再委託する", "書面により許諾する。更なる再委託は認めない。", "機器の保守", 0),
        ("再委託する", "さらなる再委託は認めない。", "機器の保守", 0),
        ("再委託する", "", "", 0),
    ];
    for (status, approval, matters, number) in cases {
        expect("X106", ALL_ITEMS, &[(&book(status, approval, matters), *number)]);
        expect("X106", PRIORITY, &[(&book(status, approval, matters), *number)]);
    }
}

#[test]
fn incidents_go_with_their_words() {
    let book = |status: &str, content: &str, prevention: &str| {
        format!(
            "[[files]]\nid = \"main\"\nrisks.storage.loss.incidents = \"{status}\"\n\
             risks.storage.loss.incidents-content = \"{content}\"\nrisks.storage.loss.incidents-prevention = \"{prevention}\""
        )
    };
    let cases: &[(&str, &str, &str, usize)] = &[
        ("発生なし", "名簿を紛失した。", "研修を行った。", 2),
        ("発生なし", "重大事故には当たらないが、誤送付が3件あった。", "－", 1),
        ("発生なし", "－", "－", 0),
        ("発生なし", "", "", 0),
        ("発生なし", "過去3年以内に重大事故は発生していない。", "該当なし", 0),
        ("発生なし", "発生なし", "発生していないため記載しない。", 0),
        ("発生なし", "（該当なし）", "なし。", 0),
        ("発生あり", "名簿を紛失した。", "なし", 1),
        ("発生あり", "名簿を紛失した。", "研修を行い、持ち出さないこととした。", 0),
        ("発生あり", "", "", 0),
    ];
    for (status, content, prevention, number) in cases {
        expect("X110", ALL_ITEMS, &[(&book(status, content, prevention), *number)]);
        expect("X110", PRIORITY, &[(&book(status, content, prevention), *number)]);
    }
}

#[test]
fn fees_go_with_their_words() {
    let cases: &[(&str, &str, usize)] = &[
        ("有料", "なし", 1),
        ("有料", "窓口で現金により納付する。", 1),
        ("有料", "１件につき３００円", 1),
        ("有料", "条例で定める額を、納付書により納める。", 0),
        ("有料", "1枚10円。窓口で支払う。", 0),
        ("有料", "三百円を現金で納付", 0),
        ("有料", "", 0),
        ("無料", "1件につき300円を納付書により納付する。", 1),
        ("無料", "（手数料額：0円）", 0),
        ("無料", "手数料は徴収しない。", 0),
        ("無料", "ただし、写しの交付は1枚につき10円を要する。", 0),
        ("無料", "郵送の場合は、切手代84円を要する。", 0),
        ("無料", "－", 0),
    ];
    for (fee, detail, number) in cases {
        expect(
            "X112",
            ALL_ITEMS,
            &[(&format!("requests.fee = \"{fee}\"\nrequests.fee-detail = \"{detail}\""), *number)],
        );
    }
}

#[test]
fn main_items_are_explained_by_their_names() {
    let book = |chosen: &str, validity: &str| {
        format!(
            "[[files]]\nid = \"main\"\nbasics.main-items = [{chosen}]\nbasics.main-items-validity = \"\"\"\n{validity}\"\"\""
        )
    };
    let three = "\"個人番号\", \"個人番号対応符号\", \"4情報（氏名、性別、生年月日、住所）\"";
    let cases: &[(&str, &str, usize)] = &[
        (three, "・個人番号対応符号：照会のため。\n・４情報：本人の確認のため。", 1),
        (three, "【個人番号】\n特定のため。\n【個人番号対応符号】\n照会のため。\n【連絡先】\n連絡のため。", 2),
        (three, "・個人番号、個人番号対応符号：特定のため。\n・4情報：確認のため。\n・国税関係情報：審査のため。", 1),
        (
            "\"個人番号\", \"4情報（氏名、性別、生年月日、住所）\", \"その他（接種の履歴）\"",
            "・個人番号：特定のため。\n・4情報：確認のため。",
            1,
        ),
        (
            "\"個人番号\", \"4情報（氏名、性別、生年月日、住所）\", \"その他（接種の履歴）\"",
            "・個人番号：特定のため。\n・4情報：確認のため。\n・その他（接種の履歴）：管理のため。",
            0,
        ),
        (
            "\"個人番号\", \"4情報（氏名、性別、生年月日、住所）\", \"その他（接種の履歴）\"",
            "個人番号及び氏名は特定のため、接種の履歴は管理のために記録する。",
            0,
        ),
        (three, "・個人番号：特定のため。\n・個人番号対応符号：照会のため。\n・基本4情報：確認のため。", 0),
        (three, "・識別情報：対象者を正確に特定するため。\n・連絡先等情報：通知のため。", 0),
        (three, "いずれも、事務の実施に必要な情報である。", 0),
        (three, "－", 0),
        (
            "\"個人番号\", \"連絡先（電話番号等）\", \"介護・高齢者福祉関係情報\"",
            "【個人番号】【連絡先（電話番号）】\n特定と連絡のため。\n【高齢者福祉関係情報】\n判定のため。",
            0,
        ),
        ("\"個人番号\", \"その他識別情報（内部番号）\"", "個人番号：特定のため\n宛名番号：管理のため", 0),
    ];
    for (chosen, validity, number) in cases {
        expect("X103", ALL_ITEMS, &[(&book(chosen, validity), *number)]);
        expect("X103", PRIORITY, &[(&book(chosen, validity), *number)]);
    }
}

#[test]
fn sources_in_the_text_are_chosen() {
    let book = |sources: &str, timing: &str| {
        format!("[[files]]\nid = \"main\"\nacquisition.sources = [{sources}]\nacquisition.timing = \"{timing}\"")
    };
    let (person, city) = ("\"本人又は本人の代理人\"", "\"評価実施機関内の他部署（市民課）\"");
    let cases: &[(&str, &str, usize)] = &[
        (city, "申請の都度、本人又は代理人から入手する。", 1),
        (city, "給付の請求は、法定代理人等からの申請により取得する。", 1),
        (person, "接種の記録を、医師会及び医療機関より月1回取得する。", 1),
        (person, "転入の記録は市民課から毎日取得する。", 1),
        (person, "特別徴収の対象者は、日本年金機構から年6回受領する。", 1),
        (person, "他市町村から、照会により入手する。", 1),
        (city, "転入の記録は市民課から毎日取得する。", 0),
        (city, "本人からの同意を得て、市民課の情報を取得する。", 0),
        (city, "本人からは入手しない。", 0),
        (city, "本人の申請に基づき、市民課から取得する。", 0),
        (city, "本人以外の者から入手することとなるため、案内を行う。", 0),
        ("\"その他（接種を行った医療機関）\"", "接種の記録を、医療機関から月1回取得する。", 0),
        (person, "4月から毎月1回取得する。", 0),
        (person, "本人から申請を受けた都度取得する。", 0),
        (person, "医療機関からの問合せを受け、本人の申請の内容を確かめる。", 0),
        ("", "", 0),
    ];
    for (sources, timing, number) in cases {
        expect("X104", ALL_ITEMS, &[(&book(sources, timing), *number)]);
    }
}

#[test]
fn media_in_the_text_are_chosen() {
    let book = |media: &str, timing: &str, place: &str| {
        format!(
            "[[files]]\nid = \"main\"\nacquisition.media = [{media}]\nacquisition.timing = \"{timing}\"\nstorage.place = \"{place}\""
        )
    };
    let internal = "\"庁内連携システム\"";
    let cases: &[(&str, &str, &str, usize)] = &[
        (internal, "申請書の提出を受けた都度", "", 1),
        (internal, "毎日", "申請書については、鍵付の倉庫に保管する。", 1),
        (internal, "実績の情報は、専用線により毎月受け取る。", "", 1),
        (internal, "電子メールに添付された名簿により、月1回入手する。", "", 1),
        (internal, "他の機関への照会は、情報提供ネットワークシステムにより都度行う。", "", 1),
        ("\"紙\"", "申請書の提出を受けた都度", "申請書は、書庫に保管する。", 0),
        (internal, "電子メールによる入手は行わない。", "", 0),
        (internal, "情報提供ネットワークシステムを通じた入手を除く。", "", 0),
        (internal, "電子申請により申請書の提出を受けた都度", "申請書データは、サーバーに保管する。", 0),
        ("\"その他（申請書の郵送）\"", "申請書の提出を受けた都度", "", 0),
        ("\"その他（専用線）\"", "専用線により毎月", "", 0),
        (internal, "毎日", "サーバーは、施錠した室に設置する。", 0),
    ];
    for (media, timing, place, number) in cases {
        expect("X105", ALL_ITEMS, &[(&book(media, timing, place), *number)]);
    }
    let priority =
        "[[files]]\nid = \"main\"\nacquisition.media = [\"専用線\"]\nstorage.place = \"申請書は、書庫に保管する。\"";
    expect("X105", PRIORITY, &[(priority, 1)]);
}

#[test]
fn email_is_explained() {
    let book = |media: &str, others: &str| format!("[[files]]\nid = \"main\"\nacquisition.media = [{media}]\n{others}");
    let changes = "[[changes]]\nid = \"a\"\nbefore = \"電子メールで送付\"";
    let cases: &[(&str, &str, usize)] = &[
        ("\"電子メール\"", "", 1),
        ("\"電子メール\"", changes, 1),
        ("\"電子メール\"", "acquisition.purpose = \"メールで届いた申請の審査\"", 0),
        ("\"電子メール\", \"その他（暗号化したメール）\"", "", 0),
        ("\"紙\"", "", 0),
        ("", "", 0),
    ];
    for (media, others, number) in cases {
        expect("X157", ALL_ITEMS, &[(&book(media, others), *number)]);
        expect("X157", PRIORITY, &[(&book(media, others), *number)]);
    }
    let vendor = "[[files]]\nid = \"main\"\n[[files.entrustments]]\nid = \"a\"\nmedia = [\"電子メール\"]";
    expect("X157", ALL_ITEMS, &[(vendor, 1)]);
}

#[test]
fn retention_is_that_of_the_words() {
    let book = |length: &str, validity: &str| {
        format!(
            "[[files]]\nid = \"main\"\nstorage.period.length = \"{length}\"\nstorage.period.validity = \"{validity}\""
        )
    };
    let cases: &[(&str, &str, usize)] = &[
        ("5年", "文書管理規程により、7年間保存する。", 1),
        ("6年以上10年未満", "保存期間は１０年である。", 1),
        ("1年未満", "保管期間は3年とする。", 1),
        ("20年以上", "法令により10年間は保管する。", 1),
        ("5年", "少なくとも5年間は適正に管理・保管する。", 0),
        ("6年以上10年未満", "権利は5年で時効となるが、7年間保管する。", 0),
        ("10年以上20年未満", "申請書は5年、台帳は10年保存する。", 0),
        ("5年", "平成27年法律第65号により保管する。", 0),
        ("5年", "令和6年4月1日から保管している。", 0),
        ("定められていない", "必要な間、保管する。", 0),
        ("5年", "会計の帳簿は7年で廃棄されることを踏まえる。", 0),
        ("5年", "－", 0),
    ];
    for (length, validity, number) in cases {
        expect("X151", ALL_ITEMS, &[(&book(length, validity), *number)]);
    }
}

#[test]
fn what_is_left_to_do_is_said() {
    let book = |sufficient: &str, measures: &str| {
        format!(
            "[[files]]\nid = \"main\"\nrisks.acquisition.purpose.sufficient = \"{sufficient}\"\n\
             risks.acquisition.other-risks = \"{measures}\""
        )
    };
    let cases: &[(&str, &str, usize)] = &[
        ("課題が残されている", "窓口で本人確認を行っている。", 1),
        ("課題が残されている", "", 1),
        ("課題が残されている", "－", 1),
        ("課題が残されている", "端末の更新が課題である。", 0),
        ("課題が残されている", "出張所では確認を行っていない。", 0),
        ("十分である", "窓口で本人確認を行っている。", 0),
        ("特に力を入れている", "", 0),
        ("", "", 0),
    ];
    for (sufficient, measures, number) in cases {
        expect("X111", ALL_ITEMS, &[(&book(sufficient, measures), *number)]);
        expect("X111", PRIORITY, &[(&book(sufficient, measures), *number)]);
    }
}

#[test]
fn doubts_of_the_review_are_weighed() {
    let book = |result: &str, grade: &str| {
        format!(
            "procedure.review.result = \"{result}\"\n[[files]]\nid = \"main\"\nrisks.storage.loss.sufficient = \"{grade}\""
        )
    };
    let cases: &[(&str, &str, usize)] = &[
        ("消去の手順に課題が残されているとの答申を受けた。", "十分である", 1),
        ("再委託先の体制が確認できないとされた。", "特に力を入れている", 1),
        ("確認できなかった事項がある。", "十分である", 1),
        ("消去の手順に課題が残されているとの答申を受けた。", "課題が残されている", 0),
        ("不十分な点は認められなかった。", "十分である", 0),
        ("妥当であるとの答申を受けた。", "十分である", 0),
        ("点検の方法が不十分であると指摘され、評価書を修正した。", "十分である", 0),
        ("－", "十分である", 0),
        ("消去の手順に課題が残されているとの答申を受けた。", "", 0),
    ];
    for (result, grade, number) in cases {
        expect("X156", ALL_ITEMS, &[(&book(result, grade), *number)]);
        expect("X156", PRIORITY, &[(&book(result, grade), *number)]);
    }
}
