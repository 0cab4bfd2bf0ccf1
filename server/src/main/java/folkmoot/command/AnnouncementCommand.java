package folkmoot.command;

import folkmoot.door.House;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the operators tell all members. */
@Command(
        name = "announcement",
        description = "What all members are told.",
        subcommands = {AnnouncementCommand.Add.class, AnnouncementCommand.Show.class, AnnouncementCommand.Remove.class})
final class AnnouncementCommand extends CommandGroup {

    @Command(name = "add", description = "Tells all members something.")
    static final class Add extends WorkplaceCommand {

        @Parameters(paramLabel = "TEXT", description = "Plain text; an empty line begins a paragraph.")
        private String text;

        @Option(names = "--starts", paramLabel = "TIME", description = "When it begins, such as 2026-12-01T18:00:00Z.")
        private Optional<Instant> starts;

        @Option(names = "--ends", paramLabel = "TIME", description = "When it ends; not shown afterwards.")
        private Optional<Instant> ends;

        @Option(names = "--all-day", description = "Only the dates count.")
        private boolean allDay;

        @Override
        void run(House house) {
            long id = house.platform()
                    .database()
                    .transaction(tx -> house.stewardship().announcements().add(tx, text, starts, ends, allDay));
            say("Announced, with the id " + id, Map.of("id", Long.toString(id)));
        }
    }

    @Command(name = "list", description = "Shows those that have not ended.")
    static final class Show extends WorkplaceCommand {

        @Override
        void run(House house) {
            house.platform()
                    .database()
                    .read(tx -> house.stewardship().announcements().list(tx, Optional.empty()))
                    .forEach(each -> say(
                            each.id() + "  " + each.text(),
                            Map.of("id", Long.toString(each.id()), "text", each.text())));
        }
    }

    @Command(name = "remove", description = "Takes an announcement back.")
    static final class Remove extends WorkplaceCommand {

        @Parameters(paramLabel = "ID", description = "As the list shows it.")
        private long id;

        @Override
        void run(House house) {
            house.platform()
                    .database()
                    .write(tx -> house.stewardship().announcements().remove(tx, id));
            say("Removed " + id, Map.of("id", Long.toString(id)));
        }
    }
}
