package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import folkmoot.people.oauth.Applications;
import folkmoot.people.oauth.OAuthApplication;
import java.util.List;
import java.util.Optional;

/** Application and CredentialApplication (client API): a registered program; with its secret only when just made. */
public record ApplicationEntity(
        String id,
        String name,
        String website,
        List<String> scopes,
        List<String> redirectUris,
        String redirectUri,
        String vapidKey,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> clientId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> clientSecret,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Integer> clientSecretExpiresAt) {

    public static ApplicationEntity of(OAuthApplication application, String vapidKey) {
        return of(application, vapidKey, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static ApplicationEntity withSecret(Applications.Registered made, String vapidKey) {
        return of(
                made.application(),
                vapidKey,
                Optional.of(made.application().clientId()),
                Optional.of(made.clientSecret()),
                Optional.of(0));
    }

    private static ApplicationEntity of(
            OAuthApplication application,
            String vapidKey,
            Optional<String> id,
            Optional<String> secret,
            Optional<Integer> expires) {
        return new ApplicationEntity(
                application.id().toString(),
                application.name(),
                application.website().orElse(null),
                List.of(application.scopes().toString().split(" ")),
                application.redirectUris(),
                String.join("\n", application.redirectUris()),
                vapidKey,
                id,
                secret,
                expires);
    }
}
