package folkmoot.door.web;

import folkmoot.people.oauth.Grant;
import java.util.Optional;

/** A program that acts, as it is shown. @param by empty for whoever reads */
public record GrantView(String token, String application, String as, Optional<String> by, String scopes, String since) {

    static GrantView of(Views views, Messages text, Grant grant) {
        return new GrantView(
                grant.token().toString(),
                grant.application(),
                grant.as(),
                grant.by(),
                grant.scopes().toString(),
                views.moment(text, grant.since()));
    }
}
