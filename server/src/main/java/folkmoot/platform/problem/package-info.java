/**
 * What a caller did wrong, as one small sealed family. Features throw them; {@code http} turns them into a status code.
 * Their text is shown to the caller, so it never carries anything private.
 */
package folkmoot.platform.problem;
