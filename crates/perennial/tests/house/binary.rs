//! The program as an operator meets it: it starts, says where it is, stops when told, backs up, restores, and looks
//! after itself.

use crate::program::{Line, PROGRAM, Server, run};
use ground::files::{AttachError, Coming, Digest, Shelf};
use ground::{Actor, Ground};
use portfolio::innovation::{self, Kind, Outline};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::Duration;

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

pub fn set_up(server: &Server) {
    let token = server.token.as_deref().unwrap();
    let form = format!(
        "token={token}&organization=Lake+District&kind=district&zone=America%2FChicago&language=en&given-name=Ada&family-name=Moss&email=ada%40lake.example&password=nine+slow+otters+drift&password-again=nine+slow+otters+drift"
    );
    assert_eq!(server.line().post("/set-up", &form).unwrap().status, 303);
}

#[test]
fn an_empty_folder_becomes_a_server_that_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Server::start_fresh(&data);
    assert_eq!(server.token.as_ref().map(String::len), Some(26));
    assert_eq!(server.line().get("/health").unwrap().body, b"ok\n");
    assert_eq!(data.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(data.join("perennial.db").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    // Some connections stay open, one in the middle of a request.
    let mut idle = server.line();
    idle.get("/health").unwrap();
    let _half = {
        use std::io::Write;
        let mut s = std::net::TcpStream::connect(server.address).unwrap();
        s.write_all(b"POST /sign-in HTTP/1.1\r\ncontent-length: 100\r\n\r\na=").unwrap();
        s
    };
    std::thread::sleep(Duration::from_millis(100));
    assert!(server.terminate() < Duration::from_secs(10));
    assert!(!data.join("perennial.db-wal").exists(), "the log is in the file");
}

#[test]
fn the_token_is_fresh_at_each_start_and_gone_once_set_up() {
    let folder = tempfile::tempdir().unwrap();
    let first = Server::start_fresh(folder.path()).token.clone();
    let mut server = Server::start_fresh(folder.path());
    assert!(first.is_some() && server.token.is_some() && first != server.token);
    set_up(&server);
    server.terminate();
    let again = Server::start(folder.path());
    assert_eq!(again.token, None);
    assert_eq!(again.line().get("/set-up").unwrap().status, 303);
}

#[test]
fn a_second_server_on_the_same_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Server::start_fresh(folder.path());
    let second = run(&["serve", "--listen", "127.0.0.1:0", "--data", folder.path().to_str().unwrap()]);
    assert!(!second.status.success());
    assert!(said(&second).contains("another Perennial is already using the data folder"), "{}", said(&second));
    assert_eq!(first.line().get("/health").unwrap().status, 200);
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    // A killed server leaves no lock behind.
    Server::start_fresh(folder.path());
}

#[test]
fn a_backup_taken_from_a_running_server_is_restored_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (data, other, file) = (folder.path().join("data"), folder.path().join("other"), folder.path().join("backup.db"));
    let path = |p: &std::path::Path| p.to_str().unwrap().to_string();
    let server = Server::start_fresh(&data);
    set_up(&server);
    let done = run(&["backup", "--data", &path(&data), "--to", &path(&file)]);
    assert!(done.status.success(), "{}", said(&done));
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!run(&["backup", "--data", &path(&data), "--to", &path(&file)]).status.success(), "never over another backup");
    let dated = run(&["backup", "--data", &path(&data)]);
    assert!(dated.status.success() && std::fs::read_dir(data.join("backups")).unwrap().count() == 1);
    let checked = run(&["restore", "--verify", &path(&file)]);
    assert!(checked.status.success() && said(&checked).contains("1  organization"), "{}", said(&checked));
    let restored = run(&["restore", &path(&file), "--data", &path(&other)]);
    assert!(restored.status.success(), "{}", said(&restored));
    let refused = run(&["restore", &path(&file), "--data", &path(&data)]);
    assert!(!refused.status.success());
    drop(server);
    let refused = run(&["restore", &path(&file), "--data", &path(&data)]);
    assert!(!refused.status.success() && said(&refused).contains("into an empty place only"), "{}", said(&refused));
    let copy = Server::start(&other);
    let signed_in = copy.line().post("/sign-in", "email=ada%40lake.example&password=nine+slow+otters+drift").unwrap();
    assert_eq!(signed_in.status, 303);
}

