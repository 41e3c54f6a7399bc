//! Statements: registered texts, typed values, and rows that both drivers read.

use serde_json::Value;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::types::Json;
use sqlx::{Arguments as _, FromRow};
use uuid::Uuid;

/// A registered statement.
#[derive(Debug)]
pub struct Statement {
    /// Its name, for logs and tests.
    pub name: &'static str,
    /// Its text on SQLite.
    pub sqlite: &'static str,
    /// Its text on PostgreSQL.
    pub postgres: &'static str,
}

/// Declares a file's statements and registers them in its `STATEMENTS`. Two texts are given only where the databases must differ.
macro_rules! sql {
    ($($name:ident = $sqlite:expr $(, postgres $postgres:expr)?;)*) => {
        $(static $name: $crate::store::engine::sql::Statement = $crate::store::engine::sql::Statement {
            name: stringify!($name),
            sqlite: $sqlite,
            postgres: $crate::store::engine::sql::sql!(@postgres $sqlite $(, $postgres)?),
        };)*
        /// The statements of this file.
        pub(in $crate::store) static STATEMENTS: &[&$crate::store::engine::sql::Statement] = &[$(&$name,)*];
    };
    (@postgres $sqlite:expr) => { $sqlite };
    (@postgres $sqlite:expr, $postgres:expr) => { $postgres };
}
pub(in crate::store) use sql;

/// A value for a placeholder. Each may be null and keeps its type then, which PostgreSQL needs.
#[derive(Clone, Debug)]
pub(in crate::store) enum V {
    /// A whole number.
    Integer(Option<i64>),
    /// A float.
    Float(Option<f64>),
    /// Yes or no.
    Bool(Option<bool>),
    /// A text.
    Text(Option<String>),
    /// An id.
    Uuid(Option<Uuid>),
    /// An object or a list.
    Json(Option<Value>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
}

macro_rules! into_value {
    ($($from:ty => $variant:ident, $convert:expr;)*) => {$(
        impl From<$from> for V {
            fn from(value: $from) -> Self {
                Self::from(Some(value))
            }
        }
        impl From<Option<$from>> for V {
            fn from(value: Option<$from>) -> Self {
                Self::$variant(value.map($convert))
            }
        }
    )*};
}

into_value! {
    i64 => Integer, |v| v;
    f64 => Float, |v| v;
    bool => Bool, |v| v;
    String => Text, |v| v;
    &str => Text, str::to_owned;
    Uuid => Uuid, |v| v;
    Value => Json, |v| v;
    Vec<u8> => Bytes, |v| v;
    crate::domain::kernel::moment::Moment => Integer, crate::domain::kernel::moment::Moment::microseconds;
}

/// A list of values for placeholders `$1`, `$2` …
macro_rules! vals {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::engine::sql::V::from($value)),*] };
}
pub(in crate::store) use vals;

macro_rules! bind_all {
    ($arguments:ty, $values:expr) => {{
        let mut arguments = <$arguments>::default();
        for value in $values {
            match value {
                V::Integer(v) => arguments.add(v),
                V::Float(v) => arguments.add(v),
                V::Bool(v) => arguments.add(v),
                V::Text(v) => arguments.add(v),
                V::Uuid(v) => arguments.add(v),
                V::Json(v) => arguments.add(v.map(Json)),
                V::Bytes(v) => arguments.add(v),
            }
            .map_err(sqlx::Error::Encode)?;
        }
        arguments
    }};
}

pub(in crate::store) fn sqlite_arguments(values: Vec<V>) -> sqlx::Result<SqliteArguments> {
    Ok(bind_all!(SqliteArguments, values))
}

pub(in crate::store) fn postgres_arguments(values: Vec<V>) -> sqlx::Result<PgArguments> {
    Ok(bind_all!(PgArguments, values))
}

/// A row that both drivers can read.
pub(in crate::store) trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// Declares a row structure whose fields are read by their names.
macro_rules! row {
    ($(#[$meta:meta])* struct $name:ident { $($field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        struct $name { $($field: $type),* }

        impl<'r, R: sqlx::Row> sqlx::FromRow<'r, R> for $name
        where
            &'r str: sqlx::ColumnIndex<R>,
            $($type: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>),*
        {
            fn from_row(row: &'r R) -> sqlx::Result<Self> {
                Ok(Self { $($field: row.try_get::<$type, &'r str>(stringify!($field))?),* })
            }
        }
    };
}
pub(in crate::store) use row;
