/**
 * The log that makes a count checkable: what changes a count, a state, a rule or an answer is added in the transaction that causes
 * it, and folded by one writer into an append-only tree (RFC 9162 hashing). Tables {@code log_*}.
 */
package folkmoot.civic.log;
