package folkmoot.talk.relay;

import static folkmoot.schema.generated.Tables.RELAY;

import folkmoot.platform.database.Transaction;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The SQL of relays. */
final class RelayStore {

    boolean insert(Transaction tx, Relay relay, Instant now) {
        return tx.sql()
                        .insertInto(RELAY)
                        .set(RELAY.ID, relay.id())
                        .set(RELAY.ADDRESS, relay.address().toString())
                        .set(RELAY.STYLE, relay.style().word())
                        .set(RELAY.STATE, relay.state().word())
                        .set(RELAY.INBOX_URL, text(relay.inbox()))
                        .set(RELAY.ACTOR_URI, text(relay.actor()))
                        .set(RELAY.FOLLOW_URI, relay.follow().toString())
                        .set(RELAY.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void update(Transaction tx, Relay relay) {
        tx.sql()
                .update(RELAY)
                .set(RELAY.STATE, relay.state().word())
                .set(RELAY.INBOX_URL, text(relay.inbox()))
                .set(RELAY.ACTOR_URI, text(relay.actor()))
                .where(RELAY.ID.eq(relay.id()))
                .execute();
    }

    void delete(Transaction tx, Relay relay) {
        tx.sql().deleteFrom(RELAY).where(RELAY.ID.eq(relay.id())).execute();
    }

    List<Relay> all(Transaction tx) {
        return list(tx, DSL.noCondition());
    }

    List<Relay> accepted(Transaction tx) {
        return list(tx, RELAY.STATE.eq(Relay.State.ACCEPTED.word()));
    }

    Optional<Relay> byAddress(Transaction tx, URI address) {
        return list(tx, RELAY.ADDRESS.eq(address.toString())).stream().findFirst();
    }

    Optional<Relay> byFollow(Transaction tx, URI follow) {
        return list(tx, RELAY.FOLLOW_URI.eq(follow.toString())).stream().findFirst();
    }

    private static List<Relay> list(Transaction tx, Condition condition) {
        return tx.sql()
                .selectFrom(RELAY)
                .where(condition)
                .orderBy(RELAY.ID)
                .fetch(row -> new Relay(
                        row.getId(),
                        URI.create(row.getAddress()),
                        Relay.Style.valueOf(row.getStyle().toUpperCase(Locale.ROOT)),
                        Relay.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(row.getInboxUrl()).map(URI::create),
                        Optional.ofNullable(row.getActorUri()).map(URI::create),
                        URI.create(row.getFollowUri())));
    }

    private static String text(Optional<URI> uri) {
        return uri.map(URI::toString).orElse(null);
    }
}
