package folkmoot.civic.draft;

import static folkmoot.schema.generated.Tables.PROPOSAL_DRAFT;

import folkmoot.civic.community.Community;
import folkmoot.civic.community.FirstItems;
import folkmoot.civic.proposal.FirstLook;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Proposed;
import folkmoot.civic.proposal.Publication;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.status.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who is new to a community, and what of theirs waits. New is, whatever the age of the account, who has published fewer proposals there
 * than the community looks at, does not moderate it, and was not found to live there. Proposals that moderators took from view or sent
 * back make nobody known.
 */
public final class FirstItemHold implements FirstLook {

    private static final int MOST_WAITING = 5;

    private static final String KNOWN = """
        SELECT w.n FROM unnest(?::bigint[], ?::bigint[], ?::int[], ?::int[]) AS w (author, community, most, n)
        WHERE EXISTS (SELECT 1 FROM resident r WHERE r.community_id = w.community AND r.account_id = w.author)
           OR (SELECT count(*) FROM (
                 SELECT 1 FROM proposal p
                 WHERE p.author_account_id = w.author AND p.community_id = w.community AND p.local
                   AND p.state NOT IN ('hidden', 'removed', 'returned')
                 LIMIT %d) AS published) >= w.most
        """.formatted(FirstItems.MOST);

    private final Proposals proposals;
    private final DraftStore store = new DraftStore();

    public FirstItemHold(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public Set<Integer> waiting(Transaction tx, List<Publication.Wanted> all) {
        var asked = IntStream.range(0, all.size())
                .filter(i -> all.get(i).community().firstItems().count() > 0)
                .boxed()
                .collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return asked;
        }
        asked.removeAll(tx.fetch(
                KNOWN,
                row -> row.getInt("n"),
                asked.stream().map(i -> all.get(i).author().id().value()).toArray(Long[]::new),
                asked.stream().map(i -> all.get(i).community().id().value()).toArray(Long[]::new),
                asked.stream()
                        .map(i -> all.get(i).community().firstItems().count())
                        .toArray(Integer[]::new),
                asked.toArray(Integer[]::new)));
        asked.removeIf(i -> proposals
                .civic()
                .communities()
                .isModerator(
                        tx, all.get(i).community().id(), all.get(i).author().id()));
        return asked;
    }

    @Override
    public Proposed.Waiting hold(Transaction tx, Publication.Wanted wanted, Optional<Status> post) {
        var community = wanted.community();
        requireFew(tx, community, wanted.author());
        var now = proposals.civic().clock().instant();
        var draft = new Draft(
                proposals.civic().ids().next(),
                community.id(),
                wanted.author().id(),
                DraftState.CHECKING,
                wanted.text(),
                wanted.follows(),
                post.map(Status::id),
                Optional.of(until(community)),
                Optional.empty(),
                "",
                Optional.empty(),
                new Draft.Times(now, now));
        store.insert(tx, draft, wanted.key());
        if (post.isPresent()) {
            tell(tx, community, wanted.author(), draft);
        }
        return waiting(draft);
    }

    /** Problems: 422 where enough of them wait. */
    void requireFew(Transaction tx, Community community, Account author) {
        int waiting = store.count(
                tx,
                PROPOSAL_DRAFT
                        .AUTHOR_ACCOUNT_ID
                        .eq(author.id().value())
                        .and(PROPOSAL_DRAFT.COMMUNITY_ID.eq(community.id().value()))
                        .and(PROPOSAL_DRAFT.STATE.eq(DraftState.CHECKING.word())));
        if (waiting >= MOST_WAITING) {
            throw Invalid.refused("As many as " + MOST_WAITING
                    + " proposals of yours wait for the community's moderators. Wait until they looked at one");
        }
    }

    /** When something that begins to wait now is published if nobody looked. */
    Instant until(Community community) {
        return proposals
                .civic()
                .clock()
                .instant()
                .plus(Duration.ofDays(community.firstItems().days()));
    }

    /** Who only wrote a post is told that it waits, and until when. */
    private void tell(Transaction tx, Community community, Account author, Draft draft) {
        var language = draft.text().language();
        var day = draft.waitsUntil().orElseThrow().toString().substring(0, 10);
        proposals
                .clerk()
                .tell(
                        tx,
                        community,
                        author,
                        Words.in(language).get("notice.waiting", draft.text().title(), community.title(), day),
                        language);
    }

    private static Proposed.Waiting waiting(Draft draft) {
        return new Proposed.Waiting(
                draft.id(),
                draft.community(),
                draft.waitsUntil().orElse(draft.times().changed()));
    }

    @Override
    public Optional<Proposed> earlier(Transaction tx, AccountId author, String key) {
        return store.find(
                        tx, PROPOSAL_DRAFT.AUTHOR_ACCOUNT_ID.eq(author.value()).and(PROPOSAL_DRAFT.REQUEST_KEY.eq(key)))
                .map(draft -> draft.published()
                        .flatMap(id -> proposals.find(tx, id))
                        .<Proposed>map(proposal -> new Proposed.Published(proposal, List.of()))
                        .orElseGet(() -> waiting(draft)));
    }

    /** Also one that was returned: its author sends it in again by changing the post. */
    @Override
    public void edited(Transaction tx, Status post, Account author, Function<Community, NewProposal> text) {
        store.lock(tx, PROPOSAL_DRAFT.STATUS_ID.eq(post.id().value()))
                .filter(draft ->
                        draft.state() != DraftState.PUBLISHED && draft.author().equals(author.id()))
                .ifPresent(draft -> {
                    var community = proposals.civic().communities().require(tx, draft.community());
                    var typed = text.apply(community);
                    store.change(
                            tx,
                            draft.id(),
                            new NewProposal(
                                    typed.title(),
                                    typed.ask(),
                                    typed.problem(),
                                    draft.text().place(),
                                    draft.text().bodies(),
                                    typed.language(),
                                    Optional.empty(),
                                    draft.text().pictures()),
                            proposals.civic().clock().instant());
                    store.move(tx, draft.id(), DraftState.CHECKING, Optional.of(until(community)));
                });
    }

    @Override
    public void removed(Transaction tx, StatusId post) {
        store.delete(tx, PROPOSAL_DRAFT.STATUS_ID.eq(post.value()).and(PROPOSAL_DRAFT.PUBLISHED_ID.isNull()));
    }
}
