package folkmoot.civic.support;

import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.log.Commitments;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Proposal;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** SQL that writes {@code support}. */
final class SupportStore {

    private static final String INSERT = """
        INSERT INTO support (id, proposal_id, account_id, counted_in, counting, why, lasting, source, named, version, created_at,
                             salt, commitment)
        SELECT w.id, w.proposal, w.account, w.counted_in, w.counting, w.why, w.lasting, w.source, coalesce(u.name_supports, false),
               w.version, ?, w.salt, w.commitment
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[],
                    ?::bytea[], ?::bytea[])
             w (id, proposal, account, counted_in, counting, why, lasting, source, version, salt, commitment)
        LEFT JOIN users u ON u.account_id = w.account
        ON CONFLICT DO NOTHING RETURNING id
        """;

    private static final String UPDATE = """
        UPDATE support s SET counted_in = w.counted_in, counting = w.counting, why = w.why, review = w.review, lasting = w.lasting,
            version = w.version
        FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[])
             w (id, counted_in, counting, why, review, lasting, version)
        WHERE s.id = w.id
        """;

    private static final String NAMED_AMONG = """
        SELECT s.proposal_id, s.account_id FROM unnest(?::bigint[], ?::bigint[]) w (proposal, account)
        JOIN support s ON s.proposal_id = w.proposal AND s.account_id = w.account
        WHERE s.named AND s.withdrawn_at IS NULL
        """;

    /**
     * A support to be.
     *
     * @param account empty for one on paper
     */
    record New(SupportRow row, byte[] salt) {

        /** @param excess why it is held at this moment, whatever else is said of it */
        static New of(
                long id,
                ReadFacts.Backing backing,
                SupportRow.Decision decision,
                Optional<WhyNot> excess,
                Instant now) {
            var proposal = backing.proposal();
            var salt = Commitments.salt();
            return new New(
                    new SupportRow(
                            id,
                            proposal.id(),
                            proposal.record(),
                            Optional.of(backing.by().id()),
                            proposal.version(),
                            backing.source(),
                            Commitments.of(salt, proposal.record(), backing.by().uri()),
                            false,
                            decision,
                            Optional.empty(),
                            excess.map(WhyNot::word),
                            now),
                    salt);
        }

        /**
         * One that is counted in person.
         *
         * @param signed what the commitment binds it to: a line of a sheet, or a slip
         */
        static New inPerson(long id, Proposal proposal, int version, URI signed, Instant now) {
            var salt = Commitments.salt();
            return new New(
                    new SupportRow(
                            id,
                            proposal.id(),
                            proposal.record(),
                            Optional.empty(),
                            version,
                            "",
                            Commitments.of(salt, proposal.record(), signed),
                            false,
                            new SupportRow.Decision(SupportColumn.IN_PERSON, Counting.COUNTED, Optional.empty()),
                            Optional.empty(),
                            Optional.empty(),
                            now),
                    salt);
        }
    }

    /** Those that there were not. */
    List<SupportRow> insert(Transaction tx, List<New> wanted) {
        var rows = wanted.stream().map(New::row).toList();
        var inserted = new HashSet<>(tx.fetch(
                INSERT,
                row -> row.getLong(1),
                rows.getFirst().given(),
                rows.stream().map(SupportRow::id).toArray(Long[]::new),
                rows.stream().map(row -> row.proposal().value()).toArray(Long[]::new),
                rows.stream()
                        .map(row -> row.account().map(AccountId::value).orElse(null))
                        .toArray(Long[]::new),
                rows.stream().map(row -> row.decision().column().word()).toArray(String[]::new),
                rows.stream().map(row -> row.decision().counting().word()).toArray(String[]::new),
                rows.stream().map(row -> row.decision().why().orElse(null)).toArray(String[]::new),
                rows.stream().map(row -> row.lasting().orElse(null)).toArray(String[]::new),
                rows.stream().map(SupportRow::source).toArray(String[]::new),
                rows.stream().map(SupportRow::version).toArray(Integer[]::new),
                wanted.stream().map(New::salt).toArray(byte[][]::new),
                rows.stream()
                        .map(row -> HexFormat.of().parseHex(row.commitment()))
                        .toArray(byte[][]::new)));
        return rows.stream().filter(row -> inserted.contains(row.id())).toList();
    }

    void update(Transaction tx, List<SupportRow> rows) {
        tx.execute(
                UPDATE,
                rows.stream().map(SupportRow::id).toArray(Long[]::new),
                rows.stream().map(row -> row.decision().column().word()).toArray(String[]::new),
                rows.stream().map(row -> row.decision().counting().word()).toArray(String[]::new),
                rows.stream().map(row -> row.decision().why().orElse(null)).toArray(String[]::new),
                rows.stream()
                        .map(row -> row.review().map(Review::word).orElse(null))
                        .toArray(String[]::new),
                rows.stream().map(row -> row.lasting().orElse(null)).toArray(String[]::new),
                rows.stream().map(SupportRow::version).toArray(Integer[]::new));
    }

    /** Those that were not yet. */
    Set<Long> withdraw(Transaction tx, Collection<Long> ids, Instant now) {
        return Set.copyOf(tx.fetch(
                "UPDATE support SET withdrawn_at = ? WHERE id = ANY (?) AND withdrawn_at IS NULL RETURNING id",
                row -> row.getLong(1),
                now,
                ids.toArray(Long[]::new)));
    }

