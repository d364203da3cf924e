//! The bar at the top of every page, and how it gets there while the page is on its way to the browser.

use lol_html::RewriteStrSettings;
use lol_html::element;
use lol_html::html_content::ContentType;
use lol_html::rewrite_str;

use crate::finding::Counts;
use crate::pipeline::Drafts;
use crate::report;

use super::board::State;
use super::board::Trouble;
use super::choice;
use super::routes::CHOOSE;
use super::routes::OVERVIEW;
use super::routes::SCRIPT;
use super::routes::STYLE;

/// What the bar itself needs beyond what a page allows: its look, its script, the news of changes, its form.
const NEEDED: &[&str] = &["style-src", "script-src", "connect-src", "form-action"];

/// The bar of a page at an address.
pub(super) fn bar(state: &State, address: &str) -> String {
    let drafts = if state.asked.drafts == Drafts::Included { " checked" } else { "" };
    let as_of = state.asked.as_of.map(|instant| instant.iso().replace("+09:00", "")).unwrap_or_default();
    let told = state.trouble.as_ref().map(|trouble| {
        format!(
            "<p class=\"_preview-trouble\"><strong>{}</strong></p>\n",
            escape(&trouble_in_words(trouble, state.shown.is_some()))
        )
    });
    format!(
        r#"<aside class="_preview" aria-label="プレビュー">
<p class="_preview-state"><strong>プレビュー</strong> {shown}<a href="{OVERVIEW}">{findings}</a> <span role="status" id="_preview-connection"></span></p>
{told}<form method="post" action="{CHOOSE}">
<input type="hidden" name="{BACK}" value="{back}">
<label><input type="checkbox" name="{DRAFTS}" value="1"{drafts}> 公表前の版も見る</label>
<label>時点 <input type="text" name="{AS_OF}" value="{as_of}" size="18" autocomplete="off" aria-describedby="_preview-hint"></label>
<button type="submit">切り替える</button>
<span id="_preview-hint">例: 2026-11-20、2026-11-20T17:00（空なら site.toml の as_of、なければ今）</span>
</form>
</aside>
"#,
        shown = escape(&shown_in_words(state)),
        findings = findings_in_words(state.findings.counts()),
        told = told.unwrap_or_default(),
        back = escape(&choice::back(address)),
        as_of = escape(&as_of),
        BACK = choice::BACK,
        DRAFTS = choice::DRAFTS,
        AS_OF = choice::AS_OF,
    )
}

/// `指摘の一覧（問題あり 2件、問題の可能性大 1件、要判断 0件、手動確認 0件）`
fn findings_in_words(counts: Counts) -> String {
    if counts == Counts::default() {
        return "指摘の一覧（指摘はありません）".to_owned();
    }
    format!("指摘の一覧（{}）", report::in_words(counts))
}

/// `公表前の版も含む、令和8年11月20日0時現在のページです。`
fn shown_in_words(state: &State) -> String {
    let Some(shown) = &state.shown else { return "まだ表示できるページがありません。".to_owned() };
    let drafts = if shown.condition.drafts == Drafts::Included {
        "公表前の版も含む"
    } else {
        "公表する版だけの"
    };
    let time = shown.instant.map(|instant| format!("{}現在の", instant.wareki())).unwrap_or_default();
    let waiting = match shown.waiting {
        0 => String::new(),
        waiting => format!("公表前の版が{waiting}つあり、表示していません。"),
    };
    format!("{drafts}、{time}ページです。{waiting}")
}

/// What keeps the pages from following the content, what is shown meanwhile, and what helps.
pub(super) fn trouble_in_words(trouble: &Trouble, has_pages: bool) -> String {
    let (cause, way_out) = match trouble {
        Trouble::Unreadable => {
            ("今の内容には、読み取れないところがあります。", "指摘の一覧の「問題あり」を直すと、新しくなります。")
        }
        Trouble::Contradicted => (
            "公表する版に、記載の不足か食い違いがあります。",
            "「公表前の版も見る」にすると、記載の不足や食い違いが残っていても表示します。",
        ),
        Trouble::Leaked => (
            "公表しないとした言葉が、ページに現れました。",
            "指摘の一覧の「問題あり」の場所から、その言葉を取り除いてください。",
        ),
        Trouble::Failed(_) => ("機械の都合で、ページを作り直せませんでした。", "理由は、指摘の一覧にあります。"),
    };
    let meanwhile =
        if has_pages { "表示しているのは、前に作ったページのままです。" } else { "" };
    format!("{cause}{meanwhile}{way_out}")
}

