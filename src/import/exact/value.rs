//! What a line says of its item, as the very value it was written from.

use crate::cells::Line;
use crate::cells::Manner;
use crate::cells::State;
use crate::cells::parted;
use crate::form::ChoiceReading;
use crate::form::Choices;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::import::grid::RowPlace;
use crate::import::slots::Piece;
use crate::import::value;
use crate::import::value::Problem;
use crate::scaffold::Written;
use crate::text::Date;
use crate::text::PLANNED;
use crate::text::is_none_mark;
use crate::text::planned;

/// A value, and what people should hear about it.
type Read = (Option<Written>, Option<Problem>);

/// The value of an item; what cannot be one says why.
pub(super) fn value(form: &Form, node: NodeId, line: &Line) -> Result<Read, String> {
    let content = &line.content;
    match line.state {
        State::Withheld if content.is_empty() => return Ok((Some(withheld(line)), None)),
        State::Withheld => {
            return Err("状態が「非公表」なのに、記載内容があります。項目は非公表のままにしました。".to_owned());
        }
        State::None if content.is_empty() => return Ok((Some(Written::Words("なし".to_owned())), None)),
        State::None if is_none_mark(content) => return Ok((Some(Written::Words(content.clone())), None)),
        State::None | State::Absent | State::Stated => {}
    }
    if line.manner == Manner::AsWritten {
        return Ok((Some(Written::AsWritten(content.clone())), None));
    }
    let words = || Some(content.clone()).filter(|content| !content.is_empty());
    let others = |pieces: &[String]| value::read(form, node, &as_pieces(pieces), 0);
    let whole = std::slice::from_ref(content);
    Ok(match form.nodes[node].item() {
        Some(ItemType::One(list)) => match parted(content).as_slice() {
            [] => (None, None),
            [member] if is_offered(&form.choices[*list], member) => (Some(Written::Choice(member.clone())), None),
            members => others(members),
        },
        Some(ItemType::Many(list)) => {
            let members = parted(content);
            if members.iter().all(|member| is_offered(&form.choices[*list], member)) {
                (Some(Written::Choices(members)), None)
            } else {
                others(&members)
            }
        }
        Some(ItemType::Number { .. }) => match content.parse::<u32>() {
            Ok(number) => (Some(Written::Number(number.into())), None),
            Err(_) => content.parse().map_or_else(|_| others(whole), |number| (Some(Written::Number(number)), None)),
        },
        Some(ItemType::Date) => date(content).map_or_else(|| others(whole), |date| (Some(Written::Date(date)), None)),
        Some(ItemType::List { .. } | ItemType::Links { .. }) => {
            (Some(parted(content)).filter(|members| !members.is_empty()).map(Written::Lines), None)
        }
        Some(ItemType::Figure) if line.figure.is_empty() => (words().map(Written::AsWritten), None),
        Some(ItemType::Figure) => (Some(Written::Figure(line.figure.clone(), content.clone())), None),
        Some(ItemType::Text) if !line.ground.is_empty() => (Some(text_in_parts(line)?), None),
        Some(ItemType::Text | ItemType::Line | ItemType::Moment | ItemType::Derived(_)) | None => {
            (words().map(Written::Words), None)
        }
    })
}

/// A value that is not public.
pub(super) fn withheld(line: &Line) -> Written {
    Written::Withheld(line.ground.clone())
}

fn text_in_parts(line: &Line) -> Result<Written, String> {
    let grounds = parted(&line.ground);
    let (pairs, rest) = grounds.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(
            "理由が、伏せた部分の名前と根拠の組になっていません。「名前;根拠」の形に直してください。".to_owned()
        );
    }
    let parts = pairs.iter().map(|[id, ground]| (id.clone(), ground.clone())).collect();
    Ok(Written::PartlyWithheld(line.content.clone(), parts))
}

fn is_offered(choices: &Choices, words: &str) -> bool {
    choices.read(words) != ChoiceReading::Unknown
}

fn date(words: &str) -> Option<String> {
    let day = planned(words);
    let date = Date::parse(day.unwrap_or(words)).ok()?.iso();
    Some(if day.is_some() { format!("{date}{PLANNED}") } else { date })
}

fn as_pieces(members: &[String]) -> Vec<Piece> {
    let piece = |words: &String| Piece { row: RowPlace::default(), words: words.trim().to_owned(), option: None };
    members.iter().map(piece).collect()
}
