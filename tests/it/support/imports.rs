//! Which file names what of which other, read off the sources' tokens: the trees of `use`, and the paths that stand in the code.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A file as a module: the names from its package's root.
pub type Module = Vec<String>;

/// By file and file that it imports from: the names.
pub type Imports = BTreeMap<Module, BTreeMap<Module, BTreeSet<String>>>;

/// What is written in a file.
#[derive(Default)]
struct Written {
    /// Names that its imports bring, with what they stand for, as it is written.
    brought: BTreeMap<String, Vec<String>>,
    /// Those of them that it only hands on.
    handed_on: BTreeSet<String>,
    /// Modules that it declares.
    declared: BTreeSet<String>,
    /// Imports of everything.
    all_of: Vec<Vec<String>>,
    /// Paths in its code, names that stand alone included.
    paths: BTreeSet<Vec<String>>,
}

fn ident(tree: Option<&TokenTree>) -> Option<String> {
    if let Some(TokenTree::Ident(name)) = tree { Some(name.to_string().trim_start_matches("r#").to_owned()) } else { None }
}

fn sign(tree: Option<&TokenTree>, c: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(p)) if p.as_char() == c)
}

fn colons(trees: &[TokenTree], at: usize) -> bool {
    sign(trees.get(at), ':') && sign(trees.get(at + 1), ':')
}

/// The leaves of a tree of `use`: what each is called here, and its path.
fn leaves(trees: &[TokenTree], before: &[String], found: &mut Vec<(String, Vec<String>)>) {
    for branch in trees.split(|t| sign(Some(t), ',')).filter(|b| !b.is_empty()) {
        let (mut path, mut at) = (before.to_vec(), 0);
        while at < branch.len() {
            match &branch[at] {
                TokenTree::Group(inside) => {
                    leaves(&inside.stream().into_iter().collect::<Vec<_>>(), &path, found);
                    break;
                }
                TokenTree::Punct(p) if p.as_char() == '*' => {
                    found.push(("*".to_owned(), path.clone()));
                    break;
                }
                TokenTree::Ident(_) => {
                    let name = ident(branch.get(at)).expect("a name");
                    // "self" behind a path is the module itself.
                    if name != "self" || path.is_empty() {
                        path.push(name);
                    }
                    let called = (ident(branch.get(at + 1)).as_deref() == Some("as")).then(|| ident(branch.get(at + 2))).flatten();
                    if branch.len() == at + 1 || called.is_some() {
                        found.push((called.unwrap_or_else(|| path.last().expect("a name").clone()), path.clone()));
                        break;
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }
}

/// Whether a `use` or `mod` that stands at `at` is handed on to others.
fn is_public(trees: &[TokenTree], at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).and_then(|at| trees.get(at));
    let grouped = matches!(before(1), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis);
    ident(before(1)).as_deref() == Some("pub") || (grouped && ident(before(2)).as_deref() == Some("pub"))
}

/// Where an item, a field or a statement ends that begins at `at`: at its body, its semicolon, or its comma outside angle brackets.
fn end_of(trees: &[TokenTree], at: usize) -> usize {
    let mut open = 0_i32;
    for (n, tree) in trees.iter().enumerate().skip(at) {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return n,
            TokenTree::Punct(p) if p.as_char() == ';' || (p.as_char() == ',' && open <= 0) => return n,
            TokenTree::Punct(p) if p.as_char() == '<' => open += 1,
            TokenTree::Punct(p) if p.as_char() == '>' && !sign(trees.get(n - 1), '-') => open -= 1,
            _ => {}
        }
    }
    trees.len()
}

fn read(stream: TokenStream, of: &mut Written) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while at < trees.len() {
        let next = trees.get(at + 1);
        match &trees[at] {
            // What only tests build belongs to the tests.
            TokenTree::Punct(p) if p.as_char() == '#' && next.is_some_and(|t| t.to_string().replace(' ', "") == "[cfg(test)]") => {
                at = end_of(&trees, at + 2);
            }
            TokenTree::Ident(word) if word == "use" && !sign(next, '<') => {
                let end = at + trees[at..].iter().position(|t| sign(Some(t), ';')).expect("an end");
                let mut found = Vec::new();
                leaves(&trees[at + 1..end], &[], &mut found);
                for (name, path) in found {
                    if name == "*" {
                        of.all_of.push(path);
                        continue;
                    }
                    if is_public(&trees, at) {
                        of.handed_on.insert(name.clone());
                    }
                    of.brought.insert(name, path);
                }
                at = end;
            }
            TokenTree::Ident(word) if word == "mod" && sign(trees.get(at + 2), ';') => {
                of.declared.extend(ident(next));
                at += 2;
            }
            TokenTree::Ident(_) => {
                let behind = at.checked_sub(1).and_then(|n| trees.get(n));
                let goes_on = sign(behind, '.') || (at >= 2 && colons(&trees, at - 2));
                let mut path = vec![ident(trees.get(at)).expect("a name")];
                while colons(&trees, at + 1) && ident(trees.get(at + 3)).is_some() {
                    path.push(ident(trees.get(at + 3)).expect("a name"));
                    at += 3;
                }
                if !goes_on {
                    of.paths.insert(path);
                }
            }
            TokenTree::Group(group) => read(group.stream(), of),
            _ => {}
        }
        at += 1;
    }
}

/// The files of a package, by their modules.
struct House {
    files: BTreeMap<Module, Written>,
    name: &'static str,
}

impl House {
    /// What a path of a file stands for, from the root; none where it is of another package or a name of the file itself.
    fn rooted(&self, file: &[String], path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let joined = |start: &[String], rest: &[String]| Some(start.iter().chain(rest).cloned().collect::<Vec<_>>());
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            name if name == self.name => Some(rest.to_vec()),
            "self" => joined(file, rest),
            "super" => {
                let up = path.iter().take_while(|s| *s == "super").count();
                joined(&file[..file.len().checked_sub(up)?], &path[up..])
            }
            _ => {
                let own = &self.files[file];
                if own.declared.contains(first) {
                    return joined(file, path);
                }
                let brought = own.brought.get(first).filter(|brought| brought.first() != Some(first))?;
                joined(&self.rooted(file, brought)?, rest)
            }
        }
    }

    /// The file in which lies what a path from the root stands for, the name that is taken, and the files that hand it on.
    fn found(&self, path: &[String], depth: usize) -> Option<(Module, String, Vec<Module>)> {
        let mut at: Module = Vec::new();
        for (n, name) in path.iter().enumerate() {
            let inside: Module = at.iter().cloned().chain([name.clone()]).collect();
            if self.files.contains_key(&inside) {
                at = inside;
                continue;
            }
            if let Some(elsewhere) = self.files[&at].brought.get(name).filter(|_| depth < 8) {
                let whole: Vec<String> = self.rooted(&at, elsewhere)?.iter().chain(&path[n + 1..]).cloned().collect();
                let (file, name, mut through) = self.found(&whole, depth + 1)?;
                through.push(at);
                return Some((file, name, through));
            }
            return Some((at, name.clone(), Vec::new()));
        }
        Some((at, "the module".to_owned(), Vec::new()))
    }

    fn imports(&self) -> Imports {
        let mut all = Imports::new();
        for (file, written) in &self.files {
            let mut add = |target: &Module, name: &str| {
                if target != file {
                    all.entry(file.clone()).or_default().entry(target.clone()).or_default().insert(name.to_owned());
                }
            };
            let used = |name: &String| written.paths.iter().any(|path| path[0] == *name);
            let brought = written.brought.iter().map(|(name, path)| (written.handed_on.contains(name) && !used(name), path));
            let globs = written.all_of.iter().map(|path| (false, path));
            for (hands_on, path) in brought.chain(globs).chain(written.paths.iter().map(|path| (false, path))) {
                let Some((target, name, through)) = self.rooted(file, path).and_then(|path| self.found(&path, 0)) else { continue };
                // A room's door may hand on what lies inside.
                if hands_on && target.starts_with(file) {
                    continue;
                }
                // A module is no code of its own: what is taken from it stands where it is named in full.
                if name != "the module" {
                    add(&target, &name);
                    through.iter().filter(|door| !target.starts_with(door)).for_each(|door| add(door, &name));
                }
            }
        }
        // What no line declares is declared by a macro's row, which names what stands in it.
        for file in self.files.keys().filter(|file| file.len() > 1) {
            let (name, parent) = file.split_last().expect("a name");
            if self.files.get(parent).is_some_and(|parent| !parent.declared.contains(name)) {
                all.entry(parent.to_vec()).or_default().entry(file.clone()).or_default().insert("a row".to_owned());
            }
        }
        all
    }
}

