package folkmoot;

import folkmoot.door.api.account.RegistrationRoutes;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.OAuthRoutes;
import folkmoot.door.web.ConsentPages;
import folkmoot.door.web.Frame;
import folkmoot.door.web.PasswordPages;
import folkmoot.door.web.SignInPages;
import folkmoot.door.web.SignUpPages;
import folkmoot.platform.http.Routing;
import java.time.Duration;

/** Joining, signing in and letting programs in: a part of the map that {@link Server} is. */
final class SignInDoors {

    private static final Duration SWEEP_EVERY = Duration.ofHours(6);

    private SignInDoors() {}

    static void register(Features features, Frame frame, Authentication authentication, Routing routing) {
        var database = features.database;
        new OAuthRoutes(
                        database,
                        authentication,
                        features.applications,
                        features.authorizations,
                        features.accounts,
                        features.uris,
                        features.push.keys)
                .register(routing);
        new RegistrationRoutes(database, authentication, features.registrations, features.users, features.tokens)
                .register(routing);
        new SignInPages(frame, database, features.users, features.sessions).register(routing);
        new SignUpPages(frame, database, features.registrations, features.users, features.links, features.sessions)
                .register(routing);
        new PasswordPages(
                        frame,
                        database,
                        features.users,
                        features.links,
                        features.userMails,
                        features.sessions,
                        features.tokens)
                .register(routing);
        new ConsentPages(frame, features.authorizations).register(routing);
        features.jobs.every(
                "forget-expired-secrets",
                SWEEP_EVERY,
                () -> database.write(tx -> {
                    features.sessions.sweep(tx);
                    features.links.sweep(tx);
                    features.authorizations.sweep(tx);
                    features.visits.sweep(tx);
                }));
    }
}
