package folkmoot.door.api.status;

import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.entity.CustomEmojiEntity;
import folkmoot.door.api.entity.MediaAttachmentEntity;
import folkmoot.door.api.entity.PollEntity;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.door.api.media.EmojiRenderer;
import folkmoot.door.api.media.MediaRenderer;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Turns statuses into what clients show, with a fixed number of queries for a whole page, whatever is on it. */
public final class StatusRenderer {

    private final StatusRelations.Sources sources;
    private final MediaRenderer media;
    private final CardRenderer cards;
    private final EmojiRenderer emojis;
    private final ViewerFilters viewerFilters;
    private final LocalUris uris;

    public StatusRenderer(
            StatusRelations.Sources sources,
            MediaRenderer media,
            CardRenderer cards,
            EmojiRenderer emojis,
            ViewerFilters viewerFilters,
            LocalUris uris) {
        this.sources = sources;
        this.media = media;
        this.cards = cards;
        this.emojis = emojis;
        this.viewerFilters = viewerFilters;
        this.uris = uris;
    }

    public StatusEntity render(Transaction tx, Status status, Optional<AccountId> viewer) {
        return render(tx, List.of(status), viewer).getFirst();
    }

    /** Statuses that their authors have just made, without poll or quote: the same queries for all of them. */
    List<StatusEntity> renderPlainNew(Transaction tx, List<Status> made) {
        var relations = StatusRelations.ofPlainNew(tx, sources, made);
        return made.stream()
                .map(status -> entity(status, relations.seenBy(status.author())))
                .toList();
    }

    /** A status that its author has just made: nothing of it is counted yet. */
    public StatusEntity renderNew(Transaction tx, Status status) {
        return entity(status, StatusRelations.ofNew(tx, sources, status));
    }

    /** By id, in the order of the ids, leaving out what the viewer may not see. */
    public List<StatusEntity> renderIds(Transaction tx, List<StatusId> ids, Optional<AccountId> viewer) {
        var visible = sources.statuses().visible(tx, ids, viewer);
        return render(
                tx, ids.stream().map(visible::get).filter(Objects::nonNull).toList(), viewer);
    }

    /** By id, for a caller who has chosen the ids by what the viewer may see. */
    public List<StatusEntity> renderKnown(Transaction tx, List<StatusId> ids, Optional<AccountId> viewer) {
        return render(tx, sources.statuses().known(tx, ids), viewer);
    }

    /** In the order given. A reblog whose original is gone or hidden from the viewer is left out. */
    public List<StatusEntity> render(Transaction tx, List<Status> page, Optional<AccountId> viewer) {
        if (page.isEmpty()) {
            return List.of();
        }
        var relations = StatusRelations.of(tx, sources, page, viewer);
        return page.stream()
                .filter(status -> status.reblog()
                        .map(reblog -> relations.behind().containsKey(reblog.status()))
                        .orElse(true))
                .map(status -> entity(status, relations))
                .toList();
    }

    private StatusEntity entity(Status status, StatusRelations relations) {
        return entity(status, relations, false);
    }

    /** @param inside it stands within a quote: what it quotes itself is only named */
    private StatusEntity entity(Status status, StatusRelations relations, boolean inside) {
        var original = status.reblog().map(reblog -> relations.behind().get(reblog.status()));
        var shown = original.orElse(status);
        var facts = relations.facts(shown);
        var marks = relations.marks(shown);
        boolean signedIn = relations.viewer().isPresent();
        var quote = QuoteRenderer.quote(facts, relations, inside, quoted -> entity(quoted, relations, true));
        return new StatusEntity(
                status.id().toString(),
                status.times().created(),
                status.thread().parent().map(StatusId::toString),
                status.thread().parentAuthor().map(AccountId::toString),
                shown.text().sensitive() || facts.attached() && facts.sensitized(),
                shown.text().spoiler(),
                status.visibility().word(),
                shown.text().language(),
                status.uri(),
                Optional.of(shown.page()),
                facts.stats().replies(),
                facts.stats().reblogs(),
                facts.stats().favourites(),
                facts.quotes(),
                shown.times().edited(),
                Optional.of(QuoteRenderer.content(shown, facts, relations)),
                Optional.empty(),
                original.map(inner -> entity(inner, relations, inside)),
                facts.application(),
                relations.accounts().get(status.author()),
                media(shown, relations),
                mentions(facts, relations),
                tags(facts),
                emojis(
                        shown,
                        relations,
                        List.of(shown.text().content(), shown.text().spoiler())),
                List.of(),
                Optional.ofNullable(relations.cards().get(shown.id()))
                        .map(card -> cards.entity(card, relations.accounts(), relations.viewer())),
                poll(shown, relations),
                quote,
                QuoteRenderer.approval(shown, facts, marks, relations.viewer()),
                onlyIf(signedIn, marks.favourited()),
                onlyIf(signedIn, marks.reblogged()),
                onlyIf(signedIn, marks.muted()),
                onlyIf(signedIn, marks.bookmarked()),
                onlyIf(mayPin(status, relations.viewer()), marks.pinned()),
                relations.viewer().map(me -> filtered(me, shown, relations)),
                Optional.ofNullable(relations.proposals().get(shown.id())));
    }

    private List<Object> filtered(AccountId viewer, Status shown, StatusRelations relations) {
        return viewerFilters.filters(viewer)
                ? List.copyOf(viewerFilters.filtered(
                        viewer,
                        shown.id(),
                        ViewerFilters.text(
                                shown.text().spoiler(),
                                shown.text().content(),
                                Optional.ofNullable(relations.polls().get(shown.id())),
                                media(shown, relations).stream().flatMap(each -> each.description().stream()))))
                : List.of();
    }

    /** Whether the viewer could pin it: the flag is shown on such statuses only. */
    private static boolean mayPin(Status status, Optional<AccountId> viewer) {
        return viewer.equals(Optional.of(status.author()))
                && !status.isReblog()
                && status.visibility() != Visibility.DIRECT;
    }

    private static Optional<Boolean> onlyIf(boolean present, boolean value) {
        return present ? Optional.of(value) : Optional.empty();
    }

    private List<MediaAttachmentEntity> media(Status status, StatusRelations relations) {
        return relations.attachments().getOrDefault(status.id(), List.of()).stream()
                .map(media::entity)
                .toList();
    }

    private Optional<PollEntity> poll(Status shown, StatusRelations relations) {
        return Optional.ofNullable(relations.polls().get(shown.id()))
                .map(poll -> poll.withEmojis(emojis(
                        shown,
                        relations,
                        poll.options().stream()
                                .map(PollEntity.PollOption::title)
                                .toList())));
    }

    private List<CustomEmojiEntity> emojis(Status shown, StatusRelations relations, List<String> texts) {
        var author = relations.accounts().get(shown.author());
        return author == null ? List.of() : emojis.in(author.acct(), texts);
    }

    private static List<StatusEntity.MentionEntity> mentions(StatusFacts facts, StatusRelations relations) {
        return facts.mentions().stream()
                .map(relations.accounts()::get)
                .filter(Objects::nonNull)
                .map(account ->
                        new StatusEntity.MentionEntity(account.id(), account.username(), account.url(), account.acct()))
                .toList();
    }

    private List<StatusEntity.StatusTag> tags(StatusFacts facts) {
        return facts.tags().stream()
                .map(name -> new StatusEntity.StatusTag(name, uris.tag(name)))
                .toList();
    }
}
