package folkmoot.people.instance;

import static folkmoot.schema.generated.Tables.SIGNATURE_SCHEME;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.signature.RequestSigner.Scheme;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import org.jooq.impl.DSL;

/** Which hosts want RFC 9421 signatures, over restarts. Only what is not usual is kept. Table {@code signature_scheme}. */
public final class SignatureSchemes implements SchemeMemory {

    private static final Duration CACHED = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final Cache<String, Scheme> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(CACHED).build();

    public SignatureSchemes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Scheme of(String host) {
        return known.get(host, _ -> database.read(tx -> stored(tx, host)) ? Scheme.RFC_9421 : Scheme.CAVAGE);
    }

    @Override
    public void believed(String host, Scheme scheme) {
        database.write(tx -> keep(tx, host, scheme));
        known.put(host, scheme);
    }

    private boolean stored(Transaction tx, String host) {
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(SIGNATURE_SCHEME)
                        .where(SIGNATURE_SCHEME.HOST.eq(host))
                        .and(SIGNATURE_SCHEME.BELIEVED_AT.gt(clock.instant().minus(KEPT))));
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
