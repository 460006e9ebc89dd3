//! That nothing can be learned of fewer people than the threshold (R68), whatever happens.

mod cells;
mod figures;
mod looks;
mod rank;
mod steps;
mod world;
