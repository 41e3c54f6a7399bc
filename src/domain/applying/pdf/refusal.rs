//! Why a file is not taken.

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no PDF, PNG or JPEG, or carries another file.
    Kind,
    /// It cannot be read as a PDF, or two readers would read it differently.
    Unreadable,
    /// It is locked.
    Locked,
    /// It does something, or carries something.
    Active,
    /// It has a link, which is this one, that may reach a machine inside a network, or a program.
    Link(String),
    /// It has more in it than is looked at.
    TooMuch,
    /// It is a picture of more pixels than are shown.
    Pixels,
}
