package folkmoot.talk.consent;

import static folkmoot.schema.generated.Tables.REPLY_REQUEST;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.util.Optional;

/** All SQL that writes {@code reply_request}. */
final class ReplyRequestStore {

    void add(Transaction tx, StatusId reply, URI request) {
        tx.sql()
                .insertInto(REPLY_REQUEST)
                .set(REPLY_REQUEST.STATUS_ID, reply.value())
                .set(REPLY_REQUEST.URI, request.toString())
                .onConflictDoNothing()
                .execute();
    }

    /** The answer for which a request was sent. */
    Optional<StatusId> byRequest(Transaction tx, URI request) {
        return tx.sql()
                .selectFrom(REPLY_REQUEST)
                .where(REPLY_REQUEST.URI.eq(request.toString()))
                .fetchOptional(row -> new StatusId(row.getStatusId()));
    }

    boolean isAskedFor(Transaction tx, StatusId reply) {
        return tx.sql().fetchExists(REPLY_REQUEST, REPLY_REQUEST.STATUS_ID.eq(reply.value()));
    }

    void authorize(Transaction tx, StatusId reply, URI authorization) {
        tx.sql()
                .update(REPLY_REQUEST)
                .set(REPLY_REQUEST.AUTHORIZATION_URI, authorization.toString())
                .where(REPLY_REQUEST.STATUS_ID.eq(reply.value()))
                .execute();
    }

    Optional<URI> authorization(Transaction tx, StatusId reply) {
        return tx.sql()
                .select(REPLY_REQUEST.AUTHORIZATION_URI)
                .from(REPLY_REQUEST)
                .where(REPLY_REQUEST.STATUS_ID.eq(reply.value()))
                .and(REPLY_REQUEST.AUTHORIZATION_URI.isNotNull())
                .fetchOptional(row -> URI.create(row.value1()));
    }
}
