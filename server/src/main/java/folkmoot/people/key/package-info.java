/**
 * The keys by which accounts sign: an RSA and an Ed25519 key for each local one, and what remote ones publish. Table
 * {@code account_key}.
 */
package folkmoot.people.key;
