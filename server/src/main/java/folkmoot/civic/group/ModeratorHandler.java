package folkmoot.civic.group;

import folkmoot.civic.community.Community;
import folkmoot.civic.group.ModeratorActs.By;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Block;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Lock;
import folkmoot.federation.vocabulary.Received;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.reblog.GroupRelay;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What moderators elsewhere do in communities of ours, in Lemmy's shapes: Delete with a summary, Block with a target, Lock, Add
 * and Remove of moderators and featured posts, and Undo of each. What had an effect is passed on as it came.
 */
public final class ModeratorHandler {

    private final ModeratorActs acts;
    private final Subjects subjects;
    private final Removals removals;
    private final Statuses statuses;
    private final GroupRelay relay;
    private final LocalUris uris;

    public ModeratorHandler(
            ModeratorActs acts,
            Subjects subjects,
            Removals removals,
            Statuses statuses,
            GroupRelay relay,
            LocalUris uris) {
        this.acts = acts;
        this.subjects = subjects;
        this.removals = removals;
        this.statuses = statuses;
        this.relay = relay;
        this.uris = uris;
    }

    /** What a moderator's act changes; empty when the activity is none in a community of ours. */
    public Optional<Consumer<Transaction>> receive(Activity activity, Received raw, Account sender) {
        return switch (activity) {
            case Add add
            when uris.isLocal(add.target()) ->
                Optional.of(tx -> collected(tx, add.target(), add.object(), true, raw, sender));
            case Remove remove
            when uris.isLocal(remove.target()) ->
                Optional.of(tx -> collected(tx, remove.target(), remove.object(), false, raw, sender));
            case Block block when block.ban().isPresent() -> Optional.of(tx -> ban(tx, block, raw, sender));
            case Lock lock -> Optional.of(tx -> lock(tx, lock, raw, sender));
            case Undo undo -> undo(undo, raw, sender);
            default -> Optional.empty();
        };
    }

    /** A Delete with a reason, of somebody else's post; {@code otherwise} runs for one's own. */
    public Consumer<Transaction> delete(
            Delete delete, Received raw, Account sender, Supplier<Consumer<Transaction>> otherwise) {
        if (delete.summary().isEmpty() || delete.isOfTheActor()) {
            return otherwise.get();
        }
        return tx -> {
            var post = subjects.post(tx, delete.object());
            if (post.isEmpty()) {
                return; // of a post that is not here, no moderator needs to be believed
            }
            if (post.get().author().equals(sender.id())) {
                otherwise.get().accept(tx);
            } else {
                var by = by(tx, post.get(), sender, delete.summary());
                acts.remove(tx, by, post.get());
                relay.pass(tx, by.community().group(), raw);
            }
        };
    }

    private Optional<Consumer<Transaction>> undo(Undo undo, Received raw, Account sender) {
        return switch (undo.object()) {
            case Ref.Embedded<Activity>(Block block)
            when block.ban().isPresent() -> Optional.of(tx -> unban(tx, block, raw, sender));
            case Ref.Embedded<Activity>(Lock lock) -> Optional.of(tx -> unlock(tx, lock, raw, sender));
            case Ref.Embedded<Activity>(Delete delete) -> Optional.of(tx -> restore(tx, delete, raw, sender));
            case Ref<Activity> _ -> Optional.empty();
        };
    }

    private void collected(Transaction tx, URI target, URI object, boolean on, Received raw, Account sender) {
        var path = target.getRawPath();
        var group = URI.create(target.toString().substring(0, target.toString().lastIndexOf('/')));
        var by = by(tx, group, sender, Optional.empty());
        boolean changed;
        if (path.endsWith("/moderators")) {
            changed = acts.appoint(tx, by, subjects.account(tx, object).orElseThrow(NotFound::new), on);
        } else if (path.endsWith("/featured")) {
            changed = acts.feature(tx, by, subjects.post(tx, object).orElseThrow(NotFound::new), on);
        } else {
            throw new Forbidden("Nobody adds to this collection");
        }
        if (changed) {
            relay.pass(tx, by.community().group(), raw);
        }
    }

    private void ban(Transaction tx, Block block, Received raw, Account sender) {
        var ban = block.ban().orElseThrow();
        var by = by(tx, ban.target(), sender, ban.reason());
        var banned = subjects.account(tx, block.object());
        if (banned.isPresent()) {
            acts.ban(tx, by, banned.get(), block.id(), ban.until(), ban.removeData());
        } else if (uris.isLocal(block.object())) {
            throw new NotFound();
        } else {
            acts.banStranger(tx, by, block.object(), block.id(), ban.until());
        }
        relay.pass(tx, by.community().group(), raw);
    }

    private void unban(Transaction tx, Block block, Received raw, Account sender) {
        var by = by(tx, block.ban().orElseThrow().target(), sender, Optional.empty());
        boolean lifted = subjects.account(tx, block.object())
                .map(account -> acts.unban(tx, by, account).isPresent())
                .orElseGet(() -> acts.unbanStranger(tx, by, block.object()));
        if (lifted) {
            relay.pass(tx, by.community().group(), raw);
        }
    }

    private void lock(Transaction tx, Lock lock, Received raw, Account sender) {
        var post = subjects.post(tx, lock.object()).orElseThrow(NotFound::new);
        var by = by(tx, post, sender, lock.summary());
        if (acts.lock(tx, by, post, lock.id())) {
            relay.pass(tx, by.community().group(), raw);
        }
    }

    private void unlock(Transaction tx, Lock lock, Received raw, Account sender) {
        var post = subjects.post(tx, lock.object()).orElseThrow(NotFound::new);
        var by = by(tx, post, sender, Optional.empty());
        acts.unlock(tx, by, post).ifPresent(_ -> relay.pass(tx, by.community().group(), raw));
    }

    /** A moderator takes a removal back, or an author the own deletion (Lemmy): the post is read again from its server. */
    private void restore(Transaction tx, Delete delete, Received raw, Account sender) {
        if (delete.summary().isEmpty()) {
            statuses.burials()
                    .buried(tx, delete.object(), sender.id())
                    .ifPresent(gone -> removals.reread(tx, gone.uri()));
            return;
        }
        var community = removals.removedFrom(tx, delete.object()).orElseThrow(NotFound::new);
        var by = new By(community, sender, Optional.empty());
        acts.restore(tx, by, delete.object());
        relay.pass(tx, community.group(), raw);
    }

    private By by(Transaction tx, URI group, Account sender, Optional<String> reason) {
        return new By(subjects.community(tx, group).orElseThrow(NotFound::new), sender, reason);
    }

    private By by(Transaction tx, Status post, Account sender, Optional<String> reason) {
        Community community = subjects.community(tx, post)
                .orElseThrow(() -> new Forbidden("Only its author may do that to a post outside communities"));
        return new By(community, sender, reason);
    }
}
