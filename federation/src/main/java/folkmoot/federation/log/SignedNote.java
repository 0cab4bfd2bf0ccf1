package folkmoot.federation.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures of several keys below it (C2SP signed-note). Which signatures hold is asked by {@link NoteSignatures}.
 *
 * @param text ends with a line break, which is signed, too
 */
public record SignedNote(String text, List<Line> lines) {

    /** Longest note that is read, in bytes. */
    public static final int MAX_BYTES = 32 * 1024;

    /** Most signatures of a note. */
    public static final int MAX_SIGNATURES = 64;

    private static final String DASH = "— ";

    /**
     * One signature.
     *
     * @param name of the key
     * @param bytes the four bytes of the key's id, then those of the signature
     */
    public record Line(String name, byte[] bytes) {

        boolean isOf(NoteKey key) {
            return name.equals(key.name())
                    && bytes.length > NoteKey.ID_LENGTH
                    && Arrays.equals(Arrays.copyOf(bytes, NoteKey.ID_LENGTH), key.id());
        }

        byte[] signature() {
            return Arrays.copyOfRange(bytes, NoteKey.ID_LENGTH, bytes.length);
        }

        /** As it stands in a note, with the line break. */
        public String written() {
            return DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        }
    }

    /** What was read is not a note, or too long. */
    public static final class Malformed extends RuntimeException {

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    public SignedNote {
        lines = List.copyOf(lines);
    }

    /** A text that nobody signed yet. */
    public static SignedNote of(String text) {
        return new SignedNote(text, List.of());
    }

    /**
     * Reads a note.
     *
     * @throws Malformed where it is anything else
     */
    public static SignedNote read(String note) {
        if (note.length() > MAX_BYTES || note.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new Malformed("The note is too long");
        }
        if (note.chars().anyMatch(one -> one < ' ' && one != '\n' || one == '\ufffd')) {
            throw new Malformed("The note has characters that no note has");
        }
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw new Malformed("The note has no signatures");
        }
        var lines = note.substring(blank + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MAX_SIGNATURES) {
            throw new Malformed("The note has too many signatures");
        }
        return new SignedNote(
                note.substring(0, blank + 1),
                Arrays.stream(lines).map(SignedNote::line).toList());
    }

    /** Reads one line of signature, without its line break. */
    private static Line line(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new Malformed("A signature of the note is not one");
        }
        var name = line.substring(DASH.length(), space);
        try {
            var bytes = Base64.getDecoder().decode(line.substring(space + 1));
            if (!NoteKey.isName(name) || bytes.length <= NoteKey.ID_LENGTH) {
                throw new Malformed("A signature of the note is not one");
            }
            return new Line(name, bytes);
        } catch (IllegalArgumentException _) {
            throw new Malformed("A signature of the note is not base64");
        }
    }

    /** The same with one more signature. */
    public SignedNote with(Line line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new SignedNote(text, more);
    }

    /** As it is sent. */
    public String written() {
        var written = new StringBuilder(text).append('\n');
        lines.forEach(line -> written.append(line.written()));
        return written.toString();
    }
}