/// Attaches a file to an innovation, as the house itself; gives where its content lies.
fn attached(data: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let db = perennial::serve::open(&db::Place::of(data, None), &perennial::cli::Data { data: data.into(), database: None, files: None });
    let policy = Arc::new(kit::stack::policy(&perennial::routes::elements(None)));
    let ground = Ground { db: db.unwrap(), clock: perennial::system::clock(), chance: perennial::system::chance(), policy };
    let organization = ground.db.read_now(ground::organization::all_ids).unwrap()[0];
    let shelf = Shelf::at(&Shelf::beside(data));
    let digest = shelf.put(organization, bytes).unwrap();
    let kind = ground::files::recognize(name, bytes).unwrap().1;
    let coming = Coming { name: name.into(), kind, bytes: bytes.len() as i64, digest: digest.clone(), description: "Pairs".into() };
    let done: Result<_, AttachError> = ground.write_now(Actor::System(organization), move |op| {
        let (name, need) = (coming.name.clone(), "Why".into());
        let outline = Outline { name, kind: Kind::Practice, need, evidence: String::new(), ingredients: Vec::new() };
        let id = innovation::add(op, &outline)?.id;
        portfolio::files::attach(op, id, &coming)
    });
    done.unwrap();
    shelf.folder().join(organization.to_string()).join(digest.as_str())
}

#[test]
fn attached_files_go_with_a_backup_and_come_back_as_they_were_and_what_is_missing_or_altered_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let path = |p: &Path| p.to_str().unwrap().to_string();
    let (data, file) = (place("data"), place("monday.db"));
    let mut server = Server::start_fresh(&data);
    set_up(&server);
    server.terminate();
    let (guide, cards): (&[u8], &[u8]) = (b"%PDF-1.7 a guide\x00\xff", b"card,question\n1,What was it about?\n");
    let (one, other) = (attached(&data, "Guide.pdf", guide), attached(&data, "Cards.csv", cards));
    let inside = |shelf: &str, of: &Path| place(shelf).join(of.strip_prefix(place("data-files")).unwrap());
    let done = run(&["backup", "--data", &path(&data), "--to", &path(&file)]);
    assert!(done.status.success() && said(&done).contains("2 attached files came along"), "{}", said(&done));
    let back = |to: &str| run(&["restore", &path(&file), "--data", &path(&place(to))]);
    let whole = back("whole");
    assert!(whole.status.success() && said(&whole).contains("2 attached files came along."), "{}", said(&whole));
    for (of, bytes) in [(&one, guide), (&other, cards)] {
        let came = std::fs::read(inside("whole-files", of)).unwrap();
        assert_eq!(came, bytes);
        assert_eq!(Digest::of(&came).as_str(), of.file_name().unwrap(), "it lies under its digest");
    }
    assert!(run(&["restore", "--verify", &path(&file)]).status.success());
    // One is gone from beside the backup, then the other is not what it was.
    for (harm, many) in [("gone", 1), ("altered", 2)] {
        match harm {
            "gone" => std::fs::remove_file(inside("monday.files", &one)).unwrap(),
            _ => std::fs::write(inside("monday.files", &other), b"bitten").unwrap(),
        }
        let checked = run(&["restore", "--verify", &path(&file)]);
        assert!(
            !checked.status.success() && said(&checked).contains(&format!("{many} attached files of this backup")),
            "{}",
            said(&checked)
        );
        let told = back(harm);
        assert!(told.status.success() && said(&told).contains(&format!("{many} are missing or damaged")), "{}", said(&told));
        assert!(!inside(&format!("{harm}-files"), &one).exists());
    }
    assert!(!inside("altered-files", &other).exists(), "what is damaged does not come back as if it were whole");
    // The same on the way out.
    std::fs::write(&other, b"bitten").unwrap();
    let told = run(&["backup", "--data", &path(&data), "--to", &path(&place("tuesday.db"))]);
    assert!(told.status.success() && said(&told).contains("1 are missing or damaged"), "{}", said(&told));
}

