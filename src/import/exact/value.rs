//! What a line says of its item, as the very value it was written from.

use crate::cells::CHOSEN;
use crate::cells::Line;
use crate::cells::Manner;
use crate::cells::OFFERED;
use crate::cells::State;
use crate::cells::joined;
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
use crate::prose::escape;
use crate::scaffold::Written;
use crate::text::Date;
use crate::text::PLANNED;
use crate::text::fold;
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

/// Whether words that a person wrote on a sheet may take the place of those in the table.
pub(super) fn is_changeable(form: &Form, node: NodeId, line: &Line) -> bool {
    let is_generated = line.manner == Manner::Generated || !form.nodes[node].is_authored();
    !is_generated && line.state != State::Withheld && line.ground.is_empty()
}

/// The line with the words that a person wrote on a sheet, as far as they are of its type.
pub(super) fn changed(form: &Form, node: NodeId, line: &Line, words: &str) -> Line {
    let words = words.trim();
    let state = if words.is_empty() { State::Absent } else { State::Stated };
    let state = if is_none_mark(words) && !words.is_empty() { State::None } else { state };
    let lines = || words.lines().map(str::trim).filter(|line| !line.is_empty());
    let content = match form.nodes[node].item() {
        _ if state == State::None => words.to_owned(),
        Some(ItemType::One(_) | ItemType::Many(_)) => {
            let made = lines().take_while(|line| fold(line) != fold(OFFERED));
            joined(made.map(|line| line.strip_prefix(CHOSEN).unwrap_or(line).trim()))
        }
        Some(ItemType::List { .. } | ItemType::Links { .. }) => joined(lines().map(without_number)),
        // 令和8年4月1日（2026年4月1日）: the day is told twice.
        Some(ItemType::Date) if Date::parse(planned(words).unwrap_or(words)).is_err() => {
            let mark = if planned(words).is_some() { PLANNED } else { "" };
            let day = words.split(['（', '(']).next().unwrap_or(words);
            if Date::parse(day).is_ok() { format!("{day}{mark}") } else { words.to_owned() }
        }
        Some(ItemType::Figure) => words.split_once("）: ").map_or(words, |(_, words)| words).to_owned(),
        Some(ItemType::Text) => escape(words),
        _ => words.to_owned(),
    };
    Line { state, content, manner: Manner::Plain, piece: (0, 0), ..line.clone() }
}

/// `3. 電話番号` → 電話番号
fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.strip_prefix(". ").filter(|_| rest.len() < line.len()).unwrap_or(line)
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
