package folkmoot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.door.House;
import folkmoot.door.activitypub.FederationDoor;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** An instance and, on the same machine, another server that the test plays, with carol on it. */
public final class Town implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final World world;
    private final RemoteInstance remote = new RemoteInstance(vertx, "elsewhere.localhost");
    private final RemotePerson carol = remote.person("carol");
    private int things;

    public Town() {
        this(Map.of());
    }

    public Town(Map<String, String> settings) {
        this(settings, InstantSource.system());
    }

    /** In the time of the clock, which nothing but the instance knows. */
    public Town(Map<String, String> settings, InstantSource clock) {
        var all = new HashMap<>(Map.of("server.domain", "here.localhost"));
        all.putAll(settings);
        this.world = new World(all, clock);
    }

    public World world() {
        return world;
    }

    public Person alice() {
        return world.alice();
    }

    public Person bob() {
        return world.bob();
    }

    public RemoteInstance remote() {
        return remote;
    }

    public RemotePerson carol() {
        return carol;
    }

    public House house() {
        return world.server().house();
    }

    public FederationDoor federation() {
        return world.server().federation();
    }

    /** An address here. */
    public URI uri(String path) {
        return URI.create(world.server().house().platform().address().origin() + path);
    }

    public URI uriOf(Person person) {
        return uri("/users/" + person.name());
    }

    public URI inboxOf(Person person) {
        return uri("/users/" + person.name() + "/inbox");
    }

    public URI sharedInbox() {
        return uri("/inbox");
    }

    /** Carol sends an activity (with ' for ") to the shared inbox; the answer's status. */
    public int carolSends(String json, Object... parts) {
        return carol.sends(sharedInbox(), RemotePerson.json(json.formatted(parts)));
    }

    /** Carol asks to follow somebody here, and is answered. */
    public void carolFollows(Person person) {
        carolSends(
                "{'id':'%s','type':'Follow','actor':'%s','object':'%s'}",
                remote.uri("/follows/" + person.name()), carol.id(), uriOf(person));
        settle();
    }

    /** Somebody here follows carol, and carol accepts. */
    public void followsCarol(Person person) {
        var account = Person.ok(person.get("/api/v1/accounts/lookup?acct=" + carol.handle()))
                .get("id")
                .asText();
        Person.ok(person.post("/api/v1/accounts/" + account + "/follow"));
        settle();
        var follow = remote.posted().getLast().json();
        carolSends(
                "{'id':'%s','type':'Accept','actor':'%s','object':%s}",
                remote.uri("/accepts/" + person.name()),
                carol.id(),
                follow.toString().replace('"', '\''));
        settle();
    }

    /** Waits until all that came in is processed and all that goes out is taken. */
    public void settle() {
        Patience.untilSettled(world);
    }

    /** The id of an activity of carol's server that nobody has seen. */
    public URI next() {
        return remote.uri("/activities/" + ++things);
    }

    /** How often alice's status was favourited. */
    public long favouritesOf(JsonNode status) {
        return Person.ok(alice().get("/api/v1/statuses/" + status.get("id").asText()))
                .get("favourites_count")
                .asLong();
    }

    /** The first status of somebody's home timeline, as the client API shows it. */
    public JsonNode home(Person person) {
        return Person.ok(person.get("/api/v1/timelines/home"));
    }

    @Override
    public void close() {
        world.close();
        remote.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
