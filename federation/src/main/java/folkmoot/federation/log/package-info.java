/**
 * Logs to which entries are only ever added (RFC 9162 section 2): a Merkle tree kept in tiles (C2SP tlog-tiles), proofs that an
 * entry is in it and that a larger tree holds a smaller one, and the signed notes by which a log and its witnesses vouch for a
 * tree (C2SP signed-note, tlog-checkpoint, tlog-cosignature). Nothing here reads or writes anything.
 */
package folkmoot.federation.log;
