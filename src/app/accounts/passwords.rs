//! Passwords: hashing, which takes 19 MiB and a core each time and therefore has a queue of its own.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::panic::AssertUnwindSafe;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use argon2::password_hash::phc::{Output, PasswordHash};
use argon2::{Algorithm, Argon2, Block, Params, PasswordHasher as _, Version};
use tokio::sync::{Semaphore, oneshot};

use crate::app::kernel::error::AppError;
use crate::domain::accounts::password::LONGEST;
use crate::store::StoreError;

/// Passwords that are hashed at once: 19 MiB each.
const AT_ONCE: usize = 2;
/// Requests that are hashed or wait for it; who comes beyond them is told to come again.
const WAITING: usize = 32;

/// How many of these places the requests of one neighbourhood may take: whoever has a provider's whole network leaves places for others.
const SHARE: usize = WAITING / 4;

/// What a thread that hashes works in, the same for each password: an allocator does not give blocks of this size and alignment back.
type Memory = Vec<Block>;
type Job = Box<dyn FnOnce(&mut Memory) + Send>;

/// The queue before hashing.
#[derive(Clone, Debug)]
pub(in crate::app) struct Passwords {
    waiting: Arc<Semaphore>,
    shares: Shares,
    /// The threads that hash, started when the first password comes.
    jobs: Arc<OnceLock<Sender<Job>>>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { waiting: Arc::new(Semaphore::new(WAITING)), shares: Shares::default(), jobs: Arc::default() }
    }
}

/// Who holds places of the queue, by neighbourhood.
#[derive(Clone, Debug, Default)]
struct Shares(Arc<Mutex<HashMap<String, usize>>>);

/// A place of a neighbourhood; free again when it is dropped.
struct Share {
    of: String,
    shares: Shares,
}

impl Shares {
    fn take(&self, of: String) -> Option<Share> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = held.entry(of.clone()).or_default();
        (*count < SHARE).then(|| {
            *count += 1;
            Share { of, shares: self.clone() }
        })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut held = self.shares.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = held.get_mut(&self.of) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.of);
            }
        }
    }
}

/// The network that one customer of a provider is given: 48 bits of an IPv6 address, 24 of an IPv4 one. What is neither is its own.
pub(in crate::app) fn neighbourhood(from: &str) -> String {
    match from.split('/').next().unwrap_or_default().parse::<IpAddr>() {
        Ok(IpAddr::V6(v6)) => format!("{}/48", Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 80))),
        Ok(IpAddr::V4(v4)) => format!("{}/24", Ipv4Addr::from_bits(v4.to_bits() & (u32::MAX << 8))),
        Err(_) => from.to_owned(),
    }
}

fn start() -> Sender<Job> {
    let (send, receive) = channel::<Job>();
    let receive = Arc::new(Mutex::new(receive));
    for _ in 0..AT_ONCE {
        let receive = receive.clone();
        // Where no thread can be had, no password is looked at, and who sent one is told so.
        drop(std::thread::Builder::new().name("passwords".to_owned()).spawn(move || hash_all(&receive)));
    }
    send
}

/// Does what comes, until nobody can send any more.
fn hash_all(jobs: &Mutex<Receiver<Job>>) {
    let mut memory = Memory::new();
    loop {
        let next = jobs.lock().map(|jobs| jobs.recv());
        let Ok(Ok(job)) = next else { return };
        // Whoever waits for a job that panicked is told that it has no outcome.
        drop(std::panic::catch_unwind(AssertUnwindSafe(|| job(&mut memory))));
    }
}

/// What Argon2 makes of a password and a salt.
fn hashed(argon: &Argon2<'_>, password: &str, salt: &[u8], memory: &mut Memory) -> Option<Output> {
    let blocks = argon.params().block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::default());
    }
    let mut out = vec![0; argon.params().output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN)];
    argon.hash_password_into_with_memory(password.as_bytes(), salt, &mut out, memory.get_mut(..blocks)?).ok()?;
    Output::new(&out).ok()
}

/// Whether a password is the one of a stored hash, by the hash's own parameters; compared in constant time.
fn is_right(password: &str, stored: &str, memory: &mut Memory) -> Option<bool> {
    let stored = PasswordHash::new(stored).ok()?;
    let algorithm = Algorithm::try_from(stored.algorithm.as_str()).ok()?;
    let version = stored.version.map_or(Ok(Version::default()), Version::try_from).ok()?;
    let argon = Argon2::new(algorithm, version, Params::try_from(&stored).ok()?);
    let made = hashed(&argon, password, stored.salt.as_ref()?.as_ref(), memory)?;
    Some(made == stored.hash?)
}

