//! Rules on words: what they find where, and the many things close by that they leave alone.

use crate::rulebook::file;
use crate::rulebook::told_by;

const FILE: &str = "systems/juki/system.toml";

/// Where the words of a text are told of, as `line:column`; the text begins in the fourth line.
fn places(code: &str, words: &str) -> Vec<String> {
    let text = format!("form = \"system@1\"\nname = \"住民記録システム\"\npurpose = '''\n{words}'''\n");
    let told = told_by(code, &file(FILE, &text));
    let place = |told: String| {
        let (place, _) =
            told.strip_prefix(FILE).and_then(|rest| rest.strip_prefix(':')?.split_once(' ')).expect("it names a place");
        place.to_owned()
    };
    told.into_iter().map(place).collect()
}

fn assert_places(code: &str, rows: &[(&str, &[&str])]) {
    for (words, expected) in rows {
        assert_eq!(places(code, words), *expected, "{code}: {words}");
    }
}

#[test]
fn letters_that_look_alike() {
    assert_places(
        "H102",
        &[
            ("ぺットの登録", &["4:1"]),
            ("セキュりティの点検", &["4:1"]),
            ("へルパーの派遣", &["4:1"]),
            ("テク二カルな点検と口ーカルな端末", &["4:1", "4:10"]),
            ("デー卜の件数、2ー3日", &["4:1", "4:8"]),
            ("窓ロとサ－バ", &["4:1", "4:4"]),
            ("一行目\n協カを求める", &["5:1"]),
            ("システムへデータを送り、窓口へルールを示す。", &[]),
            ("センター二カ所、チーム力アップ、一人口座、追加エラー、加入カード、人ロボット", &[]),
            ("イ、ロ、ハ、ニに掲げる。二次元コード。第二号ニの規定、イからヘまで", &[]),
            ("03－0000－0000、リスク－対策、ア－ウ、100-1234、A-B", &[]),
            ("らーめん、わーい、調べシステム、並べデータ、ユーザ一覧、データ一式", &[]),
            ("https://www.example.jp/a-b、`サ－バ`、口コミ、八ツ橋、夕方のデータ、システム工事", &[]),
        ],
    );
}

#[test]
fn widths_that_are_mixed() {
    assert_places(
        "H103",
        &[
            ("１0月とR０7", &["4:1", "4:5"]),
            ("ｻーバの点検", &["4:1"]),
            ("Ａ４判、A４判、１０部、10部、ABCとＡＢＣ、第２号10件", &[]),
            ("①2、Ⅱ3、3㎡、ａ@example.jp", &[]),
        ],
    );
}

#[test]
fn brackets_that_are_not_closed() {
    assert_places(
        "H104",
        &[
            ("写し（広域交付を含む。を交付", &["4:3"]),
            ("広域交付を含む。）を交付", &["4:9"]),
            ("写し（含む。)を交付", &["4:7"]),
            ("「一覧（表」を作る", &["4:4"]),
            ("1）転入\n２)転出\nア）届出\n(3)通知\na) 控え\n①）次", &[]),
            ("（法（第1条）を含む。）と［ ］と[案内](/systems/juki/)と「『二重』」", &[]),
            ("（続き\n次の行まで）、3 < 5、**太字**", &[]),
        ],
    );
}

#[test]
fn sentences_that_are_cut() {
    assert_places(
        "H105",
        &[
            ("届出を受け付ける。審査した後、関係する課に通知を", &["4:13"]),
            ("届出を受け付け、", &["4:1"]),
            ("届出を受け付ける。審査した記録を保管庫に保", &["4:10"]),
            ("届出の受付及び審査", &[]),
            ("届出を受け付ける。以上", &[]),
            ("届出を受け付ける。\n・転入\n・転出", &[]),
            ("届出を受け付ける。連絡先：総務部市民課の窓口", &[]),
            ("届出（転入届を含む。）、戸籍の届出、住民票の写しの交付", &[]),
            ("案内を見る。https://www.example.jp/annai/", &[]),
            ("| 名前 | 数 |\n| --- | --- |\n| 転入を | 三 |", &[]),
            ("届出を受け付ける（転出を除く。）", &[]),
        ],
    );
}

#[test]
fn what_a_spreadsheet_left() {
    assert_places(
        "H106",
        &[
            ("'届出を受け付ける。", &["4:1"]),
            ("件数は#####件、・.転入、#REF!", &["4:4", "4:11", "4:16"]),
            ("#### 見出し\n\n#7119に電話する。", &[]),
            ("'25年の'計画'、C#、・転入\n・転出", &[]),
        ],
    );
}

