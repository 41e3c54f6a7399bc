//! Where a request comes from: the peer, or behind trusted proxies the address that they tell, read from the right of the chain.

use std::net::IpAddr;
use std::str::FromStr;

use actix_web::HttpRequest;
use actix_web::http::header::{FORWARDED, HeaderMap, HeaderName};

/// The header that proxies commonly write.
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// A network: addresses that begin with the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    bits: u128,
    length: u32,
}

/// An address as 128 bits; IPv4 as the part of IPv6 that maps it.
fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => u128::from(v4.to_ipv6_mapped()),
        IpAddr::V6(v6) => u128::from(v6),
    }
}

/// The first bits of an address, the others zero.
const fn first(bits: u128, length: u32) -> u128 {
    if length == 0 { 0 } else { bits >> (128 - length) << (128 - length) }
}

impl FromStr for Network {
    type Err = String;

    /// An address, or an address and how many of its bits count: `10.0.0.0/8`, `fd00::/8`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is no address and no network such as 10.0.0.0/8");
        let (address, length) = text.split_once('/').map_or((text, None), |(a, l)| (a, Some(l)));
        let address: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let (most, before) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
        let length = match length {
            None => most,
            Some(length) => length.trim().parse::<u32>().ok().filter(|l| *l <= most).ok_or_else(wrong)?,
        };
        let length = before + length;
        Ok(Self { bits: first(bits(address), length), length })
    }
}

impl Network {
    /// Its last address.
    const fn last(self) -> u128 {
        if self.length == 0 { u128::MAX } else { self.bits | (u128::MAX >> (self.length - 1) >> 1) }
    }
}

/// Whether networks hold every address from one to another, together.
fn cover(networks: &[Network], from: u128, to: u128) -> bool {
    let mut sorted = networks.to_vec();
    sorted.sort_by_key(|n| n.bits);
    let mut next = from;
    for network in sorted {
        let last = network.last();
        if last < next {
            continue;
        }
        if network.bits > next {
            return false;
        }
        match last.checked_add(1).filter(|after| *after <= to) {
            Some(after) => next = after,
            None => return true,
        }
    }
    false
}

/// What nobody on the internet has for an address of theirs: without it, everybody else is everybody.
const NOBODYS: [&str; 16] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
];

/// Whether addresses and networks hold, together, every public address of IPv4 or of IPv6 (`2000::/3`): everybody would be a proxy.
#[must_use]
pub fn are_everybody(texts: &[String]) -> bool {
    let mut all: Vec<Network> = texts.iter().filter_map(|text| text.trim().parse().ok()).collect();
    if all.is_empty() {
        return false;
    }
    all.extend(NOBODYS.iter().filter_map(|text| text.parse::<Network>().ok()));
    ["0.0.0.0/0", "2000::/3"].iter().filter_map(|text| text.parse::<Network>().ok()).any(|kind| cover(&all, kind.bits, kind.last()))
}

/// Which header the proxies write. Only this one is read: the other one may be the client's own, handed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chain {
    /// `X-Forwarded-For`.
    #[default]
    XForwardedFor,
    /// `Forwarded`, RFC 7239.
    Forwarded,
}

/// The proxies whose word is taken.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    networks: Vec<Network>,
    chain: Chain,
}

impl Proxies {
    /// Trusts addresses and networks, and reads one header of theirs.
    ///
    /// # Errors
    /// Which of them is neither an address nor a network.
    pub fn new(trusted: &[String], chain: Chain) -> Result<Self, String> {
        let networks = trusted.iter().map(|t| t.parse()).collect::<Result<_, _>>()?;
        Ok(Self { networks, chain })
    }

    fn trust(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|n| first(bits(address), n.length) == n.bits)
    }

    /// The address that a request came from: the last one of the chain that is no proxy of ours. What the chain tells to the left of it was
    /// told by strangers. A chain that cannot be read ends at the hop that wrote it.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut at = peer;
        let hops = match self.chain {
            Chain::XForwardedFor => hops(headers, &X_FORWARDED_FOR, |hop| Some(hop)),
            Chain::Forwarded => hops(headers, &FORWARDED, forwarded_for),
        };
        for hop in hops.into_iter().rev() {
            if !self.trust(at) {
                break;
            }
            let Some(told) = hop else { break };
            at = told;
        }
        at
    }
}

