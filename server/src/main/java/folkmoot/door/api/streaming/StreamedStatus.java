package folkmoot.door.api.streaming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.people.relation.Hidden;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.talk.filter.FilterContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A status on its way to many streams: written once, without anybody's flags; only the filters that catch it are added for
 * each viewer.
 */
final class StreamedStatus {

    private static final List<String> FLAGS =
            List.of("favourited", "reblogged", "muted", "bookmarked", "pinned", "filtered");

    private final StatusEntity entity;
    private final ViewerFilters viewerFilters;
    private final String opened;
    private final String unfiltered;
    private final StatusId target;
    private final String text;

    StreamedStatus(StatusEntity entity, ViewerFilters viewerFilters) {
        this.entity = entity;
        this.viewerFilters = viewerFilters;
        var json = (ObjectNode) JsonBodies.tree(entity);
        json.remove(FLAGS);
        if (json.get("reblog") instanceof ObjectNode inner) {
            inner.remove(FLAGS);
        }
        var whole = new String(JsonBodies.write(json), StandardCharsets.UTF_8);
        this.opened = whole.substring(0, whole.length() - 1);
        this.unfiltered = opened + ",\"filtered\":[]}";
        var shown = entity.reblog().orElse(entity);
        this.target = new StatusId(Long.parseLong(shown.id()));
        this.text = ViewerFilters.text(
                shown.spoilerText(),
                shown.content().orElse(""),
                shown.poll(),
                shown.mediaAttachments().stream().flatMap(media -> media.description().stream()));
    }

    /** What this viewer is sent there; empty for one who hides its author, or leaves out what it says. */
    Optional<String> payload(AccountId viewer, FilterContext where) {
        if (entity.account().id().equals(viewer.toString())) {
            return Optional.of(unfiltered);
        }
        var hidden = viewerFilters.hidden(Optional.of(viewer));
        if (!hidden.isEmpty() && isHidden(hidden)) {
            return Optional.empty();
        }
        if (!viewerFilters.filters(viewer)) {
            return Optional.of(unfiltered);
        }
        var results = viewerFilters.filtered(viewer, target, text);
        if (ViewerFilters.dropped(results, where)) {
            return Optional.empty();
        }
        return Optional.of(
                results.isEmpty()
                        ? unfiltered
                        : opened + ",\"filtered\":" + new String(JsonBodies.write(results), StandardCharsets.UTF_8)
                                + "}");
    }

    private boolean isHidden(Hidden hidden) {
        return Stream.concat(Stream.of(entity), entity.reblog().stream())
                .map(StatusEntity::account)
                .anyMatch(account ->
                        hidden.hides(new AccountId(Long.parseLong(account.id())), ViewerFilters.domain(account)));
    }
}
