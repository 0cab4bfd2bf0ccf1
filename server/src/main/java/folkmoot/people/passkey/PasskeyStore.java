package folkmoot.people.passkey;

import static folkmoot.schema.generated.Tables.PASSKEY;
import static folkmoot.schema.generated.Tables.PASSKEY_CHALLENGE;

import folkmoot.people.user.Secrets;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import folkmoot.schema.generated.tables.records.PasskeyRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The SQL of passkeys. */
final class PasskeyStore {

    List<Passkey> of(Transaction tx, UserId user) {
        return tx.sql()
                .selectFrom(PASSKEY)
                .where(PASSKEY.USER_ID.eq(user.value()))
                .orderBy(PASSKEY.ID)
                .fetch(PasskeyStore::row);
    }

    Optional<Passkey> byCredential(Transaction tx, byte[] credentialId) {
        return tx.sql()
                .selectFrom(PASSKEY)
                .where(PASSKEY.CREDENTIAL_ID.eq(credentialId))
                .forUpdate()
                .fetchOptional(PasskeyStore::row);
    }

    /** False where somebody has this credential already. */
    boolean insert(Transaction tx, Passkey key) {
        return tx.sql()
                        .insertInto(PASSKEY)
                        .set(PASSKEY.ID, key.id())
                        .set(PASSKEY.USER_ID, key.user().value())
                        .set(PASSKEY.CREDENTIAL_ID, key.credentialId())
                        .set(PASSKEY.CREDENTIAL, key.credential())
                        .set(PASSKEY.SIGN_COUNT, key.signCount())
                        .set(PASSKEY.NAME, key.name())
                        .set(PASSKEY.CREATED_AT, key.created())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void used(Transaction tx, long id, long signCount, Instant now) {
        tx.sql()
                .update(PASSKEY)
                .set(PASSKEY.SIGN_COUNT, signCount)
                .set(PASSKEY.USED_AT, now)
                .where(PASSKEY.ID.eq(id))
                .execute();
    }

    boolean delete(Transaction tx, UserId user, long id) {
        return tx.sql()
                        .deleteFrom(PASSKEY)
                        .where(PASSKEY.ID.eq(id), PASSKEY.USER_ID.eq(user.value()))
                        .execute()
                == 1;
    }

    void ask(Transaction tx, String token, byte[] challenge, Optional<UserId> user, Instant until) {
        tx.sql()
                .insertInto(PASSKEY_CHALLENGE)
                .set(PASSKEY_CHALLENGE.TOKEN_HASH, Secrets.hash(token))
                .set(PASSKEY_CHALLENGE.CHALLENGE, challenge)
                .set(PASSKEY_CHALLENGE.USER_ID, user.map(UserId::value).orElse(null))
                .set(PASSKEY_CHALLENGE.EXPIRES_AT, until)
                .execute();
    }

    /** What was asked with a token, which is used up by it. */
    record Asked(byte[] challenge, Optional<UserId> user) {}

    Optional<Asked> take(Transaction tx, String token, Instant now) {
        return tx.sql()
                .deleteFrom(PASSKEY_CHALLENGE)
                .where(PASSKEY_CHALLENGE.TOKEN_HASH.eq(Secrets.hash(token)))
                .returning()
                .fetchOptional()
                .filter(row -> row.getExpiresAt().isAfter(now))
                .map(row -> new Asked(
                        row.getChallenge(), Optional.ofNullable(row.getUserId()).map(UserId::new)));
    }

    void sweep(Transaction tx, Instant now) {
        tx.sql()
                .deleteFrom(PASSKEY_CHALLENGE)
                .where(PASSKEY_CHALLENGE.EXPIRES_AT.lt(now))
                .execute();
    }

    private static Passkey row(PasskeyRecord row) {
        return new Passkey(
                row.getId(),
                new UserId(row.getUserId()),
                row.getCredentialId(),
                row.getCredential(),
                row.getSignCount(),
                row.getName(),
                row.getCreatedAt(),
                Optional.ofNullable(row.getUsedAt()));
    }
}