/// The addresses of a chain from left to right; `None` where one is hidden or cannot be read.
fn hops(headers: &HeaderMap, name: &HeaderName, of: fn(&str) -> Option<&str>) -> Vec<Option<IpAddr>> {
    // Hops are told apart before any of them is read: what a client wrote into the line does not hide what the proxy wrote behind it.
    let hops = headers.get_all(name).flat_map(|line| line.as_bytes().split(|b| *b == b','));
    hops.map(|hop| of(std::str::from_utf8(hop).ok()?.trim()).and_then(address)).collect()
}

/// The `for` of an element of `Forwarded`.
fn forwarded_for(element: &str) -> Option<&str> {
    let mut pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("for")).map(|(_, value)| value.trim().trim_matches('"'))
}

/// An address with or without a port: `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:80`.
fn address(text: &str) -> Option<IpAddr> {
    if let Some(inside) = text.strip_prefix('[') {
        let (inside, port) = inside.split_once(']')?;
        return inside.parse().ok().filter(|_| port.is_empty() || port.strip_prefix(':').is_some_and(|p| p.parse::<u16>().is_ok()));
    }
    text.parse().ok().or_else(|| text.parse::<std::net::SocketAddrV4>().ok().map(|a| IpAddr::V4(*a.ip())))
}

/// The name under which tries from an address are counted: whoever has an IPv6 address has a whole network of 64 bits, which is one here.
fn counted(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => format!("{}/64", std::net::Ipv6Addr::from(first(u128::from(v6), 64))),
    }
}

