//! Consultations in which days, drafts and numbers contradict each other.

use super::case::Case;
use super::case::Write::All;
use super::case::Write::Call;
use super::case::Write::File;
use super::case::Write::Result;
use super::case::case;

/// The opinions of the result as they stand in it.
pub(crate) const OPINIONS: &str = "[[opinions]]\nid = \"tickets\"\nabout = [\"assessments/desk/2-an#desks.tax.note\"]\nwording = \"原文\"\nopinion = \"順番が分からない。\"\ncount = 3\nanswer = \"番号札を配ります。\"\nresponse = \"案を直した\"\n\n[[opinions]]\nid = \"evenings\"\nwording = \"要約\"\nopinion = \"夜も開けてほしい。\"\ncount = 1\nanswer = \"人手が足りないため、昼だけとします。\"\nresponse = \"案は直さない\"\n";

/// A form of results whose items are named as those of the call.
const OWN_FORM: &str = "id = \"answer\"\nrevision = \"1\"\nkind = \"consultations\"\nstage = \"result\"\ntitle = \"回答\"\nshort_title = \"回答\"\ntitle_item = \"title\"\n\n[[parts]]\nkey = \"answer\"\nref = \"\"\ntitle = \"回答\"\n\n[[nodes]]\nkey = \"title\"\npart = \"answer\"\nlabel = \"題名\"\ntype = \"line\"\n";

pub(crate) const CALLS: &[Case] = &[
    case("C101", Call("closes = \"2026-12-04T17:00\"\npersons", "closes = ▶\"2026-11-02T09:00\"\npersons"))
        .says("受付の締切（2026年11月2日（令和8年・月曜日）9時）が、受付の開始（2026年11月2日（令和8年・月曜日）9時）より後になっていません。")
        .mends("日時を確かめて")
        ,
    case(
        "C102",
        Call(
            "[[channels]]",
            "[[extensions]]\nid = \"first\"\ndecided = 2026-12-01\ncloses = ▶\"2026-12-04T17:00\"\nreason = \"停電のため。\"\n\n[[channels]]",
        ),
    )
    .says("前の締切（2026年12月4日")
    .mends("早いものから順に"),
    case("C103", Call("closes = \"2026-12-04T17:00\"\npersons", "closes = ▶\"2026-11-28T17:00\"\npersons"))
        .says("公表した日から締切の日まで29日間、受付の開始の日から27日間。")
        .mends("「short-reason = …」"),
    case("C104", Call("persons =", "short-reason = ▶\"急ぐため。\"\npersons ="))
        .says("（公表した日から締切の日まで35日間、受付の開始の日から33日間）")
        .mends("理由を消してください。"),
    case(
        "C105",
        Call(
            "matter = \"評価書の案\"\nbasis = \"見本村意見公募要綱第3条\"\npurpose = \"窓口の点検のしかたを改めるため。\"\nholding = \"実施する\"\ndrafts = [\"assessments/desk/2-an\"]\n",
            "matter = ▶\"評価書の案\"\nbasis = \"要綱第3条\"\npurpose = \"改めるため。\"\nholding = \"実施する\"\n",
        ),
    )
    .says("意見を求める案が示されていません。")
    .mends("「drafts = ["),
    case("C106", Call("[\"assessments/desk/2-an\"]", "▶[\"assessments/desk\"]"))
        .says("「assessments/desk」に、どの版の案か")
        .mends("「assessments/desk/4-an」のように"),
    case("C107", Call("result-planned = 2026-12-25", "result-planned = ▶\"2026-11\""))
        .says("結果を公表する時期（2026年11月（令和8年））が、受付の締切（2026年12月4日")
        .mends("結果を公表する時期も直してください。"),
    case("F101", Call("opens = \"2026-11-02T09:00\"", "opens = ▶\"－\""))
        .says("「受付の開始」の記載がありません。")
        .mends("「opens = …」の行に内容を書いてください。"),
];

pub(crate) const RESULTS: &[Case] = &[
    case("C108", All(&[Call("", ""), Result("received = 4", "received = ▶5")]))
        .says("意見の件数は5件ですが、意見ごとの件数を合わせると4件です。")
        .mends("「left-out = …」"),
    case("C108", All(&[Call("", ""), Result("received = 4", "received = ▶5\nleft-out = \"ありません。\"")]))
        .says("合わせると4件です。"),
    case("C109", All(&[Call("", ""), Result("submitters = 3\nreceived", "submitters = ▶2\nreceived")]))
        .says("数は2ですが、出し方ごとの数を合わせると3です。")
        .mends("数え間違い"),
    case("C110", All(&[Call("", ""), Result("submitters = 3\nreceived = 4", "submitters = ▶5\nreceived = 4")]))
        .says("意見を出した人と団体の数は5、意見の件数は4件で、両立しません。")
        .mends("取り違え")
        .besides(&["C109"]),
    case("C111", All(&[Call("", ""), Result("received = 4", "received = ▶0")]))
        .says("意見の件数は0件ですが、意見が2項目載っています。")
        .mends("意見の件数を直すか"),
    case("C112", All(&[Call("", ""), Result(OPINIONS, "")]))
        .at("consultations/anken/result.toml:6:12")
        .says("意見は4件ありましたが")
        .mends("「[[opinions]]」"),
    case(
        "C113",
        All(&[Call("", ""), Result("differences = \"番号札のことを書き加えた。\"", "differences = ▶\"差異なし\"")]),
    )
    .says("違いがないと書かれています。")
    .mends("「案を定めた」を選んでください。"),
    case("A111", All(&[Call("published = 2026-10-31", "published = 2026-12-21"), Result("", "")]))
        .at("consultations/anken/result.toml")
        .says("募集を公表する日は2026年12月21日（令和8年・月曜日）です。")
        .mends("結果が後になるように")
        .besides(&["C117"]),
    case("A111", All(&[Call("published = 2026-10-31\n", ""), Result("", "")]))
        .at("consultations/anken/result.toml")
        .says("募集を公表する日は決まっていません。")
        .besides(&["A103"]),
    case("A112", All(&[Call("", ""), Result("published = 2026-12-20", "published = 2026-12-04")]))
        .at("consultations/anken/result.toml")
        .says("結果を公表する日（2026年12月4日（令和8年・金曜日））が、受付の締切")
        .mends("締切の日の翌日"),
    case(
        "A113",
        All(&[
            Call("replies =", "cancelled = 2026-11-20\ncancelled-reason = \"作り直す。\"\nreplies ="),
            Result("", ""),
        ]),
    )
    .at("consultations/anken/result.toml")
    .says("2026年11月20日（令和8年・金曜日）に中止した")
    .mends("結果のファイルを消し"),
    case(
        "A121",
        File(
            "assessments/desk/withdrawn.toml",
            "withdrawn = 2027-04-01\ntitle = \"総合窓口の点検\"\nreason = \"事務を終えたためです。\"\n",
        ),
    )
    .at("assessments/desk/withdrawn.toml")
    .says("終了日が、第1版に書かれていません。")
    .mends("版に終了日を書き"),
    case(
        "A114",
        All(&[
            Call("", ""),
            Result("", ""),
            File("forms/answer.toml", OWN_FORM),
            File(
                "consultations/anken/result.toml",
                "form = \"answer@1\"\ntitle = \"結果\"\n\n[version]\npublished = 2026-12-20\n",
            ),
        ]),
    )
    .at("consultations/anken/result.toml")
    .says("結果の様式「answer@1」の項目「title」が、募集の様式「consultation-call@1」にもあります。")
    .mends("様式を作った人が"),
];
