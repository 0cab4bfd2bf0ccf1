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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened to a proposal, as one line of events: what its community did, and what public bodies said. */
record ProposalTimeline(CivicSources from, Views views) {

    private static final Set<String> BY_BODIES =
            Set.of("track", "response", "response-edited", "paused", "passed-on", "commitment-late");
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Set<String> ANSWERS = Set.of("response", "response-edited", "response-removed");

    List<Entry> entries(Transaction tx, Messages text, Proposal proposal) {
        var events = from.proposals().events(tx, proposal.id());
        var ids = events.stream().flatMap(event -> event.body().stream()).collect(Collectors.toSet());
        var bodies = ids.isEmpty()
                ? Map.<BodyId, Body>of()
                : from.bodies().list(tx, ids).stream().collect(Collectors.toMap(Body::id, Function.identity()));
        return acts(events).stream().map(act -> entry(text, act, bodies)).toList();
    }

    /**
     * One act.
     *
     * @param answer whether it is told by an answer
     */
    private record Act(ProposalEvent event, boolean answer) {}

    /** What a body does by answering is written down three times, one after the other: the answer, where the body stands, and where the proposal does. */
    private static List<Act> acts(List<ProposalEvent> events) {
        var acts = new ArrayList<Act>();
        for (var event : events) {
            var before = acts.isEmpty() ? Optional.<Act>empty() : Optional.of(acts.getLast());
            if (before.filter(act -> isAnswerOf(act.event(), event)).isPresent()) {
                acts.set(acts.size() - 1, new Act(event, true));
            } else if (before.filter(act -> saysTheSame(act.event(), event)).isEmpty()) {
                acts.add(new Act(event, ANSWERS.contains(event.kind())));
            }
        }
        return acts;
    }

    private static boolean isAnswerOf(ProposalEvent answer, ProposalEvent track) {
        return answer.kind().equals("response")
                && track.kind().equals("track")
                && answer.body().equals(track.body())
                && isSoonAfter(answer, track);
    }

    private static boolean saysTheSame(ProposalEvent track, ProposalEvent state) {
        return track.kind().equals("track")
                && state.kind().equals("state")
                && state.to().equals(track.to())
                && isSoonAfter(track, state);
    }

    private static boolean isSoonAfter(ProposalEvent one, ProposalEvent next) {
        return Duration.between(one.createdAt(), next.createdAt()).compareTo(AT_ONCE) < 0;
    }

    private Entry entry(Messages text, Act act, Map<BodyId, Body> bodies) {
        var event = act.event();
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
                act.answer() ? "#answers" : "",
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
