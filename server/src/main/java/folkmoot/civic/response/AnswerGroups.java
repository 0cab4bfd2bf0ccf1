package folkmoot.civic.response;

import static folkmoot.schema.generated.Tables.ANSWER_GROUP;
import static folkmoot.schema.generated.Tables.DESK_ANSWER_CASE;
import static folkmoot.schema.generated.Tables.OFFICIAL_RESPONSE;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.TrackState;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.text.Names;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;

/**
 * One answer to many proposals: it has a page where it stands whole, and each proposal carries it, cut where it is long, with a link
 * there. It is given from a desk, which posts it to proposals elsewhere. All SQL that writes {@code answer_group}.
 */
public final class AnswerGroups {

    /** So much of it stands at each proposal. */
    private static final int SHOWN = 600;

    private static final String LATE = """
        SELECT c.proposal_id FROM commitment c JOIN official_response r ON r.id = c.response_id
        WHERE r.group_id = ? AND c.late_at IS NOT NULL AND c.kept_at IS NULL
        """;

    private final Proposals proposals;
    private final Responses responses;

    public AnswerGroups(Proposals proposals, Responses responses) {
        this.proposals = proposals;
        this.responses = responses;
    }

    /**
     * What was answered, whole.
     *
     * @param text plain
     * @param says where the body stands with it, and what will be there by which day; a comment for neither
     */
    public record AnswerGroup(long id, AccountId by, String text, String language, Statement says, Instant createdAt) {

        public Optional<TrackState> position() {
            return says.position();
        }
    }

    /** From now on it stands on its page. */
    public void open(Transaction tx, AnswerGroup group) {
        tx.sql()
                .insertInto(ANSWER_GROUP)
                .set(ANSWER_GROUP.ID, group.id())
                .set(ANSWER_GROUP.BY_ACCOUNT_ID, group.by().value())
                .set(ANSWER_GROUP.TEXT, group.text())
                .set(ANSWER_GROUP.LANGUAGE, group.language())
                .set(
                        ANSWER_GROUP.POSITION,
                        group.position().map(TrackState::word).orElse(null))
                .set(ANSWER_GROUP.DUE, group.says().due().orElse(null))
                .set(ANSWER_GROUP.MEASURE, group.says().measure().orElse(null))
                .set(ANSWER_GROUP.CREATED_AT, group.createdAt())
                .execute();
    }

    /**
     * Gives it to proposals at home here, all at once or none: to each on every track on which the account may answer there. Problems: as
     * {@link Responses#answer} for any one of them.
     */
    public void give(Transaction tx, AnswerGroup group, Account by, List<Proposal> about) {
        var part = new NewResponse(by, Via.DESK, group.says(), part(group.text()));
        about.forEach(Proposal::requireHome);
        for (var proposal :
                proposals.locked(tx, about.stream().map(Proposal::id).toList())) {
            responses.answer(tx, proposal, responses.tracks(tx, proposal, by), part, Optional.of(group.id()));
        }
    }

    /** What each proposal carries of a text that stands whole elsewhere. */
    public static String part(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        var cut = Names.cut(text, SHOWN);
        int word = cut.lastIndexOf(' ');
        return (word > SHOWN / 2 ? cut.substring(0, word) : cut) + " …";
    }

    public Optional<AnswerGroup> find(Transaction tx, long id) {
        return tx.sql()
                .selectFrom(ANSWER_GROUP)
                .where(ANSWER_GROUP.ID.eq(id))
                .fetchOptional(row -> new AnswerGroup(
                        row.getId(),
                        new AccountId(row.getByAccountId()),
                        row.getText(),
                        row.getLanguage(),
                        Statement.kept(
                                Optional.ofNullable(row.getPosition()).flatMap(TrackState::of),
                                Optional.ofNullable(row.getDue()),
                                Optional.ofNullable(row.getMeasure())),
                        row.getCreatedAt()));
    }

    /**
     * To which of some proposals what it promised is late: of those at home here by what became of the commitment, of others where its day has
     * passed and their home does not say that the body is done.
     */
    public Set<ProposalId> late(Transaction tx, AnswerGroup group, List<Proposal> about) {
        var civic = proposals.civic();
        var today = civic.days().day(civic.clock().instant());
        if (group.says().due().filter(day -> day.isBefore(today)).isEmpty()) {
            return Set.of();
        }
        var late = new HashSet<>(tx.fetch(LATE, row -> new ProposalId(row.getLong(1)), group.id()));
        var elsewhere = about.stream()
                .filter(proposal -> !proposal.local())
                .map(Proposal::id)
                .toList();
        proposals.tracks(tx, elsewhere).forEach((proposal, tracks) -> {
            if (tracks.stream()
                    .filter(track -> track.account().equals(Optional.of(group.by())))
                    .noneMatch(track -> track.state() == TrackState.DONE)) {
                late.add(proposal);
            }
        });
        return late;
    }

    /** The proposals that it reached, here and elsewhere, as far as everybody may read them, by id. */
    public List<Proposal> proposals(Transaction tx, long id) {
        Condition posted = DESK_ANSWER_CASE.DONE_AT.isNotNull().and(DESK_ANSWER_CASE.PROBLEM.isNull());
        var ids = tx.sql()
                .select(OFFICIAL_RESPONSE.PROPOSAL_ID)
                .from(OFFICIAL_RESPONSE)
                .where(OFFICIAL_RESPONSE.GROUP_ID.eq(id))
                .union(tx.sql()
                        .select(DESK_ANSWER_CASE.PROPOSAL_ID)
                        .from(DESK_ANSWER_CASE)
                        .where(DESK_ANSWER_CASE.ANSWER_ID.eq(id).and(posted)))
                .fetch(row -> new ProposalId(row.value1()));
        return proposals.all(tx, ids).stream()
                .filter(proposal -> proposal.state().isPublic())
                .toList();
    }
}
