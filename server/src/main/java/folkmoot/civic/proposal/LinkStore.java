package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_LINK;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** SQL that writes {@code proposal_link}. */
final class LinkStore {

    private static final int MOST = 100;

    /** A link between two proposals. */
    record Key(ProposalId from, ProposalId to, ProposalLink.Kind kind) {

        Condition condition() {
            return PROPOSAL_LINK
                    .PROPOSAL_ID
                    .eq(from.value())
                    .and(PROPOSAL_LINK.OTHER_ID.eq(to.value()))
                    .and(PROPOSAL_LINK.KIND.eq(kind.word()));
        }
    }

    /** Who said so, and who agreed for each side. */
    record Row(AccountId by, Optional<AccountId> from, Optional<AccountId> to, boolean agreed) {}

    Optional<Row> find(Transaction tx, Key key) {
        return tx.sql()
                .selectFrom(PROPOSAL_LINK)
                .where(key.condition())
                .fetchOptional(row -> new Row(
                        new AccountId(row.getAccountId()),
                        Optional.ofNullable(row.getAgreedFrom()).map(AccountId::new),
                        Optional.ofNullable(row.getAgreedTo()).map(AccountId::new),
                        row.getAgreedAt() != null));
    }

    void insert(Transaction tx, Key key, AccountId by, Instant now) {
        tx.sql()
                .insertInto(PROPOSAL_LINK)
                .set(PROPOSAL_LINK.PROPOSAL_ID, key.from().value())
                .set(PROPOSAL_LINK.OTHER_ID, key.to().value())
                .set(PROPOSAL_LINK.KIND, key.kind().word())
                .set(PROPOSAL_LINK.ACCOUNT_ID, by.value())
                .set(PROPOSAL_LINK.CREATED_AT, now)
                .execute();
    }

    /** @param agreedAt where both have */
    void agree(Transaction tx, Key key, Optional<AccountId> from, Optional<AccountId> to, Optional<Instant> agreedAt) {
        tx.sql()
                .update(PROPOSAL_LINK)
                .set(PROPOSAL_LINK.AGREED_FROM, from.map(AccountId::value).orElse(null))
                .set(PROPOSAL_LINK.AGREED_TO, to.map(AccountId::value).orElse(null))
                .set(PROPOSAL_LINK.AGREED_AT, agreedAt.orElse(null))
                .where(key.condition())
                .execute();
    }

    void delete(Transaction tx, Key key) {
        tx.sql().deleteFrom(PROPOSAL_LINK).where(key.condition()).execute();
    }

    /** In both directions: neither side can hide the other. */
    List<ProposalLink> list(Transaction tx, ProposalId id) {
        return tx.sql()
                .selectFrom(PROPOSAL_LINK)
                .where(PROPOSAL_LINK.PROPOSAL_ID.eq(id.value()).or(PROPOSAL_LINK.OTHER_ID.eq(id.value())))
                .orderBy(PROPOSAL_LINK.AGREED_AT.asc().nullsLast(), PROPOSAL_LINK.CREATED_AT)
                .limit(MOST)
                .fetch(row -> new ProposalLink(
                        new ProposalId(row.getProposalId() == id.value() ? row.getOtherId() : row.getProposalId()),
                        ProposalLink.Kind.of(row.getKind()).orElseThrow(),
                        row.getProposalId() == id.value(),
                        new AccountId(row.getAccountId()),
                        row.getAgreedAt() != null));
    }
}
