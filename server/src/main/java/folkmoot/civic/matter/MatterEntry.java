package folkmoot.civic.matter;

import folkmoot.civic.proposal.Spot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was typed for a matter, read: what all kinds share, and the record of its kind.
 *
 * @param <B> record of the kind
 */
record MatterEntry<B>(Matter.Text text, Optional<Spot> spot, Optional<Instant> until, Matter.Contact contact, B block) {

    static final int SHORTEST_TITLE = 5;
    static final int LONGEST_TITLE = 120;
    static final int LONGEST_TEXT = 2_000;
    static final int LONGEST_NAME = 40;
    static final int LONGEST_MEETING = 200;
    private static final int LONGEST_LANGUAGE = 35;

    /** Every field of the form of a kind, in its order. */
    static List<MatterField> fields(MatterKind<?> kind) {
        var all = new ArrayList<MatterField>();
        all.add(MatterField.text("title", true, LONGEST_TITLE));
        all.addAll(kind.form().fields());
        if (kind.form().where() != MatterForm.Where.NOWHERE) {
            boolean needed = kind.form().where() == MatterForm.Where.SPOT_NEEDED;
            all.add(MatterField.text("place", needed, Spot.LONGEST_NAME));
        }
        if (hasPoint(kind)) {
            all.add(MatterField.text("latitude", false, LONGEST_NAME));
            all.add(MatterField.text("longitude", false, LONGEST_NAME));
        }
        if (kind.form().asksUntil()) {
            all.add(MatterField.day("until", false));
        }
        all.add(MatterField.lines("text", false, LONGEST_TEXT));
        if (kind.rules().answering() == MatterRules.Answering.BY_AGREEMENT) {
            all.add(MatterField.text("first_name", false, LONGEST_NAME));
            all.add(MatterField.text("meeting", false, LONGEST_MEETING));
        }
        return all;
    }

    static boolean hasPoint(MatterKind<?> kind) {
        return kind.form().where() == MatterForm.Where.SPOT || kind.form().where() == MatterForm.Where.SPOT_NEEDED;
    }

    /** Reads it all; faults are noted in the entries. */
    static <B> MatterEntry<B> read(MatterKind<B> kind, Entries typed, String language, Instant now) {
        typed.check(fields(kind));
        if (!typed.text("title").isEmpty() && typed.text("title").length() < SHORTEST_TITLE) {
            typed.fault("title", "ERR_TOO_SHORT", "must have at least " + SHORTEST_TITLE + " characters");
        }
        var until = kind.form().asksUntil() ? typed.day("until") : Optional.<LocalDate>empty();
        var ends = until.map(typed::endOf);
        if (ends.filter(end -> !end.isAfter(now)).isPresent()) {
            typed.fault("until", "ERR_INVALID", "lies in the past");
        }
        boolean agreed = kind.rules().answering() == MatterRules.Answering.BY_AGREEMENT;
        return new MatterEntry<>(
                new Matter.Text(typed.text("title"), typed.lines("text"), language(typed.text("language"), language)),
                spot(kind, typed),
                ends,
                agreed ? new Matter.Contact(typed.text("first_name"), typed.text("meeting")) : Matter.Contact.NONE,
                kind.form().read(typed));
    }

    private static String language(String typed, String usual) {
        boolean known = typed.length() <= LONGEST_LANGUAGE
                && !Locale.forLanguageTag(typed).getLanguage().isEmpty();
        return known ? typed : usual;
    }

    private static Optional<Spot> spot(MatterKind<?> kind, Entries typed) {
        if (kind.form().where() == MatterForm.Where.NOWHERE) {
            return Optional.empty();
        }
        var name = Optional.of(typed.text("place")).filter(text -> !text.isEmpty());
        if (!hasPoint(kind)) {
            return Spot.typed(name, Optional.empty(), Optional.empty());
        }
        var spot = Spot.typed(name, Optional.of(typed.text("latitude")), Optional.of(typed.text("longitude")));
        spot.filter(one -> one.name().isEmpty())
                .filter(_ -> kind.form().where() == MatterForm.Where.SPOT) // otherwise it is said already
                .ifPresent(_ -> typed.fault("place", "ERR_BLANK", "can't be blank where a point is given"));
        spot.filter(one -> !one.latitude().isEmpty() || !one.longitude().isEmpty())
                .filter(one -> one.point().isEmpty())
                .ifPresent(_ -> {
                    typed.fault("latitude", "ERR_INVALID", "must be a number from -90 to 90");
                    typed.fault("longitude", "ERR_INVALID", "must be a number from -180 to 180");
                });
        return spot;
    }
}