    /** Forgets whose the supports of an account were: they stay counted, and nothing leads from them to anybody any more. */
    int forget(Transaction tx, AccountId account, int most) {
        return tx.execute("""
            UPDATE support SET account_id = NULL, salt = NULL, named = false
            WHERE id IN (SELECT id FROM support WHERE account_id = ? ORDER BY id DESC LIMIT ?)
            """, account.value(), most);
    }

    boolean backsAnything(Transaction tx, AccountId account) {
        return !tx.fetch("SELECT 1 FROM support WHERE account_id = ? LIMIT 1", _ -> true, account.value())
                .isEmpty();
    }

    void setNamed(Transaction tx, ProposalId id, AccountId account, boolean named) {
        tx.flush();
        tx.sql()
                .update(SUPPORT)
                .set(SUPPORT.NAMED, named)
                .where(SUPPORT.PROPOSAL_ID.eq(id.value()))
                .and(SUPPORT.ACCOUNT_ID.eq(account.value()))
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .execute();
    }

    Optional<SupportRow> live(Transaction tx, ProposalId id, AccountId account) {
        return live(tx, of(id, account)).fetchOptional(SupportStore::row);
    }

    /** As it is when nobody else can change it. */
    Optional<SupportRow> lock(Transaction tx, ProposalId id, AccountId account) {
        return live(tx, of(id, account)).forUpdate().of(SUPPORT).fetchOptional(SupportStore::row);
    }

    private static Condition of(ProposalId id, AccountId account) {
        return SUPPORT.PROPOSAL_ID.eq(id.value()).and(SUPPORT.ACCOUNT_ID.eq(account.value()));
    }

    /**
     * Those of some proposals by the accounts beside them that were written by now, in the order of their ids; what the transaction
     * still collects comes after what is done with them.
     */
    List<SupportRow> lock(Transaction tx, List<ProposalId> proposals, List<AccountId> accounts) {
        var pairs = DSL.condition(
                "(support.proposal_id, support.account_id) IN (SELECT * FROM unnest({0}, {1}))",
                DSL.val(proposals.stream().map(ProposalId::value).toArray(Long[]::new)),
                DSL.val(accounts.stream().map(AccountId::value).toArray(Long[]::new)));
        return lock(written(tx, pairs), accounts.size());
    }

    /** Live ones after an id, in the order of their ids, as they are when nobody else can change them. */
    List<SupportRow> lock(Transaction tx, Condition condition, long after, int most) {
        return lock(live(tx, condition.and(SUPPORT.ID.gt(after))), most);
    }

    private static List<SupportRow> lock(SelectConditionStep<? extends Record> which, int most) {
        return which.orderBy(SUPPORT.ID).limit(most).forUpdate().of(SUPPORT).fetch(SupportStore::row);
    }

    private static SelectConditionStep<? extends Record> live(Transaction tx, Condition condition) {
        tx.flush();
        return written(tx, condition);
    }

    private static SelectConditionStep<? extends Record> written(Transaction tx, Condition condition) {
        return tx.sql()
                .select(SUPPORT.fields())
                .select(PROPOSAL.RECORD_URI)
                .from(SUPPORT)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(SUPPORT.PROPOSAL_ID))
                .where(condition)
                .and(SUPPORT.WITHDRAWN_AT.isNull());
    }

    private static SupportRow row(Record row) {
        return new SupportRow(
                row.get(SUPPORT.ID),
                new ProposalId(row.get(SUPPORT.PROPOSAL_ID)),
                URI.create(row.get(PROPOSAL.RECORD_URI)),
                Optional.ofNullable(row.get(SUPPORT.ACCOUNT_ID)).map(AccountId::new),
                row.get(SUPPORT.VERSION),
                row.get(SUPPORT.SOURCE),
                HexFormat.of().formatHex(row.get(SUPPORT.COMMITMENT)),
                row.get(SUPPORT.NAMED),
                new SupportRow.Decision(
                        SupportColumn.of(row.get(SUPPORT.COUNTED_IN)).orElseThrow(),
                        Counting.of(row.get(SUPPORT.COUNTING)),
                        Optional.ofNullable(row.get(SUPPORT.WHY))),
                Optional.ofNullable(row.get(SUPPORT.REVIEW)).map(Review::of),
                Optional.ofNullable(row.get(SUPPORT.LASTING)),
                row.get(SUPPORT.CREATED_AT));
    }

    /** Which of those beside each proposal chose to be named. */
    Map<ProposalId, Set<AccountId>> named(Transaction tx, Map<ProposalId, Set<AccountId>> some) {
        tx.flush();
        var proposals = new ArrayList<Long>();
        var accounts = new ArrayList<Long>();
        some.forEach((id, who) -> who.forEach(account -> {
            proposals.add(id.value());
            accounts.add(account.value());
        }));
        return tx
                .fetch(
                        NAMED_AMONG,
                        row -> Map.entry(new ProposalId(row.getLong(1)), new AccountId(row.getLong(2))),
                        proposals.toArray(Long[]::new),
                        accounts.toArray(Long[]::new))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** Those who chose to be named, oldest first. */
    List<AccountId> named(Transaction tx, ProposalId id, int limit) {
        return tx.sql()
                .select(SUPPORT.ACCOUNT_ID)
                .from(SUPPORT)
                .where(SUPPORT.PROPOSAL_ID.eq(id.value()))
                .and(SUPPORT.NAMED)
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .and(SUPPORT.COUNTING.ne(Counting.INVALID.word()))
                .and(SUPPORT.ACCOUNT_ID.isNotNull())
                .orderBy(SUPPORT.ID)
                .limit(limit)
                .fetch(row -> new AccountId(row.value1()));
    }
}
