package folkmoot.command.verify;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * What became last of each support, in few bytes: a number for each commitment of 32 bytes. Open addressing, 40 bytes a place, two
 * thirds full at most: a million supports take about 80 MB.
 */
final class SupportTable {

    private static final int WORDS = 4;
    private static final long NONE = 0;

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final long seed = new SecureRandom().nextLong();
    private long[] keys = new long[WORDS << 12];
    private long[] values = new long[1 << 12];
    private int count;

    /** The number; 0 for one that was never put. */
    long get(byte[] commitment) {
        var key = words(commitment);
        return values[place(keys, values, key)];
    }

    /** @param value never 0 */
    void put(byte[] commitment, long value) {
        if (value == NONE) {
            throw new IllegalArgumentException("nothing is kept as 0");
        }
        if ((count + 1) * 3L > values.length * 2L) {
            grow();
        }
        var key = words(commitment);
        int at = place(keys, values, key);
        if (values[at] == NONE) {
            count++;
            System.arraycopy(key, 0, keys, at * WORDS, WORDS);
        }
        values[at] = value;
    }

    /** How many there are. */
    int size() {
        return count;
    }

    private void grow() {
        var moreKeys = new long[keys.length * 2];
        var moreValues = new long[values.length * 2];
        var key = new long[WORDS];
        for (int at = 0; at < values.length; at++) {
            if (values[at] != NONE) {
                System.arraycopy(keys, at * WORDS, key, 0, WORDS);
                int to = place(moreKeys, moreValues, key);
                System.arraycopy(key, 0, moreKeys, to * WORDS, WORDS);
                moreValues[to] = values[at];
            }
        }
        keys = moreKeys;
        values = moreValues;
    }

    /** Where the key is, or the free place where it would be. */
    private int place(long[] keys, long[] values, long[] key) {
        int mask = values.length - 1;
        int at = mixed(key) & mask;
        while (values[at] != NONE && !isAt(keys, at, key)) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** With a number that whoever wrote the log cannot know, so that nobody makes all fall into one place. */
    private int mixed(long[] key) {
        long mixed = seed;
        for (long word : key) {
            mixed = (mixed ^ word) * ODD;
            mixed ^= mixed >>> 32;
        }
        return (int) mixed;
    }

    private static boolean isAt(long[] keys, int at, long[] key) {
        for (int word = 0; word < WORDS; word++) {
            if (keys[at * WORDS + word] != key[word]) {
                return false;
            }
        }
        return true;
    }

    private static long[] words(byte[] commitment) {
        var words = new long[WORDS];
        ByteBuffer.wrap(commitment).asLongBuffer().get(words);
        return words;
    }
}
