package folkmoot.civic.support;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Counting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which supports of a proposal moderators mean: by where they come from and how, never by whose they are.
 *
 * @param source a registrable domain, this instance's own for accounts here, or "" for all sources of fewer than five together,
 *     which would name people; empty for all sources
 * @param from given at this moment or later
 * @param until given before this moment
 * @param younger by accounts first heard of less than so long before they supported
 * @param pace given as part of so many from one source within a minute
 * @param upTo the newest that is meant: what comes later is not decided with them
 */
public record Selection(
        Optional<String> source,
        Optional<SupportColumn> column,
        Optional<Counting> counting,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Duration> younger,
        Optional<Integer> pace,
        long upTo) {

    /** All that is held from one source. */
    public static Selection heldFrom(String source, long upTo) {
        return new Selection(
                Optional.of(source),
                Optional.empty(),
                Optional.of(Counting.HELD),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                upTo);
    }
}
