package folkmoot.command;

import folkmoot.civic.arrival.Arrival;
import folkmoot.civic.arrival.Arrivals;
import folkmoot.civic.moving.CommunityAsItWas;
import folkmoot.command.arrival.CommunityArchive;
import folkmoot.door.House;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The two halves of a community's move to another instance (docs/civic/moving.md). */
final class CommunityMoving {

    private CommunityMoving() {}

    @Command(
            name = "settle",
            description =
                    "Brings a community of another instance here, from what folkmoot export DIR --community NAME wrote"
                        + " there. Again with a later export: what is new comes, and what it was there is noted anew.")
    static final class Settle extends WorkplaceCommand {

        private static final int SHOWN = 20;

        @Parameters(paramLabel = "DIR", description = "The export.")
        private Path folder;

        @Option(names = "--name", paramLabel = "NAME", description = "Its name here; else the one it had.")
        private Optional<String> name;

        @Option(names = "--moderator", paramLabel = "NAME", description = "Who moderates it; a local user name.")
        private Optional<String> moderator;

        @Override
        void run(House house) {
            try {
                var archive = CommunityArchive.read(folder);
                settle(house, archive, archive.community(), archive.proposals());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void settle(House house, CommunityArchive archive, CommunityAsItWas was, List<Arrival> proposals) {
            var settled = house.civic().moving().settling().settle(was, name.orElse(was.name()), moderator(house));
            var became = new TreeMap<String, Integer>();
            var refused = new ArrayList<String>();
            house.civic()
                    .arrivals()
                    .take(settled.community(), archive.domain(), proposals, Arrivals.Way.RENEW, taken -> {
                        became.merge(taken.outcome().word(), 1, Integer::sum);
                        if (taken.outcome() instanceof Arrivals.Outcome.Refused(var why)) {
                            refused.add(taken.arrival().title() + ": " + why);
                        }
                    });
            var data = new LinkedHashMap<String, Object>();
            data.put("url", settled.community().group().page().toString());
            data.put("made", settled.made());
            data.put("proposals", became);
            data.put("refused", refused);
            settled.register().ifPresent(why -> data.put("register", why));
            say(said(settled.community().group(), became, refused, settled.register()), data);
        }

        private Optional<Account> moderator(House house) {
            return moderator.map(username -> house.platform()
                    .database()
                    .read(tx -> house.people()
                            .accounts()
                            .local(tx, username)
                            .orElseThrow(() -> Invalid.refused("There is no account " + username + "."))));
        }

        private static String said(
                Account group, Map<String, Integer> became, List<String> refused, Optional<String> register) {
            var text = new StringBuilder(Wording.english(
                    "It stands at {0}: {1, plural, one {# proposal} other {# proposals}} came, {2, plural, one {#"
                            + " was} other {# were}} here and noted anew.",
                    group.page(), became.getOrDefault("published", 0), became.getOrDefault("renewed", 0)));
            register.ifPresent(
                    why -> text.append("\nIts register was not taken: ").append(why));
            refused.stream()
                    .limit(SHOWN)
                    .forEach(line -> text.append("\nNot taken: ").append(line));
            return text.toString();
        }
    }

    @Command(
            name = "move",
            description = "Moves a community of this instance to another, where it was brought with folkmoot community"
                    + " settle: its followers are told, nothing new begins here, and its pages lead there. Export"
                    + " it once more afterwards, and bring that there, too.")
    static final class Move extends WorkplaceCommand {

        @Parameters(index = "0", paramLabel = "NAME", description = "The community here.")
        private String name;

        @Parameters(index = "1", paramLabel = "HANDLE", description = "The community there: @name@host.")
        private String handle;

        @Override
        void run(House house) {
            var community = house.platform()
                    .database()
                    .read(tx -> house.civic().registry().communities().requireByName(tx, name));
            int away = house.civic().moving().departures().leave(community, handle);
            var data = new LinkedHashMap<String, Object>();
            data.put("community", name);
            data.put("to", handle);
            data.put("put_away", away);
            say(
                    Wording.english(
                            "{0} has moved to {1}. {2, plural, one {# proposal was} other {# proposals were}} put away"
                                    + " here.\nNow: folkmoot export DIR --community {0}, and there: folkmoot community"
                                    + " settle DIR",
                            name, handle, away),
                    data);
        }
    }
}
