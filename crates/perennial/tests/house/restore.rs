//! A restore that is killed in the middle leaves nothing that a server would take for whole: neither open waves without their
//! used marks nor half a table. The next restore into the same folder begins anew.

use crate::crash::{ground, open_wave, stage};
use crate::program::{PROGRAM, run};
use db::statements;
use ground::keyring::Keyring;
use perennial::{backup, folder};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use testkit::seeded;

statements! {
    OPEN = "select count(*) from pulse_wave where state = 'open'";
    PEOPLE = "select count(*) from person";
}

/// Moments of the kill after the first sign of the restore, a little later each time.
const KILLS: u64 = 12;
const STEP: Duration = Duration::from_millis(12);

/// A backup of a school of three hundred in which a wave is open.
fn backed_up(to: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let ground = ground(folder.path(), &seeded(11));
    let school = stage(&ground);
    open_wave(&ground, &school, &Keyring::open(&folder.path().join("keys")).unwrap());
    backup::write(&ground.db, to).unwrap();
}

fn counts(data: &Path) -> (i64, i64) {
    let count = |statement| {
        let rows = ground(data, &seeded(12)).db.read_now(move |tx| tx.one(statement, &[], |c| c.next::<i64>())).unwrap();
        rows.unwrap_or(0)
    };
    (count(&OPEN), count(&PEOPLE))
}

#[test]
fn a_restore_killed_in_the_middle_is_refused_by_a_server_and_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.db");
    backed_up(&file);
    let mut cut_off = 0;
    for kill in 0..KILLS {
        let data = folder.path().join(format!("data-{kill}"));
        let (from, to) = (file.to_str().unwrap(), data.to_str().unwrap());
        let mut child =
            Command::new(PROGRAM).args(["restore", from, "--data", to]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while !folder::is_half_filled(&data) && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        std::thread::sleep(STEP * kill as u32);
        let _ = child.kill();
        let _ = child.wait();
        if !folder::is_half_filled(&data) {
            assert_eq!(counts(&data), (0, 300), "it was through already");
            continue;
        }
        cut_off += 1;
        let served = run(&["serve", "--listen", "127.0.0.1:0", "--data", to]);
        let said = String::from_utf8_lossy(&served.stderr).to_string();
        assert!(!served.status.success() && said.contains("was cut off"), "{said}");
        assert!(!run(&["backup", "--data", to]).status.success(), "half of it is no backup");
        assert!(run(&["restore", from, "--data", to]).status.success(), "the same again, in the same folder");
        assert!(!folder::is_half_filled(&data));
        assert_eq!(counts(&data), (0, 300), "whole, and no wave is open without its marks");
    }
    assert!(cut_off > 0, "every restore was through before it was killed");
}
