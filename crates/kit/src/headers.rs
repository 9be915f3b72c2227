//! The headers of every answer, and the first wall against forged posts: an unsafe method from another site is refused
//! before anything else happens.

use crate::fault::Fault;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// No inline style or script, nothing from elsewhere, no frames.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Middleware: sets them all.
pub async fn set(request: Request, next: Next) -> Response {
    let secure = request.extensions().get::<crate::settings::Transport>() == Some(&crate::settings::Transport::Secure);
    // An answering address is a secret: it is told to nobody, not even to its own style sheet.
    let answering = request.uri().path().starts_with("/r/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    put(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::REFERRER_POLICY, if answering { "no-referrer" } else { "same-origin" });
    put(header::X_FRAME_OPTIONS, "DENY");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    put(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    // Pages are personal; only the hashed assets say otherwise, and they have spoken by now.
    put(header::CACHE_CONTROL, "no-store");
    if secure {
        put(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    response
}

/// Middleware: refuses posts that another site sent. Answering links are their own key and need no such wall.
pub async fn own_site(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || request.uri().path().starts_with("/r/") || from_own_site(request.headers()) {
        return next.run(request).await;
    }
    Fault::Stale.into_response()
}

fn from_own_site(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match (text("origin"), text("host")) {
        // Browsers too old for Sec-Fetch-Site send Origin with every post.
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, authority)| authority == host),
        (Some(_), None) => false,
        // Not a browser: there is no cookie it could be tricked into sending.
        (None, _) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v))).collect()
    }

    #[test]
    fn a_post_from_another_site_is_refused() {
        assert!(!from_own_site(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!from_own_site(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(!from_own_site(&headers(&[("origin", "https://evil.example"), ("host", "school.example")])));
        assert!(from_own_site(&headers(&[("origin", "https://school.example"), ("host", "school.example")])));
        assert!(from_own_site(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!from_own_site(&headers(&[("origin", "null"), ("host", "school.example")])));
    }
}
