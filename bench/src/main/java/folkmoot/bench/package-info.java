/**
 * The benchmarks: a server of its own on an empty database, load and database on the same machine, one line a figure as a
 * rate and as a ratio to baselines of the same run. {@code make bench} runs them.
 */
package folkmoot.bench;
