package folkmoot.command;

import folkmoot.civic.Civic;
import folkmoot.civic.body.Officials;
import folkmoot.config.PublicAddress;
import folkmoot.config.Settings;
import folkmoot.door.Hearers;
import folkmoot.door.House;
import folkmoot.people.People;
import folkmoot.people.identity.Identity;
import folkmoot.platform.Closing;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.PoolSizes;
import folkmoot.platform.trace.Traces;
import folkmoot.stewardship.Stewardship;
import folkmoot.talk.Talk;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** What a command works with: the tiers without the doors, on the database of its settings, for as long as it takes. */
public final class Workplace {

    private Workplace() {}

    /** Opens the database, does the work, closes what was opened. What it enqueues is done by the server. */
    public static <T> T in(Settings settings, Function<House, T> work) {
        try (var closing = new Closing()) {
            var clock = InstantSource.system();
            var opened = closing.later(OpenDatabase.forCommand(settings));
            var database = closing.later(new Database(opened.address(), PoolSizes.SMALL));
            var known = PublicAddress.of(settings.server(), settings.server().port());
            var address = new Identity(database, clock).known(known);
            var vertx = Vertx.vertx();
            closing.later(() -> vertx.close().await());
            return work.apply(house(
                    new Platform(settings, address, database, vertx, clock, Traces.to(Optional.empty())), closing));
        }
    }

    /** @param closing closes what is opened */
    public static House house(Platform platform, Closing closing) {
        var officials = new Officials(platform.uris(), platform.clock());
        var people = closing.later(new People(platform, officials));
        var talk = closing.later(new Talk(platform, people, officials));
        var civic = new Civic(platform, people, talk, officials);
        var stewardship = new Stewardship(platform, people, talk, civic);
        Hearers.inTheHouse(people, talk, civic, stewardship);
        return new House(platform, people, talk, civic, stewardship);
    }
}
