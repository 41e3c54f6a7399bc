//! Grades.

pub mod grades;
