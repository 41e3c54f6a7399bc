//! Enums whose variants have a name each, by which they are stored and told to programs.

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $stored:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// As it is stored and told to programs.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $stored,)* }
            }

            /// From its stored name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($stored => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

pub(in crate::domain) use names;
