//! `juran list`: every document with its versions and their states, as a plain table.

use clap::ArgMatches;
use clap::Command;

use crate::failure::Failure;
use crate::finding::Findings;
use crate::pipeline;
use crate::pipeline::Listing;
use crate::text::Date;
use crate::text::padded;
use crate::text::width;

use super::Exit;
use super::arguments;
use super::clock;
use super::console;

pub(super) const NAME: &str = "list";

const HEADINGS: [&str; 5] = ["文書", "版", "状態", "公表日", "題名"];
const GAP: usize = 2;

pub(super) fn grammar() -> Command {
    let command = Command::new(NAME)
        .about("文書と版と、その状態を一覧にします。")
        .override_usage("juran list [オプション]")
        .arg(arguments::as_of());
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let mut findings = Findings::default();
    let content = arguments::content(matches);
    let listings = pipeline::list(content, arguments::instant(matches), clock::now(), &mut findings)?;
    console::give(&table(&listings))?;
    let exit = Exit::of(&findings);
    if exit != Exit::Fine {
        let option = arguments::content_option(content);
        console::tell(&format!(
            "内容に誤りがあるため、抜けている文書や版があるかもしれません。「juran check{option}」で確かめてください。"
        ));
    }
    Ok(exit)
}

fn table(listings: &[Listing]) -> String {
    if listings.is_empty() {
        return "文書は、まだありません。\n".to_owned();
    }
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    for listing in listings {
        let title = match &listing.agency {
            Some(agency) => format!("{}（{agency}）", listing.title),
            None => listing.title.clone(),
        };
        rows.extend(listing.versions.iter().map(|(name, state, published)| {
            let day = published.map_or_else(|| "－".to_owned(), Date::iso);
            [listing.document.clone(), name.called(), state.word().to_owned(), day, title.clone()]
        }));
    }
    let columns: [usize; 5] = std::array::from_fn(|at| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0) + GAP);
    let lines = rows.iter().map(|row| {
        let cells: String = row.iter().zip(columns).map(|(cell, columns)| padded(cell, columns)).collect();
        format!("{}\n", cells.trim_end())
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::table;
    use crate::model::State;
    use crate::model::VersionName;
    use crate::pipeline::Listing;
    use crate::text::Date;

    #[test]
    fn columns_stand_below_each_other() {
        let listings = [
            Listing {
                document: "assessments/kaigo".to_owned(),
                title: "介護保険に関する事務".to_owned(),
                agency: Some("市長".to_owned()),
                versions: vec![
                    (VersionName::number(2), State::Private, None),
                    (VersionName::number(1), State::Current, Date::from_ymd(2026, 4, 1)),
                ],
            },
            Listing {
                document: "assessments/a".to_owned(),
                title: "あ".to_owned(),
                agency: None,
                versions: Vec::new(),
            },
        ];
        assert_eq!(
            table(&listings),
            "\
文書               版     状態      公表日      題名
assessments/kaigo  第2版  公表前    －          介護保険に関する事務（市長）
assessments/kaigo  第1版  現在の版  2026-04-01  介護保険に関する事務（市長）
"
        );
        assert_eq!(table(&[]), "文書は、まだありません。\n");
    }
}
