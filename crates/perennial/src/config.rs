//! From the command line to settings the house understands, with a sentence for each thing that cannot be.

use crate::cli::{Data, Front};
use crate::serve::House;
use anyhow::{Result, bail, ensure};
use axum::http::Uri;
use db::Place;
use kit::settings::Settings;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Component, Path, PathBuf};

/// A certificate with its key.
#[derive(Clone, Debug)]
pub struct Tls {
    pub cert: PathBuf,
    pub key: PathBuf,
}

/// Where the database is. An empty option (an unset line in a service file) is none.
pub fn place(data: &Data) -> Result<Place> {
    let url = data.database.as_deref().map(str::trim).filter(|url| !url.is_empty());
    if let Some(url) = url {
        let scheme = url.split_once("://").map(|(scheme, _)| scheme);
        ensure!(matches!(scheme, None | Some("postgres" | "postgresql")), "the database must be postgres://… or the path of a file");
    }
    Ok(Place::of(&data.data, url))
}

pub fn tls(front: &Front) -> Result<Option<Tls>> {
    match (&front.tls_cert, &front.tls_key) {
        (None, None) => Ok(None),
        (Some(cert), Some(key)) => Ok(Some(Tls { cert: cert.clone(), key: key.clone() })),
        _ => bail!("--tls-cert and --tls-key belong together"),
    }
}

/// The settings of a server that listens at `at`.
pub fn settings(data: &Data, front: &Front, at: SocketAddr, which: House) -> Result<Settings> {
    let tls = tls(front)?.is_some();
    let public_url = match front.public_url.as_deref().map(str::trim).filter(|url| !url.is_empty()) {
        Some(url) => public_url(url)?,
        None => address(at, tls),
    };
    let files = data.shelf().folder().to_path_buf();
    let demo = which == House::Demo;
    // Whoever copies or clears the one folder must not touch the other unawares; of the demo nothing shall be left.
    ensure!(demo || !inside(&files, &data.data), "the folder for files must lie outside the data folder {}", data.data.display());
    Ok(Settings { public_url, tls, trusted_proxies: front.trusted_proxy.clone(), data: data.data.clone(), files, demo })
}

/// Whether one folder is the other or lies in it, as they are written.
fn inside(folder: &Path, of: &Path) -> bool {
    let plain = |path: &Path| path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>();
    plain(folder).starts_with(plain(of))
}

/// The address to open on this machine for a server that listens at `at`.
pub fn address(at: SocketAddr, tls: bool) -> String {
    let host = match at.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => SocketAddr::new(Ipv4Addr::LOCALHOST.into(), at.port()),
        IpAddr::V6(ip) if ip.is_unspecified() => SocketAddr::new(Ipv6Addr::LOCALHOST.into(), at.port()),
        _ => at,
    };
    format!("{}://{host}", if tls { "https" } else { "http" })
}

/// A public address: scheme and host, nothing behind.
pub fn public_url(url: &str) -> Result<String> {
    let uri: Uri = url.parse().map_err(|_| anyhow::anyhow!("{url} is not an address like https://perennial.example.org"))?;
    let host = uri.host().unwrap_or_default();
    ensure!(matches!(uri.scheme_str(), Some("http" | "https")) && !host.is_empty(), "{url} must begin with https:// and name a host");
    ensure!(uri.path() == "/" && uri.query().is_none(), "{url}: Perennial needs a host of its own, not a path on one");
    ensure!(uri.authority().is_some_and(|a| !a.as_str().contains('@')), "{url} must not hold a name or a password");
    Ok(url.trim_end_matches('/').to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_a_scheme_and_a_host() {
        assert_eq!(public_url("https://p.example.org/").unwrap(), "https://p.example.org");
        for wrong in [
            "p.example.org",
            "https://",
            "ftp://p.example.org",
            "https://p.example.org/x",
            "https://a:b@p.example.org",
            "https://p.example.org/?a=b",
        ] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_server_for_all_is_opened_here_by_its_own_address() {
        assert_eq!(address("0.0.0.0:80".parse().unwrap(), false), "http://127.0.0.1:80");
        assert_eq!(address("[::]:443".parse().unwrap(), true), "https://[::1]:443");
        assert_eq!(address("10.1.2.3:8080".parse().unwrap(), false), "http://10.1.2.3:8080");
    }

    #[test]
    fn files_lie_outside_the_data_folder() {
        assert!(inside(Path::new("./data/files"), Path::new("data")) && inside(Path::new("data"), Path::new("./data/")));
        assert!(!inside(Path::new("data-files"), Path::new("data")) && !inside(Path::new("/srv/files"), Path::new("/srv/data")));
    }

    #[test]
    fn an_unknown_database_is_refused_and_an_empty_one_is_none() {
        let data = |url: &str| Data { data: "d".into(), database: Some(url.into()), files: None };
        assert!(place(&data("mysql://x")).is_err());
        assert_eq!(place(&data("")).unwrap(), Place::Sqlite("d/perennial.db".into()));
        assert_eq!(place(&data("postgres://h/d")).unwrap(), Place::Postgres("postgres://h/d".into()));
    }
}
