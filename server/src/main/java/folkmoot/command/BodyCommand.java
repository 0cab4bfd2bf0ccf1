package folkmoot.command;

import folkmoot.Features;
import folkmoot.body.NewBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A community's register of public bodies. */
@Command(
        name = "body",
        description = "A community's register of public bodies.",
        subcommands = BodyCommand.Register.class)
final class BodyCommand extends CommandGroup {

    @Command(name = "register", description = "Enters a public body into a community's register.")
    static final class Register extends FeatureCommand {

        @Parameters(paramLabel = "SLUG", description = "Stable name in addresses: a-z, 0-9 and hyphens.")
        private String slug;

        @Option(names = "--community", paramLabel = "NAME", required = true, description = "Whose register.")
        private String community;

        @Option(names = "--name", paramLabel = "N", required = true, description = "Its name for people.")
        private String name;

        @Option(
                names = "--official-domain",
                paramLabel = "D",
                required = true,
                description = "Its official domain; accounts on it or under it are recognised.")
        private String domain;

        @Option(names = "--handle", paramLabel = "H", description = "Its account, as user@domain.")
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
        void run(Features features) {
            var body = features.database.transaction(tx -> features.civic.bodies.register(
                    tx,
                    features.civic.communities.requireByName(tx, community).id(),
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
            var data = new LinkedHashMap<String, Object>();
            data.put("id", body.id().toString());
            data.put("slug", body.slug());
            data.put("name", body.name());
            data.put("domain", body.domain());
            say("Registered " + body.name() + " of " + body.domain(), data);
        }
    }
}
