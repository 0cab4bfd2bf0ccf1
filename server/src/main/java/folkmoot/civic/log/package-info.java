/**
 * The log of the instance, to which entries are only ever added: what changes a count, a state, a rule or an answer. Tables
 * {@code log_pending}, {@code log_entry}, {@code log_tile} and {@code log_head}; {@code docs/civic/log.md} is for who checks it.
 */
package folkmoot.civic.log;