impl Passwords {
    /// Does work on the threads that hash. Its place is free when it has ended, whoever waits for it.
    async fn queued<T: Send + 'static>(&self, from: &str, work: impl FnOnce(&mut Memory) -> T + Send + 'static) -> Result<T, AppError> {
        let unknown = || AppError::Store(StoreError::OutcomeUnknown { name: "password" });
        let busy = || AppError::Busy { seconds: 5 };
        let share = self.shares.take(neighbourhood(from)).ok_or_else(busy)?;
        let place = self.waiting.clone().try_acquire_owned().map_err(|_| busy())?;
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |memory| {
            let done = work(memory);
            drop((place, share));
            drop(reply.send(done));
        });
        self.jobs.get_or_init(start).send(job).map_err(|_| unknown())?;
        answer.await.map_err(|_| unknown())
    }

    /// Whether a password, that came from somewhere, is the one of a stored hash. Without a hash a password is hashed all the same: the
    /// answer takes as long.
    pub async fn matches(&self, from: &str, password: String, hash: Option<String>) -> Result<bool, AppError> {
        if password.len() > LONGEST {
            return Ok(false);
        }
        let work = move |memory: &mut Memory| {
            let Some(hash) = hash else {
                let _ = hashed(&Argon2::default(), &password, b"nobody is called this", memory);
                return false;
            };
            is_right(&password, &hash, memory).unwrap_or(false)
        };
        self.queued(from, work).await
    }

    /// The hash of a password that was looked at, in PHC form.
    pub async fn hash(&self, password: String, salt: [u8; 16]) -> Result<String, AppError> {
        let hashed = self.queued("", move |_| {
            Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).map(|h: PasswordHash| h.to_string())
        });
        let cannot = || AppError::Store(StoreError::Unsuitable("the password cannot be hashed on this machine".to_owned()));
        hashed.await?.map_err(|_| cannot())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_password_is_compared_as_the_library_compares_it() {
        use argon2::PasswordVerifier as _;
        let queue = Passwords::default();
        let hash = queue.hash("correct horse battery".to_owned(), *b"0123456789abcdef").await.unwrap();
        // The second time the memory has been used before.
        for (password, right) in
            [("correct horse battery", true), ("correct horse batterz", false), ("correct horse battery", true), ("", false)]
        {
            assert_eq!(queue.matches("192.0.2.1", password.to_owned(), Some(hash.clone())).await.unwrap(), right);
            let parsed = PasswordHash::new(&hash).unwrap();
            assert_eq!(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok(), right);
        }
        assert!(!queue.matches("192.0.2.1", "correct horse battery".to_owned(), None).await.unwrap());
        assert!(!queue.matches("192.0.2.1", "correct horse battery".to_owned(), Some("$argon2id$broken".to_owned())).await.unwrap());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn two_are_hashed_at_once_and_a_bounded_number_waits() {
        let queue = Passwords::default();
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let gate = Arc::new(AtomicBool::new(false));
        let tasks: Vec<_> = (0..120)
            .map(|who| {
                let (queue, now, most, gate) = (queue.clone(), now.clone(), most.clone(), gate.clone());
                tokio::spawn(async move {
                    let work = move |_: &mut Memory| {
                        let here = now.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(here, Ordering::SeqCst);
                        while !gate.load(Ordering::SeqCst) {
                            std::thread::yield_now();
                        }
                        now.fetch_sub(1, Ordering::SeqCst);
                    };
                    queue.queued(&format!("192.0.{who}.1"), work).await
                })
            })
            .collect();
        // Nobody gets through while the gate is shut, so whoever finds no place is told at once.
        while tasks.iter().filter(|t| t.is_finished()).count() < 120 - WAITING || most.load(Ordering::SeqCst) < AT_ONCE {
            tokio::task::yield_now().await;
        }
        gate.store(true, Ordering::SeqCst);
        let mut busy = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => {}
                Err(AppError::Busy { .. }) => busy += 1,
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!((busy, most.load(Ordering::SeqCst)), (120 - WAITING, AT_ONCE));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn one_network_takes_a_quarter_of_the_places_and_others_get_through() {
        for (from, of) in [
            ("2001:db8:1:2::/64", "2001:db8:1::/48"),
            ("2001:db8:1:ffff::/64", "2001:db8:1::/48"),
            ("2001:db8:2::/64", "2001:db8:2::/48"),
            ("192.0.2.77", "192.0.2.0/24"),
            ("", ""),
        ] {
            assert_eq!(neighbourhood(from), of, "{from}");
        }
        let queue = Passwords::default();
        let gate = Arc::new(AtomicBool::new(false));
        let tasks: Vec<_> = (0..60)
            .map(|n| {
                let (queue, gate) = (queue.clone(), gate.clone());
                tokio::spawn(async move {
                    let work = move |_: &mut Memory| {
                        while !gate.load(Ordering::SeqCst) {
                            std::thread::yield_now();
                        }
                    };
                    queue.queued(&format!("2001:db8:1:{n:x}::/64"), work).await
                })
            })
            .collect();
        while tasks.iter().filter(|t| t.is_finished()).count() < 60 - SHARE {
            tokio::task::yield_now().await;
        }
        // Somebody else is hashed once there is a thread, and whoever had a place gives it back.
        let other = tokio::spawn({
            let queue = queue.clone();
            async move { queue.queued("2001:db8:2::/64", |_| ()).await.is_ok() }
        });
        gate.store(true, Ordering::SeqCst);
        assert!(other.await.unwrap());
        let mut held = 0;
        for task in tasks {
            held += usize::from(task.await.unwrap().is_ok());
        }
        assert_eq!(held, SHARE);
        assert!(queue.queued("2001:db8:1::/64", |_| ()).await.is_ok());
    }
}
