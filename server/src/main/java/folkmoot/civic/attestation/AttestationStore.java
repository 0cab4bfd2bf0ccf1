package folkmoot.civic.attestation;

import static folkmoot.schema.generated.Tables.ATTESTATION;

import folkmoot.platform.database.JsonColumns;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.schema.generated.tables.records.AttestationRecord;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** The SQL of attestations. */
final class AttestationStore {

    private static final int MOST_READ = 500;

    /** Does nothing where the credential is known already. */
    void insert(Transaction tx, Attestation one) {
        tx.sql()
                .insertInto(ATTESTATION)
                .set(ATTESTATION.ID, one.id())
                .set(
                        ATTESTATION.COMMUNITY_ID,
                        one.community().map(CommunityId::value).orElse(null))
                .set(ATTESTATION.CLAIM, one.claim())
                .set(ATTESTATION.NAMES, JsonColumns.texts(one.names()))
                .set(ATTESTATION.ISSUER_ACCOUNT_ID, one.issuer().value())
                .set(ATTESTATION.SUBJECT_ACCOUNT_ID, one.subject().value())
                .set(ATTESTATION.CREDENTIAL, one.credential().toString())
                .set(ATTESTATION.ISSUED_AT, one.issued())
                .set(ATTESTATION.UNTIL, one.until())
                .set(ATTESTATION.ACCEPTED_AT, one.accepted().orElse(null))
                .set(ATTESTATION.SHOWN, one.shown())
                .set(ATTESTATION.CHECKED_AT, one.checked().orElse(null))
                .onConflict(ATTESTATION.CREDENTIAL)
                .doNothing()
                .execute();
    }

    Optional<Attestation> find(Transaction tx, long id) {
        return list(tx, ATTESTATION.ID.eq(id)).stream().findFirst();
    }

    Optional<Attestation> find(Transaction tx, URI credential) {
        return list(tx, ATTESTATION.CREDENTIAL.eq(credential.toString())).stream()
                .findFirst();
    }

    /** The one of this kind that was not taken back. */
    Optional<Attestation> live(
            Transaction tx, CommunityId community, String claim, AccountId issuer, AccountId subject) {
        return list(
                        tx,
                        ATTESTATION
                                .COMMUNITY_ID
                                .eq(community.value())
                                .and(ATTESTATION.CLAIM.eq(claim))
                                .and(ATTESTATION.ISSUER_ACCOUNT_ID.eq(issuer.value()))
                                .and(ATTESTATION.SUBJECT_ACCOUNT_ID.eq(subject.value()))
                                .and(ATTESTATION.REVOKED_AT.isNull()))
                .stream()
                .findFirst();
    }

    /** About somebody, the newest first. */
    List<Attestation> of(Transaction tx, AccountId subject) {
        return list(tx, ATTESTATION.SUBJECT_ACCOUNT_ID.eq(subject.value()));
    }

    /** By an issuer, the newest first; at most 500. */
    List<Attestation> by(Transaction tx, AccountId issuer) {
        return list(tx, ATTESTATION.ISSUER_ACCOUNT_ID.eq(issuer.value()));
    }

    /** How many an issuer made since a moment. */
    int since(Transaction tx, AccountId issuer, Instant moment) {
        return tx.sql()
                .fetchCount(
                        ATTESTATION,
                        ATTESTATION.ISSUER_ACCOUNT_ID.eq(issuer.value()).and(ATTESTATION.ISSUED_AT.gt(moment)));
    }

    /** Those of other servers that were not read since a moment, the longest ago first. */
    List<Attestation> unread(Transaction tx, Instant since, int most) {
        return tx.sql()
                .selectFrom(ATTESTATION)
                .where(ATTESTATION.COMMUNITY_ID.isNull())
                .and(ATTESTATION.CHECKED_AT.lt(since))
                .orderBy(ATTESTATION.CHECKED_AT)
                .limit(most)
                .fetch(AttestationStore::of);
    }

