package folkmoot.civic.matter;

import static folkmoot.testing.Person.ok;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A town with a community whose members post matters, in a time that the test sets. */
public final class Noticeboard implements AutoCloseable {

    public static final String MATTERS = "/api/folkmoot/v1/matters";

    public final SettableClock clock;
    public final CivicTown civic;

    /** Speaks for a public body of the community's register. */
    public final Person works;

    public Noticeboard() {
        this(Instant.parse("2026-12-01T12:00:00Z"));
    }

    /** At the moment by which others sign what they send. */
    public static Noticeboard now() {
        return new Noticeboard(Instant.now());
    }

    private Noticeboard(Instant moment) {
        clock = new SettableClock(moment);
        civic = new CivicTown(clock);
        var commons = civic.community("commons", "Harrowmere Commons", 100);
        works = person("works_desk");
        var house = civic.house();
        var domain = house.platform().uris().domain();
        var body = NewBody.of("works", "Works Department", domain, "works_desk@" + domain);
        house.platform()
                .database()
                .write(tx -> house.civic().registry().bodies().register(tx, commons.id(), body));
    }

    public Person person(String name) {
        return civic.world.person(name);
    }

    public Person.Answer tries(Person by, String kind, Map<String, ?> fields) {
        var body = new HashMap<String, Object>(fields);
        body.putIfAbsent("community", "commons");
        body.put("kind", kind);
        return by.post(MATTERS, body);
    }

    /** The id of a new matter. */
    public String posts(Person by, String kind, Map<String, ?> fields) {
        return ok(tries(by, kind, fields)).get("id").asText();
    }

    /** A matter as somebody sees it. */
    public JsonNode seen(Person by, String id) {
        return ok(by.get(MATTERS + "/" + id));
    }

    public Person.Answer answers(Person by, String id, String firstName, String note) {
        return by.post(MATTERS + "/" + id + "/answer", Map.of("first_name", firstName, "note", note));
    }

    /** Who asks, as its author sees it. */
    public JsonNode asked(Person author, String id) {
        return ok(author.get(MATTERS + "/" + id + "/answers"));
    }

    public Person.Answer agrees(Person author, String id, JsonNode answer) {
        return author.post(MATTERS + "/" + id + "/answers/" + answer.get("id").asText() + "/agree");
    }

    /** What a visitor finds. */
    public List<String> found(String query) {
        return ok(civic.town.alice().visit(MATTERS + "?community=commons&" + query))
                .findValuesAsText("title");
    }

    /** What somebody was told by the clerk alone, the newest first. */
    public List<String> told(Person who) {
        civic.settle();
        return ok(who.get("/api/v1/conversations")).findValuesAsText("content");
    }

    @Override
    public void close() {
        civic.close();
    }
}
