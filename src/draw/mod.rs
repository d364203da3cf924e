//! Who hands what to whom → a drawing that is read on paper and on the narrowest screen, and the same in words.
//!
//! The boxes stand below each other; arrows leave and enter them on the right, and run in lanes of their own, so that
//! none runs through a box and none lies on another. What an arrow carries stands in the words beside the drawing, under
//! the number that the arrow has at both of its ends.

mod flow;
mod lanes;
mod svg;
#[cfg(test)]
mod tests;
mod wrap;

/// A mark behind the number of an arrow along which the 個人番号 travels.
pub const MARK: &str = "番";

/// Boxes, and arrows between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagram {
    /// The boxes, in the order in which they are first named.
    pub actors: Vec<Actor>,
    /// The arrows, in the order in which they are told of.
    pub arrows: Vec<Arrow>,
}

/// A box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// What stands in it.
    pub label: String,
    /// Where it leads, as an address of the site.
    pub href: Option<String>,
}

/// An arrow from box to box.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrow {
    /// Place of the box that it leaves.
    pub from: usize,
    /// Place of the box that it enters; the same for what stays where it is.
    pub to: usize,
    /// Its number, as short as 「③-1」; empty where arrows have none.
    pub number: String,
    /// What it carries, in words that stand beside the drawing.
    pub label: String,
    /// Whether the 個人番号 travels along it; `None` where that is not said.
    pub carries: Option<bool>,
    /// Where it has heads.
    pub heads: Heads,
}

/// Where an arrow has heads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Heads {
    /// At the box that it enters.
    #[default]
    Forward,
    /// At both of its boxes.
    Both,
    /// Nowhere: that the two have to do with each other is all that is known.
    Neither,
}

impl Diagram {
    /// The place of the box with a label; it is added where there is none.
    pub fn actor(&mut self, label: &str, href: Option<&str>) -> usize {
        if let Some(at) = self.actors.iter().position(|actor| actor.label == label) {
            let known = &mut self.actors[at].href;
            *known = known.take().or_else(|| href.map(str::to_owned));
            return at;
        }
        self.actors.push(Actor { label: label.to_owned(), href: href.map(str::to_owned) });
        self.actors.len() - 1
    }

    /// The drawing as SVG, without styles of its own; `name` is what it is called by those who cannot see it.
    ///
    /// Boxes that lead somewhere are links. Everything is drawn with attributes that a stylesheet may override by the
    /// classes `drawing`, `drawing-box`, `drawing-line`, `drawing-core`, `drawing-head`, `drawing-plate` and
    /// `drawing-words`.
    pub fn svg(&self, name: &str) -> String {
        svg::print(self, &lanes::lay(self), name)
    }

    /// Width and height of the drawing, in pixels of a stylesheet.
    pub fn size(&self) -> (usize, usize) {
        let layout = lanes::lay(self);
        (layout.width, layout.height)
    }

    /// Every arrow as a sentence, in order: what those hear who cannot see the drawing.
    pub fn said(&self) -> Vec<String> {
        self.arrows.iter().map(|arrow| self.sentence(arrow)).collect()
    }

    fn sentence(&self, arrow: &Arrow) -> String {
        let label = |at: usize| self.actors.get(at).map_or("", |actor| &actor.label);
        let (from, to) = (label(arrow.from), label(arrow.to));
        let between = match arrow.heads {
            Heads::Forward => format!("{from}から{to}へ"),
            Heads::Both => format!("{from}と{to}の間で、双方向に"),
            Heads::Neither => format!("{from}と{to}の間"),
        };
        let number = if arrow.number.is_empty() { String::new() } else { format!("{}　", arrow.number) };
        let what = if arrow.label.is_empty() { String::new() } else { format!(": {}", arrow.label) };
        let carried = match arrow.carries {
            Some(true) => "（個人番号を含む）",
            Some(false) => "（個人番号を含まない）",
            None => "",
        };
        format!("{number}{between}{what}{carried}")
    }
}
