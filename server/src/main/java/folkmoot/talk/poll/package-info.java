/**
 * Polls: a question asked with a status. Tables {@code poll} and {@code poll_vote}; on the wire {@code Question}, with votes
 * as {@code Note} that have a name and no content; endpoints {@code /api/v1/polls}. Who voted for what is shown to nobody.
 */
package folkmoot.talk.poll;
