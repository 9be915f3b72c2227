//! Prints sheets and asks poppler what came out, as a reader's program would: title, tags, header cells, pages.

mod hostile;
mod letter;
mod one_pager;
mod poppler;
mod pulse_result;
mod samples;
