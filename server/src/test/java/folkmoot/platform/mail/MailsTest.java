package folkmoot.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import folkmoot.config.Settings;
import folkmoot.platform.database.Database;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.ManualJobRunner;
import folkmoot.testing.SettableClock;
import folkmoot.testing.TestDatabase;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailsTest {

    private final SettableClock clock = SettableClock.atNoon();
    private final Database database = TestDatabase.fresh();
    private final Jobs jobs = new Jobs(database, clock);
    private final ManualJobRunner runner = new ManualJobRunner(database, jobs, clock);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Mails mails;

    @BeforeEach
    void start() {
        server.start();
        var settings = Settings.load(
                        Optional.empty(),
                        Map.of(),
                        Map.of(
                                "mail.host", "127.0.0.1",
                                "mail.port", String.valueOf(server.getSmtp().getPort()),
                                "mail.security", "none"))
                .mail();
        mails = new Mails(jobs, new SmtpTransport(settings, "no-reply@town.example", clock));
    }

    @AfterEach
    void stop() {
        server.stop();
        database.close();
    }

    @Test
    void aMailLeavesAfterTheCommit() throws Exception {
        database.write(tx -> mails.send(tx, new Mail("alice@example.org", "Grüße", "Hello\nthere")));
        assertThat(server.getReceivedMessages()).isEmpty();
        runner.runAll();
        var message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Grüße");
        assertThat(message.getAllRecipients()[0]).hasToString("alice@example.org");
        assertThat(message.getContent().toString()).contains("Hello").contains("there");
    }

    @Test
    void aRolledBackMailNeverLeaves() {
        assertThatThrownBy(() -> database.write(tx -> {
                    mails.send(tx, new Mail("alice@example.org", "No", "No"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        runner.runAll();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        server.stop();
        database.write(tx -> mails.send(tx, new Mail("alice@example.org", "Later", "Later")));
        runner.runAll();
        assertThat(runner.failures()).singleElement().isInstanceOf(MailFailure.class);
        assertThat(jobs.pending()).isEqualTo(1);
    }

    @Test
    void aSubjectCannotAddHeaders() throws Exception {
        database.write(tx -> mails.send(tx, new Mail("alice@example.org", "Hi\r\nBcc: eve@example.org", "x")));
        runner.runAll();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    }
}
