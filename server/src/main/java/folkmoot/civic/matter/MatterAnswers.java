package folkmoot.civic.matter;

import folkmoot.civic.proposal.Foundations;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.block.Blocks;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.PostText;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How people take part in a matter at home here. By agreement: somebody asks, the author says yes, and only then the two learn each other's first name
 * and where they meet; ten who ask at once are ten who ask, and no more get a yes than there is room. Freely: who comes is in while there is room.
 */
public final class MatterAnswers {

    private static final int LONGEST_NOTE = 500;

    private final Matters matters;
    private final Foundations civic;
    private final Blocks blocks;
    private final AttestedLookup attested;
    private final MatterMessages messages;
    private final MatterAnswerStore store;

    /** @param attested asks what is attested of somebody now */
    public MatterAnswers(Matters matters, Blocks blocks, AttestedLookup attested) {
        this.matters = matters;
        this.civic = matters.civic();
        this.blocks = blocks;
        this.attested = attested;
        this.messages = new MatterMessages(matters);
        this.store = new MatterAnswerStore(civic.ids(), civic.clock());
    }

    MatterAnswerStore store() {
        return store;
    }

    /**
     * Somebody answers; twice is the same as once.
     *
     * @param firstName how they want to be called; where nothing is said, the first word of their name
     * @param uri of the Join by which they come
     * @throws Conflict where it is taken, over or full
     * @throws Forbidden for its author, for who speaks for a public body or is no person, for who is banned, for whom the author said no to, and where a
     *     claim is asked for that is not attested of them
     * @throws NotFound where one of the two blocks the other
     */
    public MatterAnswer answer(
            Transaction tx, StatusId id, Account by, String firstName, String note, Optional<URI> uri) {
        var matter = matters.locked(tx, id);
        var whole = matters.whole(tx, matter);
        requireMay(tx, matter, whole.kind(), by);
        requireAttested(tx, matter, whole, by.id());
        var before = store.of(tx, id, by.id());
        if (before.filter(answer -> answer.state().isLive()).isPresent()) {
            return before.get();
        }
        if (before.filter(answer -> answer.state() == MatterAnswer.State.DECLINED)
                .isPresent()) {
            throw new Forbidden("Its author has said no to you already");
        }
        if (!matter.isOpen(civic.clock().instant())) {
            throw new Conflict("This is taken or over");
        }
        boolean freely = whole.kind().rules().answering() == MatterRules.Answering.FREELY;
        if (freely && taken(tx, id) >= room(whole)) {
            throw new Conflict("There is no room left");
        }
        var name = firstName.isBlank() ? by.name().split("\\s+", 2)[0] : Names.clean(firstName);
        var words = Names.cleanLines(note);
        requireShort("first_name", name, MatterEntry.LONGEST_NAME);
        requireShort("note", words, LONGEST_NOTE);
        var state = freely ? MatterAnswer.State.AGREED : MatterAnswer.State.ASKED;
        store.put(tx, id, by.id(), state, Names.cut(name, MatterEntry.LONGEST_NAME), words, uri);
        if (freely) {
            matters.tell(tx, id);
        } else {
            messages.asked(tx, matter, whole.kind());
        }
        return store.of(tx, id, by.id()).orElseThrow();
    }

    private static void requireShort(String field, String text, int most) {
        if (PostText.graphemes(text) > most || text.length() > most * 10) {
            throw Invalid.field(field, "ERR_TOO_LONG", "must have at most " + most + " characters");
        }
    }

    private void requireMay(Transaction tx, Matter matter, MatterKind<?> kind, Account by) {
        boolean gone = !civic.accounts().require(tx, matter.author()).isActive();
        if (gone || matter.hidden() || !matter.isHome()) {
            throw new NotFound();
        }
        if (kind.rules().answering() == MatterRules.Answering.NOT) {
            throw Invalid.refused("Validation failed: nobody takes part in this");
        }
        if (matter.author().equals(by.id())) {
            throw new Forbidden("It is your own");
        }
        if (blocks.blocks(tx, matter.author(), by.id()) || blocks.blocks(tx, by.id(), matter.author())) {
            throw new NotFound();
        }
        var community = matter.community().orElseThrow();
        if (by.type() != ActorType.PERSON || !by.isActive() || civic.officials().isOfficial(tx, community, by)) {
            throw new Forbidden("Only people who do not speak for a public body can do this");
        }
        if (civic.bans().isBanned(tx, community, by.id())) {
            throw new Forbidden("You are banned from this community");
        }
    }

    private <B> void requireAttested(Transaction tx, Matter matter, Matters.Whole<B> whole, AccountId by) {
        var wanted = whole.kind().rules().attested(whole.block());
        if (wanted.isPresent() && !attested.isAttested(tx, matter.community().orElseThrow(), by, wanted.get())) {
            throw new Forbidden("Its author asks for something to be attested of who answers: " + wanted.get());
        }
    }

    private int taken(Transaction tx, StatusId id) {
        return store.count(tx, List.of(id), MatterAnswer.State.AGREED).getOrDefault(id, 0);
    }

