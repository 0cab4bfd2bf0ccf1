package folkmoot.command;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Registers;
import folkmoot.door.House;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.NotFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
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
            BodyCommand.Show.class
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

        @Option(names = "--name", paramLabel = "N", required = true, description = "Its name for people.")
        private String name;

        @Option(
                names = "--official-domain",
                paramLabel = "D",
                required = true,
                description = "Its official domain; accounts on it or under it are recognised.")
        private String domain;

        @Option(
                names = "--handle",
                paramLabel = "H",
                description = "Its account, as user@domain; needed on a domain where people of this instance are.")
        private Optional<String> handle;

        @Option(names = "--kind", paramLabel = "K", defaultValue = "local", description = "local, national … (local).")
        private String kind;

        @Option(names = "--remit", paramLabel = "R", split = ",", description = "What it is responsible for.")
        private List<String> remit = List.of();

        @Option(names = "--area", paramLabel = "A", description = "Where, such as gss:E09000014.")
        private Optional<String> area;

        @Option(names = "--languages", paramLabel = "L", split = ",", description = "Languages it answers in (en).")
        private List<String> languages = List.of("en");

        @Option(
                names = "--acknowledge-days",
                paramLabel = "N",
                defaultValue = "5",
                description = "Working days in which it should acknowledge (5).")
        private int acknowledgeDays;

        @Option(
                names = "--answer-days",
                paramLabel = "N",
                defaultValue = "20",
                description = "Working days in which it should answer (20).")
        private int answerDays;

        @Override
        void run(House house) {
            var body = house.platform()
                    .database()
                    .transaction(tx -> house.civic()
                            .registry()
                            .registers()
                            .register(
                                    tx,
                                    by(house, tx),
                                    new NewBody(
                                            slug,
                                            name,
                                            kind,
                                            domain,
                                            handle,
                                            remit,
                                            area,
                                            languages,
                                            acknowledgeDays,
                                            answerDays,
                                            Optional.empty())));
            say("Registered " + body.name() + " of " + body.domain(), json(body));
        }
    }

    @Command(name = "correct", description = "Corrects an entry of a community's register; what is not given stays.")
    static final class Correct extends OfRegister {

        @Parameters(paramLabel = "SLUG", description = "Its name in addresses, which stays.")
        private String slug;

        @Option(names = "--name", paramLabel = "N", description = "Its name for people.")
        private Optional<String> name;

        @Option(names = "--official-domain", paramLabel = "D", description = "Its official domain.")
        private Optional<String> domain;

        @Option(names = "--handle", paramLabel = "H", description = "Its account, as user@domain; empty for none.")
        private Optional<String> handle;

        @Option(names = "--kind", paramLabel = "K", description = "local, national …")
        private Optional<String> kind;

        @Option(names = "--remit", paramLabel = "R", split = ",", description = "What it is responsible for.")
        private List<String> remit = List.of();

        @Option(names = "--area", paramLabel = "A", description = "Where, such as gss:E09000014; empty for none.")
        private Optional<String> area;

        @Option(names = "--languages", paramLabel = "L", split = ",", description = "Languages it answers in.")
        private List<String> languages = List.of();

        @Option(names = "--acknowledge-days", paramLabel = "N", description = "Working days until it acknowledges.")
        private Optional<Integer> acknowledgeDays;

        @Option(names = "--answer-days", paramLabel = "N", description = "Working days until it answers.")
        private Optional<Integer> answerDays;

        @Override
        void run(House house) {
            var body = house.platform().database().transaction(tx -> {
                var by = by(house, tx);
                var before = body(house, tx, by, slug);
                return house.civic().registry().registers().correct(tx, by, before, corrected(before));
            });
            say("Corrected " + body.name() + " of " + body.domain(), json(body));
        }

        private NewBody corrected(Body before) {
            return new NewBody(
                    before.slug(),
                    name.orElse(before.name()),
                    kind.orElse(before.kind()),
                    domain.orElse(before.domain()),
                    handle.or(before::handle),
                    remit.isEmpty() ? before.remit() : remit,
                    area.or(before::area).filter(text -> !text.isBlank()),
                    languages.isEmpty() ? before.languages() : languages,
                    acknowledgeDays.orElse(before.acknowledgeDays()),
                    answerDays.orElse(before.answerDays()),
                    before.validUntil());
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
        data.put("slug", body.slug());
        data.put("name", body.name());
        data.put("domain", body.domain());
        data.put("handle", body.handle().orElse(null));
        return data;
    }
}
