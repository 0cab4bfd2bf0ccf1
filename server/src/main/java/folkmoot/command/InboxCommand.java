package folkmoot.command;

import folkmoot.door.House;
import folkmoot.door.activitypub.DroppedActivities;
import folkmoot.door.activitypub.DroppedActivities.Dropped;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.problem.Invalid;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What other servers send. */
@Command(
        name = "inbox",
        description = "What other servers sent us, and what became of it.",
        subcommands = InboxCommand.ShowDropped.class)
final class InboxCommand extends CommandGroup {

    private static final int MOST = 15_000;

    @Command(
            name = "dropped",
            description = "Shows the activities that we took and that changed nothing, newest first, with the reason.")
    static final class ShowDropped extends WorkplaceCommand {

        @Option(
                names = "--reason",
                paramLabel = "REASON",
                description = "Only those of one reason, such as unconcerned.")
        private Optional<String> reason;

        @Option(names = "--host", paramLabel = "HOST", description = "Only those of one server.")
        private Optional<String> host;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many (100).")
        private int limit;

        @Override
        void run(House house) {
            reason.filter(word -> Arrays.stream(DropReason.values())
                            .noneMatch(known -> known.word().equals(word)))
                    .ifPresent(_ -> {
                        throw Invalid.refused("--reason is one of " + words() + ".");
                    });
            if (limit < 1 || limit > MOST) {
                throw Invalid.refused("--limit must be from 1 to " + MOST + ".");
            }
            house.platform()
                    .database()
                    .read(tx -> DroppedActivities.list(
                            tx, reason, host.map(name -> name.strip().toLowerCase(Locale.ROOT)), limit))
                    .forEach(dropped -> say(line(dropped), json(dropped)));
        }
    }

    private static String words() {
        return Arrays.stream(DropReason.values()).map(DropReason::word).collect(Collectors.joining(", "));
    }

    private static String line(Dropped dropped) {
        return "%s  %-14s  %-10s  %s  %s%s"
                .formatted(
                        dropped.when().truncatedTo(ChronoUnit.SECONDS),
                        dropped.reason(),
                        dropped.type(),
                        dropped.sender(),
                        dropped.activity().orElse(""),
                        dropped.detail().isEmpty() ? "" : "  " + dropped.detail());
    }

    private static Map<String, Object> json(Dropped dropped) {
        var data = new LinkedHashMap<String, Object>();
        data.put("dropped_at", dropped.when().toString());
        data.put("reason", dropped.reason());
        data.put("type", dropped.type());
        data.put("sender", dropped.sender());
        data.put("activity", dropped.activity().orElse(null));
        data.put("detail", dropped.detail());
        return data;
    }
}
