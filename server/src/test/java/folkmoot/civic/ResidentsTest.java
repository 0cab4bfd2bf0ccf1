package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Mailbox;
import folkmoot.testing.SettableClock;
import folkmoot.testing.TestPictures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A residents' community: talk, pictures, news, events, a weekly mail, and a councillor among the others. */
class ResidentsTest {

    @TempDir
    private Path data;

    @Test
    void c19ACouncillorIsMarkedElectedMemberAndCannotModerateAndTheWeekGoesByMail() {
        var clock = new SettableClock(Instant.parse("2026-12-01T12:00:00Z"));
        try (var civic = new CivicTown(Map.of("data.directory", data.toString()), clock)) {
            civic.community("street", "Mill Street", 20);
            var alice = civic.town.alice();
            var bob = civic.town.bob();
            var wen = civic.world.person("wen");
            bob.follows(civic.house()
                    .platform()
                    .database()
                    .read(tx -> civic.house().civic().registry().communities().requireByName(tx, "street"))
                    .group()
                    .id());
            var domain = civic.house().platform().uris().domain();
            ok(civic.grace.post(
                    "/api/folkmoot/v1/communities/street/bodies",
                    Map.of(
                            "slug", "wen-price",
                            "name", "Wen Price",
                            "kind", "elected",
                            "domain", domain,
                            "handle", "wen@" + domain,
                            "reason", "Elected for the mill ward")));
            civic.settle();
            var picture = alice.uploads("mill.png", TestPictures.png(40, 30))
                    .get("id")
                    .asText();
            ok(alice.put("/api/v1/media/" + picture, Map.of("description", "The mill in snow")));
            ok(alice.post(
                    "/api/v1/statuses",
                    Map.of("status", "@street The mill this morning", "media_ids", List.of(picture))));
            ok(wen.post("/api/v1/statuses", Map.of("status", "@street The bridge opens on Monday")));
            ok(alice.post(
                    "/api/folkmoot/v1/matters",
                    Map.of(
                            "community",
                            "street",
                            "kind",
                            "event",
                            "title",
                            "Street party",
                            "starts",
                            "2026-12-12 15:00")));
            civic.settle();

            assertThat(civic.page("/c/street/talk"))
                    .contains("The mill this morning", "The mill in snow", "The bridge opens on Monday")
                    .contains("Wen Price · elected member");
            assertThat(civic.page("/c/street/matters")).contains("Street party");
            var post = ok(alice.get("/api/v1/accounts/" + alice.id() + "/statuses"))
                    .get(0)
                    .get("id")
                    .asText();
            for (var act : List.of("removals", "locks", "featured")) {
                assertThat(wen.post(
                                        "/api/folkmoot/v1/communities/street/" + act,
                                        Map.of("status_id", post, "reason", "I was elected"))
                                .status())
                        .as(act)
                        .isEqualTo(403);
            }
            assertThat(civic.grace
                            .post(
                                    "/api/folkmoot/v1/communities/street/moderators",
                                    Map.of("account_id", wen.id().toString()))
                            .status())
                    .isEqualTo(403);

            var letters = civic.house().civic().letters();
            civic.house().platform().database().write(tx -> letters.choose(tx, bob.id(), true));
            clock.advance(Duration.ofDays(7));
            letters.weekly();
            civic.settle();
            assertThat(new Mailbox(data).last("bob@mail.test").text()).contains("COMING UP", "Street party");
        }
    }
}
