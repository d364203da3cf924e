//! The blank slip of a call as a document of a word processor, with the very lines of the text.

use crate::slip::Laid;
use crate::slip::laid_out;

use super::electronic_book::escaped;
use super::package::packed;

const KINDS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const RELATIONS_OF_DOCUMENT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// How title, headings and room look; all text is Japanese.
const STYLES: &str = include_str!("slip-styles.xml");

/// A4 with room for a hand at its edges.
const PAGE: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1304" w:bottom="1418" w:left="1304" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>"#;

/// The document: a paragraph for each line, so that what is saved from it as text is a slip again.
pub fn slip_document(title: &str, body: &str, text: &str) -> Vec<u8> {
    let core = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>ja-JP</dc:language></cp:coreProperties>",
        escaped(title),
        escaped(body)
    );
    let paragraphs: String = laid_out(text).map(|(laid, line)| paragraph(laid, line)).collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}{PAGE}</w:body></w:document>"
    );
    // Word processors tell the kind of a package by its first file.
    let files: [(&str, &str); 6] = [
        ("[Content_Types].xml", KINDS),
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", &core),
        ("word/_rels/document.xml.rels", RELATIONS_OF_DOCUMENT),
        ("word/document.xml", &document),
        ("word/styles.xml", STYLES),
    ];
    packed(files.into_iter().map(|(path, words)| (path.to_owned(), words.as_bytes())), None)
}

fn paragraph(laid: Laid, line: &str) -> String {
    let style = match laid {
        Laid::Slip => "Title",
        Laid::Draft => "Heading1",
        Laid::Item => "Heading2",
        Laid::Fact | Laid::Who => "Normal",
        Laid::Words => "Room",
    };
    let words = escaped(line);
    let run =
        if line.is_empty() { String::new() } else { format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>") };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{run}</w:p>")
}
