//! What the doctor looks at between people and the server: the address, the certificate, the proxies.

use super::{Finding, broken, look, ok};
use crate::cli::Front;
use crate::{config, system};
use axum::http::Uri;
use axum_server::tls_rustls::RustlsConfig;
use ground::Moment;
use ipnet::IpNet;
use std::net::{TcpStream, ToSocketAddrs};
use std::path::Path;
use std::time::Duration;
use x509_cert::Certificate;

const REACH: Duration = Duration::from_secs(3);
/// Time to notice and to renew.
const CERTIFICATE_DAYS: i64 = 21;

pub fn address(front: &Front) -> Vec<Finding> {
    let tls = front.tls_cert.is_some();
    let url = match front.public_url.as_deref().filter(|url| !url.trim().is_empty()) {
        Some(url) => match config::public_url(url.trim()) {
            Ok(url) => url,
            Err(error) => return vec![broken(format!("The public address is wrong: {error}."))],
        },
        None if front.listen.ip().is_loopback() => {
            return vec![ok("Only this machine itself reaches the server; --public-url says otherwise when others do.")];
        }
        None => config::address(front.listen, tls),
    };
    let Ok(uri) = url.parse::<Uri>() else { return vec![broken(format!("The public address {url} cannot be read."))] };
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_string();
    let here = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
    let https = uri.scheme_str() == Some("https");
    let mut found = vec![if https || here {
        ok(format!("The public address is {url}."))
    } else {
        broken(format!("The public address {url} is not https: passwords would travel readable, so nobody can sign in."))
    }];
    if https && !tls && front.trusted_proxy.is_empty() {
        found.push(broken("The public address promises https, but this server has no certificate and trusts no proxy: give --tls-cert and --tls-key, or --trusted-proxy."));
    }
    found.push(reach(&host, uri.port_u16().unwrap_or(if https { 443 } else { 80 })));
    found
}

/// Only whether somebody answers there.
fn reach(host: &str, port: u16) -> Finding {
    let Ok(mut addresses) = (host, port).to_socket_addrs() else {
        return look(format!("The name {host} is not known here; is it in the DNS?"));
    };
    match addresses.any(|at| TcpStream::connect_timeout(&at, REACH).is_ok()) {
        true => ok(format!("Something answers at {host} port {port}.")),
        false => look(format!("Nothing answers at {host} port {port}, seen from here; is the server running and the firewall open?")),
    }
}

pub fn certificate(front: &Front) -> Vec<Finding> {
    let tls = match config::tls(front) {
        Ok(None) => return Vec::new(),
        Ok(Some(tls)) => tls,
        Err(error) => return vec![broken(format!("{error}."))],
    };
    let mut found = vec![match ends_at(&tls.cert) {
        Ok(end) => certificate_at(system::clock().now(), end),
        Err(error) => broken(format!("The certificate cannot be read: {error:#}.")),
    }];
    found.push(match fits(&tls) {
        Ok(()) => ok("The certificate and its key fit."),
        Err(error) => broken(format!("The certificate and its key do not load: {error:#}.")),
    });
    found
}

fn certificate_at(now: Moment, end: Moment) -> Finding {
    let days = (end.0 - now.0).div_euclid(86_400_000_000);
    match days {
        ..0 => broken("The certificate has run out; browsers refuse it."),
        0..CERTIFICATE_DAYS => look(format!("The certificate runs out in {days} days.")),
        _ => ok(format!("The certificate is good for {days} days.")),
    }
}

/// When the first certificate of the file ends: the server's own.
fn ends_at(cert: &Path) -> anyhow::Result<Moment> {
    let chain = Certificate::load_pem_chain(&std::fs::read(cert)?).map_err(|e| anyhow::anyhow!("{e}"))?;
    let own = chain.first().ok_or_else(|| anyhow::anyhow!("there is none in {}", cert.display()))?;
    let end = own.tbs_certificate.validity.not_after.to_unix_duration();
    Ok(Moment(i64::try_from(end.as_micros())?))
}

fn fits(tls: &config::Tls) -> anyhow::Result<()> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    runtime.block_on(RustlsConfig::from_pem_file(&tls.cert, &tls.key))?;
    Ok(())
}

pub fn proxies(front: &Front) -> Vec<Finding> {
    front.trusted_proxy.iter().map(proxy).collect()
}

fn proxy(net: &IpNet) -> Finding {
    let wide = match net {
        IpNet::V4(net) => net.prefix_len() < 16,
        IpNet::V6(net) => net.prefix_len() < 48,
    };
    match net.prefix_len() {
        0 => broken(format!("The trusted proxy {net} is everyone: anyone could claim to come by https and from any address.")),
        _ if wide => look(format!("The trusted proxies {net} are many machines; name only the proxy itself.")),
        _ => ok(format!("The proxy at {net} is believed about https and addresses.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trusting_everyone_is_broken_and_a_whole_network_deserves_a_look() {
        assert!(matches!(proxy(&"0.0.0.0/0".parse().unwrap()), Finding::Broken(_)));
        assert!(matches!(proxy(&"10.0.0.0/8".parse().unwrap()), Finding::Look(_)));
        assert!(matches!(proxy(&"127.0.0.1/32".parse().unwrap()), Finding::Ok(_)));
    }

    #[test]
    fn a_certificate_is_told_about_before_it_ends() {
        let now = Moment(1_795_446_000_000_000);
        assert!(matches!(certificate_at(now, now.plus_days(-1)), Finding::Broken(_)));
        assert!(matches!(certificate_at(now, now.plus_days(5)), Finding::Look(_)));
        assert!(matches!(certificate_at(now, now.plus_days(80)), Finding::Ok(_)));
    }
}
