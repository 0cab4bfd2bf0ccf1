/**
 * Near-duplicates between servers: what is published is told as sketches, from which a draft is compared on the server where it is
 * written. No draft leaves it.
 */
package folkmoot.civic.near;
