package folkmoot.secondchecker;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code java SecondChecker https://town.example [checkpoint kept earlier] [receipt]}: what is wrong, in a list. */
public final class SecondChecker {

    private final Site site;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, JsonNode> lastOfSupport = new HashMap<>();
    private final Map<String, List<JsonNode>> ofProposal = new TreeMap<>();
    private final List<byte[]> leaves = new ArrayList<>();
    private byte[] key = new byte[0];

    private SecondChecker(String url) {
        this.site = new Site(url);
    }

    /** Checks a server; the earlier checkpoint and the receipt may be null. Empty when everything agrees. */
    public static List<String> check(String url, String earlier, String receipt) {
        var checker = new SecondChecker(url);
        try {
            checker.run(earlier, receipt);
        } catch (RuntimeException broken) {
            checker.wrong.add(broken.toString());
        }
        return checker.wrong;
    }

    public static void main(String[] words) {
        var wrong = check(words[0], words.length > 1 ? words[1] : null, words.length > 2 ? words[2] : null);
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** A checkpoint: three lines that were signed. */
    private record Head(long size, byte[] root) {}

    private void run(String earlier, String receipt) {
        key = Ed25519Keys.fromMultibase(site.json("/", "application/activity+json")
                .path("assertionMethod")
                .path(0)
                .path("publicKeyMultibase")
                .asText());
        var tallies = new ArrayList<JsonNode>();
        for (String after = "0"; ; ) {
            var page = site.json("/api/folkmoot/v1/log/tallies?after=" + after);
            tallies.add(page);
            if (page.path("tallies").isEmpty()) {
                break;
            }
            after = page.path("tallies")
                    .path(page.path("tallies").size() - 1)
                    .path("id")
                    .asText();
        }
        long wanted = tallies.stream()
                .mapToLong(page -> page.path("size").asLong())
                .max()
                .orElse(0);
        var head = head(site.waitForHead(wanted));
        if (head.size() < wanted) {
            wrong.add("fewer entries are signed for than are counted");
            return;
        }
        entries(head.size(), tallies);
        compare(head, "signed");
        if (earlier != null) {
            compare(head(earlier), "kept");
        }
        new Narrative(site, ofProposal, wrong).check();
        if (receipt != null) {
            receipt(site.parse(receipt));
        }
    }

    private Head head(String note) {
        int blank = note.indexOf("\n\n");
        var text = note.substring(0, blank + 1);
        var lines = text.split("\n");
        boolean signed = note.substring(blank + 2)
                .lines()
                .filter(line -> line.startsWith("\u2014 " + lines[0] + " "))
                .map(line -> Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)))
                .anyMatch(bytes -> Ed25519Keys.verifies(key, text, Arrays.copyOfRange(bytes, 4, bytes.length)));
        if (!signed) {
            wrong.add("a checkpoint is not signed by the log");
        }
        return new Head(Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }

    /** RFC 9162 2.1.1 over all leaves up to there. */
    private void compare(Head head, String which) {
        if (head.size() > leaves.size()) {
            wrong.add("the log is shorter than the " + which + " one");
        } else if (!Arrays.equals(head.root(), Rfc9162.root(leaves.subList(0, (int) head.size())))) {
            wrong.add("the root is not the " + which + " one");
        }
    }

    private void entries(long size, List<JsonNode> tallies) {
        for (long bundle = 0; bundle * 256 < size; bundle++) {
            int width = (int) Math.min(256, size - bundle * 256);
            var path = "%03d".formatted(bundle % 1000);
            for (long rest = bundle / 1000; rest > 0; rest /= 1000) {
                path = "x%03d/".formatted(rest % 1000) + path;
            }
            var bytes = ByteBuffer.wrap(site.bytes("/log/tile/entries/" + path + (width == 256 ? "" : ".p/" + width)));
            for (int i = 0; i < width; i++) {
                var entry = new byte[Short.toUnsignedInt(bytes.getShort())];
                bytes.get(entry);
                compareTallies(tallies);
                leaves.add(Rfc9162.leaf(entry));
                take(site.parse(new String(entry, StandardCharsets.UTF_8)));
            }
        }
        compareTallies(tallies);
        tile(size / 256, (int) (size % 256));
    }

    /** The last tile has the hashes of its entries. */
    private void tile(long index, int width) {
        if (width > 0 && index < 1000) {
            var tile = site.bytes("/log/tile/0/%03d.p/%d".formatted(index, width));
            for (int i = 0; i < width; i++) {
                if (!Arrays.equals(leaves.get((int) index * 256 + i), Arrays.copyOfRange(tile, i * 32, i * 32 + 32))) {
                    wrong.add("the last tile has another hash at " + i);
                }
            }
        }
    }

    private void take(JsonNode entry) {
        if (entry.has("proposal")) {
            ofProposal
                    .computeIfAbsent(entry.path("proposal").asText(), _ -> new ArrayList<>())
                    .add(entry);
        }
        if (!entry.path("kind").asText().equals("support")) {
            return;
        }
        var before = lastOfSupport.put(entry.path("support").asText(), entry);
        boolean first = entry.path("act").asText().equals("given");
        if (first != (before == null)
                || before != null && before.path("count").asText().equals("none")) {
            wrong.add("entry " + (leaves.size() - 1) + " may not be: " + entry);
        }
    }

    private void compareTallies(List<JsonNode> pages) {
        for (var page : pages) {
            if (page.path("size").asLong() == leaves.size()) {
                page.path("tallies").forEach(this::compareTally);
            }
        }
    }

    private void compareTally(JsonNode tally) {
        var counted = new TreeMap<String, Integer>();
        for (var entry : lastOfSupport.values()) {
            if (entry.path("proposal").equals(tally.path("proposal"))
                    && !entry.path("count").asText().equals("none")) {
                counted.merge(
                        entry.path("version").asInt() + " "
                                + entry.path("column").asText() + " "
                                + entry.path("count").asText(),
                        1,
                        Integer::sum);
            }
        }
        var published = new TreeMap<String, Integer>();
        for (var column : tally.path("columns")) {
            for (var count : List.of("counted", "held", "invalid")) {
                if (column.path(count).asInt() != 0) {
                    published.put(
                            column.path("version").asInt() + " "
                                    + column.path("column").asText() + " " + count,
                            column.path(count).asInt());
                }
            }
        }
        if (!counted.equals(published)) {
            wrong.add(tally.path("proposal").asText() + " is published as " + published + " and counted as " + counted);
        }
    }

    private void receipt(JsonNode receipt) {
        var log = receipt.path("log");
        var commitment = Rfc9162.sha256(
                Rfc9162.hex(receipt.path("salt").asText()),
                (receipt.path("proposal").asText() + "\n"
                                + receipt.path("supporter").asText())
                        .getBytes());
        var leaf = leaves.get(log.path("position").asInt());
        if (!Arrays.equals(commitment, Rfc9162.hex(receipt.path("support").asText()))
                || !Arrays.equals(leaf, Rfc9162.hex(log.path("leaf_hash").asText()))
                || !log.path("entry").path("support").equals(receipt.path("support"))) {
            wrong.add("the receipt is not of what the log has");
        }
    }
}
