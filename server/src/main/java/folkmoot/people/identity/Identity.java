package folkmoot.people.identity;

import static folkmoot.schema.generated.Tables.IDENTITY;

import folkmoot.config.PublicAddress;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.schema.CannotStart;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles the address of the instance. */
public final class Identity {

    private static final Logger LOG = LoggerFactory.getLogger(Identity.class);

    private final Database database;
    private final InstantSource clock;

    public Identity(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For a command: the address of the data, or, in a new database, the one of the settings. */
    public PublicAddress known(PublicAddress fromSettings) {
        return database.transaction(tx -> find(tx).orElseGet(() -> keep(tx, fromSettings)));
    }

    /**
     * For a server: the address of the settings, which must be the one of the data. Data that has only ever been known as
     * localhost moves along, since nobody elsewhere can have kept its addresses.
     *
     * @throws CannotStart if the data belongs to another address
     */
    public PublicAddress settle(PublicAddress wanted) {
        return database.transaction(tx -> {
            var known = find(tx);
            if (known.isPresent() && !known.get().equals(wanted)) {
                move(tx, known.get(), wanted);
            }
            return known.filter(wanted::equals).orElseGet(() -> keep(tx, wanted));
        });
    }

    private Optional<PublicAddress> find(Transaction tx) {
        return tx.sql()
                .selectFrom(IDENTITY)
                .fetchOptional(row -> new PublicAddress(row.getDomain(), URI.create(row.getOrigin())));
    }

    private PublicAddress keep(Transaction tx, PublicAddress address) {
        tx.sql()
                .insertInto(IDENTITY)
                .set(IDENTITY.ONLY_ROW, true)
                .set(IDENTITY.ORIGIN, address.origin().toString())
                .set(IDENTITY.DOMAIN, address.domain())
                .set(IDENTITY.SETTLED_AT, clock.instant())
                .onDuplicateKeyUpdate()
                .set(IDENTITY.ORIGIN, address.origin().toString())
                .set(IDENTITY.DOMAIN, address.domain())
                .set(IDENTITY.SETTLED_AT, clock.instant())
                .execute();
        return address;
    }

    private static void move(Transaction tx, PublicAddress from, PublicAddress to) {
        if (!isLocalhost(from)) {
            throw new CannotStart("This data belongs to " + from.origin() + " (handles @" + from.domain()
                    + "), whose addresses others have kept; it cannot become " + to.origin() + " (handles @"
                    + to.domain()
                    + "). Start with server.public-url and server.domain as before, or with another data folder.");
        }
        LOG.info("Moving the data from {} to {}", from.origin(), to.origin());
        Relocation.rewrite(tx, from.origin() + "/", to.origin() + "/");
    }

    private static boolean isLocalhost(PublicAddress address) {
        var host = String.valueOf(address.origin().getHost());
        return host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
    }
}
