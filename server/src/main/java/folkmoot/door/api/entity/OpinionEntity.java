package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An opinion round (Folkmoot API).
 *
 * @param each how many statements each person may add
 * @param people who said enough to count; 0 before there are five
 * @param bridges statements by how far every group agrees, the first first
 * @param groups the largest first; none where one of them has fewer than five people
 */
public record OpinionEntity(
        int each,
        boolean checked,
        Instant closesAt,
        Optional<Instant> endedAt,
        int people,
        List<BridgeEntity> bridges,
        List<GroupEntity> groups) {

    /** @param share product over groups of how many agree, from 0 to 1; @param shared whether more than half of every group agree */
    public record BridgeEntity(String statementId, int agree, int disagree, int said, double share, boolean shared) {}

    public record GroupEntity(int people, List<StandEntity> stands) {}

    /** @param of how many of the group agree (or disagree), of those who said something of it */
    public record StandEntity(String statementId, boolean agrees, int of, int said) {}

    /** @param own what the reader says of it: {@code agree}, {@code disagree}, {@code pass}; @param state {@code shown}, for moderators also {@code waiting} and {@code out} */
    public record StatementEntity(String id, String text, String state, Optional<String> own) {}
}
