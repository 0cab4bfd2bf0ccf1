package folkmoot.civic.attestation;

import static folkmoot.schema.generated.Tables.CHECKED_ANSWER;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.schema.generated.tables.records.CheckedAnswerRecord;
import folkmoot.talk.status.Status;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers that somebody of whom a community's claim is attested marked as checked, until a day of review. It says who and as what, and nothing else: it
 * moves nothing in any list, and no moderator gives it. It is of the text as it was: once that changes, or the claim is attested no longer, the mark is
 * gone. All SQL of {@code checked_answer}.
 */
public final class CheckedAnswers {

    private static final int LONGEST_MONTHS = 24;

    private final Claims claims;
    private final Badges badges;
    private final InstantSource clock;

    CheckedAnswers(Claims claims, Badges badges, InstantSource clock) {
        this.claims = claims;
        this.badges = badges;
        this.clock = clock;
    }

    /** The day of today, as of which a review is due. */
    public LocalDate today() {
        return badges.today();
    }

    /** The claim by which somebody may mark an answer; empty where they may not. */
    public Optional<Claim> markingBy(Transaction tx, Account by, Status answer) {
        if (!by.isLocal()
                || answer.isReblog()
                || answer.thread().parent().isEmpty()
                || !answer.visibility().isOpen()
                || answer.author().equals(by.id())) {
            return Optional.empty();
        }
        return answer.thread()
                .community()
                .flatMap(community -> claims.list(tx, community).stream()
                        .filter(Claim::checks)
                        .filter(claim -> badges.isAttested(tx, community, by.id(), claim.word()))
                        .findFirst());
    }

    /**
     * Marks an answer that the caller may see; once more looks at it again.
     *
     * @param review the day by which somebody should look again, at most 24 months from now
     * @throws Forbidden for whom no claim of the community is attested that is good for it, moderators included, and for who wrote the answer
     * @throws Invalid for a day that is over or too far
     */
    public void mark(Transaction tx, Account by, Status answer, LocalDate review) {
        var claim = markingBy(tx, by, answer)
                .orElseThrow(() -> new Forbidden(
                        "Only others than its author of whom the community has attested what is good for it"
                                + " mark an answer"));
        var today = badges.today();
        if (!review.isAfter(today) || review.isAfter(today.plusMonths(LONGEST_MONTHS))) {
            throw Invalid.field(
                    "review",
                    "ERR_INCLUSION",
                    "must be after today and at most " + LONGEST_MONTHS + " months from now");
        }
        tx.sql()
                .insertInto(CHECKED_ANSWER)
                .set(CHECKED_ANSWER.STATUS_ID, answer.id().value())
                .set(CHECKED_ANSWER.ACCOUNT_ID, by.id().value())
                .set(CHECKED_ANSWER.COMMUNITY_ID, claim.community().value())
                .set(CHECKED_ANSWER.CLAIM, claim.word())
                .set(CHECKED_ANSWER.CHECKED_AT, clock.instant())
                .set(CHECKED_ANSWER.REVIEW, review)
                .onConflict(CHECKED_ANSWER.STATUS_ID, CHECKED_ANSWER.ACCOUNT_ID)
                .doUpdate()
                .set(CHECKED_ANSWER.CLAIM, claim.word())
                .set(CHECKED_ANSWER.CHECKED_AT, clock.instant())
                .set(CHECKED_ANSWER.REVIEW, review)
                .execute();
    }

    /** Who marked it takes that back. Problems: 404 for anybody else. */
    public void unmark(Transaction tx, AccountId by, StatusId answer) {
        int gone = tx.sql()
                .deleteFrom(CHECKED_ANSWER)
                .where(CHECKED_ANSWER.STATUS_ID.eq(answer.value()))
                .and(CHECKED_ANSWER.ACCOUNT_ID.eq(by.value()))
                .execute();
        if (gone == 0) {
            throw new NotFound();
        }
    }

    /** The marks of some answers that hold now; one query, and more only where there are any. */
    public Map<StatusId, List<CheckedAnswer>> of(Transaction tx, Collection<Status> some) {
        var answers = some.stream()
                .filter(status -> status.thread().community().isPresent()
                        && status.thread().parent().isPresent())
                .collect(Collectors.toMap(Status::id, status -> status, (one, _) -> one));
        if (answers.isEmpty()) {
            return Map.of();
        }
        return tx
                .sql()
                .selectFrom(CHECKED_ANSWER)
                .where(CHECKED_ANSWER.STATUS_ID.in(
                        answers.keySet().stream().map(StatusId::value).toList()))
                .orderBy(CHECKED_ANSWER.CHECKED_AT)
                .fetch()
                .stream()
                .flatMap(row -> holding(tx, row, answers.get(new StatusId(row.getStatusId()))).stream())
                .collect(Collectors.groupingBy(CheckedAnswer::status));
    }

    private Optional<CheckedAnswer> holding(Transaction tx, CheckedAnswerRecord row, Status answer) {
        var community = new CommunityId(row.getCommunityId());
        var by = new AccountId(row.getAccountId());
        boolean changed = answer.times()
                .edited()
                .filter(when -> when.isAfter(row.getCheckedAt()))
                .isPresent();
        return claims.find(tx, community, row.getClaim())
                .filter(claim -> !changed && claim.checks() && badges.isAttested(tx, community, by, claim.word()))
                .map(claim -> new CheckedAnswer(answer.id(), by, claim.names(), row.getCheckedAt(), row.getReview()));
    }
}
