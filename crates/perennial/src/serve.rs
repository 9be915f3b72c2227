//! `perennial serve`: opens the data, says where it is, answers until told to stop, and then closes everything in order.

use crate::cli::{Data, Front};
use crate::config::Tls;
use crate::{backup, clockwork, config, demo, folder, restore, routes, system};
use anyhow::{Context, Result, bail};
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use db::{Db, Place};
use ground::keyring::Keyring;
use ground::{Actor, Clock, Ground, Refusal, account, organization, people};
use kit::App;
use kit::settings::Settings;
use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// How long open connections may finish after the signal; with the rest it stays under ten seconds.
const FAREWELL: Duration = Duration::from_secs(5);
/// How long work on other threads (a hash, a PDF, a job) may finish after that.
const LAST_WORK: Duration = Duration::from_secs(2);
/// Until a connection has sent its first request, or the next one's headers (ecosystem S15).
const HEADERS: Duration = Duration::from_secs(10);

/// Which house is opened: the demo has a door of its own, and a folder of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum House {
    Real,
    Demo,
}

pub fn serve(data: &Data, front: &Front) -> Result<ExitCode> {
    serve_house(data, front, House::Real, |ground, _| {
        if demo::holds(&ground.db)? == demo::Holds::Demo {
            bail!("{} holds the demo; look at it with `perennial demo`, and choose another folder for your own", data.data.display());
        }
        Ok(())
    })
}

