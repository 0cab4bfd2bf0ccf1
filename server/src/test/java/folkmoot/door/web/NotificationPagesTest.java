package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.people.notification.NotificationType;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody who has a browser and no app hears of what happens, too. */
class NotificationPagesTest {

    private static final String PATH = NotificationPages.PATH;

    private static World world;

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static String post(Person by, String text) {
        return ok(by.post("/api/v1/statuses", Map.of("status", text))).get("id").asText();
    }

    private static void settle() {
        Patience.untilSettled(world);
    }

    @Test
    void everyPageSaysHowMuchIsNewUntilTheListIsRead() {
        var bob = world.person("reader");
        post(world.alice(), "@reader The bus stop is lit now.");
        world.alice().follows(bob.id());
        settle();
        var browser = world.signedIn(bob);
        assertThat(browser.get("/").body())
                .contains(
                        "<span class=\"count\">2</span><span class=\"sr\"> Notifications: 2 new notifications</span>");

        var list = browser.get(PATH).body();

        assertThat(list)
                .contains("The bus stop is lit now.")
                .contains("mentioned you")
                .contains("follows you");
        assertThat(list.split("class=\"card told fresh\"")).hasSize(3);
        assertThat(browser.get("/").body()).doesNotContain("new notification");
        assertThat(browser.get(PATH).body()).doesNotContain("told fresh").contains("mentioned you");
        assertThat(ok(bob.get("/api/v1/notifications/unread_count"))
                        .get("count")
                        .asInt())
                .as("an app of theirs shows the same")
                .isZero();
    }

    @Test
    void whatAnAppHasReadIsReadHereToo() {
        var dora = world.person("dora");
        post(world.alice(), "@dora Good morning");
        settle();
        var newest = ok(dora.get("/api/v1/notifications")).get(0).get("id").asText();
        ok(dora.post("/api/v1/markers", Map.of("notifications", Map.of("last_read_id", newest))));

        assertThat(world.signedIn(dora).get("/").body()).doesNotContain("new notification");
    }

    @Test
    void aLongListIsReadPageByPage() {
        var emma = world.person("emma");
        for (int i = 0; i < 25; i++) {
            post(world.alice(), "@emma number " + i + " of many");
        }
        settle();
        var browser = world.signedIn(emma);
        assertThat(browser.get("/").body()).contains(">20+</span>");

        var first = browser.get(PATH).body();
        var next = first.replaceFirst("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1");
        var second = browser.get(next).body();

        assertThat(first)
                .contains("number 24 of many")
                .contains("number 5 of many")
                .doesNotContain("number 4 of many");
        assertThat(second)
                .contains("number 4 of many")
                .contains("number 0 of many")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void whatCannotBeReadAnyMoreIsNotShown() {
        var finn = world.person("finn");
        var gone = post(world.alice(), "@finn a word too many");
        var shutOut = world.person("loud");
        post(shutOut, "@finn listen to me");
        settle();
        ok(world.alice().delete("/api/v1/statuses/" + gone));
        ok(finn.post("/api/v1/accounts/" + shutOut.id() + "/block", Map.of()));
        settle();

        assertThat(world.signedIn(finn).get(PATH).body())
                .doesNotContain("a word too many")
                .doesNotContain("listen to me");
    }

    @Test
    void aListIsNobodyElses() {
        assertThat(world.visitor().get(PATH).headers().firstValue("Location")).hasValue("/sign-in?return_to=" + PATH);
        assertThat(world.visitor().post(PATH + "/clear").statusCode()).isEqualTo(403);
        var gwen = world.person("gwen");
        post(world.alice(), "@gwen only for you");
        settle();

        assertThat(world.signedIn(gwen).post(PATH + "/clear").statusCode())
                .as("without the form's token")
                .isEqualTo(403);
        assertThat(world.signedIn(world.person("harry")).get(PATH).body()).doesNotContain("only for you");
        assertThat(world.signedIn(gwen).get(PATH).body()).contains("only for you");
    }

    @Test
    void everythingIsForgottenWhereThatIsWanted() {
        var iris = world.person("iris");
        post(world.alice(), "@iris once");
        settle();
        var browser = world.signedIn(iris);

        browser.submit(PATH + "/clear", Browser.hidden(browser.get(PATH).body()));

        assertThat(browser.get(PATH).body()).contains("Nobody has told you anything yet");
        assertThat(ok(iris.get("/api/v1/notifications"))).isEmpty();
    }

    @Test
    void marksOfHostilePlacesAreNone() {
        var browser = world.signedIn(world.person("jack"));
        for (var before : List.of("0", "-1", "x", "99999999999999999999", "%00", "1 OR 1=1")) {
            assertThat(browser.get(PATH + "?before=" + before.replace(" ", "%20"))
                            .statusCode())
                    .as(before)
                    .isIn(200, 400);
        }
    }

    @ParameterizedTest
    @EnumSource(NotificationType.class)
    void eachKindHasItsWordsInEveryLanguage(NotificationType type) {
        var words = Messages.LANGUAGES.keySet().stream()
                .map(language -> Messages.in(language).get("notifications." + type.word()))
                .distinct()
                .toList();
        assertThat(words).hasSize(Messages.LANGUAGES.size()).noneMatch(String::isBlank);
    }
}
