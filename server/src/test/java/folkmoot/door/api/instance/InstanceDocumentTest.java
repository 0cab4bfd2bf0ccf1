package folkmoot.door.api.instance;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.door.House;
import folkmoot.people.instance.DomainBlock;
import folkmoot.people.instance.DomainBlock.Severity;
import folkmoot.stewardship.about.InstanceDocument.Kind;
import folkmoot.stewardship.about.Rule;
import folkmoot.stewardship.admission.NetworkBlock;
import folkmoot.stewardship.admission.NetworkBlocks;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InstanceDocumentTest {

    private static final World WORLD = new World(Map.of("registration.mode", "closed"));
    private static final House HOUSE = WORLD.server().house();
    private static final Person ALICE = WORLD.alice();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void rulesAreShownInOrderWithTheirTranslations() {
        var kind = HOUSE.platform()
                .database()
                .transaction(tx -> HOUSE.stewardship()
                        .rules()
                        .add(
                                tx,
                                "Be kind",
                                "To everybody",
                                Map.of("cy", new Rule.Translation("Byddwch yn garedig", ""))));
        HOUSE.platform()
                .database()
                .transaction(tx -> HOUSE.stewardship().rules().add(tx, "No advertising", "", Map.of()));

        var rules = ALICE.visit("/api/v1/instance/rules").json();

        assertThat(rules.findValuesAsText("text")).containsSubsequence("Be kind", "No advertising");
        assertThat(rules.get(0).at("/translations/cy/text").asText()).isEqualTo("Byddwch yn garedig");
        assertThat(ALICE.visit("/api/v2/instance").json().get("rules")).isEqualTo(rules);

        assertThat(ALICE.visit("/about?lang=cy").response().body()).contains("Byddwch yn garedig");
        HOUSE.platform().database().write(tx -> HOUSE.stewardship().rules().remove(tx, kind.id()));
        assertThat(ALICE.visit("/api/v1/instance/rules").json().findValuesAsText("text"))
                .doesNotContain("Be kind");
        assertThat(ALICE.visit("/about").response().body()).contains("No advertising");
    }

    @Test
    void aDocumentIsMarkdownThatCannotRunAScript() {
        HOUSE.platform()
                .database()
                .write(tx -> HOUSE.stewardship()
                        .documents()
                        .publish(tx, Kind.DESCRIPTION, "Our **square**.<script>alert(1)</script>", Optional.empty()));

        var description = ALICE.visit("/api/v1/instance/extended_description").json();

        assertThat(description.get("content").asText())
                .contains("<strong>square</strong>")
                .doesNotContain("script");
        assertThat(description.get("updated_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void beforeTheOperatorWroteAPolicyWhatTheSoftwareKeepsIsTold() {
        assertThat(ALICE.visit("/api/v1/instance/privacy_policy")
                        .json()
                        .get("content")
                        .asText())
                .contains("<h1>What this instance keeps</h1>");
        assertThat(ALICE.visit("/privacy-policy").status()).isEqualTo(200);
    }

    @Test
    void termsThatComeLaterSucceedThoseInForce() {
        assertThat(ALICE.visit("/api/v1/instance/terms_of_service").status()).isEqualTo(404);
        var later = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        HOUSE.platform().database().write(tx -> {
            HOUSE.stewardship().documents().publish(tx, Kind.TERMS_OF_SERVICE, "Old terms", Optional.empty());
            HOUSE.stewardship().documents().publish(tx, Kind.TERMS_OF_SERVICE, "New terms", Optional.of(later));
        });

        var now = ALICE.visit("/api/v1/instance/terms_of_service").json();
        var next = ALICE.visit("/api/v1/instance/terms_of_service/" + later).json();

        assertThat(now.get("content").asText()).contains("Old terms");
        assertThat(now.get("effective").asBoolean()).isTrue();
        assertThat(now.get("succeeded_by").asText()).isEqualTo(later.toString());
        assertThat(next.get("effective").asBoolean()).isFalse();
        assertThat(next.get("succeeded_by").isNull()).isTrue();
        assertThat(ALICE.visit("/api/v1/instance/terms_of_service/yesterday").status())
                .isEqualTo(404);
    }

    @Test
    void limitedServersAreListedInPartWhereWishedAndNotAtAllWhereNothingIsLimited() {
        HOUSE.platform().database().write(tx -> {
            HOUSE.people()
                    .domainBlocks()
                    .add(
                            tx,
                            "spam.example.org",
                            new DomainBlock.Terms(Severity.SUSPEND, false, false, "secret", "Spam", true));
            HOUSE.people()
                    .domainBlocks()
                    .add(tx, "fine.example.org", new DomainBlock.Terms(Severity.NOOP, true, false, "", "", false));
        });

        var list = ALICE.visit("/api/v1/instance/domain_blocks").json();

        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("domain").asText())
                .startsWith("spam.")
                .contains("*")
                .endsWith("e.org");
        assertThat(list.get(0).get("comment").asText()).isEqualTo("Spam");
        assertThat(list.get(0).get("digest").asText()).hasSize(64);
        assertThat(HOUSE.people().domainBlocks().isSuspended("deep.spam.example.org"))
                .isTrue();
        assertThat(HOUSE.people().domainBlocks().isMediaRejected("fine.example.org"))
                .isTrue();
        assertThat(HOUSE.people().domainBlocks().isSuspended("fine.example.org"))
                .isFalse();
    }

    @Test
    void aServerIsLimitedUnderItsNameInAsciiHoweverItWasWritten() {
        var terms = new DomainBlock.Terms(Severity.SUSPEND, false, false, "", "", false);
        HOUSE.platform().database().write(tx -> HOUSE.people().domainBlocks().add(tx, "Bücher.example", terms));

        assertThat(HOUSE.people().domainBlocks().isSuspended("xn--bcher-kva.example"))
                .isTrue();

        HOUSE.platform().database().write(tx -> HOUSE.people().domainBlocks().remove(tx, "bücher.example"));
        assertThat(HOUSE.people().domainBlocks().isSuspended("xn--bcher-kva.example"))
                .isFalse();
    }

    @Test
    void aVisitCountsForTheWeek() {
        ALICE.get("/api/v1/accounts/verify_credentials");

        var weeks = ALICE.visit("/api/v1/instance/activity").json();

        assertThat(weeks).hasSize(12);
        assertThat(weeks.get(0).get("logins").asText()).isEqualTo("1");
        assertThat(weeks.get(11).get("logins").asText()).isEqualTo("0");
        assertThat(ALICE.visit("/nodeinfo/2.0")
                        .json()
                        .at("/usage/users/activeMonth")
                        .asInt())
                .isPositive();
    }

    @Test
    void aPublicPostCanBeQuotedElsewhereWithoutAScript() {
        var status = ALICE.posts("The bridge <needs> repair");

        var quotation =
                ALICE.visit("/api/oembed?url=" + status.get("url").asText()).json();

        assertThat(quotation.get("type").asText()).isEqualTo("rich");
        assertThat(quotation.get("html").asText()).contains("&lt;needs&gt;").doesNotContain("script");
        assertThat(ALICE.visit("/api/oembed?url=https://elsewhere.example/1").status())
                .isEqualTo(404);
        assertThat(ALICE.visit("/api/oembed").status()).isEqualTo(400);
    }

    @Test
    void anInvitationOpensAClosedInstanceAsOftenAsItSays() {
        var code = HOUSE.platform()
                .database()
                .transaction(tx -> HOUSE.people()
                        .members()
                        .invites()
                        .create(tx, Optional.empty(), Optional.of(1), Optional.empty()));
        assertThat(ALICE.visit("/invite/" + code).json().get("invite_code").asText())
                .isEqualTo(code);

        assertThat(WORLD.tryToJoin("ivy", "ivy@mail.test", code)).isEqualTo(200);
        assertThat(WORLD.tryToJoin("ivo", "ivo@mail.test", code)).isEqualTo(403);
        assertThat(WORLD.tryToJoin("ida", "ida@mail.test", "invented")).isEqualTo(403);
        assertThat(ALICE.visit("/invite/" + code).status()).isEqualTo(401);
        assertThat(ALICE.visit("/invite/invented").status()).isEqualTo(404);
    }

    @Test
    void aNetworkWithoutAccessSeesNothing() {
        var block = HOUSE.platform()
                .database()
                .transaction(tx -> HOUSE.stewardship()
                        .networkBlocks()
                        .add(
                                tx,
                                new NetworkBlocks.Wanted(
                                        NetworkBlocks.requireNetwork("127.0.0.1/8"),
                                        NetworkBlock.Severity.NO_ACCESS,
                                        "",
                                        Optional.empty())));
        try {
            assertThat(block.network().toString()).isEqualTo("127.0.0.0/8");
            assertThat(ALICE.visit("/api/v2/instance").status()).isEqualTo(403);
        } finally {
            HOUSE.platform()
                    .database()
                    .write(tx -> HOUSE.stewardship().networkBlocks().remove(tx, block.id()));
        }
        assertThat(ALICE.visit("/api/v2/instance").status()).isEqualTo(200);
    }
}
