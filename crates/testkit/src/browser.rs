//! A browser: keeps cookies, remembers the proof of the last page and sends it with every form, as a page's hidden field
//! would. It does not follow redirects; [`Reply::location`] says where one leads.

use crate::reply::{PROOF_LENGTH, Reply};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderName, HeaderValue, Request, header};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::runtime::Runtime;
use tower::ServiceExt;

#[derive(Clone)]
pub struct Browser {
    router: Router,
    runtime: Arc<Runtime>,
    pub cookies: BTreeMap<String, String>,
    /// The proof against forged posts from the last page that had one.
    pub csrf: Option<String>,
    headers: Vec<(HeaderName, HeaderValue)>,
    peer: Option<SocketAddr>,
    /// How many forms were sent.
    pages: u64,
}

/// One part of a form with files.
pub enum Part<'a> {
    Field(&'a str, &'a str),
    File { field: &'a str, name: &'a str, bytes: &'a [u8] },
}

impl Browser {
    pub(crate) fn new(router: Router, runtime: Arc<Runtime>) -> Browser {
        Browser { router, runtime, cookies: BTreeMap::new(), csrf: None, headers: Vec::new(), peer: None, pages: 0 }
    }

    /// The same browser, coming from this address.
    pub fn from_address(mut self, peer: &str) -> Browser {
        let address = peer.parse().expect("an address");
        self.peer = Some(SocketAddr::new(address, 40_000));
        self
    }

    /// The same browser with one more header on every request.
    pub fn with_header(mut self, name: &'static str, value: &str) -> Browser {
        self.headers.push((HeaderName::from_static(name), HeaderValue::from_str(value).expect("a header")));
        self
    }

    pub fn keep(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.into(), value.into());
    }

    pub fn get(&mut self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).expect("a request"))
    }

    /// Sends a form as the page at hand would: with its proof, unless the test gives one itself.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut fields = fields.to_vec();
        let csrf = self.proof();
        if !csrf.is_empty() && !fields.iter().any(|(name, _)| *name == "csrf") {
            fields.push(("csrf", &csrf));
        }
        self.post_bare(path, &fields)
    }

    /// Sends exactly these fields.
    pub fn post_bare(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = fields.iter().map(|(name, value)| format!("{}={}", percent(name), percent(value))).collect::<Vec<_>>().join("&");
        let request =
            Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).expect("a request"))
    }

    /// Sends a form with files, with the proof of the page at hand.
    pub fn multipart(&mut self, path: &str, parts: &[Part]) -> Reply {
        const EDGE: &str = "----perennial-test-edge";
        let csrf = self.proof();
        let mut body = Vec::new();
        for part in std::iter::once(&Part::Field("csrf", &csrf)).chain(parts) {
            body.extend(format!("--{EDGE}\r\n").bytes());
            match part {
                Part::Field(name, value) => body.extend(format!("content-disposition: form-data; name=\"{name}\"\r\n\r\n{value}").bytes()),
                Part::File { field, name, bytes } => {
                    body.extend(format!("content-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\ncontent-type: application/octet-stream\r\n\r\n").bytes());
                    body.extend(*bytes);
                }
            }
            body.extend(b"\r\n");
        }
        body.extend(format!("--{EDGE}--\r\n").bytes());
        let request = Request::post(path).header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
        self.send(request.body(Body::from(body)).expect("a request"))
    }

    /// The proof at hand, as of a page of its own: a test that sends two forms means two. A signed-in browser that has seen no
    /// page yet looks at its own first.
    fn proof(&mut self) -> String {
        if self.csrf.is_none() && self.cookies.keys().any(|name| name.ends_with("perennial")) {
            self.get("/me");
        }
        let Some(csrf) = self.csrf.clone() else { return String::new() };
        self.pages += 1;
        format!("{}{:032x}", csrf.get(..PROOF_LENGTH).unwrap_or(&csrf), self.pages)
    }

    /// Sends the very same form again, so many times in all, as a browser does that is pressed twice.
    pub fn post_times(&mut self, times: usize, path: &str, fields: &[(&str, &str)]) -> Vec<Reply> {
        let csrf = self.proof();
        let fields = [fields, &[("csrf", csrf.as_str())]].concat();
        (0..times).map(|_| self.post_bare(path, &fields)).collect()
    }

    /// Sends any request with this browser's cookies and headers.
    pub fn send(&mut self, mut request: Request<Body>) -> Reply {
        let cookies = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("; ");
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, HeaderValue::from_str(&cookies).expect("cookies"));
        }
        for (name, value) in &self.headers {
            request.headers_mut().insert(name.clone(), value.clone());
        }
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        let router = self.router.clone();
        let reply = self.runtime.block_on(async {
            let response = router.oneshot(request).await.unwrap_or_else(|never| match never {});
            let (parts, body) = response.into_parts();
            Reply { parts, bytes: axum::body::to_bytes(body, usize::MAX).await.expect("a whole body").to_vec() }
        });
        for (name, value) in reply.cookies() {
            if value.is_empty() {
                self.cookies.remove(&name)
            } else {
                self.cookies.insert(name, value)
            };
        }
        if let Some(csrf) = reply.csrf() {
            self.csrf = Some(csrf);
        }
        reply
    }
}

fn percent(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
