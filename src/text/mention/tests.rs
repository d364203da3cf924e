//! Spellings of dates within prose that must be read, and words that must not.

use crate::text::mention::Completion;
use crate::text::mention::DateMention;
use crate::text::mention::Moment;
use crate::text::mention::Named;
use crate::text::mention::mentions;

/// A date in one word: `^` is carried on from the words before, `?` has no known year, `*` comes back every year.
fn date(date: &DateMention) -> String {
    let mark = match date.completion {
        Completion::Whole => "",
        Completion::Carried => "^",
        Completion::Unknown => "?",
        Completion::Recurring => "*",
    };
    let day = |day: Option<i8>| day.map(|day| format!("-{day}")).unwrap_or_default();
    let moment = match &date.reading {
        Ok(Moment::Date(date)) => date.iso(),
        Ok(Moment::Year(year)) => year.to_string(),
        Ok(Moment::FiscalYear(year)) => format!("FY{year}"),
        Ok(Moment::Yearless { month, day: at }) => format!("-{month}{}", day(*at)),
        Err(problem) => {
            let problem = format!("{problem:?}");
            let name = problem.trim_start_matches("Calendar(");
            format!("!{}", name.split([' ', '(', ')']).next().unwrap_or_default())
        }
    };
    let weekday = match (&date.weekday, date.right_weekday()) {
        (Some(written), Some(right)) => format!("({}≠{right})", written.name),
        (Some(written), None) => format!("({})", written.name),
        (None, _) => String::new(),
    };
    format!("{moment}{mark}{weekday}")
}

/// What is found in the words: dates, `from..to=DAYS` with `/COUNT` where a count stands beside it, `#` for numbers of laws.
fn told(words: &str) -> String {
    let found = mentions(words);
    let told = found.iter().map(|mention| match &mention.named {
        Named::Date(alone) => date(alone),
        Named::NumberedBy(alone) => format!("#{}", date(alone)),
        Named::Period(period) => {
            let days = period.days().map(|days| format!("={}", days.inclusive)).unwrap_or_default();
            let count = period.count.as_ref().map(|count| format!("/{}", count.days)).unwrap_or_default();
            format!("{}..{}{days}{count}", date(&period.start), date(&period.end))
        }
    });
    told.collect::<Vec<_>>().join(" ")
}

