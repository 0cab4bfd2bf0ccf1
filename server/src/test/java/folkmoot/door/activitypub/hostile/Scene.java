package folkmoot.door.activitypub.hostile;

import folkmoot.federation.signature.Digests;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.RequestSigner.Scheme;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.people.instance.DomainBlock;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where attempts are made: alice and her posts here, carol and mallory on one server elsewhere, a third server, and one
 * that is blocked. Words beginning with $ in a body stand for their addresses; quotes are written as '.
 */
final class Scene implements AutoCloseable {

    static final String TYPE = "application/activity+json";

    /** All tables in which an activity can leave something. */
    private static final String CONCERNED =
            "^(account|account_key|account_stats|status.*|favourite|follow|block|notification.*|report.*"
                + "|media_attachment|poll.*|quote.*|tombstone|inbox_.*|instance|delivery.*|job|emoji|tag|proposal.*|support.*"
                + "|community.*|conversation.*|body|dislike|reaction.*|pin|vote.*)$";

    private final Vertx vertx = Vertx.vertx();
    private final Town town = new Town();
    private final RemoteInstance third = new RemoteInstance(vertx, "third.localhost");
    private final RemoteInstance blocked = new RemoteInstance(vertx, "blocked.localhost");
    private final RemotePerson mallory = town.remote().person("mallory");
    private final RemotePerson dora = third.person("dora");
    private final Map<String, String> words = new TreeMap<>((one, other) -> other.compareTo(one)); // longest first
    private int number;
    private String counting;

    Scene() {
        meet(town.carol());
        town.settle();
        town.followsCarol(town.alice());
        var post = town.alice().posts("Public");
        var secret =
                Person.ok(town.alice().post("/api/v1/statuses", Map.of("status", "For me", "visibility", "direct")));
        words.put("$POST", post.get("uri").asText());
        words.put("$SECRET", secret.get("uri").asText());
        words.put("$HERE", town.uri("").toString());
        words.put("$ALICE", town.uriOf(town.alice()).toString());
        words.put("$BOB", town.uriOf(town.bob()).toString());
        words.put("$CAROL", town.carol().id().toString());
        words.put("$MALLORY", mallory.id().toString());
        words.put("$DORA", dora.id().toString());
        words.put("$THERE", town.remote().uri("").toString());
        words.put("$THIRD", third.uri("").toString());
        words.put("$BLOCKED", blocked.uri("").toString());
        words.put("$PUBLIC", "https://www.w3.org/ns/activitystreams#Public");
        meet(mallory);
        meet(dora);
        carolSends(note("$THERE/notes/known", "$CAROL", "known"));
        mallory.sends(town.sharedInbox(), bytes(note("$THERE/notes/mallorys", "$MALLORY", "mine", "$ALICE")));
        var house = town.world().server().house();
        house.platform()
                .database()
                .write(tx -> house.people()
                        .domainBlocks()
                        .add(tx, "blocked.localhost", DomainBlock.Terms.suspension("spam")));
        settle();
    }

    private void meet(RemotePerson person) {
        person.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s/meet','type':'Arrive','actor':'%s'}".formatted(person.id(), person.id())));
    }

    /** A Create of a note as it should be. */
    static String note(String id, String author, String content) {
        return note(id, author, content, "$PUBLIC");
    }

    static String note(String id, String author, String content, String to) {
        return """
            {'id':'%s/create','type':'Create','actor':'%s','to':'%s','object':{'id':'%s','type':'Note',
             'attributedTo':'%s','content':'%s','to':'%s','published':'2026-11-01T00:00:00Z'}}\
            """.formatted(id, author, to, id, author, content, to);
    }

    Town town() {
        return town;
    }

    RemoteInstance remote() {
        return town.remote();
    }

    RemotePerson mallory() {
        return mallory;
    }

    RemotePerson dora() {
        return dora;
    }

    RemoteInstance third() {
        return third;
    }

    RemoteInstance blocked() {
        return blocked;
    }

    URI inbox() {
        return town.sharedInbox();
    }

    /** A new number for this attempt; $N in bodies. */
    void next() {
        words.put("$N", String.valueOf(++number));
        town.remote().forgetRequests();
        third.forgetRequests();
        blocked.forgetRequests();
    }

    int requests() {
        return town.remote().received().size()
                + third.received().size()
                + blocked.received().size();
    }

    String text(String template) {
        var text = template.replace('\'', '"');
        for (var word : words.entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        return text;
    }

    URI uri(String template) {
        return URI.create(text(template));
    }

    byte[] bytes(String template) {
        return text(template).getBytes(StandardCharsets.UTF_8);
    }

    int carolSends(String template) {
        return carolSends(bytes(template));
    }

    int carolSends(byte[] body) {
        return town.carol().sends(inbox(), body);
    }

    /** A like that would be taken. */
    byte[] like() {
        return bytes("{'id':'$THERE/likes/$N','type':'Like','actor':'$CAROL','object':'$POST'}");
    }

    /** What carol signs and sends, for changing. */
    Map<String, String> headers(Scheme scheme, byte[] body, SigningKey key, Instant at) {
        var outgoing = RequestSigner.Outgoing.post(inbox(), Digests.sha256Base64(body), TYPE);
        return new HashMap<>(RequestSigner.headers(scheme, outgoing, key, at));
    }

    int post(byte[] body, Map<String, String> headers) {
        return RemotePerson.post(inbox(), body, headers);
    }

    /** Serves a document at a path of the server elsewhere. */
    void serve(String path, String type, String template) {
        town.remote().serves(text(path), type, bytes(template));
    }

    void settle() {
        town.settle();
    }

    /** How many rows each table has; what was seen before does not count. */
    Map<String, Long> rows() {
        return town.world().server().house().platform().database().read(tx -> {
            if (counting == null) {
                counting = tx
                        .sql()
                        .fetch(
                                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND"
                                    + " table_type = 'BASE TABLE' AND table_name <> 'inbox_seen' AND table_name ~ ?",
                                CONCERNED)
                        .getValues(0, String.class)
                        .stream()
                        .map(table -> "SELECT '%s', count(*) FROM \"%s\"".formatted(table, table))
                        .collect(Collectors.joining(" UNION ALL "));
            }
            var counts = new TreeMap<String, Long>();
            tx.sql().fetch(counting).forEach(row -> counts.put(row.get(0, String.class), row.get(1, Long.class)));
            return counts;
        });
    }

    @Override
    public void close() {
        town.close();
        third.close();
        blocked.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
