/**
 * Relays: servers that pass on everything public between instances that do not follow each other. Table {@code relay}; commands
 * {@code relay add}, {@code remove} and {@code list}; on the wire a Follow by the instance actor, of everything public at the
 * relay's inbox (Mastodon) or of the relay's actor (LitePub), and Announces of posts.
 */
package folkmoot.talk.relay;