/// Words, and what is found in them.
const DATES: &[(&str, &str)] = &[
    ("令和６年８月２日から同月１６日の１４日間、公開します。", "2024-08-02..2024-08-16^=15/14"),
    ("令和6年8月2日（金）から同年9月1日（日）まで", "2024-08-02(金)..2024-09-01^(日)=31"),
    ("令和6年8月2日（木）午後5時から9月1日（日）午後5時まで", "2024-08-02(木≠金)..2024-09-01^(日)=31"),
    ("8月9から受け付けます。", "!MissingMark"),
    ("令和6年8月9から同月31日まで", "!MissingMark"),
    ("令和6年8月9に決定した。", "!MissingMark"),
    ("令和元年5月1日", "2019-05-01"),
    ("平成元年から平成三十一年まで", "1989..2019"),
    ("令和1年度と令和2年度", "FY2019 FY2020"),
    ("平成33年4月1日", "!EraMismatch"),
    ("平成33年度まで", "!EraOver"),
    ("昭和64年1月8日", "!EraMismatch"),
    ("令和6年6月31日", "!NoSuchDay"),
    ("6月31日まで", "!NoSuchDayOfMonth?"),
    ("2月30日", "!NoSuchDayOfMonth?"),
    ("2月29日", "-2-29?"),
    ("令和5年2月29日", "!NoSuchDay"),
    ("令和6年13月1日", "!NoSuchMonth"),
    ("２０２４年８月２日（金曜日）", "2024-08-02(金)"),
    ("2024年8月2日金曜日", "2024-08-02(金)"),
    ("2024/8/2", "2024-08-02"),
    ("2024-08-02", "2024-08-02"),
    ("R6.8.2", "2024-08-02"),
    ("H28.1.1からR1.5.1まで", "2016-01-01..2019-05-01=1217"),
    ("令和6.8.2", "2024-08-02"),
    ("令和6年8月2日～16日", "2024-08-02..2024-08-16^=15"),
    ("令和6年8月2日～9月1日", "2024-08-02..2024-09-01^=31"),
    ("令和6年12月20日から1月10日まで", "2024-12-20..2025-01-10^=22"),
    ("12月20日～1月10日", "-12-20?..-1-10?=22"),
    ("8月9～16日", "-8-9?..-8-16^=8"),
    ("令和4～6年度", "FY2022..FY2024^"),
    ("令和4年度～令和6年度", "FY2022..FY2024"),
    ("令和4年度から6年度まで", "FY2022..FY2024^"),
    ("平成30年4月～令和2年3月", "2018-04..2020-03=731"),
    ("30日間（4月1日～30日）", "-4-1?..-4-30^=30/30"),
    ("令和4年7月11日～令和4年7月31日（21日間）", "2022-07-11..2022-07-31=21/21"),
    ("令和4年7月11日から令和4年7月31日までの20日間", "2022-07-11..2022-07-31=21/20"),
    ("4月1日から4月30日までの30日間", "-4-1?..-4-30?=30/30"),
    ("2月1日から3月1日までの30日間", "-2-1?..-3-1?/30"),
    ("令和4年（2022年）7月11日", "2022-07-11"),
    ("令和4（2022）年7月11日", "2022-07-11"),
    ("2022年（令和5年）7月11日", "!TwoYears"),
    ("令和4年7月11日、翌12日", "2022-07-11"),
    ("令和4年7月11日と翌日", "2022-07-11 2022-07-12^"),
    ("令和5年12月に議決し、翌年1月に公布し、同月15日に施行した。", "2023-12 2024-01^ 2024-01-15^"),
    ("令和5年度の翌年度", "FY2023 FY2024^"),
    ("令和4年7月11日から同月31日までの間、21日間", "2022-07-11..2022-07-31^=21/21"),
    ("令和4年7月11日から31日までの間の10日間", "2022-07-11..2022-07-31^=21"),
    ("令和4年7月11日～31日（延べ10日間）", "2022-07-11..2022-07-31^=21"),
    ("期限\n\n令和9年3月31日", "2027-03-31"),
    ("期限\n\n2027年3月31日から", "2027-03-31"),
    ("期限は\n\n8月2日", "-8-2?"),
    ("令和9年3月\n31日", "2027-03-31"),
    ("令和9年3月\n\n31日", "2027-03"),
    ("令和9年4月1日から\n\n令和9年5月1日まで", "2027-04-01 2027-05-01"),
    ("毎年4月1日に見直す。", "-4-1*"),
    ("平成15年法律第57号", "#2003"),
    ("個人情報の保護に関する法律（平成15年法律第57号）第60条", "#2003"),
    ("平成25年6月1日法律第28号", "2013-06-01"),
    ("特定個人情報保護評価に関する規則（平成26年特定個人情報保護委員会規則第1号）", "#2014"),
    ("令和4年3月末日まで", "2022-03-31"),
    ("令和6年4月1日付けの通知", "2024-04-01"),
    ("令和六年四月一日", "2024-04-01"),
    ("二〇二四年四月一日", "2024-04-01"),
    ("昭和2年生まれ", "1927"),
    ("明治5年1月1日", "!OldCalendar"),
    ("令和6年8月", "2024-08"),
    ("令和6年8月上旬", "2024-08"),
    ("8月中", "-8?"),
    ("㋿6年8月", "2024-08"),
    ("㋿元年㋄1日", "2019-05-01"),
    ("令和 6 年 8 月 2 日", "2024-08-02"),
    ("令和6年", "2024"),
    ("8月2日", "-8-2?"),
    ("令和５年４月１日現在", "2023-04-01"),
    ("令和6年8月2日、9月3日及び10月4日", "2024-08-02 2024-09-03^ 2024-10-04^"),
    ("令和6年2月と3月", "2024-02 2024-03^"),
    ("５年４月１日", "!MissingEra?"),
    ("令和4年4月1日から5年3月31日まで", "2022-04-01..2023-03-31^=365"),
    ("令和7年3月に稼働", "2025-03"),
    ("令和6年8月2日(金・祝)", "2024-08-02(金)"),
    ("本年4月1日", "-4-1?"),
    ("昨年度の4月", "-4?"),
    ("令和6年8月2日。同日、議決した。", "2024-08-02 2024-08-02^"),
    ("令和6年8月2日から", "2024-08-02"),
    ("令和6年8月2日まで", "2024-08-02"),
    ("令和6年8月2日以降", "2024-08-02"),
    ("R6年4月1日", "2024-04-01"),
    ("令和6年4月1日から5月1日に変更", "2024-04-01 2024-05-01^"),
    ("平成３１年５月１日", "!EraMismatch"),
    ("令和元年4月30日", "!EraMismatch"),
    ("12月分", "-12?"),
    ("一月一日", "-1-1?"),
    ("令和4年度中に", "FY2022"),
    ("4月から6月", "-4?..-6?=91"),
    ("1月から12月までの12か月", "-1?..-12?"),
    ("10月1日～3日", "-10-1?..-10-3^=3"),
];

