package folkmoot.civic.response;

import static folkmoot.schema.generated.Tables.DELEGATION;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.schema.generated.tables.records.DelegationRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/**
 * That an office answers on behalf of a body: entered by who moderates the community, or by the body itself, never by the office. Both
 * stand in the register. All SQL of {@code delegation}.
 */
public final class Delegations {

    private final Foundations civic;

    public Delegations(Foundations civic) {
        this.civic = civic;
    }

    /**
     * One of them.
     *
     * @param byBody whether the body itself said so; else the community's register does
     * @param ended since when it no longer holds; answers given before stay
     */
    public record Delegation(
            long id,
            CommunityId community,
            BodyId body,
            BodyId office,
            boolean byBody,
            Optional<AccountId> by,
            Instant since,
            Optional<Instant> ended) {}

    /** From now on the office may answer for the body. Problems: 403 for the office and everybody else; 422 for a body and itself, or of two registers. */
    public Delegation enter(Transaction tx, Body body, Body office, Account by) {
        boolean own = require(tx, body, by);
        if (body.id().equals(office.id()) || !body.community().equals(office.community())) {
            throw Invalid.field("office", "ERR_INVALID", "must be another body of the same register");
        }
        tx.sql()
                .insertInto(DELEGATION)
                .set(DELEGATION.ID, civic.ids().next())
                .set(DELEGATION.COMMUNITY_ID, body.community().value())
                .set(DELEGATION.BODY_ID, body.id().value())
                .set(DELEGATION.OFFICE_ID, office.id().value())
                .set(DELEGATION.BY_BODY, own)
                .set(DELEGATION.BY_ACCOUNT_ID, by.id().value())
                .set(DELEGATION.CREATED_AT, civic.clock().instant())
                .onConflictDoNothing()
                .execute();
        return list(tx, live(body, office)).getFirst();
    }

    /** The office may no longer. Problems: 403 as {@link #enter}. */
    public void end(Transaction tx, Body body, Body office, Account by) {
        require(tx, body, by);
        tx.sql()
                .update(DELEGATION)
                .set(DELEGATION.ENDED_AT, civic.clock().instant())
                .where(live(body, office))
                .execute();
    }

    /** Whether the account is the body's own; 403 for one that is neither that nor a moderator's. */
    private boolean require(Transaction tx, Body body, Account by) {
        civic.officials().checkDomain(tx, by);
        boolean own = civic.officials().speaksForAll(tx, body.community(), by).stream()
                .anyMatch(spokenFor -> spokenFor.id().equals(body.id()));
        if (!own && !civic.communities().isModerator(tx, body.community(), by.id())) {
            throw new Forbidden("Only the body itself, or who moderates the community, says who answers on its behalf");
        }
        return own;
    }

    private static Condition live(Body body, Body office) {
        return DELEGATION
                .BODY_ID
                .eq(body.id().value())
                .and(DELEGATION.OFFICE_ID.eq(office.id().value()))
                .and(DELEGATION.ENDED_AT.isNull());
    }

    /** Those of a community, also ended ones, newest first, at most 500. */
    public List<Delegation> list(Transaction tx, CommunityId community) {
        return list(tx, DELEGATION.COMMUNITY_ID.eq(community.value()));
    }

    /** Those by which some offices may answer now. */
    List<Delegation> to(Transaction tx, Collection<BodyId> offices) {
        return offices.isEmpty()
                ? List.of()
                : list(
                        tx,
                        DELEGATION
                                .OFFICE_ID
                                .in(offices.stream().map(BodyId::value).toList())
                                .and(DELEGATION.ENDED_AT.isNull()));
    }

    public Optional<Delegation> find(Transaction tx, long id) {
        return list(tx, DELEGATION.ID.eq(id)).stream().findFirst();
    }

    private static List<Delegation> list(Transaction tx, Condition condition) {
        return tx.sql()
                .selectFrom(DELEGATION)
                .where(condition)
                .orderBy(DELEGATION.ID.desc())
                .limit(500)
                .fetch(Delegations::delegation);
    }

    private static Delegation delegation(DelegationRecord row) {
        return new Delegation(
                row.getId(),
                new CommunityId(row.getCommunityId()),
                new BodyId(row.getBodyId()),
                new BodyId(row.getOfficeId()),
                row.getByBody(),
                Optional.ofNullable(row.getByAccountId()).map(AccountId::new),
                row.getCreatedAt(),
                Optional.ofNullable(row.getEndedAt()));
    }
}