#[test]
fn words_that_are_repeated() {
    assert_places(
        "H107",
        &[
            ("届出をを受け付ける", &["4:3"]),
            ("住民のの届出、市にに送る", &["4:3", "4:9"]),
            ("納付方法: 納付方法: 窓口", &["4:1"]),
            ("届け出たものの記録がない。そののち、国とともに、庁内でできる。", &[]),
            ("一つ一つ、ひとりひとり、一人一人、それぞれ、ますます、国ととのえる", &[]),
            ("| 実施する | 実施する | 実施する |", &[]),
            ("○○○○○○、－－－－－－、100100、キラキラキラキラ", &[]),
            ("・端末を使う者を毎年度の初めに定める。\n・記録する。\n・端末を使う者を毎年度の初めに定める。", &[]),
            ("母はははと笑う。すもももももも", &[]),
        ],
    );
}

#[test]
fn templates_that_nobody_filled_in() {
    assert_places(
        "H108",
        &[
            ("当市区町村の記録", &["4:1"]),
            ("○○市の○○課で、令和○年", &["4:1", "4:5", "4:12"]),
            ("当区の窓口、令和　年　月　日", &["4:1", "4:7"]),
            ("未定", &["4:1"]),
            ("時期は未定である。当市の窓口。該当区分。相当市場。二〇〇六年、〇を付ける。", &[]),
            ("【変更】した箇所、×印、□を選ぶ、△3件", &[]),
        ],
    );
}

#[test]
fn words_that_are_spelt_in_two_ways() {
    assert_places(
        "H109",
        &[
            ("サーバーとサーバーとサーバ", &["4:11"]),
            ("氏名及び住所並びに年齢、氏名および住所", &["4:15"]),
            ("モニターとモニタリング、フィルターとフィルタリング", &[]),
            ("記録を取り扱い、取扱いを定める。手続を行う。行政手続における特定の個人", &[]),
        ],
    );
}

#[test]
fn numbers_in_circles() {
    assert_places("H110", &[("①と❷と㉑", &["4:3", "4:5"]), ("①⑳、(21)、㎡、㈱、㊞、Ⅰ、ⅱ、★", &[])]);
}

#[test]
fn words_that_are_misspelt() {
    assert_places(
        "H111",
        &[
            ("登緑した資科", &["4:1", "4:5"]),
            ("次のとうり、法に基ずき、シュミレーションを", &["4:1", "4:9", "4:13"]),
            ("端末処理、年末実施、面接記録、消防上の理由、認証処理、関連統計、油絵および写真", &[]),
            ("今回複数の者、機構策定、保険査定、斡旋策、標準処理、一概に、方法入力、兄弟三者", &[]),
            ("「登緑」（ママ）、記緑〔sic〕\n> 登緑した", &[]),
        ],
    );
}

#[test]
fn addresses_that_are_broken() {
    assert_places(
        "H112",
        &[
            ("https://www.example.jp/R02\n-02.pdf", &["4:1"]),
            ("宛先は kiroku\n@example.jp まで", &["4:5"]),
            ("https://www.example.jp/\nHER-SYSの案内", &[]),
            ("https://www.example.jp/a.pdf\nb.pdf", &[]),
            ("https://www.example.jp/a\nhttps://www.example.jp/b", &[]),
            ("a@example.jp\nb@example.jp", &[]),
            ("見る。\n-02.pdf", &[]),
        ],
    );
}

#[test]
fn what_the_typeface_tells() {
    assert_places(
        "H113",
        &[
            ("下線部は今回の変更箇所を示す。", &["4:1"]),
            ("申請書の下線部に記入する。", &["4:5"]),
            ("事業は赤字である。赤字は前年度と異なる。太字で書く。色の見え方", &[]),
        ],
    );
}

#[test]
fn names_of_persons() {
    assert_places(
        "H114",
        &[
            ("市民課長　山田太郎、佐藤様から", &["4:6", "4:11"]),
            ("氏名：鈴木 花子", &["4:4"]),
            ("担当：高山市役所、市民課長、林業課長、森様式第1号、様式の原氏名欄", &[]),
            ("見本市長　山田太郎、個人情報保護委員会委員長　山田太郎", &[]),
            ("住民の皆様、お客様、お子さん、対象者の氏名、住所、続柄", &[]),
            ("課長 及び部長、部長：本部の運営、担当者 田中町の窓口", &[]),
        ],
    );
}
