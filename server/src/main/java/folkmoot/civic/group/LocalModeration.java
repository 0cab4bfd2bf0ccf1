package folkmoot.civic.group;

import folkmoot.civic.group.ModeratorActs.By;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Block;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Lock;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.reblog.GroupRelay;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What moderators do who have their account here: the rules are those of {@link ModeratorActs}, and other servers are told. */
public final class LocalModeration {

    private final ModeratorActs acts;
    private final GroupRelay relay;
    private final LocalUris uris;
    private final Ids ids;

    public LocalModeration(ModeratorActs acts, GroupRelay relay, LocalUris uris, Ids ids) {
        this.acts = acts;
        this.relay = relay;
        this.uris = uris;
        this.ids = ids;
    }

    public void remove(Transaction tx, By by, Status status) {
        acts.remove(tx, by, status);
        tell(tx, by, delete(by, status.uri()));
    }

    public void restore(Transaction tx, By by, URI post) {
        acts.restore(tx, by, post);
        undo(tx, by, delete(by, post));
    }

    public void ban(Transaction tx, By by, Account account, Optional<Instant> until, boolean removeData) {
        var block = block(by, id(by, "block"), account, until, removeData);
        acts.ban(tx, by, account, block.id(), until, removeData);
        tell(tx, by, block);
    }

    public void unban(Transaction tx, By by, Account account) {
        acts.unban(tx, by, account).ifPresent(uri -> undo(tx, by, block(by, uri, account, Optional.empty(), false)));
    }

    public void lock(Transaction tx, By by, Status status) {
        var lock = lock(by, id(by, "lock"), status);
        if (acts.lock(tx, by, status, lock.id())) {
            tell(tx, by, lock);
        }
    }

    public void unlock(Transaction tx, By by, Status status) {
        acts.unlock(tx, by, status).ifPresent(uri -> undo(tx, by, lock(by, uri, status)));
    }

    public void feature(Transaction tx, By by, Status status, boolean on) {
        if (acts.feature(tx, by, status, on)) {
            collected(tx, by, status.uri(), "featured", on);
        }
    }

    public void appoint(Transaction tx, By by, Account account, boolean on) {
        if (acts.appoint(tx, by, account, on)) {
            collected(tx, by, account.uri(), "moderators", on);
        }
    }

    private void collected(Transaction tx, By by, URI object, String collection, boolean on) {
        var target = uris.below(group(by), collection);
        var actor = by.moderator().uri();
        tell(
                tx,
                by,
                on
                        ? new Add(id(by, "add"), actor, object, target, to(by))
                        : new Remove(id(by, "remove"), actor, object, target, to(by)));
    }

    private Delete delete(By by, URI post) {
        return new Delete(
                id(by, "delete"), by.moderator().uri(), post, Optional.of(by.words()), Optional.empty(), to(by));
    }

    private Block block(By by, URI id, Account account, Optional<Instant> until, boolean removeData) {
        var ban = new Block.Ban(group(by), Optional.of(by.words()), removeData, until);
        return new Block(id, by.moderator().uri(), account.uri(), Optional.of(ban), to(by));
    }

    private Lock lock(By by, URI id, Status status) {
        return new Lock(id, by.moderator().uri(), status.uri(), Optional.of(by.words()), to(by));
    }

    private void undo(Transaction tx, By by, Activity undone) {
        tell(tx, by, new Undo(id(by, "undo"), undone));
    }

    private void tell(Transaction tx, By by, Activity activity) {
        relay.pass(tx, by.community().group(), activity);
    }

    private URI id(By by, String kind) {
        return uris.activity(by.moderator().id(), kind, ids.next());
    }

    private static URI group(By by) {
        return by.community().group().uri();
    }

    private static Recipients to(By by) {
        return Recipients.of(List.of(Addresses.PUBLIC), List.of(group(by))).withAudience(group(by));
    }
}
