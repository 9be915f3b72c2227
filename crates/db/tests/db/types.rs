//! Every portable type goes in and comes out the same, one row at a time and in bulk.

use crate::on_each_engine;
use db::{Bytes, Cells, Error, Uuid, Value, params, statements};

statements! {
    PUT = "insert into specimen (id, words, n, x, yes, key, bytes) values ($1, $2, $3, $4, $5, $6, $7)";
    GET = "select id, words, n, x, yes, key, bytes from specimen order by id";
    SAME = "select id from specimen where key = $1 and yes = $2 and n = $3 order by id";
}

const COLUMNS: &[&str] = &["id", "words", "n", "x", "yes", "key", "bytes"];
const ON_SQLITE: &str = "create table specimen (id integer not null primary key, words text, n integer, x real, yes integer, key blob, bytes blob) strict, without rowid";
const ON_POSTGRES: &str =
    "create table specimen (id bigint not null primary key, words text, n bigint, x double precision, yes boolean, key uuid, bytes bytea)";

type Specimen = (i64, Option<String>, Option<i64>, Option<f64>, Option<bool>, Option<Uuid>, Option<Bytes>);

fn read(c: &mut Cells) -> Result<Specimen, Error> {
    Ok((c.next()?, c.next()?, c.next()?, c.next()?, c.next()?, c.next()?, c.next()?))
}

fn values(s: &Specimen) -> Vec<Value> {
    vec![s.0.into(), s.1.clone().into(), s.2.into(), s.3.into(), s.4.into(), s.5.into(), s.6.clone().into()]
}

fn specimens() -> Vec<Specimen> {
    let all = |id, words: &str, n, x, yes, key: u128, bytes: &[u8]| -> Specimen {
        (id, Some(words.into()), Some(n), Some(x), Some(yes), Some(Uuid::from_u128(key)), Some(Bytes(bytes.to_vec())))
    };
    vec![
        all(1, "", 0, 0.0, false, 0, b""),
        all(2, "l'été “—” 漢字 🌱 $1 ? %s\n\t'; drop", i64::MAX, f64::MAX, true, u128::MAX, &[0, 255, 10, 0]),
        all(3, "x", i64::MIN, -0.1, true, 1, &[7; 300]),
        all(4, "whole numbers in a column of decimals", 3, 3.0, false, 2, b"a"),
        (5, None, None, None, None, None, None),
    ]
}

#[test]
fn every_type_survives_the_way_in_and_out() {
    on_each_engine(|home| {
        let db = home.open();
        home.raw(if db.engine() == db::Engine::Sqlite { ON_SQLITE } else { ON_POSTGRES });
        for specimen in specimens() {
            db.write_now(move |tx| tx.execute(&PUT, &values(&specimen))).unwrap();
        }
        assert_eq!(db.read_now(|tx| tx.list(&GET, params![], read)).unwrap(), specimens());
        let found: Vec<i64> = db.read_now(|tx| tx.list(&SAME, params![Uuid::from_u128(1), true, i64::MIN], |c| c.next())).unwrap();
        assert_eq!(found, [3]);
    });
}

#[test]
fn ten_thousand_rows_in_bulk_are_the_same_rows() {
    on_each_engine(|home| {
        let db = home.open();
        home.raw(if db.engine() == db::Engine::Sqlite { ON_SQLITE } else { ON_POSTGRES });
        let many: Vec<Specimen> =
            (0..2_000).flat_map(|k| specimens().into_iter().map(move |s| (k * 10 + s.0, s.1, s.2, s.3, s.4, s.5, s.6))).collect();
        let rows: Vec<Vec<Value>> = many.iter().map(values).collect();
        db.write_now(move |tx| tx.bulk("specimen", COLUMNS, &rows)).unwrap();
        assert_eq!(db.read_now(|tx| tx.list(&GET, params![], read)).unwrap(), many);
    });
}

#[test]
fn a_bulk_that_breaks_a_rule_leaves_nothing() {
    on_each_engine(|home| {
        let db = home.open();
        home.raw(if db.engine() == db::Engine::Sqlite { ON_SQLITE } else { ON_POSTGRES });
        let twice: Vec<Vec<Value>> = specimens().iter().chain(&specimens()).map(values).collect();
        assert!(db.write_now(move |tx| tx.bulk("specimen", COLUMNS, &twice)).is_err());
        assert!(db.read_now(|tx| tx.list(&GET, params![], read)).unwrap().is_empty());
        db.write_now(|tx| tx.bulk("specimen", COLUMNS, &[])).unwrap();
    });
}

#[test]
fn a_cell_of_another_shape_names_its_statement_and_column() {
    on_each_engine(|home| {
        let db = home.open();
        home.raw(if db.engine() == db::Engine::Sqlite { ON_SQLITE } else { ON_POSTGRES });
        db.write_now(|tx| tx.execute(&PUT, &values(&specimens()[4]))).unwrap();
        let wrong = db.read_now(|tx| {
            tx.list(&GET, params![], |c| {
                let _: i64 = c.next()?;
                c.next::<String>()
            })
        });
        assert!(matches!(wrong, Err(Error::Shape { column: 2, wanted: "text", .. })), "{wrong:?}");
    });
}
