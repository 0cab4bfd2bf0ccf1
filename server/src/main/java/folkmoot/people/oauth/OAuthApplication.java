package folkmoot.people.oauth;

import folkmoot.platform.id.ApplicationId;
import java.util.List;
import java.util.Optional;

/** A program that registered itself. {@code scopes} is the most it may ask for. */
public record OAuthApplication(
        ApplicationId id,
        String name,
        Optional<String> website,
        String clientId,
        List<String> redirectUris,
        Scopes scopes) {

    /** Stands for "show the code to be copied". */
    public static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";
}
