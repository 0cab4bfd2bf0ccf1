package folkmoot.command.verify;

import folkmoot.federation.log.GrowingTree;
import folkmoot.federation.log.HashTile;
import folkmoot.federation.log.LogPaths;
import folkmoot.federation.log.TreeHashes;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Checks a log from outside: its signature, its tree from the first entry to the last, that it begins with what was kept of it, that
 * each entry is legal, and that the published columns, records and texts are what the entries make them.
 */
public final class LogVerification {

    private final PublicData data;
    private final Kept kept;
    private final Differences differences;

    private LogVerification(PublicData data, Kept kept, Consumer<String> say) {
        this.data = data;
        this.kept = kept;
        this.differences = new Differences(say);
    }

    /**
     * What somebody kept of the log, as text.
     *
     * @param checkpoint a signed note from earlier: the log must begin with that tree
     * @param receipt of a support, as its supporter was given it: JSON, or a message with its four lines
     */
    public record Kept(Optional<String> checkpoint, Optional<String> receipt) {}

    /**
     * What a check ended with.
     *
     * @param checkpoint the signed note, to be kept for the next time; empty where it could not be read
     */
    public record Result(
            Optional<String> checkpoint, long entries, int supports, int proposals, int compared, long differences) {

        /** Whether everything agrees. */
        public boolean isClean() {
            return differences == 0;
        }
    }

    /**
     * Checks the log of a server.
     *
     * @param server scheme and host
     * @param say gets a line for each difference as it is found
     */
    public static Result of(URI server, Kept kept, Consumer<String> say) {
        try (var data = new PublicData(server)) {
            return new LogVerification(data, kept, say).run();
        }
    }

    private Result run() {
        var recount = new Recount(differences);
        Optional<String> note = Optional.empty();
        long size = 0;
        int proposals = 0;
        int compared = 0;
        try {
            var keys = SignedHead.keys(data);
            var before = new ArrayList<SignedHead>();
            kept.checkpoint().map(written -> SignedHead.of(written, keys)).ifPresent(before::add);
            var receipt = kept.receipt().flatMap(written -> ReceiptCheck.of(written, differences));
            receipt.flatMap(given -> given.check(keys)).ifPresent(before::add);
            var tallies = PublishedTallies.read(data);
            var head = SignedHead.read(data, keys, tallies.largest());
            note = Optional.of(head.note().written());
            size = head.checkpoint().size();
            proposals = tallies.count();
            if (!isSmallerThanBefore(head, before) && !isSmallerThanTallies(head, tallies)) {
                walk(head, before, tallies, recount);
                receipt.ifPresent(given -> given.lookFor(recount));
                new Coverage(recount, tallies, data.server()).compare(differences);
                compared = new ProposalSamples(data, recount, differences).compare(size);
            }
        } catch (PublicData.Unreadable unreadable) {
            differences.add(unreadable.getMessage());
        }
        return new Result(note, size, recount.supports(), proposals, compared, differences.count());
    }

    private boolean isSmallerThanBefore(SignedHead head, List<SignedHead> before) {
        long largest = before.stream()
                .mapToLong(known -> known.checkpoint().size())
                .max()
                .orElse(0);
        if (largest <= head.checkpoint().size()) {
            return false;
        }
        differences.add("The log has " + head.checkpoint().size() + " entries and had " + largest + " before");
        return true;
    }

    private boolean isSmallerThanTallies(SignedHead head, PublishedTallies tallies) {
        if (tallies.largest() <= head.checkpoint().size()) {
            return false;
        }
        differences.add("The published columns are counted from " + tallies.largest() + " entries, and only "
                + head.checkpoint().size() + " are signed for");
        return true;
    }

    private void walk(SignedHead head, List<SignedHead> before, PublishedTallies tallies, Recount recount) {
        var tree = new GrowingTree();
        var stops = new TreeSet<>(tallies.sizes());
        before.forEach(known -> stops.add(known.checkpoint().size()));
        stop(tree, stops, before, tallies, recount);
        new Entries(data).each(head.checkpoint().size(), entry -> {
            tree.add(entry.leafHash());
            recount.take(entry);
            stop(tree, stops, before, tallies, recount);
        });
        if (!Arrays.equals(tree.root(), head.checkpoint().root())) {
            differences.add("The root of the " + tree.size() + " entries is " + hex(tree.root()) + ", signed is "
                    + hex(head.checkpoint().root()));
        }
        tiles(tree);
    }

    /** Compares what is to be compared at a size of the log. */
    private void stop(
            GrowingTree tree, TreeSet<Long> stops, List<SignedHead> before, PublishedTallies tallies, Recount recount) {
        if (!stops.contains(tree.size())) {
            return;
        }
        tallies.compare(tree.size(), recount, differences);
        before.stream()
                .map(SignedHead::checkpoint)
                .filter(known -> known.size() == tree.size() && !Arrays.equals(known.root(), tree.root()))
                .forEach(known -> differences.add("The first " + known.size() + " entries are not those of before: "
                        + "their root is " + hex(tree.root()) + " and was " + hex(known.root())));
    }

    /** The tiles that proofs are made from: all above the leaves, and the last of those. */
    private void tiles(GrowingTree tree) {
        Map<Integer, HashTile> last = new HashMap<>();
        for (var tile : tree.changed()) {
            last.put(tile.address().level(), tile);
            if (tile.address().level() > 0) {
                compare(tile);
            }
        }
        Optional.ofNullable(last.get(0)).ifPresent(this::compare);
    }

    private void compare(HashTile tile) {
        var path = LogPaths.tile(tile.address(), tile.width());
        var published = data.bytes("/log/" + path, 256 * TreeHashes.LENGTH);
        if (!Arrays.equals(published, tile.hashes())) {
            differences.add("The " + path + " has not the hashes of its entries");
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
