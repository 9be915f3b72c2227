//! What the operator decided at the start: the public address, who may stand in front, where data lie.

use ground::files::Shelf;
use ipnet::IpNet;
use std::net::IpAddr;
use std::path::PathBuf;

#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The address people reach this server at, without a slash at the end; links and codes are made from it.
    pub public_url: String,
    /// The server itself speaks TLS.
    pub tls: bool,
    /// Proxies whose word about https and the client's address is believed.
    pub trusted_proxies: Vec<IpNet>,
    pub data: PathBuf,
    /// Where the contents of attached files lie; empty: beside the data folder.
    pub files: PathBuf,
    /// This is `perennial demo`: all of it is made up, and its door is open.
    pub demo: bool,
}

/// How a request came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Transport {
    /// https, here or at a trusted proxy.
    Secure,
    /// http from this machine itself.
    Local,
    /// http from elsewhere: passwords would travel readable.
    Plain,
}

impl Settings {
    /// Where the contents of attached files lie.
    pub fn shelf(&self) -> Shelf {
        if self.files.as_os_str().is_empty() { Shelf::at(&Shelf::beside(&self.data)) } else { Shelf::at(&self.files) }
    }

    /// Decides from the peer's address and what a proxy says.
    pub fn transport(&self, peer: Option<IpAddr>, forwarded_proto: Option<&str>, forwarded: bool) -> Transport {
        // No peer at all means no network: the in-process tests.
        let Some(peer) = peer else { return Transport::Local };
        let trusted = self.trusted_proxies.iter().any(|net| net.contains(&peer.to_canonical()));
        if self.tls || (trusted && forwarded_proto == Some("https")) {
            return Transport::Secure;
        }
        if peer.to_canonical().is_loopback() && !forwarded { Transport::Local } else { Transport::Plain }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_proxy() -> Settings {
        Settings { trusted_proxies: vec!["127.0.0.1/32".parse().unwrap()], ..Settings::default() }
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_about_https() {
        let here = Some("127.0.0.1".parse().unwrap());
        let far = Some("10.1.2.3".parse().unwrap());
        assert_eq!(with_proxy().transport(here, Some("https"), true), Transport::Secure);
        assert_eq!(with_proxy().transport(far, Some("https"), true), Transport::Plain);
        assert_eq!(Settings::default().transport(here, Some("https"), true), Transport::Plain);
        assert_eq!(Settings::default().transport(here, None, false), Transport::Local);
        assert_eq!(Settings::default().transport(far, None, false), Transport::Plain);
    }
}
