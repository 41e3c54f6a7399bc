//! Before and after: what charts and published rules do with the same annotators over the same simulated years.

use touchstone_measure::drift::ChartError;

use super::people::{Answer, Bank, Change, DAYS, Record, YEAR};
use super::plans::{Charts, Looking, Over, PROMISE, lifetime, of_last, sequential};

/// A mean over annotators and its standard error.
#[derive(Clone, Copy, Debug)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
}

impl Mean {
    fn of(values: &[f64]) -> Self {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|v| (v - mean).powi(2)).sum();
        Self { mean, error: (squares / (n - 1.0) / n).sqrt() }
    }
}

/// How long a change goes unseen.
#[derive(Clone, Copy, Debug)]
pub struct Delay {
    /// Checks from the change to the signal, that one included.
    pub checks: Mean,
    /// Days from the change to the signal.
    pub days: Mean,
    /// The share of annotators for whom one came before their third year was over. Where none came the delay is the time that was looked
    /// at: the means are too short then.
    pub found: f64,
    /// Days of work at 75 % right or less until the signal: the same as `days` where the fall is there at once.
    pub weak_days: Mean,
}

/// What one way of looking gave.
pub struct Row {
    /// What it is called.
    pub name: String,
    /// A chart of ours.
    pub ours: bool,
    /// Signals a year of annotators who are as good as ever, each of which begins the rule anew.
    pub steady: Mean,
    /// The share of those annotators who met one in their three years.
    pub stopped: f64,
    /// The same a year for annotators who learn.
    pub learning: Mean,
    /// The delay for each of [`Change::FALLS`].
    pub delays: Vec<Delay>,
}

/// All ways on the same years.
pub struct Table {
    /// Annotators of each kind.
    pub people: u64,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// Annotators of each kind in the table that is printed.
pub const PEOPLE: u64 = 1_000;
/// Rows of [`Table`], by place.
pub const ONE_CHART: usize = 0;
/// Charts over everything, a kind and a class.
pub const FOUR_CHARTS: usize = 1;
/// A lifetime mean with at least as many false alarms as the first two.
pub const LIFETIME: usize = 3;

/// A way of looking, made anew for each annotator.
type Way<'a> = (String, Box<dyn Fn() -> Looking<'a> + 'a>);

struct Years {
    steady: Vec<Record>,
    learning: Vec<Record>,
    falls: Vec<Vec<Record>>,
}

impl Years {
    fn new(bank: &Bank, people: u64) -> Self {
        let of = |change: Change| (0..people).map(|number| bank.record(change, number)).collect::<Vec<_>>();
        Self { steady: of(Change::Steady), learning: of(Change::Learns), falls: Change::FALLS.map(of).into() }
    }
}

/// Signals of one annotator in a year.
fn alarms(record: &Record, look: Looking<'_>) -> f64 {
    f64::from(record.answers.iter().map(look).sum::<u32>()) * YEAR / DAYS
}

/// Checks, days, whether there was a signal, and days of work that is not good enough.
fn delay(record: &Record, mut look: Looking<'_>) -> (f64, f64, bool, f64) {
    let (before, after): (Vec<&Answer>, Vec<&Answer>) = record.answers.iter().partition(|answer| answer.day < record.from);
    for answer in before {
        look(answer);
    }
    let weak = |day: f64| f64::max(0.0, day - record.weak_from);
    match after.iter().position(|answer| look(answer) > 0) {
        Some(at) => ((at + 1) as f64, after[at].day - record.from, true, weak(after[at].day)),
        None => (after.len() as f64, DAYS - record.from, false, weak(DAYS)),
    }
}

fn row((name, way): &Way<'_>, years: &Years) -> Row {
    let a_year = |records: &[Record]| records.iter().map(|r| alarms(r, way())).collect::<Vec<_>>();
    let steady = a_year(&years.steady);
    let delays = years.falls.iter().map(|records| {
        let all: Vec<(f64, f64, bool, f64)> = records.iter().map(|r| delay(r, way())).collect();
        let mean = |of: fn(&(f64, f64, bool, f64)) -> f64| Mean::of(&all.iter().map(of).collect::<Vec<_>>());
        let found = mean(|d| f64::from(u8::from(d.2))).mean;
        Delay { checks: mean(|d| d.0), days: mean(|d| d.1), found, weak_days: mean(|d| d.3) }
    });
    Row {
        name: name.clone(),
        ours: false,
        steady: Mean::of(&steady),
        stopped: steady.iter().filter(|a| **a > 0.0).count() as f64 / steady.len() as f64,
        learning: Mean::of(&a_year(&years.learning)),
        delays: delays.collect(),
    }
}

/// The least mean, to a thousandth, below which a lifetime mean speaks at least so often of those who are as good as ever.
fn lifetime_for(steady: &[Record], wished: f64) -> f64 {
    let (mut low, mut high) = (500_u32, 1_000_u32);
    while high - low > 1 {
        let middle = u32::midpoint(low, high);
        let found: Vec<f64> = steady.iter().map(|r| alarms(r, lifetime(f64::from(middle) / 1_000.0, 20))).collect();
        if Mean::of(&found).mean >= wished { high = middle } else { low = middle }
    }
    f64::from(high) / 1_000.0
}

/// The plans that are looked at, on items that differ by one log odds.
pub struct Plans {
    /// The items.
    pub bank: Bank,
    /// One chart over everything.
    pub one: Charts,
    /// Charts over everything, a kind and a class.
    pub four: Charts,
    /// One chart over everything with a promise of one false alarm a year.
    pub often: Charts,
}

impl Plans {
    /// Their limits.
    pub fn new() -> Result<Self, ChartError> {
        let bank = Bank::new(1.0)?;
        let (one, four) = (Charts::new(&Over::ONE, &bank, PROMISE)?, Charts::new(&Over::FOUR, &bank, PROMISE)?);
        let often = Charts::new(&Over::ONE, &bank, 1.0)?;
        Ok(Self { bank, one, four, often })
    }
}

impl Table {
    /// The table of so many annotators of each kind.
    pub fn new(plans: &Plans, people: u64) -> Self {
        let Plans { bank, one, four, often } = plans;
        let years = Years::new(bank, people);
        let charts: [Way<'_>; 3] = [
            ("one chart over everything, .2 false alarms a year promised".to_owned(), Box::new(|| one.look())),
            ("charts over everything, comparisons, misses and false flags, .2 in all promised".to_owned(), Box::new(|| four.look())),
            ("one chart over everything, 1 promised".to_owned(), Box::new(|| often.look())),
        ];
        let mut rows: Vec<Row> = charts.iter().map(|way| Row { ours: true, ..row(way, &years) }).collect();
        let below = lifetime_for(&years.steady, f64::max(rows[ONE_CHART].steady.mean, rows[FOUR_CHARTS].steady.mean));
        for way in rules(below) {
            rows.push(row(&way, &years));
        }
        Self { people, rows }
    }

