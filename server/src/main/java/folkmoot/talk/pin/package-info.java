/**
 * The statuses that an author shows on top of the profile. Table {@code pin}; endpoints {@code …/pin} and {@code …/unpin},
 * and {@code accounts/:id/statuses?pinned=true}; on the wire the actor's {@code featured} collection with {@code Add} and
 * {@code Remove}.
 */
package folkmoot.talk.pin;
