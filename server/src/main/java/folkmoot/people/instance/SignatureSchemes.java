package folkmoot.people.instance;

import static folkmoot.schema.generated.Tables.SIGNATURE_SCHEME;

import folkmoot.federation.signature.RequestSigner.Scheme;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Which hosts want RFC 9421 signatures, over restarts. Only what is not usual is kept. Table {@code signature_scheme}. */
public final class SignatureSchemes implements SchemeMemory {

    private static final Duration READ_EVERY = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final Set<String> unusual = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Instant> readAt = new AtomicReference<>(Instant.MIN);

    public SignatureSchemes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Scheme of(String host) {
        keepUp();
        return unusual.contains(host) ? Scheme.RFC_9421 : Scheme.CAVAGE;
    }

    @Override
    public void believed(String host, Scheme scheme) {
        keepUp();
        database.write(tx -> keep(tx, host, scheme));
        switch (scheme) {
            case CAVAGE -> unusual.remove(host);
            case RFC_9421 -> unusual.add(host);
        }
    }

    /** All are read at once: a thousand hosts would be asked for one by one, and hardly any is there. */
    private void keepUp() {
        var now = clock.instant();
        var before = readAt.get();
        if (!before.isBefore(now.minus(READ_EVERY)) || !readAt.compareAndSet(before, now)) {
            return;
        }
        try {
            var stored = database.read(tx -> stored(tx, now));
            unusual.retainAll(stored);
            unusual.addAll(stored);
        } catch (RuntimeException failure) {
            readAt.set(before); // or it would be a usual one for an hour
            throw failure;
        }
    }

    private static Set<String> stored(Transaction tx, Instant now) {
        return tx.sql()
                .select(SIGNATURE_SCHEME.HOST)
                .from(SIGNATURE_SCHEME)
                .where(SIGNATURE_SCHEME.BELIEVED_AT.gt(now.minus(KEPT)))
                .fetchSet(SIGNATURE_SCHEME.HOST);
    }

    private void keep(Transaction tx, String host, Scheme scheme) {
        switch (scheme) {
            case CAVAGE ->
                tx.sql()
                        .deleteFrom(SIGNATURE_SCHEME)
                        .where(SIGNATURE_SCHEME.HOST.eq(host))
                        .execute();
            case RFC_9421 ->
                tx.sql()
                        .insertInto(SIGNATURE_SCHEME)
                        .set(SIGNATURE_SCHEME.HOST, host)
                        .set(SIGNATURE_SCHEME.SCHEME, scheme.name())
                        .set(SIGNATURE_SCHEME.BELIEVED_AT, clock.instant())
                        .onConflict(SIGNATURE_SCHEME.HOST)
                        .doUpdate()
                        .set(SIGNATURE_SCHEME.BELIEVED_AT, clock.instant())
                        .execute();
        }
    }
}
