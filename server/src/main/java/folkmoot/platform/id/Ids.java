package folkmoot.platform.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands out ids: 48 bits of milliseconds since 1970, then 16 bits that count within the millisecond. Larger means later,
 * also at the client API, where clients sort by id. The count starts at a random place, so that two nodes sharing one
 * database meet only by a rare chance, which the primary key then refuses.
 */
public final class Ids {

    private static final int SEQUENCE_BITS = 16;

    private final InstantSource clock;
    private final AtomicLong last;

    public Ids(InstantSource clock) {
        this.clock = clock;
        this.last = new AtomicLong(new SecureRandom().nextInt(1 << SEQUENCE_BITS));
    }

    /** The next id, never equal to or less than one handed out before. */
    public long next() {
        long now = clock.millis() << SEQUENCE_BITS;
        return last.updateAndGet(previous -> previous >> SEQUENCE_BITS >= now >> SEQUENCE_BITS
                ? previous + 1
                : now | previous + 1 & (1 << SEQUENCE_BITS) - 1);
    }

    /** An id for something that happened earlier elsewhere, so that it sorts where it belongs. */
    public long nextAt(Instant when) {
        long sequence = next() & (1 << SEQUENCE_BITS) - 1;
        return Math.max(0, Math.min(when.toEpochMilli(), clock.millis())) << SEQUENCE_BITS | sequence;
    }

    /** The least that an id of a moment can be: for reading what was made in a while. */
    public static long from(Instant when) {
        return when.toEpochMilli() << SEQUENCE_BITS;
    }

    /** When an id was made. */
    public static Instant timeOf(Id id) {
        return Instant.ofEpochMilli(id.value() >> SEQUENCE_BITS);
    }
}