#[test]
fn a_file_that_is_no_backup_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("photo.db");
    std::fs::write(&file, [7; 4096]).unwrap();
    assert!(!run(&["restore", "--verify", file.to_str().unwrap()]).status.success());
    assert!(!run(&["restore", "--verify", "/nowhere/at/all"]).status.success());
    assert!(!run(&["backup", "--data", folder.path().to_str().unwrap()]).status.success(), "no database here");
}

#[test]
fn the_doctor_tells_what_is_well_and_what_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let before = run(&["doctor", "--data", data]);
    assert!(before.status.success() && said(&before).contains("the first start makes it"), "{}", said(&before));
    let server = Server::start_fresh(std::path::Path::new(data));
    set_up(&server);
    let well = run(&["doctor", "--data", data]);
    assert!(
        well.status.success() && said(&well).contains("The database is whole.") && said(&well).contains("There is no backup yet."),
        "{}",
        said(&well)
    );
    assert_eq!(server.line().get("/health").unwrap().status, 200, "looking harms nothing");
    let plain = run(&["doctor", "--data", data, "--public-url", "http://localhost.invalid"]);
    assert!(!plain.status.success() && said(&plain).contains("is not https"), "{}", said(&plain));
    let bare = run(&["doctor", "--data", data, "--public-url", "https://127.0.0.1:1"]);
    assert!(!bare.status.success() && said(&bare).contains("no certificate and trusts no proxy"), "{}", said(&bare));
    let everyone = run(&["doctor", "--data", data, "--trusted-proxy", "0.0.0.0/0"]);
    assert!(!everyone.status.success() && said(&everyone).contains("is everyone"), "{}", said(&everyone));
}

#[test]
fn wrong_settings_are_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    for (options, words) in [
        (&["--public-url", "school.example"][..], "must begin with https://"),
        (&["--public-url", "https://school.example/perennial"], "a host of its own"),
        (&["--database", "mysql://x"], "must be postgres://"),
        (&["--tls-cert", "cert.pem"], "belong together"),
        (&["--trusted-proxy", "proxy.example"], "neither an address nor a network"),
    ] {
        let refused = run(&[&["serve", "--listen", "127.0.0.1:0", "--data", data], options].concat());
        assert!(!refused.status.success() && said(&refused).contains(words), "{options:?}: {}", said(&refused));
    }
}

#[test]
fn what_the_server_writes_names_no_one_and_no_address() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let mut child = Command::new(PROGRAM)
        .args(["serve", "--listen", "127.0.0.1:0", "--log", "trace", "--data"])
        .arg(folder.path().join("data"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    use std::io::BufRead;
    let first = std::io::BufReader::new(child.stdout.take().unwrap()).lines().next().unwrap().unwrap();
    let mut line = Line::open(first.rsplit("//").next().unwrap().parse().unwrap()).unwrap();
    for path in ["/r/aaaaaaaaaaaaaaaaaaaaaaaaaa", "/password/bbbbbbbbbbbbbbbbbbbbbbbbbb", "/sign-in?back=/cccc"] {
        line.get(path).unwrap();
    }
    line.post("/sign-in", "email=dddd%40lake.example&password=eeee").unwrap();
    line.post("/r/aaaaaaaaaaaaaaaaaaaaaaaaaa", "a0=5&once=ffff").unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let log = std::fs::read_to_string(log).unwrap();
    for word in ["aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "/r/", "/sign-in"] {
        assert!(!log.contains(word), "“{word}” is in the log: {log}");
    }
}

#[test]
fn a_measure_can_be_computed_without_a_server() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("answers.csv");
    std::fs::write(&file, "level,n\n1,4\n2,1\n3,0\n4,11\n5,7\n").unwrap();
    let settings = folder.path().join("args.json");
    std::fs::write(&settings, r#"{"top":[4,5]}"#).unwrap();
    let path = |p: &std::path::Path| p.display().to_string();
    let output = run(&["measure", "topbox_ci", "--data", &path(&file), "--args", &path(&settings)]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("\"p\":0.782608"), "{}", said(&output));
    assert!(said(&run(&["measure", "--help"])).contains("perennial measure"), "its own help");
}
