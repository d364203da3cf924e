//! The time for opinions and the reason for making it shorter: what is told, and what is left alone.

use crate::rulebook::file;
use crate::rulebook::told_by;

fn expect(code: &str, form: &str, cases: &[(&str, &str, usize)]) {
    for (period, reason, number) in cases {
        let lines = format!("form = \"{form}\"\n[procedure.consultation]\nperiod = \"{period}\"\n{reason}");
        let told = told_by(code, &file("assessments/hoken/1/book.toml", &lines));
        assert_eq!(told.len(), *number, "{code} on\n{lines}\n{told:#?}");
    }
}

const NONE: &str = "shortening = \"－\"";
const REASON: &str = "shortening = \"臨時の予防接種を速やかに始める必要があったため。\"";
const LEFT: &str = "shortening = \"短縮していないため、該当なし\"";

#[test]
fn a_short_time_has_a_reason() {
    let cases: &[(&str, &str, usize)] = &[
        ("令和7年7月1日～令和7年7月21日", NONE, 1),
        ("令和７年７月１日から同月１６日までの１６日間", "", 1),
        ("令和7年7月1日（火）から7月29日（火）まで（29日間）", LEFT, 1),
        ("令和7年12月20日から翌年1月17日まで", "shortening = \"特になし\"", 1),
        ("令和7年7月1日から7月10日まで及び令和7年8月1日から8月15日まで", NONE, 1),
        ("令和7年7月1日～令和7年7月21日", REASON, 0),
        ("令和7年7月1日～令和7年7月30日", NONE, 0),
        ("令和7年12月20日から令和8年1月18日まで", NONE, 0),
        ("令和7年7月1日から7月30日まで（説明会は7月5日から7月6日まで）", NONE, 0),
        ("令和7年7月1日", NONE, 0),
        ("令和7年7月", NONE, 0),
        ("－", NONE, 0),
        ("", "", 0),
    ];
    expect("D103", "all-items@2018-05", cases);
    let priority =
        "form = \"priority-items@2018-05\"\nprocedure.consultation.period = \"令和7年7月1日～令和7年7月5日\"";
    assert_eq!(told_by("D103", &file("assessments/hoken/1/book.toml", priority)), [""; 0]);
}

#[test]
fn a_usual_time_needs_no_reason() {
    let cases: &[(&str, &str, usize)] = &[
        ("令和7年7月1日～令和7年7月30日", REASON, 1),
        ("令和7年12月1日から令和8年1月5日まで（36日間）", REASON, 1),
        ("令和7年7月1日～令和7年7月29日", REASON, 0),
        ("令和7年7月1日から7月30日まで及び令和7年8月1日から8月15日まで", REASON, 0),
        ("令和7年7月1日～令和7年7月30日", LEFT, 0),
        ("令和7年7月1日～令和7年7月30日", "shortening = \"期間の短縮は行っていない。\"", 0),
        ("令和7年7月1日～令和7年7月30日", NONE, 0),
        ("令和7年7月1日", REASON, 0),
        ("－", REASON, 0),
    ];
    expect("D153", "all-items@2018-05", cases);
}
