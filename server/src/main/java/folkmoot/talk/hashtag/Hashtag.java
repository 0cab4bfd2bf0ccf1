package folkmoot.talk.hashtag;

/**
 * A hashtag.
 *
 * @param id 0 for one that nobody has used yet
 * @param name without {@code #}, lower case, NFKC
 */
public record Hashtag(long id, String name) {}