/// Where a request comes from, as it is counted.
pub fn of(request: &HttpRequest, proxies: &Proxies) -> String {
    request.peer_addr().map(|peer| counted(proxies.client(peer.ip(), request.headers()))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn client(trusted: &[&str], chain: Chain, peer: &str, lines: &[&str]) -> String {
        let proxies = Proxies::new(&trusted.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>(), chain).unwrap();
        let mut headers = HeaderMap::new();
        for line in lines {
            let (name, value) = line.split_once(": ").unwrap();
            headers.append(name.parse::<HeaderName>().unwrap(), HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        counted(proxies.client(peer.parse().unwrap(), &headers))
    }

    #[test]
    fn the_chain_is_read_from_the_right_up_to_the_first_stranger() {
        let x = |trusted: &[&str], peer: &str, lines: &[&str]| client(trusted, Chain::XForwardedFor, peer, lines);
        let one = ["x-forwarded-for: 198.51.100.7"];
        assert_eq!(x(&[], "127.0.0.1", &one), "127.0.0.1", "nobody is trusted");
        assert_eq!(x(&["10.0.0.0/8"], "127.0.0.1", &one), "127.0.0.1", "a peer that is not listed is not believed");
        assert_eq!(x(&["127.0.0.1"], "127.0.0.1", &one), "198.51.100.7");
        assert_eq!(x(&["127.0.0.1"], "127.0.0.1", &[]), "127.0.0.1");
        // What a client wrote itself stands to the left of what the proxy saw.
        assert_eq!(x(&["127.0.0.1"], "127.0.0.1", &["x-forwarded-for: 1.2.3.4, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(x(&["127.0.0.1"], "127.0.0.1", &["x-forwarded-for: 1.2.3.4", "x-forwarded-for: 198.51.100.7"]), "198.51.100.7");
        let two = ["x-forwarded-for: 1.2.3.4, 198.51.100.7, 10.1.2.3"];
        assert_eq!(x(&["127.0.0.1", "10.0.0.0/8"], "127.0.0.1", &two), "198.51.100.7", "two proxies of ours");
        assert_eq!(x(&["127.0.0.1"], "127.0.0.1", &two), "10.1.2.3");
        assert_eq!(
            x(&["127.0.0.1"], "127.0.0.1", &["x-forwarded-for: 198.51.100.7, unknown"]),
            "127.0.0.1",
            "what cannot be read is not guessed"
        );
        assert_eq!(x(&["127.0.0.1"], "127.0.0.1", &["x-forwarded-for: 198.51.100.7:443"]), "198.51.100.7");
        assert_eq!(x(&["127.0.0.1"], "127.0.0.1", &["forwarded: for=198.51.100.7"]), "127.0.0.1", "only the header that was named is read");
        for odd in ["x-forwarded-for: é, 198.51.100.7", "x-forwarded-for: 1.2.3.4é,198.51.100.7", "x-forwarded-for: \u{2028}, 198.51.100.7"]
        {
            assert_eq!(x(&["127.0.0.1"], "127.0.0.1", &[odd]), "198.51.100.7", "what a client wrote hides nothing: {odd}");
        }
        assert_eq!(x(&["127.0.0.1"], "::ffff:127.0.0.1", &one), "198.51.100.7", "IPv4 inside IPv6 is IPv4");
    }

    #[test]
    fn rfc_7239_examples_of_forwarded() {
        let f = |lines: &[&str]| client(&["192.0.2.43", "::1"], Chain::Forwarded, "::1", lines);
        // Sections 4 and 7.1 of RFC 7239.
        assert_eq!(f(&["forwarded: For=\"[2001:db8:cafe::17]:4711\""]), "2001:db8:cafe::/64");
        assert_eq!(f(&["forwarded: for=192.0.2.60;proto=http;by=203.0.113.43"]), "192.0.2.60");
        assert_eq!(f(&["forwarded: for=198.51.100.17, for=192.0.2.43"]), "198.51.100.17");
        assert_eq!(f(&["forwarded: for=\"_gazonk\""]), "::/64", "a hidden hop ends the chain at its proxy");
        assert_eq!(f(&["x-forwarded-for: 198.51.100.7"]), "::/64");
    }

    #[test]
    fn networks_are_read_and_a_network_of_ipv6_is_one_address() {
        for (text, good) in [
            ("127.0.0.1", true),
            ("10.0.0.0/8", true),
            ("fd00::/8", true),
            ("0.0.0.0/0", true),
            ("10.0.0.0/33", false),
            ("::/129", false),
            ("proxy", false),
            ("", false),
            ("10.0.0.0/", false),
        ] {
            assert_eq!(text.parse::<Network>().is_ok(), good, "{text}");
        }
        for (text, all) in [
            ("0.0.0.0/0", true),
            ("::/0", true),
            (" 1.2.3.4/0", true),
            ("::ffff:0:0/96", true),
            ("::/1", true),
            ("0.0.0.0/1", false),
            ("10.0.0.0/8", false),
            ("fd00::/8", false),
            ("x", false),
        ] {
            assert_eq!(are_everybody(&[text.to_owned()]), all, "{text}");
        }
        let of = |texts: &[&str]| are_everybody(&texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
        // 0.0.0.0/2 and so on, to the last: any number of parts, in any order, one inside the other, with a gap and without.
        let quarters = ["192.0.0.0/2", "64.0.0.0/2", "0.0.0.0/2", "128.0.0.0/2"];
        for (texts, all) in [
            (&["0.0.0.0/1", "128.0.0.0/1"][..], true),
            (&["128.0.0.0/1", "10.0.0.0/8", "0.0.0.0/1"], true),
            (&quarters, true),
            (&quarters[..3], false),
            (&["0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/3"], true),
            (&["0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/4"], false),
            (&["8000::/1", "4000::/2", "2000::/3"], true),
            (&["2000::/4", "3000::/4"], true),
            (&["2000::/4", "3000::/5"], false),
            (&["::ffff:0.0.0.0/97", "128.0.0.0/1"], true),
            (&["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fd00::/8", "127.0.0.1", "::1"], false),
            (&[], false),
        ] {
            assert_eq!(of(texts), all, "{texts:?}");
        }
        let counted = |text: &str| super::counted(text.parse().unwrap());
        assert_eq!(counted("2001:db8:1:2:3:4:5:6"), counted("2001:db8:1:2::1"));
        assert_ne!(counted("2001:db8:1:2::1"), counted("2001:db8:1:3::1"));
        let all: Network = "0.0.0.0/0".parse().unwrap();
        assert_eq!(first(bits("203.0.113.1".parse().unwrap()), all.length), all.bits);
        assert_ne!(first(bits("2001:db8::1".parse().unwrap()), all.length), all.bits, "all of IPv4 is not all of IPv6");
    }
}
