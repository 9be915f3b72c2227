//! The file on its way: made on the pool for heavy work, encrypted as it is written, kept until its day is over.
//!
//! The passphrase is only in this process and only meanwhile, so the work cannot be a job that outlives a restart: whoever
//! chose it chooses again. How far it is stands in memory for the same reason.

use crate::app::App;
use ground::vault::file::{Contents, Progress, write};
use ground::{Actor, ExportId, PersonId, vault};
use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// How far the file of one person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    Not,
    Running {
        done: usize,
        of: usize,
    },
    Ready {
        bytes: u64,
    },
    /// It could not be made; what happened is in the log.
    Failed,
}

enum At {
    Running(Arc<Progress>),
    Failed,
}

type Key = (PathBuf, ExportId, PersonId);

static UNDER_WAY: LazyLock<Mutex<HashMap<Key, At>>> = LazyLock::new(Mutex::default);

fn key(app: &App, export: ExportId, person: PersonId) -> Key {
    (app.settings.data.clone(), export, person)
}

fn folder(app: &App) -> PathBuf {
    app.settings.data.join("vaults")
}

pub fn path(app: &App, export: ExportId, person: PersonId) -> PathBuf {
    folder(app).join(format!("{export}-{person}.age"))
}

pub fn state(app: &App, export: ExportId, person: PersonId) -> Making {
    let under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
    match under_way.get(&key(app, export, person)) {
        Some(At::Running(progress)) => {
            Making::Running { done: progress.done.load(Ordering::Relaxed), of: progress.of.load(Ordering::Relaxed).max(1) }
        }
        Some(At::Failed) => Making::Failed,
        None => path(app, export, person).metadata().map_or(Making::Not, |file| Making::Ready { bytes: file.len() }),
    }
}

/// Begins making the file of one person; does nothing while theirs is under way.
pub fn begin(app: &App, actor: Actor, export: ExportId, person: PersonId, passphrase: String) {
    let key = key(app, export, person);
    let progress = Arc::new(Progress::default());
    {
        let mut under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(under_way.get(&key), Some(At::Running(_))) {
            return;
        }
        under_way.insert(key.clone(), At::Running(progress.clone()));
    }
    let app = app.clone();
    tokio::spawn(async move {
        let worker = app.clone();
        let made = app.heavy(move || make(&worker, actor, export, person, &passphrase, &progress)).await;
        let made = made.map_err(|error| error.to_string()).and_then(|made| made);
        let mut under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        match made {
            Ok(()) => under_way.remove(&key),
            Err(error) => {
                tracing::error!(%error, "the file of a vault could not be made");
                under_way.insert(key, At::Failed)
            }
        };
    });
}

/// Whether to wait a moment: a pulse is being closed.
const TRIES: usize = 30;
const A_MOMENT: std::time::Duration = std::time::Duration::from_secs(1);

fn make(app: &App, actor: Actor, export: ExportId, person: PersonId, passphrase: &str, progress: &Arc<Progress>) -> Result<(), String> {
    let contents = Contents {
        tables: app.elements.iter().flat_map(|e| e.tables()).collect(),
        shelf: app.settings.shelf(),
        stay: app.elements.iter().flat_map(|e| e.stays_behind().iter().copied()).collect(),
    };
    let to = path(app, export, person);
    let part = to.with_extension("part");
    let begun = || -> io::Result<()> {
        std::fs::create_dir_all(folder(app))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(folder(app), std::fs::Permissions::from_mode(0o700))?;
        }
        // An earlier file had another passphrase.
        std::fs::remove_file(&to).or_else(gone)
    };
    begun().map_err(|e| e.to_string())?;
    for _ in 0..TRIES {
        let (inner, contents, secret) = (app.clone(), contents.clone(), passphrase.to_string());
        let (progress, file) = (progress.clone(), part.clone());
        let organization = actor.organization().ok_or("nobody's organization")?;
        let written = app.ground.read_now(Actor::System(organization), move |op| {
            for element in &inner.elements {
                if !element.is_settled(op)? {
                    return Ok(false);
                }
            }
            let mut out = io::BufWriter::new(std::fs::File::create(&file)?);
            write(op, &contents, &secret, &progress, &mut out)?;
            out.into_inner().map_err(|e| e.into_error())?.sync_all()?;
            Ok::<bool, ground::vault::file::Stopped>(true)
        });
        match written {
            Ok(true) => {
                std::fs::rename(&part, &to).map_err(|e| e.to_string())?;
                let told = app.ground.write_now(actor, move |op| vault::made(op, export));
                return told.map_err(|e| e.to_string());
            }
            Ok(false) => std::thread::sleep(A_MOMENT),
            Err(error) => {
                let _ = std::fs::remove_file(&part);
                return Err(error.to_string());
            }
        }
    }
    Err("a pulse was being closed all the while".into())
}

fn gone(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

/// Removes all files of one export; fine when there is none.
pub fn purge(app: &App, export: ExportId) -> io::Result<()> {
    let Ok(files) = std::fs::read_dir(folder(app)) else { return Ok(()) };
    for file in files {
        let file = file?;
        if file.file_name().to_string_lossy().starts_with(&export.to_string()) {
            std::fs::remove_file(file.path()).or_else(gone)?;
        }
    }
    Ok(())
}
