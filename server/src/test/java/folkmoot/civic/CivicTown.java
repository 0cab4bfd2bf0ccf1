package folkmoot.civic;

import static folkmoot.testing.Person.ok;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.door.House;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.Stranger;
import folkmoot.testing.Town;
import folkmoot.testing.World;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A town over real HTTP with communities that grace moderates, bodies, and people who support, here and elsewhere. */
public final class CivicTown implements AutoCloseable {

    public static final String PROPOSALS = "/api/folkmoot/v1/proposals";

    public final Town town;
    public final World world;
    public final Person grace;
    private int sent;

    public CivicTown() {
        this(InstantSource.system());
    }

    /** In the time of the clock. */
    public CivicTown(InstantSource clock) {
        this(Map.of(), clock);
    }

    /** With other settings, too. */
    public CivicTown(Map<String, String> settings, InstantSource clock) {
        town = new Town(settings, clock);
        world = town.world();
        grace = world.person("grace");
    }

    public House house() {
        return town.house();
    }

    /** A community moderated by grace, whose proposals are sent at so many supports from anywhere. */
    public Community community(String name, String title, int threshold) {
        return community(
                name,
                title,
                new ThresholdRule(
                        threshold,
                        Set.of(
                                SupportColumn.VERIFIED_LOCAL,
                                SupportColumn.MEMBERS,
                                SupportColumn.KNOWN,
                                SupportColumn.NETWORK)),
                grace);
    }

    public Community community(String name, String title, ThresholdRule rule, Person moderator) {
        return house().platform().database().transaction(tx -> {
            var communities = house().civic().registry().communities();
            var made = communities.create(tx, NewCommunity.of(name, title).withThreshold(rule));
            communities.addModerator(tx, made, house().people().accounts().require(tx, moderator.id()));
            return made;
        });
    }

    /** Registers a body that somebody elsewhere speaks for. */
    public void body(Community community, String slug, String name, RemotePerson actor) {
        ok(town.alice()
                .get("/api/v2/search?resolve=true&q="
                        + URLEncoder.encode("@" + actor.handle(), StandardCharsets.UTF_8)));
        house().platform()
                .database()
                .write(tx -> house().civic()
                        .registry()
                        .bodies()
                        .register(
                                tx,
                                community.id(),
                                NewBody.of(
                                        slug,
                                        name,
                                        actor.handle().domain().replaceAll(":\\d+$", ""),
                                        actor.handle().toString())));
    }

    /** The id of a new proposal. */
    public String proposes(Person by, String community, String title, String... bodies) {
        return ok(by.post(
                        PROPOSALS,
                        Map.of(
                                "community",
                                community,
                                "title",
                                title,
                                "ask",
                                "Please do it within the year.",
                                "bodies",
                                List.of(bodies))))
                .get("id")
                .asText();
    }

    /** A proposal as a visitor's program sees it. */
    public JsonNode shown(String proposal) {
        return ok(town.alice().visit(PROPOSALS + "/" + proposal));
    }

    public int total(String proposal) {
        return shown(proposal).at("/supports/total").asInt();
    }

    public String state(String proposal) {
        return shown(proposal).get("state").asText();
    }

    /** What happened to a proposal, by kind, oldest first. */
    public List<String> events(String proposal) {
        return ok(town.alice().visit(PROPOSALS + "/" + proposal + "/events")).findValuesAsText("kind");
    }

    /** The id of its post on the wire. */
    public String post(String proposal) {
        return ok(town.alice().get("/api/v1/statuses/" + proposal)).get("uri").asText();
    }

    /** A page as a visitor sees it. */
    public String page(String path) {
        return new Browser(URI.create("http://localhost:" + world.server().port()))
                .get(path)
                .body();
    }

    /** Somebody elsewhere likes a proposal; the id of the Like. */
    public String likes(RemotePerson by, String proposal) {
        var id = by.id() + "/likes/" + ++sent;
        send(by, "{'id':'%s','type':'Like','actor':'%s','object':'%s'}".formatted(id, by.id(), post(proposal)));
        return id;
    }

    /** Somebody elsewhere takes a Like back. */
    public void undoes(RemotePerson by, String like, String proposal) {
        send(
                by,
                "{'id':'%s/undo/%d','type':'Undo','actor':'%s','object':{'id':'%s','type':'Like','actor':'%s','object':'%s'}}"
                        .formatted(by.id(), ++sent, by.id(), like, by.id(), post(proposal)));
    }

    /** Sends an activity (with ' for ") to the shared inbox; the answer's status. */
    public int send(RemotePerson by, String json) {
        return by.sends(town.sharedInbox(), RemotePerson.json(json));
    }

    /** Waits until everything is processed and has its place in the log. */
    public void settle() {
        Stranger.waitsForLog(town.world());
    }

    /** What a stranger finds wrong with the log. */
    public List<String> verify() {
        return Stranger.differences(town.world());
    }

    /** The entries of a proposal's own chain of one kind, oldest first. */
    public List<JsonNode> entries(String proposal, String kind) {
        var entries = new ArrayList<JsonNode>();
        ok(town.alice().visit(PROPOSALS + "/" + proposal + "/log?limit=1000")).forEach(line -> {
            var entry = line.path("entry");
            if (entry.path("kind").asText().equals(kind)) {
                entries.add(entry);
            }
        });
        return entries;
    }

    @Override
    public void close() {
        town.close();
    }
}