    /// The table as Markdown.
    pub fn markdown(&self) -> String {
        let mut text = "| | looked at by | signals about good work, a year | good annotators who met one in three years | fall to 75 % | \
            fall to 70 % over half a year | guesses | flags nothing | favours the first |\n|---|---|---|---|---|---|---|---|---|\n"
            .to_owned();
        for (number, row) in (1_u32..).zip(&self.rows) {
            let delay = |d: &Delay| {
                let least = if d.found < 1.0 { "over " } else { "" };
                format!("{least}{:.0}, {:.0} d", d.checks.mean, d.days.mean)
            };
            let delays: Vec<String> = row.delays.iter().map(delay).collect();
            let stopped = 100.0 * row.stopped;
            let cells =
                [number.to_string(), row.name.clone(), format!("{:.2}", row.steady.mean), format!("{stopped:.0} %"), delays.join(" | ")];
            text = text + "| " + &cells.join(" | ") + " |\n";
        }
        text
    }
}

impl Table {
    /// What the page says of it in words.
    pub fn sentences(&self) -> Vec<String> {
        let [Some(one), Some(four), Some(mean)] = [ONE_CHART, FOUR_CHARTS, LIFETIME].map(|at| self.rows.get(at)) else { return vec![] };
        let of = |row: &Row, change: Change| Change::FALLS.iter().position(|c| *c == change).and_then(|at| row.delays.get(at).copied());
        let fall = [one, four, mean].map(|row| of(row, Change::Drops));
        let slow = [one, mean].map(|row| of(row, Change::Drifts));
        let ([Some(fall), Some(shared), Some(late)], [Some(slow), Some(slow_late)]) = (fall, slow) else { return vec![] };
        vec![
            format!("{} annotators of each kind", self.people),
            format!("chance moves the days of row 1 for a fall by {:.0} either way", 2.0 * fall.days.error),
            format!(
                "{:.0} times later than row 1 and {:.0} times later than row 2",
                late.days.mean / fall.days.mean,
                late.days.mean / shared.days.mean
            ),
            format!(
                "Row 1 sees it {:.0} days after it began, {:.0} days after the work was down to 75 %",
                slow.days.mean, slow.weak_days.mean
            ),
            format!("row 4 needs {:.0} days, {:.0} of them at 75 % or less", slow_late.days.mean, slow_late.weak_days.mean),
            format!("annotators between 90 % and 97 % met {:.2}, and such as get better {:.4}", one.steady.mean, one.learning.mean),
        ]
    }
}

/// Rules that look at means, as they are published.
fn rules<'a>(below: f64) -> Vec<Way<'a>> {
    let percent = 100.0 * below;
    vec![
        (format!("mean of all checks below {percent:.1} %, from 20 on: as many signals"), Box::new(move || lifetime(below, 20))),
        ("mean of all checks below 90 %, from 20 on".to_owned(), Box::new(|| lifetime(0.90, 20))),
        ("mean of all checks below 95 %, from 10 on".to_owned(), Box::new(|| lifetime(0.95, 10))),
        ("Toloka's guide: below 60 % of the last 10, from 3 on".to_owned(), Box::new(|| of_last(0.60, 10, 3))),
        ("Toloka's API: below 75 % of the last 10, from 8 on".to_owned(), Box::new(|| of_last(0.75, 10, 8))),
        ("Toloka-Kit: more than 35 % of all wrong, from 3 on".to_owned(), Box::new(|| lifetime(0.65, 3))),
        ("a sequential test of 20 to 80 checks, again and again".to_owned(), Box::new(sequential)),
    ]
}
