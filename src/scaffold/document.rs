//! The files of a document: one, or one for each part where one would be too long.

use crate::form::Form;
use crate::form::reserved::BODY;
use crate::form::reserved::FENCE;
use crate::model::DocumentKind;
use crate::model::Layout;
use crate::model::Stage;

use super::filling::Filling;
use super::filling::Written;
use super::literal;
use super::sheet::Sheet;

/// A single file is not longer than this.
const MOST_LINES: usize = 300;

const HOW_TO_EDIT: &str = "\
# 「#」で始まる行は説明で、公開されません。
# まだ書いていない項目は「# name = \"\"」のように止めてあります。行の頭の「# 」を取り、内容を書いてください。
# 「# [[…]]」で止めてあるまとまりを使うときは、その行と、次の id の行の「# 」も取ってください。
# 何行もある文章は、''' と ''' の間に書けます。
";

/// Name and text of every file of a document, in the order of the form.
pub fn document(form: &Form, filling: &Filling) -> Vec<(String, String)> {
    let all: Vec<usize> = (0..form.parts.len()).collect();
    let whole = file(form, filling, &all);
    let has_parts = matches!(kind_of(form).layout, Layout::Versions | Layout::Bodies);
    if whole.lines().count() <= MOST_LINES || !has_parts {
        return vec![(main_file(form, filling), whole)];
    }
    all.into_iter().map(|at| part(form, filling, at)).collect()
}

/// Name and text of the file of one part, for a document that is split by part.
pub fn part(form: &Form, filling: &Filling, part: usize) -> (String, String) {
    let name = if part == 0 { main_file(form, filling) } else { format!("{}.toml", form.parts[part].key) };
    (name, file(form, filling, &[part]))
}

fn main_file(form: &Form, filling: &Filling) -> String {
    match Stage::of_word(&form.stage) {
        Some(stage) => kind_of(form).stage_file(stage),
        None => kind_of(form).main_file(&filling.id),
    }
}

fn kind_of(form: &Form) -> &'static DocumentKind {
    DocumentKind::of_folder(&form.kind).expect("the catalogue takes forms of known kinds only")
}

fn file(form: &Form, filling: &Filling, parts: &[usize]) -> String {
    let mut sheet = Sheet::new(form, filling, parts);
    head(&mut sheet, form, parts);
    let is_main = parts.contains(&0);
    let is_head = is_main && kind_of(form).is_written_in_markdown();
    if is_head {
        sheet.text = format!("{FENCE}\n{}", sheet.text);
    }
    if is_main {
        sheet.line("");
        sheet.line("# この文書の様式");
        sheet.line(&format!("form = {}", literal::quoted(&form.name())));
        sheet.line("");
        sheet.line(
            "# 関係する文書。種類と id を「/」でつないで、一つずつ \" \" で囲みます。題名とリンクは自動で付きます。",
        );
        sheet.line("#   書くことがなければ、このままで構いません。");
        sheet.line("# related = [\"assessments/kaigo\", \"systems/juki-net\"]");
    }
    sheet.root_items();
    if is_main && kind_of(form).layout != Layout::Single {
        version(&mut sheet, filling);
    }
    sheet.tables();
    if is_head {
        sheet.line(FENCE);
        sheet.line("");
        match filling.value(BODY) {
            Some(Written::Words(words)) => sheet.line(words),
            _ => sheet.line("ここに本文を書きます。見出しは「## 」、箇条書きは「- 」で始めます。"),
        }
    }
    sheet.text
}

fn head(sheet: &mut Sheet, form: &Form, parts: &[usize]) {
    sheet.line(format!("# {}　{}", form.title, form.printed_revision).trim_end());
    if let [part] = parts {
        let part = &form.parts[*part];
        let mark = if part.marked { " ※" } else { "" };
        sheet.line(&format!("# {}{mark}{}", part.title, part.mark_note));
        for line in part.note.lines() {
            sheet.line(&format!("#   {line}"));
        }
    }
    sheet.line("#");
    sheet.text.push_str(HOW_TO_EDIT);
    let has_marks = form.nodes.iter().any(|node| node.marked && node.part.is_some_and(|part| parts.contains(&part)));
    if has_marks && !form.mark_meaning.is_empty() {
        sheet.line(&format!("# {}", form.mark_meaning));
    }
}

fn version(sheet: &mut Sheet, filling: &Filling) {
    sheet.line("");
    sheet.line("# この版のこと");
    sheet.line("[version]");
    sheet.line("");
    sheet.line("# 公表日。決まったら書いてください。書かないうちは公表されません。");
    match &filling.published {
        Some(day) => sheet.line(&format!("published = {day}")),
        None => sheet.line("# published = 2026-04-01"),
    }
    sheet.line("");
    sheet.line("# 実施機関。site.toml の agencies にある id を書きます。");
    match &filling.agency {
        Some(agency) => sheet.line(&format!("agency = {}", literal::quoted(agency))),
        None => sheet.line("# agency = \"\""),
    }
    sheet.line("");
    sheet.line("# 担当部署。site.toml の departments にある id を書きます。");
    sheet.line("# department = \"\"");
}
