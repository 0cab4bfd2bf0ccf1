package folkmoot.people.oauth;

/** A refusal in the words of RFC 6749: a code for programs and a sentence for people. */
public final class OAuthRefused extends RuntimeException {

    private final String code;

    public OAuthRefused(String code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    static OAuthRefused invalidClient() {
        return new OAuthRefused(
                "invalid_client",
                "Client authentication failed due to unknown client, no client authentication included, or unsupported"
                        + " authentication method.");
    }

    static OAuthRefused invalidGrant() {
        return new OAuthRefused(
                "invalid_grant",
                "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI"
                        + " used in the authorization request, or was issued to another client.");
    }

    static OAuthRefused invalidScope() {
        return new OAuthRefused("invalid_scope", "The requested scope is invalid, unknown, or malformed.");
    }

    /** {@code invalid_grant}, {@code invalid_scope} … */
    public String code() {
        return code;
    }

    /** 401 where the client did not prove who it is, 403 where it may not, else 400. */
    public int status() {
        return switch (code) {
            case "invalid_client" -> 401;
            case "unauthorized_client" -> 403;
            default -> 400;
        };
    }
}
