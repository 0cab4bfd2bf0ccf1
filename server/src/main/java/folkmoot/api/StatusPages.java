package folkmoot.api;

import folkmoot.id.AccountId;
import folkmoot.id.StatusId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pages of statuses as bytes, put together from kept fragments and the viewer's flags. For pages whose ids were chosen so
 * that the viewer may see them.
 */
public final class StatusPages {

    private static final byte[][] FLAGS = flags();
    private static final byte[] REBLOG = bytes(",\"reblog\":");
    private static final int USUAL_STATUS_BYTES = 2_048;

    private final StatusFragments fragments;
    private final ViewerFlags flags;

    public StatusPages(StatusFragments fragments, ViewerFlags flags) {
        this.fragments = fragments;
        this.flags = flags;
    }

    /** A JSON array in the order of the ids; what is gone meanwhile is left out. */
    byte[] page(List<StatusId> ids, Optional<AccountId> viewer) {
        var found = fragments.of(ids, viewer);
        var shown = ids.stream().filter(found::containsKey).map(found::get).toList();
        var known = viewer.map(me -> flags.of(
                me, shown.stream().map(StatusFragments.Fragment::target).toList()));
        var out = new ByteArrayOutputStream(ids.size() * USUAL_STATUS_BYTES + 2);
        out.write('[');
        for (int i = 0; i < shown.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            append(out, shown.get(i), viewer, known);
        }
        out.write(']');
        return out.toByteArray();
    }

    private static void append(
            ByteArrayOutputStream out,
            StatusFragments.Fragment fragment,
            Optional<AccountId> viewer,
            Optional<Map<StatusId, ViewerMarks>> known) {
        out.writeBytes(fragment.json());
        if (fragment.personal()) {
            out.write('}');
            return;
        }
        if (fragment.reblogged().isPresent()) {
            out.writeBytes(REBLOG);
            append(out, fragment.reblogged().get(), viewer, known);
        }
        if (known.isPresent()) {
            var own = known.get().get(fragment.target());
            boolean mine = fragment.reblogged().isEmpty()
                    && viewer.orElseThrow().toString().equals(fragment.author());
            out.writeBytes(FLAGS[index(own, mine && fragment.pinnable())]);
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
                    + ",\"filtered\":[]");
        }
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
