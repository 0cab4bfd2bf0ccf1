package folkmoot.command;

import folkmoot.civic.notice.Bounces;
import folkmoot.door.House;
import folkmoot.platform.problem.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Command;

/** What a mail server sent back of a mail to a body. */
@Command(
        name = "bounced",
        description = "Reads from standard input what a mail server sent back, and shows that the body was not told."
                + " For an alias of your mail server, such as bounces: \"|folkmoot body bounced\".")
final class BouncedCommand extends WorkplaceCommand {

    private static final int MOST_BYTES = 1024 * 1024;

    /** The mail is at the standard input of who asks. */
    @Override
    boolean mayBeAsked() {
        return false;
    }

    @Override
    void run(House house) {
        var told = Bounces.receipt(read())
                .filter(receipt -> house.civic().reaching().notices().bounced(receipt));
        if (told.isEmpty()) {
            throw new NotFound("This is no failure of a mail that this instance sent to a body.");
        }
        say("The body was not told. It is tried again.", Map.of("bounced", true));
    }

    private static String read() {
        try {
            return new String(System.in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
