package folkmoot.door.api.admin;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What it means for a server's people that moderators limit it. */
class DomainLimitsTest {

    private static final Town TOWN = new Town();
    private static final Person ADMIN = TOWN.world().administrator("ada");

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        TOWN.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static String handle(RemotePerson person) {
        return person.handle().toString();
    }

    private static Person.Answer look(RemotePerson person) {
        return TOWN.alice().get("/api/v1/accounts/lookup?acct=" + handle(person));
    }

    private static String limit(String severity, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("domain", TOWN.carol().id().getAuthority());
        body.put("severity", severity);
        return "/api/v1/admin/domain_blocks/"
                + ok(ADMIN.post("/api/v1/admin/domain_blocks", body)).get("id").asText();
    }

    @Test
    void aSuspendedServersPeopleAreShutOutUntilItIsFreed() {
        TOWN.carolFollows(TOWN.alice());
        TOWN.settle();
        var block = limit("suspend", Map.of());
        assertThat(ok(look(TOWN.carol())).get("suspended").asBoolean()).isTrue();
        assertThat(TOWN.carolSends(
                        "{'id':'%s','type':'Like','actor':'%s','object':'%s'}",
                        TOWN.carol().uri("/l1"), TOWN.carol().id(), TOWN.uri("/x")))
                .isEqualTo(403);

        ok(ADMIN.delete(block));

        assertThat(ok(look(TOWN.carol())).has("suspended")).isFalse();
    }

    @Test
    void aSilencedServersNewcomersAreSilencedAndFreedAsWell() {
        var block = limit("silence", Map.of());
        var dora = TOWN.remote().person("dora");
        ok(TOWN.alice().get("/api/v2/search?resolve=true&type=accounts&q=" + handle(dora)));
        assertThat(ok(look(dora)).get("limited").asBoolean()).isTrue();

        ok(ADMIN.delete(block));

        assertThat(ok(look(dora)).has("limited")).isFalse();
    }

    @Test
    void reportsAndPicturesOfAServerCanBeRefusedAlone() {
        var block = limit("noop", Map.of("reject_reports", true, "reject_media", true));
        var requests = TOWN.remote().received().size();
        var picture = TOWN.world()
                .server()
                .house()
                .talk()
                .media()
                .urls()
                .of(TOWN.carol().id().resolve("/picture.png"));
        assertThat(TOWN.alice().visit(picture.getPath()).status()).isEqualTo(404);
        assertThat(TOWN.remote().received()).hasSize(requests);

        assertThat(TOWN.carolSends(
                        "{'id':'%s','type':'Flag','actor':'%s','object':['%s'],'content':'Bad'}",
                        TOWN.carol().uri("/flag"), TOWN.carol().id(), TOWN.uriOf(TOWN.alice())))
                .isEqualTo(202);
        TOWN.settle();
        assertThat(ok(ADMIN.get("/api/v1/admin/reports"))).isEmpty();
        ok(ADMIN.delete(block));
    }

    @Test
    void whereAServersPicturesAreRefusedThoseThatItsPeopleLinkFromElsewhereAreToo() {
        try (var storage = new RemoteInstance(VERTX, "files.localhost")) {
            storage.serves("/bridge.png", "image/png", TestPictures.png(40, 30));
            var post = TOWN.carol().uri("/notes/picture");
            TOWN.carolSends(
                    "{'id':'%s/create','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s','to':['as:Public'],'content':'@alice"
                        + " look','tag':[{'type':'Mention','href':'%s'}],"
                        + "'attachment':[{'type':'Document','mediaType':'image/png','url':'%s'}]}}",
                    post,
                    TOWN.carol().id(),
                    post,
                    TOWN.carol().id(),
                    TOWN.uriOf(TOWN.alice()),
                    storage.uri("/bridge.png"));
            TOWN.settle();
            var shown = ok(TOWN.alice().get("/api/v1/notifications?types[]=mention"))
                    .get(0)
                    .at("/status/media_attachments/0/url")
                    .asText();
            var path = URI.create(shown).getPath();

            var block = limit("noop", Map.of("reject_media", true));
            assertThat(TOWN.alice().visit(path).status()).isEqualTo(404);
            assertThat(storage.received()).isEmpty();
            ok(ADMIN.delete(block));
            assertThat(TOWN.alice().visit(path).status()).isEqualTo(200);
        }
    }
}
