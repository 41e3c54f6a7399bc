//! Small plots as SVG: lines told apart by their dashes and named in words, so that they can be read without colour.

use std::fmt::Write as _;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 56.0;

/// How a line is drawn.
pub const DASHES: [&str; 4] = ["none", "9 4", "3 3", "12 3 3 3"];

/// An axis.
pub struct Axis<'a> {
    /// What it says.
    pub name: &'a str,
    /// Where it begins and ends.
    pub range: (f64, f64),
    /// By factors and not by differences.
    pub logarithmic: bool,
    /// The values that are named.
    pub ticks: &'a [f64],
}

impl Axis<'_> {
    /// Where a value lies, from 0 to 1.
    fn part(&self, value: f64) -> f64 {
        let (low, high) = self.range;
        let value = value.clamp(low, high);
        if self.logarithmic { (value / low).ln() / (high / low).ln() } else { (value - low) / (high - low) }
    }
}

/// A plot in the making.
pub struct Plot<'a> {
    x: Axis<'a>,
    y: Axis<'a>,
    body: String,
    title: String,
    description: String,
}

/// What has a meaning in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl<'a> Plot<'a> {
    /// A plot with its title and, for who cannot see it, what it shows.
    pub fn new(title: &str, description: &str, x: Axis<'a>, y: Axis<'a>) -> Self {
        Self { x, y, body: String::new(), title: title.to_owned(), description: description.to_owned() }
    }

    fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (LEFT + self.x.part(x) * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - self.y.part(y) * (HEIGHT - TOP - BOTTOM))
    }

    fn put(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    /// A line through points.
    pub fn line(&mut self, points: &[(f64, f64)], dashes: &str) {
        let path: Vec<String> = points
            .iter()
            .map(|p| {
                let (x, y) = self.at(*p);
                format!("{x:.1},{y:.1}")
            })
            .collect();
        let drawn = "fill=\"none\" stroke=\"#111\" stroke-width=\"1.8\"";
        self.put(&format!("<polyline points=\"{}\" {drawn} stroke-dasharray=\"{dashes}\"/>", path.join(" ")));
    }

    /// A word beside a point, to its right or, with `end`, to its left.
    pub fn word(&mut self, point: (f64, f64), (right, down): (f64, f64), end: bool, text: &str) {
        let (x, y) = self.at(point);
        let anchor = if end { "end" } else { "start" };
        self.put(&format!("<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>", x + right, y + down, escaped(text)));
    }

    /// What each kind of line stands for, in the upper right corner or, with `left`, in the upper left one.
    pub fn legend(&mut self, left: bool, entries: &[(&str, String)]) {
        let x = if left { LEFT + 16.0 } else { WIDTH - RIGHT - 200.0 };
        for (row, (dashes, text)) in (0_u32..).zip(entries) {
            let y = TOP + 16.0 + 18.0 * f64::from(row);
            let drawn = "stroke=\"#111\" stroke-width=\"1.8\"";
            self.put(&format!("<path d=\"M{x} {y}h50\" {drawn} stroke-dasharray=\"{dashes}\"/>"));
            self.put(&format!("<text x=\"{}\" y=\"{}\">{}</text>", x + 60.0, y + 4.0, escaped(text)));
        }
    }

    /// A point with a mark in it.
    pub fn mark(&mut self, point: (f64, f64), filled: bool, text: &str) {
        let (x, y) = self.at(point);
        let (ground, ink) = if filled { ("#111", "#fff") } else { ("#fff", "#111") };
        self.put(&format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"10\" fill=\"{ground}\" stroke=\"#111\"/>"));
        self.put(&format!("<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"{ink}\">{}</text>", y + 4.0, escaped(text)));
    }

    /// A grey strip over a range of the horizontal axis.
    pub fn strip(&mut self, from: f64, to: f64) {
        let ((left, top), (right, bottom)) = (self.at((from, self.y.range.1)), self.at((to, self.y.range.0)));
        let (wide, high) = (right - left, bottom - top);
        self.put(&format!("<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" fill=\"#ddd\"/>"));
    }

    /// The document.
    pub fn finish(self) -> String {
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" font-family=\"sans-serif\" \
            font-size=\"12\">\n<title>{}</title>\n<desc>{}</desc>\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n\
            <text x=\"{LEFT}\" y=\"24\" font-size=\"15\">{}</text>\n",
            escaped(&self.title),
            escaped(&self.description),
            escaped(&self.title)
        );
        let (bottom, middle) = (HEIGHT - BOTTOM, HEIGHT / 2.0);
        for tick in self.x.ticks {
            let (x, _) = self.at((*tick, self.y.range.0));
            let _ = writeln!(text, "<path d=\"M{x:.1} {bottom}V{TOP}\" stroke=\"#ddd\"/>");
            let _ = writeln!(text, "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{tick}</text>", bottom + 18.0);
        }
        for tick in self.y.ticks {
            let (_, y) = self.at((self.x.range.0, *tick));
            let _ = writeln!(text, "<path d=\"M{LEFT} {y:.1}H{:.1}\" stroke=\"#ddd\"/>", WIDTH - RIGHT);
            let _ = writeln!(text, "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{tick}</text>", LEFT - 8.0, y + 4.0);
        }
        let name = |of: &str, place: &str| format!("<text {place} text-anchor=\"middle\">{}</text>\n", escaped(of));
        let across = f64::midpoint(LEFT, WIDTH - RIGHT);
        text += &name(self.x.name, &format!("x=\"{across}\" y=\"{}\"", HEIGHT - 16.0));
        text += &name(self.y.name, &format!("transform=\"translate(18 {middle}) rotate(-90)\""));
        let _ = writeln!(text, "<path d=\"M{LEFT} {TOP}V{bottom}H{:.1}\" fill=\"none\" stroke=\"#111\"/>", WIDTH - RIGHT);
        text + &self.body + "</svg>\n"
    }
}
