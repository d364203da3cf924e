//! Words by which people find documents: classes of record items, events of life, readings.

use super::case::Case;
use super::case::Write::Sheet;
use super::case::Write::Site;
use super::case::case;

const MAYOR: &str = "name = \"見本村長\"";

/// Vocabularies that the settings may not have.
pub(crate) const CASES: &[Case] = &[
    case(
        "R207",
        Site(MAYOR, "name = \"見本村長\"\n\n▶[[record_items]]\nid = \"氏名\"\nname = \"氏名\""),
    )
    .quotes("氏名")
    .says("記録項目の種類の id か name が正しくありません。")
    .mends("name（名前）の両方を書いてください。"),
    case(
        "R202",
        Site(MAYOR, "name = \"見本村長\"\n\n[[record_items]]\nid = \"shimei\"\nname = \"氏名\"\nwords = [\"氏名\", ▶3]"),
    )
    .says("引用符で囲んだ文字の一覧を書くところに、整数が書かれています。")
    .mends("引用符で囲んだ文字の一覧の形に直してください。"),
    case(
        "R207",
        Site(MAYOR, "name = \"見本村長\"\n\n[[life_events]]\nid = \"tennyu\"\nname = \"転入\"\ndocuments = [▶\"窓口の点検\"]"),
    )
    .says("「窓口の点検」は、文書の名前として読み取れません。")
    .mends("「files/kaigo」「assessments/kaigo」など"),
    case(
        "R208",
        Site(
            MAYOR,
            "name = \"見本村長\"\n\n[[life_events]]\nid = \"tennyu\"\nname = \"転入\"\ndocuments = [\"assessments/desk\", ▶\"assessments/desk\"]",
        ),
    )
    .says("暮らしの場面「転入」に、文書「assessments/desk」が二度書かれています。")
    .mends("どちらかを消してください。"),
    case("R227", Sheet("[version]", "[version]\nyomi = ▶\"そうごう窓口\""))
        .says("読み「そうごう窓口」に、ひらがなとカタカナのほかの文字があります。")
        .mends("かなだけで書いてください。"),
    case("R209", Site(MAYOR, "name = \"見本村長\"\n\n▶[[readings]]\nwords = \"総合窓口\""))
        .says("題名の始めの言葉（words）か、その読み（yomi）が書かれていません。")
        .mends("両方の行を書いてください。"),
    case(
        "R208",
        Site(
            MAYOR,
            "name = \"見本村長\"\n\n[[readings]]\nwords = \"総合\"\nyomi = \"そうごう\"\n\n▶[[readings]]\nwords = \"総合\"\nyomi = \"ソウゴウ\"",
        ),
    )
    .quotes("総合")
    .says("「総合」の読みが二度書かれています。")
    .mends("どちらかのまとまりを消してください。"),
    case(
        "A131",
        Site(MAYOR, "name = \"見本村長\"\n\n[[life_events]]\nid = \"tennyu\"\nname = \"転入\"\ndocuments = [▶\"assessments/dask\"]"),
    )
    .says("暮らしの場面「転入」に書かれた文書「assessments/dask」は、このサイトにありません。")
    .mends("「assessments/desk」の書き誤りなら、直してください。"),
];
