package folkmoot.talk.consent;

import static folkmoot.schema.generated.Tables.GESTURE_POLICY;

import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.federation.vocabulary.InteractionRequest.Kind;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.schema.generated.tables.records.GesturePolicyRecord;
import folkmoot.talk.consent.GesturePolicies.Verdict;
import folkmoot.talk.favourite.LikeSending;
import folkmoot.talk.reblog.ReblogRule;
import folkmoot.talk.status.NoteObserver;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who of our members may like or boost a post of another server, by what its author says ({@code canLike}, {@code canAnnounce};
 * GoToSocial). What is not allowed is refused. A like that needs leave goes out as a request, stands here meanwhile, and ends when it is
 * refused; a boost that needs leave is refused, as a boost is shown at once. A community passes on what was addressed to it, without
 * asking. Who is named counts more than a collection, and a collection more than everybody.
 */
public final class GesturePolicies implements NoteObserver, LikeSending, ReblogRule {

    /** What the id of a request adds to the id of its Like. */
    static final String REQUEST = "/request";

    /** What a post said last. */
    private record Stated(StatusId status, List<GesturePolicyRecord> policies) {}

    private static final Bulk<Stated> STATED = new Bulk<>(GesturePolicies::write);

    private final Accounts accounts;
    private final Follows follows;

    public GesturePolicies(Accounts accounts, Follows follows) {
        this.accounts = accounts;
        this.follows = follows;
    }

    /** What somebody may do. */
    enum Verdict {
        AT_ONCE,
        AFTER_ASKING,
        NEVER
    }

    @Override
    public void received(Transaction tx, Status status, Account author, Note note) {
        var said = note.interactions();
        tx.later(
                STATED,
                new Stated(
                        status.id(),
                        Stream.of(
                                        row(status, Kind.LIKE, said.canLike()),
                                        row(status, Kind.ANNOUNCE, said.canAnnounce()))
                                .flatMap(Optional::stream)
                                .toList()));
    }

    /** What everybody may is not kept: it is so without a word. */
    private static Optional<GesturePolicyRecord> row(Status status, Kind kind, Optional<Note.Allowed> told) {
        return told.filter(allowed -> !isForEverybody(allowed))
                .map(allowed -> new GesturePolicyRecord(
                        status.id().value(), kind.word(), texts(allowed.automatic()), texts(allowed.manual())));
    }

    private static void write(Transaction tx, List<Stated> all) {
        tx.execute("DELETE FROM gesture_policy WHERE status_id = ANY (?)", (Object)
                AnyOf.numbers(all, stated -> stated.status().value()));
        var last = new HashMap<StatusId, List<GesturePolicyRecord>>();
        all.forEach(stated -> last.put(stated.status(), stated.policies()));
        var rows = last.values().stream().flatMap(List::stream).toList();
        if (!rows.isEmpty()) {
            tx.sql().batchInsert(rows).execute();
        }
    }

    private static boolean isForEverybody(Note.Allowed allowed) {
        return allowed.manual().isEmpty()
                && (allowed.automatic().isEmpty()
                        || allowed.automatic().stream().anyMatch(Addresses::isPublic));
    }

    private static String[] texts(List<URI> uris) {
        return uris.stream().map(URI::toString).toArray(String[]::new);
    }

    @Override
    public void require(Transaction tx, Account by, Status status) {
        if (by.isLocal() && !status.local() && verdict(tx, status, by, Kind.LIKE) == Verdict.NEVER) {
            throw new Forbidden("The author of this post does not let you like it");
        }
    }

    @Override
    public void requireReblog(Transaction tx, Account by, Status status) {
        if (!by.isLocal() || by.isGroup() || status.local()) {
            return;
        }
        switch (verdict(tx, status, by, Kind.ANNOUNCE)) {
            case AT_ONCE -> {}
            case AFTER_ASKING -> throw new Forbidden("The author of this post wants to be asked before it is boosted");
            case NEVER -> throw new Forbidden("The author of this post does not let you boost it");
        }
    }

    @Override
    public Activity sent(Transaction tx, Account by, Status status, Account author, Like like) {
        if (status.local() || verdict(tx, status, by, Kind.LIKE) != Verdict.AFTER_ASKING) {
            return like;
        }
        return new InteractionRequest(
                URI.create(like.id() + REQUEST),
                by.uri(),
                Kind.LIKE,
                status.uri(),
                Ref.of(like),
                Recipients.to(author.uri()));
    }

    private Verdict verdict(Transaction tx, Status status, Account by, Kind kind) {
        if (status.author().equals(by.id())) {
            return Verdict.AT_ONCE;
        }
        tx.flush(STATED);
        return tx.sql()
                .selectFrom(GESTURE_POLICY)
                .where(GESTURE_POLICY.STATUS_ID.eq(status.id().value()))
                .and(GESTURE_POLICY.GESTURE.eq(kind.word()))
                .fetchOptional()
                .map(policy -> verdict(tx, policy, accounts.require(tx, status.author()), by))
                .orElse(Verdict.AT_ONCE);
    }

    private Verdict verdict(Transaction tx, GesturePolicyRecord policy, Account author, Account by) {
        return named(policy, by.uri()::equals)
                .or(() -> named(policy, uri -> isAmong(tx, uri, author, by)))
                .or(() -> named(policy, Addresses::isPublic))
                .orElse(Verdict.NEVER);
    }

    private boolean isAmong(Transaction tx, URI collection, Account author, Account by) {
        var named = Optional.of(collection);
        return author.endpoints().followers().equals(named) && follows.follows(tx, by.id(), author.id())
                || author.endpoints().following().equals(named) && follows.follows(tx, author.id(), by.id());
    }

    private static Optional<Verdict> named(GesturePolicyRecord policy, Predicate<URI> whom) {
        if (holds(policy.getAutomatic(), whom)) {
            return Optional.of(Verdict.AT_ONCE);
        }
        return holds(policy.getManual(), whom) ? Optional.of(Verdict.AFTER_ASKING) : Optional.empty();
    }

    private static boolean holds(String[] uris, Predicate<URI> whom) {
        return Arrays.stream(uris).map(URI::create).anyMatch(whom);
    }
}
