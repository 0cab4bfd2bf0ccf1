package folkmoot.civic.log;

/**
 * A leaf of the log.
 *
 * @param position from 0, without gaps
 * @param bytes what the leaf is the hash of: a JSON object in canonical form (RFC 8785); not to be changed
 */
public record Leaf(long position, byte[] bytes) {}