#[test]
fn dates_are_found_in_prose() {
    for (words, expected) in DATES {
        assert_eq!(told(words), *expected, "{words}");
    }
}

/// Words in which nothing is found.
const OTHERS: &[&str] = &[
    "同年9月",
    "同日",
    "第2条第3項",
    "電話 03-1234-5678",
    "電話03-5722-9999（月曜日から金曜日まで）",
    "0120-24-8-2",
    "バージョン 2.4.1",
    "Version 2022.10.1.2",
    "Ver.6.8.2",
    "1か月以上前",
    "14日間",
    "10年間保存する。",
    "5年が経過した後",
    "平日の午前8時30分から午後5時15分まで",
    "10月間",
    "3か月後",
    "生後2月から7年6月未満",
    "満1年",
    "月曜日から金曜日まで",
    "毎月1日",
    "約2年",
    "1日当たり3件",
    "3日以内",
    "2024件",
    "人口2022人",
    "別表第1の2の項",
    "1/2/3",
    "様式4-1-2",
    "資料1-2",
    "https://www.city.mihon.example.jp/2024/08/02/index.html",
    "第2024-08-02号",
    "IPv4 10.1.2.3",
    "前年度",
    "前日",
    "翌日",
    "昭和通り1丁目",
    "明治通り",
    "平成の大合併",
    "令和○年○月○日",
    "令和　年　月　日",
    "〇月〇日",
    "大人2名",
    "同意",
    "前項",
    "前日分のデータ",
    "同月",
    "65歳の誕生日の前日",
    "R2の改修",
    "H1",
    "M3",
    "S1-01",
    "1回目",
    "一日も早く",
    "二月に一度",
    "三月以内",
    "1～3月",
    "4、5月ごろ",
    "2～3日",
];

#[test]
fn other_words_are_no_dates() {
    for words in OTHERS {
        assert_eq!(told(words), "", "{words}");
    }
}

/// Whatever people write, every mention lies within the words, in order, and none within another.
#[test]
fn mentions_stand_in_order() {
    let prose = "令和６年８月２日（金）から同月１６日の１４日間、㋿6年8月と翌月。平成15年法律第57号、8月9から、30日間（4月1日～30日）。";
    let found = mentions(prose);
    assert_eq!(found.len(), 6);
    for pair in found.windows(2) {
        assert!(pair[0].range.end <= pair[1].range.start, "{pair:?}");
    }
    for mention in &found {
        assert!(prose.get(mention.range.clone()).is_some(), "{mention:?}");
        assert!(
            mention.dates().all(|date| mention.range.start <= date.range.start && date.range.end <= mention.range.end)
        );
    }
}

proptest::proptest! {
    /// No words break the search, and no mention reaches out of them.
    #[test]
    fn any_words_can_be_read(words in "[令和平成昭R0-9０-９〇一二十元年度月末日～\\-./から まで同翌前（）金\n、。の間]{0,40}") {
        let mut floor = 0;
        for mention in mentions(&words) {
            proptest::prop_assert!(floor <= mention.range.start && words.get(mention.range.clone()).is_some());
            floor = mention.range.end;
        }
    }
}
