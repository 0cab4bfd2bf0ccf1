package folkmoot.door.api.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.entity.PreviewCardEntity;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.talk.favourite.FavouriteObserver;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a status looks like to everybody, written as JSON once and kept: all but the flags of the one who looks. Dropped
 * when the status or one of its counters changes here; read anew after a while for what other nodes changed and for the
 * authors' own counters.
 */
public final class StatusFragments implements StatusObserver, FavouriteObserver {

    private static final int MOST = 30_000;
    /** Marks a status that looks different to everybody. */
    private static final Fragment PERSONAL =
            new Fragment(new byte[0], new StatusId(0), "", false, true, Optional.empty(), "", Optional.empty());

    private static final Duration KEPT = Duration.ofSeconds(60);

    private final Database database;
    private final StatusRenderer renderer;
    private final ViewerFlags flags;
    private final Cache<StatusId, Slot> slots =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** @param flags are dropped with what is kept of a status, where its viewer marked it */
    public StatusFragments(Database database, StatusRenderer renderer, ViewerFlags flags) {
        this.database = database;
        this.renderer = renderer;
        this.flags = flags;
    }

    /** A place for a fragment; thrown away by a change, so that a reader who began before it cannot fill it. */
    private static final class Slot {
        private volatile Fragment fragment;
    }

    /**
     * One status as bytes, from the opening brace on, without the closing one.
     *
     * @param pinnable of a visibility that its author may pin
     * @param personal written for one viewer with all flags, and not kept
     * @param target the status that favourites and reblogs go to: itself, or what it reblogs
     * @param domain of the author's handle; empty for local ones
     * @param text what filters look at
     * @param reblogged what it reblogs
     */
    record Fragment(
            byte[] json,
            StatusId target,
            String author,
            boolean pinnable,
            boolean personal,
            Optional<String> domain,
            String text,
            Optional<Fragment> reblogged) {}

    /**
     * The fragments of these statuses; one that is gone is absent. What looks different to everybody (a poll, a reblog of
     * what not everybody may see) is rendered for this viewer and not kept.
     */
    Map<StatusId, Fragment> of(Collection<StatusId> ids, Optional<AccountId> viewer) {
        var found = new HashMap<StatusId, Fragment>(ids.size() * 2);
        var personal = kept(ids, found);
        if (!personal.isEmpty()) {
            database.read(tx -> renderer.renderKnown(tx, personal, viewer))
                    .forEach(entity -> found.put(id(entity), fragment(entity, true)));
        }
        return found;
    }

    /** Of these statuses the fragments of those that look the same to everybody. */
    Map<StatusId, Fragment> shared(Collection<StatusId> ids) {
        var found = new HashMap<StatusId, Fragment>(ids.size() * 2);
        kept(ids, found);
        return found;
    }

    /** Puts in what may be kept; returns those that have to be rendered for the viewer. */
    private List<StatusId> kept(Collection<StatusId> ids, Map<StatusId, Fragment> found) {
        var personal = new ArrayList<StatusId>();
        var missing = new LinkedHashMap<StatusId, Slot>();
        for (var id : ids) {
            var slot = slots.get(id, _ -> new Slot());
            var fragment = slot.fragment;
            if (fragment == null) {
                missing.put(id, slot);
            } else if (fragment.personal()) {
                personal.add(id);
            } else {
                found.put(id, fragment);
            }
        }
        if (!missing.isEmpty()) {
            var rendered =
                    database.read(tx -> renderer.renderKnown(tx, List.copyOf(missing.keySet()), Optional.empty()));
            for (var entity : rendered) {
                if (!isPersonal(entity)) {
                    var fragment = fragment(entity, false);
                    missing.remove(id(entity)).fragment = fragment;
                    found.put(id(entity), fragment);
                }
            }
            missing.values().forEach(slot -> slot.fragment = PERSONAL);
            personal.addAll(missing.keySet());
        }
        return personal;
    }

    private static StatusId id(StatusEntity entity) {
        return new StatusId(Long.parseLong(entity.id()));
    }

    private static boolean isPersonal(StatusEntity entity) {
        var quotable = entity.quoteApproval();
        boolean dependsOnViewer = !quotable.automatic().contains("public")
                && (!quotable.automatic().isEmpty()
                        || !quotable.manual().isEmpty()
                        || ViewerFilters.domain(entity.account()).isEmpty() && isOpen(entity));
        boolean claimed =
                entity.card().flatMap(PreviewCardEntity::missingAttribution).isPresent();
        return entity.poll().isPresent() || entity.quote().isPresent() || claimed || dependsOnViewer;
    }

    private static boolean isOpen(StatusEntity entity) {
        return entity.visibility().equals("public") || entity.visibility().equals("unlisted");
    }

    private static Fragment fragment(StatusEntity entity, boolean personal) {
        var inner = entity.reblog().map(whole -> fragment(whole, personal));
        var json = (ObjectNode) JsonBodies.tree(entity);
        if (!personal && inner.isPresent()) {
            json.remove("reblog");
        }
        var bytes = JsonBodies.write(json);
        return new Fragment(
                Arrays.copyOf(bytes, bytes.length - 1),
                inner.map(Fragment::target).orElseGet(() -> id(entity)),
                entity.account().id(),
                !entity.visibility().equals("direct"),
                personal,
                ViewerFilters.domain(entity.account()),
                ViewerFilters.text(
                        entity.spoilerText(),
                        entity.content().orElse(""),
                        entity.poll(),
                        entity.mediaAttachments().stream().flatMap(media -> media.description().stream())),
                inner);
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        status.thread().parent().ifPresent(parent -> drop(tx, parent));
        reblogged(tx, status, author);
    }

    private void reblogged(Transaction tx, Status status, Account by) {
        status.reblog().ifPresent(reblog -> {
            drop(tx, reblog.status());
            flags.startOver(tx, by.id());
        });
    }

    @Override
    public void edited(Transaction tx, Status status, Account author) {
        drop(tx, status.id());
    }

    @Override
    public void visibilityChanged(Transaction tx, Status status, Account author) {
        drop(tx, status.id());
    }

    @Override
    public void removed(Transaction tx, Status status, Account author) {
        drop(tx, status.id());
        status.thread().parent().ifPresent(parent -> drop(tx, parent));
        reblogged(tx, status, author);
    }

    @Override
    public void added(Transaction tx, Account by, Status status) {
        drop(tx, status.id());
        flags.startOver(tx, by.id());
    }

    @Override
    public void removed(Transaction tx, Account by, Status status) {
        added(tx, by, status);
    }

    /** Something of a status changed in this transaction. */
    public void drop(Transaction tx, StatusId id) {
        tx.afterCommit(() -> slots.invalidate(id));
    }

    /** Something that shows in all statuses of an author changed in this transaction. */
    public void dropAllBy(Transaction tx, AccountId author) {
        var who = author.toString();
        tx.afterCommit(() -> slots.asMap().values().removeIf(slot -> {
            var fragment = slot.fragment;
            return fragment == null
                    || fragment.author().equals(who)
                    || fragment.reblogged()
                            .filter(inner -> inner.author().equals(who))
                            .isPresent();
        }));
    }
}
