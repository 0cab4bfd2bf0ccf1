package folkmoot.talk.letter;

import folkmoot.federation.signature.Digests;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** A mail that came in, read: whose it says it is, what it says, which pictures are with it. */
final class AnswerMail {

    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 50;
    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");
    private static final String NOT_POSTED = "Only text and pictures can be posted: this mail has a ";

    private final MimeMessage message;
    private final byte[] raw;
    private final List<byte[]> pictures = new ArrayList<>();
    private Optional<String> plain = Optional.empty();
    private Optional<String> html = Optional.empty();
    private int parts;

    private AnswerMail(byte[] raw) throws MessagingException, IOException {
        this.raw = raw;
        this.message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }

    /** Its head; {@link #readBody} is for those that are taken. Problems: {@link Refused} for what is no mail. */
    static AnswerMail read(byte[] raw) {
        try {
            return new AnswerMail(raw);
        } catch (MessagingException | IOException unreadable) {
            throw new Refused("5.6.0", "This mail cannot be read");
        }
    }

    /** All fields of a name in the head, topmost first. */
    List<String> fields(String name) {
        try {
            return Optional.ofNullable(message.getHeader(name)).map(List::of).orElse(List.of());
        } catch (MessagingException unreadable) {
            return List.of();
        }
    }

    /** The one address that it says it is from; empty where it names none or several. */
    Optional<String> from() {
        try {
            var from = fields("From").size() == 1
                    ? InternetAddress.parseHeader(fields("From").getFirst(), false)
                    : new InternetAddress[0];
            return from.length == 1 ? Optional.ofNullable(from[0].getAddress()) : Optional.empty();
        } catch (MessagingException unreadable) {
            return Optional.empty();
        }
    }

    /** Its Message-ID; where it has none, a digest of all of it. */
    String id() {
        return fields("Message-ID").stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElseGet(this::digest);
    }

    private String digest() {
        return HexFormat.of().formatHex(Digests.sha256(raw));
    }

    /** Whether a program wrote it (RFC 3834), or a list passed it on: it is not answered, and not posted. */
    boolean isAutomatic() {
        return fields("Auto-Submitted").stream()
                        .anyMatch(said -> !said.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                || fields("Precedence").stream()
                        .anyMatch(said -> BULK.contains(said.strip().toLowerCase(Locale.ROOT)))
                || Stream.of("X-Loop", "List-Id", "X-Autoreply", "X-Autorespond")
                        .anyMatch(name -> !fields(name).isEmpty());
    }

    /**
     * Whether the operator's own mail server says that the domain of the From stands behind the mail (RFC 8601, RFC 7489). The topmost field
     * counts: servers add theirs above, and take away those that bear their name and came along.
     */
    boolean isVouchedFor(String server) {
        return fields("Authentication-Results").stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .filter(field -> field.split("[\\s;]", 2)[0].equals(server.toLowerCase(Locale.ROOT)))
                .findFirst()
                .filter(field -> Arrays.stream(field.split(";"))
                        .anyMatch(result -> result.strip().matches("(?s)dmarc\\s*=\\s*pass\\b.*")))
                .isPresent();
    }

    /** Reads what it says. Problems: {@link Refused} for files that cannot be posted, and for what cannot be read. */
    void readBody() {
        try {
            read(message, 0, false);
        } catch (MessagingException | IOException unreadable) {
            throw new Refused("5.6.0", "This mail cannot be read: send it as text in UTF-8");
        }
    }

    /** What its author wrote, without what they quote. */
    String text() {
        return plain.map(AnswerText::ofPlain)
                .filter(text -> !text.isEmpty())
                .or(() -> html.map(AnswerText::ofHtml))
                .orElse("");
    }

    /** The pictures that were attached, as they came. */
    List<byte[]> pictures() {
        return List.copyOf(pictures);
    }

    private void read(Part part, int depth, boolean related) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new Refused("5.6.0", "This mail has too many parts");
        }
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart each = several.getBodyPart(i);
                read(each, depth + 1, part.isMimeType("multipart/related"));
            }
        } else if (!attached && part.isMimeType("text/plain")) {
            var said = text(part);
            plain = Optional.of(plain.map(before -> before + "\n" + said).orElse(said));
        } else if (!attached && part.isMimeType("text/html")) {
            html = html.or(() -> Optional.of(""));
            html = Optional.of(html.get() + text(part));
        } else if (part.isMimeType("image/*")) {
            if (!related || attached) { // drawn in the text: the logo of a signature, our own mail
                pictures.add(part.getInputStream().readAllBytes());
            }
        } else if (!isSeal(part)) {
            throw new Refused(
                    "5.6.1",
                    NOT_POSTED
                            + Optional.ofNullable(part.getFileName())
                                    .map(name -> "file")
                                    .orElse("part") + " of type "
                            + part.getContentType().split("[;\\s]")[0]);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        return part.getContent() instanceof String said
                ? said
                : new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Signatures say who wrote, and are not part of what was written. */
    private static boolean isSeal(Part part) throws MessagingException {
        return part.isMimeType("application/pgp-signature")
                || part.isMimeType("application/pkcs7-signature")
                || part.isMimeType("application/x-pkcs7-signature");
    }
}
