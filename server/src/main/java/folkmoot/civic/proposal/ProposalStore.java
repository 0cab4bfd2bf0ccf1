package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.PROPOSAL_EVENT;
import static folkmoot.schema.generated.Tables.PROPOSAL_FOLLOW;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** SQL that writes {@code proposal}, its events and follows. */
final class ProposalStore {

    /** Of the ids in their order; not the numbers alone, which others may lock by. */
    private static final String LOCK_OF = "hashtextextended('proposal ' || id, 0)) FROM unnest(?::bigint[]) id";

    /** One from elsewhere. */
    void insert(Transaction tx, Proposal proposal) {
        Pointers.changing(tx);
        tx.sql().insertInto(PROPOSAL).set(ProposalRows.row(proposal)).execute();
    }

    Optional<Proposal> find(Transaction tx, Condition condition) {
        return tx.sql().selectFrom(PROPOSAL).where(condition).fetchOptional(ProposalRows::proposal);
    }

    /** Waits for those who support these proposals, and keeps others from doing so, until the transaction ends. */
    void keepOutSupports(Transaction tx, Collection<ProposalId> wanted) {
        tx.fetch("SELECT pg_advisory_xact_lock(" + LOCK_OF, _ -> true, (Object) sorted(wanted));
    }

    /** Waits for those who change the state of these proposals, and keeps others from doing so, until the transaction ends. */
    void keepStates(Transaction tx, Collection<ProposalId> wanted) {
        tx.fetch("SELECT pg_advisory_xact_lock_shared(" + LOCK_OF, _ -> true, (Object) sorted(wanted));
    }

    private static Long[] sorted(Collection<ProposalId> wanted) {
        return wanted.stream().map(ProposalId::value).sorted().toArray(Long[]::new);
    }

    /** A statement of its own, after the lock: it sees what those did for whom it waited. */
    List<ProposalState> states(Transaction tx, Collection<ProposalId> wanted) {
        return tx.fetch(
                "SELECT state FROM proposal WHERE id = ANY (?)", row -> ProposalState.of(row.getString(1)), (Object)
                        sorted(wanted));
    }

    /** Locks rows until the transaction ends, in the order of their ids; each as it is now. */
    List<Proposal> lock(Transaction tx, Collection<ProposalId> wanted) {
        return tx.sql()
                .selectFrom(PROPOSAL)
                .where(PROPOSAL.ID.in(wanted.stream().map(ProposalId::value).toList()))
                .orderBy(PROPOSAL.ID)
                .forNoKeyUpdate()
                .fetch(ProposalRows::proposal);
    }

    /** Those of some that gather and were not sent to their bodies. */
    List<Proposal> belowThreshold(Transaction tx, Collection<ProposalId> some) {
        return tx.sql()
                .selectFrom(PROPOSAL)
                .where(PROPOSAL.ID.eq(DSL.any(sorted(some))))
                .and(PROPOSAL.LOCAL)
                .and(PROPOSAL.STATE.eq(ProposalState.GATHERING.word()))
                .and(PROPOSAL.THRESHOLD_REACHED_AT.isNull())
                .fetch(ProposalRows::proposal);
    }

    List<Proposal> list(Transaction tx, Condition condition, int limit) {
        return tx.sql()
                .selectFrom(PROPOSAL)
                .where(condition)
                .orderBy(PROPOSAL.ID.desc())
                .limit(limit)
                .fetch(ProposalRows::proposal);
    }

    /** What is hidden, removed or archived remembers what it was, and since when it was said to be done. */
    void setState(Transaction tx, Proposal from, ProposalState to, Optional<String> answer, Instant now) {
        boolean kept = Transitions.KEPT.contains(to);
        var before = earlierStates(tx, from.id());
        boolean back = !before.isEmpty() && (!kept || before.getFirst().equals(to.word()));
        if (back) {
            before.removeFirst();
        } else if (kept) {
            before.addFirst(from.state().word());
        }
        var claimed = from.times().doneClaimed();
        var doneClaimed = to == ProposalState.DONE
                ? claimed.filter(_ -> back).or(() -> Optional.of(now))
                : claimed.filter(_ -> kept);
        tx.sql()
                .update(PROPOSAL)
                .set(PROPOSAL.STATE, to.word())
                .set(PROPOSAL.STATE_BEFORE, kept ? String.join(" ", before) : null)
                .set(PROPOSAL.ANSWER, answer.orElse(null))
                .set(PROPOSAL.STATE_CHANGED_AT, now)
                .set(PROPOSAL.DONE_CLAIMED_AT, doneClaimed.orElse(null))
                .where(PROPOSAL.ID.eq(from.id().value()))
                .execute();
    }

