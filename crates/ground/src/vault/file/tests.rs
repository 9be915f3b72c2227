//! What is not a whole, honest vault is refused, with a word about why.

use super::read::{Opened, Unsound};
use super::{ACCOUNTS, Content, FORM, MANIFEST, Manifest, TableFile, VERSION, WORK};
use age::secrecy::SecretString;
use data_encoding::HEXLOWER;
use db::Uuid;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use std::sync::LazyLock;
use zip::write::{SimpleFileOptions, ZipWriter};

const ORGANIZATION: Uuid = Uuid::from_u128(7);
const PASSPHRASE: &str = "seven quiet herons wade";

fn told(name: &str, text: &[u8], rows: i64) -> TableFile {
    TableFile { name: name.into(), rows, bytes: text.len() as u64, sha256: HEXLOWER.encode(&Sha256::digest(text)) }
}

fn organization() -> Vec<u8> {
    format!("id,name,zone,language,demo,created_at,paper\n{ORGANIZATION},Lake,UTC,en,false,1,\n").into_bytes()
}

/// An inside with these tables and further files, whose list tells the truth unless `change` makes it lie.
fn inside(tables: &[(&str, Vec<u8>, i64)], more: &[(&str, &[u8])], change: impl Fn(&mut Manifest)) -> Vec<u8> {
    let accounts = b"id,email\n".to_vec();
    let mut manifest = Manifest {
        form: FORM.into(),
        version: VERSION,
        release: "9.9.9".into(),
        schema: db::migrations().len(),
        schema_sums: db::schema_sums(db::migrations().len()).unwrap(),
        organization: ORGANIZATION,
        name: "Lake".into(),
        made_at: 1,
        tables: tables.iter().map(|(name, text, rows)| told(name, text, *rows)).collect(),
        accounts: told("account", &accounts, 0),
        files: Vec::new(),
        left_out: Vec::new(),
    };
    change(&mut manifest);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text).unwrap();
    };
    tables.iter().for_each(|(name, text, _)| put(&format!("tables/{name}.csv"), text));
    more.iter().for_each(|(name, text)| put(name, text));
    put(ACCOUNTS, &accounts);
    put(MANIFEST, &serde_json::to_vec(&manifest).unwrap());
    zip.finish().unwrap().into_inner()
}

fn refused(bytes: Vec<u8>) -> String {
    match Opened::unpack(Cursor::new(bytes)).and_then(|mut opened| opened.check()) {
        Ok(()) => "taken".into(),
        Err(unsound) => unsound.to_string(),
    }
}

fn small() -> Vec<u8> {
    inside(&[("organization", organization(), 1)], &[], |_| {})
}

#[test]
fn an_honest_inside_is_taken() {
    assert_eq!(refused(small()), "taken");
}

#[test]
fn a_list_that_lies_is_refused() {
    let lying = |change: fn(&mut Manifest)| refused(inside(&[("organization", organization(), 1)], &[], change));
    assert!(lying(|m| m.tables[0].rows = 2).contains("1 rows instead of 2"));
    assert!(lying(|m| m.tables[0].sha256 = "00".into()).contains("digest"));
    assert!(lying(|m| m.tables[0].bytes -= 3).contains("organization.csv"));
    assert!(lying(|m| m.version = 2).contains("form 2"));
    assert!(lying(|m| m.form = "x".into()).contains("not the file of a vault"));
    assert!(lying(|m| m.schema = 999).contains("newer Perennial (9.9.9)"));
    assert!(lying(|m| m.schema_sums[0] = "x".into()).contains("does not know"));
    assert!(lying(|m| m.tables.clear()).contains("organization.csv"));
    assert!(lying(|m| m.organization = Uuid::from_u128(8)).contains("another organization"));
}

#[test]
fn a_content_is_what_its_name_says_or_the_file_is_refused() {
    let name = HEXLOWER.encode(&Sha256::digest(b"a guide"));
    let with = |text: &[u8], listed: &str, bytes: u64| {
        let more = [(&*format!("files/{listed}"), text)];
        refused(inside(&[("organization", organization(), 1)], &more, |m| {
            m.files = vec![Content { sha256: listed.to_string(), bytes }];
        }))
    };
    assert_eq!(with(b"a guide", &name, 7), "taken");
    assert!(with(b"a lie..", &name, 7).contains("its digest differs"));
    assert!(with(b"a guide and more", &name, 7).contains("its digest differs"));
    assert!(with(b"x", "../../etc/passwd", 1).contains("which no vault has"));
    assert!(with(b"x", &name, u64::MAX).contains("which no vault has"));
    let unlisted = refused(inside(&[("organization", organization(), 1)], &[(&format!("files/{name}"), b"a guide")], |_| {}));
    assert!(unlisted.contains("which no vault has"));
}

