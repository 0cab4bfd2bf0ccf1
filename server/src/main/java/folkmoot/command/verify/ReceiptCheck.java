package folkmoot.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.log.InclusionProof;
import folkmoot.federation.log.NoteKey;
import folkmoot.federation.log.TreeHashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks a receipt: that the support it speaks of is what it was given for, and in the log. As JSON it leads to a tree that was signed; as
 * the lines of a clerk's message, with whatever stands around them, its entry is looked for in the log that was read.
 */
final class ReceiptCheck {

    private static final List<String> FACTS = List.of("proposal", "supporter", "salt", "support");
    private static final Pattern LINE =
            Pattern.compile("^(" + String.join("|", FACTS) + ") (\\S+)\\s*$", Pattern.MULTILINE);

    private final ObjectNode receipt;
    private final Differences differences;

    private ReceiptCheck(ObjectNode receipt, Differences differences) {
        this.receipt = receipt;
        this.differences = differences;
    }

    /** Empty, with a word about it, for one that cannot be read. */
    static Optional<ReceiptCheck> of(String written, Differences differences) {
        try {
            return Optional.of(new ReceiptCheck(read(written), differences));
        } catch (MalformedDocument unreadable) {
            differences.add("The receipt cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static ObjectNode read(String written) {
        var lines = Json.object();
        var line = LINE.matcher(written);
        while (line.find()) {
            lines.put(line.group(1), line.group(2));
        }
        return FACTS.stream().allMatch(lines::has) ? lines : Json.read(written.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether it is as it was given; the signed tree that it leads to, which the log must still begin with. */
    Optional<SignedHead> check(List<NoteKey> keys) {
        try {
            if (!commitment(receipt).equals(receipt.path("support").asText())) {
                differences.add("The receipt: its salt, proposal and supporter do not make the support that it names");
            }
            var log = receipt.path("log");
            if (!log.isObject()) {
                return Optional.empty();
            }
            var head = SignedHead.of(log.path("checkpoint").asText(), keys);
            logged(receipt, log, head, differences);
            return Optional.of(head);
        } catch (PublicData.Unreadable | IllegalArgumentException unreadable) {
            differences.add("The receipt cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the log that was read has it: for one that leads to no tree, and one that was given before a tree was signed with it. */
    void lookFor(Recount log) {
        var support = receipt.path("support").asText();
        if (!log.has(support, receipt.path("proposal").asText())) {
            differences.add("The receipt: the log has no support " + support + " of that proposal");
        }
    }

    private static void logged(ObjectNode receipt, JsonNode log, SignedHead head, Differences differences) {
        var entry = log.path("entry");
        for (var field : List.of("support", "proposal")) {
            if (!entry.path(field).asText().equals(receipt.path(field).asText("-"))) {
                differences.add("The receipt: its entry is of another " + field);
            }
        }
        var path = new ArrayList<byte[]>();
        log.path("path").forEach(hash -> path.add(HexFormat.of().parseHex(hash.asText())));
        var proof = new InclusionProof(
                log.path("position").asLong(-1), head.checkpoint().size(), path);
        if (!proof.verifies(
                TreeHashes.leaf(Json.canonical(entry)), head.checkpoint().root())) {
            differences.add("The receipt: its entry is not in the tree that was signed");
        }
    }

    private static String commitment(ObjectNode receipt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(receipt.path("salt").asText()));
            digest.update((receipt.path("proposal").asText() + "\n"
                            + receipt.path("supporter").asText())
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