    private static <B> int room(Matters.Whole<B> whole) {
        return whole.kind().rules().room(whole.block());
    }

    /** The author says yes to who asked. Problems: 403 for everybody else and where a claim that is asked for holds no longer, 404, 409 where there is no room left. */
    public void agree(Transaction tx, StatusId id, long answer, Account by) {
        var matter = matters.locked(tx, id);
        Matters.requireAuthor(matter, by);
        var whole = matters.whole(tx, matter);
        var chosen = required(tx, matter, answer);
        if (chosen.state() == MatterAnswer.State.AGREED) {
            return;
        }
        int taken = taken(tx, id);
        if (chosen.state() != MatterAnswer.State.ASKED
                || !matter.isOpen(civic.clock().instant())
                || taken >= room(whole)) {
            throw new Conflict("There is no room left");
        }
        requireAttested(tx, matter, whole, chosen.account()); // it may have been taken back since
        store.setState(tx, answer, MatterAnswer.State.AGREED);
        messages.agreed(tx, matter, whole.kind(), chosen);
        if (taken + 1 >= room(whole)) {
            matters.move(tx, matter, MatterState.TAKEN);
            waiting(tx, id).forEach(other -> messages.gone(tx, matter, whole.kind(), other));
        }
    }

    private List<MatterAnswer> waiting(Transaction tx, StatusId id) {
        return store.list(tx, id).stream()
                .filter(answer -> answer.state() == MatterAnswer.State.ASKED)
                .toList();
    }

    private MatterAnswer required(Transaction tx, Matter matter, long answer) {
        return store.list(tx, matter.id()).stream()
                .filter(one -> one.id() == answer)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** The author says no, or no longer yes. Problems: as {@link #agree}. */
    public void decline(Transaction tx, StatusId id, long answer, Account by) {
        var matter = matters.locked(tx, id);
        Matters.requireAuthor(matter, by);
        var chosen = required(tx, matter, answer);
        if (chosen.state().isLive()) {
            store.setState(tx, answer, MatterAnswer.State.DECLINED);
            messages.declined(tx, matter, matters.whole(tx, matter).kind(), chosen);
            freed(tx, matter, chosen);
        }
    }

    /** Who answered takes it back; twice is the same as once. Problems: 404 for who did not answer. */
    public void withdraw(Transaction tx, StatusId id, Account by) {
        var matter = matters.locked(tx, id);
        var own = store.of(tx, id, by.id()).orElseThrow(NotFound::new);
        if (own.state().isLive()) {
            store.setState(tx, own.id(), MatterAnswer.State.WITHDRAWN);
            if (own.state() == MatterAnswer.State.AGREED) {
                messages.withdrawn(tx, matter, matters.whole(tx, matter).kind(), own);
            }
            freed(tx, matter, own);
        }
    }

    /** There is room again. */
    private void freed(Transaction tx, Matter matter, MatterAnswer answer) {
        if (answer.state() == MatterAnswer.State.AGREED) {
            if (matter.state() == MatterState.TAKEN) {
                matters.move(tx, matter, MatterState.OPEN);
            } else {
                matters.tell(tx, matter.id());
            }
        }
    }

    /** One of the two has thanked in public; once the author did, or all who agreed, it is done. Problems: 404 for others. */
    void thanked(Transaction tx, StatusId id, Account by) {
        var matter = matters.locked(tx, id);
        boolean author = matter.author().equals(by.id());
        var agreed = store.list(tx, id).stream()
                .filter(answer -> answer.state() == MatterAnswer.State.AGREED)
                .toList();
        var own = agreed.stream()
                .filter(answer -> answer.account().equals(by.id()))
                .findFirst();
        if (agreed.isEmpty() || !author && own.isEmpty()) {
            throw new NotFound();
        }
        own.ifPresent(answer -> store.setThanked(tx, answer.id()));
        boolean all = agreed.stream().allMatch(answer -> answer.thanked() || own.equals(Optional.of(answer)));
        if ((author || all && matter.state() == MatterState.TAKEN)
                && !matter.state().isOver()) {
            matters.move(tx, matter, MatterState.DONE);
        }
    }

    /** All answers, for the author alone. Problems: 403 for everybody else. */
    public List<MatterAnswer> list(Transaction tx, Matter matter, Account by) {
        Matters.requireAuthor(matter, by);
        return store.list(tx, matter.id());
    }

    /** One's own. */
    public Optional<MatterAnswer> own(Transaction tx, Matter matter, Account by) {
        return store.of(tx, matter.id(), by.id());
    }

    /** How many agreed with the author, or come; a number alone. */
    public Map<StatusId, Integer> taken(Transaction tx, Collection<StatusId> some) {
        return store.count(tx, some, MatterAnswer.State.AGREED);
    }

    /** How many wait for the author. */
    public Map<StatusId, Integer> asked(Transaction tx, Collection<StatusId> some) {
        return store.count(tx, some, MatterAnswer.State.ASKED);
    }
}
