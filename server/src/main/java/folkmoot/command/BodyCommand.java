package folkmoot.command;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.BodyFields;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Registers;
import folkmoot.civic.notice.Bounces;
import folkmoot.door.House;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A community's register of public bodies. */
@Command(
        name = "body",
        description = "A community's register of public bodies.",
        subcommands = {
            BodyCommand.Register.class,
            BodyCommand.Correct.class,
            BodyCommand.Retire.class,
            BodyCommand.Show.class,
            BodyCommand.Bounced.class
        })
final class BodyCommand extends CommandGroup {

    /** A command about one community's register. */
    abstract static class OfRegister extends WorkplaceCommand {

        @Option(names = "--community", paramLabel = "NAME", required = true, description = "Whose register.")
        private String community;

        @Option(
                names = "--reason",
                paramLabel = "R",
                description = "Why, for everybody to read in the community's log.")
        private Optional<String> reason;

        final Registers.By by(House house, Transaction tx) {
            var found = house.civic()
                    .registry()
                    .communities()
                    .byName(tx, community)
                    .orElseThrow(() -> new NotFound("There is no community " + community + " here."));
            return new Registers.By(found, Optional.empty(), reason);
        }

        static Body body(House house, Transaction tx, Registers.By by, String slug) {
            return house.civic()
                    .registry()
                    .bodies()
                    .find(tx, by.community().id(), slug)
                    .orElseThrow(() -> new NotFound("There is no body " + slug + " in the register of "
                            + by.community().name() + "."));
        }
    }

    @Command(name = "register", description = "Enters a public body into a community's register.")
    static final class Register extends OfRegister {

        @Parameters(paramLabel = "SLUG", description = "Stable name in addresses: a-z, 0-9 and hyphens.")
        private String slug;

        @Mixin
        private BodyOptions options;

        @Override
        void run(House house) {
            var body = house.platform()
                    .database()
                    .transaction(tx -> house.civic()
                            .registry()
                            .registers()
                            .register(tx, by(house, tx), options.fields(slug).asNew()));
            say("Registered " + body.name() + " of " + body.domain(), json(body));
        }
    }

    @Command(name = "correct", description = "Corrects an entry of a community's register; what is not given stays.")
    static final class Correct extends OfRegister {

        @Parameters(paramLabel = "SLUG", description = "Its name in addresses, which stays.")
        private String slug;

        @Mixin
        private BodyOptions options;

        @Override
        void run(House house) {
            var body = house.platform().database().transaction(tx -> {
                var by = by(house, tx);
                var before = body(house, tx, by, slug);
                return house.civic()
                        .registry()
                        .registers()
                        .correct(tx, by, before, options.fields().over(NewBody.of(before)));
            });
            say("Corrected " + body.name() + " of " + body.domain(), json(body));
        }
    }

    @Command(name = "retire", description = "Takes a body out of a community's register: nobody speaks for it there.")
    static final class Retire extends OfRegister {

        @Parameters(paramLabel = "SLUG", description = "Its name in addresses.")
        private String slug;

        @Override
        void run(House house) {
            var body = house.platform().database().transaction(tx -> {
                var by = by(house, tx);
                var found = body(house, tx, by, slug);
                house.civic().registry().registers().retire(tx, by, found);
                return found;
            });
            say("Retired " + body.name() + " of " + body.domain(), json(body));
        }
    }

    @Command(
            name = "bounced",
            description = "Reads from standard input what a mail server sent back, and shows that the body was not told."
                    + " For an alias of your mail server, such as bounces: \"|folkmoot body bounced\".")
    static final class Bounced extends WorkplaceCommand {

        private static final int MOST_BYTES = 1024 * 1024;

        @Override
        void run(House house) {
            var told = Bounces.receipt(read())
                    .filter(receipt -> house.civic().reaching().notices().bounced(receipt));
            if (told.isEmpty()) {
                throw new NotFound("This is no failure of a mail that this instance sent to a body.");
            }
            say("The body was not told. It is tried again.", Map.of("bounced", true));
        }

        private static String read() {
            try {
                return new String(System.in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Command(name = "list", description = "Shows a community's register.")
    static final class Show extends OfRegister {

        @Override
        void run(House house) {
            var bodies = house.platform()
                    .database()
                    .read(tx -> house.civic()
                            .registry()
                            .bodies()
                            .list(tx, by(house, tx).community().id()));
            bodies.forEach(body -> say(
                    body.slug() + "  " + body.name() + "  " + body.domain() + "  "
                            + body.handle().orElse("–"),
                    json(body)));
        }
    }

    private static Map<String, Object> json(Body body) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", body.id().toString());
        data.putAll(BodyFields.of(NewBody.of(body)));
        data.putIfAbsent("handle", null);
        return data;
    }
}
