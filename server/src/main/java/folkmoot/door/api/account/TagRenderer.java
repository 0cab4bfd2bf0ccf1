package folkmoot.door.api.account;

import folkmoot.door.api.entity.TagEntity;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.hashtag.Hashtag;
import folkmoot.talk.hashtag.Hashtags;
import folkmoot.talk.hashtag.Use;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns hashtags into what clients show: two queries for a whole list. */
public final class TagRenderer {

    private final Hashtags hashtags;
    private final LocalUris uris;

    public TagRenderer(Hashtags hashtags, LocalUris uris) {
        this.hashtags = hashtags;
        this.uris = uris;
    }

    public TagEntity render(Transaction tx, Hashtag tag, Optional<AccountId> viewer) {
        return render(tx, List.of(tag), viewer).getFirst();
    }

    /** In the order given. */
    public List<TagEntity> render(Transaction tx, List<Hashtag> tags, Optional<AccountId> viewer) {
        if (tags.isEmpty()) {
            return List.of();
        }
        var uses = hashtags.uses(tx, tags);
        var marks = hashtags.marks(tx, viewer, tags);
        return tags.stream()
                .map(tag -> {
                    var own = marks.getOrDefault(tag.id(), Hashtags.Marks.NONE);
                    return new TagEntity(
                            Long.toString(tag.id()),
                            tag.name(),
                            uris.tag(tag.name()),
                            history(hashtags.today(), uses.getOrDefault(tag.id(), List.of())),
                            viewer.map(_ -> own.following()),
                            viewer.map(_ -> own.featuring()));
                })
                .toList();
    }

    /** Seven days, today first, also those without use. */
    public static List<TagEntity.History> history(LocalDate today, List<Use> uses) {
        Map<LocalDate, Use> byDay = uses.stream().collect(Collectors.toMap(Use::day, Function.identity()));
        return IntStream.range(0, Hashtags.DAYS)
                .mapToObj(today::minusDays)
                .map(day -> {
                    var use = byDay.getOrDefault(day, new Use(day, 0, 0));
                    return new TagEntity.History(
                            Long.toString(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()),
                            Integer.toString(use.uses()),
                            Integer.toString(use.accounts()));
                })
                .toList();
    }
}
