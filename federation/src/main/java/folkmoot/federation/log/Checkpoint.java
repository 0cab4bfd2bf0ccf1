package folkmoot.federation.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a log says of its tree (C2SP tlog-checkpoint).
 *
 * @param origin which log, such as {@code town.example/log}
 * @param size leaves of the tree
 * @param root its root hash
 */
public record Checkpoint(String origin, long size, byte[] root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    public Checkpoint {
        if (!NoteKey.isName(origin) || size < 0 || root.length != TreeHashes.LENGTH) {
            throw new IllegalArgumentException("no log says that");
        }
    }

    /**
     * Reads the text of a note. Further lines, which a log may add, are not looked at.
     *
     * @throws SignedNote.Malformed where it is not one of a log
     */
    public static Checkpoint read(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4 || !SIZE.matcher(lines[1]).matches()) {
            throw new SignedNote.Malformed("The note is not that of a log");
        }
        try {
            return new Checkpoint(
                    lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
        } catch (IllegalArgumentException _) {
            throw new SignedNote.Malformed("The note is not that of a log");
        }
    }

    /** What is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Whether they say different things of one size of one log, so that one of them is a lie. */
    public boolean contradicts(Checkpoint other) {
        return origin.equals(other.origin) && size == other.size && !Arrays.equals(root, other.root);
    }
}