    /** Those of a community that still take supports. */
    List<Proposal> gathering(Transaction tx, CommunityId community, int limit) {
        var states = Arrays.stream(ProposalState.values())
                .filter(ProposalState::takesSupports)
                .map(ProposalState::word)
                .toList();
        return list(
                tx,
                PROPOSAL.COMMUNITY_ID.eq(community.value()).and(PROPOSAL.LOCAL).and(PROPOSAL.STATE.in(states)),
                limit);
    }

    /** Those that are over without having ended here. */
    void archive(Transaction tx, Collection<ProposalId> ids) {
        tx.sql()
                .update(PROPOSAL)
                .set(PROPOSAL.STATE_BEFORE, PROPOSAL.STATE)
                .set(PROPOSAL.STATE, ProposalState.ARCHIVED.word())
                .where(PROPOSAL.ID.in(ids.stream().map(ProposalId::value).toList()))
                .execute();
    }

    /** What it was before it was hidden, removed or archived. */
    Optional<ProposalState> stateBefore(Transaction tx, ProposalId id) {
        return earlierStates(tx, id).stream().findFirst().map(ProposalState::of);
    }

    private static LinkedList<String> earlierStates(Transaction tx, ProposalId id) {
        var words = tx.sql()
                .select(PROPOSAL.STATE_BEFORE)
                .from(PROPOSAL)
                .where(PROPOSAL.ID.eq(id.value()))
                .fetchOne(PROPOSAL.STATE_BEFORE);
        return words == null ? new LinkedList<>() : new LinkedList<>(List.of(words.split(" ")));
    }

    /** Whether it was not crossed before. */
    boolean setThresholdReached(Transaction tx, ProposalId id, Instant now) {
        return tx.sql()
                        .update(PROPOSAL)
                        .set(PROPOSAL.THRESHOLD_REACHED_AT, now)
                        .where(PROPOSAL.ID.eq(id.value()))
                        .and(PROPOSAL.THRESHOLD_REACHED_AT.isNull())
                        .execute()
                == 1;
    }

    void setContent(Transaction tx, ProposalId id, VersionText text, int version) {
        tx.sql()
                .update(PROPOSAL)
                .set(PROPOSAL.TITLE, text.title())
                .set(PROPOSAL.ASK, text.ask())
                .set(PROPOSAL.PROBLEM, text.problem())
                .set(PROPOSAL.CATEGORY, text.category().orElse(null))
                .set(PROPOSAL.LOCALITY, text.locality().orElse(null))
                .set(PROPOSAL.PLACE_NAME, text.spot().map(Spot::name).orElse(null))
                .set(PROPOSAL.LATITUDE, Spot.latitude(text.spot()))
                .set(PROPOSAL.LONGITUDE, Spot.longitude(text.spot()))
                .set(PROPOSAL.LANGUAGE, text.language())
                .set(PROPOSAL.VERSION, version)
                .where(PROPOSAL.ID.eq(id.value()))
                .execute();
    }

    void setRecordSent(Transaction tx, ProposalId id, Instant now) {
        tx.execute("UPDATE proposal SET record_sent_at = ? WHERE id = ?", now, id.value());
    }

