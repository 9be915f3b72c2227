//! What came back, and the sentences a test says about it.

use axum::http::{StatusCode, header, response::Parts};

#[derive(Debug)]
pub struct Reply {
    pub parts: Parts,
    pub bytes: Vec<u8>,
}

/// Letters of the proof itself; which page it is of stands behind it.
pub(crate) const PROOF_LENGTH: usize = 32;

impl Reply {
    pub fn status(&self) -> StatusCode {
        self.parts.status
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.parts.headers.get(name).and_then(|v| v.to_str().ok())
    }

    /// The page as it was sent, but for the part of its proof that says which page it was: no two pages share that.
    pub fn text(&self) -> String {
        let text = String::from_utf8_lossy(&self.bytes).into_owned();
        match self.csrf().and_then(|csrf| csrf.get(PROOF_LENGTH..).map(str::to_string)).filter(|page| !page.is_empty()) {
            Some(page) => text.replace(&page, ""),
            None => text,
        }
    }

    /// What a person reads: without tags, entities and line breaks turned back.
    pub fn words(&self) -> String {
        let text = self.text();
        let mut plain = String::new();
        let mut inside = false;
        for c in text.chars() {
            match c {
                '<' => inside = true,
                '>' if inside => {
                    inside = false;
                    plain.push(' ');
                }
                _ if !inside => plain.push(c),
                _ => {}
            }
        }
        let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .iter()
            .fold(plain, |t, (from, to)| t.replace(from, to));
        // Fluent puts marks around what it fills in, so that directions of writing do not mix.
        let plain: String = plain.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        assert!(self.status().is_redirection(), "no redirect but {}: {}", self.status(), self.words());
        self.header("location").unwrap_or_default()
    }

    pub fn cookies(&self) -> Vec<(String, String)> {
        let lines = self.parts.headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok());
        lines.filter_map(|line| line.split(';').next()?.split_once('=').map(|(k, v)| (k.into(), v.into()))).collect()
    }

    pub fn csrf(&self) -> Option<String> {
        let text = String::from_utf8_lossy(&self.bytes);
        let value = text.split("name=\"csrf\" value=\"").nth(1)?.split('"').next()?;
        (!value.is_empty()).then(|| value.to_string())
    }

    #[track_caller]
    pub fn assert_status(self, wanted: u16) -> Reply {
        assert_eq!(self.status().as_u16(), wanted, "{} {}", self.header("location").unwrap_or_default(), self.words());
        self
    }

    #[track_caller]
    pub fn ok(self) -> Reply {
        self.assert_status(200)
    }

    #[track_caller]
    pub fn assert_has(self, words: &str) -> Reply {
        let read = self.words();
        assert!(read.contains(words), "“{words}” is not on the page ({}): {read}", self.status());
        self
    }

    #[track_caller]
    pub fn assert_has_not(self, words: &str) -> Reply {
        let read = self.words();
        assert!(!read.contains(words), "“{words}” is on the page: {read}");
        self
    }
}
