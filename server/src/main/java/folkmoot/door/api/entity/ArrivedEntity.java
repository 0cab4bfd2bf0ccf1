package folkmoot.door.api.entity;

import folkmoot.civic.arrival.Arrival;
import folkmoot.civic.arrival.Arrived;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a proposal had on the platform where it was made (Folkmoot API). None of it counts here.
 *
 * @param supports how many had supported it there; empty where they were not counted
 * @param state in the words of that platform
 */
public record ArrivedEntity(
        String source,
        String sourceId,
        Optional<URI> url,
        String author,
        Optional<Long> supports,
        String state,
        Optional<String> place,
        List<SaidEntity> history,
        List<SaidEntity> answers,
        List<SaidEntity> comments,
        Instant arrivedAt) {

    /** Something that happened or was written there. */
    public record SaidEntity(Optional<Instant> at, String by, String text, Optional<URI> url) {}

    /** As it is kept. */
    public static ArrivedEntity of(Arrived arrived) {
        return new ArrivedEntity(
                arrived.source(),
                arrived.sourceId(),
                arrived.url(),
                arrived.author(),
                arrived.supports(),
                arrived.state(),
                arrived.place(),
                said(arrived.history()),
                said(arrived.answers()),
                said(arrived.comments()),
                arrived.arrivedAt());
    }

    private static List<SaidEntity> said(List<Arrival.Said> all) {
        return all.stream()
                .map(one -> new SaidEntity(one.at(), one.by(), one.text(), one.url()))
                .toList();
    }
}