    /** What the post of one from elsewhere says now. */
    void mirrorText(Transaction tx, Proposal as) {
        tx.sql()
                .update(PROPOSAL)
                .set(PROPOSAL.ASK, as.content().ask())
                .set(PROPOSAL.PROBLEM, as.content().problem())
                .set(PROPOSAL.LANGUAGE, as.content().language())
                .set(PROPOSAL.CATEGORY, as.place().category().orElse(null))
                .set(PROPOSAL.LOCALITY, as.place().locality().orElse(null))
                .set(PROPOSAL.PLACE_NAME, as.place().spot().map(Spot::name).orElse(null))
                .set(PROPOSAL.LATITUDE, Spot.latitude(as.place().spot()))
                .set(PROPOSAL.LONGITUDE, Spot.longitude(as.place().spot()))
                .where(PROPOSAL.ID.eq(as.id().value()))
                .execute();
    }

    /** What a remote record says now. */
    void mirror(Transaction tx, ProposalId id, String title, String state, Optional<String> answer, Instant now) {
        tx.sql()
                .update(PROPOSAL)
                .set(PROPOSAL.TITLE, title)
                .set(PROPOSAL.STATE, state)
                .set(PROPOSAL.ANSWER, answer.orElse(null))
                .set(PROPOSAL.RECORD_READ_AT, now)
                .where(PROPOSAL.ID.eq(id.value()))
                .execute();
    }

    void insertEvent(Transaction tx, ProposalId id, ProposalEvent event) {
        tx.sql()
                .insertInto(PROPOSAL_EVENT)
                .set(PROPOSAL_EVENT.ID, event.id())
                .set(PROPOSAL_EVENT.PROPOSAL_ID, id.value())
                .set(PROPOSAL_EVENT.KIND, event.kind())
                .set(PROPOSAL_EVENT.FROM_STATE, event.from().orElse(null))
                .set(PROPOSAL_EVENT.TO_STATE, event.to().orElse(null))
                .set(PROPOSAL_EVENT.BODY_ID, event.body().map(BodyId::value).orElse(null))
                .set(
                        PROPOSAL_EVENT.ACTOR_ACCOUNT_ID,
                        event.actor().map(AccountId::value).orElse(null))
                .set(PROPOSAL_EVENT.REASON, event.reason().orElse(null))
                .set(PROPOSAL_EVENT.NOTE, event.note())
                .set(PROPOSAL_EVENT.CREATED_AT, event.createdAt())
                .execute();
    }

    List<ProposalEvent> events(Transaction tx, ProposalId id) {
        return tx.sql()
                .selectFrom(PROPOSAL_EVENT)
                .where(PROPOSAL_EVENT.PROPOSAL_ID.eq(id.value()))
                .orderBy(PROPOSAL_EVENT.ID)
                .limit(1_000)
                .fetch(row -> new ProposalEvent(
                        row.getId(),
                        row.getKind(),
                        Optional.ofNullable(row.getFromState()),
                        Optional.ofNullable(row.getToState()),
                        Optional.ofNullable(row.getBodyId()).map(BodyId::new),
                        Optional.ofNullable(row.getActorAccountId()).map(AccountId::new),
                        Optional.ofNullable(row.getReason()),
                        row.getNote(),
                        row.getCreatedAt()));
    }

    void follow(Transaction tx, ProposalId id, AccountId account, Instant now) {
        tx.sql()
                .insertInto(PROPOSAL_FOLLOW)
                .set(PROPOSAL_FOLLOW.PROPOSAL_ID, id.value())
                .set(PROPOSAL_FOLLOW.ACCOUNT_ID, account.value())
                .set(PROPOSAL_FOLLOW.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    void unfollow(Transaction tx, ProposalId id, AccountId account) {
        tx.sql()
                .deleteFrom(PROPOSAL_FOLLOW)
                .where(PROPOSAL_FOLLOW.PROPOSAL_ID.eq(id.value()))
                .and(PROPOSAL_FOLLOW.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    boolean follows(Transaction tx, ProposalId id, AccountId account) {
        return tx.sql()
                .fetchExists(
                        PROPOSAL_FOLLOW,
                        PROPOSAL_FOLLOW.PROPOSAL_ID.eq(id.value()).and(PROPOSAL_FOLLOW.ACCOUNT_ID.eq(account.value())));
    }

    Optional<Proposal> byOriginal(Transaction tx, URI original) {
        return find(tx, PROPOSAL.ORIGINAL_URI.eq(original.toString()));
    }
}
