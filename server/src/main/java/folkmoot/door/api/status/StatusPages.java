package folkmoot.door.api.status;

import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.entity.FilterEntity;
import folkmoot.people.relation.Hidden;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.json.WrittenJson;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.status.ViewerMarks;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Pages of statuses as bytes, put together from kept fragments and the viewer's flags. For pages whose ids were chosen so
 * that the viewer may see them.
 */
public final class StatusPages {

    private static final byte[][] FLAGS = flags();
    private static final byte[] NOTHING = bytes("[]");
    private static final byte[] REBLOG = bytes(",\"reblog\":");
    private static final int USUAL_STATUS_BYTES = 2_048;

    private final StatusFragments fragments;
    private final ViewerFlags flags;
    private final ViewerFilters viewerFilters;

    public StatusPages(StatusFragments fragments, ViewerFlags flags, ViewerFilters viewerFilters) {
        this.fragments = fragments;
        this.viewerFilters = viewerFilters;
        this.flags = flags;
    }

    /** A JSON array in the order of the ids; what is gone meanwhile, hidden or filtered out there is left out. */
    public byte[] page(List<StatusId> ids, Optional<AccountId> viewer, FilterContext where) {
        var seen = seen(viewer, where);
        var shown = shown(ids, seen);
        var known = known(shown.values(), viewer);
        var out = new ByteArrayOutputStream(ids.size() * USUAL_STATUS_BYTES + 2);
        out.write('[');
        for (var fragment : shown.values()) {
            if (out.size() > 1) {
                out.write(',');
            }
            append(out, fragment, seen, known);
        }
        out.write(']');
        return out.toByteArray();
    }

    /** The same as {@link #page} as one value. */
    public WrittenJson list(List<StatusId> ids, Optional<AccountId> viewer, FilterContext where) {
        return new WrittenJson(page(ids, viewer, where));
    }

    /** Each of the statuses by itself, by id; left out as in {@link #page}. */
    public Map<StatusId, WrittenJson> each(List<StatusId> ids, AccountId viewer, FilterContext where) {
        var seen = seen(Optional.of(viewer), where);
        var shown = shown(ids, seen);
        var known = known(shown.values(), Optional.of(viewer));
        var written = new HashMap<StatusId, WrittenJson>(shown.size() * 2);
        shown.forEach((id, fragment) -> {
            var out = new ByteArrayOutputStream(USUAL_STATUS_BYTES);
            append(out, fragment, seen, known);
            written.put(id, new WrittenJson(out.toByteArray()));
        });
        return written;
    }

    /** Makes sure that nothing about these viewers has to be read one by one for {@link #marked}. */
    void prepareMarked(Collection<AccountId> viewers) {
        viewerFilters.prepareFilters(viewers);
    }

    /**
     * A status as one viewer sees it who has just marked it, whomever they hide.
     *
     * @param fragment looks the same to everybody
     */
    WrittenJson marked(StatusFragments.Fragment fragment, AccountId viewer, ViewerMarks marks) {
        var seen = new Seen(
                Optional.of(viewer),
                Hidden.NONE,
                Hidden.NONE,
                Optional.of(viewer).filter(viewerFilters::filters),
                FilterContext.PUBLIC);
        var out = new ByteArrayOutputStream(USUAL_STATUS_BYTES);
        append(out, fragment, seen, Optional.of(Map.of(fragment.target(), marks)));
        return new WrittenJson(out.toByteArray());
    }

    private Seen seen(Optional<AccountId> viewer, FilterContext where) {
        var unseen = ViewerFilters.asksForAuthor(where) ? Hidden.NONE : viewerFilters.hidden(viewer);
        return new Seen(viewer, unseen, viewerFilters.hidden(viewer), viewer.filter(viewerFilters::filters), where);
    }

    private SequencedMap<StatusId, StatusFragments.Fragment> shown(List<StatusId> ids, Seen seen) {
        var found = fragments.of(ids, seen.viewer());
        var shown = new LinkedHashMap<StatusId, StatusFragments.Fragment>(ids.size() * 2);
        for (var id : ids) {
            var fragment = found.get(id);
            if (fragment != null && isSeen(fragment, seen)) {
                shown.put(id, fragment);
            }
        }
        return shown;
    }

    private Optional<Map<StatusId, ViewerMarks>> known(
            Collection<StatusFragments.Fragment> shown, Optional<AccountId> viewer) {
        return viewer.map(me -> flags.of(
                me, shown.stream().map(StatusFragments.Fragment::target).toList()));
    }

    /** Who looks, whom they hide as author and as author of what is reblogged, whether they filter, and where they look. */
    private record Seen(
            Optional<AccountId> viewer,
            Hidden hidden,
            Hidden hiddenInside,
            Optional<AccountId> filtering,
            FilterContext where) {}

    private boolean isSeen(StatusFragments.Fragment fragment, Seen seen) {
        if (isHidden(fragment, seen.hidden())
                || fragment.reblogged()
                        .filter(inner -> isHidden(inner, seen.hiddenInside()))
                        .isPresent()) {
            return false;
        }
        boolean own = seen.viewer()
                .filter(me -> me.toString().equals(fragment.author()))
                .isPresent();
        return own || !ViewerFilters.dropped(filtered(fragment, seen), seen.where());
    }

    private static boolean isHidden(StatusFragments.Fragment fragment, Hidden hidden) {
        return !hidden.isEmpty() && hidden.hides(new AccountId(Long.parseLong(fragment.author())), fragment.domain());
    }

    private List<FilterEntity.Result> filtered(StatusFragments.Fragment fragment, Seen seen) {
        var shown = fragment.reblogged().orElse(fragment);
        return seen.filtering()
                .map(me -> viewerFilters.filtered(me, shown.target(), shown.text()))
                .orElse(List.of());
    }

    private void append(
            ByteArrayOutputStream out,
            StatusFragments.Fragment fragment,
            Seen seen,
            Optional<Map<StatusId, ViewerMarks>> known) {
        out.writeBytes(fragment.json());
        if (fragment.personal()) {
            out.write('}');
            return;
        }
        if (fragment.reblogged().isPresent()) {
            out.writeBytes(REBLOG);
            append(out, fragment.reblogged().get(), seen, known);
        }
        if (known.isPresent()) {
            var own = known.get().get(fragment.target());
            boolean mine = fragment.reblogged().isEmpty()
                    && seen.viewer().orElseThrow().toString().equals(fragment.author());
            out.writeBytes(FLAGS[index(own, mine && fragment.pinnable())]);
            var results = filtered(fragment, seen);
            out.writeBytes(results.isEmpty() ? NOTHING : JsonBodies.write(results));
        }
        out.write('}');
    }

    private static int index(ViewerMarks marks, boolean mine) {
        return (marks.favourited() ? 1 : 0)
                + (marks.reblogged() ? 2 : 0)
                + (marks.muted() ? 4 : 0)
                + (marks.bookmarked() ? 8 : 0)
                + (mine ? 16 : 0)
                + (mine && marks.pinned() ? 32 : 0);
    }

    private static byte[][] flags() {
        var all = new byte[64][];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes(",\"favourited\":" + ((i & 1) != 0) + ",\"reblogged\":" + ((i & 2) != 0)
                    + ",\"muted\":" + ((i & 4) != 0) + ",\"bookmarked\":" + ((i & 8) != 0)
                    + ((i & 16) != 0 ? ",\"pinned\":" + ((i & 32) != 0) : "")
                    + ",\"filtered\":");
        }
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
