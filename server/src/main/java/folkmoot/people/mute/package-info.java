/**
 * What somebody does not want to read, without anybody noticing. Table {@code mute}; endpoints {@code
 * /api/v1/accounts/:id/mute}, {@code …/unmute} and {@code /api/v1/mutes}. Ends by itself where a duration was given.
 */
package folkmoot.people.mute;
