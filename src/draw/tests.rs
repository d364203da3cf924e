//! Drawings hold what they promise: nothing overlaps, nothing stands out, the same input gives the same bytes.

use super::Arrow;
use super::Diagram;
use super::Heads;
use super::lanes;
use super::lanes::BOX;
use super::lanes::LETTER;
use super::lanes::PADDING;
use super::lanes::Way;
use super::lanes::lay;
use super::wrap;
use super::wrap::columns;

/// A drawing of arrows between boxes that are called by numbers, some of them with long names.
fn diagram(arrows: &[(usize, usize)]) -> Diagram {
    let mut diagram = Diagram::default();
    let names = [
        "窓口",
        "情報提供ネットワークシステム（国）を経由して照会する他の行政機関等",
        "ABC-0123456789-DEFGHIJKLMNOPQRSTUVWXYZ",
    ];
    for (at, (from, to)) in arrows.iter().enumerate() {
        let mut actor = |number: usize| diagram.actor(&format!("{}{number}", names[number % 3]), None);
        let (from, to) = (actor(*from), actor(*to));
        let carries = [Some(true), Some(false), None][at % 3];
        let number = format!("({at})");
        diagram.arrows.push(Arrow { from, to, number, label: "申請".to_owned(), carries, heads: Heads::Forward });
    }
    diagram
}

/// Graphs of all shapes: chains, stars, rings, loops, and what a simple generator draws.
fn shapes() -> Vec<Vec<(usize, usize)>> {
    let chain = (0..9).map(|at| (at, at + 1)).collect();
    let star = (1..14).map(|at| if at % 2 == 0 { (0, at) } else { (at, 0) }).collect();
    let ring = (0..8).map(|at| (at, (at + 3) % 8)).collect();
    let loops = vec![(0, 0), (0, 0), (0, 1), (1, 0), (2, 0), (1, 1), (2, 2)];
    let mut shapes = vec![Vec::new(), vec![(0, 0)], chain, star, ring, loops];
    let mut seed: usize = 7;
    for size in 3..20 {
        let mut draw = || {
            seed = (seed * 1_103_515_245 + 12_345) % (1 << 31);
            (seed >> 8) % size
        };
        shapes.push((0..size * 2).map(|_| (draw(), draw())).collect());
    }
    shapes
}

/// The three straight pieces of a way: y, from x, to x; x, from y, to y; y, from x, to x.
fn vertical(way: &Way) -> (usize, usize, usize) {
    (way.lane, way.start.min(way.end), way.start.max(way.end))
}

#[test]
fn boxes_and_ways_never_overlap() {
    for arrows in shapes() {
        let layout = lay(&diagram(&arrows));
        let mut boxes: Vec<(usize, usize)> = layout.boxes.iter().map(|boxed| (boxed.top, boxed.height)).collect();
        boxes.sort_unstable();
        assert!(boxes.windows(2).all(|pair| pair[0].0 + pair[0].1 < pair[1].0), "{arrows:?}");
        let mut ends: Vec<usize> = layout.ways.iter().flat_map(|way| [way.start, way.end]).collect();
        ends.sort_unstable();
        assert!(ends.windows(2).all(|pair| pair[1] - pair[0] >= 20), "numbers lie on each other: {arrows:?}");
        assert!(ends.iter().all(|end| boxes.iter().any(|(top, height)| top < end && *end < top + height)));
        for (at, way) in layout.ways.iter().enumerate() {
            let (lane, high, low) = vertical(way);
            assert!(lane > lanes::EDGE + BOX && lane < layout.width, "a lane runs beside the boxes");
            for other in &layout.ways[at + 1..] {
                let (beside, above, below) = vertical(other);
                assert!(lane != beside || low < above || below < high, "two ways in one lane: {arrows:?}");
            }
        }
    }
}

#[test]
fn words_stay_in_their_boxes() {
    for arrows in shapes() {
        let layout = lay(&diagram(&arrows));
        for boxed in &layout.boxes {
            assert!(boxed.lines.len() * lanes::LINE <= boxed.height, "{boxed:?}");
            let widest = boxed.lines.iter().map(|line| columns(line) * LETTER / 2).max().unwrap_or(0);
            assert!(widest <= BOX - PADDING, "{boxed:?}");
        }
    }
}

#[test]
fn lines_are_divided_as_japanese_is() {
    for (words, expected) in [
        ("介護保険課", vec!["介護保険課"]),
        ("介護保険課の窓口", vec!["介護保険課", "の窓口"]),
        ("市役所の窓口、郵送", vec!["市役所の窓", "口、郵送"]),
        ("介護保険課、郵送", vec!["介護保険課、", "郵送"]),
        ("中間サー（全国）", vec!["中間サー", "（全国）"]),
        ("PMH と VRS12345", vec!["PMH と", "VRS12345"]),
        ("ABCDEFGHIJKLMNOP", vec!["ABCDEFGHIJ", "KLMNOP"]),
        ("", vec![]),
    ] {
        assert_eq!(wrap::lines(words, 10), expected, "{words}");
    }
}

#[test]
fn ten_steps_fit_on_a_telephone() {
    let arrows: Vec<(usize, usize)> =
        vec![(0, 1), (2, 1), (3, 4), (5, 4), (4, 6), (1, 7), (4, 8), (4, 9), (1, 10), (9, 10)];
    assert!(lay(&diagram(&arrows)).width <= 320);
}

#[test]
fn what_travels_is_told_by_words_and_shape() {
    let diagram = diagram(&[(0, 3), (3, 0), (0, 6)]);
    let svg = diagram.svg("申請の流れ");
    assert!(svg.contains("role=\"img\" aria-label=\"申請の流れ\""), "{svg}");
    assert_eq!(svg.matches("drawing-core").count(), 1, "a double line where the number travels");
    assert_eq!(svg.matches("stroke-dasharray").count(), 1, "a broken line where it does not");
    assert_eq!(svg.matches("(0)番").count(), 2, "in letters at both ends");
    assert_eq!(
        diagram.said(),
        [
            "(0)　窓口0から窓口3へ: 申請（個人番号を含む）",
            "(1)　窓口3から窓口0へ: 申請（個人番号を含まない）",
            "(2)　窓口0から窓口6へ: 申請",
        ]
    );
    assert_eq!(svg, diagram.svg("申請の流れ"));
    assert!(!svg.contains("style"), "the policy forbids styles in a page");
}

#[test]
fn boxes_lead_where_they_are_told_of_and_letters_stay_letters() {
    let mut diagram = Diagram::default();
    let one = diagram.actor("A & <B>", None);
    assert_eq!(diagram.actor("A & <B>", Some("/systems/a/?x=1&y=\"2\"")), one);
    let other = diagram.actor("中間サーバー", None);
    diagram.arrows.push(Arrow { from: one, to: other, heads: Heads::Neither, ..Arrow::default() });
    diagram.arrows.push(Arrow { from: other, to: one, heads: Heads::Both, ..Arrow::default() });
    diagram.arrows.push(Arrow { from: 7, to: one, ..Arrow::default() });
    let svg = diagram.svg("つながり");
    assert!(svg.contains("role=\"group\""), "what can be reached stands in no picture");
    assert!(svg.contains("<a href=\"/systems/a/?x=1&amp;y=&quot;2&quot;\">"), "{svg}");
    assert!(svg.contains("A &amp; &lt;B&gt;</text>"), "{svg}");
    assert_eq!(svg.matches("drawing-head").count(), 2);
    assert_eq!(diagram.said()[..2], ["A & <B>と中間サーバーの間", "中間サーバーとA & <B>の間で、双方向に"]);
}
