//! Kinds of errors read by their names.

use crate::base::error::ErrorKind;

crate::base::macros::listed!(ErrorKind, UnknownName, ("loại lỗi", "kind of error"));
