//! The drawing as SVG: attributes and classes alone, so that the strictest policy lets it stand in a page.

use std::fmt::Write;

use super::Arrow;
use super::Diagram;
use super::Heads;
use super::lanes::BOX;
use super::lanes::Boxed;
use super::lanes::EDGE;
use super::lanes::HEAD;
use super::lanes::LETTER;
use super::lanes::LINE;
use super::lanes::Layout;
use super::lanes::PADDING;
use super::lanes::Way;
use super::wrap::columns;

/// Where boxes end and ways begin.
const SIDE: usize = EDGE + BOX;

pub(super) fn print(diagram: &Diagram, layout: &Layout, name: &str) -> String {
    let (width, height) = (layout.width, layout.height);
    // What stands in a picture cannot be reached; a drawing with links is a group of them.
    let role = if diagram.actors.iter().any(|actor| actor.href.is_some()) { "group" } else { "img" };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" role=\"{role}\" aria-label=\"{}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"BIZ UDPGothic, sans-serif\" font-size=\"{LETTER}\">\n<g aria-hidden=\"true\">\n",
        escaped(name)
    );
    // Lines first: no line covers a number.
    for way in &layout.ways {
        line(&diagram.arrows[way.arrow], way, &mut svg);
    }
    for way in &layout.ways {
        ends(&diagram.arrows[way.arrow], way, &mut svg);
    }
    svg.push_str("</g>\n");
    for (actor, boxed) in diagram.actors.iter().zip(&layout.boxes) {
        let link = actor.href.as_ref().map(|href| format!("<a href=\"{}\">", escaped(href)));
        svg.push_str(link.as_deref().unwrap_or_default());
        put_box(boxed, &mut svg);
        svg.push_str(if link.is_some() { "</a>\n" } else { "\n" });
    }
    svg.push_str("</svg>");
    svg
}

fn line(arrow: &Arrow, way: &Way, svg: &mut String) {
    let starts = SIDE + if arrow.heads == Heads::Both { HEAD - 1 } else { 0 };
    let ends = SIDE + if arrow.heads == Heads::Neither { 0 } else { HEAD - 1 };
    let path = format!("M{starts} {}H{}V{}H{ends}", way.start, way.lane, way.end);
    let (stroke, dashes) = match arrow.carries {
        Some(true) => (5, ""),
        Some(false) => (1, " stroke-dasharray=\"5 3\""),
        None => (1, ""),
    };
    let _ = writeln!(
        svg,
        "<path class=\"drawing-line\" d=\"{path}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"{stroke}\"{dashes}></path>"
    );
    if arrow.carries == Some(true) {
        let _ = writeln!(
            svg,
            "<path class=\"drawing-core\" d=\"{path}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2\"></path>"
        );
    }
}

fn ends(arrow: &Arrow, way: &Way, svg: &mut String) {
    let headed = match arrow.heads {
        Heads::Forward => vec![way.end],
        Heads::Both => vec![way.start, way.end],
        Heads::Neither => Vec::new(),
    };
    for at in headed {
        let (tip, back, high, low) = (SIDE, SIDE + HEAD, at - 5, at + 5);
        let _ = writeln!(
            svg,
            "<path class=\"drawing-head\" d=\"M{tip} {at}L{back} {high}V{low}Z\" fill=\"currentColor\"></path>"
        );
    }
    if way.plate.is_empty() {
        return;
    }
    let wide = columns(&way.plate) * LETTER / 2;
    for at in [way.start, way.end] {
        let (left, top, base) = (SIDE + HEAD + 2, at - LINE / 2, at + LETTER / 2 - 2);
        let _ = writeln!(
            svg,
            "<rect class=\"drawing-plate\" x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{LINE}\" fill=\"#fff\"></rect><text class=\"drawing-words\" x=\"{}\" y=\"{base}\" fill=\"currentColor\">{}</text>",
            wide + 2,
            left + 1,
            escaped(&way.plate)
        );
    }
}

fn put_box(boxed: &Boxed, svg: &mut String) {
    let (top, height) = (boxed.top, boxed.height);
    let _ = write!(
        svg,
        "<rect class=\"drawing-box\" x=\"{EDGE}\" y=\"{top}\" width=\"{BOX}\" height=\"{height}\" rx=\"3\" fill=\"#fff\" stroke=\"currentColor\"></rect>"
    );
    let first = top + (height - boxed.lines.len() * LINE) / 2 + LETTER + 1;
    for (at, line) in boxed.lines.iter().enumerate() {
        let (left, base) = (EDGE + PADDING, first + at * LINE);
        let _ = write!(
            svg,
            "<text class=\"drawing-words\" x=\"{left}\" y=\"{base}\" fill=\"currentColor\">{}</text>",
            escaped(line)
        );
    }
}

fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}
