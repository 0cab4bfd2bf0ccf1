package folkmoot.door.web;

/**
 * What an attester says of somebody, on their profile.
 *
 * @param name of the claim, in the reader's language
 * @param page where to read of the issuer
 * @param until the last day on which it holds, in words
 * @param credential address of the signed document
 */
public record BadgeView(String name, String issuer, String page, String until, String credential) {}
