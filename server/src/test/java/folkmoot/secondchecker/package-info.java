/**
 * A second checker of the log, written from RFC 9162 and {@code docs/civic/log.md} alone: it shares no code with the product, and must
 * come to the same verdict.
 */
package folkmoot.secondchecker;
