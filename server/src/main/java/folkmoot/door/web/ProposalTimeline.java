package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.Words;
import folkmoot.door.web.ui.Entry;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened to a proposal, as one line of events: what its community did, and what public bodies said. */
record ProposalTimeline(CivicSources from, Views views) {

    private static final Set<String> BY_BODIES =
            Set.of("track", "response", "response-edited", "paused", "passed-on", "commitment-late");
    private static final Set<String> ANSWERS = Set.of("response", "response-edited", "response-removed");

    List<Entry> entries(Transaction tx, Messages text, Proposal proposal) {
        var events = from.proposals().events(tx, proposal.id());
        var ids = events.stream().flatMap(event -> event.body().stream()).collect(Collectors.toSet());
        var bodies = ids.isEmpty()
                ? Map.<BodyId, Body>of()
                : from.bodies().list(tx, ids).stream().collect(Collectors.toMap(Body::id, Function.identity()));
        return events.stream().map(event -> entry(text, event, bodies)).toList();
    }

    private Entry entry(Messages text, ProposalEvent event, Map<BodyId, Body> bodies) {
        var body = event.body()
                .map(bodies::get)
                .map(found -> found.name(text.language()))
                .orElse("");
        return new Entry(
                event.createdAt().toString(),
                views.date(text, event.createdAt()),
                text.get("event." + event.kind(), "", to(text, event), body),
                event.reason()
                                .map(reason ->
                                        reason(text, reason) + (event.note().isEmpty() ? "" : ": "))
                                .orElse("")
                        + (event.kind().equals("asked-back") ? "" : event.note()), // a root, for those who draw again
                ANSWERS.contains(event.kind()) ? "#answers" : "",
                BY_BODIES.contains(event.kind()));
    }

    private static String to(Messages text, ProposalEvent event) {
        var words = Words.in(text.language());
        return event.to()
                .map(word -> switch (event.kind()) {
                    case "track" -> TrackState.of(word).map(words::track).orElse(word);
                    case "link",
                            "unlinked",
                            "merge",
                            "co-author",
                            "released",
                            "refused",
                            "invalidated",
                            "reinstated",
                            "amended",
                            "corrected",
                            "edited",
                            "response-edited",
                            "passed-on",
                            "hop-waits",
                            "paused",
                            "commitment-late",
                            "asked-back",
                            "sheet" -> word;
                    case ProposalEvent.ATTEMPT -> text.get("attempt." + word);
                    case "response", "response-removed" ->
                        text.find("response.type." + word).orElse(word);
                    default -> words.state(ProposalState.of(word));
                })
                .orElse("");
    }

    /** Also a code that is not ours, from the history of a proposal elsewhere. */
    static String reason(Messages text, String code) {
        return text.find("reason." + code).orElse(code);
    }
}
