//! What tests share.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use touchstone::domain::gold_set::Folder;

/// The project's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of the project, read into memory.
pub fn folder(path: impl AsRef<Path>) -> Folder {
    fn read(base: &Path, at: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(at).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read(base, &path, files);
            } else {
                let name = path.strip_prefix(base).expect("inside").to_string_lossy().into_owned();
                files.insert(name, std::fs::read(&path).expect("readable"));
            }
        }
    }
    let base = root().join(path);
    let mut files = BTreeMap::new();
    read(&base, &base, &mut files);
    Folder { files }
}
