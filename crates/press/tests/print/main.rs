//! Prints sheets and asks poppler what came out, as a reader's program would: title, tags, header cells, pages.

mod hostile;
mod poppler;
mod pulse_result;
mod samples;
