/**
 * Reads and writes the JSON of ActivityPub. It is treated as plain JSON with tolerance for what peers really send (one
 * value or a list, an id or an object, the {@code as:} prefix); no JSON-LD processing, no remote contexts. What restructures
 * a document ({@code @graph}, {@code @included}, {@code @reverse}) is refused, and so are duplicate keys.
 */
package folkmoot.federation.json;
