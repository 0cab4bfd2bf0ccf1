package folkmoot.command;

import folkmoot.command.CommandWire.Question;
import folkmoot.config.InvalidSetting;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher runs first for a command: asks the running server to do it ({@link CommandDoor}). It knows nothing of commands
 * and loads next to nothing, so it takes a fraction of what a world of its own would.
 */
public final class Ask {

    /** Nobody does it here: the launcher starts the whole program. No command ends with it. */
    static final int NOT_DONE = 79;

    private Ask() {}

    public static void main(String[] words) {
        System.exit(ask(words, System.out, System.err));
    }

    /** What the command ended with, or {@link #NOT_DONE}; then nothing was done and nothing said. */
    static int ask(String[] words, PrintStream out, PrintStream err) {
        try {
            var settings = CommonOptions.settings(option(words, "--config").map(Path::of), settingsOf(words));
            var socket = CommandWire.socket(settings.data().directory());
            return Files.exists(socket)
                    ? ask(socket, new Question(settings.database().url().orElse(""), List.of(words)), out, err)
                    : NOT_DONE;
        } catch (InvalidSetting explained) {
            return NOT_DONE; // the whole program says what is wrong
        }
    }

    private static LinkedHashMap<String, String> settingsOf(String[] words) {
        var options = new LinkedHashMap<String, String>();
        option(words, "--data").ifPresent(data -> options.put("data.directory", data));
        return options;
    }

    private static Optional<String> option(String[] words, String name) {
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith(name + "=")) {
                return Optional.of(words[i].substring(name.length() + 1));
            }
            if (words[i].equals(name) && i + 1 < words.length) {
                return Optional.of(words[i + 1]);
            }
        }
        return Optional.empty();
    }

    private static int ask(Path socket, Question question, PrintStream out, PrintStream err) {
        SocketChannel server;
        try {
            server = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (IOException | IllegalArgumentException nobody) {
            return NOT_DONE; // left over by one that was killed, or not ours to enter
        }
        try (server;
                var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(server)));
                var asking = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(server)))) {
            question.write(asking);
            return hear(in, out, err);
        } catch (IOException lost) {
            err.println("The server ended before the command did: look whether it was done.");
            return 1;
        }
    }

    private static int hear(DataInputStream in, PrintStream out, PrintStream err) throws IOException {
        while (true) {
            switch (in.readByte()) {
                case CommandWire.OUT -> say(in, out);
                case CommandWire.ERR -> say(in, err);
                case CommandWire.END -> {
                    return in.readInt();
                }
                case CommandWire.DECLINED -> {
                    return NOT_DONE;
                }
                default -> throw new IOException("another wire");
            }
        }
    }

    private static void say(DataInputStream in, PrintStream stream) throws IOException {
        var bytes = in.readNBytes(in.readInt());
        stream.write(bytes, 0, bytes.length);
        stream.flush();
    }
}
