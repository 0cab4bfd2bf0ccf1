package folkmoot.civic.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same by forms, without a script: named, attested, shown, checked by a code, taken back. */
class AttestationPagesTest {

    private static final String OWN = "/settings/attestations";
    private static final String CHECKS = "/settings/checks";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}");
    private static AttestingTown town;

    @BeforeAll
    static void open() {
        town = new AttestingTown();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static Browser browser(Person who) {
        return town.civic.world.signedIn(who);
    }

    /** Fills in a form of a page; the page behind it, or the form again. */
    private static String submits(Browser by, String page, String action, Map<String, String> fields) {
        var form =
                new HashMap<>(Map.of("csrf", Browser.hidden(by.get(page).body()).get("csrf")));
        form.putAll(fields);
        var answer = by.submit(action, form);
        return answer.statusCode() == 303
                ? by.get(Browser.location(answer).toString()).body()
                : answer.body();
    }

    private static String action(Browser by, String act) {
        var found = Pattern.compile("action=\"(" + OWN + "/\\d+/" + act + ")\"")
                .matcher(by.get(OWN).body());
        assertThat(found.find()).as(act).isTrue();
        return found.group(1);
    }

    @Test
    void fromTheNameOfTheClaimToACodeAndBack() {
        var claims = "/c/commons/moderation/claims";
        var named = submits(
                browser(town.grace),
                claims,
                claims,
                Map.of(
                        "word",
                        "lifeguard",
                        "name_en",
                        "Lifeguard",
                        "name_cy",
                        "Achubwr bywyd",
                        "months",
                        "12",
                        "attesters[]",
                        "council"));
        assertThat(named).contains("It is named", "Lifeguard", "Harrowmere Council");
        var desk = browser(town.council);
        var page = "/c/commons/attestations";
        assertThat(desk.get(page).body()).contains("Lifeguard", "\u2068lifeguard\u2069");
        assertThat(submits(desk, page, page, Map.of("account", "@alice", "claim", "lifeguard", "until", "2026-12-24")))
                .contains("It is said", "Waits for an answer", "Lifeguard, @alice");
        assertThat(submits(desk, page, page, Map.of("account", "@nobody", "claim", "lifeguard", "until", "")))
                .contains("Nobody of this name is known here", "@nobody");

        var alice = browser(town.alice);
        assertThat(submits(alice, OWN, action(alice, "show"), Map.of())).contains("It stands on your profile");
        assertThat(town.civic.page("/@alice")).contains("Lifeguard", "Until 24 Dec 2026");
        assertThat(alice.get("/@alice", "Accept-Language", "cy").body()).contains("Achubwr bywyd");
        assertThat(submits(alice, OWN, action(alice, "hide"), Map.of())).contains("no longer");
        assertThat(town.civic.page("/@alice")).doesNotContain("Lifeguard");

        var code = CODE.matcher(submits(alice, OWN, action(alice, "code"), Map.of()));
        assertThat(code.find()).isTrue();
        assertThat(alice.get(OWN).body()).as("shown once").doesNotContain(code.group());
        var bob = browser(town.bob);
        assertThat(submits(bob, CHECKS, CHECKS, Map.of("code", code.group())))
                .contains("Yes.", "Lifeguard", "@alice", "24 Dec 2026");
        assertThat(submits(bob, CHECKS, CHECKS, Map.of("code", code.group()))).contains("No. The code was never made");
        assertThat(alice.get(CHECKS).body()).contains("Typed by @bob", "No: the code was used");

        assertThat(submits(alice, OWN, OWN, Map.of("link", "https://elsewhere.example/x")))
                .contains("leads to nothing that an attester says of you", "https://elsewhere.example/x");
        assertThat(submits(alice, OWN, action(alice, "drop"), Map.of())).contains("Nothing of it is kept");
        assertThat(desk.get(page).body()).doesNotContain("Lifeguard, @alice");
    }

    @Test
    void nobodyButTheAttesterFindsTheFormAndVisitorsAreSentToSignIn() {
        assertThat(browser(town.bob).get("/c/commons/attestations").body())
                .contains("Licensed driver", "Harrowmere Council")
                .doesNotContain("name=\"account\"");
        for (var page : new String[] {"/c/commons/attestations", OWN, CHECKS, "/c/commons/moderation/claims"}) {
            assertThat(town.civic.world.visitor().get(page).statusCode())
                    .as(page)
                    .isEqualTo(303);
        }
        assertThat(browser(town.bob).get("/c/commons/moderation/claims").statusCode())
                .isEqualTo(403);
    }
}
