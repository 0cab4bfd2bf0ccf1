package folkmoot.api;

import folkmoot.account.Account;
import folkmoot.account.Accounts;
import folkmoot.api.entity.AccountEntity;
import folkmoot.api.entity.MediaAttachmentEntity;
import folkmoot.api.entity.StatusEntity;
import folkmoot.database.Transaction;
import folkmoot.favourite.Favourites;
import folkmoot.id.AccountId;
import folkmoot.id.StatusId;
import folkmoot.media.MediaAttachment;
import folkmoot.reblog.Reblogs;
import folkmoot.status.Posted;
import folkmoot.status.Status;
import folkmoot.status.StatusStats;
import folkmoot.status.Statuses;
import folkmoot.status.Tags;
import folkmoot.uri.LocalUris;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Turns statuses into what clients show: for a whole page one query for each relation, whatever is on it. */
public final class StatusRenderer {

    private static final StatusEntity.QuoteApproval NOT_QUOTED =
            new StatusEntity.QuoteApproval(List.of(), List.of(), "denied");

    private final Statuses statuses;
    private final Accounts accounts;
    private final Favourites favourites;
    private final Reblogs reblogs;
    private final AccountRenderer accountRenderer;
    private final MediaRenderer media;
    private final StatusExtras extras;
    private final LocalUris uris;

    public StatusRenderer(
            Statuses statuses,
            Accounts accounts,
            Favourites favourites,
            Reblogs reblogs,
            AccountRenderer accountRenderer,
            MediaRenderer media,
            StatusExtras extras,
            LocalUris uris) {
        this.statuses = statuses;
        this.accounts = accounts;
        this.favourites = favourites;
        this.reblogs = reblogs;
        this.accountRenderer = accountRenderer;
        this.media = media;
        this.extras = extras;
        this.uris = uris;
    }

    /** Everything that a page of statuses needs, each relation read once. */
    private record Relations(
            Map<StatusId, Status> originals,
            Map<AccountId, AccountEntity> accounts,
            Map<StatusId, StatusStats> stats,
            Map<StatusId, List<AccountId>> mentions,
            Map<StatusId, List<String>> tags,
            Map<StatusId, List<MediaAttachment>> attachments,
            Map<StatusId, Object> proposals,
            Optional<AccountId> viewer,
            Set<StatusId> favourited,
            Set<StatusId> reblogged) {}

    public StatusEntity render(Transaction tx, Status status, Optional<AccountId> viewer) {
        return render(tx, List.of(status), viewer).getFirst();
    }

    /** A status that its author has just made: nothing of it is counted yet, so that only people are read. */
    StatusEntity renderNew(Transaction tx, Posted posted) {
        var status = posted.status();
        var id = List.of(status.id());
        var viewer = Optional.of(status.author());
        var mentioned = List.copyOf(posted.mentioned());
        var relations = new Relations(
                Map.of(),
                people(tx, List.of(status), List.of(mentioned)),
                Map.of(),
                Map.of(status.id(), mentioned),
                Map.of(
                        status.id(),
                        posted.tags().stream().map(Tags::normal).distinct().toList()),
                Map.of(status.id(), posted.attachments()),
                status.thread().community().isPresent() ? extras.proposals(tx, id, viewer) : Map.of(),
                viewer,
                Set.of(),
                Set.of());
        return entity(status, relations);
    }

    /** By id, in the order of the ids, leaving out what the viewer may not see. */
    public List<StatusEntity> renderIds(Transaction tx, List<StatusId> ids, Optional<AccountId> viewer) {
        var visible = statuses.visible(tx, ids, viewer);
        return render(
                tx, ids.stream().map(visible::get).filter(Objects::nonNull).toList(), viewer);
    }

    /** By id, as everybody sees them who may; the caller has chosen the ids by what the viewer may see. */
    List<StatusEntity> renderKnown(Transaction tx, List<StatusId> ids) {
        return render(tx, statuses.known(tx, ids), Optional.empty());
    }

    /** In the order given. A reblog whose original is gone or hidden from the viewer is left out. */
    public List<StatusEntity> render(Transaction tx, List<Status> page, Optional<AccountId> viewer) {
        if (page.isEmpty()) {
            return List.of();
        }
        var relations = relations(tx, page, viewer);
        return page.stream()
                .filter(status -> status.reblog()
                        .map(reblog -> relations.originals().containsKey(reblog.status()))
                        .orElse(true))
                .map(status -> entity(status, relations))
                .toList();
    }

