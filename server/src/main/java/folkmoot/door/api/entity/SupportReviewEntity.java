package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a decision of moderators does to the supports of a proposal (Folkmoot API): tried out, or done.
 *
 * @param upTo to be sent with the decision, so that exactly the supports that were tried out are meant
 * @param metBefore whether the threshold is met without the decision
 */
public record SupportReviewEntity(
        int changed,
        String upTo,
        ProposalEntity.SupportsEntity before,
        ProposalEntity.SupportsEntity after,
        boolean metBefore,
        boolean metAfter) {

    /**
     * Held supports of one source.
     *
     * @param source empty for all sources of fewer than five supporters
     */
    public record BatchEntity(
            String source, String upTo, int held, int counted, int newcomers, Instant first, Instant last) {}

    /** What looks odd, and how the supports came: numbers for spans of {@code spanSeconds} from {@code begin} on. */
    public record AlarmsEntity(
            List<AlarmEntity> alarms, Instant begin, long spanSeconds, List<Integer> given, List<Integer> counted) {}

    /** One odd thing: {@code count} of {@code of}. */
    public record AlarmEntity(String kind, Optional<String> source, int count, int of, Instant from, Instant until) {}

    /** How the viewer's own support is counted; {@code why} says why it is not. */
    public record OwnSupportEntity(String column, String counting, Optional<String> why, int version, Instant since) {}

    /** What a community says of a server. */
    public record ServerRuleEntity(String domain, String effect, String reason, Instant since) {}
}
