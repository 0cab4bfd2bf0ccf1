package folkmoot.command;

import folkmoot.Features;
import folkmoot.config.PublicAddress;
import folkmoot.config.Settings;
import folkmoot.people.identity.Identity;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.PoolSizes;
import java.time.InstantSource;
import java.util.function.Function;

/** What a command works with: the features on the database of its settings, for as long as it takes. */
public final class Workplace {

    private Workplace() {}

    /** Opens the database, does the work, closes what was opened. What it enqueues is done by the server. */
    public static <T> T in(Settings settings, Function<Features, T> work) {
        var clock = InstantSource.system();
        try (var opened = OpenDatabase.forCommand(settings);
                var database = new Database(opened.address(), PoolSizes.SMALL)) {
            var port = settings.server().port();
            var address = new Identity(database, clock).known(PublicAddress.of(settings.server(), port));
            return work.apply(new Features(settings, address, database, clock));
        }
    }
}
