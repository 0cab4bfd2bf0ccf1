package folkmoot.door.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One conversation with a mail server (RFC 2033): each recipient of a mail is answered for itself. */
final class LmtpSession {

    /** The largest mail, in bytes. */
    static final int MOST_BYTES = 12 * 1024 * 1024;

    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_RECIPIENTS = 20;
    private static final int MOST_MISTAKES = 50;
    private static final Pattern PATH = Pattern.compile("(?i)(?:FROM|TO):\\s*<([^<>]*)>.*");
    private static final Pattern SIZE = Pattern.compile("(?i).*\\sSIZE=(\\d{1,12})(?:\\s.*)?");
    private static final LmtpReply DONE = new LmtpReply(250, "2.0.0 OK");
    private static final LmtpReply ORDER = new LmtpReply(503, "5.5.1 Not now");
    private static final LmtpReply SYNTAX = new LmtpReply(501, "5.5.4 An address in angle brackets is missing");
    private static final LmtpReply TOO_LARGE =
            new LmtpReply(552, "5.3.4 A mail can have at most " + MOST_BYTES / 1024 / 1024 + " MB");

    private final LmtpLines lines;
    private final OutputStream out;
    private final String host;
    private final MailTaker taker;
    private final List<String> recipients = new ArrayList<>();
    private boolean greeted;
    private Optional<String> sender = Optional.empty();

    LmtpSession(LmtpLines lines, OutputStream out, String host, MailTaker taker) {
        this.lines = lines;
        this.out = out;
        this.host = host;
        this.taker = taker;
    }

    /** Talks until the other side ends it, or makes mistakes without end. */
    void run() throws IOException {
        say("220 " + host + " LMTP");
        for (int mistakes = 0; mistakes < MOST_MISTAKES; ) {
            var line = lines.next(LONGEST_LINE);
            var words = line.map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("")
                    .split(" ", 2);
            var verb = words[0].toUpperCase(Locale.ROOT);
            var rest = words.length == 2 ? words[1] : "";
            if (verb.equals("QUIT")) {
                say("221 2.0.0 Bye");
                return;
            }
            if (verb.equals("LHLO")) {
                greet();
            } else if (verb.equals("DATA")) {
                data();
            } else {
                var reply = reply(verb, rest);
                mistakes += reply.isGood() ? 0 : 1;
                say(reply.line());
            }
        }
        say("421 4.7.0 Too many mistakes");
    }

    private void greet() throws IOException {
        greeted = true;
        forget();
        for (var line : List.of(host, "PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME", "SMTPUTF8")) {
            say("250-" + line);
        }
        say("250 SIZE " + MOST_BYTES);
    }

    private LmtpReply reply(String verb, String rest) {
        return switch (verb) {
            case "MAIL" -> from(rest);
            case "RCPT" -> to(rest);
            case "RSET" -> {
                forget();
                yield DONE;
            }
            case "NOOP" -> DONE;
            case "VRFY" -> new LmtpReply(252, "2.5.0 Send it and see");
            case "HELO", "EHLO" -> new LmtpReply(500, "5.5.1 This is LMTP: say LHLO");
            default -> new LmtpReply(500, "5.5.2 Unknown command");
        };
    }

    private LmtpReply from(String rest) {
        var path = PATH.matcher(rest);
        if (!greeted || sender.isPresent()) {
            return ORDER;
        }
        if (!path.matches()) {
            return SYNTAX;
        }
        var size = SIZE.matcher(rest);
        if (size.matches() && Long.parseLong(size.group(1)) > MOST_BYTES) {
            return TOO_LARGE;
        }
        sender = Optional.of(path.group(1));
        return DONE;
    }

    private LmtpReply to(String rest) {
        var path = PATH.matcher(rest);
        if (sender.isEmpty()) {
            return ORDER;
        }
        if (!path.matches() || path.group(1).isEmpty()) {
            return SYNTAX;
        }
        if (recipients.size() >= MOST_RECIPIENTS) {
            return new LmtpReply(452, "4.5.3 At most " + MOST_RECIPIENTS + " recipients at once");
        }
        var reply = taker.recipient(path.group(1));
        if (reply.isGood()) {
            recipients.add(path.group(1));
        }
        return reply;
    }

    private void data() throws IOException {
        if (recipients.isEmpty()) {
            say(ORDER.line());
            return;
        }
        say("354 Go on, and end with a lone dot");
        var mail = lines.mail(MOST_BYTES);
        var from = sender.orElseThrow();
        for (var recipient : recipients) {
            say(mail.map(bytes -> taker.take(from, recipient, bytes))
                    .orElse(TOO_LARGE)
                    .line());
        }
        forget();
    }

    private void forget() {
        sender = Optional.empty();
        recipients.clear();
    }

    private void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
