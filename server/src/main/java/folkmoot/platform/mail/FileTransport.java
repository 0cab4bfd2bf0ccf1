package folkmoot.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each mail as an {@code .eml} file, so that registration works on a developer's machine. */
public final class FileTransport implements MailTransport {

    private static final Logger LOG = LoggerFactory.getLogger(FileTransport.class);

    private final Path folder;
    private final String from;
    private final InstantSource clock;

    public FileTransport(Path folder, String from, InstantSource clock) {
        this.folder = folder;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public void send(Mail mail) {
        try {
            Files.createDirectories(folder);
            var now = clock.instant();
            var message = MailTransport.message(Session.getInstance(new Properties()), from, mail, now);
            var file = Files.createTempFile(folder, now.toString().replace(':', '-') + "-", ".eml");
            try (var out = Files.newOutputStream(file)) {
                message.writeTo(out);
            }
            LOG.info("A mail was written to {}", file);
        } catch (IOException | MessagingException failure) {
            throw new MailFailure("The mail could not be written into " + folder, failure);
        }
    }
}