/// `prepare` sees the open database before anyone else does.
pub fn serve_house(data: &Data, front: &Front, which: House, prepare: impl FnOnce(&Ground, &Keyring) -> Result<()>) -> Result<ExitCode> {
    let place = config::place(data)?;
    let tls = config::tls(front)?;
    folder::prepare(&data.data)?;
    if let (Place::Sqlite(_), Some(kind)) = (&place, folder::network_file_system(&data.data)) {
        bail!(
            "the data folder {} lies on a network file system ({kind}), which would destroy the database; choose a disk of this machine, or PostgreSQL",
            data.data.display()
        );
    }
    let _held = folder::hold(&data.data)?;
    folder::raise_open_files();
    let listener = TcpListener::bind(front.listen).with_context(|| format!("cannot listen on {}", front.listen))?;
    let at = listener.local_addr()?;
    let settings = config::settings(data, front, at, which)?;
    let db = open(&place, data)?;
    let (app, token) = furnished(db, settings, which, prepare)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(answer(&app, listener, tls, || announce(&app, at, token.as_deref())));
    runtime.shutdown_timeout(LAST_WORK);
    // The last clone of the database goes here, and with it the log into the file.
    drop(app);
    served?;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Opens the database and brings it to this release, with a backup before the first change.
pub fn open(place: &Place, data: &Data) -> Result<Db> {
    folder::is_whole(&data.data)?;
    let db = Db::open(place).context("the database does not open")?;
    let now = system::clock().now();
    let before = folder::backups(&data.data).join(format!("before-migration-{}.db", backup::stamp(now)));
    let done = db.migrate(now.0, |db| {
        tracing::info!("writing a backup before the database changes: {}", before.display());
        let never = kit::stack::never_in_backup(&routes::elements(None));
        db::backup(db, &before, &never).map(|_| ())
    });
    let done = done.context("the database could not be brought to this release")?;
    if done > 0 {
        tracing::info!(migrations = done, "the database is at this release now");
    }
    Ok(db)
}

/// The house on an open database, and the first-run token when nothing is set up yet.
pub fn house(db: Db, settings: Settings) -> Result<(App, Option<String>)> {
    furnished(db, settings, House::Real, |_, _| Ok(()))
}

/// The same after `prepare`. A restore that stopped halfway may have left people here who were erased: they are erased again
/// before anyone is answered.
fn furnished(
    db: Db,
    settings: Settings,
    which: House,
    prepare: impl FnOnce(&Ground, &Keyring) -> Result<()>,
) -> Result<(App, Option<String>)> {
    let keyring = Keyring::open(&folder::keys(&settings.data)).context("the folder for keys could not be made")?;
    let mut elements = routes::elements(Some(&keyring));
    let clock: Clock = system::clock();
    let ground = Ground { db, clock, chance: system::chance(), policy: Arc::new(kit::stack::policy(&elements)) };
    prepare(&ground, &keyring)?;
    fold_names(&ground)?;
    if which == House::Demo {
        elements.push(Box::new(demo::Door));
    }
    let again = restore::erase_again(&ground, &settings.data, &settings.shelf())?;
    if again > 0 {
        tracing::warn!(people = again, "people whom a restore had brought back were erased again");
    }
    let fresh = !ground.read_now(Actor::Guest, |op| Ok::<_, Refusal>(organization::any(op.tx)?))?;
    let token = fresh.then(|| account::token(ground.chance.bytes()));
    Ok((App::new(ground, settings, keyring, elements, token.clone()), token))
}

/// Names that an earlier release wrote are made findable, a few hundred at a time.
fn fold_names(ground: &Ground) -> Result<()> {
    for organization in ground.db.read_now(organization::all_ids)? {
        while ground.write_now(Actor::System(organization), people::fold_names)? {}
    }
    Ok(())
}

fn announce(app: &App, at: SocketAddr, token: Option<&str>) -> Result<()> {
    let here = config::address(at, app.settings.tls);
    let mut out = std::io::stdout().lock();
    writeln!(out, "Perennial is at {here}")?;
    if app.settings.public_url != here {
        writeln!(out, "People reach it at {}", app.settings.public_url)?;
    }
    if app.settings.demo {
        writeln!(out, "Look around at {}{}", app.settings.public_url, kit::paths::DEMO)?;
    }
    if let Some(token) = token {
        writeln!(out, "First-run token: {token}")?;
        writeln!(out, "Open {} in a browser and give this token to set up your organization.", app.settings.public_url)?;
    }
    Ok(out.flush()?)
}

async fn answer(app: &App, listener: TcpListener, tls: Option<Tls>, announce: impl FnOnce() -> Result<()>) -> Result<()> {
    let handle = Handle::new();
    let (stop, stopping) = watch::channel(false);
    tokio::spawn(say_farewell(handle.clone(), stop)?);
    let due = tokio::spawn(clockwork::run(app.clone(), stopping));
    let service = routes::service(app).into_make_service_with_connect_info::<SocketAddr>();
    macro_rules! run {
        ($server:expr) => {{
            let mut server = $server.handle(handle).first_request_timeout(HEADERS);
            server.http_builder().http1().timer(hyper_util::rt::TokioTimer::new()).header_read_timeout(HEADERS);
            // Nobody listening to what is said is no reason not to serve.
            if let Err(error) = announce() {
                tracing::warn!(%error, "where the server is could not be printed");
            }
            server.serve(service).await
        }};
    }
    let served = match tls {
        None => run!(axum_server::from_tcp(listener)?),
        Some(tls) => {
            let _ = rustls::crypto::ring::default_provider().install_default();
            let config = RustlsConfig::from_pem_file(&tls.cert, &tls.key).await.context("the certificate or its key cannot be read")?;
            run!(axum_server::from_tcp_rustls(listener, config)?)
        }
    };
    if tokio::time::timeout(LAST_WORK, due).await.is_err() {
        tracing::warn!("a due job is still running; it is done again after the next start");
    }
    served.context("the server stopped answering")
}

/// Waits for SIGTERM or SIGINT, then lets open connections finish for a while. The signals are caught from here on,
/// not only when first waited for.
fn say_farewell(handle: Handle<SocketAddr>, stop: watch::Sender<bool>) -> Result<impl Future<Output = ()>> {
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
        tracing::info!("stopping");
        let _ = stop.send(true);
        handle.graceful_shutdown(Some(FAREWELL));
    })
}
