package folkmoot.command;

import folkmoot.door.House;
import folkmoot.people.delivery.DeliveryHosts.Host;
import folkmoot.people.delivery.DeliveryHosts.State;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Wording;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The servers that activities go to. */
@Command(
        name = "host",
        description = "The servers we deliver to: how they do, what waits for them.",
        subcommands = {HostCommand.Show.class, HostCommand.One.class, HostCommand.Retry.class, HostCommand.Drop.class})
final class HostCommand extends CommandGroup {

    @Command(name = "list", description = "Shows them, those with the most waiting first.")
    static final class Show extends WorkplaceCommand {

        @Option(names = "--state", paramLabel = "STATE", description = "Only those that are ok, failing or dead.")
        private Optional<String> state;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many (100).")
        private int limit;

        @Override
        void run(House house) {
            var wanted = state.map(
                    word -> State.of(word).orElseThrow(() -> Invalid.refused("--state is ok, failing or dead.")));
            house.platform()
                    .database()
                    .read(tx -> house.people().deliveryHosts().list(tx, wanted, limit))
                    .forEach(host -> say(line(host), json(host)));
        }
    }

    @Command(name = "show", description = "Shows one, with what the last attempt that failed ended with.")
    static final class One extends WorkplaceCommand {

        @Parameters(paramLabel = "HOST", description = "Its name.")
        private String name;

        @Override
        void run(House house) {
            var host = house.platform()
                    .database()
                    .read(tx -> house.people().deliveryHosts().find(tx, lower(name)))
                    .orElseThrow(() -> unknown(name));
            say(words(host), json(host));
        }
    }

    @Command(name = "retry", description = "Forgets its failures and sends at once what waits for it.")
    static final class Retry extends WorkplaceCommand {

        @Parameters(paramLabel = "HOST", description = "Its name.")
        private String name;

        @Override
        void run(House house) {
            if (!house.platform()
                    .database()
                    .transaction(tx -> house.people().deliveryHosts().retry(tx, lower(name)))) {
                throw unknown(name);
            }
            say("What waits for " + name + " is sent now", Map.of("host", lower(name)));
        }
    }

    @Command(name = "drop", description = "Takes off the queue what waits for it. It is never sent.")
    static final class Drop extends WorkplaceCommand {

        @Parameters(paramLabel = "HOST", description = "Its name.")
        private String name;

        @Override
        void run(House house) {
            var host = lower(name);
            int dropped = house.platform()
                    .database()
                    .transaction(tx -> house.people().deliveryHosts().drop(tx, host))
                    .orElseThrow(() -> unknown(name));
            say(dropped + " dropped", Map.of("host", host, "dropped", dropped));
        }
    }

    private static Invalid unknown(String name) {
        return Invalid.refused("Nothing was ever sent to " + name + ".");
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String line(Host host) {
        return "%-8s %7d  %s%s"
                .formatted(
                        host.state().word(),
                        host.queued(),
                        host.name(),
                        host.failures() == 0
                                ? ""
                                : Wording.english(
                                                "  {0, plural, one {# failure} other {# failures}}: ", host.failures())
                                        + host.lastError().orElse(""));
    }

    private static String words(Host host) {
        return """
            %s
            state         %s
            queued        %d
            failures      %d
            last success  %s
            last failure  %s
            last error    %s
            next turn     %s\
            """.formatted(
                        host.name(),
                        host.state().word(),
                        host.queued(),
                        host.failures(),
                        time(host.lastSuccess()),
                        time(host.lastFailure()),
                        host.lastError().orElse("none"),
                        time(host.next()));
    }

    private static String time(Optional<Instant> when) {
        return when.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse("never");
    }

    private static Map<String, Object> json(Host host) {
        var data = new LinkedHashMap<String, Object>();
        data.put("host", host.name());
        data.put("state", host.state().word());
        data.put("queued", host.queued());
        data.put("failures", host.failures());
        data.put("last_success", host.lastSuccess().map(Instant::toString).orElse(null));
        data.put("last_failure", host.lastFailure().map(Instant::toString).orElse(null));
        data.put("last_error", host.lastError().orElse(null));
        data.put("next", host.next().map(Instant::toString).orElse(null));
        return data;
    }
}