/// A page as browsers get it; `base` is the address below which links of a page that stands everywhere begin.
pub(super) fn dressed(html: &str, bar: &str, stamp: &str, base: Option<&str>) -> String {
    let head = format!(
        "<link rel=\"stylesheet\" href=\"{STYLE}\">\n<script src=\"{SCRIPT}\" data-stamp=\"{}\" defer></script>\n",
        escape(stamp)
    );
    let mut settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("head", |found| {
            found.append(&head, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("body > :first-child", |found| {
            // A link that skips to the page's own words stays the first thing that a keyboard reaches.
            let skips = found.tag_name() == "a" && found.get_attribute("href").is_some_and(|to| to.starts_with('#'));
            if skips {
                found.after(&format!("\n{bar}"), ContentType::Html);
            } else {
                found.before(bar, ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(element!(r#"meta[http-equiv="content-security-policy" i]"#, |found| {
            let policy = found.get_attribute("content").unwrap_or_default();
            found.set_attribute("content", &opened(&policy))?;
            Ok(())
        }));
    if let Some(base) = base.filter(|base| !base.is_empty()).map(str::to_owned) {
        settings = settings.append_element_content_handler(element!("[href], [src]", move |found| {
            for attribute in ["href", "src"] {
                let own = found.get_attribute(attribute).and_then(|to| Some(to.strip_prefix(&base)?.to_owned()));
                if let Some(own) = own {
                    found.set_attribute(attribute, &format!("/{}", own.trim_start_matches('/')))?;
                }
            }
            Ok(())
        }));
    }
    // A page that cannot be taken apart is shown as it is; the inspection of the build has told of it.
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

/// A policy that also allows what the bar needs from the preview itself, and nothing else.
fn opened(policy: &str) -> String {
    let mut directives: Vec<String> = policy.split(';').map(|part| part.trim().to_owned()).collect();
    directives.retain(|directive| !directive.is_empty());
    for needed in NEEDED {
        let own = directives.iter_mut().find(|directive| directive.split(' ').next() == Some(needed));
        match own {
            Some(own) if own.split(' ').any(|source| source == "'self'") => {}
            Some(own) => *own = format!("{} 'self'", own.replace(" 'none'", "")),
            None => directives.push(format!("{needed} 'self'")),
        }
    }
    directives.join("; ")
}

/// Words as they stand in HTML, in text and in attributes.
pub(super) fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for char in words.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::dressed;
    use super::opened;

    #[test]
    fn a_policy_is_opened_for_the_preview_alone() {
        for (policy, expected) in [
            (
                "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'",
                "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; connect-src 'self'",
            ),
            (
                "script-src 'none'; style-src https://x.example;",
                "script-src 'self'; style-src https://x.example 'self'; connect-src 'self'; form-action 'self'",
            ),
        ] {
            assert_eq!(opened(policy), expected);
        }
    }

    #[test]
    fn pages_get_bar_and_script_and_keep_their_words() {
        let bar = "<aside>棒</aside>";
        for (body, expected) in [
            ("<p>一</p><p>二</p>", "<aside>棒</aside><p>一</p><p>二</p>"),
            ("<a href=\"#_main\">本文へ</a><p>一</p>", "<a href=\"#_main\">本文へ</a>\n<aside>棒</aside><p>一</p>"),
            ("<a href=\"/\">家</a>", "<aside>棒</aside><a href=\"/\">家</a>"),
        ] {
            let html = format!("<!doctype html><html><head><title>題</title></head><body>{body}</body></html>");
            let page = dressed(&html, bar, "7-1", None);
            let whole = format!("data-stamp=\"7-1\" defer></script>\n</head><body>{expected}</body></html>");
            assert!(page.ends_with(&whole), "{page}");
        }
    }

    #[test]
    fn a_page_for_every_address_leads_back_into_the_preview() {
        let html = r#"<link href="https://x.example/b/assets/a.css"><a href="https://x.example/b/">家</a><a href="https://y.example/">外</a>"#;
        let page = dressed(html, "", "7-1", Some("https://x.example/b/"));
        assert_eq!(page, r#"<link href="/assets/a.css"><a href="/">家</a><a href="https://y.example/">外</a>"#);
    }
}
