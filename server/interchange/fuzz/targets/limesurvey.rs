//! Files made up from the samples of this format; which one is read is decided by the content.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::import(bytes));
