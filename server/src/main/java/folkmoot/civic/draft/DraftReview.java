package folkmoot.civic.draft;

import static folkmoot.schema.generated.Tables.PROPOSAL_DRAFT;

import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Publication;
import folkmoot.civic.proposal.Reason;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What waits for the moderators of a community: they let it through or send it back with a reason, in the open. What nobody looked at
 * in time is published: silence is no veto.
 */
public final class DraftReview {

    private static final int MOST = 100;
    private static final Duration SOON = Duration.ofDays(3);

    private final Database database;
    private final Proposals proposals;
    private final Foundations civic;
    private final Publication publication;
    private final DraftPublication publishing;
    private final CommunityLog log;
    private final DraftStore store = new DraftStore();

    DraftReview(
            Database database,
            Proposals proposals,
            Publication publication,
            DraftPublication publishing,
            CommunityLog log) {
        this.database = database;
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.publication = publication;
        this.publishing = publishing;
        this.log = log;
    }

    /** What waits, by when its time is over. Problems: 403 for everybody but moderators. */
    public List<Draft> waiting(Transaction tx, Community community, AccountId moderator) {
        civic.communities().requireModerator(tx, community.id(), moderator);
        return store.waiting(tx, PROPOSAL_DRAFT.COMMUNITY_ID.eq(community.id().value()), MOST);
    }

    /** Whether the time of one that waits is nearly over. */
    public boolean isSoon(Draft draft) {
        return draft.waitsUntil()
                .filter(until -> until.isBefore(civic.clock().instant().plus(SOON)))
                .isPresent();
    }

    /** When the text was last changed that a moderator read, as their form or app says it. Problems: 422 for what is no time. */
    public static Optional<Instant> seen(Optional<String> typed) {
        try {
            return typed.map(Instant::parse);
        } catch (DateTimeParseException noTime) {
            throw Invalid.field("changed_at", "ERR_INVALID", "is not a time");
        }
    }

    /** As a moderator has it, locked. Problems: 404 for everybody else, 409 where it does not wait or its text is another by now. */
    private Draft locked(Transaction tx, long id, Account moderator, Optional<Instant> seen) {
        var known = store.find(tx, PROPOSAL_DRAFT.ID.eq(id))
                .filter(draft -> civic.communities().isModerator(tx, draft.community(), moderator.id()))
                .filter(draft -> draft.state() != DraftState.DRAFT)
                .orElseThrow(NotFound::new);
        publication.turn(tx, civic.accounts().require(tx, known.author()));
        var draft = store.lock(tx, PROPOSAL_DRAFT.ID.eq(id)).orElseThrow(NotFound::new);
        if (draft.state() != DraftState.CHECKING) {
            throw new Conflict("It does not wait any more");
        }
        if (seen.filter(when -> !when.equals(draft.times().changed())).isPresent()) {
            throw new Conflict("Its author changed it meanwhile. Read it again");
        }
        return draft;
    }

    /**
     * A moderator lets it through: it is published in its author's name, who is told.
     *
     * @param seen when the text was last changed that the moderator read; empty where they do not say
     */
    public Proposal release(Transaction tx, long id, Account moderator, Optional<Instant> seen) {
        var draft = locked(tx, id, moderator, seen);
        return publish(tx, draft, Optional.of(moderator.id()), "");
    }

    private Proposal publish(Transaction tx, Draft draft, Optional<AccountId> by, String why) {
        var author = civic.accounts().require(tx, draft.author());
        var made = publishing.publish(tx, draft, author);
        var community = civic.communities().require(tx, draft.community());
        log.add(tx, community.id(), by, CommunityLog.Act.PUBLISH, made.record(), why);
        tell(
                tx,
                community,
                author,
                draft,
                "notice.let-through",
                proposals.page(tx, made).toString());
        return made;
    }

    /** A moderator sends it back. Problems: 422 without a reason. */
    public void refuse(Transaction tx, long id, Account moderator, Optional<Instant> seen, String reason, String note) {
        var why = Reason.of(reason)
                .orElseThrow(() -> Invalid.field("reason", "ERR_INCLUSION", "is not one of the reasons"));
        var words = Reason.requireNote(note);
        giveBack(tx, locked(tx, id, moderator, seen), Optional.of(moderator.id()), Optional.of(why.word()), words);
    }

    private void giveBack(Transaction tx, Draft draft, Optional<AccountId> by, Optional<String> reason, String note) {
        store.returned(tx, draft.id(), reason, note);
        var community = civic.communities().require(tx, draft.community());
        log.add(
                tx,
                community.id(),
                by,
                CommunityLog.Act.RETURN,
                civic.uris().proposalDraft(community.name(), draft.id()),
                reason.orElse(note));
        tell(
                tx,
                community,
                civic.accounts().require(tx, draft.author()),
                draft,
                "notice.sent-back",
                String.join(
                                ": ",
                                reason.stream()
                                        .map(word -> words(draft).get("reason." + word))
                                        .toList())
                        + (note.isEmpty() ? "" : " – " + note));
    }

    private static Words words(Draft draft) {
        return Words.in(draft.text().language());
    }

    private void tell(Transaction tx, Community community, Account author, Draft draft, String key, String more) {
        if (author.isActive()) {
            proposals
                    .clerk()
                    .tell(
                            tx,
                            community,
                            author,
                            words(draft).get(key, draft.text().title(), more),
                            draft.text().language());
        }
    }

    /** Publishes what nobody looked at in time; what may not be published any more goes back to its author. How many those were. */
    public int publishDue() {
        int done = 0;
        for (var draft : database.read(tx ->
                store.waiting(tx, PROPOSAL_DRAFT.WAITS_UNTIL.le(civic.clock().instant()), MOST))) {
            done += publishDue(draft.id()) ? 1 : 0;
        }
        return done;
    }

    private boolean publishDue(long id) {
        try {
            return database.transaction(tx -> due(tx, id)
                    .map(draft -> publish(tx, draft, Optional.empty(), "nobody looked in time"))
                    .isPresent());
        } catch (Invalid | Forbidden refused) {
            return database.transaction(tx -> {
                var draft = due(tx, id);
                draft.ifPresent(one -> giveBack(tx, one, Optional.empty(), Optional.empty(), refused.getMessage()));
                return draft.isPresent();
            });
        }
    }

    private Optional<Draft> due(Transaction tx, long id) {
        return store.find(tx, PROPOSAL_DRAFT.ID.eq(id)).flatMap(known -> {
            publication.turn(tx, civic.accounts().require(tx, known.author()));
            return store.lock(tx, PROPOSAL_DRAFT.ID.eq(id))
                    .filter(draft -> draft.state() == DraftState.CHECKING)
                    .filter(draft -> draft.waitsUntil()
                            .filter(until -> !until.isAfter(civic.clock().instant()))
                            .isPresent());
        });
    }
}
