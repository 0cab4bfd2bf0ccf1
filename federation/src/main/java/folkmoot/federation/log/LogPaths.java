package folkmoot.federation.log;

import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses below a log's own (C2SP tlog-tiles): {@code tile/0/x001/234}, {@code tile/entries/005.p/17}. */
public final class LogPaths {

    private static final Pattern TILE =
            Pattern.compile("(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final int LONGEST = 80;

    private LogPaths() {}

    /**
     * What an address asks for.
     *
     * @param isEntries whether the entries are wanted, and not their hashes
     * @param width of the tile, 1 to 256
     */
    public record Wanted(TileAddress address, boolean isEntries, int width) {}

    /** What stands behind {@code tile/}; empty where it is no address of a tile. */
    public static Optional<Wanted> read(String path) {
        if (path.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = TILE.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean isEntries = parts.group(1).equals("entries");
        var digits = parts.group(2).replace("x", "").replace("/", "");
        int width = parts.group(3) == null ? TileAddress.WIDTH : Integer.parseInt(parts.group(3));
        boolean isPartial = parts.group(3) != null;
        if (digits.length() > 15
                || digits.length() > 3 && digits.startsWith("000")
                || isPartial && width >= TileAddress.WIDTH) {
            return Optional.empty();
        }
        int level = isEntries ? 0 : Integer.parseInt(parts.group(1));
        return level > 63
                ? Optional.empty()
                : Optional.of(new Wanted(new TileAddress(level, Long.parseLong(digits)), isEntries, width));
    }

    /** Where a tile stands: {@code tile/…}. */
    public static String tile(TileAddress address, int width) {
        return "tile/" + address.level() + "/" + index(address.index(), width);
    }

    /** Where the entries stand that a tile of level 0 has the hashes of. */
    public static String entries(long index, int width) {
        return "tile/entries/" + index(index, width);
    }

    private static String index(long index, int width) {
        var path = new StringBuilder("%03d".formatted(index % 1_000));
        for (long rest = index / 1_000; rest > 0; rest /= 1_000) {
            path.insert(0, "x%03d/".formatted(rest % 1_000));
        }
        return width == TileAddress.WIDTH ? path.toString() : path + ".p/" + width;
    }
}
