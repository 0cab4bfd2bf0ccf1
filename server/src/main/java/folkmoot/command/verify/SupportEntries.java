package folkmoot.command.verify;

import static folkmoot.command.verify.Recount.number;
import static folkmoot.command.verify.Recount.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.command.verify.Columns.Count;
import folkmoot.command.verify.Recount.Illegal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Follows each support through the log: it is given once, and each later entry says where it stands from then on. */
final class SupportEntries {

    /** Largest number of a version. */
    static final int MAX_VERSION = (1 << 24) - 1;

    private static final int MOST_COLUMNS = 64;

    private final SupportTable table = new SupportTable();
    private final List<String> columns = new ArrayList<>();

    /** Where one stands, as a number: proposal, version, column and count in one {@code long}, which is never 0. */
    private record Standing(int proposal, int version, int column, Count count) {

        static Standing of(long packed) {
            return new Standing(
                    (int) (packed >> 32) - 1,
                    (int) (packed >> 8) & MAX_VERSION,
                    (int) (packed >> 2) & MOST_COLUMNS - 1,
                    Count.values()[(int) packed & 3]);
        }

        long packed() {
            return (proposal + 1L) << 32 | (long) version << 8 | (long) column << 2 | count.ordinal();
        }
    }

    /** How many there are. */
    int size() {
        return table.size();
    }

    /** Whether one was given for a proposal. */
    boolean has(String support, Chain chain) {
        long standing = table.get(commitment(support));
        return standing != 0 && Standing.of(standing).proposal() == chain.number();
    }

    /** The next entry of that kind; it counts even where it is not as it must be, as far as it can be read. */
    void take(ObjectNode entry, Chain chain) {
        var commitment = commitment(text(entry, "support"));
        var act = text(entry, "act");
        var count = Count.of(text(entry, "count"));
        if (count == null) {
            throw new Illegal("it counts as " + text(entry, "count"));
        }
        var now = new Standing(chain.number(), number(entry, "version"), column(text(entry, "column")), count);
        long before = table.get(commitment);
        table.put(commitment, now.packed());
        if (before == 0) {
            move(chain, now, 1);
            firstActIsGiven(act, now);
        } else {
            var last = Standing.of(before);
            if (last.proposal() != now.proposal()) {
                table.put(commitment, before);
                throw new Illegal("the support is one of another proposal");
            }
            move(chain, last, -1);
            move(chain, now, 1);
            laterActIsLegal(act, last, now);
        }
        if (chain.version() != 0 && now.version() > chain.version()) {
            throw new Illegal("it is for version " + now.version() + " of " + chain.proposal() + ", which has only "
                    + chain.version());
        }
    }

    private void move(Chain chain, Standing standing, int change) {
        if (standing.count() != Count.NONE) {
            chain.columns(standing.version()).add(columns.get(standing.column()), standing.count(), change);
        }
    }

    private static void firstActIsGiven(String act, Standing now) {
        if (!act.equals("given")) {
            throw new Illegal("a support is " + act + " that was never given");
        }
        if (now.count() == Count.NONE) {
            throw new Illegal("a support is given and counts as none");
        }
    }

    private static void laterActIsLegal(String act, Standing last, Standing now) {
        if (last.count() == Count.NONE) {
            throw new Illegal("a support is " + act + " that was taken back");
        }
        boolean legal = switch (act) {
            case "withdrawn" -> now.count() == Count.NONE && sameText(last, now);
            case "released" -> last.count() == Count.HELD && now.count() == Count.COUNTED && sameText(last, now);
            case "refused" -> last.count() == Count.HELD && now.count() == Count.INVALID && sameText(last, now);
            case "invalidated" -> now.count() == Count.INVALID && sameText(last, now);
            case "reinstated" -> last.count() == Count.INVALID && now.count() != Count.NONE && sameText(last, now);
            case "moved" -> now.count() != Count.NONE && now.version() > last.version();
            case "recounted" -> now.count() != Count.NONE && sameText(last, now);
            default -> throw new Illegal("what happened is not known: " + act);
        };
        if (!legal) {
            throw new Illegal("a support that is " + last.count().word() + " for version " + last.version()
                    + " cannot be " + act + " and then " + now.count().word() + " for version " + now.version());
        }
    }

    private static boolean sameText(Standing last, Standing now) {
        return last.version() == now.version();
    }

    private int column(String word) {
        int at = columns.indexOf(word);
        if (at >= 0) {
            return at;
        }
        if (columns.size() == MOST_COLUMNS) {
            throw new Illegal("it names one column too many: " + word);
        }
        columns.add(word);
        return columns.size() - 1;
    }

    /** Whether it is 32 bytes in hexadecimal digits. */
    static boolean isCommitment(String hex) {
        return hex.matches("[0-9a-f]{64}");
    }

    private static byte[] commitment(String hex) {
        if (!isCommitment(hex)) {
            throw new Illegal("its support is not 64 hexadecimal digits");
        }
        return HexFormat.of().parseHex(hex);
    }
}