/// Who imports what from whom in a package that its own files call `name`: sources by their paths without the ending.
pub fn of(name: &'static str, sources: &[(String, String)]) -> Imports {
    let mut files = BTreeMap::new();
    for (path, text) in sources {
        let mut module: Module = path.split('/').map(str::to_owned).collect();
        if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
            module.pop();
        }
        let mut written = Written::default();
        read(text.parse().unwrap_or_else(|error| panic!("{path}: {error}")), &mut written);
        files.insert(module, written);
    }
    House { files, name }.imports()
}

/// The circles of what points at each other, each once; none where there is an order.
pub fn circles<N: Ord + Clone>(edges: &BTreeMap<N, BTreeSet<N>>) -> Vec<BTreeSet<N>> {
    let reaches = |from: &N| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(next) = open.pop() {
            for to in edges.get(&next).into_iter().flatten() {
                if seen.insert(to.clone()) {
                    open.push(to.clone());
                }
            }
        }
        seen
    };
    let behind: BTreeMap<&N, BTreeSet<N>> = edges.keys().map(|from| (from, reaches(from))).collect();
    let circle = |from: &N| -> BTreeSet<N> {
        behind[from].iter().filter(|to| behind.get(to).is_some_and(|back| back.contains(from))).cloned().collect()
    };
    let all: BTreeSet<BTreeSet<N>> = edges.keys().map(circle).filter(|c| c.len() > 1).collect();
    all.into_iter().collect()
}
