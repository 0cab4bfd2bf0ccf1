package folkmoot.door.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads what a mail server sends, line by line. A line ends with CR LF and with nothing else: whoever took a bare LF for one could be told
 * where a mail ends by the mail itself.
 */
final class LmtpLines {

    private final InputStream in;

    LmtpLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The connection ended in the middle of something. */
    static final class Ended extends IOException {}

    /** The next line without its end; empty where it is longer than {@code most} bytes, and was read over. */
    Optional<byte[]> next(int most) throws IOException {
        var line = new ByteArrayOutputStream();
        boolean tooLong = false;
        int before = -1;
        while (true) {
            int now = in.read();
            if (now < 0) {
                throw new Ended();
            }
            if (now == '\n' && before == '\r') {
                return tooLong ? Optional.empty() : Optional.of(line.toByteArray());
            }
            if (before == '\r') {
                line.write('\r');
            }
            if (now != '\r') {
                line.write(now);
            }
            if (line.size() > most) {
                tooLong = true;
                line.reset();
            }
            before = now;
        }
    }

    /** A mail to its lone dot (RFC 5321 4.5.2); empty where it is longer than {@code most} bytes, and was read over. */
    Optional<byte[]> mail(int most) throws IOException {
        var mail = new ByteArrayOutputStream();
        boolean tooLong = false;
        while (true) {
            var line = next(most);
            if (line.isPresent() && line.get().length == 1 && line.get()[0] == '.') {
                return tooLong ? Optional.empty() : Optional.of(mail.toByteArray());
            }
            tooLong |= line.isEmpty() || mail.size() + line.get().length > most;
            if (!tooLong) {
                var bytes = line.get();
                int from = bytes.length > 0 && bytes[0] == '.' ? 1 : 0;
                mail.write(bytes, from, bytes.length - from);
                mail.write('\r');
                mail.write('\n');
            }
        }
    }
}
