package folkmoot.door.api.entity;

import folkmoot.people.oauth.Tokens;

/** Token (client API). {@code createdAt} is in unix seconds. */
public record TokenEntity(String accessToken, String tokenType, String scope, long createdAt) {

    public static TokenEntity of(Tokens.Issued issued) {
        return new TokenEntity(
                issued.secret(),
                "Bearer",
                issued.scopes().toString(),
                issued.createdAt().getEpochSecond());
    }
}
