//! A write is answered after its commit, or not kept.

use crate::{Home, on_each_engine};
use db::{Db, Error, params, statements};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};

statements! {
    ADD = "insert into leaf (id) values ($1)";
    ORPHAN = "insert into orphan (id, leaf) values ($1, $2)";
    ALL = "select id from leaf order by id";
    READ = "select n from counter where id = 1";
    COUNT = "update counter set n = $1 where id = 1";
}

/// `orphan.leaf` is checked at the commit, so a commit can be made to fail.
fn planted(home: &Home) -> Db {
    home.raw(
        "create table leaf (id bigint not null primary key);
         create table orphan (id bigint not null primary key, leaf bigint not null references leaf (id) deferrable initially deferred);
         create table counter (id bigint not null primary key, n bigint not null);
         insert into counter values (1, 0)",
    );
    home.open()
}

fn leaves(db: &Db) -> Vec<i64> {
    db.read_now(|tx| tx.list(&ALL, params![], |c| c.next())).unwrap()
}

fn add(db: &Db, id: i64) -> Result<(), Error> {
    db.write_now(move |tx| tx.execute(&ADD, params![id]).map(|_| ()))
}

type Verdict = std::thread::JoinHandle<Result<(), Error>>;
type Job = Box<dyn FnOnce(Db) -> Result<(), Error> + Send>;

/// Holds the SQLite writer until all `jobs` wait, so that they share one commit. (On PostgreSQL each has its own.)
fn in_one_group(db: &Db, jobs: Vec<Job>) -> Vec<Result<(), Error>> {
    let (open, gate) = mpsc::channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let (begun, started) = mpsc::channel::<()>();
    let holder = {
        let db = db.clone();
        std::thread::spawn(move || {
            db.write_now(move |_| {
                let _ = begun.send(());
                let _ = gate.lock().unwrap().recv();
                Ok::<_, Error>(())
            })
        })
    };
    started.recv().unwrap();
    let waiting: Vec<Verdict> = jobs
        .into_iter()
        .map(|job| {
            let db = db.clone();
            std::thread::spawn(move || job(db))
        })
        .collect();
    std::thread::sleep(std::time::Duration::from_millis(200));
    open.send(()).unwrap();
    holder.join().unwrap().unwrap();
    waiting.into_iter().map(|v| v.join().unwrap()).collect()
}

#[test]
fn an_acknowledged_row_is_there_for_another_connection_at_once() {
    on_each_engine(|home| {
        let db = planted(home);
        let other = home.open();
        for id in 0..50 {
            add(&db, id).unwrap();
            assert_eq!(leaves(&other).last(), Some(&id));
        }
    });
}

#[test]
fn when_the_commit_fails_every_job_of_the_group_is_told() {
    on_each_engine(|home| {
        let db = planted(home);
        let told = in_one_group(
            &db,
            vec![
                Box::new(|db: Db| add(&db, 1)),
                Box::new(|db: Db| db.write_now(|tx| tx.execute(&ORPHAN, params![1i64, 99i64]).map(|_| ()))),
                Box::new(|db: Db| add(&db, 2)),
            ],
        );
        assert!(matches!(told[1], Err(Error::Engine(_))), "{told:?}");
        match db.engine() {
            db::Engine::Sqlite => {
                assert!(told.iter().all(Result::is_err), "{told:?}");
                assert_eq!(leaves(&home.open()), Vec::<i64>::new());
            }
            db::Engine::Postgres => assert_eq!(leaves(&home.open()), [1, 2]),
        }
        // The writer goes on.
        add(&db, 3).unwrap();
        assert!(leaves(&home.open()).contains(&3));
    });
}

#[test]
fn what_was_done_since_a_mark_can_be_undone_by_itself_also_after_a_statement_was_refused() {
    on_each_engine(|home| {
        let db = planted(home);
        let told = Arc::new(AtomicUsize::new(0));
        let tell = told.clone();
        db.write_now(move |tx| {
            let tells = |times: usize| {
                let tell = tell.clone();
                move || {
                    tell.fetch_add(times, Ordering::SeqCst);
                }
            };
            tx.execute(&ADD, params![1i64])?;
            let outer = tx.mark()?;
            tx.execute(&ADD, params![2i64])?;
            tx.after_commit(tells(1));
            let inner = tx.mark()?;
            tx.execute(&ADD, params![3i64])?;
            tx.after_commit(tells(10));
            assert!(tx.execute(&ADD, params![3i64]).is_err(), "there already");
            tx.undo(inner)?;
            tx.keep(outer)?;
            let last = tx.mark()?;
            tx.execute(&ADD, params![4i64])?;
            tx.after_commit(tells(100));
            tx.undo(last)?;
            tx.execute(&ADD, params![5i64]).map(|_| ())
        })
        .unwrap();
        assert_eq!(leaves(&home.open()), [1, 2, 5]);
        assert_eq!(told.load(Ordering::SeqCst), 1, "what was to follow is undone with it");
    });
}

#[test]
fn a_refused_job_leaves_the_others_of_its_group_untouched() {
    on_each_engine(|home| {
        let db = planted(home);
        let told = in_one_group(
            &db,
            vec![
                Box::new(|db: Db| add(&db, 1)),
                Box::new(|db: Db| {
                    db.write_now(|tx| {
                        tx.execute(&ADD, params![2i64])?;
                        Err(Error::Busy)
                    })
                }),
                Box::new(|db: Db| {
                    db.write_now(|tx| {
                        tx.execute(&ADD, params![3i64])?;
                        tx.execute(&ADD, params![3i64]).map(|_| ())
                    })
                }),
                Box::new(|db: Db| {
                    db.write_now(|tx| {
                        tx.execute(&ADD, params![4i64])?;
                        panic!("planted")
                    })
                }),
                Box::new(|db: Db| add(&db, 5)),
            ],
        );
        assert!(told[0].is_ok() && told[4].is_ok(), "{told:?}");
        assert!(
            matches!(told[1], Err(Error::Busy)) && matches!(told[2], Err(Error::Engine(_))) && matches!(told[3], Err(Error::Panicked)),
            "{told:?}"
        );
        assert_eq!(leaves(&home.open()), [1, 5]);
    });
}

