package folkmoot.federation.json;

import folkmoot.federation.vocabulary.CivicRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads civic records. Whether to believe one is the caller's matter: see {@link CivicRecord}. */
public final class RecordReader {

    private static final int MAX_TRACKS = 32;

    private RecordReader() {}

    /** Whether the object claims to be a civic record. */
    static boolean isRecord(Fields fields) {
        return fields.types().contains("OrderedCollection") && fields.node().has("fm:about");
    }

    /** @throws MalformedDocument when owner, post, state or time are missing */
    static CivicRecord read(Fields fields) {
        var updated = fields.instant("updated")
                .orElseThrow(() -> new MalformedDocument("The civic record has no readable \"updated\""));
        return new CivicRecord(
                fields.requiredId(),
                fields.requiredUri("attributedTo"),
                fields.text("name").orElse(""),
                fields.requiredUri("about"),
                fields.text("problem"),
                fields.text("ask"),
                fields.text("state").orElseThrow(() -> new MalformedDocument("The civic record has no fm:state")),
                fields.text("answer"),
                count(fields, updated),
                fields.number("threshold"),
                tracks(fields),
                fields.webUri("stateHistory"),
                fields.webUri("responses"),
                fields.webUri("officialResponse"),
                fields.number("totalItems").orElse(0),
                fields.webUri("first"),
                fields.instant("published"),
                updated,
                fields.object("proof").map(Fields::node));
    }

    private static CivicRecord.SupportCount count(Fields fields, Instant updated) {
        var count = fields.object("supportCount").orElseGet(() -> new Fields(Json.object()));
        return new CivicRecord.SupportCount(
                natural(count, "total"),
                natural(count, "eligible"),
                natural(count, "verifiedLocal"),
                natural(count, "membersHere"),
                natural(count, "knownInstances"),
                natural(count, "widerNetwork"),
                natural(count, "inPerson"),
                natural(count, "forEarlierText"),
                count.number("logSize"),
                count.instant("asOf").orElse(updated));
    }

    private static long natural(Fields fields, String name) {
        return Math.max(0, fields.number(name).orElse(0));
    }

    private static List<CivicRecord.Track> tracks(Fields fields) {
        return fields.objects("tracks", MAX_TRACKS).stream()
                .map(track -> new CivicRecord.Track(
                        track.webUri("actor"),
                        track.text("name").orElse(""),
                        track.text("state").orElse(""),
                        track.instant("asked"),
                        track.instant("acknowledged"),
                        track.instant("answered"),
                        track.webUri("response"),
                        track.instant("sent").or(() -> track.instant("asked")),
                        track.text("problem"),
                        new CivicRecord.Track.Due(
                                track.text("acknowledgeBy").flatMap(RecordReader::day),
                                track.text("answerBy").flatMap(RecordReader::day))))
                .toList();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
