package folkmoot.civic.response;

import static folkmoot.schema.generated.Tables.ANSWER_GROUP;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One answer to many proposals: it has a page where it stands whole, and each proposal carries it, cut where it is long, with a link
 * there. All SQL of {@code answer_group}.
 */
public final class AnswerGroups {

    /** How many proposals one answer may be to. */
    public static final int MOST = 500;

    private static final int LONGEST_TEXT = 20_000;
    /** So much of it stands at each proposal. */
    private static final int SHOWN = 600;

    private final Proposals proposals;
    private final Responses responses;

    public AnswerGroups(Proposals proposals, Responses responses) {
        this.proposals = proposals;
        this.responses = responses;
    }

    /** What was answered, whole. @param text plain */
    public record AnswerGroup(long id, AccountId by, String text, String language, Instant createdAt) {}

    /**
     * Answers all of them at once, or none: each on every track on which the account may answer there. Problems: 422 for none, too many
     * or too long; as {@link Responses#answer} for any one of them.
     *
     * @param given whose text is the whole, at most 20,000 characters
     */
    public AnswerGroup answer(Transaction tx, List<Proposal> about, NewResponse given) {
        var text = Names.cleanLines(given.text());
        if (about.isEmpty() || about.size() > MOST) {
            throw Invalid.field("proposals", "ERR_INVALID", "must be 1 to " + MOST);
        }
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw Invalid.field("text", "ERR_INVALID", "must have 1 to " + LONGEST_TEXT + " characters");
        }
        var group = new AnswerGroup(
                proposals.civic().ids().next(),
                given.by().id(),
                text,
                about.getFirst().content().language(),
                proposals.civic().clock().instant());
        insert(tx, group);
        var part = new NewResponse(given.by(), given.via(), given.says(), shown(text));
        about.forEach(Proposal::requireHome);
        for (var proposal :
                proposals.locked(tx, about.stream().map(Proposal::id).toList())) {
            responses.answer(tx, proposal, responses.tracks(tx, proposal, given.by()), part, Optional.of(group.id()));
        }
        return group;
    }

    private static String shown(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        var cut = Names.cut(text, SHOWN);
        int word = cut.lastIndexOf(' ');
        return (word > SHOWN / 2 ? cut.substring(0, word) : cut) + " …";
    }

    private static void insert(Transaction tx, AnswerGroup group) {
        tx.sql()
                .insertInto(ANSWER_GROUP)
                .set(ANSWER_GROUP.ID, group.id())
                .set(ANSWER_GROUP.BY_ACCOUNT_ID, group.by().value())
                .set(ANSWER_GROUP.TEXT, group.text())
                .set(ANSWER_GROUP.LANGUAGE, group.language())
                .set(ANSWER_GROUP.CREATED_AT, group.createdAt())
                .execute();
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
                        row.getCreatedAt()));
    }

    /** The proposals that it is to, as far as everybody may read them, by id. */
    public List<Proposal> proposals(Transaction tx, long id) {
        var ids = new ArrayList<>(responses.ofGroup(tx, id).stream()
                .map(OfficialResponse::proposal)
                .distinct()
                .toList());
        return proposals.all(tx, ids).stream()
                .filter(proposal -> proposal.state().isPublic())
                .toList();
    }
}
