package folkmoot;

import folkmoot.civic.Civic;
import folkmoot.civic.body.Officials;
import folkmoot.config.PublicAddress;
import folkmoot.config.Settings;
import folkmoot.door.Hearers;
import folkmoot.door.House;
import folkmoot.door.Ports;
import folkmoot.door.Refusals;
import folkmoot.door.activitypub.FederationDoor;
import folkmoot.door.api.ClientApi;
import folkmoot.door.mail.MailDoor;
import folkmoot.door.web.Pages;
import folkmoot.door.web.attesting.AttestingDoor;
import folkmoot.door.web.board.BoardDoor;
import folkmoot.door.web.joining.Joining;
import folkmoot.door.web.keeping.KeepingDoor;
import folkmoot.door.web.moderation.ModerationDoor;
import folkmoot.door.web.operation.OperationDoor;
import folkmoot.door.web.settings.SettingsDoor;
import folkmoot.door.web.sharing.SharingDoor;
import folkmoot.people.People;
import folkmoot.people.identity.Identity;
import folkmoot.platform.Closing;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.PoolSizes;
import folkmoot.platform.http.Routing;
import folkmoot.platform.job.JobRunner;
import folkmoot.platform.trace.Traces;
import folkmoot.schema.DatabaseAddress;
import folkmoot.stewardship.Stewardship;
import folkmoot.talk.Talk;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/**
 * The map: every tier is built here from those below it, and closed in the opposite order. The database is there and migrated already.
 */
public final class Server implements AutoCloseable {

    private final Closing closing = new Closing();
    private final int port;
    private final Routing routing;
    private final House house;
    private final FederationDoor federation;
    private final Pages pages;

    /**
     * Starts to serve.
     *
     * @throws folkmoot.schema.CannotStart with a sentence, if it cannot
     */
    public Server(Settings settings, DatabaseAddress databaseAddress, InstantSource clock) {
        try {
            this.port = Ports.chosen(settings.server());
            var database = closing.later(new Database(databaseAddress, PoolSizes.of(settings.database())));
            var address = new Identity(database, clock).settle(PublicAddress.of(settings.server(), port));
            var vertx = Vertx.vertx();
            closing.later(() -> vertx.close().await());
            var traces = closing.later(Traces.to(settings.traces().endpoint()));
            var platform = new Platform(settings, address, database, vertx, clock, traces);
            var officials = new Officials(platform.uris(), clock); // every tier asks who speaks for a public body

            var people = closing.later(new People(platform, officials));
            var talk = closing.later(new Talk(platform, people, officials));
            var civic = new Civic(platform, people, talk, officials);
            var stewardship = new Stewardship(platform, people, talk, civic);
            this.house = new House(platform, people, talk, civic, stewardship);

            var refusals = new Refusals(civic.groups().refused());
            this.routing = new Routing(
                    (method, path, handler) -> traces.around(method, path, refusals.around(method, path, handler)));
            this.federation = closing.later(new FederationDoor(platform, people, talk, civic, stewardship, routing));
            var api = closing.later(new ClientApi(platform, people, talk, civic, stewardship, routing));
            this.pages = closing.later(new Pages(platform, people, talk, civic, stewardship, routing));
            new Joining(house, pages.frame(), routing);
            new SettingsDoor(house, pages.frame(), pages.views(), routing);
            new ModerationDoor(house, pages.frame(), pages.views(), routing);
            new BoardDoor(house, pages, routing);
            new KeepingDoor(house, pages.frame(), pages.views(), routing);
            new AttestingDoor(house, pages.frame(), pages.views(), routing);
            new SharingDoor(house, pages.frame(), pages.views(), api.openApi(), routing);
            new OperationDoor(house, federation.inboxDesk(), pages.frame(), pages.views(), routing);

            Hearers.inTheHouse(people, talk, civic, stewardship);
            Hearers.atTheDoors(people, talk, api, federation, pages.live());
            if (settings.database().url().isEmpty()) { // nobody else can have the embedded one
                platform.jobs().takeOver();
                federation.takeOver();
            }
            closing.later(new MailDoor(house));
            closing.later(new JobRunner(database, platform.jobs(), clock, traces));
            closing.later(new Ports(platform, port, stewardship, federation, pages.frame()::error, routing))
                    .open();
            federation.start();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Every route there is as {@code METHOD path}, for the documents that list them. */
    public List<String> routes() {
        return routing.routes();
    }

    /** Every tier, for those who look in from outside. */
    public House house() {
        return house;
    }

    /** The door for people with a browser. */
    public Pages pages() {
        return pages;
    }

    /** What talks with other servers. */
    public FederationDoor federation() {
        return federation;
    }

    /** Takes no more requests, finishes those in flight, then stops everything else. */
    @Override
    public void close() {
        closing.close();
    }
}