#[test]
fn a_panic_in_a_read_or_a_write_leaves_the_database_usable() {
    on_each_engine(|home| {
        let db = planted(home);
        for _ in 0..20 {
            assert!(matches!(db.read_now(|_| -> Result<(), Error> { panic!("planted") }), Err(Error::Panicked)));
            assert!(matches!(db.write_now(|_| -> Result<(), Error> { panic!("planted") }), Err(Error::Panicked)));
        }
        add(&db, 1).unwrap();
        assert_eq!(leaves(&db), [1]);
    });
}

#[test]
fn what_follows_a_commit_runs_after_it_and_not_without_it() {
    on_each_engine(|home| {
        let db = planted(home);
        let ran = Arc::new(AtomicUsize::new(0));
        let seen = Arc::new(AtomicUsize::new(usize::MAX));
        let other = home.open();
        let (count, look) = (ran.clone(), seen.clone());
        let kept = db.write_now(move |tx| {
            let (count, look, other) = (count.clone(), look.clone(), other.clone());
            tx.execute(&ADD, params![1i64])?;
            tx.after_commit(move || {
                count.fetch_add(1, Ordering::SeqCst);
                look.store(leaves(&other).len(), Ordering::SeqCst);
            });
            Ok::<_, Error>(())
        });
        kept.unwrap();
        assert_eq!((ran.load(Ordering::SeqCst), seen.load(Ordering::SeqCst)), (1, 1));
        for fail_at_commit in [false, true] {
            let count = ran.clone();
            let refused = db.write_now(move |tx| {
                let count = count.clone();
                tx.after_commit(move || {
                    count.fetch_add(1, Ordering::SeqCst);
                });
                if fail_at_commit { tx.execute(&ORPHAN, params![1i64, 99i64]).map(|_| ()) } else { Err(Error::Busy) }
            });
            assert!(refused.is_err());
        }
        assert_eq!(ran.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn a_read_sees_one_moment_and_cannot_write() {
    on_each_engine(|home| {
        let db = planted(home);
        let (writer, before_and_after) = (db.clone(), db.clone());
        let same = before_and_after.read_now(move |tx| {
            let before: Vec<i64> = tx.list(&ALL, params![], |c| c.next())?;
            add(&writer, 7).unwrap();
            let after: Vec<i64> = tx.list(&ALL, params![], |c| c.next())?;
            Ok::<_, Error>(before == after)
        });
        assert!(same.unwrap());
        let written = db.read_now(|tx| tx.execute(&ADD, params![8i64]));
        assert!(matches!(written, Err(Error::Engine(_))));
    });
}

#[test]
fn parallel_writers_of_one_row_lose_nothing() {
    on_each_engine(|home| {
        let db = planted(home);
        let workers: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                std::thread::spawn(move || {
                    for _ in 0..10 {
                        let added = db.write_now(|tx| {
                            let n: i64 = tx.one(&READ, params![], |c| c.next())?.unwrap();
                            tx.execute(&COUNT, params![n + 1])
                        });
                        assert_eq!(added.unwrap(), 1);
                    }
                })
            })
            .collect();
        workers.into_iter().for_each(|w| w.join().unwrap());
        let n: i64 = db.read_now(|tx| tx.one(&READ, params![], |c| c.next())).unwrap().unwrap();
        assert_eq!(n, 80);
    });
}

#[test]
fn closing_waits_for_what_was_accepted_and_leaves_one_file() {
    let home = crate::sqlite();
    let db = planted(&home);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let told = runtime.block_on(async {
        let waiting: Vec<_> = (0..200).map(|id| Box::pin(db.write(move |tx| tx.execute(&ADD, params![id as i64])))).collect();
        let mut told = Vec::new();
        for one in waiting {
            told.push(one.await.is_ok());
        }
        told
    });
    drop(db);
    assert!(told.iter().all(|kept| *kept));
    let left: Vec<_> = std::fs::read_dir(home.folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(left, ["perennial.db"]);
    assert_eq!(leaves(&home.open()).len(), 200);
}

/// Whether a writer is told that another waits: at first alone, then (within `patience`) after another began to write.
fn told_of_others(db: &Db, patience: std::time::Duration) -> (bool, bool) {
    let (begun, started) = mpsc::channel::<()>();
    let long = {
        let db = db.clone();
        std::thread::spawn(move || {
            db.write_now(move |tx| {
                let alone = tx.others_wait();
                let _ = begun.send(());
                let until = std::time::Instant::now() + patience;
                while !tx.others_wait() && std::time::Instant::now() < until {
                    std::thread::sleep(std::time::Duration::from_millis(1));
                }
                Ok::<_, Error>((alone, tx.others_wait()))
            })
        })
    };
    started.recv().unwrap();
    add(db, 1).unwrap();
    long.join().unwrap().unwrap()
}

#[test]
fn long_work_is_told_that_someone_waits_behind_it_where_there_is_one_writer() {
    on_each_engine(|home| {
        let db = planted(home);
        // On PostgreSQL nobody waits for a transaction's end: the other row is there at once.
        let one_writer = db.engine() == db::Engine::Sqlite;
        let patience = std::time::Duration::from_millis(if one_writer { 10_000 } else { 50 });
        assert_eq!(told_of_others(&db, patience), (false, one_writer));
        assert_eq!(leaves(&db), [1]);
    });
}
