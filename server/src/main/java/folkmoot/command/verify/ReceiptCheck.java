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

/** Checks a receipt: that the support it speaks of is what it was given for, and in the tree that the log signed. */
final class ReceiptCheck {

    private ReceiptCheck() {}

    /** Says what is wrong with it; the signed tree that it leads to, which the log must still begin with. */
    static Optional<SignedHead> check(String written, List<NoteKey> keys, Differences differences) {
        try {
            var receipt = Json.read(written.getBytes(StandardCharsets.UTF_8));
            if (!commitment(receipt).equals(receipt.path("support").asText())) {
                differences.add("The receipt: its salt, proposal and supporter do not make the support that it names");
            }
            var log = receipt.path("log");
            if (!log.isObject()) {
                differences.add("The receipt: it was given before the log had signed a tree with it");
                return Optional.empty();
            }
            var head = SignedHead.of(log.path("checkpoint").asText(), keys);
            logged(receipt, log, head, differences);
            return Optional.of(head);
        } catch (MalformedDocument | PublicData.Unreadable | IllegalArgumentException unreadable) {
            differences.add("The receipt cannot be read: " + unreadable.getMessage());
            return Optional.empty();
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
