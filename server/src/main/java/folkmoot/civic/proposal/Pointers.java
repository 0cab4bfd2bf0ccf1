package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_NOTICE;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an author elsewhere wrote the proposal as a post of their own, people see that post, and their servers send a favourite of it to
 * its author's server only. So the clerk answers it with a post that stands for the proposal there: a favourite of that is a support.
 * All SQL of {@code proposal_notice}.
 */
public final class Pointers {

    private static final String BACKED = """
        SELECT p.id, p.id FROM proposal p WHERE p.id = ANY (?)
        UNION ALL SELECT n.status_id, n.proposal_id FROM proposal_notice n WHERE n.status_id = ANY (?)
        UNION ALL SELECT w.status, p.id FROM unnest(?::bigint[], ?::text[]) w (status, uri) JOIN proposal p ON p.original_uri = w.uri
        """;

    private final Proposals proposals;
    private final Foundations civic;

    Pointers(Proposals proposals) {
        this.proposals = proposals;
        this.civic = proposals.civic();
    }

    /** Answers the author's post, for everybody who sees it to read. */
    void post(Transaction tx, Proposal proposal, Account author, Status original) {
        var community = civic.communities().require(tx, proposal.community());
        var clerk = proposals.clerk();
        var language = proposal.content().language();
        var words = Words.in(language);
        var post = clerk.post(
                tx,
                new Clerk.Post(
                        clerk.of(tx, community),
                        community,
                        Optional.of(original),
                        Visibility.UNLISTED,
                        clerk.words(
                                List.of(author),
                                words.get(
                                        "notice.here",
                                        community.title(),
                                        proposals.page(tx, proposal).toString())),
                        Set.of(author.id()),
                        List.of(),
                        language));
        changing(tx);
        tx.sql()
                .insertInto(PROPOSAL_NOTICE)
                .set(PROPOSAL_NOTICE.STATUS_ID, post.id().value())
                .set(PROPOSAL_NOTICE.PROPOSAL_ID, proposal.id().value())
                .execute();
    }

    /** The proposal for which a post of the clerk stands. */
    Optional<ProposalId> of(Transaction tx, StatusId post) {
        return tx.sql()
                .select(PROPOSAL_NOTICE.PROPOSAL_ID)
                .from(PROPOSAL_NOTICE)
                .where(PROPOSAL_NOTICE.STATUS_ID.eq(post.value()))
                .fetchOptional(row -> new ProposalId(row.value1()));
    }

    /** Which proposals favourites of some statuses back: their own posts, those that stand for one, authors' posts elsewhere. */
    Map<StatusId, ProposalId> backed(Transaction tx, Collection<Status> statuses) {
        var unknown = statuses.stream()
                .filter(status -> !tx.isRemembered(new Backed(status.id())))
                .toList();
        if (!unknown.isEmpty()) {
            var read = read(tx, unknown);
            unknown.forEach(
                    status -> tx.once(new Backed(status.id()), () -> Optional.ofNullable(read.get(status.id()))));
        }
        var backed = new HashMap<StatusId, ProposalId>();
        for (var status : statuses) {
            Optional<ProposalId> known = tx.once(new Backed(status.id()), Optional::empty);
            known.ifPresent(id -> backed.put(status.id(), id));
        }
        return backed;
    }

    /** Which proposal a status backs, read once in a transaction. */
    private record Backed(StatusId status) {}

    /** Something stands for a proposal from now on: what was read before is read again. */
    static void changing(Transaction tx) {
        tx.forget(Set.of(Backed.class));
    }

    private static Map<StatusId, ProposalId> read(Transaction tx, Collection<Status> statuses) {
        var ids = statuses.stream().map(status -> status.id().value()).toArray(Long[]::new);
        var remote = statuses.stream().filter(status -> !status.local()).toList();
        var backed = new HashMap<StatusId, ProposalId>();
        tx.fetch(
                        BACKED,
                        row -> Map.entry(new StatusId(row.getLong(1)), new ProposalId(row.getLong(2))),
                        ids,
                        ids,
                        remote.stream().map(status -> status.id().value()).toArray(Long[]::new),
                        remote.stream().map(status -> status.uri().toString()).toArray(String[]::new))
                .forEach(one -> backed.putIfAbsent(one.getKey(), one.getValue()));
        return backed;
    }

    /** The posts that stand for proposals. */
    Map<ProposalId, Set<StatusId>> all(Transaction tx, Collection<ProposalId> some) {
        var posts = new HashMap<ProposalId, Set<StatusId>>();
        tx.fetch(
                        "SELECT proposal_id, status_id FROM proposal_notice WHERE proposal_id = ANY (?)",
                        row -> Map.entry(new ProposalId(row.getLong(1)), new StatusId(row.getLong(2))),
                        (Object) some.stream().map(ProposalId::value).toArray(Long[]::new))
                .forEach(one -> posts.computeIfAbsent(one.getKey(), _ -> new HashSet<>())
                        .add(one.getValue()));
        return posts;
    }
}
