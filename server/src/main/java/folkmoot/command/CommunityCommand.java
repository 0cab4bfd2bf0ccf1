package folkmoot.command;

import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.door.House;
import folkmoot.platform.problem.Invalid;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Communities of this instance. */
@Command(
        name = "community",
        description = "Communities of this instance.",
        subcommands = {CommunityCommand.Create.class, CommunityMoving.Move.class, CommunityMoving.Settle.class})
final class CommunityCommand extends CommandGroup {

    @Command(name = "create", description = "Makes a community that people can join by following it.")
    static final class Create extends WorkplaceCommand {

        @Parameters(paramLabel = "NAME", description = "Name in addresses and handles: a-z, 0-9 and _.")
        private String name;

        @Option(names = "--title", paramLabel = "T", required = true, description = "Its name for people.")
        private String title;

        @Option(names = "--description", paramLabel = "D", description = "What it is for.")
        private Optional<String> description;

        @Option(
                names = "--template",
                paramLabel = "T",
                defaultValue = "general",
                description = "general, patients, job-seekers, street, sports-team or parents (general).")
        private String template;

        @Option(names = "--language", paramLabel = "L", defaultValue = "en", description = "Main language (en).")
        private String language;

        @Option(
                names = "--threshold",
                paramLabel = "N",
                description = "Supports that send a proposal to its bodies; else the template's.")
        private Optional<Integer> threshold;

        @Option(names = "--moderator", paramLabel = "NAME", description = "Who moderates it; a local user name.")
        private Optional<String> moderator;

        @Override
        void run(House house) {
            var rule = threshold.map(Create::rule);
            var community = house.platform().database().transaction(tx -> {
                var made = house.civic()
                        .registry()
                        .communities()
                        .create(
                                tx,
                                new NewCommunity(
                                        name,
                                        title,
                                        description,
                                        Optional.of(template),
                                        Optional.of(language),
                                        Optional.empty(),
                                        rule,
                                        Optional.empty()));
                moderator.ifPresent(username -> house.civic()
                        .registry()
                        .communities()
                        .addModerator(
                                tx,
                                made,
                                house.people()
                                        .accounts()
                                        .local(tx, username)
                                        .orElseThrow(() -> Invalid.refused("There is no account " + username + "."))));
                return made;
            });
            var data = new LinkedHashMap<String, Object>();
            data.put("id", community.id().toString());
            data.put("name", community.name());
            data.put("title", community.title());
            data.put("url", community.group().page().toString());
            say("Made " + community.title() + " at " + community.group().page(), data);
        }

        private static ThresholdRule rule(int count) {
            if (count < 1) {
                throw Invalid.refused("--threshold must be 1 or more.");
            }
            return new ThresholdRule(
                    count, Set.of(SupportColumn.VERIFIED_LOCAL, SupportColumn.MEMBERS, SupportColumn.KNOWN));
        }
    }
}
