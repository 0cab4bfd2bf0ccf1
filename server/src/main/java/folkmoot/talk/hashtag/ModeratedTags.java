package folkmoot.talk.hashtag;

import static folkmoot.schema.generated.Tables.TAG;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.schema.generated.tables.records.TagRecord;
import folkmoot.talk.status.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Hashtags as moderators see them. */
public final class ModeratedTags {

    private final Tags tags;

    public ModeratedTags(Tags tags) {
        this.tags = tags;
    }

    /**
     * @param displayName how it is written: the name, or the same with other capitals
     * @param usable new posts can be found by it
     * @param listable searches show it
     */
    public record ModeratedTag(Hashtag tag, String displayName, boolean usable, boolean listable) {}

    public List<ModeratedTag> list(Transaction tx, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(TAG)
                .where(page.bounds(TAG.ID))
                .orderBy(page.order(TAG.ID))
                .limit(page.limit())
                .fetch(ModeratedTags::tag));
    }

    /** In the order of the ids. */
    public List<ModeratedTag> list(Transaction tx, Collection<Long> ids) {
        var found = tx.sql().selectFrom(TAG).where(TAG.ID.in(ids)).fetchMap(TAG.ID, ModeratedTags::tag);
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** Decides; 404 for an unknown hashtag, 422 for a way of writing that changes more than capitals. */
    public ModeratedTag decide(
            Transaction tx,
            long id,
            Optional<String> displayName,
            Optional<Boolean> usable,
            Optional<Boolean> listable) {
        var before = list(tx, List.of(id)).stream().findFirst().orElseThrow(NotFound::new);
        var written = displayName.map(text -> text.replaceFirst("^#", "")).orElse(before.displayName());
        if (!Tags.normal(written).equals(before.tag().name())) {
            throw Invalid.field("display_name", "ERR_INVALID", "may differ in capitals only");
        }
        tags.decide(tx, id, written, usable.orElse(before.usable()), listable.orElse(before.listable()));
        return list(tx, List.of(id)).getFirst();
    }

    private static ModeratedTag tag(TagRecord row) {
        return new ModeratedTag(
                new Hashtag(row.getId(), row.getName()),
                Optional.ofNullable(row.getDisplayName()).orElse(row.getName()),
                row.getUsable(),
                row.getListable());
    }
}
