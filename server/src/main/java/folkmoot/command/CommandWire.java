package folkmoot.command;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said over the socket of a data folder: a question (whose database, the words of the command), then what the command
 * says on either stream as it says it, and what it ends with; or at once that the server does not do it.
 */
final class CommandWire {

    static final int OUT = 'o';
    static final int ERR = 'e';
    static final int END = 'x';
    static final int DECLINED = 'n';

    private static final int MOST_WORDS = 1_000;
    private static final int LONGEST = 1024 * 1024;

    private CommandWire() {}

    /**
     * What is asked.
     *
     * @param database the {@code database.url} of who asks, empty for the embedded one: another instance may share a folder
     */
    record Question(String database, List<String> words) {

        void write(DataOutputStream out) throws IOException {
            writeText(out, database);
            out.writeInt(words.size());
            for (var word : words) {
                writeText(out, word);
            }
            out.flush();
        }

        static Question read(DataInputStream in) throws IOException {
            var database = readText(in);
            int count = in.readInt();
            if (count < 0 || count > MOST_WORDS) {
                throw new IOException(count + " words");
            }
            var words = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                words.add(readText(in));
            }
            return new Question(database, words);
        }
    }

    /** A folder of its own, which nobody but its owner may enter: the only key there is. */
    static Path folder(Path data) {
        return data.toAbsolutePath().normalize().resolve("commands");
    }

    static Path socket(Path data) {
        return folder(data).resolve("socket");
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException(length + " bytes of text");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** Sends what is printed, marked with its stream; whole characters, as a writer of text never cuts them. */
    static PrintWriter stream(DataOutputStream out, int kind) {
        return new PrintWriter(
                new OutputStreamWriter(
                        new OutputStream() {
                            @Override
                            public void write(int single) throws IOException {
                                write(new byte[] {(byte) single}, 0, 1);
                            }

                            @Override
                            public void write(byte[] bytes, int from, int length) throws IOException {
                                synchronized (out) {
                                    out.writeByte(kind);
                                    out.writeInt(length);
                                    out.write(bytes, from, length);
                                    out.flush();
                                }
                            }
                        },
                        StandardCharsets.UTF_8),
                true);
    }
}
