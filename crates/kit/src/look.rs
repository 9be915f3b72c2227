//! How a page looks to its reader before anyone knows who they are: language, theme, address, and how the request came.

use crate::app::App;
use crate::i18n::{Lang, Words};
use crate::settings::Transport;
use crate::views::{BareFrame, LanguageSwitch, Theme};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::{HeaderMap, header, request::Parts};
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

#[derive(Clone, Debug)]
pub struct Look {
    pub words: Words,
    pub theme: Theme,
    pub path: String,
    pub transport: Transport,
    /// Whom limits are counted for; behind a trusted proxy the client it names.
    pub address: Option<IpAddr>,
    /// All of this server is made up.
    pub demo: bool,
}

impl Look {
    pub fn of(parts: &Parts, app: &App) -> Look {
        let headers = &parts.headers;
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let forwarded = text("x-forwarded-for");
        let transport = app.settings.transport(peer, text("x-forwarded-proto"), forwarded.is_some());
        let trusted = peer.is_some_and(|p| app.settings.trusted_proxies.iter().any(|net| net.contains(&p.to_canonical())));
        let client = forwarded.filter(|_| trusted).and_then(|list| list.rsplit(',').next()?.trim().parse().ok());
        let asked = parts.uri.query().and_then(|q| q.split('&').find_map(|pair| pair.strip_prefix("lang=")));
        let chosen = asked.map(str::to_string).or_else(|| cookie(headers, "lang"));
        Look {
            words: Words::new(Lang::negotiate(chosen.as_deref(), text(header::ACCEPT_LANGUAGE.as_str()))),
            theme: cookie(headers, "theme").map(|t| Theme::from_code(&t)).unwrap_or_default(),
            path: parts.uri.path().to_string(),
            transport,
            address: client.or(peer),
            demo: app.settings.demo,
        }
    }

    /// The frame of a page without navigation.
    pub fn bare(&self, title: impl Into<String>) -> BareFrame {
        BareFrame {
            title: title.into(),
            theme: self.theme,
            brand: true,
            language: LanguageSwitch::Links(self.path.clone()),
            demo: self.demo,
            ..BareFrame::default()
        }
    }
}

/// One cookie by name.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then(|| value.to_string())
    })
}

impl FromRequestParts<App> for Look {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Look, Infallible> {
        Ok(Look::of(parts, app))
    }
}
