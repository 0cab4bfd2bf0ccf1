package folkmoot.civic.webhook;

import folkmoot.platform.text.Worded;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Of what an address can be told. */
public enum WebhookKind implements Worded {
    PUBLISHED("proposal.published", "published"),
    AMENDED("proposal.amended", "amended", "corrected", "edited"),
    THRESHOLD("proposal.threshold-reached", "threshold"),
    SENT("proposal.sent", "sent"),
    ANSWERED("proposal.answered", "response", "response-edited"),
    STATE("proposal.state-changed", "state", "withdrawn", "resubmitted", "restored", "confirmed", "disputed");

    private final String word;
    private final List<String> events;

    WebhookKind(String word, String... events) {
        this.word = word;
        this.events = List.of(events);
    }

    @Override
    public String word() {
        return word;
    }

    /** Of an event of a proposal; empty for one that nobody is told of. */
    static Optional<WebhookKind> of(String event) {
        return Arrays.stream(values())
                .filter(kind -> kind.events.contains(event))
                .findFirst();
    }
}
