package folkmoot.civic.opinion;

import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.community.Membership;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.proposal.Foundations;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.PostText;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How members take part in rounds: they answer statements, change their answers, add a few of their own; moderators take statements out. */
public final class OpinionRounds {

    /** Statements of a round at most: what comes later is refused. */
    public static final int MOST_STATEMENTS = 1_000;

    private final Matters matters;
    private final Foundations civic;
    private final OpinionStore store;
    private final CommunityLog log;
    private final Membership membership;
    private final SecureRandom random = new SecureRandom();

    OpinionRounds(Matters matters, Foundations civic, OpinionStore store, CommunityLog log) {
        this.matters = matters;
        this.civic = civic;
        this.store = store;
        this.log = log;
        this.membership = new Membership(civic.bans());
    }

    /** What is said of a statement. */
    public enum Said {
        DISAGREE,
        PASS,
        AGREE;

        /** Problems: 422 for a word that is none of them. */
        public static Said of(String word) {
            return switch (word) {
                case "agree" -> AGREE;
                case "disagree" -> DISAGREE;
                case "pass" -> PASS;
                default -> throw Invalid.field("answer", "ERR_INCLUSION", "must be one of agree, disagree, pass");
            };
        }

        int vote() {
            return ordinal() - 1;
        }
    }

    /** Answers a statement, or says something else of it. Problems: 403 for who may not take part, 404, 409 after the end. */
    public void answer(Transaction tx, StatusId id, long statement, Account by, Said said) {
        requireMay(tx, open(tx, id), by);
        if (store.statements(tx, id).stream()
                .noneMatch(one -> one.id() == statement && one.state() == Statement.State.SHOWN)) {
            throw new NotFound();
        }
        long voter = store.voter(tx, id, by.id(), random.nextLong());
        store.answer(tx, statement, voter, said.vote());
        store.changed(tx, id);
    }

    /** Adds a statement; its author agrees with it. Problems: as {@link #answer}; 422 for one more than allowed, the same twice, too long or too short. */
    public void say(Transaction tx, StatusId id, Account by, String text) {
        var whole = open(tx, id);
        requireMay(tx, whole, by);
        var words = Names.clean(text);
        if (words.isEmpty()) {
            throw refused("ERR_BLANK", "can't be blank");
        }
        if (words.length() > Statement.LONGEST * 10 || PostText.graphemes(words) > Statement.LONGEST) {
            throw refused("ERR_TOO_LONG", "must have at most " + Statement.LONGEST + " characters");
        }
        if (PostText.graphemes(words) < Statement.SHORTEST) {
            throw refused("ERR_TOO_SHORT", "must have at least " + Statement.SHORTEST + " characters");
        }
        if (store.added(tx, id, by.id()) >= whole.block().each()) {
            throw refused("ERR_TOO_MANY", "is one more than you may add");
        }
        var there = store.statements(tx, id);
        if (there.size() >= MOST_STATEMENTS) {
            throw refused("ERR_TOO_MANY", "is one more than a round may have");
        }
        if (there.stream().anyMatch(one -> one.text().equalsIgnoreCase(words))) {
            throw refused("ERR_TAKEN", "is there already");
        }
        long statement = civic.ids().next();
        boolean waits = whole.block().checked();
        store.insert(
                tx,
                statement,
                id,
                Optional.of(by.id()),
                words,
                waits ? Statement.State.WAITING : Statement.State.SHOWN);
        store.answer(tx, statement, store.voter(tx, id, by.id(), random.nextLong()), Said.AGREE.vote());
        store.changed(tx, id);
    }

    private static Invalid refused(String code, String why) {
        return Invalid.field("statement", code, why);
    }

    /** A moderator takes a statement out, or shows it; it stands in the log of the community. Problems: 403 for everybody else, 404. */
    public void moderate(Transaction tx, StatusId id, long statement, Account by, boolean shown) {
        var matter = home(tx, id).matter();
        var community = matter.community().orElseThrow();
        civic.communities().requireModerator(tx, community, by.id());
        var one = store.statements(tx, id).stream()
                .filter(found -> found.id() == statement)
                .findFirst()
                .orElseThrow(NotFound::new);
        var wanted = shown ? Statement.State.SHOWN : Statement.State.OUT;
        if (one.state() != wanted) {
            store.setState(tx, statement, wanted);
            store.changed(tx, id);
            var post = civic.statuses().find(tx, id).orElseThrow(NotFound::new);
            log.add(
                    tx,
                    community,
                    by.id(),
                    shown ? CommunityLog.Act.RESTORE : CommunityLog.Act.REMOVE,
                    post.uri(),
                    "statement " + statement);
        }
    }

    private Matters.Whole<Round> home(Transaction tx, StatusId id) {
        var matter = matters.locked(tx, id);
        if (matter.hidden() || !matter.isHome()) {
            throw new NotFound();
        }
        return matters.whole(tx, matter, Round.class);
    }

    private Matters.Whole<Round> open(Transaction tx, StatusId id) {
        var whole = home(tx, id);
        civic.communities()
                .require(tx, whole.matter().community().orElseThrow())
                .requireHere();
        if (whole.block().isEnded() || !whole.matter().isOpen(civic.clock().instant())) {
            throw new Conflict("This has ended: no answer can change");
        }
        return whole;
    }

    private void requireMay(Transaction tx, Matters.Whole<Round> whole, Account by) {
        if (!mayAnswer(tx, whole.matter(), by)) {
            throw new Forbidden("Only members who do not speak for a public body take part");
        }
    }

    /** Whether somebody takes part, whatever the time. */
    public boolean mayAnswer(Transaction tx, Matter matter, Account by) {
        var community = matter.community().orElseThrow(NotFound::new);
        return by.type() == ActorType.PERSON
                && !civic.officials().isOfficial(tx, community, by)
                && membership.isMember(tx, community, by);
    }

    /** Those that are shown; for moderators all. */
    public List<Statement> statements(Transaction tx, StatusId id, boolean all) {
        return store.statements(tx, id).stream()
                .filter(one -> all || one.state() == Statement.State.SHOWN)
                .toList();
    }

    /** What somebody said, by statement: 1 agrees, 0 passes, -1 disagrees. */
    public Map<Long, Integer> own(Transaction tx, StatusId id, Account by) {
        return store.own(tx, id, by.id());
    }

    /** How many statements somebody may add still. */
    public int left(Transaction tx, Matters.Whole<Round> whole, Account by) {
        return Math.max(0, whole.block().each() - store.added(tx, whole.matter().id(), by.id()));
    }

    /** The one that somebody has not answered of which fewest have said anything: so that new ones are heard. */
    public Optional<Statement> next(Transaction tx, StatusId id, Account by) {
        var own = store.own(tx, id, by.id());
        var answered = store.answered(tx, id);
        return statements(tx, id, false).stream()
                .filter(one -> !own.containsKey(one.id()))
                .min(Comparator.comparing((Statement one) -> answered.getOrDefault(one.id(), 0))
                        .thenComparing(Statement::id));
    }

    /** What was found last. */
    public RoundResult result(Transaction tx, StatusId id) {
        return store.result(tx, id).map(RoundResult::read).orElse(RoundResult.NOTHING);
    }
}
