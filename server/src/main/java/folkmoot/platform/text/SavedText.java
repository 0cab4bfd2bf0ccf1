package folkmoot.platform.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file as people's programs save it: UTF-8 with a byte order mark or without, UTF-16 ("Unicode text" of
 * spreadsheets), and what is no UTF-8 as Windows-1252.
 */
public final class SavedText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char MARK = '\ufeff';

    private SavedText() {}

    /** The text without its mark; ends of lines stay as they are. */
    public static String read(byte[] bytes) {
        var text = decoded(bytes);
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static String decoded(byte[] bytes) {
        if (begins(bytes, 0xff, 0xfe) || isEvery(bytes, 1)) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xfe, 0xff) || isEvery(bytes, 0)) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException another) {
            return new String(bytes, WINDOWS);
        }
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    /** Whether the first letters have a zero beside them: UTF-16 without its mark. */
    private static boolean isEvery(byte[] bytes, int at) {
        int looked = Math.min(bytes.length / 2, 8);
        for (int i = 0; i < looked; i++) {
            if (bytes[2 * i + at] != 0 || bytes[2 * i + 1 - at] == 0) {
                return false;
            }
        }
        return looked > 0;
    }
}
