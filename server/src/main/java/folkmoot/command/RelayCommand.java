package folkmoot.command;

import folkmoot.door.House;
import folkmoot.talk.relay.Relay;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Relays, which pass public posts on between instances. */
@Command(
        name = "relay",
        description = "Relays, which pass public posts on between instances that do not follow each other.",
        subcommands = {RelayCommand.Add.class, RelayCommand.Remove.class, RelayCommand.Show.class})
final class RelayCommand extends CommandGroup {

    @Command(name = "add", description = "Asks a relay to pass on; it is pending until it accepts.")
    static final class Add extends WorkplaceCommand {

        @Parameters(
                paramLabel = "ADDRESS",
                description = "Its inbox (https://relay.example/inbox), or the actor of a LitePub relay.")
        private String address;

        @Override
        void run(House house) {
            var relay = house.platform()
                    .database()
                    .transaction(tx -> house.talk().relays().add(tx, address));
            say("Asked " + relay.address() + ". See it accept with: relay list", json(relay));
        }
    }

    @Command(name = "remove", description = "Ends a relay.")
    static final class Remove extends WorkplaceCommand {

        @Parameters(paramLabel = "ADDRESS", description = "As it was added.")
        private String address;

        @Override
        void run(House house) {
            house.platform().database().write(tx -> house.talk().relays().remove(tx, address));
            say("Removed " + address, Map.of("address", address));
        }
    }

    @Command(name = "list", description = "Shows the relays and what they answered.")
    static final class Show extends WorkplaceCommand {

        @Override
        void run(House house) {
            var relays = house.platform().database().read(house.talk().relays()::all);
            relays.forEach(relay -> say(relay.state().word() + "  " + relay.address(), json(relay)));
        }
    }

    private static Map<String, Object> json(Relay relay) {
        var data = new LinkedHashMap<String, Object>();
        data.put("address", relay.address().toString());
        data.put("style", relay.style().word());
        data.put("state", relay.state().word());
        return data;
    }
}
