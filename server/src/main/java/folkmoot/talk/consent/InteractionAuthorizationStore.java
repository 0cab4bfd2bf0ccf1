package folkmoot.talk.consent;

import static folkmoot.schema.generated.Tables.INTERACTION_AUTHORIZATION;

import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.InteractionAuthorizationRecord;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** All SQL that writes {@code interaction_authorization}. */
final class InteractionAuthorizationStore {

    /** Keeps it, or gives the one that there was for the same. */
    InteractionAuthorization add(Transaction tx, InteractionAuthorization wanted, Instant now) {
        tx.sql()
                .insertInto(INTERACTION_AUTHORIZATION)
                .set(INTERACTION_AUTHORIZATION.ID, wanted.id())
                .set(INTERACTION_AUTHORIZATION.STATUS_ID, wanted.status().value())
                .set(INTERACTION_AUTHORIZATION.KIND, wanted.kind().name())
                .set(INTERACTION_AUTHORIZATION.URI, wanted.interaction().toString())
                .set(INTERACTION_AUTHORIZATION.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
        return tx.sql()
                .selectFrom(INTERACTION_AUTHORIZATION)
                .where(INTERACTION_AUTHORIZATION.STATUS_ID.eq(wanted.status().value()))
                .and(INTERACTION_AUTHORIZATION.KIND.eq(wanted.kind().name()))
                .and(INTERACTION_AUTHORIZATION.URI.eq(wanted.interaction().toString()))
                .fetchSingle(InteractionAuthorizationStore::authorization);
    }

    Optional<InteractionAuthorization> find(Transaction tx, long id) {
        return tx.sql()
                .selectFrom(INTERACTION_AUTHORIZATION)
                .where(INTERACTION_AUTHORIZATION.ID.eq(id))
                .fetchOptional(InteractionAuthorizationStore::authorization);
    }

    private static InteractionAuthorization authorization(InteractionAuthorizationRecord row) {
        return new InteractionAuthorization(
                row.getId(),
                new StatusId(row.getStatusId()),
                InteractionRequest.Kind.valueOf(row.getKind()),
                URI.create(row.getUri()));
    }
}