    /** Shows those no longer whose last day is over; of whom they were. */
    List<AccountId> lapse(Transaction tx, LocalDate today) {
        return tx
                .sql()
                .update(ATTESTATION)
                .set(ATTESTATION.SHOWN, false)
                .where(ATTESTATION.SHOWN)
                .and(ATTESTATION.UNTIL.lt(today))
                .returningResult(ATTESTATION.SUBJECT_ACCOUNT_ID)
                .fetch(row -> new AccountId(row.value1()))
                .stream()
                .distinct()
                .toList();
    }

    /** Who has said anything that is shown. */
    List<AccountId> issuers(Transaction tx) {
        return tx.sql()
                .selectDistinct(ATTESTATION.ISSUER_ACCOUNT_ID)
                .from(ATTESTATION)
                .where(ATTESTATION.SHOWN)
                .fetch(row -> new AccountId(row.value1()));
    }

    void accept(Transaction tx, long id, boolean shown, Instant now) {
        tx.sql()
                .update(ATTESTATION)
                .set(ATTESTATION.ACCEPTED_AT, now)
                .set(ATTESTATION.SHOWN, shown)
                .where(ATTESTATION.ID.eq(id))
                .execute();
    }

    void show(Transaction tx, long id, boolean shown) {
        tx.sql()
                .update(ATTESTATION)
                .set(ATTESTATION.SHOWN, shown)
                .where(ATTESTATION.ID.eq(id))
                .execute();
    }

    void extend(Transaction tx, long id, LocalDate until) {
        tx.sql()
                .update(ATTESTATION)
                .set(ATTESTATION.UNTIL, until)
                .where(ATTESTATION.ID.eq(id))
                .execute();
    }

    void read(Transaction tx, long id, Credential said, Instant now) {
        tx.sql()
                .update(ATTESTATION)
                .set(ATTESTATION.CHECKED_AT, now)
                .set(ATTESTATION.UNTIL, said.until())
                .set(ATTESTATION.NAMES, JsonColumns.texts(said.names()))
                .where(ATTESTATION.ID.eq(id))
                .execute();
    }

    void revoke(Transaction tx, long id, Instant now) {
        tx.sql()
                .update(ATTESTATION)
                .set(ATTESTATION.REVOKED_AT, now)
                .set(ATTESTATION.SHOWN, false)
                .where(ATTESTATION.ID.eq(id))
                .and(ATTESTATION.REVOKED_AT.isNull())
                .execute();
    }

    /** All that is said of somebody. */
    void forget(Transaction tx, AccountId subject) {
        tx.sql()
                .deleteFrom(ATTESTATION)
                .where(ATTESTATION.SUBJECT_ACCOUNT_ID.eq(subject.value()))
                .execute();
    }

    void delete(Transaction tx, long id) {
        tx.sql().deleteFrom(ATTESTATION).where(ATTESTATION.ID.eq(id)).execute();
    }

    private static List<Attestation> list(Transaction tx, Condition wanted) {
        return tx.sql()
                .selectFrom(ATTESTATION)
                .where(wanted)
                .orderBy(ATTESTATION.ID.desc())
                .limit(MOST_READ)
                .fetch(AttestationStore::of);
    }

    private static Attestation of(AttestationRecord row) {
        return new Attestation(
                row.getId(),
                Optional.ofNullable(row.getCommunityId()).map(CommunityId::new),
                row.getClaim(),
                JsonColumns.texts(row.getNames()),
                new AccountId(row.getIssuerAccountId()),
                new AccountId(row.getSubjectAccountId()),
                URI.create(row.getCredential()),
                row.getIssuedAt(),
                row.getUntil(),
                Optional.ofNullable(row.getAcceptedAt()),
                row.getShown(),
                Optional.ofNullable(row.getRevokedAt()),
                Optional.ofNullable(row.getCheckedAt()));
    }
}
