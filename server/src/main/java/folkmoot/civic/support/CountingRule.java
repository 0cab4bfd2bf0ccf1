package folkmoot.civic.support;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Counting;
import java.util.Optional;

/**
 * Who counts, and in which column: the one place that says so, for every door and at every time. What it says is documented in
 * {@code docs/civic/counting.md}.
 */
final class CountingRule {

    private CountingRule() {}

    /**
     * @param excess why a rule holds it at this moment: too many from its source, or too fast. Looked at when a support is given
     *     and kept from then on
     */
    static SupportRow.Decision decide(SupporterFacts facts, Optional<WhyNot> excess) {
        var column = column(facts);
        var left = leftOut(facts);
        if (left.isPresent()) {
            return decision(column, Counting.INVALID, left.get());
        }
        if (facts.review().isPresent()) {
            var reviewed = facts.review().get();
            return switch (reviewed.review()) {
                case RELEASED -> new SupportRow.Decision(column, Counting.COUNTED, Optional.empty());
                case INVALIDATED -> new SupportRow.Decision(column, Counting.INVALID, reviewed.why());
            };
        }
        if (facts.young()) {
            return decision(column, Counting.HELD, WhyNot.YOUNG);
        }
        return excess.map(why -> decision(column, Counting.HELD, why))
                .orElseGet(() -> new SupportRow.Decision(column, Counting.COUNTED, Optional.empty()));
    }

    private static SupportColumn column(SupporterFacts facts) {
        if (facts.local()) {
            return facts.resident()
                    ? SupportColumn.VERIFIED_LOCAL
                    : facts.joined() ? SupportColumn.MEMBERS : SupportColumn.KNOWN;
        }
        boolean vouched =
                facts.rule().filter(rule -> rule == ServerRule.Effect.KNOWN).isPresent();
        return vouched || facts.known() > 0 ? SupportColumn.KNOWN : SupportColumn.NETWORK;
    }

    private static Optional<WhyNot> leftOut(SupporterFacts facts) {
        if (!facts.active()) {
            return Optional.of(WhyNot.SUSPENDED);
        }
        if (facts.banned()) {
            return Optional.of(WhyNot.BANNED);
        }
        if (!facts.person()) {
            return Optional.of(WhyNot.PROGRAM);
        }
        if (facts.official()) {
            return Optional.of(WhyNot.OFFICIAL);
        }
        return facts.rule().filter(rule -> rule == ServerRule.Effect.EXCLUDED).map(_ -> WhyNot.SERVER);
    }

    private static SupportRow.Decision decision(SupportColumn column, Counting counting, WhyNot why) {
        return new SupportRow.Decision(column, counting, Optional.of(why.word()));
    }
}
