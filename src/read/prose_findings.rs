//! What reading a long text found, as findings at the author's words.

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::prose::Problem;
use crate::prose::ProblemKind;

use super::rules::BAD_IMAGE;
use super::rules::BAD_NOTE;
use super::rules::RAW_HTML;
use super::rules::UNKNOWN_WITHHELD_MARK;
use super::rules::UNSAFE_LINK;
use super::rules::WORDLESS_LINK;

pub(super) fn report(problem: &Problem, place: Place, findings: &mut Findings) {
    let quote = &problem.quote;
    let (rule, message, remedy): (&'static Rule, String, &str) = match problem.kind {
        ProblemKind::RawHtml => (
            &RAW_HTML,
            format!("文章の中に HTML のタグ「{quote}」があります。"),
            "タグを消し、表・箇条書き・強調は Markdown の書き方にしてください。言葉として「<」を書くときは全角の「＜」にしてください。",
        ),
        ProblemKind::UnsafeLink => (
            &UNSAFE_LINK,
            format!("リンク「{quote}」の行き先は、公開できない種類です。"),
            "行き先を、サイト内の「/」で始まるアドレスか、https:、mailto:、tel: で始まるアドレスにしてください。",
        ),
        ProblemKind::ImageWithoutAlternative => (
            &BAD_IMAGE,
            format!("画像「{quote}」に、画像の代わりになる言葉がありません。"),
            "「![画像の内容を表す言葉](ファイル名)」のように、見えない人にも伝わる言葉を書いてください。",
        ),
        ProblemKind::RemoteImage => (
            &BAD_IMAGE,
            format!("画像「{quote}」は、このサイトの外にあります。"),
            "画像のファイルを文書の版のフォルダーに置き、ファイル名だけを書いてください。",
        ),
        ProblemKind::LinkWithoutWords => (
            &WORDLESS_LINK,
            format!("リンク「{quote}」に、読む言葉がありません。"),
            "「[行き先が分かる言葉](アドレス)」のように書いてください。",
        ),
        ProblemKind::UndefinedFootnote => (
            &BAD_NOTE,
            format!("注の印「{quote}」に対応する注がありません。"),
            "「[^名前]: 注の内容」の行を、同じ項目の中に書いてください。",
        ),
        ProblemKind::UnusedFootnote => (
            &BAD_NOTE,
            format!("注「{quote}」は、本文のどこからも指されていないか、二度書かれています。"),
            "本文に「[^名前]」の印を書くか、注を消してください。",
        ),
        ProblemKind::UnknownWithheldMark => (
            &UNKNOWN_WITHHELD_MARK,
            format!("非公表の印「{quote}」に対応する根拠がありません。"),
            "項目を「{ text = \"…\", parts.名前 = { ground = \"根拠\" } }」の形にし、印と同じ名前で根拠を書いてください。",
        ),
        ProblemKind::MisspeltWithheldMark => (
            &UNKNOWN_WITHHELD_MARK,
            format!("「{quote}」は、非公表の印に似ていますが、印ではないため、このまま載ります。"),
            "印は「〔非公表:名前〕」の形で書き、項目の parts に同じ名前で根拠を書いてください。",
        ),
    };
    findings.add(rule, place.quoting(quote), message, remedy);
}
