package folkmoot.federation.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Neighbouring entries as one file: each behind its length in two bytes (C2SP tlog-tiles). */
public final class EntryBundle {

    /** Longest entry, in bytes. */
    public static final int MAX_ENTRY = 0xffff;

    private EntryBundle() {}

    /** @throws IllegalArgumentException for an entry that is too long */
    public static byte[] write(List<byte[]> entries) {
        var bundle = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > MAX_ENTRY) {
                throw new IllegalArgumentException("an entry has at most 65,535 bytes");
            }
            bundle.write(entry.length >> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /** @throws SignedNote.Malformed where it is cut off */
    public static List<byte[]> read(byte[] bundle) {
        var entries = new ArrayList<byte[]>();
        int at = 0;
        while (at < bundle.length) {
            int begin = at + 2;
            int end = begin > bundle.length ? -1 : begin + (bundle[at] & 0xff) * 256 + (bundle[at + 1] & 0xff);
            if (end < 0 || end > bundle.length) {
                throw new SignedNote.Malformed("A bundle of entries is cut off");
            }
            entries.add(Arrays.copyOfRange(bundle, begin, end));
            at = end;
        }
        return entries;
    }
}
