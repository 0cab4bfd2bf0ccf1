package folkmoot.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts again what the log says, entry by entry: what became last of each support, added up by proposal, version and column. An entry
 * that may not stand where it stands is a difference.
 */
final class Recount {

    private final Differences differences;
    private final Map<String, Chain> chains = new LinkedHashMap<>();
    private final SupportEntries supports = new SupportEntries();

    Recount(Differences differences) {
        this.differences = differences;
    }

    /** An entry that is not as it must be. */
    static final class Illegal extends RuntimeException {

        Illegal(String message) {
            super(message, null, false, false);
        }
    }

    /** The next entry. */
    void take(Entries.Entry entry) {
        try {
            take(entry.json().orElseThrow(() -> new Illegal("it is no JSON object")));
        } catch (Illegal illegal) {
            differences.add("Entry " + entry.position() + ": " + illegal.getMessage());
        }
    }

    /** What the log says of a proposal. */
    Optional<Chain> chain(String proposal) {
        return Optional.ofNullable(chains.get(proposal));
    }

    /** All that it speaks of. */
    Iterable<Chain> chains() {
        return chains.values();
    }

    /** How many supports it speaks of. */
    int supports() {
        return supports.size();
    }

    /** Whether it speaks of a support, by its commitment, of a proposal. */
    boolean has(String support, String proposal) {
        return SupportEntries.isCommitment(support)
                && chain(proposal).filter(chain -> supports.has(support, chain)).isPresent();
    }

    private void take(ObjectNode entry) {
        switch (text(entry, "kind")) {
            case "support" -> supports.take(entry, chain(entry));
            case "version" -> version(entry, chain(entry));
            case "event" -> event(entry, chain(entry));
            case "response" -> response(entry, chain(entry));
            case "act", "rule" -> text(entry, "community");
            case "continues" ->
                List.of("community", "from", "log", "size", "root").forEach(name -> text(entry, name));
            default -> throw new Illegal("its kind is not known: " + text(entry, "kind"));
        }
    }

    /** A text with the number of the one before is a correction of it. */
    private static void version(ObjectNode entry, Chain chain) {
        int version = number(entry, "version");
        int before = chain.version();
        chain.texts().add(new Chain.Text(version, text(entry, "text")));
        if (before != 0 && version != before && version != before + 1) {
            throw new Illegal("version " + version + " of " + chain.proposal() + " follows version " + before);
        }
    }

    private static void event(ObjectNode entry, Chain chain) {
        chain.events().add(HistoryComparison.line(entry));
        if (entry.path("body").isTextual()) {
            chain.tracks()
                    .computeIfAbsent(text(entry, "body"), _ -> new ArrayList<>())
                    .add(text(entry, "at"));
        }
        if (!HistoryComparison.isMove(entry)) {
            return;
        }
        var from = text(entry, "from");
        var before = chain.state();
        chain.isIn(text(entry, "to"));
        if (before.filter(state -> !state.equals(from)).isPresent()) {
            throw new Illegal(chain.proposal() + " leaves the state " + from + " and was in " + before.get());
        }
    }

    /** Versions of an answer rise by one from 1; what is removed says again what it said last. */
    private static void response(ObjectNode entry, Chain chain) {
        List.of("body", "track", "at", "text").forEach(name -> text(entry, name));
        if (!entry.has("response")) {
            chain.addOlderAnswer(); // of a time when answers had one version and no number
            return;
        }
        var id = text(entry, "response");
        var answer = new Chain.Answer(id, number(entry, "version"), text(entry, "text"));
        var before = chain.answers().stream()
                .filter(known -> known.response().equals(id))
                .reduce((_, later) -> later);
        boolean right = switch (text(entry, "act")) {
            case "answered" -> before.isEmpty() && answer.version() == 1;
            case "edited" ->
                before.filter(known -> known.version() + 1 == answer.version()).isPresent() || before.isEmpty();
            case "removed" -> before.isEmpty() || before.equals(Optional.of(answer));
            default -> false;
        };
        chain.answers().add(answer);
        if (!right) {
            throw new Illegal("version " + answer.version() + " of the answer " + id + " may not stand here");
        }
    }

    private Chain chain(ObjectNode entry) {
        return chains.computeIfAbsent(text(entry, "proposal"), proposal -> new Chain(chains.size(), proposal));
    }

    /** A text that must be there. */
    static String text(JsonNode entry, String name) {
        var value = entry.path(name);
        if (!value.isTextual()) {
            throw new Illegal("it has no " + name);
        }
        return value.textValue();
    }

    /** A number from 1 that must be there. */
    static int number(JsonNode entry, String name) {
        var value = entry.path(name);
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > SupportEntries.MAX_VERSION) {
            throw new Illegal("it has no " + name);
        }
        return value.intValue();
    }
}
