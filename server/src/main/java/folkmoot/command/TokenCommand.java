package folkmoot.command;

import folkmoot.door.House;
import folkmoot.people.oauth.Grantor;
import folkmoot.people.oauth.OAuthApplication;
import folkmoot.people.oauth.Scopes;
import folkmoot.people.user.Role;
import folkmoot.people.user.Secrets;
import folkmoot.people.user.User;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives out access tokens for scripts. */
@Command(name = "token", description = "Gives out access tokens for scripts.", subcommands = TokenCommand.Create.class)
final class TokenCommand extends CommandGroup {

    private static final String APPLICATION = "Folkmoot command line";
    private static final int SHORTEST_TOKEN = 8;

    @Command(name = "create", description = "Prints an access token with which a script can act as an account.")
    static final class Create extends WorkplaceCommand {

        @Parameters(paramLabel = "NAME", description = "User name.")
        private String name;

        @Option(
                names = "--scopes",
                paramLabel = "S",
                defaultValue = "read",
                description = "What it allows, such as \"read write follow push\" (read).")
        private String scopes;

        @Option(
                names = "--token",
                paramLabel = "LITERAL",
                description = "The token itself, for tests; else a random one.")
        private Optional<String> token;

        @Override
        void run(House house) {
            var allowed = scopes(scopes);
            var secret = token.orElseGet(Secrets::random);
            if (secret.length() < SHORTEST_TOKEN) {
                throw Invalid.refused("--token must have " + SHORTEST_TOKEN + " characters or more.");
            }
            house.platform().database().write(tx -> {
                var user = AccountCommand.user(house, tx, name);
                requireRole(user, allowed);
                house.people()
                        .members()
                        .tokens()
                        .create(tx, secret, application(house, tx), Optional.of(Grantor.self(user.id())), allowed);
            });
            var data = new LinkedHashMap<String, Object>();
            data.put("name", name);
            data.put("token", secret);
            data.put("scopes", allowed.toString());
            say(secret, data);
        }

        private static void requireRole(User user, Scopes scopes) {
            boolean forAdmins = scopes.names().stream().anyMatch(scope -> scope.startsWith("admin:"));
            if (forAdmins && user.role() == Role.MEMBER) {
                throw new Forbidden("admin: scopes are for moderators and administrators; this account is a member.");
            }
        }
    }

    /** The scopes of a command line, or a sentence. */
    static Scopes scopes(String text) {
        return Scopes.parse(text)
                .orElseThrow(() -> Invalid.refused(
                        "Unknown scope in \"" + text + "\". Known are: " + String.join(" ", Scopes.ALL) + "."));
    }

    /** The application that tokens of the command line belong to, made when first needed. */
    static ApplicationId application(House house, Transaction tx) {
        return house.people()
                .members()
                .applications()
                .byName(tx, APPLICATION)
                .map(OAuthApplication::id)
                .orElseGet(() -> house.people()
                        .members()
                        .applications()
                        .register(
                                tx,
                                APPLICATION,
                                List.of(OAuthApplication.OUT_OF_BAND),
                                "read write follow push admin:read admin:write",
                                Optional.empty())
                        .application()
                        .id());
    }
}
