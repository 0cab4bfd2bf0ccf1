package folkmoot.door.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A mail server that hands over to ours. */
final class LmtpClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    LmtpClient(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            reply();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Hands one mail over; the last thing that is said of it. */
    static String hands(int port, String sender, String recipient, String mail) {
        try (var client = new LmtpClient(port)) {
            client.says("LHLO mx.test");
            client.says("MAIL FROM:<" + sender + ">");
            var known = client.says("RCPT TO:<" + recipient + ">");
            return known.startsWith("250") ? client.data(mail, 1).getFirst() : known;
        }
    }

    /** A command; the last line of what is answered. */
    String says(String command) {
        sends(command + "\r\n");
        return reply();
    }

    /** @param mail with lone LF */
    List<String> data(String mail, int recipients) {
        if (!says("DATA").startsWith("354")) {
            throw new AssertionError("No mail is wanted");
        }
        sends(mail.lines()
                        .map(line -> line.startsWith(".") ? "." + line : line)
                        .reduce("", (all, line) -> all + line + "\r\n")
                + ".\r\n");
        var replies = new ArrayList<String>();
        for (int i = 0; i < recipients; i++) {
            replies.add(reply());
        }
        return replies;
    }

    void sends(String raw) {
        try {
            socket.getOutputStream().write(raw.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String reply() {
        try {
            var line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
