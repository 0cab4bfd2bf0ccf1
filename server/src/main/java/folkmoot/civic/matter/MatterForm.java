package folkmoot.civic.matter;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What a kind asks for besides title and text.
 *
 * @param <B> its record
 */
public interface MatterForm<B> {

    /** How exactly a kind says where it is. */
    enum Where {
        NOWHERE,
        /** An area in words, never a point: people live there. */
        AREA,
        /** A place in words, and a point where it is known. */
        SPOT,
        /** The same, and it must be said. */
        SPOT_NEEDED
    }

    /** Its own fields, in their order. */
    List<MatterField> fields();

    default Where where() {
        return Where.NOWHERE;
    }

    /** Whether it asks until which day it stands. */
    default boolean asksUntil() {
        return false;
    }

    /** Whether its form takes pictures. */
    default boolean hasPictures() {
        return false;
    }

    /** Reads its fields; what is wrong is noted in the entries. */
    B read(Entries typed);

    /** The same as it was typed: what {@link #read} reads again. Nothing in it is private. */
    Map<String, String> entries(B block, ZoneId zone);
}
