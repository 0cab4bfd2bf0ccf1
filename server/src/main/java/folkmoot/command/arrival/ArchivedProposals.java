package folkmoot.command.arrival;

import static folkmoot.command.arrival.CommunityArchive.optional;
import static folkmoot.command.arrival.CommunityArchive.text;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.arrival.Arrival;
import folkmoot.civic.arrival.Arrival.Said;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.command.archive.ReadArchive;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The proposals of an exported community, as they arrive elsewhere. */
final class ArchivedProposals {

    /** What happened that others can read off the states alone. */
    private static final List<String> TOLD =
            List.of("published", "state", "restored", "withdrawn", "amended", "threshold");

    private final ReadArchive archive;
    private final Map<String, JsonNode> accounts;
    private final Map<String, Long> counted = new HashMap<>();
    private final Map<String, List<Said>> history = new HashMap<>();
    private final Map<String, List<Said>> answers = new HashMap<>();
    private final Map<String, List<Said>> comments = new HashMap<>();
    /** The state from which a proposal was put away because its community was leaving. */
    private final Map<String, String> left = new HashMap<>();

    ArchivedProposals(ReadArchive archive, Map<String, JsonNode> accounts) {
        this.archive = archive;
        this.accounts = accounts;
    }

    List<Arrival> all() throws IOException {
        var rows = new ArrayList<JsonNode>();
        archive.rows("proposal", rows::add);
        archive.rows("proposal_tally", this::count);
        archive.rows("proposal_event", this::event);
        answers();
        comments(rows);
        return rows.stream().map(this::arrival).toList();
    }

    /** What was counted for any of its texts. */
    private void count(JsonNode row) {
        long all = 0;
        for (var column : row.path("counted")) {
            all += column.asLong();
        }
        counted.merge(text(row, "proposal_id"), all, Long::sum);
    }

    private void event(JsonNode row) {
        var proposal = text(row, "proposal_id");
        if (text(row, "reason").equals(Lifecycle.MOVED)) {
            left.put(proposal, text(row, "from_state"));
        } else if (TOLD.contains(text(row, "kind"))) {
            var words = Stream.of(Optional.of(text(row, "kind")), optional(row, "to_state"), optional(row, "note"))
                    .flatMap(Optional::stream)
                    .filter(word -> !word.isBlank() && !word.equals("state"))
                    .toList();
            add(history, proposal, new Said(time(row), "", String.join(": ", words), Optional.empty()));
        }
    }

    private void answers() throws IOException {
        var proposals = new HashMap<String, JsonNode>();
        archive.rows("official_response", row -> {
            if (!row.hasNonNull("removed_at")) {
                proposals.put(text(row, "id"), row);
            }
        });
        var newest = new HashMap<String, JsonNode>();
        archive.rows(
                "official_response_version",
                row -> newest.merge(
                        text(row, "response_id"),
                        row,
                        (one, other) -> one.path("version").asInt()
                                        > other.path("version").asInt()
                                ? one
                                : other));
        newest.forEach((id, row) -> Optional.ofNullable(proposals.get(id))
                .ifPresent(response -> add(
                        answers,
                        text(response, "proposal_id"),
                        new Said(
                                time(response),
                                name(text(response, "account_id")),
                                Plain.text(text(row, "content")),
                                Optional.empty()))));
    }

    /** What people wrote below them, by the threads of their posts. */
    private void comments(List<JsonNode> rows) throws IOException {
        var proposals = new HashMap<String, String>();
        for (var row : rows) {
            proposals.put(text(row, "id"), text(row, "id"));
        }
        var threads = new HashMap<String, String>();
        archive.rows(
                "status",
                row -> optional(row, "conversation_id")
                        .filter(_ -> proposals.containsKey(text(row, "id")))
                        .ifPresent(thread -> threads.put(thread, text(row, "id"))));
        archive.rows("status", row -> {
            var proposal = threads.get(text(row, "conversation_id"));
            boolean byPeople = Optional.ofNullable(accounts.get(text(row, "account_id")))
                    .filter(account -> text(account, "actor_type").equals("Person"))
                    .isPresent();
            if (proposal != null && byPeople && !proposal.equals(text(row, "id"))) {
                add(
                        comments,
                        proposal,
                        new Said(
                                time(row),
                                name(text(row, "account_id")),
                                Plain.text(text(row, "content")),
                                optional(row, "url").map(URI::create)));
            }
        });
    }

    private static void add(Map<String, List<Said>> all, String proposal, Said said) {
        all.computeIfAbsent(proposal, _ -> new ArrayList<>()).add(said);
    }

    private Arrival arrival(JsonNode row) {
        var id = text(row, "id");
        var state = left.getOrDefault(id, text(row, "state"));
        return new Arrival(
                id,
                Optional.of(URI.create(
                        archive.origin() + "/c/" + archive.community().orElseThrow() + "/proposals/" + id)),
                text(row, "title"),
                text(row, "ask"),
                text(row, "problem"),
                optional(row, "language"),
                optional(row, "category"),
                optional(row, "place_name"),
                name(text(row, "author_account_id")),
                Optional.of(counted.getOrDefault(id, 0L)),
                state,
                ProposalState.of(state).takesSupports(),
                time(row),
                sorted(history.get(id)),
                sorted(answers.get(id)),
                sorted(comments.get(id)),
                List.of());
    }

    private static List<Said> sorted(List<Said> all) {
        return all == null
                ? List.of()
                : all.stream()
                        .sorted((one, other) ->
                                one.at().orElseThrow().compareTo(other.at().orElseThrow()))
                        .toList();
    }

    private static Optional<Instant> time(JsonNode row) {
        return optional(row, "created_at").map(Times::read).flatMap(time -> time);
    }

    /** As people know somebody there. */
    private String name(String account) {
        var row = accounts.get(account);
        if (row == null || row.hasNonNull("deleted_at")) {
            return "";
        }
        var name = text(row, "display_name").isBlank() ? text(row, "username") : text(row, "display_name");
        return name + " (@" + text(row, "username") + "@"
                + optional(row, "domain").orElse(archive.domain()) + ")";
    }
}
