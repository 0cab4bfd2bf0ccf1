package folkmoot.command;

import folkmoot.door.House;
import folkmoot.people.account.Account;
import folkmoot.people.account.Handle;
import folkmoot.people.oauth.Grantor;
import folkmoot.people.oauth.Scopes;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Role;
import folkmoot.people.user.Secrets;
import folkmoot.people.user.User;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes accounts and lets people in. */
@Command(
        name = "account",
        description = "Makes accounts and lets people in.",
        subcommands = {
            AccountCommand.Create.class,
            AccountCommand.Seed.class,
            AccountCommand.Approve.class,
            AccountCommand.Restore.class
        })
final class AccountCommand extends CommandGroup {

    private static final int MOST_SEEDED = 100_000;
    private static final int SEEDED_AT_ONCE = 100;

    @Command(name = "create", description = "Makes an account that can sign in.")
    static final class Create extends WorkplaceCommand {

        @Parameters(paramLabel = "NAME", description = "User name: a to z, digits and underscores.")
        private String name;

        @Option(names = "--email", required = true, paramLabel = "E", description = "E-mail address.")
        private String email;

        @Option(
                names = "--password",
                required = true,
                paramLabel = "P",
                description = "Password, 8 characters or more.")
        private String password;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                defaultValue = "member",
                description = "member (the default), moderator or admin.")
        private RoleName role;

        @Option(names = "--confirmed", description = "Do not ask for a confirmation of the address by mail.")
        private boolean confirmed;

        @Override
        void run(House house) {
            var wanted = new NewUser(name, email, password, "en", Optional.empty());
            var user = house.stewardship()
                    .registrations()
                    .create(wanted, Role.valueOf(role.name().toUpperCase(Locale.ROOT)), confirmed);
            var account = house.platform()
                    .database()
                    .read(tx -> house.people().accounts().findEvenWaiting(tx, user.account()))
                    .orElseThrow();
            house.people().keys().of(account);
            say("Made @" + account.handle(house.platform().uris().domain()), describe(house, user, account));
        }
    }

    /** As it is written on the command line. */
    enum RoleName {
        member,
        moderator,
        admin
    }

    @Command(name = "seed", description = "Makes many confirmed accounts for tests and load, one line of JSON each.")
    static final class Seed extends WorkplaceCommand {

        @Option(names = "--count", required = true, paramLabel = "N", description = "How many.")
        private int count;

        @Option(names = "--prefix", required = true, paramLabel = "P", description = "Their names are P1, P2 …")
        private String prefix;

        @Option(
                names = "--scopes",
                paramLabel = "S",
                defaultValue = "read write follow push",
                description = "What their tokens allow (read write follow push).")
        private String scopes;

        @Override
        void run(House house) {
            if (count < 1 || count > MOST_SEEDED) {
                throw Invalid.refused("--count must be from 1 to " + MOST_SEEDED + ".");
            }
            var allowed = TokenCommand.scopes(scopes);
            var password = Secrets.random().substring(0, 16);
            var hash = house.people().members().users().hashNew(password);
            for (int from = 1; from <= count; from += SEEDED_AT_ONCE) {
                int first = from;
                int last = Math.min(count, from + SEEDED_AT_ONCE - 1);
                house.platform()
                        .database()
                        .transaction(tx -> seed(house, tx, first, last, password, hash, allowed))
                        .forEach(this::sayAsJson);
            }
        }

        private List<Map<String, Object>> seed(
                House house, Transaction tx, int first, int last, String password, String hash, Scopes allowed) {
            var application = TokenCommand.application(house, tx);
            var lines = new ArrayList<Map<String, Object>>();
            for (int number = first; number <= last; number++) {
                var name = prefix + number;
                var wanted = new NewUser(name, name + "@seed.invalid", password, "en", Optional.empty());
                var user =
                        house.stewardship().registrations().create(tx, wanted, wanted.email(), hash, Role.MEMBER, true);
                var token = house.people()
                        .members()
                        .tokens()
                        .issue(tx, application, Optional.of(Grantor.self(user.id())), allowed);
                lines.add(Map.of(
                        "name", name, "id", user.account().toString(), "password", password, "token", token.secret()));
            }
            return lines;
        }
    }

    @Command(name = "approve", description = "Lets in somebody who asked to join, or confirms their address by hand.")
    static final class Approve extends WorkplaceCommand {

        @Parameters(paramLabel = "NAME", description = "User name.")
        private String name;

        @Override
        void run(House house) {
            house.platform().database().write(tx -> {
                var user = user(house, tx, name);
                house.people().members().users().approve(tx, user.id());
                house.people().members().users().confirm(tx, user.id());
            });
            say(name + " may sign in now", Map.of("name", name, "approved", true));
        }
    }

    @Command(
            name = "restore",
            description =
                    "Brings back an account of another server that was taken for gone. The running server reads it"
                            + " again.")
    static final class Restore extends WorkplaceCommand {

        @Parameters(paramLabel = "HANDLE", description = "name@domain")
        private String handle;

        @Override
        void run(House house) {
            var wanted = Handle.parse(handle)
                    .filter(parsed -> parsed.domain().isPresent())
                    .orElseThrow(() -> Invalid.refused("A handle is written name@domain."));
            var account = house.platform().database().transaction(tx -> {
                var gone = house.people()
                        .accounts()
                        .gone(tx, wanted)
                        .orElseThrow(
                                () -> new NotFound("No account with the handle " + wanted + " was taken for gone."));
                house.talk().posts().accountReturns().bringBack(tx, gone);
                return gone;
            });
            say(
                    "Brought back @" + wanted + ". What it says of itself is soon read from its server.",
                    Map.of("id", account.id().toString(), "uri", account.uri().toString()));
        }
    }

    /** The user of a local account, or a sentence. */
    static User user(House house, Transaction tx, String name) {
        return house.people()
                .accounts()
                .local(tx, name)
                .flatMap(account -> house.people().members().users().byAccount(tx, account.id()))
                .orElseThrow(() -> new NotFound("There is no account " + name + " here that can sign in."));
    }

    private static Map<String, Object> describe(House house, User user, Account account) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", account.id().toString());
        data.put("name", account.username());
        data.put("handle", account.handle(house.platform().uris().domain()));
        data.put("uri", account.uri().toString());
        data.put("email", user.email());
        data.put("role", user.role().word());
        data.put("confirmed", user.marks().confirmed().isPresent());
        return data;
    }
}
