//! Where everything stands: boxes below each other, arrows in lanes beside them.

use std::cmp::Ordering;

use super::Diagram;
use super::MARK;
use super::wrap;

/// Height of a letter; a figure is half as wide.
pub(super) const LETTER: usize = 14;

/// Height of a line.
pub(super) const LINE: usize = 20;

/// Width of a box.
pub(super) const BOX: usize = 172;

/// Room around the words of a box.
pub(super) const PADDING: usize = 9;

/// Length of the head of an arrow.
pub(super) const HEAD: usize = 9;

/// Room around the drawing.
pub(super) const EDGE: usize = 4;

/// Height of the number of an arrow with the room around it.
const PORT: usize = 22;

/// Room between two boxes.
const BETWEEN: usize = 14;

/// Room between two lanes.
const LANE: usize = 13;

/// Where everything stands.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) width: usize,
    pub(super) height: usize,
    /// In the order of the actors.
    pub(super) boxes: Vec<Boxed>,
    /// In the order of the arrows; those that name no box are left out.
    pub(super) ways: Vec<Way>,
}

/// A box.
#[derive(Debug)]
pub(super) struct Boxed {
    pub(super) top: usize,
    pub(super) height: usize,
    pub(super) lines: Vec<String>,
}

/// The way of an arrow: to the right, up or down, and back to the left.
#[derive(Debug)]
pub(super) struct Way {
    /// Place of the arrow.
    pub(super) arrow: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) lane: usize,
    /// Its number, as it stands at both ends; empty where it has none.
    pub(super) plate: String,
}

/// An end of an arrow at a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Port {
    /// Those going up come first, the inner lanes above; then what stays; then those going down, the outer lanes above.
    side: usize,
    lane: usize,
    way: usize,
    is_end: bool,
}

pub(super) fn lay(diagram: &Diagram) -> Layout {
    let known = diagram.actors.len();
    let arrows: Vec<usize> = (0..diagram.arrows.len())
        .filter(|at| diagram.arrows[*at].from < known && diagram.arrows[*at].to < known)
        .collect();
    let order = order(diagram, &arrows);
    let mut row = vec![0; known];
    for (at, actor) in order.iter().enumerate() {
        row[*actor] = at;
    }
    let spans: Vec<(usize, usize)> =
        arrows.iter().map(|at| (row[diagram.arrows[*at].from], row[diagram.arrows[*at].to])).collect();
    let lanes = lanes(&spans);
    let plates: Vec<String> = arrows.iter().map(|at| plate(diagram, *at)).collect();
    let room = plates.iter().map(|plate| wrap::columns(plate) * LETTER / 2 + 6).max().unwrap_or(0);
    let first = EDGE + BOX + HEAD + room + LANE;
    let (boxes, ends) = stack(diagram, &order, &ports(known, &spans, &lanes));
    let ways = arrows.into_iter().zip(plates).enumerate().map(|(way, (arrow, plate))| Way {
        arrow,
        start: ends[way].0,
        end: ends[way].1,
        lane: first + lanes[way] * LANE,
        plate,
    });
    let used = lanes.iter().max().map_or(EDGE + BOX, |last| first + last * LANE);
    let height = boxes.iter().map(|boxed| boxed.top + boxed.height).max().unwrap_or(0) + EDGE;
    Layout { width: used + EDGE, height, ways: ways.collect(), boxes }
}

fn plate(diagram: &Diagram, at: usize) -> String {
    let arrow = &diagram.arrows[at];
    let mark = if arrow.carries == Some(true) { MARK } else { "" };
    format!("{}{mark}", arrow.number)
}

/// The boxes from top to bottom: as they are named first, then moved while that makes the arrows shorter.
fn order(diagram: &Diagram, arrows: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..diagram.actors.len()).collect();
    let length = |order: &[usize]| -> usize {
        let mut row = vec![0; order.len()];
        for (at, actor) in order.iter().enumerate() {
            row[*actor] = at;
        }
        arrows.iter().map(|at| row[diagram.arrows[*at].from].abs_diff(row[diagram.arrows[*at].to])).sum()
    };
    let mut best = length(&order);
    // The box named first stays on top: the story begins there.
    for _ in 0..order.len() {
        let before = best;
        for at in 2..order.len() {
            order.swap(at - 1, at);
            let now = length(&order);
            if now < best {
                best = now;
            } else {
                order.swap(at - 1, at);
            }
        }
        if best == before {
            break;
        }
    }
    order
}

/// A lane for each way: short ways inside, and no two in one lane where they would touch.
fn lanes(spans: &[(usize, usize)]) -> Vec<usize> {
    let ordered = |(from, to): (usize, usize)| (from.min(to), from.max(to));
    let mut by_length: Vec<usize> = (0..spans.len()).collect();
    by_length.sort_by_key(|at| (spans[*at].0.abs_diff(spans[*at].1), *at));
    let touch = |one: usize, other: usize| {
        let ((low, high), (start, end)) = (ordered(spans[one]), ordered(spans[other]));
        if low == high || start == end { low < end && start < high } else { low.max(start) < high.min(end) }
    };
    let mut lanes = vec![0; spans.len()];
    for (count, at) in by_length.iter().enumerate() {
        let taken: Vec<usize> =
            by_length[..count].iter().filter(|other| touch(*at, **other)).map(|other| lanes[*other]).collect();
        lanes[*at] = (0..=count).find(|lane| !taken.contains(lane)).unwrap_or(count);
    }
    lanes
}

/// The ends at each row, from top to bottom, so that ways which leave a box on one side do not cross there.
fn ports(rows: usize, spans: &[(usize, usize)], lanes: &[usize]) -> Vec<Vec<Port>> {
    let mut ports = vec![Vec::new(); rows];
    for (way, (from, to)) in spans.iter().enumerate() {
        for (row, other, is_end) in [(*from, *to, false), (*to, *from, true)] {
            let (side, lane) = match other.cmp(&row) {
                Ordering::Less => (0, lanes[way]),
                // What stays where it is keeps its two ends together.
                Ordering::Equal => (1, way),
                Ordering::Greater => (2, usize::MAX - lanes[way]),
            };
            ports[row].push(Port { side, lane, way, is_end });
        }
    }
    for ports in &mut ports {
        ports.sort();
    }
    ports
}

/// Boxes one below the other, high enough for their words and their arrows; and where each way starts and ends.
fn stack(diagram: &Diagram, order: &[usize], ports: &[Vec<Port>]) -> (Vec<Boxed>, Vec<(usize, usize)>) {
    let ways = ports.iter().flatten().map(|port| port.way + 1).max().unwrap_or(0);
    let mut ends = vec![(0, 0); ways];
    let mut boxes: Vec<(usize, Boxed)> = Vec::new();
    let mut top = EDGE;
    for (row, actor) in order.iter().enumerate() {
        let lines = wrap::lines(&diagram.actors[*actor].label, (BOX - 2 * PADDING) * 2 / LETTER);
        let asked = ports[row].len() * PORT;
        let height = (lines.len() * LINE + 2 * PADDING).max(asked + 4);
        let first = top + (height - asked) / 2 + PORT / 2;
        for (at, port) in ports[row].iter().enumerate() {
            let place = first + at * PORT;
            if port.is_end { ends[port.way].1 = place } else { ends[port.way].0 = place }
        }
        boxes.push((*actor, Boxed { top, height, lines }));
        top += height + BETWEEN;
    }
    boxes.sort_by_key(|(actor, _)| *actor);
    (boxes.into_iter().map(|(_, boxed)| boxed).collect(), ends)
}