#[test]
fn what_no_vault_has_is_refused() {
    let with = |name: &str, text: &[u8]| refused(inside(&[("organization", organization(), 1)], &[(name, text)], |_| {}));
    assert!(with("../../etc/passwd", b"x").contains("which no vault has"));
    assert!(with("/absolute", b"x").contains("which no vault has"));
    assert!(with("tables/unlisted.csv", b"x").contains("which no vault has"));
    let filler = vec![b' '; 8 << 20];
    assert!(with("README.txt", &filler).contains("packed"));
    // Tables that belong to no organization would reach into the others.
    let account = b"id,email,password_hash,changed_at\n".to_vec();
    assert!(refused(inside(&[("organization", organization(), 1), ("account", account, 0)], &[], |_| {})).contains("account"));
    let twice = inside(&[("organization", organization(), 1)], &[], |m| m.tables.push(m.tables[0].clone()));
    assert!(refused(twice).contains("which no vault has"));
}

#[test]
fn a_row_of_another_organization_is_refused_whatever_the_list_says() {
    let text = format!("organization,unit,ancestor,depth\n{},{},{},0\n", Uuid::from_u128(9), Uuid::from_u128(1), Uuid::from_u128(1));
    let tables = [("organization", organization(), 1), ("unit_within", text.into_bytes(), 1)];
    assert!(refused(inside(&tables, &[], |_| {})).contains("another organization"));
}

#[test]
fn cells_and_columns_that_do_not_fit_are_named() {
    let wrong = |text: &str| refused(inside(&[("organization", text.as_bytes().to_vec(), 1)], &[], |_| {}));
    assert!(wrong("id,name\n").contains("columns are others"));
    let row = format!("id,name,zone,language,demo,created_at,paper\n{ORGANIZATION},Lake,UTC,en,perhaps,1,\n");
    assert!(wrong(&row).contains("row 1, column demo"));
}

/// One sealed file for all tries: stretching the passphrase is slow on purpose. Fewer rounds than in earnest, for the tries.
fn sealed_with(work: u8, clear: &[u8]) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE.to_string()));
    recipient.set_work_factor(work);
    let to: [&dyn age::Recipient; 1] = [&recipient];
    let mut out = age::Encryptor::with_recipients(to.into_iter()).unwrap().wrap_output(Vec::new()).unwrap();
    out.write_all(clear).unwrap();
    out.finish().unwrap()
}

static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    // More than one piece of 64 KiB, so that pieces can be cut off and swapped.
    let readme: Vec<u8> = (0..6_000u32).flat_map(|n| Sha256::digest(n.to_be_bytes()).to_vec()).collect();
    sealed_with(1, &inside(&[("organization", organization(), 1)], &[("README.txt", &readme)], |_| {}))
});

fn opens(bytes: &[u8], passphrase: &str) -> Result<(), Unsound> {
    Opened::open(Cursor::new(bytes), passphrase)?.check()
}

#[test]
fn the_right_passphrase_opens_and_no_other() {
    opens(&SEALED, PASSPHRASE).unwrap();
    assert!(matches!(opens(&SEALED, "seven quiet herons"), Err(Unsound::Passphrase)));
    assert!(matches!(opens(b"PK\x03\x04 something else", PASSPHRASE), Err(Unsound::NotAVault)));
    assert!(matches!(opens(b"", PASSPHRASE), Err(Unsound::NotAVault)));
    opens(&sealed_with(WORK, &small()), PASSPHRASE).unwrap();
}

#[test]
fn a_file_that_would_keep_the_machine_busy_is_not_tried() {
    let text = String::from_utf8_lossy(&SEALED).into_owned();
    let line = text.lines().nth(1).unwrap();
    let heavier = format!("{} 30", line.rsplit_once(' ').unwrap().0);
    let bytes = [b"age-encryption.org/v1\n", heavier.as_bytes(), &SEALED[22 + line.len()..]].concat();
    assert!(matches!(opens(&bytes, PASSPHRASE), Err(Unsound::TooMuchWork)));
}

#[test]
fn whole_pieces_cannot_be_cut_off_or_swapped() {
    const PIECE: usize = 64 * 1024 + 16;
    let head = SEALED.len() % PIECE;
    let cut = &SEALED[..SEALED.len() - PIECE];
    assert!(opens(cut, PASSPHRASE).is_err());
    let mut swapped = SEALED.clone();
    let (from, to) = (head + 200, head + 200 + PIECE);
    let piece = swapped[from..from + 1_000].to_vec();
    swapped.copy_within(to..to + 1_000, from);
    swapped[to..to + 1_000].copy_from_slice(&piece);
    assert!(opens(&swapped, PASSPHRASE).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_file_cut_off_anywhere_is_refused(at in 0..SEALED.len()) {
        prop_assert!(opens(&SEALED[..at], PASSPHRASE).is_err());
    }

    #[test]
    fn one_flipped_bit_anywhere_is_noticed(at in 0..SEALED.len(), bit in 0..8u8) {
        let mut bytes = SEALED.clone();
        bytes[at] ^= 1 << bit;
        prop_assert!(opens(&bytes, PASSPHRASE).is_err());
    }

    /// Encryption aside: what someone who knows the passphrase made of the inside never stops the program.
    #[test]
    fn a_mangled_inside_never_stops_the_program(at in 0..100_000usize, byte in any::<u8>()) {
        let mut bytes = small();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = refused(bytes.clone());
        bytes.truncate(at);
        prop_assert!(refused(bytes) != "taken");
    }
}
