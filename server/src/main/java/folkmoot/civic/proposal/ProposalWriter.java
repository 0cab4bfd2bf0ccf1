package folkmoot.civic.proposal;

import folkmoot.civic.community.Community;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Outcome;
import folkmoot.talk.status.LocalStatuses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Publishes what people here propose, many in one transaction when many come at once: in the first hours of a call for ideas a whole
 * town does, and all of it counts towards one community.
 */
public final class ProposalWriter implements AutoCloseable {

    private static final int LARGEST_GROUP = 64;

    private final Proposals proposals;
    private final Publication publication;
    private final GroupCommit<Asked, Outcome<Written>> writer;

    public ProposalWriter(Database database, Proposals proposals, Publication publication) {
        this.proposals = proposals;
        this.publication = publication;
        this.writer = new GroupCommit<>(database, "proposals", 1, LARGEST_GROUP, this::write);
    }

    /**
     * What somebody proposes.
     *
     * @param community its name
     * @param text in the community's ways, such as its language where none is named
     * @param key of the request, if it has one
     */
    public record Asked(
            String community, AccountId author, Function<Community, NewProposal> text, Optional<String> key) {}

    /**
     * What came of it.
     *
     * @param now false where an earlier request with the same key had come to it
     */
    public record Written(Proposed what, boolean now) {}

    /** Publishes it, or lets it wait for a look. Returns after the commit; problems as {@link Publication#propose} has them, 422 for an unknown community. */
    public Written publish(Asked asked) {
        asked.key().ifPresent(LocalStatuses::requireIdempotencyKey);
        return writer.submit(asked).orElseThrow();
    }

    private List<Outcome<Written>> write(Transaction tx, List<Asked> all) {
        proposals
                .civic()
                .accounts()
                .remember(tx, all.stream().map(Asked::author).toList());
        var communities = new HashMap<String, Optional<Community>>();
        var wanted = all.stream()
                .map(asked -> Outcome.of(() -> wanted(tx, asked, communities)))
                .toList();
        publication.alone(tx, authors(wanted));
        var outcomes = new LinkedHashMap<Integer, Outcome<Written>>();
        for (var round = next(wanted, outcomes); !round.isEmpty(); round = next(wanted, outcomes)) {
            publish(tx, round, outcomes);
            tx.flush(); // the next round looks for what this one made
        }
        return IntStream.range(0, all.size()).mapToObj(outcomes::get).toList();
    }

    private Publication.Wanted wanted(Transaction tx, Asked asked, Map<String, Optional<Community>> communities) {
        var community = communities
                .computeIfAbsent(
                        asked.community(),
                        name -> proposals.civic().communities().byName(tx, name))
                .orElseThrow(() -> Invalid.field("community", "ERR_INCLUSION", "is not a community here"));
        var author = proposals.civic().accounts().require(tx, asked.author());
        return new Publication.Wanted(community, author, asked.text().apply(community), asked.key());
    }

    private static List<Account> authors(List<Outcome<Publication.Wanted>> wanted) {
        var authors = new ArrayList<Account>();
        wanted.forEach(one -> one.map(known -> authors.add(known.author())));
        return authors;
    }

    /** The first of each author that is not done, by its place; those that are refused already are done. */
    private static Map<Integer, Publication.Wanted> next(
            List<Outcome<Publication.Wanted>> wanted, Map<Integer, Outcome<Written>> done) {
        var round = new LinkedHashMap<Integer, Publication.Wanted>();
        var authors = new HashSet<AccountId>();
        for (int i = 0; i < wanted.size(); i++) {
            if (done.containsKey(i)) {
                continue;
            }
            switch (wanted.get(i)) {
                case Outcome.Refused<Publication.Wanted>(var problem) -> done.put(i, new Outcome.Refused<>(problem));
                case Outcome.Done<Publication.Wanted>(var one) -> {
                    if (authors.add(one.author().id())) {
                        round.put(i, one);
                    }
                }
            }
        }
        return round;
    }

    private void publish(
            Transaction tx, Map<Integer, Publication.Wanted> round, Map<Integer, Outcome<Written>> outcomes) {
        var fresh = new LinkedHashMap<>(round);
        round.forEach((place, one) -> publication.earlier(tx, one).ifPresent(earlier -> {
            fresh.remove(place);
            outcomes.put(place, new Outcome.Done<>(new Written(earlier, false)));
        }));
        if (fresh.isEmpty()) {
            return;
        }
        var made = publication.proposeNew(tx, List.copyOf(fresh.values()));
        int at = 0;
        for (var place : fresh.keySet()) {
            outcomes.put(place, made.get(at++).map(what -> new Written(what, true)));
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