    private Relations relations(Transaction tx, List<Status> page, Optional<AccountId> viewer) {
        var reblogged = page.stream()
                .flatMap(status -> status.reblog().stream())
                .map(Status.Reblogged::status)
                .toList();
        var originals = statuses.visible(tx, reblogged, viewer);
        var all = new ArrayList<>(page);
        all.addAll(originals.values());
        var ids = all.stream().map(Status::id).distinct().toList();
        var mentions = statuses.mentions(tx, ids);
        return new Relations(
                originals,
                people(tx, all, mentions.values()),
                statuses.stats(tx, ids),
                mentions,
                statuses.tags(tx, ids),
                statuses.attachments(tx, ids),
                extras.proposals(tx, ids, viewer),
                viewer,
                viewer.map(me -> favourites.among(tx, me, ids)).orElse(Set.of()),
                viewer.map(me -> reblogs.among(tx, me, ids)).orElse(Set.of()));
    }

    private Map<AccountId, AccountEntity> people(
            Transaction tx, List<Status> all, Collection<List<AccountId>> mentioned) {
        var wanted = new HashSet<AccountId>();
        all.forEach(status -> wanted.add(status.author()));
        mentioned.forEach(wanted::addAll);
        Collection<Account> rows = accounts.list(tx, wanted);
        return new HashMap<>(accountRenderer.map(tx, rows));
    }

    private StatusEntity entity(Status status, Relations relations) {
        var original = status.reblog().map(reblog -> relations.originals().get(reblog.status()));
        var shown = original.orElse(status);
        var stats = relations.stats().getOrDefault(shown.id(), StatusStats.NONE);
        boolean signedIn = relations.viewer().isPresent();
        return new StatusEntity(
                status.id().toString(),
                status.times().created(),
                status.thread().parent().map(StatusId::toString),
                status.thread().parentAuthor().map(AccountId::toString),
                shown.text().sensitive(),
                shown.text().spoiler(),
                status.visibility().word(),
                shown.text().language(),
                status.uri(),
                status.isReblog() ? Optional.of(shown.page()) : Optional.of(status.page()),
                stats.replies(),
                stats.reblogs(),
                stats.favourites(),
                0,
                shown.times().edited(),
                Optional.of(shown.text().content()),
                Optional.empty(),
                original.map(inner -> entity(inner, relations)),
                Optional.empty(),
                relations.accounts().get(status.author()),
                media(shown, relations),
                mentions(shown, relations),
                tags(shown, relations),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOT_QUOTED,
                onlyIf(signedIn, relations.favourited().contains(shown.id())),
                onlyIf(signedIn, relations.reblogged().contains(shown.id())),
                onlyIf(signedIn, false),
                onlyIf(signedIn, false),
                onlyIf(isOwn(status, relations.viewer()), false),
                signedIn ? Optional.of(List.of()) : Optional.empty(),
                Optional.ofNullable(relations.proposals().get(shown.id())));
    }

    private static boolean isOwn(Status status, Optional<AccountId> viewer) {
        return viewer.equals(Optional.of(status.author())) && !status.isReblog();
    }

    private static Optional<Boolean> onlyIf(boolean present, boolean value) {
        return present ? Optional.of(value) : Optional.empty();
    }

    private List<MediaAttachmentEntity> media(Status status, Relations relations) {
        return relations.attachments().getOrDefault(status.id(), List.of()).stream()
                .map(media::entity)
                .toList();
    }

    private static List<StatusEntity.MentionEntity> mentions(Status status, Relations relations) {
        return relations.mentions().getOrDefault(status.id(), List.of()).stream()
                .map(relations.accounts()::get)
                .filter(Objects::nonNull)
                .map(account ->
                        new StatusEntity.MentionEntity(account.id(), account.username(), account.url(), account.acct()))
                .toList();
    }

    private List<StatusEntity.StatusTag> tags(Status status, Relations relations) {
        return relations.tags().getOrDefault(status.id(), List.of()).stream()
                .map(name -> new StatusEntity.StatusTag(name, uris.tag(name)))
                .toList();
    }
}
