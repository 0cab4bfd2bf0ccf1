package folkmoot.command;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.BodyFields;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.RegisterFile;
import folkmoot.civic.community.Registers;
import folkmoot.door.House;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.SavedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            BodyCommand.Merge.class,
            BodyCommand.Import.class,
            BodyCommand.Export.class,
            BodyCommand.Show.class,
            BouncedCommand.class
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

    @Command(name = "merge", description = "Takes an entry into another one: what was open at it is open there.")
    static final class Merge extends OfRegister {

        @Parameters(paramLabel = "SLUG", description = "The entry that ends.")
        private String slug;

        @Option(names = "--into", paramLabel = "SLUG", required = true, description = "The entry that stays.")
        private String into;

        @Override
        void run(House house) {
            var body = house.platform().database().transaction(tx -> {
                var by = by(house, tx);
                var stays = body(house, tx, by, into);
                house.civic().registry().registers().merge(tx, by, body(house, tx, by, slug), stays);
                return stays;
            });
            say("Merged " + slug + " into " + body.name(), json(body));
        }
    }

    @Command(
            name = "import",
            description =
                    "Takes a file into a register, all of it or nothing: a table that names its fields in the first"
                            + " line, or JSON, as export writes it.")
    static final class Import extends OfRegister {

        @Parameters(paramLabel = "FILE", description = "The file.")
        private Path file;

        @Override
        void run(House house) {
            var outcome = house.civic().registry().registerImport().take(tx -> by(house, tx), text());
            say(
                    outcome.entered().size() + " entered, "
                            + outcome.corrected().size() + " corrected, "
                            + outcome.same().size() + " the same",
                    Map.of(
                            "entered", outcome.entered(),
                            "corrected", outcome.corrected(),
                            "same", outcome.same()));
        }

        private String text() {
            try {
                return SavedText.read(Files.readAllBytes(file));
            } catch (IOException unreadable) {
                throw Invalid.refused("There is no file " + file + " that can be read.");
            }
        }
    }

    @Command(name = "export", description = "Writes a register as a file that import takes.")
    static final class Export extends OfRegister {

        @Option(names = "--format", paramLabel = "F", defaultValue = "csv", description = "csv or json (csv).")
        private Format format;

        /** How a register is written. */
        enum Format {
            csv,
            json
        }

        @Override
        void run(House house) {
            var bodies = house.platform()
                    .database()
                    .read(tx -> house.civic()
                            .registry()
                            .registerImport()
                            .entries(tx, by(house, tx).community()));
            say(
                    format == Format.json
                            ? RegisterFile.json(bodies)
                            : RegisterFile.csv(bodies).stripTrailing(),
                    Map.of("bodies", bodies.stream().map(BodyFields::of).toList()));
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
