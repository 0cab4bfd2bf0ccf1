package folkmoot.civic.arrival;

import folkmoot.civic.community.Category;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Publication;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.text.PostText;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Takes proposals of other platforms in, each once, some dozens to a transaction. */
public final class Arrivals {

    private static final int TOGETHER = 100;
    private static final String CUT = "…";

    private final Database database;
    private final Publication publication;
    private final Communities communities;
    private final InstantSource clock;
    private final ArrivalStore store = new ArrivalStore();

    public Arrivals(Database database, Publication publication, Communities communities, InstantSource clock) {
        this.database = database;
        this.publication = publication;
        this.communities = communities;
        this.clock = clock;
    }

    /** What became of one. */
    public sealed interface Outcome {

        /** As reports say it. */
        default String word() {
            return switch (this) {
                case Published _ -> "published";
                case Possible _ -> "possible";
                case Known _ -> "known";
                case Renewed _ -> "renewed";
                case Refused _ -> "refused";
            };
        }

        /** @param cut what did not fit and was shortened or left out */
        record Published(ProposalId id, List<String> cut) implements Outcome {}

        /** In a dry run: nothing speaks against it. */
        record Possible(List<String> cut) implements Outcome {}

        /** It came before, and stays as it is. */
        record Known() implements Outcome {}

        /** It came before, and what is kept of where it was is what it is there now. */
        record Renewed() implements Outcome {}

        record Refused(String why) implements Outcome {}
    }

    /** One and what became of it. */
    public record Taken(Arrival arrival, Outcome outcome) {}

    /** What became of a proposal that stood somewhere else. */
    public Optional<ProposalId> find(Transaction tx, Community community, String source, String sourceId) {
        return store.find(tx, community.id(), source, sourceId);
    }

    /** What a proposal had where it was before; empty for those that were made here. */
    public Optional<Arrived> of(Transaction tx, ProposalId id) {
        return store.find(tx, id);
    }

    /** How they come in. */
    public enum Way {
        /** Nothing is written. */
        LOOK,
        /** What came before is left alone: what was counted there when it came is what stands. */
        ONCE,
        /** Of what came before it is kept anew what it is there now: it goes on there until the community has moved. */
        RENEW
    }

    /**
     * Takes all in, as they are read.
     *
     * @param source where they were; with the id there it says which came before
     */
    public void take(Community community, String source, Iterable<Arrival> all, Way way, Consumer<Taken> done) {
        var batch = new ArrayList<Arrival>();
        var seen = new HashSet<String>();
        for (var one : all) {
            batch.add(one);
            if (batch.size() == TOGETHER) {
                take(community, source, batch, seen, way).forEach(done);
                batch.clear();
            }
        }
        take(community, source, batch, seen, way).forEach(done);
    }

    private List<Taken> take(Community community, String source, List<Arrival> batch, Set<String> seen, Way way) {
        var ids = batch.stream().map(Arrival::sourceId).toList();
        var taken = database.transaction(tx -> {
            var known = new HashSet<>(store.known(tx, community.id(), source, ids));
            known.addAll(seen);
            var categories = communities.categories(tx, community.id());
            var outcomes = new ArrayList<Taken>();
            var made = new LinkedHashMap<Proposal, Arrival>();
            for (var one : batch) {
                outcomes.add(new Taken(
                        one,
                        known.add(one.sourceId())
                                ? takeNew(tx, community, one, categories, way == Way.LOOK, made)
                                : takeAgain(tx, community, source, one, way)));
            }
            keep(tx, community, source, made);
            return outcomes;
        });
        seen.addAll(ids);
        return taken;
    }

    private Outcome takeAgain(Transaction tx, Community community, String source, Arrival one, Way way) {
        if (way != Way.RENEW) {
            return new Outcome.Known();
        }
        store.renew(tx, community.id(), source, one);
        return new Outcome.Renewed();
    }

    private void keep(Transaction tx, Community community, String source, Map<Proposal, Arrival> made) {
        tx.flush();
        publication.archiveArrived(
                tx,
                community,
                made.entrySet().stream()
                        .filter(entry -> !entry.getValue().open())
                        .map(Map.Entry::getKey)
                        .toList());
        store.insert(tx, community.id(), source, made, clock.instant());
    }

    private Outcome takeNew(
            Transaction tx,
            Community community,
            Arrival one,
            List<Category> categories,
            boolean dry,
            Map<Proposal, Arrival> made) {
        var cut = new ArrayList<String>();
        try {
            var text = fitted(community, one, categories, cut);
            text.requireValid(false);
            if (dry) {
                return new Outcome.Possible(cut);
            }
            var published = publication.publishArrived(
                    tx, community, text, one.created().orElseGet(clock::instant));
            made.put(published, one);
            return new Outcome.Published(published.id(), cut);
        } catch (Problem refused) {
            return new Outcome.Refused(refused.getMessage());
        }
    }

    /** Texts of others are longer than ours: what is too long for its field goes to the next, and what is too long for all is cut. */
    private static NewProposal fitted(Community community, Arrival one, List<Category> categories, List<String> cut) {
        var problem = one.problem();
        var title = one.title();
        if (PostText.graphemes(title) > NewProposal.LONGEST_TITLE) {
            problem = title + "\n\n" + problem;
            title = shortened(title, NewProposal.LONGEST_TITLE);
            cut.add("title");
        }
        var ask = one.ask();
        if (PostText.graphemes(ask) > NewProposal.LONGEST_ASK) {
            problem = ask + "\n\n" + problem;
            ask = "";
        }
        if (PostText.graphemes(problem) > NewProposal.LONGEST_PROBLEM) {
            problem = shortened(problem, NewProposal.LONGEST_PROBLEM);
            cut.add("problem");
        }
        var category = one.category().flatMap(word -> known(categories, word));
        if (one.category().isPresent() && category.isEmpty()) {
            cut.add("category " + one.category().get());
        }
        return new NewProposal(
                title,
                ask,
                problem,
                new Proposal.Place(category, Optional.empty(), Optional.empty()),
                List.of(),
                one.language().orElse(community.language()),
                Optional.empty(),
                List.of());
    }

    private static Optional<String> known(List<Category> categories, String word) {
        var wanted = word.strip().toLowerCase(Locale.ROOT);
        return categories.stream()
                .map(Category::slug)
                .filter(slug -> slug.equals(wanted) || slug.equals(wanted.replaceAll("[^a-z0-9]+", "-")))
                .findFirst();
    }

    private static String shortened(String text, int longest) {
        var end = text.offsetByCodePoints(0, Math.min(longest - 1, text.codePointCount(0, text.length())));
        return text.substring(0, end).stripTrailing() + CUT;
    }
}
