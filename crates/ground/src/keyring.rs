//! Keys that must be destroyable: small files in the data folder, never in the database, its log or a backup.
//! The links of an open anonymous wave are made from such a key; at close the key is destroyed and with it any way
//! from an invitation to its link.

use std::io::Write;
use std::path::{Path, PathBuf};

pub const KEY_BYTES: usize = 32;

#[derive(Clone, Debug)]
pub struct Keyring {
    folder: PathBuf,
}

impl Keyring {
    /// Opens `folder`, making it (readable by this user only) when absent.
    pub fn open(folder: &Path) -> std::io::Result<Keyring> {
        std::fs::create_dir_all(folder)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
        }
        Ok(Keyring { folder: folder.to_path_buf() })
    }

    /// Keeps a key under a name, safely on disk when it returns.
    pub fn keep(&self, name: &str, key: &[u8; KEY_BYTES]) -> std::io::Result<()> {
        let mut file = std::fs::File::create(self.path(name))?;
        file.write_all(key)?;
        file.sync_all()?;
        std::fs::File::open(&self.folder)?.sync_all()
    }

    pub fn read(&self, name: &str) -> Option<[u8; KEY_BYTES]> {
        std::fs::read(self.path(name)).ok()?.try_into().ok()
    }

    /// Overwrites and removes a key. Removing what is not there is fine: closing may be repeated.
    pub fn destroy(&self, name: &str) -> std::io::Result<()> {
        let path = self.path(name);
        // Two may close at once, a person and the clockwork: whoever comes second finds nothing left, and that is fine.
        let gone = |error: std::io::Error| if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) };
        match std::fs::OpenOptions::new().write(true).open(&path) {
            Ok(mut file) => {
                file.write_all(&[0; KEY_BYTES])?;
                file.sync_all()?;
                std::fs::remove_file(&path).or_else(gone)?;
            }
            Err(error) => gone(error)?,
        }
        std::fs::File::open(&self.folder)?.sync_all()
    }

    fn path(&self, name: &str) -> PathBuf {
        // Names are ids; anything else cannot leave the folder.
        let safe: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        self.folder.join(format!("{safe}.key"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destroyed_key_is_gone_and_destroying_again_is_fine() {
        let folder = std::env::temp_dir().join(format!("perennial-keyring-{}", std::process::id()));
        let ring = Keyring::open(&folder).unwrap();
        ring.keep("wave", &[7; KEY_BYTES]).unwrap();
        assert_eq!(ring.read("wave"), Some([7; KEY_BYTES]));
        ring.destroy("wave").unwrap();
        ring.destroy("wave").unwrap();
        assert_eq!(ring.read("wave"), None);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
