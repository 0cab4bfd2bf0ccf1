package folkmoot.command;

import folkmoot.door.House;
import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Invitations. */
@Command(
        name = "invite",
        description = "Invitations, by which people join where registrations are closed or wait for a moderator.",
        subcommands = InviteCommand.Create.class)
final class InviteCommand extends CommandGroup {

    @Command(name = "create", description = "Makes an invitation and prints its address.")
    static final class Create extends WorkplaceCommand {

        @Option(names = "--uses", paramLabel = "N", description = "How many may come by it; else any number.")
        private Optional<Integer> uses;

        @Option(names = "--days", paramLabel = "N", description = "For how many days it holds; else for ever.")
        private Optional<Integer> days;

        @Override
        void run(House house) {
            if (uses.filter(number -> number < 1).isPresent()
                    || days.filter(number -> number < 1).isPresent()) {
                throw Invalid.refused("--uses and --days must be 1 or more.");
            }
            var expires = days.map(number -> house.platform().clock().instant().plus(Duration.ofDays(number)));
            var code = house.platform()
                    .database()
                    .transaction(tx -> house.people().members().invites().create(tx, Optional.empty(), uses, expires));
            var data = new LinkedHashMap<String, Object>();
            data.put("code", code);
            data.put("url", house.platform().uris().at("/invite/" + code).toString());
            say(house.platform().uris().at("/invite/" + code).toString(), data);
        }
    }
}
