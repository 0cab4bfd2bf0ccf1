package folkmoot.door.mail;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.id.Id;
import folkmoot.testing.FreePorts;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the operator's mail server checks who sent a mail, only mails that it vouches for are posted. */
class TrustedResultsTest {

    private static String mail(String results) {
        return "From: ann@mail.test\nMessage-ID: <" + results.hashCode() + "@mx.test>\n" + results + "\n\nhello";
    }

    @Test
    void onlyWhatTheConfiguredServerVouchesForIsPosted() {
        int port = FreePorts.next();
        try (var world =
                new World(Map.of("mail.inlet-port", String.valueOf(port), "mail.trusted-results", "mx.town.example"))) {
            Person ann = world.person("ann");
            var post = ok(world.person("bob").post("/api/v1/statuses", Map.of("status", "hello")));
            var members = world.server().house().people().members();
            var address = members.replyAddresses()
                    .address(ann.id(), Id.status(post.path("id").asText()).orElseThrow())
                    .orElseThrow();
            for (var results : new String[] {
                "X-None: 1",
                "Authentication-Results: mx.town.example; spf=pass; dmarc=fail",
                "Authentication-Results: mx.town.example; none",
                "Authentication-Results: mx.other.example; dmarc=pass",
                "Authentication-Results: mx.town.example; dmarc=fail\n"
                        + "Authentication-Results: mx.town.example; dmarc=pass",
                "Authentication-Results: mx.town.example; x=\"dmarc=pass\""
            }) {
                assertThat(LmtpClient.hands(port, "ann@mail.test", address, mail(results)))
                        .as(results)
                        .startsWith("550 5.7.26");
            }
            assertThat(LmtpClient.hands(
                            port,
                            "ann@mail.test",
                            address,
                            mail("Authentication-Results: MX.town.example 1;\n"
                                    + "\tdkim=pass header.d=mail.test;\n"
                                    + "\tdmarc=pass header.from=mail.test")))
                    .startsWith("250");
        }
    }
}
