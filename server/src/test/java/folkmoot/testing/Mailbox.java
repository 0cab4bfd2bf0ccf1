package folkmoot.testing;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The mails that an instance wrote into a folder, as it does where there is no mail server. */
public final class Mailbox {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/answer\\?token=([A-Za-z0-9_-]+)");

    private final Path folder;

    /** @param data the instance's {@code data.directory} */
    public Mailbox(Path data) {
        this.folder = data.resolve("mail");
    }

    /** One mail. */
    public record Letter(String to, String subject, String text, String receipt, Map<String, String> head) {

        /** The secret of the first link to an answer form in it. */
        public String token() {
            var matcher = LINK.matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("No link in: " + text);
            }
            return matcher.group(1);
        }

        /** How many such links it has. */
        public long links() {
            return LINK.matcher(text).results().count();
        }
    }

    /** To an address, oldest first. */
    public List<Letter> to(String address) {
        return all().stream().filter(letter -> letter.to().equals(address)).toList();
    }

    /** The newest to an address. */
    public Letter last(String address) {
        return to(address).getLast();
    }

    /** All, oldest first. */
    public List<Letter> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(Mailbox::written))
                    .map(Mailbox::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant()
                    + file.getFileName().toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Letter read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            return new Letter(
                    Arrays.stream(message.getAllRecipients())
                            .map(Address::toString)
                            .findFirst()
                            .orElse(""),
                    message.getSubject(),
                    message.getContent().toString().replace("\r\n", "\n"),
                    Optional.ofNullable(message.getHeader("X-Folkmoot-Receipt", null))
                            .orElse(""),
                    Collections.list(message.getAllHeaders()).stream()
                            .collect(Collectors.toMap(Header::getName, Header::getValue, (one, _) -> one)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (MessagingException failed) {
            throw new AssertionError(failed);
        }
    }
}
