package folkmoot.civic.matter;

import static folkmoot.schema.generated.Tables.MATTER;

import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;

/** Finds and ends matters, for all kinds; {@link MatterWriting} makes and changes them. */
public final class Matters {

    private final Kinds kinds;
    private final Foundations civic;
    private final Clerk clerk;
    private final MatterStore store = new MatterStore();

    public Matters(Kinds kinds, Proposals proposals) {
        this.kinds = kinds;
        this.civic = proposals.civic();
        this.clerk = proposals.clerk();
    }

    MatterStore store() {
        return store;
    }

    Foundations civic() {
        return civic;
    }

    Clerk clerk() {
        return clerk;
    }

    public Kinds kinds() {
        return kinds;
    }

    /** A matter with the record of its kind. */
    public record Whole<B>(MatterKind<B> kind, Matter matter, B block) {}

    /** What its author finds in the form. */
    public <B> Map<String, String> typed(Whole<B> whole) {
        var matter = whole.matter();
        var typed =
                MatterFact.of(
                                whole.kind(),
                                whole.block(),
                                matter.spot(),
                                until(whole),
                                civic.days().zone())
                        .stream()
                        .collect(Collectors.toMap(fact -> fact.field().name(), MatterFact::value));
        typed.put("title", matter.title());
        typed.put("text", matter.text().body());
        typed.put("first_name", matter.contact().firstName());
        typed.put("meeting", matter.contact().meeting());
        return typed;
    }

    /** What everybody reads of its fields. */
    public <B> List<MatterFact> facts(Whole<B> whole) {
        return MatterFact.of(
                whole.kind(),
                whole.block(),
                whole.matter().spot(),
                until(whole),
                civic.days().zone());
    }

    /** Until when its author said that it stands, where its kind asks. */
    static <B> Optional<Instant> until(Whole<B> whole) {
        return whole.matter().ends().filter(_ -> whole.kind().form().asksUntil());
    }

    /** It stands elsewhere from now on, and other servers are told. */
    void move(Transaction tx, Matter matter, MatterState state) {
        store.setState(tx, matter.id(), state, civic.clock().instant());
        tell(tx, matter.id());
    }

    /** Other servers are told that something about it has changed. */
    void tell(Transaction tx, StatusId id) {
        civic.statuses()
                .find(tx, id)
                .filter(Status::local)
                .ifPresent(status ->
                        civic.deliveries().edited(tx, status, civic.accounts().require(tx, status.author())));
    }

    /** Its post is gone. */
    void removed(Transaction tx, StatusId id) {
        store.delete(tx, id);
    }

    static void requireAuthor(Matter matter, Account by) {
        if (!matter.author().equals(by.id())) {
            throw new Forbidden("Only its author can do this");
        }
    }

    /** Nobody else changes it until the transaction ends. Problems: 404. */
    public Matter locked(Transaction tx, StatusId id) {
        return store.lock(tx, id).orElseThrow(NotFound::new);
    }

    /** It has happened; other servers are told. */
    public void finish(Transaction tx, Matter matter) {
        if (!matter.state().isOver()) {
            store.setState(tx, matter.id(), MatterState.DONE, civic.clock().instant());
        }
        tell(tx, matter.id());
    }

    public Optional<Matter> find(Transaction tx, StatusId id) {
        return list(tx, MATTER.STATUS_ID.eq(id.value())).stream().findFirst();
    }

    private List<Matter> list(Transaction tx, Condition which) {
        return store.list(tx, which, List.of(), 1);
    }

    /** For a reader: 404 where there is none, where moderators hid it from them, and where its author does not want to be read by them. */
    public Matter require(Transaction tx, StatusId id, Optional<Account> reader) {
        var matter = find(tx, id).orElseThrow(NotFound::new);
        boolean seen = civic.statuses().visible(tx, id, reader.map(Account::id)).isPresent();
        boolean shown = !matter.hidden()
                || reader.filter(by -> matter.author().equals(by.id())
                                || civic.communities()
                                        .isModerator(tx, matter.community().orElseThrow(), by.id()))
                        .isPresent();
        if (!seen || !shown) {
            throw new NotFound();
        }
        return matter;
    }

    /** With the record of its kind. Problems: 404 where its kind is no more. */
    public Whole<?> whole(Transaction tx, Matter matter) {
        return whole(tx, List.of(matter)).stream().findFirst().orElseThrow(NotFound::new);
    }

    /** The same where its record is known. Problems: 404 for another one. */
    public <B> Whole<B> whole(Transaction tx, Matter matter, Class<B> record) {
        var whole = whole(tx, matter);
        if (!record.isInstance(whole.block())) {
            throw new NotFound();
        }
        @SuppressWarnings("unchecked") // its block says so
        var known = (Whole<B>) whole;
        return known;
    }

    /** The same of many: a question for each kind among them. */
    public List<Whole<?>> whole(Transaction tx, Collection<Matter> some) {
        var found = some.stream()
                .map(Matter::kind)
                .distinct()
                .flatMap(word -> kinds.find(word).stream())
                .flatMap(kind -> of(tx, kind, some).entrySet().stream())
                .collect(Collectors.<Map.Entry<StatusId, Whole<?>>, StatusId, Whole<?>>toMap(
                        Map.Entry::getKey, Map.Entry::getValue));
        return some.stream()
                .filter(matter -> found.containsKey(matter.id()))
                .<Whole<?>>map(matter -> found.get(matter.id()))
                .toList();
    }

    private static <B> Map<StatusId, Whole<?>> of(Transaction tx, MatterKind<B> kind, Collection<Matter> some) {
        var these = some.stream()
                .filter(matter -> matter.kind().equals(kind.word()))
                .toList();
        var blocks = kind.table().find(tx, these.stream().map(Matter::id).toList());
        return these.stream()
                .filter(matter -> blocks.containsKey(matter.id()))
                .collect(Collectors.toMap(Matter::id, matter -> new Whole<>(kind, matter, blocks.get(matter.id()))));
    }
}
