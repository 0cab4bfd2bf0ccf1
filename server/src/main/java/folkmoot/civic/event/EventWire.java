package folkmoot.civic.event;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterKind;
import folkmoot.civic.matter.MatterState;
import folkmoot.civic.matter.MatterWire;
import folkmoot.civic.proposal.Spot;
import folkmoot.federation.vocabulary.EventBlock;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.NoteBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An {@code Event} (FEP-8a8e), as Mobilizon, Gancio and WordPress have it. Mastodon shows of it name, summary and link, so the summary says when
 * and where.
 */
public final class EventWire implements MatterWire<Event> {

    private static final int MOST = 100_000;
    private static final Instant EARLIEST = Instant.parse("1901-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int LONGEST_LINK = 300;

    @Override
    public void write(Outgoing<Event> out, NoteBuilder note) {
        MatterWire.super.write(out, note);
        var event = out.block();
        var matter = out.matter();
        note.type("Event")
                .name(Optional.of(matter.title()))
                .summary(Optional.of(Entries.written(event.start(), ZONE) + " UTC"
                        + matter.spot().map(spot -> " · " + spot.name()).orElse("")))
                .event(Optional.of(new EventBlock(
                        event.start(),
                        event.end(),
                        Optional.of(event.link())
                                .filter(link -> !link.isEmpty())
                                .map(URI::create),
                        event.capacity().map(OptionalInt::of).orElse(OptionalInt.empty()),
                        out.taken(),
                        Optional.of("free"),
                        matter.state() == MatterState.CLOSED)))
                .location(matter.spot().map(Spot::place));
    }

    @Override
    public Optional<Event> read(MatterKind<Event> kind, Note note) {
        return note.event()
                .filter(event ->
                        event.start().isAfter(EARLIEST) && event.start().isBefore(LATEST))
                .map(event -> new Event(
                        event.start(),
                        event.end(),
                        event.capacity().isPresent()
                                        && event.capacity().getAsInt() > 0
                                        && event.capacity().getAsInt() <= MOST
                                ? Optional.of(event.capacity().getAsInt())
                                : Optional.empty(),
                        event.link()
                                .map(URI::toString)
                                .filter(link -> link.length() <= LONGEST_LINK)
                                .orElse("")));
    }
}
